"""Sheets as the search weighs them, and a stretch filled with some: their lengths and the breaks between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from curriculum.model import SheetKind
from trainer.core.text import fold
from trainer.planning.assistant_frame import LONGEST_RUN, Stretch, cuts, lengths, near, parts, written
from trainer.planning.assistant_records import ENDS, LISTENED, MOVING, Candidate, Facts

CAPS = {
    **dict.fromkeys(LISTENED, 70),
    SheetKind.OPENING: 40,
    SheetKind.CLOSING: 45,
}
"""The most minutes that a sheet of some kinds gets."""
DEBRIEF = 15
SOON = 50
"""A break after fewer minutes comes too soon."""
SHAPES = 4096
"""How many ways of filling a stretch are remembered: sheets of the same lengths fill it alike."""


@dataclass(frozen=True, slots=True)
class Item:
    """A candidate with what it weighs in this search; `brique` is the place of its brique in the wish.

    Of its minutes, `talk` are for the debrief that its own text lacks.
    """

    sheet: Candidate
    brique: int
    low: int
    usual: int
    high: int
    cost: float
    faults: int
    moves: bool
    needs: frozenset[int]
    talk: int = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """A stretch with its sheets, their lengths, and before which of them the breaks come."""

    stretch: Stretch
    items: tuple[Item, ...]
    lengths: tuple[int, ...]
    cuts: tuple[int, ...]

    @property
    def worked(self) -> bool:
        """Whether there is more in it than an opening or a closing."""
        return any(one.sheet.kind not in ENDS for one in self.items)


def fill(stretch: Stretch, items: Sequence[Item]) -> tuple[Filled, bool]:
    """The stretch with these sheets as long as makes it full, and whether nobody sits for more than two hours."""
    tail = bool(items) and items[-1].sheet.kind is SheetKind.CLOSING
    made, places, well = shape(stretch, tuple((one.low, one.usual, one.high) for one in items), tail)
    return Filled(stretch, tuple(items), made, places), well


@lru_cache(maxsize=SHAPES)
def shape(
    stretch: Stretch, bounds: tuple[tuple[int, int, int], ...], tail: bool
) -> tuple[tuple[int, ...], tuple[int, ...], bool]:
    """Lengths, breaks, and whether the runs are short enough, for sheets of these bounds; the last may be a closing."""
    first: tuple[tuple[int, ...], tuple[int, ...], bool] | None = None
    for breaks in range(stretch.breaks(), stretch.breaks() + 2):
        if not bounds or (breaks >= len(bounds) and first is not None):
            break
        made = lengths(bounds, stretch.content(breaks))
        if sum(made) > stretch.content(breaks):
            break
        places, well = cuts(
            made,
            _needed(sum(made) + stretch.welcome + stretch.farewell, breaks),
            around=(stretch.welcome, stretch.farewell),
            tail=tail,
        )
        if well:
            return _calmer(stretch, bounds, tail, breaks, tuple(made), places)
        first = first or (tuple(made), places, well)
    return first or ((), (), not bounds and stretch.inside <= LONGEST_RUN)


def _calmer(
    stretch: Stretch,
    bounds: tuple[tuple[int, int, int], ...],
    tail: bool,
    breaks: int,
    made: tuple[int, ...],
    places: tuple[int, ...],
) -> tuple[tuple[int, ...], tuple[int, ...], bool]:
    """The same with a break less, where one comes after a moment only and nobody sits too long without it."""
    around = (stretch.welcome, stretch.farewell)
    if len(places) > 1 and min(parts(made, places, around)) < SOON:
        longer = lengths(bounds, stretch.content(breaks - 1))
        cut, well = cuts(longer, breaks - 1, around=around, tail=tail)
        if well and sum(longer) == stretch.content(breaks - 1):
            return tuple(longer), cut, True
    return made, places, True


def uneven_runs(filled: Filled, *, tail: bool) -> float:
    """What it costs that the time between breaks is not alike or too short, most of all that a closing is cut off."""
    runs = parts(filled.lengths, filled.cuts, (filled.stretch.welcome, filled.stretch.farewell))
    if len(runs) < 2:
        return 0.0
    cut_off = 40.0 if tail and len(filled.items) - 1 in filled.cuts else 0.0
    return 0.3 * max(0, max(runs) - min(runs) - 30) + (20.0 if min(runs) < SOON else 0.0) + cut_off


def _needed(minutes: int, breaks: int) -> int:
    """The breaks that the minutes really planned ask for."""
    return min(breaks, -(-minutes // LONGEST_RUN) - 1 if minutes <= LONGEST_RUN else breaks)


def items_of(
    candidates: Sequence[Candidate],
    briques: Sequence[str],
    costs: Mapping[int, tuple[float, int]],
    facts: Mapping[int, Facts],
) -> list[Item]:
    """The candidates as items, with what is known of their texts; those that no stretch could hold are left out."""
    found = []
    named = any(known.needs for known in facts.values())
    titles = {fold(one.title): one.id for one in candidates} if named else {}
    places = {slug: place for place, slug in enumerate(briques)}
    for one in candidates:
        cap = CAPS.get(one.kind, LONGEST_RUN)
        known = facts.get(one.id) or Facts(moves=one.kind in MOVING)
        talk = DEBRIEF if one.kind is SheetKind.ROLEPLAY and not known.debriefed else 0
        if one.home not in places or not 0 < one.short <= cap - talk:
            continue
        short, long = written(one.short, min(max(one.long, one.short), cap - talk))
        usual = min(max(near(one.usual), short), long)
        needs = frozenset(titles[title] for title in known.needs if title in titles) - {one.id}
        bounds = (short + talk, usual + talk, long + talk)
        found.append(
            Item(one, places[one.home], *bounds, *costs.get(one.id, (0.0, 0)), known.moves, needs, talk)
        )
    return found
