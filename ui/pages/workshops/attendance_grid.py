"""The grid of the attendance: people down, half-days across, one key per mark."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from trainer.attendance.records import AttendanceGrid, Mark, Presence
from ui.kit.french import hours
from ui.kit.theme import current
from ui.kit.tokens import Tone
from ui.pages.workshops.attendance_presenter import AttendanceWords, Cell, Outbox, mark_tone
from ui.pages.workshops.presenter import WorkshopWords, day_name

AnyIndex = QModelIndex | QPersistentModelIndex
MARK = int(Qt.ItemDataRole.UserRole) + 1
MARK_KEYS: dict[int, Mark | None] = {
    Qt.Key.Key_P: Mark(Presence.PRESENT),
    Qt.Key.Key_A: Mark(Presence.ABSENT),
    Qt.Key.Key_E: Mark(Presence.EXCUSED),
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}
SHEET = """
QTableView, QTableView:focus { border: 0; background: transparent; selection-background-color: transparent; }
QTableView::item { border: 0; }
QTableView::item:hover, QTableView::item:selected { background: transparent; }
QHeaderView::section { border: 0; background: transparent; padding: 2px 8px; }
QHeaderView::section:vertical { color: palette(text); font-weight: 400; padding: 0 8px; }
QTableCornerButton::section { background: transparent; }
"""
"""The cells show what is current; the card around the grid has the border."""
EXTRA = 2
"""The columns after the half-days: hours, certificate."""


class GridModel(QAbstractTableModel):
    """The stored grid with the unsaved marks of the outbox over it."""

    def __init__(self, words: AttendanceWords, names: WorkshopWords, outbox: Outbox, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._names, self._outbox = words, names, outbox
        self.grid: AttendanceGrid | None = None

    def set_grid(self, grid: AttendanceGrid) -> None:
        """Show a grid; only a change of people or half-days resets the view, so the current cell stays."""
        if self.grid is not None and _shape(self.grid) == _shape(grid):
            self.grid = grid
            self.refresh()
            return
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def refresh(self) -> None:
        """Every cell is drawn again."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def half_days(self) -> int:
        """How many columns are half-days."""
        return len(self.grid.half_days) if self.grid is not None else 0

    def cell(self, row: int, column: int) -> Cell | None:
        """The enrolment and half-day of a cell, None outside the half-days."""
        if self.grid is None or not 0 <= column < self.half_days() or not 0 <= row < len(self.grid.rows):
            return None
        return self.grid.rows[row].enrolment.id, self.grid.half_days[column].id

    def mark(self, row: int, column: int) -> Mark | None:
        """What a cell shows."""
        cell = self.cell(row, column)
        if self.grid is None or cell is None:
            return None
        return self._outbox.shown(cell, self.grid.rows[row].marks[column])

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """One row per person."""
        return 0 if parent.isValid() or self.grid is None else len(self.grid.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The half-days, hours, certificate."""
        return 0 if parent.isValid() or self.grid is None else self.half_days() + EXTRA

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, the mark itself, alignment, tooltip."""
        if self.grid is None or not index.isValid():
            return None
        row, column = self.grid.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = column == self.half_days() + 1
            return (
                Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
            ) | Qt.AlignmentFlag.AlignVCenter
        if column < self.half_days():
            mark = self.mark(index.row(), column)
            texts = {
                int(Qt.ItemDataRole.DisplayRole): self._words.cell(mark),
                int(Qt.ItemDataRole.ToolTipRole): self._words.spoken(mark),
                int(Qt.ItemDataRole.AccessibleTextRole): self._words.spoken(mark),
            }
            return mark if role == MARK else texts.get(int(role))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return hours(row.minutes) if column == self.half_days() else self._words.certificate(row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Half-days above, people on the left, whole in the tooltip."""
        if self.grid is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            enrolment = self.grid.rows[section].enrolment
            number = f"{enrolment.number:>2}".replace(" ", "\u2007")
            return f"{number}\u2002{enrolment.person.last_name} {enrolment.person.first_name}"
        if section < self.half_days():
            half = self.grid.half_days[section]
            return f"{day_name(half.day)}\n{self._names.half_day(half)}"
        return self.tr("Heures") if section == self.half_days() else self.tr("Certificat")


def _shape(grid: AttendanceGrid) -> tuple[list[int], list[int]]:
    return [row.enrolment.id for row in grid.rows], [half.id for half in grid.half_days]


class MarkDelegate(QStyledItemDelegate):
    """Paints a mark as a soft rounded cell in the colour of what it means."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The ground, the text, the ring of the current cell."""
        palette, scale = current().palette, current().scale
        mark = index.data(MARK)
        rect: QRect = option.rect.adjusted(4, 4, -4, -4)
        ink, ground = palette.tone(mark_tone(mark))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if mark is None:
            painter.setPen(QPen(QColor(palette.line), 1))
            painter.setBrush(QColor(palette.surface))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
        if chosen:
            painter.setPen(QPen(QColor(palette.focus), 2))
        painter.drawRoundedRect(rect, 7, 7)
        font = QFont(option.font)
        font.setPixelSize(scale.caption)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(rect.adjusted(4, 0, -4, 0), Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        painter.restore()


class CertificateDelegate(QStyledItemDelegate):
    """Paints « Oui » in green and a refusal in soft words."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The colour of the text."""
        super().initStyleOption(option, index)
        palette = current().palette
        model = index.model()
        if isinstance(model, GridModel) and model.grid is not None:
            refused = model.grid.rows[index.row()].refusal
            tone = Tone.NEUTRAL if refused else Tone.SUCCESS
            option.palette.setColor(option.palette.ColorRole.Text, QColor(palette.tone(tone)[0]))


class GridView(QTableView):
    """P, A, E and Delete mark; Return opens arrival and departure; T fills a half-day."""

    marked = Signal(object)
    times_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, model: GridModel, name: str) -> None:
        super().__init__()
        self.grid_model = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setStyleSheet(SHEET)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._mark = MarkDelegate(self)
        self._plain = QStyledItemDelegate(self)
        self._certificate = CertificateDelegate(self)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(lambda index: self.times_wanted.emit())
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Sizes for the present half-days and text size."""
        scale, header, halves = current().scale, self.horizontalHeader(), self.grid_model.half_days()
        self.verticalHeader().setDefaultSectionSize(scale.px(34))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setFixedWidth(scale.px(236))
        header.setFixedHeight(scale.px(46))
        header.setMinimumSectionSize(scale.px(70))
        for place in range(self.grid_model.columnCount()):
            self.setItemDelegateForColumn(place, self._mark)
            if place == halves + 1:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
                self.setItemDelegateForColumn(place, self._certificate)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(place, scale.px(84 if place == halves else 124))
                if place == halves:
                    self.setItemDelegateForColumn(place, self._plain)

    def cells(self) -> list[Cell]:
        """The selected cells that can be marked."""
        found = [self.grid_model.cell(i.row(), i.column()) for i in self.selectionModel().selectedIndexes()]
        return [cell for cell in found if cell is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the grid; the arrows are Qt's."""
        key = event.key()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if plain and key in MARK_KEYS:
            self.marked.emit(MARK_KEYS[key])
            self._go_down()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.times_wanted.emit()
        elif plain and key == Qt.Key.Key_T:
            self.all_wanted.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """It takes what there is."""
        return QSize(current().scale.px(600), current().scale.px(300))

    def _go_down(self) -> None:
        index = self.currentIndex()
        if len(self.selectionModel().selectedIndexes()) <= 1 and index.row() + 1 < self.grid_model.rowCount():
            self.go(index.row() + 1, index.column())

    def go(self, row: int, column: int) -> None:
        """Make a cell the current and only selected one, whatever keys are held."""
        index = self.grid_model.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
