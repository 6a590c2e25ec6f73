"""What has to be in the rooms for a plan: the materials of its sheets, counted, merged and told apart by provenance.

How much of it, from the rule of each sheet (`curriculum.quantities`) for the people of the block: everyone, or the
share of its lane. Over the blocks of a plan,

- what stays (on site, to bring) is needed once however many blocks use it one after the other: the most that is in
  use at one moment counts, so groups that work beside each other each need theirs;
- what is printed stays with people: different sheets add up, one and the same sheet is printed once for everybody;
- what is used up (paper, sticky notes, stamps: the first word says so) adds up, a sheet cut in parts within a day once.

A rule that cannot be counted, or that counts people while nobody knows how many come, is shown as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from math import ceil

from curriculum.model import Material, MethodSheet, Provenance
from curriculum.quantities import needed, unit
from trainer.core.text import fold
from trainer.planning.records import Block, Frame, Parallel, Plan, Source
from trainer.planning.times import Times

ORDER = tuple(Provenance)
_LONGEST = 160
_INCLUSIVE = re.compile(r"·[a-z]+")
_WORD = re.compile(r"[0-9a-z]+")
_ARTICLES = frozenset(("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "the", "a", "an", "of"))
_USED_UP = frozenset((
    "affiche", "affichette", "bande", "bandelette", "bandeau", "billet", "bristol", "carton", "enveloppe", "etiquette",
    "feuille", "feuillet", "fiche", "gommette", "mouchoir", "nappe", "papier", "papillon", "pastille", "post", "ticket",
    "timbre", "envelope", "paper", "sheet", "stamp", "sticker",
))  # fmt: skip
_SIZES = frozenset(("demi", "grand", "grande", "petit", "petite"))
_PAPER_CARDS = (
    "carte postale",
    "carte vierge",
    "carte blanche",
    "carre de papier",
    "sticky note",
    "grande feuille",
)


@dataclass(frozen=True, slots=True)
class Amount:
    """So many, of that unit ("" when the thing itself is counted)."""

    count: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A sheet of the plan that needs it: its title there, the keys of its blocks, how much of it by itself."""

    title: str
    blocks: tuple[str, ...]
    amount: Amount | None
    words: str = ""
    """The rule as written, where it cannot be counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to have. `key` is the same whatever else the plan holds; `words` are rules that cannot be counted."""

    key: str
    item: str
    provenance: Provenance
    amounts: tuple[Amount, ...]
    words: tuple[str, ...]
    uses: tuple[Use, ...]

    @property
    def count(self) -> int:
        """How many in all, whatever the units."""
        return sum(amount.count for amount in self.amounts)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A block of a sheet where it stands: its day, its minutes, how many people and trainers are in it."""

    block: Block
    sheet: MethodSheet
    day: date
    start: int
    end: int
    people: int
    trainers: int


@dataclass(frozen=True, slots=True)
class _Need:
    at: Sitting
    material: Material
    amount: Amount | None


def packing(plan: Plan, times: Times, sheets: Mapping[Source, MethodSheet], frame: Frame) -> tuple[Line, ...]:
    """Everything the half-days of a plan need, on site first, then to bring, then to print, each by name.

    Blocks whose text is not in `sheets` count for nothing, nor do parked ones.
    """
    found: dict[str, list[_Need]] = {}
    for at in sittings(plan, times, sheets, frame):
        for material in at.sheet.materials:
            found.setdefault(key_of(material), []).append(_Need(at, material, _amount(material, at)))
    lines = [_line(key, needs) for key, needs in found.items()]
    return tuple(sorted(lines, key=lambda line: (ORDER.index(line.provenance), fold(line.item))))


def sittings(
    plan: Plan, times: Times, sheets: Mapping[Source, MethodSheet], frame: Frame
) -> Iterator[Sitting]:
    """The blocks of the half-days whose sheets are known, in the order of the plan."""
    for half in plan.halves:
        for block in half.blocks:
            sheet = sheets.get(block.source) if block.source else None
            if sheet is None:
                continue
            timed = times.by_key[block.key]
            people, trainers = _present(plan, block, frame)
            yield Sitting(
                block, sheet, half.day, timed.start, timed.end, people, max(trainers, sheet.trainers)
            )


def lane_people(parallel: Parallel, people: int) -> tuple[int, ...]:
    """How many are in each lane: those that say it, the others share who is left."""
    free = max(0, people - sum(lane.people for lane in parallel.lanes))
    open_lanes = [place for place, lane in enumerate(parallel.lanes) if not lane.people]
    shares = [lane.people for lane in parallel.lanes]
    for rank, place in enumerate(open_lanes):
        shares[place] = free // len(open_lanes) + (rank < free % len(open_lanes))
    return tuple(shares)


def key_of(material: Material) -> str:
    """The name under which wordings of the same thing meet; a thing to print is not the thing itself."""
    return _key(material.item, material.provenance is Provenance.TO_PRINT)


@lru_cache(maxsize=4096)
def _key(item: str, printed: bool) -> str:
    key = " ".join(sorted(_tidied(item))) or fold(item)
    if printed:
        key = f"print {key}"
    if len(key) > _LONGEST:
        key = f"{key[:_LONGEST]} {sha256(key.encode()).hexdigest()[:12]}"
    return key


def for_everybody(counted: Iterable[tuple[Sitting, int]]) -> int:
    """How many of what stays with people: everyone gets it once, however many blocks; each lane gets its own."""
    whole = 0
    lanes: dict[str, dict[int, int]] = {}
    for at, count in counted:
        if not at.block.parallel:
            whole = max(whole, count)
            continue
        lane = lanes.setdefault(at.block.parallel, {})
        lane[at.block.lane] = max(lane.get(at.block.lane, 0), count)
    return max([whole, *(sum(lane.values()) for lane in lanes.values())])


# Parts


def _present(plan: Plan, block: Block, frame: Frame) -> tuple[int, int]:
    if not block.parallel:
        return frame.people, len(frame.trainers)
    parallel = plan.parallel(block.parallel)
    share = lane_people(parallel, frame.people)[block.lane]
    return share, ceil(len(frame.trainers) / len(parallel.lanes))


def _amount(material: Material, at: Sitting) -> Amount | None:
    rule = material.quantity
    count = needed(rule, at.people, at.trainers)
    if count is None or (not at.people and needed(rule, 1, at.trainers) != count):
        return None
    return Amount(count, unit(rule))


def _line(key: str, needs: Sequence[_Need]) -> Line:
    first = needs[0].material
    strongest = max((need.material.provenance for need in needs), key=ORDER.index)
    units = list(dict.fromkeys(need.amount.unit for need in needs if need.amount))
    named = [one for one in units if one]
    if len(named) == 1:  # "1" beside "1 rouleau": rolls, all of them
        groups = {named[0]: [need for need in needs if need.amount]}
    else:
        groups = {one: [need for need in needs if need.amount and need.amount.unit == one] for one in units}
    amounts = tuple(Amount(_total(found), one) for one, found in groups.items())
    words = tuple(dict.fromkeys(need.material.quantity.strip() for need in needs if need.amount is None))
    return Line(key, first.item.strip(), strongest, amounts, words, tuple(_uses(needs)))


def _total(needs: Sequence[_Need]) -> int:
    """How many of one line: see the rules at the head of this module."""
    if needs[0].material.provenance is Provenance.TO_PRINT:
        return sum(for_everybody(_counts(found)) for found in _by_sheet(needs).values())
    if _is_used_up(needs[0].material.item):
        days: dict[tuple[int, date], list[_Need]] = {}
        for need in needs:
            days.setdefault((need.at.block.sheet_id or 0, need.at.day), []).append(need)
        return sum(for_everybody(_counts(found)) for found in days.values())
    return max(_in_use(needs, need.at) for need in needs)


def _in_use(needs: Sequence[_Need], at: Sitting) -> int:
    """How many are in use when a block begins."""
    return sum(
        need.amount.count
        for need in needs
        if need.amount and need.at.day == at.day and need.at.start <= at.start < need.at.end
    )


def _counts(needs: Iterable[_Need]) -> Iterator[tuple[Sitting, int]]:
    """What each block wants of it, several lines of its sheet together."""
    found: dict[str, tuple[Sitting, int]] = {}
    for need in needs:
        before = found.get(need.at.block.key, (need.at, 0))[1]
        found[need.at.block.key] = (need.at, before + (need.amount.count if need.amount else 0))
    yield from found.values()


def _by_sheet(needs: Iterable[_Need]) -> dict[int, list[_Need]]:
    found: dict[int, list[_Need]] = {}
    for need in needs:
        found.setdefault(need.at.block.sheet_id or 0, []).append(need)
    return found


def _uses(needs: Sequence[_Need]) -> Iterator[Use]:
    for found in _by_sheet(needs).values():
        known = [need for need in found if need.amount]
        amount = Amount(_total(known), known[0].amount.unit) if known and known[0].amount else None
        words = "" if len(known) == len(found) else found[0].material.quantity.strip()
        blocks = tuple(dict.fromkeys(need.at.block.key for need in found))
        yield Use(found[0].at.block.title, blocks, amount, words)


def _tidied(item: str) -> list[str]:
    words = _WORD.findall(_INCLUSIVE.sub("", fold(item)))
    return [_singular(word) for word in words if word not in _ARTICLES] or words


def _singular(word: str) -> str:
    if len(word) <= 3 or word[-1] not in "sx":
        return word
    return f"{word[:-3]}al" if word.endswith("aux") and not word.endswith("eaux") else word[:-1]


@lru_cache(maxsize=4096)
def _is_used_up(item: str) -> bool:
    first = next((word for word in _tidied(item) if word not in _SIZES), "")
    said = " ".join(_singular(word) for word in _WORD.findall(fold(item)))
    return first in _USED_UP or said.startswith(_PAPER_CARDS)
