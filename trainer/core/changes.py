"""What a mutation touched, for the screens that show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of thing that change."""

    BRIQUE = "brique"
    SHEET = "sheet"
    PATH = "path"
    PARTNER = "partner"
    PERSON = "person"
    WORKSHOP = "workshop"
    AGENDA = "agenda"
    TEMPLATE = "template"
    PACKING = "packing"
    ENROLMENT = "enrolment"
    ATTENDANCE = "attendance"
    QUOTE = "quote"
    AGREEMENT = "agreement"
    INVOICE = "invoice"
    PAYMENT = "payment"
    PAPER = "paper"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Changes:
    """The (kind, id) pairs a mutation touched."""

    touched: frozenset[tuple[Kind, int]] = frozenset()

    @classmethod
    def of(cls, kind: Kind, *ids: int) -> Changes:
        """The changes of one kind."""
        return cls(frozenset((kind, i) for i in ids))

    @property
    def kinds(self) -> frozenset[Kind]:
        """Which kinds of thing changed."""
        return frozenset(kind for kind, _ in self.touched)

    def ids(self, kind: Kind) -> tuple[int, ...]:
        """The identifiers of one kind, in order."""
        return tuple(sorted(i for k, i in self.touched if k is kind))

    def first(self, kind: Kind) -> int:
        """The lowest identifier of one kind: the created thing, when one was created."""
        return self.ids(kind)[0]

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.touched | other.touched)
