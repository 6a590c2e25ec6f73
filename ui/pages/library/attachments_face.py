"""The face of a file: its picture made small, or the icon of its kind on a soft ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.icons import pixmap
from ui.kit.theme import current
from ui.pages.library.attachments_words import kind_icon, squared


class Face(QWidget):
    """`width` and `height` at 100 % text; says nothing to a screen reader."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._at_100 = (width, height)
        self._kind, self._picture = "link", QPixmap()
        self._cut = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def pictured(self) -> bool:
        """Whether a picture is shown, not an icon."""
        return not self._picture.isNull()

    def sizeHint(self) -> QSize:
        """The size at this text setting."""
        scale = current().scale
        return QSize(scale.px(self._at_100[0]), scale.px(self._at_100[1]))

    def side(self) -> int:
        """The pixels that a picture should have on its longer side to look crisp."""
        return round(2 * max(self.sizeHint().width(), self.sizeHint().height()) * self.devicePixelRatioF())

    def show_kind(self, kind: str) -> None:
        """Show the icon of a kind."""
        self._kind, self._picture, self._cut = kind, QPixmap(), QPixmap()
        self.update()

    def show_picture(self, image: QImage) -> None:
        """Show a picture; a null one changes nothing."""
        if not image.isNull():
            self._picture, self._cut = QPixmap.fromImage(image), QPixmap()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rounded ground, then what it holds."""
        palette = current().palette
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 8, 8)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipPath(path)
            missing = self._kind == "missing"
            painter.fillPath(path, QColor(palette.warning_soft if missing else palette.sunken))
            if self.pictured:
                self._paint_picture(painter)
                return
            side = min(self.height() // 2, current().scale.px(32))
            icon = pixmap(kind_icon(self._kind), "warning" if missing else "ink_soft", side)
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, icon)

    def _paint_picture(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        wanted = (round(self.width() * ratio), round(self.height() * ratio))
        if (self._cut.width(), self._cut.height()) != wanted:
            self._cut = squared(self._picture, *wanted)
            self._cut.setDevicePixelRatio(ratio)
        painter.drawPixmap(0, 0, self._cut)
