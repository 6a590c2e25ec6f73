"""Runs on their way to a printer: each with its copies, sheet by sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ui.kit.printing import PrintRun, paint_runs

Make = Callable[[int, bool], QPdfDocument]


@pytest.fixture
def make(qapp: QApplication, tmp_path: Path) -> Make:
    """A paper of so many small pages, lying or standing."""

    def made(pages: int, landscape: bool) -> QPdfDocument:
        path = tmp_path / f"{pages}-{landscape}.pdf"
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QSizeF(60, 90), QPageSize.Unit.Millimeter))
        side = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        writer.setPageOrientation(side)
        with QPainter(writer) as painter:
            for page in range(pages):
                if page:
                    writer.newPage()
                painter.drawText(100, 400, f"{page + 1}")
        document = QPdfDocument(qapp)
        document.load(str(path))
        return document

    return made


@pytest.mark.parametrize(("duplex", "pages"), [(True, 3 * 2 + 2 * 4 + 2 * 4), (False, 3 * 1 + 2 * 3 + 2 * 2)])
def test_every_copy_begins_on_a_sheet_of_its_own(
    make: Make, tmp_path: Path, duplex: bool, pages: int
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    cut = PrintRun("Cartes", make(2, False), 2, one_sided=True)
    runs = [PrintRun("Un", make(1, True), 3), PrintRun("Trois", make(3, False), 2), cut]
    assert paint_runs(runs, printer, duplex=duplex)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == pages
    first, last = printed.pagePointSize(0), printed.pagePointSize(pages - 1)
    assert first.width() > first.height()
    assert last.width() < last.height()
