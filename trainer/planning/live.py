"""A day as it is being given: what runs now, what comes, how late it is. Pure: the caller says what time it is.

Moments are seconds since midnight at the place; planned times and lengths are minutes, as everywhere in a plan. Groups
that work at the same time are one stage. Whatever is changed on the day ripples to the stages to come; the plan itself
is left as it was prepared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trainer.core.errors import Refused
from trainer.planning.records import Plan, PlanHalf
from trainer.planning.times import HalfTimes, Times, runs

MINUTE = 60
SLACK_SHARE, SLACK_MINUTES = 0.1, 2
"""A block has overrun when it took a tenth, and two minutes, longer than planned."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One block for everyone, or the blocks that run at the same time.

    `planned` is its length in the plan, `minutes` what it is given now. It never starts before `not_before`: a pin, or
    the start of its half-day. `half` is the half-day's place in the day. `timed` are the blocks whose own real time its
    own is: not one that its group ends earlier, or follows with another, while others still work.
    """

    keys: tuple[str, ...]
    timed: tuple[str, ...]
    title: str
    planned_start: int
    planned: int
    minutes: int
    half: int
    not_before: int | None = None
    started: int | None = None
    ended: int | None = None
    skipped: bool = False

    @property
    def to_come(self) -> bool:
        """Neither begun nor dropped."""
        return self.started is None and not self.skipped


@dataclass(frozen=True, slots=True)
class LiveDay:
    """The stages of a day in the order in which they are given."""

    day: date
    stages: tuple[Stage, ...]

    @property
    def now(self) -> int | None:
        """The place of the stage that runs."""
        running = (i for i, one in enumerate(self.stages) if one.started is not None and one.ended is None)
        return next(running, None)

    @property
    def coming(self) -> tuple[int, ...]:
        """The places of the stages to come."""
        return tuple(i for i, one in enumerate(self.stages) if one.to_come)

    @property
    def over(self) -> bool:
        """True when nothing runs and nothing is to come."""
        return self.now is None and not self.coming


@dataclass(frozen=True, slots=True)
class Expected:
    """When a stage to come is expected now, in seconds."""

    place: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The day seen from one moment, in seconds.

    `left` is what remains of the stage that runs (negative: over its time), `late` how much later than planned it will
    end (negative: ahead), `rest` the stages to come.
    """

    elapsed: int
    left: int
    late: int
    rest: tuple[Expected, ...]
    ends: int


def begin(plan: Plan, times: Times, day: date) -> LiveDay:
    """The day as planned, nothing begun. Raises `Refused` when nothing is planned on it."""
    halves = [half for half in plan.halves if half.day == day]
    stages = [
        stage
        for place, half in enumerate(halves)
        for stage in _stages(plan, half, times.half(half.id), place)
    ]
    if not stages:
        raise Refused(
            "nothing-planned",
            "Rien n’est prévu ce jour-là\u00a0: ajoutez des séquences au déroulé, puis revenez ici.",
        )
    return LiveDay(day, tuple(stages))


def taken_up(live: LiveDay, plan: Plan, times: Times) -> LiveDay:
    """The day under way after the plan was changed meanwhile: what has begun stays, what is to come follows the plan.

    A stage to come keeps its place in the order of the day and the time it was given there.
    """
    fresh = {stage.keys: stage for stage in begin(plan, times, live.day).stages}
    kept = [stage for stage in live.stages if not stage.to_come or stage.keys in fresh]
    known = {key for stage in kept for key in stage.keys}
    kept = [_follows(stage, fresh[stage.keys]) if stage.to_come else stage for stage in kept]
    return replace(live, stages=(*kept, *(one for one in fresh.values() if not known & set(one.keys))))


def start(live: LiveDay, now: int) -> LiveDay:
    """End what runs and go to the next stage; after the last one the day is over."""
    stages = list(live.stages)
    if live.now is not None:
        stages[live.now] = replace(stages[live.now], ended=max(now, stages[live.now].started or 0))
    if live.coming:
        stages[live.coming[0]] = replace(stages[live.coming[0]], started=now)
    return replace(live, stages=tuple(stages))


def longer(live: LiveDay, minutes: int) -> LiveDay:
    """Give the stage that runs more time, or less (at least a minute); the rest waits or comes earlier."""
    place = _running(live)
    stage = live.stages[place]
    return _with(live, place, replace(stage, minutes=max(1, stage.minutes + minutes)))


def skip(live: LiveDay, place: int, now: int) -> LiveDay:
    """Drop a stage to come; the one that runs is broken off and the next begins."""
    stage = live.stages[place]
    if stage.to_come:
        return _with(live, place, replace(stage, skipped=True))
    if place != live.now:
        raise Refused("done", "Cette séquence est déjà finie.")
    return start(_with(live, place, replace(stage, skipped=True)), now)


def swap(live: LiveDay, place: int) -> LiveDay:
    """Have a stage to come change places with the next one to come."""
    later = [one for one in live.coming if one > place]
    if place not in live.coming or not later:
        raise Refused("nothing-to-swap", "Il n’y a pas de séquence suivante avec laquelle échanger.")
    stages = list(live.stages)
    first, second = stages[place], stages[later[0]]
    # What must wait for an hour keeps waiting for it: the hour belongs to the place in the day.
    stages[place] = replace(second, not_before=first.not_before, half=first.half)
    stages[later[0]] = replace(first, not_before=second.not_before, half=second.half)
    return replace(live, stages=tuple(stages))


def outlook(live: LiveDay, now: int) -> Outlook:
    """What the day looks like at a moment."""
    at, elapsed, left, late = now, 0, 0, 0
    if live.now is not None:
        stage = live.stages[live.now]
        began = stage.started or 0
        elapsed = max(0, now - began)
        left = began + stage.minutes * MINUTE - now
        at = max(now, began + stage.minutes * MINUTE)
        late = at - _planned_end(live, live.now) * MINUTE
    rest = []
    for place in live.coming:
        stage = live.stages[place]
        begins = at if stage.not_before is None else max(at, stage.not_before * MINUTE)
        at = begins + stage.minutes * MINUTE
        rest.append(Expected(place, begins, at))
    if live.now is None and rest:
        late = rest[0].start - _planned_start(live, rest[0].place) * MINUTE
    return Outlook(elapsed, left, late, tuple(rest), at)


def overran(planned: int, seconds: int) -> bool:
    """Whether a block of `planned` minutes that took so many seconds took too long."""
    return seconds > planned * MINUTE + max(SLACK_MINUTES * MINUTE, planned * MINUTE * SLACK_SHARE)


def _stages(plan: Plan, half: PlanHalf, times: HalfTimes, place: int) -> Iterator[Stage]:
    timed = {one.block.key: one for one in times.timed}
    for index, run in enumerate(runs(half.blocks)):
        starts = min(timed[block.key].start for block in run)
        ends = max(timed[block.key].end for block in run)
        pins = [block.pinned for block in run if block.pinned is not None]
        waits = min(pins) if pins else (half.starts if index == 0 else None)
        title = " · ".join(block.title for block in run)
        keys = tuple(block.key for block in run)
        whole = tuple(block.key for block in run if block.minutes == ends - starts)
        yield Stage(keys, whole, title, starts, ends - starts, ends - starts, place, waits)


def _planned_start(live: LiveDay, place: int) -> int:
    """When the stage at a place would start had all of its half-day gone as planned, in the order of the day."""
    half = live.stages[place].half
    before = [i for i, one in enumerate(live.stages[:place]) if one.half == half]
    at = min(one.planned_start for one in live.stages if one.half == half)
    for i in before:
        at = _after(live.stages[i], at)
    wait = live.stages[place].not_before
    return at if wait is None else max(at, wait)


def _planned_end(live: LiveDay, place: int) -> int:
    return _planned_start(live, place) + live.stages[place].planned


def _after(stage: Stage, at: int) -> int:
    return (at if stage.not_before is None else max(at, stage.not_before)) + stage.planned


def _running(live: LiveDay) -> int:
    if live.now is None:
        raise Refused("nothing-runs", "Aucune séquence n’est en cours\u00a0: commencez d’abord.")
    return live.now


def _with(live: LiveDay, place: int, stage: Stage) -> LiveDay:
    stages: Sequence[Stage] = live.stages
    return replace(live, stages=(*stages[:place], stage, *stages[place + 1 :]))


def _follows(stage: Stage, fresh: Stage) -> Stage:
    """A stage to come after its plan changed: the time given on the day stays when the plan's length did."""
    minutes = stage.minutes if stage.planned == fresh.planned else fresh.planned
    return replace(
        stage, title=fresh.title, planned=fresh.planned, planned_start=fresh.planned_start, minutes=minutes
    )
