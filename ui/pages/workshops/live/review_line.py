"""One block on the page that looks back: as planned, its real times in fields, what is to be remembered."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy

from trainer.planning.live_correct import Fate
from trainer.planning.live_records import MINUTE
from ui.kit.fields import TimeField
from ui.kit.french import duration
from ui.kit.labels import label
from ui.kit.theme import current
from ui.pages.workshops.live.figures import LiveFigures
from ui.pages.workshops.naming import named

if TYPE_CHECKING:
    from trainer.planning.conduct_service import Run

HOUR, DAY = 3600, 86_400
NOTE_LENGTH = 2000
TITLE_WIDTH = 220


class ReviewLine(QObject):
    """The widgets of one line of the table, from `line` on; what is typed is told when a field is left."""

    corrected = Signal(object, object, object)
    """The run, its start and its end in seconds since midnight, or None."""
    noted = Signal(object, str)
    wrong = Signal(str)

    def __init__(self, run: Run, words: LiveFigures, grid: QGridLayout, line: int) -> None:
        super().__init__(grid.parentWidget())
        self.run, self._words = run, words
        given = run.given
        title = self.tr("{0} · {1}").format(given.group, given.title) if given.group else given.title
        self.title = label(title, "strong", wrap=True)
        # A word without end takes no room from the times.
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.setMinimumWidth(current().scale.px(TITLE_WIDTH))
        self.title.setToolTip(title)
        planned = f"{words.clock(given.planned_start * MINUTE)} · {duration(given.planned)}"
        self.planned, self.real, self.gap = label(planned, "soft"), label(), label()
        self.start = self._time(f"live.start.{run.key}", self.tr("Début de «\u00a0{0}\u00a0»").format(title))
        self.end = self._time(f"live.end.{run.key}", self.tr("Fin de «\u00a0{0}\u00a0»").format(title))
        self.note = named(
            QLineEdit(), f"live.note.{run.key}", self.tr("À retenir de «\u00a0{0}\u00a0»").format(title)
        )
        self.note.setMaxLength(NOTE_LENGTH)
        self.note.editingFinished.connect(self.keep_note)
        cells = (self.title, self.planned, self.start, self.end, self.real, self.gap, self.note)
        for place, cell in enumerate(cells):
            grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignVCenter)
        self._noted: str | None = run.note
        self.note.setText(run.note)
        self.show(run)

    def show(self, run: Run) -> None:
        """The same block as it is now; a note that is being typed stays."""
        self.run = run
        given, words = run.given, self._words
        for field, second in ((self.start, given.started), (self.end, given.ended)):
            value = _time_of(second)
            if field.value() != value or not field.text():
                field.set_value(value)
        self.end.setEnabled(given.fate is not Fate.RUNNING)
        self.real.setText(words.minutes(run.seconds))
        said = [words.shift(given.shift)]
        if given.fate is Fate.GIVEN:
            said.insert(0, words.difference(given.planned, run.seconds or 0))
        else:
            said.insert(0, words.fate(given.fate))
        self.gap.setText(", ".join(part for part in said if part))
        role = "caution" if run.overran else "soft"
        if self.gap.property("role") != role:
            self.gap.setProperty("role", role)
            self.gap.style().unpolish(self.gap)
            self.gap.style().polish(self.gap)
        self.note.setEnabled(run.noted)
        self.note.setPlaceholderText(self.tr("Ce qu’il faudra se rappeler") if run.noted else "")

    def keep_note(self) -> None:
        """Tell the note when it was changed."""
        text = self.note.text().strip()
        if text != self._noted:
            self._noted = text
            self.noted.emit(self.run, text)

    def unkept(self) -> None:
        """The note that was told could not be kept."""
        self._noted = None

    def _time(self, name: str, spoken: str) -> TimeField:
        field = named(TimeField(), name, spoken)
        field.setPlaceholderText("–")
        field.setFixedWidth(current().scale.px(76))
        field.committed.connect(self._committed)
        field.editingFinished.connect(lambda: self.wrong.emit(field.problem()) if field.problem() else None)
        return field

    def _committed(self) -> None:
        given = self.run.given
        started, ended = self._second(self.start, given.started), self._second(self.end, given.ended)
        if given.started is None and started is not None and ended is None:
            ended = started + given.planned * MINUTE  # a first guess, to be put right in its turn
        if (started is None) != (ended is None) and given.fate is not Fate.RUNNING:
            return  # one of the two is still to be typed, or to be emptied
        if (started, ended) != (given.started, given.ended) and not (
            self.start.problem() or self.end.problem()
        ):
            self.corrected.emit(self.run, started, ended)

    def _second(self, field: TimeField, before: int | None) -> int | None:
        """The moment in a field; of a time that was not changed, to the second."""
        value = field.value()
        if value is None:
            return None
        if value == _time_of(before):
            return before
        second = value.hour * HOUR + value.minute * MINUTE
        # What was planned for the evening and is said to be in the small hours was after midnight.
        late = self.run.given.planned_start * MINUTE - second > DAY // 2
        return second + DAY if late else second


def _time_of(second: int | None) -> time | None:
    if second is None:
        return None
    return time(second // HOUR % 24, second % HOUR // MINUTE)
