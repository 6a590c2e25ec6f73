"""When each block starts and ends. Times are minutes since midnight; nothing is moved to make it fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from trainer.planning.records import Block, Plan, PlanHalf


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

    `used` is the minutes in which something is planned, counted once where groups work at the same time.
    """

    half: PlanHalf
    timed: tuple[Timed, ...]
    ends: int
    used: int

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
    at = half.starts
    for run in runs(half.blocks):
        if run[0].parallel:
            lanes = len(plan.parallel(run[0].parallel).lanes)
            placed = [one for lane in range(lanes) for one in _lane(run, lane, at, lanes)]
        else:
            placed = list(_following(run, at, 1))
        timed += placed
        at = max((one.end for one in placed), default=at)
    ends = max((one.end for one in timed), default=half.starts)
    return HalfTimes(half, tuple(timed), ends, covered((one.start, one.end) for one in timed))


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
