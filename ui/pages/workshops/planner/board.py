"""The board: two days of training on one screen, seen and arranged."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import (
    QEvent,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
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

from ui.pages.workshops.planner import board_clip
from ui.pages.workshops.planner.board_acts import BoardActs
from ui.pages.workshops.planner.board_choice import BoardChoice
from ui.pages.workshops.planner.board_hand import BoardHand
from ui.pages.workshops.planner.board_keys import ON_BLOCKS, act_of, is_menu, is_ours, way_of, zoom_of
from ui.pages.workshops.planner.board_paint_block import State, ghost
from ui.pages.workshops.planner.board_paint_held import HeldPainter
from ui.pages.workshops.planner.board_walk import Way, step
from ui.pages.workshops.planner.desk import PlanDesk

ZOOM_STEP = 1.2
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class PlanBoard(BoardChoice):
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
        self._held = HeldPainter(self.ink)
        self.setAccessibleName(self.tr("Déroulé"))
        self.setAccessibleDescription(
            self.tr(
                "Flèches pour aller d’une séquence à l’autre, Alt et flèches pour la déplacer, Entrée pour la changer."
            )
        )
        self.viewport().setAcceptDrops(True)
        self.acts.edit_wanted.connect(self.edit_wanted)
        self.acts.ask_wanted.connect(self.ask_wanted)
        self._changed()

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
            if act in ON_BLOCKS and not self.desk.chosen and (key := self._block_key()):
                self.pick([key], key)  # as the menu does: the ring says what a key is about
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
        if not self.currentIndex().isValid():  # Qt would begin elsewhere
            self._go(self.first_key)
        super().focusInEvent(event)
        if QAccessible.isActive():  # Qt tells the list itself once this is over: the item has the last word
            QTimer.singleShot(0, self, lambda: self.tell(QAccessible.Event.Focus))
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
        if any(lane.head.holds(at.x(), at.y()) for lane in self.shown.lanes):
            self.ask_wanted.emit("lanes")
        elif any((one.words or one.box).holds(at.x(), at.y()) for one in self.shown.headings):
            self.ask_wanted.emit("group")
        elif key in self.shown.blocks:
            self.edit_wanted.emit(key)

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

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What is held stays with the mouse while the rest moves."""
        if self.hand.busy:
            self.viewport().update()
        else:
            super().scrollContentsBy(dx, dy)

    def state_of(self, key: str, chosen: Collection[str]) -> State:
        """Chosen, current, under the mouse, on its way elsewhere."""
        drag = self.hand.drag
        return State(
            chosen=key in chosen,
            current=key == self.current_key and self.hasFocus(),
            hover=key == self.hand.hover,
            moving=drag is not None and key in drag.keys and not drag.copy,
        )

    def paint_over(self, painter: QPainter) -> None:
        """The focus on a half-day, the line of a drop, the sign beside the mouse, the rubber band."""
        held = self._held
        box = self.shown.items.get(self.current_key)
        if box is not None and self.current_key not in self.shown.blocks and self.hasFocus():
            held.ring(painter, box)
        hand = self.hand
        if hand.band is not None:
            held.band(painter, hand.band)
        if hand.drag is None:
            return
        if hand.drag.drop is not None:
            held.drop(painter, hand.drag.drop.line, hand.drag.chip)
        if hand.words:
            ghost(painter, self.ink, hand.words, hand.at.x() + 14, hand.at.y() + 12)
