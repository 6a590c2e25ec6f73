"""The draft was changed in another window: what differs, then reload or keep one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from curriculum.model import MethodSheet
from trainer.library.comparison import compare_sheets
from ui.kit.buttons import ghost, primary
from ui.kit.compared import changes_html
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.reading import ReadingView
from ui.kit.theme import current


class DraftStaleDialog(QDialog):
    """Accepted when a version was chosen: `keep_mine` says which. Closed otherwise: reloads, which can be undone."""

    def __init__(self, mine: MethodSheet, theirs: MethodSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep_mine = False
        self.setWindowTitle(self.tr("Modifiée entre-temps"))
        self.setObjectName("edit.stale")
        self.reload = ghost(self.tr("Recharger"), self.accept, icon="refresh-cw")
        self.reload.setObjectName("edit.stale.reload")
        self.keep = primary(self.tr("Garder la mienne"), self._keep)
        self.keep.setObjectName("edit.stale.keep")
        sentence = self.tr(
            "Cette fiche a été modifiée dans une autre fenêtre. Voici ce que la vôtre change. Recharger peut "
            "s’annuler ensuite avec Ctrl+Z."
        )
        view = ReadingView(self.tr("Ce qui diffère"))
        view.show_html(changes_html(compare_sheets(theirs, mine)))
        whole = column(
            label(self.tr("Modifiée entre-temps"), "heading", wrap=True),
            label(sentence, wrap=True),
            view,
            row(None, self.reload, self.keep),
            gap=12,
            margins=24,
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.resize(min(current().scale.px(720), 1200), min(current().scale.px(520), 700))

    def _keep(self) -> None:
        self.keep_mine = True
        self.accept()
