"""Days that are given are kept step by step on both databases, and a sheet remembers how it went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest

from tests.trainer.conftest import SetClock
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import InvalidInput, NotFound, Refused
from trainer.planning import edits, live
from trainer.planning.live_correct import Fate
from trainer.planning.records import Block, BlockKind, Lane, Spot
from trainer.workshops.records import Hours, WorkshopFields

DAY = date(2026, 12, 5)
NINE = 9 * 3600


def planned(app: Application, timezone: str = "Europe/Paris") -> tuple[int, int]:
    """A workshop of one morning with two sheets; gives it and the first sheet."""
    fields = WorkshopFields(title="Roubaix", timezone=timezone)
    days = [(DAY, (Hours(time(9, 0), time(12, 0)),))]
    workshop = app.workshops.create(fields=fields, days=days).first(Kind.WORKSHOP)
    opened = app.plans.open(workshop)
    sheets = app.library.ids_of(["tour-des-cles", "carte-des-allies"])
    blocks = [app.plans.block_of(sheet, f"key{place}") for place, sheet in enumerate(sheets)]
    plan = edits.insert(opened.plan, blocks, Spot(opened.plan.halves[0].id, 0))
    app.plans.save(workshop_id=workshop, version=opened.version, plan=plan)
    return workshop, sheets[0]


def test_a_day_goes_on_where_it_was_when_the_lid_was_closed(
    app: Application, url: str, open_application: Callable[[str], Application]
) -> None:
    workshop, _ = planned(app)
    day = app.conduct.open(workshop, DAY)
    assert app.conduct.days(workshop) == ()
    day = live.longer(live.start(day, NINE + 60), 5)
    app.conduct.keep(workshop_id=workshop, live=day)
    again = open_application(url)
    assert again.conduct.open(workshop, DAY) == day
    assert again.conduct.days(workshop) == (DAY,)
    assert again.check() == ()


def test_a_sheet_remembers_how_often_it_overran(app: Application) -> None:
    workshop, sheet = planned(app)
    usual = app.plans.look(sheet).usual
    day = live.start(app.conduct.open(workshop, DAY), NINE)
    day = live.start(day, NINE + (usual + 10) * 60)
    app.conduct.keep(workshop_id=workshop, live=day)
    changes = app.conduct.note(workshop_id=workshop, day=DAY, key="key0", text=" Trop de tours. ")
    assert changes.ids(Kind.SHEET) == (sheet,)
    first, second = app.conduct.review(workshop)
    assert (first.overran, first.seconds, first.note) == (True, (usual + 10) * 60, "Trop de tours.")
    assert (second.seconds, second.overran) == (None, False)
    lived = app.conduct.of_sheet(sheet)
    assert (lived.runs, lived.overran, lived.minutes) == (1, 1, (usual + 10,))
    assert lived.notes == ((DAY, "Trop de tours."),)
    app.conduct.keep(workshop_id=workshop, live=live.start(day, NINE + (usual + 40) * 60))
    assert app.conduct.review(workshop)[0].note == "Trop de tours."


def test_each_group_has_its_real_times_and_what_was_passed_over_is_remembered(app: Application) -> None:
    workshop, sheet = planned(app)
    opened = app.plans.open(workshop)
    lanes = (Lane("Groupe A"), Lane("Groupe B"))
    plan = edits.insert(
        opened.plan, [Block("end", BlockKind.CLOSING, "Fin", 10)], Spot(opened.plan.halves[0].id, 2)
    )
    plan = edits.run_parallel(plan, ["key0", "key1"], lanes, "lanes")
    app.plans.save(workshop_id=workshop, version=opened.version, plan=plan)
    day = live.start(app.conduct.open(workshop, DAY), NINE)
    day = live.advance(day, 0, NINE + 600)
    app.conduct.keep(workshop_id=workshop, live=live.start(day, NINE + 900))
    first, second, _ = app.conduct.review(workshop)
    assert (first.given.group, first.seconds) == ("Groupe A", 600)
    assert (second.given.group, second.seconds) == ("Groupe B", 900)
    assert app.conduct.of_sheet(sheet).minutes == (10,)
    app.conduct.forget(workshop_id=workshop, day=DAY)
    day = live.skip(app.conduct.open(workshop, DAY), 0, NINE)
    changes = app.conduct.keep(workshop_id=workshop, live=live.start(day, NINE))
    assert sheet in changes.ids(Kind.SHEET)
    assert app.conduct.review(workshop)[0].given.fate is Fate.DROPPED
    app.conduct.note(workshop_id=workshop, day=DAY, key="key0", text="Pas eu le temps")
    lived = app.conduct.of_sheet(sheet)
    assert (lived.runs, lived.dropped, lived.notes) == (0, 1, ((DAY, "Pas eu le temps"),))


def test_a_forgotten_time_is_put_right_and_the_sheet_knows(app: Application, clock: SetClock) -> None:
    workshop, sheet = planned(app)
    clock.now = datetime(2026, 12, 5, 10, 0, tzinfo=UTC)  # eleven there
    app.conduct.keep(workshop_id=workshop, live=live.start(app.conduct.open(workshop, DAY), NINE))
    end = NINE + 1800
    changes = app.conduct.correct(workshop_id=workshop, day=DAY, key="key1", started=end, ended=end + 3600)
    assert sheet in changes.ids(Kind.SHEET)
    assert [run.seconds for run in app.conduct.review(workshop)] == [1800, 3600]
    assert app.conduct.of_sheet(sheet).minutes == (30,)
    assert app.conduct.open(workshop, DAY).over
    with pytest.raises(InvalidInput, match="pas encore passée"):
        app.conduct.correct(workshop_id=workshop, day=DAY, key="key1", started=end, ended=end + 8000)
    for day, key in ((DAY, "?"), (date(2026, 12, 4), "key1")):
        with pytest.raises(NotFound):
            app.conduct.correct(workshop_id=workshop, day=day, key=key, started=end, ended=end)


def test_a_day_can_be_begun_anew(app: Application) -> None:
    workshop, sheet = planned(app)
    app.conduct.keep(workshop_id=workshop, live=live.start(app.conduct.open(workshop, DAY), NINE))
    app.conduct.forget(workshop_id=workshop, day=DAY)
    assert app.conduct.review(workshop) == ()
    assert app.conduct.of_sheet(sheet).runs == 0
    assert not any(stage.started for stage in app.conduct.open(workshop, DAY).stages)
    with pytest.raises(NotFound):
        app.conduct.note(workshop_id=workshop, day=DAY, key="key0", text="?")
    with pytest.raises(Refused):
        app.conduct.open(workshop, date(2026, 12, 6))


@pytest.mark.parametrize(
    ("zone", "second"), [("Europe/Paris", 9 * 3600), ("Africa/Tunis", 9 * 3600), ("Africa/Douala", 9 * 3600)]
)
def test_the_clock_is_that_of_the_place(app: Application, clock: SetClock, zone: str, second: int) -> None:
    workshop, _ = planned(app, zone)
    clock.now = datetime(2026, 12, 5, 8, 0, tzinfo=UTC)
    moment = app.conduct.now(workshop)
    assert (moment.day, moment.second) == (DAY, second)
    clock.now = datetime(2026, 7, 5, 8, 0, tzinfo=UTC)
    summer = app.conduct.now(workshop).second
    assert summer == second + (3600 if zone == "Europe/Paris" else 0)
