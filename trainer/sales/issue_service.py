"""Issuing: the papers of an invoice or credit note are rendered once and stored with it, for ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.archive.service import keep
from trainer.core.text import slug
from trainer.documents.invoice import CreditedInvoice
from trainer.documents.invoice import invoice as invoice_document
from trainer.partners.records import PartnerFields
from trainer.persistence.tables import DayRow, InvoiceRow, PartnerRow
from trainer.sales import papers
from trainer.sales.record_service import invoice_record
from trainer.settings.records import BodyFields, Wording

FORMATS = ("pdf", "docx")


def paper_key(invoice_id: int, file_format: str, duplicate: bool) -> str:
    """Where the archive keeps a paper of an invoice."""
    return f"invoice:{invoice_id}:{file_format}" + (":duplicata" if duplicate else "")


def partner_fields(row: PartnerRow) -> PartnerFields:
    """A partner's fields from its row."""
    return PartnerFields(**{field.name: getattr(row, field.name) for field in fields(PartnerFields)})


def issue(
    session: Session, row: InvoiceRow, body: BodyFields, wordings: Sequence[Wording], now: datetime
) -> None:
    """Render and store the original and the duplicate, as PDF and DOCX, inside the caller's transaction."""
    from trainer.documents.docx import render_docx
    from trainer.documents.pdf import render_pdf

    record = invoice_record(session, row)
    partner = partner_fields(session.get_one(PartnerRow, row.partner_id))
    papers.refuse_incomplete(body, partner)
    days = session.scalars(select(DayRow.day).where(DayRow.workshop_id == row.workshop_id)).all()
    for duplicate in (False, True):
        document = invoice_document(
            papers.invoice_paper(
                record,
                body=body,
                partner=partner,
                wordings=wordings,
                days=days,
                basis_points=row.vat_rate,
                credits=_credited(session, row),
                duplicate=duplicate,
            )
        )
        for file_format in FORMATS:
            content = render_pdf(document) if file_format == "pdf" else render_docx(document)
            keep(
                session,
                key=paper_key(row.id, file_format, duplicate),
                kind="invoice",
                file_name=_file_name(record.number or "", partner.name, file_format, duplicate),
                content=content,
                issued_at=now,
                workshop_id=row.workshop_id,
                invoice_id=row.id,
            )


def _credited(session: Session, row: InvoiceRow) -> CreditedInvoice | None:
    if row.corrects_id is None:
        return None
    corrected = session.get_one(InvoiceRow, row.corrects_id)
    dated: date | None = corrected.issued_on
    assert corrected.number is not None
    assert dated is not None
    return CreditedInvoice(corrected.number, dated)


def _file_name(number: str, partner: str, file_format: str, duplicate: bool) -> str:
    kind = "avoir" if number.startswith("A-") else "facture"
    return f"{kind}-{number}-{slug(partner)[:50]}{'-duplicata' if duplicate else ''}.{file_format}"
