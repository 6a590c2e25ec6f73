"""A whole and its parts: a bar, and under it each part with its colour, its name and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.kit.french import duration
from ui.kit.theme import current
from ui.kit.tokens import readable

GAP, BAR, LINE, SWATCH, EDGE = 2, 14, 24, 12, 4
"""Pixels at 100 % text: between parts, of the bar, of a line of the legend, of a colour in it, for the focus ring."""
SEEN = 3.0
"""The contrast of a part with the ground."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part: its name, its minutes, its colour ("#RRGGBB"; "" for the grey of what is no part of anything)."""

    name: str
    minutes: int
    colour: str = ""


def share_words(share: Share, whole: int) -> str:
    """ "45 min · 12 %"."""
    percent = round(100 * share.minutes / whole) if whole else 0
    return f"{duration(share.minutes)}\u00a0· {percent}\u00a0%"


class ShareChart(QWidget):
    """Tab comes here too: a screen reader says every part with its number."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._shares: tuple[Share, ...] = ()
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    @property
    def shares(self) -> tuple[Share, ...]:
        """What it shows."""
        return self._shares

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Show other parts."""
        if tuple(shares) == self._shares:
            return
        self._shares = tuple(shares)
        self.setAccessibleDescription(
            "\u00a0; ".join(f"{one.name} {share_words(one, self._whole)}" for one in self._shares)
        )
        self.updateGeometry()
        self.update()

    @property
    def _whole(self) -> int:
        return sum(one.minutes for one in self._shares)

    def sizeHint(self) -> QSize:
        """The title, the bar and a line for each part."""
        px = current().scale.px
        return QSize(px(200), 2 * EDGE + px(LINE) + px(BAR) + px(4) + px(LINE) * len(self._shares))

    def minimumSizeHint(self) -> QSize:
        """As high as it is, and as narrow as may be."""
        return QSize(80, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """The whole name of a part under the mouse, which may be cut."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for place, share in enumerate(self._shares):
                if self._line(place).contains(event.pos()):
                    text = f"{share.name}\u00a0: {share_words(share, self._whole)}"
                    QToolTip.showText(event.globalPos(), text, self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The title, the bar, the legend."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_title(painter)
            self._paint_bar(painter)
            for place, share in enumerate(self._shares):
                self._paint_line(painter, self._line(place), share)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(current().palette.focus), 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _paint_title(self, painter: QPainter) -> None:
        look = current()
        painter.setFont(_font(self.font(), look.scale.body, bold=True))
        painter.setPen(QColor(look.palette.ink))
        box = QRect(EDGE, EDGE, self.width() - 2 * EDGE, look.scale.px(LINE))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._title)

    def _paint_bar(self, painter: QPainter) -> None:
        px = current().scale.px
        top = EDGE + px(LINE)
        box = QRectF(EDGE, top, self.width() - 2 * EDGE, px(BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        left, room = box.left(), box.width() - GAP * max(0, len(self._shares) - 1)
        for share in self._shares:
            width = room * share.minutes / max(1, self._whole)
            painter.setBrush(QColor(_ink(share.colour)))
            painter.drawRoundedRect(QRectF(left, box.top(), max(1.0, width), box.height()), 2, 2)
            left += width + GAP

    def _paint_line(self, painter: QPainter, line: QRect, share: Share) -> None:
        look = current()
        px = look.scale.px
        side = px(SWATCH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_ink(share.colour)))
        painter.drawRoundedRect(QRect(line.left(), line.center().y() - side // 2, side, side), 3, 3)
        font = _font(self.font(), look.scale.caption)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        number = share_words(share, self._whole)
        wide = metrics.horizontalAdvance(number)
        name = QRect(
            line.left() + side + px(8), line.top(), line.width() - side - px(16) - wide, line.height()
        )
        painter.setPen(QColor(look.palette.ink))
        painter.drawText(
            name,
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(share.name, Qt.TextElideMode.ElideRight, name.width()),
        )
        painter.setPen(QColor(look.palette.ink_soft))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)

    def _line(self, place: int) -> QRect:
        px = current().scale.px
        top = EDGE + px(LINE) + px(BAR) + px(4) + place * px(LINE)
        return QRect(EDGE, top, self.width() - 2 * EDGE, px(LINE))


def _ink(colour: str) -> str:
    palette = current().palette
    return readable(colour, palette.surface, SEEN) if colour else palette.control_line


def _font(base: QFont, size: int, *, bold: bool = False) -> QFont:
    font = QFont(base)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
