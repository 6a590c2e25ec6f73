"""The line that adds something to the packing list by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from curriculum.model import Provenance
from trainer.core.errors import FabriqueError
from ui.kit.buttons import icon_button
from ui.kit.inputs import CalmCombo, Line
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.pages.workshops.naming import named


class AddLine(QWidget):
    """What, how much, from where. `wanted(label, quantity, provenance)`; Return adds."""

    wanted = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.what = named(Line(), "materials.add.label", self.tr("Ajouter une chose à prévoir"))
        self.what.setPlaceholderText(self.tr("Ajouter, par exemple une rallonge"))
        self.amount = named(Line(), "materials.add.quantity", self.tr("Combien"))
        self.amount.setPlaceholderText(self.tr("Combien"))
        self.amount.setFixedWidth(current().scale.px(92))
        self.origin = named(CalmCombo(), "materials.add.provenance", self.tr("D’où cela vient"))
        for provenance, words in (
            (Provenance.TO_BRING, self.tr("À apporter")),
            (Provenance.ON_SITE, self.tr("Sur place")),
            (Provenance.TO_PRINT, self.tr("À imprimer")),
        ):
            self.origin.addItem(words, provenance.value)
        self.button = icon_button("plus", self.tr("Ajouter à la liste"), self._want)
        self.button.setObjectName("materials.add")
        self.error = named(label("", "error", wrap=True), "materials.add.error")
        self.error.hide()
        second = row(self.amount, self.origin, self.button, gap=6)
        second.setStretch(1, 1)
        self.setLayout(column(self.what, second, self.error, gap=6))
        for field in (self.what, self.amount):
            field.returnPressed.connect(self._want)

    def added(self) -> None:
        """It is in the list: room for the next one."""
        self.what.clear()
        self.amount.clear()
        self.fail(None)
        self.what.setFocus()

    def fail(self, error: FabriqueError | None) -> None:
        """Say why it was not added; what was typed stays."""
        words = error.message if error is not None else ""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self.what.setAccessibleDescription(words)

    def _want(self) -> None:
        self.wanted.emit(self.what.text(), self.amount.text(), Provenance(self.origin.currentData()))
