"""How long a block is: a number, five minutes more or less, and the short, usual and long of its sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.planning.edits import LONGEST
from trainer.planning.records import SheetLook
from ui.kit.buttons import Button, icon_button
from ui.kit.fields import NumberField
from ui.kit.french import duration
from ui.kit.inputs import share_history
from ui.kit.labels import label
from ui.kit.layout import FlowLayout, column, row
from ui.kit.theme import current
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.fields import Visits

STEP = 5


class MinutesField(QWidget):
    """`wanted(minutes)` at each change by the person that is a length; `stepped(by)` for the buttons beside it.

    `lengths` holds the short, usual and long of the sheet, for a line of its own.
    """

    wanted = Signal(int)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.number = named(NumberField(1, LONGEST), "block.minutes", self.tr("Minutes"))
        self.number.setFixedWidth(current().scale.px(58))
        share_history(self.number)
        self.visits = Visits(self.number)
        less = named(
            icon_button("minus", self.tr("Cinq minutes de moins (−)"), lambda: self.stepped.emit(-STEP)),
            "block.less",
        )
        self._more = named(
            icon_button("plus", self.tr("Cinq minutes de plus (+)"), lambda: self.stepped.emit(STEP)),
            "block.more",
        )
        caption = label(self.tr("Minutes"), "strong")
        caption.setBuddy(self.number)
        self.lengths = QWidget()
        self._lengths = FlowLayout(self.lengths, gap=4)
        self._buttons: list[Button] = []
        self._offered: list[int] = []
        self.setLayout(column(caption, row(self.number, less, self._more, gap=0), gap=3))
        self.number.textEdited.connect(self._typed)

    def show_minutes(self, minutes: int) -> None:
        """Show a length; what is being typed stays when it means the same, or nothing yet."""
        if self.number.value() != minutes and not (self.number.hasFocus() and not self.number.text()):
            self.number.set_value(minutes)

    def show_lengths(self, look: SheetLook | None, minutes: int) -> None:
        """Offer the lengths of the sheet, each once."""
        lengths: dict[int, list[str]] = {}
        if look is not None:
            names = (
                (look.short, self.tr("court")),
                (look.usual, self.tr("usuel")),
                (look.long, self.tr("long")),
            )
            for length, name in names:
                if length:
                    lengths.setdefault(length, []).append(name)
        texts = [
            (length, self.tr("{0} {1}").format(" = ".join(names), duration(length).removesuffix("\u00a0min")))
            for length, names in lengths.items()
        ]
        while len(self._buttons) < len(texts):
            self._add()
        self._offered = [length for length, _ in texts]
        for button, (length, text) in zip(self._buttons, texts, strict=False):
            if button.text() != text:
                button.setText(text)
                named(button, f"block.length.{length}", text)
            button.setChecked(length == minutes)
            button.setVisible(True)
        for button in self._buttons[len(texts) :]:
            button.setVisible(False)
        self.lengths.setVisible(bool(texts))

    def _add(self) -> None:
        """Another button: those there are show the lengths of whatever sheet comes next."""
        place = len(self._buttons)
        button = Button(look="chip")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.wanted.emit(self._offered[place]))
        self._lengths.addWidget(button)
        QWidget.setTabOrder(self._buttons[-1] if self._buttons else self._more, button)
        self._buttons.append(button)

    def _typed(self) -> None:
        minutes = self.number.value()
        if minutes is not None and 1 <= minutes <= LONGEST:
            self.wanted.emit(minutes)
