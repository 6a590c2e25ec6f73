"""Pages of a PDF that is made anew while one looks: the place stays, nothing flickers. Imports QtPdf."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtWidgets import QLabel, QWidget

from ui.kit.pdf_pages import PdfPages
from ui.kit.theme import current


class LivePages(PdfPages):
    """`renew` shows another state of the same paper; a picture of the former one covers it until it is drawn."""

    COVERED_MS = 700
    """How long the cover stays at most, should nothing be drawn."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.dress()
        self._cover = QLabel(self)
        self._cover.hide()
        self._wanted: tuple[int, int] | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(self.COVERED_MS)
        self._limit.timeout.connect(self._cover.hide)
        renderer = self.findChild(QPdfPageRenderer)
        if renderer is not None:
            renderer.pageRendered.connect(lambda: QTimer.singleShot(0, self._cover, self._cover.hide))

    def dress(self) -> None:
        """The desk under the pages in the colour of the theme (Qt takes the dark of the palette)."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(current().palette.sunken))
        self.setPalette(palette)

    def renew(self, content: bytes) -> None:
        """Show another state of the paper at the same place."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        if self.pdf.pageCount() and self.isVisible():
            self._cover.setPixmap(self.viewport().grab())
            self._cover.setGeometry(self.viewport().geometry())
            self._cover.show()
            self._cover.raise_()
            self._limit.start()
        self.show_bytes(content)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A cover of another size would lie."""
        super().resizeEvent(event)
        if hasattr(self, "_cover"):
            self._cover.hide()
