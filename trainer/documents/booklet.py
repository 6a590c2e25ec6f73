"""Le livret: what the participants take home. Never the trainer's private notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from curriculum.model import MethodSheet
from trainer.documents import format_fr as fr
from trainer.documents import markdown
from trainer.documents.blocks import (
    Band,
    Block,
    Callout,
    Contents,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Spacer,
    Table,
    bullets,
    cell,
    para,
    text,
)
from trainer.documents.expand import end_together
from trainer.documents.letterhead import Letterhead
from trainer.documents.theme import Style


@dataclass(frozen=True, slots=True)
class BookletSheet:
    """A sheet of the workshop with its brique's title and colour."""

    sheet: MethodSheet
    brique: str
    colour: str


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """What happens when, as the participants read it."""

    start: time
    title: str


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """A half-day of the agenda."""

    day: date
    label: str
    start: time
    end: time
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True, slots=True)
class Booklet:
    """The participants' booklet of a workshop."""

    letterhead: Letterhead
    title: str
    partner: str
    place: str
    agenda: tuple[AgendaPart, ...]
    sheets: tuple[BookletSheet, ...]
    trainers: tuple[str, ...] = ()
    subtitle: str = ""
    welcome: str = ""
    access_contact: str = ""


def booklet(data: Booklet) -> Document:
    """Cover, contents, agenda, one chapter per sheet, room for notes, back page with the contact."""
    dates = fr.days([part.day for part in data.agenda])
    lines = tuple(line for line in (dates[:1].upper() + dates[1:], data.place, data.partner) if line)
    cover = Band(
        data.title, "Livret des participant·es", data.subtitle, lines, data.letterhead.colour, cover=True
    )
    return Document(
        title=f"Livret – {data.title}",
        subject=data.title,
        author=data.letterhead.legal_name,
        sections=(
            Section((cover,), furniture=False),
            Section(tuple(_inside(data))),
            Section(tuple(_back(data)), furniture=False),
        ),
        header=(data.title, data.letterhead.legal_name),
        footer=("Fiches sous licence CC BY-SA 4.0",),
        first_page_header=True,
        dated=data.agenda[0].day if data.agenda else None,
    )


def _inside(data: Booklet) -> Iterator[Block]:
    yield Heading(text("Dans ce livret"), 1, in_contents=False)
    yield from markdown.blocks(data.welcome, Style.LEAD)
    yield Contents(2)
    yield PageBreak()
    yield Heading(text("Le programme"), 1)
    for part in data.agenda:
        title = f"{fr.day(part.day, weekday=True)} · {part.label.lower()}"
        yield Heading(text(title[:1].upper() + title[1:]), 3, in_contents=False)
        yield para(fr.span(part.start, part.end), Style.SMALL)
        rows = tuple(
            Row((cell(fr.clock(line.start), Style.CELL_STRONG), cell(line.title))) for line in part.lines
        )
        if rows:
            yield Table((14, 86), rows, padding=1.2, flush=True)
    for entry in data.sheets:
        if chapter := tuple(_chapter(entry)):
            yield PageBreak()
            yield from chapter
    yield PageBreak()
    yield Heading(text("Mes notes"), 1)
    yield Table((1,), tuple(Row((cell(),), min_height=11) for _ in range(18)), padding=0)


def _chapter(entry: BookletSheet) -> Iterator[Block]:
    sheet = entry.sheet
    yield Paragraph(text(entry.brique, colour=entry.colour), Style.KICKER, keep_with_next=True)
    yield Heading(text(sheet.title), 1)
    yield para(sheet.promise, Style.LEAD)
    if sheet.objectives:
        yield Heading(text("À la fin, je sais"), 3, in_contents=False)
        yield bullets(sheet.objectives, colour=entry.colour)
    if sheet.handout:
        yield Heading(text("Pour les participant·es"), 3, in_contents=False)
        yield from markdown.blocks(sheet.handout)
    if sheet.debrief.key_messages:
        yield Callout((bullets(sheet.debrief.key_messages),), "À retenir", entry.colour)
    if sheet.falc:
        yield Heading(text("En facile à lire et à comprendre"), 2, in_contents=False)
        yield from end_together(markdown.blocks(sheet.falc, Style.EASY))


def _back(data: Booklet) -> Iterator[Block]:
    body = data.letterhead
    yield Spacer(120)
    yield Paragraph(text(f"Et après{fr.NARROW}?"), Style.TITLE)
    yield para(f"Une question, une envie d’agir, un coup de main{fr.NOBREAK}: écrivez-nous.", Style.LEAD)
    pairs = [(body.legal_name, text("\n".join((*body.place_lines(), *body.contact_lines()))))]
    if data.trainers:
        pairs.append(("Avec vous pendant l’atelier", text(", ".join(data.trainers))))
    if data.access_contact:
        pairs.append(("Accessibilité", text(data.access_contact)))
    yield KeyValues(tuple(pairs), 0.36)
    for line in (body.activity_sentence(), "Fiches sous licence CC BY-SA 4.0."):
        if line:
            yield para(line, Style.SMALL)
