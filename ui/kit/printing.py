"""Printing a PDF through the system's dialog. QtPrintSupport is loaded when needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class PrintRun:
    """A paper, its name for the printer and how many copies of it."""

    title: str
    document: QPdfDocument
    copies: int
    one_sided: bool = False
    """Cut or folded: the backs of its pages stay empty."""


def print_runs(
    runs: Sequence[PrintRun], title: str, dialogs: Dialogs, parent: QWidget, *, duplex: bool = True
) -> bool:
    """Ask for a printer once, then print every run; False when the person gave up or the printer cannot begin."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if duplex else QPrinter.DuplexMode.DuplexNone)
    if not dialogs.run(QPrintDialog(printer, parent)):
        return False
    return paint_runs(runs, printer, duplex=duplex)


def paint_runs(runs: Sequence[PrintRun], printer: QPrinter, *, duplex: bool = True) -> bool:
    """Each run as a job of its own with its number of copies, collated; all of them in one where that is a file."""
    if printer.outputFileName():
        return _paint_file(runs, printer, duplex)
    wanted = printer.duplex()
    for run in runs:
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone if run.one_sided else wanted)
        printer.setDocName(run.title)
        printer.setCopyCount(run.copies)
        printer.setCollateCopies(True)
        if not paint_pages(run.document, printer):
            return False
    return True


def _paint_file(runs: Sequence[PrintRun], printer: QPrinter, duplex: bool) -> bool:
    """Copy after copy; with `duplex` an empty side lets each begin on a sheet of its own."""
    printer.setFullPage(True)
    painter = QPainter()
    for run in runs:
        count = run.document.pageCount()
        pages = [page_image(run.document, place) for place in range(count)]
        for place, drawn in _sides(count, duplex, run.one_sided) * run.copies:
            points = run.document.pagePointSize(place)
            if not _turn(painter, printer, points.width() > points.height()):
                return False
            if drawn:
                painter.drawImage(_target(printer, points.width(), points.height()), pages[place])
    return painter.end() if painter.isActive() else False


def _sides(count: int, duplex: bool, one_sided: bool) -> list[tuple[int, bool]]:
    """The sides of one copy: the page each has the size of, and whether it is printed."""
    if duplex and one_sided:
        return [(place, drawn) for place in range(count) for drawn in (True, False)]
    empty = [(count - 1, False)] if duplex and count % 2 else []
    return [*((place, True) for place in range(count)), *empty]


def _turn(painter: QPainter, printer: QPrinter, landscape: bool) -> bool:
    """Go to the next page, or begin; False when the printer cannot."""
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(orientation)
    return printer.newPage() if painter.isActive() else painter.begin(printer)


def paint_pages(document: QPdfDocument, printer: QPrinter) -> bool:
    """Paint each page that the printer asks for, at its own size; False when the printer cannot begin."""
    first = printer.fromPage() or 1
    last = printer.toPage() or document.pageCount()
    printer.setFullPage(True)
    painter = QPainter()
    for place in range(first - 1, min(last, document.pageCount())):
        points = document.pagePointSize(place)
        if not _turn(painter, printer, points.width() > points.height()):
            return False
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
