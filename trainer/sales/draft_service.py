"""Drafts that are given up and brought back: what has no number in the accounts, or never left, may go."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.core.changes import Changes, Kind
from trainer.core.errors import NotFound, Refused
from trainer.persistence.tables import InvoiceRow, QuoteRow
from trainer.persistence.work import Database, editing, found, touch
from trainer.sales.record_service import invoice_record
from trainer.sales.records import InvoiceKind, QuoteState

QUOTE, INVOICE = "Le devis", "La facture"


def kept_quote(session: Session, quote_id: int) -> QuoteRow:
    """The row of a quote that was not given up; raises `NotFound`."""
    row = found(session, QuoteRow, quote_id, QUOTE)
    if row.state == QuoteState.WITHDRAWN:
        raise NotFound("not-found", f"Le brouillon du devis {row.number} a été supprimé.", id=quote_id)
    return row


def kept_invoice(session: Session, invoice_id: int) -> InvoiceRow:
    """The row of an invoice that was not given up; raises `NotFound`."""
    row = found(session, InvoiceRow, invoice_id, INVOICE)
    if row.kind == InvoiceKind.DROPPED:
        raise NotFound("not-found", "Ce brouillon de facture a été supprimé.", id=invoice_id)
    return row


def refuse_second_invoice(session: Session, quote: QuoteRow) -> None:
    """Raise `Refused` while an invoice of this quote is not taken back by a credit note."""
    query = select(InvoiceRow).where(
        InvoiceRow.quote_id == quote.id, InvoiceRow.kind == InvoiceKind.INVOICE.value
    )
    for row in session.scalars(query):
        if invoice_record(session, row).credited == 0:
            raise Refused("already-invoiced", "Ce devis a déjà sa facture.")


class DraftService:
    """Giving up a draft invoice or a draft quote, and changing one's mind. Rows stay: an identifier is never reused."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def drop_invoice(self, *, invoice_id: int, version: int) -> Changes:
        """Delete a draft invoice; an issued one is refused, a credit note mends it."""
        with self._database.write() as session:
            row = editing(session, InvoiceRow, invoice_id, version, INVOICE)
            if row.number is not None:
                raise Refused(
                    "issued",
                    f"La facture {row.number} est émise\u00a0: elle ne se supprime pas, un avoir l’annule.",
                )
            kept_invoice(session, invoice_id)
            row.kind = InvoiceKind.DROPPED.value
            return self._told(session, row)

    def restore_invoice(self, *, invoice_id: int) -> Changes:
        """Bring a deleted draft invoice back; refused when its quote has another one by now."""
        with self._database.write() as session:
            row = found(session, InvoiceRow, invoice_id, INVOICE)
            if row.kind != InvoiceKind.DROPPED:
                return Changes.of(Kind.INVOICE, invoice_id)
            if row.quote_id is not None:
                refuse_second_invoice(session, found(session, QuoteRow, row.quote_id, QUOTE))
            row.kind = InvoiceKind.INVOICE.value
            touch(row)
            return self._told(session, row)

    def _told(self, session: Session, row: InvoiceRow) -> Changes:
        changes = Changes.of(Kind.INVOICE, row.id)
        if row.quote_id is None:
            return changes
        touch(found(session, QuoteRow, row.quote_id, QUOTE))  # two windows never draft and bring back at once
        return changes | Changes.of(Kind.QUOTE, row.quote_id)

    def drop_quote(self, *, quote_id: int, version: int) -> Changes:
        """Delete a quote that was neither sent nor answered; its number is not given again."""
        with self._database.write() as session:
            row = editing(session, QuoteRow, quote_id, version, QUOTE)
            kept_quote(session, quote_id)
            if row.state != QuoteState.DRAFT:
                raise Refused(
                    "not-a-draft",
                    f"Le devis {row.number} est déjà parti\u00a0: notez plutôt qu’il est refusé.",
                )
            row.state = QuoteState.WITHDRAWN.value
        return Changes.of(Kind.QUOTE, quote_id) | Changes.of(Kind.WORKSHOP, row.workshop_id)

    def restore_quote(self, *, quote_id: int) -> Changes:
        """Bring a deleted draft quote back."""
        with self._database.write() as session:
            row = found(session, QuoteRow, quote_id, QUOTE)
            if row.state == QuoteState.WITHDRAWN:
                row.state = QuoteState.DRAFT.value
                touch(row)
        return Changes.of(Kind.QUOTE, quote_id) | Changes.of(Kind.WORKSHOP, row.workshop_id)
