"""Money, identifiers, folded texts, changes."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from trainer.core import identifiers
from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput
from trainer.core.money import euros, line_total, parse_cents, vat
from trainer.core.text import fold, slug, tidy


@settings(deadline=None)
@given(st.integers(-99_999_999_999, 99_999_999_999))
def test_an_amount_shown_reads_as_itself(cents: int) -> None:
    assert parse_cents(euros(cents)) == cents
    assert " " not in euros(cents)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("1200", 120_000), ("1 200,50 €", 120_050), ("1\u202f200.5", 120_050), ("-3", -300), ("0,07", 7)],
)
def test_amounts_typed_the_french_way(typed: str, cents: int) -> None:
    assert parse_cents(typed) == cents


@pytest.mark.parametrize(
    "typed", ["", "€", "douze", "1,234", "1.200,50", "1e3", "--1", "9999999999", "=1+1", "∞"]
)
def test_what_is_no_amount(typed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_cents(typed, "prix")
    assert caught.value.field == "prix"


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 10**8))
def test_totals_are_exact_to_half_a_cent(quantity: int, unit: int) -> None:
    assert abs(line_total(quantity, unit) * 100 - quantity * unit) <= 50
    assert abs(vat(unit, 2000) * 10_000 - unit * 2000) <= 5_000
    assert (line_total(1, 50), line_total(1, 49), vat(3, 2000), vat(2, 2000)) == (1, 0, 1, 0)


@pytest.mark.parametrize(
    ("check", "good", "kept", "bad"),
    [
        (identifiers.siret, "732 829 320 00074", "73282932000074", ["73282932000075", "7328", "X" * 14]),
        (identifiers.siren, "732-829-320", "732829320", ["732829321", "12"]),
        (
            identifiers.iban,
            "fr76 3000 6000 0112 3456 7890 189",
            "FR7630006000011234567890189",
            ["FR76", "12"],
        ),
        (identifiers.bic, "agri fr pp", "AGRIFRPP", ["AGRI", "1234567890123"]),
        (identifiers.rna, "w123456789", "W123456789", ["W12345678", "123456789"]),
        (identifiers.nda, "11 99 99999 99", "11999999999", ["119", "1199999999X"]),
        (identifiers.email, " a.b@c-d.fr ", "a.b@c-d.fr", ["a@b", "a b@c.fr", "a@@c.fr", "a@.fr", "@c.fr"]),
    ],
)
def test_identifiers_are_cleaned_or_refused(check: object, good: str, kept: str, bad: list[str]) -> None:
    assert callable(check)
    assert (check(good), check(""), check("  ")) == (kept, "", "")
    for wrong in bad:
        with pytest.raises(InvalidInput) as caught:
            check(wrong)
        assert caught.value.message.endswith((".", "fr."))


def test_texts_are_compared_without_what_sets_them_apart() -> None:
    assert fold("  Çelik-Œuvrard ") == "celik oeuvrard"
    assert fold("Łukasik D’Hondt") == fold("lukasik d'hondt")
    assert fold("Nguyễn Thị Hồng") == "nguyen thi hong"
    assert slug("Conduire l’action !") == "conduire-l-action"
    assert tidy(" a\u00a0\n\tb\x00 ") == "a b"


@settings(deadline=None)
@example("𝝖")
@given(st.text(max_size=40))
def test_folding_and_tidying_twice_change_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert tidy(tidy(text)) == tidy(text)


def test_changes_say_what_was_touched() -> None:
    changes = Changes.of(Kind.PARTNER, 3, 1) | Changes.of(Kind.WORKSHOP, 2)
    assert (changes.ids(Kind.PARTNER), changes.first(Kind.PARTNER)) == ((1, 3), 1)
    assert changes.kinds == {Kind.PARTNER, Kind.WORKSHOP}
