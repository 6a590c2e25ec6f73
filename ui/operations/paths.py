"""What a person does with the learning paths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

from curriculum.model import LearningPath
from trainer.core.changes import Changes
from trainer.core.files import write_file
from trainer.core.text import fold
from trainer.library.path_records import PathLook, PathPart, PathRecord, PathSummary, Price
from trainer.partners.records import Partner
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write

if TYPE_CHECKING:
    from trainer.app import Application
    from trainer.papers.records import Paper
    from trainer.workshops.start_rules import PlannedHalf


Parts = tuple[tuple[str, str, PathPart], ...]
"""What can become a stage, after its title and its brique without accents."""


@dataclass(frozen=True, slots=True)
class Start:
    """What is asked of someone who begins a workshop from a path."""

    path_id: int
    first_day: date
    starts_at: time
    resumes_at: time
    partner_id: int | None
    title: str
    place: str


def list_paths(context: PageContext, *, done: Callable[[tuple[PathSummary, ...]], None]) -> Job:
    """Every path in its order."""
    return read(context, lambda app: app.paths.all(), done=done)


def load_path(
    context: PageContext, *, path_id: int, done: Callable[[PathRecord], None], failed: Failed | None = None
) -> Job:
    """One whole path."""
    return read(context, lambda app: app.paths.get(path_id), done=done, failed=failed)


def list_parts(context: PageContext, *, done: Callable[[Parts], None]) -> Job:
    """The briques and sheets that can become stages, their words folded here: not while someone types."""

    def work(app: Application) -> Parts:
        return tuple((fold(one.title), fold(one.home), one) for one in app.paths.choices())

    return read(context, work, done=done)


def look_at(context: PageContext, *, path: LearningPath, done: Callable[[PathLook], None]) -> Job:
    """What a path that is being written comes to."""
    return read(context, lambda app: app.paths.look(path), done=done)


def create_path(context: PageContext, *, path: LearningPath, price: Price, done: Done, failed: Failed) -> Job:
    """Add a path."""
    return write(context, lambda app: app.paths.create(path=path, price=price), done=done, failed=failed)


def edit_path(
    context: PageContext,
    *,
    path_id: int,
    version: int | None,
    path: LearningPath,
    price: Price,
    done: Done,
    failed: Failed,
) -> Job:
    """Write a path anew; without a version, over whatever was changed elsewhere."""

    def work(app: Application) -> Changes:
        seen = app.paths.get(path_id).version if version is None else version
        return app.paths.edit(path_id=path_id, version=seen, path=path, price=price)

    return write(context, work, done=done, failed=failed)


def duplicate_path(context: PageContext, *, path_id: int, done: Done) -> Job:
    """Add a copy."""
    return write(context, lambda app: app.paths.duplicate(path_id=path_id), done=done)


def reorder_paths(context: PageContext, *, ids: tuple[int, ...], done: Done) -> Job:
    """Give the paths another order."""
    return write(context, lambda app: app.paths.reorder(ids=ids), done=done)


def delete_path(
    context: PageContext, *, path_id: int, version: int, done: Done, failed: Failed | None = None
) -> Job:
    """Put a path aside; `restore_path` brings it back."""
    return write(
        context, lambda app: app.paths.delete(path_id=path_id, version=version), done=done, failed=failed
    )


def restore_path(context: PageContext, *, path_id: int, done: Done | None = None) -> Job:
    """Undo `delete_path`."""
    return write(context, lambda app: app.paths.restore(path_id=path_id), done=done)


def make_programme(
    context: PageContext,
    *,
    path: LearningPath,
    price: Price,
    file_format: str,
    done: Callable[[Paper], None],
    busy: str = "",
) -> Job:
    """The programme of a path as it stands on screen, in memory."""
    return read(
        context,
        lambda app: app.path_papers.draft(path=path, price=price, file_format=file_format),
        done=done,
        busy=busy,
    )


def make_catalogue(
    context: PageContext, *, file_format: str, done: Callable[[Paper], None], busy: str = ""
) -> Job:
    """The catalogue of all paths, in memory."""
    return read(context, lambda app: app.path_papers.catalogue(file_format=file_format), done=done, busy=busy)


def write_paper(context: PageContext, *, path: Path, content: bytes, done: Callable[[Path], None]) -> Job:
    """Write a paper where the person asked."""
    return read(context, lambda app: write_file(path.parent, path.name, content), done=done)


def list_partners(context: PageContext, *, done: Callable[[tuple[Partner, ...]], None]) -> Job:
    """Every partner, for the choice in the dialog."""
    return read(context, lambda app: app.partners.all(), done=done)


def plan_workshop(
    context: PageContext,
    *,
    start: Start,
    done: Callable[[tuple[PlannedHalf, ...]], None],
    failed: Failed,
) -> Job:
    """The half-days that a workshop begun now would have; nothing is written."""
    return read(
        context,
        lambda app: app.starts.planned(
            path_id=start.path_id,
            first_day=start.first_day,
            starts_at=start.starts_at,
            resumes_at=start.resumes_at,
        ),
        done=done,
        failed=failed,
    )


def start_workshop(context: PageContext, *, start: Start, done: Done, failed: Failed) -> Job:
    """Create a workshop from a path, days and agenda included."""
    return write(
        context,
        lambda app: app.starts.from_path(
            path_id=start.path_id,
            first_day=start.first_day,
            starts_at=start.starts_at,
            resumes_at=start.resumes_at,
            partner_id=start.partner_id,
            title=start.title,
            place=start.place,
        ),
        done=done,
        failed=failed,
    )
