"""What the page of paths decides, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curriculum.model import GroupSize, LearningPath, PathItem
from trainer.core.text import fold
from trainer.library.path_records import PathLook, PathPart, PathSummary, Price, PriceUnit
from ui.kit.length_field import parse_length
from ui.kit.tokens import Tone
from ui.pages.paths.presenter import Draft, Words, matching, reordered, two_halves, values_of

WORDS = Words(lambda _, text: text)
KEYS = PathPart("cles", False, 1, "Le tour des clés", "", 20, "#111111", "Animer des réunions", "animer", 5)
HEAR = PathPart(
    "ecouter", True, 2, "Écouter les colères", "", 225, "#222222", "Écouter les colères", "ecouter", 2
)
MAP = PathPart(
    "carte", False, 3, "La carte des colères", "", 65, "#222222", "Écouter les colères", "ecouter", 2
)


def test_stages_are_added_moved_timed_and_taken_out() -> None:
    draft = Draft.of(None)
    assert not draft.dirty
    assert (draft.add(KEYS), draft.add(HEAR), draft.add(MAP, 1)) == (0, 1, 1)
    assert [item.sheet or item.brique for item in draft.path.items] == ["cles", "carte", "ecouter"]
    assert draft.move(2, -2)
    assert not draft.move(0, -1)
    draft.set_minutes(0, 90)
    draft.remove(1)
    assert draft.path.items == (PathItem(brique="ecouter", minutes=90), PathItem(sheet="carte"))
    assert draft.dirty


def test_the_form_gives_back_what_it_shows() -> None:
    path = LearningPath(
        "x", "Titre", "Promesse", 780, 2, (KEYS.item,), ("Oser", "Compter"), "Public", ("Aucun",),
        GroupSize(4, 8, 12), "Présentation", "Méthodes", funding="Fonds",
    )  # fmt: skip
    draft = Draft(None, path, Price(4_500, PriceUnit.PERSON))
    again = Draft(None, replace(path, title="", minutes=0, objectives=(), funding=""), Price())
    again.take(values_of(draft))
    assert (again.path, again.price) == (path, draft.price)
    again.take({**values_of(draft), "objectives": "- Oser\n\n  Compter  ", "minutes": None})
    assert (again.path.objectives, again.path.minutes) == (("Oser", "Compter"), 0)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("13 h", 780),
        ("3h30", 210),
        ("3\u202fh\u202f30", 210),
        ("1 heure 15 min", 75),
        ("45 min", 45),
        ("90", 90),
        ("2 H", 120),
        (" ", None),
    ],
)
def test_a_length_is_read_as_it_is_said(typed: str, minutes: int | None) -> None:
    assert parse_length(typed) == minutes


@pytest.mark.parametrize("typed", ["demain", "3h30h", "-5", "99999999", "1,5 h"])
def test_what_is_no_length_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_length(typed)


def test_suggestions_begin_with_the_words_typed() -> None:
    parts = tuple((fold(one.title), fold(one.home), one) for one in (KEYS, MAP, HEAR))
    assert matching(parts, "ecouter") == [HEAR, MAP]
    assert matching(parts, "COLERES carte") == [MAP]
    assert matching(parts, " ") == []


@pytest.mark.parametrize(
    ("room", "minutes", "said", "tone"),
    [
        (95, 780, "1\u202fh\u202f35 pour l’accueil et les pauses", Tone.NEUTRAL),
        (0, 780, "complet", Tone.SUCCESS),
        (-20, 780, "dépasse de 20\u00a0min", Tone.DANGER),
        (-685, 0, "durée à donner", Tone.WARNING),
    ],
)
def test_the_room_that_is_left(room: int, minutes: int, said: str, tone: Tone) -> None:
    look = PathLook((), minutes - room, room, (), (), ())
    assert WORDS.room(look, minutes) == (said, tone)


@pytest.mark.parametrize(
    ("price", "said"),
    [
        (Price(), "sur devis"),
        (Price(0), "gratuit"),
        (Price(240_000), "2\u202f400,00\u00a0€"),
        (Price(4_500, PriceUnit.PERSON), "45,00\u00a0€ par personne"),
    ],
)
def test_prices_in_the_list(price: Price, said: str) -> None:
    assert WORDS.price(price) == said


def test_the_order_of_the_list() -> None:
    paths = [PathSummary(i, 1, "", "", "", 60, 1, 1, 0, 0, Price(), ()) for i in (7, 8, 9)]
    assert reordered(paths, 8, -1) == (8, 7, 9)
    assert reordered(paths, 9, 1) is None
    assert reordered(paths, 4, 1) is None
    assert two_halves(LearningPath("", "", "", 780, 2, ()))
    assert not two_halves(LearningPath("", "", "", 180, 1, ()))
