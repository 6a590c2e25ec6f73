"""Workshops, agenda, enrolments and attendance through their services, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from tests.support import roubaix
from tests.support.rows import rows
from trainer.app import Application
from trainer.attendance.records import Mark, Presence
from trainer.core.changes import Kind
from trainer.core.errors import BadFile, InvalidInput, NotFound, Refused, Stale
from trainer.people.records import PersonFields, RowFate
from trainer.workshops.records import EnrolmentStatus, FilledWorkshop, Hours, WorkshopFields

EVENING = Hours(time(18), time(20))


@pytest.fixture
def workshop(app: Application) -> int:
    return roubaix.add_workshop(app)


@pytest.fixture
def full(
    prepared: Callable[[str, Callable[[Application], object]], str],
    open_application: Callable[[str], Application],
) -> Application:
    """The whole workshop of Roubaix, n° 1."""
    return open_application(prepared("roubaix", roubaix.add_all))


def set_days(app: Application, workshop: int, *days: tuple[date, tuple[Hours, ...]]) -> FilledWorkshop:
    app.workshops.set_days(workshop_id=workshop, version=roubaix.version(app, workshop), days=days)
    return app.workshops.get(workshop)


def test_hours_of_roubaix(full: Application) -> None:
    grid = full.attendance.grid(1)
    hours = {row.enrolment.number: row.minutes / 60 for row in grid.rows}
    assert hours == dict.fromkeys(range(1, 19), 13) | {4: 10, 9: 3, 12: 12}
    assert (grid.planned_minutes, len(grid.rows), grid.entered) == (13 * 60, 18, True)
    assert [row.refusal for row in grid.rows if row.refusal] == []
    assert len({row.enrolment.person.name for row in grid.rows}) == 18


def test_the_files_of_roubaix_one_after_the_other(app: Application, workshop: int) -> None:
    before = rows(app.database.engine)
    plan = app.people.plan(workshop_id=workshop, path=roubaix.FORM)
    assert rows(app.database.engine) == before
    changes = app.people.run(workshop_id=workshop, plan=plan)
    assert (len(changes.ids(Kind.ENROLMENT)), len(changes.ids(Kind.PERSON))) == (18, 18)
    with pytest.raises(Stale):
        app.people.run(workshop_id=workshop, plan=plan)
    tickets = app.people.plan(workshop_id=workshop, path=roubaix.TICKETS)
    assert [tickets.count(fate) for fate in (RowFate.NEW, RowFate.ENROLLED, RowFate.LEFT_OUT)] == [10, 1, 1]
    app.people.run(workshop_id=workshop, plan=tickets)
    numbers = [enrolment.number for enrolment in app.enrolments.of(workshop)]
    assert numbers == list(range(1, 29))
    second = roubaix.add_workshop(app, "Encore")
    again = app.people.plan(workshop_id=second, path=roubaix.FORM)
    assert again.count(RowFate.KNOWN) == 18
    assert app.people.run(workshop_id=second, plan=again).ids(Kind.PERSON) == ()


def test_a_plan_made_before_the_list_changed_is_refused_whole(app: Application, workshop: int) -> None:
    plan = app.people.plan(workshop_id=workshop, path=roubaix.FORM)
    app.enrolments.add(
        workshop_id=workshop, person=PersonFields("Baron", "Henri", "participant11@exemple.invalid")
    )
    before = rows(app.database.engine)
    with pytest.raises(Stale):
        app.people.run(workshop_id=workshop, plan=plan)
    assert rows(app.database.engine) == before


def test_an_import_that_fails_midway_writes_nobody(app: Application, workshop: int, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    # The last name is 120 letters long, and twice as many once its ligatures are opened.
    file.write_text(f"Nom;Prénom\nNoël;Zoé\n{'œ' * 120};{'œ' * 120}\n", encoding="utf-8")
    plan = app.people.plan(workshop_id=workshop, path=file)
    before = rows(app.database.engine)
    with pytest.raises(InvalidInput):
        app.people.run(workshop_id=workshop, plan=plan)
    assert rows(app.database.engine) == before
    file.write_bytes(b"\x00\x01")
    with pytest.raises(BadFile):
        app.people.plan(workshop_id=workshop, path=file)


def test_workshops_are_found_and_put_aside(app: Application, workshop: int) -> None:
    later = app.workshops.create(
        fields=WorkshopFields(" Prendre  la parole ", place="Lyon"), days=[(date(2027, 1, 5), ())]
    ).first(Kind.WORKSHOP)
    undated = app.workshops.create(fields=WorkshopFields("Sans date")).first(Kind.WORKSHOP)
    assert [w.id for w in app.workshops.all()] == [undated, later, workshop]
    assert [w.id for w in app.workshops.all("ECO roubaix")] == [workshop]
    assert [w.id for w in app.workshops.all(year=2027)] == [later]
    assert app.workshops.all("100%") == ()
    summary = app.workshops.all("syndicat")[0]
    assert (summary.minutes, summary.first_day, summary.last_day) == (780, roubaix.SATURDAY, roubaix.SUNDAY)
    assert app.workshops.get(later).fields.title == "Prendre la parole"
    app.workshops.delete(workshop_id=later, version=1)
    with pytest.raises(NotFound):
        app.workshops.get(later)
    app.workshops.restore(workshop_id=later)
    assert app.workshops.get(later).fields.place == "Lyon"
    for wrong in (
        WorkshopFields(" "),
        WorkshopFields("a", expected=-1),
        WorkshopFields("a", day_price_cents=-1),
    ):
        with pytest.raises(InvalidInput):
            app.workshops.create(fields=wrong)
    with pytest.raises(NotFound):
        app.workshops.create(fields=WorkshopFields("a", partner_id=999))
    fields = replace(app.workshops.get(workshop).fields, trainers=(" Zoé ", "", "Léa"), notes=" a\nb ")
    app.workshops.update(workshop_id=workshop, version=roubaix.version(app, workshop), fields=fields)
    assert app.workshops.get(workshop).fields.trainers == ("Zoé", "Léa")
    assert app.workshops.get(workshop).fields.notes == "a\nb"


@pytest.mark.parametrize(
    "days",
    [
        [(roubaix.SATURDAY, (roubaix.MORNING,)), (roubaix.SATURDAY, ())],
        [(roubaix.SATURDAY, (Hours(time(12), time(12)),))],
        [(roubaix.SATURDAY, (Hours(time(12), time(9)),))],
        [(roubaix.SATURDAY, (Hours(time(9), time(12)), Hours(time(11, 59), time(13))))],
    ],
)
def test_days_that_cannot_be(app: Application, days: list[tuple[date, tuple[Hours, ...]]]) -> None:
    with pytest.raises(InvalidInput):
        app.workshops.create(fields=WorkshopFields("Atelier"), days=days)
    assert app.workshops.all() == ()


def test_the_head_says_what_the_whole_says_without_its_agenda(full: Application) -> None:
    full.workshops.set_days(
        workshop_id=1, version=full.workshops.head(1).version, days=[*roubaix.DAYS, (date(2026, 12, 20), ())]
    )
    whole, head = full.workshops.get(1), full.workshops.head(1)
    said = ("id", "version", "fields", "partner", "people", "minutes")
    assert [getattr(head, name) for name in said] == [getattr(whole, name) for name in said]
    assert [(day.id, day.day, len(day.half_days)) for day in head.days] == [
        (day.id, day.day, len(day.half_days)) for day in whole.days
    ]
    assert [len(day.half_days) for day in head.days] == [2, 2, 0]
    hours = ("id", "day", "starts_at", "ends_at", "minutes")
    for half, filled in zip(head.half_days, whole.half_days, strict=True):
        assert [getattr(half, name) for name in hours] == [getattr(filled, name) for name in hours]
    assert head.people == 18 > 0 < len(whole.half_days[0].blocks)


def test_half_days_that_stay_keep_their_agenda_and_attendance(full: Application) -> None:
    before = full.workshops.get(1)
    moved = Hours(time(9), time(12))
    after = set_days(full, 1, (roubaix.SATURDAY, (moved, roubaix.AFTERNOON, EVENING)), roubaix.DAYS[1])
    assert [half.id for half in after.half_days if half.starts_at != EVENING.starts_at] == [
        half.id for half in before.half_days
    ]
    assert [len(half.blocks) for half in after.half_days] == [2, 1, 0, 2, 1]
    assert after.half_days[0].blocks[0].starts_at == time(9)
    assert {len(row.marks) for row in full.attendance.grid(1).rows} == {5}
    assert "pas encore saisie" in full.attendance.grid(1).rows[0].refusal


def test_taking_the_morning_away_leaves_the_afternoon_its_own(app: Application, workshop: int) -> None:
    roubaix.add_agenda(app, workshop)
    afternoon = app.workshops.get(workshop).half_days[1]
    after = set_days(app, workshop, (roubaix.SATURDAY, (roubaix.AFTERNOON,)), roubaix.DAYS[1])
    assert after.half_days[0] == afternoon


def test_a_half_day_whose_attendance_was_entered_stays(full: Application) -> None:
    before = rows(full.database.engine)
    for days in ((roubaix.DAYS[1],), ((roubaix.SATURDAY, (roubaix.AFTERNOON,)), roubaix.DAYS[1]), ()):
        with pytest.raises(Refused) as caught:
            set_days(full, 1, *days)
        assert caught.value.code == "attendance-entered"
    assert rows(full.database.engine) == before


def test_people_are_enrolled_once_and_keep_their_number(app: Application, workshop: int) -> None:
    zoe = PersonFields(" Noël ", "Zoé", "zoe@exemple.invalid")
    first = app.enrolments.add(workshop_id=workshop, person=zoe, organisation="Pile", needs="a\nb ")
    app.enrolments.add(workshop_id=workshop, person=PersonFields("Œuvrard", "Léo"))
    with pytest.raises(Refused) as caught:
        app.enrolments.add(workshop_id=workshop, person=PersonFields("NOËL", "zoe", "ZOE@exemple.invalid"))
    assert caught.value.code == "already-enrolled"
    assert "n° 1" in caught.value.message
    for wrong in (
        PersonFields("", "Zoé"),
        PersonFields("Noël", " "),
        PersonFields("Noël", "Zoé", "pas un courriel"),
    ):
        with pytest.raises(InvalidInput):
            app.enrolments.add(workshop_id=workshop, person=wrong)
    enrolment = first.first(Kind.ENROLMENT)
    app.enrolments.cancel(enrolment_id=enrolment, version=1)
    assert app.workshops.get(workshop).people == 1
    assert [row.enrolment.number for row in app.attendance.grid(workshop).rows] == [2]
    app.enrolments.add(workshop_id=workshop, person=PersonFields("Roy", "Al"))
    assert [(e.number, e.status) for e in app.enrolments.of(workshop)] == [
        (1, EnrolmentStatus.CANCELLED),
        (2, EnrolmentStatus.CONFIRMED),
        (3, EnrolmentStatus.CONFIRMED),
    ]
    app.enrolments.restore(enrolment_id=enrolment, version=2)
    app.enrolments.edit(enrolment_id=enrolment, version=3, person=PersonFields("Petit", "Zoé"), role="élue")
    changed = app.enrolments.of(workshop)[0]
    assert (changed.person.name, changed.organisation, changed.role) == ("Zoé Petit", "", "élue")
    elsewhere = roubaix.add_workshop(app, "Autre")
    app.enrolments.add(workshop_id=elsewhere, person=PersonFields("petit", "ZOE"))
    assert app.enrolments.of(elsewhere)[0].person.id == changed.person.id


def test_marks_count_minutes_inside_the_half_day(app: Application, workshop: int) -> None:
    person = app.enrolments.add(workshop_id=workshop, person=PersonFields("Noël", "Zoé")).first(
        Kind.ENROLMENT
    )
    halves = [half.id for half in app.workshops.get(workshop).half_days]

    def mark(half: int, given: Mark | None) -> int:
        app.attendance.mark(
            workshop_id=workshop, version=roubaix.version(app, workshop), marks={(person, half): given}
        )
        return app.attendance.grid(workshop).rows[0].minutes

    assert mark(halves[0], Mark(Presence.PRESENT)) == 180
    assert mark(halves[0], Mark(Presence.PRESENT, arrived_at=time(10))) == 150
    assert mark(halves[0], Mark(Presence.PRESENT, time(10), time(11, 30))) == 90
    assert mark(halves[1], Mark(Presence.PRESENT, left_at=time(14))) == 105
    assert mark(halves[0], Mark(Presence.EXCUSED)) == 15
    assert mark(halves[0], None) == 15
    assert "05/12/2026 à 09:30 (et 2 autre" in app.attendance.grid(workshop).rows[0].refusal
    bad = (
        Mark(Presence.PRESENT, arrived_at=time(9)),
        Mark(Presence.PRESENT, left_at=time(12, 31)),
        Mark(Presence.PRESENT, time(11), time(10)),
        Mark(Presence.PRESENT, time(11), time(11)),
        Mark(Presence.ABSENT, arrived_at=time(10)),
    )
    before = rows(app.database.engine)
    for given in bad:
        with pytest.raises(InvalidInput):
            mark(halves[0], given)
    with pytest.raises(InvalidInput):
        mark(10**6, Mark(Presence.PRESENT))
    assert rows(app.database.engine) == before
    for half in halves:
        mark(half, Mark(Presence.ABSENT))
    assert "Aucune heure" in app.attendance.grid(workshop).rows[0].refusal


def test_all_present_leaves_what_was_entered(app: Application, workshop: int) -> None:
    roubaix.add_people(app, workshop)
    halves = [half.id for half in app.workshops.get(workshop).half_days]
    person = app.enrolments.of(workshop)[3].id
    version = roubaix.version(app, workshop)
    app.attendance.mark(
        workshop_id=workshop, version=version, marks={(person, halves[0]): Mark(Presence.EXCUSED)}
    )
    app.attendance.all_present(workshop_id=workshop, version=version + 1, half_day_ids=(halves[0],))
    grid = app.attendance.grid(workshop)
    assert [row.marks[0] for row in grid.rows].count(Mark(Presence.PRESENT)) == 17
    assert grid.rows[3].marks[0] == Mark(Presence.EXCUSED)
    assert {row.marks[1] for row in grid.rows} == {None}
    assert not grid.entered
