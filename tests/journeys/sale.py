"""The sale of the Roubaix job: quote, agreement, invoice, first payment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.journeys.attendance import Act
from tests.journeys.driver import Driver
from tests.journeys.roubaix import open_tab, the_workshop
from trainer.app import Application
from trainer.sales.records import Agreement, Invoice, Quote, QuoteState


def acts() -> list[Act]:
    """The acts in order."""
    return [
        ("devis", _quote, partial(_see, ("2 400,00 €",)), lambda app: _stored_quote(app) is not None),
        ("envoi", _send, _see_quote, lambda app: _state(app) in (QuoteState.SENT, QuoteState.ACCEPTED)),
        ("accord", _accept, partial(_see, ("Accepté",)), lambda app: _state(app) is QuoteState.ACCEPTED),
        (
            "convention",
            _agree,
            partial(_see, ("Convention C-",)),
            lambda app: _stored_agreement(app) is not None,
        ),
        ("signature", _sign, partial(_see, ("Signée le",)), _is_signed),
        (
            "facture préparée",
            _draft,
            partial(_see, ("Facture",)),
            lambda app: _stored_invoice(app) is not None,
        ),
        ("facture émise", _issue, partial(_see, ("Facture F-",)), _is_issued),
        (
            "règlement",
            _pay,
            partial(
                _see,
                (
                    "800,00 €",
                    "Reste dû : 1 600,00 €",
                ),
            ),
            _is_paid,
        ),
    ]


def _act(driver: Driver, act: Callable[[], object], said: str, *shown: str) -> None:
    open_tab(driver, "sale")
    act()
    assert driver.said() == said
    driver.see(*shown)


def _see(wanted: tuple[str, ...], driver: Driver) -> None:
    open_tab(driver, "sale")
    driver.see(*wanted)


def _see_quote(driver: Driver) -> None:
    open_tab(driver, "sale")
    assert any(text in ("Envoyé", "Accepté") for text in driver.texts())


def _quote(driver: Driver) -> None:
    _act(driver, lambda: driver.click("sale.quote.create"), "Devis créé.", "2 400,00 €", "En préparation")


def _send(driver: Driver) -> None:
    _act(driver, lambda: driver.click("sale.quote.send"), "Devis noté comme envoyé.", "Envoyé")


def _accept(driver: Driver) -> None:
    _act(driver, lambda: driver.click("sale.quote.accept"), "Devis accepté.", "Accepté")


def _agree(driver: Driver) -> None:
    _act(driver, lambda: driver.click("sale.agreement.create"), "Convention établie.", "À signer")


def _sign(driver: Driver) -> None:
    def act() -> None:
        driver.click("sale.agreement.sign")
        driver.press_button("Noter la signature")

    _act(driver, act, "Convention signée.", "Signée le")


def _draft(driver: Driver) -> None:
    def act() -> None:
        driver.click("sale.invoice.draft")
        driver.fill("invoice.order-number", "UPC-2026-7")
        driver.press("Return")

    _act(driver, act, "Facture préparée ; il reste à l’émettre.", "Facture, brouillon", "Brouillon")


def _issue(driver: Driver) -> None:
    ask = partial(driver.answer, "sale.invoice.issue", "Émettre la facture")
    _act(driver, ask, "Facture émise.", "Émise", "Reste dû : 2 400,00 €")


def _pay(driver: Driver) -> None:
    def act() -> None:
        driver.click("sale.payment.add")
        assert driver.read("payment.amount") == "2 400,00 €"
        driver.fill("payment.amount", "800")
        driver.fill("payment.reference", "premier versement")
        driver.press_button("Noter le règlement")

    _act(driver, act, "Règlement noté.", "Reste dû : 1 600,00 €")


def _stored_quote(app: Application) -> Quote | None:
    found = the_workshop(app)
    return next(iter(app.sales.quotes(found.id)), None) if found is not None else None


def _state(app: Application) -> QuoteState | None:
    quote = _stored_quote(app)
    return quote.state if quote is not None else None


def _stored_agreement(app: Application) -> Agreement | None:
    return next(iter(app.sales.agreements()), None)


def _is_signed(app: Application) -> bool:
    agreement = _stored_agreement(app)
    return agreement is not None and agreement.signed_on is not None


def _stored_invoice(app: Application) -> Invoice | None:
    return next(iter(app.sales.invoices()), None)


def _is_issued(app: Application) -> bool:
    invoice = _stored_invoice(app)
    return invoice is not None and invoice.number is not None and invoice.totals.gross == 240_000


def _is_paid(app: Application) -> bool:
    invoice = _stored_invoice(app)
    return invoice is not None and (invoice.paid, invoice.due) == (80_000, 160_000)
