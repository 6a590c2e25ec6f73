"""What the form works out: totals, quantities, times, words, and the calmed comparison."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curriculum.model import Duration, SheetKind, Step
from tests.support.full_sheet import full_sheet
from trainer.library.comparison import Piece, Side
from ui.kit.compared import calmed
from ui.pages.library.edit import figures

STEPS = (Step("a", 10, "plénière"), Step("b", 25, "binômes", optional=True), Step("c", 5, "plénière"))


def test_the_total_runs_and_counts_the_optional_ones_apart() -> None:
    assert figures.total(STEPS) == figures.Total(40, 15, (0, 10, 35))
    assert figures.total(()) == figures.Total(0, 0, ())


def test_taking_the_total_keeps_a_longer_long_duration() -> None:
    sheet = replace(full_sheet("mobiliser"), steps=STEPS, duration=Duration(1, 2, 30))
    assert not figures.agrees(sheet)
    taken = figures.with_total(sheet)
    assert taken.duration == Duration(15, 40, 40)
    assert figures.agrees(taken)
    assert figures.with_total(replace(sheet, duration=Duration(0, 0, 90))).duration.long == 90


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2:30", "02:30"),
        ("02.30", "02:30"),
        ("2'30", "02:30"),
        ("12 min", "12:00"),
        ("7", "07:00"),
        ("102:05", "102:05"),
        ("2:75", None),
        ("début", None),
        ("", None),
    ],
)
def test_times_of_chapters(text: str, at: str | None) -> None:
    assert figures.read_at(text) == at


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("1 par groupe de 5", 4),
        ("2 par personne", 36),
        ("1 par formateur·rice", 2),
        ("3", 3),
        ("assez", None),
    ],
)
def test_quantities_for_the_ideal_group(rule: str, count: int | None) -> None:
    assert figures.quantity(rule, 18, 2) == count


def test_nobody_needs_nothing_known() -> None:
    assert figures.quantity("1 par personne", 0, 1) is None


def test_words_between_commas_stand_once() -> None:
    assert figures.words_of(" porte à porte,colère ; porte  à porte,,") == ("porte à porte", "colère")


def test_sections_of_some_kinds_open_by_kind_or_by_content() -> None:
    full = full_sheet("mobiliser")
    empty = replace(
        full, roles=(), observation=(), context="", chapters=(), questions=(), kind=SheetKind.TOOL
    )
    assert figures.wanted_sections(full) == {"roleplay", "film"}
    assert figures.wanted_sections(empty) == frozenset()
    assert figures.wanted_sections(replace(empty, kind=SheetKind.VIDEO)) == {"film"}


def test_a_comparison_in_crumbs_becomes_two_pieces() -> None:
    out, new, same = Side.OUT, Side.IN, Side.SAME
    pieces = (
        Piece(out, "Des"),
        Piece(new, "Une"),
        Piece(same, " "),
        Piece(out, "dizaines"),
        Piece(new, "phrase"),
        Piece(same, "."),
    )
    assert calmed(pieces) == (Piece(out, "Des dizaines"), Piece(new, "Une phrase"), Piece(same, "."))


def test_what_stays_between_far_changes_is_left_alone() -> None:
    pieces = (Piece(Side.IN, "a"), Piece(Side.SAME, " et tout ce qui reste "), Piece(Side.OUT, "b"))
    assert calmed(pieces) == pieces
