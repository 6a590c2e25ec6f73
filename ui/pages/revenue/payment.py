"""The form of a payment received for an invoice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from trainer.core.changes import Changes
from trainer.core.money import euros
from trainer.sales import rules
from trainer.sales.records import Invoice
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.page import PageContext
from ui.operations import workshop_sales
from ui.operations.workshop_sales import PaymentInput


def _tr(text: str) -> str:
    return QCoreApplication.translate("revenue", text)


def methods() -> tuple[tuple[str, str], ...]:
    """The ways to pay: what is stored, what is shown."""
    return (
        ("virement", _tr("Virement")),
        ("chèque", _tr("Chèque")),
        ("espèces", _tr("Espèces")),
        ("carte", _tr("Carte bancaire")),
        ("prélèvement", _tr("Prélèvement")),
    )


def payment_form(invoice: Invoice, today: date) -> Form:
    """Amount (what is left, to begin with), day, way, reference."""
    form = Form(columns=2)
    form.money("amount", _tr("Montant reçu"), value=invoice.due, required=True)
    day = form.date("paid_on", _tr("Reçu le"), value=today, required=True)
    form.changed.connect(lambda: form.advise("paid_on", rules.payment_doubt(invoice, day.value(), today)))
    form.choice("method", _tr("Moyen"), methods(), value="virement")
    form.text("reference", _tr("Référence"), placeholder=_tr("numéro de chèque, libellé…"))
    for key in ("amount", "paid_on", "method", "reference"):
        form.widget(key).setObjectName(f"revenue.payment.{key}")
    return form


def open_payment(
    context: PageContext, invoice: Invoice, today: date, done: Callable[[Invoice, Changes], None]
) -> FormDialog:
    """Show the form; a refusal stands at its field, and the form stays until the payment is noted."""
    dialog = context.dialogs.form(
        _tr("Noter un règlement"),
        payment_form(invoice, today),
        action=_tr("Noter le règlement"),
        text=_tr("Facture {0}, {1}. Reste dû\u00a0: {2}.").format(
            invoice.number, invoice.partner, euros(invoice.due)
        ),
    )
    dialog.setObjectName("revenue.payment.dialog")
    dialog.action.setObjectName("revenue.payment.save")

    def finished(changes: Changes) -> None:
        dialog.finish()
        done(invoice, changes)

    def submit(values: dict[str, Any]) -> None:
        given = PaymentInput(**values)
        workshop_sales.add_payment(context, invoice=invoice, given=given, done=finished, failed=dialog.fail)

    dialog.submitted.connect(submit)
    return dialog
