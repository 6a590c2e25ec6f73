"""The forms of the sale: lines of a quote, a payment, dates."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from trainer.core.money import euros, line_total
from trainer.sales import rules
from trainer.sales.records import Invoice, Line, Quote
from ui.kit.buttons import icon_button, link
from ui.kit.fields import MoneyField
from ui.kit.form import Form
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.pages.workshops.naming import named
from ui.pages.workshops.sale_presenter import SaleWords, parse_quantity, quantity_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("SaleForms", text)


class LinesEditor(QWidget):
    """Lines of a quote: what, how many, of what, at which price; the total before tax follows."""

    changed = Signal()

    def __init__(self, lines: tuple[Line, ...]) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._rows: list[tuple[QLineEdit, QLineEdit, QLineEdit, MoneyField, QWidget]] = []
        for place, title in enumerate(
            (self.tr("Désignation"), self.tr("Quantité"), self.tr("Unité"), self.tr("Prix unitaire"))
        ):
            self._grid.addWidget(label(title, "caption"), 0, place)
        self.total = named(label("", "strong"), "quote.lines.total")
        more = named(link(self.tr("Ajouter une ligne"), self._more, icon="plus"), "quote.lines.add")
        self.setLayout(column(self._grid, row(more, None, self.total), gap=8))
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        """Append a line."""
        scale, number = current().scale, len(self._rows)
        what, unit, price = QLineEdit(line.label), QLineEdit(line.unit), MoneyField()
        many = QLineEdit(quantity_text(line.quantity))
        price.set_value(line.unit_cents)
        drop = icon_button("x", self.tr("Enlever la ligne {0}").format(number + 1))
        cells = (what, many, unit, price, drop)
        keys = (
            ("label", self.tr("Désignation, ligne {0}")),
            ("quantity", self.tr("Quantité, ligne {0}")),
            ("unit", self.tr("Unité, ligne {0}")),
            ("price", self.tr("Prix unitaire, ligne {0}")),
            ("remove", self.tr("Enlever la ligne {0}")),
        )
        for place, (cell, (key, spoken)) in enumerate(zip(cells, keys, strict=True)):
            named(cell, f"quote.lines.{number}.{key}", spoken.format(number + 1))
            self._grid.addWidget(cell, number + 1, place)
        for field, width in ((many, 72), (unit, 84), (price, 130)):
            field.setFixedWidth(scale.px(width))
        what.setMinimumWidth(scale.px(220))
        self._rows.append(cells)
        for typed in (what, many, unit, price):
            typed.textEdited.connect(self._touched)
        drop.clicked.connect(lambda: self._drop(cells))
        self._touched()

    def lines(self) -> tuple[Line, ...]:
        """The lines as typed; a quantity or a price that means nothing is 0, which the services refuse."""
        return tuple(
            Line(
                what.text().strip(), parse_quantity(many.text()) or 0, price.value() or 0, unit.text().strip()
            )
            for what, many, unit, price, _ in self._rows
        )

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        for cells in list(self._rows):
            self._drop(cells)
        for line in lines:
            self.add(line)

    def _more(self) -> None:
        self.add(Line("", 100, 0, ""))
        self._rows[-1][0].setFocus()

    def _drop(self, cells: tuple[QLineEdit, QLineEdit, QLineEdit, MoneyField, QWidget]) -> None:
        self._rows.remove(cells)
        for cell in cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._touched()

    def _touched(self) -> None:
        net = sum(line_total(line.quantity, line.unit_cents) for line in self.lines())
        self.total.setText(self.tr("Total hors taxe\u00a0: {0}").format(euros(net)))
        self.changed.emit()


def quote_form(quote: Quote, words: SaleWords) -> Form:
    """The form of a quote: lines, VAT case, notes."""
    form = Form()
    editor = LinesEditor(quote.lines)
    form.custom("lines", _tr("Lignes"), editor, editor.lines, editor.set_lines, required=False)
    editor.changed.connect(lambda: form.touched("lines"))
    form.choice("vat_case", _tr("TVA"), words.vat_cases(), value=quote.vat_case).setObjectName("quote.vat")
    form.area("notes", _tr("Notes"), value=quote.notes, lines=2).setObjectName("quote.notes")
    return form


def payment_form(invoice: Invoice, words: SaleWords, today: date) -> Form:
    """The form of a payment, with what is left due as the amount."""
    form = Form(columns=2)
    form.money("amount", _tr("Montant"), value=invoice.due, required=True).setObjectName("payment.amount")
    day = form.date("paid_on", _tr("Date"), value=today, required=True)
    day.setObjectName("payment.date")
    form.changed.connect(lambda: form.advise("paid_on", rules.payment_doubt(invoice, day.value(), today)))
    form.choice("method", _tr("Moyen"), words.methods()).setObjectName("payment.method")
    form.text("reference", _tr("Référence"), placeholder=_tr("n° de virement, de chèque")).setObjectName(
        "payment.reference"
    )
    return form


def signed_form(today: date) -> Form:
    """The day the agreement came back signed."""
    form = Form()
    form.date("signed_on", _tr("Signée le"), value=today, required=True).setObjectName("agreement.signed-on")
    return form


def invoice_form() -> Form:
    """What the partner wants to read on the invoice."""
    form = Form()
    form.text(
        "order_number", _tr("Numéro de commande"), hint=_tr("S’il y en a un\u00a0; il figure sur la facture.")
    ).setObjectName("invoice.order-number")
    return form
