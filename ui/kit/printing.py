"""Printing a PDF through the system's dialog. QtPrintSupport is loaded when needed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.kit.dialogs import Dialogs

DOTS_PER_INCH = 300


def print_document(document: QPdfDocument, title: str, dialogs: Dialogs, parent: QWidget) -> bool:
    """Ask for a printer, then print the pages chosen; False when the person gave up or nothing was printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    if not dialogs.run(dialog):
        return False
    return paint_pages(document, printer)


def paint_pages(document: QPdfDocument, printer: QPrinter) -> bool:
    """Paint each page that the printer asks for, at its own size; False when the printer cannot begin."""
    first = printer.fromPage() or 1
    last = printer.toPage() or document.pageCount()
    printer.setFullPage(True)
    painter = QPainter()
    for place in range(first - 1, min(last, document.pageCount())):
        points = document.pagePointSize(place)
        landscape = points.width() > points.height()
        printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        )
        if not painter.isActive():
            if not painter.begin(printer):
                return False
        else:
            printer.newPage()
        painter.drawImage(_target(printer, points.width(), points.height()), page_image(document, place))
    return painter.end() if painter.isActive() else False


def page_image(document: QPdfDocument, place: int, dots: int = DOTS_PER_INCH) -> QImage:
    """One page on white, `dots` per inch."""
    points = document.pagePointSize(place)
    size = QSize(round(points.width() * dots / 72), round(points.height() * dots / 72))
    page = QImage(size, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    with QPainter(page) as painter:
        painter.drawImage(0, 0, document.render(place, size))
    return page


def _target(printer: QPrinter, width: float, height: float) -> QRectF:
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    share = min(paper.width() / width, paper.height() / height)
    shown = QRectF(0, 0, width * share, height * share)
    shown.moveCenter(QRectF(0, 0, paper.width(), paper.height()).center())
    return shown
