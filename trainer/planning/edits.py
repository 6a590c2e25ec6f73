"""Every edit of a plan, as a function from a plan to a plan. Undo is the plan from before.

An edit that cannot be raises `Refused` or `InvalidInput` with a sentence, or KeyError for a key that is not there.
Whatever an edit does: no block is lost unless removed, a pin stays until it is taken off, the blocks of a heading and
of parallel groups follow each other, a heading or groups without a block are gone (`settled`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import groupby

from trainer.core.errors import InvalidInput, Refused
from trainer.planning.records import Block, Clip, Group, Lane, Parallel, Plan, PlanHalf, Spot

LONGEST = 24 * 60
MOST_LANES = 6
TITLE = 300


def insert(plan: Plan, blocks: Sequence[Block], spot: Spot) -> Plan:
    """Put new blocks at a spot, in their order."""
    for block in blocks:
        checked(block)
    known = {block.key for block in plan}
    if len({block.key for block in blocks} | known) < len(known) + len(blocks):
        raise ValueError("a key is used twice")
    there = list(plan.at(spot.half))
    index = max(0, min(spot.index, len(there)))
    there[index:index] = [_placed(block, spot) for block in blocks]
    return settled(_with(plan, spot.half, there))


def move(plan: Plan, keys: Sequence[str], spot: Spot) -> Plan:
    """Move blocks to a spot, in the order they have; headings and lanes that move whole stay what they are."""
    chosen = set(keys)
    moving = [block for block in plan if block.key in chosen]
    _all_there(plan, chosen)
    whole_groups = _whole(plan, chosen, lambda block: block.group)
    whole_parallels = _whole(plan, chosen, lambda block: block.parallel)
    left = _without(plan, chosen)
    there = list(left.at(spot.half))
    index = max(0, min(spot.index, len(there)))
    placed = []
    for block in moving:
        keep_group = block.group in whole_groups and not spot.group and not spot.parallel
        keep_lane = block.parallel in whole_parallels and not spot.parallel
        put = _placed(block, spot)
        if keep_lane:
            put = replace(put, parallel=block.parallel, lane=block.lane)
        placed.append(replace(put, group=block.group) if keep_group else put)
    there[index:index] = placed
    return settled(_with(left, spot.half, there))


def remove(plan: Plan, keys: Collection[str]) -> Plan:
    """Take blocks away."""
    _all_there(plan, keys)
    return settled(_without(plan, set(keys)))


def park(plan: Plan, keys: Sequence[str]) -> Plan:
    """Set blocks aside: they keep everything but their place and their pin."""
    parked = move(plan, keys, Spot(None, len(plan.parked)))
    return change_each(parked, keys, lambda block: replace(block, pinned=None))


def change(plan: Plan, block: Block) -> Plan:
    """Put a block in the place of the one with its key; where it stands is not changed by this."""
    checked(block)
    old = plan.block(block.key)
    kept = replace(block, group=old.group, parallel=old.parallel, lane=old.lane)
    return settled(_mapped(plan, lambda one: kept if one.key == block.key else one))


def change_each(plan: Plan, keys: Collection[str], edit: Callable[[Block], Block]) -> Plan:
    """Change several blocks in one go."""
    chosen = set(keys)
    _all_there(plan, chosen)
    return settled(_mapped(plan, lambda one: checked(edit(one)) if one.key in chosen else one))


def pin(plan: Plan, key: str, start: int | None) -> Plan:
    """Have a block start at a time of day (minutes since midnight), or let it follow the others again."""
    if plan.where(key).half is None and start is not None:
        raise Refused(
            "parked", "Une séquence mise de côté n’a pas d’heure\u00a0: placez-la d’abord dans une journée."
        )
    return change(plan, replace(plan.block(key), pinned=start))


def split(plan: Plan, key: str, first: int, new_key: str) -> Plan:
    """Cut a block in two that follow each other; the first takes `first` minutes, the second has no pin."""
    block = plan.block(key)
    if not 0 < first < block.minutes:
        raise InvalidInput(
            "minutes",
            f"Pour couper une séquence de {block.minutes}\u00a0min, donnez à la première partie entre 1 et "
            f"{block.minutes - 1}\u00a0min.",
        )
    spot = plan.where(key)
    second = replace(block, key=new_key, minutes=block.minutes - first, pinned=None)
    shorter = change(plan, replace(block, minutes=first))
    return insert(shorter, [second], replace(spot, index=spot.index + 1))


def duplicate(plan: Plan, keys: Sequence[str], fresh: Sequence[str]) -> Plan:
    """Copies right after the last of the chosen blocks, under new keys, without pins."""
    spot = plan.where(_in_order(plan, keys)[-1].key)
    clip = copied(plan, keys)
    return paste(plan, clip, replace(spot, index=spot.index + 1), fresh)


def copied(plan: Plan, keys: Sequence[str]) -> Clip:
    """What these blocks are, for pasting into this workshop or another."""
    blocks = tuple(_in_order(plan, keys))
    names = {block.group for block in blocks}
    lanes = {block.parallel for block in blocks}
    return Clip(
        blocks,
        tuple(group for group in plan.groups if group.key in names),
        tuple(one for one in plan.parallels if one.key in lanes),
    )


def keys_needed(clip: Clip) -> int:
    """How many new keys pasting a clip takes."""
    return len(clip.blocks) + len(clip.groups) + len(clip.parallels)


def paste(plan: Plan, clip: Clip, spot: Spot, fresh: Sequence[str]) -> Plan:
    """Put copies at a spot under `keys_needed(clip)` fresh keys; pins are not copied.

    Headings and lanes come along where the spot is in none of its own.
    """
    names = iter(fresh)
    keys = {block.key: next(names) for block in clip.blocks}
    groups = {group.key: next(names) for group in clip.groups}
    parallels = {one.key: next(names) for one in clip.parallels}
    free_group, free_lane = not (spot.group or spot.parallel), not spot.parallel
    blocks = []
    for block in clip.blocks:
        put = _placed(replace(block, key=keys[block.key], pinned=None), spot)
        if free_group and block.group:
            put = replace(put, group=groups[block.group])
        if free_lane and block.parallel:
            put = replace(put, parallel=parallels[block.parallel], lane=block.lane)
        blocks.append(put)
    made = replace(
        plan,
        groups=(*plan.groups, *(replace(group, key=groups[group.key]) for group in clip.groups)),
        parallels=(*plan.parallels, *(replace(one, key=parallels[one.key]) for one in clip.parallels)),
    )
    there = list(made.at(spot.half))
    index = max(0, min(spot.index, len(there)))
    there[index:index] = blocks
    return settled(_with(made, spot.half, there))


def group_under(plan: Plan, keys: Sequence[str], title: str, new_key: str) -> Plan:
    """Put blocks of one half-day under a heading; they come together where the first of them stands."""
    if not title.strip():
        raise InvalidInput("title", "Un groupe de séquences a besoin d’un titre.")
    chosen = _side_by_side(plan, keys)
    named = replace(plan, groups=(*plan.groups, Group(new_key, title.strip()[:TITLE])))
    return settled(_together(named, chosen, lambda block, _: replace(block, group=new_key)))


def ungroup(plan: Plan, group: str) -> Plan:
    """Take a heading away; its blocks stay."""
    plan.group(group)
    return settled(_mapped(plan, lambda one: replace(one, group="") if one.group == group else one))


def rename_group(plan: Plan, group: str, title: str) -> Plan:
    """Give a heading other words."""
    plan.group(group)
    if not title.strip():
        raise InvalidInput("title", "Un groupe de séquences a besoin d’un titre.")
    named = tuple(
        replace(one, title=title.strip()[:TITLE]) if one.key == group else one for one in plan.groups
    )
    return replace(plan, groups=named)


def run_parallel(plan: Plan, keys: Sequence[str], lanes: Sequence[Lane], new_key: str) -> Plan:
    """Have blocks of one half-day run at the same time, dealt out to the lanes in their order.

    Blocks of other parallel groups leave those. With fewer blocks than lanes the last lanes wait for theirs.
    """
    _check_lanes(lanes)
    chosen = _side_by_side(plan, keys)
    count = len(chosen)
    made = replace(plan, parallels=(*plan.parallels, Parallel(new_key, tuple(lanes))))

    def dealt(block: Block, place: int) -> Block:
        return replace(block, parallel=new_key, lane=place * len(lanes) // max(count, len(lanes)))

    return settled(_together(made, chosen, dealt))


def set_lanes(plan: Plan, parallel: str, lanes: Sequence[Lane]) -> Plan:
    """Change the groups that work beside each other; blocks of a lane that is gone come into the last one."""
    plan.parallel(parallel)
    _check_lanes(lanes)
    made = replace(
        plan,
        parallels=tuple(
            Parallel(parallel, tuple(lanes)) if one.key == parallel else one for one in plan.parallels
        ),
    )
    last = len(lanes) - 1
    return settled(
        _mapped(made, lambda one: replace(one, lane=min(one.lane, last)) if one.parallel == parallel else one)
    )


def together_again(plan: Plan, parallel: str) -> Plan:
    """Everyone works together again: the blocks follow each other, lane after lane."""
    plan.parallel(parallel)
    return settled(
        _mapped(plan, lambda one: replace(one, parallel="", lane=0) if one.parallel == parallel else one)
    )


def checked(block: Block) -> Block:
    """The block itself; raises `InvalidInput` for a title or a length that cannot be."""
    if not block.title.strip():
        raise InvalidInput("title", "Une séquence a besoin d’un titre.")
    if not 1 <= block.minutes <= LONGEST:
        raise InvalidInput("minutes", "Une séquence dure au moins 1\u00a0minute et au plus une journée.")
    if block.pinned is not None and not 0 <= block.pinned < LONGEST:
        raise InvalidInput("pinned", "Une heure va de 00:00 à 23:59.")
    return block


def settled(plan: Plan) -> Plan:
    """The plan with its promises kept: lanes in order, headings and lanes in one piece, none of them empty."""
    halves = tuple(replace(half, blocks=_in_pieces(half.blocks)) for half in plan.halves)
    parked = tuple(replace(block, parallel="", lane=0, group="") for block in plan.parked)
    seen: set[str] = set()
    halves = tuple(replace(half, blocks=_once(half.blocks, seen)) for half in halves)
    parallels, groups = _used(halves)
    return Plan(
        halves,
        parked,
        tuple(group for group in plan.groups if group.key in groups),
        tuple(one for one in plan.parallels if one.key in parallels),
    )


# Parts


def _placed(block: Block, spot: Spot) -> Block:
    return replace(block, group=spot.group, parallel=spot.parallel, lane=spot.lane if spot.parallel else 0)


def _all_there(plan: Plan, keys: Collection[str]) -> None:
    if missing := set(keys) - {block.key for block in plan}:
        raise KeyError(min(missing))


def _in_order(plan: Plan, keys: Collection[str]) -> list[Block]:
    _all_there(plan, keys)
    chosen = set(keys)
    return [block for block in plan if block.key in chosen]


def _side_by_side(plan: Plan, keys: Collection[str]) -> list[Block]:
    """The chosen blocks, all of one half-day."""
    halves = {plan.where(key).half for key in keys}
    if len(halves) != 1 or None in halves:
        raise Refused("several-halves", "Choisissez des séquences d’une même demi-journée, puis recommencez.")
    return _in_order(plan, keys)


def _check_lanes(lanes: Sequence[Lane]) -> None:
    if not 2 <= len(lanes) <= MOST_LANES:
        raise InvalidInput("lanes", f"Il faut de 2 à {MOST_LANES} groupes en parallèle.")


def _together(plan: Plan, chosen: Sequence[Block], placed: Callable[[Block, int], Block]) -> Plan:
    """The chosen blocks of a half-day, one after the other where the first stands, each as `placed` makes it."""
    spot = plan.where(chosen[0].key)
    keys = {block.key for block in chosen}
    there = [block for block in plan.at(spot.half) if block.key not in keys]
    index = sum(block.key not in keys for block in plan.at(spot.half)[: spot.index])
    there[index:index] = [placed(block, place) for place, block in enumerate(chosen)]
    return _with(plan, spot.half, there)


def _with(plan: Plan, half_id: int | None, blocks: Sequence[Block]) -> Plan:
    if half_id is None:
        return replace(plan, parked=tuple(blocks))
    plan.half(half_id)
    halves = tuple(replace(one, blocks=tuple(blocks)) if one.id == half_id else one for one in plan.halves)
    return replace(plan, halves=halves)


def _without(plan: Plan, keys: Collection[str]) -> Plan:
    return replace(
        plan,
        halves=tuple(_filtered(half, keys) for half in plan.halves),
        parked=tuple(block for block in plan.parked if block.key not in keys),
    )


def _filtered(half: PlanHalf, keys: Collection[str]) -> PlanHalf:
    return replace(half, blocks=tuple(block for block in half.blocks if block.key not in keys))


def _mapped(plan: Plan, edit: Callable[[Block], Block]) -> Plan:
    return replace(
        plan,
        halves=tuple(replace(half, blocks=tuple(map(edit, half.blocks))) for half in plan.halves),
        parked=tuple(map(edit, plan.parked)),
    )


def _whole(plan: Plan, chosen: Collection[str], name: Callable[[Block], str]) -> set[str]:
    """The headings (or lanes) of which every block is chosen."""
    found: dict[str, list[Block]] = {}
    for block in plan:
        found.setdefault(name(block), []).append(block)
    return {key for key, blocks in found.items() if key and all(block.key in chosen for block in blocks)}


def _in_pieces(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Lanes in order inside their groups; what a heading or groups were cut from belongs to them no longer."""
    found: list[Block] = []
    gone: set[str] = set()
    for parallel, run in groupby(blocks, key=lambda block: block.parallel):
        members = list(run)
        if parallel in gone:
            members = [replace(block, parallel="", lane=0) for block in members]
        elif parallel:
            gone.add(parallel)
            members.sort(key=lambda block: block.lane)
            heads = {block.group for block in members}
            if len(heads) > 1:  # groups that work beside each other stand under one heading, or none
                members = [replace(block, group="") for block in members]
        found += members
    return _headed(found)


def _headed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    found: list[Block] = []
    gone: set[str] = set()
    for group, run in groupby(blocks, key=lambda block: block.group):
        members = list(run)
        if group in gone:
            members = [replace(block, group="") for block in members]
        elif group:
            gone.add(group)
        found += members
    return tuple(found)


def _once(blocks: Sequence[Block], seen: set[str]) -> tuple[Block, ...]:
    """A heading or groups stand in one half-day: the first that has them keeps them."""
    here = {name for block in blocks for name in (block.group, block.parallel) if name}
    again = here & seen
    seen |= here
    if not again:
        return tuple(blocks)
    return tuple(
        replace(
            block,
            group="" if block.group in again else block.group,
            parallel="" if block.parallel in again else block.parallel,
            lane=0 if block.parallel in again else block.lane,
        )
        for block in blocks
    )


def _used(halves: Sequence[PlanHalf]) -> tuple[set[str], set[str]]:
    blocks = [block for half in halves for block in half.blocks]
    return {block.parallel for block in blocks}, {block.group for block in blocks}
