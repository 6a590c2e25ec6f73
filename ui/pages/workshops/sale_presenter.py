"""Where the sale of a workshop stands and what it says. No Qt in here; amounts are cents."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from trainer.core.money import euros
from trainer.sales.records import Agreement, Invoice, InvoiceKind, Line, Payment, Quote, QuoteState
from ui.kit.french import short_date
from ui.kit.tokens import Tone
from ui.operations.workshop_sales import Sale
from ui.pages.workshops.words import Words


class Step(StrEnum):
    """The steps of a sale, in order."""

    QUOTE = "quote"
    AGREEMENT = "agreement"
    INVOICE = "invoice"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class Standing:
    """The papers in force: refused quotes and credited invoices are left to the history."""

    quote: Quote | None
    agreement: Agreement | None
    invoice: Invoice | None
    credits: tuple[Invoice, ...]
    refused: tuple[Quote, ...]
    credited: tuple[Invoice, ...]

    @property
    def due(self) -> int:
        """What is left to pay."""
        return self.invoice.due if self.invoice is not None else 0

    @property
    def step(self) -> Step:
        """The step to do now."""
        if self.quote is None or self.quote.state in (QuoteState.DRAFT, QuoteState.SENT):
            return Step.QUOTE
        if self.invoice is not None and self.invoice.number is not None:
            return Step.PAYMENT
        if self.agreement is None or (self.agreement.signed_on is None and self.invoice is None):
            return Step.AGREEMENT
        return Step.INVOICE

    def done(self, step: Step) -> bool:
        """Whether a step is behind."""
        if step is Step.QUOTE:
            return self.quote is not None and self.quote.state is QuoteState.ACCEPTED
        if step is Step.AGREEMENT:
            return self.agreement is not None and self.agreement.signed_on is not None
        if step is Step.INVOICE:
            return self.invoice is not None and self.invoice.number is not None
        return self.invoice is not None and self.invoice.number is not None and self.due == 0


def standing(sale: Sale) -> Standing:
    """The papers in force of a sale."""
    quote = next((one for one in sale.quotes if one.state is not QuoteState.REFUSED), None)
    agreement = next((one for one in sale.agreements if quote and one.quote_id == quote.id), None)
    own = [one for one in sale.invoices if one.kind is InvoiceKind.INVOICE]
    invoice = next((one for one in own if not one.credited), None)
    return Standing(
        quote,
        agreement,
        invoice,
        tuple(one for one in sale.invoices if one.kind is InvoiceKind.CREDIT),
        tuple(one for one in sale.quotes if one.state is QuoteState.REFUSED),
        tuple(one for one in own if one.credited),
    )


class SaleWords(Words):
    """Texts of a sale."""

    def quote_state(self, state: QuoteState) -> tuple[str, Tone]:
        """The name and colour of a quote's state."""
        return {
            QuoteState.DRAFT: (self.tr("En préparation"), Tone.NEUTRAL),
            QuoteState.SENT: (self.tr("Envoyé"), Tone.INFO),
            QuoteState.ACCEPTED: (self.tr("Accepté"), Tone.SUCCESS),
            QuoteState.REFUSED: (self.tr("Refusé"), Tone.DANGER),
        }[state]

    def agreement_state(self, agreement: Agreement) -> tuple[str, Tone]:
        """Signed or not."""
        if agreement.signed_on is None:
            return self.tr("À signer"), Tone.WARNING
        return self.tr("Signée le {0}").format(short_date(agreement.signed_on)), Tone.SUCCESS

    def invoice_state(self, invoice: Invoice) -> tuple[str, Tone]:
        """Draft, issued, paid or credited."""
        if invoice.number is None:
            return self.tr("Brouillon"), Tone.NEUTRAL
        if invoice.credited:
            return self.tr("Annulée par avoir"), Tone.NEUTRAL
        if invoice.due == 0:
            return self.tr("Réglée"), Tone.SUCCESS
        return self.tr("Émise"), Tone.INFO

    def line(self, line: Line) -> str:
        """ "2 jours × 1 200,00 €"."""
        unit = (
            line.unit if not line.unit or line.quantity < 200 or line.unit.endswith("s") else line.unit + "s"
        )
        return f"{quantity_text(line.quantity)}\u00a0{unit} × {euros(line.unit_cents)}".replace(
            "\u00a0 ×", " ×"
        )

    def due(self, invoice: Invoice) -> str:
        """What is left, and until when."""
        if invoice.due == 0:
            return self.tr("Tout est réglé.")
        until = (
            self.tr(", à régler avant le {0}").format(short_date(invoice.due_on)) if invoice.due_on else ""
        )
        return self.tr("Reste dû\u00a0: {0}{1}").format(euros(invoice.due), until)

    def payment(self, payment: Payment) -> str:
        """ "12/12/2026, virement, VIR 42"."""
        parts = [short_date(payment.paid_on), payment.method, payment.reference]
        text = "  ·  ".join(part for part in parts if part)
        return self.tr("{0}  (annulé)").format(text) if payment.cancelled else text

    def methods(self) -> list[tuple[str, str]]:
        """The ways to pay."""
        return [
            ("virement", self.tr("Virement")),
            ("chèque", self.tr("Chèque")),
            ("espèces", self.tr("Espèces")),
            ("carte", self.tr("Carte bancaire")),
            ("autre", self.tr("Autre")),
        ]

    def vat_cases(self) -> list[tuple[str, str]]:
        """The VAT cases."""
        return [
            ("training", self.tr("Formation exonérée de TVA")),
            ("non-profit", self.tr("Association non assujettie")),
            ("small", self.tr("Franchise en base (art. 293 B)")),
            ("taxed", self.tr("TVA à 20\u00a0%")),
        ]


def quantity_text(hundredths: int) -> str:
    """ "2", "1,5"."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0") if rest else str(whole)


def parse_quantity(text: str) -> int | None:
    """Hundredths of a quantity as typed, None when it is no number."""
    try:
        value = Decimal(text.strip().replace(",", ".")) * 100
    except InvalidOperation:
        return None
    return int(value) if value.is_finite() and value == int(value) and value > 0 else None
