"""The sheets that a beginning of an agenda may go on with, each with what speaks against it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curriculum.model import SheetKind
from trainer.planning.assistant_frame import Stretch
from trainer.planning.assistant_items import Item
from trainer.planning.assistant_records import ENDS, LISTENED, MOVING
from trainer.planning.assistant_state import ORDER, Ground, State, Step, Way

PLACE = {kind: place for place, kind in enumerate(ORDER)}
OPENING, MIDDLE, LAST = ORDER[:-1], ORDER[1:-1], ORDER[-1:]
OF_A_GROUP = 3
"""Sheets of one brique and kind that one beginning is tried with."""
OVER = 0.3
"""What a minute costs that a brique has too much or too little, as a guess before its stretch is full."""


def steps(ground: Ground, state: State, place: int) -> list[Step]:
    """What the state may go on with in the stretch at `place`."""
    found: list[Step] = []
    room = ground.content[place] - state.low
    if state.ended or room < ground.shortest:
        return found
    spent, used, tight, add = state.spent, state.used, ground.tight, found.append
    after = room + ground.later[place]
    sits = not state.items and ground.stretches[place].fed
    of_brique = -1
    for way in _ways(ground, state, place):
        brique = way.brique
        left, at = ground.quota[brique] - spent[brique], max(state.at, brique)
        faults, cost, early = state.faults + way.faults, state.cost + way.cost, 0.0
        if not way.last:
            if brique != of_brique:  # the ways of a brique follow each other
                of_brique = brique
                skipped, waiting = ground.skipped(state, brique), _early(ground, state, brique)
            faults, early = faults + skipped, waiting
        taken = 0
        for item, number, low, usual, moves, linked, own, more in way.group:
            if low > room or number in used:
                continue
            own, kept = faults + own, cost + more
            if sits and not moves:
                own += 1
            if linked:
                own += _too_late(ground, state, item)
                kept += _missed(ground, state, item)
            later = after - low
            lost = ground.lost(spent, at, brique, later) if later < tight else 0
            over = OVER * (usual - left) if usual > left else 0.0
            add((own + lost, kept + early + over, kept, own, state, item))
            taken += 1
            if taken == OF_A_GROUP:
                break
    return found


def _ways(ground: Ground, state: State, place: int) -> Sequence[Way]:
    """The groups of sheets that may come now, counted once for all the states that are alike in this."""
    last, stretch = state.last, ground.stretches[place]
    played = any(one.sheet.kind is SheetKind.ROLEPLAY for one in state.items)
    words = stretch.closes and not stretch.last and len(ground.last_words - state.used) > 1
    before = (last.brique, last.sheet.kind) if last is not None else None
    key = (place, state.at, bool(state.items), played, words, before)
    if (known := ground.ways.get(key)) is None:
        known = ground.ways[key] = [
            Way(brique, kind is SheetKind.CLOSING, group, *_beside(ground, state, brique, kind, stretch))
            for brique, kinds in _reach(ground, state, stretch)
            for kind in kinds
            if (group := ground.groups.get((brique, kind)))
        ]
    return known


def _early(ground: Ground, state: State, brique: int) -> float:
    """What it costs that those before have not had their share of the time."""
    return OVER * sum(
        max(0.0, ground.quota[one] - state.spent[one]) for one in ground.present if state.at <= one < brique
    )


def _reach(ground: Ground, state: State, stretch: Stretch) -> Iterator[tuple[int, Sequence[SheetKind]]]:
    """What may come now: the brique under way, the next two, any for the last word; each with its kinds."""
    coming = [place for place in ground.present if place >= state.at][: 3 if state.at >= 0 else 2]
    kinds = MIDDLE if state.items or not stretch.opens else OPENING
    for brique in coming:
        yield brique, kinds
    if stretch.last:
        for brique in ground.present:
            yield brique, LAST
    elif stretch.closes and state.items and len(ground.last_words - state.used) > 1:
        yield state.at, LAST  # one at least is kept for the end


def _beside(
    ground: Ground, state: State, brique: int, kind: SheetKind, stretch: Stretch
) -> tuple[int, float]:
    """Faults and cost of going on with a sheet of this brique and kind, whichever it is."""
    if kind is SheetKind.CLOSING:
        return 0, 15.0 * (ground.briques - 1 - brique) if stretch.last else -6.0
    faults, cost = 0, 0.0
    if not state.items:
        faults += stretch.first and ground.has[SheetKind.OPENING] and kind is not SheetKind.OPENING
        if stretch.fed:
            cost += 30 if kind in LISTENED else 10 if kind not in MOVING else 0
        if stretch.opens and kind is SheetKind.OPENING and not stretch.first:
            cost -= 8
    if state.last is not None:
        cost += _follows(state.last, brique, kind, bool(state.items))
    if kind is SheetKind.ROLEPLAY and any(one.sheet.kind is kind for one in state.items):
        cost += 25
    return faults, cost


def _follows(before: Item, brique: int, kind: SheetKind, together: bool) -> float:
    """What it costs that a sheet of this kind follows another; `together`: in one stretch."""
    a, cost = before.sheet.kind, 0.0
    if together and a in LISTENED and kind in LISTENED:
        cost += 60
    if a is kind:
        cost += 14
    if kind is SheetKind.ROLEPLAY and (before.brique != brique or a in ENDS):
        cost += 24
    if before.brique == brique and a not in ENDS and kind not in ENDS:
        cost += 4 * max(0, PLACE[a] - PLACE[kind])
    return cost


def _missed(ground: Ground, state: State, item: Item) -> float:
    """What it costs that something the sheet supposes, and that could have come before it, did not."""
    return 12.0 if item.needs and state.used & item.needs != item.needs & ground.ids else 0.0


def _too_late(ground: Ground, state: State, item: Item) -> int:
    """1 when something before the sheet supposes it."""
    if item.sheet.id not in ground.needed:
        return 0
    before = (one for filled in state.done for one in filled.items)
    return int(any(item.sheet.id in one.needs for one in (*before, *state.items)))
