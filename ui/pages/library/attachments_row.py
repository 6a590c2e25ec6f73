"""One file or link of a sheet, as it is edited: name, caption, who gets it, its address when it is a link."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from curriculum.model import Attachment, Audience
from trainer.library.attachment_records import AttachmentRecord
from ui.kit.inputs import CalmCombo, Line
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.row_parts import Row
from ui.pages.library import attachments_words as words
from ui.pages.library.attachments_face import Face

_TEXTS = ("name", "caption", "link")


class AttachmentRow(Row):
    """Keeps the hash of its file; a row without file is a link."""

    def __init__(self) -> None:
        super().__init__()
        self._piece = Attachment("")
        self._record: AttachmentRecord | None = None
        self.face = Face(56, 56)
        self.lines = {
            "name": Line(self.tr("Nom")),
            "caption": Line(self.tr("Légende\u00a0: ce que l’on y voit")),
            "link": Line(self.tr("https://…")),
        }
        for part in _TEXTS:
            self.lines[part].setObjectName(f"attachments.{part}")
            self.lines[part].textEdited.connect(lambda _, part=part: self._typed(part))
        self.lines["link"].editingFinished.connect(self._check_link)
        self.audience = CalmCombo()
        self.audience.setObjectName("attachments.audience")
        self.audience.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        for audience in Audience:
            self.audience.addItem(words.audience_word(audience), audience)
        self.audience.currentIndexChanged.connect(lambda: self.edited.emit("audience", False))
        self.figures = label("", "caption")
        self.figures.setObjectName("attachments.figures")
        self.error = label("", "error", wrap=True)
        self.error.setObjectName("attachments.link-error")
        self.error.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        first = row(self.lines["name"], self.audience, gap=6)
        first.setStretch(0, 1)
        texts = column(first, self.lines["caption"], self.lines["link"], self.error, self.figures, gap=4)
        whole = row(self.face, texts, gap=10)
        whole.setStretch(1, 1)
        whole.setAlignment(self.face, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)
        self._show_figures()

    @property
    def sha256(self) -> str:
        """The hash of its file, "" for a link."""
        return self._piece.sha256

    def value(self) -> Attachment | None:
        """The attachment, None while nothing is typed; a link without a name is called after its address."""
        texts = {part: self.lines[part].text() for part in _TEXTS}
        if not any(texts.values()) and not self.sha256:
            return None
        return replace(self._piece, audience=Audience(self.audience.currentData()), **texts)

    def show_value(self, value: Attachment) -> None:
        """Show an attachment."""
        if value.sha256 != self.sha256:
            self._record = None
            self.face.show_kind("link")
        self._piece = value
        for part in _TEXTS:
            self.lines[part].show_text(getattr(value, part))
        self.audience.blockSignals(True)
        self.audience.setCurrentIndex(self.audience.findData(value.audience))
        self.audience.blockSignals(False)
        self._check_link()
        self._show_figures()

    def show_record(self, record: AttachmentRecord | None) -> None:
        """Show what the database knows of the file."""
        self._record = record
        self._show_figures()

    def show_picture(self, image: QImage) -> None:
        """Show the picture that the file is."""
        self.face.show_picture(image)

    def focus_part(self, part: str = "") -> None:
        """Go to a part; a blank row begins with its address, a file with its caption."""
        first = "caption" if self.sha256 else "link" if self.value() is None else "name"
        chosen = self.audience if part == "audience" else self.lines.get(part, self.lines[first])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def name_parts(self, name: str) -> None:
        """Name the parts."""
        self.lines["name"].setAccessibleName(self.tr("{0}, nom").format(name))
        self.lines["caption"].setAccessibleName(self.tr("{0}, légende").format(name))
        self.lines["link"].setAccessibleName(self.tr("{0}, adresse").format(name))
        self.audience.setAccessibleName(self.tr("{0}, pour qui").format(name))

    def _typed(self, part: str) -> None:
        if part == "link":
            self._show_problem("")
            self._show_figures()
        self.edited.emit(part, True)

    def _check_link(self) -> None:
        link = self.lines["link"].text().strip()
        self._show_problem(words.link_problem(link) if link else "")
        if link and not self.error.text() and not self.lines["name"].text() and self.lines["link"].hasFocus():
            self.lines["name"].setText(words.link_name(link))
            self.edited.emit("name", False)

    def _show_problem(self, text: str) -> None:
        line = self.lines["link"]
        self.error.setText(text)
        self.error.setVisible(bool(text))
        line.setAccessibleDescription(text)
        if bool(line.property("wrong")) != bool(text):
            line.setProperty("wrong", bool(text))
            line.style().unpolish(line)
            line.style().polish(line)

    def _show_figures(self) -> None:
        piece = self.value() or self._piece
        kind = words.kind_of(piece, self._record)
        blank = self._record is None and not piece.link and not piece.sha256
        if not self.face.pictured or kind != "picture":
            self.face.show_kind("link" if blank else kind)
        self.figures.setText("" if blank else words.figures(piece, self._record))
        self.lines["link"].setVisible(not self.sha256 or bool(self._piece.link))
        for one in (*self.lines.values(), self.audience):
            one.setAccessibleDescription(
                self.figures.text() if one is not self.lines["link"] else self.error.text()
            )
