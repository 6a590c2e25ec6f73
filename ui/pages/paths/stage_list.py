"""The stages of a path, one line each: chosen by arrows, moved by mouse or Alt+arrows, taken out by Delete."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from trainer.library.path_records import PathStage
from ui.kit.french import duration
from ui.kit.theme import current
from ui.kit.tokens import tint

STAGE = int(Qt.ItemDataRole.UserRole) + 1


class StageList(QListWidget):
    """Tells what the person wants; shows what it is given. `moved(from, to)` counts `to` after taking out."""

    moved = Signal(int, int)
    removed = Signal(int)
    edited = Signal()
    """Return: the minutes of the stage are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(StageDelegate(self))
        self.setAccessibleName(self.tr("Étapes du parcours"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setToolTip(self.tr("Glissez, ou Alt+Haut et Alt+Bas pour déplacer\u202f; Suppr pour enlever."))

    def show_stages(self, stages: Sequence[PathStage]) -> None:
        """Show the stages; the line that was current stays current."""
        place = self.currentRow()
        while self.count() > len(stages):
            self.takeItem(self.count() - 1)
        for row, stage in enumerate(stages):
            if row >= self.count():
                self.addItem(QListWidgetItem())
            item = self.item(row)
            item.setData(STAGE, stage)
            item.setText(self.spoken(stage))
        if stages:
            self.setCurrentRow(min(max(place, 0), len(stages) - 1))
        self.viewport().update()

    def spoken(self, stage: PathStage) -> str:
        """The line for a screen reader."""
        if stage.part is None:
            return self.tr("{0}, absente de cette base").format(stage.title)
        return self.tr("{0}, {1}").format(stage.title, duration(stage.minutes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+arrows move, Delete takes out, Return goes to the minutes."""
        row, key = self.currentRow(), event.key()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and row >= 0:
            self.moved.emit(row, row + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row >= 0:
            self.removed.emit(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """A line let go: tell where it goes; the list itself is filled again by whoever listens."""
        source = self.currentRow()
        target = self._target(event.position().toPoint().y())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        place = target - 1 if target > source else target
        if source >= 0 and place != source:
            self.moved.emit(source, place)

    def _target(self, y: int) -> int:
        for row in range(self.count()):
            if y < self.visualItemRect(self.item(row)).center().y():
                return row
        return self.count()


class StageDelegate(QStyledItemDelegate):
    """A dot in the colour of the brique, the title over its brique, the minutes at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines of text."""
        return QSize(current().scale.px(160), current().scale.px(50))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The line's own ground, then its parts."""
        stage = index.data(STAGE)
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        if not isinstance(stage, PathStage):
            return
        palette, scale = current().palette, current().scale
        colour = tint(stage.part.colour, palette)[0] if stage.part and stage.part.colour else palette.danger
        room: QRect = option.rect.adjusted(scale.px(34), scale.px(6), -scale.px(12), -scale.px(6))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        middle = QPointF(option.rect.left() + scale.px(18), option.rect.center().y() + 0.5)
        if stage.item.brique:
            side = scale.px(14)
            painter.drawRoundedRect(
                QRect(round(middle.x() - side / 2), round(middle.y() - side / 2), side, side), 3, 3
            )
        else:
            painter.drawEllipse(middle, scale.px(12) / 2, scale.px(12) / 2)
        self._words(painter, option, stage, room)
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, stage: PathStage, room: QRect) -> None:
        palette, scale = current().palette, current().scale
        font = QFont(option.font)
        font.setPixelSize(scale.body)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(palette.ink))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        minutes = duration(stage.minutes) if stage.minutes else "–"
        painter.drawText(room, right, minutes)
        width = room.width() - painter.fontMetrics().horizontalAdvance(minutes) - scale.px(12)
        half = room.height() // 2
        top = QRect(room.left(), room.top(), width, half)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(top, left, painter.fontMetrics().elidedText(stage.title, elide, width))
        font.setPixelSize(scale.caption)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(palette.ink_soft if stage.part is not None else palette.danger))
        detail = painter.fontMetrics().elidedText(self._detail(stage), elide, width)
        painter.drawText(top.translated(0, half), left, detail)

    def _detail(self, stage: PathStage) -> str:
        if stage.part is None:
            return self.tr("absente de cette base")
        home = self.tr("Brique entière") if stage.part.is_brique else stage.part.home
        if stage.item.minutes and stage.item.minutes != stage.part.minutes:
            return self.tr("{0} · {1} d’habitude").format(home, duration(stage.part.minutes))
        return home
