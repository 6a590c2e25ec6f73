"""The beginning of a text: whole sentences, never longer than asked, its quotation marks closed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.documents.gist import LEFT_OUT, flat, gist

ALPHABET = st.text(st.sampled_from("abé «»“”.,;:!?…\u00a0\u202f12-*\n"), max_size=300)


@pytest.mark.parametrize(
    ("source", "most", "wanted"),
    [
        ("Tout **tient**.", 40, "Tout tient."),
        ("Debout, en cercle. Chacun parle. Puis on s’assoit tous.", 42, "Debout, en cercle. Chacun parle. […]"),
        ("« Une phrase chacun. Je commence, puis vous. »", 30, "« Une phrase chacun. […] »"),
        ("Dans l’ordre : 1. parler de soi, 2. donner son numéro, 3. venir.", 40, "Dans l’ordre : 1. parler de soi […]"),
        ("Restez à la porte, écoutez longtemps, et ne dites rien", 49, "Restez à la porte, écoutez longtemps […]"),
        ("- la clé\n- le badge\n  - bleu", 60, "la clé · le badge · bleu"),
        ("Posez la question à la plus vide : « Et celle-là, dites-moi ? »", 48, "Posez la question à la plus vide […]"),
    ],
)  # fmt: skip
def test_what_is_kept(source: str, most: int, wanted: str) -> None:
    assert gist(source, most).replace("\u00a0", " ") == wanted


@given(ALPHABET, st.integers(30, 200))
def test_never_longer_than_asked(source: str, most: int) -> None:
    said, whole = gist(source, most), flat(source)
    assert len(said) <= most + 3  # the marks that close what is quoted
    kept, cut, after = said.partition(LEFT_OUT)
    assert whole.startswith(kept)
    assert bool(cut) is (len(whole) > most)
    assert set(after) <= set("\u00a0»”")
