"""Undo and redo of the agenda: each command runs an edit or its opposite through the services."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError
from ui.kit.page import PageContext
from ui.operations import agenda
from ui.operations.agenda_edits import Aliases, Edit
from ui.operations.workshops import Seen


class AgendaHistory(QObject):
    """Does edits in order; one enters the stack once the services have kept it.

    `done(block_id)` after each success. `refused(error, edit)` when one was not kept; an undo or redo that cannot
    be done empties the stack, since what it relied on is gone (then `edit` is None).
    """

    done = Signal(int)
    refused = Signal(object, object)
    changed = Signal()

    def __init__(self, context: PageContext, seen: Seen, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._seen = seen
        self.ids = Aliases()
        self.stack = QUndoStack(self)
        self.pending = 0
        self.stack.indexChanged.connect(self.changed)

    def do(self, edit: Edit, text: str, *, fresh: bool = False) -> None:
        """Do an edit; it can be undone once it was kept."""

        def kept(changes: Changes) -> None:
            self.stack.push(_Command(self, edit, text))
            self._kept(changes)

        def refused(error: FabriqueError) -> None:
            self._ended()
            self.refused.emit(error, edit)

        self._begun()
        agenda.do_edit(
            self._context, seen=self._seen, edit=edit, ids=self.ids, fresh=fresh, done=kept, failed=refused
        )

    def undo(self) -> None:
        """Take the last edit back, unless one is still under way."""
        if not self.pending and self.stack.canUndo():
            self.stack.undo()

    def redo(self) -> None:
        """Do again what was taken back, unless an edit is still under way."""
        if not self.pending and self.stack.canRedo():
            self.stack.redo()

    def run(self, edit: Edit, *, backward: bool) -> None:
        """An undo or a redo asked for by the stack."""
        self._begun()
        if backward:
            agenda.undo_edit(
                self._context, seen=self._seen, edit=edit, ids=self.ids, done=self._kept, failed=self._lost
            )
        else:
            agenda.do_edit(
                self._context,
                seen=self._seen,
                edit=edit,
                ids=self.ids,
                fresh=True,
                done=self._kept,
                failed=self._lost,
            )

    def _begun(self) -> None:
        self.pending += 1
        self.changed.emit()

    def _ended(self) -> None:
        self.pending -= 1
        self.changed.emit()

    def _kept(self, changes: Changes) -> None:
        self._ended()
        self.done.emit(changes.first(Kind.AGENDA))

    def _lost(self, error: FabriqueError) -> None:
        self._ended()
        self.stack.clear()
        self.refused.emit(error, None)


class _Command(QUndoCommand):
    """The first `redo` comes from `push`, when the edit is already done."""

    def __init__(self, history: AgendaHistory, edit: Edit, text: str) -> None:
        super().__init__(text)
        self._history = history
        self._edit = edit
        self._pushed = False

    def redo(self) -> None:
        """Do the edit again."""
        if self._pushed:
            self._history.run(self._edit, backward=False)
        self._pushed = True

    def undo(self) -> None:
        """Take the edit back."""
        self._history.run(self._edit, backward=True)
