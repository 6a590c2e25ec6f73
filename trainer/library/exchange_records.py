"""What comes in from somebody else, compared with what is here, and what to do with each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from curriculum.model import Brique, LearningPath, MethodSheet

Content = MethodSheet | Brique | LearningPath


class Sort(StrEnum):
    """What an incoming text is; the value is the word used in a pack."""

    BRIQUE = "brique"
    SHEET = "sheet"
    PATH = "path"


class State(StrEnum):
    """How an incoming text stands to what is here."""

    NEW = "new"
    SAME = "same"
    THERE = "there"
    HERE = "here"
    CONFLICT = "conflict"
    REFUSED = "refused"


class Choice(StrEnum):
    """What to do with an incoming text: keep what is here, take what comes, or have both."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


Key = tuple[Sort, str]
"""Names an incoming text: what it is and its short name."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was here when the preview was made: row, its version, the version of its draft; all 0 for nothing."""

    row: int = 0
    version: int = 0
    draft: int = 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """A text that was read: from which file, with the fingerprints of the sender's editions (none when unknown)."""

    sort: Sort
    slug: str
    title: str
    file: str
    content: Content
    text: str
    editions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadArrival:
    """A file that cannot be taken in: why, and at which line (0: the whole file)."""

    file: str
    why: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that sheets may hold, where it stands in the source, and its SHA-256."""

    place: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Everything that a source holds. `made_by` and `made_at` are those of a pack, else empty."""

    source: Path
    texts: tuple[Arrival, ...]
    bad: tuple[BadArrival, ...] = ()
    pieces: tuple[Piece, ...] = ()
    pack: bool = False
    made_by: str = ""
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a preview.

    `mine` is what is here (None: nothing); `base` the number of my last edition that the sender had (0: unknown);
    `drafted` says that a draft is under way here; `why` and `line` explain a refusal.
    """

    sort: Sort
    slug: str
    title: str
    file: str
    state: State
    theirs: Content | None = None
    mine: Content | None = None
    base: int = 0
    drafted: bool = False
    why: str = ""
    line: int = 0
    seen: Seen = field(default_factory=Seen)

    @property
    def key(self) -> Key:
        """What names it."""
        return self.sort, self.slug


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a source in would do; nothing has been written. `absent` counts the pieces that nobody has."""

    arrivals: Arrivals
    items: tuple[Item, ...]
    absent: int = 0

    def count(self, *states: State, sort: Sort | None = None) -> int:
        """How many lines are in one of these states."""
        return sum(item.state in states and sort in (None, item.sort) for item in self.items)

    @property
    def open_conflicts(self) -> tuple[Item, ...]:
        """The lines that need a decision."""
        return tuple(item for item in self.items if item.state is State.CONFLICT)


Choices = Mapping[Key, Choice]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: where, how many sheets, briques, paths and pieces; how many pieces were not to be had.

    `files` are the ones of a folder, empty for one file.
    """

    path: Path
    sheets: int
    briques: int
    paths: int
    pieces: int
    absent: int = 0
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What to hand on: sheets, the sheets at home in some briques, paths; all of them empty means everything.

    `alone` leaves the texts of the briques out, and the Markdown files in one folder.
    """

    sheets: tuple[int, ...] = ()
    briques: tuple[int, ...] = ()
    paths: tuple[int, ...] = ()
    alone: bool = False

    @property
    def everything(self) -> bool:
        """True when nothing was chosen."""
        return not (self.sheets or self.briques or self.paths)
