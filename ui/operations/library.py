"""What a person does with briques and sheets: one function per action, run on the worker."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.changes import Changes
from trainer.core.errors import Unavailable
from trainer.library.records import BriqueFields, BriqueRecord, SheetRecord, TranslationRecord
from ui.kit.page import PageContext
from ui.kit.worker import Failed, Job

if TYPE_CHECKING:
    from trainer.app import Application
    from trainer.planning.conduct_service import Lived


def load_wall(
    context: PageContext, *, done: Callable[[tuple[BriqueRecord, ...]], None], busy: str = ""
) -> Job:
    """Read every brique, retired ones included."""
    app = _services(context)
    return context.worker.submit(lambda: app.library.briques(include_retired=True), done=done, busy=busy)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sheet to be read, the languages it is there in (its own included; one alone when there is no other), and how
    it went where it was given."""

    record: SheetRecord
    translations: tuple[TranslationRecord, ...] = ()
    lived: Lived | None = None


def load_sheet(
    context: PageContext,
    *,
    sheet_id: int,
    done: Callable[[Reading], None],
    failed: Failed | None = None,
) -> Job:
    """Read one whole sheet."""
    app = _services(context)

    def work() -> Reading:
        from trainer.documents import markdown

        markdown.blocks("")  # its parser is imported here, not while the window sets the sheet
        return Reading(
            app.library.sheet(sheet_id), app.drafts.translations(sheet_id), app.conduct.of_sheet(sheet_id)
        )

    return context.worker.submit(work, done=done, failed=failed)


def load_brique(
    context: PageContext,
    *,
    brique_id: int,
    done: Callable[[BriqueRecord], None],
    failed: Failed | None = None,
) -> Job:
    """Read one brique as it is now."""
    app = _services(context)
    return context.worker.submit(lambda: app.library.brique(brique_id), done=done, failed=failed)


def add_brique(
    context: PageContext,
    *,
    fields: BriqueFields,
    done: Callable[[Changes], None],
    failed: Failed | None = None,
) -> Job:
    """Add a brique at the end of the wall."""
    app = _services(context)
    return _change(context, lambda: app.library.add_brique(fields=fields), done, failed)


def edit_brique(
    context: PageContext,
    *,
    brique_id: int,
    version: int,
    fields: BriqueFields,
    done: Callable[[Changes], None],
    failed: Failed | None = None,
) -> Job:
    """Rename a brique or change what it says."""
    app = _services(context)
    return _change(
        context,
        lambda: app.library.edit_brique(brique_id=brique_id, version=version, fields=fields),
        done,
        failed,
    )


def reorder_briques(
    context: PageContext,
    *,
    ids: tuple[int, ...],
    done: Callable[[Changes], None],
    failed: Failed | None = None,
) -> Job:
    """Give the wall another order."""
    app = _services(context)
    return _change(context, lambda: app.library.reorder_briques(ids=ids), done, failed)


def retire_brique(
    context: PageContext,
    *,
    brique_id: int,
    version: int,
    done: Callable[[Changes], None],
    failed: Failed | None = None,
) -> Job:
    """Take a brique off the wall."""
    app = _services(context)
    return _change(
        context, lambda: app.library.retire_brique(brique_id=brique_id, version=version), done, failed
    )


def unretire_brique(
    context: PageContext,
    *,
    brique_id: int,
    version: int | None = None,
    done: Callable[[Changes], None],
    failed: Failed | None = None,
) -> Job:
    """Put a retired brique back on the wall; without a version, whatever happened since."""
    app = _services(context)

    def work() -> Changes:
        seen = app.library.brique(brique_id).version if version is None else version
        return app.library.unretire_brique(brique_id=brique_id, version=seen)

    return _change(context, work, done, failed)


def write_file(path: Path, content: bytes) -> Path:
    """Write through a temporary file beside it. Raises Unavailable when the disk refuses."""
    temporary = path.with_name(path.name + ".part")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise Unavailable(
            "cannot-write", f"Le fichier « {path.name} » n’a pas pu être écrit dans « {path.parent} »."
        ) from error
    return path


def _change(
    context: PageContext,
    work: Callable[[], Changes],
    done: Callable[[Changes], None],
    failed: Failed | None,
) -> Job:
    def finish(changes: Changes) -> None:
        context.bus.publish(changes)
        done(changes)

    return context.worker.submit(work, done=finish, failed=failed)


def _services(context: PageContext) -> Application:
    if context.services is None:
        raise RuntimeError("the database is not open yet")
    return context.services
