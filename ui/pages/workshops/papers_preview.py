"""The preview of the papers of a workshop. Loads QtPdf: imported when a preview opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from trainer.papers.records import Paper
from ui.kit.buttons import ghost, icon_button
from ui.kit.dialogs import Dialogs
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.pdf_pages import PdfPages
from ui.kit.theme import current
from ui.pages.workshops.naming import named


class PreviewDialog(QDialog):
    """Shows one paper at a time; a choice goes from one to the next."""

    def __init__(
        self, title: str, papers: Sequence[Paper], dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("papers.preview")
        self._papers = tuple(papers)
        self._dialogs = dialogs
        self.view = named(PdfPages(self), "papers.preview.view", self.tr("Aperçu de {0}").format(title))
        self.document = self.view.pdf
        self.choice = named(QComboBox(), "papers.preview.choice", self.tr("Document"))
        self.choice.addItems([paper.file_name for paper in self._papers])
        self.choice.setVisible(len(self._papers) > 1)
        self.choice.setMinimumContentsLength(24)
        self.print_button = named(
            ghost(self.tr("Imprimer…"), self.print_paper, icon="printer", shortcut="Ctrl+P"),
            "papers.preview.print",
        )
        close = named(ghost(self.tr("Fermer"), self.accept), "papers.preview.close")
        smaller = icon_button("minus", self.tr("Réduire"), self.view.reduce, shortcut="Ctrl+-")
        larger = icon_button("plus", self.tr("Agrandir"), self.view.enlarge, shortcut="Ctrl++")
        bar = row(label(title, "heading"), None, self.choice, smaller, larger, self.print_button, close)
        whole = column(bar, self.view, gap=12, margins=16)
        whole.setStretchFactor(self.view, 1)
        self.setLayout(whole)
        scale = current().scale
        self.resize(min(scale.px(900), 1300), 720)
        self.choice.currentIndexChanged.connect(self._show)
        self._show(0)
        self.view.setFocus()

    def _show(self, index: int) -> None:
        self.view.show_bytes(self._papers[index].content)

    def print_paper(self) -> None:
        """Ask for a printer, then print the paper on screen."""
        from ui.kit.printing import print_document

        name = self._papers[self.choice.currentIndex()].file_name
        print_document(self.document, name, self._dialogs, self)

    def done(self, result: int) -> None:
        """Let the document go with the dialog."""
        self.view.release()
        super().done(result)
