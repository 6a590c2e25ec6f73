"""The worker thread: order, errors, progress, stopping."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from trainer.core.errors import Cancelled, FabriqueError, Refused
from trainer.core.progress import Report, step
from ui.kit.worker import Job, Worker


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.shutdown()


def wait_idle(qtbot: QtBot, worker: Worker) -> None:
    qtbot.waitUntil(lambda: worker.pending == 0)


def test_jobs_run_in_order_elsewhere_and_come_back_here(qtbot: QtBot, worker: Worker) -> None:
    ran: list[str] = []
    back: list[tuple[int, str]] = []

    def note(number: int) -> int:
        ran.append(threading.current_thread().name)
        return number

    for number in range(5):
        worker.submit(
            partial(note, number),
            done=lambda n: back.append((n, threading.current_thread().name)),
        )
    wait_idle(qtbot, worker)
    assert set(ran) == {"fabrique-worker"}
    assert back == [(n, threading.main_thread().name) for n in range(5)]


def refuse() -> None:
    raise Refused("no", "Non.")


def test_a_typed_error_goes_to_the_job_or_to_all(qtbot: QtBot, worker: Worker) -> None:
    own: list[FabriqueError] = []
    common: list[FabriqueError] = []
    worker.failed.connect(common.append)
    worker.submit(refuse, done=lambda _: pytest.fail("done"), failed=own.append)
    worker.submit(refuse, done=lambda _: pytest.fail("done"))
    wait_idle(qtbot, worker)
    assert [error.code for error in own + common] == ["no", "no"]


def test_an_unexpected_exception_does_not_kill_the_thread(qtbot: QtBot, worker: Worker) -> None:
    crashes: list[Exception] = []
    results: list[int] = []
    worker.crashed.connect(crashes.append)
    worker.submit(lambda: 1 // 0, done=lambda _: pytest.fail("done"))
    worker.submit(lambda: 7, done=results.append)
    wait_idle(qtbot, worker)
    assert [type(error) for error in crashes] == [ZeroDivisionError]
    assert results == [7]


def test_progress_arrives_and_a_job_can_be_stopped(qtbot: QtBot, worker: Worker) -> None:
    reached = threading.Event()
    go_on = threading.Event()

    def work(report: Report) -> None:
        step(report, 1, 3, "un")
        reached.set()
        assert go_on.wait(10)
        step(report, 2, 3, "deux")

    seen: list[tuple[int, int, str]] = []
    errors: list[FabriqueError] = []
    job = worker.submit_long(
        work,
        done=lambda _: pytest.fail("done"),
        failed=errors.append,
        progress=lambda d, t, s: seen.append((d, t, s)),
    )
    assert reached.wait(10)
    job.cancel()
    go_on.set()
    wait_idle(qtbot, worker)
    assert seen == [(1, 3, "un"), (2, 3, "deux")]
    assert [type(error) for error in errors] == [Cancelled]


def test_a_gone_widget_gets_nothing(qtbot: QtBot, worker: Worker) -> None:
    import shiboken6

    class Receiver(QObject):
        got: list[int]

        def __init__(self) -> None:
            super().__init__()
            self.got = []

        def take(self, value: int) -> None:
            self.got.append(value)

    receiver = Receiver()
    hold = threading.Event()
    worker.submit(lambda: hold.wait(10), done=lambda _: None)
    worker.submit(lambda: 3, done=receiver.take)
    shiboken6.delete(receiver)
    hold.set()
    wait_idle(qtbot, worker)
    assert receiver.got == []


def test_busy_tells_the_text_of_what_is_under_way(qtbot: QtBot, worker: Worker) -> None:
    texts: list[str] = []
    worker.busy_changed.connect(texts.append)
    worker.submit(lambda: None, done=lambda _: None, busy="Lecture")
    wait_idle(qtbot, worker)
    assert texts == ["Lecture", ""]


def test_shutdown_ends_the_thread_and_drops_what_waits(qtbot: QtBot) -> None:
    worker = Worker()
    hold = threading.Event()
    ran: list[str] = []
    worker.submit(lambda: hold.wait(10), done=lambda _: ran.append("delivered"))
    worker.submit(lambda: ran.append("second"), done=lambda _: None)
    hold.set()
    closer: list[str] = []
    worker.shutdown(lambda: closer.append(threading.current_thread().name))
    worker.shutdown()
    assert closer == ["fabrique-worker"]
    assert "delivered" not in ran
    assert "fabrique-worker" not in {thread.name for thread in threading.enumerate()}


def test_work_asked_for_after_the_shutdown_is_never_done(qtbot: QtBot) -> None:
    worker = Worker()
    worker.shutdown()
    seen: list[int] = []
    job = worker.submit(lambda: seen.append(1), done=lambda _: seen.append(2))
    assert job.cancelled
    assert worker.pending == 0
    assert seen == []


def test_a_widget_in_a_cycle_is_never_destroyed_on_the_worker(qtbot: QtBot, worker: Worker) -> None:
    where: list[str] = []
    kept: list[list[int]] = []  # alive, so that a collection is due

    class Knot(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.me = self

    def allocate() -> int:
        kept.extend([number] for number in range(100_000))
        return len(kept)

    worker.submit(lambda: None, done=lambda _: None)
    for _ in range(50):
        weakref.finalize(Knot(), lambda: where.append(threading.current_thread().name))
    worker.submit(allocate, done=lambda _: None)
    wait_idle(qtbot, worker)
    qtbot.waitUntil(lambda: len(where) == 50, timeout=5000)
    assert set(where) == {threading.main_thread().name}


def test_python_collects_by_itself_again_once_every_worker_is_gone(qtbot: QtBot) -> None:
    first, second = Worker(), Worker()
    for worker in (first, second):
        worker.submit(lambda: None, done=lambda _: None)
    assert not gc.isenabled()
    first.shutdown()
    assert not gc.isenabled()
    second.shutdown()
    assert gc.isenabled()


def test_an_essential_job_still_runs_when_the_window_closes(qtbot: QtBot) -> None:
    worker, ran = Worker(), list[str]()
    told: list[Job] = []
    ready = threading.Event()

    def hold() -> None:
        ready.wait(10)
        told[0]._stop.wait(10)  # until the second job is cancelled

    worker.submit(hold, done=lambda _: None)
    dropped = worker.submit(lambda: ran.append("dropped"), done=lambda _: None)
    kept = worker.submit(lambda: ran.append("kept"), done=lambda _: None)
    kept.essential = True
    told.append(dropped)
    ready.set()
    assert worker.waits(kept)
    worker.shutdown(lambda: ran.append("last"))
    assert ran == ["kept", "last"]
    assert dropped.cancelled
