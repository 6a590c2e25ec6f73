"""What a person does with the agenda of a workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.core.changes import Changes
from trainer.library.records import SheetSummary
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write
from ui.operations.agenda_edits import Aliases, Edit
from ui.operations.workshops import Seen

if TYPE_CHECKING:
    from trainer.app import Application


def list_sheets(context: PageContext, *, done: Callable[[tuple[SheetSummary, ...]], None]) -> Job:
    """Every sheet that can go into an agenda."""
    return read(context, lambda app: app.library.sheets(), done=done)


def do_edit(
    context: PageContext,
    *,
    seen: Seen,
    edit: Edit,
    ids: Aliases,
    fresh: bool = False,
    done: Done | None = None,
    failed: Failed | None = None,
) -> Job:
    """Do an edit against the version on screen; `fresh` repeats it against the newest one."""
    return _run(context, seen, lambda app, version: edit.forward(app, version, ids), fresh, done, failed)


def undo_edit(
    context: PageContext,
    *,
    seen: Seen,
    edit: Edit,
    ids: Aliases,
    done: Done | None = None,
    failed: Failed | None = None,
) -> Job:
    """Do the opposite of an edit, against the newest version."""
    return _run(context, seen, lambda app, version: edit.backward(app, version, ids), True, done, failed)


def _run(
    context: PageContext,
    seen: Seen,
    act: Callable[[Application, int], Changes],
    fresh: bool,
    done: Done | None,
    failed: Failed | None,
) -> Job:
    def work(app: Application) -> Changes:
        if fresh:
            seen.follow(app)
        changes = act(app, seen.version)
        seen.follow(app)
        return changes

    return write(context, work, done=done, failed=failed)
