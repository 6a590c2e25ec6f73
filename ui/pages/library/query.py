"""What is looked for in the library, without Qt: words and facets, switched on and off, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from trainer.core.text import fold
from trainer.library.search_records import LENGTHS, SheetQuery

FAVOURITES, RECENT, UNDER_WAY = "favourites", "recent", "drafts"
_MANY = {"brique": "briques", "kind": "kinds", "tag": "tags", "language": "languages"}
_YES = ("remote", "tested", "drafts", "retired")
LARGEST_GROUP = 10_000


@dataclass(frozen=True, slots=True)
class Filters:
    """Facets combine: all of them must hold; several choices of one facet mean any of them.

    `briques` are ids; `band` is a key of `LENGTHS`; `group` is a number of people; `kept` is "",
    FAVOURITES, RECENT or UNDER_WAY (the drafts alone; `drafts` adds them to the others).
    """

    kept: str = ""
    briques: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    band: str = ""
    group: int | None = None
    remote: bool = False
    tested: bool = False
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    drafts: bool = False
    retired: bool = False

    @property
    def active(self) -> bool:
        """True when a facet is on."""
        return self != Filters()

    @property
    def count(self) -> int:
        """How many choices are on."""
        total = 0
        for field in fields(self):
            value = getattr(self, field.name)
            total += len(value) if isinstance(value, tuple) else int(bool(value))
        return total

    def on(self, facet: str, key: str) -> bool:
        """True when this choice of this facet is on."""
        if facet in _MANY:
            return _typed(facet, key) in getattr(self, _MANY[facet])
        if facet in _YES:
            return bool(getattr(self, facet))
        return bool(getattr(self, facet) == _typed(facet, key))

    def toggled(self, facet: str, key: str) -> Filters:
        """The filters with one choice switched. Raises AttributeError for an unknown facet."""
        value: Any = _typed(facet, key)
        if facet in _MANY:
            name = _MANY[facet]
            chosen = getattr(self, name)
            rest = tuple(one for one in chosen if one != value)
            return self._with(name, rest if value in chosen else (*chosen, value))
        if facet in _YES:
            return self._with(facet, not getattr(self, facet))
        empty: Any = None if facet == "group" else ""
        return self._with(facet, empty if getattr(self, facet) == value else value)

    def _with(self, name: str, value: Any) -> Filters:
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Every choice that is on, as (facet, key), in the order of the facets."""
        found: list[tuple[str, str]] = []
        names = {plural: facet for facet, plural in _MANY.items()}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                found += [(names[field.name], str(one)) for one in value]
            elif value:
                found.append((field.name, "" if value is True else str(value)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing looked for; `everything` lists all sheets when there are neither words nor filters."""

    words: str = ""
    filters: Filters = Filters()
    everything: bool = False

    @property
    def active(self) -> bool:
        """True when a list is wanted, not the wall."""
        return self.everything or bool(fold(self.words)) or self.filters.active

    def only_brique(self, brique_id: int | None) -> bool:
        """True when nothing but this brique is looked for."""
        return (
            brique_id is not None and not fold(self.words) and self.filters == Filters(briques=(brique_id,))
        )

    def query(self, *, limit: int, offset: int = 0) -> SheetQuery:
        """What the search is asked: `limit` sheets from `offset` on."""
        filters = self.filters
        shortest, longest = LENGTHS[filters.band] if filters.band else (None, None)
        return SheetQuery(
            words=self.words,
            brique_ids=filters.briques,
            kinds=filters.kinds,
            minutes_min=shortest,
            minutes_max=longest,
            group=filters.group,
            remote=True if filters.remote else None,
            tested=True if filters.tested else None,
            tags=filters.tags,
            languages=filters.languages,
            drafts=filters.drafts or bool(filters.kept),
            retired=filters.retired or bool(filters.kept),
            limit=limit,
            offset=offset,
        )


def _typed(facet: str, key: str) -> Any:
    return int(key) if facet in ("brique", "group") and key else key
