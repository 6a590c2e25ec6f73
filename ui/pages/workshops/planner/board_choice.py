"""What is chosen on the board and where the arrows are: the desk's choice and Qt's selection as one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView

from ui.pages.workshops.planner.board_places import AnyIndex
from ui.pages.workshops.planner.board_shapes import PARKED, Box, half_key
from ui.pages.workshops.planner.board_view import BoardView
from ui.pages.workshops.planner.board_walk import Way, step
from ui.pages.workshops.planner.desk import PlanDesk

_FLAG = QItemSelectionModel.SelectionFlag
_ACTION = QAbstractItemView.CursorAction
_WAYS: dict[QAbstractItemView.CursorAction, Way] = {
    _ACTION.MoveUp: "up",
    _ACTION.MoveDown: "down",
    _ACTION.MoveLeft: "left",
    _ACTION.MoveRight: "right",
    _ACTION.MoveHome: "home",
    _ACTION.MoveEnd: "end",
}


class BoardChoice(BoardView):
    """Follows the desk; `pick` and the others tell it. `reworded(sentence)`: for who hears where the arrows are."""

    reworded = Signal(str)

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(desk)
        self._anchor = ""
        self._following = False
        self._drawn: frozenset[str] = frozenset()
        self._said, self._met = "", False
        self._aimed: int | None = -1
        self.selectionModel().selectionChanged.connect(self._told)
        desk.changed.connect(self._changed)
        desk.sheets_changed.connect(self.relayout)
        desk.chosen_changed.connect(self._follow)
        desk.aim_changed.connect(self._show_aim)
        desk.revealed.connect(self._reveal)
        self.head.pressed.connect(lambda place, more: self.pick_column(place, more=more))

    @property
    def current_key(self) -> str:
        """The item the arrows start from: a block or a half-day; "" for none."""
        return self.items.key_of(self.currentIndex())

    @property
    def first_key(self) -> str:
        """Where the arrows begin: at what is chosen, or at the first item; "" for none."""
        return self.desk.chosen[-1] if self.desk.chosen else next(iter(self.items.keys), "")

    def pick(self, keys: Sequence[str], current: str) -> None:
        """Choose these blocks and no others, with the arrows at one of them."""
        self._anchor = current
        self._go(current)
        self.desk.choose(keys)
        self._follow()

    def pick_ground(self, key: str, at: QPoint, *, keep: bool = False) -> None:
        """The head of a half-day, or its ground: what is new goes to its end."""
        half = next((one for one in self.shown.halves if one.box.holds(at.x(), at.y())), None)
        parked = self.shown.park.holds(at.x(), at.y())
        if key or half is not None:
            self._aim(key or f"half:{half.half.id}" if half is not None else key)
        elif parked:
            self.desk.aim(None)
        elif not keep:
            self.desk.choose(())

    def pick_half(self, key: str, *, more: Sequence[str] = ()) -> None:
        """The head of a half-day: choose all of it beside what was chosen; an empty one is where what is new goes."""
        blocks = [block.key for block in self.desk.plan.at(int(key.removeprefix("half:")))]
        if blocks:
            self.pick([*more, *blocks], key)
        else:
            self._aim(key)

    def pick_column(self, place: int, *, more: bool = False) -> None:
        """The head of a day, or of what is set aside: choose all of it, beside what was chosen when `more`."""
        day = self.shown.columns[place].day
        ids = [half.id for half in self.desk.plan.halves if half.day == day] if day is not None else [None]
        keys = [block.key for half_id in ids for block in self.desk.plan.at(half_id)]
        if keys:
            self.pick([*(self.desk.chosen if more else ()), *keys], keys[0])
        else:
            self._aim(half_key(ids[0]))
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def extend_to(self, key: str) -> None:
        """Choose every block from the one chosen first to this one."""
        order = self.items.keys
        anchor = self._anchor if self._anchor in order else key
        first, last = sorted((order.index(anchor), order.index(key)))
        self._go(key)
        self.desk.choose([one for one in order[first : last + 1] if one in self.shown.blocks])

    def _aim(self, key: str) -> None:
        self._anchor = key
        self._go(key)
        self.desk.aim(None if key == PARKED else int(key.removeprefix("half:")))

    def _go(self, key: str) -> None:
        index = self.items.index(max(0, self.items.row_of(key)))
        if key and index.isValid():
            self.touch(self.current_key, key)
            self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)

    def _follow(self) -> None:
        """The selection of the desk, on the board."""
        selection = QItemSelection()
        for key in self.desk.chosen:
            index = self.items.index(self.items.row_of(key))
            if index.isValid():
                selection.select(index, index)
        self._following = True
        self.selectionModel().select(selection, _FLAG.ClearAndSelect)
        self._following = False
        self.touch(*self._drawn.symmetric_difference(self.desk.chosen))
        self._drawn = frozenset(self.desk.chosen)
        if self.desk.chosen and self.current_key not in self.desk.chosen:
            self._anchor = self.desk.chosen[-1]
            self._go(self._anchor)
        self._show_aim()

    def _show_aim(self) -> None:
        """The half-day that is aimed at is drawn with a stronger edge."""
        for half in self.shown.halves:
            if half.half.id in (self._aimed, self.aimed) and self._aimed != self.aimed:
                at = self.to_view(QPoint(half.box.x, half.box.y))
                self.viewport().update(at.x() - 2, at.y() - 2, half.box.w + 4, half.box.h + 4)
        self._aimed = self.aimed

    def _told(self) -> None:
        """Something else chose through the selection itself: a screen reader."""
        if not self._following:
            keys = [self.items.key_of(index) for index in self.selectedIndexes()]
            self.desk.choose([key for key in keys if key in self.shown.blocks])

    def _changed(self) -> None:
        before = (
            self.current_key if self._met else ""
        )  # a plan that is not read yet has no place for the arrows
        self._met = self.desk.loaded
        row = self.currentIndex().row()
        self.relayout()
        if self.items.show(self.desk.plan):
            keys = self.items.keys
            there = before if before in keys else keys[min(max(row, 0), len(keys) - 1)] if keys else ""
            self._following = True
            if before:
                self._go(there)
            elif self._met and self.hasFocus():
                self._go(self.first_key)
            self._following = False
        self._follow()
        if self.hasFocus() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            self._tell_change()

    # What a screen reader is told

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """A list of Qt counts by places of its own: the item is told here, by its row."""
        QAbstractItemView.currentChanged(self, current, previous)
        self.tell(QAccessible.Event.Focus)

    def tell(self, what: QAccessible.Event) -> None:
        """Tell what happened to the item where the arrows are, when the keyboard is on the board."""
        there = self.desk.loaded and self.currentIndex().isValid()
        if QAccessible.isActive() and there and self.hasFocus():
            event = QAccessibleEvent(self, what)
            event.setChild(self.currentIndex().row())
            QAccessible.updateAccessibility(event)
            self._said = self.sentence

    @property
    def sentence(self) -> str:
        """The item where the arrows are, as a screen reader says it; "" for none."""
        index = self.currentIndex()
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else ""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Told here for the same reason: that the item where the arrows are is chosen, or let go."""
        QAbstractItemView.selectionChanged(self, selected, deselected)
        if selected.contains(self.currentIndex()):
            self.tell(QAccessible.Event.SelectionAdd)
        elif deselected.contains(self.currentIndex()):
            self.tell(QAccessible.Event.SelectionRemove)

    def _tell_change(self) -> None:
        """The item where the arrows are is worded otherwise: longer, later, elsewhere."""
        if QAccessible.isActive() and self.currentIndex().isValid():
            said, self._said = self._said, self.sentence
            if said != self._said:
                self.reworded.emit(self._said)

    def _reveal(self, key: str) -> None:
        self._go(key)
        self.scrollTo(self.currentIndex())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where a screen reader's own arrows lead."""
        key = step(self.shown, self.current_key, _WAYS.get(action, "down"))
        return self.items.index(self.items.row_of(key))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """The blocks in a rectangle of the view."""
        at = self.to_board(rect.topLeft())
        found = QItemSelection()
        for row, key in enumerate(self.items.keys):
            box = self.shown.items.get(key)
            index = self.items.index(row)
            if box is not None and box.meets(Box(at.x(), at.y(), rect.width(), rect.height())):
                found.select(index, index)
        self.selectionModel().select(found, command)
