"""Searching, reading and taking a sheet away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from tests.ui.pages.library.conftest import Desk
from trainer.library.search_records import SheetQuery
from ui.kit.page import Route
from ui.pages.library import outside
from ui.pages.library.sheet_model import PAGE

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _type(desk: Desk, words: str) -> None:
    field = desk.find("library.search")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, words)
    desk.qtbot.waitUntil(lambda: desk.page.browser.ask.words == words and desk.context.worker.pending == 0)


def _found(desk: Desk) -> list[str]:
    return [item.title for item in desk.page.shelf.list.lines.items]


def _watch_doors(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the system is asked to open, instead of opening it."""
    opened: list[QUrl] = []

    def note(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(outside, "_open", note)
    return opened


def _open_sheet(desk: Desk, slug: str) -> int:
    record = desk.app.library.sheet_by_slug(slug)
    desk.go(Route("library", record.id, "sheet"))
    return record.id


def test_results_come_as_one_types_without_accents_or_capitals(desk: Desk) -> None:
    _type(desk, "COLERE")
    found = desk.app.search.sheets(SheetQuery("colère", limit=PAGE))
    wanted = [hit.summary.title for hit in found.hits]
    assert _found(desk) == wanted
    assert "La carte des colères" in wanted
    assert desk.page.shelf.isVisible()
    said = f"{found.total}\u00a0fiches trouvées pour «\u00a0COLERE\u00a0»"
    assert desk.page.shelf.list.accessibleDescription() == said
    assert said in [one.text() for one in desk.page.head.findChildren(QLabel)]


def test_nothing_found_says_so_and_gives_the_way_out(desk: Desk) -> None:
    _type(desk, "zygomatique")
    nothing = desk.page.shelf.nothing
    assert nothing.isVisible()
    assert "zygomatique" in nothing.title.text()
    nothing.buttons[-1].click()
    desk.settle()
    assert desk.page.front.wall.isVisible()
    assert not desk.page.browser.ask.active
    assert desk.page.search.field.text() == ""


def test_from_the_field_down_then_enter_reads_the_sheet_beside_the_results(desk: Desk) -> None:
    _type(desk, "ascenseurs")
    first = desk.app.search.sheets(SheetQuery("ascenseurs")).hits[0].summary
    QTest.keyClick(desk.find("library.search"), Qt.Key.Key_Down)
    QTest.keyClick(desk.find("library.results"), Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.shelf.list.current_id == first.id
    assert first.title in desk.page.shelf.reader.view.toPlainText()
    assert desk.page.shelf.reader.view.hasFocus()
    assert desk.page.browser.kept.recent == (first.slug,)


def test_escape_goes_out_step_by_step(desk: Desk) -> None:
    _type(desk, "ascenseurs")
    QTest.keyClick(desk.find("library.search"), Qt.Key.Key_Down)
    QTest.keyClick(desk.find("library.results"), Qt.Key.Key_Return)
    desk.settle()
    reader = desk.page.shelf.reader.view
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    assert desk.page.shelf.list.hasFocus()
    QTest.keyClick(desk.page.shelf.list, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.page.front.isVisible()
    assert desk.page.search.field.text() == ""


def test_control_f_focuses_the_search_from_anywhere(desk: Desk) -> None:
    _open_sheet(desk, "la-porte-s-entrouvre")
    QTest.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "library.search"


def test_a_brique_opens_on_its_presentation_then_its_sheets(desk: Desk) -> None:
    brique = desk.app.library.briques()[0]
    desk.go(Route("library", brique.id, "brique"))
    view = desk.page.shelf
    assert view.list.current_id == 0
    assert brique.fields.goals[0] in view.reader.view.toPlainText()
    assert not view.reader.bar.isVisible()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    sheet = desk.app.library.sheet(view.list.current_id or 0)
    named = f"Fiche «\u00a0{sheet.sheet.title}\u00a0»"
    desk.qtbot.waitUntil(lambda: view.reader.view.accessibleName() == named)
    read = view.reader.view.toPlainText()
    assert all(step.title.replace("\u00a0", " ") in read.replace("\u00a0", " ") for step in sheet.sheet.steps)
    assert view.reader.bar.isVisible()
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert view.reader.view.hasFocus()


def test_its_own_sheets_come_before_those_of_other_briques(desk: Desk) -> None:
    brique = desk.app.library.briques()[0]
    desk.go(Route("library", brique.id, "brique"))
    shown = [item.id for item in desk.page.shelf.list.lines.items if item.id]
    own = [desk.app.library.sheet(i).summary.brique_id == brique.id for i in shown]
    assert own == sorted(own, reverse=True)
    assert sum(own) == brique.sheets


def test_page_down_goes_to_the_next_brique(desk: Desk) -> None:
    briques = desk.app.library.briques()
    desk.go(Route("library", briques[0].id, "brique"))
    QTest.keyClick(desk.window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: desk.routes[-1] == Route("library", briques[1].id, "brique"))
    desk.settle()
    assert desk.page.brique_head.title.text() == f"2. {briques[1].title}"


def test_a_larger_text_sets_the_page_again_at_the_same_place(desk: Desk) -> None:
    _open_sheet(desk, "la-porte-s-entrouvre")
    view = desk.page.shelf.reader.view
    before = view.document().size().height()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    desk.context.theme.set_text_percent(200)
    desk.qtbot.waitUntil(lambda: view.document().size().height() > before * 1.5)
    assert 0.4 < bar.value() / bar.maximum() < 0.6
    desk.qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)


def test_a_sheet_that_is_gone_is_told(desk: Desk) -> None:
    desk.go(Route("library", 999_999, "sheet"))
    assert desk.context.notices.alert is not None
    assert desk.page.front.isVisible()


def test_only_web_links_leave_the_program(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = _watch_doors(monkeypatch)
    view = desk.page.shelf.reader.view
    for address in ("https://exemple.fr/a", "file:///etc/passwd", "javascript:alert(1)", "mailto:a@b.fr"):
        view.anchorClicked.emit(QUrl(address))
    assert [url.toString() for url in opened] == ["https://exemple.fr/a"]


def _export(desk: Desk, format: str) -> None:
    action = desk.page.shelf.reader.findChild(QAction, f"library.sheet.export.{format}")
    assert action is not None
    action.trigger()
    desk.settle()


def test_the_markdown_of_a_sheet_is_written_and_its_folder_offered(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = _watch_doors(monkeypatch)
    sheet_id = _open_sheet(desk, "la-porte-s-entrouvre")
    desk.dialogs.file = tmp_path / "fiche.md"
    _export(desk, "md")
    assert desk.dialogs.suggested == "fiche-la-porte-s-entrouvre.md"
    assert desk.dialogs.file.read_text(encoding="utf-8") == desk.app.library.text(sheet_id)
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.button is not None
    notice.button.click()
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]


def test_a_folder_that_cannot_be_written_is_told_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    _open_sheet(desk, "la-porte-s-entrouvre")
    desk.dialogs.file = tmp_path / "absent" / "fiche.md"
    failures: list[object] = []
    desk.context.worker.failed.connect(failures.append)
    _export(desk, "md")
    assert len(failures) == 1
    assert "fiche.md" in str(failures[0])
    assert not list(tmp_path.glob("**/*.part"))


def test_giving_up_the_file_writes_nothing(desk: Desk) -> None:
    _open_sheet(desk, "la-porte-s-entrouvre")
    desk.dialogs.file = None
    _export(desk, "md")
    assert desk.context.notices.notice is None


def test_a_sheet_can_be_taken_to_a_workshop(desk: Desk) -> None:
    sheet_id = _open_sheet(desk, "la-porte-s-entrouvre")
    desk.page.shelf.reader.bar.workshop_button.click()
    assert desk.routes[-1] == Route("workshops", part=f"add-sheet:{sheet_id}")
