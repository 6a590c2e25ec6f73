"""The steps of a sheet as its block has time for them, and what people do in each: listen, work, get up.

People listen in a plenary step of an input, a film, a tool or an exercise in which nobody gets up or plays; plenary
steps of the other kinds (games, role-plays, openings and closings) are played or are a turn of everybody's words.
People get up in a game, an opening or a role-play, to sit down in groups, or where the words of the step say so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from curriculum.grouping import Grouping, Together, read_grouping
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


def paces(sheet: MethodSheet, minutes: int) -> tuple[Pace, ...]:
    """The steps of a sheet in a block of that length; they add up to it. () for a sheet without steps."""
    lengths = paced(sheet.steps, minutes)
    return tuple(
        _pace(sheet, step, length) for step, length in zip(sheet.steps, lengths, strict=True) if length > 0
    )


def paced(steps: Sequence[Step], minutes: int) -> tuple[float, ...]:
    """What each step gets of a block: optional steps give way first, then all shrink or grow alike."""
    needed = sum(step.minutes for step in steps if not step.optional)
    whole = sum(step.minutes for step in steps)
    if not whole:
        return tuple(minutes / len(steps) for _ in steps)
    if minutes >= whole or not needed:
        return tuple(step.minutes * minutes / whole for step in steps)
    if minutes <= needed:
        return tuple(0.0 if step.optional else step.minutes * minutes / needed for step in steps)
    share = (minutes - needed) / (whole - needed)
    return tuple(step.minutes * share if step.optional else float(step.minutes) for step in steps)


def _pace(sheet: MethodSheet, step: Step, minutes: float) -> Pace:
    grouping = _grouping(step.grouping)
    active = _gets_up(step.title) or _gets_up(step.description) or _gets_up(step.instruction)
    plenary = grouping.together is Together.PLENARY
    lively = sheet.kind in _LIVELY or any(_BODY.search(tag) for tag in sheet.tags)
    apart = grouping.together is Together.GROUPS or (
        grouping.together is Together.OTHER and bool(grouping.words)
    )
    return Pace(
        minutes,
        grouping.together,
        grouping.size,
        listening=plenary and sheet.kind in _LISTENED and not active,
        moving=lively or active or apart,
    )


@lru_cache(maxsize=512)
def _grouping(words: str) -> Grouping:
    return read_grouping(words)


@lru_cache(maxsize=8192)
def _gets_up(text: str) -> bool:
    return bool(_WORDS.search(text))
