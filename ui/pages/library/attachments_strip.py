"""The files of a sheet under its text: pictures, PDFs, films and links as cards that open."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy, QWidget

from curriculum.model import Attachment, MethodSheet
from trainer.library.attachment_records import AttachmentRecord
from ui.kit.buttons import ContentButton
from ui.kit.labels import label
from ui.kit.layout import FlowLayout, column
from ui.kit.page import PageContext
from ui.kit.progress import ProgressPanel
from ui.operations import attachments as operations
from ui.pages.library import attachments_words as words
from ui.pages.library.attachments_face import Face
from ui.pages.library.attachments_open import AttachmentOpener

_WIDTH, _HEIGHT = 208, 117


class AttachmentCard(ContentButton):
    """One file: its face, what it is called, its kind and size."""

    def __init__(self, piece: Attachment) -> None:
        super().__init__(look="tile")
        self.piece = piece
        self.record: AttachmentRecord | None = None
        self.face = Face(_WIDTH, _HEIGHT)
        self._title = label(words.title(piece), "strong", wrap=True)
        self._figures = label("", "caption", wrap=True)
        for part in (self.face, self._title, self._figures):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        whole = column(self.face, self._title, self._figures, None, gap=4, margins=10)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.setObjectName("attachments.card")
        self.show_record(None)

    def sizeHint(self) -> QSize:
        """As wide as its face, as tall as its words need at that width."""
        width = self.face.sizeHint().width() + 20
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def show_record(self, record: AttachmentRecord | None) -> None:
        """Show what the database knows of the file."""
        self.record = record
        self.face.show_kind(words.kind_of(self.piece, record))
        self._figures.setText(words.figures(self.piece, record))
        self.setAccessibleName(words.spoken(self.piece, record))
        self.setToolTip(self.piece.name)


class AttachmentStrip(QWidget):
    """Hidden while the sheet has no attachment."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._sheet: MethodSheet | None = None
        self.cards: list[AttachmentCard] = []
        self.progress = ProgressPanel(self.tr("Ouverture"))
        self.opener = AttachmentOpener(context, self, self.progress)
        self.title = label(self.tr("Pièces jointes"), "heading")
        self._box = QWidget()
        self._flow = FlowLayout(self._box, gap=12)
        self.setLayout(column(self.title, self._box, self.progress, gap=10))
        self.setObjectName("attachments.strip")
        self.hide()

    def show_sheet(self, sheet: MethodSheet) -> None:
        """Show the files of a sheet."""
        if self._sheet is not None and self._sheet.attachments == sheet.attachments:
            self._sheet = sheet
            return
        self.clear()
        self._sheet = sheet
        for piece in sheet.attachments:
            card = AttachmentCard(piece)
            card.clicked.connect(lambda _=False, card=card: self._open(card))
            self._flow.addWidget(card)
            self.cards.append(card)
        hashes = {card.piece.sha256 for card in self.cards} - {""}
        if hashes and self._context.services is not None:
            operations.describe(self._context, hashes=hashes, done=self._described)
        self.setVisible(bool(self.cards))

    def clear(self) -> None:
        """Show nothing."""
        self._sheet = None
        for card in self.cards:
            self._flow.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self.hide()

    def restyle(self) -> None:
        """Follow another text size or theme."""
        for card in self.cards:
            card.face.updateGeometry()
            card.face.update()
            card.updateGeometry()

    def _described(self, records: operations.Records) -> None:
        drawn = set()
        for card in self.cards:
            record = records.get(card.piece.sha256)
            card.show_record(record)
            if record is not None and record.picture and record.sha256 not in drawn:
                drawn.add(record.sha256)
                operations.thumbnail(
                    self._context, sha256=record.sha256, side=card.face.side(), done=self._drawn
                )

    def _drawn(self, found: tuple[str, QImage]) -> None:
        for card in self.cards:
            if card.piece.sha256 == found[0]:
                card.face.show_picture(found[1])

    def _open(self, card: AttachmentCard) -> None:
        if self._sheet is not None:
            self.opener.open(card.piece, card.record, self._sheet)
