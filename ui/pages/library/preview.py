"""The preview of a paper: its PDF, page under page on white, with zoom, print and save. QtPdf is loaded when needed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QDialog, QWidget

from ui.kit.buttons import ghost, icon_button, primary
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.pdf_pages import PdfPages
from ui.kit.theme import current


class PreviewDialog(QDialog):
    """Shows a PDF. `on_print` gets the document, `on_save` is asked for a file."""

    def __init__(
        self,
        title: str,
        pdf: bytes,
        *,
        on_print: Callable[[QPdfDocument], object],
        on_save: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("library.preview")
        self.setWindowTitle(self.tr("Aperçu\u00a0: {0}").format(title))
        self.view = PdfPages(self)
        self.view.setObjectName("library.preview.pages")
        self.view.setAccessibleName(self.tr("Pages de «\u00a0{0}\u00a0»").format(title))
        self.view.show_bytes(pdf)
        self.document = self.view.pdf
        self.print_button = primary(
            self.tr("Imprimer…"), lambda: on_print(self.document), icon="printer", shortcut="Ctrl+P"
        )
        self.print_button.setObjectName("library.preview.print")
        self.save_button = ghost(self.tr("Enregistrer en PDF…"), on_save, icon="download", shortcut="Ctrl+S")
        self.save_button.setObjectName("library.preview.save")
        self._lay_out(title)
        self._fit()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Let the document go with the dialog."""
        self.view.release()
        super().done(result)

    def _lay_out(self, title: str) -> None:
        pages = self.document.pageCount()
        count = self.tr("1\u00a0page") if pages == 1 else self.tr("{0}\u00a0pages").format(pages)
        smaller = icon_button("minus", self.tr("Plus petit"), self.view.reduce, shortcut="Ctrl+-")
        larger = icon_button("plus", self.tr("Plus grand"), self.view.enlarge, shortcut="Ctrl++")
        fit = ghost(self.tr("Largeur"), self.view.fit, shortcut="Ctrl+0")
        words = column(label(title, "lead"), label(count, "caption"), gap=0)
        bar = row(words, None, smaller, larger, fit, 12, self.save_button, self.print_button)
        bar.setContentsMargins(16, 12, 16, 12)
        whole = column(bar, self.view, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        QShortcut(QKeySequence("Ctrl+="), self).activated.connect(self.view.enlarge)

    def _fit(self) -> None:
        room = self.screen().availableGeometry()
        wanted = current().scale.px(900)
        self.resize(min(wanted, room.width() - 60), min(current().scale.px(1000), room.height() - 60))
