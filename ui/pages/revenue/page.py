"""Recettes: a year in figures and bars, its invoices and credit notes, what waits to be answered or signed."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from trainer.core.changes import Changes, Kind
from trainer.core.money import euros
from trainer.sales.records import Invoice, InvoiceKind
from ui.kit.buttons import ghost
from ui.kit.cards import PageHeader
from ui.kit.dialogs import FormDialog, file_filter
from ui.kit.layout import column, scrolling
from ui.kit.page import Page, PageContext, Route
from ui.operations import revenue as operations
from ui.operations import workshop_sales
from ui.operations.revenue import Books
from ui.pages.revenue import presenter
from ui.pages.revenue.columns import csv_titles, csv_words
from ui.pages.revenue.listing import Listing
from ui.pages.revenue.overview import Overview
from ui.pages.revenue.payment import open_payment
from ui.pages.revenue.welcome import Welcome


def create(context: PageContext) -> RevenuePage:
    """The page of Recettes."""
    return RevenuePage(context)


class RevenuePage(Page):
    """Loads the books of one year on the worker and shows them; asks again after any sale or payment."""

    concerns = frozenset(
        {Kind.QUOTE, Kind.AGREEMENT, Kind.INVOICE, Kind.PAYMENT, Kind.PARTNER, Kind.WORKSHOP}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.books: Books | None = None
        self._year: int | None = None
        self.year = QComboBox()
        self.year.setObjectName("revenue.year")
        self.year.setAccessibleName(self.tr("Année"))
        self.year.activated.connect(self._choose_year)
        self.export_button = ghost(self.tr("Exporter en CSV"), self.export, icon="file-spreadsheet")
        self.export_button.setObjectName("revenue.export")
        self.header = PageHeader(
            self.tr("Recettes"),
            self.tr("Ce que les formations vendues rapportent, de la facture au règlement."),
            [self.year, self.export_button],
        )
        self.overview = Overview()
        self.listing = Listing(self._today)
        self.listing.invoices.pay.connect(self.open_payment)
        self.listing.invoices.paper.connect(self.save_paper)
        for pane in (self.listing.invoices, self.listing.quotes, self.listing.agreements):
            pane.open_workshop.connect(self._open_workshop)
        content = QWidget()
        layout = column(self.header, self.overview, self.listing, gap=20)
        layout.setContentsMargins(32, 28, 32, 28)
        layout.setStretch(2, 1)
        content.setLayout(layout)
        self.welcome = Welcome(lambda: context.navigate(Route("workshops")))
        self.stack = QStackedWidget()
        for view in (QWidget(), self.welcome, scrolling(content)):
            self.stack.addWidget(view)
        self.setLayout(column(self.stack))
        context.theme.changed.connect(self.listing.restyle)
        context.theme.changed.connect(self.overview.months.table.restyle)

    def activate(self) -> None:
        """Load once the database is open, and after a change seen from elsewhere."""
        if self.context.services is not None and self.take_stale():
            self._load()

    def refresh(self, changes: Changes) -> None:
        """Something was sold, paid or renamed."""
        self._load()

    def show_books(self, books: Books) -> None:
        """Show a year."""
        self.books = books
        self._year = books.revenue.year
        if presenter.is_new(books):
            self.stack.setCurrentIndex(1)
            return
        self.stack.setCurrentIndex(2)
        self._show_years(books)
        self.overview.show_revenue(books.revenue)
        rows, waiting, unsigned = presenter.rows(books), presenter.waiting(books), presenter.unsigned(books)
        self.listing.invoices.show_records(rows)
        self.listing.quotes.show_records(waiting)
        self.listing.agreements.show_records(unsigned)
        for key, shown in (("invoices", rows), ("quotes", waiting), ("agreements", unsigned)):
            self.listing.count(key, len(shown))
        self.export_button.setEnabled(any(invoice.number for invoice in rows))

    def open_payment(self, invoice: Invoice) -> FormDialog:
        """Show the form of a payment for an invoice."""
        return open_payment(self.context, invoice, self._today(), self._paid)

    def save_paper(self, invoice: Invoice, format: operations.Format) -> None:
        """Ask where, then write the paper of an invoice or credit note."""
        kind = self.tr("avoir") if invoice.kind is InvoiceKind.CREDIT else self.tr("facture")
        title, name = (self.tr("PDF"), "pdf") if format == "pdf" else (self.tr("Word"), "docx")
        path = self.context.dialogs.save_file(
            self.tr("Enregistrer {0}").format(invoice.number),
            f"{kind}-{invoice.number}.{name}",
            file_filter(title, [name]),
        )
        if path is not None:
            operations.save_invoice_paper(
                self.context,
                invoice_id=invoice.id,
                format=format,
                path=path,
                done=self._written,
                busy=self.tr("Écriture du document…"),
            )

    def export(self) -> None:
        """Ask where, then write the year's invoices and credit notes as a table."""
        if self.books is None:
            return
        path = self.context.dialogs.save_file(
            self.tr("Exporter les recettes"),
            self.tr("recettes-{0}.csv").format(self.books.revenue.year),
            file_filter(self.tr("Tableur CSV"), ["csv"]),
        )
        if path is not None:
            text = presenter.table_csv(
                reversed(presenter.rows(self.books)), csv_titles(), csv_words(), self.books.today
            )
            operations.save_table(self.context, text=text, path=path, done=self._written)

    def _load(self) -> None:
        operations.load_books(
            self.context, year=self._year, done=self.show_books, busy=self.tr("Lecture des recettes…")
        )

    def _today(self) -> date:
        return self.books.today if self.books is not None else date.today()

    def _show_years(self, books: Books) -> None:
        years = sorted({*books.years, books.revenue.year}, reverse=True)
        if [self.year.itemData(place) for place in range(self.year.count())] != years:
            self.year.clear()
            for year in years:
                self.year.addItem(str(year), year)
        self.year.setCurrentIndex(years.index(books.revenue.year))

    def _choose_year(self, place: int) -> None:
        self._year = self.year.itemData(place)
        self._load()

    def _open_workshop(self, workshop_id: int) -> None:
        self.context.navigate(Route("workshops", workshop_id, "sale"))

    def _paid(self, invoice: Invoice, changes: Changes) -> None:
        operations.find_payment(
            self.context,
            invoice_id=invoice.id,
            payment_id=changes.first(Kind.PAYMENT),
            done=self._offer_undo,
        )

    def _offer_undo(self, found: operations.Noted) -> None:
        self.context.notices.undo(
            self.tr("{0} notés sur la facture {1}. Reste dû\u00a0: {2}.").format(
                euros(found.payment.amount), found.invoice.number, euros(found.invoice.due)
            ),
            partial(
                workshop_sales.cancel_payment,
                self.context,
                payment=found.payment,
                done=self._cancelled,
                failed=self.context.notices.error,
            ),
        )

    def _cancelled(self, changes: Changes) -> None:
        self.context.notices.say(self.tr("Le règlement est annulé."))

    def _written(self, path: Path) -> None:
        self.context.notices.say(self.tr("Enregistré dans {0}.").format(path))
