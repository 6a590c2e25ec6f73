"""Invoices and credit notes as papers: records in, document input out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from trainer.core.errors import NotFound, Refused
from trainer.documents.invoice import CreditedInvoice
from trainer.documents.invoice import Invoice as InvoicePaper
from trainer.documents.letterhead import Letterhead
from trainer.documents.prices import Client, PriceLine
from trainer.partners.records import PartnerFields
from trainer.sales.records import Invoice, Line
from trainer.settings.records import BodyFields, Wording, WordingCode


def refuse_incomplete(body: BodyFields, partner: PartnerFields) -> None:
    """Raise `Refused` when the law would miss something on the paper; says what and where to fill it."""
    own = (("nom", body.legal_name), ("adresse", body.address), ("ville", body.city), ("SIRET", body.siret))
    missing = [label for label, value in own if not value]
    if missing:
        raise Refused(
            "body-incomplete",
            f"Il manque à votre organisme\u00a0: {', '.join(missing)}. Complétez Réglages, Organisme, puis émettez.",
        )
    if not partner.city:
        raise Refused(
            "partner-incomplete",
            f"Il manque l’adresse de «\u00a0{partner.name}\u00a0»\u00a0: complétez sa fiche, puis émettez.",
        )


def in_force(wordings: Sequence[Wording], code: WordingCode, on: date) -> str:
    """The wording of a code on a day; raises `NotFound` when none is."""
    valid = [w for w in wordings if w.code is code and w.valid_from <= on]
    if not valid:
        raise NotFound(
            "no-wording", f"Aucune mention « {code.value} » n’est en vigueur le {on:%d/%m/%Y} (Réglages)."
        )
    return max(valid, key=lambda w: w.valid_from).text


def letterhead(body: BodyFields, wordings: Sequence[Wording], on: date) -> Letterhead:
    """The training body at the head and foot of a paper dated `on`."""
    sentence = in_force(wordings, WordingCode.NDA, on) if body.nda else ""
    return Letterhead(
        legal_name=body.legal_name,
        address=(body.address,) if body.address else (),
        postcode=body.postcode,
        city=body.city,
        email=body.email,
        phone=body.phone,
        website=body.website,
        siret=body.siret,
        rna=body.rna,
        activity_number=body.nda,
        region=body.nda_region,
        activity_mention=sentence.replace("{numéro}", body.nda).replace("{région}", body.nda_region),
    )


def client(partner: PartnerFields) -> Client:
    """The partner as the one written to."""
    town = " ".join(part for part in (partner.postcode, partner.city) if part)
    country = partner.country if partner.country != "FR" else ""
    return Client(
        name=partner.name,
        address=tuple(line for line in (partner.address, town, country) if line),
        siret=partner.siret,
        contact=partner.contact,
    )


def price_lines(lines: Iterable[Line], basis_points: int) -> tuple[PriceLine, ...]:
    """Sold lines as priced lines."""
    rate = Decimal(basis_points) / 100 if basis_points else None
    return tuple(
        PriceLine(x.label, Decimal(x.quantity) / 100, x.unit_cents, unit_word(x), rate) for x in lines
    )


def unit_word(line: Line) -> str:
    """The unit as the quantity wants it: "2 jours", "1,5 jour"."""
    plural = line.unit and line.quantity >= 200 and line.unit[-1] not in "sxz"
    return f"{line.unit}s" if plural else line.unit


def invoice_paper(
    invoice: Invoice,
    *,
    body: BodyFields,
    partner: PartnerFields,
    wordings: Sequence[Wording],
    days: Sequence[date],
    basis_points: int,
    credits: CreditedInvoice | None,
    duplicate: bool,
) -> InvoicePaper:
    """An issued invoice or credit note, with the wordings in force on its day."""
    assert invoice.number is not None
    assert invoice.issued_on is not None
    on = invoice.issued_on
    return InvoicePaper(
        letterhead=letterhead(body, wordings, on),
        number=invoice.number,
        issued_on=on,
        client=client(partner),
        lines=price_lines(invoice.lines, basis_points),
        service_first=min(days, default=on),
        service_last=max(days, default=on),
        due_on=invoice.due_on or on,
        vat_phrase=in_force(wordings, WordingCode(f"vat-{invoice.vat_case}"), on),
        subject=f"Formation «\u00a0{invoice.workshop}\u00a0»",
        discount=in_force(wordings, WordingCode.DISCOUNT, on),
        penalty=in_force(wordings, WordingCode.LATE_PENALTY, on),
        indemnity=in_force(wordings, WordingCode.RECOVERY, on),
        order_number=invoice.order_number,
        iban=body.iban,
        bic=body.bic,
        credits=credits,
        duplicate=duplicate,
    )
