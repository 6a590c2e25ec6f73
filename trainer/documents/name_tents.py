"""Chevalets: the name of each person on a card that stands on the table, folded in its middle.

One on a sheet of A4 (folded once, for large print), two (the sheet cut across) or four (cut both ways). The name is
read from both sides: above the fold it stands on its head. A name too long for its card is set smaller, never cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from trainer.core.errors import Refused
from trainer.documents import fonts
from trainer.documents.blocks import (
    Align,
    Block,
    Cell,
    Document,
    Grid,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    VAlign,
    clean,
    text,
)
from trainer.documents.theme import MM, SPECS, Style

PER_SHEET = (1, 2, 4)
_TOP, _SHEET, _WIDTH = 18.0, 297.0, 170.0
_NEAR, _SPARE = 7.0, 7.0
"""Millimetres left free beside the fold, and at the foot of a page."""
_SMALLEST = 8.0
_FOLD, _CUT, _FOLD_AND_CUT = "pliez", "coupez", "pliez, et coupez au milieu"


@dataclass(frozen=True, slots=True)
class Tent:
    """Who sits there: the name to call them by, what follows it, their organisation."""

    name: str
    more: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class NameTents:
    """The tents of a workshop, `per_sheet` 1, 2 or 4 on a sheet of A4."""

    title: str
    tents: tuple[Tent, ...]
    per_sheet: int = 2
    author: str = ""


def name_tents(data: NameTents) -> Document:
    """The sheets to cut and fold. Raises `ValueError` for another number on a sheet."""
    if data.per_sheet not in PER_SHEET:
        raise ValueError(f"{data.per_sheet} tents do not go on a sheet")
    blocks: list[Block] = []
    for first in range(0, len(data.tents), data.per_sheet):
        if blocks:
            blocks.append(PageBreak())
        blocks.append(_sheet(data.tents[first : first + data.per_sheet], data.per_sheet))
    return Document(
        title=f"Chevalets – {data.title}",
        subject=data.title,
        author=data.author,
        sections=(Section(tuple(blocks), furniture=False),),
        page_numbers=False,
    )


def _sheet(tents: Sequence[Tent], per_sheet: int) -> Table:
    columns = 2 if per_sheet == 4 else 1
    lines = [tents[place : place + columns] for place in range(0, len(tents), columns)]
    return Table(
        (1,) * columns, tuple(_rows(lines, columns, per_sheet)), grid=Grid.NONE, padding=0, keep_whole=True
    )


def _rows(lines: Sequence[Sequence[Tent]], columns: int, per_sheet: int) -> Iterator[Row]:
    """Back, fold, front; where two stand one above the other, the cut between them.

    Every face is set in as much room as the foot of the page leaves the lowest one, as far from the fold on both sides.
    """
    face = _SHEET / (2 if per_sheet == 1 else 4)
    room = face - _TOP - _SPARE - _NEAR
    for place, line in enumerate(lines):
        faces = _filled(line, columns)
        yield _empty(columns, face - room - _NEAR - (0 if place else _TOP))
        yield Row(tuple(_face(tent, room, columns, back=True) for tent in faces), room)
        yield _empty(columns, _NEAR, _FOLD if columns == 1 else _FOLD_AND_CUT)
        yield _empty(columns, _NEAR)
        yield Row(tuple(_face(tent, room, columns) for tent in faces), room)
        if place < len(lines) - 1 or (per_sheet > 1 and place == 0):
            yield _empty(columns, face - room - _NEAR, _CUT)


def _empty(columns: int, height: float, what: str = "") -> Row:
    """Room, at its end the dashes along which one folds or cuts."""
    told = Cell((Paragraph(text(what or " "), Style.SMALL, size=7),), VAlign.BOTTOM)
    return Row((told, *(Cell(),) * (columns - 1)), height, dashed=bool(what))


def _filled(line: Sequence[Tent], columns: int) -> Sequence[Tent]:
    return (*line, *(Tent(""),) * (columns - len(line)))


def _face(tent: Tent, room: float, columns: int, *, back: bool = False) -> Cell:
    width = _WIDTH / columns - (6 if columns == 1 else 14)
    parts = (
        (tent.name, Style.TITLE, 0.46, 110.0),
        (tent.more, Style.CARD_TITLE, 0.14, 34.0),
        (tent.organisation, Style.SMALL, 0.09, 20.0),
    )
    lines = tuple(
        Paragraph(
            text(words), style, Align.CENTRE, size=_size(words, style, width, min(room * share * MM, most))
        )
        for words, style, share, most in parts
        if words
    )
    return Cell(lines, VAlign.MIDDLE, turned=back)


@lru_cache(maxsize=1024)
def _size(words: str, style: Style, width: float, most: float) -> float:
    """The size in points at which the words fit on one line of so many millimetres."""
    try:
        length = fonts.width(clean(words), SPECS[style].face, most) / MM
    except Refused:  # letters that only a word processor can set: it has them as wide as they are high
        length = len(words) * most / MM
    return round(max(_SMALLEST, most * min(1.0, width / length if length else 1.0)), 1)
