"""Taking in what others wrote: looking first, then whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.changes import Changes, Kind
from trainer.core.clock import Clock, system_clock
from trainer.core.errors import Refused, Stale
from trainer.core.progress import Report, no_report
from trainer.library import attachment_rows, draft_service, exchange_rows
from trainer.library.exchange_read import Source, read_source
from trainer.library.exchange_records import Choices, Piece, Preview, State
from trainer.library.exchange_rules import refuse_undecided
from trainer.persistence.work import Database

if TYPE_CHECKING:
    from trainer.library.exchange_word import WordDraft


class ExchangeService:
    """Markdown files, folders, zips and packs on their way into the library."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock

    def preview(self, *, path: Path, report: Report = no_report) -> Preview:
        """What taking in a file, a folder, a zip or a pack would do; nothing is written.

        Raises `BadFile` for a source that is refused whole, `Cancelled`.
        """
        arrivals = read_source(path, report)
        with self._database.read() as session:
            return exchange_rows.compared(session, arrivals)

    def merge(
        self,
        *,
        preview: Preview,
        choices: Choices,
        skip_bad: bool = False,
        report: Report = no_report,
    ) -> Changes:
        """Take in what the preview shows, as chosen (the rest as `usual_choice` says), whole or not at all.

        Raises `Refused` when a conflict is undecided, or when some files are bad and `skip_bad` is not set, `Stale`
        when the library moved on since the preview, `BadFile` when the source did, `Cancelled`; nothing is written
        then.
        """
        refuse_undecided(preview, choices)
        bad = preview.count(State.REFUSED)
        if bad and not skip_bad:
            raise Refused(
                "bad-files", f"{bad} fichier(s) ne peuvent pas être repris\u00a0: rien n’a été importé."
            )
        wanted = exchange_rows.decided(preview, choices)
        with Source(preview.arrivals.source) as source, self._database.write_alone() as session:
            now = exchange_rows.compared(session, preview.arrivals)
            if [item.seen for item in now.items] != [item.seen for item in preview.items]:
                raise Stale(
                    "stale-preview",
                    "La bibliothèque a changé depuis que ce fichier a été ouvert\u00a0: ouvrez-le de nouveau.",
                )

            def content(piece: Piece) -> Iterable[bytes]:
                return source.chunks(piece.place)

            return exchange_rows.Taking(session, preview, self._clock, content).run(wanted, report)

    # Word documents

    def word(self, *, path: Path) -> WordDraft:
        """What a Word document would become; nothing is written. Raises `BadFile`."""
        from trainer.library.exchange_word import word_draft

        return word_draft(path)

    def start(self, *, draft: WordDraft, notes: bool) -> Changes:
        """A new draft sheet with its pictures; `notes` puts what found no place into the trainer’s notes."""
        sheet = draft.with_notes() if notes else draft.sheet
        with self._database.write() as session:
            for one, picture in zip(sheet.attachments, draft.pictures, strict=True):
                attachment_rows.store(session, one.sha256, [picture.content], one.name)
            return Changes.of(Kind.SHEET, draft_service.start(session, sheet).id)
