"""The papers of a workshop on the disk and on screen, and its sale from quote to payment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton

from tests.ui.pages.workshops.conftest import Desk
from trainer.core.changes import Changes, Kind
from trainer.people.records import PersonFields
from trainer.sales.records import InvoiceKind, QuoteState
from ui.kit.caution import Caution
from ui.kit.dialogs import FormDialog
from ui.pages.workshops.sale_presenter import Step
from ui.pages.workshops.sale_tab import SaleTab

CONTROL = Qt.KeyboardModifier.ControlModifier


def _all_present(desk: Desk, workshop: int) -> None:
    grid = desk.app.attendance.grid(workshop)
    ids = tuple(half.id for half in grid.half_days)
    desk.app.attendance.all_present(workshop_id=workshop, version=grid.version, half_day_ids=ids)


@pytest.mark.usefixtures("body")
def test_the_certificates_of_everyone_are_written(desk: Desk, people: int, tmp_path: Path) -> None:
    _all_present(desk, people)
    desk.open(people, "papers")
    folder = tmp_path / "papiers"
    desk.type("papers.folder", str(folder))
    desk.click("papers.certificates.all")
    files = sorted(folder.iterdir())
    assert len(files) == 18
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.text.text().startswith("18 fichiers écrits")
    assert notice.button is not None
    assert notice.button.text() == "Ouvrir le dossier"
    assert desk.context.settings.text("papers-folder") == str(folder)


def test_a_paper_that_cannot_be_made_says_why(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "papers")
    assert not desk.find("papers.invoice.pdf", QPushButton).isEnabled()
    assert desk.find("papers.invoice.detail", QLabel).text() != ""
    assert not desk.find("papers.certificates.all", QPushButton).isEnabled()


def test_the_folder_is_checked_before_anything_is_written(desk: Desk, people: int, tmp_path: Path) -> None:
    taken = tmp_path / "pas-un-dossier"
    taken.write_text("x")
    desk.open(people, "papers")
    desk.type("papers.folder", str(taken))
    desk.click("papers.sign-in.pdf")
    assert "il faut un dossier" in desk.find("papers.error", QLabel).text()
    desk.find("papers.folder", QLineEdit).clear()
    desk.click("papers.sign-in.pdf")
    assert "Écrivez le dossier" in desk.find("papers.error", QLabel).text()


def test_a_paper_is_shown_on_screen_on_white(desk: Desk, people: int) -> None:
    from ui.kit.printing import page_image
    from ui.pages.workshops.papers_preview import PreviewDialog

    desk.open(people, "papers")
    desk.click("papers.sign-in.preview")
    dialog = desk.find("papers.preview", QDialog)
    assert isinstance(dialog, PreviewDialog)
    assert dialog.document.pageCount() >= 1
    corner = page_image(dialog.document, 0, 24).pixelColor(2, 2)
    assert corner.name() == "#ffffff"
    dialog.accept()


@pytest.mark.usefixtures("body")
def test_names_that_no_pdf_can_write_are_told_and_written_as_docx(
    desk: Desk, workshop: int, tmp_path: Path
) -> None:
    for first, last in (("Ana", "Martin"), ("محمد", "الأمين"), ("Zoé", "Petit")):
        desk.app.enrolments.add(workshop_id=workshop, person=PersonFields(last, first))
    _all_present(desk, workshop)
    desk.open(workshop, "papers")
    folder = tmp_path / "papiers"
    desk.type("papers.folder", str(folder))
    told: list[Changes] = []
    desk.context.bus.changed.connect(told.append)
    desk.click("papers.certificates.all")
    assert Kind.PAPER in told[-1].kinds
    assert len(list(folder.glob("*.pdf"))) == 2
    alert = desk.context.notices.alert
    assert alert is not None
    assert alert.words.title == "1 document laissé de côté"
    assert "محمد الأمين" in alert.words.what
    assert "DOCX" in alert.words.what
    button = next(one for one in alert.findChildren(QPushButton) if one.text() == "Écrire en DOCX")
    desk.press(button)
    assert len(list(folder.glob("*.docx"))) == 1
    assert desk.context.notices.alert is None


@pytest.mark.usefixtures("body")
def test_certificates_before_the_last_day_are_warned_of_and_written(
    desk: Desk, people: int, tmp_path: Path
) -> None:
    _all_present(desk, people)
    desk.app.clock = lambda: datetime(2026, 12, 5, 9, tzinfo=UTC)
    desk.open(people, "papers")
    assert "finit le 06/12/2026" in desk.find("papers.certificates.caution", Caution).text
    desk.type("papers.folder", str(tmp_path / "papiers"))
    desk.click("papers.certificates.all")
    notice = desk.context.notices.notice
    assert notice is not None
    assert "finit le 06/12/2026" in notice.text.text()


# Sale


@pytest.fixture
def tab(desk: Desk, workshop: int, body: None) -> SaleTab:
    desk.open(workshop, "sale")
    assert desk.page.detail is not None
    found = desk.page.detail.tab("sale")
    assert isinstance(found, SaleTab)
    desk.context.dialogs.run = lambda dialog: True  # type: ignore[method-assign]
    return found


def _step(tab: SaleTab) -> Step:
    return tab.standing.step


def test_the_whole_sale_of_roubaix(desk: Desk, tab: SaleTab, workshop: int) -> None:
    assert _step(tab) is Step.QUOTE
    desk.click("sale.quote.create")
    desk.click("sale.quote.send")
    desk.click("sale.quote.accept")
    (quote,) = desk.app.sales.quotes(workshop)
    assert (quote.state, quote.totals.gross) == (QuoteState.ACCEPTED, 240_000)
    assert _step(tab) is Step.AGREEMENT
    desk.click("sale.agreement.create")
    desk.click("sale.agreement.sign")
    desk.type("agreement.signed-on", "1/12/2026")
    desk.key("agreement.signed-on", Qt.Key.Key_Return, CONTROL)
    assert _step(tab) is Step.INVOICE
    desk.click("sale.invoice.draft")
    desk.key("invoice.order-number", Qt.Key.Key_Return, CONTROL)
    desk.click("sale.invoice.issue")
    assert _step(tab) is Step.PAYMENT
    desk.click("sale.payment.add")
    assert desk.find("payment.amount", QLineEdit).text() == "2\u202f400,00\u00a0€"
    desk.type("payment.amount", "3000")
    desk.key("payment.amount", Qt.Key.Key_Return, CONTROL)
    assert tab.standing.due == 240_000
    desk.type("payment.amount", "800")
    desk.key("payment.amount", Qt.Key.Key_Return, CONTROL)
    assert desk.find("sale.due", QLabel).text().startswith("Reste dû\u00a0: 1\u202f600,00\u00a0€")
    revenue = desk.app.sales.revenue(2026)
    assert (revenue.sold, revenue.due) == (240_000, 160_000)


def test_an_issued_invoice_is_taken_back_by_a_credit_note(desk: Desk, tab: SaleTab, workshop: int) -> None:
    for name in ("sale.quote.create", "sale.quote.accept", "sale.invoice.draft"):
        desk.click(name)
    desk.key("invoice.order-number", Qt.Key.Key_Return, CONTROL)
    desk.click("sale.invoice.issue")
    desk.click("sale.invoice.credit")
    kinds = {one.kind for one in desk.app.sales.invoices(workshop)}
    assert kinds == {InvoiceKind.INVOICE, InvoiceKind.CREDIT}
    assert tab.standing.invoice is None
    assert len(tab.standing.credits) == 1


def test_a_refused_quote_leaves_room_for_another(desk: Desk, tab: SaleTab, workshop: int) -> None:
    desk.click("sale.quote.create")
    desk.click("sale.quote.refuse")
    assert tab.standing.quote is None
    desk.click("sale.quote.create")
    assert len(desk.app.sales.quotes(workshop)) == 2
    assert tab.standing.quote is not None


def test_the_lines_of_a_quote_are_changed(desk: Desk, tab: SaleTab, workshop: int) -> None:
    desk.click("sale.quote.create")
    desk.click("sale.quote.edit")
    desk.click("quote.lines.add")
    desk.type("quote.lines.1.label", "Déplacements")
    desk.type("quote.lines.1.quantity", "1,5")
    desk.type("quote.lines.1.price", "100")
    assert desk.find("quote.lines.total", QLabel).text() == "Total hors taxe\u00a0: 2\u202f550,00\u00a0€"
    desk.key("quote.lines.1.price", Qt.Key.Key_Return, CONTROL)
    (quote,) = desk.app.sales.quotes(workshop)
    assert quote.totals.net == 255_000
    assert quote.lines[1].quantity == 150


def test_an_invoice_is_not_issued_without_a_yes(desk: Desk, tab: SaleTab, workshop: int) -> None:
    for name in ("sale.quote.create", "sale.quote.accept", "sale.invoice.draft"):
        desk.click(name)
    desk.key("invoice.order-number", Qt.Key.Key_Return, CONTROL)
    desk.context.dialogs.run = lambda dialog: False  # type: ignore[method-assign]
    desk.click("sale.invoice.issue")
    assert [one.number for one in desk.app.sales.invoices(workshop)] == [None]


def _draft(desk: Desk) -> None:
    for name in ("sale.quote.create", "sale.quote.accept", "sale.invoice.draft"):
        desk.click(name)
    desk.key("invoice.order-number", Qt.Key.Key_Return, CONTROL)


def _undo(desk: Desk) -> None:
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.button is not None
    desk.press(notice.button)


def test_a_draft_invoice_is_deleted_and_brought_back_by_the_notice(
    desk: Desk, tab: SaleTab, workshop: int
) -> None:
    _draft(desk)
    desk.click("sale.invoice.drop")
    assert desk.app.sales.invoices(workshop) == ()
    _undo(desk)
    assert [one.number for one in desk.app.sales.invoices(workshop)] == [None]
    desk.click("sale.invoice.issue")
    assert desk.window.findChildren(QPushButton, "sale.invoice.drop") == []


def test_a_draft_quote_is_deleted_and_brought_back_by_the_notice(
    desk: Desk, tab: SaleTab, workshop: int
) -> None:
    desk.click("sale.quote.create")
    desk.click("sale.quote.drop")
    assert desk.app.sales.quotes(workshop) == ()
    _undo(desk)
    assert tab.standing.quote is not None
    desk.click("sale.quote.send")
    assert tab.standing.quote.state is QuoteState.SENT


def test_an_invoice_before_the_end_of_the_workshop_is_warned_of_and_issued_all_the_same(
    desk: Desk, tab: SaleTab, workshop: int
) -> None:
    desk.app.clock = lambda: datetime(2026, 12, 1, 9, tzinfo=UTC)
    asked: list[str] = []

    def run(dialog: QDialog) -> bool:
        asked.extend(text.text() for text in dialog.findChildren(QLabel))
        return True

    desk.context.dialogs.run = run  # type: ignore[method-assign]
    _draft(desk)
    assert "finit le 06/12/2026" in desk.find("sale.invoice.caution", Caution).text
    desk.click("sale.invoice.issue")
    assert any("finit le 06/12/2026" in text for text in asked)
    assert [one.number for one in desk.app.sales.invoices(workshop)] == ["F-2026-001"]


def test_no_warning_once_the_workshop_is_over(desk: Desk, tab: SaleTab) -> None:
    _draft(desk)
    assert desk.window.findChildren(Caution, "sale.invoice.caution") == []


def test_an_odd_day_of_a_payment_is_told_and_taken(desk: Desk, tab: SaleTab, workshop: int) -> None:
    _draft(desk)
    desk.click("sale.invoice.issue")
    desk.click("sale.payment.add")
    form = desk.window.findChildren(FormDialog)[-1].form
    assert form.advice_of("paid_on") == ""
    desk.type("payment.date", "15/12/2026")
    assert "à venir" in form.advice_of("paid_on")
    desk.type("payment.date", "01/11/2026")
    assert "émise le 10/12/2026" in form.advice_of("paid_on")
    desk.key("payment.date", Qt.Key.Key_Return, CONTROL)
    (invoice,) = desk.app.sales.invoices(workshop)
    assert [one.paid_on for one in invoice.payments] == [date(2026, 11, 1)]
