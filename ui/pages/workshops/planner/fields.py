"""The fields of the inspector: a caption over each, and edits that are joined while one types."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.inputs import CalmCombo
from ui.kit.labels import label
from ui.kit.layout import column
from ui.pages.workshops.naming import named

_numbers = count(1)


def captioned(title: str, field: QWidget, name: str, *, line: QWidget | None = None) -> QVBoxLayout:
    """A field under its caption; `line` is what stands there when it is the field with buttons beside it."""
    caption = label(title, "strong")
    caption.setBuddy(field)
    named(field, name, title)
    return column(caption, line if line is not None else field, gap=3)


class Visits(QObject):
    """Numbers the visits to a field: what is typed during one is one step for undo."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._number = next(_numbers)
        field.installEventFilter(self)

    @property
    def join(self) -> str:
        """The name of the present visit."""
        return f"visit-{self._number}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard comes: another visit."""
        if event.type() == QEvent.Type.FocusIn:
            self._number = next(_numbers)
        return False


class LeadField(CalmCombo):
    """Who leads: one of the trainers, or any words. `typed` comes at each change by the person."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.set_editable()
        self.setMinimumContentsLength(8)
        line = self.lineEdit()
        assert line is not None
        line.textEdited.connect(self.typed)
        self.activated.connect(lambda _: self.typed.emit(self.currentText()))
        self.visits = Visits(line)

    def offer(self, trainers: tuple[str, ...]) -> None:
        """The names to choose from; what is shown stays."""
        if tuple(self.itemText(place) for place in range(self.count())) != trainers:
            shown = self.currentText()
            self.clear()
            self.addItems(list(trainers))
            self.setCurrentIndex(-1)
            self.show_text(shown)
