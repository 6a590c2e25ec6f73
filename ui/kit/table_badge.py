"""The rounded mark in a table's cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit.theme import current
from ui.kit.tokens import Tone, tint

BADGE = int(Qt.ItemDataRole.UserRole) + 1
"""The role of a cell that holds a Tone or a "#RRGGBB"."""


class BadgeDelegate(QStyledItemDelegate):
    """Paints the cell's text on a rounded ground in the colour that the BADGE role gives."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's own ground, then the mark."""
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        widget = option.widget
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        if not text:
            return
        palette, scale = current().palette, current().scale
        colour = str(index.data(BADGE))  # Qt hands an enum of texts back as its text
        ink, ground = tint(colour, palette) if colour.startswith("#") else palette.tone(Tone(colour))
        font = QFont(option.font)
        font.setPixelSize(scale.caption)
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        room: QRect = option.rect.adjusted(12, 0, -8, 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 18)
        height = metrics.height() + 6
        mark = QRect(
            room.left(), room.center().y() - height // 2, metrics.horizontalAdvance(shown) + 18, height
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(mark, height / 2, height / 2)
        painter.setPen(QColor(ink))
        painter.setFont(font)
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()
