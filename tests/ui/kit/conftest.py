"""A theme for the widgets under test, light and at 100 %, whatever the machine says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.kit.settings import Settings
from ui.kit.theme import Mode, Theme


@pytest.fixture
def theme(qapp: QApplication, tmp_path: Path) -> Iterator[Theme]:
    settings = Settings(tmp_path / "window.json")
    settings.set("theme", Mode.LIGHT.value)
    made = Theme(qapp, settings)
    yield made
    made.set_mode(Mode.LIGHT)
    made.set_text_percent(100)
    made.deleteLater()
