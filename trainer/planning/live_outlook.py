"""A day under way seen from one moment: what is left, how late it is, when the rest is expected. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.planning.live_records import MINUTE, Expected, LaneSeen, LiveDay, Outlook, Part, Stage

SLACK_SHARE, SLACK_MINUTES = 0.1, 2
"""A block has overrun when it took a tenth, and two minutes, longer than planned."""


def outlook(live: LiveDay, now: int) -> Outlook:
    """What the day looks like at a moment."""
    at, elapsed, left, late = now, 0, 0, 0
    stage = live.running
    lanes: tuple[LaneSeen, ...] = ()
    if stage is not None and live.now is not None:
        began = stage.started or 0
        elapsed = max(0, now - began)
        lanes = tuple(_seen(stage.lane(lane), lane, now) for lane in stage.lanes)
        left = _left(lanes, now) if lanes else began + stage.minutes * MINUTE - now
        at = now + max(0, left)
        late = at - _planned_end(live, live.now) * MINUTE
    rest = []
    for place in live.coming:
        begins, at = _follows(live.stages[place], at)
        rest.append(Expected(place, begins, at))
    if stage is None and rest:
        late = rest[0].start - _planned_start(live, rest[0].place) * MINUTE
    return Outlook(elapsed, left, late, tuple(rest), at, lanes)


def due_lane(live: LiveDay, now: int) -> int | None:
    """The group whose next block comes first; None when what comes next is for everyone."""
    stage = live.running
    if stage is None:
        return None
    seen = [_seen(stage.lane(lane), lane, now) for lane in stage.lanes]
    waiting = [one for one in seen if one.rest]
    return min(waiting, key=lambda one: one.left).lane if waiting else None


def overran(planned: int, seconds: int) -> bool:
    """Whether a block of `planned` minutes that took so many seconds took too long."""
    return seconds > planned * MINUTE + max(SLACK_MINUTES * MINUTE, planned * MINUTE * SLACK_SHARE)


def _seen(parts: Sequence[Part], lane: int, now: int) -> LaneSeen:
    """One of the groups at a moment."""
    running = next((part for part in parts if part.running), None)
    at, elapsed, left = now, 0, 0
    if running is not None:
        began = running.started or 0
        elapsed = max(0, now - began)
        left = began + running.minutes * MINUTE - now
        at = now + max(0, left)
    rest = []
    for place, part in enumerate(parts):
        if part.to_come:
            begins, at = _follows(part, at)
            rest.append(Expected(place, begins, at))
    if running is None and not rest:
        at = max((part.ended or 0 for part in parts), default=now)
    return LaneSeen(lane, running, elapsed, left, tuple(rest), at)


def _left(lanes: Sequence[LaneSeen], now: int) -> int:
    """What is left until every group is back, all that each has still to do counted; 0 once they are."""
    working = [one for one in lanes if one.part is not None or one.rest]
    return max((one.ends - now if one.rest else one.left for one in working), default=0)


def _follows(one: Stage | Part, at: int) -> tuple[int, int]:
    """When something to come begins and ends, `at` being the first moment it can."""
    begins = at if one.not_before is None else max(at, one.not_before * MINUTE)
    return begins, begins + one.minutes * MINUTE


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
