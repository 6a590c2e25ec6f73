"""The line that adds to the agenda: type the name of a sheet, or « pause », and Return."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from trainer.library.records import SheetSummary
from trainer.workshops.records import HalfDay
from ui.kit.buttons import ghost
from ui.kit.icons import icon
from ui.kit.layout import row
from ui.kit.theme import current
from ui.pages.workshops.agenda_presenter import AgendaWords, Choice, best, matching
from ui.pages.workshops.naming import named
from ui.pages.workshops.presenter import WorkshopWords


class AddBar(QWidget):
    """Emits `wanted(choice, half_day_id)`."""

    wanted = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._words = AgendaWords(QCoreApplication.translate)
        self._names = WorkshopWords(QCoreApplication.translate)
        self._choices: list[Choice] = self._words.plain_choices()
        self._shown: list[Choice] = []
        self._model = QStringListModel(self)
        self.field = named(
            QLineEdit(),
            "agenda.add.name",
            self.tr("Ajouter au déroulé\u00a0: nom d'une fiche, pause, repas…"),
        )
        self.field.setPlaceholderText(
            self.tr("Ajouter\u00a0: nom d'une fiche, pause, repas, accueil, clôture…")
        )
        self.field.setClearButtonEnabled(True)
        self._glass = self.field.addAction(
            icon("plus", "ink_faint"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._completer = self._make_completer()
        self.target = named(QComboBox(), "agenda.add.half-day", self.tr("Demi-journée où ajouter"))
        self.target.setMinimumWidth(current().scale.px(190))
        self.add = named(ghost(self.tr("Ajouter"), self._take_typed, icon="plus"), "agenda.add.button")
        line = row(self.field, self.target, self.add)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._suggest)
        self.field.returnPressed.connect(self._take_typed)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setWidget(self.field)
        completer.setMaxVisibleItems(9)
        if (popup := completer.popup()) is not None:
            popup.setObjectName("agenda.add.popup")
        completer.activated.connect(self._take_line)
        return completer

    def set_sheets(self, sheets: Sequence[SheetSummary]) -> None:
        """What can be added."""
        self._choices = self._words.choices(sheets)

    def set_half_days(self, halves: Sequence[HalfDay]) -> None:
        """Where it can go; the chosen half-day stays."""
        before = self.target.currentData()
        self.target.clear()
        for half in halves:
            self.target.addItem(self._names.half_day_long(half), half.id)
        self.aim(before)
        self.setEnabled(bool(halves))

    def aim(self, half_day_id: int | None) -> None:
        """Add to this half-day from now on."""
        place = self.target.findData(half_day_id)
        if place >= 0:
            self.target.setCurrentIndex(place)

    def _suggest(self, text: str) -> None:
        self._shown = matching(self._choices, text) if text.strip() else []
        self._model.setStringList([choice.text for choice in self._shown])
        if self._shown:
            self._completer.complete()
        else:
            self._hide_suggestions()

    def _hide_suggestions(self) -> None:
        if (popup := self._completer.popup()) is not None:
            popup.hide()

    def _take_line(self, text: str) -> None:
        choice = next((one for one in self._shown if one.text == text), None)
        if choice is not None:
            self._send(choice)

    def _take_typed(self) -> None:
        text = self.field.text().strip()
        if text:
            self._send(best(self._choices, text) or self._words.other(text))
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self, choice: Choice) -> None:
        self._hide_suggestions()
        self.field.clear()
        if self.target.currentData() is not None:
            self.wanted.emit(choice, self.target.currentData())
