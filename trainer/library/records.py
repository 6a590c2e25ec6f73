"""Briques and sheets as the screens show them."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.model import MethodSheet


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
    colour: str = "#6B5B4B"
    icon: str = "layers"
    proposition: bool = False


@dataclass(frozen=True, slots=True)
class BriqueRecord:
    """A brique with the number of sheets that are at home in it."""

    id: int
    version: int
    slug: str
    position: int
    retired: bool
    sheets: int
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


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """A whole sheet."""

    id: int
    version: int
    summary: SheetSummary
    sheet: MethodSheet
