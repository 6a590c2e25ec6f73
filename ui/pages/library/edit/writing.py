"""What can be done with a sheet one reads, as lines of its menu: write, look at its versions, copy, retire."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from trainer.core.changes import Changes, Kind
from trainer.library.records import SheetRecord
from ui.kit.page import PageContext, Route
from ui.operations import drafts
from ui.pages.library.reader_bar import SheetEntry

translate = QCoreApplication.translate


def entries(context: PageContext) -> tuple[SheetEntry, ...]:
    """The lines; « Modifier » is a button of its own."""

    def go(record: SheetRecord, part: str) -> None:
        context.navigate(Route("library", record.id, part))

    def write(record: SheetRecord) -> None:
        go(record, "edit")

    return (
        SheetEntry("edit", translate("edit", "Modifier"), write, icon="pencil", keys="F2", main=True),
        SheetEntry(
            "history",
            translate("edit", "Versions et langues"),
            lambda record: go(record, "history"),
            icon="history",
        ),
        SheetEntry(
            "duplicate",
            translate("edit", "Dupliquer"),
            lambda record: duplicate(context, record),
            icon="copy",
        ),
        SheetEntry(
            "retire",
            translate("edit", "Retirer la fiche"),
            lambda record: retire(context, record, retired=True),
            icon="archive",
            possible=lambda record: record.summary.edition > 0 and not record.summary.retired,
        ),
        SheetEntry(
            "unretire",
            translate("edit", "Remettre la fiche"),
            lambda record: retire(context, record, retired=False),
            icon="archive",
            possible=lambda record: record.summary.retired,
        ),
    )


def duplicate(context: PageContext, record: SheetRecord) -> None:
    """Go on in a copy."""

    def done(changes: Changes) -> None:
        context.navigate(Route("library", changes.first(Kind.SHEET), "edit"))
        context.notices.say(translate("edit", "C’est une copie\u00a0: donnez-lui un titre."))

    drafts.duplicate_sheet(context, sheet_id=record.id, done=done)


def retire(context: PageContext, record: SheetRecord, *, retired: bool) -> None:
    """Take a sheet out of the lists or put it back; the notice does the opposite."""

    def done(_: Changes) -> None:
        gone = translate("edit", "«\u00a0{0}\u00a0» est retirée des listes.")
        back = translate("edit", "«\u00a0{0}\u00a0» est de retour.")
        words = (gone if retired else back).format(record.sheet.title)
        context.notices.undo(words, lambda: retire(context, record, retired=not retired))

    drafts.retire_sheet(context, sheet_id=record.id, retired=retired, done=done)
