"""Over an empty agenda: one line that offers the assistant. It goes when there is something to see."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import ghost
from ui.kit.labels import label
from ui.kit.layout import row, stack
from ui.kit.theme import current
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.desk import PlanDesk

BESIDE, TWO_WAYS = 500, 350
"""Widths, at 100 % text, from which the buttons stand beside the words, and beside each other."""


class StartHint(QWidget):
    """Shown while the half-days have no block at all."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self.button = named(
            ghost(self.tr("Proposer un déroulé"), self._propose, icon="sparkles"), "agenda.propose"
        )
        self.model = named(ghost(self.tr("Placer un modèle"), self._model, icon="copy"), "agenda.model")
        words = self.tr(
            "Rien encore\u00a0: cherchez une fiche, glissez-la dans une journée, ou partez d’une proposition."
        )
        self._ways = row(self.model, self.button, gap=12)
        self._line = row(label(words, "soft", wrap=True), self._ways, gap=12)
        self._line.setStretch(0, 1)
        self.setLayout(self._line)
        self._room = True
        self.hide()
        desk.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One under the other where there is no room for all beside each other."""
        super().resizeEvent(event)
        stack(self._line, self.width() < current().scale.px(BESIDE))
        stack(self._ways, self.width() < current().scale.px(TWO_WAYS))

    def give_way(self, there: bool) -> None:
        """Nothing is offered while a panel stands in place of the board: it needs the room."""
        self._room = not there
        self._fit()

    def _fit(self) -> None:
        halves = self._desk.plan.halves
        empty = self._desk.loaded and bool(halves) and not any(half.blocks for half in halves)
        self.setVisible(empty and self._room)

    def _model(self) -> None:
        from ui.pages.workshops.planner.start_model import model_into

        model_into(self._desk)

    def _propose(self) -> None:
        from ui.pages.workshops.planner.start import propose_into

        propose_into(self._desk)
