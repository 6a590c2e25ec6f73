"""The print runs on screen: a number of copies for each thing, those nobody asked for folded away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.planning.print_runs import MOST, PrintRun
from ui.kit.buttons import icon_button, quiet
from ui.kit.fields import NumberField
from ui.kit.icons import set_icon
from ui.kit.inputs import share_history
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.pages.workshops.naming import named


class RunLine(QFrame):
    """One run. `asked(run, copies)`; copies None is as counted."""

    asked = Signal(object, object)

    def __init__(self, run: PrintRun) -> None:
        super().__init__()
        self.run = run
        self.copies = NumberField(0, MOST)
        self.copies.setFixedWidth(current().scale.px(56))
        self.copies.committed.connect(self._ask)
        share_history(self.copies)
        self._label = label("", wrap=True)
        self.back = icon_button("undo-2", "", self._count)
        line = row(self.copies, label("×", "soft"), self._label, self.back, gap=6)
        line.setStretch(2, 1)
        line.setContentsMargins(0, 3, 0, 3)
        self.setLayout(line)
        self.show_run(run)

    def show_run(self, run: PrintRun) -> None:
        """Show the run as it is now; a number being typed stays."""
        self.run = run
        if not self.copies.hasFocus() or self.copies.value() == run.copies:
            self.copies.set_value(run.copies)
        self._label.setText(run.label)
        named(self.copies, f"materials.run.{run.key}", self.tr("{0}, exemplaires").format(run.label))
        words = self.tr("Revenir au nombre compté, {0}").format(run.counted)
        named(self.back, f"materials.run.back.{run.key}", f"{run.label}, {words}").setToolTip(words)
        self.back.setVisible(run.copies != run.counted)

    @property
    def wanted(self) -> int:
        """The copies in the field, as kept where it means nothing."""
        value = self.copies.value()
        return self.run.copies if value is None else value

    def _ask(self) -> None:
        value = self.copies.value()
        self.asked.emit(self.run, None if value is None or value == self.run.counted else value)

    def _count(self) -> None:
        self.copies.setFocus()
        self.copies.set_value(self.run.counted)
        self.asked.emit(self.run, None)


class RunsView(QWidget):
    """The runs; a line whose key stays keeps its widget, with its focus."""

    asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, RunLine] = {}
        self._open, self._folded = column(gap=0), column(gap=0)
        self.fold = named(quiet("", self._toggle, icon="chevron-right"), "materials.runs.more")
        self._rest = QWidget()
        asked_for = label(
            self.tr("Pour qui en demande\u00a0: écrivez combien, rien n’est compté d’avance."),
            "soft",
            wrap=True,
        )
        self._rest.setLayout(column(asked_for, self._folded, gap=4))
        self._rest.hide()
        self.setLayout(column(self._open, row(self.fold, None), self._rest, gap=4))
        self.fold.hide()

    @property
    def wanted(self) -> dict[str, int]:
        """Copies by key, those that are to be printed."""
        return {key: line.wanted for key, line in self._lines.items() if line.wanted}

    def show_runs(self, runs: Sequence[PrintRun]) -> None:
        """Show these runs, those without a copy folded away."""
        keys = {run.key for run in runs}
        for key in [key for key in self._lines if key not in keys]:
            line = self._lines.pop(key)
            line.hide()
            line.deleteLater()
        shown = [run for run in runs if run.copies or run.counted]
        rest = [run for run in runs if not (run.copies or run.counted)]
        for lines, found in ((self._open, shown), (self._folded, rest)):
            for place, run in enumerate(found):
                self._put(lines, place, run)
        self.fold.setVisible(bool(rest))
        self.fold.setText(self.tr("Autres tirages ({0})").format(len(rest)))
        self.fold.setAccessibleName(self.fold.text())

    def _put(self, lines: QVBoxLayout, place: int, run: PrintRun) -> None:
        line = self._lines.get(run.key)
        if line is None:
            line = self._lines[run.key] = RunLine(run)
            line.asked.connect(self.asked)
        elif line.run != run:
            line.show_run(run)
        if lines.indexOf(line) != place:
            lines.removeWidget(line)
            lines.insertWidget(place, line)

    def _toggle(self) -> None:
        opened = self._rest.isHidden()
        self._rest.setVisible(opened)
        set_icon(self.fold, "chevron-down" if opened else "chevron-right", "ink_soft")
