"""What a person does to take sheets in from others and to hand them on: one function per action, on the worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.changes import Changes
from trainer.core.progress import Report
from ui.kit.page import PageContext
from ui.kit.worker import Job, alive
from ui.operations.acting import Done, Failed, read, read_long, write

if TYPE_CHECKING:
    from curriculum.model import MethodSheet
    from trainer.app import Application
    from trainer.library.comparison import FieldChange
    from trainer.library.exchange_records import Choices, Exported, Preview, Selection
    from trainer.library.exchange_word import WordDraft
    from trainer.library.path_records import PathSummary
    from trainer.library.records import BriqueRecord, SheetSummary

Progress = Callable[[int, int, str], None]


def preview(
    context: PageContext,
    *,
    path: Path,
    done: Callable[[Preview], None],
    failed: Failed,
    progress: Progress,
) -> Job:
    """See what taking in a file, a folder, a zip or a pack would do."""
    return read_long(
        context,
        lambda app, report: app.exchange.preview(path=path, report=report),
        done=done,
        failed=failed,
        progress=progress,
    )


def merge(
    context: PageContext,
    *,
    preview: Preview,
    choices: Choices,
    skip_bad: bool,
    done: Done,
    failed: Failed,
    progress: Progress,
) -> Job:
    """Take in what the preview shows, as chosen; the pages are told what changed."""

    def work(app: Application, report: Report) -> Changes:
        return app.exchange.merge(preview=preview, choices=choices, skip_bad=skip_bad, report=report)

    def finish(changes: Changes) -> None:
        context.bus.publish(changes)
        if alive(done):
            done(changes)

    return read_long(context, work, done=finish, failed=failed, progress=progress)


def compare(
    context: PageContext,
    *,
    mine: MethodSheet,
    theirs: MethodSheet,
    done: Callable[[tuple[FieldChange, ...]], None],
) -> Job:
    """Mine and theirs, word by word."""

    def work(app: Application) -> tuple[FieldChange, ...]:
        from trainer.library.comparison import compare_sheets

        return compare_sheets(mine, theirs)

    return read(context, work, done=done)


def read_word(context: PageContext, *, path: Path, done: Callable[[WordDraft], None], failed: Failed) -> Job:
    """See what a Word document would become."""
    return read(context, lambda app: app.exchange.word(path=path), done=done, failed=failed)


def start_word(context: PageContext, *, draft: WordDraft, notes: bool, done: Done, failed: Failed) -> Job:
    """Make a draft of a Word document."""
    return write(context, lambda app: app.exchange.start(draft=draft, notes=notes), done=done, failed=failed)


def load_stock(
    context: PageContext,
    *,
    done: Callable[
        [tuple[tuple[BriqueRecord, ...], tuple[SheetSummary, ...], tuple[PathSummary, ...]]], None
    ],
) -> Job:
    """Read everything that can be handed on: briques, published sheets, paths."""
    return read(
        context, lambda app: (app.library.briques(), app.library.sheets(), app.paths.all()), done=done
    )


def export_pack(
    context: PageContext,
    *,
    path: Path,
    chosen: Selection,
    done: Callable[[Exported], None],
    failed: Failed,
    progress: Progress,
) -> Job:
    """Write a pack."""

    def work(app: Application, report: Report) -> Exported:
        made_by = app.settings.body().fields.legal_name
        return app.exports.pack(path=path, chosen=chosen, made_by=made_by, report=report)

    return read_long(context, work, done=done, failed=failed, progress=progress)


def export_markdown(
    context: PageContext,
    *,
    path: Path,
    chosen: Selection,
    done: Callable[[Exported], None],
    failed: Failed,
    progress: Progress,
) -> Job:
    """Write Markdown files in a folder, or in a zip."""
    return read_long(
        context,
        lambda app, report: app.exports.markdown(path=path, chosen=chosen, report=report),
        done=done,
        failed=failed,
        progress=progress,
    )
