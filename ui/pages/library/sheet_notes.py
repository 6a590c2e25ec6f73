"""What must be known before reading a sheet: that it is a draft, was retired, or is there in other languages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from trainer.library.records import TranslationRecord
from ui.kit.buttons import Button
from ui.kit.labels import icon_label, label
from ui.kit.layout import FlowLayout, clear, column, row
from ui.operations.library import Reading
from ui.pages.library.words import language_word


class SheetNotes(QWidget):
    """Hides itself when there is nothing to say. `open_sheet` goes to another language."""

    def __init__(self, open_sheet: Callable[[int], object]) -> None:
        super().__init__()
        self._open = open_sheet
        self.state = label("", "", wrap=True)
        self.state.setObjectName("library.sheet.state")
        line = row(icon_label("info", "warning", 18), self.state, gap=10)
        line.setStretch(1, 1)
        line.setContentsMargins(12, 8, 12, 8)
        self._banner = QFrame()
        self._banner.setProperty("look", "banner")
        self._banner.setLayout(line)
        self.languages = QWidget()
        self.languages.setObjectName("library.sheet.languages")
        self._flow = FlowLayout(self.languages, gap=4)
        whole = column(self._banner, self.languages, gap=6)
        whole.setContentsMargins(0, 0, 0, 8)
        self.setLayout(whole)
        self.hide()

    def show_reading(self, reading: Reading) -> None:
        """Say what there is to say about a sheet."""
        text = self._state(reading)
        self.state.setText(text)
        self._banner.setVisible(bool(text))
        others = [one for one in reading.translations if one.sheet_id != reading.record.id]
        self._show_languages(others)
        self.setVisible(bool(text or others))

    def _state(self, reading: Reading) -> str:
        summary = reading.record.summary
        own = next((one for one in reading.translations if one.sheet_id == reading.record.id), None)
        if summary.retired:
            return self.tr("Fiche retirée\u00a0: elle n’est plus proposée, mais reste là où elle a servi.")
        if not summary.edition:
            return self.tr("Brouillon\u00a0: cette fiche n’a pas encore été publiée.")
        if own is not None and own.current is False:
            return self.tr("L’originale a changé depuis cette traduction.")
        return ""

    def _show_languages(self, others: list[TranslationRecord]) -> None:
        clear(self._flow)
        self.languages.setVisible(bool(others))
        if not others:
            return
        self._flow.addWidget(label(self.tr("Aussi en\u00a0:"), "soft"))
        for other in others:
            button = Button(self._other(other), look="link")
            button.setObjectName(f"library.sheet.language.{other.language}")
            button.setAccessibleName(
                self.tr("Lire «\u00a0{0}\u00a0» en {1}").format(other.title, language_word(other.language))
            )
            button.setToolTip(other.title)
            button.clicked.connect(lambda _=False, sheet_id=other.sheet_id: self._open(sheet_id))
            self._flow.addWidget(button)

    def _other(self, other: TranslationRecord) -> str:
        name = language_word(other.language)
        if not other.published:
            return self.tr("{0} (brouillon)").format(name)
        if other.current is False:
            return self.tr("{0} (l’originale a changé)").format(name)
        return name
