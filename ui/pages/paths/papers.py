"""Preview, print and export of a programme and of the catalogue; results are told through the notices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from curriculum.model import LearningPath
from trainer.library.path_records import Price
from ui.kit.dialogs import file_filter
from ui.kit.errors import Sentence
from ui.kit.page import PageContext
from ui.operations import paths as operations

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

    from trainer.papers.records import Paper
    from ui.pages.paths.preview import PaperPreview

Make = Callable[[str, "Callable[[Paper], None]"], object]
"""Asks for a paper in "pdf" or "docx"; the second hears of it."""


class PathPapers(QObject):
    """What the buttons of the page ask for."""

    def __init__(self, context: PageContext, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._host = context, host
        self.dialog: PaperPreview | None = None

    def programme(self, path: LearningPath, price: Price) -> None:
        """Show the programme of a path as it stands on screen."""

        def make(file_format: str, done: Callable[[Paper], None]) -> object:
            return operations.make_programme(
                self._context,
                path=path,
                price=price,
                file_format=file_format,
                done=done,
                busy=self.tr("Préparation du programme…"),
            )

        title = self.tr("Programme\u00a0: {0}").format(path.title or self.tr("nouveau parcours"))
        make("pdf", lambda paper: self._show(title, paper, make))

    def catalogue(self) -> None:
        """Show the catalogue of all paths."""

        def make(file_format: str, done: Callable[[Paper], None]) -> object:
            return operations.make_catalogue(
                self._context, file_format=file_format, done=done, busy=self.tr("Préparation du catalogue…")
            )

        make("pdf", lambda paper: self._show(self.tr("Catalogue"), paper, make))

    def _show(self, title: str, paper: Paper, make: Make) -> None:
        try:
            from ui.pages.paths.preview import PaperPreview
        except ImportError:
            self._missing_library(paper)
            return
        self.dialog = PaperPreview(
            title,
            paper.content,
            on_print=lambda document: self._print(title, document),
            on_save=lambda file_format: make(file_format, self._save),
        )
        self._context.dialogs.show(self.dialog)

    def _print(self, title: str, document: QPdfDocument) -> None:
        from ui.kit.printing import print_document

        if print_document(document, title, self._context.dialogs, self._host):
            self._context.notices.say(self.tr("«\u00a0{0}\u00a0» est parti à l’imprimante.").format(title))

    def _save(self, paper: Paper) -> None:
        suffix = paper.file_name.rpartition(".")[2]
        name = self.tr("Document PDF") if suffix == "pdf" else self.tr("Document Word")
        path = self._context.dialogs.save_file(
            self.tr("Enregistrer le document"), paper.file_name, file_filter(name, [suffix])
        )
        if path is not None:
            operations.write_paper(self._context, path=path, content=paper.content, done=self._saved)

    def _saved(self, path: Path) -> None:
        self._context.notices.say(
            self.tr("Document enregistré\u00a0: {0}").format(path.name),
            action=self.tr("Ouvrir le dossier"),
            on_action=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
        )

    def _missing_library(self, paper: Paper) -> None:
        self._context.notices.show_sentence(
            Sentence(
                self.tr("Ni aperçu ni impression sur cette machine"),
                self.tr("Il manque une bibliothèque du système pour montrer ou imprimer les PDF."),
                self.tr("Enregistrez le PDF, puis ouvrez-le avec votre lecteur habituel."),
            ),
            [(self.tr("Enregistrer en PDF…"), lambda: self._save(paper))],
        )
