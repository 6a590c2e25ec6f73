"""Undo and redo of the planner, in the order things were done: each step knows how to be undone and done again.

A step holds no widget: the desk it acts on is given to it. So the steps of a workshop (its `Trail`) outlive the screen
they were made on, and are there when the workshop is opened again.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import ref

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from trainer.planning.records import Plan
from ui.operations.planning import carried

if TYPE_CHECKING:
    from ui.pages.workshops.planner.desk import PlanDesk

Keys = tuple[str, ...]
STEPS = 200
"""How many steps of a workshop are kept."""
WORKSHOPS = 10
"""Of how many workshops, those seen last."""
_JOINED = 1
"""Qt asks commands of the same number whether they are one."""


@dataclass(frozen=True, slots=True)
class View:
    """A plan with what is chosen in it."""

    plan: Plan
    chosen: Keys


class Step(ABC):
    """One thing done. `text` says what, `place` is the panel where it is seen ("" for the board)."""

    text: str
    place = ""
    join = ""
    """Steps of the same `join` that follow each other are undone together."""

    @abstractmethod
    def redo(self, desk: PlanDesk) -> None:
        """Do it, or do it again."""

    @abstractmethod
    def undo(self, desk: PlanDesk) -> None:
        """Take it back."""

    def joined(self, later: Step) -> Step | None:
        """Both as one step; None when they cannot be one."""
        return None

    @property
    def empty(self) -> bool:
        """True when it leads back to where it began."""
        return False


@dataclass(frozen=True)
class Edit(Step):
    """From one plan to another."""

    text: str
    before: View
    after: View
    join: str = ""

    def redo(self, desk: PlanDesk) -> None:
        """Show the plan from after."""
        desk.show(self.after)

    def undo(self, desk: PlanDesk) -> None:
        """Show the plan from before."""
        desk.show(self.before)

    def joined(self, later: Step) -> Step | None:
        """From before the first to after the second."""
        return replace(self, after=later.after) if isinstance(later, Edit) else None

    @property
    def empty(self) -> bool:
        """Typed, and typed back."""
        return self.before.plan == self.after.plan


class Trail:
    """The steps of one workshop, and the plan that they lead to."""

    def __init__(self) -> None:
        self.stack = QUndoStack()
        self.stack.setUndoLimit(STEPS)
        self.plan: Plan | None = None
        self._desk: ref[PlanDesk] | None = None

    @property
    def desk(self) -> PlanDesk | None:
        """Who shows the workshop now."""
        desk = self._desk() if self._desk is not None else None
        return desk if desk is not None and shiboken6.isValid(desk) else None

    def shown_by(self, desk: PlanDesk) -> None:
        """From now on this desk shows the workshop."""
        self._desk = ref(desk)

    def leads_to(self, plan: Plan) -> bool:
        """Whether the steps end with this plan; other hours of the half-days are no other plan."""
        return self.plan is not None and carried(self.plan, plan) == plan


class Trails:
    """The trails of the workshops seen last, for as long as the program runs."""

    def __init__(self) -> None:
        self._trails: OrderedDict[int, Trail] = OrderedDict()

    def of(self, workshop_id: int) -> Trail:
        """The trail of a workshop, empty at its first visit or after many others."""
        trail = self._trails.setdefault(workshop_id, Trail())
        self._trails.move_to_end(workshop_id)
        while len(self._trails) > WORKSHOPS:
            self._trails.popitem(last=False)
        return trail


class History(QObject):
    """What the desk can take back and do again; `changed` when the words change."""

    changed = Signal()

    def __init__(self, desk: PlanDesk, trail: Trail) -> None:
        super().__init__(desk)
        self._desk = desk
        self._take(trail)

    def take(self, trail: Trail) -> None:
        """Have the steps of a workshop instead of none."""
        self._stack.indexChanged.disconnect(self._moved)
        self._take(trail)
        self.changed.emit()

    def _take(self, trail: Trail) -> None:
        self.trail = trail
        trail.shown_by(self._desk)
        self._stack = trail.stack
        self._stack.indexChanged.connect(self._moved)

    @property
    def ours(self) -> bool:
        """False once another desk shows the workshop: nothing is done here any more."""
        return self.trail.desk is self._desk

    def follow(self, plan: Plan) -> None:
        """This is on screen now: what the steps lead to."""
        if self.ours:
            self.trail.plan = plan

    def push(self, step: Step) -> None:
        """Do something for the first time, and remember it."""
        self._stack.push(_Command(self.trail, step))
        self.changed.emit()

    def note(self, step: Step) -> None:
        """Remember something that has been done already."""
        self._stack.push(_Command(self.trail, step, done=True))
        self.changed.emit()

    def undo(self) -> Step | None:
        """Take the last step back; None when there is none."""
        step = self.last
        if step is not None:
            self._stack.undo()
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back; None when nothing was."""
        step = self._at(self._stack.index()) if self.can_redo else None
        if step is not None:
            self._stack.redo()
        return step

    @property
    def last(self) -> Step | None:
        """What undo would take back."""
        return self._at(self._stack.index() - 1) if self.can_undo else None

    def keep(self, known: bool) -> None:
        """The plan has been read: without a `known` one nothing can be relied on, and everything is forgotten."""
        if not known and self.ours:
            self._stack.clear()
        self.changed.emit()

    def _moved(self) -> None:
        if shiboken6.isValid(self._stack):  # at the very end it tells that it is being emptied
            self.changed.emit()

    def _at(self, place: int) -> Step | None:
        command = self._stack.command(place)
        return command.step if isinstance(command, _Command) else None

    @property
    def can_undo(self) -> bool:
        """True when there is something to take back."""
        return self._desk.loaded and self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """True when something was taken back."""
        return self._desk.loaded and self._stack.canRedo()

    @property
    def undo_text(self) -> str:
        """What undo would take back."""
        return self._stack.undoText()

    @property
    def redo_text(self) -> str:
        """What redo would do again."""
        return self._stack.redoText()


class _Command(QUndoCommand):
    """A step on Qt's stack, whose first `redo` comes from `push`."""

    def __init__(self, trail: Trail, step: Step, *, done: bool = False) -> None:
        super().__init__(step.text)
        self._trail, self.step, self._done = trail, step, done

    def id(self) -> int:
        """A number when it may be joined with its neighbour."""
        return _JOINED if self.step.join else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next step of the same field in."""
        if not isinstance(other, _Command) or other.step.join != self.step.join:
            return False
        joined = self.step.joined(other.step)
        if joined is None:
            return False
        self.step = joined
        self.setObsolete(joined.empty)
        return True

    def redo(self) -> None:
        """Do it on the desk on screen."""
        done, self._done = self._done, False
        if not done and (desk := self._trail.desk) is not None:
            self.step.redo(desk)

    def undo(self) -> None:
        """Take it back on the desk on screen."""
        if (desk := self._trail.desk) is not None:
            self.step.undo(desk)
