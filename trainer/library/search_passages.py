"""A sheet as the index keeps it: words with their weight, and the text that excerpts are cut from. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from curriculum.model import MethodSheet, SheetKind
from trainer.core.text import slug
from trainer.library import search_text

PART, FIELD = "\x1e", "\x1f"
_MARKS = re.compile(r"\]\([^)\s]*\)|[*_`#>|\[\]]+|^\s*(?:-|\d+\.)\s+", re.MULTILINE)
_SPACES = re.compile(r"\s+")

KIND_WORDS = {
    SheetKind.TOOL: "outil méthode",
    SheetKind.GAME: "jeu ludique jouer",
    SheetKind.INPUT: "apport exposé théorie",
    SheetKind.EXERCISE: "exercice entraînement",
    SheetKind.ROLEPLAY: "mise en situation jeu de rôle simulation théâtre",
    SheetKind.VIDEO: "vidéo-formation film",
    SheetKind.OPENING: "ouverture ouvrir commencer début accueil brise-glace",
    SheetKind.CLOSING: "clôture clore finir fin bilan",
}
"""What people call a kind when they look for it."""


class Level(IntEnum):
    """Where a word stands; a lower level weighs more."""

    TITLE = 0
    HEAD = 1
    PURPOSE = 2
    TEXT = 3


LETTERS = "abcd"
"""A word of level n is indexed once for each level from n on, so that "in the title" is a word of the index too."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index keeps of one sheet.

    `tokens`: each once, sorted. `words`: " key=word " for every word of the four levels, apart by PART. `plain`:
    field and text, apart by FIELD, of each passage, apart by PART. `vocabulary`: each word with its key.
    """

    tokens: str
    words: str
    plain: str
    vocabulary: tuple[tuple[str, str], ...]


def passages(sheet: MethodSheet) -> Iterator[tuple[Level, str, str]]:
    """Level, field and text of everything in a sheet that can be found, in the order of excerpts."""
    yield Level.TITLE, "title", sheet.title
    yield Level.HEAD, "promise", sheet.promise
    yield Level.HEAD, "tags", ", ".join(sheet.tags)
    yield Level.HEAD, "kind", f"{sheet.kind.value}, {KIND_WORDS[sheet.kind]}"
    yield Level.PURPOSE, "objectives", "\n".join(sheet.objectives)
    yield Level.PURPOSE, "when", sheet.when
    yield Level.PURPOSE, "debrief", "\n".join(sheet.debrief.key_messages)
    yield Level.PURPOSE, "steps", " · ".join(step.title for step in sheet.steps)
    yield Level.PURPOSE, "roles", " · ".join(role.name for role in sheet.roles)
    yield Level.PURPOSE, "chapters", " · ".join(chapter.title for chapter in sheet.chapters)
    yield Level.PURPOSE, "handout", sheet.handout
    yield Level.PURPOSE, "falc", sheet.falc
    yield from ((Level.TEXT, name, text) for name, text in _rest(sheet))


def _rest(sheet: MethodSheet) -> Iterator[tuple[str, str]]:
    yield "context", sheet.context
    for step in sheet.steps:
        yield "steps", "\n".join((step.description, step.instruction, step.trainer_note, step.grouping))
    yield from (("roles", role.text) for role in sheet.roles)
    yield "debrief", "\n".join(sheet.debrief.questions)
    yield "variants", sheet.variants
    yield "risks", sheet.risks
    yield "observation", "\n".join(sheet.observation)
    yield "questions", "\n".join(sheet.questions)
    yield "audience", sheet.audience
    yield "prerequisites", "\n".join(sheet.prerequisites)
    yield "when_not", sheet.when_not
    yield "materials", ", ".join(f"{m.item} ({m.quantity}, {m.provenance.value})" for m in sheet.materials)
    yield "room", sheet.room
    yield "remote", sheet.remote
    yield "accessibility", "\n".join(f"{note.need.value} : {note.text}" for note in sheet.accessibility)
    yield "evaluation", "\n".join((*sheet.evaluation.before, *sheet.evaluation.after))
    yield "trainer_notes", sheet.trainer_notes
    yield "attachments", "\n".join(f"{one.caption} {one.name} {one.link}" for one in sheet.attachments)
    yield "sources", "\n".join(f"{one.author}, {one.title}, {one.year} {one.link}" for one in sheet.sources)
    yield "authors", ", ".join(sheet.authors)
    yield "licence", sheet.licence
    yield "tested", ", ".join(day.isoformat() for day in sheet.tested)


def entry(sheet: MethodSheet, brique_ids: tuple[int, ...]) -> Entry:
    """What the index keeps of a sheet that belongs to these briques."""
    parts: list[list[str]] = [[], [], [], []]
    best: dict[str, Level] = {}
    vocabulary: dict[str, str] = {}
    plain = []
    for level, name, text in passages(sheet):
        readable = _SPACES.sub(" ", _MARKS.sub(" ", text)).strip()
        if not readable:
            continue
        if level is not Level.TITLE:
            plain.append(f"{name}{FIELD}{readable}")
        for word in search_text.words(readable):
            parts[level].append(f" {word.key}={word.folded} ")
            vocabulary[word.folded] = word.key
            if best.get(word.key, Level.TEXT) >= level:
                best[word.key] = level
    for place, brique_id in enumerate(
        brique_ids
    ):  # its home is a purpose, where it is a guest a mere mention
        parts[Level.TEXT if place else Level.PURPOSE].append(f" {brique_token(brique_id)}=- ")
    tokens = {f"{letter}{word}" for word, level in best.items() for letter in LETTERS[level:]}
    tokens |= set(filter_tokens(sheet, brique_ids))
    return Entry(
        " ".join(sorted(tokens)),
        PART.join("".join(part) for part in parts),
        PART.join(plain),
        tuple(sorted(vocabulary.items())),
    )


def filter_tokens(sheet: MethodSheet, brique_ids: tuple[int, ...]) -> Iterator[str]:
    """The words of the index that filters ask for."""
    yield kind_token(sheet.kind.value)
    yield language_token(sheet.language)
    yield from map(tag_token, sheet.tags)
    yield from map(brique_token, brique_ids)


def kind_token(kind: str) -> str:
    """The sheets of a kind."""
    return "zk" + slug(kind).replace("-", "")


def language_token(language: str) -> str:
    """The sheets in a language."""
    return "zl" + slug(language).replace("-", "")


def tag_token(tag: str) -> str:
    """The sheets with a tag."""
    return "zt" + slug(tag).replace("-", "")


def brique_token(brique_id: int) -> str:
    """The sheets of a brique, whatever its title is today."""
    return f"zb{brique_id}"
