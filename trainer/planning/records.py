"""The plan of a workshop as one frozen value: half-days with their blocks, what is parked, headings, parallel groups.

Times of day are minutes since midnight at the place, durations are minutes. A block's start is never kept but computed
(`times.schedule`), unless it is pinned. Every edit is a function from a plan to a plan (`edits`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, NoReturn


class BlockKind(StrEnum):
    """The kinds of agenda block."""

    SHEET = "sheet"
    WELCOME = "welcome"
    BREAK = "break"
    MEAL = "meal"
    CLOSING = "closing"
    OTHER = "other"


PAUSES = (BlockKind.BREAK, BlockKind.MEAL)
"""What people rest in."""


class Source(NamedTuple):
    """The text a block was prepared with: an edition of a sheet, or a text of its own (`adapted`, not empty)."""

    sheet_id: int
    edition: int
    adapted: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A sequence. `key` names it for good within its workshop.

    `edition` is the sheet's edition it was prepared with, `kept` the newest one the trainer chose not to take,
    `adapted` the sheet as changed for this workshop alone (plain JSON of `curriculum.plain`, "" when unchanged).
    `pinned` is a start that must hold. `group` names a heading, `parallel` and `lane` a group that works beside others.
    """

    key: str
    kind: BlockKind
    title: str
    minutes: int
    sheet_id: int | None = None
    edition: int = 0
    kept: int = 0
    adapted: str = ""
    pinned: int | None = None
    lead: str = ""
    room: str = ""
    notes: str = ""
    group: str = ""
    parallel: str = ""
    lane: int = 0

    @property
    def source(self) -> Source | None:
        """The text it was prepared with; None for a block that is no sheet."""
        return None if self.sheet_id is None else Source(self.sheet_id, self.edition, self.adapted)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over blocks that follow each other."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One of the groups that work at the same time; `people` 0 is an equal share."""

    name: str
    room: str = ""
    lead: str = ""
    people: int = 0


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two to six lanes; the blocks of each follow one another, all lanes start together."""

    key: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class PlanHalf:
    """A half-day with its hours and its blocks in order; `id` is that of the half-day in the database."""

    id: int
    day: date
    starts: int
    ends: int
    blocks: tuple[Block, ...] = ()

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.ends - self.starts


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for blocks: before the block at `index` of a half-day (None: the parking), inside what it names.

    When blocks move, `index` counts without them.
    """

    half: int | None
    index: int
    group: str = ""
    parallel: str = ""
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan; `parked` is what may come, or not."""

    halves: tuple[PlanHalf, ...] = ()
    parked: tuple[Block, ...] = ()
    groups: tuple[Group, ...] = ()
    parallels: tuple[Parallel, ...] = ()

    def __iter__(self) -> Iterator[Block]:
        """Every block, those of the half-days first."""
        for half in self.halves:
            yield from half.blocks
        yield from self.parked

    def block(self, key: str) -> Block:
        """The block of this key; KeyError when there is none."""
        return next((block for block in self if block.key == key), None) or _missing(key)

    def half(self, half_id: int | None) -> PlanHalf:
        """The half-day of this id; KeyError when there is none."""
        return next((half for half in self.halves if half.id == half_id), None) or _missing(half_id)

    def where(self, key: str) -> Spot:
        """Where a block is; KeyError when there is none."""
        for half_id, blocks in [*((half.id, half.blocks) for half in self.halves), (None, self.parked)]:
            for index, block in enumerate(blocks):
                if block.key == key:
                    return Spot(half_id, index, block.group, block.parallel, block.lane)
        return _missing(key)

    def at(self, half_id: int | None) -> tuple[Block, ...]:
        """The blocks of a half-day, or the parked ones for None."""
        return self.parked if half_id is None else self.half(half_id).blocks

    def group(self, key: str) -> Group:
        """The heading of this key; KeyError when there is none."""
        return next((one for one in self.groups if one.key == key), None) or _missing(key)

    def parallel(self, key: str) -> Parallel:
        """The parallel groups of this key; KeyError when there are none."""
        return next((one for one in self.parallels if one.key == key), None) or _missing(key)


@dataclass(frozen=True, slots=True)
class Clip:
    """Blocks copied, with the headings and lanes they stood under; pasted, they get keys of their own."""

    blocks: tuple[Block, ...] = ()
    groups: tuple[Group, ...] = ()
    parallels: tuple[Parallel, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetLook:
    """What a block shows of its sheet, as the library has it now; `edition` is the newest published one."""

    sheet_id: int
    slug: str
    title: str
    kind: str
    brique: str
    brique_slug: str
    colour: str
    short: int
    usual: int
    long: int
    edition: int
    group_min: int = 0
    group_max: int = 0
    trainers: int = 1
    remote: bool = False


@dataclass(frozen=True, slots=True)
class BriqueLook:
    """What the rules ask about a brique; `position` is its number, which the prerequisites of others name."""

    slug: str
    title: str
    position: int
    colour: str = ""
    prerequisites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the workshop the planner's rules ask about; `sold` is the minutes promised (0: as planned)."""

    people: int = 0
    trainers: tuple[str, ...] = ()
    remote: bool = False
    promised: tuple[str, ...] = ()
    """Slugs of the briques that were promised."""
    sold: int = 0
    timezone: str = "Europe/Paris"
    doors: int = 15
    """Minutes before the first block at which the doors open."""
    waived: dict[str, str] = field(default_factory=dict)
    """Warnings waved off: their code, and why."""
    briques: tuple[BriqueLook, ...] = ()
    """Every brique of the library, in order: their titles, and what they suppose."""


def _missing(key: object) -> NoReturn:
    raise KeyError(key)
