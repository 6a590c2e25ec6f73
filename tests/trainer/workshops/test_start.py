"""A workshop from a path, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from curriculum.model import PathItem
from tests.support import shipped
from tests.support.rows import rows
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import InvalidInput, NotFound, Refused
from trainer.library.path_records import Price, PriceUnit
from trainer.partners.records import PartnerFields
from trainer.workshops.records import BlockKind
from trainer.workshops.start_rules import SMALLEST_REST

SATURDAY, START = date(2026, 12, 5), time(9, 30)


def test_the_weekend_becomes_a_workshop_with_its_agenda(app: Application) -> None:
    partner = app.partners.create(fields=PartnerFields(name="UPC", city="Roubaix")).first(Kind.PARTNER)
    weekend = app.paths.by_slug("lancer-un-eco-syndicat")
    app.paths.set_price(path_id=weekend.id, version=weekend.version, price=Price(240_000))
    changes = app.starts.from_path(
        path_id=weekend.id, first_day=SATURDAY, starts_at=START, partner_id=partner, place=" Grande  salle "
    )
    workshop = app.workshops.get(changes.first(Kind.WORKSHOP))
    assert Kind.AGENDA in changes.kinds
    assert (workshop.partner, workshop.minutes, workshop.fields.place) == (
        "UPC",
        weekend.path.minutes,
        "Grande salle",
    )
    assert (workshop.fields.title, workshop.fields.expected) == (weekend.path.title, weekend.path.group.ideal)
    assert workshop.fields.day_price_cents == 120_000
    assert [day.day for day in workshop.days] == [SATURDAY, date(2026, 12, 6)]
    blocks = [block for half in workshop.half_days for block in half.blocks]
    assert [block.sheet_slug for block in blocks if block.sheet_id] == [
        item.sheet for item in weekend.path.items
    ]
    assert [block.kind for block in blocks].count(BlockKind.BREAK) == 4
    assert [half.starts_at for half in workshop.half_days] == [START, time(13, 45)] * 2
    assert all(half.free_minutes >= 0 for half in workshop.half_days)
    assert all(f"- {objective}" in workshop.fields.notes for objective in weekend.path.objectives)
    assert "2\u202f400,00\u00a0€" in workshop.fields.notes
    slugs = {one.slug: one for one in app.library.sheets()}
    homes = [slugs[item.sheet].brique_slug for item in weekend.path.items]
    assert workshop.fields.promised == tuple(dict.fromkeys(homes))
    assert workshop.fields.sold_minutes == weekend.path.minutes
    opened = app.plans.open(workshop.id)
    assert [block.key for block in opened.plan] == [block.key for block in blocks]
    assert all(
        block.edition == opened.looks[block.sheet_id].edition > 0 for block in blocks if block.sheet_id
    )
    assert (opened.frame.sold, opened.frame.promised) == (weekend.path.minutes, workshop.fields.promised)
    planned = app.starts.planned(path_id=weekend.id, first_day=SATURDAY, starts_at=START)
    assert [half.hours.ends_at for half in planned] == [half.ends_at for half in workshop.half_days]


def test_an_evening_is_one_half_day_with_the_minutes_of_its_stages(app: Application) -> None:
    evening = app.paths.by_slug("une-soiree-pour-se-mobiliser")
    app.paths.set_price(path_id=evening.id, version=1, price=Price(1_500, PriceUnit.PERSON))
    done = app.starts.from_path(path_id=evening.id, first_day=SATURDAY, starts_at=time(18, 30), title="Mardi")
    workshop = app.workshops.get(done.first(Kind.WORKSHOP))
    (half,) = workshop.half_days
    assert (half.starts_at, half.ends_at, workshop.fields.title) == (time(18, 30), time(21, 30), "Mardi")
    usual = {sheet.slug: sheet.duration.usual for sheet in shipped.masters()}
    minutes = [item.minutes or usual[item.sheet] for item in evening.path.items]
    assert [block.minutes for block in half.blocks if block.sheet_id] == minutes
    assert minutes != [usual[item.sheet] for item in evening.path.items]
    assert workshop.fields.day_price_cents == 0
    assert "15,00\u00a0€ par personne" in workshop.fields.notes


def test_a_brique_comes_with_its_sheets(app: Application) -> None:
    evening = app.paths.by_slug("une-soiree-pour-se-mobiliser")
    items = (PathItem(brique="mobiliser"), PathItem(sheet="porte-a-porte-en-binomes"))
    path = replace(app.paths.get(evening.id).path, items=items, minutes=400, days=2)
    app.paths.edit(path_id=evening.id, version=1, path=path, price=Price())
    done = app.starts.from_path(path_id=evening.id, first_day=SATURDAY, starts_at=START)
    blocks = [b for half in app.workshops.get(done.first(Kind.WORKSHOP)).half_days for b in half.blocks]
    mine = {one.id: one for one in app.library.sheets() if one.brique_slug == "mobiliser"}
    taught = [mine[b.sheet_id] for b in blocks if b.sheet_id in mine]
    assert taught[-1].slug == "porte-a-porte-en-binomes"
    assert len({one.slug for one in taught}) == len(taught) > 2
    assert not any(one.translation_of for one in taught)
    left = [b.minutes for b in blocks if b.title == "Mobiliser"]
    assert sum(one.minutes for one in taught[:-1]) + sum(left) + SMALLEST_REST > 225


def test_a_brique_given_twice_goes_on_where_it_stopped(app: Application) -> None:
    evening = app.paths.by_slug("une-soiree-pour-se-mobiliser")
    items = (PathItem(brique="mobiliser", minutes=120), PathItem(brique="mobiliser", minutes=180))
    path = replace(app.paths.get(evening.id).path, items=items, minutes=400, days=2)
    app.paths.edit(path_id=evening.id, version=1, path=path, price=Price())
    done = app.starts.from_path(path_id=evening.id, first_day=SATURDAY, starts_at=START)
    blocks = [b for half in app.workshops.get(done.first(Kind.WORKSHOP)).half_days for b in half.blocks]
    ids = [b.sheet_id for b in blocks if b.sheet_id]
    assert len(set(ids)) == len(ids) > 2


def test_what_cannot_be_made_changes_nothing(app: Application) -> None:
    evening = app.paths.by_slug("une-soiree-pour-se-mobiliser")
    path = app.paths.get(evening.id).path
    lost = replace(path, items=(*path.items, PathItem(sheet="perdue")))
    long = replace(path, items=path.items * 2)
    empty = replace(path, items=())
    ids = [app.paths.create(path=one, price=Price()).first(Kind.PATH) for one in (lost, long, empty)]
    before = rows(app.database.engine)
    for path_id, said in zip(ids, ("«\u00a0perdue\u00a0»", "dépassent", "pas encore d’étape"), strict=True):
        with pytest.raises(Refused) as caught:
            app.starts.from_path(path_id=path_id, first_day=SATURDAY, starts_at=START)
        assert said in caught.value.message
    for day, start in ((date(9999, 12, 31), START), (SATURDAY, time(22, 0))):
        with pytest.raises(InvalidInput):
            app.starts.from_path(path_id=evening.id, first_day=day, starts_at=start)
    for path_id, partner in ((10**6, None), (evening.id, 10**6)):
        with pytest.raises(NotFound):
            app.starts.from_path(path_id=path_id, first_day=SATURDAY, starts_at=START, partner_id=partner)
    assert rows(app.database.engine) == before
