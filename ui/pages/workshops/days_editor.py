"""The days and half-days of a workshop in its form: add a day, change its hours, see the total."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from trainer.workshops.records import Hours
from ui.kit.buttons import ghost, icon_button, link
from ui.kit.fields import DateField, TimeField
from ui.kit.french import hours, long_date
from ui.kit.labels import Pill, label
from ui.kit.layout import clear, column, row
from ui.kit.theme import current
from ui.kit.tokens import Tone
from ui.pages.workshops.days_draft import DaysDraft, Plans
from ui.pages.workshops.naming import named


class DaysEditor(QWidget):
    """Edits a `DaysDraft`; `changed` after every change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.draft = DaysDraft()
        self._total = Pill("", Tone.ACCENT)
        self.date = named(DateField(), "days.date", self.tr("Date de la journée à ajouter"))
        self.date.setMinimumWidth(current().scale.px(150))
        self.add = named(
            ghost(self.tr("Ajouter la journée"), self._add_day, icon="calendar-plus"), "days.add"
        )
        self.date.returnPressed.connect(self._add_day)
        self._error = named(label("", "error", wrap=True), "days.error")
        self._error.hide()
        self._days = column(gap=12)
        self._fields: list[tuple[date, int, TimeField, TimeField]] = []
        self.setLayout(
            column(
                row(label(self.tr("Journées"), "lead"), None, self._total),
                self._days,
                row(self.date, self.add, None),
                label(
                    self.tr("Chaque nouvelle journée reprend les horaires de la précédente."),
                    "hint",
                    wrap=True,
                ),
                self._error,
                gap=12,
            )
        )
        self._rebuild()

    def set_plans(self, plans: Plans) -> None:
        """Show these days."""
        self.draft = DaysDraft(plans)
        self.date.set_value(self.draft.following())
        self.show_error("")
        self._rebuild()

    def plans(self) -> Plans:
        """The days as they stand."""
        return self.draft.plans()

    def validate(self) -> bool:
        """Show what is wrong; True when all is well."""
        for day, index, start, end in self._fields:
            for field in (start, end):
                if field.problem() or field.value() is None:
                    self.show_error(field.problem() or self.tr("Il manque une heure de début ou de fin."))
                    field.setFocus()
                    return False
            self._take(day, index, start, end)
        self.show_error(self.draft.problem())
        return not self.draft.problem()

    def show_error(self, text: str) -> None:
        """Write an error under the days, or clear it."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def _add_day(self) -> None:
        day = self.date.value()
        if day is None:
            self.show_error(self.date.problem() or self.tr("Écrivez la date de la journée à ajouter."))
            self.date.setFocus()
            return
        if self.draft.has(day):
            self.show_error(self.tr("Cette journée est déjà dans l’atelier."))
            return
        self.draft.add_day(day)
        self.date.set_value(self.draft.following())
        self._told()
        self.date.setFocus()
        self.date.selectAll()

    def _told(self) -> None:
        self._rebuild()
        self.show_error("")
        self.changed.emit()

    def _rebuild(self) -> None:
        clear(self._days)
        self._fields = []
        for number in range(len(self.draft.days)):
            self._days.addWidget(self._day(number))
        self._say_total()

    def _say_total(self) -> None:
        minutes = self.draft.minutes
        self._total.set_state(hours(minutes) if minutes else self.tr("aucune heure"), Tone.ACCENT)
        self._total.setAccessibleName(self.tr("Durée totale\u00a0: {0}").format(self._total.text()))
        self._total.setObjectName("days.total")
        self._total.updateGeometry()

    def _day(self, number: int) -> QWidget:
        draft = self.draft.days[number]
        name = long_date(draft.day)
        box = QFrame()
        box.setProperty("look", "soft-card")
        drop = named(
            icon_button("trash-2", self.tr("Enlever {0}").format(name), lambda: self._drop_day(draft.day)),
            f"days.{number}.remove",
        )
        lines = column(row(label(name.capitalize(), "strong"), None, drop), gap=8, margins=12)
        for index in range(len(draft.halves)):
            lines.addLayout(row(self._half(number, index)))
        more = named(
            link(self.tr("Ajouter une demi-journée"), lambda: self._add_half(draft.day), icon="plus"),
            f"days.{number}.half.add",
        )
        lines.addLayout(row(more, None))
        box.setLayout(lines)
        return box

    def _half(self, number: int, index: int) -> QWidget:
        draft = self.draft.days[number]
        half = draft.halves[index]
        start, end = TimeField(), TimeField()
        for field, value, word, key in (
            (start, half.starts_at, self.tr("Début"), "start"),
            (end, half.ends_at, self.tr("Fin"), "end"),
        ):
            field.set_value(value)
            field.setMaximumWidth(current().scale.px(110))
            spoken = self.tr("{0}, demi-journée {1} du {2}").format(word, index + 1, long_date(draft.day))
            named(field, f"days.{number}.{index}.{key}", spoken)
            field.committed.connect(lambda: self._retimed(draft.day, index, start, end))
        self._fields.append((draft.day, index, start, end))
        drop = icon_button(
            "x",
            self.tr("Enlever la demi-journée {0} du {1}").format(index + 1, long_date(draft.day)),
            lambda: self._drop_half(draft.day, index),
        )
        named(drop, f"days.{number}.{index}.remove")
        line = QWidget()
        line.setLayout(row(start, label("–", "soft"), end, drop, None))
        return line

    def _take(self, day: date, index: int, start: TimeField, end: TimeField) -> None:
        first: time | None = start.value()
        last: time | None = end.value()
        if first is not None and last is not None:
            self.draft.set_hours(day, index, Hours(first, last))

    def _retimed(self, day: date, index: int, start: TimeField, end: TimeField) -> None:
        self._take(day, index, start, end)
        self.show_error(self.draft.problem())
        self._say_total()
        self.changed.emit()

    def _drop_day(self, day: date) -> None:
        self.draft.remove_day(day)
        self._told()
        self.date.setFocus()

    def _add_half(self, day: date) -> None:
        self.draft.add_half(day)
        self._told()

    def _drop_half(self, day: date, index: int) -> None:
        self.draft.remove_half(day, index)
        self._told()
