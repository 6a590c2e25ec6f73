"""What is planned against the hours there are and the hours sold; what each person sits through. Minutes everywhere.

A half-day counts once for everybody, however many groups work in it; a person follows one lane of each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from trainer.planning.records import BlockKind, Frame, Plan, PlanHalf
from trainer.planning.times import HalfTimes, Timed, Times, covered


@dataclass(frozen=True, slots=True)
class Sum:
    """Minutes of a half-day, a day or the workshop.

    `hours` is from the start to the end of the half-days, `planned` what is planned in them less the meals, counted
    once where groups work at the same time; `breaks` is part of it. `shortest` and `longest` is what one person has
    planned (meals apart) in the shortest and in the longest lanes: the same where all lanes are as long.
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
        return self.hours - self.planned - self.meals


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
        last = max(half.timed, key=lambda one: one.end, default=None)
        if last is None or half.free >= 0:
            continue
        found.append(Trouble(Clash.OVERRUN, -half.free, last.block.key, half.half.id))
        after = times.halves[place + 1] if place + 1 < len(times.halves) else None
        if after and after.half.day == half.half.day and after.timed:
            first = min(after.timed, key=lambda one: one.start)
            if first.start < half.ends:
                found.append(
                    Trouble(
                        Clash.NEXT, half.ends - first.start, first.block.key, after.half.id, last.block.key
                    )
                )
    return tuple(found)


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
    short, long = list(shared), list(shared)
    for run in runs.values():
        short += min(run, key=_worked)
        long += max(run, key=_worked)
    pauses = [one for one in times.timed if one.block.kind is BlockKind.BREAK]
    planned = _worked(times.timed)
    sums = Sum(
        times.half.minutes,
        planned,
        _covered(pauses),
        times.used - planned,
        _worked(short),
        _worked(long),
    )
    uneven = tuple(
        (key, _lanes(plan, key, run)) for key, run in runs.items() if len(set(map(_worked, run))) > 1
    )
    return HalfTotal(times.half, sums, uneven)


def _lanes(plan: Plan, key: str, run: list[list[Timed]]) -> tuple[LaneTotal, ...]:
    longest = max(map(_worked, run))
    lanes = plan.parallel(key).lanes
    return tuple(
        LaneTotal(lane.name, _worked(timed), longest - _worked(timed))
        for lane, timed in zip(lanes, run, strict=True)
    )


def _worked(timed: Iterable[Timed]) -> int:
    """Minutes in which something is planned, meals apart."""
    return _covered(one for one in timed if one.block.kind is not BlockKind.MEAL)


def _covered(timed: Iterable[Timed]) -> int:
    return covered((one.start, one.end) for one in timed)


def _summed(sums: Iterable[Sum]) -> Sum:
    return sum(sums, Sum())
