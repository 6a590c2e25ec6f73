"""How unsightly the end of a page is, in a unit of our own: a page more than needed weighs `PAGE`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from trainer.documents.pdf.boxes import Box, Panel, Stack
from trainer.documents.pdf.table import CardRow, TableBox
from trainer.documents.pdf.text import TextBox

if TYPE_CHECKING:
    from trainer.documents.pdf.fill import _Text

Placed = list[tuple[float, Box]]
PAGE = 10.0
_WHITE, _LONE, _PARTED, _THIN, _FEW = 15.0, 4.0, 3.0, 40.0, 7.0
_FEW_LINES, _BODY = 8.0, 3.5
_LOST = 1e6
"""What runs over the foot of a page is not printed."""


def ending(placed: Placed, text: _Text, cut: bool, first: Box, second: Box | None) -> float:
    """What the end of a page weighs; the next one begins with `first`, a part of the last box if it was `cut`."""
    line = text.thin / _BODY
    top, last = placed[-1]
    white = 1 - (top + last.height - text.start) / text.room
    weight = _WHITE * max(white, 0.0) ** 2 if white > -0.01 else _LOST
    weight += _cut(last, first, line) if cut else _between(last, first, second)
    if _height_after_title(placed) < 2.4 * line:
        weight += _LONE
    if top + last.height - text.start < text.thin:
        weight += _THIN
    return weight


def last_page(placed: Placed, text: _Text, before: Sequence[Placed]) -> float:
    """What the last page weighs: nothing, where it holds more than a few lines or is the only one."""
    if not placed or not before:
        return 0.0
    height, thin = placed[-1][0] + placed[-1][1].height - text.start, text.thin
    if height > text.room * 1.01:
        return _LOST
    if height < thin:
        return _THIN
    cards = [sum(isinstance(box, CardRow) for _, box in page) for page in (before[-1], placed)]
    lone = len(placed) == 1 and cards[1] == 1 and cards[0] > 1
    return _FEW if lone or height < _FEW_LINES * thin / _BODY else 0.0


def _cut(last: Box, first: Box, line: float) -> float:
    if isinstance(last, TextBox):
        return 0.4
    if isinstance(last, TableBox) and isinstance(first, TableBox):
        return 1.0 + (min(len(last.rows), len(first.rows)) < 3)
    small = min(last.height, first.height) < 3.4 * line + 6
    whole = isinstance(last, Stack)
    return 1.5 + 5 * small + _PARTED * whole


def _between(last: Box, first: Box, second: Box | None) -> float:
    if isinstance(first, Panel):
        return 1.0 if isinstance(last, Panel) else _PARTED
    if isinstance(first, TextBox) and len(first.lines) == 1 and not first.keep_next:
        return _LONE * (second is None or any(_titles(second)))
    return 0.0


def _titles(box: Box) -> Iterator[bool]:
    """Whether the box begins with a title."""
    while isinstance(box, Stack) and box.boxes:
        box = box.boxes[0]
    yield isinstance(box, TextBox) and box.anchor is not None


def _height_after_title(placed: Placed) -> float:
    """The height of what follows the last title of a page; endless where there is none."""
    end = placed[-1][0] + placed[-1][1].height
    for top, box in reversed(placed):
        if isinstance(box, TextBox) and box.anchor:
            return end - top - box.height
    return float("inf")
