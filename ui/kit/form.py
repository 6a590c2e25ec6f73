"""A form: a label over each field, a hint or an error line under it, values out by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.kit.caution import Caution
from ui.kit.fields import DateField, HoursField, MoneyField, NumberField, ParsedField, TimeField
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.theme import current

W = TypeVar("W", bound=QWidget)
_P = TypeVar("_P", bound=ParsedField[Any])


@dataclass(slots=True, eq=False)
class _Entry:
    widget: QWidget
    error: QLabel
    lines: QVBoxLayout
    holder: QWidget
    required: bool
    read: Callable[[], Any]
    write: Callable[[Any], None]
    problem: Callable[[], str]
    caution: Caution | None = None


class Form(QWidget):
    """Fields are added one after the other; `columns` 2 puts them side by side (`wide` takes the whole line)."""

    changed = Signal()

    def __init__(self, *, columns: int = 1) -> None:
        super().__init__()
        self._columns = columns
        self._entries: dict[str, _Entry] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 2, 2, 2)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(14)
        self._place = (0, 0)
        for index in range(columns):
            self._grid.setColumnStretch(index, 1)

    def text(
        self,
        key: str,
        title: str,
        *,
        value: str = "",
        required: bool = False,
        hint: str = "",
        placeholder: str = "",
        wide: bool = False,
    ) -> QLineEdit:
        """A line of text; the value is stripped."""
        field = QLineEdit(value)
        field.setPlaceholderText(placeholder)
        field.textEdited.connect(lambda: self._edited(key))
        self._add(key, title, field, lambda: field.text().strip(), field.setText, required, hint, wide)
        return field

    def area(
        self, key: str, title: str, *, value: str = "", required: bool = False, hint: str = "", lines: int = 4
    ) -> QPlainTextEdit:
        """Several lines of text; Tab leaves the field."""
        field = QPlainTextEdit(value)
        field.setTabChangesFocus(True)
        field.setMinimumHeight(field.fontMetrics().lineSpacing() * lines + 24)
        field.textChanged.connect(lambda: self._edited(key))
        self._add(
            key, title, field, lambda: _raw_text(field).strip(), field.setPlainText, required, hint, True
        )
        return field

    def date(
        self, key: str, title: str, *, value: date | None = None, required: bool = False, hint: str = ""
    ) -> DateField:
        """A day; the value is a date or None."""
        return self._parsed(key, title, DateField(), value, required, hint)

    def time(
        self, key: str, title: str, *, value: time | None = None, required: bool = False, hint: str = ""
    ) -> TimeField:
        """A time of day; the value is a time or None."""
        return self._parsed(key, title, TimeField(), value, required, hint)

    def money(
        self, key: str, title: str, *, value: int | None = None, required: bool = False, hint: str = ""
    ) -> MoneyField:
        """An amount; the value is whole cents or None."""
        return self._parsed(key, title, MoneyField(), value, required, hint)

    def hours(self, key: str, title: str, *, value: int | None = None, hint: str = "") -> HoursField:
        """A length in hours; the value is whole minutes or None."""
        return self._parsed(key, title, HoursField(), value, False, hint)

    def number(
        self,
        key: str,
        title: str,
        *,
        value: int | None = None,
        required: bool = False,
        hint: str = "",
        minimum: int = 0,
        maximum: int = 1_000_000,
    ) -> NumberField:
        """A whole number; the value is an int or None."""
        return self._parsed(key, title, NumberField(minimum, maximum), value, required, hint)

    def choice(
        self,
        key: str,
        title: str,
        choices: Sequence[tuple[Any, str]],
        *,
        value: Any = None,
        required: bool = False,
        hint: str = "",
    ) -> QComboBox:
        """One of (value, text); the value is the chosen one's, None when there is nothing to choose."""
        field = QComboBox()
        for data, shown in choices:
            field.addItem(shown, data)

        def write(wanted: Any) -> None:
            field.setCurrentIndex(max(0, next((i for i, (v, _) in enumerate(choices) if v == wanted), 0)))

        def read() -> Any:
            index = field.currentIndex()
            return choices[index][0] if index >= 0 else None

        write(value)
        field.currentIndexChanged.connect(lambda: self._edited(key))
        self._add(key, title, field, read, write, required, hint, False)
        return field

    def check(self, key: str, title: str, *, value: bool = False, hint: str = "") -> QCheckBox:
        """A yes or no; the title stands beside the box."""
        field = QCheckBox(title)
        field.setAccessibleName(title)
        field.setChecked(value)
        field.toggled.connect(lambda: self._edited(key))
        self._add(key, "", field, field.isChecked, field.setChecked, False, hint, True)
        return field

    def custom(
        self,
        key: str,
        title: str,
        widget: W,
        read: Callable[[], Any],
        write: Callable[[Any], None],
        *,
        required: bool = False,
        hint: str = "",
        wide: bool = True,
    ) -> W:
        """Any other widget, with its reader and writer; call `touched(key)` when it changes."""
        self._add(key, title, widget, read, write, required, hint, wide)
        return widget

    def has(self, key: str) -> bool:
        """True when the form has that field."""
        return key in self._entries

    def widget(self, key: str) -> QWidget:
        """The field's widget. Raises KeyError."""
        return self._entries[key].widget

    def beneath(self, key: str, widget: QWidget) -> None:
        """Put something more under a field."""
        self._entries[key].lines.addWidget(widget)

    def show_field(self, key: str, shown: bool) -> None:
        """Show a field with all that belongs to it, or hide it; it keeps its value."""
        self._entries[key].holder.setVisible(shown)

    def values(self) -> dict[str, Any]:
        """What the fields hold, by key."""
        return {key: entry.read() for key, entry in self._entries.items()}

    def set_values(self, values: dict[str, Any]) -> None:
        """Fill the fields named and forget their errors; unknown keys are ignored."""
        for key, value in values.items():
            if key in self._entries:
                self._entries[key].write(value)
                self.show_error(key, "")

    def validate(self) -> bool:
        """Show what is missing or unreadable under its field; put the focus in the first; True when all is well."""
        first: QWidget | None = None
        for key, entry in self._entries.items():
            problem = entry.problem()
            if not problem and entry.required and entry.read() in (None, ""):
                problem = self.tr("Ce champ est obligatoire.")
            self.show_error(key, problem)
            if problem and first is None:
                first = entry.widget
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is None

    def show_error(self, key: str, text: str) -> None:
        """Write an error under a field, or clear it with ""."""
        entry = self._entries[key]
        entry.error.setText(text)
        entry.error.setVisible(bool(text))
        if bool(entry.widget.property("wrong")) != bool(text):
            entry.widget.setProperty("wrong", bool(text))
            entry.widget.style().unpolish(entry.widget)
            entry.widget.style().polish(entry.widget)
        if text:
            entry.widget.setAccessibleDescription(text)

    def advise(self, key: str, text: str) -> None:
        """Write a warning under a field, or clear it with ""; the form can be sent all the same."""
        entry = self._entries[key]
        if entry.caution is None:
            if not text:
                return
            entry.caution = Caution()
            entry.lines.addWidget(entry.caution)
        entry.caution.set_text(text)
        entry.widget.setAccessibleDescription(text or entry.error.text())

    def advice_of(self, key: str) -> str:
        """The warning shown under a field."""
        caution = self._entries[key].caution
        return caution.text if caution is not None else ""

    def error_of(self, key: str) -> str:
        """The error shown under a field."""
        return self._entries[key].error.text()

    def focus_first(self) -> None:
        """Put the focus in the first field."""
        for entry in self._entries.values():
            entry.widget.setFocus()
            return

    def touched(self, key: str) -> None:
        """A custom widget tells that it has changed."""
        self._edited(key)

    def _parsed(self, key: str, title: str, field: _P, value: Any, required: bool, hint: str) -> _P:
        field.set_value(value)
        field.textEdited.connect(lambda: self._edited(key))
        field.committed.connect(lambda: self._edited(key))
        field.editingFinished.connect(lambda: self.show_error(key, field.problem()))
        self._add(key, title, field, field.value, field.set_value, required, hint, False, field.problem)
        return field

    def _add(
        self,
        key: str,
        title: str,
        field: QWidget,
        read: Callable[[], Any],
        write: Callable[[Any], None],
        required: bool,
        hint: str,
        wide: bool,
        problem: Callable[[], str] = lambda: "",
    ) -> None:
        field.setObjectName(f"field-{key}")
        field.setMinimumWidth(current().scale.px(120))
        error = label("", "error", wrap=True)
        error.hide()
        lines = column(gap=4)
        if title:
            caption = label(title, "strong")
            caption.setBuddy(field)
            field.setAccessibleName(self.tr("{0} (obligatoire)").format(title) if required else title)
            line = row(caption, *([label("*", "required")] if required else []), None, gap=4)
            lines.addLayout(line)
        lines.addWidget(field)
        if hint:
            lines.addWidget(label(hint, "hint", wrap=True))
            field.setAccessibleDescription(hint)
        lines.addWidget(error)
        stacked = QWidget()
        stacked.setLayout(lines)
        self._entries[key] = _Entry(field, error, lines, stacked, required, read, write, problem)
        self._set_in_grid(stacked, wide)

    def _set_in_grid(self, stacked: QWidget, wide: bool) -> None:
        line, place = self._place
        if wide and place:
            line, place = line + 1, 0
        self._grid.addWidget(stacked, line, place, 1, self._columns if wide else 1, Qt.AlignmentFlag.AlignTop)
        place += self._columns if wide else 1
        self._place = (line + 1, 0) if place >= self._columns else (line, place)
        self._grid.setRowStretch(self._grid.rowCount(), 0)

    def _edited(self, key: str) -> None:
        self.show_error(key, "")
        self.changed.emit()


def _raw_text(field: QPlainTextEdit) -> str:
    """The text with its no-break spaces, which `toPlainText` makes plain."""
    return field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
