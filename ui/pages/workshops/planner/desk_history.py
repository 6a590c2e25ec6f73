"""What the desk takes back and does again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.kit.page import PageContext, Route
from ui.operations.workshops import Seen
from ui.pages.workshops.planner.desk_choice import DeskChoice
from ui.pages.workshops.planner.history import History, Step


class DeskHistory(DeskChoice):
    """`history_changed`: what undo and redo would do; `acted(step)`: something was done that undo takes back.

    `stepped(step, again)`: it was taken back, or done again.
    """

    history_changed = Signal()
    acted = Signal(object)
    stepped = Signal(object, bool)
    loaded = False
    history: History
    context: PageContext
    seen: Seen

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], None]] = []

    def act(self, step: Step) -> None:
        """Do something that undo takes back."""
        self.history.push(step)
        self.acted.emit(step)

    def done(self, step: Step) -> None:
        """Something was done that undo takes back."""
        self.history.note(step)

    def way_back(self) -> Callable[[], None]:
        """What takes back the step done last, and does nothing once another has followed."""
        step = self.history.last

        def back(desk: DeskHistory) -> None:
            if step is not None and desk.history.last is step:
                desk.undo()

        return lambda: self._on_screen(back)

    def take_back(self, step: Step, against: Step) -> None:
        """Undo this step when it is the last one; otherwise do what goes `against` it, as a step of its own."""

        def back(desk: DeskHistory) -> None:
            if desk.history.last is step:
                desk.undo()
            else:
                desk.act(against)

        self._on_screen(back)

    def once_loaded(self, act: Callable[[], None]) -> None:
        """Do something now, or when the plan has been read."""
        if self.loaded:
            act()
        else:
            self._waiting.append(act)

    def _loaded(self) -> None:
        """The plan has been read."""
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def _on_screen(self, act: Callable[[DeskHistory], None]) -> None:
        """Do something on the desk that shows the workshop now; one that went is opened again for it."""
        trail = self.history.trail
        if trail.desk is None:
            self.context.navigate(Route("workshops", self.seen.workshop_id, "agenda"))
        if (desk := trail.desk) is not None:
            desk.once_loaded(partial(act, desk))

    def undo(self) -> None:
        """Take the last step back."""
        if (step := self.history.undo()) is not None:
            self.stepped.emit(step, False)

    def redo(self) -> None:
        """Do again what was taken back."""
        if (step := self.history.redo()) is not None:
            self.stepped.emit(step, True)

    @property
    def can_undo(self) -> bool:
        """True when there is something to take back."""
        return self.history.can_undo

    @property
    def can_redo(self) -> bool:
        """True when something was taken back."""
        return self.history.can_redo

    @property
    def undo_text(self) -> str:
        """What undo would take back."""
        return self.history.undo_text

    @property
    def redo_text(self) -> str:
        """What redo would do again."""
        return self.history.redo_text
