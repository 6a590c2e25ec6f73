"""What a person does while writing sheets: one function per action, run on the worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from curriculum.model import MethodSheet
from trainer.core.changes import Changes, Kind
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write

if TYPE_CHECKING:
    from trainer.app import Application
    from trainer.library.comparison import FieldChange
    from trainer.library.records import BriqueRecord, Draft, EditionRecord, SheetRecord, TranslationRecord


@dataclass(slots=True)
class Seen:
    """The version of the draft that this window knows. Read and written on the worker, so that jobs chain."""

    version: int = 0


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the editor opens with. `master` is the sheet that this one translates, None when it does not."""

    record: SheetRecord
    draft: Draft
    briques: tuple[BriqueRecord, ...]
    translations: tuple[TranslationRecord, ...]
    master: MethodSheet | None


@dataclass(frozen=True, slots=True)
class Past:
    """The editions of a sheet, the newest first, and its draft if there is one (`version` 0: none)."""

    record: SheetRecord
    editions: tuple[EditionRecord, ...]
    draft: Draft


def open_desk(
    context: PageContext, *, sheet_id: int, done: Callable[[Desk], None], failed: Failed, busy: str = ""
) -> Job:
    """Read the draft of a sheet (or the published text) and what stands around it."""

    def work(app: Application) -> Desk:
        return Desk(
            record=app.library.sheet(sheet_id),
            draft=app.drafts.open(sheet_id),
            briques=app.library.briques(),
            translations=app.drafts.translations(sheet_id),
            master=app.drafts.master(sheet_id),
        )

    return read(context, work, done=done, failed=failed, busy=busy)


def load_draft(
    context: PageContext, *, sheet_id: int, done: Callable[[Draft], None], failed: Failed | None = None
) -> Job:
    """Read the draft as it is now."""
    return read(context, lambda app: app.drafts.open(sheet_id), done=done, failed=failed)


def save_draft(
    context: PageContext,
    *,
    sheet_id: int,
    seen: Seen,
    sheet: MethodSheet,
    done: Callable[[datetime], None],
    failed: Failed,
) -> Job:
    """Keep the draft; tells when it was committed. Runs even while the window closes."""

    def work(app: Application) -> datetime:
        seen.version = app.drafts.save(sheet_id=sheet_id, version=seen.version, sheet=sheet)
        return app.clock()

    job = read(context, work, done=done, failed=failed)
    job.essential = True
    return job


def tell_draft(context: PageContext, *, sheet_id: int) -> None:
    """Tell the pages that the draft of a sheet has come or changed."""
    context.bus.publish(Changes.of(Kind.SHEET, sheet_id))


def draft_page(
    context: PageContext, *, sheet: MethodSheet, done: Callable[[bytes], None], failed: Failed
) -> Job:
    """The printed page of a sheet as it stands, as PDF."""
    return read(
        context,
        lambda app: app.sheet_papers.draft(sheet=sheet, file_format="pdf").content,
        done=done,
        failed=failed,
    )


def start_sheet(context: PageContext, *, sheet: MethodSheet, done: Done, failed: Failed) -> Job:
    """A new sheet, as a draft."""
    return write(context, lambda app: app.drafts.start(sheet=sheet), done=done, failed=failed)


def discard_draft(context: PageContext, *, sheet_id: int, done: Done, failed: Failed | None = None) -> Job:
    """Forget the draft; a sheet that was never published goes with it."""
    return write(context, lambda app: app.drafts.discard(sheet_id=sheet_id), done=done, failed=failed)


def bring_back_draft(context: PageContext, *, sheet_id: int, sheet: MethodSheet, done: Done) -> Job:
    """Undo `discard_draft`."""
    return write(context, lambda app: app.drafts.bring_back(sheet_id=sheet_id, sheet=sheet), done=done)


def publish_draft(
    context: PageContext, *, sheet_id: int, seen: Seen, note: str, done: Done, failed: Failed
) -> Job:
    """Make the draft, as last kept by this window, the new edition."""
    return write(
        context,
        lambda app: app.drafts.publish(sheet_id=sheet_id, version=seen.version, note=note),
        done=done,
        failed=failed,
    )


def adopt_draft(
    context: PageContext, *, sheet_id: int, seen: Seen, done: Callable[[Draft], None], failed: Failed
) -> Job:
    """Read the draft as another window left it; what this one saves next replaces it, after the newest edition."""

    def work(app: Application) -> Draft:
        found = app.drafts.open(sheet_id)
        seen.version = found.version
        if found.version and found.based_on != found.edition:
            seen.version = app.drafts.rebase(sheet_id=sheet_id, version=found.version)
        return found

    return read(context, work, done=done, failed=failed)


def load_edition(
    context: PageContext, *, sheet_id: int, number: int, done: Callable[[MethodSheet], None], failed: Failed
) -> Job:
    """What an edition said."""
    return read(context, lambda app: app.drafts.edition(sheet_id, number), done=done, failed=failed)


def load_past(
    context: PageContext, *, sheet_id: int, done: Callable[[Past], None], failed: Failed, busy: str = ""
) -> Job:
    """The editions of a sheet and its draft."""

    def work(app: Application) -> Past:
        return Past(app.library.sheet(sheet_id), app.drafts.history(sheet_id), app.drafts.open(sheet_id))

    return read(context, work, done=done, failed=failed, busy=busy)


def compare_editions(
    context: PageContext,
    *,
    sheet_id: int,
    before: int,
    after: int | None,
    done: Callable[[tuple[FieldChange, ...]], None],
    failed: Failed,
) -> Job:
    """What changed between two editions, or an edition and the draft (None)."""
    return read(
        context,
        lambda app: app.drafts.compare(sheet_id, before=before, after=after),
        done=done,
        failed=failed,
    )


def restore_edition(
    context: PageContext, *, sheet_id: int, number: int, done: Done, failed: Failed | None = None
) -> Job:
    """A new edition that says what an older one said."""
    return write(
        context, lambda app: app.drafts.restore(sheet_id=sheet_id, number=number), done=done, failed=failed
    )


def retire_sheet(context: PageContext, *, sheet_id: int, retired: bool, done: Done) -> Job:
    """Take a sheet out of the lists, or put it back, whatever happened to it since."""

    def work(app: Application) -> Changes:
        act = app.drafts.retire if retired else app.drafts.unretire
        return act(sheet_id=sheet_id, version=app.library.sheet(sheet_id).version)

    return write(context, work, done=done)


def duplicate_sheet(context: PageContext, *, sheet_id: int, done: Done) -> Job:
    """A new draft that says the same."""
    return write(context, lambda app: app.drafts.duplicate(sheet_id=sheet_id), done=done)


def translate_sheet(
    context: PageContext, *, sheet_id: int, language: str, done: Callable[[int], None], failed: Failed
) -> Job:
    """A new draft in another language; gives the new sheet."""

    def finish(pair: tuple[Changes, int]) -> None:
        context.bus.publish(pair[0])
        done(pair[1])

    def work(app: Application) -> tuple[Changes, int]:
        changes = app.drafts.translate(sheet_id=sheet_id, language=language)
        return changes, max(changes.ids(Kind.SHEET))

    return read(context, work, done=finish, failed=failed)


def load_translations(
    context: PageContext, *, sheet_id: int, done: Callable[[tuple[TranslationRecord, ...]], None]
) -> Job:
    """The sheet in every language it has, its master first; empty when there is but one."""
    return read(context, lambda app: app.drafts.translations(sheet_id), done=done)
