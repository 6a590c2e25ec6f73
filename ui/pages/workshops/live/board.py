"""The face of the day, drawn as large as the window allows: it is read from three metres."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.theme import current
from ui.pages.workshops.live.presenter import Face

MARGIN, GAP = 3.5, 1.6
LEFT_SHARE = 0.64


class LiveBoard(QWidget):
    """Everything measured in hundredths of the window's height (or of 9/16 of its width when that is less)."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("live.board")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._face: Face | None = None
        self.private = True
        self.overflowing = False

    def show_face(self, face: Face, spoken: str) -> None:
        """Draw this; `spoken` is what a screen reader is told."""
        self._face = face
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)
        self.update()

    def show_private(self, on: bool) -> None:
        """Show what is for the trainers alone, or hide it from the projector."""
        self.private = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Now at the left, next at the right."""
        if self._face is None:
            return
        unit = min(self.height(), self.width() * 9 / 16) / 100
        palette = current().palette
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(palette.paper))
            margin = MARGIN * unit
            middle = self.width() * LEFT_SHARE
            hand = _Hand(painter, unit)
            side = QRectF(middle, 0, self.width() - middle, self.height())
            painter.fillRect(side, QColor(palette.sidebar))
            self._now(
                hand, self._face, QRectF(margin, margin, middle - 2 * margin, self.height() - 2 * margin)
            )
            self._next(hand, self._face, side.adjusted(margin, margin, -margin, -margin))
            self.overflowing = hand.cut

    def _now(self, hand: _Hand, face: Face, box: QRectF) -> None:
        palette, unit = current().palette, hand.unit
        top = hand.line(face.kicker, box, 3.4, palette.accent, bold=True)
        box.setTop(top + 0.4 * unit)
        box.setTop(hand.text(face.title, box, 8.4, palette.ink, lines=2, bold=True, least=5.4) + GAP * unit)
        if face.running:
            self._time(hand, face, box)
        if face.lanes:
            for lane in face.lanes:
                box.setTop(hand.text(lane, box, 4.2, palette.ink, lines=2, least=3.2) + 0.8 * unit)
        notes = face.notes if self.private and face.notes else ""
        room = self._notes_height(hand, notes, box)
        words = QRectF(box)
        words.setBottom(box.bottom() - room)
        if face.step:
            words.setTop(hand.line(face.step, words, 3.2, palette.ink_soft, bold=True) + 0.8 * unit)
        if face.instruction:
            hand.text(face.instruction, words, 5.2, palette.ink, lines=9, least=3.4)
        if notes:
            self._notes(hand, notes, QRectF(box.left(), box.bottom() - room, box.width(), room))

    def _time(self, hand: _Hand, face: Face, box: QRectF) -> None:
        palette, unit = current().palette, hand.unit
        ink = palette.danger if face.over_time else palette.ink
        font = hand.font(17, bold=True)
        height = 17 * unit * 1.02
        metrics = QFontMetricsF(font)
        hand.painter.setFont(font)
        hand.painter.setPen(QColor(ink))
        hand.painter.drawText(
            QRectF(box.left(), box.top(), box.width(), height), Qt.AlignmentFlag.AlignVCenter, face.left
        )
        after = box.left() + metrics.horizontalAdvance(face.left) + 2 * unit
        beside = QRectF(after, box.top() + height * 0.24, box.right() - after, height)
        beside.setTop(hand.line(face.left_words, beside, 3.6, palette.ink_soft) + 0.6 * unit)
        ground, tone = palette.tone(face.tone)[1], palette.tone(face.tone)[0]
        hand.pill(face.pace, beside, 3.6, tone, ground)
        box.setTop(box.top() + height + 0.6 * unit)
        bar = QRectF(box.left(), box.top(), box.width(), 1.6 * unit)
        hand.bar(bar, face.share, palette.line, palette.danger if face.over_time else palette.accent_fill)
        box.setTop(bar.bottom() + 2.4 * unit)

    def _notes_height(self, hand: _Hand, notes: str, box: QRectF) -> float:
        if not notes:
            return 0
        inner = QRectF(box.left(), box.top(), box.width() - 4 * hand.unit, box.height())
        title = QFontMetricsF(hand.font(2.2, bold=True)).height()
        around = title + (0.8 + 1.2 + 0.3 + 1) * hand.unit
        return min(hand.measured(notes, inner, 2.7, lines=6) + around + 2, box.height() * 0.5)

    def _notes(self, hand: _Hand, notes: str, box: QRectF) -> None:
        palette, unit = current().palette, hand.unit
        ground = box.adjusted(0, 0.8 * unit, 0, 0)
        hand.painter.setPen(Qt.PenStyle.NoPen)
        hand.painter.setBrush(QColor(palette.sunken))
        hand.painter.drawRoundedRect(ground, 1.2 * unit, 1.2 * unit)
        inner = ground.adjusted(2 * unit, 1.2 * unit, -2 * unit, -1 * unit)
        title = self.tr("Pour qui anime (N pour cacher)")
        inner.setTop(hand.line(title, inner, 2.2, palette.ink_faint, bold=True) + 0.3 * unit)
        hand.text(notes, inner, 2.7, palette.ink_soft, lines=6, least=2.7)

    def _next(self, hand: _Hand, face: Face, box: QRectF) -> None:
        palette, unit = current().palette, hand.unit
        clock = QRectF(box)
        hand.line(face.clock, clock, 6.4, palette.ink, bold=True)
        box.setTop(box.top() + 9.4 * unit)
        if not face.running and face.pace:
            ink, ground = palette.tone(face.tone)
            box.setTop(hand.pill(face.pace, box, 3.2, ink, ground) + 2 * unit)
        foot = QRectF(box.left(), box.bottom() - 4.4 * unit, box.width(), 4.4 * unit)
        if face.ends:
            hand.line(face.ends, foot, 3, palette.ink_soft, bold=True)
        box.setBottom(foot.top() - 1.4 * unit)
        if not face.coming:
            return
        box.setTop(hand.line(self.tr("Ensuite"), box, 3.2, palette.accent, bold=True) + 0.6 * unit)
        first, *rest = face.coming
        box.setTop(hand.text(first.title, box, 5, palette.ink, lines=3, bold=True, least=3.8) + 0.4 * unit)
        when = f"{first.when} · {first.length}"
        box.setTop(hand.line(when, box, 3.4, palette.ink_soft) + 2 * unit)
        for coming in rest:
            if box.height() < 4.6 * unit:
                hand.line("…", box, 2.8, palette.ink_faint)
                break
            time = QRectF(box.left(), box.top(), 11.5 * unit, box.height())
            hand.line(coming.when, time, 2.8, palette.ink_soft)
            words = QRectF(time.right() + 0.6 * unit, box.top(), box.right() - time.right() - 0.6 * unit, 99)
            box.setTop(hand.line(coming.title, words, 2.8, palette.ink) + 0.9 * unit)


class _Hand:
    """Writes lines and texts of a size in units; `cut` once a text did not fit whole."""

    def __init__(self, painter: QPainter, unit: float) -> None:
        self.painter, self.unit = painter, unit
        self.cut = False

    def font(self, size: float, *, bold: bool = False) -> QFont:
        """The font of a size in units."""
        font = QFont(self.painter.font())
        font.setPixelSize(max(9, round(size * self.unit)))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def line(self, words: str, box: QRectF, size: float, ink: str, *, bold: bool = False) -> float:
        """One line, elided at the end; where it ends downwards."""
        font = self.font(size, bold=bold)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, box.width()))
        self.painter.setFont(font)
        self.painter.setPen(QColor(ink))
        place = QRectF(box.left(), box.top(), box.width(), metrics.height())
        self.painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
        return place.bottom()

    def measured(self, words: str, box: QRectF, size: float, *, lines: int) -> float:
        """The height that words take, at most so many lines."""
        font = self.font(size)
        found, _ = self._laid(words, font, box.width())
        return min(len(found), lines) * QFontMetricsF(font).lineSpacing()

    def text(
        self,
        words: str,
        box: QRectF,
        size: float,
        ink: str,
        *,
        lines: int,
        bold: bool = False,
        least: float,
    ) -> float:
        """Words on several lines, smaller (down to `least`) where they need more room; where they end downwards."""
        font, whole = self.font(size, bold=bold), False
        found: list[str] = []
        while not whole:
            font = self.font(size, bold=bold)
            found, step = self._laid(words, font, box.width())
            fitting = min(lines, max(1, int((box.height() + 1) // step))) if step else 1
            whole = len(found) <= fitting
            if whole or size <= least:
                break
            size = max(least, size * 0.93)
        metrics = QFontMetricsF(font)
        step = metrics.lineSpacing()
        fitting = min(lines, max(1, int((box.height() + 1) // step)))
        if len(found) > fitting:
            self.cut = True
            tail = metrics.elidedText(
                " ".join(found[fitting - 1 :]), Qt.TextElideMode.ElideRight, max(0.0, box.width())
            )
            found = [*found[: fitting - 1], tail]
        self.painter.setFont(font)
        self.painter.setPen(QColor(ink))
        top = box.top()
        for shown in found:
            place = QRectF(box.left(), top, box.width(), step)
            self.painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
            top += step
        return top

    def pill(self, words: str, box: QRectF, size: float, ink: str, ground: str) -> float:
        """Words on a rounded ground; where it ends downwards."""
        if not words:
            return box.top()
        font = self.font(size, bold=True)
        metrics = QFontMetricsF(font)
        wide = min(box.width(), metrics.horizontalAdvance(words) + 3 * self.unit)
        place = QRectF(box.left(), box.top(), wide, metrics.height() + 1.2 * self.unit)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(ground))
        self.painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        self.painter.setFont(font)
        self.painter.setPen(QColor(ink))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide - 2 * self.unit)
        self.painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
        return place.bottom()

    def bar(self, box: QRectF, share: float, ground: str, ink: str) -> None:
        """How much of the time is used."""
        radius = box.height() / 2
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(ground))
        self.painter.drawRoundedRect(box, radius, radius)
        used = QRectF(box.left(), box.top(), max(box.height(), box.width() * share), box.height())
        self.painter.setBrush(QColor(ink))
        self.painter.drawRoundedRect(used, radius, radius)

    def _laid(self, words: str, font: QFont, width: float) -> tuple[list[str], float]:
        """The lines that words break into, and the height of one."""
        found: list[str] = []
        for paragraph in words.split("\n"):
            layout = QTextLayout(paragraph, font)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1.0, width))
                start = line.textStart()
                found.append(paragraph[start : start + line.textLength()].rstrip())
            layout.endLayout()
        return found, QFontMetricsF(font).lineSpacing()
