"""The printed page beside the form: it follows, keeps its place, gives way when there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.pages.library.conftest import Desk
from tests.ui.pages.library.hands import editor_of, focused, new_draft, open_slug, press, type_in, view
from ui.kit.live_pages import LivePages
from ui.operations import drafts


def _pages(desk: Desk) -> LivePages:
    pane = view(desk).pane
    desk.qtbot.waitUntil(lambda: pane.pages is not None and pane.pages.isVisible(), timeout=10_000)
    assert isinstance(pane.pages, LivePages)
    return pane.pages


def _words(pages: LivePages, page: int) -> str:
    return pages.pdf.getAllText(page).text()


def test_the_page_follows_what_is_typed_and_keeps_its_place(desk: Desk) -> None:
    open_slug(desk, "carte-des-coleres")
    pages = _pages(desk)
    assert "colères" in _words(pages, 0)
    bar = pages.verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    title = editor_of(desk, "title").findChild(QLineEdit)
    assert title is not None
    type_in(title, " zibeline")
    desk.qtbot.waitUntil(lambda: "zibeline" in _words(pages, 0), timeout=10_000)
    assert abs(bar.value() - place) <= 2


def test_only_the_newest_state_is_made_while_one_types(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    open_slug(desk, "carte-des-coleres")
    pages = _pages(desk)
    made: list[str] = []
    real = drafts.draft_page

    def note(context: object, **asked: object) -> object:
        made.append(asked["sheet"].title)  # type: ignore[attr-defined]
        return real(context, **asked)  # type: ignore[arg-type]

    monkeypatch.setattr(drafts, "draft_page", note)
    title = editor_of(desk, "title").findChild(QLineEdit)
    assert title is not None
    type_in(title, " zibeline")
    desk.qtbot.waitUntil(lambda: "zibeline" in _words(pages, 0), timeout=10_000)
    assert made == ["La carte des colères zibeline"]


def test_a_draft_of_nothing_but_a_title_has_its_page(desk: Desk) -> None:
    new_draft(desk)
    assert "Zibeline" in _words(_pages(desk), 0)


def test_opening_the_editor_opens_no_other_window(desk: Desk) -> None:
    before = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    open_slug(desk, "carte-des-coleres")
    view(desk).form.go_to("steps")
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == before == [desk.window]


def test_f9_hides_the_page_and_remembers(desk: Desk) -> None:
    open_slug(desk, "carte-des-coleres")
    pane = view(desk).pane
    assert pane.isVisible()
    press(desk, "edit.page")
    assert not pane.isVisible()
    assert desk.context.settings.flag("edit-page-hidden")
    QTest.keyClick(focused(desk), Qt.Key.Key_F9)
    assert pane.isVisible()
    assert not desk.context.settings.flag("edit-page-hidden")


def test_at_200_percent_the_page_folds_away_and_takes_the_place_of_the_form(desk: Desk) -> None:
    open_slug(desk, "carte-des-coleres")
    editor = view(desk)
    assert editor.rail.isVisible()
    desk.context.theme.set_text_percent(200)
    assert not editor.pane.isVisible()
    assert not editor.rail.isVisible()
    assert editor.jump.isVisible()
    press(desk, "edit.page")
    assert editor.pane.isVisible()
    assert not editor.form.isVisible()
    press(desk, "edit.page")
    assert editor.form.isVisible()


def test_form_and_page_are_both_usable_at_1366_by_768(desk: Desk) -> None:
    desk.window.resize(1366 - 232, 768)
    open_slug(desk, "carte-des-coleres")
    editor = view(desk)
    desk.qtbot.waitUntil(lambda: editor.width() == desk.window.width())
    assert editor.form.isVisible()
    assert editor.pane.isVisible()
    assert editor.form.width() >= 420
    assert editor.pane.width() >= 340
    assert editor.form.inner.minimumSizeHint().width() <= editor.form.viewport().width()


def test_sections_are_reached_from_the_rail_by_keys(desk: Desk) -> None:
    open_slug(desk, "carte-des-coleres")
    editor = view(desk)
    rail = editor.rail
    rail.buttons["essential"].setFocus()
    for _ in range(3):
        QTest.keyClick(focused(desk), Qt.Key.Key_Down)
    assert desk.window.focusWidget() is rail.buttons["steps"]
    QTest.keyClick(rail.buttons["steps"], Qt.Key.Key_Space)
    here = focused(desk)
    assert editor.form.sections["steps"].isAncestorOf(here)
    desk.qtbot.waitUntil(lambda: rail.current == "steps")
    QTest.keyClick(here, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert editor.form.sections["materials"].isAncestorOf(focused(desk))
