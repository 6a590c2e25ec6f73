"""The preview of papers, by QtPdf, and their printing. QtPdf and QtPrintSupport are imported here alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from trainer.papers.records import Paper
from ui.kit.buttons import ghost, icon_button
from ui.kit.dialogs import Dialogs
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.pages.workshops.naming import named

ZOOM_STEP = 1.2


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
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = named(QPdfView(self), "papers.preview.view", self.tr("Aperçu de {0}").format(title))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self.choice = named(QComboBox(), "papers.preview.choice", self.tr("Document"))
        self.choice.addItems([paper.file_name for paper in self._papers])
        self.choice.setVisible(len(self._papers) > 1)
        self.choice.setMinimumContentsLength(24)
        self.print_button = named(
            ghost(self.tr("Imprimer…"), self.print_paper, icon="printer", shortcut="Ctrl+P"),
            "papers.preview.print",
        )
        close = named(ghost(self.tr("Fermer"), self.accept), "papers.preview.close")
        smaller = icon_button(
            "minus", self.tr("Réduire"), lambda: self._zoom(1 / ZOOM_STEP), shortcut="Ctrl+-"
        )
        larger = icon_button("plus", self.tr("Agrandir"), lambda: self._zoom(ZOOM_STEP), shortcut="Ctrl++")
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
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(self._papers[index].content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)

    def _zoom(self, by: float) -> None:
        factor = self.view.zoomFactor()
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom:
            page = self.document.pagePointSize(0).width() or 595.0
            factor = self.view.viewport().width() / (page * self.view.logicalDpiX() / 72)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(0.2, min(5.0, factor * by)))

    def print_paper(self) -> None:
        """Ask for a printer, then print the paper on screen."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._dialogs.run(QPrintDialog(printer, self)):
            print_pages(self.document, printer)

    def done(self, result: int) -> None:
        """Let the document go before the bytes do."""
        self.document.close()
        super().done(result)


def page_image(document: QPdfDocument, page: int, size: QSize) -> QImage:
    """A page on white: QtPdf renders on a transparent ground."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.drawImage(0, 0, document.render(page, size))
    return image


def print_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Print every page, as large as the sheet of paper allows."""
    painter = QPainter(printer)
    try:
        for page in range(document.pageCount()):
            if page:
                printer.newPage()
            area = QRectF(painter.viewport())
            size = document.pagePointSize(page).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            image = page_image(document, page, QSize(round(size.width() / 4), round(size.height() / 4)))
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), image, QRectF(image.rect()))
    finally:
        painter.end()
