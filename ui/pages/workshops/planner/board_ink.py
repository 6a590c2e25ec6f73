"""The board's fonts, colours and texts: each text is measured, shortened and laid out once, then only drawn."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QTextLayout

from ui.kit.icons import pixmap
from ui.kit.marked import Piece, lay_out
from ui.kit.theme import body_font, current
from ui.kit.tokens import mix, tint
from ui.pages.workshops.planner.board_shapes import Box, Measures

FontName = Literal["title", "small", "strong", "head"]
MOST, BLEED = 3000, 1
TIGHT = 14
"""Less room than this (in pixels) holds no text worth reading."""


class Ink:
    """Everything that is drawn with; `refresh` follows the look, `looks` counts how often there was another one."""

    def __init__(self) -> None:
        self._look: tuple[object, ...] = ()
        self.looks = 0
        self._texts: dict[tuple[str, FontName, int, float], QPixmap] = {}
        self._short: dict[tuple[str, FontName, int], str] = {}
        self._widths: dict[tuple[str, FontName], int] = {}
        self._wrapped: dict[tuple[str, str, int, int], QTextLayout] = {}
        self._tints: dict[str, tuple[QColor, QColor, QColor]] = {}
        self._colours: dict[str, QColor] = {}
        self._corners: dict[tuple[int, str, str, float], QPixmap] = {}
        self.refresh()

    def refresh(self) -> None:
        """Other colours, other sizes; nothing when they are the same."""
        scale = current().scale
        look = (current().palette, scale.factor, body_font().key())
        if look == self._look:
            return
        self._look, self.looks = look, self.looks + 1
        self.palette = current().palette
        self.fonts: dict[FontName, QFont] = {
            "title": _font(scale.px(14), QFont.Weight.DemiBold),
            "small": _font(scale.px(13)),
            "strong": _font(scale.px(13), QFont.Weight.DemiBold),
            "head": _font(scale.px(16), QFont.Weight.DemiBold),
        }
        self.metrics = {name: QFontMetrics(font) for name, font in self.fonts.items()}
        small, line = self.metrics["small"].height(), self.metrics["title"].height()
        self.measures = Measures(line, small, scale.factor)
        caches: tuple[dict[Any, Any], ...] = (self._texts, self._short, self._widths, self._wrapped)
        for kept in (*caches, self._tints, self._colours, self._corners):
            kept.clear()
        veil = self._colours["veil"] = QColor(self.palette.ink)
        veil.setAlphaF(0.09 if self.palette.dark else 0.055)
        self.time_width = max(
            self.width(text, "small") for text in ("22\u202fh\u202f22", "10\u202fh\u202f30")
        )

    def px(self, at_100: float) -> int:
        """A size that follows the text."""
        return self.measures.px(at_100)

    def height(self, font: FontName) -> int:
        """The height of a line."""
        return self.metrics[font].height()

    def width(self, text: str, font: FontName) -> int:
        """The width of a text that nothing shortens."""
        key = (text, font)
        if key not in self._widths:
            _bound(self._widths)
            self._widths[key] = self.metrics[font].horizontalAdvance(text)
        return self._widths[key]

    def colour(self, name: str) -> QColor:
        """A colour of the palette, "#RRGGBB", or "veil", which darkens a little what is under it."""
        if name not in self._colours:
            self._colours[name] = QColor(name if name.startswith("#") else getattr(self.palette, name))
        return self._colours[name]

    def tint(self, colour: str) -> tuple[QColor, QColor, QColor]:
        """(bar, ground, ground of what is chosen) for the colour of a brique; "" for what is no sheet."""
        if colour not in self._tints:
            bar, soft = (
                tint(colour, self.palette) if colour else (self.palette.control_line, self.palette.sunken)
            )
            self._tints[colour] = (QColor(bar), QColor(soft), QColor(mix(bar, soft, 0.16)))
        return self._tints[colour]

    def text(
        self, painter: QPainter, text: str, font: FontName, ink: QColor, x: int, y: int, room: int
    ) -> int:
        """Draw one line with its top at y, shortened to `room`; gives the width it took."""
        if room < TIGHT or not text:
            return 0
        width = self.width(text, font)
        if width > room:
            text = self._shortened(text, font, room)
            width = self.width(text, font)
        painter.drawPixmap(x - BLEED, y, self._drawn(text, font, ink, width, painter))
        return width

    def centred(
        self, painter: QPainter, text: str, font: FontName, ink: QColor, x: int, y: int, room: int
    ) -> None:
        """Draw one line in the middle of `room`."""
        width = min(room, self.width(text, font))
        self.text(painter, text, font, ink, x + (room - width) // 2, y, room)

    def fits(self, text: str, font: FontName, room: int) -> bool:
        """Whether a text has room without being shortened."""
        return self.width(text, font) <= room

    def paragraph(
        self, painter: QPainter, text: str, font: FontName, ink: str, x: int, y: int, room: int, lines: int
    ) -> int:
        """Draw a text over at most `lines` lines, the last one shortened; gives the height it took."""
        colour = ink if ink.startswith("#") else str(getattr(self.palette, ink))
        key = (f"{font}{colour}{text}", font, room, lines)
        if key not in self._wrapped:
            _bound(self._wrapped)
            self._wrapped[key] = lay_out([Piece(text, colour)], self.fonts[font], max(TIGHT, room), lines)
        laid = self._wrapped[key]
        laid.draw(painter, QPointF(x, y))
        return round(laid.boundingRect().height())

    def panel(
        self, painter: QPainter, box: Box, radius: int, ground: str, line: str = "", *, plain: bool = False
    ) -> None:
        """A rounded box, its opaque edge a pixel wide: only its corners are drawn as curves, once; the rest is filled.

        A large curve costs a hundred times that; `plain` draws it so nevertheless, as do broken ratios of pixels.
        """
        side, ratio = radius + 2, painter.device().devicePixelRatio()
        if plain or ratio != int(ratio) or min(box.w, box.h) < 2 * side:
            painter.setBrush(self.colour(ground))
            painter.setPen(QPen(self.colour(line), 1) if line else Qt.PenStyle.NoPen)
            by = 0.5 if line else 0.0
            edges = QRectF(box.x, box.y, box.w, box.h).adjusted(by, by, -by, -by)
            painter.drawRoundedRect(edges, radius, radius)
            return
        corners, far = self._corner(radius, ground, line, ratio), round(side * ratio)
        right, low = box.right - side, box.bottom - side
        for x, at in ((box.x, 0), (right, far)):
            painter.drawPixmap(x, box.y, corners, at, 0, far, far)
            painter.drawPixmap(x, low, corners, at, far, far, far)
        fill, inner = self.colour(ground), box.w - 2 * side
        edge = self.colour(line) if line else fill
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(box.x + side, box.y, inner, 1, edge)
        painter.fillRect(box.x + side, box.y + 1, inner, side - 1, fill)
        painter.fillRect(box.x, box.y + side, 1, box.h - 2 * side, edge)
        painter.fillRect(box.x + 1, box.y + side, box.w - 2, box.h - 2 * side, fill)
        painter.fillRect(box.right - 1, box.y + side, 1, box.h - 2 * side, edge)
        painter.fillRect(box.x + side, low, inner, side - 1, fill)
        painter.fillRect(box.x + side, box.bottom - 1, inner, 1, edge)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _corner(self, radius: int, ground: str, line: str, ratio: float) -> QPixmap:
        """The four corners of a panel in one picture."""
        key = (radius, ground, line, ratio)
        if key not in self._corners:
            side = 2 * (radius + 2)
            made = QPixmap(round(side * ratio), round(side * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            with QPainter(made) as on:
                on.setRenderHint(QPainter.RenderHint.Antialiasing)
                self.panel(on, Box(0, 0, side, side), radius, ground, line, plain=True)
            self._corners[key] = made
        return self._corners[key]

    def icon(self, painter: QPainter, name: str, ink: str, x: int, y: int, side: int) -> None:
        """Draw an icon with its top left corner at (x, y)."""
        picture: QPixmap = pixmap(name, ink, side)
        painter.drawPixmap(x, y, picture)

    def _shortened(self, text: str, font: FontName, room: int) -> str:
        key = (text, font, room)
        if key not in self._short:
            _bound(self._short)
            self._short[key] = self.metrics[font].elidedText(text, Qt.TextElideMode.ElideRight, room)
        return self._short[key]

    def _drawn(self, text: str, font: FontName, ink: QColor, width: int, painter: QPainter) -> QPixmap:
        """The text as a picture: it is drawn once, then copied, which costs a tenth."""
        ratio = painter.device().devicePixelRatio()
        key = (text, font, ink.rgba(), ratio)
        found = self._texts.get(key)
        if found is None:
            _bound(self._texts)
            found = QPixmap(round((width + 2 * BLEED) * ratio), round(self.metrics[font].height() * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            with QPainter(found) as on:
                on.setFont(self.fonts[font])
                on.setPen(ink)
                on.drawText(BLEED, self.metrics[font].ascent(), text)
            self._texts[key] = found
        return found


@cache
def shared_ink() -> Ink:
    """The one of every board: what was drawn for a workshop is there for the next."""
    return Ink()


def _bound(kept: dict[Any, Any]) -> None:
    """Forget the oldest when there are too many."""
    if len(kept) >= MOST:
        for key in list(kept)[: MOST // 4]:
            del kept[key]


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = body_font()
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
