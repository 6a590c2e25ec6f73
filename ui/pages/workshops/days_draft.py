"""The days of a workshop while they are being edited. No Qt in here; times are local, lengths in minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from trainer.core.errors import InvalidInput
from trainer.workshops.records import Hours
from trainer.workshops.rules import checked_days, length

MORNING = Hours(time(9, 30), time(12, 30))
AFTERNOON = Hours(time(13, 45), time(17, 15))
EVENING = Hours(time(18, 30), time(20, 30))
Plans = tuple[tuple[date, tuple[Hours, ...]], ...]


@dataclass(slots=True)
class DayDraft:
    """One day with its half-days."""

    day: date
    halves: list[Hours] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        """The length of the day; a half-day that ends before it starts counts for nothing."""
        return sum(max(0, length(half)) for half in self.halves)


class DaysDraft:
    """The days in order, changed one by one."""

    def __init__(self, plans: Sequence[tuple[date, tuple[Hours, ...]]] = ()) -> None:
        self.days = [DayDraft(day, list(halves)) for day, halves in plans]

    @property
    def minutes(self) -> int:
        """The total length."""
        return sum(day.minutes for day in self.days)

    def plans(self) -> Plans:
        """The days as the services take them."""
        return tuple((day.day, tuple(day.halves)) for day in self.days)

    def has(self, day: date) -> bool:
        """Whether that day is already there."""
        return any(one.day == day for one in self.days)

    def add_day(self, day: date) -> None:
        """Add a day with the hours of the last one, or the usual ones. Raises ValueError when it is there."""
        if self.has(day):
            raise ValueError(day)
        halves = list(self.days[-1].halves) if self.days else [MORNING, AFTERNOON]
        self.days.append(DayDraft(day, halves or [MORNING, AFTERNOON]))
        self.days.sort(key=lambda one: one.day)

    def following(self) -> date | None:
        """The day after the last one, proposed for the next."""
        return self.days[-1].day + timedelta(days=1) if self.days else None

    def remove_day(self, day: date) -> None:
        """Take a day off."""
        self.days = [one for one in self.days if one.day != day]

    def add_half(self, day: date) -> None:
        """Add the first of morning, afternoon, evening that is still free."""
        draft = self._of(day)
        for usual in (MORNING, AFTERNOON, EVENING):
            if all(usual.starts_at >= h.ends_at or usual.ends_at <= h.starts_at for h in draft.halves):
                draft.halves.append(usual)
                draft.halves.sort(key=lambda half: half.starts_at)
                return
        last = draft.halves[-1].ends_at
        draft.halves.append(Hours(last, time(min(last.hour + 1, 23), 59 if last.hour >= 22 else last.minute)))

    def remove_half(self, day: date, index: int) -> None:
        """Take a half-day off; the day stays."""
        del self._of(day).halves[index]

    def set_hours(self, day: date, index: int, hours: Hours) -> None:
        """Change the hours of a half-day."""
        self._of(day).halves[index] = hours

    def problem(self) -> str:
        """Why these days cannot be kept, "" when they can."""
        try:
            checked_days(self.plans())
        except InvalidInput as error:
            return error.message
        return ""

    def _of(self, day: date) -> DayDraft:
        return next(one for one in self.days if one.day == day)
