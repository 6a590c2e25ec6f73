"""Pages of a PDF on the screen, with zoom. Imports QtPdf: import this only when a preview opens."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

ZOOM_STEP = 1.2
SMALLEST, LARGEST = 0.2, 5.0


class PdfPages(QPdfView):
    """Every page under the other, as wide as the view until zoomed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Not children of the view: Qt would delete them in the middle of its own destruction. First the view goes,
        # then the document, then the bytes it reads.
        self.pdf = QPdfDocument(parent)
        self._buffer = QBuffer(parent)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setDocument(self.pdf)
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.fit()

    def show_bytes(self, content: bytes) -> None:
        """Show another PDF."""
        self.release()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pdf.load(self._buffer)

    def release(self) -> None:
        """Let the document go before its bytes do."""
        self.pdf.close()
        self._buffer.close()

    def enlarge(self) -> None:
        """One step larger."""
        self._zoom(ZOOM_STEP)

    def reduce(self) -> None:
        """One step smaller."""
        self._zoom(1 / ZOOM_STEP)

    def fit(self) -> None:
        """A page as wide as the view."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _zoom(self, factor: float) -> None:
        now = self.zoomFactor()
        if self.zoomMode() != QPdfView.ZoomMode.Custom:
            points = self.pdf.pagePointSize(0).width() * self.logicalDpiX() / 72
            now = (self.viewport().width() - 12) / max(1.0, points)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(max(SMALLEST, min(LARGEST, now * factor)))
