"""The versions of a sheet in other languages: which there are, and which their master has left behind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer.library.records import TranslationRecord
from ui.kit.buttons import Button
from ui.kit.cards import Card
from ui.kit.labels import label
from ui.kit.layout import clear, column
from ui.kit.page import PageContext, Route
from ui.operations import drafts
from ui.pages.library.edit.identity import language_word


class LanguagesCard(Card):
    """Hidden while the sheet has one language only."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(title="", gap=6, margins=14)
        self._context = context
        self._sheet_id = 0
        self.setObjectName("edit.languages")
        self.add(label(self.tr("Langues"), "lead"))
        self._lines = column(gap=2)
        self.add(self._lines)
        self.hide()

    def open(self, sheet_id: int) -> None:
        """Read the languages of a sheet."""
        self._sheet_id = sheet_id
        drafts.load_translations(self._context, sheet_id=sheet_id, done=self._show)

    def _show(self, records: tuple[TranslationRecord, ...]) -> None:
        clear(self._lines)
        for record in records:
            self._lines.addWidget(self._line(record))
        self.setVisible(bool(records))

    def _line(self, record: TranslationRecord) -> QWidget:
        words = self.tr("{0}\u00a0: {1}").format(language_word(record.language).capitalize(), record.title)
        state = self._state(record)
        holder = QWidget()
        if record.sheet_id == self._sheet_id:
            holder.setLayout(
                column(label(words, "strong", wrap=True), label(state, "caption", wrap=True), gap=0)
            )
            return holder
        button = Button(words, look="link")
        button.setObjectName(f"edit.language.{record.language}")
        button.clicked.connect(lambda: self._context.navigate(Route("library", record.sheet_id, "edit")))
        button.setAccessibleName(self.tr("{0}, {1}").format(words, state))
        button.setStyleSheet("padding-left: 0")
        holder.setLayout(column(button, label(state, "caption", wrap=True), gap=0))
        return holder

    def _state(self, record: TranslationRecord) -> str:
        if record.current is None:
            return self.tr("l’originale")
        state = self.tr("à jour") if record.current else self.tr("l’originale a changé depuis")
        return state if record.published else self.tr("{0}, jamais publiée").format(state)
