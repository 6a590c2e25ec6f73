"""The lines of a list of sheets: as many as there are, of which only the pages looked at are loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

AnyIndex = QModelIndex | QPersistentModelIndex
ITEM = int(Qt.ItemDataRole.UserRole) + 1
PAGE = 30
"""How many sheets are read at a time."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line: what is painted and what is said. Id 0 is the presentation of a brique.

    `marked` is the title and `excerpt` a place of the text, in pieces, true for those to mark; `state` is a word
    such as "brouillon".
    """

    id: int
    slug: str
    icon: str
    title: str
    line: str
    marked: tuple[tuple[str, bool], ...]
    excerpt: tuple[tuple[str, bool], ...]
    brique: str
    colour: str
    spoken: str
    state: str = ""
    starred: bool = False


class SheetModel(QAbstractListModel):
    """`missing` tells that a line was asked for that is not loaded yet."""

    missing = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._total = 0
        self._growing = False
        self._loaded: dict[int, Item] = {}
        self.lead: Item | None = None

    @property
    def items(self) -> list[Item]:
        """The lines loaded so far, in order, the presentation first."""
        loaded = [self._loaded[row] for row in sorted(self._loaded)]
        return loaded if self.lead is None else [self.lead, *loaded]

    def show(self, total: int | None, first: Sequence[Item], lead: Item | None) -> None:
        """Other lines: how many sheets there are (None: more than were counted), the first ones, the presentation."""
        self.beginResetModel()
        self._growing = total is None
        self._total, self.lead = self._reach(0, first) if total is None else total, lead
        self._loaded = dict(enumerate(first))
        self.endResetModel()

    def put(self, offset: int, items: Sequence[Item]) -> None:
        """A page that was missing; where nobody counted, there is room for one more after it."""
        reach = self._reach(offset, items)
        if self._growing and reach != self._total:
            self._grow(reach)
        for place, item in enumerate(items, offset):
            if place < self._total:
                self._loaded[place] = item
        if not items:
            return
        first = offset + self._above
        self.dataChanged.emit(self.index(first), self.index(min(first + len(items), self.rowCount()) - 1))

    def mark(self, slug: str, starred: bool) -> None:
        """A sheet became a favourite, or is one no more."""
        for place, item in self._loaded.items():
            if item.slug == slug and item.starred != starred:
                self._loaded[place] = replace(item, starred=starred)
                index = self.index(place + self._above)
                self.dataChanged.emit(index, index)

    def item(self, row: int) -> Item | None:
        """The line of a row, None while it is not loaded."""
        if self.lead is not None and row == 0:
            return self.lead
        return self._loaded.get(row - self._above)

    def row_of(self, sheet_id: int) -> int:
        """The row of a sheet that is loaded, -1 for none."""
        if self.lead is not None and sheet_id == 0:
            return 0
        return next((row + self._above for row, item in self._loaded.items() if item.id == sheet_id), -1)

    def page_at(self, row: int) -> int | None:
        """The offset of the page that holds a row, None when the row is loaded."""
        place = max(0, row - self._above)
        return None if self.item(row) is not None or place >= self._total else place - place % PAGE

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many lines."""
        return 0 if parent.isValid() else self._total + self._above

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the sentence for a screen reader, or the whole line for the delegate."""
        if not index.isValid():
            return None
        item = self.item(index.row())
        if item is None:
            if role == ITEM:
                self.missing.emit()
            return None
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.spoken
        return None

    def _reach(self, offset: int, items: Sequence[Item]) -> int:
        return offset + len(items) + (PAGE if len(items) == PAGE else 0)

    def _grow(self, total: int) -> None:
        before, self._total = self._total, max(total, max(self._loaded, default=-1) + 1)
        if self._total > before:
            self.beginInsertRows(QModelIndex(), before + self._above, self._total + self._above - 1)
            self.endInsertRows()
        elif self._total < before:
            self.beginRemoveRows(QModelIndex(), self._total + self._above, before + self._above - 1)
            self.endRemoveRows()

    @property
    def _above(self) -> int:
        return int(self.lead is not None)
