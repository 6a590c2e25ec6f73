"""What the page of revenue decides, without Qt: which rows, where each stands, the scale of the chart, the CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from trainer.core.money import euros
from trainer.sales.records import Agreement, Invoice, InvoiceKind, Quote, QuoteState
from ui.kit.french import short_date
from ui.kit.tokens import Tone
from ui.operations.revenue import Books

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class InvoiceState(StrEnum):
    """Where an invoice or a credit note stands on a given day."""

    DRAFT = "draft"
    CREDIT = "credit"
    CREDITED = "credited"
    PAID = "paid"
    LATE = "late"
    PARTLY = "partly"
    OPEN = "open"


TONES = {
    InvoiceState.DRAFT: Tone.NEUTRAL,
    InvoiceState.CREDIT: Tone.INFO,
    InvoiceState.CREDITED: Tone.NEUTRAL,
    InvoiceState.PAID: Tone.SUCCESS,
    InvoiceState.LATE: Tone.DANGER,
    InvoiceState.PARTLY: Tone.WARNING,
    InvoiceState.OPEN: Tone.INFO,
}


def state(invoice: Invoice, today: date) -> InvoiceState:
    """Where an invoice stands."""
    if invoice.number is None:
        return InvoiceState.DRAFT
    if invoice.kind is InvoiceKind.CREDIT:
        return InvoiceState.CREDIT
    if invoice.due <= 0:
        return InvoiceState.CREDITED if invoice.credited else InvoiceState.PAID
    if invoice.due_on is not None and invoice.due_on < today:
        return InvoiceState.LATE
    return InvoiceState.PARTLY if invoice.paid else InvoiceState.OPEN


def rows(books: Books) -> tuple[Invoice, ...]:
    """The invoices and credit notes of the year, and the drafts when it is the current one; the latest first."""
    year = books.revenue.year
    shown = [
        invoice
        for invoice in books.invoices
        if (invoice.issued_on is not None and invoice.issued_on.year == year)
        or (invoice.issued_on is None and year == books.today.year)
    ]
    return tuple(sorted(shown, key=lambda i: (i.issued_on or date.max, i.id), reverse=True))


def waiting(books: Books) -> tuple[Quote, ...]:
    """The quotes somebody must act on: to send, to be answered, to invoice."""
    return tuple(
        quote
        for quote in books.quotes
        if quote.state in (QuoteState.DRAFT, QuoteState.SENT)
        or (quote.state is QuoteState.ACCEPTED and quote.invoice_id is None)
    )


def unsigned(books: Books) -> tuple[Agreement, ...]:
    """The agreements that did not come back signed."""
    return tuple(agreement for agreement in books.agreements if agreement.signed_on is None)


def is_new(books: Books) -> bool:
    """True until something was offered or sold."""
    return not books.quotes and not books.invoices


def signed_total(invoice: Invoice) -> int:
    """Cents in all, negative for a credit note."""
    return invoice.totals.gross if invoice.kind is InvoiceKind.INVOICE else -invoice.totals.gross


def payable(invoice: Invoice | None) -> bool:
    """True when a payment can be noted on it."""
    return invoice is not None and invoice.kind is InvoiceKind.INVOICE and invoice.due > 0


def money(cents: int) -> str:
    """Whole euros without ",00": a figure is read from afar."""
    return euros(cents).replace(",00", "")


def ticks(lowest: int, highest: int, most: int = 4) -> tuple[int, ...]:
    """Round amounts (cents) that hold every bar: from at most `lowest` and 0 to at least `highest`."""
    span = max(highest, 0) - min(lowest, 0)
    if span <= 0:
        return (0, 50_000, 100_000)
    step = 100
    while True:
        for factor in (1, 2, 5):
            if span / (step * factor) <= most:
                size = step * factor
                first = -(-max(0, -lowest) // size)
                last = max(-(-max(0, highest) // size), 1 if not first else 0)
                return tuple(size * place for place in range(-first, last + 1))
        step *= 10


def table_csv(
    invoices: Iterable[Invoice], titles: tuple[str, ...], words: dict[str, str], today: date
) -> str:
    """The year's table for a spreadsheet: semicolons, decimal commas, no cell that runs as a formula.

    `words` names the kinds ("invoice", "credit") and the states.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(titles)
    for invoice in invoices:
        if invoice.number is None:
            continue
        sign = -1 if invoice.kind is InvoiceKind.CREDIT else 1
        texts = (
            invoice.number,
            words[invoice.kind.value],
            short_date(invoice.issued_on) if invoice.issued_on else "",
            short_date(invoice.due_on) if invoice.due_on else "",
            invoice.partner,
            invoice.workshop,
            invoice.order_number,
            invoice.corrects or "",
        )
        totals = invoice.totals
        amounts = (sign * totals.net, sign * totals.vat, sign * totals.gross, invoice.paid, invoice.due)
        last = words[state(invoice, today).value]
        writer.writerow([*map(harmless, texts), *map(decimal, amounts), harmless(last)])
    return out.getvalue()


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return "'" + text if text.lstrip(" \u00a0\u202f").startswith(_FORMULA) else text


def decimal(cents: int) -> str:
    """ "1200,50": an amount a French spreadsheet reads as a number."""
    sign, value = ("-" if cents < 0 else ""), abs(cents)
    return f"{sign}{value // 100},{value % 100:02d}"
