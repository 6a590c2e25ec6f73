"""The mouse on the board: choosing, the rubber band, dragging blocks and sheets, drawing a block longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.pages.workshops.planner.board_acts import STEP
from ui.pages.workshops.planner.board_paint_held import time_chip
from ui.pages.workshops.planner.board_shapes import PARKED, BlockShape, BoardMode, Box
from ui.pages.workshops.planner.board_slots import Drop, drop_at, start_at
from ui.pages.workshops.planner.board_words import dragged_words

if TYPE_CHECKING:
    from ui.pages.workshops.planner.board import PlanBoard

EDGE, NEAR, TICK = 5, 30, 30
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass(slots=True)
class Drag:
    """What is on its way: blocks of the board, or sheets from elsewhere (`keys` empty)."""

    keys: tuple[str, ...] = ()
    sheets: tuple[int, ...] = ()
    grab: int = 0
    """Pixels between the top of the first block and the mouse."""
    copy: bool = False
    drop: Drop | None = None
    start: int | None = None
    pin: int | None = None

    @property
    def chip(self) -> str:
        """What the line says."""
        if self.drop is None:
            return ""
        aside = self.drop.spot.half is None
        pin = None if aside else self.pin
        return time_chip(None if aside else self.start if pin is None else pin, pin=pin is not None)


class BoardHand(QObject):
    """Reads the mouse for one board; `drag`, `band` and `at` (in pixels of the board) are what it paints."""

    def __init__(self, board: PlanBoard) -> None:
        super().__init__(board)
        self._board = board
        self.drag: Drag | None = None
        self.band: Box | None = None
        self.at = QPoint()
        self.hover = ""
        self._from: QPoint | None = None
        self._pressed = ""
        self._later = False
        self._resized: BlockShape | None = None
        self._minutes = 0
        self._before: tuple[str, ...] = ()
        self._scroll = QTimer(self)
        self._scroll.setInterval(TICK)
        self._scroll.timeout.connect(self._auto_scroll)

    @property
    def busy(self) -> bool:
        """Whether something is held that Escape lets go of."""
        return self.drag is not None or self.band is not None or self._resized is not None

    # The mouse

    def press(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse; what is chosen already may be about to be dragged."""
        board = self._board
        self.at = self._from = board.to_board(event.position().toPoint())
        self._later = False
        key = board.shown.at(self.at.x(), self.at.y())
        self._pressed = key if key in board.shown.blocks else ""
        shape = self._edge()
        if shape is not None:
            self._resized, self._minutes = shape, shape.block.minutes
            board.pick([shape.block.key], shape.block.key)
        elif self._pressed:
            self._press_block(key, event.modifiers())
        elif under := self._members():
            board.pick(under, under[0])
        else:
            self._before = board.desk.chosen if event.modifiers() & (CTRL | SHIFT) else ()
            if key and key != PARKED:
                board.pick_half(key, more=self._before)
            else:
                board.pick_ground(key, self.at, keep=bool(self._before))

    def _press_block(self, key: str, modifiers: Qt.KeyboardModifier) -> None:
        board = self._board
        chosen = board.desk.chosen
        if modifiers & SHIFT:
            board.extend_to(key)
        elif key in chosen:
            self._later = True
        elif modifiers & CTRL:
            board.pick([*chosen, key], key)
        else:
            board.pick([key], key)

    def move(self, event: QMouseEvent) -> None:
        """Drag, band, or only show what is under the mouse."""
        board = self._board
        self.at = board.to_board(event.position().toPoint())
        if not event.buttons() & Qt.MouseButton.LeftButton or self._from is None:
            self._hover()
            return
        if self._resized is not None:
            self._resize()
        elif self.drag is not None:
            self.aim(event.modifiers())
        elif self.band is not None:
            self._draw_band()
        elif (self.at - self._from).manhattanLength() >= QApplication.startDragDistance():
            self._begin(event.modifiers())

    def release(self, event: QMouseEvent) -> None:
        """Put down what was held."""
        board, key = self._board, self._pressed
        drag, resized, minutes = self.drag, self._resized, self._minutes
        was_band, later = self.band is not None, self._later
        if drag is not None:
            self.aim(event.modifiers())
        self.clear()
        if drag is not None and drag.drop is not None:
            pin = None if drag.drop.spot.half is None else drag.pin
            board.acts.move(drag.keys, drag.drop.spot, start=pin, copy=drag.copy)
        elif resized is not None and minutes != resized.block.minutes:
            board.acts.set_minutes(resized.block.key, minutes)
        elif later and key and not was_band:
            if event.modifiers() & CTRL:
                board.pick([one for one in board.desk.chosen if one != key], key)
            else:
                board.pick([key], key)

    def clear(self) -> bool:
        """Let go of everything without doing anything; False when nothing was held."""
        busy = self.busy
        self.drag = self.band = self._resized = self._from = None
        self._scroll.stop()
        self._board.preview(None)
        self._board.viewport().update()
        return busy

    # Dragging

    def _begin(self, modifiers: Qt.KeyboardModifier) -> None:
        board = self._board
        if not self._pressed:
            self.band = Box(0, 0, 0, 0)
            self._scroll.start()
            self._draw_band()
            return
        if self._pressed not in board.desk.chosen:
            board.pick([self._pressed], self._pressed)
        keys = board.desk.chosen
        assert self._from is not None
        self.drag = Drag(keys, grab=self._from.y() - board.shown.blocks[self._pressed].box.y)
        self._scroll.start()
        self.aim(modifiers)

    def aim(self, modifiers: Qt.KeyboardModifier) -> None:
        """Where what is dragged would go now, with these keys held: Ctrl copies, Shift pins."""
        drag, board = self.drag, self._board
        if drag is None:
            return
        plan, layout = board.desk.plan, board.shown
        drag.copy = bool(modifiers & CTRL) and bool(drag.keys)
        moving = () if drag.copy else drag.keys
        before = drag.drop
        drag.drop = drop_at(layout, plan, self.at.x(), self.at.y(), frozenset(moving))
        if drag.drop is not None and (before is None or before.spot != drag.drop.spot or drag.start is None):
            drag.start = start_at(plan, drag.drop.spot, moving)
        drag.pin = None
        if modifiers & SHIFT and drag.keys:
            drag.pin = drag.start
            if layout.mode is BoardMode.SCALE:
                minute = layout.minute_of(self.at.y() - drag.grab)
                drag.pin = max(0, min(round(minute / STEP) * STEP, 24 * 60 - STEP))
        board.viewport().update()

    def sheets(self, ids: Sequence[int], at: QPoint, modifiers: Qt.KeyboardModifier) -> bool:
        """Sheets are held over the board; False where they cannot be put."""
        self.at = self._board.to_board(at)
        if self.drag is None:
            self.drag = Drag(sheets=tuple(ids))
            self._scroll.start()
        self.aim(modifiers & ~CTRL)
        return self.drag.drop is not None

    @property
    def words(self) -> str:
        """What the sign beside the mouse says."""
        if self.drag is None or not self.drag.keys:
            return ""
        titles = [block.title for block in self._board.desk.plan if block.key in self.drag.keys]
        return dragged_words(titles, copy=self.drag.copy)

    def _auto_scroll(self) -> None:
        """Scroll while something is held near an edge."""
        board = self._board
        view, shown = board.viewport().rect(), board.to_view(self.at)
        before = (board.horizontalScrollBar().value(), board.verticalScrollBar().value())
        by = _pull(shown.x(), view.width()), _pull(shown.y(), view.height())
        board.horizontalScrollBar().setValue(before[0] + by[0])
        board.verticalScrollBar().setValue(before[1] + by[1])
        after = (board.horizontalScrollBar().value(), board.verticalScrollBar().value())
        if after != before:
            self.at += QPoint(after[0] - before[0], after[1] - before[1])
            if self.band is not None:
                self._draw_band()
            else:
                self.aim(QApplication.keyboardModifiers())

    # The rubber band, lengths, what is under the mouse

    def _draw_band(self) -> None:
        assert self._from is not None
        x, y = min(self._from.x(), self.at.x()), min(self._from.y(), self.at.y())
        self.band = Box(x, y, abs(self.at.x() - self._from.x()) + 1, abs(self.at.y() - self._from.y()) + 1)
        inside = set(self._board.shown.in_box(self.band)) | set(self._before)
        keys = [key for key in self._board.shown.items if key in inside and key in self._board.shown.blocks]
        self._board.pick(keys, keys[-1] if keys else "")
        self._board.viewport().update()

    def _resize(self) -> None:
        shape, layout = self._resized, self._board.shown
        if shape is None or shape.timed is None:
            return
        minutes = round((layout.minute_of(self.at.y()) - shape.timed.start) / STEP) * STEP
        minutes = max(STEP, min(minutes, 24 * 60))
        if minutes != self._minutes:
            self._minutes = minutes
            self._board.preview((shape.block.key, minutes))

    def _hover(self) -> None:
        board = self._board
        key = board.shown.at(self.at.x(), self.at.y())
        cursor = Qt.CursorShape.SizeVerCursor if self._edge() is not None else Qt.CursorShape.ArrowCursor
        if board.viewport().cursor().shape() != cursor:
            board.viewport().setCursor(cursor)
        if key != self.hover:
            board.touch(self.hover, key)
            self.hover = key

    def _edge(self) -> BlockShape | None:
        """The block of a scale whose lower edge is under the mouse."""
        layout = self._board.shown
        if layout.mode is not BoardMode.SCALE:
            return None
        for shape in layout.blocks.values():
            reach = min(EDGE, max(2, shape.box.h // 3))
            low = shape.box.bottom - reach <= self.at.y() < shape.box.bottom + 1
            if shape.timed is not None and low and shape.box.x <= self.at.x() < shape.box.right:
                return shape
        return None

    def _members(self) -> list[str]:
        """The blocks of the heading or lane whose head is under the mouse."""
        layout, x, y = self._board.shown, self.at.x(), self.at.y()
        for lane in layout.lanes:
            if lane.keys and lane.head.holds(x, y):
                return list(lane.keys)
        for heading in layout.headings:
            if heading.box.holds(x, y) or (
                not heading.upright and any(b.holds(x, y) for b in heading.bracket)
            ):
                return list(heading.keys)
        return []


def _pull(place: int, room: int) -> int:
    """How far to scroll for a mouse at `place` of `room` pixels."""
    if place < NEAR:
        return -(NEAR - max(0, place)) // 2 - 2
    return (NEAR - max(0, room - place)) // 2 + 2 if place > room - NEAR else 0
