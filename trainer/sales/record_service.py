"""Rows of sales as records, and the numbers of the series."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from trainer.persistence.tables import (
    AgreementRow,
    InvoiceLineRow,
    InvoiceRow,
    PartnerRow,
    QuoteLineRow,
    QuoteRow,
    SeriesRow,
    WorkshopRow,
)
from trainer.sales import rules
from trainer.sales.records import (
    Agreement,
    Invoice,
    InvoiceKind,
    Line,
    Payment,
    Quote,
    QuoteState,
    Totals,
)


def next_in_series(session: Session, prefix: str, dated: date) -> str:
    """The next number of a yearly series, such as "F-2026-001", inside the caller's transaction."""
    name = f"{prefix}-{dated.year}"
    query = select(SeriesRow).where(SeriesRow.name == name).with_for_update()
    row = session.scalar(query)
    if row is None:
        try:
            with session.begin_nested():
                session.add(SeriesRow(name=name, last=0))
        except IntegrityError:
            pass
        row = session.scalars(query).one()
    row.last += 1
    session.flush()
    return f"{name}-{row.last:03d}"


def lines_of(rows: Iterable[QuoteLineRow] | Iterable[InvoiceLineRow]) -> tuple[Line, ...]:
    """Line rows as records."""
    return tuple(Line(row.label, row.quantity, row.unit_cents, row.unit) for row in rows)


def _names(session: Session, workshop_id: int, partner_id: int) -> tuple[str, str]:
    workshop, partner = session.get(WorkshopRow, workshop_id), session.get(PartnerRow, partner_id)
    return (workshop.title if workshop else "", partner.name if partner else "")


def quote_record(session: Session, row: QuoteRow) -> Quote:
    """A quote with what was made from it."""
    workshop, partner = _names(session, row.workshop_id, row.partner_id)
    lines = lines_of(row.lines)
    invoice = select(InvoiceRow.id).where(
        InvoiceRow.quote_id == row.id, InvoiceRow.kind == InvoiceKind.INVOICE.value
    )
    return Quote(
        id=row.id,
        version=row.version,
        number=row.number,
        workshop_id=row.workshop_id,
        workshop=workshop,
        partner_id=row.partner_id,
        partner=partner,
        state=QuoteState(row.state),
        dated=row.dated,
        valid_until=row.valid_until,
        vat_case=row.vat_case,
        lines=lines,
        totals=rules.totals(lines, rules.rate_of(row.vat_case)),
        notes=row.notes,
        agreement_id=session.scalar(select(AgreementRow.id).where(AgreementRow.quote_id == row.id)),
        invoice_id=session.scalar(invoice.order_by(InvoiceRow.id.desc()).limit(1)),
    )


def agreement_record(session: Session, row: AgreementRow) -> Agreement:
    """An agreement with the total of its quote."""
    quote = session.get_one(QuoteRow, row.quote_id)
    record = quote_record(session, quote)
    return Agreement(
        id=row.id,
        version=row.version,
        number=row.number,
        quote_id=row.quote_id,
        workshop_id=quote.workshop_id,
        workshop=record.workshop,
        partner=record.partner,
        dated=row.dated,
        signed_on=row.signed_on,
        total=record.totals.gross,
    )


def invoice_records(session: Session, query: Select[InvoiceRow]) -> tuple[Invoice, ...]:
    """The invoices of a query, with what hangs on them read in a few queries whatever their number."""
    options = (selectinload(InvoiceRow.lines), selectinload(InvoiceRow.payments))
    rows = session.scalars(query.options(*options)).all()
    # Held while the records are made: the session then finds the names without asking for each.
    held = [
        *session.scalars(select(WorkshopRow).where(WorkshopRow.id.in_({row.workshop_id for row in rows}))),
        *session.scalars(select(PartnerRow).where(PartnerRow.id.in_({row.partner_id for row in rows}))),
    ]
    credited = _credited(session)
    records = tuple(_invoice(session, row, credited.get(row.id, 0)) for row in rows)
    del held
    return records


def invoice_record(session: Session, row: InvoiceRow) -> Invoice:
    """An invoice or credit note with its payments and what is left to pay."""
    return _invoice(session, row, _credited(session, row.id).get(row.id, 0))


def _credited(session: Session, invoice_id: int | None = None) -> dict[int, int]:
    query = (
        select(InvoiceRow.corrects_id, func.sum(InvoiceRow.total_cents))
        .where(InvoiceRow.corrects_id.is_not(None), InvoiceRow.number.is_not(None))
        .group_by(InvoiceRow.corrects_id)
    )
    if invoice_id is not None:
        query = query.where(InvoiceRow.corrects_id == invoice_id)
    return {corrected: int(cents) for corrected, cents in session.execute(query) if corrected is not None}


def _invoice(session: Session, row: InvoiceRow, credited: int) -> Invoice:
    workshop, partner = _names(session, row.workshop_id, row.partner_id)
    paid = sum(payment.amount_cents for payment in row.payments if not payment.cancelled)
    corrected = session.get(InvoiceRow, row.corrects_id) if row.corrects_id is not None else None
    issued_invoice = row.kind == InvoiceKind.INVOICE.value and row.number is not None
    return Invoice(
        id=row.id,
        version=row.version,
        kind=InvoiceKind(row.kind),
        number=row.number,
        workshop_id=row.workshop_id,
        workshop=workshop,
        partner_id=row.partner_id,
        partner=partner,
        quote_id=row.quote_id,
        corrects=corrected.number if corrected is not None else None,
        issued_on=row.issued_on,
        due_on=row.due_on,
        order_number=row.order_number,
        vat_case=row.vat_case,
        lines=lines_of(row.lines),
        totals=Totals(row.net_cents, row.vat_cents, row.total_cents),
        payments=tuple(
            Payment(p.id, p.version, p.paid_on, p.amount_cents, p.method, p.reference, p.cancelled)
            for p in row.payments
        ),
        paid=paid,
        credited=credited,
        due=row.total_cents - credited - paid if issued_invoice else 0,
    )
