"""A Word document, read: what was understood of it, what found no place, and the draft that it becomes."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from curriculum.fields import FIELDS
from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError
from ui.kit.buttons import ghost, primary
from ui.kit.cards import Card
from ui.kit.labels import label
from ui.kit.layout import row, split
from ui.kit.page import PageContext, Route
from ui.kit.reading import ReadingView
from ui.operations import exchange as operations
from ui.pages.library.exchange_pane import Pane

if TYPE_CHECKING:
    from trainer.library.exchange_word import WordDraft

_HIDDEN = {"slug", "title", "kind", "language", "duration", "group", "trainers", "licence"}


class WordPane(Pane):
    """Shows one document. `closed` comes when the person is done with it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._draft: WordDraft | None = None
        self._waiting = False
        self.reading = ReadingView(self.tr("Ce qui a été compris"))
        self.left = ReadingView(self.tr("Ce qui n’a pas trouvé sa place"))
        self.left.setObjectName("library.word.left")
        self.left_title = label("", "lead", wrap=True)
        understood = Card(self.reading, title=self.tr("Ce qui a été compris"))
        self.notes = QCheckBox(self.tr("Mettre ce reste dans les notes"))
        self.notes.setObjectName("library.word.notes")
        self.left_card = Card(self.left_title, self.left, self.notes)
        self.split = split(understood, self.left_card, sizes=(3, 2))
        self.make = primary(self.tr("Créer le brouillon"), self._make, icon="file-plus")
        self.make.setObjectName("library.word.make")
        cancel = ghost(self.tr("Ne rien créer"), self.close_pane)
        line = row(None, cancel, self.make, gap=12)
        self._lay_out(self.split, line, stretch=0)

    def open(self, path: Path) -> None:
        """Read a document and show what it would become."""
        self._draft, self._waiting = None, True
        self.header.set_title(self.tr("Importer «\u00a0{0}\u00a0»").format(path.name), self.tr("Lecture…"))
        self.split.hide()
        self.notes.hide()
        self.make.setEnabled(False)
        operations.read_word(self.context, path=path, done=self._show, failed=self._refused)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_pane(self) -> None:
        """Back to the library; nothing is created."""
        self._waiting = False
        self.closed.emit()

    def _show(self, draft: WordDraft) -> None:
        if not self._waiting:
            return
        self._draft = draft
        text = self.tr("Étapes\u00a0: {0}. Images\u00a0: {1}. Rien n’est encore créé.").format(
            len(draft.sheet.steps), len(draft.pictures)
        )
        self.header.set_title(self.tr("Importer un document Word"), text)
        self.reading.show_html(_understood_html(draft))
        count = len(draft.unplaced)
        self.left_card.setVisible(bool(count))
        self.notes.setVisible(bool(count))
        self.notes.setChecked(False)
        one = self.tr("1\u00a0passage n’a pas trouvé sa place")
        many = self.tr("{0}\u00a0passages n’ont pas trouvé leur place")
        self.left_title.setText((many if count > 1 else one).format(count))
        self.left.show_html(
            "".join(
                f"<p>{escape(part.text)}<br><span class='caption'>{escape(part.where)}</span></p>"
                for part in draft.unplaced
            )
        )
        self.split.show()
        self.make.setEnabled(True)
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: FabriqueError) -> None:
        if self._waiting:
            self.close_pane()
        self.context.notices.error(error)

    def _make(self) -> None:
        assert self._draft is not None
        self.make.setEnabled(False)
        operations.start_word(
            self.context,
            draft=self._draft,
            notes=self.notes.isChecked(),
            done=self._made,
            failed=self._failed,
        )

    def _made(self, changes: Changes) -> None:
        self._waiting = False
        self.context.notices.say(self.tr("Brouillon créé\u00a0: complétez-le, puis publiez-le."))
        self.context.navigate(Route("library", changes.first(Kind.SHEET), "edit"))

    def _failed(self, error: FabriqueError) -> None:
        self.make.setEnabled(True)
        self.context.notices.error(error)


def _understood_html(draft: WordDraft) -> str:
    """The fields that hold something, as a person reads them."""
    from trainer.library.comparison import said

    sheet = draft.sheet
    html = f"<h1>{escape(sheet.title)}</h1>"
    for field in FIELDS:
        text = said(getattr(sheet, field.name)).strip() if field.name not in _HIDDEN else ""
        if text and text != ",":
            html += f"<h3>{escape(field.label)}</h3><p>{'<br>'.join(escape(text).splitlines())}</p>"
    return html
