"""The box of Ctrl+K in the real window: what it offers, where it leads, how the keyboard drives it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.main.test_window import PAGES, probe
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.partners.records import PartnerFields
from ui.kit.page import Route
from ui.kit.settings import Settings
from ui.kit.theme import Mode
from ui.main.palette import Palette
from ui.main.palette_actions import actions, matching
from ui.main.registry import Entry
from ui.main.start import Shell

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
EVERY_PAGE = (*PAGES, *(Entry(key, key.title(), "house", PAGES[0].make) for key in ("partners", "settings")))


@pytest.fixture
def shell(qapp: QApplication, qtbot: QtBot, ready_sqlite_file: Path, tmp_path: Path) -> Iterator[Shell]:
    """The window with pages that note where they were sent, on a library with one partner."""
    url = f"sqlite:///{shutil.copy(ready_sqlite_file, tmp_path / 'f.sqlite3')}"
    app = Application(url)
    app.partners.create(fields=PartnerFields(name="Xylophonie Lille", city="Lille")).first(Kind.PARTNER)
    app.close()
    made = Shell(qapp, Settings(tmp_path / "w.json"), lambda: Application(url), EVERY_PAGE)
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: made.window.context is not None and made.window.context.services is not None)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.theme.set_mode(Mode.SYSTEM)
    made.stop()


def box(shell: Shell, qtbot: QtBot) -> Palette:
    """The box, opened from the keyboard."""
    QTest.keyClick(shell.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shell.window.palette_box is not None and shell.window.palette_box.isVisible())
    found = shell.window.palette_box
    assert found is not None
    return found


def write(palette: Palette, words: str) -> None:
    """Type, accents included."""
    for letter in words:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(palette.field, event)


def titles(palette: Palette) -> list[str]:
    """What is on offer, titles of groups included."""
    return [line if isinstance(line, str) else line.title for line in palette.list.lines.lines]


def test_actions_are_found_by_how_their_words_begin_without_accents() -> None:
    every = actions((), Route("home"))
    assert [one.key for one in matching("nouvelle session", every)] == ["new_workshop"]
    assert matching("EMARG", every)[0].key == "sign_in"
    assert matching("exporter certificats", every)[0].key == "certificates"
    assert [one.key for one in matching("theme sombre", every)] == ["theme.dark"]
    assert matching("ertificats", every) == ()


def test_papers_are_those_of_the_workshop_on_screen() -> None:
    there = matching("certificats", actions((), Route("workshops", 12, "agenda")))[0]
    assert there.route == Route("workshops", 12, "papers")
    elsewhere = matching("certificats", actions((), Route("home")))[0]
    assert elsewhere.route == Route("workshops")


def test_an_action_goes_where_it_leads(shell: Shell, qtbot: QtBot) -> None:
    palette = box(shell, qtbot)
    write(palette, "nouvel atelier")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.window.route == Route("workshops", part="new"))
    assert not palette.isVisible()
    assert probe(shell, "workshops").opened == [Route("workshops", part="new")]


def test_what_the_database_holds_is_found_and_comes_first_the_next_time(shell: Shell, qtbot: QtBot) -> None:
    palette = box(shell, qtbot)
    write(palette, "xyloph")
    qtbot.waitUntil(lambda: "Xylophonie Lille" in titles(palette), timeout=20_000)
    assert "Partenaires" in titles(palette)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.window.route.page == "partners")
    assert shell.window.route.id is not None
    shell.window.navigate(Route("home"))
    assert titles(box(shell, qtbot))[:2] == ["Ouvert récemment", "Xylophonie Lille"]


def test_arrows_go_round_and_titles_are_skipped(shell: Shell, qtbot: QtBot) -> None:
    palette = box(shell, qtbot)
    first = palette.list.current()
    assert first is not None
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    second = palette.list.current()
    assert second is not None
    assert second != first
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    last = palette.list.current()
    assert last is not None
    assert last == palette.list.lines.lines[-1]
    assert (
        palette.list.lines.data(palette.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
        == last.spoken
    )


def test_escape_closes_and_gives_the_focus_back(shell: Shell, qtbot: QtBot) -> None:
    button = shell.window.sidebar.buttons["library"]
    button.setFocus()
    palette = box(shell, qtbot)
    assert shell.window.focusWidget() is palette.field
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert shell.window.focusWidget() is palette.field
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert shell.window.focusWidget() is button


def test_nothing_found_is_said(shell: Shell, qtbot: QtBot) -> None:
    palette = box(shell, qtbot)
    write(palette, "zygomatique")
    qtbot.waitUntil(lambda: "zygomatique" in palette.nothing.text(), timeout=20_000)
    assert palette.nothing.isVisible()
    assert not palette.list.isVisible()


def test_the_theme_is_chosen_in_place(shell: Shell, qtbot: QtBot) -> None:
    palette = box(shell, qtbot)
    write(palette, "thème sombre")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.theme.mode is Mode.DARK)
    assert shell.window.route == Route("home")
