"""Workshops begun from models, past workshops and proposals, on both databases."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time

import pytest

from tests.support.rows import rows
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import BadFile, InvalidInput, NotFound, Refused, Stale
from trainer.persistence.tables import TemplateRow
from trainer.planning import edits
from trainer.planning.assistant_records import UNDATED, Wish
from trainer.planning.keys import new_key, new_keys
from trainer.planning.records import Block, BlockKind, Lane, Plan, Spot
from trainer.planning.template_file import read_text
from trainer.planning.templates import model_text, names_needed, place_day, read_model
from trainer.workshops.begin_service import halves_of
from trainer.workshops.records import Hours, WorkshopFields

SATURDAY, SUNDAY, LATER = date(2026, 12, 5), date(2026, 12, 6), date(2027, 1, 9)
MORNING, AFTERNOON = Hours(time(9, 30), time(12, 30)), Hours(time(13, 45), time(17, 15))
DAYS = ((SATURDAY, (MORNING, AFTERNOON)), (SUNDAY, (MORNING,)))
FIELDS = WorkshopFields("Week-end", place="Roubaix", trainers=("Awa", "Karim"), expected=18, notes="à nous")


@pytest.fixture
def workshop(app: Application) -> int:
    """A workshop with groups in parallel, a pin, a heading, a lead and something set aside."""
    done = app.workshops.create(fields=FIELDS, days=DAYS)
    workshop_id = done.first(Kind.WORKSHOP)
    opened = app.plans.open(workshop_id)
    slugs = ("porte-a-porte-en-binomes", "releve-thermique", "tour-des-cles")
    ids = {sheet.slug: sheet.id for sheet in app.library.sheets()}
    a, b, c = (app.plans.block_of(ids[slug], new_key()) for slug in slugs)
    plan, first = opened.plan, opened.plan.halves[0].id
    welcome = Block(new_key(), BlockKind.WELCOME, "Accueil", 15, pinned=575, lead="Awa", notes="café")
    plan = edits.insert(plan, [welcome, replace(c, lead="Awa")], Spot(first, 0))
    plan = edits.group_under(plan, [welcome.key, c.key], "Arriver", new_key())
    plan = edits.insert(plan, [a, b], Spot(opened.plan.halves[1].id, 0))
    lanes = (Lane("Nord", lead="Awa"), Lane("Sud", room="Atelier"))
    plan = edits.run_parallel(plan, [a.key, b.key], lanes, new_key())
    aside = Block(new_key(), BlockKind.OTHER, "Peut-être", 30)
    plan = edits.insert(plan, [aside], Spot(None, 0))
    app.plans.save(workshop_id=workshop_id, version=opened.version, plan=plan)
    return workshop_id


def shapes(plan: Plan) -> list[tuple[object, ...]]:
    """What of a plan outlives its names."""
    return [
        (index, one.kind, one.title, one.minutes, one.sheet_id, one.edition, one.room, one.notes, one.lane)
        for index, half in enumerate(plan.halves)
        for one in half.blocks
    ]


def test_a_past_workshop_gives_its_plan_without_its_people(app: Application, workshop: int) -> None:
    done = app.beginnings.from_workshop(workshop_id=workshop, title="Encore", first_day=LATER)
    copy, before = app.plans.open(done.first(Kind.WORKSHOP)), app.plans.open(workshop)
    fields = app.workshops.get(copy.workshop_id).fields
    assert (fields.title, fields.place, fields.trainers, fields.notes) == (
        "Encore",
        "Roubaix",
        FIELDS.trainers,
        "",
    )
    assert shapes(copy.plan) == shapes(before.plan)
    assert [half.day for half in copy.plan.halves] == [LATER, LATER, date(2027, 1, 10)]
    assert [group.title for group in copy.plan.groups] == ["Arriver"]
    assert [lane.name for lane in copy.plan.parallels[0].lanes] == ["Nord", "Sud"]
    assert not {block.key for block in copy.plan} & {block.key for block in before.plan}
    assert {block.lead for block in copy.plan} | {one.lead for one in copy.plan.parallels[0].lanes} == {""}
    assert copy.plan.halves[0].blocks[0].pinned == 575
    assert [block.title for block in copy.plan.parked] == ["Peut-être"]


def test_a_wish_without_dates_begins_on_a_day_chosen_later(app: Application) -> None:
    wish = Wish(("mobiliser",), halves_of(((UNDATED, (MORNING, AFTERNOON)),)), dated=False)
    with pytest.raises(InvalidInput) as refused:
        app.beginnings.from_proposal(fields=FIELDS, wish=wish)
    assert refused.value.field == "first_day"
    made = app.beginnings.from_proposal(fields=FIELDS, wish=wish, first_day=LATER).first(Kind.WORKSHOP)
    plan, proposal = app.plans.open(made).plan, app.proposals.propose(wish)
    assert [half.day for half in plan.halves] == [LATER, LATER]
    blocks = [block.title for half in plan.halves for block in half.blocks]
    assert blocks == [block.title for half in proposal.halves for block in half.blocks]
    assert all("2001" not in words for words in proposal.remarks)


def test_a_model_is_kept_found_renamed_put_aside_and_brought_back(app: Application, workshop: int) -> None:
    made = app.templates.save(workshop_id=workshop, title=" Mon  week-end ").first(Kind.TEMPLATE)
    day = app.templates.save(workshop_id=workshop, title="Samedi", day=SATURDAY).first(Kind.TEMPLATE)
    assert [(one.title, one.scope, one.days, one.minutes) for one in app.templates.all()] == [
        ("Mon week-end", "workshop", 2, 570),
        ("Samedi", "day", 1, 390),
    ]
    assert [one.id for one in app.templates.all("day")] == [day]
    assert app.templates.find("mon week-end").id == app.templates.find(str(made)).id == made
    app.templates.rename(template_id=made, version=1, title="Samedi")
    with pytest.raises(Refused, match="Plusieurs modèles"):
        app.templates.find("samedi")
    with pytest.raises(Stale):
        app.templates.delete(template_id=made, version=1)
    app.templates.delete(template_id=made, version=app.templates.find(str(made)).version)
    assert [one.id for one in app.templates.all()] == [day]
    with pytest.raises(NotFound):
        app.templates.open(made)
    app.templates.restore(template_id=made)
    assert len(app.templates.all()) == 2


def test_a_model_is_replaced_by_a_plan_and_taken_back_and_handed_on(app: Application, workshop: int) -> None:
    made = app.templates.save(workshop_id=workshop, title="Modèle").first(Kind.TEMPLATE)
    before = app.templates.open(made)
    said = replace(before.model, about="Pour débuter")
    app.templates.put(template_id=made, version=before.summary.version, model=said)
    version = app.templates.open(made).summary.version
    with pytest.raises(Stale):
        app.templates.replace(template_id=made, version=version + 1, workshop_id=workshop)
    app.templates.replace(template_id=made, version=version, workshop_id=workshop, day=SATURDAY)
    after = app.templates.open(made)
    assert (after.summary.scope, after.summary.days, after.model.about) == ("day", 1, "Pour débuter")
    assert after.model.halves == before.model.halves[:2]
    app.templates.put(
        template_id=made, version=after.summary.version, model=before.model, scope=before.summary.scope
    )
    assert app.templates.open(made).model == before.model
    written = app.templates.written(made)
    copy = app.templates.take_in(read_text(written.content, written.name)).first(Kind.TEMPLATE)
    assert app.templates.open(copy).model == before.model
    assert app.templates.open(copy).missing == ()
    with pytest.raises(InvalidInput):
        app.templates.put(template_id=copy, version=1, model=replace(said, about="a" * 2001))


def test_a_model_on_fewer_and_other_hours_loses_nothing(app: Application, workshop: int) -> None:
    made = app.templates.save(workshop_id=workshop, title="Modèle").first(Kind.TEMPLATE)
    evening = Hours(time(18, 0), time(21, 0))
    done = app.beginnings.from_template(
        template_id=made, fields=WorkshopFields("Soirée"), days=((LATER, (evening,)),)
    )
    plan = app.plans.open(done.first(Kind.WORKSHOP)).plan
    before = app.plans.open(workshop).plan
    assert len(list(plan)) == len(list(before))
    assert [block.title for block in plan.halves[0].blocks] == [
        block.title for block in before.halves[0].blocks
    ]
    assert plan.halves[0].blocks[0].pinned == 575 + 18 * 60 - 570
    assert len(plan.parked) == 3


def test_a_model_from_elsewhere_says_which_sheets_are_missing(app: Application, workshop: int) -> None:
    made = app.templates.save(workshop_id=workshop, title="Modèle").first(Kind.TEMPLATE)
    opened = app.templates.open(made)
    assert opened.missing == ()
    elsewhere = {
        number: "fiche-d-ailleurs" if slug == "tour-des-cles" else slug
        for number, slug in opened.model.slugs.items()
    }
    with app.database.write() as session:
        row = session.get(TemplateRow, made)
        assert row is not None
        row.body = model_text(replace(opened.model, slugs=elsewhere))
    (gone,) = app.templates.open(made).missing
    done = app.beginnings.from_template(template_id=made, fields=FIELDS, first_day=LATER)
    plan = app.plans.open(done.first(Kind.WORKSHOP)).plan
    plain = next(block for block in plan if "d-ailleurs" in block.notes)
    assert (plain.kind, plain.sheet_id, plain.title) == (BlockKind.OTHER, None, gone)


def test_a_day_model_comes_into_a_day_and_sets_aside_what_stood_there(
    app: Application, workshop: int
) -> None:
    made = app.templates.save(workshop_id=workshop, title="Samedi", day=SATURDAY).first(Kind.TEMPLATE)
    opened, before = app.templates.open(made), app.plans.open(workshop)
    stood = Block(new_key(), BlockKind.OTHER, "Là avant", 20)
    plan = edits.insert(before.plan, [stood], Spot(before.plan.halves[2].id, 0))
    after = place_day(plan, SUNDAY, opened.model, opened.known, new_keys(names_needed(opened.model)))
    assert [block.title for block in after.halves[2].blocks] == [
        block.title for block in before.plan.halves[0].blocks
    ]
    assert [block.title for block in after.parked][:2] == ["Peut-être", "Là avant"]
    assert len(after.parked) == 4
    app.plans.save(workshop_id=workshop, version=before.version, plan=after)
    beside = place_day(
        plan, SUNDAY, opened.model, opened.known, new_keys(names_needed(opened.model)), after=True
    )
    assert [block.title for block in beside.halves[2].blocks] == [
        "Là avant",
        *(block.title for block in before.plan.halves[0].blocks),
    ]
    assert [block.pinned for block in beside.halves[2].blocks] == [None] * len(beside.halves[2].blocks)
    assert stood not in beside.parked
    with pytest.raises(KeyError):
        place_day(plan, LATER, opened.model, opened.known, new_keys(99))


def test_what_is_no_model_is_said(app: Application, workshop: int) -> None:
    text = model_text(
        app.templates.open(app.templates.save(workshop_id=workshop, title="M").first(Kind.TEMPLATE)).model
    )
    assert model_text(read_model(text)) == text
    data = json.loads(text)
    for broken in (
        "",
        "[]",
        "{}",
        json.dumps(data | {"halves": []}),
        json.dumps(data | {"parked": ["inconnu"]}),
        json.dumps(data | {"clip": {}}),
        json.dumps(data | {"halves": [one | {"ends": 0} for one in data["halves"]]}),
    ):
        with pytest.raises(BadFile):
            read_model(broken)
    with pytest.raises(BadFile, match="plus récent"):
        read_model(json.dumps(data | {"schema": 2}))
    with pytest.raises(InvalidInput):
        app.templates.save(workshop_id=workshop, title=" ")
    with pytest.raises(InvalidInput, match="pas de journée"):
        app.templates.save(workshop_id=workshop, title="x", day=LATER)
    empty = app.workshops.create(fields=FIELDS, days=DAYS).first(Kind.WORKSHOP)
    with pytest.raises(Refused, match="rien à garder"):
        app.templates.save(workshop_id=empty, title="Vide")


def test_a_proposal_becomes_a_workshop_as_it_was_shown(app: Application, other: Application) -> None:
    wish = Wish(("mobiliser", "animer-des-reunions"), halves_of(DAYS), 18, False, 2)
    first, second = app.proposals.propose(wish), app.proposals.propose(wish, 1)
    assert first.sheets != second.sheets
    assert other.proposals.propose(wish, 1) == second
    assert app.proposals.propose(wish) is first
    done = app.beginnings.from_proposal(fields=WorkshopFields("Proposé"), wish=wish, attempt=1)
    opened = app.plans.open(done.first(Kind.WORKSHOP))
    blocks = [block for half in opened.plan.halves for block in half.blocks]
    assert [block.sheet_id for block in blocks if block.sheet_id] == list(second.sheets)
    assert all(block.edition for block in blocks if block.sheet_id)
    assert (opened.frame.people, opened.frame.promised) == (18, wish.briques)
    again = app.proposals.propose(wish, 1)
    assert again == second
    with pytest.raises(InvalidInput):
        app.proposals.propose(wish, -1)


def test_nothing_is_made_of_what_cannot_be(app: Application, workshop: int) -> None:
    before = rows(app.database.engine)["workshop"]
    made = app.templates.save(workshop_id=workshop, title="Modèle").first(Kind.TEMPLATE)
    with pytest.raises(InvalidInput, match="première journée"):
        app.beginnings.from_template(template_id=made, fields=FIELDS)
    with pytest.raises(InvalidInput, match="titre"):
        app.beginnings.from_template(template_id=made, fields=replace(FIELDS, title=""), first_day=LATER)
    with pytest.raises(NotFound):
        app.beginnings.from_workshop(workshop_id=4096, first_day=LATER)
    with pytest.raises(InvalidInput, match="trop lointaine"):
        app.beginnings.from_workshop(workshop_id=workshop, first_day=date.max)
    assert rows(app.database.engine)["workshop"] == before
