"""Reference cycles are collected on the window's thread alone.

Python collects them on whichever thread happens to allocate next. Were that the worker, it would destroy the widgets
among them away from their thread, and Qt then crashes at some later, innocent call.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000
_asking: set[int] = set()


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


def collect() -> None:
    """Collect the oldest generation that is due, by Python's own thresholds."""
    counts, limits = gc.get_count(), gc.get_threshold()
    due = [generation for generation in range(3) if counts[generation] > limits[generation]]
    if due:
        gc.collect(due[-1])
