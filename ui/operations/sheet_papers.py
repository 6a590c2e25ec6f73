"""Making the papers of the library: one sheet, a selection or a brique, in one form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.progress import Report
from trainer.documents.sheet_forms import SheetForm
from ui.kit.page import PageContext
from ui.kit.worker import Failed, Job
from ui.operations.acting import read_long
from ui.operations.library import write_file

if TYPE_CHECKING:
    from trainer.app import Application


@dataclass(frozen=True, slots=True)
class Subject:
    """What is printed: sheets (`single`: one alone, without cover), or a whole brique."""

    sheet_ids: tuple[int, ...] = ()
    single: bool = False
    brique_id: int | None = None


def make_paper(
    context: PageContext,
    *,
    subject: Subject,
    form: SheetForm,
    file_format: str,
    done: Callable[[bytes], None],
    failed: Failed | None = None,
    busy: str = "",
) -> Job:
    """The bytes of a paper, "pdf" or "docx"; of one sheet alone "md" too."""
    return read_long(
        context,
        lambda app, report: _content(app, subject, form, file_format, report),
        done=done,
        failed=failed,
        busy=busy,
    )


def write_paper(
    context: PageContext,
    *,
    subject: Subject,
    form: SheetForm,
    file_format: str,
    path: Path,
    done: Callable[[Path], None],
    failed: Failed | None = None,
    busy: str = "",
) -> Job:
    """Write a paper to a file, whole or not at all."""
    return read_long(
        context,
        lambda app, report: write_file(path, _content(app, subject, form, file_format, report)),
        done=done,
        failed=failed,
        busy=busy,
    )


def _content(app: Application, subject: Subject, form: SheetForm, file_format: str, report: Report) -> bytes:
    if subject.brique_id is not None:
        return app.sheet_papers.brique(
            brique_id=subject.brique_id, file_format=file_format, form=form, report=report
        ).content
    if not subject.single:
        return app.sheet_papers.selection(
            sheet_ids=subject.sheet_ids, file_format=file_format, form=form, report=report
        ).content
    (sheet_id,) = subject.sheet_ids
    if file_format == "md":
        return app.library.text(sheet_id).encode("utf-8")
    return app.sheet_papers.sheet(sheet_id=sheet_id, file_format=file_format, form=form).content
