"""Print runs: for each thing to print one PDF, with its copies inside for a folder, or once for a printer that counts.

Printed on both sides, each copy begins on a sheet of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.attendance.service import AttendanceService
from trainer.core.errors import Refused
from trainer.core.files import refuse_folder, write_file
from trainer.core.progress import Report, no_report, step
from trainer.core.text import slug
from trainer.documents.agenda import AgendaForm
from trainer.documents.blocks import Document, Section
from trainer.documents.sheet_forms import SHAPES, SheetForm
from trainer.papers import batch, fill, plan_papers, room_papers
from trainer.papers.records import LeftOut, Paper, PaperKind, Written
from trainer.papers.service import PaperService
from trainer.papers.sheets import SheetPapers
from trainer.planning.packing import Packed
from trainer.planning.packing_service import PackingService
from trainer.planning.print_runs import LABELS, MOST, OF_A_SHEET, ONE_SIDED, PrintRun, RunKind

NOTHING = "Il n’y a rien à imprimer\u00a0: donnez un nombre d’exemplaires à au moins un document."
NOBODY = "Personne n’est encore inscrit."
_ROOM = {
    RunKind.NAME_TENTS: PaperKind.NAME_TENTS,
    RunKind.LARGE_TENTS: PaperKind.NAME_TENTS,
    RunKind.ROOM_PLAN: PaperKind.ROOM_PLAN,
    RunKind.PACKING: PaperKind.PACKING,
}
_AGENDAS = {RunKind.AGENDA: AgendaForm.A4, RunKind.AGENDA_LARGE: AgendaForm.LARGE}


@dataclass(frozen=True, slots=True)
class RunPaper:
    """One run as a PDF of one copy, and how many copies the printer makes."""

    paper: Paper
    copies: int
    label: str
    one_sided: bool = False
    """Cut or folded: nothing may be printed on its back."""


@dataclass(frozen=True, slots=True)
class RunPapers:
    """Runs in memory, and those left out."""

    papers: tuple[RunPaper, ...]
    left_out: tuple[LeftOut, ...] = ()


class PrintPapers:
    """What a workshop prints before it begins."""

    def __init__(
        self,
        *,
        papers: PaperService,
        sheets: SheetPapers,
        packing: PackingService,
        attendance: AttendanceService,
    ) -> None:
        self._papers = papers
        self._sheets = sheets
        self._packing = packing
        self._attendance = attendance

    def runs(self, workshop_id: int) -> tuple[PrintRun, ...]:
        """Every run of a workshop, with the copies asked for."""
        return room_papers.runs_of(self._papers.job(workshop_id), self._packing.of(workshop_id))

    def produce(
        self, *, workshop_id: int, wanted: Mapping[str, int], report: Report = no_report
    ) -> RunPapers:
        """The runs wanted (copies by key), one copy of each; raises `Refused` when there is nothing to print."""
        made: list[RunPaper] = []
        left: list[LeftOut] = []
        for run, document in self._documents(workshop_id, wanted, left, report):
            paper = self._rendered(run, document, 1, False, left)
            if paper is not None:
                made.append(RunPaper(paper, run.copies, run.label, run.kind in ONE_SIDED))
        return RunPapers(tuple(made), tuple(left))

    def write(
        self,
        *,
        workshop_id: int,
        wanted: Mapping[str, int],
        folder: Path,
        duplex: bool = True,
        report: Report = no_report,
    ) -> Written:
        """One file a run, all its copies inside; a cancel keeps the files that are finished."""
        refuse_folder(folder)
        files: list[Path] = []
        left: list[LeftOut] = []
        for run, document in self._documents(workshop_id, wanted, left, report):
            paper = self._rendered(run, document, run.copies, duplex, left)
            if paper is not None:
                files.append(write_file(folder, paper.file_name, paper.content))
        return Written(tuple(files), tuple(left))

    # Parts

    def _documents(
        self, workshop_id: int, wanted: Mapping[str, int], left: list[LeftOut], report: Report
    ) -> Iterator[tuple[PrintRun, Document]]:
        job, packed = self._papers.job(workshop_id), self._packing.of(workshop_id)
        packed = replace(packed, copies={**packed.copies, **wanted})
        runs = [
            replace(run, copies=min(MOST, wanted[run.key]))
            for run in room_papers.runs_of(job, packed)
            if wanted.get(run.key, 0) > 0
        ]
        if not runs:
            raise Refused("nothing-to-print", NOTHING)
        for done, run in enumerate(runs):
            step(report, done, len(runs), run.label)
            try:
                document = self._document(job, packed, run, left)
            except Refused as error:
                left.append(LeftOut(run.label, error.message))
                continue
            yield run, document
        step(report, len(runs), len(runs), "Terminé")

    def _document(self, job: fill.Job, packed: Packed, run: PrintRun, left: list[LeftOut]) -> Document:
        if run.kind in OF_A_SHEET:
            return self._of_sheet(job, run)
        if run.kind in _ROOM:
            return _of_room(job, packed, run, left)
        if run.kind is RunKind.SIGN_IN:
            from trainer.documents.sign_in_sheet import sign_in_sheet

            if not job.people:
                raise Refused("no-paper", NOBODY)
            return sign_in_sheet(fill.sign_in(job, self._attendance.grid(job.workshop.id)))
        return _of_plan(job, run)

    def _of_sheet(self, job: fill.Job, run: PrintRun) -> Document:
        """The part of a sheet that is handed out."""
        from trainer.documents.method_sheet import observation_grid, sheet_document
        from trainer.documents.sheet_parts import Setting

        sheet = job.plan.sheet(run.source)
        if sheet is None:
            raise Refused("no-paper", "Cette fiche n’est plus dans le déroulé.")
        if run.kind is RunKind.CARDS:
            alone = replace(sheet, observation=())
            return sheet_document(self._sheets.paper(alone, SheetForm.ROLE_CARDS), SheetForm.ROLE_CARDS)
        if run.kind is RunKind.EASY:
            return sheet_document(self._sheets.paper(sheet, SheetForm.FALC), SheetForm.FALC)
        paper = self._sheets.paper(sheet, SheetForm.PARTICIPANT)
        document = sheet_document(paper, SheetForm.PARTICIPANT)
        if run.kind is RunKind.GRID:
            grid = Section(observation_grid(Setting(paper, SheetForm.ROLE_CARDS)))
            return replace(document, sections=(grid,), first_page_header=True)
        if run.kind is RunKind.LARGE_PRINT:
            return replace(document, layout=SHAPES[SheetForm.LARGE_PRINT].layout, header=("", ""))
        return document

    def _rendered(
        self, run: PrintRun, document: Document, copies: int, duplex: bool, left: list[LeftOut]
    ) -> Paper | None:
        from trainer.documents.pdf import render_pdf_copies

        name = f"{run.copies:03d}x-{slug(LABELS[run.kind])}" + (
            f"-{slug(run.title)[:60]}" if run.title else ""
        )
        one_sided = run.kind in ONE_SIDED
        try:
            return Paper(
                f"{name}.pdf", render_pdf_copies(document, copies, duplex=duplex, one_sided=one_sided)
            )
        except Refused as error:
            if error.code != batch.UNWRITABLE:
                raise
            left.append(LeftOut(run.label, error.message))
            return None


def _of_plan(job: fill.Job, run: PrintRun) -> Document:
    if run.kind in _AGENDAS:
        from trainer.documents.agenda import agenda

        return agenda(plan_papers.agenda_of(job, _AGENDAS[run.kind]))
    if run.kind is RunKind.BOOKLET:
        from trainer.documents.booklet import booklet

        return booklet(fill.booklet(job))
    from trainer.documents.run_sheet import run_sheet

    return run_sheet(plan_papers.run_sheet_of(job, PaperKind.RUN_SHEET))


def _of_room(job: fill.Job, packed: Packed, run: PrintRun, left: list[LeftOut]) -> Document:
    kind = _ROOM[run.kind]
    if kind is not PaperKind.NAME_TENTS:
        return room_papers.document(job, kind, packed)
    if not job.people:
        raise Refused("no-paper", NOBODY)
    without = room_papers.unwritable(job)
    left += [LeftOut(room_papers.tent_label(tent), why) for tent, why in without.items()]
    per_sheet = 1 if run.kind is RunKind.LARGE_TENTS else 2
    return room_papers.document(job, kind, packed, without=without, per_sheet=per_sheet)
