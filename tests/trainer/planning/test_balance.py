"""What a plan is made of, as one person lives it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curriculum.model import SheetKind
from tests.support.sound_plan import sheet, sound, step
from trainer.planning import edits
from trainer.planning.balance import Part, lane_shares
from trainer.planning.paces import paced, paces, passed
from trainer.planning.records import Block, BlockKind, Lane, Spot


def shown(parts: tuple[Part, ...]) -> list[tuple[str, int]]:
    return [(part.title, part.minutes) for part in parts]


def test_a_day_by_brique_kind_and_way() -> None:
    found = sound().balance()
    assert shown(found.briques) == [("Mobiliser", 190), ("Écouter", 110), ("", 15)]
    assert found.briques[0].colour == "#D9482B"
    assert shown(found.kinds) == [
        ("exercice", 110), ("mise en situation", 60), ("jeu", 45), ("outil", 45), ("clôture", 20),
        ("ouverture", 20), ("welcome", 15),
    ]  # fmt: skip
    assert shown(found.ways) == [
        ("plénière", 125), ("groupes", 140), ("binômes", 25), ("individuel", 10), ("autre", 15),
    ]  # fmt: skip
    assert (found.content, found.pauses) == (315, 30)
    assert (found.listening, found.active, found.listening_percent) == (40, 260, 13)


def test_a_closing_is_one_nature_with_or_without_a_sheet() -> None:
    scene = sound()
    closing = Block("end", BlockKind.CLOSING, "Ce que j’emporte", 15)
    plan = edits.insert(scene.plan, [closing], Spot(scene.plan.halves[-1].id, 0))
    kinds = dict(shown(replace(scene, plan=plan).balance().kinds))
    assert kinds["clôture"] == 20 + 15
    assert "closing" not in kinds


def test_groups_beside_each_other_count_for_their_share_of_the_people() -> None:
    scene = sound()
    before = scene.balance()
    apart = edits.run_parallel(scene.plan, ["t", "x"], [Lane("A", people=3), Lane("B")], "p")
    found = replace(scene, plan=apart).balance()
    # 3 of 12 people live the tool (45 min), 9 the exercise (50 min): 48.75 min instead of 95.
    assert found.content == round(before.content - 95 + 45 / 4 + 50 * 3 / 4)
    parts = dict(shown(found.kinds))
    assert (parts["outil"], parts["exercice"]) == (11, 60 + 38)
    for whole in (found.briques, found.kinds, found.ways):
        assert sum(part.minutes for part in whole) == found.content


@pytest.mark.parametrize(
    ("lanes", "people", "shares"),
    [
        ((0, 0), 12, (0.5, 0.5)),
        ((3, 0), 12, (0.25, 0.75)),
        ((4, 4), 12, (0.5, 0.5)),
        ((0, 0, 0), 0, (1 / 3,) * 3),
        ((5, 0), 0, (0.5, 0.5)),
        ((9, 0), 6, (1.0, 0.0)),
    ],
)
def test_the_shares_of_the_lanes(lanes: tuple[int, ...], people: int, shares: tuple[float, ...]) -> None:
    found = lane_shares([Lane("", people=count) for count in lanes], people)
    assert found == pytest.approx(shares)


@pytest.mark.parametrize(
    ("minutes", "lengths"),
    [(20, (10, 0, 10)), (40, (20, 0, 20)), (45, (22.5, 0, 22.5)), (50, (20, 10, 20)), (100, (40, 20, 40))],
)
def test_optional_steps_are_passed_first(minutes: int, lengths: tuple[int, ...]) -> None:
    steps = (step(20), step(10, optional=True), step(20))
    assert paced(steps, minutes) == pytest.approx(lengths)
    assert sum(one.minutes for one in paces(sheet("s", SheetKind.TOOL, *steps), minutes)) == pytest.approx(
        minutes
    )


@pytest.mark.parametrize(
    ("minutes", "places"),
    [(60, ()), (58, (4,)), (55, (4,)), (50, (3, 4)), (45, (1, 4)), (40, (1, 3, 4)), (5, (1, 3, 4))],
)
def test_as_few_minutes_as_do_it_are_passed_the_last_first(minutes: int, places: tuple[int, ...]) -> None:
    lengths = ((20, False), (10, True), (20, False), (5, True), (5, True))
    steps = [step(length, optional=optional) for length, optional in lengths]
    assert tuple(sorted(passed(steps, minutes))) == places
    assert [place for place, length in enumerate(paced(steps, minutes)) if not length] == list(places)
    assert passed([step(10, optional=True)], 5) == frozenset()


@pytest.mark.parametrize(
    ("kind", "grouping", "words", "listening", "moving"),
    [
        (SheetKind.INPUT, "plénière", "Présentez les chiffres.", True, False),
        (SheetKind.INPUT, "plénière", "Tout le monde se lève et se place sur la ligne.", False, True),
        (SheetKind.GAME, "plénière", "On lance la balle.", False, True),
        (SheetKind.TOOL, "binômes", "On compare.", False, False),
        (SheetKind.TOOL, "groupes de 4", "On compare.", False, True),
        (SheetKind.EXERCISE, "deux camps", "On compare.", False, True),
        (SheetKind.EXERCISE, "individuel", "On écrit la marche suivante.", False, False),
        (SheetKind.CLOSING, "plénière", "Un mot par personne.", False, False),
    ],
)
def test_who_listens_and_who_moves(
    kind: SheetKind, grouping: str, words: str, listening: bool, moving: bool
) -> None:
    (pace,) = paces(sheet("s", kind, step(10, grouping, words)), 10)
    assert (pace.listening, pace.moving) == (listening, moving)
