"""What the checks of a plan look at: the plan with its times and texts, and the day as each group lives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from curriculum.model import MethodSheet
from trainer.documents import format_fr as fr
from trainer.planning.balance import kind_of, lane_people
from trainer.planning.paces import Pace, paces
from trainer.planning.records import PAUSES, Block, BlockKind, Frame, Lane, Parallel, Plan, SheetLook, Source
from trainer.planning.times import HalfTimes, Timed, Times

CODE = 120
"""The longest code, in characters."""
REST = 5
"""A pause counts as rest from this many minutes on."""
NOON, LATE, EVENING = 12 * 60, 14 * 60, 18 * 60


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """What a good trainer would say of a plan.

    `code` is the kind of warning and what it is about: it stays the same while that does. `what` is the matter,
    `advice` what to do, `keys` the blocks it is about. `grave`: it cannot be done as it stands. `reason` is why it was
    waved off, "" while it was not.
    """

    code: str
    what: str
    advice: str
    keys: tuple[str, ...] = ()
    grave: bool = False
    reason: str = ""

    @property
    def kind(self) -> str:
        """The kind of warning: what the code begins with."""
        return self.code.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Life:
    """A half-day as one group of people lives it, in the order of the plan (a pin may put a block before another)."""

    half: HalfTimes
    timed: tuple[Timed, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A plan with what is known of it. `lives` are the lives of every half-day; those of two groups where two part."""

    plan: Plan
    times: Times
    sheets: Mapping[Source, MethodSheet]
    looks: Mapping[int, SheetLook]
    frame: Frame
    lives: tuple[Life, ...]
    _paces: dict[str, tuple[Pace, ...]] = field(default_factory=dict)

    def sheet(self, block: Block) -> MethodSheet | None:
        """The text of a block, None for one that is no sheet or is not read yet."""
        return self.sheets.get(block.source) if block.source is not None else None

    def look(self, block: Block) -> SheetLook | None:
        """What the library says of the sheet of a block."""
        return self.looks.get(block.sheet_id or 0)

    def kind(self, block: Block) -> str:
        """The nature of its sheet, else the kind of block."""
        return kind_of(block, self.sheet(block), self.look(block))

    def paces(self, block: Block) -> tuple[Pace, ...]:
        """Its steps as it has time for them; () for what is not known."""
        if block.key not in self._paces:
            sheet = self.sheet(block)
            self._paces[block.key] = paces(sheet, block.minutes) if sheet is not None else ()
        return self._paces[block.key]

    def people(self, block: Block) -> float:
        """How many people live it, a fraction where shares are no whole; 0 when nobody knows."""
        if not block.parallel:
            return float(self.frame.people)
        return lane_people(self.plan.parallel(block.parallel).lanes, self.frame.people)[block.lane]

    def lane(self, block: Block) -> Lane | None:
        """The lane it stands in, None for everyone together."""
        return self.plan.parallel(block.parallel).lanes[block.lane] if block.parallel else None

    def runs(self) -> Iterator[tuple[HalfTimes, Parallel, tuple[Timed, ...]]]:
        """The parallel groups with their half-day and their blocks."""
        for half in self.times.halves:
            for key in dict.fromkeys(one.block.parallel for one in half.timed if one.block.parallel):
                members = tuple(one for one in half.timed if one.block.parallel == key)
                yield half, self.plan.parallel(key), members

    def placed(self) -> tuple[Timed, ...]:
        """Every block of the half-days in its order."""
        return tuple(one for half in self.times.halves for one in half.timed)


def gather(
    plan: Plan,
    times: Times,
    sheets: Mapping[Source, MethodSheet],
    looks: Mapping[int, SheetLook],
    frame: Frame,
) -> Facts:
    """The facts of a plan; `times` are those of the very same plan."""
    found = tuple(life for half in times.halves for life in _lives(half, plan))
    return Facts(plan, times, sheets, looks, frame, found)


def _lives(half: HalfTimes, plan: Plan) -> Iterator[Life]:
    parallels = {one.block.parallel for one in half.timed if one.block.parallel}
    lanes = {key: len(plan.parallel(key).lanes) for key in parallels}
    for place in range(max(lanes.values(), default=1)):
        own = (
            one
            for one in half.timed
            if not one.block.parallel or one.block.lane == min(place, lanes[one.block.parallel] - 1)
        )
        yield Life(half, tuple(own))


def coded(kind: str, *subjects: object) -> str:
    """The code of a warning, never longer than it may be."""
    return ":".join([kind, *(str(one) for one in subjects)])[:CODE]


def is_pause(block: Block) -> bool:
    """True for a break or a meal."""
    return block.kind in PAUSES


def is_sheet(block: Block) -> bool:
    """True for the block of a sheet."""
    return block.kind is BlockKind.SHEET


def named(block: Block) -> str:
    """The title of a block between quotes."""
    return f"«\u00a0{block.title}\u00a0»"


def lane_name(lane: Lane, place: int) -> str:
    """The name of a group, "Groupe 2" for one without."""
    return lane.name or f"Groupe\u00a0{place + 1}"


def at(minutes: int) -> str:
    """A time of day: "9 h 30"."""
    return fr.clock(time(minutes // 60 % 24, minutes % 60))


def on(day: date) -> str:
    """A day without its year: "samedi 5 décembre"."""
    return fr.day(day, weekday=True).rsplit(" ", 1)[0]


def moment(half: HalfTimes) -> str:
    """A half-day: "samedi 5 décembre, le matin"; the day alone for one that lasts from morning to afternoon."""
    part = moment_of_day(half.half.starts, half.half.ends)
    return f"{on(half.half.day)}, {part}" if part else on(half.half.day)


def moment_of_day(starts: int, ends: int) -> str:
    """What a part of the day is called: "le matin"; "" for what lasts from morning to afternoon."""
    if starts < NOON and ends > LATE:
        return ""
    return "le matin" if starts < NOON else "l’après-midi" if starts < EVENING else "le soir"
