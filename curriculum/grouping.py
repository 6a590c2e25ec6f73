"""How people work during a step: the words of a sheet as a value one can count with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Together(StrEnum):
    """The ways of grouping; the value is the word written in a sheet, {n} the size of a group."""

    PLENARY = "plénière"
    GROUPS = "groupes de {n}"
    PAIRS = "binômes"
    ALONE = "individuel"
    OTHER = ""


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way of grouping. `size` is the number of people in a group (0: everyone); `words` what the sheet says."""

    together: Together
    size: int
    words: str


_GROUPS = re.compile(r"(?:en )?(?:petits )?groupes? de (\d{1,3})\b", re.IGNORECASE)
_WORDS = (
    (re.compile(r"pl[ée]ni[èe]re|grand groupe|tou(?:s|tes)|ensemble", re.IGNORECASE), Together.PLENARY, 0),
    (re.compile(r"bin[ôo]mes?|paires?|(?:à|par) (?:2|deux)\b", re.IGNORECASE), Together.PAIRS, 2),
    (re.compile(r"individuel|seul", re.IGNORECASE), Together.ALONE, 1),
)


def read_grouping(words: str) -> Grouping:
    """What the words of a step mean: "groupes de 4" is groups of 4; unknown words are kept as they are."""
    if match := _GROUPS.search(words):
        return Grouping(Together.GROUPS, int(match[1]), words)
    for pattern, together, size in _WORDS:
        if pattern.search(words):
            return Grouping(together, size, words)
    return Grouping(Together.OTHER, 0, words)


def write_grouping(together: Together, size: int = 0) -> str:
    """The words for a way of grouping; `size` counts for groups alone."""
    return together.value.format(n=size)
