"""One warning of the planner: its sign, what is the matter, what to do, and the ways on from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from trainer.planning.check_facts import PlanWarning
from ui.kit.buttons import link
from ui.kit.icons import set_icon
from ui.kit.labels import icon_label, label
from ui.kit.layout import FlowLayout, column, row
from ui.pages.workshops.naming import named


class WarningCard(QFrame):
    """`reveal_wanted(key)`, `waive_wanted(code)`, `unwaive_wanted(code)`. Those waved off show the reason instead."""

    reveal_wanted = Signal(str)
    waive_wanted = Signal(str)
    unwaive_wanted = Signal(str)

    def __init__(self, warning: PlanWarning) -> None:
        super().__init__()
        self.warning = warning
        self.setObjectName(f"balance.warning.{warning.code}")
        self._sign = icon_label("triangle-alert", "warning", 18)
        self._grade = label("", "caption")
        self._what = label("", "", wrap=True)
        self._advice = label("", "soft", wrap=True)
        self.go = named(link(self.tr("Aller à"), self._reveal), f"balance.go.{warning.code}")
        self.wave = named(link("", self._wave), f"balance.wave.{warning.code}")
        links = FlowLayout(gap=4)
        links.addWidget(self.go)
        links.addWidget(self.wave)
        words = column(self._grade, self._what, self._advice, links, gap=2)
        sign = column(2, self._sign, None, gap=0)
        whole = row(sign, words, gap=8)
        whole.setStretch(1, 1)
        whole.setContentsMargins(0, 4, 0, 4)
        self.setLayout(whole)
        self.show_warning(warning)

    def show_warning(self, warning: PlanWarning) -> None:
        """Show a state of the warning with this code."""
        self.warning = warning
        waved = bool(warning.reason)
        grave = warning.grave and not waved
        icon, colour = ("circle-alert", "danger") if grave else ("triangle-alert", "warning")
        set_icon(self._sign, *(("circle-check", "ink_faint") if waved else (icon, colour)), 18)
        grade = self.tr("À corriger") if grave else self.tr("À regarder")
        self._grade.setText(self.tr("Passé outre") if waved else grade)
        self._what.setText(warning.what)
        reason = self.tr("Parce que\u00a0: {0}").format(warning.reason)
        self._advice.setText(reason if waved else warning.advice)
        self.go.setVisible(bool(warning.keys))
        self.wave.setText(self.tr("Redonner l’avertissement") if waved else self.tr("Passer outre…"))
        self.setAccessibleName(f"{self._grade.text()}\u00a0: {warning.what}")
        self.setAccessibleDescription(self._advice.text())
        for button in (self.go, self.wave):
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(warning.what)

    @property
    def texts(self) -> tuple[QLabel, QLabel, QLabel]:
        """Its grade, what is the matter, and the advice or the reason."""
        return self._grade, self._what, self._advice

    def _reveal(self) -> None:
        self.reveal_wanted.emit(self.warning.keys[0])

    def _wave(self) -> None:
        wanted = self.unwaive_wanted if self.warning.reason else self.waive_wanted
        wanted.emit(self.warning.code)
