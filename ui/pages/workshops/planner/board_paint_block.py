"""Paints one block of the board: ground and bar in the brique's colour, time, title, minutes, marks."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from ui.pages.workshops.planner.board_faces import Face, Mark
from ui.pages.workshops.planner.board_ink import FontName, Ink, shared_ink
from ui.pages.workshops.planner.board_shapes import BlockShape, Box
from ui.pages.workshops.planner.board_words import short_words, told_words
from ui.pages.workshops.planner.words import clock

RADIUS = 6
TIGHT, MOST = 170, 500
"""A title that stands alone in less than this (at 100 % text) has its minutes beside it with a prime."""
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


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the time of a block goes, from its top left corner; `room` 0: in a column of its own."""

    x: int
    y: int
    room: int = 0


class BlockPainter:
    """Draws blocks with one ink. Each is a picture, drawn once and then copied while it stays the same.

    Its time is written over it: what goes before a block moves it without changing anything else about it.
    """

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._kept: dict[Hashable, tuple[QPixmap, Spot | None]] = {}
        self._last: dict[str, tuple[Face, tuple[object, ...], tuple[QPixmap, Spot | None]]] = {}
        self._spot: Spot | None = None
        self._looks = ink.looks

    def _follow_look(self) -> None:
        """Draw everything anew when the look has changed."""
        if self._looks != self._ink.looks:
            self._looks = self._ink.looks
            self._kept.clear()
            self._last.clear()

    def paint(self, painter: QPainter, shape: BlockShape, face: Face, state: State) -> None:
        """One block in its box."""
        box = shape.box
        if box.w < 1 or box.h < 1:  # no room at all beside so many others
            return
        if state.moving:
            painter.setOpacity(0.35)
        picture, spot = self._picture(shape, face, state, painter.device().devicePixelRatio())
        painter.drawPixmap(box.x, box.y, picture)
        if spot is not None:
            self._when(painter, face, time_of(shape), box.x + spot.x, box.y + spot.y, spot.room)
        painter.setOpacity(1.0)
        if state.current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._ink.colour("focus"), 2))
            radius = min(RADIUS, box.h // 2)
            painter.drawRoundedRect(_edges(box, 1), radius, radius)

    def _picture(
        self, shape: BlockShape, face: Face, state: State, ratio: float
    ) -> tuple[QPixmap, Spot | None]:
        self._follow_look()
        box = shape.box
        how = (
            box.w, box.h, shape.lines, shape.stacked, shape.told, shape.clash, shape.early,
            shape.inset,             state.chosen, state.hover, ratio,
        )  # fmt: skip
        last = self._last.get(shape.block.key)
        if last is not None and last[0] is face and last[1] == how:
            return last[2]
        key = (face, how)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= MOST:
                for old in list(self._kept)[: MOST // 4]:
                    del self._kept[old]
                self._last.clear()
            picture = QPixmap(round(box.w * ratio), round(box.h * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as on:
                on.setRenderHint(QPainter.RenderHint.Antialiasing)
                on.translate(-box.x, -box.y)
                self._spot = None
                self._draw(on, shape, face, state)
            kept = self._kept[key] = (picture, self._spot)
        self._last[shape.block.key] = (face, how, kept)
        return kept

    def _draw(self, painter: QPainter, shape: BlockShape, face: Face, state: State) -> None:
        self._ground(painter, shape.box, face, state)
        if shape.clash:
            self._clash(painter, shape)
        if shape.lines and shape.stacked:
            self._stacked(painter, shape, face)
        elif shape.lines:
            self._wide(painter, shape, face)

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

    def _wide(self, painter: QPainter, shape: BlockShape, face: Face) -> None:
        """Time, icon, title … marks, minutes; under the title who, where, how."""
        ink, box = self._ink, shape.box
        line, small = ink.measures.line, ink.measures.small
        top = self._top(shape, face)
        under = top + line - small - max(0, (line - small) // 4)
        x, right = box.x + 12, box.right - ink.px(7)
        self._spot = Spot(x - box.x, under - box.y)
        x += ink.time_width + ink.px(7)
        if face.pinned:
            ink.icon(painter, "pin", "accent", x - ink.px(4), top + ink.px(2), ink.px(14))
            x += ink.px(13)
        width = ink.width(face.minutes, "small")
        ink.text(painter, face.minutes, "small", ink.colour("ink_soft"), right - width, under, width + 1)
        right = self._marks(painter, face, right - width - ink.px(6), top + ink.px(2))
        right = self._told(painter, shape, right, under, right - x)
        side = ink.px(15)
        if right - x > ink.px(90):
            ink.icon(painter, face.icon, ink.tint(face.colour)[0].name(), x, top + (line - side) // 2, side)
            x += side + ink.px(6)
        taken = self._title(painter, shape, face, x, top, right - x)
        soft = ink.colour("ink_soft")
        if shape.lines == 1:
            x += ink.width(face.title, "title") + ink.px(12)
            if right - x > ink.px(70):
                ink.text(painter, face.detail, "small", soft, x, under, right - x - ink.px(4))
            return
        room, y = box.right - ink.px(10) - x, top + line * taken
        if face.detail and shape.lines > taken:
            ink.text(painter, face.detail, "small", soft, x, y, room)
            y, taken = y + small, taken + 1
        self._notes(painter, face, x, y, room, shape.lines - taken)

    def _stacked(self, painter: QPainter, shape: BlockShape, face: Face) -> None:
        """Title over the whole width; time, minutes and marks under it."""
        ink, box = self._ink, shape.box
        line = ink.measures.line
        top = self._top(shape, face)
        x, room = box.x + 13, box.w - 13 - ink.px(5)
        if shape.lines == 1:
            room -= self._aside(painter, face, box.right - ink.px(5), top, room)
        taken = self._title(painter, shape, face, x, top, room)
        if shape.lines <= taken:
            return
        y = top + line * taken
        if face.pinned:
            ink.icon(painter, "pin", "accent", x - 1, y + ink.px(2), ink.px(13))
            x += ink.px(15)
        right = self._marks(painter, face, box.right - ink.px(5), y + ink.px(2))
        right = self._told(painter, shape, right, y, 0)
        soft = ink.colour("ink_soft")
        if right > x:
            self._spot = Spot(x - box.x, y - box.y, right - x)
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

    def _notes(self, painter: QPainter, face: Face, x: int, y: int, room: int, lines: int) -> None:
        """A high block shows how its notes begin."""
        if face.notes and lines > 0 and room > self._ink.px(90):
            self._ink.paragraph(painter, face.notes, "small", "ink_faint", x, y, room, min(lines, 4))

    def _told(self, painter: QPainter, shape: BlockShape, right: int, y: int, room: int) -> int:
        """The minutes free or of overlap before it; in words where there is room. Gives where it begins."""
        if not shape.told:
            return right
        ink, side = self._ink, self._ink.px(13)
        words = told_words(shape)
        if room < ink.width(words, "strong") + ink.px(150):
            words = short_words(shape)
        name, colour = ("clock", "ink_faint") if shape.told > 0 else ("triangle-alert", "warning")
        width = side + ink.px(4) + ink.width(words, "strong") + ink.px(10)
        left = right - width
        if shape.told < 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.colour("warning_soft"))
            painter.drawRoundedRect(QRectF(left, y - 1, width, ink.measures.small + 1), 5, 5)
        ink.icon(painter, name, colour, left + ink.px(5), y + ink.px(1), side)
        x = left + ink.px(9) + side
        ink.text(painter, words, "strong", ink.colour(colour), x, y, width)
        return left - ink.px(6)

    def _clash(self, painter: QPainter, shape: BlockShape) -> None:
        """The minutes in which what is before it runs on, hatched."""
        colour = QColor(self._ink.colour("warning"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(QRectF(shape.box.x, shape.box.y, self._ink.px(12), shape.clash))
        painter.setPen(QPen(colour, 1))
        painter.drawLine(shape.box.x, shape.box.y, shape.box.right, shape.box.y)

    def _aside(self, painter: QPainter, face: Face, right: int, top: int, room: int) -> int:
        """Minutes, marks and pin beside a title that stands alone; gives the room they take."""
        ink, left = self._ink, right
        if room > ink.px(120):
            words = face.minutes if room > ink.px(TIGHT) else face.short
            width = ink.width(words, "small")
            under = top + ink.measures.line - ink.measures.small - 1
            ink.text(painter, words, "small", ink.colour("ink_soft"), left - width, under, width + 1)
            left -= width + ink.px(5)
        left = self._marks(painter, face, left, top + ink.px(2))
        if face.pinned:
            left -= ink.px(14)
            ink.icon(painter, "pin", "accent", left, top + ink.px(2), ink.px(13))
        return right - left + ink.px(3)

    def _title(self, painter: QPainter, shape: BlockShape, face: Face, x: int, y: int, room: int) -> int:
        """The title, over two lines when it is long and there is room; gives how many it took."""
        ink = self._ink
        colour = "ink_soft" if face.quiet else "ink"
        long = shape.lines >= 3 and not ink.fits(face.title, "title", room)
        if long and all(ink.fits(word, "title", room) for word in face.title.split()):
            ink.paragraph(painter, face.title, "title", colour, x, y, room, 2)
            return 2
        ink.text(painter, face.title, "title", ink.colour(colour), x, y, room)
        return 1

    def _when(self, painter: QPainter, face: Face, time: str, x: int, y: int, room: int) -> None:
        """The time in its column, or with the minutes in the room there is beside the marks."""
        ink = self._ink
        if room:
            words = f"{time} · {face.minutes}" if time else face.minutes
            if time and not ink.fits(words, "small", room):
                words = time
            ink.text(painter, words, "small", ink.colour("ink_soft"), x, y, room)
            return
        font: FontName = "strong" if face.pinned else "small"
        colour = "accent" if face.pinned else "ink_soft"
        width = min(ink.time_width, ink.width(time, font))
        ink.text(painter, time, font, ink.colour(colour), x + ink.time_width - width, y, ink.time_width + 4)

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
        lines = min(shape.lines, (2 if face.detail or shape.stacked else 1) + bool(face.notes))
        words = measures.line + (lines - 1) * measures.small
        roomy = high > words + measures.px(14)
        return shape.box.y + shape.inset + (measures.px(5) if roomy else (high - words) // 2)


@cache
def shared_painter() -> BlockPainter:
    """The one of every board, with their ink: a block that looks the same elsewhere is drawn already."""
    return BlockPainter(shared_ink())


def _edges(box: Box, by: float) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h).adjusted(by, by, -by, -by)


def time_of(shape: BlockShape) -> str:
    """When it begins; "" for what is set aside."""
    return "" if shape.timed is None else clock(shape.timed.start)


def ghost(painter: QPainter, ink: Ink, text: str, x: int, y: int) -> None:
    """What is dragged: a small sign that follows the mouse."""
    width, height = ink.width(text, "strong") + ink.px(20), ink.measures.small + ink.px(10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.palette.notice))
    painter.drawRoundedRect(QRectF(x, y, width, height), 7, 7)
    ink.text(painter, text, "strong", ink.colour("on_notice"), x + ink.px(10), y + ink.px(5), width)
