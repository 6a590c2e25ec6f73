"""The papers of a workshop: what can be printed, made one by one, written to a folder with progress and cancel."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from trainer.archive.service import ArchiveService
from trainer.attendance.service import AttendanceService
from trainer.core.clock import Clock, today
from trainer.core.errors import InvalidInput, Refused
from trainer.core.files import refuse_folder, write_file
from trainer.core.progress import Report, no_report, step
from trainer.core.text import slug
from trainer.documents.certificate import CompletionCertificate, completion_certificate
from trainer.library.service import LibraryService
from trainer.papers import contract, fill, offers
from trainer.papers.records import LABELS, Paper, PaperKind, PaperOffer
from trainer.papers.rendering import render
from trainer.papers.sheets import SheetPapers
from trainer.partners.service import PartnerService
from trainer.sales.issue_service import FORMATS, paper_key
from trainer.sales.papers import in_force, letterhead
from trainer.sales.service import SalesService
from trainer.settings.records import WordingCode
from trainer.settings.service import SettingsService
from trainer.workshops.enrolment_service import EnrolmentService
from trainer.workshops.records import EnrolmentStatus
from trainer.workshops.service import WorkshopService

Making = tuple[str, Callable[[], Paper]]
"""What is being made, and how to make it."""


class PaperService:
    """Paper after paper, from the records of the other services."""

    def __init__(
        self,
        *,
        library: LibraryService,
        sheets: SheetPapers,
        settings: SettingsService,
        archive: ArchiveService,
        partners: PartnerService,
        workshops: WorkshopService,
        enrolments: EnrolmentService,
        attendance: AttendanceService,
        sales: SalesService,
        clock: Clock,
    ) -> None:
        self._library = library
        self._sheets = sheets
        self._settings = settings
        self._archive = archive
        self._partners = partners
        self._workshops = workshops
        self._enrolments = enrolments
        self._attendance = attendance
        self._sales = sales
        self._clock = clock

    def kinds(self, workshop_id: int) -> tuple[PaperOffer, ...]:
        """Every kind of paper of a workshop: how many, or why not yet."""
        return self._offers(self._job(workshop_id))

    def _offers(self, job: fill.Job) -> tuple[PaperOffer, ...]:
        workshop_id = job.workshop.id
        return offers.offers(
            job,
            self._attendance.grid(workshop_id),
            self._sales.quotes(workshop_id),
            [a for a in self._sales.agreements() if a.workshop_id == workshop_id],
            self._sales.invoices(workshop_id),
        )

    def produce(
        self, *, kind: PaperKind, workshop_id: int, file_format: str, report: Report = no_report
    ) -> tuple[Paper, ...]:
        """The papers of one kind; raises `Refused` with why when there are none."""
        return tuple(self._made(((kind, file_format),), workshop_id, report))

    def write(
        self,
        *,
        kinds: Sequence[PaperKind],
        workshop_id: int,
        formats: Sequence[str],
        folder: Path,
        report: Report = no_report,
    ) -> tuple[Path, ...]:
        """Write papers to a folder, one file each; a cancel keeps the files that are finished."""
        refuse_folder(folder)  # before an original counts as given
        wanted = tuple((kind, file_format) for kind in kinds for file_format in formats)
        return tuple(
            write_file(folder, paper.file_name, paper.content)
            for paper in self._made(wanted, workshop_id, report)
        )

    def quote(self, *, quote_id: int, file_format: str) -> Paper:
        """One quote."""
        from trainer.documents.quote import quote as quote_document

        quote = self._sales.quote(quote_id)
        partner = self._partners.get(quote.partner_id).fields
        paper = contract.quote_paper(self._job(quote.workshop_id), quote, partner, self._settings.wordings())
        name = f"devis-{quote.number}-{slug(quote.partner)[:50]}.{file_format}"
        return Paper(name, render(quote_document(paper), file_format))

    def agreement(self, *, agreement_id: int, file_format: str) -> Paper:
        """One agreement."""
        from trainer.documents.agreement import agreement as agreement_document

        agreement = self._sales.agreement(agreement_id)
        quote = self._sales.quote(agreement.quote_id)
        partner = self._partners.get(quote.partner_id).fields
        paper = contract.agreement_paper(
            self._job(quote.workshop_id), agreement, quote, partner, self._settings.wordings()
        )
        name = f"convention-{agreement.number}-{slug(quote.partner)[:50]}.{file_format}"
        return Paper(name, render(agreement_document(paper), file_format))

    def invoice(self, *, invoice_id: int, file_format: str) -> Paper:
        """An issued invoice or credit note as it was stored; from the second time on, its duplicate."""
        if file_format not in FORMATS:
            raise InvalidInput(
                "format", f"Format inconnu « {file_format} »\u00a0; au choix\u00a0: pdf, docx."
            )
        first = self._archive.give(paper_key(invoice_id, file_format, False), self._clock())
        stored = self._archive.read(paper_key(invoice_id, file_format, not first))
        if stored is None:
            raise Refused("not-issued", "Cette facture est un brouillon\u00a0: émettez-la, puis imprimez-la.")
        return Paper(*stored)

    # One after the other

    def _made(
        self, wanted: Sequence[tuple[PaperKind, str]], workshop_id: int, report: Report
    ) -> Iterator[Paper]:
        job = self._job(workshop_id)
        refusals = {offer.kind: offer.refusal for offer in self._offers(job)}
        for kind, _ in wanted:
            if refusals[kind]:
                raise Refused("no-paper", f"{LABELS[kind]}\u00a0: {refusals[kind]}")
        makings = [making for kind, file_format in wanted for making in self._makings(job, kind, file_format)]
        for done, (label, make) in enumerate(makings):
            step(report, done, len(makings), label)
            yield make()
        step(report, len(makings), len(makings), "Terminé")

    def _makings(self, job: fill.Job, kind: PaperKind, file_format: str) -> list[Making]:
        workshop_id = job.workshop.id
        if kind is PaperKind.SHEETS:
            return [
                (record.sheet.title, partial(self._sheets.sheet, sheet_id=i, file_format=file_format))
                for i, record in job.sheets.items()
            ]
        if kind is PaperKind.CONVOCATIONS:
            return self._convocations(job, file_format)
        if kind is PaperKind.CERTIFICATES:
            return self._certificates(job, file_format)
        if kind in (PaperKind.QUOTE, PaperKind.AGREEMENT, PaperKind.INVOICE):
            return self._sold(workshop_id, kind, file_format)
        return [(LABELS[kind], partial(self._single, job, kind, file_format))]

    def _single(self, job: fill.Job, kind: PaperKind, file_format: str) -> Paper:
        from trainer.documents.booklet import booklet
        from trainer.documents.run_sheet import run_sheet
        from trainer.documents.sign_in_sheet import sign_in_sheet

        title = slug(job.workshop.fields.title)[:60]
        if kind is PaperKind.RUN_SHEET:
            name, document = "conducteur", run_sheet(fill.run_sheet(job))
        elif kind is PaperKind.BOOKLET:
            name, document = "livret", booklet(fill.booklet(job))
        else:
            grid = self._attendance.grid(job.workshop.id)
            name, document = "emargement", sign_in_sheet(fill.sign_in(job, grid))
        return Paper(f"{name}-{title}.{file_format}", render(document, file_format))

    def _convocations(self, job: fill.Job, file_format: str) -> list[Making]:
        from trainer.documents.convocation import convocation

        day = today(self._clock)

        def make(number: int) -> Paper:
            person = next(e for e in job.people if e.number == number)
            document = convocation(fill.convocation(job, person, day))
            name = f"convocation-{number:02d}-{slug(person.person.name)[:60]}.{file_format}"
            return Paper(name, render(document, file_format))

        return [(f"Convocation\u00a0: {e.person.name}", partial(make, e.number)) for e in job.people]

    def _certificates(self, job: fill.Job, file_format: str) -> list[Making]:
        day = today(self._clock)
        undertaking = in_force(self._settings.wordings(), WordingCode.KEEP_PAPERS, day)
        makings: list[Making] = []
        for row in self._attendance.grid(job.workshop.id).rows:
            if row.refusal:
                continue
            enrolment = row.enrolment
            paper = fill.certificate(job, row, day, undertaking)
            name = f"certificat-{enrolment.number:02d}-{slug(enrolment.person.name)[:60]}.{file_format}"
            makings.append(
                (
                    f"Certificat\u00a0: {enrolment.person.name}",
                    partial(self._certificate, job, paper, name, enrolment.id, file_format),
                )
            )
        return makings

    def _certificate(
        self, job: fill.Job, paper: CompletionCertificate, name: str, enrolment_id: int, file_format: str
    ) -> Paper:
        key = f"certificate:{enrolment_id}:{_facts(paper)}:{file_format}"
        stored = self._archive.read(key)
        if stored is None:
            content = render(completion_certificate(paper), file_format)
            self._archive.store(
                key=key,
                kind=PaperKind.CERTIFICATES.value,
                file_name=name,
                content=content,
                issued_at=self._clock(),
                workshop_id=job.workshop.id,
            )
            return Paper(name, content)
        return Paper(*stored)

    def _sold(self, workshop_id: int, kind: PaperKind, file_format: str) -> list[Making]:
        if kind is PaperKind.QUOTE:
            return [
                (f"Devis {q.number}", partial(self.quote, quote_id=q.id, file_format=file_format))
                for q in self._sales.quotes(workshop_id)
            ]
        if kind is PaperKind.AGREEMENT:
            return [
                (
                    f"Convention {a.number}",
                    partial(self.agreement, agreement_id=a.id, file_format=file_format),
                )
                for a in self._sales.agreements()
                if a.workshop_id == workshop_id
            ]
        return [
            (f"Facture {v.number}", partial(self.invoice, invoice_id=v.id, file_format=file_format))
            for v in self._sales.invoices(workshop_id)
            if v.number is not None
        ]

    def _job(self, workshop_id: int) -> fill.Job:
        workshop = self._workshops.get(workshop_id)
        body = self._settings.body().fields
        blocks = (block for half in workshop.half_days for block in half.blocks)
        ids = dict.fromkeys(block.sheet_id for block in blocks if block.sheet_id is not None)
        return fill.Job(
            workshop=workshop,
            body=body,
            letterhead=letterhead(body, self._settings.wordings(), today(self._clock)),
            sheets={i: self._library.sheet(i) for i in ids},
            people=tuple(
                e for e in self._enrolments.of(workshop_id) if e.status is not EnrolmentStatus.CANCELLED
            ),
        )


def _facts(paper: CompletionCertificate) -> str:
    dates: tuple[date, date] = (paper.first_day, paper.last_day)
    facts = repr((paper.person, paper.organisation, paper.title, dates, paper.minutes, paper.nature.value))
    return hashlib.sha256(facts.encode()).hexdigest()[:32]
