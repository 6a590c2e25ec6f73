"""What one asks of the library's search and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from trainer.library.records import SheetSummary

LENGTHS: dict[str, tuple[int | None, int | None]] = {
    "<30": (None, 29),
    "30-60": (30, 60),
    "60-120": (61, 120),
    ">120": (121, None),
}
"""Bands of usual minutes, both ends included."""


@dataclass(frozen=True, slots=True)
class SheetQuery:
    """What is sought. Without a space after it, the last word is taken as still being typed.

    `brique_ids`, `kinds` and `languages`: any of them; `tags`: all of them. `group`: people the sheet must fit.
    `ids`: only these sheets (favourites, recent ones), in this order when there are no words. `drafts` adds the
    sheets never published, `retired` the retired ones; without `languages`, only masters.
    """

    words: str = ""
    brique_ids: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    minutes_min: int | None = None
    minutes_max: int | None = None
    group: int | None = None
    remote: bool | None = None
    tested: bool | None = None
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    drafts: bool = False
    retired: bool = False
    ids: tuple[int, ...] | None = None
    limit: int = 50
    offset: int = 0


class Facts(NamedTuple):
    """What filters and facets ask of a sheet found."""

    id: int
    home_id: int | None
    kind: str
    minutes: int
    group_min: int
    group_max: int
    remote: bool
    tested: bool
    language: str
    tags: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `marked` where a word sought stands."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class SheetHit:
    """A sheet found; `excerpt` comes from `field` of the sheet (a name of `curriculum.fields`)."""

    summary: SheetSummary
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """How many sheets each choice would leave, every other filter applied; briques by id, lengths as in LENGTHS."""

    briques: dict[int, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    tags: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    remote: int = 0
    tested: int = 0


@dataclass(frozen=True, slots=True)
class SheetHits:
    """A page of what was found, best first.

    `total` and `facets` are None when more were found than it is worth counting. `partial`: no sheet holds every
    word, these hold the most telling ones. When very few hold every word, some of that sort follow them.
    """

    words: str
    hits: tuple[SheetHit, ...]
    total: int | None
    facets: Facets | None
    partial: bool = False
