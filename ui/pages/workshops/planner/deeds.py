"""Steps of undo that are no edit of the plan: a warning waved off, the packing list ticked, a line of it, copies.

Each is kept on the worker as soon as it is done; doing one twice does no harm, so that it can be tried again.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError
from trainer.planning.packing import Item, OwnLine
from trainer.planning.print_runs import PrintRun
from ui.operations import advice, packing
from ui.operations.acting import Done, Failed
from ui.pages.workshops.planner.history import Step

if TYPE_CHECKING:
    from ui.pages.workshops.planner.desk import PlanDesk

BALANCE, MATERIALS = "balance", "materials"
"""The panels where they are seen, by their keys in `side`."""


class Deed(Step):
    """`keep` has one of the two states kept; what cannot be is told, with a way to try again."""

    def redo(self, desk: PlanDesk) -> None:
        """Do it, or do it again."""
        self._keep(desk, True)

    def undo(self, desk: PlanDesk) -> None:
        """Take it back."""
        self._keep(desk, False)

    @abstractmethod
    def keep(self, desk: PlanDesk, after: bool, done: Done, failed: Failed) -> None:
        """Have the state from after it (or before it) kept."""

    def _keep(self, desk: PlanDesk, after: bool) -> None:
        self.keep(
            desk, after, partial(_kept, desk), partial(_refused, desk, partial(self._keep, desk, after))
        )


@dataclass(frozen=True)
class Waving(Deed):
    """A warning waved off for a reason, or given again: the reasons before and after, "" for none."""

    text: str
    code: str
    before: str
    after: str
    place = BALANCE

    def keep(self, desk: PlanDesk, after: bool, done: Done, failed: Failed) -> None:
        """Have the warning waved off or given."""
        reason, workshop_id = self.after if after else self.before, desk.seen.workshop_id
        if reason:
            advice.waive(
                desk.context, workshop_id=workshop_id, code=self.code, reason=reason, done=done, failed=failed
            )
        else:
            advice.unwaive(desk.context, workshop_id=workshop_id, code=self.code, done=done, failed=failed)


@dataclass(frozen=True)
class Ticking(Deed):
    """A thing ticked or not: for how many before and after, None for not at all."""

    text: str
    key: str
    before: int | None
    after: int | None
    place = MATERIALS

    def keep(self, desk: PlanDesk, after: bool, done: Done, failed: Failed) -> None:
        """Have it ticked or not."""
        packing.tick(
            desk.context,
            workshop_id=desk.seen.workshop_id,
            key=self.key,
            count=self.after if after else self.before,
            done=done,
            failed=failed,
        )


@dataclass(frozen=True)
class Listing(Deed):
    """A line added to the packing list, or taken away."""

    text: str
    line: OwnLine
    added: bool
    place = MATERIALS

    def keep(self, desk: PlanDesk, after: bool, done: Done, failed: Failed) -> None:
        """Have the line there or not."""
        where = desk.seen.workshop_id
        if after is self.added:
            packing.put_line(desk.context, workshop_id=where, line=self.line, done=done, failed=failed)
        else:
            packing.remove_line(desk.context, workshop_id=where, key=self.line.key, done=done, failed=failed)


@dataclass(frozen=True)
class Copying(Deed):
    """So many copies of a run asked for, None as counted."""

    text: str
    key: str
    before: int | None
    after: int | None
    place = MATERIALS

    def keep(self, desk: PlanDesk, after: bool, done: Done, failed: Failed) -> None:
        """Have so many asked for."""
        packing.ask_copies(
            desk.context,
            workshop_id=desk.seen.workshop_id,
            key=self.key,
            copies=self.after if after else self.before,
            done=done,
            failed=failed,
        )


# In words


def waved_off(code: str, reason: str) -> Waving:
    """A warning waved off for a reason."""
    return Waving(_tr("avertissement passé outre"), code, "", reason)


def given_again(code: str, reason: str) -> Waving:
    """A warning given again that had been waved off."""
    return Waving(_tr("avertissement redonné"), code, reason, "")


def ticked(item: Item, there: bool) -> Ticking:
    """A thing that is there, or is not after all."""
    words = _tr("«\u00a0{0}\u00a0» coché") if there else _tr("«\u00a0{0}\u00a0» décoché")
    before = item.given if item.ticked else None
    return Ticking(words.format(item.label), item.key, before, item.count if there else None)


def added(line: OwnLine) -> Listing:
    """A line by hand, new."""
    return Listing(_tr("ajout de «\u00a0{0}\u00a0» au matériel").format(line.label.strip()), line, True)


def removed(item: Item) -> Listing:
    """A line by hand, taken away."""
    line = OwnLine(item.key, item.label, item.quantity, item.provenance, item.ticked)
    return Listing(_tr("retrait de «\u00a0{0}\u00a0» du matériel").format(item.label), line, False)


def copies(run: PrintRun, wanted: int | None) -> Copying:
    """So many copies of a run from now on, None as counted."""
    before = None if run.copies == run.counted else run.copies
    return Copying(_tr("exemplaires de «\u00a0{0}\u00a0»").format(run.label), run.key, before, wanted)


def _kept(desk: PlanDesk, changes: Changes) -> None:
    if not shiboken6.isValid(desk):
        return
    if Kind.PACKING in changes.kinds:
        desk.packed.emit()
    else:
        desk.load()


def _refused(desk: PlanDesk, again: Callable[[], None], error: FabriqueError) -> None:
    desk.context.notices.error(error, [(_tr("Réessayer"), again)])
    if shiboken6.isValid(desk):
        desk.packed.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("plan", text)
