"""How minutes are given up, or taken, by blocks that follow one another: by stages, in proportion to what they have.

Least harm first: what lasts longer than usual comes back to it, then optional steps of the sheets fall away, then the
pauses, the welcome and the closing become short. Room is given back in the other order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from trainer.planning.records import Block, BlockKind, Plan
from trainer.planning.spread import spread
from trainer.planning.times import runs

FLOORS = {BlockKind.BREAK: 10, BlockKind.MEAL: 45, BlockKind.WELCOME: 10, BlockKind.CLOSING: 10}
USUAL = {BlockKind.BREAK: 15, BlockKind.MEAL: 75, BlockKind.WELCOME: 15, BlockKind.CLOSING: 20}
"""The shortest and the usual minutes of a block that is no sheet."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The lengths a block can have: as short as that, as usual, as long as that."""

    short: int
    usual: int
    long: int


Unit = tuple[tuple[Block, ...], ...]
"""What follows one another: the lanes of parallel groups, or one lane for everybody."""


def changed(
    plan: Plan, keys: Collection[str], asked: int, minutes: Mapping[str, int], reaches: Mapping[str, Reach]
) -> dict[str, int]:
    """The minutes of these blocks once they take `asked` more (fewer, when negative), as near to it as they can."""
    wanted = set(keys)
    blocks = [block for block in plan if block.key in wanted]
    units = units_of(plan, wanted)
    found = {block.key: minutes[block.key] for block in blocks}
    goal = sum(length(unit, found) for unit in units) + asked
    for stage in _stages(blocks, reaches, shrink=asked < 0):
        found = _toward(units, found, stage, goal - sum(length(unit, found) for unit in units))
    return found


def units_of(plan: Plan, keys: Collection[str]) -> list[Unit]:
    """The blocks of these keys in the half-days, as they follow one another."""
    units: list[Unit] = []
    for half in plan.halves:
        if not any(block.key in keys for block in half.blocks):
            continue
        for run in runs(half.blocks):
            lanes: dict[int, list[Block]] = {}
            for block in run:
                if block.key in keys:
                    lanes.setdefault(block.lane, []).append(block)
            if lanes:
                units.append(tuple(map(tuple, lanes.values())))
    return units


def length(unit: Unit, minutes: Mapping[str, int] | None = None) -> int:
    """How long a unit takes: as long as its longest lane."""
    if len(unit) == 1:
        return _lane_length(unit[0], minutes)
    return max(_lane_length(lane, minutes) for lane in unit)


def _lane_length(lane: Iterable[Block], minutes: Mapping[str, int] | None = None) -> int:
    return sum(block.minutes if minutes is None else minutes[block.key] for block in lane)


def _stages(blocks: Sequence[Block], reaches: Mapping[str, Reach], *, shrink: bool) -> list[dict[str, int]]:
    """For each stage the length every block may go to, the least harmful first."""
    sheets = {block.key for block in blocks if block.kind not in FLOORS}
    found = {block.key: reaches[block.key] for block in blocks}
    usual = {key: one.usual for key, one in found.items()}
    if not shrink:
        return [usual, {key: one.long if key in sheets else usual[key] for key, one in found.items()}]
    short = {key: one.short for key, one in found.items()}
    return [usual, {key: short[key] if key in sheets else usual[key] for key in usual}, short]


def _toward(
    units: Sequence[Unit], minutes: Mapping[str, int], stage: Mapping[str, int], asked: int
) -> dict[str, int]:
    """New minutes after one stage; `asked` more (or fewer, when negative) are wanted in all."""
    if not asked:
        return dict(minutes)
    sign = 1 if asked > 0 else -1
    room = {key: max(0, sign * (stage[key] - now)) for key, now in minutes.items()}
    shares = spread(abs(asked), [_unit_room(unit, minutes, room, sign) for unit in units])
    found = dict(minutes)
    for unit, share in zip(units, shares, strict=True):
        if not share:
            continue
        whole = length(unit, minutes)
        for lane in unit:
            own = _lane_length(lane, minutes)
            part = share if sign > 0 else max(0, own - (whole - share))
            rooms = [room[block.key] for block in lane]
            for block, given in zip(lane, spread(min(part, sum(rooms)), rooms), strict=True):
                found[block.key] += sign * given
    return found


def _unit_room(unit: Unit, minutes: Mapping[str, int], room: Mapping[str, int], sign: int) -> int:
    """By how much the unit can change: it is as long as its longest lane."""
    whole = length(unit, minutes)
    lanes = [(_lane_length(lane, minutes), sum(room[block.key] for block in lane)) for lane in unit]
    if sign > 0:
        return max(free for own, free in lanes if own == whole)
    return whole - max(own - free for own, free in lanes)
