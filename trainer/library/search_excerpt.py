"""Excerpts: the passage where most of the words sought stand together, cut between words, accents kept. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from trainer.library import search_text
from trainer.library.search_passages import FIELD, PART
from trainer.library.search_records import Piece
from trainer.library.search_terms import Term

LENGTH = 170
MOST_PLACES = 24
_WORD = re.compile(r"[^\W_]+")

Place = tuple[int, int, int]
"""Start, end and term of a word found."""


class Marker:
    """Finds the words of one question in texts."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        begins = {key[: max(3, len(key) - 2)] for term in terms for key in term.keys}
        begins |= {one for term in terms for one in term.begins}
        self._begins = sorted({form for one in begins for form in (one, _ligated(one))} - {""})

    def places(self, text: str) -> list[Place]:
        """The words of `text` that were sought, in order."""
        plain = search_text.flat(text)
        starts = {start for begin in self._begins for start in _starts(plain, begin)}
        found = []
        for start in sorted(starts)[:MOST_PLACES]:
            word = _WORD.match(plain, start)
            end = word.end() if word is not None else start
            term = self._term(text[start:end], plain[start:end])
            if term is not None:
                found.append((start, end, term))
        return found

    def marked(self, text: str) -> tuple[Piece, ...]:
        """A whole text with its words marked."""
        return _pieces(text, self.places(text), 0, len(text))

    def excerpt(self, plain: str) -> tuple[str, tuple[Piece, ...]]:
        """Field and excerpt from the passages of `Entry.plain`; without a word found, the beginning of the first."""
        places = self.places(plain)
        at = _best(places)
        first = plain.rfind(PART, 0, at) + 1
        opened = plain.find(FIELD, first)
        if at <= opened:  # the name of a field is no text: nothing was found
            places = [place for place in places if place[0] > opened]
            at = opened + 1
        last = plain.find(PART, at)
        last = len(plain) if last < 0 else last
        field, body = plain[first:opened], opened + 1
        start, end = _window(plain, body, last, at)
        pieces = _pieces(plain, places, start, end)
        before = [Piece("… ")] if start > body else []
        after = [Piece(" …")] if end < last else []
        return field, (*before, *pieces, *after)

    def _term(self, word: str, plain: str) -> int | None:
        key = search_text.key(word)
        for number, term in enumerate(self._terms):
            if key in term.keys or any(plain.startswith(one) for one in term.begins):
                return number
        return None


def _starts(plain: str, begin: str) -> Iterator[int]:
    """Where words begin with `begin`, at most MOST_PLACES of them."""
    if len(begin) < 3:  # inside words, one or two letters stand too often to be looked at each time
        yield from (
            match.start() for match in islice(re.finditer(rf"\b{re.escape(begin)}", plain), MOST_PLACES)
        )
        return
    at, found = plain.find(begin), 0
    while at >= 0 and found < MOST_PLACES:
        if at == 0 or not plain[at - 1].isalnum():
            found += 1
            yield at
        at = plain.find(begin, at + 1)


def _ligated(begin: str) -> str:
    return begin.replace("oe", "ø").replace("ae", "æ")


def _best(places: Sequence[Place]) -> int:
    """Where the excerpt should begin to show most of the terms, early ones first; 0 when nothing was found."""
    best, most = 0, 0
    for i, (start, _, _) in enumerate(places):
        within = {term for s, e, term in places[i : i + 12] if e - start <= LENGTH - 30}
        if len(within) > most:
            best, most = start, len(within)
    return best


def _window(text: str, first: int, last: int, at: int) -> tuple[int, int]:
    start = max(first, at - 40)
    if start > first:
        space = text.find(" ", start, at)
        start = space + 1 if space >= 0 else at
    end = min(last, start + LENGTH)
    if end < last:
        space = text.rfind(" ", start, end)
        end = space if space > at else end
    return start, end


def _pieces(text: str, places: Sequence[Place], start: int, end: int) -> tuple[Piece, ...]:
    pieces, at = [], start
    for s, e, _ in places:
        if s < at or e > end:
            continue
        if s > at:
            pieces.append(Piece(text[at:s]))
        pieces.append(Piece(text[s:e], marked=True))
        at = e
    if at < end:
        pieces.append(Piece(text[at:end]))
    return tuple(pieces)
