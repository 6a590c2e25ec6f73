"""Keeps the draft as one types: a moment after the last key, never rarer than every few seconds, on the worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from curriculum.model import MethodSheet
from trainer.core.errors import FabriqueError, Stale
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations import drafts
from ui.operations.drafts import Seen

PAUSE_MS = 800
LONGEST_MS = 3000
RETRY_MS = 5000


class Kept(StrEnum):
    """Where the draft stands."""

    CLEAN = "clean"
    PENDING = "pending"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"
    STALE = "stale"


class DraftKeeper(QObject):
    """`changed` tells a new `state`; `stale` that someone else saved; `told` gives an error once per trouble."""

    changed = Signal()
    stale = Signal()
    told = Signal(object)

    def __init__(self, context: PageContext, sheet: Callable[[], MethodSheet], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._sheet = context, sheet
        self.sheet_id = 0
        self.seen = Seen()
        self.state = Kept.CLEAN
        self.saved_at: datetime | None = None
        self.new = False
        self._stored: MethodSheet | None = None
        self._flying: MethodSheet | None = None
        self._job: Job | None = None
        self._troubled = False
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)
        self._retry = self._timer(RETRY_MS)
        context.worker.crashed.connect(self._crashed)

    @property
    def dirty(self) -> bool:
        """True while something typed is not committed."""
        return self._stored is not None and self._sheet() != self._stored

    def begin(self, sheet_id: int, version: int, stored: MethodSheet, changed_at: datetime | None) -> None:
        """Look after the draft of a sheet. `version` 0: nothing is kept yet."""
        self.stop()
        self.sheet_id, self.seen = sheet_id, Seen(version)
        self._stored, self.saved_at, self.new = stored, changed_at, version == 0
        self._set(Kept.CLEAN)

    def stop(self) -> None:
        """Nothing more to look after."""
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()
        self._stored = self._flying = None

    def touch(self) -> None:
        """The sheet has changed."""
        if self.state is Kept.STALE or self._stored is None:
            return
        if not self.dirty and self._flying is None:
            self._pause.stop()
            self._longest.stop()
            self._set(Kept.SAVED if self.seen.version else Kept.CLEAN)
            return
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        if self._flying is None:
            self._set(Kept.PENDING)

    def flush(self) -> None:
        """Save now what is not saved. The worker finishes it even when the window closes."""
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()
        if self.dirty and self.state is not Kept.STALE and self._sheet() is not self._flying:
            self._save()

    def take_over(self, stored: MethodSheet) -> None:
        """The newest draft was read (`seen` knows its version): what is typed here is measured against it."""
        self._stored, self._flying = stored, None
        self._set(Kept.SAVED)
        self.touch()

    def _save(self) -> None:
        sheet = self._flying = self._sheet()
        seen, sheet_id = self.seen, self.sheet_id
        self._set(Kept.SAVING)

        def done(at: datetime) -> None:
            if seen is self.seen:
                self._kept(sheet, at)

        def failed(error: FabriqueError) -> None:
            if seen is self.seen:
                self._lost(error)

        self._job = drafts.save_draft(
            self._context, sheet_id=sheet_id, seen=seen, sheet=sheet, done=done, failed=failed
        )

    def _kept(self, sheet: MethodSheet, at: datetime) -> None:
        self._stored, self.saved_at, self._troubled = sheet, at, False
        if self._flying is sheet:
            self._flying = None
        if self.dirty:
            self._set(Kept.PENDING)
            if not self._pause.isActive():
                self._pause.start()
        else:
            self._set(Kept.SAVED)
        if self.new:
            self.new = False
            drafts.tell_draft(self._context, sheet_id=self.sheet_id)

    def _lost(self, error: FabriqueError) -> None:
        self._flying = None
        if isinstance(error, Stale):
            self._set(Kept.STALE)
            self.stale.emit()
            return
        self._set(Kept.FAILED)
        self._retry.start()
        if not self._troubled:
            self._troubled = True
            self.told.emit(error)

    def _crashed(self, error: object) -> None:
        if self._flying is not None and self._job is not None and not self._context.worker.waits(self._job):
            self._flying = None
            self._set(Kept.FAILED)
            self._retry.start()

    def _due(self) -> None:
        self._pause.stop()
        self._longest.stop()
        if self.dirty and self._flying is None:
            self._save()
        elif self.dirty:
            self._pause.start()

    def _set(self, state: Kept) -> None:
        self.state = state
        self.changed.emit()

    def _timer(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(self._due)
        return timer
