"""Pure decisions about days and agenda: computed times, free minutes, checks of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise

from trainer.core.errors import InvalidInput
from trainer.workshops.records import Hours

DayPlan = tuple[date, tuple[Hours, ...]]


def minutes_of(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * 60 + moment.minute


def clock_time(minutes: int) -> time:
    """The time of day of a number of minutes; past midnight it starts again."""
    return time(minutes // 60 % 24, minutes % 60)


def length(hours: Hours) -> int:
    """Minutes of a half-day."""
    return minutes_of(hours.ends_at) - minutes_of(hours.starts_at)


def starts(first: time, durations: Sequence[int]) -> tuple[time, ...]:
    """The start of each block when they follow each other from `first`."""
    found, at = [], minutes_of(first)
    for duration in durations:
        found.append(clock_time(at))
        at += duration
    return tuple(found)


def checked_days(days: Sequence[DayPlan]) -> tuple[DayPlan, ...]:
    """The days in order; raises `InvalidInput` for a doubled day, reversed or overlapping half-days."""
    ordered = sorted(days, key=lambda plan: plan[0])
    for (one, _), (other, _) in pairwise(ordered):
        if one == other:
            raise InvalidInput("days", f"La journée du {one:%d/%m/%Y} est donnée deux fois.")
    checked = []
    for day, hours in ordered:
        halves = sorted(hours, key=lambda h: h.starts_at)
        for half in halves:
            if length(half) <= 0:
                raise InvalidInput(
                    "days",
                    f"Le {day:%d/%m/%Y}, la demi-journée finit à {half.ends_at:%H:%M}, "
                    f"avant de commencer à {half.starts_at:%H:%M}.",
                )
        for half, following in pairwise(halves):
            if following.starts_at < half.ends_at:
                raise InvalidInput(
                    "days",
                    f"Le {day:%d/%m/%Y}, deux demi-journées se chevauchent\u00a0: l'une finit à "
                    f"{half.ends_at:%H:%M}, l'autre commence à {following.starts_at:%H:%M}.",
                )
        checked.append((day, tuple(halves)))
    return tuple(checked)
