"""What opening a workshop takes, made ahead while the list is on screen: its modules, its widgets."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import chain

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.kit.slices import Slices, Work
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
    "trainer.planning.live_correct",
    "ui.pages.workshops.live.presenter",
    "ui.pages.workshops.live.board",
    "ui.pages.workshops.live.start",
    f"{_PLANNER}.corner",
    f"{_PLANNER}.minutes",
    "trainer.library.comparison",
    "ui.kit.reading",
    f"{_PLANNER}.versions",
    f"{_PLANNER}.block_form",
    f"{_PLANNER}.side_block",
    f"{_PLANNER}.side_frame",
    f"{_PLANNER}.teller",
    f"{_PLANNER}.tab",
)
"""In the order in which they need each other, so that no turn is long."""
REST_MS = 300
"""How long the list has been on screen before."""


class Spare(QObject):
    """The next workshop's widgets, made in short turns; they stand hidden in their place, with their look."""

    def __init__(self, parent: QObject, make: Callable[[], Detail]) -> None:
        super().__init__(parent)
        self._make = make
        self._made: Detail | None = None
        self._slices = Slices(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._run)

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

    def _run(self) -> None:
        self._slices.run(chain(imports(), self._works()), lambda: None, alone=True)

    def _works(self) -> Iterator[Work]:
        made = self._made = self._make()
        yield lambda: made.tab("agenda")
        yield made.prepare
        yield lambda: dress(made)


def imports() -> Iterator[Work]:
    """The modules that are not there yet."""
    return (partial(import_module, name) for name in MODULES if name not in sys.modules)


def dress(widget: QWidget) -> None:
    """Give a widget and all in it their look ahead: Qt would do so when it is first shown."""
    for one in (widget, *widget.findChildren(QWidget)):
        one.ensurePolished()
