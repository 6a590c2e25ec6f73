"""What the page of learning paths knows, without Qt: the path being written and what its figures say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import Any

from curriculum.model import LearningPath, PathItem
from curriculum.path_text import TEXTS
from trainer.core.money import euros
from trainer.core.text import fold
from trainer.library.path_records import PathLook, PathPart, PathRecord, PathSummary, Price, PriceUnit
from trainer.library.path_rules import half_days, moved
from ui.kit.french import duration
from ui.kit.tokens import Tone
from ui.operations.paths import Parts

EMPTY = LearningPath("", "", "", 0, 1, ())
SHOWN = 12
Translate = Callable[[str, str], str]


class Words:
    """Texts of the page that are made of figures."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def tr(self, text: str) -> str:
        """In the language of the window."""
        return self._translate("Words", text)

    def length(self, minutes: int, days: int, every: int = 1) -> str:
        """ "13 h sur 2 jours", "12 h en 8 fois"."""
        if days <= 1:
            return duration(minutes)
        if every > 1:
            return self.tr("{0} en {1}\u00a0fois").format(duration(minutes), days)
        return self.tr("{0} sur {1}\u00a0jours").format(duration(minutes), days)

    def price(self, price: Price) -> str:
        """ "2 400,00 €", "45,00 € par personne", "sur devis"."""
        if price.cents is None:
            return self.tr("sur devis")
        if not price.cents:
            return self.tr("gratuit")
        if price.unit is PriceUnit.PERSON:
            return self.tr("{0} par personne").format(euros(price.cents))
        return euros(price.cents)

    def briques(self, summary: PathSummary) -> str:
        """ "6 briques"."""
        count = len(summary.briques)
        return self.tr("1\u00a0brique") if count == 1 else self.tr("{0}\u00a0briques").format(count)

    def count(self, paths: Sequence[PathSummary]) -> str:
        """ "2 parcours"."""
        return self.tr("{0}\u00a0parcours").format(len(paths))

    def total(self, look: PathLook, minutes: int) -> str:
        """ "11 h 25 sur 13 h"."""
        if not minutes:
            return self.tr("{0} d’étapes").format(duration(look.planned))
        return self.tr("{0} sur {1}").format(duration(look.planned), duration(minutes))

    def room(self, look: PathLook, minutes: int) -> tuple[str, Tone]:
        """What is left for the welcome and the breaks, or by how much it is too long."""
        if not minutes:
            return self.tr("durée à donner"), Tone.WARNING
        if look.room < 0:
            return self.tr("dépasse de {0}").format(duration(-look.room)), Tone.DANGER
        if look.room == 0:
            return self.tr("complet"), Tone.SUCCESS
        return self.tr("{0} pour l’accueil et les pauses").format(duration(look.room)), Tone.NEUTRAL

    def part(self, part: PathPart) -> str:
        """A line of the suggestions."""
        home = self.tr("brique entière") if part.is_brique else part.home
        return self.tr("{0}  —  {1}, {2}").format(part.title, duration(part.minutes), home)


@dataclass(slots=True)
class Draft:
    """The path on screen. `stored` is None for a new one; what was typed differs from it once `dirty`."""

    stored: PathRecord | None
    path: LearningPath
    price: Price

    @classmethod
    def of(cls, record: PathRecord | None) -> Draft:
        """A path as it is kept, or a new one."""
        if record is None:
            return cls(None, EMPTY, Price())
        return cls(record, record.path, record.price)

    @property
    def dirty(self) -> bool:
        """True when something would be lost."""
        kept = (self.stored.path, self.stored.price) if self.stored is not None else (EMPTY, Price())
        return (self.path, self.price) != kept

    def add(self, part: PathPart, place: int | None = None) -> int:
        """Put a stage at `place` (the end by default); the place it took."""
        at = len(self.path.items) if place is None else place
        items = (*self.path.items[:at], part.item, *self.path.items[at:])
        self.path = replace(self.path, items=items)
        return at

    def remove(self, place: int) -> None:
        """Take a stage out."""
        self.path = replace(self.path, items=(*self.path.items[:place], *self.path.items[place + 1 :]))

    def move(self, place: int, step: int) -> bool:
        """Move a stage; False when it cannot go there."""
        items = moved(self.path.items, place, step)
        if items is None:
            return False
        self.path = replace(self.path, items=items)
        return True

    def put(self, items: tuple[PathItem, ...]) -> None:
        """Have these stages again."""
        self.path = replace(self.path, items=items)

    def set_minutes(self, place: int, minutes: int) -> None:
        """Give a stage its minutes; 0 is its usual length."""
        item = self.path.items[place]
        changed = PathItem(item.brique, item.sheet, minutes)
        self.path = replace(
            self.path, items=(*self.path.items[:place], changed, *self.path.items[place + 1 :])
        )

    def take(self, values: dict[str, Any]) -> None:
        """Take what the form holds."""
        self.path = replace(
            self.path,
            title=values["title"],
            promise=values["promise"],
            minutes=values["minutes"] or 0,
            days=values["days"] or 0,
            every=values["every"] or 0,
            audience=values["audience"],
            group=values["group"],
            prerequisites=_lines(values["prerequisites"]),
            objectives=_lines(values["objectives"]),
            **{name: values[name] for name in TEXTS},
        )
        self.price = Price(values["price"], values["price_unit"])


def values_of(draft: Draft) -> dict[str, Any]:
    """What the form shows of a path."""
    path = draft.path
    return {
        "title": path.title,
        "promise": path.promise,
        "minutes": path.minutes or None,
        "days": path.days,
        "every": path.every,
        "audience": path.audience,
        "group": path.group,
        "prerequisites": "\n".join(path.prerequisites),
        "objectives": "\n".join(path.objectives),
        "price": draft.price.cents,
        "price_unit": draft.price.unit,
        **{name: getattr(path, name) for name in TEXTS},
    }


def two_halves(path: LearningPath) -> bool:
    """True when its days have a morning and an afternoon."""
    return half_days(path.minutes, path.days) > path.days


def matching(parts: Parts, words: str) -> list[PathPart]:
    """The parts that hold every word; those whose title begins with the words first."""
    folded = fold(words)
    wanted = folded.split()
    if not wanted:
        return []
    found = [
        (not title.startswith(folded), folded not in title, place, part)
        for place, (title, home, part) in enumerate(parts)
        if all(word in title or word in home for word in wanted)
    ]
    return [part for *_, part in nsmallest(SHOWN, found, key=lambda one: one[:3])]


def reordered(paths: Sequence[PathSummary], path_id: int, step: int) -> tuple[int, ...] | None:
    """The ids with one path moved; None when it is at the end already."""
    ids = [one.id for one in paths]
    if path_id not in ids:
        return None
    target = ids.index(path_id) + step
    if not 0 <= target < len(ids):
        return None
    ids.insert(target, ids.pop(ids.index(path_id)))
    return tuple(ids)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip().removeprefix("- ").strip() for line in text.split("\n") if line.strip())
