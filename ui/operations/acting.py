"""How an operation runs: on the worker, its changes told to every page, then back to the screen that asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError
from trainer.core.progress import Report
from ui.kit.page import PageContext
from ui.kit.worker import Job, alive

if TYPE_CHECKING:
    from trainer.app import Application

T = TypeVar("T")
Done = Callable[[Changes], None]
Failed = Callable[[FabriqueError], None]


def read(
    context: PageContext,
    work: Callable[[Application], T],
    *,
    done: Callable[[T], None],
    failed: Failed | None = None,
    busy: str = "",
    after_ms: int = 0,
) -> Job:
    """Ask the services something; `failed` takes a typed error, otherwise the window shows it.

    `after_ms` is the time the window has to show what was typed before the worker computes beside it.
    """
    services = _services(context)
    return context.worker.submit(
        lambda: work(services), done=done, failed=failed, busy=busy, after_ms=after_ms
    )


def write(
    context: PageContext,
    work: Callable[[Application], Changes],
    *,
    done: Done | None = None,
    failed: Failed | None = None,
    busy: str = "",
) -> Job:
    """Have the services change something, tell the bus what was touched, then `done(changes)`."""
    services = _services(context)

    def finish(changes: Changes) -> None:
        context.bus.publish(changes)
        if done is not None and alive(done):
            done(changes)

    return context.worker.submit(lambda: work(services), done=finish, failed=failed, busy=busy)


def read_long(
    context: PageContext,
    work: Callable[[Application, Report], T],
    *,
    done: Callable[[T], None],
    failed: Failed | None = None,
    progress: Callable[[int, int, str], None] | None = None,
    busy: str = "",
) -> Job:
    """A long job that reports and can be stopped."""
    services = _services(context)
    return context.worker.submit_long(
        lambda report: work(services, report), done=done, failed=failed, progress=progress, busy=busy
    )


def _services(context: PageContext) -> Application:
    if context.services is None:
        raise RuntimeError("the database is not open yet")
    return context.services
