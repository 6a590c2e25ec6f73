"""The panel of time: what is planned against the hours there are, what does not follow on, and « tenir en… »."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.planning.totals import Trouble, totals, troubles
from ui.kit.buttons import ContentButton
from ui.kit.labels import icon_label, label, rule
from ui.kit.layout import column, row
from ui.kit.slices import Slices
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner import time_words as words
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.time_fit import FitBox
from ui.pages.workshops.planner.time_sums import DayRow, Pool, Summary
from ui.pages.workshops.planner.words import half_name

SHOWN = 20
"""The gaps and overlaps listed at a time: the first are to be mended first."""


class TroubleButton(ContentButton):
    """A gap or an overlap; pressing it (Return and Space too) goes to the block."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(look="row")
        self._desk = desk
        self.key = ""
        self._sign = icon_label("triangle-alert", "warning", 16)
        self._what, self._where = label("", "", wrap=True), label("", "caption")
        line = row(column(2, self._sign, None, gap=0), column(self._what, self._where, gap=0))
        line.setStretch(1, 1)
        line.setContentsMargins(6, 4, 6, 4)
        self.setLayout(line)
        for part in (self._sign, self._what, self._where):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(True)
        self.clicked.connect(lambda: desk.reveal(self.key))

    def show_trouble(self, one: Trouble) -> None:
        """Show a gap or an overlap."""
        plan = self._desk.plan
        self.key = one.key
        self._what.setText(words.trouble(one, plan))
        self._where.setText(half_name(plan.half(one.half)))
        named(self, f"time.trouble.{one.clash}.{one.key}", f"{self._what.text()}, {self._where.text()}")
        self.setAccessibleDescription(self.tr("Entrée pour y aller."))


class TimePanel(QWidget):
    """Follows the desk while it is on screen."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        named(self, "agenda.side.time.panel")
        self.summary = Summary()
        self.fit = FitBox(desk)
        self._days = Pool(DayRow, gap=14)
        self._troubles = Pool(lambda: TroubleButton(desk), gap=2)
        self._calm = named(label("", "soft", wrap=True), "time.calm")
        self._more = label("", "caption", wrap=True)
        whole = column(
            self.summary,
            rule(),
            label(self.tr("Trous et chevauchements"), "lead", wrap=True),
            self._calm,
            self._troubles,
            self._more,
            rule(),
            label(self.tr("Tenir en…"), "lead", wrap=True),
            self.fit,
            rule(),
            label(self.tr("Par demi-journée"), "lead", wrap=True),
            self._days,
            None,
            gap=10,
        )
        whole.setContentsMargins(14, 6, 14, 8)
        self.setLayout(whole)
        self.setFocusProxy(self.fit.length)
        self._slices = Slices(self)
        for signal in (desk.changed, desk.sheets_changed, desk.chosen_changed, desk.aim_changed):
            signal.connect(self._soon)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Back on screen: show the plan as it is now."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the plan as it is now."""
        self._slices.run((), lambda: None)
        for part in self._parts():
            part()

    def _parts(self) -> tuple[Callable[[], None], ...]:
        return self._show_sums, self._show_troubles, self.fit.refresh

    def _show_sums(self) -> None:
        desk = self._desk
        found = totals(desk.plan, desk.times, desk.frame)
        self.summary.show_totals(found)
        for line, day in zip(self._days.want(len(found.days)), found.days, strict=True):
            line.show_day(day)

    def _show_troubles(self) -> None:
        found = troubles(self._desk.times)
        shown = found[:SHOWN]
        for line, one in zip(self._troubles.want(len(shown)), shown, strict=True):
            line.show_trouble(one)
        self._calm.setVisible(not found)
        placed = any(half.blocks for half in self._desk.plan.halves)
        self._calm.setText(self.tr("Tout s’enchaîne.") if placed else self.tr("Rien n’est encore prévu."))
        more = len(found) - len(shown)
        self._more.setVisible(more > 0)
        self._more.setText(self.tr("et {0} de plus, à la suite").format(more))

    def _soon(self) -> None:
        """In turns after the edit has been painted; a new edit takes the place of what is not shown yet."""
        if self.isVisible():
            self._slices.run(self._parts(), lambda: None)
