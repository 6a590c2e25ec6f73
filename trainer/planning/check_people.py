"""Checks of people and rooms: how many a sheet takes, how many trainers it needs, who is in two places at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from math import ceil, floor

from trainer.core.text import fold, slug, tidy
from trainer.documents import format_fr as fr
from trainer.planning.check_facts import Facts, PlanWarning, at, coded, is_pause, is_sheet, named
from trainer.planning.records import Block
from trainer.planning.times import Timed

_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\bet\b|\band\b)\s*")


def group_sizes(facts: Facts) -> Iterator[PlanWarning]:
    """Too many or too few people for a sheet; in parallel groups each counts its own."""
    for one in facts.placed():
        people = facts.people(one.block)
        least, most = _sizes(facts, one.block)
        if not is_sheet(one.block) or not people:
            continue
        if most and ceil(people) > most:
            yield PlanWarning(
                coded("many", one.block.key),
                f"{named(one.block)} se fait jusqu’à {most}\u00a0personnes\u00a0; vous en attendez {ceil(people)}.",
                "Faites deux groupes en parallèle, ou prenez une autre fiche.",
                (one.block.key,),
                grave=True,
            )
        elif floor(people) < least:
            yield PlanWarning(
                coded("few", one.block.key),
                f"{named(one.block)} demande au moins {fr.people(least)}\u00a0; il y en aura {floor(people)}.",
                "Rassemblez les groupes, ou prenez une autre fiche.",
                (one.block.key,),
                grave=True,
            )


def _sizes(facts: Facts, block: Block) -> tuple[int, int]:
    sheet, look = facts.sheet(block), facts.look(block)
    if sheet is not None:
        return sheet.group.minimum, sheet.group.maximum
    return (look.group_min, look.group_max) if look is not None else (0, 0)


def trainers(facts: Facts) -> Iterator[PlanWarning]:
    """More trainers are needed at the same time than come; nothing is said while nobody is named."""
    there = len(facts.frame.trainers)
    if not there:
        return
    for one in facts.placed():
        if not one.block.parallel and (needed := _needed(facts, one.block)) > there:
            yield PlanWarning(
                coded("trainers", one.block.key),
                f"{named(one.block)} se mène à {needed}\u00a0; {_come(there)}.",
                "Demandez de l’aide pour cette séquence, adaptez la fiche, ou prenez-en une autre.",
                (one.block.key,),
                grave=True,
            )
    for _, parallel, members in facts.runs():
        start, needed, running = max(
            (_at_work(facts, members, one.start) for one in members), key=lambda found: found[1]
        )
        if needed > there:
            yield PlanWarning(
                coded("trainers", parallel.key),
                f"À {at(start)}, les groupes en parallèle demandent {needed}\u00a0personnes pour "
                f"animer\u00a0; {_come(there)}.",
                "Faites-les l’un après l’autre, ou confiez un groupe à quelqu’un de plus.",
                tuple(one.block.key for one in running),
                grave=True,
            )


def _come(there: int) -> str:
    return f"vous êtes {there}" if there > 1 else "vous êtes seul·e"


def _needed(facts: Facts, block: Block) -> int:
    if is_pause(block):
        return 0
    sheet, look = facts.sheet(block), facts.look(block)
    return max(1, sheet.trainers if sheet is not None else look.trainers if look is not None else 1)


def _at_work(facts: Facts, members: tuple[Timed, ...], moment: int) -> tuple[int, int, tuple[Timed, ...]]:
    running = tuple(one for one in members if one.start <= moment < one.end)
    by_lane: dict[int, int] = {}
    for one in running:
        by_lane[one.block.lane] = max(by_lane.get(one.block.lane, 0), _needed(facts, one.block))
    return moment, sum(by_lane.values()), running


def twice_at_once(facts: Facts) -> Iterator[PlanWarning]:
    """The same person leads, or the same room holds, two groups at the same time."""
    for _, parallel, members in facts.runs():
        leads: dict[str, tuple[str, list[Timed]]] = {}
        rooms: dict[str, tuple[str, list[Timed]]] = {}
        for first, second in combinations(members, 2):
            if _together(first, second):
                _meet(leads, _people_of(facts, first), _people_of(facts, second), (first, second))
                _meet(rooms, _rooms_of(facts, first), _rooms_of(facts, second), (first, second))
        for key, (name, blocks) in leads.items():
            yield PlanWarning(
                coded("lead", parallel.key, key),
                f"{name} anime deux groupes en même temps, à {at(_meeting(blocks))}.",
                "Confiez l’un des groupes à une autre personne.",
                _keys(blocks),
                grave=True,
            )
        for key, (name, blocks) in rooms.items():
            yield PlanWarning(
                coded("room", parallel.key, key),
                f"Deux groupes sont dans la même salle («\u00a0{name}\u00a0») à {at(_meeting(blocks))}.",
                "Donnez une salle à chaque groupe.",
                _keys(blocks),
                grave=True,
            )


def _together(first: Timed, second: Timed) -> bool:
    apart = first.block.lane != second.block.lane
    busy = not (is_pause(first.block) or is_pause(second.block))
    return apart and busy and first.start < second.end and second.start < first.end


def _meet(
    found: dict[str, tuple[str, list[Timed]]],
    mine: dict[str, str],
    theirs: dict[str, str],
    pair: tuple[Timed, Timed],
) -> None:
    for key in mine.keys() & theirs.keys():
        found.setdefault(key, (mine[key], []))[1].extend(pair)


def _people_of(facts: Facts, one: Timed) -> dict[str, str]:
    lane = facts.lane(one.block)
    words = one.block.lead or (lane.lead if lane is not None else "")
    return {slug(name): tidy(name) for name in _BETWEEN.split(words) if fold(name)}


def _rooms_of(facts: Facts, one: Timed) -> dict[str, str]:
    lane = facts.lane(one.block)
    words = one.block.room or (lane.room if lane is not None else "")
    return {slug(words): tidy(words)} if fold(words) else {}


def _meeting(blocks: list[Timed]) -> int:
    first, second = blocks[:2]
    return max(first.start, second.start)


def _keys(blocks: list[Timed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.block.key for one in blocks))
