"""What a person does in the settings: the body, the dated wordings, and the care of the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.changes import Changes, Kind
from trainer.core.clock import today
from trainer.maintenance.records import Finding
from trainer.settings.records import Body, BodyFields, Wording, WordingCode
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, read_long, write

if TYPE_CHECKING:
    from trainer.app import Application
    from trainer.core.progress import Report

Progress = Callable[[int, int, str], None]
EVERYTHING = Changes(frozenset((kind, 0) for kind in Kind))
"""After a restore every page reads again."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the page shows of the database."""

    today: date
    url: str
    body: Body
    wordings: tuple[Wording, ...]


def load_settings(context: PageContext, *, done: Callable[[Loaded], None]) -> Job:
    """The body and the wordings."""
    return read(
        context,
        lambda app: Loaded(today(app.clock), app.url, app.settings.body(), app.settings.wordings()),
        done=done,
    )


def save_body(context: PageContext, *, version: int, fields: BodyFields, done: Done, failed: Failed) -> Job:
    """Save the body as it was read at `version`."""
    return write(
        context, lambda app: app.settings.save_body(version=version, fields=fields), done=done, failed=failed
    )


def add_wording(
    context: PageContext, *, code: WordingCode, valid_from: date, text: str, done: Done, failed: Failed
) -> Job:
    """Add a wording valid from a day on."""
    return write(
        context,
        lambda app: app.settings.add_wording(code=code, valid_from=valid_from, text=text),
        done=done,
        failed=failed,
    )


def back_up(
    context: PageContext,
    *,
    path: Path,
    done: Callable[[int], None],
    failed: Failed,
    progress: Progress,
    busy: str,
) -> Job:
    """Write the whole database to one file; gives how many rows it holds."""

    def work(app: Application, report: Report) -> int:
        return sum(app.backup(path, report).values())

    return read_long(context, work, done=done, failed=failed, progress=progress, busy=busy)


def restore(
    context: PageContext,
    *,
    path: Path,
    done: Callable[[Path | None], None],
    failed: Failed,
    progress: Progress,
    busy: str,
) -> Job:
    """Replace the database by a backup, then tell every page; gives where the replaced one was kept."""

    def finish(kept: Path | None) -> None:
        context.bus.publish(EVERYTHING)
        done(kept)

    return read_long(
        context,
        lambda app, report: app.restore(path, report),
        done=finish,
        failed=failed,
        progress=progress,
        busy=busy,
    )


def check(
    context: PageContext, *, done: Callable[[tuple[Finding, ...]], None], failed: Failed, busy: str
) -> Job:
    """The health of the database: empty when all is well."""
    return read(context, lambda app: app.check(), done=done, failed=failed, busy=busy)
