"""A day as it is being given: what is done to it, key by key. Pure: the caller says what time it is.

Whatever is changed on the day ripples to the stages to come; the plan itself is left as it was prepared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trainer.core.errors import Refused
from trainer.planning.live_begin import begin as begin
from trainer.planning.live_begin import taken_up as taken_up
from trainer.planning.live_outlook import due_lane as due_lane
from trainer.planning.live_outlook import outlook as outlook
from trainer.planning.live_outlook import overran as overran
from trainer.planning.live_records import MINUTE, LiveDay, Part, Stage, Turned

EARLY = 5 * MINUTE
"""What waits for its hour is begun at most this much before it without being asked for twice."""


def start(live: LiveDay, now: int) -> LiveDay:
    """End what runs and go to the next stage; after the last one the day is over.

    Nothing runs in between where the next one waits for its hour, or belongs to another half-day: it is begun by the
    next call.
    """
    stages = list(live.stages)
    before = live.running
    if before is not None:
        stages[live.now or 0] = _ended(before, now)
    if live.coming:
        place = live.coming[0]
        if before is None or not _waits(before, stages[place], now):
            stages[place] = _started(stages[place], now)
    return replace(live, stages=tuple(stages))


def pauses(live: LiveDay, now: int) -> bool:
    """Whether `start` would end what runs and begin nothing."""
    running = live.running
    return running is not None and bool(live.coming) and _waits(running, live.stages[live.coming[0]], now)


def advance(live: LiveDay, lane: int, now: int) -> LiveDay:
    """Have one of the groups end its block and go to its next; after its last one it waits for the others."""
    place = _running(live)
    stage = live.stages[place]
    parts = list(stage.parts)
    here = [i for i, part in enumerate(parts) if part.lane == lane]
    done = next((i for i in here if parts[i].running), None)
    following = next((i for i in here if parts[i].to_come), None)
    if done is None and following is None:
        raise Refused("lane-done", "Ce groupe a fini\u00a0: il attend les autres.")
    if done is not None:
        parts[done] = _part_ended(parts[done], now)
    if following is not None:
        parts[following] = replace(parts[following], started=now)
    return _with(live, place, replace(stage, parts=tuple(parts)))


def longer(live: LiveDay, minutes: int, lane: int | None = None) -> LiveDay:
    """Give what runs (in one of the groups) more time, or less (at least a minute); the rest waits or comes earlier."""
    place = _running(live)
    stage = live.stages[place]
    if not stage.parts:
        return _with(live, place, replace(stage, minutes=max(1, stage.minutes + minutes)))
    chosen = [part.key for part in stage.parts if part.running and lane in (None, part.lane)]
    if not chosen:
        raise Refused("lane-done", "Ce groupe a fini\u00a0: il attend les autres.")
    parts = tuple(
        replace(part, minutes=max(1, part.minutes + minutes)) if part.key in chosen else part
        for part in stage.parts
    )
    return _with(live, place, replace(stage, parts=parts))


def turned_to(live: LiveDay, key: str, step: int | None) -> LiveDay:
    """Have a step of a block shown instead of that of the time; that of the time again for None."""
    others = tuple(one for one in live.turned if one.key != key)
    return replace(live, turned=others if step is None else (*others, Turned(key, step)))


def skip(live: LiveDay, place: int, now: int) -> LiveDay:
    """Drop a stage to come; the one that runs is broken off and the next begins."""
    stage = live.stages[place]
    if stage.to_come:
        parts = tuple(replace(part, skipped=True) for part in stage.parts)
        return _opening(_with(live, place, replace(stage, skipped=True, parts=parts)), stage)
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
    stages[place] = replace(second, not_before=first.not_before, half=first.half, moved=True)
    stages[later[0]] = replace(first, not_before=second.not_before, half=second.half, moved=True)
    return replace(live, stages=tuple(stages))


def skip_in(live: LiveDay, lane: int) -> LiveDay:
    """Drop the next block of one of the groups."""
    place = _running(live)
    stage = live.stages[place]
    coming = _coming_in(stage, lane)
    if not coming:
        raise Refused("nothing-to-skip", "Ce groupe n’a plus de séquence à venir.")
    parts = list(stage.parts)
    parts[coming[0]] = replace(parts[coming[0]], skipped=True)
    return _with(live, place, replace(stage, parts=tuple(parts)))


def swap_in(live: LiveDay, lane: int) -> LiveDay:
    """Have the next two blocks of one of the groups change places."""
    place = _running(live)
    stage = live.stages[place]
    coming = _coming_in(stage, lane)
    if len(coming) < 2:
        raise Refused("nothing-to-swap", "Il n’y a pas de séquence suivante avec laquelle échanger.")
    parts = list(stage.parts)
    first, second = parts[coming[0]], parts[coming[1]]
    parts[coming[0]] = replace(second, not_before=first.not_before)
    parts[coming[1]] = replace(first, not_before=second.not_before)
    return _with(live, place, replace(stage, parts=tuple(parts)))


def _opening(live: LiveDay, dropped: Stage) -> LiveDay:
    """The day in which what comes after `dropped`, which was to open its half-day, waits for the hour in its place."""
    half = [place for place, one in enumerate(live.stages) if one.half == dropped.half]
    following = next((place for place in half if live.stages[place].to_come), None)
    if following is None or any(live.stages[place].started is not None for place in half):
        return live
    heir = live.stages[following]
    return (
        live
        if heir.not_before is not None
        else _with(live, following, replace(heir, not_before=dropped.not_before, moved=True))
    )


def _coming_in(stage: Stage, lane: int) -> list[int]:
    return [i for i, part in enumerate(stage.parts) if part.lane == lane and part.to_come]


def _waits(before: Stage, after: Stage, now: int) -> bool:
    """Whether nothing runs for a while after a stage: a meal, or an hour that was fixed."""
    pinned = after.not_before is not None and now < after.not_before * MINUTE - EARLY
    return pinned or before.half != after.half


def _started(stage: Stage, now: int) -> Stage:
    firsts = {next((part.key for part in stage.lane(lane) if part.to_come), "") for lane in stage.lanes}
    parts = tuple(replace(part, started=now) if part.key in firsts else part for part in stage.parts)
    return replace(stage, started=now, parts=parts)


def _ended(stage: Stage, now: int) -> Stage:
    """The stage at its end: what a group was doing ends with it, what it had still to do is dropped."""
    parts = tuple(
        replace(part, skipped=True) if part.to_come else _part_ended(part, now) if part.running else part
        for part in stage.parts
    )
    return replace(stage, ended=max(now, stage.started or 0), parts=parts)


def _part_ended(part: Part, now: int) -> Part:
    return replace(part, ended=max(now, part.started or 0))


def _running(live: LiveDay) -> int:
    if live.now is None:
        raise Refused("nothing-runs", "Aucune séquence n’est en cours\u00a0: commencez d’abord.")
    return live.now


def _with(live: LiveDay, place: int, stage: Stage) -> LiveDay:
    stages: Sequence[Stage] = live.stages
    return replace(live, stages=(*stages[:place], stage, *stages[place + 1 :]))
