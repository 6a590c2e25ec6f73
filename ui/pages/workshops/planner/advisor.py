"""Looks after the plan while nobody types: its warnings and its balance, worked out in short turns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trainer.planning.balance import Balance, balance
from trainer.planning.check_facts import Facts, PlanWarning, gather
from trainer.planning.warnings import CHECKS, Check, finished
from ui.kit.slices import Slices, Work

if TYPE_CHECKING:
    from ui.pages.workshops.planner.desk import PlanDesk

REST_MS = 250
"""How long nothing has to change before the plan is looked at."""


class Advisor(QObject):
    """`changed`: what it says is other. A plan that changes meanwhile is looked at from the start."""

    changed = Signal()

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.warnings: tuple[PlanWarning, ...] = ()
        self.balance = Balance()
        self.warned: frozenset[str] = frozenset()
        """The blocks with a warning that was not waved off."""
        self.complete = False
        """True when every text of the plan had been read for what is said; nothing is well before."""
        self.current = False
        """False while the plan has changed since it was looked at."""
        self._slices = Slices(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        desk.changed.connect(self._outdated)
        desk.sheets_changed.connect(self._rest.start)

    def _outdated(self) -> None:
        self.current = False
        self._rest.start()

    def _look(self) -> None:
        desk = self._desk
        plan, times, sheets, looks, frame = desk.plan, desk.times, desk.sheets, desk.looks, desk.frame
        complete = desk.loaded and not desk.texts.pending and not desk.texts.lost
        found: list[PlanWarning] = []
        parts: list[Balance] = []

        def works() -> Iterator[Work]:
            facts = gather(plan, times, sheets, looks, frame)
            for block in plan:
                yield partial(facts.paces, block)
            yield lambda: parts.append(balance(plan, sheets, looks, frame))
            for check in CHECKS:
                yield partial(_run, check, facts, found)

        self._slices.run(works(), lambda: self._take(finished(found, frame), parts[0], complete))

    def _take(self, warnings: tuple[PlanWarning, ...], parts: Balance, complete: bool) -> None:
        self.current = True
        if (warnings, parts, complete) == (self.warnings, self.balance, self.complete):
            return
        self.warnings, self.balance, self.complete = warnings, parts, complete
        self.warned = frozenset(key for one in warnings if not one.reason for key in one.keys)
        self.changed.emit()


def _run(check: Check, facts: Facts, found: list[PlanWarning]) -> None:
    found.extend(check(facts))
