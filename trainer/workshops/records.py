"""Workshops, their days, agenda and people. Times are local to the place; durations are minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from trainer.people.records import Person
from trainer.planning.records import BlockKind as BlockKind


class WorkshopStatus(StrEnum):
    """Where a workshop stands."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    DONE = "done"
    CANCELLED = "cancelled"


class EnrolmentStatus(StrEnum):
    """Where an enrolment stands."""

    PROSPECT = "prospect"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class WorkshopFields:
    """What a person edits of a workshop, without its days and agenda."""

    title: str
    partner_id: int | None = None
    status: WorkshopStatus = WorkshopStatus.PLANNED
    place: str = ""
    address: str = ""
    access: str = ""
    bring: tuple[str, ...] = ()
    """What people are asked to bring, one thing each."""
    remote: bool = False
    link: str = ""
    """The address of a remote workshop."""
    trainers: tuple[str, ...] = ()
    expected: int = 0
    doors_minutes: int = 15
    day_price_cents: int = 0
    counts_in_bpf: bool = True
    notes: str = ""
    timezone: str = "Europe/Paris"
    tools: str = ""
    """What a remote workshop is held with."""
    promised: tuple[str, ...] = ()
    """Slugs of the briques that were promised."""
    sold_minutes: int = 0
    """What was sold; 0: as planned."""
    room_setup: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """The start and end of a half-day."""

    starts_at: time
    ends_at: time


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the agenda with its computed start and end.

    `group` is the title of its heading. `lane` is the name of the group it is for, `lanes` how many work beside each
    other then (1: everyone together), all those of the same `parallel` key. `gap` is the minutes nobody uses before it;
    negative: it starts before the one before ends.
    """

    id: int
    half_day_id: int
    position: int
    kind: BlockKind
    title: str
    minutes: int
    starts_at: time
    ends_at: time
    sheet_id: int | None
    sheet_slug: str
    colour: str
    lead: str
    notes: str
    key: str = ""
    room: str = ""
    group: str = ""
    parallel: str = ""
    lane: str = ""
    lanes: int = 1
    edition: int = 0
    adapted: str = ""
    pinned: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A half-day with its hours."""

    id: int
    day: date
    starts_at: time
    ends_at: time
    minutes: int


@dataclass(frozen=True, slots=True)
class FilledHalfDay(HalfDay):
    """A half-day with its agenda; `free_minutes` is what is left after its last block (negative: it overruns)."""

    free_minutes: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its half-days."""

    id: int
    day: date
    half_days: tuple[HalfDay, ...]


@dataclass(frozen=True, slots=True)
class FilledDay(Day):
    """A day with the agenda of its half-days."""

    half_days: tuple[FilledHalfDay, ...]


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A person in a workshop; `number` is their place in its list."""

    id: int
    version: int
    number: int
    person: Person
    status: EnrolmentStatus
    organisation: str
    role: str
    needs: str


@dataclass(frozen=True, slots=True)
class WorkshopSummary:
    """A workshop in a list."""

    id: int
    title: str
    partner_id: int | None
    partner: str
    status: WorkshopStatus
    place: str
    first_day: date | None
    last_day: date | None
    minutes: int
    people: int


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop with its days and their hours, without its agenda and its people."""

    id: int
    version: int
    fields: WorkshopFields
    partner: str
    days: tuple[Day, ...]
    people: int

    @property
    def half_days(self) -> tuple[HalfDay, ...]:
        """Every half-day in order."""
        return tuple(half for day in self.days for half in day.half_days)

    @property
    def minutes(self) -> int:
        """The planned length in minutes."""
        return sum(half.minutes for half in self.half_days)


@dataclass(frozen=True, slots=True)
class FilledWorkshop(Workshop):
    """A workshop with its agenda."""

    days: tuple[FilledDay, ...]

    @property
    def half_days(self) -> tuple[FilledHalfDay, ...]:
        """Every half-day in order."""
        return tuple(half for day in self.days for half in day.half_days)
