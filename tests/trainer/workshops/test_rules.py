"""Minutes attended, half-days that stay: true for any agenda."""

from __future__ import annotations

from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.attendance import rules as attendance
from trainer.attendance.records import Mark, Presence
from trainer.workshops.records import HalfDay, Hours
from trainer.workshops.rules import clock_time, fitted, length

MOMENT = st.integers(0, 24 * 60 - 1).map(clock_time)
HOURS = st.tuples(MOMENT, MOMENT).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Hours(*pair))


def half_day(hours: Hours) -> HalfDay:
    return HalfDay(1, date(2026, 12, 5), hours.starts_at, hours.ends_at, length(hours))


@settings(deadline=None)
@given(HOURS, st.sampled_from(Presence), st.one_of(st.none(), MOMENT), st.one_of(st.none(), MOMENT))
def test_minutes_attended_stay_inside_the_half_day(
    hours: Hours, presence: Presence, arrived: time | None, left: time | None
) -> None:
    half, mark = half_day(hours), Mark(presence, arrived, left)
    attended = attendance.minutes(half, mark)
    assert 0 <= attended <= half.minutes
    assert attended == 0 or presence is Presence.PRESENT
    assert attendance.minutes(half, None) == 0
    assert attendance.minutes(half, Mark(Presence.PRESENT)) == half.minutes
    if arrived is not None and hours.starts_at <= arrived <= hours.ends_at:
        late = attendance.minutes(half, Mark(Presence.PRESENT, arrived_at=arrived))
        early = attendance.minutes(half, Mark(Presence.PRESENT, left_at=arrived))
        assert late + early == half.minutes


@settings(deadline=None)
@given(st.lists(HOURS, max_size=4), st.lists(HOURS, max_size=4))
def test_no_half_day_becomes_two(kept: list[Hours], wanted: list[Hours]) -> None:
    places = fitted(kept, wanted)
    used = [place for place in places if place is not None]
    assert len(places) == len(wanted)
    assert len(set(used)) == len(used) == min(len(kept), len(wanted))
    assert set(used) <= set(range(len(kept)))


def test_a_half_day_finds_itself_again() -> None:
    morning, afternoon = Hours(time(9), time(12)), Hours(time(14), time(17))
    assert fitted([morning, afternoon], [afternoon]) == (1,)
    assert fitted([afternoon], [morning, afternoon]) == (None, 0)
    assert fitted([morning, afternoon], [Hours(time(8), time(10)), Hours(time(10), time(18))]) == (0, 1)
    assert fitted([morning], [afternoon]) == (0,)
