"""Preview, print and export of the sheet on screen, of a selection and of a brique, in the form that was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from trainer.core.errors import FabriqueError
from trainer.core.text import slug
from trainer.documents.sheet_forms import SHAPES, SheetForm, forms_of
from trainer.library.records import SheetRecord
from ui.kit.dialogs import file_filter
from ui.kit.errors import Sentence, sentence
from ui.kit.page import PageContext, Route
from ui.operations import sheet_papers as operations
from ui.operations.sheet_papers import Subject
from ui.pages.library.outside import open_folder
from ui.pages.library.presenter import sheet_file

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

    from ui.pages.library.preview import PreviewDialog


@dataclass(frozen=True, slots=True)
class Printing:
    """What is printed: its title, its file name without suffix, the forms it can take."""

    subject: Subject
    title: str
    name: str
    forms: tuple[SheetForm, ...] = tuple(SheetForm)


class SheetPapers(QObject):
    """The actions of the reader; results are told through the notices."""

    def __init__(self, context: PageContext, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._host = context, host
        self.dialog: PreviewDialog | None = None
        self.form = SheetForm.A4
        """The form looked at last: the next preview begins with it when it can."""

    def preview(self, record: SheetRecord) -> None:
        """Make the PDF of a sheet, then show it."""
        self._preview(_of_sheet(record))

    def preview_selection(self, sheet_ids: tuple[int, ...]) -> None:
        """Chosen sheets as one booklet."""
        title = self.tr("{0}\u00a0fiches").format(len(sheet_ids))
        self._preview(Printing(Subject(sheet_ids=sheet_ids), title, "fiches"))

    def preview_brique(self, brique_id: int, title: str) -> None:
        """A whole brique as one booklet."""
        self._preview(Printing(Subject(brique_id=brique_id), title, f"brique-{slug(title)[:60]}"))

    def export(self, record: SheetRecord, file_format: str) -> None:
        """Ask where, then write the file of a sheet."""
        self._export(_of_sheet(record), SheetForm.A4, file_format)

    def add_to_workshop(self, record: SheetRecord) -> None:
        """Go to the workshops with this sheet in hand."""
        self._context.navigate(Route("workshops", part=f"add-sheet:{record.id}"))

    def _preview(self, printing: Printing) -> None:
        form = self.form if self.form in printing.forms else SheetForm.A4
        operations.make_paper(
            self._context,
            subject=printing.subject,
            form=form,
            file_format="pdf",
            done=lambda pdf: self._show(printing, form, pdf),
            busy=self.tr("Préparation de l’aperçu…"),
        )

    def _show(self, printing: Printing, form: SheetForm, pdf: bytes) -> None:
        try:
            from ui.pages.library.preview import PreviewDialog
        except ImportError:
            self._missing_library()
            return
        self.form = form
        self.dialog = dialog = PreviewDialog(
            printing.title,
            pdf,
            forms=[(one.value, SHAPES[one].label) for one in printing.forms],
            form=form.value,
            on_print=lambda document: self._print(printing, document),
            on_save=lambda file_format: self._export(printing, self.form, file_format),
            on_form=lambda value: self._take_form(printing, SheetForm(value)),
        )
        self._context.dialogs.show(dialog)

    def _take_form(self, printing: Printing, form: SheetForm) -> None:
        """Make the pages of another form; the former ones stay on screen until then."""
        dialog = self.dialog
        if dialog is None:
            return

        def done(pdf: bytes) -> None:
            if dialog.isVisible() and dialog.form == form.value:
                self.form = form
                dialog.show_pdf(pdf)

        def failed(error: FabriqueError) -> None:
            dialog.say(sentence(error).what)

        operations.make_paper(
            self._context,
            subject=printing.subject,
            form=form,
            file_format="pdf",
            done=done,
            failed=failed,
            busy=self.tr("Préparation de l’aperçu…"),
        )

    def _export(self, printing: Printing, form: SheetForm, file_format: str) -> None:
        title, kind = self._format_words(file_format)
        suffix = "" if form is SheetForm.A4 else f"-{form.value}"
        name = f"{printing.name}{'' if file_format == 'md' else suffix}.{file_format}"
        path = self._context.dialogs.save_file(title, name, file_filter(kind, [file_format]))
        if path is not None:
            operations.write_paper(
                self._context,
                subject=printing.subject,
                form=form,
                file_format=file_format,
                path=path,
                done=self._exported,
                busy=self.tr("Écriture de la fiche…"),
            )

    def _print(self, printing: Printing, document: QPdfDocument) -> None:
        try:
            from ui.kit.printing import print_document
        except ImportError:
            self._missing_library()
            return
        if print_document(document, printing.title, self._context.dialogs, self._host):
            self._context.notices.say(
                self.tr("«\u00a0{0}\u00a0» est partie à l’imprimante.").format(printing.title)
            )

    def _missing_library(self) -> None:
        self._context.notices.show_sentence(
            Sentence(
                self.tr("Ni aperçu ni impression sur cette machine"),
                self.tr("Il manque une bibliothèque du système pour montrer ou imprimer les PDF."),
                self.tr("Exportez la fiche en PDF, puis ouvrez-la avec votre lecteur habituel."),
            )
        )

    def _exported(self, path: Path) -> None:
        self._context.notices.say(
            self.tr("Fiche enregistrée\u00a0: {0}").format(path.name),
            action=self.tr("Ouvrir le dossier"),
            on_action=lambda: open_folder(path),
        )

    def _format_words(self, file_format: str) -> tuple[str, str]:
        words = {
            "pdf": (self.tr("Exporter en PDF"), self.tr("Document PDF")),
            "docx": (self.tr("Exporter en document Word"), self.tr("Document Word")),
            "md": (self.tr("Exporter en Markdown"), self.tr("Texte Markdown")),
        }
        return words[file_format]


def _of_sheet(record: SheetRecord) -> Printing:
    name = sheet_file(record.summary, "").removesuffix(".")
    return Printing(
        Subject(sheet_ids=(record.id,), single=True), record.sheet.title, name, forms_of(record.sheet)
    )
