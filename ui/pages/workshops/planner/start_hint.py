"""Over an empty agenda: one line that offers the assistant. It goes when there is something to see."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.kit.buttons import ghost
from ui.kit.labels import label
from ui.kit.layout import row
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.desk import PlanDesk


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
        line = row(label(words, "soft", wrap=True), self.model, self.button, gap=12)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()
        desk.changed.connect(self._fit)

    def _fit(self) -> None:
        halves = self._desk.plan.halves
        self.setVisible(self._desk.loaded and bool(halves) and not any(half.blocks for half in halves))

    def _model(self) -> None:
        from ui.pages.workshops.planner.start_model import model_into

        model_into(self._desk)

    def _propose(self) -> None:
        from ui.pages.workshops.planner.start import propose_into

        propose_into(self._desk)
