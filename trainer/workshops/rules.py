"""Pure decisions about days and agenda: computed times, free minutes, checks of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise

from trainer.core.errors import InvalidInput
from trainer.workshops.records import Hours

DayPlan = tuple[date, tuple[Hours, ...]]
EARLIEST, LATEST = date(1900, 1, 1), date(9000, 1, 1)
"""The days that calendars know what to do with; beyond them lies a slip of the keyboard."""


def minutes_of(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * 60 + moment.minute


def clock_time(minutes: int) -> time:
    """The time of day of a number of minutes; past midnight it starts again."""
    return time(minutes // 60 % 24, minutes % 60)


def length(hours: Hours) -> int:
    """Minutes of a half-day."""
    return minutes_of(hours.ends_at) - minutes_of(hours.starts_at)


def fitted(kept: Sequence[Hours], wanted: Sequence[Hours]) -> tuple[int | None, ...]:
    """For each wanted half-day, which of the kept ones becomes it, None for a new one.

    The one that shares most of its time does; what is left over is taken in order.
    """
    pairs = sorted(
        (-_shared(one, other), i, j) for i, one in enumerate(kept) for j, other in enumerate(wanted)
    )
    found: dict[int, int] = {}
    for shared, i, j in pairs:
        if shared and j not in found and i not in found.values():
            found[j] = i
    for j in range(len(wanted)):
        left = [i for i in range(len(kept)) if i not in found.values()]
        if j not in found and left:
            found[j] = left[0]
    return tuple(found.get(j) for j in range(len(wanted)))


def _shared(one: Hours, other: Hours) -> int:
    start = max(minutes_of(one.starts_at), minutes_of(other.starts_at))
    return max(0, min(minutes_of(one.ends_at), minutes_of(other.ends_at)) - start)


def checked_days(days: Sequence[DayPlan]) -> tuple[DayPlan, ...]:
    """The days in order; raises `InvalidInput` for a doubled day, a year that cannot be, half-days reversed or over
    each other."""
    ordered = sorted(days, key=lambda plan: plan[0])
    for day, _ in ordered:
        if not EARLIEST <= day <= LATEST:
            raise InvalidInput(
                "days", f"Une journée ne peut pas être en l’an {day.year}\u00a0: vérifiez l’année."
            )
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
                    f"Le {day:%d/%m/%Y}, deux demi-journées se chevauchent\u00a0: l’une finit à "
                    f"{half.ends_at:%H:%M}, l’autre commence à {following.starts_at:%H:%M}.",
                )
        checked.append((day, tuple(halves)))
    return tuple(checked)
