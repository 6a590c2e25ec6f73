"""Checks of the rhythm of the days: listening, breaks, what comes after a meal, long days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from curriculum.model import SheetKind
from trainer.documents import format_fr as fr
from trainer.planning.check_facts import (
    REST,
    Facts,
    Life,
    PlanWarning,
    at,
    coded,
    is_pause,
    is_sheet,
    moment,
    named,
    on,
)
from trainer.planning.records import Block, BlockKind
from trainer.planning.times import HalfTimes, Timed

LISTENING = 75
"""From this many minutes of listening in a row on, a warning."""
LIVELY_STEP = 5
"""A shorter step of another kind does not interrupt listening."""
STRETCH = 120
"""The longest time without a break."""
HOLE = 10
"""Minutes without anything planned that are rest in fact."""
AFTER_MEAL = 60
ANNOUNCED = 10
"""What is no sheet and shorter is a word to everyone, said sitting."""
ENOUGH = 30
"""Less than this many minutes planned after a meal say nothing."""
MIDDAY = (11 * 60 + 30, 15 * 60 + 30)
LONG_DAY = 7 * 60
MEAL_DAY = 6 * 60
TABLE = 45
"""The shortest time in which people eat."""
_HEARD = (SheetKind.INPUT.value, SheetKind.VIDEO.value)


def listening(facts: Facts) -> Iterator[PlanWarning]:
    """75 minutes of listening in a row."""
    told: set[str] = set()
    for life in _sittings(facts):
        for minutes, blocks in _listened(facts, life):
            keys = [block.key for block in blocks]
            if minutes < LISTENING or told & set(keys):
                continue
            told |= set(keys)
            where = named(blocks[0])
            if len(blocks) > 1:
                where = f"de {where} à {named(blocks[-1])}"
            yield PlanWarning(
                coded("listening", keys[0]),
                f"{fr.length(round(minutes))} d’écoute d’affilée\u00a0: {where}.",
                "Coupez par un échange à deux, une mise en mouvement ou une pause, ou changez l’ordre.",
                tuple(keys),
            )


def _listened(facts: Facts, life: Life) -> Iterator[tuple[float, list[Block]]]:
    minutes, blocks, reached = 0.0, list[Block](), life.half.half.starts
    for one in life.timed:
        for length, heard in [(0.0, one.start - reached < HOLE), *_heard(facts, one.block)]:
            if heard and length:
                minutes += length
                blocks += [one.block] if one.block not in blocks else []
            elif not heard:
                if blocks:
                    yield minutes, blocks
                minutes, blocks = 0.0, []
        reached = one.end
    if blocks:
        yield minutes, blocks


def _heard(facts: Facts, block: Block) -> Iterator[tuple[float, bool]]:
    """The stretches of a block with whether people listen; what is short and lively is passed over."""
    found = facts.paces(block)
    if not found and (block.minutes >= LIVELY_STEP or is_sheet(block)):
        sheet = facts.sheet(block)
        yield float(block.minutes), sheet is not None and sheet.kind.value in _HEARD
    for pace in found:
        if pace.listening or pace.minutes >= LIVELY_STEP:
            yield pace.minutes, pace.listening


def _sittings(facts: Facts) -> Iterator[Life]:
    """The half-days as each group lives them; those that follow one another without time to rest are one."""
    before: list[Life] = []
    for _, found in groupby(facts.lives, key=lambda life: life.half):
        lives = list(found)
        if before and _touch(before, lives):
            count = max(len(before), len(lives))
            lives = [
                Life(b.half, a.timed + b.timed)
                for a, b in zip(_as(before, count), _as(lives, count), strict=True)
            ]
        else:
            yield from before
        before = lives
    yield from before


def _touch(before: list[Life], after: list[Life]) -> bool:
    ends = [one.end for life in before for one in life.timed]
    starts = [one.start for life in after for one in life.timed]
    last, half = before[-1].half.half, after[0].half.half
    meet = last.day == half.day and half.starts - last.ends < HOLE
    return meet and bool(ends and starts) and min(starts) - max(ends) < HOLE


def _as(lives: list[Life], count: int) -> list[Life]:
    return [lives[min(place, len(lives) - 1)] for place in range(count)]


def breaks(facts: Facts) -> Iterator[PlanWarning]:
    """More than two hours without a break; of those at the same time in several groups the longest."""
    half_of = {one.block.key: half for half in facts.times.halves for one in half.timed}
    found = [worked for life in _sittings(facts) for worked in _stretches(life) if _length(worked) > STRETCH]
    kept: list[tuple[date, int, int, list[Timed]]] = []
    for worked in sorted(found, key=_length, reverse=True):
        day = half_of[worked[0].block.key].half.day
        begin, end = worked[0].start, worked[0].start + _length(worked)
        if not any(on_day == day and begin < until and since < end for on_day, since, until, _ in kept):
            kept.append((day, begin, end, worked))
    for _, begin, end, worked in sorted(kept, key=lambda one: one[:2]):
        half = half_of[worked[0].block.key]
        before = min(worked[:-1] or worked, key=lambda one: abs(2 * one.end - begin - end))
        where = f", par exemple après {named(before.block)}" if len(worked) > 1 else " en la coupant en deux"
        first = begin == min(one.start for one in half.timed)
        yield PlanWarning(
            coded("break", half.half.id, *(() if first else (worked[0].block.key,))),
            f"{fr.length(end - begin)} sans pause, de {at(begin)} à {at(end)} ({moment(half)}).",
            f"Placez une pause de 10 à 15\u00a0min{where}.",
            (before.block.key,),
        )


def _length(stretch: list[Timed]) -> int:
    return max(one.end for one in stretch) - stretch[0].start


def _stretches(life: Life) -> Iterator[list[Timed]]:
    """What is done between one rest and the next."""
    worked: list[Timed] = []
    for one in life.timed:
        rest = is_pause(one.block) and one.block.minutes >= REST
        if worked and (rest or one.start - max(other.end for other in worked) >= HOLE):
            yield worked
            worked = []
        if not rest:
            worked.append(one)
    if worked:
        yield worked


def after_meal(facts: Facts) -> Iterator[PlanWarning]:
    """Nobody gets up in the first hour after a meal."""
    told: set[str] = set()
    for life in facts.lives:
        for start, subject in _meals(facts, life):
            keys = _sitting(facts, life, start)
            if keys and subject not in told:
                told.add(subject)
                yield PlanWarning(
                    coded("after-meal", subject),
                    f"Après le repas de {on(life.half.half.day)}, rien ne bouge dans la première heure.",
                    "Commencez par un jeu, une scène ou un travail debout, en petits groupes.",
                    keys,
                )


def _meals(facts: Facts, life: Life) -> Iterator[tuple[int, str]]:
    half = life.half.half
    earlier = [one for one in facts.times.halves if one.half.day == half.day and one.ends <= half.starts]
    back = any(one.timed and half.starts - one.ends >= TABLE for one in earlier)
    back = back and MIDDAY[0] <= half.starts <= MIDDAY[1]
    if back:
        yield half.starts, str(half.id)
    for one in life.timed:
        if one.block.kind is BlockKind.MEAL and not (back and one.end <= half.starts):
            yield one.end, one.block.key


def _sitting(facts: Facts, life: Life, start: int) -> tuple[str, ...]:
    """The blocks of the hour from `start` on when all is known of them and nobody gets up; else ()."""
    keys: list[str] = []
    planned = 0.0
    for one in life.timed:
        if one.end <= start or one.start >= start + AFTER_MEAL or is_pause(one.block):
            continue
        clock = float(one.start)
        found = facts.paces(one.block)
        if not is_sheet(one.block) and one.block.minutes < ANNOUNCED:
            continue
        if not is_sheet(one.block) or not found:
            return ()
        for pace in found:
            inside = min(clock + pace.minutes, start + AFTER_MEAL) - max(clock, start)
            clock += pace.minutes
            if inside > 0:
                planned += inside
                if pace.moving:
                    return ()
        keys.append(one.block.key)
    return tuple(keys) if planned >= ENOUGH else ()


def long_days(facts: Facts) -> Iterator[PlanWarning]:
    """More than seven hours in a day without the meals; no meal in a day of more than six hours."""
    for day, halves in groupby(facts.times.halves, key=lambda half: half.half.day):
        yield from _long_day(day, [half for half in halves if half.timed])


def _long_day(day: date, halves: list[HalfTimes]) -> Iterator[PlanWarning]:
    timed = sorted((one for half in halves for one in half.timed), key=lambda one: one.start)
    if not timed:
        return
    used = sum(half.planned for half in halves)
    if used > LONG_DAY:
        yield PlanWarning(
            coded("long-day", day),
            f"La journée de {on(day)} dure {fr.length(used)} sans les repas.",
            "Au-delà de 7\u00a0h l’attention tombe\u00a0: enlevez une séquence ou ajoutez une demi-journée.",
        )
    span = max(one.end for one in timed) - timed[0].start
    if span > MEAL_DAY and not _eats(timed):
        yield PlanWarning(
            coded("meal", day),
            f"Pas de repas {on(day)}, pour {fr.length(span)} de présence.",
            "Placez un repas, ou trois quarts d’heure entre deux demi-journées.",
        )


def _eats(timed: list[Timed]) -> bool:
    reached = timed[0].start
    for one in timed:
        if one.block.kind is BlockKind.MEAL or one.start - reached >= TABLE:
            return True
        reached = max(reached, one.end)
    return False
