"""Publishing, abandoning, copying, translating, retiring; versions compared and taken up again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget, QWidget

from tests.ui.pages.library.conftest import Desk
from tests.ui.pages.library.hands import editor_of, kept, new_draft, open_slug, press, type_in, view
from ui.kit.inputs import GrowingText
from ui.kit.page import Route
from ui.kit.reading import ReadingView
from ui.pages.library.edit.history_view import HistoryView
from ui.pages.library.edit.identity import TranslationField

SLUG = "carte-des-coleres"


def _line(desk: Desk, name: str) -> QLineEdit:
    line = editor_of(desk, name).findChild(QLineEdit)
    assert line is not None
    return line


def _act(desk: Desk, name: str) -> None:
    action = view(desk).header.findChild(QAction, f"edit.{name}")
    assert action is not None
    assert action.isVisible()
    action.trigger()
    desk.settle()


def _submit(desk: Desk, dialog: str, text: str) -> None:
    form = desk.find(dialog)
    button = next(one for one in form.findChildren(QAbstractButton) if one.text() == text)
    button.click()
    desk.settle()


def _undo(desk: Desk) -> None:
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.button is not None
    notice.button.click()
    desk.settle()


def _publish(desk: Desk, note: str) -> None:
    press(desk, "edit.publish")
    type_in(desk.find("field-note"), note)
    _submit(desk, "edit.publish.form", "Publier")


def test_a_published_draft_is_the_new_version_with_its_note(desk: Desk) -> None:
    sheet_id = open_slug(desk, SLUG)
    type_in(_line(desk, "title"), " ici")
    _publish(desk, "Titre plus précis")
    assert desk.app.library.sheet(sheet_id).sheet.title == "La carte des colères ici"
    newest = desk.app.drafts.history(sheet_id)[0]
    assert (newest.number, newest.note) == (2, "Titre plus précis")
    assert desk.app.drafts.open(sheet_id).version == 0
    assert desk.routes[-1] == Route("library", sheet_id, "sheet")


def test_what_stops_a_publication_is_said_at_its_field(desk: Desk) -> None:
    sheet_id = new_draft(desk)
    press(desk, "edit.publish")
    box = view(desk).form.boxes["promise"]
    assert box.error.isVisible()
    assert "promesse" in box.error.text()
    promise = editor_of(desk, "promise").findChild(GrowingText)
    assert promise is not None
    assert desk.window.focusWidget() is promise
    type_in(promise, "Une phrase.")
    assert not box.error.isVisible()
    _publish(desk, "")
    assert desk.app.library.sheet(sheet_id).summary.edition == 1


def test_an_abandoned_draft_comes_back(desk: Desk) -> None:
    sheet_id = open_slug(desk, SLUG)
    type_in(_line(desk, "title"), " ici")
    before = kept(desk, sheet_id)
    _act(desk, "discard")
    assert desk.app.drafts.open(sheet_id).version == 0
    assert desk.routes[-1] == Route("library", sheet_id, "sheet")
    _undo(desk)
    assert desk.app.drafts.open(sheet_id).sheet == before
    assert desk.routes[-1] == Route("library", sheet_id, "edit")


def test_a_new_sheet_abandoned_comes_back_too(desk: Desk) -> None:
    sheet_id = new_draft(desk)
    _act(desk, "discard")
    assert sheet_id not in [one.id for one in desk.app.library.sheets()]
    assert desk.routes[-1] == Route("library")
    _undo(desk)
    assert desk.app.drafts.open(sheet_id).sheet.title == "Zibeline"


def test_a_copy_is_a_draft_of_its_own(desk: Desk) -> None:
    sheet_id = open_slug(desk, SLUG)
    _act(desk, "duplicate")
    copy = desk.routes[-1].id
    assert copy not in (None, sheet_id)
    desk.qtbot.waitUntil(lambda: "Copie" in view(desk).history.sheet.title)


def test_a_retired_sheet_leaves_the_lists_and_comes_back(desk: Desk) -> None:
    sheet_id = open_slug(desk, SLUG)
    _act(desk, "retire")
    assert desk.app.library.sheet(sheet_id).summary.retired
    _undo(desk)
    assert not desk.app.library.sheet(sheet_id).summary.retired


def test_a_translation_is_written_beside_its_master_and_learns_that_it_moved(desk: Desk) -> None:
    master = open_slug(desk, SLUG)
    _act(desk, "translate")
    _submit(desk, "edit.translate.form", "Commencer la traduction")
    child = desk.routes[-1].id
    assert child is not None
    desk.qtbot.waitUntil(lambda: view(desk).history.sheet.language == "en")
    editor = view(desk)
    assert editor.pane.choice.isVisible()
    assert editor.pane.choice.current == "master"
    assert "La carte des colères" in editor.pane.master.toPlainText()
    field = editor_of(desk, "translation")
    assert isinstance(field, TranslationField)
    assert field.state.text() == "à jour avec l’originale"
    draft = desk.app.drafts.open(master)
    changed = replace(draft.sheet, promise="Une tout autre promesse.")
    version = desk.app.drafts.save(sheet_id=master, version=0, sheet=changed)
    desk.app.drafts.publish(sheet_id=master, version=version)
    desk.go(Route("library"))
    desk.go(Route("library", child, "edit"))
    desk.qtbot.waitUntil(lambda: field.state.text() == "l’originale a changé depuis")
    press(desk, "translation.follow")
    assert field.state.text() == "à jour avec l’originale"
    kept(desk, child)
    assert [one.current for one in desk.app.drafts.translations(master)] == [None, True]


def _versions(desk: Desk, sheet_id: int) -> HistoryView:
    desk.go(Route("library", sheet_id, "history"))
    versions = desk.page.room.versions
    assert versions is not None
    desk.qtbot.waitUntil(lambda: desk.context.worker.pending == 0 and versions.title.whole != "")
    return versions


def _two_versions(desk: Desk) -> int:
    sheet_id = desk.app.library.sheet_by_slug(SLUG).id
    sheet = desk.app.drafts.open(sheet_id).sheet
    changed = replace(sheet, title="La carte des joies")
    version = desk.app.drafts.save(sheet_id=sheet_id, version=0, sheet=changed)
    desk.app.drafts.publish(sheet_id=sheet_id, version=version, note="Plus gai")
    return sheet_id


def test_versions_are_compared_word_by_word_by_more_than_colour(desk: Desk) -> None:
    sheet_id = _two_versions(desk)
    versions = _versions(desk, sheet_id)
    listed = desk.find("edit.versions.list")
    assert isinstance(listed, QListWidget)
    assert [listed.item(place).text().split(" · ")[0] for place in range(listed.count())] == [
        "Version 2",
        "Version 1",
    ]
    assert "Plus gai" in listed.item(0).text()
    assert isinstance(versions.view, ReadingView)
    shown = versions.view.toPlainText().replace("\u2060", "")
    assert "−colères" in shown
    assert "+joies" in shown
    html = versions.view.toHtml()
    assert "line-through" in html
    assert "underline" in html
    assert "retiré\u00a0: colères" in versions.view.accessibleDescription()
    assert "ajouté\u00a0: joies" in versions.view.accessibleDescription()


def test_the_draft_is_compared_with_the_version_it_began_from(desk: Desk) -> None:
    sheet_id = open_slug(desk, SLUG)
    type_in(_line(desk, "title"), " ici")
    versions = _versions(desk, sheet_id)
    assert versions.list.item(0).text().startswith("Brouillon du ")
    desk.qtbot.waitUntil(lambda: "+ ici" in versions.view.toPlainText().replace("\u2060", ""))


def test_a_version_taken_up_again_is_a_new_one_and_can_be_undone(desk: Desk) -> None:
    sheet_id = _two_versions(desk)
    versions = _versions(desk, sheet_id)
    assert not versions.restore.isVisible()
    versions.list.setCurrentRow(1)
    assert versions.restore.text() == "Reprendre la version 1"
    press(desk, "edit.versions.restore")
    desk.settle()
    assert desk.app.library.sheet(sheet_id).sheet.title == "La carte des colères"
    assert desk.app.drafts.history(sheet_id)[0].number == 3
    _undo(desk)
    assert desk.app.library.sheet(sheet_id).sheet.title == "La carte des joies"


def test_a_single_version_says_so(desk: Desk) -> None:
    versions = _versions(desk, desk.app.library.sheet_by_slug(SLUG).id)
    assert versions.empty.isVisible()
    texts = " ".join(one.text() for one in versions.empty.findChildren(QWidget) if hasattr(one, "text"))
    assert "Une seule version" in texts
