"""The board as a view: its layout follows plan, width, mode, zoom and look; only what is on screen is painted."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QMargins,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QToolTip

from trainer.planning import edits, times
from trainer.planning.records import Block, Plan
from ui.pages.workshops.planner.board_changes import changes
from ui.pages.workshops.planner.board_edges import BoardHead, BoardRail
from ui.pages.workshops.planner.board_faces import Face, detailed, face_of, noted
from ui.pages.workshops.planner.board_ink import shared_ink
from ui.pages.workshops.planner.board_layout import Arranger, Room
from ui.pages.workshops.planner.board_model import BoardModel
from ui.pages.workshops.planner.board_paint import BoardPainter
from ui.pages.workshops.planner.board_paint_block import State, shared_painter, time_of
from ui.pages.workshops.planner.board_paint_words import label
from ui.pages.workshops.planner.board_places import BoardPlaces
from ui.pages.workshops.planner.board_shapes import BoardMode, Box
from ui.pages.workshops.planner.board_words import lane_detail, lane_title, length
from ui.pages.workshops.planner.desk import PlanDesk

BAR = 14
"""Room kept for the scroll bar, there or not: the layout must not depend on it."""
LEAST_ZOOM, MOST_ZOOM = 0.6, 4.0
EDGE = 3
"""How far the ring around an item reaches out of its box."""


class BoardView(BoardPlaces):
    """`mode_changed`, `zoom_changed`: how it is looked at; `unveiled` once: the plan has been painted."""

    unveiled = Signal()
    mode_changed = Signal(str)
    zoom_changed = Signal(float)

    def __init__(self, desk: PlanDesk) -> None:
        self._arranger = Arranger()
        super().__init__(self._arranger.lay_out(Plan(), times.schedule(Plan()), Room(400, 300)))
        self.desk = desk
        self.mode, self.zoom = BoardMode.LIST, 1.0
        self.warned: frozenset[str] = frozenset()
        self.ink = shared_ink()
        self._preview: tuple[str, int] | None = None
        self._faces: dict[str, tuple[Block, Face]] = {}
        self._known: tuple[object, ...] = ()
        self._stale, self._unveiled, self._aside = True, False, False
        self._blocks, self._ground = shared_painter(), BoardPainter(self.ink)
        self.set_items(BoardModel(desk, lambda: self.warned, self))
        self.setObjectName("agenda.board")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(
            "QListView, QListView:focus, QAbstractScrollArea::corner { background: transparent; border: 0; }"
        )
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing under it is painted
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setAutoScroll(False)  # a click must not move what it is on
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.head = BoardHead(self, self.ink, lambda: self.shown, self.horizontalOffset)
        self.rail = BoardRail(self, self.ink, lambda: self.shown, self.verticalOffset)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.head.update())
        self.verticalScrollBar().valueChanged.connect(lambda _: self.rail.update())

    # How it is looked at

    def set_mode(self, mode: str) -> None:
        """ "list" or "scale"."""
        if BoardMode(mode) is not self.mode:
            self.mode = BoardMode(mode)
            self.relayout()
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())
            self.mode_changed.emit(self.mode.value)

    def set_zoom(self, zoom: float, at: int | None = None) -> None:
        """How large a minute is in a scale; the time at `at` (pixels from the top of the view) stays where it is."""
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        if self.mode is not BoardMode.SCALE or zoom == self.zoom:
            return
        at = self.viewport().height() // 2 if at is None else at
        minute = self.shown.minute_of(at + self.verticalOffset())
        self.zoom = zoom
        self.relayout()
        self.verticalScrollBar().setValue(self.shown.y_of(minute) - at)
        self.zoom_changed.emit(zoom)

    def set_warned(self, keys: Collection[str]) -> None:
        """Mark the blocks about which there is something to say."""
        other = self.warned ^ frozenset(keys)
        self.warned = frozenset(keys)
        for key in other:
            self._faces.pop(key, None)
        self.touch(*other)

    def preview(self, change: tuple[str, int] | None) -> None:
        """Show the plan as it would be with other minutes for a block; None shows it as it is."""
        if change != self._preview:
            self._preview = change
            self.relayout()

    def relayout(self) -> None:
        """Lay everything out anew and paint it; later when the board is hidden."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        plan, scheduled = self._plan()
        self._aside = self._aside or bool(plan.parked)  # the days would change their width each time
        rail = self.ink.time_width + self.ink.px(10) if self.mode is BoardMode.SCALE else 0
        size = self.size()
        room = Room(
            max(200, size.width() - rail - BAR),
            max(100, size.height() - self.ink.height("head") - self.ink.px(14) - 2),
            self.mode,
            self.zoom,
            self.desk.frame.doors,
            self.ink.measures,
            detailed(self.desk),
            aside=self._aside,
            noted=noted(self.desk),
        )
        before, self.shown = self.shown, self._arranger.lay_out(plan, scheduled, room)
        margins = QMargins(rail, self.head.height_needed(), 0, 0)
        known = (room.measures, margins, self.desk.looks, self.desk.sheets, self.desk.loaded)
        same = len(known) == len(self._known) and all(
            a is b or a == b for a, b in zip(known, self._known, strict=True)
        )
        self._known = known
        if margins != self.viewportMargins():
            self.setViewportMargins(margins)
        self._refresh(changes(before, self.shown) if same else None)
        self.head.show_changes(before, self.shown)
        if before.hours != self.shown.hours:
            self.rail.update()

    def _refresh(self, boxes: list[Box] | None) -> None:
        """Paint what lies in these boxes anew, None all of it."""
        self.updateGeometries()
        if boxes is None:
            self._faces.clear()
            self.head.update()
            self.viewport().update()
            self.rail.update()
            return
        for box in boxes:
            self._touch(box)

    def touch(self, *keys: str) -> None:
        """Paint these items anew where they are."""
        for key in keys:
            box = self.shown.area(key)
            if box is not None:
                self._touch(box)

    def _touch(self, box: Box) -> None:
        at = self.to_view(QPoint(box.x, box.y))
        self.viewport().update(at.x() - EDGE, at.y() - EDGE, box.w + 2 * EDGE, box.h + 2 * EDGE)

    def _plan(self) -> tuple[Plan, times.Times]:
        if self._preview is None:
            return self.desk.plan, self.desk.times
        key, minutes = self._preview
        plan = self.desk.plan
        if any(block.key == key for block in plan):  # it may go while it is being drawn out
            plan = edits.change(plan, replace(plan.block(key), minutes=minutes))
        return plan, times.schedule(plan, self.desk.times)

    # Painting and places of what does not scroll

    def updateGeometries(self) -> None:
        """Ranges of the scroll bars, places of what does not scroll."""
        QAbstractItemView.updateGeometries(self)
        if not hasattr(self, "rail"):  # Qt asks before everything is made
            return
        view = self.viewport().geometry()
        for bar, whole, room in (
            (self.verticalScrollBar(), self.shown.height, view.height()),
            (self.horizontalScrollBar(), self.shown.width, view.width()),
        ):
            bar.setRange(0, max(0, whole - room))
            bar.setPageStep(room)
            bar.setSingleStep(self.ink.px(28))
        self.head.setGeometry(view.x(), 0, view.width(), view.y())
        self.rail.setGeometry(0, view.y(), view.x(), view.height())
        self.rail.setVisible(view.x() > 0)

    def face(self, key: str) -> Face:
        """What a block shows, made when it is first painted after a change."""
        shape = self.shown.blocks[key]
        kept = self._faces.get(key)
        if kept is not None and kept[0] is shape.block:
            return kept[1]
        made = face_of(self.desk, shape.block, self.warned)
        self._faces[key] = (shape.block, made)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grounds, blocks, what lies over them."""
        across, down = self.horizontalOffset(), self.verticalOffset()
        region = event.region().translated(across, down)
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self.ink.colour("paper"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-across, -down)
            if self.desk.loaded:
                seen = _seen(region)
                self._ground.under(painter, self.shown, seen, self.aimed)
                self._paint_blocks(painter, seen)
                self._ground.over(painter, self.shown, seen)
                self.paint_over(painter)
        if self.desk.loaded and not self._unveiled:
            self._unveiled = True
            QTimer.singleShot(0, self, self.unveiled.emit)

    def paint_over(self, painter: QPainter) -> None:
        """What is held by the mouse, the focus: for who knows about them."""

    @property
    def aimed(self) -> int | None:
        """The half-day that what is new goes to, when nothing is chosen; -1 when something is."""
        return -1 if self.desk.chosen else self.desk.aimed

    def state_of(self, key: str, chosen: Collection[str]) -> State:
        """How a block stands out now."""
        return State(chosen=key in chosen)

    def _paint_blocks(self, painter: QPainter, seen: Callable[[Box], bool]) -> None:
        chosen = frozenset(self.desk.chosen)
        for key, shape in self.shown.blocks.items():
            if seen(shape.box):
                self._blocks.paint(painter, shape, self.face(key), self.state_of(key, chosen))
        for key, shape in self.shown.blocks.items():
            if shape.label is not None and seen(shape.label):
                state = self.state_of(key, chosen)
                label(
                    painter, self.ink, shape.label, self.face(key), time_of(shape),
                    chosen=state.chosen or state.hover,
                )  # fmt: skip

    # What makes it follow

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width."""
        QAbstractItemView.resizeEvent(self, event)
        if event.size() != event.oldSize() and not self._stale:
            self.updateGeometries()

    def event(self, event: QEvent) -> bool:
        """The board's own size, whatever bars there are inside it."""
        done = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self.relayout()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while hidden."""
        super().showEvent(event)
        if self._stale:
            self.relayout()

    def changeEvent(self, event: QEvent) -> None:
        """Colours and sizes of the look."""
        super().changeEvent(event)
        looks = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange)
        if event.type() in looks and hasattr(self, "rail"):
            self.ink.refresh()
            self._known = ()
            self.relayout()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips tell what had to be shortened."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(self.to_board(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPoint) -> str:
        """What a tooltip tells at a point of the board: a block, a heading, a lane."""
        for lane in self.shown.lanes:
            if lane.head.holds(at.x(), at.y()):
                return "\n".join(part for part in (lane_title(lane), lane_detail(lane)) if part)
        for one in self.shown.headings:
            if (one.words or one.box).holds(at.x(), at.y()):
                return f"{one.title} · {length(one.minutes)}"
        key = self.shown.at(at.x(), at.y())
        return self.items.tip(key) if key else ""


def _seen(region: QRegion) -> Callable[[Box], bool]:
    """Whether a box has to be painted."""
    rect, several = region.boundingRect(), region.rectCount() > 1
    left, top, right, low = rect.x(), rect.y(), rect.right(), rect.bottom()

    def seen(box: Box) -> bool:
        near = box.x <= right and box.right > left and box.y <= low and box.bottom > top
        return near and (not several or region.intersects(QRect(*box)))

    return seen
