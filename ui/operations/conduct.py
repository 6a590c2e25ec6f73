"""What a person does while a day is given, and when looking back on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trainer.planning.live_records import LiveDay
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write

if TYPE_CHECKING:
    from curriculum.model import MethodSheet
    from trainer.app import Application
    from trainer.planning.conduct_service import Run
    from trainer.planning.records import Plan, Source


@dataclass(frozen=True, slots=True)
class Opening:
    """A day ready to be given: how far it has come, its plan, the texts of its sheets, the clock of the place.

    `link` is where people meet when they meet from afar, "" in a room; `doors` the minutes by which they come early.
    """

    title: str
    live: LiveDay
    plan: Plan
    sheets: Mapping[Source, MethodSheet]
    zone: str
    remote: bool = False
    link: str = ""
    doors: int = 0


def open_day(
    context: PageContext, *, workshop_id: int, day: date, done: Callable[[Opening], None], failed: Failed
) -> Job:
    """A day of a workshop, to be begun or gone on with."""

    def work(app: Application) -> Opening:
        live = app.conduct.open(workshop_id, day)
        opened = app.plans.open(workshop_id)
        there = {key for stage in live.stages for key in stage.keys}
        sources = {block.source for block in opened.plan if block.key in there and block.source is not None}
        fields, zone = app.workshops.head(workshop_id).fields, opened.frame.timezone
        sheets = app.plans.sheets(sources)
        doors = opened.frame.doors
        return Opening(fields.title, live, opened.plan, sheets, zone, fields.remote, fields.link, doors)

    return read(context, work, done=done, failed=failed)


def keep_day(
    context: PageContext, *, workshop_id: int, live: LiveDay, done: Done | None = None, failed: Failed
) -> Job:
    """Keep how far a day has come; done even while the window closes."""
    job = write(
        context, lambda app: app.conduct.keep(workshop_id=workshop_id, live=live), done=done, failed=failed
    )
    job.essential = True
    return job


def forget_day(
    context: PageContext, *, workshop_id: int, day: date, done: Done, failed: Failed | None = None
) -> Job:
    """Begin a day anew."""
    return write(
        context, lambda app: app.conduct.forget(workshop_id=workshop_id, day=day), done=done, failed=failed
    )


def correct_run(
    context: PageContext,
    *,
    workshop_id: int,
    day: date,
    key: str,
    started: int | None,
    ended: int | None,
    done: Done,
    failed: Failed,
) -> Job:
    """Put the real times of a block right, in seconds since midnight."""
    job = write(
        context,
        lambda app: app.conduct.correct(
            workshop_id=workshop_id, day=day, key=key, started=started, ended=ended
        ),
        done=done,
        failed=failed,
    )
    job.essential = True
    return job


def note_run(
    context: PageContext,
    *,
    workshop_id: int,
    day: date,
    key: str,
    text: str,
    done: Done | None = None,
    failed: Failed | None = None,
) -> Job:
    """What is to be remembered of a block that was given."""
    job = write(
        context,
        lambda app: app.conduct.note(workshop_id=workshop_id, day=day, key=key, text=text),
        done=done,
        failed=failed,
    )
    job.essential = True
    return job


def review_days(context: PageContext, *, workshop_id: int, done: Callable[[tuple[Run, ...]], None]) -> Job:
    """Every block of the days that were begun, planned and real."""
    return read(context, lambda app: app.conduct.review(workshop_id), done=done)
