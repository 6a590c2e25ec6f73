"""What opening a workshop takes, made ahead while the list is on screen and nobody types: its modules, its widgets."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from ui.kit.slices import Slices
from ui.pages.workshops.detail import Detail

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


class Spare(QObject):
    """The next workshop's widgets, empty, made in a few turns once their modules are there.

    They have no parent until they are given: nobody meets two of a name.
    """

    def __init__(self, parent: QObject, make: Callable[[], Detail]) -> None:
        super().__init__(parent)
        self._make = make
        self._made: Detail | None = None
        self._slices = Slices(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)

    def begin(self) -> None:
        """The list is on screen."""
        if self._made is None:
            self._rest.start()

    def given(self) -> Detail | None:
        """What there is, for one workshop; the next one is made when the list is on screen again."""
        self._rest.stop()
        self._slices.run((), lambda: None)
        made, self._made = self._made, None
        return made

    def _look(self) -> None:
        if any(name not in sys.modules for name in MODULES):
            self._rest.start()
            return
        self._slices.run((self._begin_one, self._fill_it), lambda: None, alone=True)

    def _begin_one(self) -> None:
        self._made = self._make()

    def _fill_it(self) -> None:
        if self._made is not None:
            self._made.tab("agenda")
