"""What stays while the board scrolls: the heads of the days above it, the hours beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ui.pages.workshops.planner import board_words as words_of
from ui.pages.workshops.planner.board_ink import Ink
from ui.pages.workshops.planner.board_shapes import ColumnShape, Layout
from ui.pages.workshops.planner.words import clock


class BoardHead(QWidget):
    """The days: name, hours planned, what is free or too much. `pressed(place, more)`: that of a column was clicked."""

    pressed = Signal(int, bool)

    def __init__(
        self, parent: QWidget, ink: Ink, layout: Callable[[], Layout], offset: Callable[[], int]
    ) -> None:
        super().__init__(parent)
        self._ink, self._layout, self._offset = ink, layout, offset
        self._ways: dict[object, int] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setToolTip(self.tr("Un clic choisit toutes les séquences de la journée"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole day is chosen; with Ctrl or Shift, beside what is chosen already."""
        x = round(event.position().x()) + self._offset()
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        for place, column in enumerate(self._layout().columns):
            if column.box.x <= x < column.box.right and event.button() is Qt.MouseButton.LeftButton:
                self.pressed.emit(place, bool(event.modifiers() & keys))

    def height_needed(self) -> int:
        """One line, or two where the days are narrow."""
        ink = self._ink
        return ink.height("head") + ink.px(12) + (ink.measures.small + ink.px(2) if self._way() == 2 else 0)

    def event(self, event: QEvent) -> bool:
        """A tooltip tells what had to be shortened."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().x()), self)
            return True
        return super().event(event)

    def tip_at(self, x: int) -> str:
        """All about the day at an x, and what a click does."""
        layout = self._layout()
        column = layout.columns[layout.column_at(x + self._offset())]
        words = (words_of.column_title(column), words_of.column_planned(column), words_of.column_left(column))
        return "\n".join((" · ".join(word for word in words if word), self.toolTip()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each day over its column."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self._ink.colour("paper"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-self._offset(), 0)
            left, right = event.rect().x() + self._offset(), event.rect().right() + self._offset()
            for column in self._layout().columns:
                if column.box.x <= right and column.box.right > left:
                    self._day(painter, column)

    def show_changes(self, before: Layout, after: Layout) -> None:
        """Paint the days anew that say something else, or stand elsewhere."""
        if len(before.columns) != len(after.columns):
            self.update()
            return
        for old, new in zip(before.columns, after.columns, strict=True):
            if (old.box.x, old.box.w) != (new.box.x, new.box.w):
                self.update()
            elif (old.planned, old.free, old.over, old.count) != (new.planned, new.free, new.over, new.count):
                self.update(new.box.x - self._offset(), 0, new.box.w, self.height())

    def _day(self, painter: QPainter, column: ColumnShape) -> None:
        ink, box = self._ink, column.box
        x, y = box.x + ink.px(6), ink.px(4)
        way = self._way()
        title, planned = words_of.column_title(column), words_of.column_planned(column, short=way == 1)
        if column.day is None and not column.count:
            return
        taken = ink.text(painter, title, "head", ink.colour("ink"), x, y, box.w - ink.px(10))
        soft, drop = ink.colour("ink_soft"), ink.height("head") - ink.measures.small - ink.px(1)
        pill = self._pill_width(column)
        if way == 2:
            low = y + ink.height("head") + ink.px(2)
            after = x + ink.text(painter, planned, "small", soft, x, low, box.w - pill - ink.px(14))
            self._pill(painter, column, min(after + ink.px(8), box.right - pill), low)
            return
        self._pill(painter, column, box.right - pill, y + drop)
        x += taken + ink.px(8)
        ink.text(painter, planned, "small", soft, x, y + drop, box.right - pill - ink.px(8) - x)

    def _pill_width(self, column: ColumnShape) -> int:
        words = words_of.column_left(column)
        if not words:
            return 0
        sign = self._ink.px(18) if column.over else 0
        return self._ink.width(words, "strong") + self._ink.px(18) + sign

    def _pill(self, painter: QPainter, column: ColumnShape, x: int, y: int) -> None:
        words = words_of.column_left(column)
        if not words:
            return
        ink = self._ink
        tone, ground = ("danger", "danger_soft") if column.over else ("success", "success_soft")
        if not column.over and column.free:
            tone, ground = "ink_soft", "sunken"
        width, height = self._pill_width(column), ink.measures.small + 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour(ground))
        painter.drawRoundedRect(QRectF(x, y - 1, width, height), height / 2, height / 2)
        x += ink.px(9)
        if column.over:
            ink.icon(painter, "triangle-alert", tone, x, y + ink.px(1), ink.px(14))
            x += ink.px(18)
        ink.text(painter, words, "strong", ink.colour(tone), x, y, width)

    def _way(self) -> int:
        """0: all words on one line, 1: fewer words, 2: on two lines; what was once needed stays."""
        columns = self._layout().columns
        days = [column for column in columns if column.day is not None]
        key = (self._ink.measures, tuple((column.day, column.box.w) for column in days))
        way = self._ways.get(key, 0)
        if way == 0 and any(self._wide(column) > column.box.w for column in days):
            way = 1
        if way == 1 and any(self._wide(column, short=True) > column.box.w for column in days):
            way = 2
        self._ways = {key: way}
        return way

    def _wide(self, column: ColumnShape, *, short: bool = False) -> int:
        ink = self._ink
        words = ink.width(words_of.column_title(column), "head") + self._pill_width(column)
        return words + ink.width(words_of.column_planned(column, short=short), "small") + ink.px(26)


class BoardRail(QWidget):
    """The hours of a scale."""

    def __init__(
        self, parent: QWidget, ink: Ink, layout: Callable[[], Layout], offset: Callable[[], int]
    ) -> None:
        super().__init__(parent)
        self._ink, self._layout, self._offset = ink, layout, offset
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole hours in words, half hours where there is room."""
        ink, layout = self._ink, self._layout()
        small = ink.measures.small
        with QPainter(self) as painter:
            for minute, on_board in layout.hours:
                y = on_board - self._offset()
                if not -small < y < self.height() + small:
                    continue
                if minute % 60 and layout.per_minute * 30 < small * 1.8:
                    continue
                colour = ink.colour("ink_faint" if minute % 60 else "ink_soft")
                words = clock(minute)
                width = ink.width(words, "small")
                ink.text(
                    painter,
                    words,
                    "small",
                    colour,
                    self.width() - width - ink.px(6),
                    y - small // 2,
                    width + 1,
                )
                painter.setPen(QPen(ink.colour("line"), 1))
                painter.drawLine(self.width() - 3, y, self.width(), y)
