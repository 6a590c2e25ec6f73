"""Dates, times and amounts as they are typed and written."""

from __future__ import annotations

from datetime import date, time

import pytest

from trainer.core.text import fold
from ui.kit.french import (
    clock_time,
    duration,
    hours,
    long_date,
    parse_date,
    parse_hours,
    parse_time,
    short_date,
    thousands,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/03/2026", date(2026, 3, 12)),
        ("12.3.26", date(2026, 3, 12)),
        ("12-3", date(2026, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("12 mars", date(2026, 3, 12)),
        ("1er août 2027", date(2027, 8, 1)),
        ("jeu. 12 févr. 2026", date(2026, 2, 12)),
        ("  12 DÉCEMBRE ", date(2026, 12, 12)),
    ],
)
def test_dates_are_read_as_typed(text: str, day: date) -> None:
    assert parse_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["32/13/2026", "demain", "12 ju", "31/02/2026", "12/3/026"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_date(text, TODAY)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9h30", time(9, 30)),
        ("9:30", time(9, 30)),
        ("09 h 30", time(9, 30)),
        ("14h", time(14)),
        ("14", time(14)),
        ("0930", time(9, 30)),
    ],
)
def test_times_are_read_as_typed(text: str, moment: time) -> None:
    assert parse_time(text) == moment


@pytest.mark.parametrize("text", ["25h", "9h75", "midi", "930"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_time(text)


def test_nothing_means_nothing() -> None:
    assert parse_date("  ", TODAY) is None
    assert parse_time("") is None


def test_writing() -> None:
    assert short_date(date(2026, 3, 2)) == "02/03/2026"
    assert long_date(date(2026, 3, 12)) == "jeudi 12\u00a0mars 2026"
    assert long_date(date(2026, 3, 1), weekday=False) == "1er\u00a0mars 2026"
    assert clock_time(time(9, 30)) == "9\u202fh\u202f30"
    assert clock_time(time(14)) == "14\u202fh"
    assert (duration(45), duration(120), duration(135)) == ("45\u00a0min", "2\u202fh", "2\u202fh\u202f15")
    assert thousands(1200) == "1\u202f200"
    assert hours(12630) == "210\u202fh\u202f30"


def test_what_is_written_is_read_again() -> None:
    assert parse_time(clock_time(time(9, 5))) == time(9, 5)
    assert parse_date(long_date(date(2026, 3, 12)), TODAY) == date(2026, 3, 12)


def test_fold_forgets_accents_and_case() -> None:
    assert fold("Écouter les COLÈRES") == "ecouter les coleres"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("13", 780), ("13 h", 780), ("13h30", 810), ("13\u202fh\u202f30", 810), ("6,5", 390), ("1:05", 65),
        ("45 min", 45), ("", None),
    ],
)  # fmt: skip
def test_a_length_as_one_types_it(text: str, minutes: int | None) -> None:
    assert parse_hours(text) == minutes


@pytest.mark.parametrize("text", ["beaucoup", "13h75", "-2", "1h2h", "12345 h"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(ValueError, match=text[1:]):
        parse_hours(text)
