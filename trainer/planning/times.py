"""When each block starts and ends. Times are minutes since midnight; nothing is moved to make it fit.

What lies between two half-days of a day is the meal. A meal counts in its half-day only as far as it lies in its hours,
a welcome from their beginning on: what is beyond is neither overrun nor too early, nor time of the training.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from trainer.planning.records import Block, BlockKind, Plan, PlanHalf

BEFOREHAND = (BlockKind.WELCOME, BlockKind.MEAL)
"""What may come before the hours of a half-day."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A block with its times. `gap` is the minutes nobody uses before it; negative: it starts before the other ends.

    `lanes` is the number of groups that work beside each other then, 1 for everyone together.
    """

    block: Block
    start: int
    end: int
    gap: int = 0
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class HalfTimes:
    """A half-day with its times; `ends` is when nothing runs any more, `free` what is left then (negative: too long).

    `used` is the minutes in which something is planned, counted once where groups work at the same time; `planned`
    those of them that are training: short breaks are, meals never.
    """

    half: PlanHalf
    timed: tuple[Timed, ...]
    ends: int
    used: int
    planned: int

    @property
    def meals(self) -> int:
        """Minutes of its hours in which people do nothing but eat."""
        return self.used - self.planned

    @property
    def hours(self) -> int:
        """Minutes there are for training, as they are sold and certified: its length without the meals in it."""
        return self.half.minutes - self.meals

    @property
    def free(self) -> int:
        """Minutes between the last end and the end of the half-day; negative when it overruns."""
        return self.half.ends - self.ends

    @property
    def gaps(self) -> tuple[Timed, ...]:
        """The blocks before which there is a gap or an overlap."""
        return tuple(one for one in self.timed if one.gap)


@dataclass(frozen=True, slots=True)
class Times:
    """The times of a plan."""

    halves: tuple[HalfTimes, ...]
    by_key: Mapping[str, Timed]

    def half(self, half_id: int) -> HalfTimes:
        """The half-day of this id; KeyError when there is none."""
        for one in self.halves:
            if one.half.id == half_id:
                return one
        raise KeyError(half_id)


def schedule(plan: Plan, before: Times | None = None) -> Times:
    """The times of every block in the half-days; parked ones have none.

    `before` are the times of any other plan: of half-days that are the same in both, theirs are taken over.
    """
    known = {one.half.id: one for one in before.halves} if before is not None else {}
    lanes = {one.key: len(one.lanes) for one in plan.parallels}
    halves = tuple(
        _taken_over(known.get(half.id), half, lanes) or half_times(half, plan) for half in plan.halves
    )
    return Times(halves, {one.block.key: one for half in halves for one in half.timed})


def half_times(half: PlanHalf, plan: Plan) -> HalfTimes:
    """The times of one half-day: blocks follow one another, a pinned one starts when it must."""
    timed: list[Timed] = []
    at, every = half.starts, list(runs(half.blocks))
    last = max((place for place, run in enumerate(every) if run[0].kind is not BlockKind.MEAL), default=-1)
    for place, run in enumerate(every):
        if run[0].parallel:
            lanes = len(plan.parallel(run[0].parallel).lanes)
            placed = [one for lane in range(lanes) for one in _lane(run, lane, at, lanes)]
        else:
            placed = [_outside(one, half, followed=place < last) for one in _following(run, at, 1)]
        timed += placed
        at = max((_done(one, half) for one in placed), default=at)
    spans = [(one.block.kind is BlockKind.MEAL, *within(one, half)) for one in timed]
    ends = max((end for _, start, end in spans if end > start), default=half.starts)
    used = planned = covered((start, end) for _, start, end in spans)
    if any(meal for meal, _, _ in spans):
        planned = covered((start, end) for meal, start, end in spans if not meal)
    return HalfTimes(half, tuple(timed), ends, used, planned)


def within(one: Timed, half: PlanHalf) -> tuple[int, int]:
    """From when to when a block counts in its half-day; the end is not after the start for what lies beyond."""
    start, end = one.start, one.end
    if one.block.kind in BEFOREHAND:
        start = max(start, half.starts)
    return (start, min(end, half.ends)) if one.block.kind is BlockKind.MEAL else (start, end)


def between(one: Timed, half: PlanHalf) -> bool:
    """Whether a block is a meal after the hours of its half-day."""
    return one.block.kind is BlockKind.MEAL and one.start >= half.ends and not one.block.parallel


def late_meal(half: HalfTimes, after: HalfTimes) -> int:
    """By how many minutes a meal of a half-day runs into the next one of that day; 0 when it does not."""
    meals = [one.end for one in half.timed if one.block.kind is BlockKind.MEAL]
    begins = min([after.half.starts, *(one.start for one in after.timed)])
    return max(0, max(meals, default=0) - begins)


def meal_told(half: HalfTimes, after: HalfTimes) -> bool:
    """Whether a block says what people eat between two half-days of a day."""
    meals = [one for one in (*half.timed, *after.timed) if one.block.kind is BlockKind.MEAL]
    return any(one.end > half.half.ends and one.start < after.half.starts for one in meals)


def meal_beside(half: HalfTimes, after: HalfTimes) -> bool:
    """Whether people eat right before or after what is free between two half-days: that is no second meal."""
    leaves = max([half.half.ends, *(one.end for one in half.timed)])
    begins = min([after.half.starts, *(one.start for one in after.timed)])
    meals = [one for one in (*half.timed, *after.timed) if one.block.kind is BlockKind.MEAL]
    return any(one.end == leaves or one.start == begins for one in meals)


def doors_open(first: HalfTimes, minutes: int) -> int:
    """When the doors of a day open: so many minutes before it begins, or when people are welcomed if earlier."""
    begins, welcome = first.half.starts, first.half.starts
    for one in first.timed:
        if one.block.kind in BEFOREHAND:
            welcome = min(welcome, one.start)
        else:
            begins = min(begins, one.start)
    return max(0, min(begins - minutes, welcome))


def _taken_over(known: HalfTimes | None, half: PlanHalf, lanes: Mapping[str, int]) -> HalfTimes | None:
    """The times known of a half-day when they still hold."""
    if known is None or known.half != half or len(known.timed) < len(half.blocks):
        return None
    same = all(one.lanes == lanes.get(one.block.parallel, 1) for one in known.timed)
    return known if same else None


def runs(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks for everyone one by one, those of the same parallel groups together."""
    for parallel, found in groupby(blocks, key=lambda block: block.parallel):
        if parallel:
            yield tuple(found)
        else:
            for block in found:
                yield (block,)


def covered(spans: Iterable[tuple[int, int]]) -> int:
    """Minutes in which at least one of the spans (start, end) runs."""
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _lane(run: Sequence[Block], lane: int, at: int, lanes: int) -> Iterator[Timed]:
    yield from _following([block for block in run if block.lane == lane], at, lanes)


def _following(blocks: Sequence[Block], at: int, lanes: int) -> Iterator[Timed]:
    for block in blocks:
        start = at if block.pinned is None else block.pinned
        yield Timed(block, start, start + block.minutes, start - at, lanes)
        at = start + block.minutes


def _outside(one: Timed, half: PlanHalf, *, followed: bool) -> Timed:
    """A block for everyone: what comes before the hours is not too early, the way to the meal is no hole.

    The minutes before a meal are what is left of the half-day; when work follows the meal nothing is, and they show.
    """
    early = one.block.kind in BEFOREHAND and one.gap < 0 and one.start - one.gap == half.starts
    return replace(one, gap=0) if early or (one.gap > 0 and between(one, half) and not followed) else one


def _done(one: Timed, half: PlanHalf) -> int:
    """When what follows a block may begin: people who were welcomed early wait for the hour."""
    return max(one.end, half.starts) if one.block.kind in BEFOREHAND else one.end
