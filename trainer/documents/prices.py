"""Lines with prices, their totals and VAT, as quotes, invoices and credit notes print them. Money is whole cents."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from trainer.documents import format_fr as fr
from trainer.documents.blocks import Align, Block, Cell, Grid, Row, Table, cell, para
from trainer.documents.expand import right
from trainer.documents.theme import SOFT, Style


@dataclass(frozen=True, slots=True)
class Client:
    """Who is written to and who pays."""

    name: str
    address: tuple[str, ...] = ()
    siret: str = ""
    siren: str = ""
    vat_number: str = ""
    contact: str = ""

    def lines(self) -> tuple[str, ...]:
        """Name, contact, address and numbers, one line each."""
        numbers = (
            f"SIRET{fr.NOBREAK}: {fr.siret(self.siret)}" if self.siret else "",
            f"SIREN{fr.NOBREAK}: {self.siren}" if self.siren and not self.siret else "",
            f"TVA{fr.NOBREAK}: {self.vat_number}" if self.vat_number else "",
        )
        return tuple(line for line in (self.name, self.contact, *self.address, *numbers) if line)


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One line: `unit_cents` before tax; `vat_rate` in percent, `None` where the line is exempt."""

    description: str
    quantity: Decimal
    unit_cents: int
    unit: str = ""
    vat_rate: Decimal | None = None

    @property
    def net_cents(self) -> int:
        """Quantity × price before tax, rounded half up to the cent."""
        return _round(self.quantity * self.unit_cents)


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a paper in cents; `vat` holds (rate, amount) for each rate in use."""

    net: int
    vat: tuple[tuple[Decimal, int], ...]

    @property
    def gross(self) -> int:
        """What is to be paid, tax included."""
        return self.net + sum(amount for _, amount in self.vat)


def totals(lines: tuple[PriceLine, ...]) -> Totals:
    """Net sum, and VAT computed on the sum of each rate."""
    bases: dict[Decimal, int] = {}
    for line in lines:
        if line.vat_rate is not None:
            bases[line.vat_rate] = bases.get(line.vat_rate, 0) + line.net_cents
    vat = tuple((rate, _round(base * rate / 100)) for rate, base in sorted(bases.items()))
    return Totals(sum(line.net_cents for line in lines), vat)


def price_blocks(lines: tuple[PriceLine, ...], extra: tuple[tuple[str, str], ...] = ()) -> tuple[Block, ...]:
    """The table of the lines and, at its right, the sums; `extra` are more rows below them, the last one strong."""
    header = Row(
        (
            cell("Désignation", Style.CELL_HEAD, shade=SOFT),
            *(
                cell(words, Style.CELL_HEAD, Align.RIGHT, shade=SOFT)
                for words in ("Quantité", "Prix unitaire HT", "TVA", "Montant HT")
            ),
        )
    )
    rows = tuple(
        Row(
            (
                cell(line.description),
                right(fr.number(line.quantity) + (f"{fr.NOBREAK}{line.unit}" if line.unit else "")),
                right(fr.money(line.unit_cents)),
                right("exonéré" if line.vat_rate is None else fr.rate(line.vat_rate)),
                right(fr.money(line.net_cents)),
            )
        )
        for line in lines
    )
    return (Table((44, 14, 19, 11, 17), rows, header, padding=2), _sums(totals(lines), extra))


def _sums(found: Totals, extra: tuple[tuple[str, str], ...]) -> Table:
    rows = [("Total HT", fr.money(found.net))]
    rows += [(f"TVA {fr.rate(rate)}", fr.money(amount)) for rate, amount in found.vat]
    rows.append(("Total TTC" if found.vat else "Total à payer", fr.money(found.gross)))
    strong = {len(rows) - 1, len(rows) + len(extra) - 1}
    rows += extra
    return Table(
        (52, 31, 22),
        tuple(_sum_row(label, value, index in strong) for index, (label, value) in enumerate(rows)),
        grid=Grid.NONE,
        padding=1.2,
        keep_whole=True,
    )


def _sum_row(label: str, value: str, strong: bool) -> Row:
    style, shade = (Style.CELL_STRONG, SOFT) if strong else (Style.CELL, "")
    return Row(
        (Cell(), cell(label, style, shade=shade), Cell((para(value, style, Align.RIGHT),), shade=shade))
    )


def _round(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
