"""What of the board has to be painted anew when its layout changes: boxes, as few and as small as they may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import TypeVar

from ui.pages.workshops.planner.board_shapes import PARKED, Box, HalfShape, Layout

Shape = TypeVar("Shape")
ROUND = 12
"""How far the rounded corners of a half-day reach up from its foot."""


def changes(before: Layout, after: Layout) -> list[Box] | None:
    """The boxes in which something else is drawn now; None when everything stands elsewhere."""
    if _frame(before) != _frame(after):
        return None
    found = [*_halves(before, after), *_foot(before, after)]
    moved = list(_moved(before, after))
    for column in after.columns:
        left, right = column.box.x, column.box.right
        inside = [box for box in moved if left <= box.x < right]
        if inside:
            x, y = min(box.x for box in inside), min(box.y for box in inside)
            right, low = max(box.x + box.w for box in inside), max(box.y + box.h for box in inside)
            found.append(Box(x, y, right - x, low - y))
    return found


def _frame(layout: Layout) -> object:
    columns = [(column.day, column.box.x, column.box.w) for column in layout.columns]
    halves = [half.half.id for half in layout.halves]
    return layout.mode, layout.first, layout.top, layout.per_minute, columns, halves


def _foot(before: Layout, after: Layout) -> Iterator[Box]:
    """The lines of the hours from where only one of the two has some, and the frame of the parking."""
    if before.hours != after.hours:
        ends = [layout.hours[-1][1] for layout in (before, after) if layout.hours]
        yield Box(0, min(ends), after.width, max(ends) - min(ends) + 2)
    if before.park != after.park:
        low, high = sorted((before.park.bottom, after.park.bottom))
        yield Box(after.park.x, low - ROUND, after.park.w, high - low + ROUND)
    if (PARKED in before.items) != (PARKED in after.items):
        yield after.park


def _halves(before: Layout, after: Layout) -> Iterator[Box]:
    """Of a half-day that stays where it is only what is written in it, and its foot when it is longer or shorter."""
    for old, new in zip(before.halves, after.halves, strict=True):
        if old is new or old == new:
            continue
        if (old.box[:3], old.head, old.doors, old.empty) != (new.box[:3], new.head, new.doors, new.empty):
            yield _whole(old)
            yield _whole(new)
            continue
        yield from (new.head, old.end, new.end)
        if old.box.h != new.box.h:
            low, high = sorted((old.box.bottom, new.box.bottom))
            yield Box(new.box.x, low - ROUND, new.box.w, high - low + ROUND)


def _whole(half: HalfShape) -> Box:
    return half.box.around(half.head).around(half.end)


def _moved(before: Layout, after: Layout) -> Iterator[Box]:
    """What is drawn in one of the two alone."""
    blocks, others = before.blocks, after.blocks
    for key, new in others.items():
        old = blocks.get(key)
        if old is not new and old != new:
            yield from (_all(one.box, one.label) for one in (old, new) if one is not None)
    for key in blocks.keys() - others.keys():
        yield _all(blocks[key].box, blocks[key].label)
    for gap in _different(before.gaps, after.gaps):
        yield gap.box
    for meal in _different(before.meals, after.meals):
        yield meal.box
    for heading in _different(before.headings, after.headings):
        yield _all(heading.box, *heading.bracket, heading.words)
    for lane in _different(before.lanes, after.lanes):
        yield _all(lane.body, lane.head, lane.words)


def _all(*boxes: Box | None) -> Box:
    return reduce(Box.around, (box for box in boxes if box is not None))


def _different(before: Sequence[Shape], after: Sequence[Shape]) -> Iterator[Shape]:
    """The shapes that have no equal in the other; those of days without a change are the very same."""
    known, kept = {id(one) for one in after}, {id(one) for one in before}
    old, new = [one for one in before if id(one) not in known], [one for one in after if id(one) not in kept]
    yield from (one for one in old if one not in new)
    yield from (one for one in new if one not in old)
