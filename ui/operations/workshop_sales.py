"""What a person does to sell a workshop: quote, agreement, invoice, payments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trainer.sales.records import Agreement, Invoice, Line, Payment, Quote
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write

if TYPE_CHECKING:
    from trainer.app import Application


@dataclass(frozen=True, slots=True)
class Sale:
    """Everything sold for one workshop, the latest first."""

    workshop_id: int
    partner_id: int | None
    last_day: date | None = None
    """The last day of the workshop."""
    quotes: tuple[Quote, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    invoices: tuple[Invoice, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentInput:
    """What the form of a payment holds; the amount is in cents."""

    paid_on: date
    amount: int
    method: str = "virement"
    reference: str = ""


def load_sale(context: PageContext, *, workshop_id: int, done: Callable[[Sale], None]) -> Job:
    """Everything sold for a workshop."""

    def work(app: Application) -> Sale:
        quotes = app.sales.quotes(workshop_id)
        mine = {quote.id for quote in quotes}
        workshop = app.workshops.head(workshop_id)
        return Sale(
            workshop_id,
            workshop.fields.partner_id,
            max((day.day for day in workshop.days), default=None),
            quotes,
            tuple(one for one in app.sales.agreements() if one.quote_id in mine) if quotes else (),
            app.sales.invoices(workshop_id),
        )

    return read(context, work, done=done)


def create_quote(context: PageContext, *, workshop_id: int, done: Done, failed: Failed) -> Job:
    """A quote with the workshop's days at their price."""
    return write(
        context, lambda app: app.sales.create_quote(workshop_id=workshop_id), done=done, failed=failed
    )


def edit_quote(
    context: PageContext,
    *,
    quote: Quote,
    lines: tuple[Line, ...],
    vat_case: str,
    notes: str,
    done: Done,
    failed: Failed,
) -> Job:
    """Change the lines of a quote that was not accepted yet."""
    return write(
        context,
        lambda app: app.sales.edit_quote(
            quote_id=quote.id, version=quote.version, lines=lines, vat_case=vat_case, notes=notes
        ),
        done=done,
        failed=failed,
    )


def send_quote(context: PageContext, *, quote: Quote, done: Done, failed: Failed) -> Job:
    """Note that the quote left."""
    return write(
        context,
        lambda app: app.sales.send_quote(quote_id=quote.id, version=quote.version),
        done=done,
        failed=failed,
    )


def accept_quote(context: PageContext, *, quote: Quote, done: Done, failed: Failed) -> Job:
    """Note that the partner accepted."""
    return write(
        context,
        lambda app: app.sales.accept_quote(quote_id=quote.id, version=quote.version),
        done=done,
        failed=failed,
    )


def refuse_quote(context: PageContext, *, quote: Quote, done: Done, failed: Failed) -> Job:
    """Note that the partner refused."""
    return write(
        context,
        lambda app: app.sales.refuse_quote(quote_id=quote.id, version=quote.version),
        done=done,
        failed=failed,
    )


def drop_quote(context: PageContext, *, quote: Quote, done: Done, failed: Failed) -> Job:
    """Delete a quote that was not sent."""
    return write(
        context,
        lambda app: app.sales.drafts.drop_quote(quote_id=quote.id, version=quote.version),
        done=done,
        failed=failed,
    )


def restore_quote(context: PageContext, *, quote: Quote, failed: Failed) -> Job:
    """Bring a deleted draft quote back."""
    return write(context, lambda app: app.sales.drafts.restore_quote(quote_id=quote.id), failed=failed)


def create_agreement(context: PageContext, *, quote: Quote, done: Done, failed: Failed) -> Job:
    """Draw the agreement from an accepted quote."""
    return write(context, lambda app: app.sales.create_agreement(quote_id=quote.id), done=done, failed=failed)


def sign_agreement(
    context: PageContext, *, agreement: Agreement, signed_on: date, done: Done, failed: Failed
) -> Job:
    """Note the day the signed agreement came back."""
    return write(
        context,
        lambda app: app.sales.sign_agreement(
            agreement_id=agreement.id, version=agreement.version, signed_on=signed_on
        ),
        done=done,
        failed=failed,
    )


def draft_invoice(
    context: PageContext, *, quote: Quote, order_number: str, done: Done, failed: Failed
) -> Job:
    """Prepare the invoice of an accepted quote."""
    return write(
        context,
        lambda app: app.sales.draft_invoice(quote_id=quote.id, order_number=order_number),
        done=done,
        failed=failed,
    )


def issue_invoice(context: PageContext, *, invoice: Invoice, done: Done, failed: Failed) -> Job:
    """Give the invoice its number; it never changes afterwards."""
    return write(
        context,
        lambda app: app.sales.issue_invoice(invoice_id=invoice.id, version=invoice.version),
        done=done,
        failed=failed,
    )


def drop_invoice(context: PageContext, *, invoice: Invoice, done: Done, failed: Failed) -> Job:
    """Delete a draft invoice."""
    return write(
        context,
        lambda app: app.sales.drafts.drop_invoice(invoice_id=invoice.id, version=invoice.version),
        done=done,
        failed=failed,
    )


def restore_invoice(context: PageContext, *, invoice: Invoice, failed: Failed) -> Job:
    """Bring a deleted draft invoice back."""
    return write(context, lambda app: app.sales.drafts.restore_invoice(invoice_id=invoice.id), failed=failed)


def credit_invoice(context: PageContext, *, invoice: Invoice, done: Done, failed: Failed) -> Job:
    """Take an issued invoice back by a credit note."""
    return write(
        context,
        lambda app: app.sales.credit(invoice_id=invoice.id, version=invoice.version),
        done=done,
        failed=failed,
    )


def add_payment(
    context: PageContext, *, invoice: Invoice, given: PaymentInput, done: Done, failed: Failed
) -> Job:
    """Note money received."""
    return write(
        context,
        lambda app: app.sales.add_payment(
            invoice_id=invoice.id,
            version=invoice.version,
            paid_on=given.paid_on,
            amount=given.amount,
            method=given.method,
            reference=given.reference,
        ),
        done=done,
        failed=failed,
    )


def cancel_payment(context: PageContext, *, payment: Payment, done: Done, failed: Failed) -> Job:
    """Strike a payment noted by mistake."""
    return write(
        context,
        lambda app: app.sales.cancel_payment(payment_id=payment.id, version=payment.version),
        done=done,
        failed=failed,
    )
