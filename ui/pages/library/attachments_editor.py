"""The files of a sheet in the form: added by a dialog, by dropping them or as links; named, reordered, taken out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget

from curriculum.model import Attachment
from trainer.core.errors import Cancelled, FabriqueError
from trainer.library.attachment_records import AttachmentRecord
from trainer.library.attachment_rules import size_words
from ui.kit.buttons import ghost
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.page import PageContext
from ui.kit.progress import ProgressPanel
from ui.kit.rows import RowsEditor
from ui.kit.worker import Job
from ui.operations import attachments as operations
from ui.pages.library import attachments_words as words
from ui.pages.library.attachments_row import AttachmentRow
from ui.pages.library.edit.base import FieldEditor

_PROGRESS_FROM = 8
"""Megabytes read (twice) from which a file is worth a progress bar."""


class AttachmentsEditor(FieldEditor):
    """`changed` carries every attachment after a change; the bytes themselves are kept at once, whatever happens."""

    changed = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._known: dict[str, AttachmentRecord] = {}
        self._pictures: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self._waiting: list[Path] = []
        self._job: Job | None = None
        self.setAcceptDrops(True)
        self.list = RowsEditor(
            AttachmentRow,
            name=self.tr("Pièces jointes"),
            add=self.tr("Ajouter un lien"),
            key="attachments",
        )
        self.list.edited.connect(self._edited)
        self.add_file = ghost(self.tr("Ajouter un fichier…"), self._choose, icon="upload")
        self.add_file.setObjectName("attachments.add-file")
        self.hint = label(
            self.tr("Déposez ici une image, un PDF, un film ou un son, ou choisissez un fichier."),
            "hint",
            wrap=True,
        )
        self.total = label("", "caption")
        self.total.setObjectName("attachments.total")
        self.error = label("", "error", wrap=True)
        self.error.setObjectName("attachments.error")
        self.error.hide()
        self.progress = ProgressPanel(self.tr("Ajout de fichiers"))
        self.progress.cancelled.connect(self._waiting.clear)
        line = row(self.add_file, self.hint, self.total, gap=12)
        line.setStretch(1, 1)
        self.setLayout(column(self.list, line, self.progress, self.error, gap=6))
        self._show_total()

    # The field

    def value(self) -> tuple[Attachment, ...]:
        """The attachments, in their order."""
        return self.list.values()

    def set_value(self, pieces: Iterable[Attachment]) -> None:
        """Show other attachments; nothing is emitted, and cursors in what stays the same do not move."""
        self.list.show_values(tuple(pieces))
        self._look_up()

    def show_value(self, value: Iterable[Attachment]) -> None:
        """The same, for the form."""
        self.set_value(value)

    def focus_at(self, where: str = "") -> None:
        """Put the focus where an edit happened; on « Ajouter un fichier » when there is nothing."""
        if self.list.rows:
            self.list.focus_at(where)
        else:
            self.add_file.setFocus()

    def set_name(self, name: str) -> None:
        """The rows name themselves."""

    def problem(self) -> str:
        """Why an address cannot be kept, or ""."""
        links = (piece.link.strip() for piece in self.value())
        return next((why for why in (words.link_problem(link) for link in links if link) if why), "")

    def restyle(self) -> None:
        """Follow another text size."""
        for one in self._rows():
            one.face.updateGeometry()

    # Adding

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Keep files of the disk, one after the other, and attach them."""
        self._complain("")
        self._waiting.extend(paths)
        self._next()

    def _choose(self) -> None:
        path = self._context.dialogs.open_file(self.tr("Ajouter un fichier à la fiche"), words.files_filter())
        if path is not None:
            self.add_paths([path])

    def _next(self) -> None:
        if self._job is None and self._waiting:
            path = self._waiting.pop(0)
            self._job = operations.keep_file(
                self._context, path=path, done=self._kept, failed=self._refused, progress=self._report
            )

    def _report(self, done: int, total: int, name: str) -> None:
        if self._job is not None and total >= _PROGRESS_FROM:
            if self.progress.isHidden():
                self.progress.follow(self._job)
            percent = 100 * done // total
            text = self.tr("«\u00a0{0}\u00a0»\u00a0: {1}\u00a0%")
            self.progress.tell(percent, text.format(name, percent))

    def _kept(self, record: AttachmentRecord) -> None:
        self._ended()
        self._known[record.sha256] = record
        if any(piece.sha256 == record.sha256 for piece in self.value()):
            self._complain(self.tr("«\u00a0{0}\u00a0» est déjà dans cette fiche.").format(record.name))
        else:
            self._attach(Attachment(record.name, sha256=record.sha256))
        self._next()

    def _attach(self, piece: Attachment) -> None:
        focus: QWidget | None = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.list.add_row(None, piece)
            return
        self.list.show_values((*self.value(), piece))
        self._edited(self.value(), str(len(self.value()) - 1), False)

    def _refused(self, error: FabriqueError) -> None:
        self._ended()
        if not isinstance(error, Cancelled):
            self._complain(error.message)
        self._next()

    def _ended(self) -> None:
        self._job = None
        self.progress.finish()

    def _complain(self, text: str) -> None:
        lines = [self.error.text()] if text and self.error.text() else []
        self.error.setText("\n".join([*lines, text]) if text else "")
        self.error.setVisible(bool(text))
        self.add_file.setAccessibleDescription(self.error.text())

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and addresses are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._welcome(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._welcome(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        self._welcome(False)
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self.add_paths([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        for url in urls:
            link = bytes(url.toEncoded().data()).decode()
            if not url.isLocalFile() and not words.link_problem(link):
                self._attach(Attachment(words.link_name(link), link=link))

    def _welcome(self, on: bool) -> None:
        self.hint.setProperty("role", "strong" if on else "hint")
        self.hint.style().unpolish(self.hint)
        self.hint.style().polish(self.hint)

    # What the database knows

    def _edited(self, pieces: tuple[Attachment, ...], where: str, typed: bool) -> None:
        self._look_up()
        self.edited.emit(pieces, where, typed)
        self.changed.emit(pieces)

    def _rows(self) -> list[AttachmentRow]:
        return [one for one in self.list.rows if isinstance(one, AttachmentRow)]

    def _look_up(self) -> None:
        unknown = {one.sha256 for one in self._rows()} - self._known.keys() - self._asked - {""}
        if unknown and self._context.services is not None:
            self._asked |= unknown
            operations.describe(self._context, hashes=unknown, done=self._described)
        self._show_known()

    def _described(self, records: operations.Records) -> None:
        self._known |= records
        self._show_known()

    def _show_known(self) -> None:
        for one in self._rows():
            record = self._known.get(one.sha256)
            one.show_record(record)
            if one.sha256 in self._pictures:
                one.show_picture(self._pictures[one.sha256])
            elif record is not None and record.picture and self._context.services is not None:
                self._pictures[one.sha256] = QImage()
                operations.thumbnail(self._context, sha256=one.sha256, side=one.face.side(), done=self._drawn)
        self._show_total()

    def _drawn(self, found: tuple[str, QImage]) -> None:
        self._pictures[found[0]] = found[1]
        for one in self._rows():
            if one.sha256 == found[0]:
                one.show_picture(found[1])

    def _show_total(self) -> None:
        hashes = {piece.sha256 for piece in self.value()}
        sizes = [self._known[one].size for one in hashes if one in self._known]
        self.total.setText(self.tr("{0} en tout").format(size_words(sum(sizes))) if sizes else "")
