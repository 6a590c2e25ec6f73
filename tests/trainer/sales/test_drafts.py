"""Drafts that are given up: out of every list, brought back whole, never in the way of a number."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support import roubaix
from tests.support.rows import rows
from tests.trainer.conftest import SetClock
from tests.trainer.sales.test_service import accepted, drafted, issued
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import NotFound, Refused, Stale
from trainer.sales import rules
from trainer.sales.records import QuoteState


@pytest.fixture
def workshop(app: Application) -> int:
    app.settings.save_body(version=0, fields=roubaix.BODY)
    return roubaix.add_workshop(app)


def drop(app: Application, invoice: int) -> None:
    app.sales.drafts.drop_invoice(invoice_id=invoice, version=app.sales.invoice(invoice).version)


def test_a_draft_invoice_goes_and_comes_back_as_it_was(app: Application, workshop: int) -> None:
    invoice = drafted(app, workshop)
    before = app.sales.invoice(invoice)
    quote = before.quote_id
    assert quote is not None
    drop(app, invoice)
    assert app.sales.invoices() == ()
    assert app.sales.quote(quote).invoice_id is None
    with pytest.raises(NotFound):
        app.sales.invoice(invoice)
    app.sales.drafts.restore_invoice(invoice_id=invoice)
    back = app.sales.invoice(invoice)
    assert (back.lines, back.totals, back.order_number) == (
        before.lines,
        before.totals,
        before.order_number,
    )
    assert app.sales.quote(quote).invoice_id == invoice


def test_a_deleted_draft_leaves_no_hole_in_the_numbers(app: Application, workshop: int) -> None:
    quote = accepted(app, workshop)
    dropped = app.sales.draft_invoice(quote_id=quote).first(Kind.INVOICE)
    drop(app, dropped)
    second = app.sales.draft_invoice(quote_id=quote).first(Kind.INVOICE)
    assert second != dropped
    app.sales.issue_invoice(invoice_id=second, version=app.sales.invoice(second).version)
    assert app.sales.invoice(second).number == "F-2026-001"
    with pytest.raises(Refused, match="déjà sa facture"):
        app.sales.drafts.restore_invoice(invoice_id=dropped)
    assert [one.id for one in app.sales.invoices()] == [second]
    assert app.check() == ()


def test_an_issued_invoice_is_never_deleted(app: Application, workshop: int) -> None:
    invoice = issued(app, workshop)
    before = rows(app.database.engine)
    with pytest.raises(Refused, match="un avoir"):
        drop(app, invoice)
    assert rows(app.database.engine) == before


def test_a_draft_deleted_elsewhere_is_not_issued(app: Application, other: Application, workshop: int) -> None:
    invoice = drafted(app, workshop)
    seen = app.sales.invoice(invoice).version
    drop(other, invoice)
    with pytest.raises((Stale, NotFound)):
        app.sales.issue_invoice(invoice_id=invoice, version=seen)
    with pytest.raises(NotFound):
        app.sales.issue_invoice(invoice_id=invoice, version=seen + 1)
    assert app.sales.revenue(2026).invoices == 0


def test_a_draft_quote_goes_and_comes_back(app: Application, workshop: int) -> None:
    quote = app.sales.create_quote(workshop_id=workshop).first(Kind.QUOTE)
    app.sales.drafts.drop_quote(quote_id=quote, version=app.sales.quote(quote).version)
    assert app.sales.quotes() == ()
    with pytest.raises(NotFound):
        app.sales.quote(quote)
    app.sales.drafts.restore_quote(quote_id=quote)
    assert app.sales.quote(quote).state is QuoteState.DRAFT


def test_a_quote_that_left_is_not_deleted(app: Application, workshop: int) -> None:
    quote = app.sales.create_quote(workshop_id=workshop).first(Kind.QUOTE)
    app.sales.send_quote(quote_id=quote, version=app.sales.quote(quote).version)
    with pytest.raises(Refused, match="déjà parti"):
        app.sales.drafts.drop_quote(quote_id=quote, version=app.sales.quote(quote).version)
    assert app.sales.quote(quote).state is QuoteState.SENT


def test_odd_days_of_a_payment_are_told_and_taken(app: Application, workshop: int, clock: SetClock) -> None:
    invoice = app.sales.invoice(issued(app, workshop))
    today = clock.now.date()
    assert rules.payment_doubt(invoice, today, today) == ""
    assert "à venir" in rules.payment_doubt(invoice, date(2026, 12, 8), today)
    assert "émise le 07/12/2026" in rules.payment_doubt(invoice, date(2026, 11, 2), today)
    app.sales.add_payment(
        invoice_id=invoice.id, version=invoice.version, paid_on=date(2026, 11, 2), amount=10_000
    )
    assert app.sales.invoice(invoice.id).paid == 10_000


def test_an_invoice_before_the_end_of_the_training_is_told() -> None:
    assert rules.early_invoice(date(2026, 12, 6), date(2026, 12, 6)) == ""
    assert "06/12/2026" in rules.early_invoice(date(2026, 12, 6), date(2026, 12, 5))
    assert "pas de journée" in rules.early_invoice(None, date(2026, 12, 5))
