"""The panel of what is chosen: one block, several, or nothing and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.labels import label
from ui.kit.layout import column
from ui.kit.slices import Slices
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.block_form import BlockForm
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.lanes_form import LanesForm
from ui.pages.workshops.planner.several_form import SeveralForm

AFTER_MS = 8
"""How long after a change it follows: the board is painted first, in a turn of its own."""

REST_MS = 700
"""How long after it is made the forms that are not needed yet are made ready."""


class BlockPanel(QWidget):
    """Follows the desk while it is on screen. `versions` is the room for another edition of the sheet.

    `wanted` names an act of the board that was asked for here.
    """

    wanted = Signal(str)

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        named(self, "agenda.side.block.panel")
        self.one, self.several, self.lanes = BlockForm(desk), SeveralForm(desk), LanesForm(desk)
        self._none = label(
            self.tr(
                "Choisissez une séquence dans le déroulé pour voir et changer sa durée, son heure, qui l’anime, "
                "sa salle et ses notes. Entrée ou F2 amène ici, Échap ramène au déroulé."
            ),
            "soft",
            wrap=True,
        )
        whole = column(self._none, self.one, self.several, self.lanes, None, gap=14)
        whole.setContentsMargins(14, 6, 14, 6)
        self.setLayout(whole)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        self._making = Slices(self)
        QTimer.singleShot(REST_MS, self, self._make_ready)
        self.several.wanted.connect(self.wanted)
        desk.changed.connect(self._soon)
        desk.chosen_changed.connect(self._soon)
        self._show()

    @property
    def versions(self) -> QVBoxLayout:
        """Where compare, keep and take stand when the sheet has moved on."""
        return self.one.versions

    def showEvent(self, event: QShowEvent) -> None:
        """Back on screen: show what is chosen now."""
        super().showEvent(event)
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to what is shown (a focus proxy would take it to a field that is not)."""
        super().focusInEvent(event)
        if self._desk.chosen:
            self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard in the first field of what is shown."""
        self._show()
        first: QWidget = self.several.lead if len(self._desk.chosen) > 1 else self.one.title
        first.setFocus()
        if first is self.one.title:
            self.one.title.selectAll()

    def focus_lanes(self) -> None:
        """Put the keyboard in the name of the first of the groups that work beside each other."""
        self._show()
        self.lanes.focus_first()

    def _soon(self) -> None:
        if self.isVisible():
            self._later.start(AFTER_MS)

    def _make_ready(self) -> None:
        """What is seldom shown is made while nothing else is to be done."""
        self._making.run(self.lanes.beforehand(), lambda: None)

    def _show(self) -> None:
        self._later.stop()
        chosen = self._desk.chosen
        self._none.setVisible(not chosen)
        self.one.setVisible(len(chosen) == 1)
        self.several.setVisible(len(chosen) > 1)
        if len(chosen) == 1:
            self.one.open(chosen[0])
        elif chosen:
            self.several.show_blocks()
        lanes = {block.parallel for block in self._desk.chosen_blocks()}
        beside = len(lanes) == 1 and "" not in lanes
        self.lanes.setVisible(beside)
        if beside:
            self.lanes.open(chosen)
