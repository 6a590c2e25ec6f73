"""The preview of a paper: its PDF, page under page on white, with zoom, print and save. QtPdf is loaded when needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from ui.kit.buttons import ghost, icon_button, primary
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.pdf_pages import PdfPages
from ui.kit.theme import current


class PreviewDialog(QDialog):
    """Shows a PDF in one of the `forms` (value, label). `on_print` gets the document, `on_save` is asked for a file

    of a format ("pdf", "docx"), `on_form` for the pages of another form: `show_pdf` takes them.
    """

    def __init__(
        self,
        title: str,
        pdf: bytes,
        *,
        forms: Sequence[tuple[str, str]],
        form: str,
        on_print: Callable[[QPdfDocument], object],
        on_save: Callable[[str], object],
        on_form: Callable[[str], object],
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
        self.save_button = ghost(self.tr("PDF…"), lambda: on_save("pdf"), icon="download", shortcut="Ctrl+S")
        self.save_button.setAccessibleName(self.tr("Enregistrer en PDF"))
        self.save_button.setObjectName("library.preview.save")
        self.word_button = ghost(self.tr("Word…"), lambda: on_save("docx"), icon="file-text")
        self.word_button.setAccessibleName(self.tr("Enregistrer en document Word"))
        self.word_button.setObjectName("library.preview.word")
        self.forms = QComboBox()
        self.forms.setObjectName("library.preview.form")
        self.forms.setAccessibleName(self.tr("Forme sur le papier"))
        for value, text in forms:
            self.forms.addItem(text, value)
        self.forms.setCurrentIndex(max(0, self.forms.findData(form)))
        self.forms.currentIndexChanged.connect(lambda: on_form(self.form))
        self._count = label("", "caption")
        self._lay_out(title)
        self._fit()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def form(self) -> str:
        """The form chosen."""
        return str(self.forms.currentData())

    def show_pdf(self, pdf: bytes) -> None:
        """The pages of the form chosen."""
        self.view.show_bytes(pdf)
        self.view.fit()
        self.say(self._pages())

    def say(self, text: str) -> None:
        """How many pages, or why there are none."""
        self._count.setText(text)

    def done(self, result: int) -> None:
        """Let the document go with the dialog."""
        self.view.release()
        super().done(result)

    def _lay_out(self, title: str) -> None:
        self.say(self._pages())
        smaller = icon_button("minus", self.tr("Plus petit"), self.view.reduce, shortcut="Ctrl+-")
        larger = icon_button("plus", self.tr("Plus grand"), self.view.enlarge, shortcut="Ctrl++")
        fit = ghost(self.tr("Largeur"), self.view.fit, shortcut="Ctrl+0")
        name = label(title, "lead", wrap=True)
        words = column(name, self._count, gap=0)
        above = row(words, smaller, larger, fit, gap=8)
        above.setStretch(0, 1)
        choose = label(self.tr("Forme"), "soft")
        choose.setBuddy(self.forms)
        below = row(choose, self.forms, None, self.save_button, self.word_button, self.print_button)
        bar = column(above, below, gap=10)
        bar.setContentsMargins(16, 12, 16, 12)
        whole = column(bar, self.view, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        QShortcut(QKeySequence("Ctrl+="), self).activated.connect(self.view.enlarge)

    def _pages(self) -> str:
        pages = self.document.pageCount()
        return self.tr("1\u00a0page") if pages == 1 else self.tr("{0}\u00a0pages").format(pages)

    def _fit(self) -> None:
        room = self.screen().availableGeometry()
        wanted = current().scale.px(900)
        self.resize(min(wanted, room.width() - 60), min(current().scale.px(1000), room.height() - 60))
