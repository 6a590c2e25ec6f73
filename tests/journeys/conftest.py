"""The window of Fabrique for a journey, closed at its end whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.driver import Driver

Opener = Callable[[str], Driver]


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path) -> Iterator[Opener]:
    """A function that opens the window on a database."""
    with ExitStack() as stack:

        def open_window(url: str) -> Driver:
            driver = Driver(url, tmp_path)
            stack.callback(driver.close)
            return driver

        yield open_window
