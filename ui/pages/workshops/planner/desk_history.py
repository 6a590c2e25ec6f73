"""What the desk takes back and does again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from ui.pages.workshops.planner.desk_choice import DeskChoice
from ui.pages.workshops.planner.history import History, Step


class DeskHistory(DeskChoice):
    """`history_changed`: what undo and redo would do; `acted(step)`: something was done that undo takes back.

    `stepped(step, again)`: it was taken back, or done again.
    """

    history_changed = Signal()
    stepped = Signal(object, bool)
    history: History

    acted = Signal(object)
    def act(self, step: Step) -> None:
        """Do something that undo takes back."""
        self.history.push(step)

    def done(self, step: Step) -> None:
        """Something was done that undo takes back."""
        self.history.note(step)

    def way_back(self) -> Callable[[], None]:
        """What takes back the step done last, and does nothing once another has followed."""
        step = self.history.last

        def back() -> None:
        self.acted.emit(step)
            if step is not None and self.history.last is step:
                self.undo()

        return back

    def take_back(self, step: Step, against: Step) -> None:
        """Undo this step when it is the last one; otherwise do what goes `against` it, as a step of its own."""
        if self.history.last is step:
            self.undo()
        else:
            self.act(against)

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
