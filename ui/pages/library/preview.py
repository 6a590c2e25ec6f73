"""The preview of a paper: its PDF, page under page on white, with zoom, print and save. QtPdf is loaded when needed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QWidget

from ui.kit.buttons import ghost, icon_button, primary
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.theme import current

ZOOM_STEP = 1.2


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
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.view = QPdfView(self)
        self.view.setObjectName("library.preview.pages")
        self.view.setAccessibleName(self.tr("Pages de «\u00a0{0}\u00a0»").format(title))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self.view.setFrameShape(QPdfView.Shape.NoFrame)
        self.print_button = primary(
            self.tr("Imprimer…"), lambda: on_print(self.document), icon="printer", shortcut="Ctrl+P"
        )
        self.print_button.setObjectName("library.preview.print")
        self.save_button = ghost(self.tr("Enregistrer en PDF…"), on_save, icon="download", shortcut="Ctrl+S")
        self.save_button.setObjectName("library.preview.save")
        self._lay_out(title)
        self._fit()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def zoom(self, factor: float) -> None:
        """Larger or smaller than now."""
        now = self.view.zoomFactor()
        if self.view.zoomMode() != QPdfView.ZoomMode.Custom:
            points = self.document.pagePointSize(0).width()
            screen = self.view.logicalDpiX() / 72
            now = (self.view.viewport().width() - 12) / max(1.0, points * screen)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(0.25, min(5.0, now * factor)))

    def fit(self) -> None:
        """A page as wide as the window."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _lay_out(self, title: str) -> None:
        pages = self.document.pageCount()
        count = self.tr("1\u00a0page") if pages == 1 else self.tr("{0}\u00a0pages").format(pages)
        smaller = icon_button(
            "minus", self.tr("Plus petit"), lambda: self.zoom(1 / ZOOM_STEP), shortcut="Ctrl+-"
        )
        larger = icon_button("plus", self.tr("Plus grand"), lambda: self.zoom(ZOOM_STEP), shortcut="Ctrl++")
        fit = ghost(self.tr("Largeur"), self.fit, shortcut="Ctrl+0")
        words = column(label(title, "lead"), label(count, "caption"), gap=0)
        bar = row(words, None, smaller, larger, fit, 12, self.save_button, self.print_button)
        bar.setContentsMargins(16, 12, 16, 12)
        whole = column(bar, self.view, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        QShortcut(QKeySequence("Ctrl+="), self).activated.connect(lambda: self.zoom(ZOOM_STEP))

    def _fit(self) -> None:
        room = self.screen().availableGeometry()
        wanted = current().scale.px(900)
        self.resize(min(wanted, room.width() - 60), min(current().scale.px(1000), room.height() - 60))
