"""The rows that say where a sheet comes from and when it was tried: sources, days."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel

from curriculum.model import Source
from ui.kit.fields import DateField
from ui.kit.inputs import Line, share_history
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.row_parts import Row
from ui.kit.theme import current
from ui.pages.library.edit.base import REASON


class SourceRow(Row):
    """A source: title, author, year, link."""

    PARTS = ("title", "author", "year", "link")

    def __init__(self) -> None:
        super().__init__()
        hints = (self.tr("Titre"), self.tr("Auteur·rice"), self.tr("Année"), self.tr("https://…"))
        self.lines = {part: Line(hint) for part, hint in zip(self.PARTS, hints, strict=True)}
        for part, line in self.lines.items():
            line.textEdited.connect(lambda _, part=part: self.edited.emit(part, True))
            line.returnPressed.connect(self.next_wanted)
        self.lines["year"].setFixedWidth(current().scale.px(84))
        second = row(self.lines["author"], self.lines["year"], gap=6)
        second.setStretch(0, 1)
        self.setLayout(column(self.lines["title"], second, self.lines["link"], gap=4))

    def value(self) -> Any:
        """The source."""
        texts = [self.lines[part].text() for part in self.PARTS]
        return Source(*texts) if any(texts) else None

    def show_value(self, value: Source) -> None:
        """Show a source."""
        for part in self.PARTS:
            self.lines[part].show_text(getattr(value, part))

    def focus_part(self, part: str = "") -> None:
        """Go to a part."""
        self.lines.get(part, self.lines["title"]).setFocus(REASON)

    def name_parts(self, name: str) -> None:
        """Name the parts."""
        words = (self.tr("titre"), self.tr("auteur·rice"), self.tr("année"), self.tr("adresse"))
        for part, word in zip(self.PARTS, words, strict=True):
            self.lines[part].setAccessibleName(f"{name}, {word}")


class DayRow(Row):
    """A day; a text that is none is no entry and says so."""

    def __init__(self) -> None:
        super().__init__()
        self.day = DateField()
        share_history(self.day)
        self.day.setFixedWidth(current().scale.px(170))
        self.error: QLabel = label("", "error", wrap=True)
        self.error.hide()
        self.day.textEdited.connect(lambda: self._told(True))
        self.day.committed.connect(lambda: self._told(False))
        self.day.editingFinished.connect(self._complain)
        self.day.returnPressed.connect(self.next_wanted)
        self.setLayout(column(row(self.day, None), self.error, gap=4))

    def value(self) -> Any:
        """The day."""
        return self.day.value()

    def show_value(self, value: date) -> None:
        """Show a day."""
        if self.day.value() != value:
            self.day.set_value(value)
        self._complain()

    def focus_part(self, part: str = "") -> None:
        """Go there."""
        self.day.setFocus(REASON)

    def name_parts(self, name: str) -> None:
        """Name it."""
        self.day.setAccessibleName(name)

    def _told(self, typed: bool) -> None:
        self.error.hide()
        self.edited.emit("", typed)

    def _complain(self) -> None:
        text = self.day.problem()
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.day.setAccessibleDescription(text)
