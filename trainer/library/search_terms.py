"""A question as the index understands it: groups of words of the index, for either database. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.library import search_text
from trainer.library.search_passages import LETTERS, Level, brique_token
from trainer.library.search_text import Asked

MOST_FORMS = 12
SHORTEST_BEGINNING, SHORTEST_FAMILY = 3, 5


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question. `keys` are families it may belong to, `begins` what their keys or words begin with.

    `briques` are those whose title holds the word: it is a purpose of the sheets at home there.
    """

    folded: str
    keys: tuple[str, ...]
    begins: tuple[str, ...] = ()
    briques: tuple[int, ...] = ()

    def tokens(self, level: Level) -> list[tuple[str, bool]]:
        """The words of the index that say "stands at this level or a better one"; True for a beginning."""
        letter = LETTERS[level]
        found = [(letter + one, False) for one in self.keys] + [(letter + one, True) for one in self.begins]
        return found + [(brique_token(i), False) for i in self.briques if level >= Level.PURPOSE]


Group = list[tuple[str, bool]]


def terms(
    asked: Sequence[Asked], vocabulary: Iterable[tuple[str, str]], titles: Mapping[int, str]
) -> tuple[Term, ...]:
    """The terms of a question. `vocabulary`: words of the library and their keys; `titles`: those of the briques."""
    known = list(vocabulary)
    keys_of_titles = {i: search_text.words(title) for i, title in titles.items()}
    found = []
    for one in asked:
        same = [key for word, key in known if word == one.folded]
        begun = [key for word, key in known if one.typed and word.startswith(one.folded)]
        odd = [key for key in begun if not key.startswith(one.folded)]
        keys = tuple(dict.fromkeys((one.key, *same, *odd)))[:MOST_FORMS]
        briques = tuple(
            i
            for i, words in keys_of_titles.items()
            if any(w.key in keys or (one.typed and w.folded.startswith(one.folded)) for w in words)
        )
        found.append(Term(one.folded, keys, (one.folded,) if one.typed else (), briques))
    return tuple(found)


def relaxed(term: Term, vocabulary: Iterable[tuple[str, str]]) -> Term:
    """A word that nobody wrote, taken as the beginning of one ("manif"), or by the beginning of its family."""
    if len(term.folded) < SHORTEST_BEGINNING:
        return term
    keys = dict.fromkeys(key for word, key in vocabulary if word.startswith(term.folded))
    begins = [term.folded] + [key for key in term.keys if len(key) >= SHORTEST_FAMILY]
    return replace(term, keys=(*term.keys, *keys)[:MOST_FORMS], begins=tuple(dict.fromkeys(begins)))


def every(groups: Iterable[Group], dialect: str) -> str:
    """The question "one of each group" as the database wants it."""
    return (" & " if dialect == "postgresql" else " AND ").join(_any(group, dialect) for group in groups)


def some(groups: Iterable[Group], dialect: str) -> str:
    """The question "one of any group"."""
    return _any([token for group in groups for token in group], dialect)


def _any(group: Group, dialect: str) -> str:
    if dialect == "postgresql":
        return "(" + " | ".join(f"'{token}'" + (":*" if begins else "") for token, begins in group) + ")"
    return "(" + " OR ".join(f'"{token}"' + (" *" if begins else "") for token, begins in group) + ")"
