"""What a plan is made of: its minutes by brique, by kind, by way of working together, as one person lives them.

Where groups work beside each other each person follows one of them, so a lane counts for its share of the people.
The parts of every list add up to `content`, the minutes outside the pauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from curriculum.grouping import Together
from curriculum.model import MethodSheet, SheetKind
from trainer.planning.paces import Pace, paces
from trainer.planning.records import PAUSES, Block, BlockKind, Frame, Lane, Plan, SheetLook, Source


class Way(StrEnum):
    """The ways of working together that are told apart."""

    PLENARY = "plénière"
    GROUPS = "groupes"
    PAIRS = "binômes"
    ALONE = "individuel"
    OTHER = "autre"


WAYS = {
    Together.PLENARY: Way.PLENARY,
    Together.GROUPS: Way.GROUPS,
    Together.PAIRS: Way.PAIRS,
    Together.ALONE: Way.ALONE,
    Together.OTHER: Way.OTHER,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: `key` names it ("" for what is no part of anything), `colour` is "" without one."""

    key: str
    title: str
    minutes: int
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """Minutes as one person lives them; `content` is everything but the pauses.

    `listening` and `active` are those of the steps that are known.
    """

    briques: tuple[Part, ...] = ()
    """By brique of the sheet; the key is its slug."""
    kinds: tuple[Part, ...] = ()
    """By nature of the sheet (its word), or by the kind of block for one that is no sheet."""
    ways: tuple[Part, ...] = ()
    """By way of working together (`Way`)."""
    content: int = 0
    pauses: int = 0
    active: int = 0
    listening: int = 0

    @property
    def listening_percent(self) -> int:
        """The share of listening in what is known, 0 to 100."""
        known = self.active + self.listening
        return round(100 * self.listening / known) if known else 0


@dataclass(slots=True)
class _Sums:
    briques: dict[str, float]
    kinds: dict[str, float]
    ways: dict[str, float]
    pauses: float = 0.0
    listening: float = 0.0
    known: float = 0.0


def balance(
    plan: Plan,
    sheets: Mapping[Source, MethodSheet],
    looks: Mapping[int, SheetLook],
    frame: Frame,
) -> Balance:
    """The balance of the half-days; what is set aside does not count."""
    sums, dress = _Sums({}, {}, {}), {one.slug: (one.title, one.colour) for one in frame.briques}
    for block, weight in weighed(plan, frame.people):
        look = looks.get(block.sheet_id or 0)
        if look is not None and look.brique_slug:
            dress.setdefault(look.brique_slug, (look.brique, look.colour))
        _count(sums, block, weight, sheets.get(block.source) if block.source else None, look)
    content = round(sum(sums.kinds.values()))
    order = [one.slug for one in frame.briques]
    listening = round(sums.listening)
    return Balance(
        briques=_parts(sums.briques, content, dress, order),
        kinds=_parts(sums.kinds, content, {}, ()),
        ways=_parts(sums.ways, content, {}, list(Way)),
        content=content,
        pauses=round(sums.pauses),
        active=max(0, round(sums.known) - listening),
        listening=listening,
    )


def weighed(plan: Plan, people: int) -> Iterator[tuple[Block, float]]:
    """Every block of the half-days with the share of the people who live it, 0 to 1."""
    shares = {one.key: lane_shares(one.lanes, people) for one in plan.parallels}
    for half in plan.halves:
        for block in half.blocks:
            lanes = shares.get(block.parallel)
            yield block, lanes[block.lane] if lanes and block.lane < len(lanes) else 1.0


def lane_shares(lanes: Sequence[Lane], people: int) -> tuple[float, ...]:
    """The part of the people in each lane; they add up to 1. Lanes without a number share who is left."""
    counts = lane_people(lanes, people)
    whole = sum(counts)
    return tuple(count / whole for count in counts) if whole else tuple(1 / len(lanes) for _ in lanes)


def lane_people(lanes: Sequence[Lane], people: int) -> tuple[float, ...]:
    """How many people each lane has; a fraction where an equal share is none."""
    named = sum(lane.people for lane in lanes)
    open_lanes = sum(1 for lane in lanes if not lane.people)
    if named and open_lanes and not people:
        return tuple(float(lane.people) or named / (len(lanes) - open_lanes) for lane in lanes)
    rest = max(0, people - named) / open_lanes if open_lanes else 0.0
    return tuple(float(lane.people) or rest for lane in lanes)


def _count(
    sums: _Sums, block: Block, weight: float, sheet: MethodSheet | None, look: SheetLook | None
) -> None:
    minutes = block.minutes * weight
    if block.kind in PAUSES:
        sums.pauses += minutes
        return
    brique = (look.brique_slug if look is not None else "") or (
        sheet.briques[0] if sheet and sheet.briques else ""
    )
    _add(sums.briques, brique, minutes)
    _add(sums.kinds, kind_of(block, sheet, look), minutes)
    found: Iterable[Pace] = paces(sheet, block.minutes) if sheet is not None else ()
    known = 0.0
    for pace in found:
        part = pace.minutes * weight
        known += part
        _add(sums.ways, WAYS[pace.together], part)
        sums.listening += part if pace.listening else 0.0
    sums.known += known
    if not known:
        _add(sums.ways, Way.OTHER, minutes)


def kind_of(block: Block, sheet: MethodSheet | None, look: SheetLook | None) -> str:
    """The nature of a block: the word of its sheet, else the kind of block; any closing is one."""
    if block.kind is BlockKind.CLOSING:
        return SheetKind.CLOSING.value
    if block.kind is not BlockKind.SHEET:
        return block.kind.value
    return sheet.kind.value if sheet is not None else look.kind if look is not None else BlockKind.OTHER.value


def _add(found: dict[str, float], key: str, minutes: float) -> None:
    found[key] = found.get(key, 0.0) + minutes


def _parts(
    found: Mapping[str, float], whole: int, dress: Mapping[str, tuple[str, str]], order: Sequence[str]
) -> tuple[Part, ...]:
    """The parts in whole minutes that add up to `whole`, in the given order, else the largest first."""
    floors = {key: int(minutes) for key, minutes in found.items()}
    missing = whole - sum(floors.values())
    by_rest = sorted(found, key=lambda key: (floors[key] - found[key], key))
    for key in by_rest[: max(0, missing)]:
        floors[key] += 1
    places = {key: place for place, key in enumerate(order)}
    keys = sorted(floors, key=lambda key: (not key, places.get(key, len(places)), -floors[key], key))
    return tuple(
        Part(key, dress.get(key, (key, ""))[0], floors[key], dress.get(key, ("", ""))[1])
        for key in keys
        if floors[key]
    )
