"""Typed fields in French formats: a day, a time of day, an amount, a whole number.

Each has `value`, `set_value` and `problem`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from trainer.core.errors import InvalidInput
from trainer.core.money import euros, parse_cents
from ui.kit.french import clock_time, hours, parse_date, parse_hours, parse_time, short_date
from ui.kit.side_icon import SideIcon
from ui.kit.theme import current

T = TypeVar("T")


class ParsedField(QLineEdit, Generic[T]):
    """A line that means something: read on leaving it, written back in its usual form."""

    committed = Signal()
    """The person left the field or pressed Return, and its meaning has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._last: T | None = None
        self.editingFinished.connect(self._tidy)

    def read(self, text: str) -> T | None:
        """The meaning of a text, None when empty. Raises ValueError or InvalidInput."""
        raise NotImplementedError

    def write(self, value: T) -> str:
        """The usual form of a value."""
        raise NotImplementedError

    def complaint(self) -> str:
        """The sentence for a text that means nothing."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why the text means nothing, or "" when it does."""
        try:
            self.read(self.text())
        except (ValueError, InvalidInput):
            return self.complaint()
        return ""

    def value(self) -> T | None:
        """What the field means, None when empty or wrong."""
        try:
            return self.read(self.text())
        except (ValueError, InvalidInput):
            return None

    def set_value(self, value: T | None) -> None:
        """Show a value, or nothing."""
        self._last = value
        self.setText("" if value is None else self.write(value))

    def _tidy(self) -> None:
        if self.problem():
            return
        value = self.value()
        self.setText("" if value is None else self.write(value))
        if value != self._last:
            self._last = value
            self.committed.emit()


class DateField(ParsedField[date]):
    """A day typed as one likes ("12/3", "12 mars 2026") or picked in a calendar."""

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._today = today
        self.setPlaceholderText(self.tr("jj/mm/aaaa"))
        words = self.tr("Choisir dans le calendrier")
        self.pick = SideIcon(self, "calendar", "ink_soft", label=words, action=self.open_calendar)

    def read(self, text: str) -> date | None:
        """A day from its text."""
        return parse_date(text, self._today())

    def write(self, value: date) -> str:
        """ "12/03/2026"."""
        return short_date(value)

    def complaint(self) -> str:
        """What to type instead."""
        return self.tr("Ce n’est pas une date\u00a0: écrivez par exemple 12/03/2026 ou 12 mars.")

    def open_calendar(self) -> QMenu:
        """Open the calendar under the field."""
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(QLocale.Language.French, QLocale.Country.France))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumSize(current().scale.px(300), current().scale.px(240))
        shown = self.value() or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))

        def take(day: QDate) -> None:
            self.setText(short_date(date(day.year(), day.month(), day.day())))
            menu.close()
            self._tidy()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()
        return menu


class TimeField(ParsedField[time]):
    """A time of day ("9h30", "14:00")."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("9\u202fh\u202f30"))

    def read(self, text: str) -> time | None:
        """A time from its text."""
        return parse_time(text.replace("\u202f", ""))

    def write(self, value: time) -> str:
        """ "9 h 30"."""
        return clock_time(value)

    def complaint(self) -> str:
        """What to type instead."""
        return self.tr("Ce n’est pas une heure\u00a0: écrivez par exemple 9h30 ou 14:00.")


class HoursField(ParsedField[int]):
    """A length in hours ("13 h", "13h30", "6,5"); the value is in minutes."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def read(self, text: str) -> int | None:
        """Minutes of a length as typed."""
        return parse_hours(text)

    def write(self, value: int) -> str:
        """ "13 h 30"."""
        return hours(value)

    def complaint(self) -> str:
        """What to type instead."""
        return self.tr("Ce n’est pas une durée : écrivez par exemple 13 h, 13h30 ou 6,5.")


class MoneyField(ParsedField[int]):
    """An amount in euros; the value is in whole cents."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("0,00\u00a0€"))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def read(self, text: str) -> int | None:
        """Cents of an amount as typed."""
        return parse_cents(text) if text.strip() else None

    def write(self, value: int) -> str:
        """ "1 200,50 €"."""
        return euros(value)

    def complaint(self) -> str:
        """What to type instead."""
        return self.tr("Ce n’est pas un montant\u00a0: écrivez par exemple 1200 ou 1\u202f200,50.")


class NumberField(ParsedField[int]):
    """A whole number between two bounds."""

    def __init__(self, minimum: int = 0, maximum: int = 1_000_000) -> None:
        super().__init__()
        self._minimum, self._maximum = minimum, maximum
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def read(self, text: str) -> int | None:
        """The number, within the bounds."""
        plain = text.translate(dict.fromkeys(map(ord, " \u00a0\u202f")))
        if not plain:
            return None
        number = int(plain)
        if not self._minimum <= number <= self._maximum:
            raise ValueError(text)
        return number

    def write(self, value: int) -> str:
        """The digits."""
        return str(value)

    def complaint(self) -> str:
        """Which numbers are meant."""
        return self.tr("Il faut un nombre entier de {0} à {1}.").format(self._minimum, self._maximum)
