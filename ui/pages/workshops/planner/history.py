"""Undo and redo of the planner: each command holds the plan from before and the plan from after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from trainer.planning.records import Plan

Keys = tuple[str, ...]
_JOINED = 1
"""Qt asks commands of the same number whether they are one."""


@dataclass(frozen=True, slots=True)
class View:
    """A plan with what is chosen in it."""

    plan: Plan
    chosen: Keys


class History(QObject):
    """`show(view)` is called with what an undo, a redo or a new edit leads to; `changed` when the words change."""

    changed = Signal()

    def __init__(self, show: Callable[[View], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._stack = QUndoStack(self)
        self._stack.indexChanged.connect(self.changed)

    def push(self, text: str, before: View, after: View, join: str = "") -> None:
        """An edit; one that follows another of the same `join` is undone together with it."""
        self._stack.push(_Command(self._show, text, before, after, join))
        self.changed.emit()

    def undo(self) -> None:
        """Take the last edit back."""
        self._stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._stack.redo()

    def clear(self) -> None:
        """Forget everything: what it relied on is gone."""
        self._stack.clear()

    @property
    def can_undo(self) -> bool:
        """True when there is something to take back."""
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """True when something was taken back."""
        return self._stack.canRedo()

    @property
    def undo_text(self) -> str:
        """What undo would take back."""
        return self._stack.undoText()

    @property
    def redo_text(self) -> str:
        """What redo would do again."""
        return self._stack.redoText()


class _Command(QUndoCommand):
    """The first `redo` comes from `push`."""

    def __init__(self, show: Callable[[View], None], text: str, before: View, after: View, join: str) -> None:
        super().__init__(text)
        self._show, self._before, self.after, self.join = show, before, after, join

    def id(self) -> int:
        """A number when it may be joined with its neighbour."""
        return _JOINED if self.join else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next edit of the same field in."""
        if not isinstance(other, _Command) or other.join != self.join:
            return False
        self.after = other.after
        self.setObsolete(self.after.plan == self._before.plan)
        return True

    def redo(self) -> None:
        """Show the plan from after."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the plan from before."""
        self._show(self._before)
