"""The steps of a sheet, changed for one workshop: which ones, how long, in what words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QWidget

from curriculum.model import MethodSheet, Step
from trainer.core.errors import InvalidInput
from trainer.planning import adapting
from ui.kit.buttons import ghost, primary
from ui.kit.fields import NumberField
from ui.kit.french import duration
from ui.kit.inputs import GrowingText, Line
from ui.kit.labels import label
from ui.kit.layout import column, row, scrolling
from ui.kit.theme import current
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.fields import captioned


class StepBox(QFrame):
    """One step; unticked it is left out, and can be ticked again."""

    changed = Signal()

    def __init__(self, number: int, step: Step) -> None:
        super().__init__()
        self._step = step
        self.setProperty("look", "card")
        self.keep = named(QCheckBox(self.tr("Étape {0}").format(number)), f"adapt.{number}.keep")
        self.keep.setChecked(True)
        self.title = Line()
        self.minutes = NumberField(1, adapting.LONGEST_STEP)
        self.words = GrowingText(lines=2)
        self.title.setText(step.title)
        self.minutes.set_value(step.minutes)
        self.words.show_text(step.instruction)
        self._inside = QWidget()
        line = row(
            captioned(self.tr("Titre"), self.title, f"adapt.{number}.title"),
            captioned(self.tr("Minutes"), self.minutes, f"adapt.{number}.minutes"),
            gap=10,
        )
        line.setStretch(0, 1)
        self.minutes.setFixedWidth(current().scale.px(80))
        words = captioned(self.tr("Consigne à dire"), self.words, f"adapt.{number}.words")
        inside = column(line, words, gap=8)
        self._inside.setLayout(inside)
        self.setLayout(column(self.keep, self._inside, gap=6, margins=12))
        self.keep.toggled.connect(self._inside.setEnabled)
        self.keep.toggled.connect(lambda _: self.changed.emit())
        self.minutes.textChanged.connect(lambda _: self.changed.emit())

    def step(self) -> Step | None:
        """The step as it is to be; None when it is left out, minutes 0 when they are not readable."""
        if not self.keep.isChecked():
            return None
        return replace(
            self._step,
            title=self.title.text().strip(),
            minutes=self.minutes.value() or 0,
            instruction=self.words.text().strip(),
        )


class AdaptDialog(QDialog):
    """Emits `submitted(sheet)` and closes; says what is wrong and stays open otherwise."""

    submitted = Signal(object)

    def __init__(self, title: str, sheet: MethodSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.setObjectName("adapt.dialog")
        self.setWindowTitle(self.tr("Adapter «\u00a0{0}\u00a0»").format(title))
        self.boxes = [StepBox(number, step) for number, step in enumerate(sheet.steps, 1)]
        inner = QWidget()
        inner.setLayout(column(*self.boxes, None, gap=10))
        self.total = label("", "strong")
        self.error = label("", "error", wrap=True)
        self.error.hide()
        cancel = named(ghost(self.tr("Annuler"), self.reject), "adapt.cancel")
        self.action = named(primary(self.tr("Adapter"), self._submit), "adapt.submit")
        area = scrolling(inner)
        whole = column(
            label(self.windowTitle(), "heading", wrap=True),
            label(
                self.tr(
                    "Ces changements restent dans cet atelier\u00a0: la bibliothèque garde sa fiche. Décochez une "
                    "étape pour la laisser de côté."
                ),
                "soft",
                wrap=True,
            ),
            area,
            self.error,
            row(self.total, None, cancel, self.action),
            gap=10,
            margins=24,
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        for box in self.boxes:
            box.changed.connect(self._sum)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self._submit)
        self.resize(current().scale.px(620), min(current().scale.px(640), 690))
        self._sum()

    def _steps(self) -> list[Step]:
        return [step for box in self.boxes if (step := box.step()) is not None]

    def _sum(self) -> None:
        self.total.setText(
            self.tr("En tout {0}").format(duration(sum(step.minutes for step in self._steps())))
        )

    def _submit(self) -> None:
        try:
            sheet = adapting.with_steps(self._sheet, self._steps())
        except InvalidInput as error:
            self.error.setText(error.message)
            self.error.show()
            return
        self.submitted.emit(sheet)
        self.accept()
