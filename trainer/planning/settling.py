"""A plan with its promises kept: headings and parallel groups in one piece, none of them empty, no place unknown.

What cannot be kept is let go of, never a block: a heading or groups that were cut stay with their first piece.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from trainer.planning.records import Block, Plan, PlanHalf, Spot

Name = Callable[[Block], str]


def settled(plan: Plan) -> Plan:
    """Lanes in order, headings and groups in one piece and listed as they come; what is parked has no time."""
    groups = {group.key: group for group in plan.groups}
    parallels = {one.key: one for one in plan.parallels}
    lanes = {key: len(one.lanes) for key, one in parallels.items()}
    seen: set[tuple[str, str]] = set()
    halves: list[PlanHalf] = []
    for half in plan.halves:
        known = [_known(block, groups, lanes) for block in half.blocks]
        blocks = _once(_headed(_in_lanes(known)), seen)
        halves.append(half if blocks == half.blocks else replace(half, blocks=blocks))
    placed = [block for half in halves for block in half.blocks]
    return Plan(
        tuple(halves),
        tuple(_unplaced(block) for block in plan.parked),
        tuple(groups[key] for key in dict.fromkeys(block.group for block in placed) if key),
        tuple(parallels[key] for key in dict.fromkeys(block.parallel for block in placed) if key),
    )


def fitted(plan: Plan, spot: Spot) -> Spot:
    """A spot as it can be kept in a plan from which what moves was taken out.

    Between two blocks of one heading, or of groups in parallel, it is inside them: nothing put there cuts them. What
    the spot names must stand beside it, or have no block at all. Raises KeyError for a name or half-day not there.
    """
    there = plan.at(spot.half)
    index = max(0, min(spot.index, len(there)))
    if spot.half is None:
        return Spot(None, index)
    beside = there[max(0, index - 1) : index + 1] if index else there[:1]
    inside = index > 0 and len(beside) == 2
    parallel = _fitted(plan, spot.parallel, beside, inside, lambda block: block.parallel)
    if parallel:
        lane = spot.lane if spot.parallel == parallel else beside[0].lane
        lane = max(0, min(lane, len(plan.parallel(parallel).lanes) - 1))
        if (member := next((block for block in there if block.parallel == parallel), None)) is not None:
            return Spot(spot.half, index, member.group, parallel, lane)
    else:
        lane = 0
    group = _fitted(plan, spot.group, beside, inside, lambda block: block.group)
    if group:
        plan.group(group)
    return Spot(spot.half, index, group, parallel, lane)


def with_blocks(plan: Plan, half_id: int | None, blocks: Sequence[Block]) -> Plan:
    """Other blocks in a half-day (None: the parking). Raises KeyError for one that is not there."""
    if half_id is None:
        return replace(plan, parked=tuple(blocks))
    plan.half(half_id)
    halves = tuple(replace(one, blocks=tuple(blocks)) if one.id == half_id else one for one in plan.halves)
    return replace(plan, halves=halves)


def put(plan: Plan, blocks: Sequence[Block], spot: Spot) -> Plan:
    """Blocks as they are before the one at the spot's index, which must be within the half-day."""
    there = list(plan.at(spot.half))
    there[spot.index : spot.index] = blocks
    return settled(with_blocks(plan, spot.half, there))


def without(plan: Plan, keys: Collection[str]) -> Plan:
    """The plan less some blocks, headings and groups as they were."""
    halves = tuple(
        replace(half, blocks=tuple(block for block in half.blocks if block.key not in keys))
        for half in plan.halves
    )
    return replace(plan, halves=halves, parked=tuple(block for block in plan.parked if block.key not in keys))


def mapped(plan: Plan, edit: Callable[[Block], Block]) -> Plan:
    """The plan with each block as `edit` makes it."""
    halves = tuple(
        half if (blocks := tuple(map(edit, half.blocks))) == half.blocks else replace(half, blocks=blocks)
        for half in plan.halves
    )
    return settled(replace(plan, halves=halves, parked=tuple(map(edit, plan.parked))))


def whole(plan: Plan, chosen: Collection[str], name: Name) -> set[str]:
    """The headings (or groups) of which every block is chosen."""
    found: dict[str, bool] = {}
    for block in plan:
        if key := name(block):
            found[key] = found.get(key, True) and block.key in chosen
    return {key for key, every in found.items() if every}


def _fitted(plan: Plan, named: str, beside: Sequence[Block], inside: bool, name: Name) -> str:
    if inside and name(beside[0]) and name(beside[0]) == name(beside[1]):
        return name(beside[0])
    if named and any(name(block) == named for block in plan):
        return named if any(name(block) == named for block in beside) else ""
    return named


def _known(block: Block, groups: Collection[str], lanes: Mapping[str, int]) -> Block:
    """The block in no heading, group or lane that is not there."""
    group = block.group if block.group in groups else ""
    parallel = block.parallel if block.parallel in lanes else ""
    lane = max(0, min(block.lane, lanes[parallel] - 1)) if parallel else 0
    if (group, parallel, lane) == (block.group, block.parallel, block.lane):
        return block
    return replace(block, group=group, parallel=parallel, lane=lane)


def _unplaced(block: Block) -> Block:
    """A block set aside has no time and stands in nothing."""
    if block.pinned is None and not (block.group or block.parallel or block.lane):
        return block
    return replace(block, pinned=None, group="", parallel="", lane=0)


def _in_lanes(blocks: Sequence[Block]) -> list[Block]:
    """Lanes in order inside their groups; what groups were cut from belongs to them no longer."""
    found: list[Block] = []
    gone: set[str] = set()
    for parallel, run in groupby(blocks, key=lambda block: block.parallel):
        members = list(run)
        if parallel in gone:
            members = [replace(block, parallel="", lane=0) for block in members]
        elif parallel:
            gone.add(parallel)
            members.sort(key=lambda block: block.lane)
            if len({block.group for block in members}) > 1:  # all under one heading, or none
                members = [replace(block, group="") for block in members]
        found += members
    return found


def _headed(blocks: Sequence[Block]) -> list[Block]:
    """What a heading was cut from belongs to it no longer."""
    found: list[Block] = []
    gone: set[str] = set()
    for group, run in groupby(blocks, key=lambda block: block.group):
        members = list(run)
        if group in gone:
            members = [replace(block, group="") for block in members]
        elif group:
            gone.add(group)
        found += members
    return found


def _once(blocks: Sequence[Block], seen: set[tuple[str, str]]) -> tuple[Block, ...]:
    """A heading or groups stand in one half-day: the first that has them keeps them."""
    here = {("heading", block.group) for block in blocks} | {("lanes", block.parallel) for block in blocks}
    groups = {name for what, name in here & seen if what == "heading"}
    parallels = {name for what, name in here & seen if what == "lanes"}
    seen |= here
    return tuple(
        replace(
            block,
            group="" if block.group in groups else block.group,
            parallel="" if block.parallel in parallels else block.parallel,
            lane=0 if block.parallel in parallels else block.lane,
        )
        if (block.group in groups and block.group) or (block.parallel in parallels and block.parallel)
        else block
        for block in blocks
    )
