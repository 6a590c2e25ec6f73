"""Paints one line of the list of sheets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit.icons import pixmap
from ui.kit.theme import body_font, current
from ui.kit.tokens import tint

AnyIndex = QModelIndex | QPersistentModelIndex
ITEM = int(Qt.ItemDataRole.UserRole) + 1
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Item:
    """One line: what is painted and what is said."""

    id: int
    icon: str
    title: str
    line: str
    promise: str
    brique: str
    tags: tuple[str, ...]
    colour: str
    spoken: str


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    font: QFont
    colour: str
    height: int


class SheetDelegate(QStyledItemDelegate):
    """An icon on a soft square of the brique's colour, then the title, facts, promise and tags."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the wrapped texts at the width of the view."""
        width = self._width()
        texts = self._texts(index.data(ITEM), self._room(width))
        height = sum(text.height for text in texts) + 4 * (len(texts) - 1)
        return QSize(width, max(height, current().scale.px(40)) + 26)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, mark of the current line, icon, texts."""
        item: Item = index.data(ITEM)
        palette, scale = current().palette, current().scale
        ink, soft = tint(item.colour, palette)
        box = option.rect.adjusted(4, 3, -4, -3)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(soft if chosen else palette.hover))
            painter.drawRoundedRect(box, 10, 10)
        if chosen:
            painter.setBrush(QColor(ink))
            painter.drawRoundedRect(QRect(box.left() + 3, box.top() + 10, 4, box.height() - 20), 2, 2)
        if chosen and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 10, 10)
            painter.setPen(Qt.PenStyle.NoPen)
        side = scale.px(40)
        square = QRect(box.left() + 14, box.top() + 10, side, side)
        painter.setBrush(QColor(palette.surface if chosen else soft))
        painter.drawRoundedRect(square, 10, 10)
        inner = scale.px(20)
        painter.drawPixmap(
            square.center().x() - inner // 2, square.center().y() - inner // 2, pixmap(item.icon, ink, inner)
        )
        left, top = square.right() + 13, box.top() + 10
        room = self._room(self._width())
        texts = self._texts(item, room)
        spare = side - sum(text.height for text in texts) - 4 * (len(texts) - 1)
        top += max(0, spare // 2)
        for text in texts:
            painter.setFont(text.font)
            painter.setPen(QColor(text.colour or ink))
            painter.drawText(QRect(left, top, room, text.height), _WRAP, text.text)
            top += text.height + 4
        painter.restore()

    def _width(self) -> int:
        return max(120, self._view.viewport().width() - 4)

    def _room(self, width: int) -> int:
        return max(60, width - current().scale.px(40) - 46)

    def _texts(self, item: Item, room: int) -> list[_Text]:
        palette, scale = current().palette, current().scale
        texts = [_fit(item.title, _font(scale.px(16), QFont.Weight.DemiBold), palette.ink, room, 3)]
        small = _font(scale.px(14))
        strong = _font(scale.px(14), QFont.Weight.DemiBold)
        if item.brique:
            texts.append(_fit(item.brique, strong, "", room, 1))
        texts.append(_fit(item.line, small, palette.ink_soft, room, 2))
        if item.promise:
            texts.append(_fit(item.promise, small, palette.ink_soft, room, 3))
        if item.tags:
            words = " · ".join(item.tags)
            texts.append(_fit(words, _font(scale.caption), palette.ink_faint, room, 2))
        return texts


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = body_font()
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def _fit(text: str, font: QFont, colour: str, room: int, lines: int) -> _Text:
    metrics = QFontMetrics(font)
    needed = metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAP, text).height()
    highest = metrics.lineSpacing() * lines
    if needed > highest + 2:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room * (lines - 0.15)))
        needed = highest
    return _Text(text, font, colour, needed)
