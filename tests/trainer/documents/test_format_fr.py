"""French dates, hours and sums."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from trainer.documents import format_fr as fr


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (120000, "1\u202f200,00\u00a0€"),
        (0, "0,00\u00a0€"),
        (-5, "−0,05\u00a0€"),
        (123456789, "1\u202f234\u202f567,89\u00a0€"),
    ],
)
def test_money(cents: int, written: str) -> None:
    assert fr.money(cents) == written


def test_days_and_periods() -> None:
    saturday, sunday, january = date(2026, 12, 5), date(2026, 12, 6), date(2027, 1, 1)
    assert fr.day(saturday, weekday=True) == "samedi 5\u00a0décembre 2026"
    assert fr.days([sunday, saturday]) == "samedi\u00a05 et dimanche\u00a06 décembre 2026"
    assert fr.period(saturday, sunday) == "du\u00a05 au\u00a06\u00a0décembre 2026"
    assert fr.period(sunday, january) == "du 6\u00a0décembre 2026 au 1er\u00a0janvier 2027"
    assert fr.period(saturday, saturday) == "le 5\u00a0décembre 2026"
    assert fr.days([]) == ""


def test_hours() -> None:
    assert fr.clock(time(13)) == "13\u00a0h"
    assert fr.clock(time(9, 5)) == "9\u00a0h\u00a005"
    assert [fr.length(minutes) for minutes in (45, 210, 780, 0)] == [
        "45\u00a0min", "3\u00a0h\u00a030", "13\u00a0h", "0\u00a0h",
    ]  # fmt: skip


def test_numbers() -> None:
    assert fr.number(Decimal("2.00")) == "2"
    assert fr.number(Decimal("1.50")) == "1,5"
    assert fr.number(Decimal("100")) == "100"
    assert fr.rate(Decimal("5.5")) == "5,5\u00a0%"
    assert fr.siret("12345678900012") == "123\u00a0456\u00a0789\u00a000012"
