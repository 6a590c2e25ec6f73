"""Opening a file of a sheet: a picture or a PDF in a viewer, a film in the film window, a link in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from curriculum.model import Attachment, MethodSheet
from trainer.core.errors import Cancelled, FabriqueError
from trainer.core.files import safe_name
from trainer.library.attachment_records import AttachmentRecord
from trainer.library.attachment_rules import EXTENSIONS
from ui.kit.dialogs import file_filter
from ui.kit.page import PageContext
from ui.kit.progress import ProgressPanel
from ui.kit.worker import Job
from ui.operations import attachments as operations
from ui.pages.library import attachments_words as words
from ui.pages.library.attachments_viewer import PictureView, Viewer, Ways, pdf_viewer
from ui.pages.library.outside import open_address, open_file


class AttachmentOpener(QObject):
    """One file at a time: another one asked for meanwhile takes its place."""

    def __init__(self, context: PageContext, host: QWidget, progress: ProgressPanel) -> None:
        super().__init__(host)
        self._context, self._progress = context, progress
        self._piece, self._record = Attachment(""), AttachmentRecord("", 0, "")
        self._sheet: MethodSheet | None = None
        self._job: Job | None = None
        self._then: Callable[[Path], object] = self._show_film
        self.dialog: QDialog | None = None

    def open(self, piece: Attachment, record: AttachmentRecord | None, sheet: MethodSheet) -> None:
        """Open a file that the database holds, else the link to it."""
        self._piece, self._sheet = piece, sheet
        if record is None:
            self._open_link(piece, sheet)
            return
        self._record = record
        if record.picture:
            operations.picture(
                self._context,
                sha256=record.sha256,
                name=piece.name,
                done=self._show_picture,
                failed=self._context.notices.error,
            )
            return
        self._copy(self._show_pdf if record.pdf else self._show_film)

    # Files of the database

    def _copy(self, then: Callable[[Path], object]) -> None:
        self._then = then
        if self._job is not None:
            self._job.cancel()
        self._job = operations.local_copy(
            self._context,
            sha256=self._record.sha256,
            done=self._copied,
            failed=self._not_copied,
            progress=self._report,
        )

    def _report(self, done: int, total: int, name: str) -> None:
        if self._job is not None and total >= 20:
            if self._progress.isHidden():
                self._progress.follow(self._job)
            percent = 100 * done // total
            text = self.tr("«\u00a0{0}\u00a0»\u00a0: {1}\u00a0%")
            self._progress.tell(percent, text.format(words.title(self._piece), percent))

    def _copied(self, path: Path) -> None:
        self._job = None
        self._progress.finish()
        if path.name.startswith(self._record.sha256):
            self._then(path)

    def _not_copied(self, error: FabriqueError) -> None:
        self._job = None
        self._progress.finish()
        if not isinstance(error, Cancelled):
            self._context.notices.error(error)

    def _show_picture(self, image: QImage) -> None:
        title, caption = self._title(), self._piece.caption
        self._show(Viewer(title, caption, lambda parent: PictureView(image, parent), self._ways()))

    def _show_pdf(self, path: Path) -> None:
        viewer = pdf_viewer(self._title(), self._piece.caption, path, self._ways())
        if viewer is None:
            self._context.notices.say(
                self.tr("Fabrique ne sait pas montrer ce PDF."),
                action=self.tr("Ouvrir avec un autre programme"),
                on_action=lambda: open_file(path),
            )
            return
        self._show(viewer)

    def _show_film(self, path: Path) -> None:
        self._play(QUrl.fromLocalFile(str(path)), Ways(save=self.save, elsewhere=lambda: open_file(path)))

    # Links

    def _open_link(self, piece: Attachment, sheet: MethodSheet) -> None:
        url = QUrl(piece.link, QUrl.ParsingMode.StrictMode)
        if not piece.link:
            self._context.notices.say(
                self.tr(
                    "«\u00a0{0}\u00a0» n’est pas dans cette base\u00a0: demandez le pack à qui a fait la fiche."
                ).format(words.title(piece))
            )
        elif url.isLocalFile() and not url.host() and words.is_film(piece.link):
            self._play(url, Ways(elsewhere=lambda: open_file(Path(url.toLocalFile()))))
        elif not words.link_problem(piece.link) and words.is_film(piece.link):
            self._play(url, Ways(elsewhere=lambda: open_address(url)))
        elif words.link_problem(piece.link) or not open_address(url):
            self._context.notices.say(
                self.tr("L’adresse «\u00a0{0}\u00a0» ne peut pas être ouverte.").format(piece.link)
            )

    def _play(self, url: QUrl, ways: Ways) -> None:
        from ui.pages.library.film_window import FilmWindow

        if self._sheet is not None:
            self._show(
                FilmWindow(
                    self._title(),
                    url,
                    chapters=self._sheet.chapters,
                    questions=self._sheet.questions,
                    ways=ways,
                )
            )

    # What may be done with a file

    def save(self) -> None:
        """Ask where, then write a copy; the name's end says what the file really is."""
        record = self._record
        extension = EXTENSIONS.get(record.media_type, "bin")
        name = safe_name(self._piece.name) or "piece"
        if Path(name).suffix.lower().replace(".jpeg", ".jpg") != f".{extension}":
            name = f"{name}.{extension}"
        path = self._context.dialogs.save_file(
            self.tr("Enregistrer une copie"),
            name,
            file_filter(words.kind_word(words.kind_of(self._piece, record)), [extension]),
        )
        if path is not None:
            operations.save_copy(
                self._context,
                sha256=record.sha256,
                path=path,
                done=self._saved,
                failed=self._context.notices.error,
            )

    def _saved(self, path: Path) -> None:
        self._context.notices.say(self.tr("Copie enregistrée\u00a0: {0}").format(path))

    def _ways(self) -> Ways:
        return Ways(save=self.save, elsewhere=lambda: self._copy(open_file))

    def _title(self) -> str:
        return self._piece.name or words.title(self._piece)

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        self._context.dialogs.show(dialog)
