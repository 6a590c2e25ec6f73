"""Where the arrows lead on the board, and where blocks go by Alt and an arrow. No Qt in here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from trainer.planning.records import Plan, Spot
from ui.pages.workshops.planner.board_shapes import PARKED, Box, Layout
from ui.pages.workshops.planner.board_slots import slots

Way = Literal["up", "down", "left", "right", "home", "end", "first", "last"]
PROBE = 24


def step(layout: Layout, key: str, way: Way) -> str:
    """The item an arrow leads to from another; the same one at the edge, the first one from nowhere."""
    items = layout.items
    if key not in items or way in ("first", "last"):
        keys = list(items)
        return "" if not keys else keys[-1] if way == "last" else keys[0]
    columns = _columns(layout)
    mine = next(index for index, keys in enumerate(columns) if key in keys)
    if way in ("home", "end"):
        return columns[mine][0 if way == "home" else -1]
    if way in ("up", "down"):
        return _along(items, columns[mine], key, way) or key
    return _across(items, columns, mine, key, way) or key


def _columns(layout: Layout) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in layout.columns]
    where = {f"half:{half.half.id}": half.column for half in layout.halves}
    where[PARKED] = len(layout.columns) - 1
    for key in layout.items:
        found[layout.blocks[key].column if key in layout.blocks else where[key]].append(key)
    return found


def _along(items: dict[str, Box], keys: Sequence[str], key: str, way: Way) -> str:
    box = items[key]
    x = box.x + min(box.w // 2, PROBE)
    below = way == "down"
    ahead = [one for one in keys if (items[one].y > box.y if below else items[one].y < box.y)]
    under = [one for one in ahead if items[one].x <= x < items[one].right] or ahead
    return min(under, key=lambda one: abs(items[one].y - box.y), default="")


def _across(items: dict[str, Box], columns: Sequence[Sequence[str]], mine: int, key: str, way: Way) -> str:
    box, right = items[key], way == "right"

    def beside(one: str) -> bool:
        other = items[one]
        level = other.y < box.bottom and box.y < other.bottom
        return level and (other.x >= box.right if right else other.right <= box.x)

    def middle(one: str) -> int:
        return abs(items[one].y + items[one].h // 2 - box.y - box.h // 2)

    level = [one for one in columns[mine] if beside(one)]
    if level:
        return min(level, key=lambda one: (abs(items[one].x - box.x), middle(one)))
    there = mine + (1 if right else -1)
    if not 0 <= there < len(columns):
        return ""
    return min(
        columns[there], key=lambda one: (middle(one), items[one].x if right else -items[one].x), default=""
    )


def shifted(plan: Plan, keys: Collection[str], by: int) -> Spot | None:
    """The next place up (-1) or down (1) for blocks, through headings and lanes and into the half-day beside.

    None at the very top and bottom. What moves whole passes the headings and lanes of others by.
    """
    first = next(block for block in plan if block.key in keys)
    here = plan.where(first.key)
    half_id = here.half
    places = slots(plan, half_id, keys)
    index = sum(block.key not in keys for block in plan.at(half_id)[: here.index])
    group = "" if _whole(plan, keys, "group") else here.group
    whole_lanes = _whole(plan, keys, "parallel")
    lane = here.lane if here.parallel and not whole_lanes else 0
    now = Spot(half_id, index, group, "" if whole_lanes else here.parallel, lane)
    if _whole(plan, keys, "group"):
        places = [spot for spot in places if not spot.group]
    if whole_lanes:
        places = [spot for spot in places if not spot.parallel]
    places = [spot for spot in places if not spot.parallel or spot.lane == lane]
    at = places.index(now) if now in places else _closest(places, index)
    if 0 <= at + by < len(places):
        return places[at + by]
    return None if half_id is None else beside(plan, half_id, by)


def beside(plan: Plan, half_id: int | None, by: int) -> Spot | None:
    """The end of the half-day before (-1) or the start of the one after (1); the parking comes last."""
    order = [*(half.id for half in plan.halves), None]
    there = order.index(half_id) + by
    if not 0 <= there < len(order):
        return None
    other = order[there]
    return Spot(other, len(plan.at(other)) if by < 0 or other is None else 0)


def lane_beside(plan: Plan, keys: Collection[str], by: int) -> Spot | None:
    """The same place in the lane before or after; None outside lanes or at the last of them."""
    first = next(block for block in plan if block.key in keys)
    if not first.parallel or _whole(plan, keys, "parallel"):
        return None
    lanes, lane = len(plan.parallel(first.parallel).lanes), first.lane + by
    if not 0 <= lane < lanes:
        return None
    here = plan.where(first.key)
    siblings = [b for b in plan.at(here.half) if b.parallel == first.parallel and b.lane == first.lane]
    depth = [block.key for block in siblings].index(first.key)
    places = [
        spot for spot in slots(plan, here.half, keys) if (spot.parallel, spot.lane) == (first.parallel, lane)
    ]
    return places[min(depth, len(places) - 1)] if places else None


def _whole(plan: Plan, keys: Collection[str], what: Literal["group", "parallel"]) -> bool:
    """Whether some heading (or groups) moves whole."""
    names = {getattr(block, what) for block in plan if block.key in keys} - {""}
    return any(all(b.key in keys for b in plan if getattr(b, what) == name) for name in names)


def _closest(places: Sequence[Spot], index: int) -> int:
    return min(range(len(places)), key=lambda place: abs(places[place].index - index))
