"""A day before its first minute, from the plan; and one under way after the plan was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from trainer.core.errors import Refused
from trainer.planning.live_records import LiveDay, Part, Stage
from trainer.planning.records import Block, Plan, PlanHalf
from trainer.planning.times import HalfTimes, Timed, Times, runs


def begin(plan: Plan, times: Times, day: date) -> LiveDay:
    """The day as planned, nothing begun. Raises `Refused` when nothing is planned on it."""
    stages = _planned(plan, times, day)
    if not stages:
        raise Refused(
            "nothing-planned",
            "Rien n’est prévu ce jour-là\u00a0: ajoutez des séquences au déroulé, puis revenez ici.",
        )
    return LiveDay(day, stages)


def taken_up(live: LiveDay, plan: Plan, times: Times) -> LiveDay:
    """The day under way after the plan was changed meanwhile: what has begun stays, what is to come follows the plan.

    Stages to come that changed places on the day, or wait for the hour of one that was dropped, keep their order and
    its hours; others come as the plan has them now.
    """
    planned = _planned(plan, times, live.day)
    fresh = {stage.keys: stage for stage in planned}
    kept = [stage for stage in live.stages if not stage.to_come or stage.keys in fresh]
    coming = [stage for stage in kept if stage.to_come]
    stages = [_renewed(stage, fresh[stage.keys]) if stage.to_come else stage for stage in kept]
    stages = _with_new(stages, planned)
    if not any(one.moved for one in coming):
        there = {stage.keys for stage in stages if stage.to_come}
        following = iter([stage for stage in planned if stage.keys in there])
        stages = [next(following) if stage.to_come else stage for stage in stages]
    return replace(live, stages=tuple(stages))


def _renewed(stage: Stage, fresh: Stage) -> Stage:
    """A stage to come as the plan has it now, at the hour and in the half-day that it was given on the day."""
    if not stage.moved:
        return fresh
    return replace(fresh, not_before=stage.not_before, half=stage.half, moved=True)


def _with_new(stages: Sequence[Stage], planned: Sequence[Stage]) -> list[Stage]:
    """The stages with those that are new in the plan, each after the one it follows there; never before what began."""
    result = list(stages)
    known = {key for stage in stages for key in stage.keys}
    for place, stage in enumerate(planned):
        if known & set(stage.keys):
            continue
        begun = max((i for i, one in enumerate(result) if one.started is not None), default=-1)
        before = set(planned[place - 1].keys) if place else set()
        after = max((i for i, one in enumerate(result) if before & set(one.keys)), default=-1)
        result.insert(max(begun, after) + 1, stage)
    return result


def _planned(plan: Plan, times: Times, day: date) -> tuple[Stage, ...]:
    halves = [half for half in plan.halves if half.day == day]
    return tuple(
        stage
        for place, half in enumerate(halves)
        for stage in _stages(plan, half, times.half(half.id), place)
    )


def _stages(plan: Plan, half: PlanHalf, times: HalfTimes, place: int) -> Iterator[Stage]:
    timed = {one.block.key: one for one in times.timed}
    for index, run in enumerate(runs(half.blocks)):
        starts = min(timed[block.key].start for block in run)
        ends = max(timed[block.key].end for block in run)
        pins = [block.pinned for block in run if block.pinned is not None]
        opens = index == 0 or starts == half.starts  # those who are welcomed before wait for the hour
        waits = min(pins) if pins else (half.starts if opens else None)
        title = " · ".join(block.title for block in run)
        keys = tuple(block.key for block in run)
        parts = tuple(_parts(plan, run, timed)) if run[0].parallel else ()
        yield Stage(keys, title, starts, ends - starts, ends - starts, place, waits, parts=parts)


def _parts(plan: Plan, run: Sequence[Block], timed: dict[str, Timed]) -> Iterator[Part]:
    """The blocks of groups beside each other, lane by lane."""
    lanes = plan.parallel(run[0].parallel).lanes
    for lane, about in enumerate(lanes):
        for block in run:
            if block.lane == lane:
                start = timed[block.key].start
                yield Part(
                    block.key,
                    lane,
                    about.name,
                    block.title,
                    start,
                    block.minutes,
                    block.minutes,
                    block.pinned,
                )
