"""What the form works out from a sheet, without Qt: totals of the steps, quantities, times of chapters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from curriculum.model import Duration, MethodSheet, SheetKind, Step
from curriculum.quantities import needed

_AT = re.compile(r"^(\d{1,3})\s*[:.'′h m]\s*(\d{1,2})\s*[s\"″]?$")
_MINUTES = re.compile(r"^(\d{1,3})\s*(?:min|m|'|′)?$")


@dataclass(frozen=True, slots=True)
class Total:
    """Minutes of the steps: all of them, without the optional ones, and the start of each."""

    usual: int
    short: int
    starts: tuple[int, ...]


def total(steps: Sequence[Step]) -> Total:
    """The running total."""
    starts, now = [], 0
    for step in steps:
        starts.append(now)
        now += step.minutes
    return Total(now, sum(step.minutes for step in steps if not step.optional), tuple(starts))


def with_total(sheet: MethodSheet) -> MethodSheet:
    """The sheet with the durations that its steps add up to; the long one only grows."""
    sums = total(sheet.steps)
    return replace(sheet, duration=Duration(sums.short, sums.usual, max(sheet.duration.long, sums.usual)))


def agrees(sheet: MethodSheet) -> bool:
    """True when the durations say what the steps add up to."""
    sums = total(sheet.steps)
    return (sheet.duration.short, sheet.duration.usual) == (sums.short, sums.usual)


def quantity(rule: str, people: int, trainers: int) -> int | None:
    """How many of a material the ideal group needs; None when the rule cannot be read or nobody comes."""
    return needed(rule, people, max(trainers, 1)) if people > 0 else None


def read_at(text: str) -> str | None:
    """A time in a film as "mm:ss" from "2:30", "2 30", "2'30", "2 min"; None when it is none."""
    plain = text.strip().replace("\u00a0", " ").replace("\u202f", " ")
    if match := _AT.match(plain):
        minutes, seconds = int(match[1]), int(match[2])
    elif match := _MINUTES.match(plain):
        minutes, seconds = int(match[1]), 0
    else:
        return None
    return f"{minutes:02d}:{seconds:02d}" if seconds < 60 else None


def words_of(text: str) -> tuple[str, ...]:
    """Words between commas, each once."""
    parts = (" ".join(part.split()) for part in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def wanted_sections(sheet: MethodSheet) -> frozenset[str]:
    """The sections that open by themselves although only some kinds of sheet have them."""
    wanted = set()
    if sheet.kind is SheetKind.ROLEPLAY or sheet.roles or sheet.observation or sheet.context:
        wanted.add("roleplay")
    if sheet.kind is SheetKind.VIDEO or sheet.chapters or sheet.questions:
        wanted.add("film")
    return frozenset(wanted)
