"""What the page of briques and sheets decides, without Qt: order, neighbours, searches, what a form holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from trainer.core.text import fold, slug
from trainer.library.records import BriqueFields, BriqueRecord, SheetSummary

FORMATS = ("pdf", "docx", "md")
_LINES = ("goals", "prerequisites")
_KEYS = (
    "title",
    "tagline",
    "audience",
    "prerequisites",
    "usual_minutes",
    "goals",
    "introduction",
    "colour",
    "icon",
    "proposition",
)


@dataclass(frozen=True, slots=True)
class Wall:
    """Every brique, retired ones included, in the order of the database."""

    briques: tuple[BriqueRecord, ...] = ()

    @property
    def active(self) -> tuple[BriqueRecord, ...]:
        """The ones on the wall."""
        return tuple(brique for brique in self.briques if not brique.retired)

    @property
    def retired(self) -> tuple[BriqueRecord, ...]:
        """The ones taken off it."""
        return tuple(brique for brique in self.briques if brique.retired)

    def find(self, brique_id: int) -> BriqueRecord | None:
        """The brique with this id, on the wall or not."""
        return next((brique for brique in self.briques if brique.id == brique_id), None)

    def number(self, brique_id: int) -> int:
        """Its place on the wall from 1; 0 for a retired or unknown one."""
        ids = [brique.id for brique in self.active]
        return ids.index(brique_id) + 1 if brique_id in ids else 0

    def neighbour(self, brique_id: int, step: int) -> BriqueRecord | None:
        """The brique `step` places further on the wall, None beyond its ends."""
        place = self.number(brique_id) - 1 + step
        return self.active[place] if self.number(brique_id) and 0 <= place < len(self.active) else None

    def moved(self, brique_id: int, step: int) -> tuple[int, ...] | None:
        """The order of the wall once the brique has gone `step` places; None when it cannot."""
        if self.neighbour(brique_id, step) is None:
            return None
        ids = [brique.id for brique in self.active]
        place = ids.index(brique_id)
        ids.insert(place + step, ids.pop(place))
        return tuple(ids)

    def matching(self, words: str) -> tuple[BriqueRecord, ...]:
        """The briques of the wall whose name or tagline holds every word; none for an empty search."""
        wanted = fold(words).split()
        if not wanted:
            return ()
        return tuple(
            brique
            for brique in self.active
            if all(word in _named(brique.title, brique.fields.tagline) for word in wanted)
        )


@lru_cache(maxsize=200)
def _named(title: str, tagline: str) -> str:
    """What a brique is found under: asked at each key for each brique."""
    return fold(f"{title} {tagline}")


def grid_step(key: str, place: int, count: int, columns: int) -> int:
    """The place that an arrow ("left", "right", "up", "down", "home", "end") leads to on a wall of `count` tiles."""
    steps = {"left": -1, "right": 1, "up": -columns, "down": columns}
    if key in ("home", "end"):
        return 0 if key == "home" else count - 1
    wanted = place + steps[key]
    if key == "down" and wanted >= count and place // columns < (count - 1) // columns:
        return count - 1
    return wanted if 0 <= wanted < count else place


def form_values(fields: BriqueFields) -> dict[str, Any]:
    """A brique as its form holds it: lists are one line each."""
    values: dict[str, Any] = {key: getattr(fields, key) for key in _KEYS}
    return values | {key: "\n".join(values[key]) for key in _LINES}


def fields_of(values: dict[str, Any]) -> BriqueFields:
    """A brique from its form."""
    lines: dict[str, Any] = {
        key: tuple(
            line.strip().removeprefix("-").strip() for line in values[key].splitlines() if line.strip()
        )
        for key in _LINES
    }
    rest = {key: values[key] for key in _KEYS if key not in _LINES}
    rest["usual_minutes"] = rest["usual_minutes"] or 0
    return BriqueFields(**rest, **lines)


def differences(mine: BriqueFields, theirs: BriqueFields) -> tuple[str, ...]:
    """The fields in which two states of a brique differ, in the order of the form."""
    return tuple(key for key in _KEYS if getattr(mine, key) != getattr(theirs, key))


def sheet_file(sheet: SheetSummary, suffix: str) -> str:
    """The file name proposed for a sheet."""
    return f"fiche-{slug(sheet.slug)[:60]}.{suffix}"
