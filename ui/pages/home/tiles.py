"""The parts of the home page: a figure, a brique, a first step, a thing to do, a workshop to come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from trainer.reports.records import BriqueTile, NextWorkshop
from ui.kit.buttons import Button, ContentButton
from ui.kit.cards import Card
from ui.kit.labels import IconDisc, Pill, icon_label, label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.kit.tokens import Tone
from ui.pages.home import presenter


class FigureCard(Card):
    """A number and what it counts."""

    def __init__(self, icon: str, tone: Tone, caption: str) -> None:
        super().__init__(gap=0, margins=16)
        self.figure = label("–", "figure")
        self.caption = label(caption, "soft", wrap=True)
        words = column(None, self.figure, self.caption, None, gap=0)
        line = row(IconDisc(icon, tone=tone, size=44), words, gap=12)
        line.setStretch(1, 1)
        self.add(line)

    def show_figure(self, text: str) -> None:
        """Show the number."""
        self.figure.setText(text)
        self.setAccessibleName(f"{self.caption.text()} {text}")


class BriqueButton(ContentButton):
    """A brique of the wall."""

    def __init__(self, tile: BriqueTile, sheets: str, proposition: str, open_it: Callable[[], None]) -> None:
        super().__init__(look="tile")
        self.setAccessibleName(f"{tile.title}, {sheets}" + (f", {proposition}" if tile.proposition else ""))
        title = label(tile.title, "strong", wrap=True)
        foot = row(label(sheets, "caption"), None, gap=6)
        if tile.proposition:
            foot.addWidget(Pill(proposition, Tone.NEUTRAL))
        parts = column(IconDisc(tile.icon, colour=tile.colour, size=36), title, None, foot, gap=8, margins=14)
        self.setLayout(parts)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(current().scale.px(132))
        self.clicked.connect(lambda: open_it())


class StepRow(QFrame):
    """One of the three first steps: its number or a check, what it is, the button of the one to do now."""

    def __init__(self, number: int, title: str, sentence: str, button: Button) -> None:
        super().__init__()
        self.button = button
        self._number = Pill(str(number), Tone.ACCENT)
        self._check = icon_label("circle-check", "success", 26)
        self._title = label(title, "lead", wrap=True)
        words = column(self._title, label(sentence, "soft", wrap=True), gap=2)
        mark = QWidget()
        mark.setLayout(row(self._number, self._check))
        mark.setFixedWidth(current().scale.px(40))
        line = row(mark, words, button, gap=12)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_state(self, *, done: bool, now: bool) -> None:
        """Done, to do now, or later."""
        self._check.setVisible(done)
        self._number.setVisible(not done)
        self._number.set_state(self._number.text(), Tone.ACCENT if now else Tone.NEUTRAL)
        self.button.setVisible(not done)
        look = "primary" if now else ""
        if self.button.property("look") != look:
            self.button.setProperty("look", look)
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)


class TodoRow(ContentButton):
    """A thing to do; a click leads to where it is done."""

    def __init__(self, icon: str, tone: Tone, title: str, subject: str, open_it: Callable[[], None]) -> None:
        super().__init__(look="row")
        self.setAccessibleName(f"{title} {subject}")
        words = column(
            None, label(title, "strong", wrap=True), label(subject, "soft", wrap=True), None, gap=0
        )
        line = row(
            IconDisc(icon, tone=tone, size=36), words, icon_label("chevron-right", "ink_faint"), gap=12
        )
        line.setStretch(1, 1)
        line.setContentsMargins(8, 8, 8, 8)
        self.setLayout(line)
        self.clicked.connect(lambda: open_it())


class DayBlock(QFrame):
    """A day as on a tear-off calendar."""

    def __init__(self, workshop: NextWorkshop, *, large: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "soft-card")
        number = label(str(workshop.first_day.day), "title" if large else "heading")
        month = label(presenter.month_short(workshop.first_day), "caption")
        for text in (number, month):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column(number, month, gap=0, margins=8))
        self.setFixedWidth(current().scale.px(76 if large else 60))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)


class WorkshopRow(ContentButton):
    """A later workshop, in one line."""

    def __init__(self, workshop: NextWorkshop, open_it: Callable[[], None]) -> None:
        super().__init__(look="row")
        self.setAccessibleName(f"{workshop.title}, {presenter.span(workshop)}")
        detail = " · ".join(part for part in (presenter.span(workshop), workshop.partner) if part)
        words = column(
            None, label(workshop.title, "strong", wrap=True), label(detail, "soft", wrap=True), None, gap=0
        )
        line = row(DayBlock(workshop), words, icon_label("chevron-right", "ink_faint"), gap=24)
        line.setStretch(1, 1)
        line.setContentsMargins(8, 6, 8, 6)
        self.setLayout(line)
        self.clicked.connect(lambda: open_it())
