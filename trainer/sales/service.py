"""Quote → agreement → invoice → payments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import extract, select

from trainer.core.changes import Changes, Kind
from trainer.core.clock import Clock, today
from trainer.core.errors import Refused
from trainer.core.text import tidy
from trainer.persistence.tables import (
    AgreementRow,
    InvoiceLineRow,
    InvoiceRow,
    PartnerRow,
    PaymentRow,
    QuoteLineRow,
    QuoteRow,
    WorkshopRow,
)
from trainer.persistence.work import Database, editing, found, touch
from trainer.sales import rules
from trainer.sales.draft_service import DraftService, kept_invoice, kept_quote, refuse_second_invoice
from trainer.sales.issue_service import issue
from trainer.sales.record_service import (
    agreement_record,
    invoice_record,
    invoice_records,
    lines_of,
    next_in_series,
    quote_record,
)
from trainer.sales.records import (
    Agreement,
    Invoice,
    InvoiceKind,
    Line,
    Quote,
    QuoteState,
    Revenue,
)
from trainer.settings.service import SettingsService

QUOTE, AGREEMENT, INVOICE = "Le devis", "La convention", "La facture"


class SalesService:
    """What partners buy, and what they still owe."""

    def __init__(self, database: Database, settings: SettingsService, clock: Clock) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock
        self.drafts = DraftService(database)

    # Quotes

    def quotes(self, workshop_id: int | None = None) -> tuple[Quote, ...]:
        """The quotes, the latest first."""
        kept = QuoteRow.state != QuoteState.WITHDRAWN.value
        query = select(QuoteRow).where(kept).order_by(QuoteRow.id.desc())
        if workshop_id is not None:
            query = query.where(QuoteRow.workshop_id == workshop_id)
        with self._database.read() as session:
            return tuple(quote_record(session, row) for row in session.scalars(query))

    def quote(self, quote_id: int) -> Quote:
        """One quote."""
        with self._database.read() as session:
            return quote_record(session, kept_quote(session, quote_id))

    def create_quote(
        self,
        *,
        workshop_id: int,
        lines: Iterable[Line] | None = None,
        vat_case: str | None = None,
        notes: str = "",
    ) -> Changes:
        """A quote for the partner of a workshop; by default its days at their price."""
        case = rules.checked_case(vat_case or self._settings.body().fields.vat_case)
        with self._database.write() as session:
            workshop = found(session, WorkshopRow, workshop_id, "L’atelier")
            if workshop.partner_id is None:
                raise Refused("no-partner", "Choisissez d’abord l’association partenaire de cet atelier.")
            found(session, PartnerRow, workshop.partner_id, "Le partenaire")
            checked = rules.checked_lines(lines if lines is not None else _default_lines(workshop))
            dated = today(self._clock)
            row = QuoteRow(
                number=next_in_series(session, "D", dated),
                workshop_id=workshop_id,
                partner_id=workshop.partner_id,
                dated=dated,
                valid_until=rules.valid_until(dated),
                vat_case=case,
                notes=notes.strip(),
                lines=_quote_lines(checked),
            )
            session.add(row)
            session.flush()
            return Changes.of(Kind.QUOTE, row.id) | Changes.of(Kind.WORKSHOP, workshop_id)

    def edit_quote(
        self, *, quote_id: int, version: int, lines: Iterable[Line], vat_case: str, notes: str = ""
    ) -> Changes:
        """Change a quote that was not accepted or refused yet."""
        checked, vat_case = rules.checked_lines(lines), rules.checked_case(vat_case)
        with self._database.write() as session:
            row = editing(session, QuoteRow, quote_id, version, QUOTE)
            _refuse_unless(row, QuoteState.DRAFT, QuoteState.SENT)
            row.lines, row.vat_case, row.notes = _quote_lines(checked), vat_case, notes.strip()
        return Changes.of(Kind.QUOTE, quote_id)

    def send_quote(self, *, quote_id: int, version: int) -> Changes:
        """Note that the quote left for the partner."""
        return self._set_state(quote_id, version, QuoteState.SENT, QuoteState.DRAFT)

    def accept_quote(self, *, quote_id: int, version: int) -> Changes:
        """Note that the partner accepted."""
        return self._set_state(quote_id, version, QuoteState.ACCEPTED, QuoteState.DRAFT, QuoteState.SENT)

    def refuse_quote(self, *, quote_id: int, version: int) -> Changes:
        """Note that the partner refused."""
        return self._set_state(quote_id, version, QuoteState.REFUSED, QuoteState.DRAFT, QuoteState.SENT)

    def _set_state(self, quote_id: int, version: int, state: QuoteState, *allowed: QuoteState) -> Changes:
        with self._database.write() as session:
            row = editing(session, QuoteRow, quote_id, version, QUOTE)
            _refuse_unless(row, *allowed)
            row.state = state.value
        return Changes.of(Kind.QUOTE, quote_id)

    # Agreements

    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements, the latest first."""
        with self._database.read() as session:
            rows = session.scalars(select(AgreementRow).order_by(AgreementRow.id.desc()))
            return tuple(agreement_record(session, row) for row in rows)

    def agreement(self, agreement_id: int) -> Agreement:
        """One agreement."""
        with self._database.read() as session:
            return agreement_record(session, found(session, AgreementRow, agreement_id, AGREEMENT))

    def create_agreement(self, *, quote_id: int) -> Changes:
        """Draw the agreement from an accepted quote, once."""
        with self._database.write() as session:
            quote = found(session, QuoteRow, quote_id, QUOTE)
            _refuse_unless(quote, QuoteState.ACCEPTED)
            if session.scalar(select(AgreementRow.id).where(AgreementRow.quote_id == quote_id)):
                raise Refused("already-made", "La convention de ce devis existe déjà.")
            touch(quote)
            dated = today(self._clock)
            row = AgreementRow(number=next_in_series(session, "C", dated), quote_id=quote_id, dated=dated)
            session.add(row)
            session.flush()
            return Changes.of(Kind.AGREEMENT, row.id) | Changes.of(Kind.QUOTE, quote_id)

    def sign_agreement(self, *, agreement_id: int, version: int, signed_on: date) -> Changes:
        """Note the day the signed agreement came back."""
        with self._database.write() as session:
            editing(session, AgreementRow, agreement_id, version, AGREEMENT).signed_on = signed_on
        return Changes.of(Kind.AGREEMENT, agreement_id)

    # Invoices

    def invoices(self, workshop_id: int | None = None, year: int | None = None) -> tuple[Invoice, ...]:
        """Invoices and credit notes, drafts included unless a year of issue is asked for; the latest first."""
        kept = InvoiceRow.kind != InvoiceKind.DROPPED.value
        query = select(InvoiceRow).where(kept).order_by(InvoiceRow.id.desc())
        if workshop_id is not None:
            query = query.where(InvoiceRow.workshop_id == workshop_id)
        if year is not None:
            query = query.where(extract("year", InvoiceRow.issued_on) == year)
        with self._database.read() as session:
            return invoice_records(session, query)

    def invoice(self, invoice_id: int) -> Invoice:
        """One invoice."""
        with self._database.read() as session:
            return invoice_record(session, kept_invoice(session, invoice_id))

    def draft_invoice(self, *, quote_id: int, order_number: str = "") -> Changes:
        """A draft from an accepted quote; refused while an invoice of this quote is not credited."""
        with self._database.write() as session:
            quote = found(session, QuoteRow, quote_id, QUOTE)
            _refuse_unless(quote, QuoteState.ACCEPTED)
            refuse_second_invoice(session, quote)
            touch(quote)
            lines = lines_of(quote.lines)
            totals = rules.totals(lines, rules.rate_of(quote.vat_case))
            row = InvoiceRow(
                workshop_id=quote.workshop_id,
                partner_id=quote.partner_id,
                quote_id=quote_id,
                vat_case=quote.vat_case,
                vat_rate=rules.rate_of(quote.vat_case),
                order_number=tidy(order_number),
                net_cents=totals.net,
                vat_cents=totals.vat,
                total_cents=totals.gross,
                lines=_invoice_lines(lines),
            )
            session.add(row)
            session.flush()
            return Changes.of(Kind.INVOICE, row.id) | Changes.of(Kind.QUOTE, quote_id)

    def issue_invoice(self, *, invoice_id: int, version: int) -> Changes:
        """Give the number and the date, and store the papers for ever; an issued invoice never changes."""
        body, wordings = self._settings.body().fields, self._settings.wordings()
        with self._database.write() as session:
            row = editing(session, InvoiceRow, invoice_id, version, INVOICE)
            kept_invoice(session, invoice_id)
            if row.number is not None:
                raise Refused("already-issued", f"La facture {row.number} est déjà émise.")
            dated = today(self._clock)
            row.number = next_in_series(session, "F", dated)
            row.issued_on, row.due_on = dated, dated + timedelta(days=body.payment_days)
            session.flush()
            issue(session, row, body, wordings, self._clock())
        return Changes.of(Kind.INVOICE, invoice_id) | Changes.of(Kind.PAPER, invoice_id)

    def credit(self, *, invoice_id: int, version: int) -> Changes:
        """Issue the credit note that takes an issued invoice back."""
        body, wordings = self._settings.body().fields, self._settings.wordings()
        with self._database.write() as session:
            invoice = editing(session, InvoiceRow, invoice_id, version, INVOICE)
            record = invoice_record(session, invoice)
            if record.kind is not InvoiceKind.INVOICE or record.number is None or record.credited:
                raise Refused("not-creditable", "Un avoir s’établit une fois, sur une facture émise.")
            dated = today(self._clock)
            row = InvoiceRow(
                kind=InvoiceKind.CREDIT.value,
                number=next_in_series(session, "A", dated),
                workshop_id=invoice.workshop_id,
                partner_id=invoice.partner_id,
                quote_id=invoice.quote_id,
                corrects_id=invoice.id,
                issued_on=dated,
                vat_case=invoice.vat_case,
                vat_rate=invoice.vat_rate,
                order_number=invoice.order_number,
                net_cents=invoice.net_cents,
                vat_cents=invoice.vat_cents,
                total_cents=invoice.total_cents,
                lines=_invoice_lines(record.lines),
            )
            session.add(row)
            session.flush()
            issue(session, row, body, wordings, self._clock())
            return Changes.of(Kind.INVOICE, invoice_id, row.id) | Changes.of(Kind.PAPER, row.id)

    # Payments and revenue

    def add_payment(
        self,
        *,
        invoice_id: int,
        version: int,
        paid_on: date,
        amount: int,
        method: str = "virement",
        reference: str = "",
    ) -> Changes:
        """Note money received for an issued invoice."""
        with self._database.write() as session:
            row = editing(session, InvoiceRow, invoice_id, version, INVOICE)
            rules.check_payment(invoice_record(session, row), paid_on, amount)
            payment = PaymentRow(
                invoice_id=invoice_id,
                paid_on=paid_on,
                amount_cents=amount,
                method=tidy(method),
                reference=tidy(reference),
            )
            session.add(payment)
            session.flush()
            return Changes.of(Kind.PAYMENT, payment.id) | Changes.of(Kind.INVOICE, invoice_id)

    def cancel_payment(self, *, payment_id: int, version: int) -> Changes:
        """Strike a payment noted by mistake; it stays visible."""
        with self._database.write() as session:
            row = editing(session, PaymentRow, payment_id, version, "Le règlement")
            row.cancelled = True
            touch(found(session, InvoiceRow, row.invoice_id, INVOICE))
            return Changes.of(Kind.PAYMENT, payment_id) | Changes.of(Kind.INVOICE, row.invoice_id)

    def revenue(self, year: int) -> Revenue:
        """What a year sold and received."""
        return rules.revenue(year, self.invoices())


def _default_lines(workshop: WorkshopRow) -> tuple[Line, ...]:
    days = len(workshop.days)
    if not days or not workshop.day_price_cents:
        raise Refused(
            "no-price",
            "Donnez d’abord à l’atelier ses journées et un prix par jour, ou saisissez les lignes.",
        )
    return (Line(f"Formation «\u00a0{workshop.title}\u00a0»", days * 100, workshop.day_price_cents, "jour"),)


def _quote_lines(lines: tuple[Line, ...]) -> list[QuoteLineRow]:
    return [
        QuoteLineRow(position=i, label=x.label, quantity=x.quantity, unit=x.unit, unit_cents=x.unit_cents)
        for i, x in enumerate(lines)
    ]


def _invoice_lines(lines: tuple[Line, ...]) -> list[InvoiceLineRow]:
    return [
        InvoiceLineRow(position=i, label=x.label, quantity=x.quantity, unit=x.unit, unit_cents=x.unit_cents)
        for i, x in enumerate(lines)
    ]


def _refuse_unless(quote: QuoteRow, *allowed: QuoteState) -> None:
    if QuoteState(quote.state) not in allowed:
        words = {"draft": "en préparation", "sent": "envoyé", "accepted": "accepté", "refused": "refusé"}
        words[QuoteState.WITHDRAWN] = "supprimé"
        expected = " ou ".join(words[state.value] for state in allowed)
        raise Refused(
            "wrong-state",
            f"Le devis {quote.number} est {words[quote.state]}\u00a0; il faudrait qu’il soit {expected}.",
        )
