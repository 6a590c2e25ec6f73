"""The tab « Documents »: each paper as PDF or DOCX, on screen, or all at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from trainer.core.errors import FabriqueError
from trainer.papers.records import LeftOut, Made, PaperKind, PaperOffer, Written
from trainer.workshops.records import Workshop
from ui.kit.buttons import ghost, primary
from ui.kit.cards import Card
from ui.kit.errors import Sentence
from ui.kit.labels import label, rule
from ui.kit.layout import clear, column, row, scrolling
from ui.kit.page import PageContext
from ui.kit.progress import ProgressPanel
from ui.kit.theme import current
from ui.operations import papers
from ui.operations.papers import Format
from ui.operations.workshops import Seen
from ui.pages.workshops.naming import named
from ui.pages.workshops.papers_line import PaperLine
from ui.pages.workshops.papers_presenter import PapersWords, by_audience, forms_of

FOLDER = "papers-folder"


class PapersTab(QWidget):
    """The folder on top, a line per kind of paper."""

    def __init__(self, context: PageContext, seen: Seen) -> None:
        super().__init__()
        self._context = context
        self._seen = seen
        self._words = PapersWords(QCoreApplication.translate)
        self._offers: list[PaperOffer] = []
        self._papers: list[PaperLine] = []
        self._chosen: dict[PaperKind, PaperKind] = {}
        self.folder = named(QLineEdit(), "papers.folder", self.tr("Dossier où écrire les documents"))
        self.folder.setText(context.settings.text(FOLDER) or _documents())
        self.browse = named(ghost(self.tr("Parcourir…"), self._browse, icon="folder-open"), "papers.browse")
        self.error = named(label("", "error", wrap=True), "papers.error")
        self.error.hide()
        self.certificates = named(
            primary(self.tr("Certificats de toutes et tous"), self._all_certificates, icon="award"),
            "papers.certificates.all",
        )
        self.everything = named(
            ghost(self.tr("Tout en PDF"), self._everything, icon="download"), "papers.all"
        )
        self.progress = named(ProgressPanel(self.tr("Écriture des documents")), "papers.progress")
        named(self.progress.stop, "papers.progress.stop")
        self._lay_out()

    def _lay_out(self) -> None:
        caption = label(self.tr("Dossier"), "strong")
        caption.setBuddy(self.folder)
        where = row(caption, self.folder, self.browse)
        where.setStretch(1, 1)
        self._top = row(where, row(None, self.everything, self.certificates), gap=16)
        self._top.setStretch(0, 1)
        self._lines = column(gap=12)
        content = QWidget()
        content.setLayout(column(self._lines, None))
        area = scrolling(content)
        whole = column(self._top, self.error, self.progress, area, gap=12)
        whole.setStretchFactor(area, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.folder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons beside the folder, or under it when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < current().scale.px(820)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._top.direction() != direction:
            self._top.setDirection(direction)

    # What is shown

    def load(self) -> None:
        """Ask what can be made."""
        papers.list_papers(self._context, workshop_id=self._seen.workshop_id, done=self._show)

    def show_workshop(self, workshop: Workshop) -> None:
        """The papers come by `load`."""

    def _show(self, offers: tuple[PaperOffer, ...]) -> None:
        self._chosen |= {line.kind: line.offer.kind for line in self._papers}
        self._offers = list(offers)
        clear(self._lines)
        self._papers = []
        for title, found in zip(self._words.audiences(), by_audience(offers), strict=True):
            self._lines.addWidget(label(title, "lead"))
            self._lines.addWidget(self._part(found))
        self._enable(True)

    def _part(self, found: list[PaperOffer]) -> Card:
        lines = column(gap=0)
        for index, offer in enumerate(found):
            if index:
                lines.addWidget(rule())
            line = PaperLine(
                forms_of(offer, self._offers),
                self._words,
                self._preview,
                lambda one, file_format: self._write((one.kind,), (file_format,)),
                self._chosen.get(offer.kind, offer.kind),
            )
            self._papers.append(line)
            lines.addWidget(line)
        return Card(lines, gap=0, margins=8)

    def _enable(self, free: bool) -> None:
        ready = {line.kind for line in self._papers if line.ready}
        for line in self._papers:
            line.enable(free)
        self.certificates.setEnabled(free and PaperKind.CERTIFICATES in ready)
        self.everything.setEnabled(free and bool(ready))

    # What the person does

    def _browse(self) -> None:
        chosen = self._context.dialogs.choose_folder(self.tr("Dossier des documents"))
        if chosen is not None:
            self.folder.setText(str(chosen))

    def _all_certificates(self) -> None:
        self._write((PaperKind.CERTIFICATES,), ("pdf",))

    def _everything(self) -> None:
        self._write(tuple(line.offer.kind for line in self._papers if line.ready), ("pdf",))

    def _complain(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.folder.setAccessibleDescription(text)

    def _target(self) -> Path | None:
        text = self.folder.text().strip().strip("\"'")
        folder = Path(text).expanduser() if text else None
        if folder is None:
            self._complain(
                self.tr("Écrivez le dossier où ranger les documents, ou choisissez-le avec Parcourir.")
            )
        elif folder.exists() and not folder.is_dir():
            self._complain(
                self.tr("«\u00a0{0}\u00a0» est un fichier\u00a0: il faut un dossier.").format(folder)
            )
        else:
            self._complain("")
            return folder
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
        return None

    def _write(
        self, kinds: tuple[PaperKind, ...], formats: tuple[Format, ...], only: tuple[str, ...] = ()
    ) -> None:
        folder = self._target()
        if folder is None:
            return
        self._context.settings.set(FOLDER, str(folder))
        self._enable(False)
        job = papers.write_papers(
            self._context,
            workshop_id=self._seen.workshop_id,
            kinds=kinds,
            formats=formats,
            folder=folder,
            only=only,
            done=partial(self._written, folder, kinds),
            failed=self._stopped,
            progress=self.progress.report,
            busy=self.tr("Écriture des documents…"),
        )
        self.progress.follow(job)

    def _written(self, folder: Path, kinds: tuple[PaperKind, ...], written: Written) -> None:
        self.progress.finish()
        self._enable(True)
        self._tell_left_out(
            written.left_out,
            self.tr("Écrire en DOCX"),
            lambda: self._write(kinds, ("docx",), tuple(one.label for one in written.left_out)),
        )
        warnings = [one.warning for one in self._offers if one.kind in kinds and one.warning]
        self._context.notices.say(
            " ".join([self._words.written(len(written.files), str(folder)), *warnings]),
            action=self.tr("Ouvrir le dossier"),
            on_action=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )
        self.load()

    def _tell_left_out(
        self, left_out: tuple[LeftOut, ...], action: str, on_action: Callable[[], object]
    ) -> None:
        if left_out:
            words = Sentence(self._words.left_out(len(left_out)), self._words.left_out_list(left_out))
            self._context.notices.show_sentence(words, [(action, on_action)])

    def _stopped(self, error: FabriqueError) -> None:
        self.progress.finish()
        self._enable(True)
        self._context.notices.error(error)

    def _preview(self, offer: PaperOffer) -> None:
        self._enable(False)
        job = papers.preview_papers(
            self._context,
            workshop_id=self._seen.workshop_id,
            kind=offer.kind,
            done=partial(self._show_preview, offer),
            failed=self._stopped,
            progress=self.progress.report,
            busy=self.tr("Préparation de l’aperçu…"),
        )
        self.progress.follow(job)

    def _show_preview(self, offer: PaperOffer, made: Made) -> None:
        self.progress.finish()
        self._enable(True)
        only = tuple(one.label for one in made.left_out)
        self._tell_left_out(
            made.left_out,
            self.tr("Écrire en DOCX"),
            lambda: self._write((offer.kind,), ("docx",), only),
        )
        if made.papers:
            from ui.pages.workshops.papers_preview import PreviewDialog

            self._context.dialogs.show(PreviewDialog(offer.label, made.papers, self._context.dialogs))


def _documents() -> str:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(Path(place or Path.home()) / "Fabrique")
