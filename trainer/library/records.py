"""Briques and sheets as the screens show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from curriculum.model import MethodSheet

NO_BRIQUE = "#6B5B4B"
"""The colour of a sheet that is in no brique yet, and of a brique that has none."""


@dataclass(frozen=True, slots=True)
class BriqueFields:
    """What a person edits of a brique."""

    title: str
    tagline: str = ""
    audience: str = ""
    prerequisites: tuple[str, ...] = ()
    usual_minutes: int = 0
    goals: tuple[str, ...] = ()
    introduction: str = ""
    colour: str = NO_BRIQUE
    icon: str = "layers"
    proposition: bool = False


@dataclass(frozen=True, slots=True)
class BriqueRecord:
    """A brique with the number of published sheets that are at home in it, and of drafts under way."""

    id: int
    version: int
    slug: str
    position: int
    retired: bool
    sheets: int
    drafts: int
    fields: BriqueFields

    @property
    def title(self) -> str:
        """Its title."""
        return self.fields.title

    @property
    def colour(self) -> str:
        """Its colour, "#RRGGBB"."""
        return self.fields.colour


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """A sheet in a list."""

    id: int
    slug: str
    title: str
    promise: str
    kind: str
    brique_id: int
    brique_slug: str
    brique_title: str
    colour: str
    minutes: int
    group_min: int
    group_max: int
    tags: tuple[str, ...]
    group_ideal: int
    trainers: int
    remote: bool
    tested: bool
    language: str
    translation_of: str
    edition: int
    drafted: bool
    retired: bool


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """A whole sheet as published; as drafted, when it never was."""

    id: int
    version: int
    summary: SheetSummary
    sheet: MethodSheet


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """A published text of a sheet; `number` counts from 1."""

    number: int
    made_at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written on a sheet. `version` 0: nothing is kept yet, the sheet is the published one.

    `based_on` is the edition it began from (0 for a sheet never published), `edition` the newest one.
    """

    sheet_id: int
    version: int
    based_on: int
    edition: int
    sheet: MethodSheet
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class TranslationRecord:
    """A sheet in another language; `current` is false when its master moved on since, None for the master itself."""

    sheet_id: int
    language: str
    title: str
    current: bool | None
    published: bool
