"""Lines of a list as pictures: each is painted once, what stays the same from one answer to the next is copied."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.kit.theme import current

Painting = Callable[[QPainter, QRect], None]


class Pictures:
    """Keeps the `most` pictures used last, of lines told apart by a key."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, QPixmap] = {}

    def get(self, key: Hashable, size: QSize, ratio: float, paint: Painting) -> QPixmap:
        """The picture of a line, `size` logical pixels large on a screen of that ratio, on the ground of the page.

        `paint` gets the painter and the rectangle to fill when it was not kept, or was kept in another look.
        """
        look = current()
        whole = (key, size.width(), size.height(), ratio, look.palette.name, look.scale.factor)
        picture = self._kept.pop(whole, None)
        if picture is None:
            picture = _painted(size, ratio, paint)
            while len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
        self._kept[whole] = picture
        return picture

    def forget(self) -> None:
        """Paint every line anew."""
        self._kept.clear()


def _painted(size: QSize, ratio: float, paint: Painting) -> QPixmap:
    picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(current().palette.paper))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(current().palette.ink))
    paint(painter, QRect(0, 0, size.width(), size.height()))
    painter.end()
    return picture
