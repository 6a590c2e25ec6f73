"""Two texts of a sheet side by side: field by field, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from curriculum.fields import FIELDS
from curriculum.model import (
    AccessNote,
    Attachment,
    Chapter,
    Debrief,
    Duration,
    Evaluation,
    GroupSize,
    Material,
    MethodSheet,
    RoleCard,
    Source,
    Step,
    Translation,
)

_WORDS = re.compile(r"\w+|[^\w\s]|\s+")
LONGEST = 4_000
"""Words of one field beyond which lines are compared instead: the time grows with the square."""


class Side(StrEnum):
    """Where a piece of text stands."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both have, that only the first had, or that only the second has."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs: its name in the model, its French name, the two texts woven into one."""

    name: str
    label: str
    pieces: tuple[Piece, ...]


def compare_sheets(before: MethodSheet, after: MethodSheet) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the paper."""
    found = []
    for field in FIELDS:
        old, new = (getattr(sheet, field.name) for sheet in (before, after))
        if old != new:
            found.append(FieldChange(field.name, field.label, compare_texts(said(old), said(new))))
    return tuple(found)


def compare_texts(before: str, after: str) -> tuple[Piece, ...]:
    """The words that stayed, went and came, in reading order."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > LONGEST:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Side.SAME, "".join(old[a:b])))
            continue
        pieces += [
            Piece(side, text)
            for side, text in ((Side.OUT, "".join(old[a:b])), (Side.IN, "".join(new[c:d])))
            if text
        ]
    return tuple(pieces)


def said(value: Any) -> str:
    """The value of a field as a person reads it."""
    if isinstance(value, tuple):
        separator = "\n\n" if any(isinstance(one, Step | RoleCard) for one in value) else "\n"
        return separator.join(said(one) for one in value)
    words = _SAID.get(type(value))
    return words(value) if words else str(value)


def _step(step: Step) -> str:
    head = f"{step.minutes} min · {step.grouping} · {step.title}" + (" · facultatif" if step.optional else "")
    said_aloud = f"« {step.instruction} »" if step.instruction else ""
    behind = f"En coulisse : {step.trainer_note}" if step.trainer_note else ""
    return "\n".join(text for text in (head, step.description, said_aloud, behind) if text)


def _joined(value: Any) -> str:
    texts = (said(getattr(value, field.name)) for field in fields(value))
    return " · ".join(text for text in texts if text)


def _lists(value: Debrief | Evaluation) -> str:
    return "\n".join(text for text in (said(getattr(value, field.name)) for field in fields(value)) if text)


_SAID: dict[type, Any] = {
    Step: _step,
    RoleCard: lambda role: f"{role.name}\n{role.text}",
    Duration: lambda d: f"{d.short} min en court, {d.usual} min d’habitude, {d.long} min en long",
    GroupSize: lambda g: f"{g.minimum} à {g.maximum} personnes, idéal {g.ideal}",
    AccessNote: lambda note: f"{note.need.value} : {note.text}",
    Chapter: lambda chapter: f"{chapter.at} {chapter.title}",
    Attachment: lambda one: " · ".join(t for t in (one.name, one.caption, one.link, one.audience.value) if t),
    Translation: lambda one: one.of,
    Material: _joined,
    Source: _joined,
    Debrief: _lists,
    Evaluation: _lists,
}
