"""The tables of the page: invoices and credit notes, quotes that wait, agreements to sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer.sales.records import Agreement, Invoice, Quote
from ui.kit.buttons import Button, ghost, quiet
from ui.kit.cards import EmptyState, Tabs
from ui.kit.layout import column, row
from ui.kit.table import Column, Table
from ui.kit.theme import current
from ui.pages.revenue.columns import (
    AGREEMENT_OPTIONAL,
    INVOICE_OPTIONAL,
    QUOTE_OPTIONAL,
    agreement_columns,
    invoice_columns,
    quote_columns,
)
from ui.pages.revenue.presenter import payable

R = TypeVar("R", Invoice, Quote, Agreement)


class SalePane(QWidget, Generic[R]):
    """A table whose rows lead to a workshop, with its actions under it; columns hide when there is little room."""

    open_workshop = Signal(int)
    chosen = Signal(object)

    def __init__(
        self, columns: Sequence[Column[R]], optional: Sequence[str], empty: EmptyState, *, name: str, key: str
    ) -> None:
        super().__init__()
        self._optional = optional
        self.table: Table[R] = Table(columns, empty, name=name)
        self.table.view.setObjectName(f"revenue.{key}")
        self.table.opened.connect(lambda record: self.open_workshop.emit(record.workshop_id))
        self.table.chosen.connect(self._chosen)
        self.open_button = quiet(self.tr("Ouvrir l’atelier"), self._open, icon="calendar-days")
        self.open_button.setObjectName(f"revenue.{key}.open")
        self._actions = row(self.open_button, None)
        self.setLayout(column(self.table, self._actions, gap=10))
        self.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self._chosen(None)

    def add_action(self, button: Button) -> None:
        """Put an action before those already there."""
        self._actions.insertWidget(0, button)

    def show_records(self, records: tuple[R, ...]) -> None:
        """Show records; the one that was current stays so."""
        self.table.set_records(records, keep=lambda record: record.id)
        self._chosen(self.table.current())
        self.open_button.setVisible(bool(records))
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self.fit()

    def restyle(self) -> None:
        """Follow a new theme or text size."""
        self.table.restyle()
        self.fit()

    def fit(self) -> None:
        """Hide the columns that do not fit; be as high as up to ten rows."""
        scale, columns = current().scale, self.table.model.columns
        hidden: set[str] = set()
        for key in (*self._optional, ""):
            wanted = sum(scale.px(c.width or 150) for c in columns if c.key not in hidden)
            if wanted <= self.width() or not key:
                break
            hidden.add(key)
        for place, one in enumerate(columns):
            self.table.view.setColumnHidden(place, one.key in hidden)
        rows = min(max(self.table.model.rowCount(), 5), 10)
        self.table.setMinimumHeight(scale.row * (rows + 1) + 8)

    def _chosen(self, record: R | None) -> None:
        self.open_button.setEnabled(record is not None)
        self.chosen.emit(record)

    def _open(self) -> None:
        record = self.table.current()
        if record is not None:
            self.open_workshop.emit(record.workshop_id)


class InvoicePane(SalePane[Invoice]):
    """Invoices and credit notes: a payment, the papers."""

    pay = Signal(object)
    paper = Signal(object, str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(
            invoice_columns(today),
            INVOICE_OPTIONAL,
            EmptyState(
                "receipt-euro",
                self.tr("Aucune facture cette année"),
                self.tr("Une facture se prépare dans l’atelier, à partir d’un devis accepté."),
            ),
            name=self.tr("Factures et avoirs"),
            key="invoices",
        )
        self.payment_button = ghost(self.tr("Noter un règlement"), self._pay, icon="hand-coins")
        self.pdf_button = quiet(self.tr("PDF"), lambda: self._save("pdf"), icon="download")
        self.docx_button = quiet(self.tr("Word"), lambda: self._save("docx"), icon="download")
        self.pdf_button.setAccessibleName(self.tr("Enregistrer la facture en PDF"))
        self.docx_button.setAccessibleName(self.tr("Enregistrer la facture pour Word"))
        for button, name in (
            (self.docx_button, "revenue.docx"),
            (self.pdf_button, "revenue.pdf"),
            (self.payment_button, "revenue.payment"),
        ):
            button.setObjectName(name)
            self.add_action(button)
        self._chosen(None)

    def show_records(self, records: tuple[Invoice, ...]) -> None:
        """Show the year's invoices."""
        super().show_records(records)
        for button in (self.payment_button, self.pdf_button, self.docx_button):
            button.setVisible(bool(records))

    def _chosen(self, record: Invoice | None) -> None:
        super()._chosen(record)
        if hasattr(self, "docx_button"):
            issued = record is not None and record.number is not None
            self.payment_button.setEnabled(payable(record))
            self.pdf_button.setEnabled(issued)
            self.docx_button.setEnabled(issued)

    def _pay(self) -> None:
        if payable(self.table.current()):
            self.pay.emit(self.table.current())

    def _save(self, format: str) -> None:
        record = self.table.current()
        if record is not None and record.number is not None:
            self.paper.emit(record, format)


class Listing(Tabs):
    """The three tables under tabs that count them."""

    def __init__(self, today: Callable[[], date]) -> None:
        self.invoices = InvoicePane(today)
        self.quotes: SalePane[Quote] = SalePane(
            quote_columns(),
            QUOTE_OPTIONAL,
            EmptyState(
                "circle-check",
                self.tr("Aucun devis en attente"),
                self.tr("Tous les devis ont reçu une réponse, et ceux qui sont acceptés sont facturés."),
            ),
            name=self.tr("Devis en attente"),
            key="quotes",
        )
        self.agreements: SalePane[Agreement] = SalePane(
            agreement_columns(),
            AGREEMENT_OPTIONAL,
            EmptyState(
                "circle-check",
                self.tr("Aucune convention à signer"),
                self.tr("Toutes les conventions établies sont revenues signées."),
            ),
            name=self.tr("Conventions à signer"),
            key="agreements",
        )
        panes: tuple[tuple[str, str, QWidget], ...] = (
            ("invoices", self.tr("Factures et avoirs"), self.invoices),
            ("quotes", self.tr("Devis en attente"), self.quotes),
            ("agreements", self.tr("Conventions à signer"), self.agreements),
        )
        self._titles = {key: title for key, title, _ in panes}
        super().__init__(
            [(key, title, lambda pane=pane: pane) for key, title, pane in panes],  # type: ignore[misc]
            name=self.tr("Factures, devis, conventions"),
        )
        self.bar.setObjectName("revenue.tabs")

    def count(self, key: str, number: int) -> None:
        """Show how many a tab holds."""
        title = self._titles[key]
        self.bar.set_text(key, self.tr("{0} ({1})").format(title, number) if number else title)

    def restyle(self) -> None:
        """Follow a new theme or text size."""
        for pane in (self.invoices, self.quotes, self.agreements):
            pane.restyle()
