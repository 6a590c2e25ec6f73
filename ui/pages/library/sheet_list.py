"""The list of sheets: kind, title, length, group; one line for the brique itself when it leads the list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.kit.slices import Slices
from ui.pages.library.sheet_delegate import SheetDelegate
from ui.pages.library.sheet_model import Item, SheetModel

SEEK_MS = 25
"""How long the scrolling must rest before the page under it is read."""
SHIFT = Qt.KeyboardModifier.ShiftModifier


class SheetList(QTableView):
    """A table of one column: a list view asks each of twenty thousand lines whether it is there, a table does not.

    Arrows move, `shown` tells the line under the cursor, `chosen` Enter, the right arrow or a double click.

    Both carry the id of the sheet, 0 for the presentation of the brique. `page_wanted` asks for the sheets from an
    offset on; `preview_wanted` (Space) and `star_wanted` (Ctrl+D) are about the line under the cursor.
    """

    shown = Signal(int)
    chosen = Signal(int)
    page_wanted = Signal(int)
    preview_wanted = Signal()
    star_wanted = Signal(str)
    left_at_top = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lines = SheetModel(self)
        self.setModel(self.lines)
        self._delegate = SheetDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            "QTableView, QTableView:focus { background: transparent; border: 0; }"
            "QTableView::item, QTableView::item:selected { background: transparent; border: 0; }"
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._slices = Slices(self)
        self._seek = QTimer(self)
        self._seek.setSingleShot(True)
        self._seek.setInterval(SEEK_MS)
        self._seek.timeout.connect(self._ask_page)
        self.lines.missing.connect(self._seek.start)
        self.doubleClicked.connect(lambda index: self._choose())
        self.selectionModel().currentChanged.connect(self._tell)

    def show_sheets(
        self, total: int | None, first: Sequence[Item], lead: Item | None, *, roomy: bool
    ) -> None:
        """Show other lines; the cursor stays on its sheet when that is among the first ones."""
        before = self.current_id
        self._delegate.roomy = roomy
        self._size_lines()
        self.selectionModel().blockSignals(True)
        self.lines.show(total, first, lead)
        self.selectionModel().blockSignals(False)
        if before is not None:
            self.go_to(before, silent=True)
        self._prepare()

    def put_page(self, offset: int, items: Sequence[Item]) -> None:
        """A page that was asked for; tells the sheet under the cursor when it has come with it."""
        waited = self.currentIndex().isValid() and self.current_id is None
        self.lines.put(offset, items)
        if waited:
            self._tell()

    @property
    def current_item(self) -> Item | None:
        """The line under the cursor, None for nothing or for one that is being read."""
        index = self.currentIndex()
        return self.lines.item(index.row()) if index.isValid() else None

    @property
    def current_id(self) -> int | None:
        """The sheet under the cursor, 0 for the presentation, None for nothing."""
        item = self.current_item
        return None if item is None else item.id

    def chosen_ids(self) -> tuple[int, ...]:
        """The sheets selected, from top to bottom, without the presentation and those not read yet."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        items = (self.lines.item(row) for row in rows)
        return tuple(item.id for item in items if item is not None and item.id)

    def go_to(self, sheet_id: int, *, silent: bool = False) -> bool:
        """Put the cursor on a sheet; False when it is not in the list. `silent` tells nobody."""
        row = self.lines.row_of(sheet_id)
        if row < 0:
            return False
        self.selectionModel().blockSignals(silent)
        self.selectionModel().setCurrentIndex(
            self.lines.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        return True

    def enter(self) -> None:
        """Take the focus, with the cursor on the first line if it was nowhere."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the right arrow choose; Space shows the paper; up from the first line leaves the list."""
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self._choose()
        elif key == Qt.Key.Key_Space and plain:
            self.preview_wanted.emit()
        elif (key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier) or (
            key == Qt.Key.Key_F and plain
        ):
            self._star()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_end(first=key == Qt.Key.Key_Home, extend=bool(event.modifiers() & SHIFT))
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_at_top.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The texts follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._delegate.forget()
            self._size_lines()

    def changeEvent(self, event: QEvent) -> None:
        """And the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "_delegate"):
            self._delegate.forget()
            self._size_lines()

    def _size_lines(self) -> None:
        height = self._delegate.height()
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def _prepare(self) -> None:
        """Paint the lines on screen one after the other out of sight, then show them together."""
        if not self.isVisible():
            return
        size = QSize(self.columnWidth(0), self.rowHeight(0))
        top = max(0, self.rowAt(0))
        items = (self.lines.item(row) for row in range(top, self._row_at(self.viewport().height() - 1) + 1))
        self.viewport().setUpdatesEnabled(False)
        self._slices.run(
            (partial(self._delegate.prepare, item, size) for item in items if item is not None),
            lambda: self.viewport().setUpdatesEnabled(True),
        )

    def _ask_page(self) -> None:
        """Ask for the first page on screen that is missing."""
        for row in (self._row_at(2), self._row_at(self.viewport().height() - 2)):
            offset = self.lines.page_at(row)
            if offset is not None:
                self.page_wanted.emit(offset)
                return

    def _go_end(self, *, first: bool, extend: bool) -> None:
        """A table's own Home and End go along the row."""
        index = self.lines.index(0 if first else self.lines.rowCount() - 1)
        before = self.currentIndex()
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.NoUpdate if extend else flag.ClearAndSelect)
        if extend and before.isValid():
            self.selectionModel().select(QItemSelection(before, index), flag.Select)

    def _row_at(self, y: int) -> int:
        row = self.rowAt(y)
        return row if row >= 0 else self.lines.rowCount() - 1

    def _star(self) -> None:
        item = self.current_item
        if item is not None and item.slug:
            self.star_wanted.emit(item.slug)

    def _choose(self) -> None:
        current_id = self.current_id
        if current_id is not None:
            self.chosen.emit(current_id)

    def _tell(self) -> None:
        current_id = self.current_id
        if current_id is not None:
            self.shown.emit(current_id)
