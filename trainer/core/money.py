"""Money as whole cents; percentages as basis points (2000 = 20 %)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from trainer.core.errors import InvalidInput

_AMOUNT = re.compile(r"^-?\d{1,9}(?:[.,]\d{1,2})?$")
_PLAIN: dict[int, str | None] = {**dict.fromkeys(map(ord, " \u00a0\u202f€")), ord("−"): "-"}


def parse_cents(text: str, field: str = "montant") -> int:
    """Cents of an amount typed the French way: "1 200,50 €" gives 120050. Raises `InvalidInput`."""
    plain = text.translate(_PLAIN)
    if not _AMOUNT.match(plain):
        raise InvalidInput(
            field, f"« {text.strip()} » n’est pas un montant\u00a0; écrivez par exemple 1200 ou 1 200,50."
        )
    return int((Decimal(plain.replace(",", ".")) * 100).to_integral_value(ROUND_HALF_UP))


def line_total(quantity_hundredths: int, unit_cents: int) -> int:
    """Cents of a line: a quantity in hundredths times a unit price, half a cent rounded away from zero."""
    return int((Decimal(quantity_hundredths * unit_cents) / 100).to_integral_value(ROUND_HALF_UP))


def vat(net_cents: int, basis_points: int) -> int:
    """Cents of VAT on a net amount."""
    return int((Decimal(net_cents * basis_points) / 10_000).to_integral_value(ROUND_HALF_UP))


def euros(cents: int) -> str:
    """An amount as a French text: 120050 gives "1 200,50 €", U+202F between thousands, U+00A0 before the sign."""
    from babel.numbers import format_currency

    return str(format_currency(Decimal(cents) / 100, "EUR", locale="fr")).replace("-", "−")
