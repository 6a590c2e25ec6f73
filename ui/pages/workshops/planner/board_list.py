"""The board as a list: blocks as low as their words allow, gaps and overlaps as lines between. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from trainer.planning.records import Block, Parallel, Plan, PlanHalf
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

PAD, STEP, INDENT, LANE_GAP = 7, 2, 14, 6
STACKED_BELOW, DOORS_BESIDE = 205, 285
"""Narrower than this (at 100 % text) the time of a block goes under its title, the doors under the half-day's hours."""


@dataclass(slots=True)
class Parts:
    """What has been laid out so far."""

    blocks: dict[str, BlockShape] = field(default_factory=dict)
    halves: list[HalfShape] = field(default_factory=list)
    gaps: list[GapShape] = field(default_factory=list)
    headings: list[HeadingShape] = field(default_factory=list)
    lanes: list[LaneShape] = field(default_factory=list)
    meals: list[MealShape] = field(default_factory=list)

    def add(self, other: Parts) -> None:
        """Take in what was laid out by itself."""
        self.blocks.update(other.blocks)
        self.halves += other.halves
        self.gaps += other.gaps
        self.headings += other.headings
        self.lanes += other.lanes
        self.meals += other.meals


@dataclass(slots=True)
class _Half:
    """The half-day being filled: where its blocks go and whose they are."""

    column: int
    times: HalfTimes
    by_key: dict[str, Timed]


class ListFiller:
    """Fills columns from top to bottom. `roomy` gives the blocks in `detailed` a second line, `noted` one more."""

    def __init__(
        self,
        plan: Plan,
        times: Times,
        measures: Measures,
        detailed: frozenset[str],
        *,
        roomy: bool,
        doors: int,
        noted: frozenset[str] = frozenset(),
    ) -> None:
        self._plan, self._times, self._m = plan, times, measures
        self._detailed = detailed if roomy else frozenset()
        self._noted = noted
        self._doors = doors
        self.parts = Parts()

    def day(self, column: int, halves: Sequence[PlanHalf], x: int, width: int) -> int:
        """A day from y 0 on; gives the y under it."""
        y = 0
        found = [self._times.half(half.id) for half in halves]
        for place, times in enumerate(found):
            if place:
                y = self._meal(found[place - 1], times, Box(x, y, width, self._m.small + self._m.px(6)))
            late = late_meal(times, found[place + 1]) if place + 1 < len(found) else 0
            y = self._half(column, times, Box(x, y, width, 0), first=place == 0, late=late)
        return y

    def parking(self, column: int, blocks: Sequence[Block], box: Box) -> int:
        """What is set aside, under its head; gives the y under it."""
        y = box.y + self._m.px(PAD)
        inner = Box(box.x + self._m.px(PAD), y, box.w - 2 * self._m.px(PAD), 0)
        for block in blocks:
            y = self._block(block, None, None, column, inner, y)
        return y + self._m.px(PAD)

    def _meal(self, before: HalfTimes, after: HalfTimes, box: Box) -> int:
        """What lies between two half-days; a block that says it has taken its place."""
        if meal_told(before, after):
            return box.y + self._m.px(4)
        if after.half.starts > before.half.ends:
            self.parts.meals.append(
                MealShape(box, before.half.ends, after.half.starts, meal_beside(before, after))
            )
        return box.bottom

    def _half(self, column: int, times: HalfTimes, box: Box, *, first: bool, late: int) -> int:
        m, half = self._m, times.half
        at = _Half(column, times, {one.block.key: one for one in times.timed})
        head = Box(box.x, box.y, box.w, m.small + m.px(10))
        y = head.bottom
        doors = None
        if first and self._doors and box.w >= m.px(DOORS_BESIDE):
            doors = Box(box.x + box.w // 2, head.y, box.w - box.w // 2 - m.px(PAD), head.h)
        elif first and self._doors:
            doors = Box(box.x + m.px(PAD), y - m.px(2), box.w - 2 * m.px(PAD), m.small + m.px(3))
            y = doors.bottom
        inner = Box(box.x + m.px(PAD), y, box.w - 2 * m.px(PAD), 0)
        empty = None
        beyond = _beyond(times)
        inside = half.blocks[: len(half.blocks) - len(beyond)]
        if inside:
            y = self._blocks(at, inner, y, inside)
        else:
            empty = Box(inner.x, y, inner.w, 2 * m.small + m.px(18))
            y = empty.bottom
        end = Box(inner.x, y, inner.w, m.small + m.px(6))
        whole = Box(box.x, box.y, box.w, end.bottom - box.y)
        opens = self._doors and doors_open(times, self._doors)
        self.parts.halves.append(HalfShape(half, times, column, whole, head, end, doors, opens, empty, late))
        y = whole.bottom
        return self._blocks(at, inner, y + m.px(4), beyond) if beyond else y

    def _blocks(self, at: _Half, inner: Box, y: int, blocks: Sequence[Block]) -> int:
        m, heading = self._m, ""
        began: HeadingShape | None = None
        for run in runs(blocks):
            if run[0].group != heading:
                y = self._close(began, y)
                heading = run[0].group
                began = self._open(heading, at.times, inner, y) if heading else None
                y = began.box.bottom + m.px(2) if began else y
            room = inner
            if heading:
                room = Box(inner.x + m.px(INDENT), y, inner.w - m.px(INDENT), 0)
            if run[0].parallel:
                y = self._lanes(at, self._plan.parallel(run[0].parallel), run, room, y)
            else:
                y = self._block(run[0], at.by_key[run[0].key], at, at.column, room, y)
        return self._close(began, y)

    def _open(self, key: str, times: HalfTimes, inner: Box, y: int) -> HeadingShape:
        members = [one for one in times.timed if one.block.group == key]
        minutes = max(one.end for one in members) - min(one.start for one in members)
        keys = tuple(one.block.key for one in members)
        box = Box(inner.x, y, inner.w, self._m.small + self._m.px(6))
        return HeadingShape(key, self._plan.group(key).title, minutes, keys, box, ())

    def _close(self, began: HeadingShape | None, y: int) -> int:
        if began is None:
            return y
        under = began.box.bottom
        bracket = Box(began.box.x, under, self._m.px(INDENT), y - under - self._m.px(STEP))
        self.parts.headings.append(replace(began, bracket=(bracket,)))
        return y + self._m.px(STEP)

    def _lanes(self, at: _Half, parallel: Parallel, run: Sequence[Block], room: Box, y: int) -> int:
        m, count = self._m, len(parallel.lanes)
        told = any(lane.room or lane.lead or lane.people for lane in parallel.lanes)
        head_height = m.small * (2 if told else 1) + m.px(8)
        last = max(at.by_key[block.key].end for block in run)
        began = min(at.by_key[block.key].start - max(0, at.by_key[block.key].gap) for block in run)
        found, low = [], y
        for index, lane in enumerate(parallel.lanes):
            x = room.x + (room.w + m.px(LANE_GAP)) * index // count
            until = room.x + (room.w + m.px(LANE_GAP)) * (index + 1) // count - m.px(LANE_GAP)
            head = Box(x, y, until - x, head_height)
            under = head.bottom + m.px(2)
            mine = [block for block in run if block.lane == index]
            inner = Box(x + m.px(3), under, until - x - m.px(6), 0)
            for block in mine:
                under = self._block(block, at.by_key[block.key], at, at.column, inner, under)
            left = last - (at.by_key[mine[-1].key].end if mine else began)
            keys = tuple(block.key for block in mine)
            shape = LaneShape(parallel.key, index, lane, keys, head, head, max(0, left))
            found.append((shape, under, inner))
            low = max(low, under + (m.small + m.px(4) if left > 0 else 0))
        for shape, under, inner in found:
            body = Box(shape.head.x, y, shape.head.w, low - y)
            rest = Box(inner.x, under, inner.w, low - under - m.px(STEP)) if shape.left else None
            self.parts.lanes.append(replace(shape, body=body, left_box=rest))
        return low + m.px(STEP)

    def _block(
        self, block: Block, timed: Timed | None, at: _Half | None, column: int, inner: Box, y: int
    ) -> int:
        m = self._m
        if timed is not None and timed.gap and at is not None:
            box = Box(inner.x, y, inner.w, m.small + m.px(4))
            self.parts.gaps.append(GapShape(block.key, timed.gap, box, _is_early(timed, at.times)))
            y = box.bottom + m.px(1)
        stacked = timed is None or inner.w < m.px(STACKED_BELOW)
        lines = 2 if stacked or block.key in self._detailed else 1
        lines += not stacked and block.key in self._noted
        height = m.line + (lines - 1) * m.small + m.px(5)
        half = None if at is None else at.times.half.id
        box = Box(inner.x, y, inner.w, height)
        self.parts.blocks[block.key] = BlockShape(block, box, column, half, timed, lines, stacked)
        return box.bottom + m.px(STEP)


def _beyond(times: HalfTimes) -> tuple[Block, ...]:
    """The meals at the end of a half-day that come after its hours."""
    found: list[Block] = []
    for one in reversed(times.timed):
        if one.block.group or not between(one, times.half):
            break
        found.insert(0, one.block)
    return tuple(found)


def _is_early(timed: Timed, times: HalfTimes) -> bool:
    """Whether an overlap is with the hours of the half-day, not with another block."""
    return timed.gap < 0 and timed.start - timed.gap == times.half.starts and timed == times.timed[0]
