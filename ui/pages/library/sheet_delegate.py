"""Paints one line of the list of sheets. Every line is as high as the others, so that thousands cost nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit.icons import pixmap
from ui.kit.marked import Piece, lay_out, plain_height
from ui.kit.pictures import Pictures
from ui.kit.theme import body_font, current
from ui.kit.tokens import tint
from ui.pages.library.sheet_model import ITEM, Item

AnyIndex = QModelIndex | QPersistentModelIndex
GAP = 3
MOST_KEPT, MOST_PICTURES = 400, 40


@dataclass(frozen=True, slots=True)
class _Set:
    """The texts of one line, laid out: each with its top, and the whole height."""

    texts: tuple[tuple[QTextLayout, float], ...]
    height: float


class SheetDelegate(QStyledItemDelegate):
    """An icon on a soft square of the brique's colour, then the title, facts and, when `roomy`, an excerpt."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.roomy = False
        self._kept: dict[int, tuple[Item, int, bool, _Set]] = {}
        self._layouts: dict[tuple[tuple[Piece, ...], bool, int, int], QTextLayout] = {}
        self._pictures = Pictures(MOST_PICTURES)
        self._inks: dict[tuple[str, str], tuple[str, str]] = {}

    def forget(self) -> None:
        """Lay every text out anew: the look or the width has changed."""
        self._kept.clear()
        self._layouts.clear()
        self._pictures.forget()

    def prepare(self, item: Item, size: QSize) -> None:
        """Paint a line out of sight, so that showing it costs nothing; `size` is the room of its row."""
        self._picture(item, size)

    def height(self) -> int:
        """The same height for every line: one or two lines of title, one of facts, two of excerpt when roomy."""
        scale = current().scale
        height = plain_height(_title_font()) * (1 if self._wide() else 2) + plain_height(_small_font()) + GAP
        if self.roomy:
            height += plain_height(_small_font()) * 2 + GAP
        return max(height, scale.px(40)) + 24

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, mark of the current line, icon, texts, star."""
        item = index.data(ITEM)
        is_current = index == self._view.currentIndex() and self._view.hasFocus()
        dressed = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if item is not None and not is_current and not dressed:
            painter.drawPixmap(option.rect.topLeft(), self._picture(item, option.rect.size()))
            return
        box = option.rect.adjusted(4, 2, -4, -2)
        painter.save()
        # Over what the table draws under a row of its own.
        painter.fillRect(option.rect, QColor(current().palette.paper))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if item is None:
            self._paint_waiting(painter, box)
        else:
            self._paint_ground(painter, option, box, item, is_current)
            self._paint_item(painter, box, item, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _picture(self, item: Item, size: QSize) -> QPixmap:
        def paint(painter: QPainter, whole: QRect) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            self._paint_item(painter, whole.adjusted(4, 2, -4, -2), item, False)

        ratio = self._view.devicePixelRatioF()
        return self._pictures.get((item, self.roomy), size, ratio, paint)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, item: Item, is_current: bool
    ) -> None:
        """What tells that the line is under the mouse, chosen, or has the focus."""
        palette = current().palette
        ink, soft = self._tint(item.colour)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(soft if chosen else palette.hover))
            painter.drawRoundedRect(box, 10, 10)
        if chosen:
            painter.setBrush(QColor(ink))
            painter.drawRoundedRect(QRect(box.left() + 3, box.top() + 10, 4, box.height() - 20), 2, 2)
        if is_current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 10, 10)
            painter.setPen(Qt.PenStyle.NoPen)

    def _paint_item(self, painter: QPainter, box: QRect, item: Item, chosen: bool) -> None:
        palette, scale = current().palette, current().scale
        ink, soft = self._tint(item.colour)
        laid = self._texts(item)
        side = scale.px(40)
        top = box.top() + max(10, (box.height() - max(side, round(laid.height))) // 2)
        square = QRect(box.left() + 14, top, side, side)
        painter.setBrush(QColor(palette.surface if chosen else soft))
        painter.drawRoundedRect(square, 10, 10)
        inner = scale.px(20)
        middle = square.center()
        painter.drawPixmap(middle.x() - inner // 2, middle.y() - inner // 2, pixmap(item.icon, ink, inner))
        left = square.right() + 13
        above = top + max(0.0, (side - laid.height) / 2)
        for layout, under in laid.texts:
            layout.draw(painter, QPointF(left, above + under))
        if item.starred:
            small = scale.px(15)
            painter.drawPixmap(
                box.right() - small - 8, box.top() + 10, pixmap("star", palette.warning, small)
            )

    def _paint_waiting(self, painter: QPainter, box: QRect) -> None:
        """A line that is being read: its place in grey."""
        scale = current().scale
        painter.setBrush(QColor(current().palette.sunken))
        side = scale.px(40)
        painter.drawRoundedRect(QRect(box.left() + 14, box.top() + 10, side, side), 10, 10)
        left = box.left() + 27 + side
        for place, share in enumerate((0.7, 0.45)):
            width = round((box.right() - left - 20) * share)
            painter.drawRoundedRect(
                QRect(left, box.top() + 12 + place * scale.px(20), width, scale.px(11)), 4, 4
            )

    def _texts(self, item: Item) -> _Set:
        room = self._room()
        kept = self._kept.get(id(item))  # by identity: comparing texts would cost more than it saves
        if kept is not None and kept[0] is item and kept[1:3] == (room, self.roomy):
            return kept[3]
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        made = self._lay_out(item, room)
        self._kept[id(item)] = (item, room, self.roomy, made)
        return made

    def _tint(self, colour: str) -> tuple[str, str]:
        palette = current().palette
        key = (colour, palette.name)
        if key not in self._inks:
            self._inks[key] = tint(colour, palette)
        return self._inks[key]

    def _lay_out(self, item: Item, room: int) -> _Set:
        palette = current().palette
        ink = self._tint(item.colour)[0]
        title_room = room - (current().scale.px(18) if item.starred else 0)
        title = [_marked(text, marked, palette.ink) for text, marked in item.marked]
        made = [self._laid(title, True, title_room, 1 if self._wide() else 2)]
        # The line that the title leaves goes to what follows.
        short = made[0].lineCount() == 1 and not self._wide()
        facts = [Piece(item.state, palette.warning, bold=True), Piece(item.brique, ink, bold=True)]
        facts.append(Piece(item.line, palette.ink_soft))
        shown = _joined([piece for piece in facts if piece.text])
        made.append(self._laid(shown, False, room, 2 if short and not self.roomy else 1))
        if self.roomy and item.excerpt:
            excerpt = [_marked(text, marked, palette.ink_soft) for text, marked in item.excerpt]
            made.append(self._laid(excerpt, False, room, 3 if short else 2))
        texts, top = [], 0.0
        for layout in made:
            texts.append((layout, top))
            top += layout.boundingRect().height() + GAP
        return _Set(tuple(texts), top - GAP)

    def _laid(self, pieces: Sequence[Piece], title: bool, room: int, lines: int) -> QTextLayout:
        """A text laid out, kept for the lines that say the same: a key typed changes few of them."""
        key = (tuple(pieces), title, room, lines)
        if key not in self._layouts:
            if len(self._layouts) > MOST_KEPT:
                self._layouts.clear()
            self._layouts[key] = lay_out(pieces, _title_font() if title else _small_font(), room, lines)
        return self._layouts[key]

    def _wide(self) -> bool:
        return self._room() > current().scale.px(360)

    def _width(self) -> int:
        return max(120, self._view.viewport().width() - 4)

    def _room(self) -> int:
        return max(60, self._width() - current().scale.px(40) - 46)


def _marked(text: str, marked: bool, ink: str) -> Piece:
    palette = current().palette
    return Piece(text, palette.ink, bold=True, ground=palette.warning_soft) if marked else Piece(text, ink)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    dot = Piece(" · ", current().palette.ink_faint)
    return [part for piece in pieces for part in (dot, piece)][1:]


def _title_font() -> QFont:
    return _font(current().scale.px(16), QFont.Weight.DemiBold)


def _small_font() -> QFont:
    return _font(current().scale.px(14))


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = body_font()
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
