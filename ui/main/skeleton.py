"""What the window shows while the rest of the program loads: its ground, the sidebar and the mark, painted bare.

No font, icon or style sheet is loaded for it: it must be on screen at once.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.kit.settings import Settings
from ui.kit.tokens import BRIQUE_COLOURS, DARK, LIGHT

SIDEBAR, MARK, BRICK = 232, (14, 18), (6, 5)
ROWS = (4, 3, 2, 1)
ENTRIES = 7


class Skeleton(QWidget):
    """The window's first picture, in the colours the person chose."""

    def __init__(self, settings: Settings, text_percent: int) -> None:
        super().__init__()
        mode = settings.text("theme")
        dark = mode == "dark" or (mode != "light" and _system_is_dark())
        self._palette = DARK if dark else LIGHT
        self._scale = text_percent / 100

    def paintEvent(self, event: object) -> None:
        """Paint the ground, the sidebar, the ten bricks of the mark and a bar per page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.paper))
        side = 24 + 208 * self._scale
        painter.fillRect(QRectF(0, 0, side, self.height()), QColor(self._palette.sidebar))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        self._mark(painter)
        painter.setBrush(QColor(self._palette.line))
        for place in range(ENTRIES):
            top = (84 + place * 44) * self._scale
            painter.drawRoundedRect(QRectF(24, top, 20, 16), 4, 4)
            painter.drawRoundedRect(QRectF(56, top + 3, (70 + place * 23 % 50) * self._scale, 10), 5, 5)
        painter.end()

    def _mark(self, painter: QPainter) -> None:
        colours = iter(BRIQUE_COLOURS)
        for row, bricks in enumerate(ROWS):
            for brick in range(bricks):
                painter.setBrush(QColor(next(colours)))
                left = MARK[0] + row * 3.65 + brick * 7.3
                painter.drawRoundedRect(QRectF(left, MARK[1] + (3 - row) * 6, *BRICK), 1.2, 1.2)


def _system_is_dark() -> bool:
    window = QApplication.style().standardPalette().color(QPalette.ColorRole.Window)
    return window.lightness() < 128
