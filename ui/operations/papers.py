"""What a person does with the papers of a workshop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Failed, read, read_long

if TYPE_CHECKING:
    from trainer.papers.records import Paper, PaperKind, PaperOffer

Format = Literal["pdf", "docx"]


def list_papers(
    context: PageContext, *, workshop_id: int, done: Callable[[tuple[PaperOffer, ...]], None]
) -> Job:
    """The kinds of paper of a workshop, and why one cannot be made yet."""
    return read(context, lambda app: app.papers.kinds(workshop_id), done=done)


def preview_papers(
    context: PageContext,
    *,
    workshop_id: int,
    kind: PaperKind,
    done: Callable[[tuple[Paper, ...]], None],
    failed: Failed,
    progress: Callable[[int, int, str], None] | None = None,
    busy: str = "",
) -> Job:
    """The papers of a kind as PDF, in memory."""
    return read_long(
        context,
        lambda app, report: app.papers.produce(
            kind=kind, workshop_id=workshop_id, file_format="pdf", report=report
        ),
        done=done,
        failed=failed,
        progress=progress,
        busy=busy,
    )


def write_papers(
    context: PageContext,
    *,
    workshop_id: int,
    kinds: tuple[PaperKind, ...],
    formats: tuple[Format, ...],
    folder: Path,
    done: Callable[[tuple[Path, ...]], None],
    failed: Failed,
    progress: Callable[[int, int, str], None],
    busy: str = "",
) -> Job:
    """Write papers into a folder; stopping keeps the files that are finished."""
    return read_long(
        context,
        lambda app, report: app.papers.write(
            kinds=kinds, workshop_id=workshop_id, formats=formats, folder=folder, report=report
        ),
        done=done,
        failed=failed,
        progress=progress,
        busy=busy,
    )
