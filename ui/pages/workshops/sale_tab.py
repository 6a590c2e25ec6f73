"""The tab « Vente »: quote, agreement, invoice, payments, step by step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError, Stale
from trainer.sales import rules
from trainer.sales.records import Payment
from trainer.workshops.records import Workshop
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.layout import clear, column, scrolling
from ui.kit.page import PageContext
from ui.operations import workshop_sales as sales
from ui.operations.acting import Done, Failed
from ui.operations.workshop_sales import PaymentInput, Sale
from ui.operations.workshops import Seen
from ui.pages.workshops.naming import named
from ui.pages.workshops.sale_forms import invoice_form, payment_form, quote_form, signed_form
from ui.pages.workshops.sale_presenter import SaleWords, Standing, standing
from ui.pages.workshops.sale_steps import SaleSteps
from ui.pages.workshops.stale import show_error

Act = Callable[[Done, Failed], object]


class SaleTab(QWidget):
    """Asks the services, then rebuilds the steps; every refusal is shown and leaves things as they were."""

    def __init__(self, context: PageContext, seen: Seen) -> None:
        super().__init__()
        self._context = context
        self._seen = seen
        self._words = SaleWords(QCoreApplication.translate)
        self._dialog: FormDialog | None = None
        self.standing = Standing(None, None, None, (), (), ())
        self._last_day: date | None = None
        self._steps = column(gap=12)
        content = named(QWidget(), "sale.steps")
        content.setLayout(column(self._steps, None))
        self._area = scrolling(content)
        self.setLayout(column(self._area))

    def load(self) -> None:
        """Ask for everything sold."""
        sales.load_sale(self._context, workshop_id=self._seen.workshop_id, done=self._show)

    def show_workshop(self, workshop: Workshop) -> None:
        """The sale comes by `load`."""

    def _show(self, sale: Sale) -> None:
        focused = next((one.objectName() for one in self.findChildren(QWidget) if one.hasFocus()), "")
        self.standing = standing(sale)
        clear(self._steps)
        self._last_day = sale.last_day
        has_partner, early = sale.partner_id is not None, self._early()
        for card in SaleSteps(self.standing, self._words, self, has_partner=has_partner, early=early).cards():
            self._steps.addWidget(card)
        if focused and (again := self.findChild(QWidget, focused)) is not None:
            again.setFocus()

    # Quote

    def create_quote(self) -> None:
        """A quote with the default lines."""
        self._do(partial(sales.create_quote, workshop_id=self._seen.workshop_id), self.tr("Devis créé."))

    def edit_quote(self) -> None:
        """The lines of the quote."""
        quote = self.standing.quote
        if quote is None:
            return

        def submit(values: dict[str, Any]) -> None:
            self._do(
                partial(
                    sales.edit_quote,
                    quote=self.standing.quote or quote,
                    lines=values["lines"],
                    vat_case=values["vat_case"],
                    notes=values["notes"],
                ),
                self.tr("Devis enregistré."),
            )

        title = self.tr("Devis {0}").format(quote.number)
        self._ask("quote.dialog", title, quote_form(quote, self._words), self.tr("Enregistrer"), submit)

    def send_quote(self) -> None:
        """It left for the partner."""
        if self.standing.quote is not None:
            self._do(
                partial(sales.send_quote, quote=self.standing.quote), self.tr("Devis noté comme envoyé.")
            )

    def accept_quote(self) -> None:
        """The partner accepted."""
        if self.standing.quote is not None:
            self._do(partial(sales.accept_quote, quote=self.standing.quote), self.tr("Devis accepté."))

    def refuse_quote(self) -> None:
        """The partner refused."""
        if self.standing.quote is not None:
            self._do(partial(sales.refuse_quote, quote=self.standing.quote), self.tr("Devis refusé."))

    def drop_quote(self) -> None:
        """A draft that nobody saw goes, and can come back."""
        quote = self.standing.quote
        if quote is None:
            return
        said = self.tr("Brouillon du devis {0} supprimé.").format(quote.number)
        back = partial(sales.restore_quote, self._context, quote=quote, failed=self._context.notices.error)
        self._do(partial(sales.drop_quote, quote=quote), said, back)

    # Agreement

    def create_agreement(self) -> None:
        """The agreement of the accepted quote."""
        if self.standing.quote is not None:
            self._do(
                partial(sales.create_agreement, quote=self.standing.quote), self.tr("Convention établie.")
            )

    def sign_agreement(self) -> None:
        """It came back signed."""
        agreement = self.standing.agreement
        if agreement is None:
            return

        def submit(values: dict[str, Any]) -> None:
            act = partial(
                sales.sign_agreement,
                agreement=self.standing.agreement or agreement,
                signed_on=values["signed_on"],
            )
            self._do(act, self.tr("Convention signée."))

        title = self.tr("Convention {0}").format(agreement.number)
        self._ask(
            "agreement.dialog", title, signed_form(self._today()), self.tr("Noter la signature"), submit
        )

    # Invoice

    def draft_invoice(self) -> None:
        """Prepare the invoice."""
        quote = self.standing.quote
        if quote is None:
            return

        def submit(values: dict[str, Any]) -> None:
            act = partial(sales.draft_invoice, quote=quote, order_number=values["order_number"])
            self._do(act, self.tr("Facture préparée\u00a0; il reste à l’émettre."))

        self._ask(
            "invoice.dialog", self.tr("Préparer la facture"), invoice_form(), self.tr("Préparer"), submit
        )

    def issue_invoice(self) -> None:
        """Give it its number, for ever."""
        invoice = self.standing.invoice
        if invoice is not None and self._context.dialogs.confirm(
            self.tr("Émettre la facture\u202f?"),
            "\n\n".join(
                part
                for part in (
                    self._early(),
                    self.tr(
                        "Elle reçoit son numéro et sa date, et ne changera plus jamais. Une erreur se corrige ensuite "
                        "par un avoir."
                    ),
                )
                if part
            ),
            action=self.tr("Émettre la facture"),
        ):
            self._do(partial(sales.issue_invoice, invoice=invoice), self.tr("Facture émise."))

    def drop_invoice(self) -> None:
        """A draft has no number: it goes, and can come back."""
        invoice = self.standing.invoice
        if invoice is None or invoice.number is not None:
            return
        back = partial(
            sales.restore_invoice, self._context, invoice=invoice, failed=self._context.notices.error
        )
        said = self.tr("Brouillon de facture supprimé.")
        self._do(partial(sales.drop_invoice, invoice=invoice), said, back)

    def credit_invoice(self) -> None:
        """Take it back by a credit note."""
        invoice = self.standing.invoice
        if invoice is not None and self._context.dialogs.confirm(
            self.tr("Établir un avoir\u202f?"),
            self.tr("L’avoir annule la facture {0}. Les deux restent dans les comptes.").format(
                invoice.number
            ),
            action=self.tr("Établir l’avoir"),
            danger=True,
        ):
            self._do(partial(sales.credit_invoice, invoice=invoice), self.tr("Avoir établi."))

    # Payments

    def add_payment(self) -> None:
        """Money received."""
        invoice = self.standing.invoice
        if invoice is None:
            return

        def submit(values: dict[str, Any]) -> None:
            given = PaymentInput(values["paid_on"], values["amount"], values["method"], values["reference"])
            act = partial(sales.add_payment, invoice=self.standing.invoice or invoice, given=given)
            self._do(act, self.tr("Règlement noté."))

        form = payment_form(invoice, self._words, self._today())
        self._ask(
            "payment.dialog", self.tr("Noter un règlement"), form, self.tr("Noter le règlement"), submit
        )

    def cancel_payment(self, payment: Payment) -> None:
        """Strike a payment noted by mistake."""
        if self._context.dialogs.confirm(
            self.tr("Annuler ce règlement\u202f?"),
            self.tr("Il restera visible, barré, et ne comptera plus."),
            action=self.tr("Annuler le règlement"),
            danger=True,
        ):
            self._do(partial(sales.cancel_payment, payment=payment), self.tr("Règlement annulé."))

    # Running

    def _early(self) -> str:
        return rules.early_invoice(self._last_day, self._today())

    def _today(self) -> date:
        services = self._context.services
        return services.clock().date() if services is not None else date.today()

    def _ask(
        self, name: str, title: str, form: Form, action: str, submit: Callable[[dict[str, Any]], None]
    ) -> None:
        dialog = self._context.dialogs.form(title, form, action=action)
        dialog.setObjectName(name)
        dialog.submitted.connect(submit)
        self._dialog = dialog

    def _do(
        self, operation: Callable[..., object], said: str, back: Callable[[], object] | None = None
    ) -> None:
        def kept(changes: Changes) -> None:
            if self._dialog is not None:
                self._dialog.finish()
                self._dialog = None
            if back is None:
                self._context.notices.say(said)
            else:
                self._context.notices.undo(said, back)

        operation(self._context, done=kept, failed=self._refused)

    def _refused(self, error: FabriqueError) -> None:
        if self._dialog is not None:
            self._dialog.fail(error)
            if isinstance(error, Stale):
                self.load()
        else:
            show_error(self._context, error, reload=self.load)
