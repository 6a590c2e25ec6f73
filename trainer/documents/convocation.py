"""La convocation: one letter per person with when, where, how to come, what to bring, whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from trainer.documents import format_fr as fr
from trainer.documents.blocks import (
    Block,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Row,
    Section,
    Table,
    bullets,
    cell,
    para,
    text,
)
from trainer.documents.letterhead import Letterhead
from trainer.documents.theme import Style


@dataclass(frozen=True, slots=True)
class ConvocationSlot:
    """A half-day of the workshop."""

    day: date
    label: str
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Convocation:
    """One person's letter. `link` is the address of a remote session."""

    letterhead: Letterhead
    person: str
    title: str
    place: str
    slots: tuple[ConvocationSlot, ...]
    issued_on: date
    issued_at: str
    signatory: str
    capacity: str = ""
    organisation: str = ""
    partner: str = ""
    link: str = ""
    doors_open: str = ""
    access: str = ""
    bring: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    trainers: tuple[str, ...] = ()
    contact: str = ""
    disability_contact: str = ""
    rules: str = ""


def convocation(data: Convocation) -> Document:
    """The letter as a document."""
    return Document(
        title=f"Convocation – {data.person}",
        subject=data.title,
        author=data.letterhead.legal_name,
        sections=(Section(_blocks(data)),),
        header=(f"Convocation – {data.person}", data.letterhead.legal_name),
        footer=data.letterhead.footer(),
        dated=data.issued_on,
    )


def _blocks(data: Convocation) -> tuple[Block, ...]:
    host = f", organisée avec {data.partner}" if data.partner else ""
    hello = (
        f"Vous êtes attendu·e à la formation «{fr.NOBREAK}{data.title}{fr.NOBREAK}»{host}. "
        "Voici ce qu’il faut savoir pour venir l’esprit tranquille."
    )
    to = tuple(line for line in (data.person, data.organisation) if line)
    objectives = (
        (Heading(text("Ce que nous y ferons"), 2), bullets(data.objectives)) if data.objectives else ()
    )
    bring = (Heading(text("À apporter"), 2), bullets(data.bring)) if data.bring else ()
    signature = ", ".join(part for part in (data.signatory, data.capacity) if part)
    return (
        *data.letterhead.head(to),
        para(f"{data.issued_at}, le {fr.day(data.issued_on)}", Style.SMALL),
        Paragraph(text("Convocation"), Style.TITLE),
        Paragraph(text(data.title), Style.LEAD),
        para(f"Bonjour {data.person},"),
        para(hello),
        Heading(text("Les horaires"), 2),
        _slots(data),
        Heading(text("En pratique"), 2),
        KeyValues(tuple((label, text(words)) for label, words in _practical(data) if words), 0.24),
        *objectives,
        *bring,
        para(f"À très bientôt,\n{signature}"),
    )


def _slots(data: Convocation) -> Table:
    rows = tuple(
        Row(
            (
                cell(_capital(fr.day(slot.day, weekday=True)), Style.CELL_STRONG),
                cell(slot.label),
                cell(fr.span(slot.start, slot.end)),
            )
        )
        for slot in data.slots
    )
    return Table((44, 22, 34), rows, padding=1.4, flush=True)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _practical(data: Convocation) -> tuple[tuple[str, str], ...]:
    return (
        ("Lieu", data.place),
        ("Lien", data.link),
        ("Accueil", data.doors_open),
        ("Accès", data.access),
        ("Équipe", ", ".join(data.trainers)),
        ("Contact", data.contact or " · ".join(data.letterhead.contact_lines())),
        ("Accessibilité, handicap", data.disability_contact),
        ("Règlement intérieur", data.rules),
    )
