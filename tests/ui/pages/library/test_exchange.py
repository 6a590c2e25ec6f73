"""Opening a pack, deciding, taking in; a Word document; handing on: with the real window, worker and library."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTreeWidget, QWidget

from tests.support.hostile_zips import GOOD, ZIPS
from tests.support.word_documents import styled
from tests.ui.pages.library.conftest import Desk
from trainer.app import Application
from trainer.library.exchange_records import Choice, Selection, State
from ui.pages.library import menus
from ui.pages.library.exchange import dropped_file
from ui.pages.library.exchange_export import ExportPane
from ui.pages.library.exchange_merge import MergePane
from ui.pages.library.exchange_word import WordPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
SLUG = "tour-des-cles"
LEFT, BARE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def edit(app: Application, slug: str, promise: str) -> None:
    """Publish another promise."""
    sheet_id = app.library.sheet_by_slug(slug).id
    draft = app.drafts.open(sheet_id)
    sheet = replace(draft.sheet, promise=promise)
    version = app.drafts.save(sheet_id=sheet_id, version=draft.version, sheet=sheet)
    app.drafts.publish(sheet_id=sheet_id, version=version, note="")


@pytest.fixture
def pack(desk: Desk, tmp_path: Path) -> Path:
    """A pack of a friend: one conflict, one sheet changed there, the rest the same."""
    folder = tmp_path / "ami"
    folder.mkdir()
    friend = Application(f"sqlite:///{folder}/fabrique.sqlite3")
    edit(friend, SLUG, "Leur promesse à tenir.")
    edit(friend, "silence-utile", "Leur silence.")
    edit(desk.app, SLUG, "Ma promesse à tenir.")
    path = friend.exports.pack(path=tmp_path / "ami.fabrique", chosen=Selection(), made_by="Alliance").path
    friend.close()
    return path


def settle(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: desk.context.worker.pending == 0, timeout=20_000)


def opened(desk: Desk, path: Path) -> MergePane:
    """The preview of a file, read."""
    desk.page.open_exchange(path)
    settle(desk)
    settle(desk)
    pane = desk.page.exchange.currentWidget()
    assert isinstance(pane, MergePane)
    return pane


def button(pane: QWidget, name: str) -> QAbstractButton:
    found = pane.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def test_a_conflict_is_compared_decided_and_taken_in(desk: Desk, pack: Path) -> None:
    pane = opened(desk, pack)
    first = pane.table.current()
    assert first is not None
    assert (first.slug, first.state) == (SLUG, State.CONFLICT)
    shown = pane.reading.toPlainText()
    assert "Ma" in shown
    assert "Leur" in shown
    assert not pane.take.isEnabled()
    assert pane.summary.text().startswith("1\u00a0conflit à trancher")
    button(pane, "library.exchange.theirs").click()
    assert pane.take.isEnabled()
    assert pane.take.text() == "Reprendre (2)"
    pane.take.click()
    settle(desk)
    assert desk.app.library.sheet_by_slug(SLUG).sheet.promise == "Leur promesse à tenir."
    assert desk.app.library.sheet_by_slug("silence-utile").sheet.promise == "Leur silence."
    assert desk.page.rooms.currentWidget() is desk.page.hall
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.text.text() == "2\u00a0textes repris de ami.fabrique."


def test_the_keyboard_alone_decides(desk: Desk, pack: Path) -> None:
    pane = opened(desk, pack)
    assert desk.window.focusWidget() is pane.table.view
    mine = button(pane, "library.exchange.mine")
    for _ in range(12):
        if desk.window.focusWidget() is mine:
            break
        QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
    assert desk.window.focusWidget() is mine
    QTest.keyClick(mine, Qt.Key.Key_Space)
    assert pane.choices[next(iter(pane.choices))] is Choice.MINE
    pane.take.setFocus()
    QTest.keyClick(pane.take, Qt.Key.Key_Space)
    settle(desk)
    assert desk.app.library.sheet_by_slug(SLUG).sheet.promise == "Ma promesse à tenir."
    assert desk.app.library.sheet_by_slug("silence-utile").sheet.promise == "Leur silence."


def test_escape_leaves_without_writing(desk: Desk, pack: Path) -> None:
    pane = opened(desk, pack)
    QTest.keyClick(pane.table.view, Qt.Key.Key_Escape)
    settle(desk)
    assert desk.page.rooms.currentWidget() is desk.page.hall
    assert desk.app.library.sheet_by_slug("silence-utile").sheet.promise != "Leur silence."


def test_a_library_that_moved_on_is_told_and_nothing_is_written(desk: Desk, pack: Path) -> None:
    pane = opened(desk, pack)
    edit(desk.app, "silence-utile", "Entre-temps.")
    button(pane, "library.exchange.mine").click()
    pane.take.click()
    settle(desk)
    assert desk.app.library.sheet_by_slug("silence-utile").sheet.promise == "Entre-temps."
    assert desk.page.rooms.currentWidget() is desk.page.exchange
    assert desk.context.notices.alert is not None


def test_a_hostile_file_is_refused_with_its_sentence(desk: Desk, tmp_path: Path) -> None:
    desk.page.open_exchange(ZIPS["zip-slip"](tmp_path))
    settle(desk)
    assert desk.page.rooms.currentWidget() is desk.page.hall
    alert = desk.context.notices.alert
    assert alert is not None
    assert "sort du dossier" in alert.words.what


def test_bad_files_stay_out_when_the_person_says_so(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "fiches"
    folder.mkdir()
    (folder / "bonne.md").write_text(GOOD, encoding="utf-8")
    (folder / "mauvaise.md").write_text(GOOD.replace("outil", "gadget"), encoding="utf-8")
    pane = opened(desk, folder)
    assert not pane.take.isEnabled()
    bad = pane.table.current()
    assert bad is not None
    assert bad.state is State.REFUSED
    assert "Ligne 5." in pane.sentence.text()
    pane.skip.click()
    assert pane.take.isEnabled()
    pane.take.click()
    settle(desk)
    assert desk.app.library.sheet_by_slug("une-bonne-fiche").sheet.title == "Une fiche"


def test_a_word_document_becomes_a_draft_to_edit(desk: Desk, tmp_path: Path) -> None:
    desk.page.open_exchange(styled(tmp_path))
    settle(desk)
    pane = desk.page.exchange.currentWidget()
    assert isinstance(pane, WordPane)
    assert "Le mur des colères" in pane.reading.toPlainText()
    assert "30 euros de feutres." in pane.left.toPlainText()
    pane.notes.click()
    pane.make.click()
    settle(desk)
    route = desk.routes[-1]
    assert (route.page, route.part) == ("library", "edit")
    assert route.id is not None
    assert "30 euros" in desk.app.drafts.open(route.id).sheet.trainer_notes


def test_one_brique_is_handed_on(desk: Desk, tmp_path: Path) -> None:
    desk.page.open_exchange()
    settle(desk)
    pane = desk.page.exchange.currentWidget()
    assert isinstance(pane, ExportPane)
    assert pane.chosen().everything
    button(pane, "library.export.none").click()
    assert not pane.write.isEnabled()
    tree = pane.findChild(QTreeWidget, "library.export.tree")
    assert isinstance(tree, QTreeWidget)
    first = tree.topLevelItem(0)
    assert first is not None
    first.setCheckState(0, Qt.CheckState.Checked)
    desk.dialogs.file = tmp_path / "a.fabrique"
    pane.write.click()
    settle(desk)
    preview = desk.app.exchange.preview(path=tmp_path / "a.fabrique")
    assert preview.count(State.SAME) == len(preview.items)
    assert {item.slug for item in preview.items} >= {"mobiliser", "la-porte-s-entrouvre"}
    assert desk.page.rooms.currentWidget() is desk.page.hall


def test_what_may_be_dropped(desk: Desk, pack: Path, tmp_path: Path) -> None:
    def data(*paths: Path) -> QMimeData:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return mime

    assert dropped_file(data(pack)) == pack
    assert dropped_file(data(tmp_path)) == tmp_path
    assert dropped_file(data(pack, pack)) is None
    assert dropped_file(data(tmp_path / "film.mp4")) is None
    mime = data(pack)
    entering = QDragEnterEvent(QPoint(40, 40), Qt.DropAction.CopyAction, mime, LEFT, BARE)
    QApplication.sendEvent(desk.page, entering)
    assert entering.isAccepted()
    dropped = QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, mime, LEFT, BARE, QEvent.Type.Drop)
    QApplication.sendEvent(desk.page, dropped)
    assert dropped.isAccepted()
    settle(desk)
    assert desk.page.rooms.currentWidget() is desk.page.exchange


def test_the_menu_has_the_ways_in_and_out(desk: Desk) -> None:
    names = [entry.name for entry in menus.page_entries(desk.page)]
    assert {"import", "import_folder", "open_pack", "export_pack"} <= set(names)
