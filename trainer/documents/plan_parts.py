"""A planned workshop as its papers show it: days, half-days, sequences with their steps, groups beside each other.

Times are minutes since midnight at the place, lengths are minutes. Everything is computed before: a paper adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step of a sheet; `start` is None where the steps do not fill the sequence. Texts are Markdown.

    `passed` is an optional one for which the sequence has no time.
    """

    title: str
    minutes: int
    grouping: str = ""
    description: str = ""
    instruction: str = ""
    note: str = ""
    optional: bool = False
    start: int | None = None
    passed: bool = False

    @property
    def mark(self) -> str:
        """Whether it can be left out, or has to be."""
        return "à passer" if self.passed else "facultatif" if self.optional else ""


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
    meal: bool = False
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
    """A half-day: its sequences and the minutes of training planned in it, of which `breaks` are short breaks.

    The `meals` in it are no training; `late` is by how many minutes a meal runs into the next half-day.
    """

    label: str
    start: int
    end: int
    items: tuple[Item, ...] = ()
    planned: int = 0
    breaks: int = 0
    meals: int = 0
    late: int = 0

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """Every sequence in its order."""
        return tuple(lines(self.items))

    @property
    def hours(self) -> int:
        """Minutes there are for training: its length without the meals in it."""
        return self.end - self.start - self.meals

    @property
    def last(self) -> int:
        """When the last sequence ends; of a meal what lies in the half-day."""
        inside = [line for line in self.lines if not line.meal or line.start < self.end]
        return max(
            (min(line.end, self.end) if line.meal else line.end for line in inside), default=self.start
        )

    @property
    def leaves(self) -> int:
        """When people leave: after the last sequence, a meal too."""
        return max([self.end, *(line.end for line in self.lines)])

    @property
    def beyond(self) -> int:
        """How many of its last items are meals after its hours."""
        found = 0
        for item in reversed(self.items):
            if not (isinstance(item, PlanLine) and item.meal and item.start >= self.end):
                break
            found += 1
        return found


class Pause(NamedTuple):
    """What is free between two half-days; `name` is « Repas » or « Pause »."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A day; `doors` is when they open, None when that is not said."""

    day: date
    parts: tuple[PlanPart, ...]
    doors: int | None = None

    def pauses(self) -> Iterator[Pause]:
        """What is free between two half-days: less where the first one runs over.

        Where a sequence says what people eat then, nothing is left to say: both are the same. Where people eat right
        before or after, it is no second meal.
        """
        for upper, lower in zip(self.parts, self.parts[1:], strict=False):
            first = min((line.start for line in lower.lines), default=lower.start)
            start, end = max(upper.end, upper.last), min(lower.start, first)
            meals = [line for line in (*upper.lines, *lower.lines) if line.meal]
            told = any(line.end > upper.end and line.start < lower.start for line in meals)
            eaten = any(line.end == start or line.start == end for line in meals)
            yield Pause(start, start if told else end, "Pause" if eaten else pause_name(start, end))

    @property
    def welcomed(self) -> bool:
        """Whether a sequence begins when the doors open, so that they need no line of their own."""
        return bool(self.parts) and any(line.start == self.doors for line in self.parts[0].lines)


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
