"""The face of the day, drawn as large as the window allows: it is read from three metres."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.aloud import announce
from ui.kit.theme import current
from ui.pages.workshops.live.board_groups import draw_groups
from ui.pages.workshops.live.face import Face, Pane
from ui.pages.workshops.live.hand import FAR, Hand

MARGIN, GAP = 3.5, 1.6
LEFT_SHARE = 0.64
TITLE, ALONE = (7, 5.2), (12, 8)
"""Sizes of the title over words to say, and where there are none: the usual one, and the least."""
WORDS = (8.4, 5.2)
"""Sizes of the words to say; what is longer goes to a second page."""
NOTES = 2.7
NOTES_SHARE = 0.42


class LiveBoard(QWidget):
    """Everything measured in hundredths of the window's height (or of 9/16 of its width when that is less).

    `pages` is how many pages what is shown takes, turned with `turn`; `asked` tells the number of a group clicked on.
    """

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("live.board")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._face: Face | None = None
        self._told = ""
        self._places: list[tuple[QRectF, int]] = []
        self.private = True
        self.page, self.pages = 0, 1

    def show_face(self, face: Face) -> None:
        """Draw this, from its first page when its words are other ones."""
        before = self._face
        if before is None or (before.pane.words, before.pane.notes) != (face.pane.words, face.pane.notes):
            self.page = 0
        self._face = face
        if face.spoken != self.accessibleName():
            self.say_times()
            self.setAccessibleName(face.spoken)
        self.update()

    def say_times(self) -> str:
        """Have the times ready for who listens, as they are now: the clock alone does not change what was said."""
        times = self._face.times if self._face is not None else ""
        self.setAccessibleDescription(" ".join(part for part in (self._told, times) if part))
        return times

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes back hears the times of this moment."""
        self.say_times()
        super().focusInEvent(event)

    def tell(self, words: str) -> None:
        """Say something over the day until it is told otherwise; "" takes it away."""
        if words != self._told:
            self._told = words
            self.say_times()
            if self.isVisible():
                announce(self, words, urgent=True)
            self.update()

    @property
    def told(self) -> str:
        """What is said over the day."""
        return self._told

    def show_private(self, on: bool) -> None:
        """Show what is for the trainers alone, or hide it from the projector."""
        self.private = on
        self.page = 0
        self.update()

    def turn(self, by: int) -> None:
        """Go to another page of what does not fit on one."""
        self.page = max(0, min(self.pages - 1, self.page + by))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a group asks for it."""
        found = (number for box, number in self._places if box.contains(event.position()))
        if (number := next(found, None)) is not None:
            self.asked.emit(number)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Now at the left, next at the right; groups side by side."""
        if self._face is None:
            return
        unit = min(self.height(), self.width() * 9 / 16) / 100
        palette = current().palette
        margin = MARGIN * unit
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(palette.paper))
            hand = Hand(painter, unit)
            whole = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
            if self._face.groups:
                whole.setTop(self._say(hand, whole))
                self._places = draw_groups(hand, self._face, whole)
                self.pages = 1
                return
            self._places = []
            middle = self.width() * LEFT_SHARE
            side = QRectF(middle, 0, self.width() - middle, self.height())
            painter.fillRect(side, QColor(palette.sidebar))
            whole.setRight(middle - margin)
            whole.setTop(self._say(hand, whole))
            self._now(hand, self._face, whole)
            self._next(hand, self._face, side.adjusted(margin, margin, -margin, -margin))

    def _say(self, hand: Hand, box: QRectF) -> float:
        """What was told, on a ground of its own; where it ends."""
        if not self._told:
            return box.top()
        ink, ground = current().palette.warning, current().palette.warning_soft
        unit = hand.unit
        inner = box.adjusted(1.6 * unit, 1 * unit, -1.6 * unit, 0)
        height = hand.measured(self._told, inner, 2.8, lines=3) + 2 * unit
        hand.ground(QRectF(box.left(), box.top(), box.width(), height), ground, 1.2)
        hand.text(self._told, inner, 2.8, ink, lines=3, least=2.8)
        return box.top() + height + GAP * unit

    def _now(self, hand: Hand, face: Face, box: QRectF) -> None:
        palette, unit, pane = current().palette, hand.unit, face.pane
        box.setTop(hand.line(face.kicker, box, 3.4, palette.accent, bold=True) + 0.4 * unit)
        size, least = TITLE if pane.words else hand.sized(pane.title, box.width(), ALONE)
        top = hand.text(
            pane.title, box, size, palette.ink, lines=2 if pane.words else 3, bold=True, least=least
        )
        box.setTop(top + GAP * unit)
        if pane.step:
            lines = 2 if pane.words else 3
            box.setTop(hand.text(pane.step, box, 3.8, palette.ink_soft, lines=lines, bold=True, least=3.2))
        if pane.when:
            box.setTop(hand.line(pane.when, box, 3.2, palette.ink_soft))
        box.setTop(box.top() + GAP * unit)
        notes = pane.notes if self.private else ""
        room = self._notes_height(hand, notes, box)
        words = QRectF(box.left(), box.top(), box.width(), box.height() - room)
        signs = (self.tr("Suite\u00a0: ↓ · page {0} sur {1}"), self.tr("Début\u00a0: ↑ · page {0} sur {1}"))
        self.pages = 1
        if pane.words:
            self.pages = hand.pages(pane.words, words, WORDS, palette.ink, self.page, signs, palette.accent)
        if notes:
            self._notes(hand, notes, QRectF(box.left(), box.bottom() - room, box.width(), room), signs)

    def _notes_height(self, hand: Hand, notes: str, box: QRectF) -> float:
        if not notes:
            return 0
        inner = QRectF(box.left(), box.top(), box.width() - 4 * hand.unit, box.height())
        title = QFontMetricsF(hand.font(2.2, bold=True)).height()
        around = title + (0.8 + 1.2 + 0.3 + 1) * hand.unit
        return min(hand.measured(notes, inner, NOTES, lines=99) + around + 2, box.height() * NOTES_SHARE)

    def _notes(self, hand: Hand, notes: str, box: QRectF, signs: tuple[str, str]) -> None:
        palette, unit = current().palette, hand.unit
        ground = box.adjusted(0, 0.8 * unit, 0, 0)
        hand.ground(ground, palette.sunken, 1.2)
        inner = ground.adjusted(2 * unit, 1.2 * unit, -2 * unit, -1 * unit)
        title = self.tr("Pour qui anime (N pour cacher)")
        inner.setTop(hand.line(title, inner, 2.2, palette.ink_faint, bold=True) + 0.3 * unit)
        count = hand.pages(notes, inner, (NOTES, NOTES), palette.ink_soft, self.page, signs, palette.accent)
        self.pages = max(self.pages, count)

    def _next(self, hand: Hand, face: Face, box: QRectF) -> None:
        palette, unit = current().palette, hand.unit
        box.setTop(hand.line(face.clock, box, FAR, palette.ink_soft, bold=True) + 0.2 * unit)
        self._time(hand, face.pane, box)
        if face.pace:
            ink, ground = palette.tone(face.tone)
            box.setTop(hand.pill(face.pace, box, FAR, ink, ground) + 2 * unit)
        foot = QRectF(box.left(), box.bottom() - 4.4 * unit, box.width(), 4.4 * unit)
        if face.ends:
            hand.line(face.ends, foot, 3, palette.ink_soft, bold=True)
        box.setBottom(foot.top() - 1.4 * unit)
        if face.coming:
            self._coming(hand, face, box)

    def _time(self, hand: Hand, pane: Pane, box: QRectF) -> None:
        palette, unit = current().palette, hand.unit
        if not pane.left:
            return
        font = hand.fitting(pane.left, box.width(), 17, bold=True)
        height = 16 * unit
        hand.painter.setFont(font)
        hand.painter.setPen(QColor(palette.danger if pane.over_time else palette.ink))
        place = QRectF(box.left(), box.top(), box.width(), height)
        hand.painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, pane.left)
        box.setTop(box.top() + height)
        box.setTop(hand.line(pane.left_words, box, 3.6, palette.ink_soft) + 1 * unit)
        if pane.share or pane.over_time:
            bar = QRectF(box.left(), box.top(), box.width(), 1.6 * unit)
            ink = palette.danger if pane.over_time else palette.accent_fill
            hand.bar(bar, pane.share, palette.line, ink)
            box.setTop(bar.bottom())
        box.setTop(box.top() + 2 * unit)

    def _coming(self, hand: Hand, face: Face, box: QRectF) -> None:
        palette, unit = current().palette, hand.unit
        heading = self.tr("Ensuite") if face.running else self.tr("Au programme")
        box.setTop(hand.line(heading, box, 3.2, palette.accent, bold=True) + 0.6 * unit)
        first, *rest = face.coming
        box.setTop(hand.text(first.title, box, FAR, palette.ink, lines=2, bold=True, least=FAR))
        when = f"{first.when} · {first.length}"
        box.setTop(hand.line(when, box, FAR, palette.ink_soft) + 1.2 * unit)
        for coming in rest:
            if box.height() < 4.6 * unit:
                hand.line("…", box, 2.8, palette.ink_faint)
                break
            time = QRectF(box.left(), box.top(), 11.5 * unit, box.height())
            hand.line(coming.when, time, 2.8, palette.ink_soft)
            words = QRectF(time.right() + 0.6 * unit, box.top(), box.right() - time.right() - 0.6 * unit, 99)
            box.setTop(hand.line(coming.title, words, 2.8, palette.ink) + 0.9 * unit)
