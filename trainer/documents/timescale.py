"""A drawn timetable: what both writers share of it. Lengths are points, times minutes since midnight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import lcm
from typing import NamedTuple

from trainer.documents import fonts
from trainer.documents import format_fr as fr
from trainer.documents.fonts import Face
from trainer.documents.theme import ACCENT, INK, MUTED

GUTTER, BETWEEN, LABEL_HEIGHT = 36.0, 14.0, 16.0
_SIDE = 6.0
_SMALLEST, _LARGEST = 6.8, 9.0
_NARROW = 110.0


@dataclass(frozen=True, slots=True)
class TimeBox:
    """Something from `start` to `end`, in one of `columns` beside each other.

    `facts` come below the title as far as there is room. `bare` is drawn without a ground (what is not a sequence).
    """

    start: int
    end: int
    title: str
    facts: tuple[str, ...] = ()
    colour: str = ""
    column: int = 0
    columns: int = 1
    rest: bool = False
    bare: bool = False
    alarm: str = ""

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """A stretch of a day with its boxes; `edges` are the moments drawn strongly: the start and end of a half-day."""

    label: str
    start: int
    end: int
    boxes: tuple[TimeBox, ...]
    edges: tuple[int, ...] = ()

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start

    @property
    def parts(self) -> int:
        """Into how many equal parts its width is cut so that every box ends on one."""
        return lcm(*(box.columns for box in self.boxes)) if self.boxes else 1

    @property
    def widest(self) -> int:
        """The most boxes beside each other."""
        return max((box.columns for box in self.boxes), default=1)

    def marks(self) -> tuple[int, ...]:
        """The moments with a line of their own: half-hours, the edges, the very start."""
        first = -(-self.start // 30) * 30
        return tuple(sorted({*range(first, self.end + 1, 30), *self.edges, self.start}))


@dataclass(frozen=True, slots=True)
class Timescale:
    """Columns of time beside each other, all to the same scale: `scale` points a minute."""

    columns: tuple[TimeColumn, ...]
    scale: float

    @property
    def height(self) -> float:
        """The height of the drawing without its labels."""
        return max(column.minutes for column in self.columns) * self.scale

    @property
    def size(self) -> float:
        """The size of its text: a line fits five minutes."""
        return min(max(self.scale * 5 * 0.84, _SMALLEST), _LARGEST)

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self.size * 1.17

    def widths(self, width: float) -> tuple[float, ...]:
        """The width of the boxes of each column: groups beside each other get more of it."""
        room = width - GUTTER * len(self.columns) - BETWEEN * (len(self.columns) - 1)
        shares = [1 + 0.45 * (column.widest - 1) for column in self.columns]
        return tuple(room * share / sum(shares) for share in shares)


class TimeLine(NamedTuple):
    """A line of text in a box."""

    words: str
    strong: bool = False
    colour: str = INK


def box_lines(box: TimeBox, scale: Timescale, width: float) -> tuple[TimeLine, ...]:
    """The lines that a box has room for, each no wider than `width` less its sides; at least one."""
    room = width - 2 * _SIDE
    count = max(1, int((box.minutes * scale.scale - 1.5) / scale.leading + 0.05))
    ink = MUTED if box.bare else INK
    ink = ACCENT if box.alarm and box.bare else ink
    size = scale.size
    if count == 1:
        head = "" if room < _NARROW else f"{fr.hour(box.start)}  "
        tail = f" · {fr.length(box.minutes)}" + (f" · {box.alarm}" if box.alarm and not box.bare else "")
        space = room - fonts.width(head + tail, Face.SEMIBOLD, size)
        return (TimeLine(f"{head}{_cut(box.title, space, size)}{tail}", not box.bare, ink),)
    span = f"{fr.hours(box.start, box.end)} · {fr.length(box.minutes)}"
    titles = _wrapped(box.title, room, size, min(count - 1, 3))
    lines = [TimeLine(words, not box.bare, ink) for words in titles]
    lines.append(TimeLine(_cut(span, room, size, Face.TEXT), False, ink))
    if box.alarm and not box.bare:
        lines.append(TimeLine(_cut(box.alarm, room, size, Face.SEMIBOLD), True, ACCENT))
    for fact in box.facts:
        lines += [TimeLine(words, False, MUTED) for words in _wrapped(fact, room, size, 2, Face.TEXT)]
    return tuple(lines[:count])


def _wrapped(words: str, room: float, size: float, most: int, face: Face = Face.SEMIBOLD) -> Iterator[str]:
    """The words on at most so many lines, the last one cut."""
    lines, left = 1, words.split(" ")
    while left:
        if lines == most:
            yield _cut(" ".join(left), room, size, face)
            return
        count = 1
        while count < len(left) and fonts.width(" ".join(left[: count + 1]), face, size) <= room:
            count += 1
        yield _cut(" ".join(left[:count]), room, size, face)
        left = left[count:]
        lines += 1


def _cut(words: str, room: float, size: float, face: Face = Face.SEMIBOLD) -> str:
    if fonts.width(words, face, size) <= room:
        return words
    while words and fonts.width(f"{words}…", face, size) > room:
        words = words[:-1]
    return f"{words.rstrip()}…" if words else ""


def moments(scale: Timescale) -> tuple[int, ...]:
    """The minutes from the top at which something begins or ends in any column, 0 and the end among them."""
    found = {0, max(column.minutes for column in scale.columns)}
    for column in scale.columns:
        found |= {mark - column.start for mark in column.marks()} | {column.minutes}
        found |= {moment - column.start for box in column.boxes for moment in (box.start, box.end)}
    return tuple(sorted(found))


def beside(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For spans of time in the order of their starts: (place, places) so that none lies over another."""
    found: list[tuple[int, int]] = [(0, 1)] * len(spans)
    cluster: list[int] = []
    reached = -1
    for index, (start, end) in enumerate([*spans, (10**9, 10**9)]):
        if start >= reached:
            ends: list[int] = []
            for member in cluster:
                place = next((n for n, free in enumerate(ends) if free <= spans[member][0]), len(ends))
                ends[place : place + 1] = [spans[member][1]]
                found[member] = (place, 0)
            for member in cluster:
                found[member] = (found[member][0], len(ends))
            cluster, reached = [], end
        cluster.append(index)
        reached = max(reached, end)
    return found
