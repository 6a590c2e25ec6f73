"""What a plan needs in the rooms, against tables, and its promises for any group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.model import (
    Duration,
    GroupSize,
    Material,
    MethodSheet,
    Provenance,
    RoleCard,
    SheetKind,
    Step,
)
from trainer.planning.materials import Line, lane_people, packing
from trainer.planning.print_runs import PrintRun, RunKind, print_runs
from trainer.planning.records import Block, BlockKind, Frame, Lane, Parallel, Plan, PlanHalf, Source
from trainer.planning.times import schedule

HERE, BRING, PRINT = Provenance.ON_SITE, Provenance.TO_BRING, Provenance.TO_PRINT
SATURDAY, SUNDAY = date(2026, 12, 5), date(2026, 12, 6)
Made = tuple[Plan, dict[Source, MethodSheet]]


def sheet(slug: str, *materials: Material, **more: object) -> MethodSheet:
    made = MethodSheet(
        slug, slug.title(), "", SheetKind.GAME, ("b",), Duration(30, 30, 30), GroupSize(2, 12, 30),
        (Step("Jouer", 30, "groupes de 4", "On prend les cartes."),), ("o",), materials=materials,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def plan_of(*days: Sequence[MethodSheet]) -> Made:
    """A half-day a day, its sheets one after the other."""
    numbers: dict[MethodSheet, int] = {}
    halves, known = [], {}
    for place, sheets in enumerate(days):
        blocks = []
        for position, one in enumerate(sheets):
            number = numbers.setdefault(one, len(numbers) + 1)
            block = Block(f"b{place}{position}", BlockKind.SHEET, one.title, 30, number, 1)
            known[Source(number, 1)] = one
            blocks.append(block)
        halves.append(PlanHalf(place + 1, (SATURDAY, SUNDAY)[place], 540, 720, tuple(blocks)))
    return Plan(tuple(halves)), known


def beside(plan: Plan, lanes: Sequence[int], people: tuple[int, ...] = (0, 0)) -> Plan:
    """The blocks of the first half-day as groups that work at the same time."""
    half = plan.halves[0]
    placed = sorted(
        (replace(b, parallel="p", lane=lane) for b, lane in zip(half.blocks, lanes, strict=True)),
        key=lambda block: block.lane,
    )
    parallel = Parallel("p", tuple(Lane(f"G{i}", people=n) for i, n in enumerate(people)))
    return replace(
        plan, halves=(replace(half, blocks=tuple(placed)), *plan.halves[1:]), parallels=(parallel,)
    )


def lines_of(made: Made, people: int) -> dict[str, Line]:
    plan, sheets = made
    found = packing(plan, schedule(plan), sheets, Frame(people, ("Ana", "Bo")))
    return {line.key: line for line in found}


def packed(made: Made, people: int = 18) -> dict[str, Line]:
    return {line.item: line for line in lines_of(made, people).values()}


def counts(made: Made, people: int = 18) -> dict[str, int]:
    return {item: line.count for item, line in packed(made, people).items()}


PEN = Material("Stylo", "1 par personne", BRING)
SCREEN = Material("Écran", "1", HERE)
NOTES = Material("Papillons adhésifs", "2 par personne", BRING)
PAGE = Material("Page à remplir", "1 par personne", PRINT)
GAME = Material("Jeu de jetons", "1 par groupe de 4", BRING)


@pytest.mark.parametrize(
    ("material", "once", "twice", "two_sheets", "two_days"),
    [
        (SCREEN, 1, 1, 1, 1),
        (PEN, 18, 18, 18, 18),  # the same pens go from one sequence to the next
        (GAME, 5, 5, 5, 5),
        (NOTES, 36, 36, 72, 72),  # paper is used up; a sheet cut in two within a day is one
        (PAGE, 18, 18, 36, 18),  # everyone has their page for good
    ],
)
def test_what_stays_and_what_is_used_up(
    material: Material, once: int, twice: int, two_sheets: int, two_days: int
) -> None:
    a, b = sheet("a", material), sheet("b", material)
    plans = [plan_of([a]), plan_of([a, a]), plan_of([a, b]), plan_of([a], [a])]
    assert [counts(made)[material.item] for made in plans] == [once, twice, two_sheets, two_days]


@pytest.mark.parametrize(
    ("lanes", "people", "pens", "screens", "pages"),
    [
        ((0, 1), (0, 0), 17, 2, 17),  # 9 and 8 people, each with a screen of its own
        ((0, 1), (5, 0), 17, 2, 17),
        ((0, 1), (12, 12), 24, 2, 24),  # what the lanes say counts
        ((0, 0), (5, 0), 5, 1, 5),  # both in the first lane, one after the other
    ],
)
def test_groups_beside_each_other_need_each_theirs(
    lanes: tuple[int, int], people: tuple[int, int], pens: int, screens: int, pages: int
) -> None:
    one = sheet("a", PEN, SCREEN, PAGE)
    plan, sheets = plan_of([one, one])
    found = counts((beside(plan, lanes, people), sheets), people=17)
    assert found == {"Stylo": pens, "Écran": screens, "Page à remplir": pages}


def test_groups_that_change_places_share_what_stays_but_not_the_pages() -> None:
    a, b = sheet("a", GAME, PAGE), sheet("b", SCREEN)
    plan, sheets = plan_of([a, b, b, a])
    found = counts((beside(plan, (0, 0, 1, 1)), sheets), people=16)
    assert found == {"Jeu de jetons": 2, "Page à remplir": 16, "Écran": 1}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Feutre épais", "feutres  ÉPAIS"),
        ("Écran et enceinte", "Enceinte et écran"),
        ("Pelote de laine", "Pelotes de la laine"),
        ("Journal du jour", "Journaux du jour"),
        ("Carte de chaque participant·e", "Carte de chaque participant"),
    ],
)
def test_the_same_thing_in_other_words_is_one_line(first: str, second: str) -> None:
    a, b = sheet("a", Material(first, "2", HERE)), sheet("b", Material(second, "1 par binôme", BRING))
    (line,) = packed(plan_of([a, b])).values()
    assert (line.item, line.count, line.provenance) == (first, 9, BRING)  # who brings it is sure to have it
    assert [(use.title, use.blocks, use.amount.count if use.amount else None) for use in line.uses] == [
        ("A", ("b00",), 2),
        ("B", ("b01",), 9),
    ]


def test_units_words_and_order() -> None:
    a = sheet("a", Material("Ruban", "2 rouleaux", BRING), Material("Sable", "une poignée", HERE), PAGE)
    b = sheet(
        "b", Material("Ruban", "1 rouleau par groupe de 5", BRING), Material("Argile", "1 par table", HERE)
    )
    lines = packed(plan_of([a, b]))
    assert list(lines) == ["Argile", "Sable", "Ruban", "Page à remplir"]
    assert lines["Sable"].words == ("une poignée",)
    assert lines["Argile"].words == ("1 par table",)
    assert [(one.count, one.unit) for one in lines["Ruban"].amounts] == [(4, "rouleau")]


def test_nobody_known_yet_shows_the_rule_instead_of_none() -> None:
    lines = packed(plan_of([sheet("a", PEN, SCREEN)]), people=0)
    assert (lines["Stylo"].amounts, lines["Stylo"].words) == ((), ("1 par personne",))
    assert lines["Écran"].count == 1


RULES = st.sampled_from(
    ["1", "3", "1 par personne", "2 par binôme", "1 par groupe de 4", "2 rouleaux par groupe de 5",
     "1 par formateur·rice"]
)  # fmt: skip
ITEMS = st.sampled_from(["Stylo", "stylos", "Papillons", "Ruban", "Page", "Écran"])
SHEETS = st.lists(
    st.builds(Material, ITEMS, RULES, st.sampled_from(Provenance)), min_size=1, max_size=4
).flatmap(lambda found: st.sampled_from("abc").map(lambda slug: sheet(slug, *found)))


@given(days=st.lists(st.lists(SHEETS, min_size=1, max_size=4), min_size=1, max_size=2), data=st.data())
def test_more_people_never_need_less_and_nothing_is_lost(
    days: list[list[MethodSheet]], data: st.DataObject
) -> None:
    made = plan_of(*days)
    if data.draw(st.booleans()):
        size = len(made[0].halves[0].blocks)
        lanes = data.draw(st.lists(st.integers(0, 1), min_size=size, max_size=size))
        made = (beside(made[0], lanes, (data.draw(st.sampled_from([0, 3])), 0)), made[1])
    people = data.draw(st.integers(1, 40))
    few, many = lines_of(made, people), lines_of(made, people + data.draw(st.integers(0, 20)))
    assert few.keys() == many.keys()
    assert all(few[key].count <= many[key].count for key in few)
    uses = {block for line in few.values() for use in line.uses for block in use.blocks}
    assert uses == {block.key for block in made[0]}


@given(st.lists(st.integers(0, 12), min_size=2, max_size=6), st.integers(0, 60))
def test_shares_add_up(said: list[int], people: int) -> None:
    shares = lane_people(Parallel("p", tuple(Lane("", people=n) for n in said)), people)
    assert all(share == n for share, n in zip(shares, said, strict=True) if n)
    if 0 in said:
        assert sum(shares) == max(people, sum(said))


# What is printed


def runs_of(made: Made, people: int = 18, asked: dict[str, int] | None = None) -> dict[str, int]:
    plan, sheets = made
    found: tuple[PrintRun, ...] = print_runs(
        plan, schedule(plan), sheets, Frame(people, ("Ana", "Bo")), asked, room=True
    )
    assert len({run.key for run in found}) == len(found)
    return {run.key: run.copies for run in found}


CARDS = {"roles": (RoleCard("Odile", "Elle crie."),), "observation": ("Qui parle ?",)}


@pytest.mark.parametrize(
    ("materials", "kind", "copies"),
    [
        ((), RunKind.HANDOUT, 18),
        ((Material("Page des participant·es", "2 par groupe de 4", PRINT),), RunKind.HANDOUT, 18),
        ((Material("Page « Pour les participant·es »", "3 par personne", PRINT),), RunKind.HANDOUT, 54),
        ((), RunKind.CARDS, 5),  # groups of four take the cards
        ((Material("Six cartes de rôle, découpées", "1 par groupe de 15", PRINT),), RunKind.CARDS, 2),
        ((Material("Rôles imprimés, un jeu complet", "2", PRINT),), RunKind.CARDS, 2),
        ((Material("Cartes de rôle", "1 par groupe de 15", BRING),), RunKind.CARDS, 5),
        ((Material("Grille d’observation", "3 par groupe de 4", PRINT),), RunKind.GRID, 15),
        ((), RunKind.GRID, 1),
    ],
)
def test_copies_of_a_sheet(materials: tuple[Material, ...], kind: RunKind, copies: int) -> None:
    made = plan_of([sheet("a", *materials, handout="À garder.", **CARDS)])
    assert runs_of(made)[f"run:{kind}:1"] == copies


def test_nothing_is_counted_for_needs_until_it_is_asked_for() -> None:
    made = plan_of([sheet("a", handout="À garder.", falc="Je garde.")])
    assert {key: n for key, n in runs_of(made).items() if key.endswith(":1")} == {
        "run:handout:1": 18,
        "run:large-print:1": 0,
        "run:easy:1": 0,
    }
    asked = runs_of(
        made, asked={"run:easy:1": 2, "run:handout:1": 16, "run:sign-in": -4, "run:booklet": 10**6}
    )
    assert [asked[key] for key in ("run:easy:1", "run:handout:1", "run:sign-in", "run:booklet")] == [
        2,
        16,
        0,
        999,
    ]


def test_the_papers_of_the_workshop_and_two_texts_of_one_sheet() -> None:
    plan, sheets = plan_of([sheet("a", handout="Un."), sheet("b", handout="Deux.")])
    first, second = plan.halves[0].blocks
    older = replace(second, sheet_id=1, edition=2)
    half = replace(plan.halves[0], blocks=(first, older))
    sheets[Source(1, 2)] = sheets.pop(Source(2, 1))
    found = runs_of((replace(plan, halves=(half,)), sheets))
    assert found["run:handout:1"] == found["run:handout:1:2"] == 18
    assert (found["run:run-sheet"], found["run:sign-in"], found["run:room-plan"]) == (2, 1, 1)
    assert runs_of((Plan(), {})) == {}
