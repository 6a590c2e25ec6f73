"""La convention de formation (L.6353-1) with its programme annexed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trainer.documents import format_fr as fr
from trainer.documents.blocks import (
    Block,
    Document,
    Heading,
    Inline,
    KeepTogether,
    KeyValues,
    Paragraph,
    Row,
    Run,
    Section,
    Signature,
    Signatures,
    Table,
    bullets,
    cell,
    para,
    text,
)
from trainer.documents.letterhead import Letterhead
from trainer.documents.prices import Client, PriceLine, price_blocks
from trainer.documents.programme import Programme, programme_blocks
from trainer.documents.theme import Style


@dataclass(frozen=True, slots=True)
class AgreementSlot:
    """A day of the action with its hours as they read."""

    day: date
    hours: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """What both sides sign. `minutes` is the length of the action; `delivery` how it is given, `follow_up` how it is
    followed and assessed, `outcome` what it ends with."""

    letterhead: Letterhead
    number: str
    signatory: str
    capacity: str
    client: Client
    client_signatory: str
    title: str
    objectives: tuple[str, ...]
    programme: Programme
    minutes: int
    slots: tuple[AgreementSlot, ...]
    place: str
    people_count: int
    lines: tuple[PriceLine, ...]
    terms: str
    signed_at: str
    signed_on: date
    client_capacity: str = ""
    nature: str = "action de formation"
    delivery: str = ""
    means: str = ""
    follow_up: str = ""
    outcome: str = ""
    vat_phrase: str = ""
    cancellation: str = ""
    disputes: str = ""
    people: tuple[str, ...] = ()


def agreement(data: Agreement) -> Document:
    """The agreement as a document, articles numbered, programme annexed."""
    return Document(
        title=f"Convention de formation {data.number}",
        subject=data.title,
        author=data.letterhead.legal_name,
        sections=(
            Section(tuple(_blocks(data))),
            Section(programme_blocks(data.programme, "Annexe : le programme")),
        ),
        header=(f"Convention {data.number}", data.letterhead.legal_name),
        footer=data.letterhead.footer(),
        dated=data.signed_on,
    )


def _blocks(data: Agreement) -> Iterator[Block]:
    yield from data.letterhead.head()
    yield Paragraph(text("Convention de formation"), Style.TITLE)
    yield Paragraph(text(f"N° {data.number} · articles L.6353-1 et D.6353-1 du Code du travail"), Style.SMALL)
    yield Paragraph(_parties(data))
    number = 0
    for title, blocks in _articles(data):
        if blocks:
            number += 1
            yield Heading(text(f"Article {number}. {title}"), 2)
            yield from blocks
    where = f"Fait en deux exemplaires à {data.signed_at}, le {fr.day(data.signed_on)}."
    ours = Signature(f"Pour {data.letterhead.legal_name}", (f"{data.signatory}, {data.capacity}",), 26)
    who = ", ".join(part for part in (data.client_signatory, data.client_capacity) if part)
    yield KeepTogether((para(where), Signatures((ours, Signature(f"Pour {data.client.name}", (who,), 26)))))


def _parties(data: Agreement) -> Inline:
    body = data.letterhead
    numbers = f" ({', '.join(body.number_lines())})" if body.number_lines() else ""
    theirs = ", ".join(data.client.lines()[1:])
    return (
        Run("Entre "),
        Run(body.legal_name, bold=True),
        Run(
            f", {', '.join(body.place_lines())}{numbers}, organisme de formation. {body.activity_sentence()}"
        ),
        Run(f" Représentée par {data.signatory}, {data.capacity}\net "),
        Run(data.client.name, bold=True),
        Run(f", {theirs}" if theirs else ""),
        Run(f", représentée par {data.client_signatory}"),
        Run(f", {data.client_capacity}." if data.client_capacity else "."),
    )


def _articles(data: Agreement) -> Iterator[tuple[str, tuple[Block, ...]]]:
    title = f"«{fr.NOBREAK}{data.title}{fr.NOBREAK}»"
    yield (
        "Objet",
        (
            para(
                f"L’organisme organise l’action intitulée {title}. Nature de l’action{fr.NOBREAK}: {data.nature}."
            ),
            Paragraph(text("Objectifs"), Style.STRONG, keep_with_next=True),
            bullets(data.objectives),
            para("Le contenu est décrit dans le programme annexé, qui fait partie de la convention."),
        ),
    )
    rows = tuple(
        Row((cell(fr.day(s.day, weekday=True), Style.CELL_STRONG), cell(s.hours))) for s in data.slots
    )
    facts = (("Durée", text(fr.length(data.minutes))), ("Lieu", text(data.place)))
    effect = (*facts, ("Effectif", text(fr.people(data.people_count))))
    yield "Durée, période, lieu et effectif", (KeyValues(effect, 0.24), Table((40, 60), rows, flush=True))
    people = (bullets(data.people, Style.CELL),) if data.people else ()
    yield "Personnes concernées", people
    yield "Moyens et modalités", tuple(para(words) for words in (data.delivery, data.means) if words)
    yield (
        "Suivi, évaluation et sanction",
        tuple(para(words) for words in (data.follow_up, data.outcome) if words),
    )
    vat = (para(data.vat_phrase, Style.SMALL),) if data.vat_phrase else ()
    yield "Prix et règlement", (*price_blocks(data.lines), *vat, para(data.terms))
    yield "Annulation, report, abandon", (para(data.cancellation),) if data.cancellation else ()
    yield "Différends", (para(data.disputes),) if data.disputes else ()
