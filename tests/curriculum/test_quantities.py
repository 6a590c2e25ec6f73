"""Rules of quantity: how much, and of what."""

from __future__ import annotations

import pytest

from curriculum.quantities import unit


@pytest.mark.parametrize(
    ("rule", "counted"),
    [
        ("1", ""),
        ("1 par groupe de 5", ""),
        ("2 rouleaux", "rouleau"),
        ("1 rouleau par groupe de 10", "rouleau"),
        ("2 feuilles par personne", "feuille"),
        ("1 jeu", "jeu"),
        ("une poignée", ""),
    ],
)
def test_the_unit_of_a_rule(rule: str, counted: str) -> None:
    assert unit(rule) == counted
