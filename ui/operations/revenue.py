"""What a person does with the year's revenue: read it, write its table and its papers to files."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trainer.core.clock import today
from trainer.core.errors import Unavailable
from trainer.core.system_words import because
from trainer.sales.records import Agreement, Invoice, Payment, Quote, Revenue
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Failed, read

if TYPE_CHECKING:
    from trainer.app import Application

Format = Literal["pdf", "docx"]


@dataclass(frozen=True, slots=True)
class Books:
    """A year and everything sold: the latest first; `years` in which something was sold or received."""

    today: date
    revenue: Revenue
    years: tuple[int, ...]
    invoices: tuple[Invoice, ...]
    quotes: tuple[Quote, ...]
    agreements: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A payment just noted and its invoice as it stands now."""

    invoice: Invoice
    payment: Payment


def load_books(context: PageContext, *, year: int | None, done: Callable[[Books], None], busy: str) -> Job:
    """The books of a year, of the current one when none is given."""

    def work(app: Application) -> Books:
        now = today(app.clock)
        invoices = app.sales.invoices()
        return Books(
            today=now,
            revenue=app.sales.revenue(year or now.year),
            years=_years(invoices, now),
            invoices=invoices,
            quotes=app.sales.quotes(),
            agreements=app.sales.agreements(),
        )

    return read(context, work, done=done, busy=busy)


def find_payment(
    context: PageContext, *, invoice_id: int, payment_id: int, done: Callable[[Noted], None]
) -> Job:
    """A payment with its invoice, read again after it was noted."""

    def work(app: Application) -> Noted:
        invoice = app.sales.invoice(invoice_id)
        return Noted(invoice, next(p for p in invoice.payments if p.id == payment_id))

    return read(context, work, done=done)


def save_invoice_paper(
    context: PageContext,
    *,
    invoice_id: int,
    format: Format,
    path: Path,
    done: Callable[[Path], None],
    busy: str,
) -> Job:
    """Write the paper of an issued invoice or credit note to a file."""

    def work(app: Application) -> Path:
        paper = app.papers.invoice(invoice_id=invoice_id, file_format=format)
        return _write(path, paper.content)

    return read(context, work, done=done, busy=busy)


def save_table(
    context: PageContext, *, text: str, path: Path, done: Callable[[Path], None], failed: Failed | None = None
) -> Job:
    """Write a table to a CSV file that spreadsheets open with its accents."""
    return read(context, lambda app: _write(path, text.encode("utf-8-sig")), done=done, failed=failed)


def _years(invoices: tuple[Invoice, ...], now: date) -> tuple[int, ...]:
    years = {now.year}
    years |= {invoice.issued_on.year for invoice in invoices if invoice.issued_on is not None}
    years |= {p.paid_on.year for invoice in invoices for p in invoice.payments if not p.cancelled}
    return tuple(sorted(years, reverse=True))


def _write(path: Path, content: bytes) -> Path:
    partial = path.with_name(path.name + ".partiel")
    try:
        partial.write_bytes(content)
        os.replace(partial, path)
    except OSError as error:
        raise Unavailable(
            "cannot-write", f"Le fichier {path} ne peut pas être écrit{because(error)}."
        ) from error
    return path
