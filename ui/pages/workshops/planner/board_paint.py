"""Paints the board under and over its blocks: days, half-days, meals, headings, lanes, gaps, hours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.pages.workshops.planner import board_words as words_of
from ui.pages.workshops.planner.board_columns import GAP
from ui.pages.workshops.planner.board_ink import FontName, Ink
from ui.pages.workshops.planner.board_list import DOORS_BESIDE
from ui.pages.workshops.planner.board_paint_words import heading_words, lane_words
from ui.pages.workshops.planner.board_shapes import (
    BoardMode,
    Box,
    GapShape,
    HalfShape,
    HeadingShape,
    LaneShape,
    Layout,
    MealShape,
)

RADIUS = 10
Seen = Callable[[Box], bool]
SOLID, DASHED = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine


class BoardPainter:
    """Draws what lies around the blocks; `seen` tells what has to be painted now."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink

    def under(self, painter: QPainter, layout: Layout, seen: Seen, aimed: int | None) -> None:
        """Everything behind the blocks."""
        scale = layout.mode is BoardMode.SCALE
        if seen(layout.park):
            self._parking(painter, layout)
        for meal in layout.meals:
            if seen(meal.box):
                self._meal(painter, meal)
        for half in layout.halves:
            if seen(half.box.around(half.head).around(half.end)):
                self._half(painter, half, scale=scale, aimed=half.half.id == aimed)
        if scale:
            self._hours(painter, layout, seen)
        for half in layout.halves if scale else ():
            if seen(half.box.around(half.end)):
                self._end_line(painter, half)
        for heading in layout.headings:
            box = heading.box.around(heading.bracket[0]).around(heading.bracket[-1])
            if seen(box._replace(h=box.h + 2)):
                self._heading(painter, heading)
        for lane in layout.lanes:
            if seen(lane.body):
                self._lane(painter, lane)

    def over(self, painter: QPainter, layout: Layout, seen: Seen) -> None:
        """What must not be hidden by a block: gaps, overlaps, the ends of the half-days."""
        for gap in layout.gaps:
            if seen(gap.box):
                self._gap(painter, gap, scale=layout.mode is BoardMode.SCALE)
        for half in layout.halves:
            if seen(half.end):
                self._end(painter, half)
        for heading in layout.headings:
            if heading.words is not None and seen(heading.words):
                heading_words(painter, self._ink, heading, heading.words)
        for lane in layout.lanes:
            if lane.words is not None and seen(lane.words):
                lane_words(painter, self._ink, lane, lane.words)

    # Half-days

    def _half(self, painter: QPainter, half: HalfShape, *, scale: bool, aimed: bool) -> None:
        ink = self._ink
        ink.panel(painter, half.box, RADIUS, "surface", "control_line" if aimed else "line")
        name, span = words_of.half_title(half.times)
        y = half.head.y + (half.head.h - ink.measures.small) // 2
        x = half.head.x + ink.px(10)
        x += ink.text(painter, name, "strong", ink.colour("ink"), x, y, half.head.w - ink.px(20)) + ink.px(8)
        ink.text(painter, span, "small", ink.colour("ink_soft"), x, y, half.head.right - x - ink.px(6))
        if half.doors is not None:
            self._doors(painter, half, half.doors, scale=scale)
        if half.empty is not None:
            self._empty(painter, half.empty)

    def _doors(self, painter: QPainter, half: HalfShape, box: Box, *, scale: bool) -> None:
        """When the doors open: beside the hours where there is room, under them otherwise."""
        ink = self._ink
        side, words = ink.px(14), words_of.doors_words(half.doors_at)
        if scale:
            painter.setPen(QPen(ink.colour("ink_faint"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(box.x, box.y, box.right, box.y)
            beside = Box(box.x + box.w // 2, half.head.y, box.w - box.w // 2 - ink.px(8), half.head.h)
            above = Box(box.x + ink.px(5), box.y - ink.measures.small - 2, box.w - ink.px(10), 0)
            box = beside if box.w >= ink.px(DOORS_BESIDE) else above
        y, x = box.y, box.x + ink.px(5)
        if box.y == half.head.y:
            words = (
                words if ink.fits(words, "small", box.w - 2 * side) else words_of.doors_short(half.doors_at)
            )
            y = box.y + (box.h - ink.measures.small) // 2
            x = max(x, box.right - ink.width(words, "small") - side - ink.px(6))
        ink.icon(painter, "door-open", "ink_faint", x, y + 1, side)
        x += side + ink.px(6)
        ink.text(painter, words, "small", ink.colour("ink_faint"), x, y, box.right - x + 1)

    def _end_line(self, painter: QPainter, half: HalfShape) -> None:
        """Where the half-day ends on a scale, behind its blocks; what runs on stands on a ground that says so."""
        ink, box = self._ink, half.box
        over = half.times.free < 0
        if over and half.end.y > box.bottom:
            painter.fillRect(box.x, box.bottom, box.w, half.end.y - box.bottom, ink.colour("danger_soft"))
        painter.setPen(QPen(ink.colour("danger" if over else "control_line"), 2 if over else 1, SOLID))
        painter.drawLine(box.x, box.bottom, box.right, box.bottom)

    def _end(self, painter: QPainter, half: HalfShape) -> None:
        ink, box = self._ink, half.end
        over = half.times.free < 0 or half.late > 0
        side = ink.px(14)
        y = box.y + (box.h - ink.measures.small) // 2
        x = box.x + ink.px(5)
        colour = "danger" if over else "ink_faint"
        ink.icon(painter, "triangle-alert" if over else "flag", colour, x, y + 1, side)
        x += side + ink.px(6)
        words = words_of.end_words(half.times, half.late)
        ink.text(painter, words, "strong" if over else "small", ink.colour(colour), x, y, box.right - x)

    def _empty(self, painter: QPainter, box: Box) -> None:
        """What to do with a half-day in which nothing is planned."""
        self.dashed(painter, box, "control_line")
        words = words_of.empty_words()
        ink = self._ink
        ink.paragraph(
            painter, words, "small", "ink_faint", box.x + ink.px(10), box.y + ink.px(8), box.w - ink.px(20), 2
        )

    def _meal(self, painter: QPainter, meal: MealShape) -> None:
        ink, box = self._ink, meal.box
        small = ink.measures.small
        words, side = words_of.meal_words(meal.starts, meal.ends, eaten=meal.eaten), ink.px(14)
        width = side + ink.px(6) + ink.width(words, "small")
        x, y = box.x + (box.w - width) // 2, box.y + (box.h - small) // 2
        ink.icon(painter, "utensils", "ink_faint", x, y + 1, side)
        ink.text(painter, words, "small", ink.colour("ink_faint"), x + side + ink.px(6), y, box.right - x)

    def _parking(self, painter: QPainter, layout: Layout) -> None:
        ink, box = self._ink, layout.park
        ink.panel(painter, box, RADIUS, "paper", "line")
        if "half:parked" not in layout.items:
            return
        words = words_of.parking_words()
        y = box.y + ink.px(16)
        ink.icon(painter, "pause", "ink_faint", box.x + (box.w - ink.px(15)) // 2, y, ink.px(15))
        self._upright(painter, words, "small", Box(box.x, y + ink.px(22), box.w, ink.px(330)))

    # Headings and lanes

    def _heading(self, painter: QPainter, shape: HeadingShape) -> None:
        ink = self._ink
        if not shape.upright:
            for piece in shape.bracket:
                ink.panel(painter, piece, 5, "veil")
            if shape.words is None:
                self._upright(
                    painter, f"{shape.title} · {words_of.length(shape.minutes)}", "strong", shape.box
                )
            return
        whole = shape.box.around(shape.bracket[0])
        ink.panel(painter, Box(shape.box.x, shape.box.y, shape.box.w, whole.h + 2), 7, "veil")
        y = shape.box.y + (shape.box.h - ink.measures.small) // 2
        width = ink.width(words_of.length(shape.minutes), "small")
        right = shape.box.right - ink.px(8)
        soft = ink.colour("ink_soft")
        ink.text(painter, words_of.length(shape.minutes), "small", soft, right - width, y, width + 1)
        x = shape.box.x + ink.px(8)
        ink.text(painter, shape.title, "strong", ink.colour("ink"), x, y, right - width - ink.px(8) - x)
        self._bracket(painter, shape.bracket[0])

    def _bracket(self, painter: QPainter, box: Box) -> None:
        """The line beside the blocks of a heading, turned in at its foot."""
        x, top, low = box.x + box.w / 2 - 1, box.y + 1, box.bottom - 3
        path = QPainterPath(QPointF(x, top))
        path.lineTo(x, low)
        path.lineTo(x + box.w / 2 - 2, low)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._ink.colour("control_line"), 2))
        painter.drawPath(path)

    def _lane(self, painter: QPainter, shape: LaneShape) -> None:
        ink, head = self._ink, shape.head
        ink.panel(painter, shape.body, 7, "sunken", "line")
        title, detail = words_of.lane_title(shape), words_of.lane_detail(shape)
        if shape.upright:
            x, y, room = head.x + ink.px(8), head.y + ink.px(4), head.w - ink.px(14)
            ink.text(painter, title, "strong", ink.colour("info"), x, y, room)
            ink.text(painter, detail, "small", ink.colour("ink_soft"), x, y + ink.measures.small, room)
        elif shape.words is None:
            self._upright(painter, f"{title} · {detail}" if detail else title, "strong", head)
        if shape.left_box is not None:
            words = words_of.left_in_lane(shape)
            self._hollow(painter, shape.left_box, words)

    # Gaps

    def _gap(self, painter: QPainter, gap: GapShape, *, scale: bool) -> None:
        ink, box = self._ink, gap.box
        words, small = words_of.gap_words(gap), ink.measures.small
        if gap.minutes > 0 and scale:
            self._hollow(painter, box, words)
            return
        y = box.y + (box.h - small) // 2
        side = ink.px(13)
        width = min(box.w, side + ink.px(5) + ink.width(words, "strong") + ink.px(12))
        x = box.x + (box.w - width) // 2
        name, colour = ("clock", "ink_faint") if gap.minutes > 0 else ("triangle-alert", "warning")
        if gap.minutes < 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.colour("warning_soft"))
            painter.drawRoundedRect(QRectF(box.x, box.y, box.w, box.h), 5, 5)
        elif width < box.w - ink.px(30):
            painter.setPen(QPen(ink.colour("control_line"), 1, DASHED))
            middle = box.y + box.h // 2
            painter.drawLine(box.x + ink.px(4), middle, x, middle)
            painter.drawLine(x + width, middle, box.right - ink.px(4), middle)
        x += ink.px(6)
        ink.icon(painter, name, colour, x, y + (small - side) // 2, side)
        x += side + ink.px(5)
        font: FontName = "strong" if gap.minutes < 0 else "small"
        ink.text(painter, words, font, ink.colour(colour), x, y, box.right - x)

    def _hollow(self, painter: QPainter, box: Box, words: str) -> None:
        """Time nobody uses, as high as it is long."""
        if box.h >= 6:
            self.dashed(painter, box, "control_line")
        small = self._ink.measures.small
        if box.h >= small:
            y = box.y + (box.h - small) // 2
            self._ink.centred(painter, words, "small", self._ink.colour("ink_faint"), box.x + 4, y, box.w - 8)

    def dashed(self, painter: QPainter, box: Box, colour: str) -> None:
        """A box with nothing in it."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._ink.colour(colour), 1, DASHED))
        painter.drawRoundedRect(_edges(box, 1.5), 6, 6)

    # Hours

    def _hours(self, painter: QPainter, layout: Layout, seen: Seen) -> None:
        whole, half = QColor(self._ink.colour("line")), QColor(self._ink.colour("line"))
        half.setAlphaF(0.45)
        days = [column.box for column in layout.columns if column.day is not None]
        for minute, y in layout.hours:
            for box in days:
                if seen(line := Box(box.x - GAP // 2, y, box.w + GAP, 1)):
                    painter.fillRect(*line, half if minute % 60 else whole)

    def _upright(self, painter: QPainter, words: str, font: str, box: Box) -> None:
        """A text turned by a quarter, read from the bottom up, beginning at the top edge's side when short."""
        ink = self._ink
        name = "strong" if font == "strong" else "small"
        room = box.h - ink.px(8)
        if room < ink.px(30):
            return
        width = min(room, ink.width(words, "strong" if name == "strong" else "small"))
        painter.save()
        painter.translate(box.x, box.y + ink.px(4) + width)
        painter.rotate(-90)
        y = (box.w - ink.measures.small) // 2
        if name == "strong":
            ink.text(painter, words, "strong", ink.colour("ink"), 0, y, room)
        else:
            ink.text(painter, words, "small", ink.colour("ink_faint"), 0, y, room)
        painter.restore()


def _edges(box: Box, by: float) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h).adjusted(by, by, -by, -by)
