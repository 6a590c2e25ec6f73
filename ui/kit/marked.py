"""Texts painted by delegates: pieces of several inks, some in bold on a ground of colour, cut after some lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QTextCharFormat, QTextLayout, QTextOption


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and how it is drawn; `ground` "" is transparent. Colours are "#RRGGBB"."""

    text: str
    ink: str
    bold: bool = False
    ground: str = ""


def plain_height(font: QFont) -> int:
    """The height of one line, in pixels."""
    return QFontMetrics(font).lineSpacing()


def lay_out(pieces: Sequence[Piece], font: QFont, room: int, lines: int) -> QTextLayout:
    """The pieces one after the other, `room` pixels wide, at most `lines` lines: the last one ends with "…"."""
    text = "".join(piece.text for piece in pieces)
    layout, ends = _broken(text, pieces, font, room, lines + 1)
    if len(ends) > lines:
        start = ends[lines - 2] if lines > 1 else 0
        # Bold pieces are wider than the metrics tell: leave them some room.
        tail = QFontMetrics(font).elidedText(
            text[start:], Qt.TextElideMode.ElideRight, room - max(6, room // 25)
        )
        layout, _ = _broken(text[:start] + tail, pieces, font, room, lines)
    return layout


def _broken(
    text: str, pieces: Sequence[Piece], font: QFont, room: int, most: int
) -> tuple[QTextLayout, list[int]]:
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping())
    layout.setFormats(_formats(text, pieces))
    ends: list[int] = []
    top = 0.0
    layout.beginLayout()
    while len(ends) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        line.setPosition(QPointF(0, top))
        top += line.height()
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    return layout, ends


def _formats(text: str, pieces: Sequence[Piece]) -> list[QTextLayout.FormatRange]:
    found, start = [], 0
    for piece in pieces:
        if start >= len(text):
            break
        part = QTextLayout.FormatRange()
        part.start = start
        part.length = min(len(piece.text), len(text) - start)
        part.format = _dress(piece.ink, piece.bold, piece.ground)
        found.append(part)
        start += len(piece.text)
    return found


@lru_cache(maxsize=1)
def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


@lru_cache(maxsize=200)
def _dress(ink: str, bold: bool, ground: str) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setForeground(QBrush(QColor(ink)))
    if bold:
        dress.setFontWeight(QFont.Weight.DemiBold)
    if ground:
        dress.setBackground(QBrush(QColor(ground)))
    return dress
