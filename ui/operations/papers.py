"""What a person does with the papers of a workshop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trainer.core.changes import Changes, Kind
from ui.kit.page import PageContext
from ui.kit.worker import Job, alive
from ui.operations.acting import Failed, read, read_long

if TYPE_CHECKING:
    from trainer.papers.records import Made, PaperKind, PaperOffer, Written

Format = Literal["pdf", "docx", "ics"]


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
    done: Callable[[Made], None],
    failed: Failed,
    progress: Callable[[int, int, str], None] | None = None,
    busy: str = "",
) -> Job:
    """The papers of a kind as PDF, in memory."""

    def shown(made: Made) -> None:
        context.bus.publish(Changes.of(Kind.PAPER, workshop_id))  # a certificate looked at is in the archive
        if alive(done):
            done(made)

    return read_long(
        context,
        lambda app, report: app.papers.produce(
            kind=kind, workshop_id=workshop_id, file_format="pdf", report=report
        ),
        done=shown,
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
    done: Callable[[Written], None],
    failed: Failed,
    progress: Callable[[int, int, str], None],
    only: tuple[str, ...] = (),
    busy: str = "",
) -> Job:
    """Write papers into a folder; stopping keeps the files that are finished. `only` names those wanted."""

    def told(written: Written) -> None:
        context.bus.publish(Changes.of(Kind.PAPER, workshop_id))
        if alive(done):
            done(written)

    return read_long(
        context,
        lambda app, report: app.papers.write(
            kinds=kinds, workshop_id=workshop_id, formats=formats, folder=folder, only=only, report=report
        ),
        done=told,
        failed=failed,
        progress=progress,
        busy=busy,
    )
