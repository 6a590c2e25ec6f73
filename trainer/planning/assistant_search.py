"""The search for an agenda: stretch by stretch, a few best beginnings are carried on, never all of them.

Everything is weighed the same way at each run: `faults` are what a good plan must not have, `cost` is how far it is
from the best; a plan with fewer faults always wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from operator import attrgetter, itemgetter

from curriculum.model import SheetKind
from trainer.planning.assistant_frame import Stretch
from trainer.planning.assistant_items import Filled, Item, fill, uneven_runs
from trainer.planning.assistant_records import LISTENED, MOVING

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


class Search:
    """The search over the given stretches with the given items, `width` beginnings at a time."""

    def __init__(self, stretches: Sequence[Stretch], items: Sequence[Item], briques: int, width: int) -> None:
        self._stretches, self._width, self._briques = stretches, width, briques
        ordered = sorted(items, key=lambda one: (one.faults, one.cost, one.sheet.slug, one.sheet.id))
        self._ids = {one.sheet.id for one in items}
        self._needed = frozenset(need for one in items for need in one.needs)
        self._has = {kind: any(one.sheet.kind is kind for one in items) for kind in ENDS}
        self._sheets: dict[int, list[Item]] = {place: [] for place in range(briques)}
        self._closings: dict[int, list[Item]] = {place: [] for place in range(briques)}
        for one in ordered:
            own = self._closings if one.sheet.kind is SheetKind.CLOSING else self._sheets
            own[one.brique].append(one)
        self._words = {one.sheet.id for one in items if one.sheet.kind is SheetKind.CLOSING}
        least: dict[int, int] = {}
        for one in items:
            least[one.brique] = min(one.low, least.get(one.brique, one.low))
        self._least = [least.get(place, 0) for place in range(briques)]
        self._present = sorted(least)
        self._content = [one.content(one.breaks()) for one in stretches]
        self._later = [sum(self._content[place + 1 :]) for place in range(len(stretches))]
        total = sum(self._content)
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
            best = nsmallest(self._width, weighed, key=itemgetter(0, 1))
            states = [self._with(state, item, place, faults, cost) for _, cost, faults, state, item in best]
            if not states:
                break
        return nsmallest(self._width, closed.values(), key=_order)

    # One sheet more

    def _more(self, state: State, place: int) -> Iterator[tuple[int, float, int, State, Item]]:
        """What the state may go on with: faults and cost to compare, faults that stay, the state, the sheet."""
        stretch, content = self._stretches[place], self._content[place]
        if state.items and state.items[-1].sheet.kind is SheetKind.CLOSING:
            return
        begins = not state.items
        room = content - state.low
        for brique, items in self._reach(state, stretch):
            lost = self._lost(state.spent, max(state.at, brique), brique, room + self._later[place])
            for item in items:
                if item.low > room or item.sheet.id in state.used:
                    continue
                kind = item.sheet.kind
                if kind is SheetKind.OPENING and not (begins and stretch.opens):
                    continue
                if kind is SheetKind.CLOSING and not stretch.last and (begins or self._last_word(state)):
                    continue
                faults, cost = self._weighed(state, item, stretch)
                faults += state.faults
                tight = lost and self._lost(
                    state.spent, max(state.at, brique), brique, room + self._later[place] - item.low
                )
                yield faults + (tight or 0), state.cost + cost, faults, state, item

    def _last_word(self, state: State) -> bool:
        """Whether only one closing is left: it is kept for the end."""
        return len(self._words - state.used) <= 1

    def _reach(self, state: State, stretch: Stretch) -> Iterator[tuple[int, list[Item]]]:
        """The briques that may come now with their sheets: the one under way, the next two, any for the last word."""
        coming = [place for place in self._present if place >= state.at][: 3 if state.at >= 0 else 2]
        for brique in coming:
            sheets = self._sheets[brique]
            if stretch.closes and (stretch.last or brique == state.at):
                sheets = [*sheets, *self._closings[brique]]
            yield brique, sheets
        if stretch.last:
            for brique in self._present:
                if brique not in coming:
                    yield brique, self._closings[brique]

    def _with(self, state: State, item: Item, place: int, faults: int, cost: float) -> State:
        closing = item.sheet.kind is SheetKind.CLOSING
        at = state.at if closing else max(state.at, item.brique)
        skipped = 0
        if not closing:
            for one in range(state.at + 1, item.brique):
                skipped += bool(self._least[one] and not state.spent[one])
        spent = list(state.spent)
        spent[item.brique] += item.usual
        low = state.low + item.low
        lost = self._lost(spent, at, -1, self._content[place] - low + self._later[place])
        return State(
            state.done,
            (*state.items, item),
            low,
            at,
            tuple(spent),
            state.used | {item.sheet.id},
            item,
            faults + skipped,
            lost,
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

    def _weighed(self, state: State, item: Item, stretch: Stretch) -> tuple[int, float]:
        sheet, before = item.sheet, state.last
        faults, cost = item.faults, item.cost
        if item.needs and state.used & item.needs != item.needs & self._ids:
            cost += 12
        if sheet.id in self._needed and any(sheet.id in one.needs for one in _chosen(state)):
            faults += 1
        if not state.items:
            faults += stretch.fed and not item.moves
            cost += (30 if sheet.kind in LISTENED else 10 if sheet.kind not in MOVING else 0) * stretch.fed
            faults += stretch.first and self._has[SheetKind.OPENING] and sheet.kind is not SheetKind.OPENING
            if stretch.opens and sheet.kind is SheetKind.OPENING and not stretch.first:
                cost -= 8
        if sheet.kind is SheetKind.CLOSING:
            cost += 15 * (self._briques - 1 - item.brique) if stretch.last else -6
            return faults, cost
        if before is not None:
            cost += _beside(before, item, bool(state.items))
        if sheet.kind is SheetKind.ROLEPLAY and any(one.sheet.kind is sheet.kind for one in state.items):
            cost += 25
        return faults, cost

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


def _beside(before: Item, item: Item, together: bool) -> float:
    """What it costs that one sheet follows the other; `together`: in one stretch."""
    a, b, cost = before.sheet.kind, item.sheet.kind, 0.0
    if together and a in LISTENED and b in LISTENED:
        cost += 60
    if a is b:
        cost += 14
    if b is SheetKind.ROLEPLAY and (before.brique != item.brique or a in ENDS):
        cost += 12
    if before.brique == item.brique and a not in ENDS and b not in ENDS:
        cost += 4 * max(0, PLACE[a] - PLACE[b])
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
