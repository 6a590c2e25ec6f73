"""What to print for a plan, and how many of each: « 18 × fiche porte-à-porte, 4 × jeu de cartes ».

Counted from the sheets: a participants' page for everyone in the block (more, where the sheet asks for more), the role
cards and the observation grid as its materials say, or once for each group of the step that uses them. Large print and
the easy-to-read version are printed for whoever asks: nothing is counted for them until the trainer writes a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from math import ceil

from curriculum.grouping import read_grouping
from curriculum.model import Material, MethodSheet, Provenance
from curriculum.quantities import needed
from trainer.core.text import fold
from trainer.planning.materials import Sitting, for_everybody, sittings
from trainer.planning.records import Frame, Plan, Source
from trainer.planning.times import Times

MOST = 999
"""More copies than that of one thing are a slip of the keyboard."""


class RunKind(StrEnum):
    """What is printed: parts of a sheet first, then papers of the whole workshop."""

    HANDOUT = "handout"
    CARDS = "cards"
    GRID = "grid"
    LARGE_PRINT = "large-print"
    EASY = "easy"
    BOOKLET = "booklet"
    AGENDA = "agenda"
    AGENDA_LARGE = "agenda-large"
    RUN_SHEET = "run-sheet"
    SIGN_IN = "sign-in"
    NAME_TENTS = "name-tents"
    LARGE_TENTS = "large-tents"
    ROOM_PLAN = "room-plan"
    PACKING = "packing-list"


LABELS = {
    RunKind.HANDOUT: "Page des participant·es",
    RunKind.CARDS: "Jeu de cartes de rôle",
    RunKind.GRID: "Grille d’observation",
    RunKind.LARGE_PRINT: "Page en gros caractères",
    RunKind.EASY: "Page facile à lire et à comprendre",
    RunKind.BOOKLET: "Livret",
    RunKind.AGENDA: "Programme des participant·es",
    RunKind.AGENDA_LARGE: "Programme en gros caractères",
    RunKind.RUN_SHEET: "Conducteur",
    RunKind.SIGN_IN: "Feuille d’émargement",
    RunKind.NAME_TENTS: "Chevalets",
    RunKind.LARGE_TENTS: "Chevalets en grand, un par feuille",
    RunKind.ROOM_PLAN: "Plan de salle",
    RunKind.PACKING: "Liste du matériel",
}
ONE_SIDED = (RunKind.CARDS, RunKind.NAME_TENTS, RunKind.LARGE_TENTS)
"""What is cut or folded: the back of its pages stays empty, whatever the printer does."""
OF_A_SHEET = (RunKind.HANDOUT, RunKind.CARDS, RunKind.GRID, RunKind.LARGE_PRINT, RunKind.EASY)


@dataclass(frozen=True, slots=True)
class PrintRun:
    """So many copies of one thing. `source` and `title` say of which sheet; `counted` is what the rules found."""

    key: str
    kind: RunKind
    copies: int
    counted: int
    title: str = ""
    source: Source | None = None

    @property
    def label(self) -> str:
        """« Page des participant·es · Porte-à-porte en binômes »."""
        return f"{LABELS[self.kind]} · {self.title}" if self.title else LABELS[self.kind]


def print_runs(
    plan: Plan,
    times: Times,
    sheets: Mapping[Source, MethodSheet],
    frame: Frame,
    asked: Mapping[str, int] | None = None,
    room: bool = False,
) -> tuple[PrintRun, ...]:
    """The print runs of a plan; `asked` holds the copies a trainer wrote by hand, by key; `room` for a room plan."""
    of_source: dict[Source, list[Sitting]] = {}
    for at in sittings(plan, times, sheets, frame):
        if at.block.source:
            of_source.setdefault(at.block.source, []).append(at)
    found = [run for source, there in of_source.items() for run in _of_sheet(source, there)]
    runs = _named_apart([*found, *_of_workshop(frame, bool(plan.halves), room)])
    wanted = asked or {}
    return tuple(replace(run, copies=max(0, min(MOST, wanted.get(run.key, run.copies)))) for run in runs)


def _of_sheet(source: Source, there: Sequence[Sitting]) -> Iterator[PrintRun]:
    sheet = there[0].sheet
    counts = {
        RunKind.HANDOUT: _handouts(there) if sheet.handout.strip() else None,
        RunKind.CARDS: _sets(there, _is_cards, ("carte", "role")) if sheet.roles else None,
        RunKind.GRID: _sets(there, _is_grid, ("grille", "observ")) if sheet.observation else None,
        RunKind.LARGE_PRINT: 0 if sheet.handout.strip() else None,
        RunKind.EASY: 0 if sheet.falc.strip() else None,
    }
    for kind, count in counts.items():
        if count is not None:
            yield PrintRun(f"run:{kind}:{source.sheet_id}", kind, count, count, sheet.title, source)


def _of_workshop(frame: Frame, days: bool, room: bool) -> Iterator[PrintRun]:
    """The papers of the whole workshop; the booklet holds every page of the participants once more: when asked."""
    counts = {
        RunKind.AGENDA: frame.people,
        RunKind.RUN_SHEET: max(1, len(frame.trainers)),
        RunKind.SIGN_IN: 0 if frame.remote else 1,
        RunKind.NAME_TENTS: 0 if frame.remote else 1,
        RunKind.ROOM_PLAN: 1 if room else None,
        RunKind.BOOKLET: 0,
        RunKind.AGENDA_LARGE: 0,
        RunKind.LARGE_TENTS: 0,
        RunKind.PACKING: 0,
    }
    for kind, count in counts.items():
        if days and count is not None:
            yield PrintRun(f"run:{kind}", kind, count, count)


def _named_apart(runs: Sequence[PrintRun]) -> Iterator[PrintRun]:
    """Two texts of one sheet (an older edition, one changed for a block) are told apart by their number."""
    seen: dict[str, int] = {}
    for run in runs:
        seen[run.key] = seen.get(run.key, 0) + 1
        yield run if seen[run.key] == 1 else replace(run, key=f"{run.key}:{seen[run.key]}")


# Counting


def _handouts(there: Sequence[Sitting]) -> int:
    """One for each person; more where the sheet asks for more: pages to cut up, a second copy to sign."""
    return for_everybody((at, max(at.people, _said(at, _is_handout) or 0)) for at in there)


def _sets(there: Sequence[Sitting], named: _Test, words: Sequence[str]) -> int:
    return for_everybody((at, _set_count(at, named, words)) for at in there)


def _set_count(at: Sitting, named: _Test, words: Sequence[str]) -> int:
    said = _said(at, named)
    if said is not None:
        return said
    steps = at.sheet.steps
    using = [s for s in steps if any(w in fold(f"{s.title} {s.description} {s.instruction}") for w in words)]
    sizes = [size for step in using if (size := read_grouping(step.grouping).size) > 1]
    return ceil(at.people / min(sizes)) if sizes and at.people else 1


def _said(at: Sitting, named: _Test) -> int | None:
    """How many the materials to print ask for; None when they say nothing that can be counted."""
    printed = [m for m in at.sheet.materials if m.provenance is Provenance.TO_PRINT and named(m)]
    counts = [needed(m.quantity, at.people, at.trainers) for m in printed]
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


class _Test:
    """Whether the words of a material name something."""

    def __init__(self, pattern: str, but: str = "^$") -> None:
        self._pattern, self._but = re.compile(pattern), re.compile(but)

    def __call__(self, material: Material) -> bool:
        words = _folded(material.item)
        return bool(self._pattern.search(words)) and not self._but.search(words)


_folded = lru_cache(maxsize=4096)(fold)
_is_handout = _Test(r"\bparticipant|\blivret\b")
_is_grid = _Test(r"\bgrille|d'observation\b|\bobservation (?:grid|sheet)\b|\breleve des coups\b")
_is_cards = _Test(r"\bcartes?\b|\broles?\b|\bpersonnages?\b|\bcards?\b", r"\bparticipant|\bgrille")
