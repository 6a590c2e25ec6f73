"""The papers of a workshop: what can be printed, made one by one, written to a folder with progress and cancel."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from curriculum.model import MethodSheet
from trainer.archive.service import ArchiveService
from trainer.attendance.service import AttendanceService
from trainer.core.clock import Clock, today
from trainer.core.errors import InvalidInput, Refused
from trainer.core.files import refuse_folder, write_file
from trainer.core.progress import Report, no_report
from trainer.core.text import slug
from trainer.papers import batch, contract, fill, offers, plan_papers, room_papers
from trainer.papers.batch import Making
from trainer.papers.offers import PLANNED
from trainer.papers.personal import PersonalPapers
from trainer.papers.plan_fill import PlanText
from trainer.papers.records import LABELS, ONLY_ICS, LeftOut, Made, Paper, PaperKind, PaperOffer, Written
from trainer.papers.rendering import render
from trainer.papers.sheets import SheetPapers
from trainer.partners.service import PartnerService
from trainer.planning.packing_service import PackingService
from trainer.planning.plan_service import PlanService
from trainer.planning.times import schedule
from trainer.sales.issue_service import FORMATS, paper_key
from trainer.sales.papers import letterhead
from trainer.sales.service import SalesService
from trainer.settings.service import SettingsService
from trainer.workshops.enrolment_service import EnrolmentService
from trainer.workshops.records import EnrolmentStatus
from trainer.workshops.service import WorkshopService


class PaperService:
    """Paper after paper, from the records of the other services."""

    def __init__(
        self,
        *,
        plans: PlanService,
        packing: PackingService,
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
        self._plans = plans
        self._packing = packing
        self._sheets = sheets
        self._settings = settings
        self._archive = archive
        self._partners = partners
        self._workshops = workshops
        self._enrolments = enrolments
        self._attendance = attendance
        self._sales = sales
        self._clock = clock
        self._personal = PersonalPapers(settings, archive, attendance, clock)

    def kinds(self, workshop_id: int) -> tuple[PaperOffer, ...]:
        """Every kind of paper of a workshop: how many, or why not yet."""
        return self._offers(self.job(workshop_id))

    def _offers(self, job: fill.Job) -> tuple[PaperOffer, ...]:
        workshop_id = job.workshop.id
        return offers.offers(
            job,
            self._attendance.grid(workshop_id),
            self._sales.quotes(workshop_id),
            [a for a in self._sales.agreements() if a.workshop_id == workshop_id],
            self._sales.invoices(workshop_id),
            today(self._clock),
        )

    def produce(
        self, *, kind: PaperKind, workshop_id: int, file_format: str, report: Report = no_report
    ) -> Made:
        """The papers of one kind; raises `Refused` with why when there are none."""
        found = list(batch.run(self._wanted((kind,), workshop_id, (file_format,)), report))
        return Made(
            tuple(paper for _, paper in found if isinstance(paper, Paper)),
            tuple(paper for _, paper in found if isinstance(paper, LeftOut)),
        )

    def write(
        self,
        *,
        kinds: Sequence[PaperKind],
        workshop_id: int,
        formats: Sequence[str],
        folder: Path,
        only: Collection[str] = (),
        report: Report = no_report,
    ) -> Written:
        """Write papers to a folder, one file each; a cancel keeps the files that are finished.

        `only` names those wanted, as `LeftOut.label` does; none means all.
        """
        refuse_folder(folder)  # before an original counts as given
        files, left_out = [], []
        makings = self._wanted(kinds, workshop_id, formats)
        chosen = [making for making in makings if not only or making.label in only]
        for making, paper in batch.run(chosen, report):
            if isinstance(paper, LeftOut):
                left_out.append(paper)
                continue
            files.append(write_file(folder, paper.file_name, paper.content))
            making.given()
        return Written(tuple(files), tuple(left_out))

    def quote(self, *, quote_id: int, file_format: str) -> Paper:
        """One quote."""
        from trainer.documents.quote import quote as quote_document

        quote = self._sales.quote(quote_id)
        partner = self._partners.get(quote.partner_id).fields
        paper = contract.quote_paper(self.job(quote.workshop_id), quote, partner, self._settings.wordings())
        name = f"devis-{quote.number}-{slug(quote.partner)[:50]}.{file_format}"
        return Paper(name, render(quote_document(paper), file_format))

    def agreement(self, *, agreement_id: int, file_format: str) -> Paper:
        """One agreement."""
        from trainer.documents.agreement import agreement as agreement_document

        agreement = self._sales.agreement(agreement_id)
        quote = self._sales.quote(agreement.quote_id)
        partner = self._partners.get(quote.partner_id).fields
        paper = contract.agreement_paper(
            self.job(quote.workshop_id), agreement, quote, partner, self._settings.wordings()
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

    def _wanted(self, kinds: Sequence[PaperKind], workshop_id: int, formats: Sequence[str]) -> list[Making]:
        job = self.job(workshop_id)
        refusals = {offer.kind: offer.refusal for offer in self._offers(job)}
        for kind in kinds:
            if refusals[kind]:
                raise Refused("no-paper", f"{LABELS[kind]}\u00a0: {refusals[kind]}")
        return [
            making
            for kind in kinds
            for file_format in (("ics",) if kind in ONLY_ICS else formats)
            for making in self._makings(job, kind, file_format)
        ]

    def _makings(self, job: fill.Job, kind: PaperKind, file_format: str) -> list[Making]:
        workshop_id = job.workshop.id
        if kind is PaperKind.SHEETS:
            return [
                Making(
                    sheet.title, partial(self._sheets.prepared, sheet=sheet, place=n, file_format=file_format)
                )
                for n, sheet in _numbered(sheet for _, sheet in job.plan.ordered)
            ]
        if kind in PLANNED:
            return [Making(LABELS[kind], partial(plan_papers.paper, job, kind, file_format, self._clock()))]
        if kind in room_papers.KINDS:
            return room_papers.makings(job, kind, self._packing.of(workshop_id), file_format)
        if kind is PaperKind.CONVOCATIONS:
            return self._personal.convocations(job, file_format)
        if kind is PaperKind.CERTIFICATES:
            return self._personal.certificates(job, file_format)
        if kind in (PaperKind.QUOTE, PaperKind.AGREEMENT, PaperKind.INVOICE):
            return self._sold(workshop_id, kind, file_format)
        return [Making(LABELS[kind], partial(self._single, job, kind, file_format))]

    def _single(self, job: fill.Job, kind: PaperKind, file_format: str) -> Paper:
        from trainer.documents.booklet import booklet
        from trainer.documents.sign_in_sheet import sign_in_sheet

        title = slug(job.workshop.fields.title)[:60]
        if kind is PaperKind.BOOKLET:
            name, document = "livret", booklet(fill.booklet(job))
        else:
            grid = self._attendance.grid(job.workshop.id)
            name, document = "emargement", sign_in_sheet(fill.sign_in(job, grid))
        return Paper(f"{name}-{title}.{file_format}", render(document, file_format))

    def _sold(self, workshop_id: int, kind: PaperKind, file_format: str) -> list[Making]:
        if kind is PaperKind.QUOTE:
            return [
                Making(f"Devis {q.number}", partial(self.quote, quote_id=q.id, file_format=file_format))
                for q in self._sales.quotes(workshop_id)
            ]
        if kind is PaperKind.AGREEMENT:
            return [
                Making(
                    f"Convention {a.number}",
                    partial(self.agreement, agreement_id=a.id, file_format=file_format),
                )
                for a in self._sales.agreements()
                if a.workshop_id == workshop_id
            ]
        return [
            Making(f"Facture {v.number}", partial(self.invoice, invoice_id=v.id, file_format=file_format))
            for v in self._sales.invoices(workshop_id)
            if v.number is not None
        ]

    def job(self, workshop_id: int) -> fill.Job:
        """What the papers of a workshop are drawn from."""
        workshop = self._workshops.head(workshop_id)
        body = self._settings.body().fields
        opened = self._plans.open(workshop_id)
        sources = [block.source for half in opened.plan.halves for block in half.blocks if block.source]
        return fill.Job(
            workshop=workshop,
            body=body,
            letterhead=letterhead(body, self._settings.wordings(), today(self._clock)),
            plan=PlanText(
                opened.plan, schedule(opened.plan), self._plans.sheets(sources), opened.looks, opened.frame
            ),
            people=tuple(
                e for e in self._enrolments.of(workshop_id) if e.status is not EnrolmentStatus.CANCELLED
            ),
            installation=self._settings.installation(),
        )


def _numbered(sheets: Iterable[MethodSheet]) -> Iterator[tuple[int, MethodSheet]]:
    """Each sheet with how many of its name came before: one prepared in two ways makes two files."""
    seen: dict[str, int] = {}
    for sheet in sheets:
        yield seen.get(sheet.slug, 0), sheet
        seen[sheet.slug] = seen.get(sheet.slug, 0) + 1
