"""The steps of a sale as cards: a numbered mark, a title, a state, what it says, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.buttons import Button
from ui.kit.cards import Card
from ui.kit.icons import pixmap
from ui.kit.labels import Pill, label
from ui.kit.layout import FlowLayout, Part, column, row
from ui.kit.theme import current
from ui.kit.tokens import Tone

State = Literal["done", "now", "later"]


class StepMark(QWidget):
    """A disc with the number of the step, or a tick when it is done."""

    def __init__(self, number: int, state: State) -> None:
        super().__init__()
        self._number, self._state = number, state
        side = current().scale.px(30)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled for the step to do, soft for the one done, empty for a later one."""
        look = current()
        palette, side = look.palette, self.width()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            fill = {"done": palette.success_soft, "now": palette.accent_fill, "later": palette.sunken}[
                self._state
            ]
            painter.setBrush(QColor(fill))
            painter.drawEllipse(self.rect())
            if self._state == "done":
                inner = round(side * 0.6)
                offset = (side - inner) // 2
                painter.drawPixmap(offset, offset, pixmap("check", "success", inner))
                return
            painter.setPen(QColor(palette.on_accent if self._state == "now" else palette.ink_faint))
            font = QFont(self.font())
            font.setPixelSize(look.scale.body)
            font.setWeight(QFont.Weight.Bold)
            painter.setFont(font)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


def step_card(
    number: int,
    state: State,
    title: str,
    *,
    pill: tuple[str, Tone] | None = None,
    amount: str = "",
    parts: Sequence[Part] = (),
    actions: Sequence[Button] = (),
) -> Card:
    """One step of the sale."""
    head: list[Part] = [label(title, "lead")]
    if pill is not None:
        head.append(Pill(*pill))
    head.append(None)
    if amount:
        head.append(label(amount, "heading"))
    body = column(row(*head, gap=10), *parts, gap=6)
    if actions:
        holder = QWidget()
        flow = FlowLayout(holder)
        for button in actions:
            flow.addWidget(button)
        body.addSpacing(4)
        body.addWidget(holder)
    line = QHBoxLayout()
    line.setSpacing(14)
    line.addWidget(StepMark(number, state), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(body, 1)
    return Card(line, gap=0, margins=16)
