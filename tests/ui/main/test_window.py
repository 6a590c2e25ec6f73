"""The window: pages made late, routes, history, shortcuts, folding, place; and how it starts and stops."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainer.app import Application
from trainer.core.changes import Changes, Kind
from trainer.core.errors import Unavailable
from ui.kit.page import Page, PageContext, Route
from ui.kit.settings import Settings
from ui.main import entry, hook
from ui.main.registry import Entry
from ui.main.start import Shell


class Probe(Page):
    """A page that notes what happens to it."""

    concerns = frozenset({Kind.PARTNER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.opened: list[Route] = []
        self.loads = 0
        self.refreshed = 0
        self.lets_go = True

    def activate(self) -> None:
        if self.context.services is not None and self.take_stale():
            self.loads += 1

    def open(self, route: Route) -> None:
        self.opened.append(route)

    def refresh(self, changes: Changes) -> None:
        self.refreshed += 1

    def leave(self) -> bool:
        return self.lets_go


PAGES = tuple(Entry(key, key.title(), "house", Probe) for key in ("home", "library", "workshops"))


@pytest.fixture
def shell(qapp: QApplication, qtbot: QtBot, ready_sqlite_file: Path, tmp_path: Path) -> Iterator[Shell]:
    file = shutil.copy(ready_sqlite_file, tmp_path / "f.sqlite3")
    made = Shell(qapp, Settings(tmp_path / "w.json"), lambda: Application(f"sqlite:///{file}"), PAGES)
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: made.window.context is not None and made.window.context.services is not None)
    yield made
    made.stop()


def probe(shell: Shell, key: str) -> Probe:
    page = shell.window.pages[key]
    assert isinstance(page, Probe)
    return page


def test_pages_are_made_at_their_first_visit(shell: Shell) -> None:
    assert list(shell.window.pages) == ["home"]
    assert probe(shell, "home").loads == 1
    shell.window.navigate(Route("workshops", 12, "agenda"))
    assert list(shell.window.pages) == ["home", "workshops"]
    assert probe(shell, "workshops").opened == [Route("workshops", 12, "agenda")]


def test_back_returns_and_a_page_may_keep_the_person(shell: Shell, qtbot: QtBot) -> None:
    window = shell.window
    window.navigate(Route("library"))
    probe(shell, "library").lets_go = False
    window.navigate(Route("workshops"))
    assert window.route == Route("library")
    assert window.sidebar.buttons["library"].isChecked()
    probe(shell, "library").lets_go = True
    assert window.sidebar.back_button.isEnabled()
    window.sidebar.back_button.click()
    assert window.route == Route("home")
    assert not window.sidebar.back_button.isEnabled()


def test_back_never_returns_to_a_form(shell: Shell) -> None:
    window = shell.window
    window.navigate(Route("workshops"))
    window.navigate(Route("workshops", part="new"))
    window.navigate(Route("workshops", 12))
    window.go_back()
    assert window.route == Route("workshops")


def test_shortcuts_go_to_pages(shell: Shell, qtbot: QtBot) -> None:
    shell.window.activateWindow()
    qtbot.waitUntil(shell.window.isActiveWindow)
    QTest.keyClick(shell.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shell.window.route == Route("workshops"))


def test_only_concerned_pages_refresh_and_hidden_ones_later(shell: Shell) -> None:
    window = shell.window
    window.navigate(Route("library"))
    shell.context.bus.publish(Changes.of(Kind.PAYMENT, 1))
    assert probe(shell, "library").refreshed == 0
    shell.context.bus.publish(Changes.of(Kind.PARTNER, 1))
    assert probe(shell, "library").refreshed == 1
    assert probe(shell, "home").refreshed == 0
    window.navigate(Route("home"))
    assert probe(shell, "home").loads == 2


def test_the_sidebar_folds_when_narrow(shell: Shell, qtbot: QtBot) -> None:
    shell.window.resize(900, 700)
    qtbot.waitUntil(lambda: shell.window.sidebar.folded)
    button = shell.window.sidebar.buttons["library"]
    assert button.text() == ""
    assert button.accessibleName() == "Library"
    assert button.toolTip() == "Library (Ctrl+2)"


def test_closing_remembers_the_place_and_ends_the_thread(shell: Shell) -> None:
    shell.window.close()
    assert Settings(shell.settings.path).text("window-geometry")
    assert shell.worker.submit(lambda: 1, done=lambda _: None).cancelled
    assert "fabrique-worker" not in {thread.name for thread in threading.enumerate()}


def test_a_database_that_does_not_open_is_said_and_tried_again(
    qapp: QApplication, qtbot: QtBot, ready_sqlite_file: Path, tmp_path: Path
) -> None:
    file = shutil.copy(ready_sqlite_file, tmp_path / "f.sqlite3")
    tries: list[int] = []

    def opener() -> Application:
        tries.append(1)
        if len(tries) == 1:
            raise Unavailable("database-unavailable", "Le disque ne répond pas.")
        return Application(f"sqlite:///{file}")

    shell = Shell(qapp, Settings(tmp_path / "w.json"), opener, PAGES)
    qtbot.addWidget(shell.window)
    shell.show()
    qtbot.waitUntil(lambda: shell.window.context is not None and shell.context.notices.alert is not None)
    alert = shell.context.notices.alert
    assert alert is not None
    assert alert.words.what == "Le disque ne répond pas."
    next(
        b for b in alert.findChildren(type(shell.window.sidebar.back_button)) if b.text() == "Réessayer"
    ).click()
    qtbot.waitUntil(lambda: shell.context.services is not None)
    shell.stop()


def test_the_trace_tells_where_and_never_what() -> None:
    written: list[str] = []
    shown: list[object] = []
    try:
        raise ValueError("Nguyễn Thị Hồng")
    except ValueError as error:
        hook.report(error, shown.append, written.append)
    assert "ValueError" in written[0]
    assert "test_window.py" in written[0]
    assert "Hồng" not in written[0]
    assert len(shown) == 1


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ([], (True, None)),
        (["--database", "a.sqlite3"], (True, "a.sqlite3")),
        (["--database=a"], (True, "a")),
        (["demo", "--out", "x"], (False, None)),
        (["--database", "a", "check"], (False, None)),
    ],
)
def test_no_command_means_the_window(arguments: list[str], answer: tuple[bool, str | None]) -> None:
    assert entry.window_database(arguments) == answer


def test_qt_speaks_french(shell: Shell) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"


def test_the_first_paint_imports_nothing_heavy() -> None:
    heavy = (
        "sqlalchemy",
        "alembic",
        "reportlab",
        "docx",
        "click",
        "babel",
        "PySide6.QtPdf",
        "PySide6.QtCharts",
    )
    code = f"import sys; import ui.main.start; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_alt_left_goes_back_even_with_a_folded_sidebar(shell: Shell, qtbot: QtBot) -> None:
    shell.window.resize(900, 700)
    qtbot.waitUntil(lambda: shell.window.sidebar.folded)
    shell.window.navigate(Route("library"))
    shell.window.activateWindow()
    qtbot.waitUntil(shell.window.isActiveWindow)
    QTest.keyClick(shell.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shell.window.route == Route("home"))
