"""What is chosen on the desk, and where something new goes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, Signal

from trainer.planning.records import Block, Plan, Spot


class DeskChoice(QObject):
    """`chosen_changed`: the selection; `aim_changed`: where what is new goes; `revealed(key)`: bring it into view."""

    chosen_changed = Signal()
    aim_changed = Signal()
    revealed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = Plan()
        self.chosen: tuple[str, ...] = ()
        self.aimed: int | None = None

    def choose(self, keys: Sequence[str]) -> None:
        """Choose these blocks; those that are not there are left out."""
        wanted = set(keys)
        chosen = tuple(block.key for block in self.plan if block.key in wanted)
        if chosen != self.chosen:
            self.chosen = chosen
            if chosen:
                self._aim(self.plan.where(chosen[-1]).half)
            self.chosen_changed.emit()

    def choose_half(self) -> None:
        """Choose all of the half-days of what is chosen (or of the one aimed at); then all of their days."""
        whole = self._of_halves({self.plan.where(key).half for key in self.chosen} or {self.aimed})
        if set(whole) == set(self.chosen):
            self.choose_day()
        else:
            self.choose(whole)

    def choose_day(self) -> None:
        """Choose all of the days of what is chosen, or of the half-day aimed at."""
        there = {self.plan.where(key).half for key in self.chosen} or {self.aimed}
        days = {half.day for half in self.plan.halves if half.id in there}
        aside = {None} if None in there else set()
        self.choose(self._of_halves({half.id for half in self.plan.halves if half.day in days} | aside))

    def _of_halves(self, ids: Collection[int | None]) -> list[str]:
        return [block.key for half_id in ids for block in self.plan.at(half_id)]

    def chosen_blocks(self) -> list[Block]:
        """The chosen blocks, in the order of the plan."""
        return [block for block in self.plan if block.key in self.chosen]

    def aim(self, half_id: int | None) -> None:
        """Have what is new go to the end of a half-day (None: the parking)."""
        self._aim(half_id)
        self.choose(())

    def spot(self) -> Spot:
        """Where something new goes: after the selection, else at the end of the aimed half-day.

        After one block it goes under the same heading and to the same lane; after several only when more of those
        remain than are chosen.
        """
        if not self.chosen:
            return Spot(self.aimed, len(self.plan.at(self.aimed)))
        spot = self.plan.where(self.chosen[-1])
        several, chosen = len(self.chosen) > 1, set(self.chosen)
        whole_group = several and all(b.key in chosen for b in self.plan if b.group == spot.group)
        whole_lanes = several and all(b.key in chosen for b in self.plan if b.parallel == spot.parallel)
        group = "" if whole_group else spot.group
        if whole_lanes:
            return Spot(spot.half, spot.index + 1, group)
        return Spot(spot.half, spot.index + 1, group, spot.parallel, spot.lane)

    def reveal(self, key: str) -> None:
        """Have a block brought into view and chosen."""
        self.choose((key,))
        self.revealed.emit(key)

    def reveal_chosen(self) -> None:
        """Have what is chosen brought into view, its last block first of all."""
        if self.chosen:
            self.revealed.emit(self.chosen[-1])

    def _aim(self, half_id: int | None) -> None:
        if half_id != self.aimed:
            self.aimed = half_id
            self.aim_changed.emit()
