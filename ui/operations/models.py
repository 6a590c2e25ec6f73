"""What one does with models once they are kept: change, replace, hand on, take in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.changes import Changes, Kind
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write

if TYPE_CHECKING:
    from trainer.app import Application
    from trainer.planning.template_service import OpenTemplate
    from trainer.planning.templates import Model


def put_model(
    context: PageContext, *, template_id: int, version: int, model: Model, done: Done, failed: Failed
) -> Job:
    """Keep what a model holds after an edit. Runs even while the window closes."""
    job = write(
        context,
        lambda app: app.templates.put(template_id=template_id, version=version, model=model),
        done=done,
        failed=failed,
    )
    job.essential = True
    return job


def replace_model(
    context: PageContext,
    *,
    template_id: int,
    workshop_id: int,
    day: date | None,
    done: Callable[[OpenTemplate], None],
    failed: Failed,
) -> Job:
    """Keep the plan of a workshop, or of a day, in the place of what a model held; `done` gets what it held."""
    held: list[OpenTemplate] = []

    def work(app: Application) -> Changes:
        before = app.templates.open(template_id)
        held.append(before)
        return app.templates.replace(
            template_id=template_id, version=before.summary.version, workshop_id=workshop_id, day=day
        )

    return write(context, work, done=lambda _: done(held[0]), failed=failed)


def take_back(context: PageContext, *, before: OpenTemplate) -> Job:
    """Have a model hold again what it held."""

    def work(app: Application) -> Changes:
        template_id = before.summary.id
        return app.templates.put(
            template_id=template_id,
            version=app.templates.find(str(template_id)).version,
            model=before.model,
            scope=before.summary.scope,
        )

    return write(context, work)


def export_model(
    context: PageContext, *, template_id: int, path: Path, done: Callable[[Path], None], failed: Failed
) -> Job:
    """Write a model to a file for another library."""

    def work(app: Application) -> Path:
        from trainer.core.files import write_file

        return write_file(path.parent, path.name, app.templates.written(template_id).content)

    return read(context, work, done=done, failed=failed)


def import_model(
    context: PageContext, *, path: Path, done: Callable[[OpenTemplate], None], failed: Failed
) -> Job:
    """Take a model in from a file; `done` gets it with the titles of the sheets that this library lacks."""
    made: list[OpenTemplate] = []

    def work(app: Application) -> Changes:
        from trainer.planning.template_file import read_file

        changes = app.templates.take_in(read_file(path))
        made.append(app.templates.open(changes.first(Kind.TEMPLATE) or 0))
        return changes

    return write(context, work, done=lambda _: done(made[0]), failed=failed)
