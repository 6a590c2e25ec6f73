"""Le programme of a training: what is announced before enrolment, on its own paper or annexed to an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from curriculum.model import WEEK
from trainer.documents import format_fr as fr
from trainer.documents import markdown
from trainer.documents.blocks import (
    Block,
    Cell,
    Document,
    Facts,
    Heading,
    KeyValues,
    Paragraph,
    Row,
    Section,
    Table,
    Tags,
    bullets,
    cell,
    para,
    text,
)
from trainer.documents.expand import end_together, right
from trainer.documents.letterhead import Letterhead
from trainer.documents.theme import Style


@dataclass(frozen=True, slots=True)
class ProgrammePart:
    """A part of the content: title, length in minutes, what is done."""

    title: str
    minutes: int = 0
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything a programme must tell.

    `minutes` is the whole length, over `days` days (0: not told), each `every` days after the one before.

    The long texts are Markdown; `briques` holds (title, colour).
    """

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
    days: int = 0
    every: int = 1
    group: str = ""
    promise: str = ""
    introduction: str = ""
    delivery: str = ""
    outcome: str = ""
    funding: str = ""
    price_note: str = ""
    briques: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ProgrammePaper:
    """A programme on a paper of its own, as it stood on a day."""

    letterhead: Letterhead
    programme: Programme
    dated: date


def programme(data: ProgrammePaper) -> Document:
    """The programme de formation: one training, every field that must be announced before enrolment."""
    title = data.programme.title
    kicker = Paragraph(text("Programme de formation"), Style.KICKER, keep_with_next=True)
    heading = Paragraph(text(title), Style.TITLE, keep_with_next=True)
    head = data.letterhead.head() if data.letterhead.legal_name else ()
    return Document(
        title=f"Programme – {title}",
        subject=data.programme.promise,
        author=data.letterhead.legal_name,
        sections=(
            Section(
                (
                    *head,
                    kicker,
                    heading,
                    *announcement(data.programme),
                    para(f"Programme édité le {fr.day(data.dated)}.", Style.SMALL),
                )
            ),
        ),
        header=(title, data.letterhead.legal_name),
        footer=data.letterhead.footer(),
        dated=data.dated,
    )


def announcement(data: Programme) -> Iterator[Block]:
    """What is announced of a training, under its title."""
    if data.promise:
        yield para(data.promise, Style.LEAD)
    if data.briques:
        yield Tags(data.briques)
    yield Facts(tuple((label, value) for label, value in _strip(data) if value))
    yield from markdown.blocks(data.introduction)
    if data.objectives:
        yield Heading(text("Objectifs"), 2, in_contents=False)
        yield para(f"À la fin, les participant·es savent{fr.NOBREAK}:", Style.SMALL)
        yield from end_together((bullets(data.objectives),))
    if data.parts:
        yield Heading(text("Contenu"), 2, in_contents=False)
        yield Table((84, 16), tuple(_content_row(part) for part in data.parts), padding=1.3, flush=True)
    yield Heading(text("En pratique"), 2, in_contents=False)
    rows = tuple(_practical_row(label, words) for label, words in _practical(data) if words)
    yield Table((0.24, 0.76), rows, padding=1.3, flush=True)


def programme_blocks(data: Programme, heading: str = "Programme") -> tuple[Block, ...]:
    """The programme as part of another paper."""
    facts = (("Durée", fr.length(data.minutes)), *_practical(data))
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


def over_days(minutes: int, days: int, every: int = 1) -> str:
    """ "13 h sur 2 journées", "3 h", "12 h en 8 séances, une par semaine"."""
    if days <= 1:
        return fr.length(minutes)
    if every == 1:
        return f"{fr.length(minutes)} sur {days}{fr.NOBREAK}journées"
    pace = "une par semaine" if every == WEEK else f"tous les {every}{fr.NOBREAK}jours"
    return f"{fr.length(minutes)} en {days}{fr.NOBREAK}séances, {pace}"


def _strip(data: Programme) -> tuple[tuple[str, str], ...]:
    return (
        ("Durée", over_days(data.minutes, data.days, data.every)),
        ("Groupe", data.group),
        ("Tarif", data.price),
    )


def _practical(data: Programme) -> tuple[tuple[str, str], ...]:
    price = "\n".join(words for words in (data.price, data.price_note) if words)
    return (
        ("Public", data.audience),
        ("Prérequis", data.prerequisites),
        ("Méthodes", data.methods),
        ("Moyens", data.means),
        ("Organisation", data.delivery),
        ("Suivi et évaluation", data.assessment),
        ("À l’issue", data.outcome),
        ("Équipe", data.trainers),
        ("Délai d’accès", data.access_delay),
        ("Accessibilité", data.accessibility),
        ("Tarif", price),
        ("Financement", data.funding),
        ("Contact", data.contact),
    )


def _content_row(part: ProgrammePart) -> Row:
    points = tuple(para(point, Style.CELL) for point in part.points)
    words = Cell((para(part.title, Style.CELL_STRONG), *points))
    return Row((words, right(fr.length(part.minutes) if part.minutes else "")))


def _practical_row(label: str, words: str) -> Row:
    """A line end in a text of ours is meant; one in Markdown is not, two are a paragraph."""
    paragraphs = tuple(block for part in words.split("\n") for block in markdown.blocks(part, Style.CELL))
    return Row((cell(label, Style.CELL_HEAD), Cell(paragraphs)))
