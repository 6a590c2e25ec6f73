"""The order of what was found, the same on every database: where the words stand, how rare and how near. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

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
    scored = [(-_score(terms, weights, words), sheet_id) for sheet_id, words in candidates]
    return [sheet_id for _, sheet_id in sorted(scored)]


def _score(terms: Sequence[Term], weights: Sequence[float], words: str) -> float:
    parts = words.split(PART)
    total = 0.0
    in_title = 0
    best_of: list[int | None] = []
    for term, weight in zip(terms, weights, strict=True):
        best, often, exact = _places(term, parts)
        best_of.append(best)
        if best is None:
            continue
        in_title += best == 0
        total += weight * (PLACE[best] + OFTEN_SHARE * often / (often + 6) + EXACT_SHARE * exact)
    if in_title:
        total += TITLE_SHARE * max(weights) * in_title / max(1, parts[0].count("="))
    for i in range(len(terms) - 1):
        if best_of[i] is not None and best_of[i + 1] is not None:
            total += _nearness(terms[i], terms[i + 1], parts) * (weights[i] + weights[i + 1]) / 2
    return round(total, 9)


def _places(term: Term, parts: Sequence[str]) -> tuple[int | None, float, bool]:
    """The best level of a word, how often it stands (weighted), whether it stands there as it was asked."""
    best: int | None = None
    often, exact = 0.0, False
    starts = [f" {key}=" for key in term.keys]
    begins = [f"={begin}" for begin in term.begins]
    homes = [f" zb{i}=" for i in term.briques]
    for level, part in enumerate(parts):
        count = sum(map(part.count, starts))
        if begins:
            count = max(count, sum(map(part.count, begins)))
        if homes and level >= 2:
            count += any(home in part for home in homes)
        if count:
            if best is None:
                best = level
                exact = f"={term.folded} " in part
            often += count * OFTEN[level]
    return best, often, exact


def _nearness(first: Term, second: Term, parts: Sequence[str]) -> float:
    pattern = _side_by_side(first, second)
    for level, part in enumerate(parts):
        if pattern.search(part):
            return NEAR[level]
    return 0.0


@lru_cache(maxsize=256)
def _side_by_side(first: Term, second: Term) -> re.Pattern[str]:
    return re.compile(f" (?:{_form(first)})\\S*  (?:{_form(second)})")


def _form(term: Term) -> str:
    forms = [f"{re.escape(key)}=" for key in term.keys] + [rf"\S*={re.escape(one)}" for one in term.begins]
    return "|".join(forms)
