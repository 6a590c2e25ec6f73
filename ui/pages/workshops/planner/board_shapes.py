"""What the board is made of: boxes in pixels for days, half-days, blocks, gaps, headings and lanes. No Qt in here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from trainer.planning.records import Block, Lane, PlanHalf
from trainer.planning.times import HalfTimes, Timed

PARKED = "half:parked"
"""The key of the parking among the items of the board."""


def half_key(half_id: int | None) -> str:
    """The key of a half-day (None: the parking) among the items of the board."""
    return PARKED if half_id is None else f"half:{half_id}"


class BoardMode(StrEnum):
    """How the board is laid out."""

    LIST = "list"
    SCALE = "scale"


class Box(NamedTuple):
    """A rectangle; `right` and `bottom` are the first pixel outside."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """The first pixel on its right."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The first pixel under it."""
        return self.y + self.h

    def holds(self, x: int, y: int) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: Box) -> bool:
        """Whether both share a pixel."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights of the texts in pixels, and what a size at 100 % text is now."""

    line: int = 18
    small: int = 16
    factor: float = 1.0

    def px(self, at_100: float) -> int:
        """A size that follows the text."""
        return round(at_100 * self.factor)

    def slow(self, at_100: float) -> int:
        """A size that follows the text more slowly: widths, of which a screen has only so much."""
        return round(at_100 * (1 + (self.factor - 1) * 0.5))


@dataclass(frozen=True, slots=True)
class BlockShape:
    """A block; `timed` is None in the parking. `lines` is how many lines of text have room; 0: none."""

    block: Block
    box: Box
    column: int
    half: int | None
    timed: Timed | None
    lines: int
    stacked: bool = False
    """The time stands under the title, for want of width."""
    told: int = 0
    """Minutes free (or, below 0, of overlap) before it that it has to tell itself, for want of room outside."""
    clash: int = 0
    """Pixels at its top in which what is before it runs on."""
    early: bool = False
    """The overlap is with the hours of the half-day: it starts before them."""
    inset: int = 0
    """Pixels at its top where the words of its heading or its lane stand."""
    label: Box | None = None
    """Where its title is written, over its edges, when it is lower than a line."""


@dataclass(frozen=True, slots=True)
class GapShape:
    """Minutes nobody uses before a block (`minutes` > 0), or in which it runs into what is before it (< 0).

    `early` says that it is the first of a half-day which begins later than the block.
    """

    key: str
    minutes: int
    box: Box
    early: bool = False


@dataclass(frozen=True, slots=True)
class HeadingShape:
    """The title of a heading and the pieces of the bracket beside its blocks; upright in a list."""

    key: str
    title: str
    minutes: int
    keys: tuple[str, ...]
    box: Box
    bracket: tuple[Box, ...]
    upright: bool = True
    words: Box | None = None
    """In a scale: where its title stands, at the top of a block; None: turned by a quarter, in its strip."""


@dataclass(frozen=True, slots=True)
class LaneShape:
    """One lane: its head, its whole room, and what is left in it when it ends before the others (minutes)."""

    parallel: str
    index: int
    lane: Lane
    keys: tuple[str, ...]
    head: Box
    body: Box
    left: int = 0
    left_box: Box | None = None
    upright: bool = True
    words: Box | None = None
    """In a scale: where its name stands, as that of a heading."""


@dataclass(frozen=True, slots=True)
class HalfShape:
    """A half-day: ground, head, the markers of the doors and of the end, and what to do where it is empty.

    `late` is by how many minutes its meal runs into the next half-day.
    """

    half: PlanHalf
    times: HalfTimes
    column: int
    box: Box
    head: Box
    end: Box
    doors: Box | None = None
    doors_at: int = 0
    empty: Box | None = None
    late: int = 0


@dataclass(frozen=True, slots=True)
class MealShape:
    """What lies between two half-days of one day, where no block says it; `eaten`: beside a meal."""

    box: Box
    starts: int
    ends: int
    eaten: bool = False


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """A day (None: the parking): minutes planned, free and too many."""

    day: date | None
    box: Box
    planned: int = 0
    free: int = 0
    over: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything with its place, in pixels of the whole board."""

    mode: BoardMode
    width: int
    height: int
    columns: tuple[ColumnShape, ...]
    halves: tuple[HalfShape, ...]
    park: Box
    blocks: dict[str, BlockShape]
    gaps: tuple[GapShape, ...] = ()
    headings: tuple[HeadingShape, ...] = ()
    lanes: tuple[LaneShape, ...] = ()
    meals: tuple[MealShape, ...] = ()
    hours: tuple[tuple[int, int], ...] = ()
    """(minute, y) of the lines of a scale, half hours too."""
    first: int = 0
    top: int = 0
    per_minute: float = 0.0
    items: dict[str, Box] = field(default_factory=dict)
    """Box and order of everything the keyboard walks through: half-days, blocks, the parking."""

    def y_of(self, minute: float) -> int:
        """Where a time of day is in a scale."""
        return self.top + round((minute - self.first) * self.per_minute)

    def minute_of(self, y: int) -> float:
        """The time of day at a height of a scale."""
        return self.first + (y - self.top) / self.per_minute

    def at(self, x: int, y: int) -> str:
        """The item at a point: a block, otherwise the head of a half-day; "" for none.

        Where the words of a block lie over another that is low too, the one whose middle is nearer.
        """
        found, away = "", self.height
        for key, shape in self.blocks.items():
            if shape.box.holds(x, y) and shape.lines:
                return key
            if shape.box.holds(x, y) or (shape.label is not None and shape.label.holds(x, y)):
                far = abs(2 * y - shape.box.y - shape.box.bottom)
                if not found or far < away:
                    found, away = key, far
        return found or next((key for key, box in self.items.items() if box.holds(x, y)), "")

    def area(self, key: str) -> Box | None:
        """Where an item is drawn, its words too; None for none."""
        shape = self.blocks.get(key)
        if shape is not None and shape.label is not None:
            return shape.box.around(shape.label)
        return self.items.get(key)

    def in_box(self, box: Box) -> Iterator[str]:
        """The blocks that a box touches."""
        return (key for key, shape in self.blocks.items() if shape.box.meets(box))

    def column_at(self, x: int) -> int:
        """The column nearest to a point."""
        ends = [column.box.right for column in self.columns]
        return next((index for index, right in enumerate(ends) if x < right), len(ends) - 1)
