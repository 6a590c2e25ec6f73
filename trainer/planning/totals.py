"""What is planned against the hours there are and the hours sold; what each person sits through. Minutes everywhere.

"Prévues" are the minutes of training in the half-days, on every screen and paper: short breaks count, meals never. A
half-day counts once for everybody, however many groups work in it; a person follows one lane of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from trainer.planning.records import BlockKind, Frame, Plan, PlanHalf
from trainer.planning.times import HalfTimes, Timed, Times, covered, late_meal, within


@dataclass(frozen=True, slots=True)
class Sum:
    """Minutes of a half-day, a day or the workshop.

    `hours` is from the start to the end of the half-days, `planned` what is planned in them, counted once where groups
    work at the same time; `breaks` is part of it. The `meals` in the half-days are part of neither. `shortest` and
    `longest` is what one person has planned in the shortest and in the longest lanes: the same where all are as long.
    """

    hours: int = 0
    planned: int = 0
    breaks: int = 0
    meals: int = 0
    shortest: int = 0
    longest: int = 0

    def __add__(self, other: Sum) -> Sum:
        return Sum(
            self.hours + other.hours,
            self.planned + other.planned,
            self.breaks + other.breaks,
            self.meals + other.meals,
            self.shortest + other.shortest,
            self.longest + other.longest,
        )

    @property
    def room(self) -> int:
        """Minutes of the half-days with nothing planned; negative when more is planned than they have."""
        return self.hours - self.planned


@dataclass(frozen=True, slots=True)
class LaneTotal:
    """A lane: its name, what its group has planned, and for how long it waits for the slowest one."""

    name: str
    minutes: int
    waits: int


@dataclass(frozen=True, slots=True)
class HalfTotal:
    """A half-day: its sums, and the lanes of each of its parallel groups (by key) that differ in length."""

    half: PlanHalf
    sum: Sum
    uneven: tuple[tuple[str, tuple[LaneTotal, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class DayTotal:
    """A day with its half-days."""

    day: date
    halves: tuple[HalfTotal, ...]
    sum: Sum


@dataclass(frozen=True, slots=True)
class Totals:
    """The workshop with its days; `sold` is the minutes promised (0: as planned), `parked` those set aside."""

    days: tuple[DayTotal, ...]
    sum: Sum
    sold: int = 0
    parked: int = 0

    @property
    def over_sold(self) -> int:
        """Minutes planned beyond those sold; negative when some are missing, 0 when nothing was promised."""
        return self.sum.planned - self.sold if self.sold else 0


class Clash(StrEnum):
    """What does not follow on."""

    GAP = "gap"
    """Minutes in which nothing is planned, before a block that has its time."""
    OVERLAP = "overlap"
    """A block starts before the one before it has ended."""
    EARLY = "early"
    """The first block starts before its half-day."""
    OVERRUN = "overrun"
    """The half-day ends before its last block."""
    NEXT = "next"
    """It runs on into the next half-day of the same day."""
    MEAL = "meal"
    """A meal runs on into the next half-day."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A gap or an overlap of some minutes (more than 0) at a block; `after` is the key of the one before, or ""."""

    clash: Clash
    minutes: int
    key: str
    half: int
    after: str = ""


def totals(plan: Plan, times: Times, frame: Frame) -> Totals:
    """Everything summed up, by day and half-day."""
    found = [_half_total(half, plan) for half in times.halves]
    days = []
    for day, group in groupby(found, key=lambda one: one.half.day):
        halves = tuple(group)
        days.append(DayTotal(day, halves, _summed(one.sum for one in halves)))
    parked = sum(block.minutes for block in plan.parked)
    return Totals(tuple(days), _summed(day.sum for day in days), frame.sold, parked)


def troubles(times: Times) -> tuple[Trouble, ...]:
    """Every gap and overlap, in the order of the plan."""
    found: list[Trouble] = []
    for place, half in enumerate(times.halves):
        found += _within(half)
        if half.free < 0:
            found.append(Trouble(Clash.OVERRUN, -half.free, overrun_by(half).block.key, half.half.id))
        after = times.halves[place + 1] if place + 1 < len(times.halves) else None
        if half.timed and after is not None and after.half.day == half.half.day:
            found += _into(half, after)
    return tuple(found)


def overrun_by(half: HalfTimes) -> Timed:
    """The block that ends a half-day; ValueError for an empty one."""
    return max(half.timed, key=lambda one: within(one, half.half)[1])


def _into(half: HalfTimes, after: HalfTimes) -> Iterator[Trouble]:
    """What runs on into the next half-day of the day, or is begun there before this one is done."""
    last = max(half.timed, key=lambda one: one.end)
    if last.block.kind is BlockKind.MEAL:
        if late := late_meal(half, after):
            yield Trouble(Clash.MEAL, late, last.block.key, half.half.id)
    elif after.timed:
        first = min(after.timed, key=lambda one: one.start)
        if first.start < last.end:
            yield Trouble(Clash.NEXT, last.end - first.start, first.block.key, after.half.id, last.block.key)


def _within(half: HalfTimes) -> list[Trouble]:
    found = []
    for one in half.gaps:
        before = _before(half, one)
        clash = Clash.GAP if one.gap > 0 else Clash.OVERLAP if before else Clash.EARLY
        found.append(Trouble(clash, abs(one.gap), one.block.key, half.half.id, before))
    return found


def _before(half: HalfTimes, one: Timed) -> str:
    """The key of the block that a block should follow on; "" for the first."""
    due = one.start - one.gap
    earlier = half.timed[: half.timed.index(one)]
    lane, parallel = one.block.lane, one.block.parallel
    seen = [
        other
        for other in earlier
        if other.end == due and (other.block.parallel != parallel or not parallel or other.block.lane == lane)
    ]
    return seen[-1].block.key if seen else ""


def _half_total(times: HalfTimes, plan: Plan) -> HalfTotal:
    shared = [one for one in times.timed if not one.block.parallel]
    runs: dict[str, list[list[Timed]]] = {}
    for one in times.timed:
        if one.block.parallel:
            lanes = plan.parallel(one.block.parallel).lanes
            runs.setdefault(one.block.parallel, [[] for _ in lanes])[one.block.lane].append(one)
    short, long = _followed(shared, runs.values(), times.half)
    pauses = [one for one in times.timed if one.block.kind is BlockKind.BREAK]
    sums = Sum(
        times.hours,
        times.planned,
        _covered(pauses, times.half),
        times.meals,
        short,
        long,
    )
    worked = {key: [_worked(lane, times.half) for lane in run] for key, run in runs.items()}
    uneven = tuple(
        (key, _lanes(plan, key, minutes)) for key, minutes in worked.items() if len(set(minutes)) > 1
    )
    return HalfTotal(times.half, sums, uneven)


def _followed(
    shared: Sequence[Timed], runs: Iterable[Sequence[Sequence[Timed]]], half: PlanHalf
) -> tuple[int, int]:
    """The least and the most that one person has planned; minutes that a lane shares with the rest count once."""
    short = long = [*shared]
    for run in runs:
        short = min(([*short, *lane] for lane in run), key=lambda timed: _worked(timed, half))
        long = max(([*long, *lane] for lane in run), key=lambda timed: _worked(timed, half))
    ends = (_worked(short, half), _worked(long, half))
    return min(ends), max(ends)


def _lanes(plan: Plan, key: str, minutes: list[int]) -> tuple[LaneTotal, ...]:
    lanes = plan.parallel(key).lanes
    return tuple(
        LaneTotal(lane.name, own, max(minutes) - own) for lane, own in zip(lanes, minutes, strict=True)
    )


def _worked(timed: Iterable[Timed], half: PlanHalf) -> int:
    """Minutes in which something is planned, meals apart."""
    return _covered((one for one in timed if one.block.kind is not BlockKind.MEAL), half)


def _covered(timed: Iterable[Timed], half: PlanHalf) -> int:
    return covered(within(one, half) for one in timed)


def _summed(sums: Iterable[Sum]) -> Sum:
    return sum(sums, Sum())
