"""The order of what was found, the same on every database: where the words stand, how rare and how near. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import add, mul

from trainer.library.search_passages import PART
from trainer.library.search_terms import Term

PLACE = (1.0, 0.6, 0.4, 0.22)
"""What a word is worth by its level: title, promise and tags, purpose, the rest."""
OFTEN = (4.0, 2.5, 1.5, 1.0)
NEAR = (0.5, 0.35, 0.25, 0.15)
OFTEN_SHARE, EXACT_SHARE, TITLE_SHARE = 0.25, 0.05, 0.2


def rarity(holding: int, sheets: int) -> float:
    """The weight of a word that stands in `holding` sheets out of `sheets`."""
    return 0.1 + math.log(1 + (sheets - holding + 0.5) / (holding + 0.5))


def order(
    terms: Sequence[Term], weights: Sequence[float], candidates: Iterable[tuple[int, str]]
) -> list[int]:
    """The ids of `candidates` (id, words as in `Entry.words`), best first; equals in the order of their ids."""
    sought = [_Sought(term) for term in terms]
    scored = [(-_score(sought, weights, words), sheet_id) for sheet_id, words in candidates]
    return [sheet_id for _, sheet_id in sorted(scored)]


def _score(terms: Sequence[_Sought], weights: Sequence[float], words: str) -> float:
    parts = words.split(PART)
    total = 0.0
    in_title = 0
    before: list[int] = []
    for i, term in enumerate(terms):
        counts = term.counts(parts)
        best = next((level for level, count in enumerate(counts) if count), None)
        if best is not None:
            often = sum(map(mul, counts, OFTEN))
            in_title += counts[0]
            exact = term.exact in parts[best]
            total += weights[i] * (PLACE[best] + OFTEN_SHARE * often / (often + 6) + EXACT_SHARE * exact)
            if before:
                near = _nearness(terms[i - 1], term, parts, before, counts)
                total += near * (weights[i - 1] + weights[i]) / 2
        before = counts if best is not None else []
    if in_title:
        total += TITLE_SHARE * max(weights) * in_title / max(1, parts[0].count("="))
    return round(total, 9)


class _Sought:
    """A term made ready to be counted in the parts of many sheets."""

    def __init__(self, term: Term) -> None:
        self.term = term
        self.exact = f"={term.folded} "
        self._starts = [f" {key}=" for key in term.keys]
        self._begins = [f"={begin}" for begin in term.begins]
        self._homes = [f" zb{i}=" for i in term.briques]

    def counts(self, parts: Sequence[str]) -> list[int]:
        """How often it stands at each level."""
        first, *others = self._starts
        counts = [part.count(first) for part in parts]
        for start in others:
            counts = list(map(add, counts, [part.count(start) for part in parts]))
        for begin in self._begins:
            counts = list(map(max, counts, [part.count(begin) for part in parts]))
        for home in self._homes:
            counts = [*counts[:2], *map(add, counts[2:], [home in part for part in parts[2:]])]
        return counts


def _nearness(
    first: _Sought, second: _Sought, parts: Sequence[str], here: Sequence[int], there: Sequence[int]
) -> float:
    pattern = _side_by_side(first.term, second.term)
    for level, part in enumerate(parts):
        if here[level] and there[level] and pattern.search(part):
            return NEAR[level]
    return 0.0


@lru_cache(maxsize=256)
def _side_by_side(first: Term, second: Term) -> re.Pattern[str]:
    return re.compile(f" (?:{_form(first)})\\S*  (?:{_form(second)})")


def _form(term: Term) -> str:
    forms = [f"{re.escape(key)}=" for key in term.keys] + [rf"\S*={re.escape(one)}" for one in term.begins]
    return "|".join(forms)
