"""A beginning of an agenda, and what stays the same for all of them while one searches."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from curriculum.model import SheetKind
from trainer.planning.assistant_frame import Stretch
from trainer.planning.assistant_items import Filled, Item
from trainer.planning.assistant_records import ENDS

ORDER = (
    SheetKind.OPENING,
    SheetKind.GAME,
    SheetKind.INPUT,
    SheetKind.VIDEO,
    SheetKind.EXERCISE,
    SheetKind.TOOL,
    SheetKind.ROLEPLAY,
    SheetKind.CLOSING,
)
"""One plays, learns, tries, takes a tool, then lives the whole."""


@dataclass(frozen=True, slots=True)
class State:
    """A beginning of an agenda: whole stretches in `done`, and what the one under way holds so far.

    `sheets` and `given` are those of the whole stretches: their sheets in order, the minutes of each brique; `spent`
    adds the usual minutes of the stretch under way. `low` is the least it takes, `high` the most; `at` the brique
    under way (-1 before the first).
    """

    done: tuple[Filled, ...]
    items: tuple[Item, ...]
    sheets: tuple[int, ...]
    given: tuple[int, ...]
    low: int
    high: int
    at: int
    spent: tuple[int, ...]
    used: frozenset[int]
    last: Item | None
    faults: int
    lost: int
    cost: float

    @property
    def weight(self) -> tuple[int, float]:
        """What it is sorted by."""
        return self.faults + self.lost, self.cost

    @property
    def ended(self) -> bool:
        """True when the stretch under way has its closing."""
        return bool(self.items) and self.items[-1].sheet.kind is SheetKind.CLOSING


Step = tuple[int, float, float, int, State, Item]
"""One sheet more: faults and cost to compare, cost and faults that stay, the beginning, the sheet."""

Choice = tuple[Item, int, int, int, bool, bool, int, float]
"""A sheet as the search asks of it most often: with its number, least and usual minutes, whether people move, whether
it supposes others or is supposed, its faults and its cost."""


class Way(NamedTuple):
    """A brique's sheets of one kind that may come next, with what going on with any of them costs; `last`: closings."""

    brique: int
    last: bool
    group: Sequence[Choice]
    faults: int
    cost: float


class Ground:
    """The stretches to fill and the items to fill them with, counted once for a search."""

    def __init__(self, stretches: Sequence[Stretch], items: Sequence[Item], briques: int) -> None:
        self.stretches, self.briques = stretches, briques
        ordered = sorted(items, key=lambda one: (one.faults, one.cost, one.sheet.slug, one.sheet.id))
        self.ids = frozenset(one.sheet.id for one in items)
        self.needed = frozenset(need for one in items for need in one.needs)
        self.has = {kind: any(one.sheet.kind is kind for one in items) for kind in ENDS}
        self.groups: dict[tuple[int, SheetKind], list[Choice]] = {}
        for one in ordered:
            linked = bool(one.needs) or one.sheet.id in self.needed
            self.groups.setdefault((one.brique, one.sheet.kind), []).append(
                (one, one.sheet.id, one.low, one.usual, one.moves, linked, one.faults, one.cost)
            )
        self.ways: dict[Hashable, list[Way]] = {}
        self.last_words = frozenset(one.sheet.id for one in items if one.sheet.kind is SheetKind.CLOSING)
        least: dict[int, int] = {}
        for one in items:
            least[one.brique] = min(one.low, least.get(one.brique, one.low))
        self.least = [least.get(place, 0) for place in range(briques)]
        self.shortest = min(least.values(), default=0)
        self.present = sorted(least)
        self.content = [one.content(one.breaks()) for one in stretches]
        self.later = [sum(self.content[place + 1 :]) for place in range(len(stretches))]
        total = sum(self.content)
        self.tight = 2 * sum(self.least) + max(self.content)
        self.quota = {place: total / len(least) for place in self.present}

    def lost(self, spent: Sequence[int], at: int, now: int, left: int) -> int:
        """How many briques that are still to come find no room in what is left; `now` is one that is coming."""
        lost, least = 0, self.least
        for place in range(at + 1, self.briques):
            if least[place] and not spent[place] and place != now:
                left -= least[place]
                lost += left < 0
        return lost

    def skipped(self, state: State, brique: int) -> int:
        """How many briques are passed over for good."""
        return sum(bool(self.least[one] and not state.spent[one]) for one in range(state.at + 1, brique))
