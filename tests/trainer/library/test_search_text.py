"""French words made comparable: families, elisions, inclusive writing, what is being typed."""

from __future__ import annotations

import pytest

from trainer.library.search_text import LONGEST_WORD, MOST_TERMS, asked, flat, key, words

FAMILIES = (
    "mobiliser mobilisation mobilisé mobilisées MOBILISEES",
    "négocier négociation négociateur négociatrices negociation Negocier",
    "revendiquer revendication revendications revendicatif",
    "témoigner témoignage temoignages",
    "enquêter enquête enquetes enqueteur enquêtrice",
    "décider décideur décideuse décisions decision",
    "épuisé épuisées epuisees épuisement",
    "directeur directrice directrices direction",
    "jeu jeux",
    "journal journaux",
    "cœur coeur CŒUR",
    "voisin voisines voisinage",
    "réunion réunir reunions",
)
APART = (("pétition", "petit"), ("carte", "cartographier"), ("ville", "village"), ("violence", "violer"))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_one_key(family: str) -> None:
    assert len({key(word) for word in family.split()}) == 1, {word: key(word) for word in family.split()}


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L’ascenseur d'aujourd’hui, jusqu'au toit", ["ascenseur", "toit"]),
        ("voisin·es, élu(e)s, habitant.e.s, participant-e-s, intervieweur·se", None),
        ("porte-à-porte", ["porte", "porte"]),
        ("49 % en 2020", ["49", "2020"]),
        ("le la les de du", []),
        ("?!… — « »", []),
        ("Çelik-Œuvrard", ["celik", "oeuvrard"]),
    ],
)
def test_the_words_of_a_text(text: str, found: list[str] | None) -> None:
    expected = found if found is not None else ["voisin", "elu", "habitant", "participant", "intervieweur"]
    assert [word.folded for word in words(text)] == expected


def test_the_last_word_is_being_typed_until_something_follows() -> None:
    assert [(one.folded, one.typed) for one in asked("la carte des al")] == [("carte", False), ("al", True)]
    assert [(one.folded, one.typed) for one in asked("la carte des al ")] == [("carte", False), ("al", False)]
    assert [one.folded for one in asked("carte de")] == ["carte"]
    assert [(one.folded, one.typed) for one in asked("de")] == [("de", True)]
    assert asked("") == asked("?!") == asked("le la ") == ()


def test_a_question_has_bounds() -> None:
    assert len(asked(" ".join(f"mot{i}" for i in range(300)))) == MOST_TERMS
    assert len(asked("a" * 5_000)[0].folded) <= LONGEST_WORD
    assert len(asked("colère colères COLERE coléreux colère")) <= 2


@pytest.mark.parametrize("text", ["Élève, ÇA œuvre… Œ", "Doğan şeker ŁÓDŹ 🙂 ?", "Ærø ß İ", "عدالة"])
def test_places_stay_when_accents_go(text: str) -> None:
    assert len(flat(text)) == len(text)
    assert flat("Élève ÇA") == "eleve ca"
    assert flat("Doğan ÉTÉ") == "dogan ete"
