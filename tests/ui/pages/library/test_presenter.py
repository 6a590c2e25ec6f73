"""What the page decides without Qt."""

from __future__ import annotations

import pytest

from tests.ui.pages.library.sheets import a_sheet
from trainer.library.records import BriqueFields, BriqueRecord
from ui.pages.library.presenter import (
    Wall,
    differences,
    fields_of,
    form_values,
    grid_step,
    sheet_file,
)


def _brique(number: int, title: str, retired: bool = False) -> BriqueRecord:
    return BriqueRecord(
        number, 1, f"b{number}", number, retired, 3, 0, BriqueFields(title=title, tagline="Été commun")
    )


WALL = Wall(
    (_brique(11, "Mobiliser"), _brique(12, "Écouter"), _brique(13, "Vieille", True), _brique(14, "Négocier"))
)


def test_retired_briques_are_off_the_wall_and_have_no_number() -> None:
    assert [brique.id for brique in WALL.active] == [11, 12, 14]
    assert [brique.id for brique in WALL.retired] == [13]
    assert [WALL.number(i) for i in (11, 12, 13, 14, 99)] == [1, 2, 0, 3, 0]


def test_neighbours_skip_retired_briques_and_end_at_the_ends() -> None:
    after = WALL.neighbour(12, 1)
    assert after is not None
    assert after.id == 14
    assert WALL.neighbour(11, -1) is None
    assert WALL.neighbour(14, 1) is None
    assert WALL.neighbour(13, 1) is None


def test_moving_gives_the_new_order_of_the_wall() -> None:
    assert WALL.moved(14, -1) == (11, 14, 12)
    assert WALL.moved(11, 1) == (12, 11, 14)
    assert WALL.moved(11, -1) is None
    assert WALL.moved(13, 1) is None


def test_briques_are_found_by_name_or_tagline_without_accents() -> None:
    assert [brique.id for brique in WALL.matching("NEGO")] == [14]
    assert [brique.id for brique in WALL.matching("ete ecouter")] == [12]
    assert [brique.id for brique in WALL.matching("été")] == [11, 12, 14]
    assert WALL.matching("  ") == ()


@pytest.mark.parametrize(
    ("key", "place", "wanted"),
    [
        ("right", 0, 1),
        ("left", 0, 0),
        ("right", 9, 9),
        ("down", 2, 7),
        ("down", 7, 7),
        ("up", 7, 2),
        ("up", 2, 2),
        ("home", 6, 0),
        ("end", 6, 9),
    ],
)
def test_arrows_on_two_lines_of_five(key: str, place: int, wanted: int) -> None:
    assert grid_step(key, place, 10, 5) == wanted


def test_down_to_a_shorter_last_line_reaches_its_last_tile() -> None:
    assert grid_step("down", 3, 6, 4) == 5
    assert grid_step("down", 5, 6, 4) == 5


def test_a_form_gives_back_the_brique_it_was_filled_with() -> None:
    fields = BriqueFields(
        title="Mobiliser",
        tagline="Aller chercher",
        audience="Tout le monde",
        prerequisites=("Rien",),
        usual_minutes=180,
        goals=("Frapper", "Écouter"),
        introduction="Une porte.\n\nPuis une autre.",
        colour="#D9482B",
        icon="megaphone",
        proposition=True,
    )
    assert fields_of(form_values(fields)) == fields


def test_lists_are_read_line_by_line_and_an_empty_length_is_zero() -> None:
    values = form_values(BriqueFields(title="x"))
    read = fields_of(values | {"goals": "- un\n\n  deux  \n", "usual_minutes": None})
    assert read.goals == ("un", "deux")
    assert read.usual_minutes == 0


def test_differences_name_the_fields_in_the_order_of_the_form() -> None:
    mine = BriqueFields(title="A", goals=("x",), proposition=True)
    theirs = BriqueFields(title="B", goals=("y",), proposition=True)
    assert differences(mine, theirs) == ("title", "goals")
    assert differences(mine, mine) == ()


def test_the_file_of_a_sheet_is_named_after_it() -> None:
    assert sheet_file(a_sheet("la-porte"), "pdf") == "fiche-la-porte.pdf"
