"""Groups that work at the same time, side by side on the board of the day: each its own clock and words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from ui.kit.theme import current
from ui.pages.workshops.live.face import Face, Pane
from ui.pages.workshops.live.hand import FAR, SIGN, Hand

BETWEEN = 2
MOST_IN_A_ROW = 3
LOW = 45
"""Where a group has less than this height, its clock stands beside its name."""
WORDS, FEW_WORDS = (6.4, 5.1), (6.4, 4.2)
"""Sizes of the words to say, at most and at least, in a group and in a low one."""


def draw_groups(hand: Hand, face: Face, box: QRectF) -> list[tuple[QRectF, int]]:
    """Draw them in a box; where each is, with its number."""
    palette, unit = current().palette, hand.unit
    _head(hand, face, box)
    foot = QRectF(box.left(), box.bottom() - 5.4 * unit, box.width(), 7.4 * unit)
    _foot(hand, face, foot)
    box.setBottom(foot.top() - 0.8 * unit)
    count = len(face.groups)
    across = count if count <= MOST_IN_A_ROW else (count + 1) // 2
    down = -(-count // across)
    gap = BETWEEN * unit
    wide = (box.width() - gap * (across - 1)) / across
    high = (box.height() - gap * (down - 1)) / down
    places = []
    for place, pane in enumerate(face.groups):
        row, column = divmod(place, across)
        card = QRectF(box.left() + column * (wide + gap), box.top() + row * (high + gap), wide, high)
        hand.ground(card, palette.surface, 1.6, line=palette.line)
        _group(hand, pane, card.adjusted(2 * unit, 1.6 * unit, -2 * unit, -1.4 * unit))
        places.append((card, pane.number))
    return places


def _head(hand: Hand, face: Face, box: QRectF) -> None:
    """What the time is, and how late; its height is taken off the box."""
    palette, unit = current().palette, hand.unit
    metrics = QFontMetricsF(hand.font(FAR, bold=True))
    wide = metrics.horizontalAdvance(face.clock)
    hand.line(face.clock, QRectF(box.right() - wide - 2, box.top(), wide + 2, 9), FAR, palette.ink, bold=True)
    left = QRectF(box.left(), box.top() + 1 * unit, box.width() * 0.36, 9 * unit)
    hand.line(face.kicker, left, 3.4, palette.accent, bold=True)
    ink, ground = palette.tone(face.tone)
    middle = QRectF(box.left() + box.width() * 0.38, box.top() - 1.2 * unit, box.width() * 0.42, 9 * unit)
    hand.pill(face.pace, middle, FAR, ink, ground)
    box.setTop(box.top() + metrics.height() + 1.4 * unit)


def _foot(hand: Hand, face: Face, box: QRectF) -> None:
    palette, unit = current().palette, hand.unit
    words = face.ends
    if face.coming:
        first = face.coming[0]
        words = _tr("Ensuite, {0}\u00a0: {1} ({2})").format(first.when, first.title, first.length)
        ends, lower = face.ends, box.adjusted(0, 2.6 * unit, 0, 0)
        wide = QFontMetricsF(hand.font(3, bold=True)).horizontalAdvance(ends) + 2
        hand.line(
            ends,
            QRectF(lower.right() - wide, lower.top(), wide, lower.height()),
            3,
            palette.ink_soft,
            bold=True,
        )
        box = box.adjusted(0, 0, -wide - 2 * unit, 0)
    hand.line(words, box, FAR, palette.ink, bold=True)


def _group(hand: Hand, pane: Pane, box: QRectF) -> None:
    """One group: its name and place, what it does, its clock, its words, what follows."""
    palette, unit = current().palette, hand.unit
    badge = QRectF(box.left(), box.top() + 0.2 * unit, 4.2 * unit, 4.2 * unit)
    hand.ground(badge, palette.accent_soft, 1)
    hand.painter.setFont(hand.font(2.8, bold=True))
    hand.painter.setPen(QColor(palette.accent))
    hand.painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(pane.number))
    name = QRectF(badge.right() + 1.2 * unit, box.top(), box.right() - badge.right() - 1.2 * unit, 9 * unit)
    low = box.height() < LOW * unit
    if low and pane.left:
        name.setRight(_clock_beside(hand, pane, box) - 1 * unit)
    end = hand.line(pane.name, name, 3.4, palette.ink, bold=True)
    box.setTop(max(end, badge.bottom()) + 0.3 * unit)
    if pane.about:
        box.setTop(hand.line(pane.about, box, 2.6, palette.ink_soft))
    box.setTop(box.top() + 0.8 * unit)
    lines = 1 if low else 2
    box.setTop(hand.text(pane.title, box, FAR, palette.ink, lines=lines, bold=True, least=4.4))
    if pane.left and not low:
        _clock(hand, pane, box)
    foot = QFontMetricsF(hand.font(2.6, bold=True)).height()
    place = QRectF(box.left(), box.bottom() - foot, box.width(), foot)
    hand.line(pane.following, place, 2.6, palette.ink_soft, bold=True)
    box.setBottom(place.top() - 0.6 * unit)
    if pane.step:
        box.setTop(hand.line(pane.step, box, 2.6, palette.ink_soft, bold=True) + 0.4 * unit)
    if pane.words:
        sign = _tr("Touche {0}\u00a0: tout lire, en grand").format(pane.number)
        sizes = FEW_WORDS if low else WORDS
        if box.height() < 2 * sizes[1] * unit:
            hand.line(sign, box, SIGN, palette.accent, bold=True)
        else:
            hand.pages(pane.words, box, sizes, palette.ink, 0, (sign, sign), palette.accent)


def _clock_beside(hand: Hand, pane: Pane, box: QRectF) -> float:
    """What is left, at the right of the name; where it begins."""
    palette, unit = current().palette, hand.unit
    font = hand.font(6.4, bold=True)
    wide = QFontMetricsF(font).horizontalAdvance(pane.left) + 2
    hand.painter.setFont(font)
    hand.painter.setPen(QColor(palette.danger if pane.over_time else palette.ink))
    place = QRectF(box.right() - wide, box.top() - 1 * unit, wide, 7.4 * unit)
    hand.painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, pane.left)
    return place.left()


def _clock(hand: Hand, pane: Pane, box: QRectF) -> None:
    palette, unit = current().palette, hand.unit
    font = hand.fitting(pane.left, box.width() * 0.62, 8.4, bold=True)
    metrics = QFontMetricsF(font)
    hand.painter.setFont(font)
    hand.painter.setPen(QColor(palette.danger if pane.over_time else palette.ink))
    place = QRectF(box.left(), box.top(), box.width(), 8.8 * unit)
    hand.painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, pane.left)
    after = box.left() + metrics.horizontalAdvance(pane.left) + 1.4 * unit
    beside = QRectF(after, box.top() + 4.2 * unit, box.right() - after, 4 * unit)
    hand.line(pane.left_words, beside, 2.8, palette.ink_soft)
    bar = QRectF(box.left(), place.bottom() + 0.2 * unit, box.width(), 1.2 * unit)
    hand.bar(bar, pane.share, palette.line, palette.danger if pane.over_time else palette.accent_fill)
    box.setTop(bar.bottom() + 1.4 * unit)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LiveBoard", text)
