"""Plans kept in the database and given back, on both databases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import event

from curriculum.plain import as_plain
from tests.support.rows import reflected, rows
from tests.trainer.planning.test_plans import HALVES, Planner
from trainer.app import Application
from trainer.attendance.records import Mark, Presence
from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError, InvalidInput, NotFound, Refused, Stale
from trainer.people.records import PersonFields
from trainer.planning import edits
from trainer.planning.keys import new_key, new_keys
from trainer.planning.plan_service import OpenPlan
from trainer.planning.records import Block, BlockKind, Lane, Plan, PlanHalf, Spot
from trainer.planning.times import schedule
from trainer.workshops.records import Hours, WorkshopFields

SATURDAY, SUNDAY = date(2026, 12, 5), date(2026, 12, 6)
MORNING, AFTERNOON = Hours(time(9, 30), time(12, 30)), Hours(time(13, 45), time(16, 45))
DAYS = ((SATURDAY, (MORNING, AFTERNOON)), (SUNDAY, (MORNING,)))
FIELDS = WorkshopFields(
    "Lancer un éco-syndicat",
    trainers=("Awa", "Karim"),
    expected=18,
    remote=True,
    link="https://visio.exemple.invalid/a",
    doors_minutes=20,
    timezone="Africa/Tunis",
    tools=" visio\ntableau partagé ",
    promised=("mobiliser", " ", "negocier", "mobiliser"),
    sold_minutes=780,
    room_setup=" en U ",
)
SLUGS = ("porte-a-porte-en-binomes", "releve-thermique", "tour-des-cles", "carte-des-allies")


@pytest.fixture
def workshop(app: Application) -> int:
    return app.workshops.create(fields=FIELDS, days=DAYS).first(Kind.WORKSHOP)


def keep(app: Application, plan: Plan, workshop: int) -> Changes:
    version = app.plans.open(workshop).version
    return app.plans.save(workshop_id=workshop, version=version, plan=plan)


def sheet(app: Application, slug: str) -> int:
    return app.library.sheet_by_slug(slug).id


def rich(app: Application, kept: OpenPlan) -> Plan:
    """A welcome, four sheets, two of them beside each other under a heading, pins, something set aside."""
    one, two, three, four = (app.plans.block_of(sheet(app, slug), new_key()) for slug in SLUGS)
    local = replace(app.library.sheet_by_slug(SLUGS[1]).sheet, title="Relevé, version courte")
    two = replace(two, adapted=json.dumps(as_plain(local)), kept=3, notes="«\u00a0Voir Zoé\u00a0»\n")
    welcome = Block(new_key(), BlockKind.WELCOME, "Accueil", 30, lead="Awa", room="Hall")
    meal = Block(new_key(), BlockKind.MEAL, " Repas ", 60, pinned=12 * 60)
    morning, afternoon, _ = (half.id for half in kept.plan.halves)
    plan = edits.insert(kept.plan, [welcome, one, two, meal], Spot(morning, 0))
    plan = edits.insert(plan, [three], Spot(afternoon, 0))
    plan = edits.insert(plan, [four], Spot(None, 0))
    lanes = (Lane("Groupe A", "Salle 1", "Awa", 8), Lane("Groupe B", "Salle 2", "Karim"))
    plan = edits.run_parallel(plan, [one.key, two.key], lanes, new_key())
    plan = edits.group_under(plan, [one.key, two.key], "Sur le terrain", new_key())
    plan = edits.duplicate(plan, [one.key, two.key], new_keys(5))
    return edits.pin(plan, three.key, 14 * 60)


def block_rows(app: Application) -> dict[object, object]:
    """The numbers of the blocks' rows by their keys."""
    with app.database.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT key, id FROM agenda_block")
        return {row[0]: row[1] for row in found}


def with_text(text: str) -> Callable[[Block], Block]:
    """Has a block say so of its sheet."""
    return lambda block: replace(block, adapted=text)


@contextmanager
def statements(app: Application) -> Iterator[list[str]]:
    """What is said to the database meanwhile."""
    said: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    event.listen(app.database.engine, "before_cursor_execute", listen)
    try:
        yield said
    finally:
        event.remove(app.database.engine, "before_cursor_execute", listen)


def test_a_rich_plan_is_kept_row_by_row_and_given_back(app: Application, workshop: int) -> None:
    before = app.plans.open(workshop)
    plan = rich(app, before)
    changes = app.plans.save(workshop_id=workshop, version=before.version, plan=plan)
    assert changes == Changes.of(Kind.AGENDA, workshop) | Changes.of(Kind.WORKSHOP, workshop)
    with statements(app) as said:
        kept = app.plans.open(workshop)
    assert (kept.workshop_id, kept.version, kept.plan) == (workshop, before.version + 1, plan)
    assert len([one for one in said if one.startswith("SELECT")]) <= 9
    assert not any("sheet.text" in one or "sheet_edition" in one for one in said)
    assert [look.slug for look in kept.looks.values()] == sorted(SLUGS, key=lambda slug: sheet(app, slug))
    look = kept.looks[sheet(app, "tour-des-cles")]
    record = app.library.sheet_by_slug("tour-des-cles")
    assert (look.title, look.colour, look.brique_slug) == (
        record.sheet.title,
        record.summary.colour,
        record.summary.brique_slug,
    )
    assert (look.short, look.usual, look.long) == (
        record.sheet.duration.short,
        record.sheet.duration.usual,
        record.sheet.duration.long,
    )
    numbers = block_rows(app)
    moved = edits.move(plan, [plan.halves[0].blocks[0].key], Spot(plan.halves[2].id, 0))
    moved = edits.remove(moved, [moved.parked[0].key])
    keep(app, moved, workshop)
    assert app.plans.open(workshop).plan == moved
    assert block_rows(app).items() < numbers.items()
    keep(app, plan, workshop)
    assert app.plans.open(workshop).plan == plan


def test_days_for_papers_have_the_times_of_the_plan(app: Application, workshop: int) -> None:
    plan = rich(app, app.plans.open(workshop))
    keep(app, plan, workshop)
    times = schedule(plan)
    halves = app.workshops.get(workshop).half_days
    for half, timed in zip(halves, times.halves, strict=True):
        assert [block.key for block in half.blocks] == [one.block.key for one in timed.timed]
        assert [60 * b.starts_at.hour + b.starts_at.minute for b in half.blocks] == [
            one.start for one in timed.timed
        ]
        assert half.free_minutes == timed.free
        assert half.minutes == 180
    first, second = halves[0].blocks[1:3]
    assert (first.starts_at, second.starts_at) == (time(10), time(10))
    assert (first.lane, first.room, first.lead, first.lanes) == ("Groupe A", "Salle 1", "Awa", 2)
    assert (second.lane, second.group, second.edition) == ("Groupe B", "Sur le terrain", 1)
    assert second.adapted
    assert first.parallel == second.parallel != ""
    welcome, meal = halves[0].blocks[0], halves[0].blocks[-1]
    assert (welcome.lanes, welcome.lane, welcome.room, welcome.pinned) == (1, "", "Hall", False)
    assert (meal.starts_at, meal.pinned) == (time(12), True)
    assert meal.gap == times.by_key[meal.key].gap != 0
    assert halves[1].blocks[0].gap == 15


def test_what_the_workshop_says_is_the_frame_of_its_plan(app: Application, workshop: int) -> None:
    assert app.workshops.get(workshop).fields == replace(
        FIELDS,
        tools="visio\ntableau partagé",
        promised=("mobiliser", "negocier"),
        room_setup="en U",
    )
    frame = app.plans.open(workshop).frame
    assert (frame.people, frame.trainers, frame.remote, frame.doors) == (18, ("Awa", "Karim"), True, 20)
    assert (frame.promised, frame.sold, frame.timezone) == (("mobiliser", "negocier"), 780, "Africa/Tunis")
    for name in ("Zoé", "Léa"):
        app.enrolments.add(workshop_id=workshop, person=PersonFields("Noël", name))
    assert app.plans.open(workshop).frame.people == 2
    app.enrolments.cancel(enrolment_id=app.enrolments.of(workshop)[0].id, version=1)
    assert app.plans.open(workshop).frame.people == 1
    version = app.plans.open(workshop).version
    app.plans.waive(workshop_id=workshop, code="no-break", reason=" On sort ")
    app.plans.waive(workshop_id=workshop, code="no-break", reason=" On sort à 11 h ")
    app.plans.waive(workshop_id=workshop, code="absent:negocier", reason="vu en ligne")
    app.plans.unwaive(workshop_id=workshop, code="absent:negocier")
    app.plans.unwaive(workshop_id=workshop, code="jamais dit")
    assert app.plans.open(workshop).frame.waived == {"no-break": "On sort à 11 h"}
    assert app.plans.open(workshop).version == version
    for code, reason, error in (("no-break", " ", InvalidInput), ("", "a", InvalidInput)):
        with pytest.raises(error):
            app.plans.waive(workshop_id=workshop, code=code, reason=reason)
    with pytest.raises(NotFound):
        app.plans.waive(workshop_id=10**6, code="a", reason="a")
    for wrong in ("Europe/Roubaix", "../etc/passwd", "Europe", "a\x00b"):
        with pytest.raises(InvalidInput) as caught:
            app.workshops.create(fields=replace(FIELDS, timezone=wrong))
        assert caught.value.field == "timezone"
    with pytest.raises(InvalidInput):
        app.workshops.create(fields=replace(FIELDS, sold_minutes=-1))


def test_a_plan_that_cannot_be_kept_changes_nothing(app: Application, workshop: int) -> None:
    other = app.workshops.create(fields=FIELDS, days=DAYS).first(Kind.WORKSHOP)
    theirs = app.plans.open(other).plan
    opened = app.plans.open(workshop)
    plan = rich(app, opened)
    keep(app, plan, workshop)
    tables = reflected(app.database.engine)
    before = rows(app.database.engine, tables)
    with pytest.raises(Stale):
        app.plans.save(workshop_id=workshop, version=opened.version, plan=opened.plan)

    def first(change: Callable[[Block], Block]) -> Plan:
        return edits.settled(
            replace(plan, parked=(change(replace(plan.parked[0], key="nouveau")), *plan.parked))
        )

    bad: list[tuple[Plan, type[FabriqueError], str]] = [
        (edits.settled(replace(plan, halves=theirs.halves)), Refused, "half-day-gone"),
        (replace(plan, halves=(*plan.halves, PlanHalf(10**6, SUNDAY, 840, 900))), Refused, "half-day-gone"),
        (edits.settled(replace(plan, halves=plan.halves[:2])), Refused, "half-day-missing"),
        (replace(plan, halves=(*plan.halves[:2], plan.halves[1])), Refused, "doubled-key"),
        (replace(plan, parked=plan.parked * 2), Refused, "doubled-key"),
        (replace(plan, groups=()), Refused, "unsettled"),
        (first(lambda b: replace(b, key="k" * 17)), Refused, "doubled-key"),
        (first(lambda b: replace(b, sheet_id=10**6)), NotFound, "not-found"),
        (first(lambda b: replace(b, kind=BlockKind.BREAK)), InvalidInput, "sheet_id"),
        (first(lambda b: replace(b, title=" ")), InvalidInput, "title"),
        (first(lambda b: replace(b, minutes=0)), InvalidInput, "minutes"),
        (first(lambda b: replace(b, edition=-1)), InvalidInput, "edition"),
        (first(lambda b: replace(b, notes="a\x00b")), InvalidInput, "notes"),
        (first(lambda b: replace(b, room="x" * 81)), InvalidInput, "room"),
        *((first(with_text(text)), InvalidInput, "adapted") for text in ("{", "[]", "{}")),
    ]
    for wrong, error, word in bad:
        with pytest.raises(error) as caught:
            keep(app, wrong, workshop)
        assert word in (caught.value.code, getattr(caught.value, "field", "")), word
        assert rows(app.database.engine, tables) == before
    with pytest.raises(NotFound):
        app.plans.open(10**6)


def test_blocks_of_half_days_that_go_away_are_set_aside(app: Application, workshop: int) -> None:
    opened = app.plans.open(workshop)
    plan = rich(app, opened)
    keep(app, plan, workshop)
    version = app.plans.open(workshop).version
    days = ((SATURDAY, (AFTERNOON,)), (date(2026, 12, 12), (MORNING,)))
    app.workshops.set_days(workshop_id=workshop, version=version, days=days)
    after = app.plans.open(workshop)
    assert after.version == version + 1
    morning, afternoon, _ = plan.halves
    assert after.plan.halves[0] == afternoon
    assert [half.blocks for half in after.plan.halves] == [afternoon.blocks, ()]
    assert [block.key for block in after.plan.parked] == [
        *(block.key for block in plan.parked),
        *(block.key for block in morning.blocks),
    ]
    assert all((block.pinned, block.group, block.parallel) == (None, "", "") for block in after.plan.parked)
    assert (after.plan.groups, after.plan.parallels) == ((), ())
    found = rows(app.database.engine)
    assert (found["agenda_group"], found["agenda_lane"]) == ([], [])
    keep(app, edits.move(after.plan, [after.plan.parked[1].key], Spot(after.plan.halves[1].id, 0)), workshop)
    assert [b.title for b in app.workshops.get(workshop).half_days[1].blocks] == ["Accueil"]


def test_who_works_in_one_of_two_groups_is_there_once(app: Application, workshop: int) -> None:
    keep(app, rich(app, app.plans.open(workshop)), workshop)
    person = app.enrolments.add(workshop_id=workshop, person=PersonFields("Noël", "Zoé")).first(
        Kind.ENROLMENT
    )
    grid = app.attendance.grid(workshop)
    marks = {(person, half.id): Mark(Presence.PRESENT) for half in grid.half_days}
    app.attendance.mark(workshop_id=workshop, version=grid.version, marks=marks)
    grid = app.attendance.grid(workshop)
    assert (grid.rows[0].minutes, grid.planned_minutes) == (540, 540)


class Keeper(Planner):
    """The edits of `Planner`, each kept and read back; taking back is keeping the plan from before."""

    app: Application

    def __init__(self) -> None:
        super().__init__()
        self.workshop = self.app.workshops.create(fields=WorkshopFields("Essai"), days=DAYS).first(
            Kind.WORKSHOP
        )
        halves = self.app.plans.open(self.workshop).plan.halves
        self.plan = Plan(halves)
        assert [(half.day, half.starts, half.ends) for half in halves] == [
            (half.day, half.starts, half.ends) for half in HALVES
        ]

    @invariant()
    def what_is_kept_is_the_plan(self) -> None:
        wanted = edits.change_each(
            self.plan, [block.key for block in self.plan], lambda block: replace(block, sheet_id=1, edition=1)
        )
        keep(self.app, wanted, self.workshop)
        assert self.app.plans.open(self.workshop).plan == wanted

    @precondition(lambda self: len(self.undo) > 2)
    @rule()
    def take_three_back(self) -> None:
        for _ in range(3):
            self.take_back()


def test_whatever_is_done_to_a_plan_is_kept_exactly(app: Application) -> None:
    machine = type("Keeper", (Keeper,), {"app": app})
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=4, stateful_step_count=25, deadline=None),
    )
