"""Le programme of a training: what is announced before enrolment and annexed to an agreement."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.documents import format_fr as fr
from trainer.documents.blocks import Block, Heading, KeyValues, Paragraph, bullets, text
from trainer.documents.theme import Style


@dataclass(frozen=True, slots=True)
class ProgrammePart:
    """A part of the content: title, length in minutes, what is done."""

    title: str
    minutes: int = 0
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything a programme must tell. `minutes` is the whole length."""

    title: str
    minutes: int
    objectives: tuple[str, ...]
    parts: tuple[ProgrammePart, ...]
    audience: str = ""
    prerequisites: str = ""
    methods: str = ""
    means: str = ""
    assessment: str = ""
    trainers: str = ""
    access_delay: str = ""
    accessibility: str = ""
    price: str = ""
    contact: str = ""


def programme_blocks(data: Programme, heading: str = "Programme") -> tuple[Block, ...]:
    """The programme as part of another paper."""
    facts = (
        ("Durée", fr.length(data.minutes)),
        ("Public", data.audience),
        ("Prérequis", data.prerequisites),
        ("Méthodes", data.methods),
        ("Moyens", data.means),
        ("Suivi et évaluation", data.assessment),
        ("Équipe", data.trainers),
        ("Délai d’accès", data.access_delay),
        ("Accessibilité", data.accessibility),
        ("Tarif", data.price),
        ("Contact", data.contact),
    )
    blocks: list[Block] = [
        Heading(text(heading), 1),
        Paragraph(text(data.title), Style.LEAD),
        KeyValues(tuple((label, text(words)) for label, words in facts if words), 0.24),
    ]
    if data.objectives:
        blocks += [Heading(text("Objectifs"), 2), bullets(data.objectives)]
    if data.parts:
        blocks.append(Heading(text("Contenu"), 2))
    for part in data.parts:
        length = f" · {fr.length(part.minutes)}" if part.minutes else ""
        blocks.append(Heading(text(f"{part.title}{length}"), 3, in_contents=False))
        if part.points:
            blocks.append(bullets(part.points))
    return tuple(blocks)
