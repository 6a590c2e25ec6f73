"""Paints what the mouse and the keyboard hold: where it drops, the focus on what is no block, the rubber band."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.pages.workshops.planner import board_words as words_of
from ui.pages.workshops.planner.board_ink import Ink
from ui.pages.workshops.planner.board_shapes import Box
from ui.pages.workshops.planner.words import clock


class HeldPainter:
    """Draws over everything else, with one ink."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink

    def drop(self, painter: QPainter, line: Box, words: str) -> None:
        """Where what is dragged would go, and when it would start there."""
        ink = self._ink
        accent = ink.colour("accent")
        painter.setPen(QPen(accent, 3))
        painter.drawLine(line.x, line.y, line.right, line.y)
        painter.setBrush(accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(line.x, line.y), 5, 5)
        if words:
            width, height = ink.width(words, "strong") + ink.px(14), ink.measures.small + ink.px(4)
            box = QRectF(line.right - width, line.y - height / 2, width, height)
            painter.setBrush(ink.colour("accent_fill"))
            painter.drawRoundedRect(box, 6, 6)
            x, y = round(box.x()) + ink.px(7), round(box.y()) + ink.px(2)
            ink.text(painter, words, "strong", ink.colour("on_accent"), x, y, width)

    def ring(self, painter: QPainter, box: Box) -> None:
        """The focus on what is no block."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._ink.colour("focus"), 2))
        painter.drawRoundedRect(_edges(box, 2), 7, 7)

    def band(self, painter: QPainter, box: Box) -> None:
        """The rubber band."""
        ground = QColor(self._ink.colour("accent"))
        ground.setAlphaF(0.12)
        painter.setBrush(ground)
        painter.setPen(QPen(self._ink.colour("accent"), 1))
        painter.drawRect(_edges(box, 0.5))


def time_chip(start: int | None, *, pin: bool) -> str:
    """What the line of a drop says: "10 h 15", "à 10 h 15 (fixée)", "Peut-être"."""
    if start is None:
        return words_of.parking_title()
    return words_of.pinned_words(clock(start)) if pin else clock(start)


def _edges(box: Box, by: float) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h).adjusted(by, by, -by, -by)
