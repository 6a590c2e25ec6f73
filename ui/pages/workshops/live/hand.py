"""Writing on the board of the day: lines, texts of a size, pages of what is too long, pills and bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

SIGN = 2.6
"""The size in which it is said that there is more."""
FAR = 5.4
"""The least size of what is read from three metres: capitals of 25 pixels on a laptop of 1366 × 768, 5 mm."""


class Hand:
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
        return self._write(found, box, font, step, ink)

    def pages(
        self,
        words: str,
        box: QRectF,
        sizes: tuple[float, float],
        ink: str,
        page: int,
        signs: tuple[str, str],
        soft: str,
    ) -> int:
        """Words between two sizes; what does not fit at the smaller one goes to further pages. How many there are.

        `signs` say at the bottom of the box that there is more, and that this is the last page ("{0} sur {1}"), in the
        colour `soft`.
        """
        size, least = sizes
        found, step = self._laid(words, self.font(size), box.width())
        while size > least and len(found) * step > box.height() + 1:
            size = max(least, size * 0.95)
            found, step = self._laid(words, self.font(size), box.width())
        count = 1
        if len(found) * step > box.height() + 1:
            below = QFontMetricsF(self.font(SIGN)).height()
            each = max(1, int((box.height() - below + 1) // step))
            count = -(-len(found) // each)
            page = min(page, count - 1)
            found = found[page * each : (page + 1) * each]
            foot = QRectF(box.left(), box.bottom() - below, box.width(), below)
            sign = signs[page == count - 1]
            self.line(sign.format(page + 1, count), foot, SIGN, soft, bold=True)
        self._write(found, box, self.font(size), step, ink)
        return count

    def fitting(self, words: str, width: float, size: float, *, bold: bool = False) -> QFont:
        """The font of a size, or smaller where one line would be wider."""
        font = self.font(size, bold=bold)
        wide = QFontMetricsF(font).horizontalAdvance(words)
        return font if wide <= width else self.font(size * width / wide * 0.99, bold=bold)

    def sized(self, words: str, width: float, sizes: tuple[float, float]) -> tuple[float, float]:
        """Between two sizes, the one at which words fit on one line; both when they do not."""
        size, least = sizes
        wide = QFontMetricsF(self.font(size, bold=True)).horizontalAdvance(words)
        fitting = min(size, size * width / max(1.0, wide) * 0.98)
        return (fitting, fitting) if fitting >= least else (size, least * 0.75)

    def pill(self, words: str, box: QRectF, size: float, ink: str, ground: str) -> float:
        """Words on a rounded ground; where it ends downwards."""
        if not words:
            return box.top()
        font = self.font(size, bold=True)
        metrics = QFontMetricsF(font)
        wide = min(box.width(), metrics.horizontalAdvance(words) + 0.85 * size * self.unit)
        place = QRectF(box.left(), box.top(), wide, metrics.height() + 1.2 * self.unit)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(ground))
        self.painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        self.painter.setFont(font)
        self.painter.setPen(QColor(ink))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide - 0.5 * size * self.unit)
        self.painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
        return place.bottom()

    def ground(self, box: QRectF, colour: str, radius: float, *, line: str = "") -> None:
        """A rounded ground of a radius in units, with a hairline when `line` is a colour."""
        self.painter.setPen(QColor(line) if line else Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        self.painter.drawRoundedRect(box, radius * self.unit, radius * self.unit)

    def bar(self, box: QRectF, share: float, ground: str, ink: str) -> None:
        """How much of the time is used."""
        radius = box.height() / 2
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(ground))
        self.painter.drawRoundedRect(box, radius, radius)
        if share <= 0:
            return
        used = QRectF(box.left(), box.top(), max(box.height(), box.width() * share), box.height())
        self.painter.setBrush(QColor(ink))
        self.painter.drawRoundedRect(used, radius, radius)

    def _write(self, lines: list[str], box: QRectF, font: QFont, step: float, ink: str) -> float:
        self.painter.setFont(font)
        self.painter.setPen(QColor(ink))
        top = box.top()
        for shown in lines:
            place = QRectF(box.left(), top, box.width(), step)
            self.painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
            top += step
        return top

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
