"""Beside the tabs of the workshop: whether the plan is kept, undo and redo, and the run sheet on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.kit.buttons import icon_button
from ui.kit.labels import label
from ui.kit.layout import row
from ui.kit.page import Route
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.keeper import Kept


class Corner(QWidget):
    """Follows the desk."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self.state = named(label("", "caption"), "agenda.state")
        self.undo = named(icon_button("undo-2", self.tr("Annuler"), desk.undo), "agenda.undo")
        self.redo = named(icon_button("redo-2", self.tr("Rétablir"), desk.redo), "agenda.redo")
        self.print = named(
            icon_button("printer", self.tr("Imprimer le plan minuté"), self._print), "agenda.print"
        )
        self.setLayout(row(self.state, 4, self.undo, self.redo, self.print, gap=2))
        desk.history_changed.connect(self._say_history)
        desk.state_changed.connect(self._say_state)
        self._say_history()

    def show_words(self, shown: bool) -> None:
        """Say the state in words, or leave the room to the tabs when it is scarce."""
        self.state.setVisible(shown)

    def _say_history(self) -> None:
        desk = self._desk
        for button, on, word, text, keys in (
            (self.undo, desk.can_undo, self.tr("Annuler"), desk.undo_text, "Ctrl+Z"),
            (self.redo, desk.can_redo, self.tr("Rétablir"), desk.redo_text, self.tr("Ctrl+Maj+Z")),
        ):
            button.setEnabled(on)
            shown = self.tr("{0}\u00a0: {1}").format(word, text) if on and text else word
            button.setToolTip(f"{shown} ({keys})")
            button.setAccessibleDescription(text if on else "")

    def _say_state(self) -> None:
        self.state.setText(
            {
                Kept.CLEAN: "",
                Kept.SAVING: self.tr("Enregistrement…"),
                Kept.SAVED: self.tr("Enregistré"),
                Kept.FAILED: self.tr("Pas encore enregistré"),
                Kept.STALE: self.tr("Modifié ailleurs, pas enregistré"),
            }[self._desk.state]
        )

    def _print(self) -> None:
        self._desk.context.navigate(Route("workshops", self._desk.seen.workshop_id, "papers"))
