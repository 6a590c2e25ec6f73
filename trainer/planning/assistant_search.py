"""The search for an agenda: stretch by stretch, a few best beginnings are carried on, never all of them.

Everything is weighed the same way at each run: `faults` are what a good plan must not have, `cost` is how far it is
from the best; a plan with fewer faults always wins.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from operator import attrgetter, itemgetter
from typing import TypeVar

from curriculum.model import SheetKind
from trainer.planning.assistant_frame import BREAK, Stretch
from trainer.planning.assistant_items import Item, fill, uneven_runs
from trainer.planning.assistant_state import Ground, State, Step
from trainer.planning.assistant_steps import steps

T = TypeVar("T")
WASTED = 15
"""Minutes that may be left of a stretch."""
IDLE = 60
"""More than this is not left before people come back."""
MOST_SHEETS = 7
"""Of one stretch."""
ALIKE = 6
"""The part of the beginnings carried on, at most, that are alike: a sixth."""


class Search:
    """The search over the given stretches with the given items, `width` beginnings at a time."""

    def __init__(self, stretches: Sequence[Stretch], items: Sequence[Item], briques: int, width: int) -> None:
        self._ground, self._width = Ground(stretches, items, briques), width

    def run(self) -> list[State]:
        """The best agendas found, the best first."""
        nothing = (0,) * self._ground.briques
        states = [State((), (), (), nothing, 0, 0, -1, nothing, frozenset(), None, 0, 0, 0.0)]
        for place in range(len(self._ground.stretches)):
            states = self._fill(states, place)
        return sorted(states, key=ORDER)

    def _fill(self, states: list[State], place: int) -> list[State]:
        """The states with one more stretch filled; those that leave a hole only when there are too few others."""
        closed: dict[tuple[int, ...], State] = {}
        holed: list[State] = []
        enough = self._ground.content[place] - WASTED - BREAK
        for _ in range(MOST_SHEETS + 1):
            self._close((one for one in states if one.high >= enough), place, closed)
            holed += [one for one in states if one.high < enough]
            weighed = [one for state in states for one in steps(self._ground, state, place)]
            weighed.sort(key=itemgetter(0, 1))
            going, ending = ([one for one in weighed if _ends(one) is last] for last in (False, True))
            few = self._width // 4
            best = _varied(going, self._width - few, _sort) + _varied(ending, few, _sort)
            states = [self._with(state, item, place, own, cost) for _, _, cost, own, state, item in best]
            if not states:
                break
        if len(closed) < self._width:
            self._close(holed, place, closed)
        return _varied(sorted(closed.values(), key=ORDER), self._width, attrgetter("at"))

    def _with(self, state: State, item: Item, place: int, faults: int, cost: float) -> State:
        ground = self._ground
        at = state.at if item.sheet.kind is SheetKind.CLOSING else max(state.at, item.brique)
        spent = list(state.spent)
        spent[item.brique] += item.usual
        low = state.low + item.low
        return State(
            state.done,
            (*state.items, item),
            state.sheets,
            state.given,
            low,
            state.high + item.high,
            at,
            tuple(spent),
            state.used | {item.sheet.id},
            item,
            faults,
            ground.lost(spent, at, -1, ground.content[place] - low + ground.later[place]),
            cost,
        )

    # A stretch is full

    def _close(self, states: Iterable[State], place: int, closed: dict[tuple[int, ...], State]) -> None:
        for state in states:
            done = self._closed(state, place)
            known = closed.get(done.sheets)
            if known is None or done.weight < known.weight:
                closed[done.sheets] = done

    def _closed(self, state: State, place: int) -> State:
        ground, stretch = self._ground, self._ground.stretches[place]
        filled, whole = fill(stretch, state.items)
        free = stretch.content(len(filled.cuts)) - sum(filled.lengths)
        faults = state.faults + (not whole) + (free > WASTED) + (free > IDLE and not stretch.last)
        faults += stretch.last and ground.has[SheetKind.CLOSING] and not state.ended
        faults += free > WASTED and not (filled.worked if stretch.last else filled.items)
        faults += stretch.first and not state.items
        given = list(state.given)
        cost = (
            state.cost + (3.0 if stretch.last else 4.0) * max(0, free) + uneven_runs(filled, tail=state.ended)
        )
        for item, length in zip(state.items, filled.lengths, strict=True):
            given[item.brique] += length
            cost += (length - item.usual) ** 2 / 40
        cost += self._uneven(given, place)
        lost = ground.lost(given, state.at, -1, ground.later[place])
        sheets = (*state.sheets, *(item.sheet.id for item in state.items))
        spent = tuple(given)
        return State(
            (*state.done, filled),
            (),
            sheets,
            spent,
            0,
            0,
            state.at,
            spent,
            state.used,
            state.last,
            faults,
            lost,
            cost,
        )

    def _uneven(self, given: Sequence[int], place: int) -> float:
        """How far the time of the briques is from equal shares given in order."""
        ground = self._ground
        reached = float(sum(ground.content) - ground.later[place])
        far = 0.0
        for brique, quota in ground.quota.items():
            ideal = min(quota, max(0.0, reached))
            reached -= quota
            far += abs(given[brique] - ideal)
        return far * (0.8 if place == len(ground.stretches) - 1 else 0.25)


def _varied(ordered: Sequence[T], width: int, sort_of: Callable[[T], Hashable]) -> list[T]:
    """The first `width` of what is in order, but no more than a few of one sort; more where that leaves under half."""
    found: list[T] = []
    alike: list[T] = []
    counts: dict[Hashable, int] = {}
    most = max(2, width // ALIKE)
    for one in ordered:
        sort = sort_of(one)
        counts[sort] = counts.get(sort, 0) + 1
        (found if counts[sort] <= most else alike).append(one)
        if len(found) == width:
            return found
    return found + alike[: max(0, width // 2 - len(found))]


def _sort(one: Step) -> Hashable:
    """Beginnings alike: as full, as far."""
    state, item = one[4], one[5]
    return (state.low + item.low) // 20, item.brique


def _ends(one: Step) -> bool:
    """Whether a beginning ends there: such ones leave the others their places."""
    return one[5].sheet.kind is SheetKind.CLOSING


ORDER = attrgetter("weight")
"""What agendas are sorted by, the best first."""
