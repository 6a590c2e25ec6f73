"""A brique was changed elsewhere while its form was open: compare, then reload or keep one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from trainer.library.records import BriqueFields
from ui.kit.buttons import ghost, primary
from ui.kit.labels import Pill, label
from ui.kit.layout import column, row, scrolling
from ui.kit.theme import current
from ui.pages.library.presenter import differences, form_values


class StaleDialog(QDialog):
    """Accepted when a version was chosen: `keep_mine` says which. Closed otherwise: the form stays as it is."""

    def __init__(self, mine: BriqueFields, theirs: BriqueFields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep_mine = False
        self.setWindowTitle(self.tr("Modifiée entre-temps"))
        self.setObjectName("library.stale")
        self.reload = ghost(self.tr("Recharger"), self.accept, icon="refresh-cw")
        self.reload.setObjectName("library.stale.reload")
        self.keep = primary(self.tr("Garder la mienne"), self._keep)
        self.keep.setObjectName("library.stale.keep")
        sentence = self.tr(
            "Cette brique a été modifiée ailleurs depuis que vous l’avez ouverte. Rien n’a été écrit. "
            "Voici ce qui diffère."
        )
        table = scrolling(self._table(mine, theirs))
        whole = column(
            label(self.tr("Modifiée entre-temps"), "heading", wrap=True),
            label(sentence, wrap=True),
            table,
            row(None, ghost(self.tr("Revenir au formulaire"), self.reject), self.reload, self.keep),
            gap=12,
            margins=24,
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.resize(min(current().scale.px(680), 1200), min(current().scale.px(420), 680))

    def _keep(self) -> None:
        self.keep_mine = True
        self.accept()

    def _table(self, mine: BriqueFields, theirs: BriqueFields) -> QWidget:
        names, own, other = self._names(), form_values(mine), form_values(theirs)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addWidget(Pill(self.tr("La mienne")), 0, 1)
        grid.addWidget(Pill(self.tr("Celle de la base")), 0, 2)
        for line, key in enumerate(differences(mine, theirs), start=1):
            grid.addWidget(label(names[key], "strong"), line, 0)
            grid.addWidget(label(self._shown(own[key]), wrap=True), line, 1)
            grid.addWidget(label(self._shown(other[key]), wrap=True), line, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        whole = QWidget()
        whole.setLayout(grid)
        return whole

    def _shown(self, value: object) -> str:
        if isinstance(value, bool):
            return self.tr("oui") if value else self.tr("non")
        return str(value) if value not in ("", 0) else self.tr("(vide)")

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("Nom"),
            "tagline": self.tr("Accroche"),
            "audience": self.tr("Public"),
            "prerequisites": self.tr("Prérequis"),
            "usual_minutes": self.tr("Durée habituelle"),
            "goals": self.tr("Objectifs"),
            "introduction": self.tr("Introduction"),
            "colour": self.tr("Couleur"),
            "icon": self.tr("Icône"),
            "proposition": self.tr("Proposition"),
        }
