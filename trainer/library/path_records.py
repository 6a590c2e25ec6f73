"""Learning paths as the screens and papers show them. Durations are minutes, money is cents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from curriculum.model import LearningPath, PathItem
from trainer.library.rules import Remark


class PriceUnit(StrEnum):
    """What the price of a path is for: the whole, or each person."""

    WHOLE = "forfait"
    PERSON = "personne"


@dataclass(frozen=True, slots=True)
class Price:
    """The price of a path before tax; `cents` None is a price made on demand."""

    cents: int | None = None
    unit: PriceUnit = PriceUnit.WHOLE


@dataclass(frozen=True, slots=True)
class PathPart:
    """A brique or a sheet that can be a stage. `home` is the brique of a sheet, itself for a brique."""

    slug: str
    is_brique: bool
    id: int
    title: str
    promise: str
    minutes: int
    colour: str
    home: str
    home_slug: str
    home_position: int
    group_min: int = 0
    group_max: int = 0
    retired: bool = False
    kind: str = ""
    prerequisites: tuple[str, ...] = ()

    @property
    def item(self) -> PathItem:
        """The stage that means this part, at its usual length."""
        return PathItem(brique=self.slug) if self.is_brique else PathItem(sheet=self.slug)


@dataclass(frozen=True, slots=True)
class PathStage:
    """A stage with what it stands for, None when this database lacks it, and the minutes it takes."""

    item: PathItem
    part: PathPart | None
    minutes: int

    @property
    def slug(self) -> str:
        """The short name of the brique or sheet."""
        return self.item.brique or self.item.sheet

    @property
    def title(self) -> str:
        """The title, or the short name of something unknown here."""
        return self.part.title if self.part is not None else self.slug


@dataclass(frozen=True, slots=True)
class PathLook:
    """What a path comes to: its stages, the minutes planned and left (negative: too long), the briques covered as
    (title, colour), and what its author may want to know."""

    stages: tuple[PathStage, ...]
    planned: int
    room: int
    briques: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class PathSummary:
    """A path in a list."""

    id: int
    version: int
    slug: str
    title: str
    promise: str
    minutes: int
    days: int
    every: int
    stages: int
    planned: int
    price: Price
    briques: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PathRecord:
    """A whole path with its price."""

    id: int
    version: int
    path: LearningPath
    price: Price
    look: PathLook
