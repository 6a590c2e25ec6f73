"""What the box over everything finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trainer.library.search_records import Piece


class FoundKind(StrEnum):
    """The kinds of things found, in the order of their groups."""

    SHEET = "sheet"
    PARTNER = "partner"
    PERSON = "person"
    WORKSHOP = "workshop"
    PAPER = "paper"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found. `detail` tells it from its namesakes; `owner` is the workshop of a paper, when it has one."""

    kind: FoundKind
    id: int
    title: tuple[Piece, ...]
    detail: str = ""
    owner: int | None = None

    @property
    def text(self) -> str:
        """The title without marks."""
        return "".join(piece.text for piece in self.title)


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The best of one kind; `more` when there were others."""

    kind: FoundKind
    items: tuple[Found, ...]
    more: bool
