"""Briques as coloured dots: a cell of the list, and a line of the form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.kit.table import RecordModel
from ui.kit.theme import current
from ui.kit.tokens import tint

SIDE, GAP = 12, 6


def paint_dots(painter: QPainter, colours: Sequence[str], left: float, middle: float) -> None:
    """A row of dots that begins at `left`, in the ink that each colour has in this theme."""
    scale, palette = current().scale, current().palette
    radius, step = scale.px(SIDE) / 2, scale.px(SIDE + GAP)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, colour in enumerate(colours):
        painter.setBrush(QColor(tint(colour, palette)[0]))
        painter.drawEllipse(QPointF(left + radius + place * step, middle), radius, radius)
    painter.restore()


class DotsDelegate(QStyledItemDelegate):
    """Paints the briques of the row's path; its words are for screen readers and the tooltip."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's own ground, then the dots."""
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        model = index.model()
        if isinstance(model, RecordModel):
            briques = model.record(index.row()).briques
            room = (option.rect.width() - 16) // current().scale.px(SIDE + GAP)
            colours = [colour for _, colour in briques][: max(0, room)]
            paint_dots(painter, colours, option.rect.left() + 12, option.rect.center().y() + 0.5)


class Dots(QWidget):
    """The briques of one path; their names are the tooltip and the accessible name."""

    def __init__(self) -> None:
        super().__init__()
        self._colours: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_briques(self, briques: Sequence[tuple[str, str]]) -> None:
        """Show (title, colour)."""
        self._colours = [colour for _, colour in briques]
        names = ", ".join(title for title, _ in briques)
        self.setToolTip(names)
        self.setAccessibleName(names)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every dot."""
        scale = current().scale
        return QSize(len(self._colours) * scale.px(SIDE + GAP), scale.px(SIDE) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dots."""
        with QPainter(self) as painter:
            paint_dots(painter, self._colours, 0, self.height() / 2)
