"""The steps of a sheet as its block has time for them, and what people do in each: listen, work, get up.

Where a block is shorter than its steps, optional ones are passed (`passed`): the balance, the papers, the day under way
and « tenir en » all ask here which.

People listen in a plenary step of an input, a film, a tool or an exercise in which nobody gets up or plays; plenary
steps of the other kinds (games, role-plays, openings and closings) are played or are a turn of everybody's words.
People get up in a game, an opening or a role-play, to sit down in groups, or where the words of the step say so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from curriculum.grouping import Together, read_grouping
from curriculum.model import MethodSheet, SheetKind, Step

_LISTENED = frozenset({SheetKind.INPUT, SheetKind.VIDEO, SheetKind.TOOL, SheetKind.EXERCISE})
_LIVELY = frozenset({SheetKind.GAME, SheetKind.OPENING, SheetKind.ROLEPLAY})
_WORDS = re.compile(
    r"\bdebout\b|\bl[eè]v(?:ez|ent|ons|e)[- ](?:vous|nous|toi)\b|\bse l[eè]v|\bd[ée]plac(?:e|ent|ez|ons)\b"
    r"|\bmarch(?:ez|ent|ons)\b|\ben marchant\b|\bau sol\b|\bjou(?:e|ez|ent|ons)\b|\bmim(?:e|ez|ent|er)\b"
    r"|\bplac(?:ez|ons)[- ](?:vous|nous)\b|\bse plac(?:e|ent)\b|\ben cercle\b"
    r"|\bchang(?:ez|ent|e) de (?:place|chaise|camp|côté)"
    r"|\bstand(?:s|ing)? up\b|\bon (?:your|their) feet\b|\bwalk\b|\bact(?:s)? out\b",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b(?:corps|mouvement|debout|body|movement)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pace:
    """A stretch of a block: `minutes` may be a fraction; `size` is the people in a group where that counts."""

    minutes: float
    together: Together
    size: int
    listening: bool
    moving: bool


@dataclass(slots=True)
class _Known:
    sheet: MethodSheet
    traits: tuple[Pace, ...]
    """Its steps at their own length."""
    by_minutes: dict[int, tuple[Pace, ...]]


_known: dict[int, _Known] = {}
MOST_KNOWN = 600


def paces(sheet: MethodSheet, minutes: int) -> tuple[Pace, ...]:
    """The steps of a sheet in a block of that length; they add up to it. () for a sheet without steps."""
    known = _known.get(id(sheet))
    if known is None or known.sheet is not sheet:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        known = _known[id(sheet)] = _Known(sheet, _traits(sheet), {})
    found = known.by_minutes.get(minutes)
    if found is None:
        lengths = zip(known.traits, paced(sheet.steps, minutes), strict=True)
        found = tuple(replace(trait, minutes=length) for trait, length in lengths if length > 0)
        known.by_minutes[minutes] = found
    return found


def paced(steps: Sequence[Step], minutes: int) -> tuple[float, ...]:
    """What each step gets of a block: 0 for those that are passed, the others shrink or grow alike."""
    out = passed(steps, minutes)
    whole = sum(step.minutes for place, step in enumerate(steps) if place not in out)
    if not whole:
        return tuple(minutes / len(steps) for _ in steps)
    return tuple(0.0 if place in out else step.minutes * minutes / whole for place, step in enumerate(steps))


def passed(steps: Sequence[Step], minutes: int) -> frozenset[int]:
    """The places of the optional steps that a block of so many minutes has no time for.

    As few minutes as do it, the last first; all of them when they are not enough; none where every step is optional.
    """
    missing = sum(step.minutes for step in steps) - minutes
    optional = [(place, step.minutes) for place, step in enumerate(steps) if step.optional]
    if missing <= 0 or len(optional) == len(steps):
        return frozenset()
    best: dict[int, tuple[int, ...]] = {0: ()}
    for place, length in reversed(optional):
        for saved, places in list(best.items()):
            best.setdefault(saved + length, (*places, place))
    enough = min((saved for saved in best if saved >= missing), default=max(best))
    return frozenset(best[enough])


def _traits(sheet: MethodSheet) -> tuple[Pace, ...]:
    lively = sheet.kind in _LIVELY or any(_BODY.search(tag) for tag in sheet.tags)
    return tuple(_pace(sheet.kind, step, lively) for step in sheet.steps)


def _pace(kind: SheetKind, step: Step, lively: bool) -> Pace:
    grouping = read_grouping(step.grouping)
    active = any(_WORDS.search(text) for text in (step.title, step.description, step.instruction))
    plenary = grouping.together is Together.PLENARY
    apart = grouping.together is Together.GROUPS or (
        grouping.together is Together.OTHER and bool(grouping.words)
    )
    return Pace(
        step.minutes,
        grouping.together,
        grouping.size,
        listening=plenary and kind in _LISTENED and not active,
        moving=lively or active or apart,
    )
