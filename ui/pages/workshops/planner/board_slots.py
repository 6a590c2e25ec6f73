"""Every place a block can go to in a half-day, in order, and the line that shows it on the board. No Qt in here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from trainer.core.errors import FabriqueError
from trainer.planning import edits, times
from trainer.planning.records import Block, BlockKind, Plan, Spot
from trainer.planning.times import runs
from ui.pages.workshops.planner.board_shapes import Box, HalfShape, LaneShape, Layout

EDGE = 3


@dataclass(frozen=True, slots=True)
class Drop:
    """A place under the mouse: what it means and the line drawn there."""

    spot: Spot
    line: Box


def slots(plan: Plan, half_id: int | None, moving: Collection[str] = ()) -> list[Spot]:
    """The places in a half-day without the moving blocks: before, between and after, in and out of headings, lanes."""
    left = [block for block in plan.at(half_id) if block.key not in moving]
    if half_id is None:
        return [Spot(None, index) for index in range(len(left) + 1)]
    found: list[Spot] = []
    index, heading = 0, ""
    for run in runs(left):
        group = run[0].group
        if heading and group != heading:
            found.append(Spot(half_id, index, heading))
        if group != heading or not group:
            found.append(Spot(half_id, index))
        if group:
            found.append(Spot(half_id, index, group))
        if run[0].parallel:
            found += _lane_slots(plan, half_id, run, index)
        index += len(run)
        heading = group
    if heading:
        found.append(Spot(half_id, index, heading))
    found.append(Spot(half_id, index))
    return found


def _lane_slots(plan: Plan, half_id: int, run: Sequence[Block], index: int) -> list[Spot]:
    found = []
    key, group = run[0].parallel, run[0].group
    for lane in range(len(plan.parallel(key).lanes)):
        mine = sum(block.lane == lane for block in run)
        found += [Spot(half_id, index + place, group, key, lane) for place in range(mine + 1)]
        index += mine
    return found


def drop_at(layout: Layout, plan: Plan, x: int, y: int, moving: Collection[str]) -> Drop | None:
    """The place nearest to a point; None where there is no half-day."""
    if not layout.columns:
        return None
    column = layout.column_at(x)
    half = _half_at(layout, column, y)
    half_id = None if half is None else half.half.id
    if half is None and layout.columns[column].day is not None:
        return None
    lines = [(spot, _line(layout, plan, half, spot, moving)) for spot in slots(plan, half_id, moving)]
    found = [Drop(spot, line) for spot, line in lines if line is not None]
    there = [drop for drop in found if drop.line.x - EDGE <= x < drop.line.right + EDGE] or found
    # Of two lines equally near, the one that is narrower: the lane before the whole.
    return min(there, key=lambda drop: (abs(drop.line.y - y), drop.line.w), default=None)


def start_at(plan: Plan, spot: Spot, moving: Sequence[str]) -> int | None:
    """When what is put there would start; None in the parking. Blocks from outside count as one of a minute."""
    if spot.half is None:
        return None
    try:
        if moving:
            moved, key = edits.move(plan, moving, spot), _first(plan, moving)
        else:
            key = "?"
            moved = edits.insert(plan, [Block(key, BlockKind.OTHER, "?", 1)], spot)
        return next(
            (
                one.start
                for one in times.half_times(moved.half(spot.half), moved).timed
                if one.block.key == key
            ),
            None,
        )
    except (FabriqueError, KeyError):
        return None


def _first(plan: Plan, keys: Sequence[str]) -> str:
    chosen = set(keys)
    return next(block.key for block in plan if block.key in chosen)


def _half_at(layout: Layout, column: int, y: int) -> HalfShape | None:
    mine = [half for half in layout.halves if half.column == column]
    return min(mine, key=lambda half: _away(half, y), default=None)


def _away(half: HalfShape, y: int) -> int:
    top, bottom = min(half.head.y, half.box.y), max(half.box.bottom, half.end.bottom)
    return max(0, top - y, y - bottom)


def _line(
    layout: Layout, plan: Plan, half: HalfShape | None, spot: Spot, moving: Collection[str]
) -> Box | None:
    """Where a place is drawn: under what is before it, over what is after it."""
    if spot.parallel:
        lane = next(one for one in layout.lanes if (one.parallel, one.index) == (spot.parallel, spot.lane))
        return _lane_line(layout, plan, lane, spot, moving)
    left = [block for block in plan.at(spot.half) if block.key not in moving]
    before = left[spot.index - 1] if spot.index else None
    after = left[spot.index] if spot.index < len(left) else None
    ground = half.box if half is not None else layout.park
    x, width = ground.x + EDGE, ground.w - 2 * EDGE
    if spot.group:
        inset = _inset(layout, spot.group)
        x, width = x + inset, width - inset
    if before is not None and (before.group == spot.group or after is None or after.group != spot.group):
        out = before.group and not spot.group
        return Box(x, _shape_of(layout, before).bottom + (2 * EDGE if out else 1), width, 1)
    if after is not None:
        top = _shape_of(layout, after).y
        if after.group and after.group != spot.group:
            top = min(top, _heading_top(layout, after.group))
        return Box(x, top - 2, width, 1)
    top = half.empty.y if half is not None and half.empty is not None else ground.y + EDGE
    return Box(x, top, width, 1)


def _lane_line(
    layout: Layout, plan: Plan, lane: LaneShape, spot: Spot, moving: Collection[str]
) -> Box | None:
    left = [block for block in plan.at(spot.half) if block.key not in moving]
    inner = lane.body
    before = left[spot.index - 1] if spot.index else None
    if before is not None and (before.parallel, before.lane) == (spot.parallel, spot.lane):
        return Box(inner.x, layout.blocks[before.key].box.bottom + 1, inner.w, 1)
    first = next((key for key in lane.keys if key not in moving), "")
    top = layout.blocks[first].box.y if first else (lane.head.bottom if lane.upright else inner.y) + EDGE
    return Box(inner.x, top - 2, inner.w, 1)


def _inset(layout: Layout, key: str) -> int:
    """How far the blocks of a heading stand from the edge."""
    heading = next((one for one in layout.headings if one.key == key), None)
    if heading is None:
        return 0
    return 2 * EDGE if heading.upright else heading.box.w + 2 * EDGE


def _heading_top(layout: Layout, key: str) -> int:
    return next((one.box.y for one in layout.headings if one.key == key and one.upright), 1 << 30)


def _shape_of(layout: Layout, block: Block) -> Box:
    """A block, or all lanes it runs beside."""
    if not block.parallel:
        return layout.blocks[block.key].box
    found: Box | None = None
    for lane in layout.lanes:
        if lane.parallel == block.parallel:
            found = lane.body if found is None else found.around(lane.body)
    return found or layout.blocks[block.key].box
