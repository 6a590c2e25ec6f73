"""What every field of the form can do, and the simple ones: a line, a text, words, numbers, a choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.kit.fields import NumberField
from ui.kit.inputs import CalmCombo, GrowingText, Line, share_history
from ui.kit.labels import label
from ui.kit.layout import FlowLayout, column, row
from ui.kit.theme import current
from ui.pages.library.edit.figures import words_of

REASON = Qt.FocusReason.OtherFocusReason


class FieldEditor(QWidget):
    """Edits one field of a sheet. `edited` carries the value, where in it, and whether it was typed."""

    edited = Signal(object, str, bool)

    def value(self) -> Any:
        """The value as in `MethodSheet`."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value; cursors in what stays the same do not move."""
        raise NotImplementedError

    def focus_at(self, where: str = "") -> None:
        """Put the focus where an edit happened."""
        raise NotImplementedError

    def set_name(self, name: str) -> None:
        """Say the field's name to screen readers."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why what is typed cannot be understood, or ""."""
        return ""

    def restyle(self) -> None:
        """Follow another text size."""


class LineField(FieldEditor):
    """A text on one line."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.line = Line(placeholder)
        self.line.textEdited.connect(lambda text: self.edited.emit(text, "", True))
        self.setLayout(column(self.line))

    def value(self) -> str:
        """The text."""
        return self.line.text()

    def show_value(self, value: str) -> None:
        """Show a text."""
        self.line.show_text(value)

    def focus_at(self, where: str = "") -> None:
        """Go there."""
        self.line.setFocus(REASON)

    def set_name(self, name: str) -> None:
        """Name the line."""
        self.line.setAccessibleName(name)


class TextField(FieldEditor):
    """A text of any length, in Markdown."""

    def __init__(self, lines: int = 2, placeholder: str = "") -> None:
        super().__init__()
        self.text = GrowingText(lines=lines, placeholder=placeholder)
        self.text.typed.connect(lambda: self.edited.emit(self.value(), "", True))
        self.setLayout(column(self.text))

    def value(self) -> str:
        """The text."""
        return self.text.text()

    def show_value(self, value: str) -> None:
        """Show a text."""
        self.text.show_text(value)

    def focus_at(self, where: str = "") -> None:
        """Go there."""
        self.text.setFocus(REASON)

    def set_name(self, name: str) -> None:
        """Name the text."""
        self.text.setAccessibleName(name)


class WordsField(LineField):
    """Words between commas."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self.line.textEdited.disconnect()
        self.line.textEdited.connect(lambda: self.edited.emit(self.value(), "", True))

    def value(self) -> Any:
        """The words, each once."""
        return words_of(self.line.text())

    def show_value(self, value: Any) -> None:
        """Show words."""
        if self.value() != tuple(value):
            self.line.setText(", ".join(value))


class NumbersField(FieldEditor):
    """Whole numbers side by side: `parts` are (name in the model, label, unit). An empty one is 0."""

    def __init__(
        self,
        parts: Sequence[tuple[str, str, str]],
        make: Callable[..., Any],
        read: Callable[[Any], Sequence[int]],
    ) -> None:
        super().__init__()
        self._make, self._read = make, read
        self.numbers: dict[str, NumberField] = {}
        self._labels: dict[str, str] = {}
        self.flow = FlowLayout(gap=14)
        for key, words, unit in parts:
            self.flow.addWidget(self._part(key, words, unit))
        self.error = label("", "error", wrap=True)
        self.error.hide()
        self.setLayout(column(self.flow, self.error, gap=4))

    def value(self) -> Any:
        """What the numbers make."""
        return self._make(*(number.value() or 0 for number in self.numbers.values()))

    def show_value(self, value: Any) -> None:
        """Show numbers; nothing for 0."""
        for number, wanted in zip(self.numbers.values(), self._read(value), strict=True):
            if (number.value() or 0) != wanted or number.problem():
                number.set_value(wanted or None)
        self._complain()

    def focus_at(self, where: str = "") -> None:
        """Go to a part."""
        self.numbers.get(where, next(iter(self.numbers.values()))).setFocus(REASON)

    def set_name(self, name: str) -> None:
        """Name each number."""
        for key, number in self.numbers.items():
            words = self._labels[key]
            number.setAccessibleName(f"{name}, {words}" if words else name)

    def problem(self) -> str:
        """The complaint of the first number that is none."""
        return next((text for number in self.numbers.values() if (text := number.problem())), "")

    def restyle(self) -> None:
        """Room for the digits."""
        for number in self.numbers.values():
            number.setFixedWidth(current().scale.px(66))

    def _part(self, key: str, words: str, unit: str) -> QWidget:
        number = NumberField(0, 9999)
        share_history(number)
        number.setObjectName(f"part-{key}")
        number.setFixedWidth(current().scale.px(66))
        number.textEdited.connect(lambda _, key=key: self._typed(key))
        self.numbers[key], self._labels[key] = number, words
        part = QWidget()
        parts = [label(words, "soft")] if words else []
        part.setLayout(row(*parts, number, *([label(unit, "soft")] if unit else []), gap=6))
        return part

    def _typed(self, key: str) -> None:
        self._complain()
        if not self.numbers[key].problem():
            self.edited.emit(self.value(), key, True)

    def _complain(self) -> None:
        text = self.problem()
        self.error.setText(text)
        self.error.setVisible(bool(text))


class ChoiceField(FieldEditor):
    """One of (value, text). With `free`, a text that is not in the list is a value too."""

    def __init__(self, choices: Sequence[tuple[Any, str]], *, free: bool = False) -> None:
        super().__init__()
        self._choices, self._free = list(choices), free
        self.box = CalmCombo()
        self.box.setMinimumContentsLength(16)
        if free:
            self.box.set_editable()
        for value, text in choices:
            self.box.addItem(text, value)
        if free:
            self.box.editTextChanged.connect(lambda: self._told(True))
        else:
            self.box.currentIndexChanged.connect(lambda: self._told(False))
        self.setLayout(row(self.box, None))

    def value(self) -> Any:
        """The value chosen, or typed."""
        if self._free:
            text = self.box.currentText().strip()
            return next((value for value, words in self._choices if words == text), text)
        return self._choices[self.box.currentIndex()][0]

    def show_value(self, value: Any) -> None:
        """Show a value."""
        if self.value() == value:
            return
        self.box.blockSignals(True)
        known = next((i for i, (one, _) in enumerate(self._choices) if one == value), -1)
        self.box.setCurrentIndex(known)
        if known < 0 and self._free:
            self.box.setEditText(value)
        self.box.blockSignals(False)

    def focus_at(self, where: str = "") -> None:
        """Go there."""
        self.box.setFocus(REASON)

    def set_name(self, name: str) -> None:
        """Name the box."""
        self.box.setAccessibleName(name)

    def _told(self, typed: bool) -> None:
        self.edited.emit(self.value(), "", typed)
