"""Where the items of the board are, as Qt asks for it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.pages.workshops.planner.board_model import BoardModel
from ui.pages.workshops.planner.board_shapes import Layout

AnyIndex = QModelIndex | QPersistentModelIndex
MARGIN = 10


class BoardPlaces(QListView):
    """A list for Qt, for that is what its accessibility knows; places come from `shown`, the layout on screen."""

    items: BoardModel

    def __init__(self, shown: Layout) -> None:
        super().__init__()
        self.shown = shown

    def set_items(self, items: BoardModel) -> None:
        """The items that are placed."""
        self.items = items
        self.setModel(items)

    def to_board(self, at: QPoint) -> QPoint:
        """A point of the view in pixels of the board."""
        return at + QPoint(self.horizontalOffset(), self.verticalOffset())

    def to_view(self, at: QPoint) -> QPoint:
        """A point of the board in pixels of the view."""
        return at - QPoint(self.horizontalOffset(), self.verticalOffset())

    def horizontalOffset(self) -> int:
        """How far the board is scrolled to the right."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        """How far it is scrolled down."""
        return self.verticalScrollBar().value()

    def visualRect(self, index: AnyIndex) -> QRect:
        """Where an item is in the view."""
        box = self.shown.items.get(self.items.key_of(index))
        if box is None:
            return QRect()
        return QRect(self.to_view(QPoint(box.x, box.y)), QSize(box.w, box.h))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The item at a point of the view."""
        at = self.to_board(point)
        return self.items.index(self.items.row_of(self.shown.at(at.x(), at.y())))

    def isIndexHidden(self, index: AnyIndex) -> bool:
        """Nothing is hidden."""
        return False

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What to paint anew when the selection changes."""
        found = QRegion()
        for index in selection.indexes():
            found += self.visualRect(index).adjusted(-3, -3, 3, 3)
        return found

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring an item into view with a little around it."""
        rect = self.visualRect(index).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        view = self.viewport().rect()
        if not rect.isValid() or not self.isVisible():
            return
        for bar, low, high, room in (
            (self.verticalScrollBar(), rect.top(), rect.bottom(), view.height()),
            (self.horizontalScrollBar(), rect.left(), rect.right(), view.width()),
        ):
            if low < 0 or high - low > room:
                bar.setValue(bar.value() + low)
            elif high >= room:
                bar.setValue(bar.value() + high - room + 1)

    def reset(self) -> None:
        """Other items: Qt would paint all anew, `relayout` has said what is different. A screen reader is told."""
        if QAccessible.isActive():
            super().reset()
        else:
            self.selectionModel().reset()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What is on screen moves; only what comes into view is painted."""
        self.viewport().scroll(dx, dy)

    def doItemsLayout(self) -> None:
        """Qt asks after every change of the model; `relayout` has done it already, and painted what is different."""
