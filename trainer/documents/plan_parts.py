"""A planned workshop as its papers show it: days, half-days, sequences with their steps, groups beside each other.

Times are minutes since midnight at the place, lengths are minutes. Everything is computed before: a paper adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step of a sheet; `start` is None where the steps do not fill the sequence. Texts are Markdown."""

    title: str
    minutes: int
    grouping: str = ""
    description: str = ""
    instruction: str = ""
    note: str = ""
    optional: bool = False
    start: int | None = None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A sequence. `gap` is the minutes nobody uses before it, below 0 those in which the one before still runs.

    `remote` is how the sheet is run at a distance (Markdown); `rooms` are the breakout groups that its steps ask for.
    `note` holds the trainers' own words and is never for participants; `promise` is for everyone.
    """

    start: int
    minutes: int
    title: str
    brique: str = ""
    colour: str = ""
    objective: str = ""
    promise: str = ""
    assessment: tuple[str, ...] = ()
    steps: tuple[PlanStep, ...] = ()
    sheet_minutes: int = 0
    debrief: tuple[str, ...] = ()
    trainer_notes: str = ""
    materials: tuple[str, ...] = ()
    remote: str = ""
    rooms: tuple[str, ...] = ()
    who: str = ""
    screen: str = ""
    chat: str = ""
    room: str = ""
    note: str = ""
    rest: bool = False
    pinned: bool = False
    gap: int = 0

    @property
    def end(self) -> int:
        """When it ends."""
        return self.start + self.minutes


@dataclass(frozen=True, slots=True)
class PlanLane:
    """One of the groups that work at the same time."""

    name: str
    lines: tuple[PlanLine, ...] = ()
    room: str = ""
    lead: str = ""
    people: int = 0

    @property
    def end(self) -> int:
        """When its last sequence ends, 0 while it has none."""
        return max((line.end for line in self.lines), default=0)


@dataclass(frozen=True, slots=True)
class PlanParallel:
    """Groups that work beside each other from `start` to `end`."""

    start: int
    end: int
    lanes: tuple[PlanLane, ...]

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """The sequences of all of them."""
        return tuple(line for lane in self.lanes for line in lane.lines)


@dataclass(frozen=True, slots=True)
class PlanHeading:
    """A heading with what stands under it."""

    title: str
    items: tuple[PlanLine | PlanParallel, ...]

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """Its sequences."""
        return tuple(lines(self.items))


Item = PlanLine | PlanParallel | PlanHeading


def lines(items: Sequence[Item]) -> Iterator[PlanLine]:
    """Every sequence in its order."""
    for item in items:
        if isinstance(item, PlanLine):
            yield item
        else:
            yield from item.lines


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A half-day: its hours, its sequences, the minutes in which something is planned."""

    label: str
    start: int
    end: int
    items: tuple[Item, ...] = ()
    used: int = 0

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """Every sequence in its order."""
        return tuple(lines(self.items))

    @property
    def planned(self) -> int:
        """Its length."""
        return self.end - self.start

    @property
    def last(self) -> int:
        """When the last sequence ends."""
        return max((line.end for line in self.lines), default=self.start)


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A day; `doors` is when they open, None when that is not said."""

    day: date
    parts: tuple[PlanPart, ...]
    doors: int | None = None

    def pauses(self) -> Iterator[tuple[int, int]]:
        """What is free between two half-days, as (start, end): less where the first one runs over."""
        for upper, lower in zip(self.parts, self.parts[1:], strict=False):
            first = min((line.start for line in lower.lines), default=lower.start)
            yield max(upper.end, upper.last), min(lower.start, first)


@dataclass(frozen=True, slots=True)
class RemotePlace:
    """Where a remote workshop takes place: its link, the tools."""

    link: str = ""
    tools: str = ""

    @property
    def tool_names(self) -> list[str]:
        """The tools, one each."""
        return [name.strip() for name in re.split(r"[\n,;]", self.tools) if name.strip()]


def pause_name(start: int, end: int) -> str:
    """What lies between two half-days: "Repas" where people have the time to eat (around noon and in the evening they
    need less), else "Pause"."""
    middle = (start + end) // 2
    usual = 690 <= middle <= 870 or 1110 <= middle <= 1260
    return "Repas" if end - start >= (30 if usual else 45) else "Pause"
