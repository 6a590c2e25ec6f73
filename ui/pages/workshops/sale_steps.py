"""The four cards of a sale, built from where it stands."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from trainer.core.money import euros
from trainer.sales.records import Invoice, Payment, QuoteState
from ui.kit.buttons import Button, ghost, link, primary, quiet
from ui.kit.cards import Card
from ui.kit.caution import Caution
from ui.kit.french import short_date
from ui.kit.labels import label
from ui.kit.layout import Part, column, row
from ui.pages.workshops.naming import named
from ui.pages.workshops.sale_cards import State, step_card
from ui.pages.workshops.sale_presenter import SaleWords, Standing, Step


class Actions(Protocol):
    """What the buttons of the cards do."""

    def create_quote(self) -> None: ...
    def edit_quote(self) -> None: ...
    def send_quote(self) -> None: ...
    def accept_quote(self) -> None: ...
    def refuse_quote(self) -> None: ...
    def create_agreement(self) -> None: ...
    def sign_agreement(self) -> None: ...
    def draft_invoice(self) -> None: ...
    def drop_quote(self) -> None: ...
    def drop_invoice(self) -> None: ...
    def issue_invoice(self) -> None: ...
    def credit_invoice(self) -> None: ...
    def add_payment(self) -> None: ...
    def cancel_payment(self, payment: Payment) -> None: ...


def _tr(text: str) -> str:
    return QCoreApplication.translate("SaleSteps", text)


def _line(what: QLabel, price: QLabel) -> QHBoxLayout:
    line = row(what, price, gap=16)
    line.setStretch(0, 1)
    line.setAlignment(price, Qt.AlignmentFlag.AlignTop)
    return line


class SaleSteps:
    """Builds the cards; the one to do now has the main button."""

    def __init__(
        self, now: Standing, words: SaleWords, actions: Actions, *, has_partner: bool, early: str = ""
    ) -> None:
        self._now, self._words, self._actions = now, words, actions
        self._has_partner, self._early = has_partner, early

    def cards(self) -> list[Card]:
        """Quote, agreement, invoice, payments."""
        return [self._quote(), self._agreement(), self._invoice(), self._payments()]

    def _state(self, step: Step) -> State:
        if self._now.done(step):
            return "done"
        return "now" if self._now.step is step else "later"

    def _main(self, step: Step, text: str, act: object, icon: str, name: str) -> Button:
        make = primary if self._now.step is step else ghost
        return named(make(text, act, icon=icon), name)  # type: ignore[arg-type]

    def _quote(self) -> Card:
        quote, state = self._now.quote, self._state(Step.QUOTE)
        history: list[Part] = [
            label(_tr("Devis {0} du {1}, refusé").format(one.number, short_date(one.dated)), "caption")
            for one in self._now.refused
        ]
        if quote is None:
            return self._no_quote(state, history)
        dates = _tr("Du {0}, valable jusqu’au {1}").format(
            short_date(quote.dated), short_date(quote.valid_until)
        )
        lines: list[Part] = [
            _line(label(line.label, wrap=True), label(self._words.line(line), "soft")) for line in quote.lines
        ]
        return step_card(
            1,
            state,
            _tr("Devis {0}").format(quote.number),
            pill=self._words.quote_state(quote.state),
            amount=euros(quote.totals.gross),
            parts=[label(dates, "soft"), *lines, *history],
            actions=self._quote_buttons(quote.state),
        )

    def _no_quote(self, state: State, history: list[Part]) -> Card:
        text = _tr("Les journées de l’atelier au prix par journée\u00a0; les lignes restent modifiables.")
        if not self._has_partner:
            text = _tr("Choisissez d’abord l’association partenaire de l’atelier (bouton « Modifier »).")
        create = self._main(
            Step.QUOTE, _tr("Créer le devis"), self._actions.create_quote, "file-plus", "sale.quote.create"
        )
        create.setEnabled(self._has_partner)
        parts: list[Part] = [label(text, "soft", wrap=True), *history]
        return step_card(1, state, _tr("Devis"), parts=parts, actions=[create])

    def _quote_buttons(self, state: QuoteState) -> list[Button]:
        actions = self._actions
        if state not in (QuoteState.DRAFT, QuoteState.SENT):
            return []
        accept = self._main(Step.QUOTE, _tr("Accepté"), actions.accept_quote, "check", "sale.quote.accept")
        send = named(ghost(_tr("Noter l’envoi"), actions.send_quote, icon="send"), "sale.quote.send")
        refuse = named(quiet(_tr("Refusé"), actions.refuse_quote, icon="x"), "sale.quote.refuse")
        edit = named(quiet(_tr("Modifier les lignes"), actions.edit_quote, icon="pencil"), "sale.quote.edit")
        if state is QuoteState.SENT:
            return [accept, refuse, edit]
        drop = quiet(_tr("Supprimer le brouillon"), actions.drop_quote, icon="trash-2")
        return [accept, send, refuse, edit, named(drop, "sale.quote.drop")]

    def _agreement(self) -> Card:
        agreement, state = self._now.agreement, self._state(Step.AGREEMENT)
        if agreement is None:
            ready = self._now.done(Step.QUOTE)
            create = self._main(
                Step.AGREEMENT,
                _tr("Établir la convention"),
                self._actions.create_agreement,
                "handshake",
                "sale.agreement.create",
            )
            create.setEnabled(ready)
            text = label(_tr("À faire signer par les deux parties avant l’atelier."), "soft", wrap=True)
            return step_card(2, state, _tr("Convention"), parts=[text], actions=[create] if ready else [])
        buttons = []
        if agreement.signed_on is None:
            buttons = [
                self._main(
                    Step.AGREEMENT,
                    _tr("Noter la signature"),
                    self._actions.sign_agreement,
                    "signature",
                    "sale.agreement.sign",
                )
            ]
        return step_card(
            2,
            state,
            _tr("Convention {0}").format(agreement.number),
            pill=self._words.agreement_state(agreement),
            parts=[label(_tr("Du {0}").format(short_date(agreement.dated)), "soft")],
            actions=buttons,
        )

    def _invoice(self) -> Card:
        invoice, actions, state = self._now.invoice, self._actions, self._state(Step.INVOICE)
        history: list[Part] = [self._past(one) for one in (*self._now.credits, *self._now.credited)]
        if invoice is None:
            draft = self._main(
                Step.INVOICE,
                _tr("Préparer la facture"),
                actions.draft_invoice,
                "receipt-euro",
                "sale.invoice.draft",
            )
            hint = label(_tr("Elle reprend les lignes du devis accepté."), "soft", wrap=True)
            ready = self._now.done(Step.QUOTE)
            return step_card(
                3, state, _tr("Facture"), parts=[hint, *history], actions=[draft] if ready else []
            )
        if invoice.number is None:
            issue = primary(_tr("Émettre la facture"), actions.issue_invoice, icon="file-check")
            title, text = (
                _tr("Facture, brouillon"),
                _tr("Pas encore de numéro\u00a0: elle peut encore attendre."),
            )
            drop = quiet(_tr("Supprimer le brouillon"), actions.drop_invoice, icon="trash-2")
            buttons = [named(issue, "sale.invoice.issue"), named(drop, "sale.invoice.drop")]
            if self._early:
                history.insert(0, named(Caution(self._early), "sale.invoice.caution"))
        else:
            title = _tr("Facture {0}").format(invoice.number)
            text = _tr("Émise le {0}").format(short_date(invoice.issued_on)) if invoice.issued_on else ""
            credit = quiet(_tr("Établir un avoir"), actions.credit_invoice, icon="undo-2")
            buttons = [named(credit, "sale.invoice.credit")]
        return step_card(
            3,
            state,
            title,
            pill=self._words.invoice_state(invoice),
            amount=euros(invoice.totals.gross),
            parts=[label(text, "soft"), *history],
            actions=buttons,
        )

    def _past(self, one: Invoice) -> Part:
        if one.corrects is not None:
            text = _tr("Avoir {0} sur la facture {1}, {2}").format(
                one.number, one.corrects, euros(one.totals.gross)
            )
        else:
            text = _tr("Facture {0}, annulée par avoir").format(one.number)
        return label(text, "caption")

    def _payments(self) -> Card:
        invoice, state = self._now.invoice, self._state(Step.PAYMENT)
        if invoice is None or invoice.number is None:
            text = label(_tr("Ils se notent une fois la facture émise."), "soft", wrap=True)
            return step_card(4, state, _tr("Règlements"), parts=[text])
        parts: list[Part] = [self._payment(payment) for payment in invoice.payments]
        due = named(label(self._words.due(invoice), "strong"), "sale.due")
        buttons = []
        if invoice.due > 0:
            add = self._main(
                Step.PAYMENT,
                _tr("Noter un règlement"),
                self._actions.add_payment,
                "banknote",
                "sale.payment.add",
            )
            buttons = [add]
        amount = euros(invoice.paid) if invoice.paid else ""
        return step_card(4, state, _tr("Règlements"), amount=amount, parts=[*parts, due], actions=buttons)

    def _payment(self, payment: Payment) -> Part:
        text = label(self._words.payment(payment), "soft" if not payment.cancelled else "caption", wrap=True)
        amount = label(euros(payment.amount), "strong" if not payment.cancelled else "caption")
        if payment.cancelled:
            line = row(text, amount)
            line.setStretch(0, 1)
            return line
        cancel = link(_tr("Annuler"), lambda: self._actions.cancel_payment(payment))
        named(
            cancel,
            f"sale.payment.{payment.id}.cancel",
            _tr("Annuler le règlement de {0}").format(euros(payment.amount)),
        )
        line = row(text, amount, cancel)
        line.setStretch(0, 1)
        return column(line, gap=0)
