"""The page on a real database of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.office import Desk, open_app, open_desk
from trainer.app import Application
from ui.pages.settings.page import SettingsPage, create

Opener = Callable[[], Desk[SettingsPage]]


@pytest.fixture
def app(tmp_path: Path, ready_sqlite_file: Path) -> Iterator[Application]:
    """An application on a fresh database."""
    application = open_app(tmp_path, ready_sqlite_file)
    yield application
    application.close()


@pytest.fixture
def opened(app: Application, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    """A function that shows the page, once the test has filled the database."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(open_desk(create, app, qapp, qtbot, tmp_path))
