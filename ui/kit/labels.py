"""Texts, small marks and hairlines."""

from __future__ import annotations

from typing import Literal

from PySide6 import QtCore
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.kit.icons import set_icon
from ui.kit.theme import current
from ui.kit.tokens import Tone, tint

Role = Literal[
    "",
    "title",
    "heading",
    "lead",
    "strong",
    "soft",
    "subtitle",
    "caption",
    "figure",
    "error",
    "hint",
    "caution",
    "required",
]


def label(text: str = "", role: Role = "", *, wrap: bool = False) -> QLabel:
    """A plain-text label with one of the roles of the type scale."""
    result = QLabel(text)
    result.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    result.setProperty("role", role)
    result.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        result.setSizePolicy(policy)
    return result


def rule() -> QFrame:
    """A horizontal hairline."""
    line = QFrame()
    line.setProperty("look", "rule")
    return line


def icon_label(name: str, colour: str = "", size: int = 18) -> QLabel:
    """An icon beside a text; `size` at 100 % text. It says nothing to a screen reader."""
    result = QLabel()
    set_icon(result, name, colour, size)
    return result


class Pill(QLabel):
    """A rounded mark: a status (by tone) or a brique (by its own colour)."""

    def __init__(
        self, text: str, tone: Tone = Tone.NEUTRAL, *, colour: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        self._tone, self._colour = tone, colour
        self.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setContentsMargins(10, 2, 10, 2)

    def set_state(self, text: str, tone: Tone = Tone.NEUTRAL, colour: str = "") -> None:
        """Show another status."""
        self._tone, self._colour = tone, colour
        self.setText(text)
        self.update()

    def colours(self) -> tuple[str, str]:
        """The (ink, background) in the current theme."""
        palette = current().palette
        return tint(self._colour, palette) if self._colour else palette.tone(self._tone)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rounded ground, then the text."""
        ink, ground = self.colours()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QtCore.Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            radius = min(self.height() / 2, 12)
            painter.drawRoundedRect(self.rect(), radius, radius)
            painter.setPen(QColor(ink))
            font = self.font()
            font.setPixelSize(current().scale.caption)
            font.setWeight(font.Weight.DemiBold)
            painter.setFont(font)
            painter.drawText(self.contentsRect(), QtCore.Qt.AlignmentFlag.AlignCenter, self.text())


class IconDisc(QWidget):
    """An icon on a soft square of its colour: the face of a brique, of an empty state, of a figure."""

    def __init__(self, name: str, *, colour: str = "", tone: Tone = Tone.ACCENT, size: int = 40) -> None:
        super().__init__()
        self._name, self._colour, self._tone, self._size = name, colour, tone, size
        side = current().scale.px(size)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The soft ground, then the icon."""
        from ui.kit.icons import pixmap

        palette = current().palette
        ink, ground = tint(self._colour, palette) if self._colour else palette.tone(self._tone)
        side = current().scale.px(self._size)
        if self.width() != side:
            self.setFixedSize(side, side)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QtCore.Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(self.rect(), side * 0.28, side * 0.28)
            inner = round(side * 0.54)
            picture = pixmap(self._name, ink, inner)
            offset = (side - inner) // 2
            painter.drawPixmap(offset, offset, picture)
