"""What a person does with the attendance of a workshop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from trainer.attendance.records import AttendanceGrid, Mark
from trainer.core.changes import Changes
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write
from ui.operations.workshops import Seen

if TYPE_CHECKING:
    from trainer.app import Application


def load_grid(context: PageContext, *, seen: Seen, done: Callable[[AttendanceGrid], None]) -> Job:
    """The attendance of a workshop, remembered as seen."""

    def work(app: Application) -> AttendanceGrid:
        grid = app.attendance.grid(seen.workshop_id)
        seen.version = grid.version
        return grid

    return read(context, work, done=done)


def mark(
    context: PageContext,
    *,
    seen: Seen,
    marks: Mapping[tuple[int, int], Mark | None],
    fresh: bool = False,
    done: Done,
    failed: Failed,
) -> Job:
    """Write cells of the grid; `fresh` writes them over a change made elsewhere."""
    cells = dict(marks)

    def work(app: Application) -> Changes:
        if fresh:
            seen.follow(app)
        changes = app.attendance.mark(workshop_id=seen.workshop_id, version=seen.version, marks=cells)
        seen.follow(app)
        return changes

    return write(context, work, done=done, failed=failed)


def all_present(
    context: PageContext, *, seen: Seen, half_day_ids: tuple[int, ...], done: Done, failed: Failed
) -> Job:
    """Everyone was there where nothing was entered yet."""

    def work(app: Application) -> Changes:
        changes = app.attendance.all_present(
            workshop_id=seen.workshop_id, version=seen.version, half_day_ids=half_day_ids
        )
        seen.follow(app)
        return changes

    return write(context, work, done=done, failed=failed)
