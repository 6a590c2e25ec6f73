"""The page of briques and sheets on a real library in a file of its own, with the real worker, bus and notices."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from trainer.app import Application
from ui.kit.changes import ChangeBus
from ui.kit.dialogs import Dialogs
from ui.kit.layout import row
from ui.kit.notices import Notices
from ui.kit.page import PageContext, Route
from ui.kit.settings import Settings
from ui.kit.theme import Theme
from ui.kit.worker import Worker
from ui.pages.library.page import LibraryPage, create


class Answers(Dialogs):
    """Answers files and modal dialogs in a test's stead; forms are shown as they are."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, native_files=False)
        self.file: Path | None = None
        self.suggested = ""
        self.press = ""
        self.seen: list[str] = []

    def run(self, dialog: QDialog) -> bool:
        """Press the button with the name given; without one, give up."""
        self.seen.append(dialog.objectName())
        button = dialog.findChild(QWidget, self.press) if self.press else None
        if button is None:
            return False
        assert hasattr(button, "click")
        button.click()
        return dialog.result() == QDialog.DialogCode.Accepted

    def save_file(self, title: str, suggested: str, filters: str = "") -> Path | None:
        """The file that the test chose."""
        self.suggested = suggested
        return self.file


@dataclass
class Desk:
    """The page in a window, and what a test needs around it."""

    app: Application
    page: LibraryPage
    window: QWidget
    context: PageContext
    dialogs: Answers
    qtbot: QtBot
    routes: list[Route] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until the worker has nothing left."""
        self.qtbot.waitUntil(lambda: self.context.worker.pending == 0, timeout=20_000)

    def go(self, route: Route) -> None:
        """Go somewhere and wait."""
        self.context.navigate(route)
        self.settle()

    def find(self, name: str) -> QWidget:
        """The widget with this name, in the page or in a dialog over it."""
        found: QWidget | None = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found


@pytest.fixture
def app(ready_sqlite_file: Path, tmp_path: Path) -> Iterator[Application]:
    """An application on a copy of the library."""
    path = tmp_path / "fabrique.sqlite"
    shutil.copy(ready_sqlite_file, path)
    application = Application(f"sqlite:///{path}")
    yield application
    application.close()


@pytest.fixture
def desk(app: Application, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The page on screen, its briques loaded."""
    with open_desk(app, qapp, qtbot, tmp_path) as result:
        yield result


@contextmanager
def open_desk(app: Application, qapp: QApplication, qtbot: QtBot, folder: Path) -> Iterator[Desk]:
    """Show the page and wait until its briques are loaded; nothing of it is left afterwards."""
    window = QWidget()
    window.resize(1280, 800)
    settings = Settings(folder / "window.json")
    theme = Theme(qapp, settings)
    routes: list[Route] = []
    dialogs = Answers(window)

    def navigate(route: Route) -> None:
        routes.append(route)
        if route.page == "library":
            page.open(route)

    worker = Worker()
    context = PageContext(worker, ChangeBus(), Notices(window), dialogs, settings, theme, navigate, app)
    page = create(context)
    context.bus.changed.connect(page.on_changes)
    window.setLayout(row(page))
    with qtbot.waitExposed(window):
        window.show()
    result = Desk(app, page, window, context, dialogs, qtbot, routes)
    page.activate()
    result.go(Route("library"))
    try:
        yield result
    finally:
        worker.shutdown()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.DeferredDelete
        )  # else the next theme styles it too
        theme.set_text_percent(100)
        theme.deleteLater()
