"""Checks of what is done: debriefs, what was promised, what must come before what, welcome and closing, remote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.model import MethodSheet, SheetKind
from trainer.core.text import fold
from trainer.planning.check_facts import Facts, PlanWarning, coded, is_pause, is_sheet, named
from trainer.planning.records import Block, BlockKind, BriqueLook
from trainer.planning.times import Timed

_DEBRIEF = re.compile(
    r"d[ée]brief|\bretours?\b(?!\s+(?:de|du|des|d’|à|au|aux|en|chez)\b)|\bbilan\b|relecture", re.IGNORECASE
)
"""Titles of a talk about what was played; a « retour de pause », or home, is none."""
_WELCOME = re.compile(r"accueil|bienvenue|ouverture|welcome", re.IGNORECASE)
_CLOSING = re.compile(r"cl[ôo]ture|bilan|[ée]valuation|tour de fin|au revoir|closing", re.IGNORECASE)
_NUMBER = re.compile(r"\bbriques?\s+(\d{1,2})\b")
_NOTHING = re.compile(r"\s*(?:aucune?\b|rien\b|néant\b|none\b|nothing\b)", re.IGNORECASE)
_TITLE = re.compile(r"«\s*(.+?)\s*»")
TAUGHT = 2
"""A brique with so many sheets in the plan is taught, not borrowed from."""
AFTER = 2
"""How many blocks after a role-play its debrief may come."""
ENDS = 2
"""Welcome and closing stand among the first, and the last, of so many blocks."""
_FRAMING = (SheetKind.OPENING.value, SheetKind.CLOSING.value)


def debriefs(facts: Facts) -> Iterator[PlanWarning]:
    """A role-play that nobody speaks about afterwards, neither in its own steps nor right after it."""
    told: set[str] = set()
    for life in facts.lives:
        for place, one in enumerate(life.timed):
            sheet = facts.sheet(one.block)
            if sheet is None or sheet.kind is not SheetKind.ROLEPLAY or one.block.key in told:
                continue
            own = bool(sheet.debrief.questions) or any(_DEBRIEF.search(step.title) for step in sheet.steps)
            after = [other.block for other in life.timed[place + 1 :] if not is_pause(other.block)][:AFTER]
            if own or any(_speaks(facts, block) for block in after):
                continue
            told.add(one.block.key)
            yield PlanWarning(
                coded("debrief", one.block.key),
                f"{named(one.block)} est une mise en situation sans débrief.",
                "Prévoyez juste après un temps pour dire ce qui s’est passé et ce que l’on en garde.",
                (one.block.key,),
            )


def _speaks(facts: Facts, block: Block) -> bool:
    closing = facts.kind(block) == SheetKind.CLOSING.value
    sheet = facts.sheet(block)
    tagged = sheet is not None and any(_DEBRIEF.search(tag) for tag in sheet.tags)
    return closing or tagged or bool(_DEBRIEF.search(block.title))


def promised(facts: Facts) -> Iterator[PlanWarning]:
    """A brique that was promised and is not there; nothing is said of a plan without sheets."""
    placed = [one.block for one in facts.placed() if is_sheet(one.block)]
    if not placed:
        return
    there = {slug for block in placed for slug in _briques(facts, block)}
    titles = {one.slug: one.title for one in facts.frame.briques}
    for slug in dict.fromkeys(facts.frame.promised):
        if slug in there:
            continue
        aside = next((block for block in facts.plan.parked if slug in _briques(facts, block)), None)
        yield PlanWarning(
            coded("absent", slug),
            f"La brique «\u00a0{titles.get(slug, slug)}\u00a0» a été promise et n’est pas dans le programme.",
            f"Reprenez {named(aside)}, mise de côté, ou placez une autre de ses fiches."
            if aside is not None
            else "Placez une de ses fiches, ou prévenez votre partenaire et ôtez-la de ce qui est promis.",
            (aside.key,) if aside is not None else (),
        )


def _briques(facts: Facts, block: Block) -> set[str]:
    sheet, look = facts.sheet(block), facts.look(block)
    return {*(sheet.briques if sheet is not None else ()), *((look.brique_slug,) if look is not None else ())}


def order(facts: Facts) -> Iterator[PlanWarning]:
    """A sheet or a brique comes before what it supposes, and what it supposes comes only later."""
    placed = [one for one in facts.placed() if is_sheet(one.block)]
    yield from _sheets_in_order(facts, placed)
    yield from _briques_in_order(facts, placed)


def _sheets_in_order(facts: Facts, placed: list[Timed]) -> Iterator[PlanWarning]:
    wishes = [_named_in(facts.sheet(one.block)) for one in placed]
    if not any(wishes):
        return
    titles = [{fold(one.block.title), fold(_title(facts, one.block))} for one in placed]
    for place, one in enumerate(placed):
        for wanted in wishes[place]:
            if any(wanted in names for names in titles[:place]):
                continue
            later = zip(placed[place + 1 :], titles[place + 1 :], strict=True)
            first = next((other for other, names in later if wanted in names), None)
            if first is not None and not _beside(one, first):
                yield PlanWarning(
                    coded("order", one.block.key, first.block.key),
                    f"{named(one.block)} suppose {named(first.block)}, qui vient après.",
                    "Échangez les deux, ou assurez-vous que le groupe a déjà ce qu’il faut.",
                    (one.block.key, first.block.key),
                )


def _named_in(sheet: MethodSheet | None) -> list[str]:
    """The titles that the prerequisites of a sheet name."""
    words = " ".join(sheet.prerequisites) if sheet is not None else ""
    return list(dict.fromkeys(fold(title) for title in _TITLE.findall(words))) if "«" in words else []


def _title(facts: Facts, block: Block) -> str:
    sheet = facts.sheet(block)
    return sheet.title if sheet is not None else block.title


def _beside(one: Timed, other: Timed) -> bool:
    return bool(one.block.parallel) and one.block.parallel == other.block.parallel


def _briques_in_order(facts: Facts, placed: list[Timed]) -> Iterator[PlanWarning]:
    """What a brique supposes counts where two of its sheets at least are done, for one alone says what it needs.

    Sheets that need nothing can come first, and openings and closings of another brique only frame a day.
    """
    first: dict[str, int] = {}
    taught: dict[str, list[int]] = {}
    for place, one in enumerate(placed):
        look, sheet = facts.look(one.block), facts.sheet(one.block)
        if look is None or not look.brique_slug or facts.kind(one.block) in _FRAMING:
            continue
        first.setdefault(look.brique_slug, place)
        if sheet is not None and not _needs_nothing(sheet):
            taught.setdefault(look.brique_slug, []).append(place)
    by_number = {one.position: one for one in facts.frame.briques}
    for brique in facts.frame.briques:
        places = taught.get(brique.slug, [])
        for wanted in _supposed(brique, by_number) if len(places) >= TAUGHT else ():
            if first.get(wanted.slug, -1) > places[0]:
                yield PlanWarning(
                    coded("order", brique.slug, wanted.slug),
                    f"La brique «\u00a0{brique.title}\u00a0» suppose «\u00a0{wanted.title}\u00a0», qui vient après.",
                    "Changez l’ordre, ou assurez-vous que le groupe a déjà ce qu’il faut.",
                    (placed[places[0]].block.key, placed[first[wanted.slug]].block.key),
                )


def _needs_nothing(sheet: MethodSheet) -> bool:
    return all(_NOTHING.match(words) for words in sheet.prerequisites)


def _supposed(brique: BriqueLook, by_number: dict[int, BriqueLook]) -> list[BriqueLook]:
    numbers = {int(number) for words in brique.prerequisites for number in _NUMBER.findall(words)}
    return [by_number[number] for number in sorted(numbers) if number in by_number]


def remote(facts: Facts) -> Iterator[PlanWarning]:
    """A sheet that does not say how it is run at a distance, in a remote workshop."""
    if not facts.frame.remote:
        return
    for one in facts.placed():
        sheet, look = facts.sheet(one.block), facts.look(one.block)
        knows = sheet.remote.strip() != "" if sheet is not None else look is None or look.remote
        if is_sheet(one.block) and not knows:
            yield PlanWarning(
                coded("remote", one.block.key),
                f"{named(one.block)} ne dit pas comment se mener à distance.",
                "Adaptez la fiche pour cet atelier, ou prenez-en une qui a une version à distance.",
                (one.block.key,),
            )


def frame(facts: Facts) -> Iterator[PlanWarning]:
    """No welcome at the very start, or no closing at the very end."""
    halves = [half for half in facts.times.halves if any(is_sheet(one.block) for one in half.timed)]
    if not halves:
        return
    opening = _busy(halves[0].timed)
    closing = sorted(_busy(halves[-1].timed), key=lambda one: one.end)
    if not any(_is_welcome(facts, one.block) for one in opening[:ENDS]):
        yield PlanWarning(
            "welcome",
            "L’atelier commence sans accueil ni ouverture.",
            "Commencez par un accueil ou une fiche d’ouverture\u00a0: on se nomme, on dit le cadre et l’horaire.",
            (opening[0].block.key,),
        )
    if not any(_is_closing(facts, one.block) for one in closing[-ENDS:]):
        yield PlanWarning(
            "closing",
            "L’atelier finit sans clôture ni évaluation.",
            "Gardez un quart d’heure à la fin\u00a0: ce que l’on retient, ce que l’on fera, l’évaluation.",
            (closing[-1].block.key,),
        )


def _busy(timed: tuple[Timed, ...]) -> list[Timed]:
    return sorted((one for one in timed if not is_pause(one.block)), key=lambda one: one.start)


def _is_welcome(facts: Facts, block: Block) -> bool:
    kind = facts.kind(block)
    return kind in (BlockKind.WELCOME.value, SheetKind.OPENING.value) or bool(_WELCOME.search(block.title))


def _is_closing(facts: Facts, block: Block) -> bool:
    kind = facts.kind(block)
    return kind == SheetKind.CLOSING.value or bool(_CLOSING.search(block.title))
