"""Pure decisions of sales: totals, what is due, revenue of a year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from trainer.core.errors import InvalidInput, Refused
from trainer.core.money import euros, line_total, vat
from trainer.core.text import fold, tidy
from trainer.sales.records import Invoice, InvoiceKind, Line, MonthRevenue, Revenue, Totals
from trainer.settings.records import VAT_CASES

TAXED_BASIS_POINTS = 2000
QUOTE_DAYS = 60
LARGEST_CENTS = 100_000_000


def rate_of(vat_case: str) -> int:
    """The VAT rate of a case in basis points: only a taxed sale has one."""
    return TAXED_BASIS_POINTS if vat_case == "taxed" else 0


def checked_case(vat_case: str) -> str:
    """A VAT case that is known; raises `InvalidInput` otherwise."""
    if vat_case not in VAT_CASES:
        raise InvalidInput("vat_case", "Ce régime de TVA n’est pas connu.")
    return vat_case


def totals(lines: Iterable[Line], basis_points: int) -> Totals:
    """Sum of the lines, VAT on the sum, both."""
    net = sum(line_total(line.quantity, line.unit_cents) for line in lines)
    tax = vat(net, basis_points)
    return Totals(net, tax, net + tax)


def checked_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines cleaned; raises `InvalidInput` for an empty list, label or an absurd amount."""
    checked = tuple(Line(tidy(line.label), line.quantity, line.unit_cents, tidy(line.unit)) for line in lines)
    if not checked:
        raise InvalidInput("lines", "Il faut au moins une ligne.")
    for number, line in enumerate(checked, start=1):
        if not line.label:
            raise InvalidInput("lines", f"Ligne {number}\u00a0: il manque la désignation.")
        if line.quantity <= 0 or not 0 <= line.unit_cents <= LARGEST_CENTS:
            raise InvalidInput("lines", f"Ligne {number}\u00a0: quantité ou prix hors limites.")
    return checked


def valid_until(dated: date) -> date:
    """The last day a quote holds."""
    return dated + timedelta(days=QUOTE_DAYS)


def check_payment(invoice: Invoice, paid_on: date, amount: int) -> None:
    """Raise when a payment cannot belong to this invoice."""
    if invoice.kind is not InvoiceKind.INVOICE or invoice.number is None or invoice.issued_on is None:
        raise Refused(
            "not-issued",
            "Un règlement se note sur une facture émise\u00a0; celle-ci est un brouillon.",
        )
    if amount <= 0:
        raise InvalidInput("amount", "Le montant d’un règlement est plus grand que zéro.")
    if amount > invoice.due:
        raise InvalidInput(
            "amount",
            f"Il ne reste que {euros(invoice.due)} à régler\u00a0; {euros(amount)} dépasse ce montant.",
        )


def payment_doubt(invoice: Invoice, paid_on: date | None, today: date) -> str:
    """What is odd about the day of a payment, "" when nothing is: a deposit may come before its invoice."""
    if paid_on is None or invoice.issued_on is None:
        return ""
    if paid_on > today:
        return "Cette date est à venir\u00a0: notez un règlement une fois l’argent reçu."
    if paid_on < invoice.issued_on:
        return (
            f"Avant la facture, émise le {invoice.issued_on:%d/%m/%Y}\u00a0: gardez cette date si c’est un acompte, "
            "sinon vérifiez-la."
        )
    return ""


def early_invoice(last_day: date | None, today: date) -> str:
    """What to think of before an invoice is issued, "" once the training is over. `last_day` is the workshop's."""
    if last_day is None:
        return "L’atelier n’a pas de journée\u00a0: la facture donnerait sa propre date comme date de la prestation."
    if last_day > today:
        return (
            f"La formation finit le {last_day:%d/%m/%Y}\u00a0: facturez avant seulement si c’est convenu avec le "
            "partenaire."
        )
    return ""


def revenue(year: int, invoices: Iterable[Invoice]) -> Revenue:
    """The revenue of a year: sold before tax by date of issue, credit notes subtracted, received by date of payment."""
    everything = [invoice for invoice in invoices if invoice.issued_on is not None]
    issued = [
        invoice for invoice in everything if invoice.issued_on is not None and invoice.issued_on.year == year
    ]
    sold_by_month, received_by_month = [0] * 12, [0] * 12
    by_partner: dict[str, int] = {}
    for invoice in issued:
        assert invoice.issued_on is not None
        amount = invoice.totals.net if invoice.kind is InvoiceKind.INVOICE else -invoice.totals.net
        sold_by_month[invoice.issued_on.month - 1] += amount
        by_partner[invoice.partner] = by_partner.get(invoice.partner, 0) + amount
    for invoice in everything:
        for payment in invoice.payments:
            if not payment.cancelled and payment.paid_on.year == year:
                received_by_month[payment.paid_on.month - 1] += payment.amount
    own = [invoice for invoice in issued if invoice.kind is InvoiceKind.INVOICE]
    return Revenue(
        year=year,
        sold=sum(sold_by_month),
        paid=sum(invoice.paid for invoice in own),
        due=sum(invoice.due for invoice in own),
        received=sum(received_by_month),
        invoices=len(own),
        months=tuple(
            MonthRevenue(month, sold_by_month[month - 1], received_by_month[month - 1])
            for month in range(1, 13)
        ),
        by_partner=tuple(sorted(by_partner.items(), key=lambda item: (-item[1], fold(item[0])))),
    )
