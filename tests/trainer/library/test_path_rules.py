"""What a path comes to."""

from __future__ import annotations

import pytest

from curriculum.model import GroupSize, LearningPath, PathItem
from trainer.library import path_rules
from trainer.library.path_records import PathPart

DOOR = PathPart("porte", False, 1, "Le porte-à-porte", "", 75, "#111111", "Mobiliser", "mobiliser", 1, 6, 24)
VISIT = PathPart(
    "visite", False, 2, "La visite", "", 90, "#111111", "Mobiliser", "mobiliser", 1, 5, 20,
    prerequisites=("Avoir fait « Le porte-à-porte », ou avoir déjà frappé",),
)  # fmt: skip
ENQUIRE = PathPart(
    "enqueter", True, 3, "Enquêter", "", 270, "#222222", "Enquêter", "enqueter", 3,
    prerequisites=("Savoir frapper à une porte (brique 1)",),
)  # fmt: skip
MOBILISE = PathPart("mobiliser", True, 1, "Mobiliser", "", 225, "#111111", "Mobiliser", "mobiliser", 1)
PARTS = {part.item: part for part in (DOOR, VISIT, ENQUIRE, MOBILISE)}


def _path(
    *items: PathItem, minutes: int = 180, days: int = 1, group: tuple[int, int, int] = (6, 12, 20)
) -> LearningPath:
    return LearningPath("x", "X", "", minutes, days, items, group=GroupSize(*group))


def _said(path: LearningPath) -> list[str]:
    return [remark.text.replace("\u00a0", " ") for remark in path_rules.look(path, PARTS).remarks]


def test_minutes_are_the_ones_given_or_the_usual_ones() -> None:
    look = path_rules.look(_path(DOOR.item, PathItem(brique="mobiliser", minutes=60)), PARTS)
    assert [stage.minutes for stage in look.stages] == [75, 60]
    assert (look.planned, look.room) == (135, 45)
    assert look.briques == (("Mobiliser", "#111111"),)


def test_briques_are_told_once_in_the_order_of_the_wall() -> None:
    look = path_rules.look(_path(ENQUIRE.item, DOOR.item, VISIT.item), PARTS)
    assert [title for title, _ in look.briques] == ["Mobiliser", "Enquêter"]


def test_a_path_that_fits_says_nothing() -> None:
    assert _said(_path(DOOR.item, VISIT.item, minutes=195)) == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (_path(), "n’a pas encore d’étape"),
        (_path(DOOR.item, VISIT.item, minutes=150), "dépassent la durée du parcours de 15 min"),
        (
            _path(DOOR.item, VISIT.item, minutes=170),
            "Il reste 5 min hors des étapes ; les pauses en demandent 15 min",
        ),
        (_path(DOOR.item, minutes=180), "Il reste 1 h 45 sans étape"),
        (_path(DOOR.item, DOOR.item, minutes=180), "est choisie deux fois"),
        (_path(VISIT.item, DOOR.item), "« La visite » suppose « Le porte-à-porte », qui vient après"),
        (
            _path(ENQUIRE.item, MOBILISE.item, minutes=540),
            "« Enquêter » suppose « Mobiliser », qui vient après",
        ),
        (_path(DOOR.item, VISIT.item, group=(6, 12, 22)), "« La visite » se fait de 5 à 20 personnes"),
        (_path(ENQUIRE.item, MOBILISE.item, minutes=540), "Cela fait 9 h par journée"),
        (_path(PathItem(brique="rien")), "La brique « rien » n’est pas dans cette base"),
    ],
)
def test_what_its_author_may_want_to_know(path: LearningPath, said: str) -> None:
    assert any(said in text for text in _said(path)), _said(path)


def test_a_stage_moves_and_stops_at_the_ends() -> None:
    items = (DOOR.item, VISIT.item, ENQUIRE.item)
    assert path_rules.moved(items, 0, 1) == (VISIT.item, DOOR.item, ENQUIRE.item)
    assert path_rules.moved(items, 2, -2) == (ENQUIRE.item, DOOR.item, VISIT.item)
    for place, step in ((0, -1), (2, 1), (3, -1), (-1, 1)):
        assert path_rules.moved(items, place, step) is None


@pytest.mark.parametrize(
    ("minutes", "days", "halves", "pauses"),
    [(780, 2, 4, 60), (180, 1, 1, 15), (240, 1, 1, 15), (420, 1, 2, 30), (100, 1, 1, 0)],
)
def test_half_days_and_their_breaks(minutes: int, days: int, halves: int, pauses: int) -> None:
    assert path_rules.half_days(minutes, days) == halves
    assert path_rules.pauses(minutes, days) == pauses
