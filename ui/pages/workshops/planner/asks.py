"""A line over the board that asks for what an act needs: a title for several blocks, minutes to cut one at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

from trainer.planning import edits
from trainer.planning.keys import new_key
from ui.kit.buttons import ghost, primary
from ui.kit.inputs import Line
from ui.kit.labels import label
from ui.kit.layout import row, stack
from ui.kit.theme import current
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.desk import PlanDesk

BESIDE = 500
"""Width, at 100 % text, from which the answer stands beside the question."""


class AskBar(QFrame):
    """Hidden until something is asked; Return answers, Escape gives it up. `closed` gives the keyboard back."""

    closed = Signal()

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "banner")
        self._answer: Callable[[str], bool] = lambda text: True
        self._question = label("", "strong", wrap=True)
        self.field = named(Line(), "ask.field", self.tr("Réponse"))
        self.field.setMinimumWidth(current().scale.px(110))
        self.ok = named(primary(self.tr("Valider"), self._take), "ask.ok")
        cancel = named(ghost(self.tr("Renoncer"), self.put_away), "ask.cancel")
        answer = row(self.field, self.ok, cancel, gap=8)
        answer.setStretch(0, 1)
        self._line = row(self._question, answer, gap=8)
        self._line.setStretch(0, 1)
        self._line.setStretch(1, 1)
        self._line.setContentsMargins(12, 6, 6, 6)
        self.setLayout(self._line)
        self.field.returnPressed.connect(self._take)
        self.hide()

    def ask(self, what: str) -> None:
        """Ask what an act on the chosen blocks needs: "group" or "split"."""
        if self._desk.chosen and what == "group":
            self._ask_title()
        elif self._desk.chosen and what == "split":
            self._ask_minutes()

    def put_away(self) -> None:
        """Nothing is asked any more."""
        self.hide()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The question stands over its answer where they have no room beside each other."""
        super().resizeEvent(event)
        stack(self._line, self.width() < current().scale.px(BESIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives it up."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _ask_title(self) -> None:
        desk, keys = self._desk, self._desk.chosen
        group = new_key()

        def answer(title: str) -> bool:
            return desk.do(
                self.tr("titre «\u00a0{0}\u00a0»").format(title),
                lambda plan: edits.group_under(plan, keys, title, group),
            )

        self._show(self.tr("Titre de ces séquences"), "", answer)

    def _ask_minutes(self) -> None:
        desk, key = self._desk, self._desk.chosen[0]
        block, fresh = desk.plan.block(key), new_key()

        def answer(typed: str) -> bool:
            first = int(typed) if typed.strip().isdecimal() else 0
            text = self.tr("coupe de «\u00a0{0}\u00a0»").format(block.title)
            return desk.do(text, lambda plan: edits.split(plan, key, first, fresh), choose=(key, fresh))

        question = self.tr("Couper «\u00a0{0}\u00a0»\u00a0: minutes de la première partie").format(
            block.title[:40]
        )
        self._show(question, str(max(1, block.minutes // 2)), answer)

    def _show(self, question: str, value: str, answer: Callable[[str], bool]) -> None:
        self._answer = answer
        self._question.setText(question)
        self.field.setAccessibleName(question)
        self.field.setText(value)
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if self._answer(self.field.text()):
            self.put_away()
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
