"""The inspector of several blocks: their total, minutes more or less, one lead for all, and what they can become."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.planning import edits
from trainer.planning.records import Block
from trainer.planning.times import covered
from ui.kit.buttons import ghost
from ui.kit.french import duration
from ui.kit.labels import label
from ui.kit.layout import FlowLayout, column, row
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.board_keys import act_word
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.fields import LeadField, captioned
from ui.pages.workshops.planner.minutes import STEP


class SeveralForm(QWidget):
    """Shows the chosen blocks together; `wanted` names an act of the board."""

    wanted = Signal(str)

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self._count = label("", "strong", wrap=True)
        less = named(ghost(self.tr("− 5 min chacune"), lambda: self._step(-STEP)), "blocks.less")
        more = named(ghost(self.tr("+ 5 min chacune"), lambda: self._step(STEP)), "blocks.more")
        self.lead = LeadField()
        self.lead.typed.connect(self._lead)
        acts = QWidget()
        flow = FlowLayout(acts, gap=6)
        for act, icon in (
            ("parallel", "columns-2"),
            ("group", "list"),
            ("duplicate", "copy"),
            ("park", "package"),
        ):
            button = named(ghost(act_word(act), partial(self.wanted.emit, act), icon=icon), f"blocks.{act}")
            flow.addWidget(button)
        self.setLayout(
            column(
                self._count,
                row(less, more, None, gap=6),
                captioned(self.tr("Qui anime, pour toutes"), self.lead, "blocks.lead"),
                acts,
                gap=10,
            )
        )

    def show_blocks(self) -> None:
        """Show the chosen blocks as they are now."""
        blocks = self._desk.chosen_blocks()
        timed = [
            self._desk.times.by_key[block.key] for block in blocks if block.key in self._desk.times.by_key
        ]
        days = {half.id: half.day for half in self._desk.plan.halves}
        spans: dict[object, list[tuple[int, int]]] = {}
        for one in timed:
            day = days.get(self._desk.plan.where(one.block.key).half or 0)
            spans.setdefault(day, []).append((one.start, one.end))
        parked = sum(block.minutes for block in blocks if block.key not in self._desk.times.by_key)
        total = sum(covered(iter(found)) for found in spans.values()) + parked
        self._count.setText(
            self.tr("{0} séquences choisies, {1} en tout").format(len(blocks), duration(total))
        )
        leads = {block.lead for block in blocks}
        self.lead.offer(self._desk.frame.trainers)
        line = self.lead.lineEdit()
        if line is not None:
            line.setPlaceholderText("" if len(leads) == 1 else self.tr("plusieurs"))
        self.lead.show_text(leads.pop() if len(leads) == 1 else "")

    def _step(self, by: int) -> None:
        keys = self._desk.chosen
        text = self.tr("durée de {0} séquences").format(len(keys))

        def longer(block: Block) -> Block:
            return replace(block, minutes=max(1, block.minutes + by))

        self._desk.do(text, lambda plan: edits.change_each(plan, keys, longer))

    def _lead(self, lead: str) -> None:
        keys = self._desk.chosen
        text = self.tr("qui anime {0} séquences").format(len(keys))
        self._desk.do(
            text,
            lambda plan: edits.change_each(plan, keys, lambda block: replace(block, lead=lead)),
            join=f"{self.lead.visits.join}-{'-'.join(keys)}",
        )
