"""Every edit of a plan, as a function from a plan to a plan. Undo is the plan from before.

An edit that cannot be raises `Refused` or `InvalidInput` with a sentence, or KeyError for a key that is not there.
Whatever an edit does: no block is lost unless removed, a pin stays until it is taken off, the blocks of a heading and
of parallel groups follow each other, a heading or groups without a block are gone (`settled`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from trainer.core.errors import InvalidInput, Refused
from trainer.documents import format_fr as fr
from trainer.planning.checks import LONGEST as LONGEST
from trainer.planning.checks import MOST_LANES as MOST_LANES
from trainer.planning.checks import check_lanes, heading
from trainer.planning.checks import checked as checked
from trainer.planning.records import Block, Clip, Group, Lane, Parallel, Plan, Spot
from trainer.planning.settling import fitted, mapped, put, whole, without
from trainer.planning.settling import settled as settled


def insert(plan: Plan, blocks: Sequence[Block], spot: Spot) -> Plan:
    """Put new blocks at a spot, in their order. Raises ValueError for a key that is used already."""
    for block in blocks:
        checked(block)
    _fresh(plan, [block.key for block in blocks])
    spot = fitted(plan, spot)
    return put(plan, [_placed(block, spot) for block in blocks], spot)


def move(plan: Plan, keys: Sequence[str], spot: Spot) -> Plan:
    """Move blocks to a spot, in the order they have; headings and lanes that move whole stay what they are."""
    moving = _in_order(plan, keys)
    groups = whole(plan, keys, lambda block: block.group)
    parallels = whole(plan, keys, lambda block: block.parallel)
    left = without(plan, set(keys))
    spot = fitted(left, spot)
    placed = []
    for block in moving:
        made = _placed(block, spot)
        if block.parallel in parallels and not spot.parallel:
            made = replace(made, parallel=block.parallel, lane=block.lane)
        if block.group in groups and not (spot.group or spot.parallel):
            made = replace(made, group=block.group)
        placed.append(made)
    return put(left, placed, spot)


def remove(plan: Plan, keys: Collection[str]) -> Plan:
    """Take blocks away."""
    _all_there(plan, keys)
    return settled(without(plan, set(keys)))


def park(plan: Plan, keys: Sequence[str]) -> Plan:
    """Set blocks aside: they keep everything but their place and their pin."""
    return move(plan, keys, Spot(None, len(plan.parked)))


def change(plan: Plan, block: Block) -> Plan:
    """Put a block in the place of the one with its key; where it stands is not changed by this."""
    plan.block(block.key)
    return change_each(plan, [block.key], lambda _: block)


def change_each(plan: Plan, keys: Collection[str], edit: Callable[[Block], Block]) -> Plan:
    """Change several blocks in one go; neither their keys nor where they stand are changed by this."""
    chosen = set(keys)
    _all_there(plan, chosen)

    def changed(old: Block) -> Block:
        new = checked(edit(old))
        return replace(new, key=old.key, group=old.group, parallel=old.parallel, lane=old.lane)

    return mapped(plan, lambda one: changed(one) if one.key in chosen else one)


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
            f"Pour couper une séquence de {fr.length(block.minutes)}, donnez à la première partie entre 1 et "
            f"{block.minutes - 1}\u00a0min.",
        )
    spot = plan.where(key)
    second = replace(block, key=new_key, minutes=block.minutes - first, pinned=None)
    shorter = change(plan, replace(block, minutes=first))
    return insert(shorter, [second], replace(spot, index=spot.index + 1))


def duplicate(plan: Plan, keys: Sequence[str], fresh: Sequence[str]) -> Plan:
    """Copies after the last of the chosen blocks, under `keys_needed` new keys, without pins.

    A heading or parallel groups chosen whole are copied as such; fewer blocks of them are joined by their copies.
    """
    clip = copied(plan, keys)
    if not clip.blocks:
        return plan
    last = clip.blocks[-1]
    spot = plan.where(last.key)
    spot = replace(spot, index=spot.index + 1)
    single = len(clip.blocks) == 1
    if not single and last.parallel in whole(plan, keys, lambda block: block.parallel):
        spot = replace(spot, parallel="", lane=0)
    if not single and last.group in whole(plan, keys, lambda block: block.group):
        spot = replace(spot, group="")
    return paste(plan, clip, spot, fresh)


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

    Headings and lanes come along where the spot is in none of its own. Raises ValueError for too few keys, or one
    that is used already.
    """
    if len(fresh) < keys_needed(clip):
        raise ValueError(f"{keys_needed(clip)} fresh keys are needed")
    _fresh(plan, fresh)
    names = iter(fresh)
    keys = {block.key: next(names) for block in clip.blocks}
    groups = {group.key: next(names) for group in clip.groups}
    parallels = {one.key: next(names) for one in clip.parallels}
    spot = fitted(plan, spot)
    made = replace(
        plan,
        groups=(*plan.groups, *(replace(group, key=groups[group.key]) for group in clip.groups)),
        parallels=(*plan.parallels, *(replace(one, key=parallels[one.key]) for one in clip.parallels)),
    )
    blocks = []
    for block in clip.blocks:
        copy = _placed(checked(replace(block, key=keys[block.key], pinned=None)), spot)
        if not (spot.group or spot.parallel):
            copy = replace(copy, group=groups.get(block.group, ""))
        if not spot.parallel and block.parallel in parallels:
            copy = replace(copy, parallel=parallels[block.parallel], lane=block.lane)
        blocks.append(copy)
    return put(made, blocks, spot)


def group_under(plan: Plan, keys: Sequence[str], title: str, new_key: str) -> Plan:
    """Put blocks of one half-day under a heading; they come together where the first of them stands.

    Groups that work at the same time come under it whole.
    """
    group = Group(new_key, heading(title))
    _fresh(plan, [new_key])
    beside = {block.parallel for block in _side_by_side(plan, keys)} - {""}
    wanted = set(keys)
    chosen = [block for block in plan if block.key in wanted or block.parallel in beside]
    named = replace(plan, groups=(*plan.groups, group))
    return _together(named, chosen, [replace(block, group=new_key) for block in chosen])


def ungroup(plan: Plan, group: str) -> Plan:
    """Take a heading away; its blocks stay."""
    plan.group(group)
    return mapped(plan, lambda one: replace(one, group="") if one.group == group else one)


def rename_group(plan: Plan, group: str, title: str) -> Plan:
    """Give a heading other words."""
    plan.group(group)
    named = Group(group, heading(title))
    return replace(plan, groups=tuple(named if one.key == group else one for one in plan.groups))


def run_parallel(plan: Plan, keys: Sequence[str], lanes: Sequence[Lane], new_key: str) -> Plan:
    """Have blocks of one half-day run at the same time, dealt out to the lanes in their order.

    They come together where the first of them stands, under its heading. Blocks of other parallel groups leave those
    and come after what is left of them. With fewer blocks than lanes the last lanes wait for theirs.
    """
    check_lanes(lanes)
    _fresh(plan, [new_key])
    chosen = _side_by_side(plan, keys)
    made = replace(plan, parallels=(*plan.parallels, Parallel(new_key, tuple(lanes))))
    share = max(len(chosen), len(lanes))
    dealt = [
        replace(block, group=chosen[0].group, parallel=new_key, lane=place * len(lanes) // share)
        for place, block in enumerate(chosen)
    ]
    return _together(made, chosen, dealt)


def set_lanes(plan: Plan, parallel: str, lanes: Sequence[Lane]) -> Plan:
    """Change the groups that work beside each other; blocks of a lane that is gone come into the last one."""
    plan.parallel(parallel)
    check_lanes(lanes)
    made = Parallel(parallel, tuple(lanes))
    return settled(
        replace(plan, parallels=tuple(made if one.key == parallel else one for one in plan.parallels))
    )


def together_again(plan: Plan, parallel: str) -> Plan:
    """Everyone works together again: the blocks follow each other, lane after lane."""
    plan.parallel(parallel)
    return mapped(plan, lambda one: replace(one, parallel="", lane=0) if one.parallel == parallel else one)


# Parts


def _placed(block: Block, spot: Spot) -> Block:
    return replace(block, group=spot.group, parallel=spot.parallel, lane=spot.lane)


def _fresh(plan: Plan, keys: Collection[str]) -> None:
    known = {block.key for block in plan}
    known.update(group.key for group in plan.groups)
    known.update(one.key for one in plan.parallels)
    if len(known.union(keys)) < len(known) + len(keys):
        raise ValueError("a key is used twice")


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


def _together(plan: Plan, chosen: Sequence[Block], placed: Sequence[Block]) -> Plan:
    """Blocks of one half-day as `placed` has them, one after the other where the first stands."""
    keys = {block.key for block in chosen}
    first = plan.where(chosen[0].key)
    left = without(plan, keys)
    there = left.at(first.half)
    index = first.index
    cut = there[index - 1].parallel if 0 < index < len(there) else ""
    while cut and index < len(there) and there[index].parallel == cut:
        index += 1
    return put(left, placed, Spot(first.half, index))
