"""States, the scale of the chart and the exported table, without Qt."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from trainer.sales.records import Invoice, InvoiceKind, Totals
from ui.pages.revenue.presenter import InvoiceState, decimal, harmless, payable, state, table_csv, ticks

TODAY = date(2026, 11, 22)
OPEN = Invoice(
    id=1,
    version=1,
    kind=InvoiceKind.INVOICE,
    number="F-2026-001",
    workshop_id=4,
    workshop="=Lancer; un «\u00a0éco-syndicat\u00a0»",
    partner_id=2,
    partner="@Lallab",
    quote_id=3,
    corrects=None,
    issued_on=date(2026, 11, 10),
    due_on=date(2026, 12, 10),
    order_number="",
    vat_case="training",
    lines=(),
    totals=Totals(240_000, 0, 240_000),
    payments=(),
    paid=0,
    credited=0,
    due=240_000,
)
CREDIT = replace(OPEN, id=2, kind=InvoiceKind.CREDIT, number="A-2026-001", corrects="F-2026-001", due=0)


@pytest.mark.parametrize(
    ("invoice", "expected"),
    [
        (OPEN, InvoiceState.OPEN),
        (replace(OPEN, number=None, issued_on=None, due=0), InvoiceState.DRAFT),
        (replace(OPEN, paid=80_000, due=160_000), InvoiceState.PARTLY),
        (replace(OPEN, paid=240_000, due=0), InvoiceState.PAID),
        (replace(OPEN, credited=240_000, due=0), InvoiceState.CREDITED),
        (replace(OPEN, due_on=date(2026, 11, 21), paid=80_000, due=160_000), InvoiceState.LATE),
        (replace(OPEN, due_on=TODAY), InvoiceState.OPEN),
        (CREDIT, InvoiceState.CREDIT),
    ],
)
def test_where_an_invoice_stands(invoice: Invoice, expected: InvoiceState) -> None:
    assert state(invoice, TODAY) is expected


def test_only_what_is_due_can_be_paid() -> None:
    assert payable(OPEN)
    assert not payable(replace(OPEN, due=0))
    assert not payable(CREDIT)
    assert not payable(None)


@pytest.mark.parametrize(
    ("lowest", "highest", "expected"),
    [
        (0, 240_000, (0, 100_000, 200_000, 300_000)),
        (0, 100, (0, 100)),
        (0, 0, (0, 50_000, 100_000)),
        (-120_000, 0, (-150_000, -100_000, -50_000, 0)),
        (-50_000, 90_000, (-50_000, 0, 50_000, 100_000)),
    ],
)
def test_the_scale_holds_every_bar(lowest: int, highest: int, expected: tuple[int, ...]) -> None:
    scale = ticks(lowest, highest)
    assert scale == expected
    assert scale[0] <= lowest
    assert scale[-1] >= highest


def test_the_table_runs_no_formula_and_keeps_amounts_as_numbers() -> None:
    titles = tuple("abcdefghijklmn")
    words = {"invoice": "Facture", "credit": "Avoir", "open": "À régler"}
    text = table_csv([OPEN, CREDIT, replace(OPEN, number=None)], titles, words, TODAY)
    head, first, second = csv.reader(io.StringIO(text), delimiter=";")
    assert tuple(head) == titles
    assert first[:6] == ["F-2026-001", "Facture", "10/11/2026", "10/12/2026", "'@Lallab", "'" + OPEN.workshop]
    assert first[8:] == ["2400,00", "0,00", "2400,00", "0,00", "2400,00", "À régler"]
    assert second[8:11] == ["-2400,00", "0,00", "-2400,00"]
    assert text.endswith("\r\n")


@pytest.mark.parametrize("text", ["=1+1", "+33 6", "-2", "@SUM(A1)", "\t=1", "\u00a0=1", " =1"])
def test_formula_cells_are_neutralised(text: str) -> None:
    assert harmless(text) == "'" + text


def test_amounts_for_a_spreadsheet() -> None:
    assert [decimal(cents) for cents in (120_050, 5, 0, -5, -120_000)] == [
        "1200,50",
        "0,05",
        "0,00",
        "-0,05",
        "-1200,00",
    ]
    assert harmless("Lallab - Paris") == "Lallab - Paris"
