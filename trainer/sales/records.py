"""Quotes, agreements, invoices, payments, revenue. Amounts are cents, quantities hundredths, rates basis points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class QuoteState(StrEnum):
    """Where a quote stands."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    """A draft that was deleted; it is in no list."""


class InvoiceKind(StrEnum):
    """Invoice or the credit note that mends one."""

    INVOICE = "invoice"
    CREDIT = "credit"
    DROPPED = "dropped"
    """A draft invoice that was deleted; it is in no list."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a quote or an invoice: 200 hundredths at 120000 cents are 2 × 1 200,00 €."""

    label: str
    quantity: int
    unit_cents: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """Cents before tax, of tax, in all."""

    net: int
    vat: int
    gross: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote."""

    id: int
    version: int
    number: str
    workshop_id: int
    workshop: str
    partner_id: int
    partner: str
    state: QuoteState
    dated: date
    valid_until: date
    vat_case: str
    lines: tuple[Line, ...]
    totals: Totals
    notes: str
    agreement_id: int | None
    invoice_id: int | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement drawn from an accepted quote."""

    id: int
    version: int
    number: str
    quote_id: int
    workshop_id: int
    workshop: str
    partner: str
    dated: date
    signed_on: date | None
    total: int


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received."""

    id: int
    version: int
    paid_on: date
    amount: int
    method: str
    reference: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice or a credit note; a draft has no number. `paid` and `credited` are cents, `due` what is left."""

    id: int
    version: int
    kind: InvoiceKind
    number: str | None
    workshop_id: int
    workshop: str
    partner_id: int
    partner: str
    quote_id: int | None
    corrects: str | None
    issued_on: date | None
    due_on: date | None
    order_number: str
    vat_case: str
    lines: tuple[Line, ...]
    totals: Totals
    payments: tuple[Payment, ...]
    paid: int
    credited: int
    due: int


@dataclass(frozen=True, slots=True)
class MonthRevenue:
    """Cents sold and received in one month (1–12)."""

    month: int
    sold: int
    received: int


@dataclass(frozen=True, slots=True)
class Revenue:
    """A year: `sold` from invoices issued in it less credit notes, `paid` on them, `due` still open."""

    year: int
    sold: int
    paid: int
    due: int
    received: int
    """Payments dated in the year, whichever invoice they pay."""
    invoices: int
    months: tuple[MonthRevenue, ...]
    by_partner: tuple[tuple[str, int], ...]
