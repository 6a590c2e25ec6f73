"""Where a scale writes what is not as high as its words: short blocks, headings, the names of lanes. No Qt in here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ui.pages.workshops.planner.board_shapes import BlockShape, Box, Measures

LEAST_WIDTH = 90
"""Less than this (at 100 % text) holds no title worth reading."""


def words_height(measures: Measures) -> int:
    """A line of words at the top of a block, for its heading or its lane."""
    return measures.small + measures.px(4)


def holds_words(height: int, measures: Measures) -> bool:
    """Whether a block of this height has a line to spare over its title."""
    return height >= words_height(measures) + measures.line + measures.px(4)


def lane_has_words(top: int, bottom: int, places: Sequence[tuple[int, int]], measures: Measures) -> bool:
    """Whether a lane has a line for its name: in what is free at its beginning, or over its first title.

    `places` are the y where its blocks begin and end.
    """
    high = words_height(measures)
    if not places:
        return bottom - top >= 2 * high
    starts = [start for start, _ in places]
    if min(starts) - top >= high:
        return True
    low = min(places[0][1], *starts[1:], bottom)
    return starts[0] == top and holds_words(low - top - 1, measures)


def lines_in(height: int, measures: Measures) -> int:
    """How many lines of text a block of this height has room for."""
    if height < measures.small - 1:
        return 0
    return 1 + max(0, (height - measures.line - measures.px(6)) // measures.line)


def labels(shapes: Iterable[BlockShape], measures: Measures) -> dict[str, Box]:
    """For each block too low for its title: the box of one line around its middle, as wide as it is.

    Where such lines would meet, they share the width, the first at the left, the second at the right, and so on.
    """
    low = [one for one in shapes if not one.lines and one.box.w >= measures.px(LEAST_WIDTH)]
    low.sort(key=lambda one: (one.box.x, one.box.y))
    found: dict[str, Box] = {}
    row: list[BlockShape] = []
    for shape in low:
        if row and not _near(row[-1], shape, measures):
            found |= _shared(row, measures)
            row = []
        row.append(shape)
    return found | _shared(row, measures)


def _line(shape: BlockShape, measures: Measures) -> Box:
    box = shape.box
    return Box(box.x, box.y - (measures.small - box.h) // 2, box.w, measures.small)


def _near(one: BlockShape, other: BlockShape, measures: Measures) -> bool:
    return one.box.x == other.box.x and _line(one, measures).meets(_line(other, measures))


def _shared(row: list[BlockShape], measures: Measures) -> dict[str, Box]:
    if len(row) == 1:
        return {row[0].block.key: _line(row[0], measures)}
    found: dict[str, Box] = {}
    low = [-1, -1]
    for place, shape in enumerate(row):
        line, side = _line(shape, measures), place % 2
        if line.y < low[side] or line.w // 2 < measures.px(LEAST_WIDTH):
            continue  # blocks of a minute or two, one after the other: the tooltip tells
        low[side] = line.bottom
        half = line.w // 2
        found[shape.block.key] = Box(line.x + side * half, line.y, line.w - half if side else half, line.h)
    return found
