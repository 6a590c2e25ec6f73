"""Preview, print and export of the sheet on screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from trainer.library.records import SheetRecord
from ui.kit.dialogs import file_filter
from ui.kit.errors import Sentence
from ui.kit.page import PageContext, Route
from ui.operations import library as operations
from ui.pages.library.outside import open_folder
from ui.pages.library.presenter import sheet_file

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

    from ui.pages.library.preview import PreviewDialog


class SheetPapers(QObject):
    """The actions of the reader; results are told through the notices."""

    def __init__(self, context: PageContext, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._host = context, host
        self.dialog: PreviewDialog | None = None

    def preview(self, record: SheetRecord) -> None:
        """Make the PDF, then show it."""
        operations.preview_sheet(
            self._context,
            sheet_id=record.id,
            done=lambda pdf: self._show(record, pdf),
            busy=self.tr("Préparation de l’aperçu…"),
        )

    def export(self, record: SheetRecord, format: str) -> None:
        """Ask where, then write the file."""
        title, name = self._format_words(format)
        path = self._context.dialogs.save_file(
            title, sheet_file(record.summary, format), file_filter(name, [format])
        )
        if path is not None:
            operations.export_sheet(
                self._context,
                sheet_id=record.id,
                format=format,
                path=path,
                done=self._exported,
                busy=self.tr("Écriture de la fiche…"),
            )

    def add_to_workshop(self, record: SheetRecord) -> None:
        """Go to the workshops with this sheet in hand."""
        self._context.navigate(Route("workshops", part=f"add-sheet:{record.id}"))

    def _show(self, record: SheetRecord, pdf: bytes) -> None:
        try:
            from ui.pages.library.preview import PreviewDialog
        except ImportError:
            self._missing_library()
            return
        self.dialog = PreviewDialog(
            record.sheet.title,
            pdf,
            on_print=lambda document: self._print(record, document),
            on_save=lambda: self.export(record, "pdf"),
        )
        self._context.dialogs.show(self.dialog)

    def _print(self, record: SheetRecord, document: QPdfDocument) -> None:
        try:
            from ui.kit.printing import print_document
        except ImportError:
            self._missing_library()
            return
        if print_document(document, record.sheet.title, self._context.dialogs, self._host):
            self._context.notices.say(
                self.tr("«\u00a0{0}\u00a0» est partie à l’imprimante.").format(record.sheet.title)
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

    def _format_words(self, format: str) -> tuple[str, str]:
        words = {
            "pdf": (self.tr("Exporter la fiche en PDF"), self.tr("Document PDF")),
            "docx": (self.tr("Exporter la fiche en document Word"), self.tr("Document Word")),
            "md": (self.tr("Exporter la fiche en Markdown"), self.tr("Texte Markdown")),
        }
        return words[format]
