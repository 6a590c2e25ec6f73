"""Quote, agreement, invoice, credit note, payments: numbers without holes, amounts that add up."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from tests.support import roubaix
from tests.support.rows import rows
from tests.trainer.conftest import SetClock
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import FabriqueError, InvalidInput, Refused, Stale, Unavailable
from trainer.papers.records import PaperKind
from trainer.sales.records import InvoiceKind, Line, QuoteState
from trainer.settings.records import BodyFields
from trainer.workshops.records import WorkshopFields

Open = Callable[[str], Application]
LINES = (Line("Journée", 150, 33_333, "jour"),)


@pytest.fixture
def workshop(app: Application) -> int:
    app.settings.save_body(version=0, fields=roubaix.BODY)
    return roubaix.add_workshop(app)


def accepted(app: Application, workshop: int, **fields: object) -> int:
    quote = app.sales.create_quote(workshop_id=workshop, **fields).first(Kind.QUOTE)  # type: ignore[arg-type]
    app.sales.accept_quote(quote_id=quote, version=app.sales.quote(quote).version)
    return quote


def drafted(app: Application, workshop: int, **fields: object) -> int:
    quote = accepted(app, workshop, **fields)
    return app.sales.draft_invoice(quote_id=quote).first(Kind.INVOICE)


def issued(app: Application, workshop: int, **fields: object) -> int:
    invoice = drafted(app, workshop, **fields)
    app.sales.issue_invoice(invoice_id=invoice, version=app.sales.invoice(invoice).version)
    return invoice


def pay(app: Application, invoice: int, amount: int, on: date = date(2026, 12, 20)) -> int:
    version = app.sales.invoice(invoice).version
    changes = app.sales.add_payment(invoice_id=invoice, version=version, paid_on=on, amount=amount)
    return changes.first(Kind.PAYMENT)


def test_the_sale_of_roubaix(app: Application, workshop: int) -> None:
    quote_id = app.sales.create_quote(workshop_id=workshop).first(Kind.QUOTE)
    quote = app.sales.quote(quote_id)
    assert (quote.number, quote.state, quote.totals.gross) == ("D-2026-001", QuoteState.DRAFT, 240_000)
    assert (quote.lines[0].quantity, quote.lines[0].unit_cents) == (200, 120_000)
    assert (quote.dated, quote.valid_until) == (date(2026, 12, 7), date(2027, 2, 5))
    app.sales.send_quote(quote_id=quote_id, version=quote.version)
    app.sales.accept_quote(quote_id=quote_id, version=app.sales.quote(quote_id).version)
    agreement = app.sales.create_agreement(quote_id=quote_id).first(Kind.AGREEMENT)
    app.sales.sign_agreement(agreement_id=agreement, version=1, signed_on=date(2026, 12, 8))
    assert app.sales.agreement(agreement).signed_on == date(2026, 12, 8)
    assert (app.sales.agreement(agreement).number, app.sales.agreement(agreement).total) == (
        "C-2026-001",
        240_000,
    )
    invoice_id = app.sales.draft_invoice(quote_id=quote_id, order_number=" BC 12 ").first(Kind.INVOICE)
    draft = app.sales.invoice(invoice_id)
    assert (draft.number, draft.due, draft.order_number) == (None, 0, "BC 12")
    app.sales.issue_invoice(invoice_id=invoice_id, version=draft.version)
    pay(app, invoice_id, 80_000)
    invoice = app.sales.invoice(invoice_id)
    assert (invoice.number, invoice.paid, invoice.due) == ("F-2026-001", 80_000, 160_000)
    assert (invoice.issued_on, invoice.due_on) == (date(2026, 12, 7), date(2027, 1, 6))
    revenue = app.sales.revenue(2026)
    assert (revenue.sold, revenue.paid, revenue.due, revenue.invoices) == (240_000, 80_000, 160_000, 1)
    assert revenue.by_partner == (("Université populaire et citoyenne de Roubaix", 240_000),)
    assert [(m.month, m.sold, m.received) for m in revenue.months if m.sold or m.received] == [
        (12, 240_000, 80_000)
    ]
    figures = app.reports.home().figures
    assert (figures.sold, figures.due) == (revenue.sold, revenue.due)
    assert [app.sales.quote(quote_id).agreement_id, app.sales.quote(quote_id).invoice_id] == [1, 1]


def test_an_issued_invoice_keeps_its_papers_for_ever(
    app: Application, workshop: int, clock: SetClock
) -> None:
    invoice = issued(app, workshop)
    papers = app.archive.of_workshop(workshop)
    assert [paper.kind for paper in papers] == ["invoice"] * 4
    assert {paper.issued_at for paper in papers} == {clock.now}
    for paper in papers:
        kept = app.archive.read(paper.key)
        assert kept is not None
        assert (kept[0], hashlib.sha256(kept[1]).hexdigest()) == (paper.file_name, paper.sha256)
    before = rows(app.database.engine)
    with pytest.raises(Refused):
        app.sales.issue_invoice(invoice_id=invoice, version=app.sales.invoice(invoice).version)
    assert rows(app.database.engine) == before
    app.settings.save_body(
        version=app.settings.body().version, fields=replace(roubaix.BODY, legal_name="Autre")
    )
    assert app.archive.of_workshop(workshop) == papers
    assert app.archive.give(papers[0].key, clock.now)
    assert not app.archive.give(papers[0].key, clock.now)


def test_an_original_that_had_no_folder_is_still_to_be_given(
    app: Application, workshop: int, tmp_path: Path
) -> None:
    issued(app, workshop)
    (tmp_path / "fichier").write_text("")
    write = partial(app.papers.write, kinds=(PaperKind.INVOICE,), workshop_id=workshop, formats=("pdf",))
    with pytest.raises(Unavailable, match="dossier"):
        write(folder=tmp_path / "fichier" / "dossier")
    (written,) = write(folder=tmp_path / "papiers").files
    assert "duplicata" not in written.name


def test_a_failed_issue_gives_no_number(app: Application, workshop: int) -> None:
    invoice = drafted(app, workshop)
    version = app.sales.invoice(invoice).version
    app.settings.save_body(version=app.settings.body().version, fields=BodyFields())
    before = rows(app.database.engine)
    for _ in range(2):
        with pytest.raises(Refused):
            app.sales.issue_invoice(invoice_id=invoice, version=version)
    assert rows(app.database.engine) == before
    app.settings.save_body(version=app.settings.body().version, fields=roubaix.BODY)
    with pytest.raises(Stale):
        app.sales.issue_invoice(invoice_id=invoice, version=version + 1)
    app.sales.issue_invoice(invoice_id=invoice, version=version)
    assert app.sales.invoice(invoice).number == "F-2026-001"


def test_numbers_have_no_hole_when_many_issue_at_once(
    app: Application, workshop: int, url: str, open_application: Open
) -> None:
    invoices = [drafted(app, workshop) for _ in range(6)]
    apps = [open_application(url) for _ in range(3)]
    versions = {invoice: app.sales.invoice(invoice).version for invoice in invoices}
    for one in apps:
        assert one.sales.invoices() == app.sales.invoices()
    gate, raised = threading.Barrier(3), list[FabriqueError]()

    def issue(one: Application, mine: list[int]) -> None:
        gate.wait()
        for invoice in mine:
            try:
                one.sales.issue_invoice(invoice_id=invoice, version=versions[invoice])
            except FabriqueError as error:
                raised.append(error)

    # The last two programs both want the same two invoices: each gets one number, once.
    shares = (invoices[:2], invoices[2:5], [invoices[5], invoices[4]])
    threads = [threading.Thread(target=issue, args=pair) for pair in zip(apps, shares, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(raised) == 1
    assert isinstance(raised[0], Stale | Refused)
    numbers = sorted(str(invoice.number) for invoice in app.sales.invoices())
    assert numbers == [f"F-2026-{n:03d}" for n in range(1, 7)]
    assert app.check() == ()


def test_series_start_again_each_year(app: Application, workshop: int, clock: SetClock) -> None:
    clock.now = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
    last = issued(app, workshop)
    clock.now = datetime(2027, 1, 1, 0, 0, tzinfo=UTC)
    first = issued(app, workshop)
    assert [app.sales.invoice(i).number for i in (last, first)] == ["F-2026-001", "F-2027-001"]
    assert [quote.number for quote in app.sales.quotes()] == ["D-2027-001", "D-2026-001"]
    pay(app, last, 1_000, date(2027, 1, 1))
    this, following = app.sales.revenue(2026), app.sales.revenue(2027)
    assert (this.sold, this.paid, this.received, this.due) == (240_000, 1_000, 0, 239_000)
    assert (following.sold, following.paid, following.received) == (240_000, 0, 1_000)
    assert (this.months[11].sold, following.months[0].sold, following.months[0].received) == (
        240_000,
        240_000,
        1_000,
    )
    assert [i.number for i in app.sales.invoices(year=2026)] == ["F-2026-001"]
    assert app.sales.revenue(2025).months[5].sold == 0


def test_a_credit_note_takes_an_invoice_back_once(app: Application, workshop: int) -> None:
    invoice = issued(app, workshop)
    changes = app.sales.credit(invoice_id=invoice, version=app.sales.invoice(invoice).version)
    credit = app.sales.invoice(max(changes.ids(Kind.INVOICE)))
    assert (credit.kind, credit.number, credit.corrects) == (InvoiceKind.CREDIT, "A-2026-001", "F-2026-001")
    assert (app.sales.invoice(invoice).credited, app.sales.invoice(invoice).due) == (240_000, 0)
    assert (app.sales.revenue(2026).sold, app.sales.revenue(2026).due) == (0, 0)
    for again in (invoice, credit.id):
        with pytest.raises(Refused):
            app.sales.credit(invoice_id=again, version=app.sales.invoice(again).version)
    with pytest.raises(Refused):
        pay(app, credit.id, 100)
    with pytest.raises(InvalidInput):
        pay(app, invoice, 1)
    quote = app.sales.invoice(invoice).quote_id
    assert quote is not None
    assert app.sales.draft_invoice(quote_id=quote).first(Kind.INVOICE)


def test_payments_never_exceed_what_is_due(app: Application, workshop: int) -> None:
    invoice = issued(app, workshop)
    for amount in (0, -1, 240_001):
        with pytest.raises(InvalidInput):
            pay(app, invoice, amount)
    payment = pay(app, invoice, 80_000)
    with pytest.raises(InvalidInput) as caught:
        pay(app, invoice, 160_001)
    assert "1\u202f600,00" in caught.value.message
    app.sales.cancel_payment(payment_id=payment, version=app.sales.invoice(invoice).payments[0].version)
    assert app.sales.invoice(invoice).due == 240_000
    assert app.sales.invoice(invoice).payments[0].cancelled
    pay(app, invoice, 240_000)
    assert app.sales.invoice(invoice).due == 0
    assert app.sales.revenue(2026).received == 240_000


def test_a_draft_takes_no_payment(app: Application, workshop: int) -> None:
    with pytest.raises(Refused):
        pay(app, drafted(app, workshop), 100)


def test_what_a_quote_refuses(app: Application, workshop: int) -> None:
    before = rows(app.database.engine)
    for lines in (
        (),
        (Line(" ", 100, 100),),
        (Line("a", 0, 100),),
        (Line("a", 100, -1),),
        (Line("a", 100, 100_000_001),),
        (Line("a", 10_000_000, 100_000_000),),
        (Line("x" * 501, 100, 100),),
    ):
        with pytest.raises(InvalidInput):
            drafted(app, workshop, lines=lines)
    with pytest.raises(InvalidInput):
        app.sales.create_quote(workshop_id=workshop, vat_case="autre")
    alone = app.workshops.create(fields=WorkshopFields("Sans partenaire")).first(Kind.WORKSHOP)
    with pytest.raises(Refused) as caught:
        app.sales.create_quote(workshop_id=alone, lines=LINES)
    assert caught.value.code == "no-partner"
    fields = app.workshops.get(workshop).fields
    app.workshops.update(
        workshop_id=workshop,
        version=roubaix.version(app, workshop),
        fields=replace(fields, day_price_cents=0),
    )
    with pytest.raises(Refused) as caught:
        app.sales.create_quote(workshop_id=workshop)
    assert caught.value.code == "no-price"
    assert before["invoice"] == rows(app.database.engine)["invoice"] == []


def test_amounts_are_rounded_once_per_line_and_taxed_on_the_sum(app: Application, workshop: int) -> None:
    quote = app.sales.create_quote(workshop_id=workshop, lines=LINES * 3, vat_case="taxed").first(Kind.QUOTE)
    totals = app.sales.quote(quote).totals
    assert (totals.net, totals.vat, totals.gross) == (150_000, 30_000, 180_000)
    app.sales.edit_quote(
        quote_id=quote, version=1, lines=(Line("Demi", 50, 1), Line("Heure", 100, 12)), vat_case="taxed"
    )
    totals = app.sales.quote(quote).totals
    assert (totals.net, totals.vat, totals.gross) == (13, 3, 16)


def test_states_follow_one_another(app: Application, workshop: int) -> None:
    quote = app.sales.create_quote(workshop_id=workshop).first(Kind.QUOTE)
    early_calls: tuple[Callable[[], object], ...] = (
        lambda: app.sales.create_agreement(quote_id=quote),
        lambda: app.sales.draft_invoice(quote_id=quote),
    )
    for early in early_calls:
        with pytest.raises(Refused):
            early()
    app.sales.refuse_quote(quote_id=quote, version=1)
    for late in (app.sales.send_quote, app.sales.accept_quote, app.sales.refuse_quote):
        with pytest.raises(Refused):
            late(quote_id=quote, version=2)
    with pytest.raises(Refused):
        app.sales.edit_quote(quote_id=quote, version=2, lines=LINES, vat_case="training")
    invoiced = accepted(app, workshop)
    app.sales.create_agreement(quote_id=invoiced)
    app.sales.draft_invoice(quote_id=invoiced)
    twice_calls: tuple[Callable[[], object], ...] = (
        lambda: app.sales.create_agreement(quote_id=invoiced),
        lambda: app.sales.draft_invoice(quote_id=invoiced),
    )
    for twice in twice_calls:
        with pytest.raises(Refused):
            twice()
    assert [
        len(app.sales.quotes(workshop)),
        len(app.sales.agreements()),
        len(app.sales.invoices(workshop)),
    ] == [
        2,
        1,
        1,
    ]


def test_an_altered_paper_is_not_given_out(app: Application, workshop: int) -> None:
    from sqlalchemy import text

    issued(app, workshop)
    key = app.archive.of_workshop(workshop)[0].key
    with app.database.write() as session:
        session.execute(text("UPDATE issued_paper SET sha256 = 'x'"))
    with pytest.raises(FabriqueError) as caught:
        app.archive.read(key)
    assert caught.value.code == "altered-paper"
    assert app.archive.read("absent") is None
