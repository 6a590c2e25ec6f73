"""What the home page shows, as frozen values. Amounts are cents, lengths minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TodoKind(StrEnum):
    """What is waiting for the trainer."""

    CONVOCATIONS_TO_SEND = "convocations-to-send"
    CERTIFICATES_TO_GIVE = "certificates-to-give"
    ATTENDANCE_MISSING = "attendance-missing"
    INVOICE_TO_ISSUE = "invoice-to-issue"
    PAYMENT_LATE = "payment-late"
    PEOPLE_MISSING = "people-missing"


@dataclass(frozen=True, slots=True)
class NextWorkshop:
    """A workshop to come."""

    id: int
    title: str
    partner: str
    place: str
    first_day: date
    last_day: date
    minutes: int
    people: int


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do; `subject` is the workshop or the invoice, `amount` is 0 when it is not about money."""

    kind: TodoKind
    workshop_id: int
    subject: str
    since: date | None
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The year in four numbers: person-hours attended (minutes), people trained, sold, still due."""

    year: int
    person_minutes: int
    people: int
    sold: int
    due: int


@dataclass(frozen=True, slots=True)
class BriqueTile:
    """A brique on the wall."""

    id: int
    slug: str
    title: str
    colour: str
    icon: str
    sheets: int
    proposition: bool


@dataclass(frozen=True, slots=True)
class HomeSummary:
    """Everything the home page shows; `workshops` counts all of them (0: a new user)."""

    today: date
    body_named: bool
    partners: int
    workshops: int
    next_workshops: tuple[NextWorkshop, ...]
    todo: tuple[Todo, ...]
    figures: Figures
    briques: tuple[BriqueTile, ...]
