"""What opening a workshop takes, imported ahead: one module a turn while the list is on screen and nobody types."""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from ui.kit.slices import Slices

_PLANNER = "ui.pages.workshops.planner"
MODULES = (
    "trainer.planning.edits",
    "trainer.planning.times",
    "ui.operations.planning",
    "trainer.planning.balance",
    "trainer.planning.check_facts",
    "trainer.planning.warnings",
    f"{_PLANNER}.advisor",
    f"{_PLANNER}.catalogue",
    f"{_PLANNER}.desk",
    "trainer.planning.templates",
    f"{_PLANNER}.start_model",
    f"{_PLANNER}.menu",
    f"{_PLANNER}.add_bar",
    f"{_PLANNER}.board_acts",
    f"{_PLANNER}.board_layout",
    f"{_PLANNER}.board_faces",
    f"{_PLANNER}.board_paint",
    f"{_PLANNER}.board_view",
    f"{_PLANNER}.board",
    "trainer.planning.wall",
    "trainer.planning.live",
    "ui.operations.conduct",
    "ui.pages.workshops.live.start",
    f"{_PLANNER}.corner",
    f"{_PLANNER}.minutes",
    "trainer.library.comparison",
    "ui.kit.reading",
    f"{_PLANNER}.versions",
    f"{_PLANNER}.block_form",
    f"{_PLANNER}.side_block",
    f"{_PLANNER}.side_frame",
    f"{_PLANNER}.tab",
)
"""In the order in which they need each other, so that no turn is long."""
REST_MS = 400
"""How long the list has been on screen before."""


class Ahead(QObject):
    """`begin` once; a workshop opened meanwhile imports what is left by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._begun = False
        self._slices = Slices(self)

    def begin(self) -> None:
        """Import what is not there yet, soon."""
        if not self._begun:
            self._begun = True
            QTimer.singleShot(REST_MS, self, self._run)

    def _run(self) -> None:
        works = (partial(import_module, name) for name in MODULES if name not in sys.modules)
        self._slices.run(works, lambda: None, alone=True)
