"""What is typed into the line that adds: "13:45 Repas 45 min" is a start, words and a length. No Qt in here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.text import fold
from trainer.library.records import SheetSummary
from trainer.planning.records import BlockKind
from ui.kit.french import duration
from ui.pages.workshops.planner.words import USUAL_MINUTES, kind_name

SHOWN = 10
_S = r"[\s\u00a0\u202f]*"
_START = re.compile(rf"^([01]?\d|2[0-3]){_S}(?::|h){_S}([0-5]\d)?(?=[\s\u00a0]){_S}(?=\S)", re.IGNORECASE)
_LENGTH = re.compile(
    rf"[\s\u00a0,]+(?:(\d{{1,2}}){_S}h{_S}([0-5]?\d)?(?:{_S}min\.?)?|(\d{{1,3}}){_S}(?:min\.?|mn|minutes?|['’]))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """The words, and what was said of the start (minutes since midnight) and the length (minutes)."""

    words: str
    start: int | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be added: a sheet, or a plain block; `folded` is what typed words are looked for in."""

    title: str
    detail: str
    kind: BlockKind
    minutes: int
    colour: str = ""
    sheet_id: int | None = None
    folded: str = ""

    @property
    def text(self) -> str:
        """The line of the list."""
        return f"{self.title}  —  {self.detail}"

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return f"{self.title}, {self.detail}"


def read_line(line: str) -> Typed:
    """Take a leading clock and a trailing length off the words: "9 h 30 Accueil 20 min"."""
    words, start, minutes = line.strip(), None, None
    if found := _START.match(words):
        start = int(found[1]) * 60 + int(found[2] or 0)
        words = words[found.end() :]
    if found := _LENGTH.search(words):
        length = int(found[3]) if found[3] else int(found[1]) * 60 + int(found[2] or 0)
        if length and words[: found.start()].strip():
            minutes, words = length, words[: found.start()]
    return Typed(words.strip(), start, minutes)


def plain_choices() -> list[Choice]:
    """The blocks that are no sheets."""
    return [
        Choice(kind_name(kind), duration(minutes), kind, minutes, folded=fold(kind_name(kind)))
        for kind, minutes in USUAL_MINUTES.items()
    ]


def own_words(words: str) -> Choice:
    """A block under words of one's own: of the kind they begin with (« Accueil et cadre »), or a free sequence."""
    first = fold(words).split(maxsplit=1)[0] if words.strip() else ""
    kind = next((one for one in USUAL_MINUTES if fold(kind_name(one)) == first), BlockKind.OTHER)
    return Choice(words, "", kind, USUAL_MINUTES[kind])


def sheet_choices(sheets: Sequence[SheetSummary]) -> list[Choice]:
    """The sheets of the library that can be used."""
    return [
        Choice(
            sheet.title,
            f"{sheet.brique_title}, {duration(sheet.minutes)}",
            BlockKind.SHEET,
            sheet.minutes,
            sheet.colour,
            sheet.id,
            f"{fold(sheet.title)}\n{fold(sheet.brique_title)}",
        )
        for sheet in sheets
        if not sheet.retired
    ]


def matching(choices: Sequence[Choice], words: str) -> list[Choice]:
    """The choices that hold every word; those whose title begins with the words first."""
    folded = fold(words).strip()
    wanted = folded.split()
    if not wanted:
        return []
    found = [one for one in choices if all(word in one.folded for word in wanted)]
    found.sort(key=lambda one: (not one.folded.startswith(folded), folded not in one.folded.split("\n")[0]))
    return found[:SHOWN]


def best(choices: Sequence[Choice], words: str) -> Choice | None:
    """What Return adds for these words: the same title, otherwise the first that holds them in its title."""
    folded = fold(words).strip()
    if not folded:
        return None
    exact = next((one for one in choices if one.folded.split("\n")[0] == folded), None)
    if exact is not None:
        return exact
    return next((one for one in matching(choices, words) if folded in one.folded.split("\n")[0]), None)
