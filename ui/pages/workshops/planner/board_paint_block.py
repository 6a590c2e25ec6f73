"""Paints one block of the board: ground and bar in the brique's colour, time, title, minutes, marks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.pages.workshops.planner.board_faces import Face, Mark
from ui.pages.workshops.planner.board_ink import Ink
from ui.pages.workshops.planner.board_shapes import BlockShape, Box

RADIUS = 6
MARK_INKS = {
    Mark.WARNED: "warning",
    Mark.MODIFIED: "info",
    Mark.ADAPTED: "accent",
    Mark.NOTES: "ink_faint",
}


@dataclass(frozen=True, slots=True)
class State:
    """How a block stands out now."""

    chosen: bool = False
    current: bool = False
    hover: bool = False
    moving: bool = False


class BlockPainter:
    """Draws blocks with one ink."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink

    def paint(self, painter: QPainter, shape: BlockShape, face: Face, state: State) -> None:
        """One block in its box."""
        if state.moving:
            painter.setOpacity(0.35)
        self._ground(painter, shape.box, face, state)
        if shape.lines:
            if shape.stacked:
                self._stacked(painter, shape, face)
            else:
                self._wide(painter, shape, face)
        painter.setOpacity(1.0)

    def _ground(self, painter: QPainter, box: Box, face: Face, state: State) -> None:
        bar, soft, chosen = self._ink.tint(face.colour)
        radius = min(RADIUS, box.h // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(chosen if state.chosen or state.hover else soft)
        if state.chosen:
            painter.setPen(QPen(bar, 1.6))
        painter.drawRoundedRect(_edges(box, 0.8 if state.chosen else 0), radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(bar)
        inset = 4 if box.h > 14 else 1
        painter.drawRoundedRect(QRectF(box.x + 4, box.y + inset, 4, max(1, box.h - 2 * inset)), 2, 2)
        if state.current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._ink.colour("focus"), 2))
            painter.drawRoundedRect(_edges(box, 1), radius, radius)

    def _wide(self, painter: QPainter, shape: BlockShape, face: Face) -> None:
        """Time, icon, title … marks, minutes; under the title who, where, how."""
        ink, box = self._ink, shape.box
        line, small = ink.measures.line, ink.measures.small
        top = self._top(shape, face)
        under = top + line - small - max(0, (line - small) // 4)
        x, right = box.x + 14, box.right - ink.px(8)
        self._time(painter, face, x, under)
        x += ink.time_width + ink.px(8)
        if face.pinned:
            ink.icon(painter, "pin", "accent", x - ink.px(4), top + ink.px(2), ink.px(14))
            x += ink.px(13)
        width = ink.width(face.minutes, "small")
        ink.text(painter, face.minutes, "small", ink.colour("ink_soft"), right - width, under, width + 1)
        right = self._marks(painter, face, right - width - ink.px(6), top + ink.px(2))
        side = ink.px(15)
        if right - x > ink.px(90):
            ink.icon(painter, face.icon, ink.tint(face.colour)[0].name(), x, top + (line - side) // 2, side)
            x += side + ink.px(6)
        taken = self._title(painter, shape, face, x, top, right - x)
        if face.detail and shape.lines > taken:
            room = box.right - ink.px(8) - x
            ink.text(painter, face.detail, "small", ink.colour("ink_soft"), x, top + line * taken, room)

    def _stacked(self, painter: QPainter, shape: BlockShape, face: Face) -> None:
        """Title over the whole width; time, minutes and marks under it."""
        ink, box = self._ink, shape.box
        line = ink.measures.line
        top = self._top(shape, face)
        x, room = box.x + 13, box.w - 13 - ink.px(5)
        if shape.lines == 1:
            room -= self._aside(painter, face, box.right - ink.px(5), top)
        taken = self._title(painter, shape, face, x, top, room)
        if shape.lines <= taken:
            return
        y = top + line * taken
        if face.pinned:
            ink.icon(painter, "pin", "accent", x - 1, y + ink.px(2), ink.px(13))
            x += ink.px(15)
        right = self._marks(painter, face, box.right - ink.px(5), y + ink.px(2))
        words = f"{face.time} · {face.minutes}" if face.time else face.minutes
        soft = ink.colour("ink_soft")
        if not ink.fits(words, "small", right - x) and face.time:
            words = face.time
        ink.text(painter, words, "small", soft, x, y, right - x)
        if face.detail and shape.lines > taken + 1:
            ink.text(
                painter,
                face.detail,
                "small",
                soft,
                box.x + 13,
                y + ink.measures.small,
                box.w - 13 - ink.px(5),
            )

    def _aside(self, painter: QPainter, face: Face, right: int, top: int) -> int:
        """The pin and the marks beside a title that stands alone; gives the room they take."""
        left = self._marks(painter, face, right, top + self._ink.px(2))
        if face.pinned:
            left -= self._ink.px(14)
            self._ink.icon(painter, "pin", "accent", left, top + self._ink.px(2), self._ink.px(13))
        return right - left

    def _title(self, painter: QPainter, shape: BlockShape, face: Face, x: int, y: int, room: int) -> int:
        """The title, over two lines when it is long and there is room; gives how many it took."""
        ink = self._ink
        colour = "ink_soft" if face.quiet else "ink"
        if shape.lines >= 3 and not ink.fits(face.title, "title", room):
            ink.paragraph(painter, face.title, "title", colour, x, y, room, 2)
            return 2
        ink.text(painter, face.title, "title", ink.colour(colour), x, y, room)
        return 1

    def _time(self, painter: QPainter, face: Face, x: int, y: int) -> None:
        ink = self._ink
        font, colour = ("strong", "accent") if face.pinned else ("small", "ink_soft")
        width = min(ink.time_width, ink.width(face.time, font))  # type: ignore[arg-type]
        ink.text(
            painter, face.time, font, ink.colour(colour), x + ink.time_width - width, y, ink.time_width + 4
        )  # type: ignore[arg-type]

    def _marks(self, painter: QPainter, face: Face, right: int, y: int) -> int:
        """The marks, the gravest leftmost; gives where they begin."""
        side = self._ink.px(14)
        for mark in reversed(face.marks):
            right -= side
            self._ink.icon(painter, mark.value, MARK_INKS[mark], right, y, side)
            right -= self._ink.px(4)
        return right

    def _top(self, shape: BlockShape, face: Face) -> int:
        """Where the first line begins: in the middle of a low block, at the top of a high one."""
        measures = self._ink.measures
        high = shape.box.h - shape.inset
        lines = min(shape.lines, 2 if face.detail or shape.stacked else 1)
        words = measures.line + (lines - 1) * measures.small
        roomy = high > words + measures.px(14)
        return shape.box.y + shape.inset + (measures.px(5) if roomy else (high - words) // 2)


def _edges(box: Box, by: float) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h).adjusted(by, by, -by, -by)


def ghost(painter: QPainter, ink: Ink, text: str, x: int, y: int) -> None:
    """What is dragged: a small sign that follows the mouse."""
    width, height = ink.width(text, "strong") + ink.px(20), ink.measures.small + ink.px(10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.palette.notice))
    painter.drawRoundedRect(QRectF(x, y, width, height), 7, 7)
    ink.text(painter, text, "strong", ink.colour("on_notice"), x + ink.px(10), y + ink.px(5), width)
