"""Le devis; once signed and with its programme it can stand in for an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer.documents import format_fr as fr
from trainer.documents.blocks import (
    Block,
    Document,
    Facts,
    KeepTogether,
    KeyValues,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Spacer,
    text,
)
from trainer.documents.letterhead import Letterhead
from trainer.documents.prices import Client, PriceLine, price_blocks
from trainer.documents.programme import Programme, programme_blocks
from trainer.documents.theme import Style


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote, valid until a day."""

    letterhead: Letterhead
    number: str
    issued_on: date
    valid_until: date
    client: Client
    lines: tuple[PriceLine, ...]
    subject: str
    first_day: date | None = None
    last_day: date | None = None
    place: str = ""
    people_count: int = 0
    vat_phrase: str = ""
    terms: str = ""
    programme: Programme | None = None


def quote(data: Quote) -> Document:
    """The quote as a document, its programme on pages of its own."""
    sections = [Section(_blocks(data))]
    if data.programme:
        sections.append(Section(programme_blocks(data.programme)))
    return Document(
        title=f"Devis {data.number}",
        subject=data.subject,
        author=data.letterhead.legal_name,
        sections=tuple(sections),
        header=(f"Devis {data.number}", data.letterhead.legal_name),
        footer=data.letterhead.footer(),
        dated=data.issued_on,
    )


def _blocks(data: Quote) -> tuple[Block, ...]:
    facts = [("Date", fr.day(data.issued_on)), ("Valable jusqu’au", fr.day(data.valid_until))]
    if data.first_day and data.last_day:
        facts.append(("Formation", fr.period(data.first_day, data.last_day)))
    if data.people_count:
        facts.append(("Groupe", fr.people(data.people_count)))
    pairs = (("Lieu", data.place), ("TVA", data.vat_phrase), ("Règlement", data.terms))
    known = tuple((label, text(words)) for label, words in pairs if words)
    return (
        *data.letterhead.head(data.client.lines(), "Établi pour"),
        Paragraph(text(f"Devis {data.number}"), Style.TITLE),
        Paragraph(text(data.subject), Style.LEAD),
        Facts(tuple(facts)),
        Spacer(3),
        *price_blocks(data.lines),
        *((KeyValues(known, 0.18),) if known else ()),
        Spacer(3),
        KeepTogether(
            (
                Signatures(
                    (
                        Signature(f"Pour {data.letterhead.legal_name}", (), 26),
                        Signature(
                            f"Pour {data.client.name}",
                            (
                                f"Date, nom et signature, précédés de «{fr.NOBREAK}bon pour accord{fr.NOBREAK}»",
                            ),
                            26,
                        ),
                    )
                ),
            )
        ),
    )
