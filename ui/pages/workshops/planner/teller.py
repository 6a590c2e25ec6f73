"""What a screen reader is told of the plan although the keyboard stays where it is: what was done, what it led to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible

from ui.kit.aloud import announce
from ui.pages.workshops.planner.board import PlanBoard
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.history import Edit, Step

WARN_MS = 2000
"""How long nothing has been done before new warnings are told: they do not cut short what is being said."""
MOST = 2
"""Warnings told in full."""


class Teller(QObject):
    """On the board, the item where the arrows are is told when it is worded otherwise; elsewhere, what was done."""

    def __init__(self, desk: PlanDesk, board: PlanBoard) -> None:
        super().__init__(board)
        self._desk, self._board = desk, board
        self._done, self._item = "", ""
        self._known: frozenset[str] | None = None
        self._soon, self.warn = QTimer(self), QTimer(self)
        for timer, pause, act in ((self._soon, 0, self._say), (self.warn, WARN_MS, self._say_warnings)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(act)
        board.reworded.connect(self._reworded)
        desk.acted.connect(self._acted)

    def stepped(self, words: str) -> None:
        """Something was taken back, or done again: what there is to say of the plan then was said before."""
        if QAccessible.isActive():
            if self._known is not None:
                self.warn.start()
            self._done = words
            self._item = self._board.sentence if self._board.hasFocus() else ""
            self._soon.start()

    def _reworded(self, sentence: str) -> None:
        self._item = sentence
        self._soon.start()

    def _acted(self, step: Step) -> None:
        if not QAccessible.isActive() or not isinstance(step, Edit):
            return
        self._watch()
        if not self._board.hasFocus():
            if step.join:
                return  # it is being typed
            self._item = self._where()
        elif step.before.chosen == step.after.chosen:
            return  # the board tells what has become of it
        else:
            self._item = self._board.sentence
        self._done = f"{step.text[:1].upper()}{step.text[1:]}."
        self._soon.start()

    def _where(self) -> str:
        """The block that is chosen, as the board words it, with its half-day; of several the last."""
        if not self._desk.chosen:
            return ""
        items = self._board.items
        index = items.index(items.row_of(self._desk.chosen[-1]))
        sentence, half = (
            str(index.data(role) or "")
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole)
        )
        return f"{half}\u00a0: {sentence}"

    def _say(self) -> None:
        announce(self._board, " ".join(part for part in (self._done, self._item) if part))
        self._done, self._item = "", ""

    # Warnings

    def _watch(self) -> None:
        if self._known is None:
            self._known = frozenset(one.what for one in self._desk.advisor.warnings)
        self.warn.start()

    def _say_warnings(self) -> None:
        advisor = self._desk.advisor
        if not advisor.current:
            self.warn.start()
            return
        known, self._known = self._known, None
        if known is None:
            return
        found = [one.what for one in advisor.warnings if not one.reason and one.what not in known]
        if not found:
            return
        words = _tr("À regarder\u00a0: {0}").format(" ".join(found[:MOST]))
        if len(found) > MOST:
            words += " " + _tr("Et {0} autres points dans «\u00a0Équilibre\u00a0».").format(len(found) - MOST)
        announce(self._board, words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("plan", text)
