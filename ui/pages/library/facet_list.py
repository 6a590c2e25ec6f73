"""The facets as one list: titles, choices with their counts, a line for more. One widget: counts cost nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.kit.french import thousands
from ui.kit.icons import pixmap
from ui.kit.pictures import Pictures
from ui.kit.slices import Slices
from ui.kit.theme import body_font, current
from ui.kit.tokens import tint
from ui.pages.library.facets import Choice, Group

AnyIndex = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole) + 1
MORE = "more"
MOST_PICTURES = 200
Line = Choice | str
"""A choice, or the title of a group."""


class FacetModel(QAbstractListModel):
    """Groups laid flat. Titles cannot be chosen; a choice that would find nothing is off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, groups: Sequence[Group]) -> None:
        """Show these groups; only what changed is painted when the lines stay the same."""
        lines = self._flat(groups)
        same = [_name(line) for line in lines] == [_name(line) for line in self.lines]
        if not same:
            self.beginResetModel()
        before, self.lines = self.lines, lines
        if not same:
            self.endResetModel()
            return
        changed = [row for row, line in enumerate(lines) if line != before[row]]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def row_of(self, facet: str, key: str) -> int:
        """The row of a choice, -1 when it is not there."""
        return next((row for row, line in enumerate(self.lines) if _name(line) == (facet, key)), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The label, what a screen reader says, whether it is on, or the whole line."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if isinstance(line, str):
            return line if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        if role == Qt.ItemDataRole.CheckStateRole and line.facet != MORE:
            return int((Qt.CheckState.Checked if line.on else Qt.CheckState.Unchecked).value)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Choices that find something can be switched."""
        line = self.lines[index.row()] if index.isValid() else ""
        if isinstance(line, str) or not line.possible:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _spoken(self, choice: Choice) -> str:
        if choice.count is None:
            return choice.label
        text = self.tr("{0}, 1\u00a0fiche") if choice.count == 1 else self.tr("{0}, {1}\u00a0fiches")
        text = text.format(choice.label, choice.count)
        return self.tr("{0}, choisi").format(text) if choice.on else text

    def _flat(self, groups: Sequence[Group]) -> list[Line]:
        lines: list[Line] = []
        for group in groups:
            lines += [group.title, *group.choices]
            if group.more:
                text = self.tr("{0} de plus…").format(group.more)
                lines.append(Choice(MORE, group.facet, text, None, False, "plus"))
        return lines


class FacetList(QListView):
    """Arrows move; Space, Enter or a click switches a choice: `switched` carries its facet and key."""

    switched = Signal(str, str)
    more_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("library.facets")
        self.setAccessibleName(self.tr("Filtres"))
        self.lines = FacetModel(self)
        self.setModel(self.lines)
        self._delegate = FacetDelegate(self)
        self.setItemDelegate(self._delegate)
        self._slices = Slices(self)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setStyleSheet("QListView, QListView:focus { background: transparent; border: 0; }")
        self.clicked.connect(self._switch)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show the facets; the cursor stays on its choice."""
        line = self._current()
        self.lines.show(groups)
        if line is not None and not self.currentIndex().isValid():
            row = self.lines.row_of(line.facet, line.key)
            if row >= 0:
                self.setCurrentIndex(self.lines.index(row))
        self._prepare()

    def enter(self) -> None:
        """Take the focus, with the cursor on the first choice if it was nowhere."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            rows = range(self.lines.rowCount())
            first = next((row for row in rows if self.lines.flags(self.lines.index(row))), -1)
            if first >= 0:
                self.setCurrentIndex(self.lines.index(first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter switch."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._switch(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The lines follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _prepare(self) -> None:
        """Paint the lines on screen one after the other out of sight, then show them together."""
        if not self.isVisible():
            return
        self.viewport().setUpdatesEnabled(False)
        self._slices.run(
            (partial(self._prepare_row, row) for row in range(self.lines.rowCount())),
            lambda: self.viewport().setUpdatesEnabled(True),
        )

    def _prepare_row(self, row: int) -> None:
        box = self.visualRect(self.lines.index(row))
        if self.viewport().rect().intersects(box):
            self._delegate.prepare(self.lines.lines[row], box.size())

    def _current(self) -> Choice | None:
        index = self.currentIndex()
        line = self.lines.lines[index.row()] if index.isValid() else None
        return line if isinstance(line, Choice) else None

    def _switch(self, index: QModelIndex) -> None:
        line = self.lines.lines[index.row()] if index.isValid() else ""
        if isinstance(line, str) or not line.possible:
            return
        if line.facet == MORE:
            self.more_wanted.emit(line.key)
        else:
            self.switched.emit(line.facet, line.key)


class FacetDelegate(QStyledItemDelegate):
    """A title, or a box to tick with its icon, label and count."""

    def __init__(self, view: FacetList) -> None:
        super().__init__(view)
        self._view = view
        self._pictures = Pictures(MOST_PICTURES)

    def prepare(self, line: Line, size: QSize) -> None:
        """Paint a line out of sight, so that showing it costs nothing."""
        self._picture(line, size)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line of text; a title leaves room above."""
        scale, line = current().scale, index.data(LINE)
        height = scale.px(28) if isinstance(line, Choice) else scale.px(24) + (14 if index.row() else 0)
        return QSize(max(80, self._view.viewport().width() - 2), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One line: a picture, unless the mouse or the cursor is on it."""
        line: Line = index.data(LINE)
        is_current = index == self._view.currentIndex() and self._view.hasFocus()
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, option, line, is_current)
            self._paint_line(painter, option.rect, line)
            painter.restore()
        else:
            painter.drawPixmap(option.rect.topLeft(), self._picture(line, option.rect.size()))

    def _picture(self, line: Line, size: QSize) -> QPixmap:
        ratio = self._view.devicePixelRatioF()
        return self._pictures.get(line, size, ratio, lambda p, box: self._paint_line(p, box, line))

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, is_current: bool
    ) -> None:
        """What tells that a choice is under the mouse, or under the cursor."""
        palette, box = current().palette, option.rect.adjusted(1, 1, -1, -1)
        if not isinstance(line, Choice):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if line.possible and option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(palette.hover))
            painter.drawRoundedRect(box, 6, 6)
        if is_current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_line(self, painter: QPainter, whole: QRect, line: Line) -> None:
        if isinstance(line, Choice):
            self._paint_choice(painter, whole.adjusted(1, 1, -1, -1), line)
            return
        painter.setFont(_font(current().scale.caption, QFont.Weight.DemiBold))
        painter.setPen(QColor(current().palette.ink_faint))
        box = whole.adjusted(8, 0, -4, -2)
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, line)

    def _paint_choice(self, painter: QPainter, box: QRect, choice: Choice) -> None:
        palette, scale = current().palette, current().scale
        left = self._paint_mark(painter, box, choice)
        ink = palette.ink if choice.possible else palette.disabled
        if choice.icon:
            side = scale.px(16)
            tinted = tint(choice.colour, palette)[0] if choice.colour else palette.ink_soft
            shade = tinted if choice.possible else palette.disabled
            painter.drawPixmap(left, box.center().y() - side // 2 + 1, pixmap(choice.icon, shade, side))
            left += side + 6
        small = _font(scale.px(14), QFont.Weight.DemiBold if choice.on else QFont.Weight.Normal)
        count = "" if choice.count is None else thousands(choice.count)
        right = box.right() - 6
        painter.setFont(_font(scale.caption))
        painter.setPen(QColor(palette.ink_faint if choice.possible else palette.disabled))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRect(left, box.top(), right - left, box.height()), middle | Qt.AlignmentFlag.AlignRight, count
        )
        room = right - left - QFontMetrics(painter.font()).horizontalAdvance(count) - 8
        painter.setFont(small)
        painter.setPen(QColor(ink))
        text = QFontMetrics(small).elidedText(choice.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, box.top(), room + 4, box.height()), middle, text)

    def _paint_mark(self, painter: QPainter, box: QRect, choice: Choice) -> int:
        """The box to tick; gives where the rest begins."""
        palette, scale = current().palette, current().scale
        if choice.facet == MORE:
            return box.left() + 8
        side = scale.px(15)
        square = QRectF(box.left() + 8.5, box.center().y() - side // 2 + 0.5, side, side)
        edge = palette.accent_fill if choice.on else palette.control_line
        painter.setPen(QPen(QColor(edge if choice.possible else palette.line), 1))
        painter.setBrush(QColor(palette.accent_fill if choice.on else palette.surface))
        painter.drawRoundedRect(square, 4, 4)
        if choice.on:
            painter.drawPixmap(square.topLeft(), pixmap("check", palette.on_accent, side))
        return box.left() + 8 + side + 8


def _name(line: Line) -> tuple[str, str]:
    return (line, "") if isinstance(line, str) else (line.facet, line.key)


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = body_font()
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
