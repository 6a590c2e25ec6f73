"""What a learning path comes to, and what its author may want to know: pure decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from curriculum.model import LearningPath, PathItem
from trainer.documents import format_fr as fr
from trainer.library.path_records import PathLook, PathPart, PathStage
from trainer.library.rules import Remark

Parts = Mapping[PathItem, PathPart]
"""What is known here, under the item without its minutes."""

LONGEST_DAY = 8 * 60
LONG_HALF_DAY = 120
BREAK = 15
_BRIQUE_NUMBER = re.compile(r"\bbriques?\s+(\d{1,2})\b")
_TITLE = re.compile(r"«\s*(.+?)\s*»")


def bare(item: PathItem) -> PathItem:
    """The item without the length given to it."""
    return PathItem(item.brique, item.sheet)


def look(path: LearningPath, parts: Parts) -> PathLook:
    """The stages of a path, its totals and the remarks on it."""
    stages = tuple(_stage(item, parts.get(bare(item))) for item in path.items)
    planned = sum(stage.minutes for stage in stages)
    known = [stage.part for stage in stages if stage.part is not None]
    homes = sorted({(part.home_position, part.home, part.colour) for part in known if part.home})
    missing = tuple(dict.fromkeys(stage.slug for stage in stages if stage.part is None))
    return PathLook(
        stages=stages,
        planned=planned,
        room=path.minutes - planned,
        briques=tuple((title, colour) for _, title, colour in homes),
        missing=missing,
        remarks=(*_gaps(stages), *_times(path, planned), *_groups(path, known), *_order(known)),
    )


def moved(items: Sequence[PathItem], place: int, step: int) -> tuple[PathItem, ...] | None:
    """The items with the one at `place` moved by `step` places; None when it cannot go further."""
    target = place + step
    if not (0 <= place < len(items) and 0 <= target < len(items)):
        return None
    order = list(items)
    order.insert(target, order.pop(place))
    return tuple(order)


def pauses(minutes: int, days: int) -> int:
    """The minutes of break that half-days of that length ask for: 15 for each one longer than two hours."""
    halves = half_days(minutes, days)
    return BREAK * halves if minutes > halves * LONG_HALF_DAY else 0


def half_days(minutes: int, days: int) -> int:
    """How many half-days a path takes: one a day up to four hours a day, otherwise two."""
    return days if minutes <= days * 240 else 2 * days


def _stage(item: PathItem, part: PathPart | None) -> PathStage:
    return PathStage(item, part, item.minutes or (part.minutes if part is not None else 0))


def _gaps(stages: Sequence[PathStage]) -> Iterator[Remark]:
    if not stages:
        yield Remark("items", "Ce parcours n’a pas encore d’étape\u00a0: ajoutez des briques ou des fiches.")
    for stage in dict.fromkeys(stages):
        if stage.part is None:
            what, give = ("La brique", "créez-la") if stage.item.brique else ("La fiche", "importez-la")
            yield Remark(
                "items",
                f"{what} «\u00a0{stage.slug}\u00a0» n’est pas dans cette base\u00a0: {give}, ou enlevez l’étape.",
            )
        elif stage.part.retired:
            yield Remark("items", f"«\u00a0{stage.title}\u00a0» est retirée de la bibliothèque.")
    seen: set[PathItem] = set()
    for stage in stages:
        if bare(stage.item) in seen:
            yield Remark("items", f"«\u00a0{stage.title}\u00a0» est choisie deux fois.")
        seen.add(bare(stage.item))


def _times(path: LearningPath, planned: int) -> Iterator[Remark]:
    room, wanted = path.minutes - planned, pauses(path.minutes, path.days)
    if room < 0:
        yield Remark(
            "minutes",
            f"Les étapes dépassent la durée du parcours de {fr.length(-room)}\u00a0: allongez-le, "
            "raccourcissez une étape ou enlevez-en une.",
        )
    elif planned and room < wanted:
        yield Remark(
            "minutes",
            f"Il reste {fr.length(room)} hors des étapes\u00a0; les pauses en demandent {fr.length(wanted)}.",
        )
    elif planned and room > path.minutes // 3:
        yield Remark("minutes", f"Il reste {fr.length(room)} sans étape.")
    if path.minutes > LONGEST_DAY * path.days:
        each = fr.length(-(-path.minutes // path.days))
        yield Remark("days", f"Cela fait {each} par journée\u00a0: prévoyez plus de journées.")


def _groups(path: LearningPath, parts: Sequence[PathPart]) -> Iterator[Remark]:
    group = path.group
    for part in dict.fromkeys(parts):
        if part.is_brique or not part.group_max:
            continue
        if group.maximum > part.group_max or group.minimum < part.group_min:
            yield Remark(
                "group",
                f"«\u00a0{part.title}\u00a0» se fait de {part.group_min} à {part.group_max}\u00a0personnes\u00a0; le "
                f"parcours en annonce de {group.minimum} à {group.maximum}.",
            )


def _order(parts: Sequence[PathPart]) -> Iterator[Remark]:
    for place, part in enumerate(parts):
        later = parts[place + 1 :]
        earlier = parts[:place]
        for words in part.prerequisites:
            numbers = {int(number) for number in _BRIQUE_NUMBER.findall(words)} if part.is_brique else set()
            titles = set(_TITLE.findall(words))
            for other in dict.fromkeys(later):
                named = other.title in titles or (other.is_brique and other.home_position in numbers)
                if named and other not in earlier:
                    yield Remark(
                        "items",
                        f"«\u00a0{part.title}\u00a0» suppose «\u00a0{other.title}\u00a0», qui vient après.",
                    )
