"""One line of the table of steps: when it begins, minutes, grouping, title, optional or not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from curriculum.grouping import Together, write_grouping
from curriculum.model import Step
from ui.kit.fields import NumberField
from ui.kit.inputs import CalmCombo, Line, share_history
from ui.kit.labels import label
from ui.kit.layout import column
from ui.kit.row_parts import Row
from ui.kit.theme import current
from ui.pages.library.edit.base import REASON

NEW = Step("", 5, write_grouping(Together.PLENARY))
DETAILS = ("description", "instruction", "trainer_note")
GROUPINGS = (
    write_grouping(Together.PLENARY),
    write_grouping(Together.PAIRS),
    *(write_grouping(Together.GROUPS, size) for size in (3, 4, 5, 6)),
    write_grouping(Together.ALONE),
)


def clock(minutes: int) -> str:
    """Minutes from the beginning as on a timer: "0:05", "1:20"."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def widths() -> dict[str, int]:
    """The fixed columns of the table, in pixels."""
    scale = current().scale
    return {
        "number": scale.px(34),
        "minutes": scale.px(58),
        "grouping": scale.px(138),
        "optional": scale.px(68),
    }


def room_for_one_line() -> int:
    """The width from which a step stands on one line."""
    return sum(widths().values()) + current().scale.px(240)


class StepRow(Row):
    """Never blank: a new step is a step. Its longer texts are edited in the panel under the table."""

    def __init__(self) -> None:
        super().__init__()
        self._step = NEW
        self._current = False
        self.number = label("", "strong")
        self.start = label("", "caption")
        for text in (self.number, self.start):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.minutes = NumberField(0, 999)
        share_history(self.minutes)
        self.grouping = CalmCombo()
        self.grouping.set_editable()
        self.grouping.addItems(list(GROUPINGS))
        self.title = Line(self.tr("Titre de l’étape"))
        self.unit = label(self.tr("min"), "soft")
        self.optional = QCheckBox()
        self.optional.setToolTip(self.tr("Facultative\u00a0: on la saute quand le temps manque"))
        self._show(NEW)
        self._connect()
        self._place = QWidget()
        self._place.setLayout(column(self.number, self.start, gap=0))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 6, 4)
        self._grid.setSpacing(6)
        self._narrow: bool | None = None
        self._arrange(True)
        self.restyle()

    def restyle(self) -> None:
        """The widths of the columns, in step with their titles."""
        wide = widths()
        self._place.setFixedWidth(wide["number"])
        self.minutes.setFixedWidth(wide["minutes"])
        self._narrow = None
        self._arrange(self.width() < room_for_one_line())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line where there is room, two where there is not."""
        super().resizeEvent(event)
        self._arrange(self.width() < room_for_one_line())

    def value(self) -> Any:
        """The step."""
        return replace(
            self._step,
            title=self.title.text(),
            minutes=self.minutes.value() or 0,
            grouping=self.grouping.currentText(),
            optional=self.optional.isChecked(),
        )

    def show_value(self, value: Step) -> None:
        """Show a step."""
        if self.value() != value:
            self._show(value)

    def detail(self, part: str) -> str:
        """One of the longer texts."""
        return str(getattr(self._step, part))

    def set_detail(self, part: str, text: str) -> None:
        """Another longer text, typed in the panel."""
        if self.detail(part) != text:
            changed: dict[str, Any] = {part: text}
            self._step = replace(self._step, **changed)
            self.edited.emit(part, True)

    def set_place(self, number: int, start: int) -> None:
        """Its number and when it begins."""
        self.number.setText(str(number))
        self.start.setText(clock(start))

    def set_current(self, on: bool) -> None:
        """Show that the panel edits this one."""
        if self._current != on:
            self._current = on
            self.update()

    def focus_part(self, part: str = "") -> None:
        """Go to a part."""
        parts = {"minutes": self.minutes, "grouping": self.grouping, "optional": self.optional}
        parts.get(part, self.title).setFocus(REASON)

    def name_parts(self, name: str) -> None:
        """Name the parts."""
        self.minutes.setAccessibleName(self.tr("{0}, minutes").format(name))
        self.grouping.setAccessibleName(self.tr("{0}, regroupement").format(name))
        self.title.setAccessibleName(self.tr("{0}, titre").format(name))
        self.optional.setAccessibleName(self.tr("{0}, facultative").format(name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the current one."""
        if self._current:
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(current().palette.accent_soft))
                painter.drawRoundedRect(self.rect(), 10, 10)

    def _show(self, step: Step) -> None:
        self._step = step
        for box in (self.grouping, self.optional):
            box.blockSignals(True)
        if (self.minutes.value() or 0) != step.minutes or self.minutes.problem():
            self.minutes.set_value(step.minutes)
        self.grouping.show_text(step.grouping)
        self.title.show_text(step.title)
        self.optional.setChecked(step.optional)
        for box in (self.grouping, self.optional):
            box.blockSignals(False)

    def _arrange(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        parts = (self.title, self.minutes, self.unit, self.grouping, self.optional)
        for part in (self._place, *parts):
            part.setParent(self)
            self._grid.removeWidget(part)
        self.optional.setText(self.tr("facultative") if narrow else "")
        self._grid.addWidget(self._place, 0, 0, 2 if narrow else 1, 1, Qt.AlignmentFlag.AlignTop)
        if narrow:
            self._grid.addWidget(self.title, 0, 1, 1, 5)
            for place, part in enumerate(parts[1:], start=1):
                self._grid.addWidget(part, 1, place)
        else:
            for place, part in enumerate((self.minutes, self.grouping, self.title, self.optional), start=1):
                self._grid.addWidget(part, 0, place)
        self.unit.setVisible(narrow)
        usual, more = widths()["grouping"], current().scale.px(60)
        self.grouping.setMinimumWidth(usual - more // 2 if narrow else usual)
        self.grouping.setMaximumWidth(usual + more if narrow else usual)
        for place in range(6):
            self._grid.setColumnStretch(place, 1 if place == 3 else 0)
        self.optional.setFixedWidth(widths()["optional"] if not narrow else self.optional.sizeHint().width())

    def _connect(self) -> None:
        self.minutes.textEdited.connect(self._minutes_typed)
        self.grouping.editTextChanged.connect(lambda: self.edited.emit("grouping", True))
        self.title.textEdited.connect(lambda: self.edited.emit("title", True))
        self.title.returnPressed.connect(self.next_wanted)
        self.optional.toggled.connect(lambda: self.edited.emit("optional", False))

    def _minutes_typed(self) -> None:
        wrong = bool(self.minutes.problem())
        self.minutes.setToolTip(self.minutes.problem())
        if not wrong:
            self.edited.emit("minutes", True)
