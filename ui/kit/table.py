"""A table declared as columns over a list of frozen records; texts made once, sorted in Python, driven by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStackedWidget, QTableView, QWidget

from trainer.core.text import fold
from ui.kit.cards import EmptyState
from ui.kit.icons import icon
from ui.kit.table_badge import BADGE, BadgeDelegate
from ui.kit.theme import current
from ui.kit.tokens import Tone

R = TypeVar("R")
AnyIndex = QModelIndex | QPersistentModelIndex
READABLE = 150
"""The least width of a column without one of its own, at 100 % text."""
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column. `width` is in pixels at 100 % text, 0 takes what is left; `sort` gives a sortable key.

    `badge` turns the text into a mark: a Tone, or a brique's "#RRGGBB". `icon` gives an icon name, `tone` its colour.
    """

    key: str
    title: str
    text: Callable[[R], str]
    align: Literal["left", "right", "center"] = "left"
    width: int = 0
    sort: Callable[[R], Any] | None = None
    icon: Callable[[R], str] | None = None
    colour: Callable[[R], str] | None = None
    badge: Callable[[R], Tone | str] | None = None
    strong: bool = False
    tip: Callable[[R], str] | None = None

    def sort_key(self, record: R) -> Any:
        """What to sort by: the given key, or the text without accents."""
        return self.sort(record) if self.sort else fold(self.text(record))


class RecordModel(QAbstractTableModel, Generic[R]):
    """The records as Qt wants them; each row's cells are made the first time they are asked for."""

    def __init__(self, columns: Sequence[Column[R]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._records: list[R] = []
        self._cells: dict[int, list[dict[int, Any]]] = {}
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_records(self, records: Sequence[R]) -> None:
        """Show other records, in the order chosen by the header if there is one."""
        self.beginResetModel()
        self._records = list(records)
        self._cells.clear()
        self._arrange()
        self.endResetModel()

    def forget_cells(self) -> None:
        """Make the cells again (the theme has changed)."""
        self._cells.clear()

    def record(self, row: int) -> R:
        """The record of a row. Raises IndexError."""
        return self._records[row]

    def row_of(self, wanted: Callable[[R], bool]) -> int:
        """The first row whose record is wanted, or -1."""
        return next((row for row, record in enumerate(self._records) if wanted(record)), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell, from those made once."""
        row = index.row()
        if row not in self._cells:
            self._cells[row] = [self._cell(column, self._records[row]) for column in self.columns]
        return self._cells[row][index.column()].get(int(role))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 keeps the order of the records."""
        self._sorted_by = (column, order) if column >= 0 else None
        self.beginResetModel()
        self._cells.clear()
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        if self._sorted_by is not None:
            column, order = self._sorted_by
            down = order is Qt.SortOrder.DescendingOrder
            self._records.sort(key=self.columns[column].sort_key, reverse=down)

    def _cell(self, column: Column[R], record: R) -> dict[int, Any]:
        cell: dict[int, Any] = {
            int(Qt.ItemDataRole.DisplayRole): column.text(record),
            int(Qt.ItemDataRole.TextAlignmentRole): _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter,
        }
        if column.icon and (name := column.icon(record)):
            colour = column.colour(record) if column.colour else ""
            cell[int(Qt.ItemDataRole.DecorationRole)] = icon(name, colour)
        if column.badge:
            cell[BADGE] = column.badge(record)
        if column.strong:
            font = QFont(current().family) if current().family else QFont()
            font.setPixelSize(current().scale.body)
            font.setWeight(QFont.Weight.DemiBold)
            cell[int(Qt.ItemDataRole.FontRole)] = font
        if column.tip:
            cell[int(Qt.ItemDataRole.ToolTipRole)] = column.tip(record)
        return cell


class _View(QTableView):
    """A table that opens its row on Return as on a double click."""

    opened = Signal(int)
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is more or less room."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class Table(QStackedWidget, Generic[R]):
    """The view, or its empty state. `opened` and `chosen` carry the record (chosen: or None)."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        empty: EmptyState,
        *,
        name: str,
        multiple: bool = False,
        sort_by: str = "",
        descending: bool = False,
    ) -> None:
        super().__init__()
        self.model: RecordModel[R] = RecordModel(columns, self)
        self.empty = empty
        self.menu: Callable[[R], QMenu | None] | None = None
        self.view = _View()
        self.view.setModel(self.model)
        self.view.setAccessibleName(name)
        self.addWidget(empty)
        self.addWidget(self.view)
        self._dress(multiple)
        self._size_columns()
        if sort_by:
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            place = [column.key for column in columns].index(sort_by)
            self.view.horizontalHeader().setSortIndicator(place, order)
        self.view.setSortingEnabled(True)
        self.view.resized.connect(self._share_room)
        self.view.opened.connect(lambda row: self.opened.emit(self.model.record(row)))
        self.view.doubleClicked.connect(lambda index: self.opened.emit(self.model.record(index.row())))
        self.view.selectionModel().currentRowChanged.connect(lambda now, _: self._tell(now))
        self.view.customContextMenuRequested.connect(self._open_menu)

    def set_records(self, records: Sequence[R], *, keep: Callable[[R], Any] | None = None) -> None:
        """Show records; `keep` gives an identity, so that the row that was current stays current."""
        before = self.current()
        self.model.set_records(records)
        self.setCurrentWidget(self.view if records else self.empty)
        if keep is not None and before is not None:
            identity = keep(before)
            self.select(lambda record: keep(record) == identity)

    def current(self) -> R | None:
        """The record of the current row."""
        index = self.view.currentIndex()
        return self.model.record(index.row()) if index.isValid() else None

    def selected(self) -> list[R]:
        """The records of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.record(row) for row in rows]

    def select(self, wanted: Callable[[R], bool]) -> bool:
        """Make the first wanted record current and visible; False when there is none."""
        row = self.model.row_of(wanted)
        if row < 0:
            return False
        self.view.selectRow(row)
        self.view.scrollTo(self.model.index(row, 0))
        return True

    def restyle(self) -> None:
        """Follow a new theme or text size."""
        self.model.forget_cells()
        self._size_columns()

    def _dress(self, multiple: bool) -> None:
        view, mode = self.view, QAbstractItemView.SelectionMode
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(mode.ExtendedSelection if multiple else mode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for place, column in enumerate(self.model.columns):
            if column.badge:
                view.setItemDelegateForColumn(place, BadgeDelegate(view))

    def _size_columns(self) -> None:
        scale, header = current().scale, self.view.horizontalHeader()
        self.view.verticalHeader().setDefaultSectionSize(scale.row)
        header.setMinimumSectionSize(scale.px(48))
        for place, column in enumerate(self.model.columns):
            if column.width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(place, scale.px(column.width))
        self._share_room()

    def _share_room(self) -> None:
        """Columns without a width share what is left, but never less than they can be read in."""
        scale, header = current().scale, self.view.horizontalHeader()
        shown = [p for p in range(len(self.model.columns)) if not header.isSectionHidden(p)]
        free = [place for place in shown if not self.model.columns[place].width]
        fixed = sum(header.sectionSize(place) for place in shown if place not in free)
        tight = self.view.viewport().width() - fixed < len(free) * scale.px(READABLE)
        for place in free:
            if tight:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(place, scale.px(READABLE))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _tell(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.record(index.row()) if index.isValid() else None)

    def _open_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if self.menu is not None and index.isValid() and (menu := self.menu(self.model.record(index.row()))):
            menu.setParent(self.view, menu.windowFlags())
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.view.viewport().mapToGlobal(point))
