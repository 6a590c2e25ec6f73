"""Reference cycles are collected on the window's thread alone, and the long collections while nobody types or clicks.

Python collects them on whichever thread happens to allocate next. Were that the worker, it would destroy the widgets
among them away from their thread, and Qt then crashes at some later, innocent call.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow

EVERY_MS, REST_SECONDS = 250, 3.0
_HANDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})
_asking: set[int] = set()
_touched = 0.0
_unsettled = False


class Collector(QObject):
    """From `start` to `stop`, Python's own collection is off and a timer of this object's thread does its work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(collect)

    def start(self) -> None:
        """Take collection over; several collectors may do so at once."""
        _asking.add(id(self))
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give it back, when no other collector holds it."""
        self._timer.stop()
        _asking.discard(id(self))
        if not _asking:
            gc.enable()


class Hands(QObject):
    """Notes the keys and clicks that a window of the screen gets: of those alone, not of each of its widgets."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it, and let it go its way."""
        global _touched
        if event.type() in _HANDS:
            _touched = time.monotonic()
        return False


def collect() -> None:
    """Collect the oldest generation that is due, by Python's own thresholds; the youngest alone while one types.

    At rest a tenth of what would be due is enough for the youngest.
    """
    counts, (youngest, *older) = gc.get_count(), gc.get_threshold()
    at_rest = time.monotonic() - _touched >= REST_SECONDS
    limits = (youngest // 10, *older) if at_rest else (youngest,)
    due = [age for age, limit in enumerate(limits) if counts[age] > limit]
    if due and due[-1] and _unsettled:
        gc.collect()
        settle(for_good=True)
    elif due:
        gc.collect(due[-1])


def settle(*, for_good: bool = False) -> None:
    """What there is now stays until the end: collections no longer walk through it.

    Unless it is `for_good`, the same happens once more at the first rest, to what the first pages brought along.
    """
    global _unsettled
    gc.freeze()
    _unsettled = not for_good


def unsettle() -> None:
    """The end: collections walk through everything again."""
    global _unsettled
    _unsettled = False
    gc.unfreeze()
