"""The line that adds to the agenda: type the name of a sheet, or « pause », and Return."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QWidget

from trainer.library.records import SheetSummary
from trainer.workshops.records import HalfDay
from ui.kit.buttons import ghost
from ui.kit.layout import row
from ui.kit.side_icon import SideIcon
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
        self.list = named(QListWidget(self), "agenda.add.list", self.tr("Propositions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.hide()
        self.field = named(
            QLineEdit(),
            "agenda.add.name",
            self.tr("Ajouter au déroulé\u00a0: nom d’une fiche, pause, repas…"),
        )
        self.field.setPlaceholderText(
            self.tr("Ajouter\u00a0: nom d’une fiche, pause, repas, accueil, clôture…")
        )
        self.field.setClearButtonEnabled(True)
        self.mark = SideIcon(self.field, "plus")
        self.target = named(QComboBox(), "agenda.add.half-day", self.tr("Demi-journée où ajouter"))
        self.target.setMinimumWidth(current().scale.px(190))
        self.add = named(ghost(self.tr("Ajouter"), self._take_typed, icon="plus"), "agenda.add.button")
        line = row(self.field, self.target, self.add)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._suggest)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda item: self._take_row(self.list.row(item)))
        self.field.returnPressed.connect(self._take_typed)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field: the arrows go through the suggestions, Escape and leaving put them away."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        if not self.list.isVisible() or key not in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape):
            return False
        if key == Qt.Key.Key_Escape:
            self.list.hide()
        else:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        return True

    def _suggest(self, text: str) -> None:
        self._shown = matching(self._choices, text) if text.strip() else []
        self.list.clear()
        self.list.addItems([choice.text for choice in self._shown])
        self.list.setVisible(bool(self._shown))
        if self._shown:
            self._place()

    def _place(self) -> None:
        """Over the page, under the field."""
        if self.list.parentWidget() is not self.window():
            self.list.setParent(self.window())
        corner = self.field.mapTo(self.window(), self.field.rect().bottomLeft())
        height = self.list.sizeHintForRow(0) * self.list.count() + 2 * self.list.frameWidth() + 2
        room = self.window().height() - corner.y() - 12
        self.list.setGeometry(corner.x(), corner.y() + 4, self.field.width(), min(height, room))
        self.list.show()
        self.list.raise_()

    def _take_row(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self._send(self._shown[row])

    def _take_typed(self) -> None:
        text = self.field.text().strip()
        if self.list.isVisible() and self.list.currentRow() >= 0:
            self._take_row(self.list.currentRow())
        elif text:
            self._send(best(self._choices, text) or self._words.other(text))
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self, choice: Choice) -> None:
        self.list.hide()
        self.field.clear()
        if self.target.currentData() is not None:
            self.wanted.emit(choice, self.target.currentData())
