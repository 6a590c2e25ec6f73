"""Checks of the clock: overlaps, holes, ends, doors, the hours sold, the lengths of the sheets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from trainer.documents import format_fr as fr
from trainer.planning.check_facts import (
    Facts,
    PlanWarning,
    at,
    coded,
    is_pause,
    is_sheet,
    lane_name,
    moment,
    named,
    on,
)
from trainer.planning.records import BlockKind
from trainer.planning.times import HalfTimes, Timed, late_meal
from trainer.planning.totals import overrun_by

GAP = 15
"""Longer holes are spoken of."""
SOLD = 10
"""From this many minutes on, the plan differs from what was sold."""


def overlaps(facts: Facts) -> Iterator[PlanWarning]:
    """A block starts before another has ended, or before the half-day begins; people are welcomed before the doors."""
    for half in facts.times.halves:
        for place, one in enumerate(half.timed):
            if _at_closed_doors(facts, half, one):
                yield _early(facts, half, one)
            if one.gap >= 0:
                continue
            before = [other for other in half.timed[:place] if not _beside(one, other)]
            clash = max(
                (other for other in before if other.end > one.start), key=lambda b: b.end, default=None
            )
            if clash is None:
                yield _early(facts, half, one)
            else:
                yield PlanWarning(
                    coded("overlap", one.block.key),
                    f"{named(one.block)} commence à {at(one.start)}, {fr.length(clash.end - one.start)} avant la "
                    f"fin de {named(clash.block)}.",
                    "Raccourcissez l’une des deux, déplacez-la, ou changez l’heure fixée.",
                    (one.block.key, clash.block.key),
                    grave=True,
                )


def _beside(one: Timed, other: Timed) -> bool:
    mine, theirs = one.block, other.block
    return bool(mine.parallel) and mine.parallel == theirs.parallel and mine.lane != theirs.lane


def _at_closed_doors(facts: Facts, half: HalfTimes, one: Timed) -> bool:
    """Whether people are welcomed before the doors of the day open."""
    if one.block.kind is not BlockKind.WELCOME or one.gap or not facts.frame.doors:
        return False
    return one.start < half.half.starts - facts.frame.doors and _is_first(facts, half)


def _is_first(facts: Facts, half: HalfTimes) -> bool:
    return next(one for one in facts.times.halves if one.half.day == half.half.day) is half


def _early(facts: Facts, half: HalfTimes, one: Timed) -> PlanWarning:
    begins = half.half.starts
    doors = begins - facts.frame.doors
    if one.start < doors:
        why = f"avant l’ouverture des portes ({at(doors)})"
    else:
        why = f"avant l’heure de la demi-journée ({at(begins)})"
    return PlanWarning(
        coded("early", one.block.key),
        f"{named(one.block)} est fixé à {at(one.start)}, {why}, {on(half.half.day)}.",
        "Changez l’heure fixée, ou faites commencer la demi-journée plus tôt.",
        (one.block.key,),
        grave=True,
    )


def gaps(facts: Facts) -> Iterator[PlanWarning]:
    """More than a quarter of an hour in which nothing is planned."""
    for half in facts.times.halves:
        for one in half.timed:
            if one.gap > GAP:
                begin = at(one.start - one.gap)
                yield PlanWarning(
                    coded("gap", one.block.key),
                    f"{fr.length(one.gap)} sans rien de prévu avant {named(one.block)}, à partir de {begin} "
                    f"({moment(half)}).",
                    "Allongez la séquence d’avant, ajoutez une pause, ou changez l’heure fixée.",
                    (one.block.key,),
                )


def waiting(facts: Facts) -> Iterator[PlanWarning]:
    """A group that works beside others ends long before them, or has nothing to do."""
    for _, parallel, members in facts.runs():
        first = min(one.start for one in members)
        ends = [
            max((one.end for one in members if one.block.lane == lane), default=first)
            for lane in range(len(parallel.lanes))
        ]
        wait = max(ends) - min(ends)
        if wait > GAP:
            lane = ends.index(min(ends))
            name = lane_name(parallel.lanes[lane], lane)
            own = tuple(one.block.key for one in members if one.block.lane == lane)
            what = f"finit {fr.length(wait)} avant les autres" if own else "n’a rien à faire"
            yield PlanWarning(
                coded("waiting", parallel.key),
                f"«\u00a0{name}\u00a0» {what}.",
                "Donnez-lui une séquence de plus, ou rendez les groupes égaux en durée.",
                own or tuple(one.block.key for one in members),
            )


def overruns(facts: Facts) -> Iterator[PlanWarning]:
    """The last block of a half-day ends after it, or a meal runs into the next one."""
    for half in facts.times.halves:
        if half.free < 0:
            last = overrun_by(half)
            yield PlanWarning(
                coded("overrun", half.half.id),
                f"{named(last.block)} finit à {at(last.end)}, {fr.length(-half.free)} après la fin "
                f"prévue ({moment(half)}).",
                "Raccourcissez des séquences (« Tenir en… »), mettez-en une de côté, ou allongez la demi-journée.",
                (last.block.key,),
                grave=True,
            )
    for half, after in pairwise(facts.times.halves):
        minutes = late_meal(half, after) if half.half.day == after.half.day else 0
        if minutes:
            meal = max(
                (one for one in half.timed if one.block.kind is BlockKind.MEAL), key=lambda one: one.end
            )
            yield PlanWarning(
                coded("late-meal", meal.block.key),
                f"{named(meal.block)} finit à {at(meal.end)}, {fr.length(minutes)} après la reprise ({moment(after)}).",
                "Raccourcissez le repas, ou faites commencer plus tard la demi-journée qui suit.",
                (meal.block.key,),
                grave=True,
            )


def sold(facts: Facts) -> Iterator[PlanWarning]:
    """The hours of the half-days, without the meals in them, are not those that were sold."""
    wanted, planned = facts.frame.sold, sum(half.hours for half in facts.times.halves)
    if not wanted or abs(planned - wanted) < SOLD:
        return
    more = planned > wanted
    meals = " sans les repas" if any(half.meals for half in facts.times.halves) else ""
    yield PlanWarning(
        "sold",
        f"Les demi-journées font {fr.length(planned)}{meals}, {fr.length(abs(planned - wanted))} de "
        f"{'plus' if more else 'moins'} que les {fr.length(wanted)} vendues.",
        "Changez les heures des demi-journées, ou la durée vendue de l’atelier.",
    )


def lengths(facts: Facts) -> Iterator[PlanWarning]:
    """A sheet in less than its short time or in more than its long one; parts that follow each other count as one."""
    told: set[str] = set()
    for place in range(max((len(one.lanes) for one in facts.plan.parallels), default=1)):
        for parts in _parts(facts, place):
            block = parts[0].block
            minutes = sum(one.block.minutes for one in parts)
            short, long = _bounds(facts, parts[0])
            if block.key in told or not long or short <= minutes <= long:
                continue
            told.add(block.key)
            keys = tuple(one.block.key for one in parts)
            has = f"{named(block)} a {fr.length(minutes)}"
            if minutes < short:
                yield PlanWarning(
                    coded("short", block.key),
                    f"{has}\u00a0; même sans les étapes facultatives, la fiche en demande {fr.length(short)}.",
                    "Donnez-lui plus de temps, ou adaptez la fiche pour cet atelier.",
                    keys,
                )
            else:
                yield PlanWarning(
                    coded("long", block.key),
                    f"{has}\u00a0; la fiche, dans sa version longue, en prend {fr.length(long)}.",
                    "Raccourcissez la séquence, ou ajoutez-en une autre.",
                    keys,
                )


def _parts(facts: Facts, place: int) -> Iterator[list[Timed]]:
    """The sheets as the group at this place lives them; a sheet cut in two, with a pause or a night between, is one."""
    parts: list[Timed] = []
    for one in facts.placed():
        block = one.block
        if block.parallel and block.lane != min(place, len(facts.plan.parallel(block.parallel).lanes) - 1):
            continue
        if is_pause(block):
            continue
        if parts and parts[-1].block.source != block.source:
            yield parts
            parts = []
        if is_sheet(block) and block.source is not None:
            parts.append(one)
    if parts:
        yield parts


def _bounds(facts: Facts, one: Timed) -> tuple[int, int]:
    """The short and the long time of a sheet; (0, 0) when nobody knows."""
    sheet, look = facts.sheet(one.block), facts.look(one.block)
    if sheet is not None:
        return sheet.duration.short, sheet.duration.long
    return (look.short, look.long) if look is not None else (0, 0)
