"""The groups that work at the same time: their names, rooms, leads and people, and which one a block is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QWidget

from trainer.planning import edits
from trainer.planning.edits import MOST_LANES
from trainer.planning.records import Lane, Plan, Spot
from ui.kit.buttons import icon_button, quiet
from ui.kit.fields import NumberField
from ui.kit.inputs import CalmCombo, Line, share_history
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.slices import Work
from ui.kit.theme import current
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.fields import LeadField, Visits, captioned

USUAL = 2
"""Groups that nearly every parallel has."""


class LaneRow(QFrame):
    """One group; `changed(lane, join)` as it is typed, `gone()` for the cross."""

    def __init__(
        self, place: int, changed: Callable[[int, Lane, str], None], gone: Callable[[int], None]
    ) -> None:
        super().__init__()
        self._place, self._changed = place, changed
        self._lane = Lane("")
        self.setProperty("look", "soft-card")
        self.name = named(Line(self.tr("Nom du groupe")), f"lane.{place}.name", self.tr("Nom du groupe"))
        self.room = named(Line(self.tr("Salle")), f"lane.{place}.room", self.tr("Salle du groupe"))
        self.lead = named(LeadField(), f"lane.{place}.lead", self.tr("Qui anime le groupe"))
        line = self.lead.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("Qui anime"))
        self.people = named(NumberField(0, 999), f"lane.{place}.people", self.tr("Personnes dans le groupe"))
        self.people.setPlaceholderText(self.tr("pers."))
        self.people.setToolTip(self.tr("Personnes dans le groupe\u00a0; vide, à parts égales"))
        share_history(self.people)
        self.drop = named(
            icon_button("x", self.tr("Enlever ce groupe"), lambda: gone(place)), f"lane.{place}.remove"
        )
        first, second = row(self.name, self.people, self.drop, gap=4), row(self.lead, self.room, gap=4)
        for place, parts in enumerate((5, 2)):
            first.setStretch(place, parts)
            second.setStretch(place, 1)  # a room has a name as long as a person's
        for field in (self.name, self.room, self.people):
            field.setMinimumWidth(40)
        self.setLayout(column(first, second, gap=4, margins=6))
        visits = [Visits(field) for field in (self.name, self.room, self.people)]
        self.name.textEdited.connect(lambda text: self._tell(visits[0].join, name=text))
        self.room.textEdited.connect(lambda text: self._tell(visits[1].join, room=text))
        self.people.textEdited.connect(lambda _: self._count(visits[2].join))
        self.lead.typed.connect(lambda text: self._tell(self.lead.visits.join, lead=text))

    def show_lane(self, lane: Lane, trainers: tuple[str, ...], removable: bool) -> None:
        """Show a group as it is."""
        self._lane = lane
        self.setAccessibleName(lane_name(lane, self._place))  # the fields of every group have the same names
        self.name.show_text(lane.name)
        self.room.show_text(lane.room)
        self.lead.offer(trainers)
        self.lead.show_text(lane.lead)
        if (self.people.value() or 0) != lane.people:
            self.people.set_value(lane.people or None)
        self.drop.setEnabled(removable)

    def _count(self, join: str) -> None:
        if not self.people.problem():
            self._tell(join, people=self.people.value() or 0)

    def _tell(self, join: str, **fields: object) -> None:
        self._lane = replace(self._lane, **fields)  # type: ignore[arg-type]
        self._changed(self._place, self._lane, join)


class LanesForm(QWidget):
    """Shown for a block that runs beside others."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self._key = ""
        self._keys: tuple[str, ...] = ()
        self._rows: list[LaneRow] = []
        self._lines = column(gap=6)
        self.mine = CalmCombo()
        self.mine.setMinimumContentsLength(8)
        self.mine.setPlaceholderText(self.tr("plusieurs groupes"))
        self.mine.activated.connect(self._go_to)
        self._add = named(quiet(self.tr("Un groupe de plus"), self._more, icon="plus"), "lane.add")
        together = self._alone = named(
            quiet(self.tr("Tout le monde ensemble"), self._together, icon="users"), "lane.together"
        )
        together.setToolTip(self.tr("Tout le monde ensemble (Ctrl+Maj+P)"))
        self.setLayout(
            column(
                label(self.tr("Groupes en parallèle"), "lead"),
                captioned(self.tr("Pour quel groupe"), self.mine, "block.lane"),
                self._lines,
                row(self._add, None),
                row(together, None),
                gap=8,
            )
        )

    def open(self, keys: Sequence[str]) -> None:
        """Show the groups of blocks that run beside each other, and which of them these are for."""
        self._key, self._keys = keys[0], tuple(keys)
        parallel = self._desk.plan.parallel(self._desk.plan.block(self._key).parallel)
        while len(self._rows) < len(parallel.lanes):
            self._another_row()
        for lane_row, lane in zip(self._rows, parallel.lanes, strict=False):
            lane_row.show_lane(lane, self._desk.frame.trainers, len(parallel.lanes) > 2)
            lane_row.setVisible(True)
        for lane_row in self._rows[len(parallel.lanes) :]:
            lane_row.setVisible(False)
        self._add.setEnabled(len(parallel.lanes) < MOST_LANES)
        names = [lane_name(lane, place) for place, lane in enumerate(parallel.lanes)]
        if [self.mine.itemText(place) for place in range(self.mine.count())] != names:
            self.mine.clear()
            self.mine.addItems(names)
        places = {self._desk.plan.block(key).lane for key in keys}
        self.mine.setCurrentIndex(places.pop() if len(places) == 1 else -1)
        self.mine.setMaximumWidth(current().scale.px(280))

    def beforehand(self) -> Iterator[Work]:
        """What makes the form ready to be shown, in small works: what a look costs is paid before it is needed."""
        while len(self._rows) < USUAL:
            yield self._another_row
        for part in self.findChildren(QWidget):
            yield part.ensurePolished

    def _another_row(self) -> None:
        one = LaneRow(len(self._rows), self._write, self._remove)
        self._rows.append(one)
        self._lines.addWidget(one)
        for before, after in ((one.room, self._add), (self._add, self._alone)):
            QWidget.setTabOrder(before, after)  # made before the rows, but standing under them

    def focus_first(self) -> None:
        """Put the keyboard in the name of the first group."""
        if self._rows:
            self._rows[0].name.setFocus(Qt.FocusReason.OtherFocusReason)
            self._rows[0].name.selectAll()

    def _set(self, text: str, change: Callable[[tuple[Lane, ...]], tuple[Lane, ...]], join: str = "") -> None:
        def edit(plan: Plan) -> Plan:
            parallel = plan.parallel(plan.block(self._key).parallel)
            return edits.set_lanes(plan, parallel.key, change(parallel.lanes))

        self._desk.do(text, edit, join=join)

    def _write(self, place: int, lane: Lane, join: str) -> None:
        self._set(
            self.tr("changement d’un groupe"),
            lambda lanes: (*lanes[:place], lane, *lanes[place + 1 :]),
            join,
        )

    def _remove(self, place: int) -> None:
        self._set(self.tr("groupe enlevé"), lambda lanes: (*lanes[:place], *lanes[place + 1 :]))

    def _more(self) -> None:
        self._set(self.tr("groupe ajouté"), lambda lanes: (*lanes, Lane(lane_name(Lane(""), len(lanes)))))

    def _together(self) -> None:
        self._desk.do(
            self.tr("tout le monde ensemble"),
            lambda plan: edits.together_again(plan, plan.block(self._key).parallel),
        )

    def _go_to(self, lane: int) -> None:
        keys = self._keys

        def edit(plan: Plan) -> Plan:
            for key in keys:
                if plan.block(key).lane == lane:
                    continue
                spot = plan.where(key)
                there = Spot(spot.half, spot.index, spot.group, spot.parallel, lane)
                plan = edits.move(plan, [key], there)
            return plan

        self._desk.do(self.tr("changement de groupe"), edit)


def lane_name(lane: Lane, place: int) -> str:
    """The name of a group, or "Groupe 2" by its place."""
    return lane.name or QCoreApplication.translate("plan", "Groupe {0}").format(place + 1)
