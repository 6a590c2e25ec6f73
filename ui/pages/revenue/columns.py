"""The columns of the tables of revenue, and the words for states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from trainer.core.money import euros
from trainer.sales.records import Agreement, Invoice, InvoiceKind, MonthRevenue, Quote, QuoteState
from ui.kit.french import MONTHS, short_date
from ui.kit.table import Column
from ui.kit.tokens import Tone
from ui.pages.revenue.presenter import TONES, InvoiceState, signed_total, state


def _tr(text: str) -> str:
    return QCoreApplication.translate("revenue", text)


def state_text(value: InvoiceState) -> str:
    """The words for where an invoice stands."""
    return {
        InvoiceState.DRAFT: _tr("Brouillon"),
        InvoiceState.CREDIT: _tr("Avoir"),
        InvoiceState.CREDITED: _tr("Annulée par avoir"),
        InvoiceState.PAID: _tr("Réglée"),
        InvoiceState.LATE: _tr("En retard"),
        InvoiceState.PARTLY: _tr("Réglée en partie"),
        InvoiceState.OPEN: _tr("À régler"),
    }[value]


def _day(day: date | None) -> str:
    return short_date(day) if day is not None else "–"


def _paid(invoice: Invoice) -> str:
    return euros(invoice.paid) if invoice.paid else "–"


def _due(invoice: Invoice) -> str:
    return euros(invoice.due) if invoice.due else "–"


def invoice_columns(today: Callable[[], date]) -> tuple[Column[Invoice], ...]:
    """Number, date, partner, workshop, amounts, state."""
    return (
        Column(
            "number",
            _tr("Numéro"),
            lambda i: i.number or _tr("à émettre"),
            width=118,
            strong=True,
            tip=lambda i: _tr("Avoir sur {0}").format(i.corrects) if i.corrects else "",
        ),
        Column(
            "date",
            _tr("Date"),
            lambda i: _day(i.issued_on),
            width=104,
            sort=lambda i: i.issued_on or date.max,
        ),
        Column("partner", _tr("Partenaire"), lambda i: i.partner, tip=lambda i: i.partner),
        Column("workshop", _tr("Atelier"), lambda i: i.workshop, tip=lambda i: i.workshop),
        Column(
            "total",
            _tr("Total"),
            lambda i: euros(signed_total(i)),
            align="right",
            width=112,
            sort=signed_total,
        ),
        Column("paid", _tr("Réglé"), _paid, align="right", width=108, sort=lambda i: i.paid),
        Column("due", _tr("Reste dû"), _due, align="right", width=108, sort=lambda i: i.due),
        Column(
            "state",
            _tr("État"),
            lambda i: state_text(state(i, today())),
            width=158,
            badge=lambda i: TONES[state(i, today())],
            tip=lambda i: _tr("À régler avant le {0}").format(short_date(i.due_on)) if i.due_on else "",
        ),
    )


INVOICE_OPTIONAL = ("date", "paid", "total", "workshop")
"""The columns of invoices that go first when there is little room."""


def _quote_state(quote: Quote) -> tuple[str, Tone]:
    if quote.state is QuoteState.DRAFT:
        return _tr("À envoyer"), Tone.NEUTRAL
    if quote.state is QuoteState.SENT:
        return _tr("Envoyé"), Tone.INFO
    return _tr("Accepté, à facturer"), Tone.SUCCESS


def quote_columns() -> tuple[Column[Quote], ...]:
    """Number, date, partner, workshop, total, state."""
    return (
        Column("number", _tr("Numéro"), lambda q: q.number, width=118, strong=True),
        Column("date", _tr("Date"), lambda q: _day(q.dated), width=104, sort=lambda q: q.dated),
        Column("partner", _tr("Partenaire"), lambda q: q.partner, tip=lambda q: q.partner),
        Column("workshop", _tr("Atelier"), lambda q: q.workshop, tip=lambda q: q.workshop),
        Column(
            "valid",
            _tr("Valable jusqu’au"),
            lambda q: _day(q.valid_until),
            width=136,
            sort=lambda q: q.valid_until,
        ),
        Column(
            "total",
            _tr("Total"),
            lambda q: euros(q.totals.gross),
            align="right",
            width=112,
            sort=lambda q: q.totals.gross,
        ),
        Column(
            "state", _tr("État"), lambda q: _quote_state(q)[0], width=178, badge=lambda q: _quote_state(q)[1]
        ),
    )


QUOTE_OPTIONAL = ("valid", "date", "total", "workshop")


def agreement_columns() -> tuple[Column[Agreement], ...]:
    """Number, date, partner, workshop, total."""
    return (
        Column("number", _tr("Numéro"), lambda a: a.number, width=118, strong=True),
        Column("date", _tr("Établie le"), lambda a: _day(a.dated), width=112, sort=lambda a: a.dated),
        Column("partner", _tr("Partenaire"), lambda a: a.partner, tip=lambda a: a.partner),
        Column("workshop", _tr("Atelier"), lambda a: a.workshop, tip=lambda a: a.workshop),
        Column(
            "total", _tr("Total"), lambda a: euros(a.total), align="right", width=112, sort=lambda a: a.total
        ),
    )


AGREEMENT_OPTIONAL = ("date", "total", "workshop")


def month_columns() -> tuple[Column[MonthRevenue], ...]:
    """Month, sold, received: the chart in numbers."""
    return (
        Column("month", _tr("Mois"), lambda m: MONTHS[m.month - 1].capitalize(), sort=lambda m: m.month),
        Column(
            "sold", _tr("Vendu"), lambda m: euros(m.sold), align="right", width=128, sort=lambda m: m.sold
        ),
        Column(
            "received",
            _tr("Reçu"),
            lambda m: euros(m.received),
            align="right",
            width=128,
            sort=lambda m: m.received,
        ),
    )


def csv_titles() -> tuple[str, ...]:
    """The titles of the exported table."""
    return (
        _tr("Numéro"),
        _tr("Nature"),
        _tr("Date"),
        _tr("Échéance"),
        _tr("Partenaire"),
        _tr("Atelier"),
        _tr("Bon de commande"),
        _tr("Facture corrigée"),
        _tr("Hors taxes"),
        _tr("TVA"),
        _tr("Total"),
        _tr("Réglé"),
        _tr("Reste dû"),
        _tr("État"),
    )


def csv_words() -> dict[str, str]:
    """The words of the exported table for kinds and states."""
    words = {value.value: state_text(value) for value in InvoiceState}
    return words | {InvoiceKind.INVOICE.value: _tr("Facture"), InvoiceKind.CREDIT.value: _tr("Avoir")}
