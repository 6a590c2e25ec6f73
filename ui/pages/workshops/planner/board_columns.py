"""How wide the columns of the board are, and how the blocks that run at the same time share one. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from trainer.planning.records import Plan, PlanHalf
from ui.pages.workshops.planner.board_shapes import Measures

GAP = 12
DAY, LANE, SLIM, PARK, PARK_MOST = 236, 128, 46, 140, 240
"""Widths at 100 % text: a day and a lane at least, the parking empty, at least and at most."""


def days_of(plan: Plan) -> list[list[PlanHalf]]:
    """The half-days of each day."""
    return [list(halves) for _, halves in groupby(plan.halves, key=lambda half: half.day)]


def widths(
    plan: Plan, days: Sequence[Sequence[PlanHalf]], room: int, measures: Measures, *, aside: bool
) -> list[int]:
    """The width of each day and, last, of the parking, `aside` when it is open; wider than `room` when they must."""
    park = measures.slow(SLIM)
    if aside:
        park = max(measures.slow(PARK), min(room * 17 // 100, measures.slow(PARK_MOST)))
    least = [_least(plan, halves, measures) for halves in days]
    left = max(room - park - GAP * (len(days) + 1), 0)
    return [*_shared(least, left), park]


def _least(plan: Plan, halves: Sequence[PlanHalf], measures: Measures) -> int:
    lanes = {one.key: len(one.lanes) for one in plan.parallels}
    most = max(
        (lanes[block.parallel] for half in halves for block in half.blocks if block.parallel), default=1
    )
    return max(measures.slow(DAY), most * measures.slow(LANE))


def _shared(least: list[int], room: int) -> list[int]:
    """As equal as can be: who needs more than an equal share gets what it needs, the others share the rest."""
    found = list(least)
    open_ = set(range(len(least)))
    while open_:
        rest = room - sum(found[index] for index in range(len(least)) if index not in open_)
        share = rest // len(open_)
        tight = {index for index in open_ if least[index] > share}
        if not tight:
            for index in open_:
                found[index] = share
            break
        open_ -= tight
    return found


def tracks(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For spans (start, end) in order: which track each takes and how many its cluster has, so that none meet."""
    found: list[tuple[int, int]] = [(0, 1)] * len(spans)
    if all(one[1] <= other[0] for one, other in pairwise(spans)):
        return found
    order = sorted(range(len(spans)), key=lambda index: (spans[index][0], index))
    cluster: list[tuple[int, int]] = []
    ends: list[int] = []

    def close() -> None:
        for index, track in cluster:
            found[index] = (track, len(ends))

    for index in order:
        start, end = spans[index]
        if ends and start >= max(ends):
            close()
            cluster, ends = [], []
        track = next((place for place, until in enumerate(ends) if until <= start), len(ends))
        if track == len(ends):
            ends.append(end)
        else:
            ends[track] = end
        cluster.append((index, track))
    close()
    return found


def trimmed(spans: Sequence[tuple[int, int]], least: int) -> list[int]:
    """For spans (start, end) in order: until when each is drawn.

    Where a span runs a little into the next one, it is drawn up to that one's start, if at least `least` minutes
    of it stay in sight; the two would otherwise have to share the width for their whole length.
    """
    ends = [end for _, end in spans]
    for index, ((start, end), (after, until)) in enumerate(pairwise(spans)):
        little = end - after > 0 and 2 * (end - after) <= min(end - start, until - after)
        if little and after - start >= least:
            ends[index] = after
    return ends
