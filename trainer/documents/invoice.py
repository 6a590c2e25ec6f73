"""Facture and avoir, with the mentions the law asks for; dated wordings come in with the input."""

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
    Spacer,
    text,
)
from trainer.documents.letterhead import Letterhead
from trainer.documents.prices import Client, PriceLine, price_blocks, totals
from trainer.documents.theme import Style


@dataclass(frozen=True, slots=True)
class PaidSum:
    """A payment already received."""

    paid_on: date
    cents: int
    means: str = ""


@dataclass(frozen=True, slots=True)
class CreditedInvoice:
    """The invoice that a credit note mends."""

    number: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class Invoice:
    """An issued invoice, or a credit note when `credits` names the invoice it mends (lines then hold what is given
    back, as positive sums)."""

    letterhead: Letterhead
    number: str
    issued_on: date
    client: Client
    lines: tuple[PriceLine, ...]
    service_first: date
    service_last: date
    due_on: date
    vat_phrase: str = ""
    subject: str = ""
    discount: str = "Escompte pour paiement anticipé : néant"
    penalty: str = "Pénalités de retard : taux directeur de la Banque centrale européenne majoré de 10 points"
    indemnity: str = "Indemnité forfaitaire pour frais de recouvrement : 40 € (clients professionnels)"
    category: str = "Prestations de services"
    vat_on_debits: bool = False
    order_number: str = ""
    means: str = "virement"
    iban: str = ""
    bic: str = ""
    paid: tuple[PaidSum, ...] = ()
    credits: CreditedInvoice | None = None
    duplicate: bool = False


def invoice(data: Invoice) -> Document:
    """The invoice or credit note as a document."""
    kind = "Avoir" if data.credits else "Facture"
    title = f"{kind} {data.number}"
    shown = f"{title} – Duplicata" if data.duplicate else title
    return Document(
        title=shown,
        subject=data.subject,
        author=data.letterhead.legal_name,
        sections=(Section(_blocks(data, title)),),
        header=(shown, data.letterhead.legal_name),
        footer=data.letterhead.footer(),
        dated=data.issued_on,
    )


def _blocks(data: Invoice, title: str) -> tuple[Block, ...]:
    stamp = Paragraph(text("Duplicata", colour=data.letterhead.colour), Style.CARD_TITLE)
    duplicate = (stamp,) if data.duplicate else ()
    cites = _cites(data.credits) if data.credits else ()
    subject = (Paragraph(text(data.subject), Style.LEAD),) if data.subject else ()
    return (
        *data.letterhead.head(data.client.lines(), "Avoir établi pour" if data.credits else "Facturé à"),
        *duplicate,
        Paragraph(text(title), Style.TITLE),
        *subject,
        *cites,
        _facts(data),
        Spacer(3),
        *price_blocks(data.lines, _balance(data)),
        Spacer(2),
        KeepTogether(_conditions(data)),
    )


def _cites(credited: CreditedInvoice) -> tuple[Block, ...]:
    words = f"Annule la facture {credited.number} du {fr.day(credited.issued_on)}."
    return (Paragraph(text(words), Style.STRONG),)


def _facts(data: Invoice) -> Facts:
    period = fr.period(data.service_first, data.service_last)
    items = [("Date d’émission", fr.day(data.issued_on)), ("Prestation réalisée", period)]
    if not data.credits:
        items.append(("Échéance", fr.day(data.due_on)))
    if data.order_number:
        items.append(("Bon de commande", data.order_number))
    items.append(("Nature", data.category))
    return Facts(tuple(items))


def _balance(data: Invoice) -> tuple[tuple[str, str], ...]:
    if not data.paid:
        return ()
    received = tuple(
        (
            f"Réglé le {fr.day(paid.paid_on)}" + (f" ({paid.means})" if paid.means else ""),
            fr.money(-paid.cents),
        )
        for paid in data.paid
    )
    due = totals(data.lines).gross - sum(paid.cents for paid in data.paid)
    return (*received, ("Reste dû", fr.money(due)))


def _conditions(data: Invoice) -> tuple[Block, ...]:
    vat = ([data.vat_phrase] if data.vat_phrase else []) + (
        ["Option pour le paiement de la taxe d’après les débits"] if data.vat_on_debits else []
    )
    pairs: list[tuple[str, str]] = [("TVA", ". ".join(vat))] if vat else []
    if not data.credits:
        bank = "".join(
            f"\n{label}{fr.NOBREAK}: {value}"
            for label, value in (("IBAN", data.iban), ("BIC", data.bic))
            if value
        )
        pairs.append(("Règlement", f"Par {data.means}, au plus tard le {fr.day(data.due_on)}{bank}"))
        terms = [term for term in (data.discount, data.penalty, data.indemnity) if term]
        pairs.append(("Conditions", "\n".join(f"{_typeset(term)}." for term in terms)))
    return (KeyValues(tuple((key, text(value)) for key, value in pairs), 0.18),) if pairs else (Spacer(1),)


def _typeset(words: str) -> str:
    return words.rstrip(".").replace(" :", f"{fr.NOBREAK}:").replace(" €", f"{fr.NOBREAK}€")
