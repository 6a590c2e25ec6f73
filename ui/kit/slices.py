"""Much small work in the window's thread, in turns so short that keys and clicks pass between them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

TURN_SECONDS = 0.002
REST_MS = 2
"""What lies between two turns: timers and the other events of the loop have their own."""
Work = Callable[[], object]


class Unveiling(QObject):
    """Panes that change together, painted one a turn: between two of them keys pass."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._slices = Slices(self)

    def hold(self, panes: Iterable[QWidget]) -> None:
        """Keep the panes as they are on screen until their turn comes, in the order given."""
        held = tuple(panes)
        for pane in held:
            pane.setUpdatesEnabled(False)
        self._slices.run((partial(pane.setUpdatesEnabled, True) for pane in held), lambda: None, alone=True)


class Slices(QObject):
    """One series of works at a time: a new one takes the place of the one under way, whose end never comes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._works: Iterator[Work] = iter(())
        self._end: Work = lambda: None
        self._alone = False
        self._timer = QTimer(self)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._turn)

    def run(self, works: Iterable[Work], end: Work, *, alone: bool = False) -> None:
        """Do the works from the next turns of the event loop on, in order, then `end`; `alone` is one work a turn."""
        self._works, self._end, self._alone = iter(works), end, alone
        self._timer.start()

    def _turn(self) -> None:
        """As many works as the turn has room for, one at least; the end has a turn of its own."""
        stop, worked = time.perf_counter() + TURN_SECONDS, False
        for work in self._works:
            work()
            worked = True
            if self._alone or time.perf_counter() >= stop:
                break
        if not worked:
            self._timer.stop()
            self._end()
