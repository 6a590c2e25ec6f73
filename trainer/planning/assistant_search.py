"""The search for an agenda: stretch by stretch, a few best beginnings are carried on, never all of them.

Everything is weighed the same way at each run: `faults` are what a good plan must not have, `cost` is how far it is
from the best; a plan with fewer faults always wins.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import TypeVar

from curriculum.model import SheetKind
from trainer.planning.assistant_frame import Stretch
from trainer.planning.assistant_items import Filled, Item, fill, uneven_runs
from trainer.planning.assistant_records import LISTENED, MOVING

T = TypeVar("T")
WASTED = 15
"""Minutes that may be left of a stretch."""
MOST_SHEETS = 7
"""Of one stretch."""
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
PLACE = {kind: place for place, kind in enumerate(ORDER)}
ENDS = frozenset({SheetKind.OPENING, SheetKind.CLOSING})
MIDDLE, LAST = ORDER[1:-1], ORDER[-1:]
ALIKE = 6
"""The part of the beginnings carried on, at most, that are alike: a sixth."""
OF_A_GROUP = 3
"""Sheets of one brique and kind that one beginning is tried with."""
OVER = 0.3
"""What a minute costs that a brique has too much or too little, as a guess before its stretch is full."""


@dataclass(frozen=True, slots=True)
class State:
    """A beginning of an agenda: whole stretches in `done`, and what the one under way holds so far."""

    done: tuple[Filled, ...]
    items: tuple[Item, ...]
    low: int
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
    def sheets(self) -> tuple[int, ...]:
        """The sheets of its whole stretches."""
        return tuple(item.sheet.id for filled in self.done for item in filled.items)


Step = tuple[int, float, float, int, State, Item]
"""One sheet more: faults and cost to compare, cost and faults that stay, the beginning, the sheet."""


class Search:
    """The search over the given stretches with the given items, `width` beginnings at a time."""

    def __init__(self, stretches: Sequence[Stretch], items: Sequence[Item], briques: int, width: int) -> None:
        self._stretches, self._width, self._briques = stretches, width, briques
        ordered = sorted(items, key=lambda one: (one.faults, one.cost, one.sheet.slug, one.sheet.id))
        self._ids = {one.sheet.id for one in items}
        self._needed = frozenset(need for one in items for need in one.needs)
        self._has = {kind: any(one.sheet.kind is kind for one in items) for kind in ENDS}
        self._groups: dict[tuple[int, SheetKind], list[Item]] = {}
        for one in ordered:
            self._groups.setdefault((one.brique, one.sheet.kind), []).append(one)
        self._words = {one.sheet.id for one in items if one.sheet.kind is SheetKind.CLOSING}
        least: dict[int, int] = {}
        for one in items:
            least[one.brique] = min(one.low, least.get(one.brique, one.low))
        self._least = [least.get(place, 0) for place in range(briques)]
        self._present = sorted(least)
        self._content = [one.content(one.breaks()) for one in stretches]
        self._later = [sum(self._content[place + 1 :]) for place in range(len(stretches))]
        total = sum(self._content)
        self._tight = 2 * sum(self._least) + max(self._content)
        self._quota = {place: total / len(least) for place in self._present}

    def run(self) -> list[State]:
        """The best agendas found, the best first."""
        states = [State((), (), 0, -1, (0,) * self._briques, frozenset(), None, 0, 0, 0.0)]
        for place in range(len(self._stretches)):
            states = self._fill(states, place)
        return sorted(states, key=_order)

    def _fill(self, states: list[State], place: int) -> list[State]:
        """The states with one more stretch filled."""
        closed: dict[tuple[int, ...], State] = {}
        for _ in range(MOST_SHEETS + 1):
            for state in states:
                done = self._closed(state, place)
                known = closed.get(done.sheets)
                if known is None or done.weight < known.weight:
                    closed[done.sheets] = done
            weighed = [one for state in states for one in self._more(state, place)]
            weighed.sort(key=itemgetter(0, 1))
            best = _varied(weighed, self._width, _step)
            states = [self._with(state, item, place, own, cost) for _, _, cost, own, state, item in best]
            if not states:
                break
        return _varied(sorted(closed.values(), key=_order), self._width, attrgetter("at"))

    # One sheet more

    def _more(self, state: State, place: int) -> Iterator[Step]:
        """What the state may go on with."""
        stretch, room = self._stretches[place], self._content[place] - state.low
        if state.items and state.items[-1].sheet.kind is SheetKind.CLOSING:
            return
        for brique, kinds in self._reach(state, stretch):
            at = max(state.at, brique)
            skipped, early = self._skipped(state, brique), self._early(state, brique)
            left = self._quota[brique] - state.spent[brique]
            for kind in kinds:
                closing = kind is SheetKind.CLOSING
                faults, cost = self._beside(state, brique, kind, stretch)
                faults += state.faults + (0 if closing else skipped)
                cost += state.cost
                taken = 0
                for item in self._groups.get((brique, kind), ()):
                    if item.low > room or item.sheet.id in state.used:
                        continue
                    own = faults + item.faults + (not state.items and stretch.fed and not item.moves)
                    if item.needs or item.sheet.id in self._needed:
                        own += self._too_late(state, item)
                    later = room + self._later[place] - item.low
                    lost = self._lost(state.spent, at, brique, later) if later < self._tight else 0
                    kept = cost + item.cost + self._missed(state, item)
                    guess = kept + (0.0 if closing else early) + OVER * max(0.0, item.usual - left)
                    yield own + lost, guess, kept, own, state, item
                    taken += 1
                    if taken == OF_A_GROUP:
                        break

    def _early(self, state: State, brique: int) -> float:
        """What it costs that those before have not had their share of the time."""
        return OVER * sum(
            max(0.0, self._quota[one] - state.spent[one]) for one in self._present if state.at <= one < brique
        )

    def _reach(self, state: State, stretch: Stretch) -> Iterator[tuple[int, Sequence[SheetKind]]]:
        """What may come now: the brique under way, the next two, any for the last word; each with its kinds."""
        coming = [place for place in self._present if place >= state.at][: 3 if state.at >= 0 else 2]
        kinds = MIDDLE if state.items or not stretch.opens else (SheetKind.OPENING, *MIDDLE)
        for brique in coming:
            yield brique, kinds
        if stretch.last:
            for brique in self._present:
                yield brique, LAST
        elif stretch.closes and state.items and len(self._words - state.used) > 1:
            yield state.at, LAST  # one at least is kept for the end

    def _beside(self, state: State, brique: int, kind: SheetKind, stretch: Stretch) -> tuple[int, float]:
        """Faults and cost of going on with a sheet of this brique and kind, whichever it is."""
        if kind is SheetKind.CLOSING:
            return 0, 15.0 * (self._briques - 1 - brique) if stretch.last else -6.0
        faults, cost = 0, 0.0
        if not state.items:
            faults += stretch.first and self._has[SheetKind.OPENING] and kind is not SheetKind.OPENING
            if stretch.fed:
                cost += 30 if kind in LISTENED else 10 if kind not in MOVING else 0
            if stretch.opens and kind is SheetKind.OPENING and not stretch.first:
                cost -= 8
        if state.last is not None:
            cost += _follows(state.last, brique, kind, bool(state.items))
        if kind is SheetKind.ROLEPLAY and any(one.sheet.kind is kind for one in state.items):
            cost += 25
        return faults, cost

    def _skipped(self, state: State, brique: int) -> int:
        """How many briques are passed over for good."""
        return sum(bool(self._least[one] and not state.spent[one]) for one in range(state.at + 1, brique))

    def _missed(self, state: State, item: Item) -> float:
        """What it costs that something the sheet supposes, and that could have come before it, did not."""
        return 12.0 if item.needs and state.used & item.needs != item.needs & self._ids else 0.0

    def _too_late(self, state: State, item: Item) -> int:
        """1 when something before the sheet supposes it."""
        needed = item.sheet.id in self._needed
        return int(needed and any(item.sheet.id in one.needs for one in _chosen(state)))

    def _with(self, state: State, item: Item, place: int, faults: int, cost: float) -> State:
        at = state.at if item.sheet.kind is SheetKind.CLOSING else max(state.at, item.brique)
        spent = list(state.spent)
        spent[item.brique] += item.usual
        low = state.low + item.low
        return State(
            state.done,
            (*state.items, item),
            low,
            at,
            tuple(spent),
            state.used | {item.sheet.id},
            item,
            faults,
            self._lost(spent, at, -1, self._content[place] - low + self._later[place]),
            cost,
        )

    def _lost(self, spent: Sequence[int], at: int, now: int, left: int) -> int:
        """How many briques that are still to come find no room in what is left; `now` is one that is coming."""
        lost = 0
        for place in range(at + 1, self._briques):
            if self._least[place] and not spent[place] and place != now:
                left -= self._least[place]
                lost += left < 0
        return lost

    # A stretch is full

    def _closed(self, state: State, place: int) -> State:
        stretch = self._stretches[place]
        filled, whole = fill(stretch, state.items)
        free = stretch.content(len(filled.cuts)) - sum(filled.lengths)
        closes = bool(state.items) and state.items[-1].sheet.kind is SheetKind.CLOSING
        faults = state.faults + (not whole) + (free > WASTED)
        faults += stretch.last and self._has[SheetKind.CLOSING] and not closes
        faults += stretch.first and not state.items
        spent = _spent(state, self._briques)
        cost = state.cost + 3.0 * max(0, free) + uneven_runs(filled, tail=closes)
        for item, length in zip(state.items, filled.lengths, strict=True):
            spent[item.brique] += length
            cost += (length - item.usual) ** 2 / 40
        cost += self._uneven(spent, place)
        lost = self._lost(spent, state.at, -1, self._later[place])
        done = (*state.done, filled)
        return State(done, (), 0, state.at, tuple(spent), state.used, state.last, faults, lost, cost)

    def _uneven(self, spent: Sequence[int], place: int) -> float:
        """How far the time of the briques is from equal shares given in order."""
        reached = float(sum(self._content[: place + 1]))
        far = 0.0
        for brique, quota in self._quota.items():
            ideal = min(quota, max(0.0, reached))
            reached -= quota
            far += abs(spent[brique] - ideal)
        return far * (0.8 if place == len(self._stretches) - 1 else 0.25)


def _varied(ordered: Sequence[T], width: int, sort_of: Callable[[T], Hashable]) -> list[T]:
    """The first `width` of what is in order, but no more than a few of one sort."""
    found: list[T] = []
    counts: dict[Hashable, int] = {}
    most = max(2, width // ALIKE)
    for one in ordered:
        sort = sort_of(one)
        if counts.get(sort, 0) < most:
            counts[sort] = counts.get(sort, 0) + 1
            found.append(one)
            if len(found) == width:
                break
    return found


def _step(one: Step) -> Hashable:
    """Beginnings alike: as full, as far."""
    state, item = one[4], one[5]
    return (state.low + item.low) // 20, item.brique, item.sheet.kind is SheetKind.CLOSING


def _follows(before: Item, brique: int, kind: SheetKind, together: bool) -> float:
    """What it costs that a sheet of this kind follows another; `together`: in one stretch."""
    a, cost = before.sheet.kind, 0.0
    if together and a in LISTENED and kind in LISTENED:
        cost += 60
    if a is kind:
        cost += 14
    if kind is SheetKind.ROLEPLAY and (before.brique != brique or a in ENDS):
        cost += 12
    if before.brique == brique and a not in ENDS and kind not in ENDS:
        cost += 4 * max(0, PLACE[a] - PLACE[kind])
    return cost


def _chosen(state: State) -> Iterator[Item]:
    for filled in state.done:
        yield from filled.items
    yield from state.items


def _spent(state: State, briques: int) -> list[int]:
    spent = [0] * briques
    for filled in state.done:
        for item, length in zip(filled.items, filled.lengths, strict=True):
            spent[item.brique] += length
    return spent


_order = attrgetter("weight")
