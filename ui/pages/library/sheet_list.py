"""The list of sheets: kind, title, length, group; one line for the brique itself when it leads the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from trainer.library.records import BriqueRecord, SheetSummary
from ui.pages.library.sheet_delegate import ITEM, Item, SheetDelegate
from ui.pages.library.words import icon_of, kind_icon, sheet_line, sheet_spoken

AnyIndex = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractListModel):
    """The lines of the list, made once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def show_items(self, items: list[Item]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many lines."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the sentence for a screen reader, or the whole line for the delegate."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.spoken
        return None


class SheetList(QListView):
    """Arrows move, `shown` tells the line under the cursor, `chosen` Enter, the right arrow or a double click.

    Both carry the id of the sheet, 0 for the presentation of the brique.
    """

    shown = Signal(int)
    chosen = Signal(int)
    left_at_top = Signal()

    def __init__(self, name: str, *, with_brique: bool = False) -> None:
        super().__init__()
        self._with_brique = with_brique
        self.setAccessibleName(name)
        self.lines = SheetModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(SheetDelegate(self))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setStyleSheet("QListView, QListView:focus { background: transparent; border: 0; }")
        self.doubleClicked.connect(lambda index: self._choose())
        self.selectionModel().currentChanged.connect(self._tell)

    def show_sheets(self, sheets: Sequence[SheetSummary], lead: BriqueRecord | None = None) -> None:
        """Show these sheets, under the presentation of a brique when one leads; the cursor stays where it was."""
        before = self.current_id
        items = [] if lead is None else [self._presentation(lead)]
        home = None if lead is None else lead.id
        ordered = sorted(sheets, key=lambda sheet: sheet.brique_id != home) if lead is not None else sheets
        items += [self._item(sheet, self._with_brique or sheet.brique_id != home) for sheet in ordered]
        self.selectionModel().blockSignals(True)
        self.lines.show_items(items)
        self.selectionModel().blockSignals(False)
        if before is not None:
            self.go_to(before, silent=True)

    @property
    def current_id(self) -> int | None:
        """The sheet under the cursor, 0 for the presentation, None for nothing."""
        index = self.currentIndex()
        return self.lines.items[index.row()].id if index.isValid() else None

    def go_to(self, sheet_id: int, *, silent: bool = False) -> bool:
        """Put the cursor on a sheet; False when it is not in the list. `silent` tells nobody."""
        row = next((place for place, item in enumerate(self.lines.items) if item.id == sheet_id), -1)
        if row < 0:
            return False
        self.selectionModel().blockSignals(silent)
        self.setCurrentIndex(self.lines.index(row))
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        return True

    def enter(self) -> None:
        """Take the focus, with the cursor on the first line if it was nowhere."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and self.lines.items:
            self.setCurrentIndex(self.lines.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the right arrow choose; up from the first line leaves the list."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self._choose()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_at_top.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height of a line follows the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """And the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()

    def _choose(self) -> None:
        current = self.current_id
        if current is not None:
            self.chosen.emit(current)

    def _tell(self) -> None:
        current = self.current_id
        if current is not None:
            self.shown.emit(current)

    def _item(self, sheet: SheetSummary, with_brique: bool) -> Item:
        return Item(
            sheet.id,
            kind_icon(sheet.kind),
            sheet.title,
            sheet_line(sheet),
            sheet.promise if self._with_brique else "",
            sheet.brique_title if with_brique else "",
            sheet.tags,
            sheet.colour,
            sheet_spoken(sheet, with_brique),
        )

    def _presentation(self, brique: BriqueRecord) -> Item:
        title, line = self.tr("Présentation"), self.tr("Objectifs, public, durée habituelle")
        return Item(
            0, icon_of(brique.fields.icon), title, line, "", "", (), brique.colour, f"{title}. {line}."
        )
