"""The papers of the library: a sheet in any of its forms, a choice of sheets or a brique as one booklet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curriculum.model import Audience, MethodSheet
from trainer.core.clock import Clock, today
from trainer.core.errors import Refused
from trainer.core.progress import Report, no_report, step
from trainer.core.text import slug
from trainer.documents.blocks import Document
from trainer.documents.selection import BriqueSheets, SheetBooklet, selection_booklet
from trainer.documents.sheet_forms import SHAPES, SheetForm, refusal
from trainer.documents.sheet_parts import MethodSheetPaper
from trainer.library.attachment_service import AttachmentService
from trainer.library.records import NO_BRIQUE, BriqueRecord
from trainer.library.service import LibraryService
from trainer.papers.records import Paper
from trainer.papers.rendering import render
from trainer.settings.service import SettingsService


@dataclass(frozen=True, slots=True)
class FormOffer:
    """A form of one sheet: what it is called, and why it cannot be printed ("" when it can)."""

    form: SheetForm
    label: str
    refusal: str


class SheetPapers:
    """Sheets on paper, "pdf" or "docx", with their attached pictures."""

    def __init__(
        self, library: LibraryService, attachments: AttachmentService, settings: SettingsService, clock: Clock
    ) -> None:
        self._library = library
        self._attachments = attachments
        self._settings = settings
        self._clock = clock

    def forms(self, sheet_id: int) -> tuple[FormOffer, ...]:
        """Every form, with why this sheet has nothing for it."""
        sheet = self._library.sheet(sheet_id).sheet
        return tuple(FormOffer(form, SHAPES[form].label, refusal(sheet, form)) for form in SheetForm)

    def sheet(self, *, sheet_id: int, file_format: str, form: SheetForm = SheetForm.A4) -> Paper:
        """One method sheet as published (as drafted, when it never was)."""
        return self.draft(sheet=self._library.sheet(sheet_id).sheet, file_format=file_format, form=form)

    def draft(self, *, sheet: MethodSheet, file_format: str, form: SheetForm = SheetForm.A4) -> Paper:
        """A sheet as it stands while it is written, complete or not."""
        from trainer.documents.method_sheet import sheet_document

        paper = self._paper(sheet, self._briques(), form)
        return Paper(
            f"fiche-{sheet.slug or 'sans-nom'}{_suffix(form)}.{file_format}",
            render(sheet_document(paper, form), file_format),
        )

    def prepared(self, *, sheet: MethodSheet, file_format: str, place: int = 0) -> Paper:
        """A sheet as a workshop prepared it; `place` tells those of the same name apart."""
        paper = self.draft(sheet=sheet, file_format=file_format)
        if not place:
            return paper
        return Paper(paper.file_name.replace(f".{file_format}", f"-{place + 1}.{file_format}"), paper.content)

    def selection(
        self,
        *,
        sheet_ids: Sequence[int],
        file_format: str,
        form: SheetForm = SheetForm.A4,
        title: str = "",
        report: Report = no_report,
    ) -> Paper:
        """Chosen sheets as one booklet, under their briques in the order of the wall."""
        if not sheet_ids:
            raise Refused("nothing-chosen", "Choisissez au moins une fiche à imprimer.")
        briques = self._briques()
        chosen: dict[str, list[MethodSheetPaper]] = {}
        for done, sheet_id in enumerate(dict.fromkeys(sheet_ids)):
            step(report, done, len(sheet_ids), "")
            sheet = self._library.sheet(sheet_id).sheet
            home = sheet.briques[0] if sheet.briques and sheet.briques[0] in briques else ""
            chosen.setdefault(home, []).append(self._paper(sheet, briques, form))
        parts = tuple(
            _part(briques.get(name), chosen[name])
            for name in sorted(chosen, key=lambda name: briques[name].position if name else 0)
        )
        languages = {paper.sheet.language for papers in chosen.values() for paper in papers}
        language = languages.pop() if len(languages) == 1 else "fr"
        name = title or (parts[0].title if len(parts) == 1 and parts[0].title else "Fiches méthodes")
        return self._booklet(name, parts, form, file_format, language)

    def brique(
        self, *, brique_id: int, file_format: str, form: SheetForm = SheetForm.A4, report: Report = no_report
    ) -> Paper:
        """A whole brique: its introduction and every published sheet at home in it."""
        ids = [one.id for one in self._library.sheets(brique_id=brique_id) if one.brique_id == brique_id]
        title = self._library.brique(brique_id).title
        if not ids:
            raise Refused("empty-brique", f"La brique «\u00a0{title}\u00a0» n’a pas encore de fiche publiée.")
        return self.selection(sheet_ids=ids, file_format=file_format, form=form, title=title, report=report)

    def _booklet(
        self,
        title: str,
        parts: tuple[BriqueSheets, ...],
        form: SheetForm,
        file_format: str,
        language: str,
    ) -> Paper:
        document: Document = selection_booklet(
            SheetBooklet(
                title,
                parts,
                form,
                author=self._settings.body().fields.legal_name,
                dated=today(self._clock),
                language=language,
            )
        )
        return Paper(f"fiches-{slug(title)}{_suffix(form)}.{file_format}", render(document, file_format))

    def _briques(self) -> Mapping[str, BriqueRecord]:
        return {one.slug: one for one in self._library.briques(include_retired=True)}

    def paper(self, sheet: MethodSheet, form: SheetForm) -> MethodSheetPaper:
        """A sheet with what its papers show beside it."""
        return self._paper(sheet, self._briques(), form)

    def _paper(
        self, sheet: MethodSheet, briques: Mapping[str, BriqueRecord], form: SheetForm
    ) -> MethodSheetPaper:
        known = [briques[name] for name in sheet.briques if name in briques]
        shown = [one.sha256 for one in sheet.attachments if _seen(one.audience, form)]
        pictures = self._attachments.pictures(sheet) if any(shown) else {}
        return MethodSheetPaper(
            sheet,
            known[0].title if known else "",
            known[0].colour if known else NO_BRIQUE,
            pictures,
            tuple(one.title for one in known[1:]),
        )


def _seen(audience: Audience, form: SheetForm) -> bool:
    return form is not SheetForm.PARTICIPANT or audience is not Audience.TRAINER


def _part(brique: BriqueRecord | None, sheets: Sequence[MethodSheetPaper]) -> BriqueSheets:
    if brique is None:
        return BriqueSheets(tuple(sheets))
    fields = brique.fields
    return BriqueSheets(
        tuple(sheets),
        brique.title,
        brique.colour,
        f"Brique {brique.position}",
        fields.tagline,
        fields.goals,
        fields.introduction,
    )


def _suffix(form: SheetForm) -> str:
    return "" if form is SheetForm.A4 else f"-{form.value}"
