"""The inspector of one block: everything about it, each change at once in the plan and undone in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trainer.planning import adapting, edits
from trainer.planning.records import Block
from ui.kit.buttons import icon_button
from ui.kit.fields import TimeField
from ui.kit.french import duration
from ui.kit.inputs import GrowingText, Line, share_history
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.board_words import parking_title
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.fields import LeadField, Visits, captioned
from ui.pages.workshops.planner.minutes import MinutesField
from ui.pages.workshops.planner.versions import NewerEdition, OwnText
from ui.pages.workshops.planner.words import clock, half_name, kind_name


class BlockForm(QWidget):
    """Shows the one chosen block; `versions` has room for what can be done about a newer text of its sheet."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self._key = ""
        self._where = label("", "soft", wrap=True)
        self.title = Line()
        self.minutes = MinutesField()
        self.pin = TimeField()
        share_history(self.pin)
        self._pin_here = named(
            icon_button("pin", self.tr("Fixer à l’heure qu’elle a (P)"), self._pin), "block.pin-here"
        )
        self._pin_off = named(icon_button("x", self.tr("Laisser suivre (P)"), self._unpin), "block.pin-off")
        self.lead = LeadField()
        self.room = Line()
        self.notes = GrowingText(lines=3)
        self._heading = Line()
        self._moved_on = QFrame()
        self.versions = QVBoxLayout()
        self.newer, self.own = NewerEdition(self._desk), OwnText(self._desk)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._moved_on.setProperty("look", "banner")
        note = label(self.tr("Modifiée depuis votre préparation"), "strong", wrap=True)
        self._moved_on.setLayout(column(note, self.versions, gap=6, margins=10))
        self.versions.setObjectName("versions")
        self.versions.addWidget(self.newer)
        pins = QWidget()
        line = row(self.pin, self._pin_here, self._pin_off, gap=2)
        line.setContentsMargins(0, 0, 0, 0)
        pins.setLayout(line)
        self.pin.setPlaceholderText(self.tr("libre"))
        self._under = QWidget()
        ungroup = named(
            icon_button("x", self.tr("Retirer le titre (Ctrl+Maj+G)"), self._ungroup), "block.ungroup"
        )
        heading = QWidget()
        heading.setLayout(row(self._heading, ungroup, gap=2))
        self._under.setLayout(captioned(self.tr("Sous le titre"), self._heading, "block.group", line=heading))
        times = row(
            self.minutes, captioned(self.tr("Heure fixée"), self.pin, "block.pinned", line=pins), gap=10
        )
        times.setStretch(1, 1)
        places = row(
            captioned(self.tr("Qui anime"), self.lead, "block.lead"),
            captioned(self.tr("Salle"), self.room, "block.room"),
            gap=10,
        )
        places.setStretch(0, 3)
        places.setStretch(1, 2)
        self.room.setMinimumWidth(40)
        self.pin.setMinimumWidth(40)
        self.setLayout(
            column(
                self._where,
                self._moved_on,
                captioned(self.tr("Titre"), self.title, "block.title"),
                times,
                self.minutes.lengths,
                places,
                captioned(self.tr("Notes"), self.notes, "block.notes"),
                self.own,
                self._under,
                gap=10,
            )
        )

    def _connect(self) -> None:
        title, room, notes = Visits(self.title), Visits(self.room), Visits(self.notes)
        heading, pin = Visits(self._heading), Visits(self.pin)
        self.title.textEdited.connect(lambda text: self._retitle(text, title.join))
        self.title.editingFinished.connect(self.show_block)
        self.minutes.wanted.connect(lambda value: self._write(self.minutes.visits.join, minutes=value))
        self.minutes.stepped.connect(self._step)
        self.pin.committed.connect(lambda: self._set_pin(self.pin.value(), pin.join))
        self.lead.typed.connect(lambda text: self._write(self.lead.visits.join, lead=text))
        self.room.textEdited.connect(lambda text: self._write(room.join, room=text))
        self.notes.typed.connect(lambda: self._write(notes.join, notes=self.notes.text()))
        self._heading.textEdited.connect(lambda text: self._rename(text, heading.join))
        self._heading.editingFinished.connect(self.show_block)

    # What is shown

    def open(self, key: str) -> None:
        """Show another block."""
        self._key = key
        self.show_block()

    def show_block(self) -> None:
        """Show the block as it is now; what is being typed stays where it is."""
        block = next((one for one in self._desk.plan if one.key == self._key), None)
        if block is None:
            return
        look = self._desk.looks.get(block.sheet_id or 0)
        self._where.setText(self._place(block))
        if block.title.strip() or not self.title.hasFocus():
            self.title.show_text(block.title)
        self.minutes.show_minutes(block.minutes)
        self.minutes.show_lengths(look, block.minutes)
        self._show_pin(block)
        self.lead.offer(self._desk.frame.trainers)
        self.lead.show_text(block.lead)
        self.room.show_text(block.room)
        self.notes.show_text(block.notes)
        self._under.setVisible(bool(block.group))
        if block.group:
            self._heading.show_text(self._desk.plan.group(block.group).title)
        self._moved_on.setVisible(adapting.moved_on(block, look))
        self.newer.show_block(block)
        self.own.show_block(block)

    def _place(self, block: Block) -> str:
        look = self._desk.looks.get(block.sheet_id or 0)
        kind = look.brique if look is not None and look.brique else kind_name(block.kind)
        timed = self._desk.times.by_key.get(block.key)
        if timed is None:
            return self.tr("{0}  ·  {1}, {2}").format(kind, parking_title(), duration(block.minutes))
        half = self._desk.plan.half(self._desk.plan.where(block.key).half)
        when = f"{clock(timed.start)} – {clock(timed.end)}"
        said = self.tr("{0}  ·  {1}, {2}").format(kind, half_name(half), when)
        if timed.gap > 0:
            return self.tr("{0}  ·  {1} sans rien avant").format(said, duration(timed.gap))
        if timed.gap < 0:
            return self.tr("{0}  ·  commence {1} trop tôt").format(said, duration(-timed.gap))
        return said

    def _show_pin(self, block: Block) -> None:
        parked = block.key not in self._desk.times.by_key
        self.pin.setEnabled(not parked)
        self._pin_here.setVisible(block.pinned is None)
        self._pin_here.setEnabled(not parked)
        self._pin_off.setVisible(block.pinned is not None)
        if not self.pin.isModified() or not self.pin.hasFocus():
            hours, rest = divmod(block.pinned or 0, 60)
            self.pin.set_value(None if block.pinned is None else time(hours, rest))

    # What is changed

    def _do(self, edit: Callable[[Block], Block], join: str = "") -> None:
        key = self._key
        if (block := self._desk.found(key)) is None:
            return
        text = self.tr("changement de «\u00a0{0}\u00a0»").format(block.title)
        self._desk.do(text, lambda plan: edits.change_each(plan, [key], edit), join=join and f"{join}-{key}")

    def _write(self, join: str, **fields: object) -> None:
        self._do(lambda block: replace(block, **fields), join)  # type: ignore[arg-type]

    def _retitle(self, text: str, join: str) -> None:
        if text.strip():
            self._write(join, title=text)

    def _step(self, by: int) -> None:
        self._do(lambda block: replace(block, minutes=max(1, block.minutes + by)))

    def _set_pin(self, moment: time | None, join: str) -> None:
        start = None if moment is None else moment.hour * 60 + moment.minute
        if (block := self._desk.found(self._key)) is None:
            return
        text = self.tr("heure de «\u00a0{0}\u00a0»").format(block.title)
        self._desk.do(text, lambda plan: edits.pin(plan, self._key, start), join=f"{join}-{self._key}")

    def _pin(self) -> None:
        timed = self._desk.times.by_key.get(self._key)
        if timed is not None:
            self._set_pin(time(*divmod(timed.start % (24 * 60), 60)), "")
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unpin(self) -> None:
        self._set_pin(None, "")
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, text: str, join: str) -> None:
        block = self._desk.found(self._key)
        group = block.group if block is not None else ""
        if text.strip() and group:
            said = self.tr("changement du titre")
            self._desk.do(said, lambda plan: edits.rename_group(plan, group, text), join=join)

    def _ungroup(self) -> None:
        block = self._desk.found(self._key)
        group = block.group if block is not None else ""
        if group:
            self._desk.do(self.tr("retrait du titre"), lambda plan: edits.ungroup(plan, group))
