"""The board: two days of training on one screen, seen and arranged."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from ui.pages.workshops.planner import board_clip
from ui.pages.workshops.planner.board_acts import BoardActs
from ui.pages.workshops.planner.board_hand import BoardHand
from ui.pages.workshops.planner.board_keys import act_of, is_menu, is_ours, way_of, zoom_of
from ui.pages.workshops.planner.board_paint import BoardPainter
from ui.pages.workshops.planner.board_paint_block import State, ghost
from ui.pages.workshops.planner.board_shapes import PARKED
from ui.pages.workshops.planner.board_view import BoardView
from ui.pages.workshops.planner.board_walk import Way, step
from ui.pages.workshops.planner.desk import PlanDesk

AnyIndex = QModelIndex | QPersistentModelIndex
ZOOM_STEP = 1.2
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_FLAG = QItemSelectionModel.SelectionFlag


class PlanBoard(BoardView):
    """`edit_wanted(key)`: a block is to be edited; `ask_wanted(what)`: "group", "split" or "lanes" needs words.

    `menu_wanted(point, key)`: a menu at a point of the screen, for the blocks chosen; key "" for the ground.
    """

    edit_wanted = Signal(str)
    ask_wanted = Signal(str)
    menu_wanted = Signal(QPoint, str)

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(desk)
        self.acts = BoardActs(desk, self)
        self.hand = BoardHand(self)
        self._anchor = ""
        self._following = False
        self._aimed: int | None = -1
        self.setAccessibleName(self.tr("Déroulé"))
        self.setAccessibleDescription(
            self.tr(
                "Flèches pour aller d’une séquence à l’autre, Alt et flèches pour la déplacer, Entrée pour la changer."
            )
        )
        self.viewport().setAcceptDrops(True)
        self.acts.edit_wanted.connect(self.edit_wanted)
        self.acts.ask_wanted.connect(self.ask_wanted)
        self.selectionModel().selectionChanged.connect(self._told)
        desk.changed.connect(self._changed)
        desk.sheets_changed.connect(self.relayout)
        desk.chosen_changed.connect(self._follow)
        desk.aim_changed.connect(self._show_aim)
        desk.revealed.connect(self._reveal)
        self._changed()

    # What is chosen

    @property
    def current_key(self) -> str:
        """The item the arrows start from: a block or a half-day; "" for none."""
        return self.items.key_of(self.currentIndex())

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
        before = self.current_key
        row = self.currentIndex().row()
        self.relayout()
        if self.items.show(self.desk.plan):
            keys = self.items.keys
            there = before if before in keys else keys[min(max(row, 0), len(keys) - 1)] if keys else ""
            self._following = True
            if before:
                self._go(there)
            self._following = False
        self._follow()
        if self.hasFocus() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _reveal(self, key: str) -> None:
        self._go(key)
        self.scrollTo(self.currentIndex())

    # Keys

    def event(self, event: QEvent) -> bool:
        """The board's own keys come before the window's shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, choose, act, zoom; Escape lets go of what the mouse holds."""
        if event.key() == Qt.Key.Key_Escape and self.hand.clear():
            return
        if self.hand.drag is not None and event.key() in (Qt.Key.Key_Control, Qt.Key.Key_Shift):
            self.hand.aim(event.modifiers() | (CTRL if event.key() == Qt.Key.Key_Control else SHIFT))
        elif zoom := zoom_of(event):
            self.set_zoom(self.zoom * ZOOM_STEP**zoom)
        elif is_menu(event):
            self.menu_wanted.emit(self._menu_point(), self._block_key())
        elif act := act_of(event):
            self.acts.run(act)
        elif way := way_of(event):
            self._walk(way, event.modifiers())
        elif event.key() == Qt.Key.Key_Space:
            self._toggle()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Ctrl and Shift let go while something is dragged."""
        if self.hand.drag is not None and event.key() in (Qt.Key.Key_Control, Qt.Key.Key_Shift):
            self.hand.aim(event.modifiers() & ~(CTRL if event.key() == Qt.Key.Key_Control else SHIFT))
        else:
            event.ignore()

    def _walk(self, way: Way, modifiers: Qt.KeyboardModifier) -> None:
        key = step(self.shown, self.current_key, way)
        if not key:
            return
        if modifiers & SHIFT:
            self.extend_to(key)
        elif modifiers & CTRL and way not in ("first", "last"):
            self._go(key)
        elif key in self.shown.blocks:
            self.pick([key], key)
        else:
            self._aim(key)
        self.scrollTo(self.currentIndex())

    def _toggle(self) -> None:
        """Space chooses the block where the arrows are, or lets it go."""
        key, chosen = self._block_key(), self.desk.chosen
        if key:
            self._anchor = key
            self.desk.choose([one for one in chosen if one != key] if key in chosen else [*chosen, key])

    def _block_key(self) -> str:
        return self.current_key if self.current_key in self.shown.blocks else ""

    def _menu_point(self) -> QPoint:
        rect = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
        return self.viewport().mapToGlobal(rect.center())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The arrows start at what is chosen, or at the first item."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.items.keys:
            self._go(self.desk.chosen[-1] if self.desk.chosen else self.items.keys[0])
        self.touch(self.current_key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.touch(self.current_key)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button chooses and drags; the right one chooses what its menu is about."""
        at = self.to_board(event.position().toPoint())
        key = self.shown.at(at.x(), at.y())
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(event)
        elif event.button() == Qt.MouseButton.RightButton and key in self.shown.blocks:
            if key not in self.desk.chosen:
                self.pick([key], key)
        elif event.button() == Qt.MouseButton.RightButton:
            self.pick_ground(key, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what is under the mouse."""
        self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a block; the words of a heading, the lanes of groups."""
        self.hand.press(event)
        self.hand.clear()
        at = self.to_board(event.position().toPoint())
        key = self.shown.at(at.x(), at.y())
        if key in self.shown.blocks:
            self.edit_wanted.emit(key)
        elif any(lane.head.holds(at.x(), at.y()) for lane in self.shown.lanes):
            self.ask_wanted.emit("lanes")
        elif any(heading.box.holds(at.x(), at.y()) for heading in self.shown.headings):
            self.ask_wanted.emit("group")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is under the mouse; the keyboard's is in `keyPressEvent`."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos(), self.items.key_of(self.indexAt(event.pos())))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom around the mouse."""
        if event.modifiers() & CTRL:
            self.set_zoom(
                self.zoom * ZOOM_STEP ** (event.angleDelta().y() / 120), round(event.position().y())
            )
            event.accept()
        else:
            super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        self.touch(self.hand.hover)
        self.hand.hover = ""
        super().leaveEvent(event)

    # Sheets from the library

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Sheets may come in."""
        if event.mimeData().hasFormat(board_clip.SHEETS_MIME) and self.desk.loaded:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where they would go."""
        ids = board_clip.sheet_ids(event.mimeData())
        if ids and self.hand.sheets(ids, event.position().toPoint(), event.modifiers()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self.hand.clear()

    def dropEvent(self, event: QDropEvent) -> None:
        """They stay here."""
        ids = board_clip.sheet_ids(event.mimeData())
        if ids and self.hand.sheets(ids, event.position().toPoint(), event.modifiers()):
            drop = self.hand.drag.drop if self.hand.drag is not None else None
            self.hand.clear()
            if drop is not None:
                event.acceptProposedAction()
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.desk.add_sheets(ids, drop.spot)
        else:
            self.hand.clear()

    # Painting

    def state_of(self, key: str, chosen: Collection[str]) -> State:
        """Chosen, current, under the mouse, on its way elsewhere."""
        drag = self.hand.drag
        return State(
            chosen=key in chosen,
            current=key == self.current_key and self.hasFocus(),
            hover=key == self.hand.hover,
            moving=drag is not None and key in drag.keys and not drag.copy,
        )

    def paint_over(self, painter: QPainter, ground: BoardPainter) -> None:
        """The focus on a half-day, the line of a drop, the sign beside the mouse, the rubber band."""
        box = self.shown.items.get(self.current_key)
        if box is not None and self.current_key not in self.shown.blocks and self.hasFocus():
            ground.ring(painter, box)
        hand = self.hand
        if hand.band is not None:
            ground.band(painter, hand.band)
        if hand.drag is None:
            return
        if hand.drag.drop is not None:
            ground.drop(painter, hand.drag.drop.line, hand.drag.chip)
        if hand.words:
            ghost(painter, self.ink, hand.words, hand.at.x() + 14, hand.at.y() + 12)

    # Asked by the base class, which the board does not leave these to

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where a screen reader's own arrows lead."""
        ways: dict[QAbstractItemView.CursorAction, Way] = {
            QAbstractItemView.CursorAction.MoveUp: "up",
            QAbstractItemView.CursorAction.MoveDown: "down",
            QAbstractItemView.CursorAction.MoveLeft: "left",
            QAbstractItemView.CursorAction.MoveRight: "right",
            QAbstractItemView.CursorAction.MoveHome: "home",
            QAbstractItemView.CursorAction.MoveEnd: "end",
        }
        key = step(self.shown, self.current_key, ways.get(action, "down"))
        return self.items.index(self.items.row_of(key))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """The blocks in a rectangle of the view."""
        at = self.to_board(rect.topLeft())
        found = QItemSelection()
        for row, key in enumerate(self.items.keys):
            box = self.shown.items.get(key)
            index = self.items.index(row)
            if box is not None and box.meets(type(box)(at.x(), at.y(), rect.width(), rect.height())):
                found.select(index, index)
        self.selectionModel().select(found, command)
