"""One block of the agenda as a card in the colour of its brique, driven by the keyboard."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from trainer.workshops.records import Block, BlockKind
from ui.kit.buttons import icon_button
from ui.kit.french import duration
from ui.kit.labels import icon_label, label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.kit.tokens import mix, tint
from ui.pages.workshops.agenda_presenter import ICONS, AgendaWords
from ui.pages.workshops.naming import named

Move = Literal["up", "down", "before", "after"]
_ALT_MOVES: dict[int, Move] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "before",
    Qt.Key.Key_Right: "after",
}


class BlockCard(QFrame):
    """Return edits, Delete removes, Alt and the arrows move; up and down go to the neighbours."""

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    move_wanted = Signal(object, str)
    step_wanted = Signal(object, int)

    def __init__(self, block: Block, words: AgendaWords) -> None:
        super().__init__()
        self.block = block
        self._over = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, f"agenda.block.{block.id}", words.spoken(block))
        self.setAccessibleDescription(
            self.tr("Entrée pour modifier, Suppr pour enlever, Alt et les flèches pour déplacer.")
        )
        when = label(words.span(block), "caption")
        title = label(block.title, "strong", wrap=True)
        texts = column(
            row(when, label("·", "caption"), label(duration(block.minutes), "caption"), None, gap=6),
            title,
            gap=1,
        )
        if detail := words.detail(block):
            texts.addWidget(label(detail, "soft", wrap=True))
        self._tools = self._tool_bar(words)
        ink = tint(block.colour, current().palette)[0] if block.colour else "ink_soft"
        mark = icon_label(ICONS[block.kind], ink, 18)
        line = row(mark, texts, self._tools, gap=10)
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        line.setAlignment(self._tools, Qt.AlignmentFlag.AlignTop)
        line.setContentsMargins(16, 8, 6, 8)
        self.setLayout(line)

    def _tool_bar(self, words: AgendaWords) -> QWidget:
        block = self.block
        up = icon_button("arrow-up", self.tr("Monter (Alt+↑)"), lambda: self.move_wanted.emit(block, "up"))
        down = icon_button(
            "arrow-down", self.tr("Descendre (Alt+↓)"), lambda: self.move_wanted.emit(block, "down")
        )
        edit = icon_button("pencil", self.tr("Modifier (Entrée)"), lambda: self.edit_wanted.emit(block))
        drop = icon_button("trash-2", self.tr("Enlever (Suppr)"), lambda: self.remove_wanted.emit(block))
        for button, key in ((up, "up"), (down, "down"), (edit, "edit"), (drop, "remove")):
            named(button, f"agenda.block.{block.id}.{key}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tools = QWidget()
        tools.setLayout(row(up, down, edit, drop, gap=0))
        policy = tools.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        tools.setSizePolicy(policy)
        tools.hide()
        return tools

    def hasHeightForWidth(self) -> bool:
        """The title may take two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Enough for the words, and more for a long block."""
        layout = self.layout()
        needed = layout.totalHeightForWidth(width) if layout is not None else 0
        return max(needed, current().scale.px(40 + min(self.block.minutes, 120) * 0.3))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a block."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in _ALT_MOVES:
            self.move_wanted.emit(self.block, _ALT_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit(self.block)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit(self.block)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(self.block, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit."""
        self.edit_wanted.emit(self.block)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the buttons."""
        self._over = True
        self._show_tools()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the buttons."""
        self._over = False
        self._show_tools()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring and the buttons."""
        super().focusInEvent(event)
        self._show_tools()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide them again."""
        super().focusOutEvent(event)
        self._show_tools()

    def _show_tools(self) -> None:
        self._tools.setVisible(self._over or self.hasFocus())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft ground in the brique's colour, a bar on the left, the ring when it has the focus."""
        palette = current().palette
        if self.block.kind is BlockKind.SHEET and self.block.colour:
            bar, ground = tint(self.block.colour, palette)
        else:
            bar, ground = palette.control_line, palette.sunken
        if self._over:
            ground = mix(palette.ink, ground, 0.05)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, 8, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(bar))
            painter.drawRoundedRect(QRectF(box.left() + 4, box.top() + 6, 4, box.height() - 12), 2, 2)
