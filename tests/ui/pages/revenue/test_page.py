"""Revenue on screen: the figures of the Roubaix sale, a payment, the export, the papers, the way to the workshop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from tests.ui.pages.office import Desk, offer, sell
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.partners.records import PartnerFields
from ui.kit.page import Route
from ui.pages.revenue.page import RevenuePage

Opener = Callable[[], Desk[RevenuePage]]


def test_before_the_first_sale_the_page_says_how_it_goes(opened: Opener) -> None:
    desk = opened()
    assert desk.page.welcome.isVisible()
    desk.click("revenue.first")
    assert desk.routes == [Route("workshops")]


def test_the_year_in_figures(app: Application, opened: Opener) -> None:
    sell(app)
    overview = opened().page.overview
    assert overview.sold.value.text() == "2\u202f400\u00a0€"
    assert overview.received.value.text() == "800\u00a0€"
    assert overview.due.value.text() == "1\u202f600\u00a0€"
    assert overview.invoices.value.text() == "1"
    november = overview.months.table.model.record(10)
    assert (november.sold, november.received) == (240_000, 80_000)
    assert "2\u202f400,00\u00a0€ vendus" in overview.months.chart.accessibleDescription()


def test_the_months_stand_in_a_table_too(app: Application, opened: Opener) -> None:
    sell(app)
    desk = opened()
    assert not desk.page.overview.months.table.isVisible()
    desk.page.overview.months.view.choose("table")
    assert desk.page.overview.months.table.isVisible()
    assert desk.page.overview.months.table.model.rowCount() == 12


def test_a_row_opens_the_sale_of_its_workshop(app: Application, opened: Opener) -> None:
    workshop = app.sales.invoice(sell(app)).workshop_id
    desk = opened()
    view = desk.page.listing.invoices.table.view
    view.selectRow(0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert desk.routes == [Route("workshops", workshop, "sale")]


def test_a_payment_too_large_is_refused_at_its_field_then_noted_and_undone(
    app: Application, opened: Opener
) -> None:
    invoice = sell(app)
    desk = opened()
    desk.page.listing.invoices.table.view.selectRow(0)
    dialog = desk.page.open_payment(app.sales.invoice(invoice))
    assert dialog.form.values()["amount"] == 160_000
    desk.type("revenue.payment.amount", "2000")
    desk.click("revenue.payment.save")
    assert "Il ne reste que 1\u202f600,00\u00a0€" in dialog.form.error_of("amount")
    desk.type("revenue.payment.amount", "1 600")
    desk.click("revenue.payment.save")
    desk.settle()
    assert app.sales.invoice(invoice).due == 0
    assert desk.page.overview.due.value.text() == "0\u00a0€"
    assert not desk.page.listing.invoices.payment_button.isEnabled()
    desk.undo()
    desk.settle()
    assert app.sales.invoice(invoice).due == 160_000
    assert desk.page.overview.due.value.text() == "1\u202f600\u00a0€"


def test_quotes_that_wait_and_agreements_to_sign_are_counted(app: Application, opened: Opener) -> None:
    sell(app)
    partner = app.partners.create(fields=PartnerFields(name="Lallab")).first(Kind.PARTNER)
    app.sales.send_quote(quote_id=(quote := offer(app, partner)), version=app.sales.quote(quote).version)
    desk = opened()
    assert [quote.partner for quote in desk.page.listing.quotes.table.model._records] == ["Lallab"]
    assert desk.page.listing.agreements.table.model.rowCount() == 1
    desk.page.listing.choose("agreements")
    assert desk.page.listing.agreements.isVisible()


def test_another_year_can_be_chosen(app: Application, opened: Opener) -> None:
    invoice = sell(app)
    version = app.sales.invoice(invoice).version
    app.sales.add_payment(invoice_id=invoice, version=version, paid_on=date(2027, 1, 8), amount=50_000)
    desk = opened()
    year = desk.find("revenue.year", QComboBox)
    assert [year.itemText(place) for place in range(year.count())] == ["2027", "2026"]
    assert year.currentText() == "2026"
    year.setFocus()
    QTest.keyClick(year, Qt.Key.Key_Up)
    desk.settle()
    assert desk.page.overview.received.value.text() == "500\u00a0€"
    assert desk.page.overview.sold.value.text() == "0\u00a0€"
    assert desk.page.listing.invoices.table.empty.isVisible()


def test_the_export_opens_in_a_spreadsheet(app: Application, opened: Opener, tmp_path: Path) -> None:
    sell(app, name="=HYPERLINK(A1)")
    desk = opened()
    desk.dialogs.file = tmp_path / "recettes.csv"
    desk.click("revenue.export")
    assert desk.dialogs.suggested == "recettes-2026.csv"
    content = desk.dialogs.file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("Numéro;Nature;Date")
    assert lines[1].startswith("F-2026-001;Facture;22/11/2026;")
    assert ";'=HYPERLINK(A1);" in lines[1]
    assert lines[1].endswith(";2400,00;0,00;2400,00;800,00;1600,00;Réglée en partie")
    assert not list(tmp_path.glob("*.partiel"))


def test_an_export_that_cannot_be_written_says_why(app: Application, opened: Opener, tmp_path: Path) -> None:
    sell(app)
    desk = opened()
    failures: list[object] = []
    desk.context.worker.failed.connect(failures.append)
    desk.dialogs.file = tmp_path / "absent" / "recettes.csv"
    desk.click("revenue.export")
    assert len(failures) == 1
    assert "ne peut pas être écrit" in str(failures[0])


def test_the_paper_of_an_issued_invoice_is_saved(app: Application, opened: Opener, tmp_path: Path) -> None:
    sell(app)
    desk = opened()
    desk.page.listing.invoices.table.view.selectRow(0)
    desk.dialogs.file = tmp_path / "facture.pdf"
    desk.click("revenue.pdf")
    assert desk.dialogs.suggested == "facture-F-2026-001.pdf"
    assert desk.dialogs.file.read_bytes().startswith(b"%PDF")
    desk.dialogs.file = tmp_path / "facture.docx"
    desk.click("revenue.docx")
    assert desk.dialogs.file.read_bytes().startswith(b"PK")
