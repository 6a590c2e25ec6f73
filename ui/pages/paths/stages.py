"""The left side of the form: the stages in their order, what they add up to, and what is worth knowing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer.library.path_records import PathLook, PathStage
from ui.kit.buttons import icon_button
from ui.kit.cards import Card
from ui.kit.labels import Pill, label
from ui.kit.layout import clear, column, row
from ui.kit.length_field import LengthField
from ui.kit.theme import current
from ui.operations.paths import Parts
from ui.pages.paths.dots import Dots
from ui.pages.paths.presenter import Words
from ui.pages.paths.stage_add import AddBar
from ui.pages.paths.stage_list import StageList

MOST_REMARKS = 4


class Stages(Card):
    """Tells what the person wants done to the stages; `show_look` fills it."""

    added = Signal(object)
    moved = Signal(int, int)
    removed = Signal(int)
    timed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__(gap=10, margins=16)
        self._words = Words(QCoreApplication.translate)
        self._stages: tuple[PathStage, ...] = ()
        self.total = label("", "lead")
        self.room = Pill("")
        self.room.setObjectName("paths.room")
        self.dots = Dots()
        self.add_bar = AddBar()
        self.list = StageList()
        self.list.setObjectName("paths.stages")
        self.list.setMinimumHeight(current().scale.px(150))
        self.nothing = label(
            self.tr("Rien encore. Écrivez le nom d’une brique ou d’une fiche ci-dessus, puis Entrée."),
            "hint",
            wrap=True,
        )
        self.remarks = column(gap=2)
        head = row(label(self.tr("Étapes"), "lead"), self.dots, None, gap=12)
        self._filled = QStackedWidget()
        empty = QWidget()
        empty.setLayout(column(self.nothing, None))
        for view in (self.list, empty):
            self._filled.addWidget(view)
        for part in (head, row(self.total, self.room, None, gap=10), self.add_bar):
            self.add(part)
        self.body.addWidget(self._filled, 1)
        self.add(self._foot())
        self.add(self.remarks)
        self._connect()

    def show_look(self, look: PathLook, minutes: int) -> None:
        """Show the stages of a path of that length."""
        self._stages = look.stages
        self.list.show_stages(look.stages)
        self._filled.setCurrentIndex(0 if look.stages else 1)
        self.total.setText(self._words.total(look, minutes))
        text, tone = self._words.room(look, minutes)
        self.room.set_state(text, tone)
        self.room.setAccessibleName(text)
        self.dots.show_briques(look.briques)
        self._show_remarks([one.text for one in look.remarks if look.stages])
        self._chosen(self.list.currentRow())

    def aim(self, place: int) -> None:
        """Make a stage the current one."""
        self.list.setCurrentRow(place)

    def set_parts(self, parts: Parts) -> None:
        """What can be added."""
        self.add_bar.set_parts(parts)

    def clear_search(self) -> None:
        """Another path: nothing is typed."""
        self.add_bar.field.clear()
        self.add_bar.list.hide()

    def _foot(self) -> QWidget:
        self.minutes = LengthField()
        self.minutes.setObjectName("paths.stage.minutes")
        self.minutes.setAccessibleName(self.tr("Durée de l’étape choisie"))
        self.minutes.setMaximumWidth(current().scale.px(110))
        self.up = icon_button("arrow-up", self.tr("Monter l’étape (Alt+Haut)"), lambda: self._step(-1))
        self.down = icon_button("arrow-down", self.tr("Descendre l’étape (Alt+Bas)"), lambda: self._step(1))
        self.out = icon_button("trash-2", self.tr("Enlever l’étape (Suppr)"), self._remove)
        for button, name in ((self.up, "up"), (self.down, "down"), (self.out, "remove")):
            button.setObjectName(f"paths.stage.{name}")
        caption = label(self.tr("Durée de l’étape"), "soft")
        caption.setBuddy(self.minutes)
        foot = QWidget()
        foot.setLayout(row(caption, self.minutes, None, self.up, self.down, self.out))
        self.foot = foot
        return foot

    def _connect(self) -> None:
        self.add_bar.wanted.connect(self.added)
        self.list.moved.connect(self.moved)
        self.list.removed.connect(self.removed)
        self.list.edited.connect(self._edit_minutes)
        self.list.currentRowChanged.connect(self._chosen)
        self.minutes.committed.connect(self._timed)
        self.minutes.returnPressed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))

    def _chosen(self, place: int) -> None:
        there = 0 <= place < len(self._stages)
        self.foot.setVisible(bool(self._stages))
        self.minutes.set_value(self._stages[place].minutes if there else None)
        self.up.setEnabled(there and place > 0)
        self.down.setEnabled(there and place < len(self._stages) - 1)
        self.out.setEnabled(there)

    def _timed(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._stages):
            stage, minutes = self._stages[place], self.minutes.value() or 0
            usual = stage.part is not None and minutes == stage.part.minutes
            self.timed.emit(place, 0 if usual else minutes)

    def _edit_minutes(self) -> None:
        self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.minutes.selectAll()

    def _step(self, step: int) -> None:
        if self.list.currentRow() >= 0:
            self.moved.emit(self.list.currentRow(), self.list.currentRow() + step)

    def _remove(self) -> None:
        if self.list.currentRow() >= 0:
            self.removed.emit(self.list.currentRow())

    def _show_remarks(self, texts: list[str]) -> None:
        clear(self.remarks)
        more = len(texts) - MOST_REMARKS
        if more > 0:
            texts = [*texts[:MOST_REMARKS], self.tr("Et {0} autres remarques.").format(more)]
        for text in texts:
            self.remarks.addWidget(label(text, "hint", wrap=True))
