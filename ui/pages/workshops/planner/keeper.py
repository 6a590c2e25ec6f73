"""Keeps the plan as it is on screen: on the worker, in order, several quick edits in one go when it is busy."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, SignalInstance

from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError, NotFound, Stale
from trainer.planning.records import Plan
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations import planning
from ui.operations.planning import Shelf
from ui.operations.workshops import Seen

RETRY_MS = 5000
LEAVE_MS = 15_000
"""How long leaving waits for the database before it asks."""


class Kept(StrEnum):
    """Where the plan stands."""

    CLEAN = "clean"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"
    STALE = "stale"


def waited(told: SignalInstance, over: Callable[[], bool]) -> bool:
    """Wait for something that `told` tells about, `LEAVE_MS` at most; whether it is over."""
    if over():
        return True
    loop = QEventLoop()
    limit = QTimer(loop)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    limit.start(LEAVE_MS)

    def look() -> None:
        if over():
            loop.quit()

    told.connect(look)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    told.disconnect(look)
    return over()


class PlanKeeper(QObject):
    """`changed` tells a new `state`, `saved` that everything on screen is kept, `failed` gives an error once."""

    changed = Signal()
    saved = Signal()
    failed = Signal(object)
    forced = Signal()
    """`force` has kept it."""

    def __init__(self, context: PageContext, seen: Seen, shown: Callable[[], Plan], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._seen, self._shown = context, seen, shown
        self.shelf = Shelf()
        self.state = Kept.CLEAN
        self.telling = False
        """True while the bus hears of what was kept here: it is on screen already."""
        self._job: Job | None = None
        self._takes = 0
        self._troubled = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.keep)
        context.worker.crashed.connect(self._crashed)

    @property
    def pending(self) -> bool:
        """True while something on screen is not known to be kept."""
        return self._job is not None or self._shown() != self.shelf.plan

    def take(self, version: int, plan: Plan) -> None:
        """This was read from the database; what is on screen is measured against it."""
        self.shelf = Shelf(version, plan)
        self._takes += 1  # what was asked before speaks of another shelf
        self._job = None
        self._troubled = False
        self._retry.stop()
        self._set(Kept.SAVED if self.state not in (Kept.CLEAN, Kept.STALE, Kept.FAILED) else Kept.CLEAN)

    def keep(self) -> None:
        """Something has changed on screen: keep it, now or right after the save under way."""
        if self.state is not Kept.STALE and self._job is None and self._shown() != self.shelf.plan:
            self._save()

    def leave(self) -> bool:
        """Wait until what is on screen is kept; False when it could not be."""
        if self.state is Kept.STALE:
            return False
        if not self.pending:
            return True
        self._retry.stop()
        self._save(at_once=True)
        self._troubled = False
        waited(self.changed, lambda: self._job is None)
        return not self.pending

    def force(self) -> None:
        """Keep what is on screen over what others made of it."""
        self._set(Kept.SAVING)
        self._job = planning.save_over(
            self._context,
            seen=self._seen,
            shelf=self.shelf,
            plan=self._shown(),
            done=partial(self._forced, self._takes),
            failed=partial(self._lost, self._takes),
        )

    def _save(self, *, at_once: bool = False) -> None:
        self._set(Kept.SAVING)
        self._job = planning.save_plan(
            self._context,
            seen=self._seen,
            shelf=self.shelf,
            wanted=self._shown,
            at_once=at_once,
            done=partial(self._kept, self._takes),
            failed=partial(self._lost, self._takes),
        )

    def _kept(self, takes: int, changes: Changes) -> None:
        if takes != self._takes:
            self._tell(changes)
            return
        if self._job is not None and self._context.worker.waits(self._job):
            self._tell(changes)  # an earlier one: another is under way
            return
        self._job = None
        self._troubled = False
        if self._shown() != self.shelf.plan:
            self._save()
            self._tell(changes)
            return
        self._set(Kept.SAVED)
        self._tell(changes)
        self.saved.emit()

    def _forced(self, takes: int, changes: Changes) -> None:
        if takes != self._takes:
            self._tell(changes)
            return
        self._job = None
        self._set(Kept.SAVED)
        self._tell(changes)
        self.forced.emit()

    def _tell(self, changes: Changes) -> None:
        self.telling = True
        try:
            self._context.bus.publish(changes)
        finally:
            self.telling = False

    def _lost(self, takes: int, error: FabriqueError) -> None:
        if takes != self._takes:
            return
        if self._job is not None and self._context.worker.waits(self._job):
            return
        self._job = None
        if isinstance(error, Stale):
            self._set(Kept.STALE)
            self.failed.emit(error)
            return
        self._set(Kept.FAILED)
        if not isinstance(error, NotFound):
            self._retry.start()
        if not self._troubled:
            self._troubled = True
            self.failed.emit(error)

    def _crashed(self, error: object) -> None:
        if self._job is not None and not self._context.worker.waits(self._job):
            self._job = None
            self._set(Kept.FAILED)
            self._retry.start()

    def _set(self, state: Kept) -> None:
        self.state = state
        self.changed.emit()
