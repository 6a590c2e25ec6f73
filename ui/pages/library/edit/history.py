"""The sheet under edit and every state it went through: undo and redo for everything, typing in bursts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from curriculum.fields import BY_NAME
from curriculum.model import MethodSheet

BURST = 1.5
"""Seconds between two keys beyond which a new undo step begins."""
STEPS_KEPT = 500


@dataclass(frozen=True, slots=True)
class Place:
    """Where an edit happened: a field ("" for the whole sheet) and a place in it ("2.title")."""

    field: str
    where: str = ""


class SheetHistory(QObject):
    """Holds the sheet. `put` replaces a field of it; `changed` comes after every replacement.

    `moved` carries the `Place` that an undo or a redo took back or did again.
    """

    changed = Signal()
    moved = Signal(object)

    def __init__(self, parent: QObject, now: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self.now = now
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(STEPS_KEPT)
        self._sheet: MethodSheet | None = None

    @property
    def sheet(self) -> MethodSheet:
        """The sheet as it stands. Only once `load` was called."""
        assert self._sheet is not None
        return self._sheet

    @property
    def loaded(self) -> bool:
        """True once there is a sheet."""
        return self._sheet is not None

    def load(self, sheet: MethodSheet) -> None:
        """Begin with a sheet; what was done to another one is forgotten."""
        self.stack.clear()
        self._sheet = sheet

    def put(self, field: str, value: Any, *, where: str = "", typed: bool = False) -> None:
        """Give a field another value; `typed` edits at one place within a burst are one step."""
        if getattr(self.sheet, field) != value:
            after = replace(self.sheet, **{field: value})
            self._push(after, Place(field, where), BY_NAME[field].label, typed)

    def put_sheet(self, sheet: MethodSheet, text: str, *, field: str = "") -> None:
        """Replace the whole sheet in one step, named `text`."""
        if sheet != self.sheet:
            self._push(sheet, Place(field), text, False)

    def undo(self) -> None:
        """Take the last step back."""
        self.stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.stack.redo()

    def show(self, sheet: MethodSheet, place: Place | None) -> None:
        """A command shows its state; `place` is None when the person has just made it."""
        self._sheet = sheet
        self.changed.emit()
        if place is not None:
            self.moved.emit(place)

    def _push(self, after: MethodSheet, place: Place, text: str, typed: bool) -> None:
        self.stack.push(_Edit(self, self.sheet, after, place, text, typed))


class _Edit(QUndoCommand):
    """One step: the sheet before and after. The first `redo` comes from `push`."""

    def __init__(
        self,
        history: SheetHistory,
        before: MethodSheet,
        after: MethodSheet,
        place: Place,
        text: str,
        typed: bool,
    ) -> None:
        super().__init__(text)
        self._history, self.place, self.typed = history, place, typed
        self.before, self.after, self.at = before, after, history.now()
        self._pushed = False

    def id(self) -> int:
        """Typed steps may merge."""
        return 1 if self.typed else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what was typed at the same place just afterwards."""
        if not isinstance(other, _Edit) or other.place != self.place or other.at - self.at > BURST:
            return False
        self.after, self.at = other.after, other.at
        if self.after == self.before:
            self.setObsolete(True)
        return True

    def redo(self) -> None:
        """Show the state after."""
        self._history.show(self.after, self.place if self._pushed else None)
        self._pushed = True

    def undo(self) -> None:
        """Show the state before."""
        self._history.show(self.before, self.place)
