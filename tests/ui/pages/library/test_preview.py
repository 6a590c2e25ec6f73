"""The preview, printing and exporting of a sheet as a paper: the real PDF and DOCX, read back."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from tests.ui.pages.library.conftest import Desk
from ui.kit.page import Route
from ui.kit.printing import page_image, paint_pages
from ui.pages.library.preview import PreviewDialog

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
SLUG = "la-porte-s-entrouvre"
TITLE = "La porte s’entrouvre"


@pytest.fixture
def sheet(desk: Desk) -> Desk:
    """The page with a sheet on screen."""
    desk.go(Route("library", desk.app.library.sheet_by_slug(SLUG).id, "sheet"))
    return desk


@pytest.fixture
def preview(sheet: Desk) -> PreviewDialog:
    """The preview, opened from the keyboard."""
    QTest.keyClick(sheet.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sheet.qtbot.waitUntil(lambda: sheet.page.papers.dialog is not None, timeout=20_000)
    dialog = sheet.page.papers.dialog
    assert dialog is not None
    return dialog


def _export(desk: Desk, format: str, path: Path) -> None:
    desk.dialogs.file = path
    action = desk.page.shelf.reader.findChild(QAction, f"library.sheet.export.{format}")
    assert action is not None
    action.trigger()
    desk.settle()


def _text(document: QPdfDocument) -> str:
    return "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))


def test_control_p_shows_the_paper(preview: PreviewDialog) -> None:
    assert preview.isVisible()
    assert TITLE in preview.windowTitle()
    assert preview.document.pageCount() >= 1
    assert TITLE in _text(preview.document)


def test_the_preview_zooms_and_fits_again(preview: PreviewDialog) -> None:
    preview.view.enlarge()
    assert preview.view.zoomMode() == QPdfView.ZoomMode.Custom
    larger = preview.view.zoomFactor()
    preview.view.enlarge()
    assert preview.view.zoomFactor() == pytest.approx(larger * 1.2)
    preview.view.fit()
    assert preview.view.zoomMode() == QPdfView.ZoomMode.FitToWidth


def test_the_preview_saves_the_pdf(sheet: Desk, preview: PreviewDialog, tmp_path: Path) -> None:
    sheet.dialogs.file = tmp_path / "fiche.pdf"
    preview.save_button.click()
    sheet.settle()
    assert sheet.dialogs.file.read_bytes().startswith(b"%PDF")


def test_printing_asks_first_and_giving_up_prints_nothing(sheet: Desk, preview: PreviewDialog) -> None:
    before = len(sheet.dialogs.seen)
    preview.print_button.click()
    assert len(sheet.dialogs.seen) == before + 1
    assert sheet.context.notices.notice is None


def test_every_page_is_printed_on_white(preview: PreviewDialog, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert paint_pages(preview.document, printer)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == preview.document.pageCount()
    page = page_image(preview.document, 0, 40)
    assert page.pixelColor(1, 1) == QColor("white")
    shades = {
        page.pixelColor(x, y).name() for x in range(0, page.width(), 3) for y in range(0, page.height(), 3)
    }
    assert len(shades) > 10


def test_a_sheet_is_exported_as_pdf(sheet: Desk, tmp_path: Path) -> None:
    _export(sheet, "pdf", tmp_path / "fiche.pdf")
    document = QPdfDocument()
    document.load(str(tmp_path / "fiche.pdf"))
    assert TITLE in _text(document)


def test_a_sheet_is_exported_as_word(sheet: Desk, tmp_path: Path) -> None:
    _export(sheet, "docx", tmp_path / "fiche.docx")
    with zipfile.ZipFile(tmp_path / "fiche.docx") as package:
        assert TITLE in package.read("word/document.xml").decode("utf-8")
