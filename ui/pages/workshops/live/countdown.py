"""The moments at which the time left is said aloud, for who does not see it: a few, and never every second."""

from __future__ import annotations

from collections.abc import Iterable

from ui.pages.workshops.live.face import Pane

MARKS = (300, 60, 0)
"""Seconds left."""
LATE = 30
"""Seconds after a moment from which it is no longer worth saying: the machine slept."""


class Countdown:
    """Asked at every tick."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, str], int] = {}

    def due(self, panes: Iterable[Pane]) -> tuple[Pane, ...]:
        """The panes whose time left has come to a mark since it was asked last."""
        before, self._before, found = self._before, {}, []
        for pane in panes:
            if pane.seconds is None:
                continue
            key = (pane.name, pane.title)
            self._before[key] = pane.seconds
            was = before.get(key, pane.seconds)
            if any(was > mark >= pane.seconds > mark - LATE for mark in MARKS):
                found.append(pane)
        return tuple(found)
