"""A paper on screen before it is printed or written. QtPdf is loaded when needed: import this only then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QDialog

from ui.kit.buttons import ghost, icon_button, primary
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.pdf_pages import PdfPages
from ui.kit.theme import current


class PaperPreview(QDialog):
    """Pages with zoom; `on_save` gets "pdf" or "docx"."""

    def __init__(
        self,
        title: str,
        pdf: bytes,
        *,
        on_print: Callable[[QPdfDocument], object],
        on_save: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.setObjectName("paths.preview")
        self.setWindowTitle(self.tr("Aperçu\u00a0: {0}").format(title))
        self.view = PdfPages(self)
        self.view.setAccessibleName(self.tr("Pages de «\u00a0{0}\u00a0»").format(title))
        self.view.show_bytes(pdf)
        self.print_button = primary(
            self.tr("Imprimer…"), lambda: on_print(self.view.pdf), icon="printer", shortcut="Ctrl+P"
        )
        self.pdf_button = ghost(self.tr("PDF…"), lambda: on_save("pdf"), icon="download", shortcut="Ctrl+S")
        self.word_button = ghost(
            self.tr("Word…"), lambda: on_save("docx"), icon="file-text", shortcut="Ctrl+Shift+S"
        )
        for button, name in (
            (self.print_button, "print"),
            (self.pdf_button, "pdf"),
            (self.word_button, "docx"),
        ):
            button.setObjectName(f"paths.preview.{name}")
        self._lay_out(title)
        room, scale = self.screen().availableGeometry(), current().scale
        self.resize(min(scale.px(900), room.width() - 60), min(scale.px(1000), room.height() - 60))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Let the document go with the dialog."""
        self.view.release()
        super().done(result)

    def _lay_out(self, title: str) -> None:
        pages = self.view.pdf.pageCount()
        count = self.tr("1\u00a0page") if pages == 1 else self.tr("{0}\u00a0pages").format(pages)
        words = column(label(title, "lead", wrap=True), label(count, "caption"), gap=0)
        smaller = icon_button("minus", self.tr("Plus petit"), self.view.reduce, shortcut="Ctrl+-")
        larger = icon_button("plus", self.tr("Plus grand"), self.view.enlarge, shortcut="Ctrl++")
        fit = ghost(self.tr("Largeur"), self.view.fit, shortcut="Ctrl+0")
        bar = row(words, smaller, larger, fit, 12, self.word_button, self.pdf_button, self.print_button)
        bar.setStretch(0, 1)
        bar.setContentsMargins(16, 12, 16, 12)
        whole = column(bar, self.view, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        QShortcut(QKeySequence("Ctrl+="), self).activated.connect(self.view.enlarge)
