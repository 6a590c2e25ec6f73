"""Ticks and own lines of packing lists, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time

import pytest

from curriculum.model import Provenance
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import InvalidInput, NotFound
from trainer.planning.edits import insert, remove
from trainer.planning.keys import new_key
from trainer.planning.materials import Amount, packing
from trainer.planning.packing import Item, OwnLine, amount_words, packing_list
from trainer.planning.records import Spot
from trainer.planning.times import schedule
from trainer.workshops.records import Hours, WorkshopFields


@pytest.fixture
def app(ready_url: str) -> Iterator[Application]:
    made = Application(ready_url)
    yield made
    made.close()


@pytest.fixture
def workshop(app: Application) -> int:
    days = ((date(2026, 12, 5), (Hours(time(9, 30), time(12, 30)),)),)
    fields = WorkshopFields("Lancer un éco-syndicat", trainers=("Awa",), expected=12)
    return app.workshops.create(fields=fields, days=days).first(Kind.WORKSHOP)


def listed(app: Application, workshop: int) -> dict[str, Item]:
    kept = app.plans.open(workshop)
    sheets = app.plans.sheets([block.source for block in kept.plan if block.source])
    lines = packing(kept.plan, schedule(kept.plan), sheets, kept.frame)
    return {item.label: item for item in packing_list(lines, app.packing.of(workshop))}


def sheet_id(app: Application, slug: str) -> int:
    return next(one.id for one in app.library.sheets() if one.slug == slug)


def use(app: Application, workshop: int, slug: str) -> str:
    """Put a sheet at the end of the half-day; its key."""
    kept = app.plans.open(workshop)
    block = app.plans.block_of(sheet_id(app, slug), new_key())
    plan = insert(kept.plan, [block], Spot(kept.plan.halves[0].id, 99))
    app.plans.save(workshop_id=workshop, version=kept.version, plan=plan)
    return block.key


def expect(app: Application, workshop: int, people: int) -> None:
    kept = app.workshops.get(workshop)
    fields = replace(kept.fields, expected=people)
    app.workshops.update(workshop_id=workshop, version=kept.version, fields=fields)


def test_a_tick_survives_every_edit_and_tells_what_came_on_top(app: Application, workshop: int) -> None:
    first = use(app, workshop, "la-place-que-je-prends")
    pen = listed(app, workshop)["Stylo"]
    assert (pen.quantity, pen.provenance, pen.ticked) == ("12", Provenance.ON_SITE, False)
    changes = app.packing.tick(workshop_id=workshop, key=pen.key, count=pen.count)
    assert changes.ids(Kind.PACKING) == (workshop,)
    expect(app, workshop, 24)
    use(app, workshop, "histoire-en-trois-minutes")
    grown = listed(app, workshop)["Stylo"]
    assert (grown.ticked, grown.more, grown.done) == (True, 12, False)
    assert grown.provenance is Provenance.TO_BRING
    kept = app.plans.open(workshop)
    app.plans.save(workshop_id=workshop, version=kept.version, plan=remove(kept.plan, [first]))
    assert listed(app, workshop)["Stylo"].more == 12
    app.packing.tick(workshop_id=workshop, key=grown.key, count=grown.count)
    assert listed(app, workshop)["Stylo"].done
    app.packing.untick(workshop_id=workshop, key=pen.key)
    app.packing.untick(workshop_id=workshop, key=pen.key)
    assert not listed(app, workshop)["Stylo"].ticked


def test_lines_by_hand(app: Application, workshop: int) -> None:
    app.packing.add(workshop_id=workshop, label="  Rallonge ", quantity="2 de 5 m")
    app.packing.add(workshop_id=workshop, label="Tables", provenance=Provenance.ON_SITE)
    tables, lead = listed(app, workshop).values()
    assert (lead.label, lead.quantity, lead.provenance) == ("Rallonge", "2 de 5 m", Provenance.TO_BRING)
    assert tables.provenance is Provenance.ON_SITE
    app.packing.tick(workshop_id=workshop, key=lead.key)
    assert (listed(app, workshop)["Rallonge"].done, listed(app, workshop)["Rallonge"].quantity) == (
        True,
        "2 de 5 m",
    )
    app.packing.untick(workshop_id=workshop, key=lead.key)
    app.packing.remove(workshop_id=workshop, key=tables.key)
    assert [(one.label, one.ticked) for one in listed(app, workshop).values()] == [("Rallonge", False)]
    back = OwnLine(tables.key, "Tables", "6", Provenance.ON_SITE, ticked=True)
    for _ in range(2):  # put back as it was; once more does no harm
        app.packing.put(workshop_id=workshop, line=back)
    assert back in app.packing.of(workshop).own
    assert len(app.packing.of(workshop).own) == 2


def test_copies_asked_for(app: Application, workshop: int) -> None:
    app.packing.ask(workshop_id=workshop, key="run:booklet", copies=12)
    app.packing.ask(workshop_id=workshop, key="run:booklet", copies=14)
    assert (app.packing.of(workshop).copies, app.packing.of(workshop).ticked) == ({"run:booklet": 14}, {})
    app.packing.ask(workshop_id=workshop, key="run:booklet", copies=None)
    app.packing.ask(workshop_id=workshop, key="run:sign-in", copies=None)
    assert app.packing.of(workshop).copies == {}


def test_what_cannot_be_is_told_and_changes_nothing(app: Application, workshop: int) -> None:
    tried: list[tuple[type[Exception], Callable[[], object]]] = [
        (InvalidInput, lambda: app.packing.add(workshop_id=workshop, label=" ")),
        (InvalidInput, lambda: app.packing.add(workshop_id=workshop, label="a" * 301)),
        (InvalidInput, lambda: app.packing.ask(workshop_id=workshop, key="run:easy:1", copies=1000)),
        (NotFound, lambda: app.packing.remove(workshop_id=workshop, key="stylo")),
        (NotFound, lambda: app.packing.ask(workshop_id=workshop, key="stylo", copies=1)),
        (NotFound, lambda: app.packing.tick(workshop_id=999, key="stylo", count=1)),
    ]
    for told, work in tried:
        with pytest.raises(told):
            work()
    assert listed(app, workshop) == {}


def test_amounts_are_written_in_the_plural_of_their_unit() -> None:
    amounts = [Amount(1, "jeu"), Amount(5, "jeu"), Amount(2, "rouleau"), Amount(3, "feuille"), Amount(4)]
    assert [amount_words(one).replace("\u00a0", " ") for one in amounts] == [
        "1 jeu",
        "5 jeux",
        "2 rouleaux",
        "3 feuilles",
        "4",
    ]
