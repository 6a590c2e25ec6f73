"""The steps: a table reordered by mouse and keyboard, the texts of the current one under it, the running total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from curriculum.model import Duration, Step
from ui.kit.buttons import ghost, icon_button
from ui.kit.french import duration
from ui.kit.inputs import GrowingText
from ui.kit.labels import Pill, label
from ui.kit.layout import FlowLayout, column, row
from ui.kit.rows import RowsEditor
from ui.kit.theme import current
from ui.kit.tokens import Tone
from ui.pages.library.edit.base import REASON, FieldEditor
from ui.pages.library.edit.figures import total
from ui.pages.library.edit.step_row import DETAILS, StepRow, room_for_one_line, widths


class StepPanel(QFrame):
    """The longer texts of one step, and what can be done with it."""

    def __init__(self, steps: StepsField) -> None:
        super().__init__()
        self._steps = steps
        self.setProperty("look", "soft-card")
        self.title: QLabel = label("", "lead", wrap=True)
        words = {
            "description": (self.tr("Ce qui se passe dans la salle"), 3),
            "instruction": (self.tr("Les mots exacts à dire au groupe"), 2),
            "trainer_note": (self.tr("En coulisse, pour vous"), 1),
        }
        self.texts: dict[str, GrowingText] = {}
        self._names = {part: title for part, (title, _) in words.items()}
        whole = column(gap=6, margins=14)
        whole.addLayout(self._bar())
        for part, (title, lines) in words.items():
            text = GrowingText(lines=lines)
            text.setObjectName(f"steps.{part}")
            text.typed.connect(lambda part=part, text=text: steps.put_detail(part, text.text()))
            self.texts[part] = text
            whole.addWidget(label(title, "soft"))
            whole.addWidget(text)
        self.setLayout(whole)
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(steps.focus_row)

    def show_step(self, number: int, row: StepRow) -> None:
        """Edit this step."""
        step = row.value()
        self.title.setText(
            self.tr("Étape {0}\u00a0: {1}").format(number, step.title or self.tr("sans titre"))
        )
        for part, text in self.texts.items():
            text.show_text(row.detail(part))
            text.setAccessibleName(self.tr("Étape {0}, {1}").format(number, self._names[part]))

    def _bar(self) -> Any:
        steps = self._steps
        buttons = (
            icon_button("arrow-up", self.tr("Monter l’étape (Alt+↑)"), lambda: steps.list.shift(-1)),
            icon_button("arrow-down", self.tr("Descendre l’étape (Alt+↓)"), lambda: steps.list.shift(1)),
            icon_button("copy", self.tr("Dupliquer l’étape"), steps.duplicate),
            icon_button("trash-2", self.tr("Retirer l’étape (Alt+Suppr)"), steps.list.remove_current),
        )
        for button, name in zip(buttons, ("up", "down", "copy", "remove"), strict=True):
            button.setObjectName(f"steps.{name}")
        line = row(self.title, *buttons, gap=2)
        line.setStretch(0, 1)
        return line


class StepsField(FieldEditor):
    """`total_wanted` asks for the durations to be what the steps add up to."""

    total_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._durations = Duration(0, 0, 0)
        self.list = RowsEditor(
            StepRow, name=self.tr("Étapes"), add=self.tr("Ajouter une étape"), tools=False, key="steps"
        )
        self.head = self._make_head()
        self.panel = StepPanel(self)
        self.sums = label("", "strong")
        self.verdict = Pill("")
        self.take = ghost(self.tr("Reprendre le total"), self.total_wanted.emit, icon="clock")
        self.take.setObjectName("steps.take_total")
        self.take.setToolTip(self.tr("Écrire ces minutes dans les durées courte et usuelle de la fiche"))
        self.foot = QWidget()
        flow = FlowLayout(self.foot, gap=10)
        for part in (self.sums, self.verdict, self.take):
            flow.addWidget(part)
        self.setLayout(column(self.head, self.list, self.foot, self.panel, gap=6))
        self.list.edited.connect(self._edited)
        self.list.moved_to.connect(lambda _: self._refresh())
        details = QShortcut(QKeySequence("F2"), self)
        details.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        details.activated.connect(lambda: self.panel.texts["description"].setFocus(REASON))
        self._refresh()

    @property
    def steps(self) -> Sequence[StepRow]:
        """The lines of the table."""
        return [one for one in self.list.rows if isinstance(one, StepRow)]

    def value(self) -> Any:
        """The steps."""
        return self.list.values()

    def show_value(self, value: Any) -> None:
        """Show steps."""
        self.list.show_values(value)
        self._refresh()

    def set_durations(self, durations: Duration) -> None:
        """What the sheet announces, to compare with."""
        self._durations = durations
        self._refresh()

    def focus_at(self, where: str = "") -> None:
        """Go to a part of a step, in the table or in the panel."""
        number, _, part = where.partition(".")
        if part in DETAILS and number.isdigit() and int(number) < len(self.list.rows):
            self.list.current = int(number)
            self._refresh()
            self.panel.texts[part].setFocus(REASON)
        else:
            self.list.focus_at(where)

    def set_name(self, name: str) -> None:
        """The rows name themselves."""

    def focus_row(self) -> None:
        """Back from the panel to the table."""
        self.list.focus_at(str(max(self.list.current, 0)))

    def duplicate(self) -> None:
        """The current step once more, after it."""
        place = self.list.current
        if 0 <= place < len(self.steps):
            self.list.add_row(place + 1, self.steps[place].value())

    def put_detail(self, part: str, text: str) -> None:
        """The panel changed a text of the current step."""
        if 0 <= self.list.current < len(self.steps):
            self.steps[self.list.current].set_detail(part, text)

    def restyle(self) -> None:
        """Follow another text size."""
        for one in self.steps:
            one.restyle()
        self.list.restyle()
        self._size_head()

    def _edited(self, value: Any, where: str, typed: bool) -> None:
        self._refresh()
        self.edited.emit(value, where, typed)

    def _refresh(self) -> None:
        steps: tuple[Step, ...] = self.list.values()
        sums = total(steps)
        for place, (one, start) in enumerate(zip(self.steps, sums.starts, strict=True)):
            one.set_place(place + 1, start)
        self._show_sums(bool(steps), sums.usual, sums.short)
        if steps and not 0 <= self.list.current < len(steps):
            self.list.current = 0
        for place, one in enumerate(self.steps):
            one.set_current(place == self.list.current)
        self.panel.setVisible(bool(steps))
        self._show_head()
        if steps:
            self.panel.show_step(self.list.current + 1, self.steps[self.list.current])

    def _show_sums(self, some: bool, usual: int, short: int) -> None:
        self.foot.setVisible(some)
        text = self.tr("Total\u00a0: {0}").format(duration(usual))
        if short != usual:
            text = self.tr("{0} · {1} sans les facultatives").format(text, duration(short))
        self.sums.setText(text)
        same = (self._durations.short, self._durations.usual) == (short, usual)
        if same:
            self.verdict.set_state(self.tr("comme annoncé"), Tone.SUCCESS)
        else:
            announced = duration(self._durations.usual)
            if self._durations.usual == usual:
                announced = self.tr("{0} en court").format(duration(self._durations.short))
            self.verdict.set_state(self.tr("la fiche annonce {0}").format(announced), Tone.WARNING)
        self.take.setVisible(not same)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles of columns are for steps that stand on one line."""
        super().resizeEvent(event)
        self._show_head()

    def _show_head(self) -> None:
        wide = self.width() - current().scale.px(22) >= room_for_one_line()
        self.head.setVisible(wide and bool(self.steps))

    def _make_head(self) -> QWidget:
        head = QWidget()
        self._titles = {
            "number": label("", "caption"),
            "minutes": label(self.tr("Minutes"), "caption"),
            "grouping": label(self.tr("Regroupement"), "caption"),
            "title": label(self.tr("Titre"), "caption"),
            "optional": label(self.tr("Facultatif"), "caption"),
        }
        line = row(*self._titles.values(), gap=6)
        line.setStretch(3, 1)
        line.setContentsMargins(current().scale.px(16) + 4, 0, 6, 0)
        head.setLayout(line)
        self._size_head()
        return head

    def _size_head(self) -> None:
        for key, width in widths().items():
            self._titles[key].setFixedWidth(width)
