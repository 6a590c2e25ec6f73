"""The upper part of the page: four figures, the year by month, the year by partner."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from trainer.core.money import euros
from trainer.sales.records import MonthRevenue, Revenue
from ui.kit.cards import Card, EmptyState, Segments
from ui.kit.french import thousands
from ui.kit.grid import Panes, TileGrid
from ui.kit.labels import IconDisc, label
from ui.kit.layout import clear, column, row
from ui.kit.table import Table
from ui.kit.tokens import Tone
from ui.pages.revenue.chart import MonthChart, ShareBar, Swatch
from ui.pages.revenue.columns import month_columns
from ui.pages.revenue.presenter import money

PARTNERS_SHOWN = 6


class Figure(Card):
    """A number, what it counts, and how."""

    def __init__(self, icon: str, tone: Tone, caption: str, hint: str) -> None:
        super().__init__(gap=0, margins=16)
        self.value = label("–", "figure")
        self._caption = label(caption, "strong")
        words = column(self._caption, self.value, label(hint, "caption", wrap=True), gap=0)
        line = row(IconDisc(icon, tone=tone, size=44), words, gap=14)
        line.setStretch(1, 1)
        self.add(line)

    def show_value(self, text: str) -> None:
        """Show the number."""
        self.value.setText(text)
        self.setAccessibleName(f"{self._caption.text()} {text}")


class MonthsCard(Card):
    """The months as bars, or the same as a table."""

    def __init__(self) -> None:
        self.view = Segments(
            [("chart", self.tr("Graphique")), ("table", self.tr("Tableau"))], name=self.tr("Vue des mois")
        )
        self.view.setObjectName("revenue.months_view")
        super().__init__(title=self.tr("Mois par mois"), actions=[self.view], gap=12)
        self.chart = MonthChart()
        self.chart.setObjectName("revenue.chart")
        legend = row(
            Swatch("accent_fill"),
            label(self.tr("Vendu"), "caption"),
            12,
            Swatch("info"),
            label(self.tr("Reçu"), "caption"),
            None,
            gap=6,
        )
        drawn = QWidget()
        drawn.setLayout(column(legend, self.chart, gap=6))
        empty = EmptyState("receipt-euro", self.tr("Rien cette année"), "")
        self.table: Table[MonthRevenue] = Table(
            month_columns(), empty, name=self.tr("Vendu et reçu par mois")
        )
        self.table.view.setObjectName("revenue.months")
        self._stack = QStackedWidget()
        self._stack.addWidget(drawn)
        self._stack.addWidget(self.table)
        self.body.addWidget(self._stack, 1)
        self.view.chosen.connect(lambda key: self._stack.setCurrentIndex(int(key == "table")))

    def show_months(self, months: tuple[MonthRevenue, ...]) -> None:
        """Show a year."""
        self.chart.show_months(months)
        self.table.set_records(months)


class PartnersCard(Card):
    """Who bought, the largest first; those beyond the sixth as one line."""

    def __init__(self) -> None:
        super().__init__(title=self.tr("Par partenaire"), gap=14)
        self.setObjectName("revenue.by_partner")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(14)
        self.add(self._lines)
        self.add(None)

    def show_partners(self, shares: tuple[tuple[str, int], ...]) -> None:
        """Show what each bought, in cents."""
        clear(self._lines)
        if not shares:
            self._lines.addWidget(label(self.tr("Aucune facture émise cette année."), "soft", wrap=True))
            return
        shown, rest = list(shares[:PARTNERS_SHOWN]), shares[PARTNERS_SHOWN:]
        if rest:
            text = self.tr("{0} autres partenaires").format(len(rest))
            shown.append((text, sum(amount for _, amount in rest)))
        whole = sum(amount for _, amount in shares if amount > 0)
        for name, amount in shown:
            self._lines.addWidget(self._line(name, amount, amount / whole if whole else 0.0))

    def _line(self, name: str, amount: int, share: float) -> QWidget:
        line = QWidget()
        title, figure = label(name, wrap=True), label(euros(amount), "strong")
        top = row(title, figure, gap=12)
        top.setStretch(0, 1)
        line.setLayout(column(top, ShareBar(share), gap=6))
        line.setAccessibleName(
            self.tr("{0}\u00a0: {1}, {2}\u202f%").format(name, euros(amount), round(share * 100))
        )
        return line


class Overview(QWidget):
    """Figures over the two cards."""

    def __init__(self) -> None:
        super().__init__()
        self.sold = Figure(
            "receipt-euro", Tone.ACCENT, self.tr("Vendu"), self.tr("hors taxes, avoirs déduits")
        )
        self.received = Figure("wallet", Tone.SUCCESS, self.tr("Reçu"), self.tr("règlements de l’année"))
        self.due = Figure("clock", Tone.WARNING, self.tr("Reste dû"), self.tr("sur les factures de l’année"))
        self.invoices = Figure("file-check", Tone.INFO, self.tr("Factures"), self.tr("émises dans l’année"))
        for name in ("sold", "received", "due", "invoices"):
            getattr(self, name).value.setObjectName(f"revenue.figure.{name}")
        tiles = TileGrid(narrowest=210, most=4, gap=16)
        tiles.set_tiles([self.sold, self.received, self.due, self.invoices])
        self.months, self.partners = MonthsCard(), PartnersCard()
        panes = Panes([(self.months, 5), (self.partners, 3)], narrow=820)
        self.setLayout(column(tiles, panes, gap=16))

    def show_revenue(self, revenue: Revenue) -> None:
        """Show a year."""
        self.sold.show_value(money(revenue.sold))
        self.received.show_value(money(revenue.received))
        self.due.show_value(money(revenue.due))
        self.invoices.show_value(thousands(revenue.invoices))
        self.months.show_months(revenue.months)
        self.partners.show_partners(revenue.by_partner)
