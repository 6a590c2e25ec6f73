"""The board to the scale of time: one clock for all days, every block as high as it is long. No Qt in here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from trainer.planning.records import Block, Lane, Plan, PlanHalf
from trainer.planning.times import (
    HalfTimes,
    Timed,
    Times,
    between,
    doors_open,
    late_meal,
    meal_beside,
    meal_told,
    runs,
)
from ui.pages.workshops.planner.board_columns import tracks, trimmed
from ui.pages.workshops.planner.board_list import LANE_GAP, PAD, STACKED_BELOW, Parts
from ui.pages.workshops.planner.board_scale_words import (
    holds_words,
    labels,
    lane_has_words,
    lines_in,
    words_height,
)
from ui.pages.workshops.planner.board_shapes import (
    BlockShape,
    Box,
    GapShape,
    HalfShape,
    HeadingShape,
    LaneShape,
    MealShape,
    Measures,
)

STRIP, BRACKET = 20, 8
"""Width at 100 % text of the strip beside what a heading holds: with its title in it, or with that in a block."""
USUAL = 1.9
"""Pixels a minute at 100 % text and zoom 1: ten minutes hold a line."""
LEAST = 1.0


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the minutes of the day are: `top` is the y of `first`."""

    first: int
    last: int
    top: int
    per_minute: float

    @property
    def scale(self) -> tuple[int, int, float]:
        """All that the place of a minute comes from: the clock may go on for longer without moving anything."""
        return self.first, self.top, self.per_minute

    def low(self, measures: Measures) -> int:
        """The y under everything."""
        return self.y(self.last) + measures.small + measures.px(10)

    def y(self, minute: int) -> int:
        """The y of a time of day."""
        return self.top + round((minute - self.first) * self.per_minute)


@dataclass(frozen=True, slots=True)
class _Unit:
    """What takes a track of its own: one block for everyone, or groups that work beside each other."""

    blocks: tuple[Block, ...]
    start: int
    end: int


def clock_of(times: Times, measures: Measures, zoom: float, doors: int) -> Clock:
    """The clock that all days share: from the doors of the earliest on, whole half hours."""
    per_minute = max(LEAST, USUAL * measures.factor * zoom)
    above = math.ceil(_head_height(measures) / per_minute)
    starts = [half.half.starts - max(doors + 1, above) for half in times.halves] or [9 * 60]
    ends = [max(half.half.ends, half.ends) for half in times.halves] or [17 * 60]
    starts += [one.start - above for half in times.halves for one in half.timed]
    ends += [one.end for half in times.halves for one in half.timed]
    first = max(0, min(starts) // 30 * 30)
    last = -(-max(ends) // 30) * 30
    return Clock(first, last, measures.small // 2 + measures.px(4), per_minute)


def hours(clock: Clock) -> tuple[tuple[int, int], ...]:
    """(minute, y) of every half hour."""
    return tuple((minute, clock.y(minute)) for minute in range(clock.first, clock.last + 1, 30))


class ScaleFiller:
    """Fills days along a clock."""

    def __init__(self, plan: Plan, times: Times, measures: Measures, clock: Clock, *, doors: int) -> None:
        self._plan, self._times, self._m, self._clock, self._doors = plan, times, measures, clock, doors
        self._half_of: dict[str, int] = {}
        self._titled: dict[str, str] = {}
        self._first: set[str] = set()
        self._clear: dict[str, Box] = {}
        self.parts = Parts()

    def day(self, column: int, halves: Sequence[PlanHalf], x: int, width: int) -> int:
        """A day; gives the y under it."""
        m = self._m
        all_times = [self._times.half(half.id) for half in halves]
        self._half_of |= {one.block.key: half.half.id for half in all_times for one in half.timed}
        self._first |= {half.timed[0].block.key for half in all_times if half.timed}
        for place, times in enumerate(all_times):
            late = late_meal(times, all_times[place + 1]) if place + 1 < len(all_times) else 0
            self._half(column, times, Box(x, 0, width, 0), first=place == 0, late=late)
        for above, below in pairwise(self.parts.halves[-len(halves) :]):
            self._between(above, below)
        by_key = {one.block.key: one for times in all_times for one in times.timed}
        units = [_unit(run, by_key) for half in halves for run in runs(half.blocks)]
        inner = Box(x + m.px(PAD), 0, width - 2 * m.px(PAD), 0)
        units = self._in_sight(units, by_key)
        self._titled = self._find_titled(units)
        for unit, (track, count) in zip(units, tracks([(one.start, one.end) for one in units]), strict=True):
            left = inner.x + inner.w * track // count
            room = Box(left, 0, inner.x + inner.w * (track + 1) // count - left - 1, 0)
            self._place(column, unit, by_key, room)
        self._free_gaps()
        for key, label in labels(self.parts.blocks.values(), m).items():
            self.parts.blocks[key] = replace(self.parts.blocks[key], label=label)
        return max(half.end.bottom for half in self.parts.halves[-len(halves) :])

    def _between(self, above: HalfShape, below: HalfShape) -> None:
        """What lies between two half-days: a block that says so keeps clear of the words of both."""
        starts, ends = above.half.ends, below.half.starts
        box = Box(above.box.x, above.end.bottom, above.box.w, below.head.y - above.end.bottom)
        if meal_told(above.times, below.times):
            for one in above.times.timed:
                if between(one, above.half) and one.end <= ends:
                    self._clear[one.block.key] = box
        elif ends > starts and box.h > self._m.small:
            self.parts.meals.append(MealShape(box, starts, ends, meal_beside(above.times, below.times)))

    def _half(self, column: int, times: HalfTimes, box: Box, *, first: bool, late: int) -> None:
        m, clock, half = self._m, self._clock, times.half
        top, bottom = clock.y(half.starts), clock.y(half.ends)
        early = min((clock.y(one.start) for one in times.timed), default=top)
        head = Box(box.x, min(top, early) - _head_height(m), box.w, _head_height(m))
        end = Box(
            box.x + m.px(PAD), max(bottom, clock.y(times.ends)) + m.px(2), box.w - 2 * m.px(PAD), m.small
        )
        doors = None
        if first and self._doors:
            doors = Box(box.x, clock.y(doors_open(times, self._doors)) - 1, box.w, 2)
        empty = None
        if not half.blocks:
            empty = Box(box.x + m.px(PAD), top + m.px(4), box.w - 2 * m.px(PAD), 2 * m.small + m.px(18))
        shape = HalfShape(
            half, times, column, Box(box.x, top, box.w, bottom - top), head, end, doors,
            doors_open(times, self._doors), empty, late,
        )  # fmt: skip
        self.parts.halves.append(shape)

    def _place(self, column: int, unit: _Unit, by_key: dict[str, Timed], room: Box) -> None:
        m, heading = self._m, unit.blocks[0].group
        if heading:
            strip = m.px(BRACKET if heading in self._titled else STRIP)
            self._bracket(heading, Box(room.x, self._clock.y(unit.start), strip, 0), unit)
            room = Box(room.x + strip + 2, 0, room.w - strip - 2, 0)
        parallel = unit.blocks[0].parallel
        if not parallel:
            for block in unit.blocks:
                self._block(column, block, by_key[block.key], room, unit.end)
                if heading and self._titled.get(heading) == block.key:
                    words = self._inset(block.key)
                    self.parts.headings[-1] = replace(self.parts.headings[-1], words=words)
            return
        lanes = self._plan.parallel(parallel).lanes
        for index, lane in enumerate(lanes):
            x = room.x + (room.w + m.px(LANE_GAP)) * index // len(lanes)
            until = room.x + (room.w + m.px(LANE_GAP)) * (index + 1) // len(lanes) - m.px(LANE_GAP)
            self._lane(column, unit, by_key, index, lane, Box(x, 0, until - x, 0))

    def _lane(
        self, column: int, unit: _Unit, by_key: dict[str, Timed], index: int, lane: Lane, room: Box
    ) -> None:
        m, clock = self._m, self._clock
        top, bottom = clock.y(unit.start), clock.y(unit.end)
        mine = [block for block in unit.blocks if block.lane == index]
        head = Box(room.x, top, m.px(STRIP), max(1, bottom - top - 1))
        inner = Box(head.right + 1, 0, room.right - head.right - 1, 0)
        spans = [(by_key[block.key].start, min(by_key[block.key].end, unit.end)) for block in mine]
        places = [(clock.y(start), clock.y(end)) for start, end in spans]
        words = Box(room.x, top, room.w, words_height(m)) if lane_has_words(top, bottom, places, m) else None
        if words is not None:
            inner = Box(room.x, 0, room.w, 0)
        ends = trimmed(spans, self._least)
        drawn = [(start, end) for (start, _), end in zip(spans, ends, strict=True)]
        for block, (_, end), (track, count) in zip(mine, drawn, tracks(drawn), strict=True):
            x = inner.x + inner.w * track // count
            width = inner.x + inner.w * (track + 1) // count - x - (count > 1)
            self._block(column, block, by_key[block.key], Box(x, 0, max(1, width), 0), end)
        if words is not None and mine and self.parts.blocks[mine[0].key].box.y < words.bottom:
            self._inset(mine[0].key)
        until = max((by_key[block.key].end for block in mine), default=unit.start)
        last = max(by_key[block.key].end for block in unit.blocks)
        rest = None
        if until < unit.end:
            low = clock.y(until) if mine or words is None else words.bottom
            rest = Box(inner.x, low, inner.w, max(1, bottom - low - 1))
        body, head = Box(room.x, top, room.w, head.h), words or head
        keys = tuple(block.key for block in mine)
        self.parts.lanes.append(
            LaneShape(
                unit.blocks[0].parallel, index, lane, keys, head, body, last - until, rest, False, words
            )
        )

    def _find_titled(self, units: Sequence[_Unit]) -> dict[str, str]:
        """For each heading the first of its blocks that has a line to spare for its title."""
        found: dict[str, str] = {}
        for unit in units:
            block = unit.blocks[0]
            high = self._clock.y(unit.end) - self._clock.y(unit.start) - 1
            if block.group and not block.parallel and holds_words(high, self._m):
                found.setdefault(block.group, block.key)
        return found

    def _inset(self, key: str) -> Box:
        """Keep a line free at the top of a block."""
        shape, high = self.parts.blocks[key], words_height(self._m)
        lines = lines_in(shape.box.h - high, self._m)
        self.parts.blocks[key] = replace(shape, inset=high, lines=lines)
        return Box(shape.box.x, shape.box.y, shape.box.w, high)

    def _bracket(self, key: str, at: Box, unit: _Unit) -> None:
        """A heading's strip beside one unit; pieces that touch become one."""
        clock = self._clock
        piece = Box(at.x, at.y, at.w, max(1, clock.y(unit.end) - at.y - 1))
        members = tuple(block.key for block in unit.blocks)
        known = self.parts.headings[-1] if self.parts.headings else None
        if known is None or known.key != key:
            title = self._plan.group(key).title
            minutes = unit.end - unit.start
            self.parts.headings.append(HeadingShape(key, title, minutes, members, piece, (piece,), False))
            return
        last = known.bracket[-1]
        joined = last.x == piece.x and last.bottom <= piece.y
        pieces = (*known.bracket[:-1], last.around(piece)) if joined else (*known.bracket, piece)
        spans = [self._times.by_key[one] for one in (*known.keys, *members)]
        minutes = max(one.end for one in spans) - min(one.start for one in spans)
        longest = max(pieces, key=lambda box: box.h)
        self.parts.headings[-1] = replace(
            known, keys=(*known.keys, *members), bracket=pieces, minutes=minutes, box=longest
        )

    def _block(self, column: int, block: Block, timed: Timed, room: Box, until: int) -> None:
        """A block as high as the minutes until `until`; what runs on after that is under what comes next."""
        m, clock = self._m, self._clock
        top, bottom = clock.y(timed.start), clock.y(until)
        clear = self._clear.get(block.key)
        if clear is not None and min(bottom, clear.bottom) - max(top, clear.y) > m.small:
            top, bottom = max(top, clear.y), min(bottom, clear.bottom)
        box = Box(room.x, top, room.w, max(1, bottom - top - 1))
        told = timed.gap if timed.gap and not self._gap(timed, box) else 0
        stacked = room.w < m.px(STACKED_BELOW)
        lines = lines_in(box.h, m)
        half = self._half_of.get(block.key)
        clash = max(0, min(box.h, clock.y(timed.start - timed.gap) - top)) if timed.gap < 0 else 0
        early = timed.gap < 0 and block.key in self._first
        self.parts.blocks[block.key] = BlockShape(
            block, box, column, half, timed, lines, stacked, told, clash, early
        )

    def _gap(self, timed: Timed, box: Box) -> bool:
        """Room for the minutes free before a block; False when it is too small for words, or not free."""
        if timed.gap < 0:
            return False
        above = self._clock.y(timed.start - timed.gap)
        place = Box(box.x, above, box.w, max(1, box.y - above - 1))
        self.parts.gaps.append(GapShape(timed.block.key, timed.gap, place))
        return place.h >= self._m.small

    def _free_gaps(self) -> None:
        """Where another block starts earlier than its order says, what looked free is not: the block tells it."""
        taken = [shape.box for shape in self.parts.blocks.values()]
        free = [gap for gap in self.parts.gaps if not any(gap.box.meets(box) for box in taken)]
        for gap in self.parts.gaps:
            if gap not in free:
                shape = self.parts.blocks[gap.key]
                self.parts.blocks[gap.key] = replace(shape, told=gap.minutes)
        self.parts.gaps = free

    def _in_sight(self, units: Sequence[_Unit], by_key: dict[str, Timed]) -> list[_Unit]:
        """Units that run a little into the next one end where that one starts."""
        latest = [max(by_key[block.key].start for block in unit.blocks) for unit in units]
        spans = [(start, unit.end) for start, unit in zip(latest, units, strict=True)]
        ends = trimmed(spans, self._least)
        return [
            unit if unit.end == end else replace(unit, end=end) for unit, end in zip(units, ends, strict=True)
        ]

    @property
    def _least(self) -> int:
        """Minutes that hold a line of text."""
        return math.ceil((self._m.line + 2) / self._clock.per_minute)


def _head_height(measures: Measures) -> int:
    """The head of a half-day, over its first block."""
    return measures.small + measures.px(6)


def _unit(run: Sequence[Block], by_key: dict[str, Timed]) -> _Unit:
    spans = [by_key[block.key] for block in run]
    return _Unit(tuple(run), min(one.start for one in spans), max(one.end for one in spans))
