"""What one tells the assistant, what it knows of a sheet, and the agenda it proposes.

Times of day are minutes since midnight, durations are minutes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from curriculum.model import SheetKind
from trainer.planning.records import Block, BlockKind, Plan, PlanHalf

LISTENED = frozenset({SheetKind.INPUT, SheetKind.VIDEO})
"""Kinds of sheet during which one mostly sits and listens."""
MOVING = frozenset({SheetKind.GAME, SheetKind.EXERCISE, SheetKind.ROLEPLAY, SheetKind.OPENING})
"""Kinds of sheet during which people are on their feet."""

ENDS = frozenset({SheetKind.OPENING, SheetKind.CLOSING})
"""Kinds of sheet that frame a day."""

UNDATED = date(2001, 1, 1)
"""The first day of a wish for which no date was chosen yet."""


@dataclass(frozen=True, slots=True)
class WishedHalf:
    """Hours to be filled; `id` is that of the half-day in the workshop, 0 for one still to be made."""

    day: date
    starts: int
    ends: int
    id: int = 0

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.ends - self.starts


@dataclass(frozen=True, slots=True)
class Wish:
    """What the workshop is to be: briques by short name in order, half-days; 0 people: not known yet.

    When it is not `dated` its days are those after `UNDATED`: they say which come after which, nothing else.
    """

    briques: tuple[str, ...]
    halves: tuple[WishedHalf, ...]
    people: int = 0
    remote: bool = False
    trainers: int = 1
    dated: bool = True

    @property
    def days(self) -> tuple[date, ...]:
        """The days, each once, in order."""
        return tuple(dict.fromkeys(half.day for half in self.halves))

    def from_day(self, first: date) -> Wish:
        """The same wish from this day on, its days as far from each other."""
        later = first - self.halves[0].day
        halves = tuple(replace(half, day=half.day + later) for half in self.halves)
        return replace(self, halves=halves, dated=True)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A published sheet, as the assistant weighs it.

    `home` is the short name of its brique, `at_distance` says that it was made to be run at a distance.
    """

    id: int
    slug: str
    title: str
    kind: SheetKind
    home: str
    short: int
    usual: int
    long: int
    edition: int
    group_min: int = 0
    group_ideal: int = 0
    group_max: int = 0
    trainers: int = 1
    remote: bool = False
    at_distance: bool = False
    tested: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What only the text of a sheet says: `needs` is the titles, folded, that its prerequisites name, `debriefed`
    whether it speaks about what was played, `moves` whether people get up in its first hour."""

    needs: frozenset[str] = frozenset()
    debriefed: bool = True
    moves: bool = True


@dataclass(frozen=True, slots=True)
class Proposed:
    """A block to be, and why it stands there; `pinned` is a start that must hold, in minutes since midnight."""

    kind: BlockKind
    title: str
    minutes: int
    reason: str
    sheet_id: int | None = None
    edition: int = 0
    slug: str = ""
    nature: str = ""
    brique: str = ""
    pinned: int | None = None


@dataclass(frozen=True, slots=True)
class ProposedHalf:
    """A half-day to be; `free` is the minutes for which no sheet was found, at its end."""

    half: WishedHalf
    blocks: tuple[Proposed, ...]

    @property
    def starts(self) -> tuple[int, ...]:
        """When each block starts, then when the last one ends: one more than there are blocks."""
        found, at = list[int](), self.half.starts
        for block in self.blocks:
            found.append(at if block.pinned is None else block.pinned)
            at = found[-1] + block.minutes
        return (*found, at)

    @property
    def free(self) -> int:
        """Minutes left at the end."""
        return self.half.ends - self.starts[-1]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An agenda; `balance` is the minutes of each brique asked for, `remarks` what could not be done as asked.

    `warned` counts the warnings it gets in the planner that nothing here avoids, `flaws` what else a good agenda has
    not: a hole, a brique without a place, no opening.
    """

    attempt: int
    halves: tuple[ProposedHalf, ...]
    balance: tuple[tuple[str, int], ...] = ()
    remarks: tuple[str, ...] = ()
    warned: int = 0
    flaws: int = 0

    @property
    def sheets(self) -> tuple[int, ...]:
        """The sheets in their order."""
        return tuple(one.sheet_id for half in self.halves for one in half.blocks if one.sheet_id is not None)

    @property
    def blocks(self) -> int:
        """How many blocks there are: the keys that `plan` takes."""
        return sum(len(half.blocks) for half in self.halves)

    def plan(self, keys: tuple[str, ...]) -> Plan:
        """The agenda as a plan under fresh keys; half-days not made yet are numbered from 1."""
        names = iter(keys)
        return Plan(
            tuple(
                PlanHalf(
                    one.half.id or place,
                    one.half.day,
                    one.half.starts,
                    one.half.ends,
                    tuple(block_of(block, next(names)) for block in one.blocks),
                )
                for place, one in enumerate(self.halves, start=1)
            )
        )


def block_of(proposed: Proposed, key: str) -> Block:
    """The block of a plan for a proposed one."""
    return Block(
        key,
        proposed.kind,
        proposed.title,
        proposed.minutes,
        sheet_id=proposed.sheet_id,
        edition=proposed.edition,
        pinned=proposed.pinned,
    )
