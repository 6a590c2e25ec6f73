"""The one thread that talks to the database: runs functions in order, brings results back to the screen.

A plain job is `submit`, a long one that reports and can be stopped is `submit_long`. Callbacks run on the thread of
the window, and not at all when the widget they belong to is gone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from trainer.core.errors import Cancelled, FabriqueError
from trainer.core.progress import Report
from ui.kit.garbage import Collector

T = TypeVar("T")
Failed = Callable[[FabriqueError], None]


@dataclass(eq=False)
class Job:
    """One job handed to the worker. `cancel` asks a long one to stop at its next report.

    An `essential` one (a draft to keep) still runs when the window closes.
    """

    work: Callable[[Report], Any]
    done: Callable[[Any], None]
    failed: Failed | None
    busy: str
    on_progress: Callable[[int, int, str], None] | None = None
    essential: bool = False
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the job to stop; one that has not begun never begins."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """True once `cancel` was called."""
        return self._stop.is_set()


class Worker(QObject):
    """Owns the thread, which starts with the first job. Call `shutdown` before the application ends."""

    busy_changed = Signal(str)
    """The text of the job under way that gave one, or "" when nothing is left to do."""
    failed = Signal(object)
    """A FabriqueError that no job's own `failed` took."""
    crashed = Signal(object)
    """An unexpected exception of a job."""
    idle = Signal()
    """Every job so far has been delivered."""
    _deliver = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._waiting: list[Job] = []
        self._closed = False
        self._collector = Collector(self)
        self._deliver.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @property
    def pending(self) -> int:
        """Jobs not delivered yet."""
        return len(self._waiting)

    @property
    def closed(self) -> bool:
        """True once it takes no more jobs."""
        return self._closed

    def waits(self, job: Job) -> bool:
        """True until the job is delivered, one way or the other."""
        return job in self._waiting

    def submit(
        self,
        fn: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Failed | None = None,
        busy: str = "",
        after_ms: int = 0,
    ) -> Job:
        """Run `fn` on the worker, then on the window's thread `done(result)` or `failed(error)`.

        `after_ms` lets the window show first what the job was asked for: both compute in Python, by turns, and the
        window would wait for its own.
        """
        return self._add(Job(lambda report: fn(), done, failed, busy), after_ms)

    def submit_long(
        self,
        fn: Callable[[Report], T],
        *,
        done: Callable[[T], None],
        failed: Failed | None = None,
        busy: str = "",
        progress: Callable[[int, int, str], None] | None = None,
    ) -> Job:
        """Like `submit` for a job that takes a report; `progress` gets (done, total, text) in the window."""
        return self._add(Job(fn, done, failed, busy, progress))

    def shutdown(self, last: Callable[[], object] | None = None) -> None:
        """Let the job under way and the essential ones finish, drop the others, run `last` on the thread, end it.

        `last` closes what belongs to that thread. Nothing is delivered afterwards.
        """
        if self._closed:
            return
        self._closed = True
        for job in self._waiting:
            if not job.essential:
                job.cancel()
        if self._thread is not None:
            if last is not None:
                closing = last
                self._queue.put(Job(lambda report: closing(), lambda _: None, None, ""))
            self._queue.put(None)
            self._thread.join()
            self._thread = None
            self._collector.stop()

    def _add(self, job: Job, after_ms: int = 0) -> Job:
        if self._closed:  # a timer of a page that is going away: nobody is left to show the answer to
            job.cancel()
            return job
        if self._thread is None:
            self._collector.start()
            self._thread = threading.Thread(target=self._run, name="fabrique-worker")
            self._thread.start()
        self._waiting.append(job)
        self._tell_busy()
        if after_ms:
            QTimer.singleShot(after_ms, self, lambda: self._put(job))
        else:
            self._queue.put(job)
        return job

    def _put(self, job: Job) -> None:
        """Hand over a job that waited for the window; after the end the thread takes none."""
        if not self._closed:
            self._queue.put(job)

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            outcome = self._perform(job)
            if not self._closed:
                self._deliver.emit(outcome)

    def _perform(self, job: Job) -> Callable[[], None]:
        def report(done: int, total: int, text: str) -> bool:
            if job.on_progress is not None and not self._closed:
                self._deliver.emit(lambda: _call_if_alive(job.on_progress, done, total, text))
            return not job.cancelled

        try:
            if job.cancelled:
                raise Cancelled
            result = job.work(report)
        except FabriqueError as error:
            caught = error
            return lambda: self._finish(job, lambda: self._fail(job, caught))
        except Exception as error:  # whatever a job does, the thread lives on
            unexpected = error
            return lambda: self._finish(job, lambda: self.crashed.emit(unexpected))
        return lambda: self._finish(job, lambda: _call_if_alive(job.done, result))

    @Slot(object)
    def _call(self, outcome: Callable[[], None]) -> None:
        if not self._closed:
            outcome()

    def _finish(self, job: Job, then: Callable[[], None]) -> None:
        self._waiting.remove(job)
        try:
            then()
        finally:
            self._tell_busy()
            if not self._waiting:
                self.idle.emit()

    def _fail(self, job: Job, error: FabriqueError) -> None:
        if job.failed is not None:
            _call_if_alive(job.failed, error)
        else:
            self.failed.emit(error)

    def _tell_busy(self) -> None:
        self.busy_changed.emit(next((job.busy for job in self._waiting if job.busy), ""))


def alive(callback: Callable[..., None]) -> bool:
    """False when the widget a bound method (or a partial of one) belongs to is gone."""
    owner = getattr(callback.func if isinstance(callback, partial) else callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


def _call_if_alive(callback: Callable[..., None] | None, *arguments: object) -> None:
    if callback is not None and alive(callback):
        callback(*arguments)
