"""Much small work in the window's thread, in turns so short that keys and clicks pass between them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer

TURN_SECONDS = 0.003
Work = Callable[[], object]


class Slices(QObject):
    """One series of works at a time: a new one takes the place of the one under way, whose end never comes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._works: Iterator[Work] = iter(())
        self._end: Work = lambda: None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def run(self, works: Iterable[Work], end: Work) -> None:
        """Do the works from the next turns of the event loop on, in order, then `end`."""
        self._works, self._end = iter(works), end
        self._timer.start()

    def _turn(self) -> None:
        """As many works as the turn has room for, one at least; the end has a turn of its own."""
        stop, worked = time.perf_counter() + TURN_SECONDS, False
        for work in self._works:
            work()
            worked = True
            if time.perf_counter() >= stop:
                break
        if not worked:
            self._timer.stop()
            self._end()
