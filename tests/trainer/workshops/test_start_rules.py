"""From stages to half-days, tried on whatever a person may choose."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.errors import InvalidInput, Refused
from trainer.library.path_records import PathPart
from trainer.workshops.records import BlockKind
from trainer.workshops.rules import length
from trainer.workshops.start_rules import Planned, dressed, of_brique, plan, shared_out

DAY = date(2026, 12, 5)
EARLY, NOON = time(0, 0), time(12, 0)


def _block(minutes: int, nature: str = "outil", title: str = "Fiche") -> Planned:
    return Planned(BlockKind.SHEET, title, minutes, 1, nature)


BLOCKS = st.lists(st.integers(5, 120).map(_block), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(BLOCKS, st.integers(1, 4), st.integers(0, 300))
def test_whatever_fits_keeps_its_order_and_its_length(blocks: list[Planned], days: int, spare: int) -> None:
    minutes = sum(block.minutes for block in blocks) + spare
    halves = plan(blocks, minutes=minutes, days=days, first=DAY, starts_at=EARLY, resumes_at=NOON)
    assert [b for half in halves for b in half.blocks if b.sheet_id] == blocks
    assert sum(length(half.hours) for half in halves) == minutes
    for half in halves:
        assert sum(block.minutes for block in half.blocks) <= length(half.hours)
        assert half.blocks == () or half.blocks[-1].kind is not BlockKind.BREAK
    assert [half.day for half in halves] == sorted(half.day for half in halves)
    assert len({half.day for half in halves}) <= days


@settings(max_examples=150, deadline=None)
@given(BLOCKS, st.integers(1, 6))
def test_no_cut_between_neighbours_would_be_more_equal(blocks: list[Planned], count: int) -> None:
    groups = shared_out(blocks, count)
    assert len(groups) == count
    assert [block for group in groups for block in group] == blocks
    sums = [sum(block.minutes for block in group) for group in groups]
    for place in range(count - 1):
        for moved in (groups[place][-1:], groups[place + 1][:1]):
            if moved and min(len(groups[place]), len(groups[place + 1])) > 1:
                shift = moved[0].minutes * (-1 if moved == groups[place][-1:] else 1)
                after = (sums[place] + shift) ** 2 + (sums[place + 1] - shift) ** 2
                assert sums[place] ** 2 + sums[place + 1] ** 2 <= after


def test_a_weekly_series_meets_on_the_same_weekday() -> None:
    halves = plan([_block(60)] * 4, minutes=300, days=4, first=DAY, starts_at=EARLY, resumes_at=NOON, every=7)
    assert [(half.day - DAY).days for half in halves] == [0, 7, 14, 21]


def test_breaks_come_first_then_welcome_then_closing() -> None:
    groups = ((_block(90), _block(60)), (_block(60), _block(90), _block(5)))
    kinds = [BlockKind.BREAK, BlockKind.WELCOME, BlockKind.CLOSING]
    for room, there in ((0, 0), (14, 0), (15, 1), (30, 2), (45, 3), (64, 3), (65, 4)):
        found = [b.kind for half in dressed(groups, room) for b in half if b.kind is not BlockKind.SHEET]
        assert len(found) == there, room
        assert set(found) <= set(kinds[: max(1, there - 1)]), room


def test_a_closing_sheet_needs_no_closing_block() -> None:
    groups = ((_block(20, "ouverture"), _block(60), _block(35, "clôture")),)
    (half,) = dressed(groups, 300)
    assert [b.kind for b in half] == [
        BlockKind.WELCOME, BlockKind.SHEET, BlockKind.SHEET, BlockKind.BREAK, BlockKind.SHEET,
    ]  # fmt: skip


def test_a_short_evening_has_no_break() -> None:
    (half,) = plan(
        [_block(40), _block(30)], minutes=90, days=1, first=DAY, starts_at=time(18, 30), resumes_at=NOON
    )
    assert (half.hours.starts_at, half.hours.ends_at) == (time(18, 30), time(20, 0))
    assert [b.kind for b in half.blocks] == [BlockKind.WELCOME, BlockKind.SHEET, BlockKind.SHEET]


@pytest.mark.parametrize(
    ("blocks", "minutes", "days", "starts", "resumes", "field", "said"),
    [
        ([], 180, 1, time(9), NOON, "", "pas encore d’étape"),
        ([_block(200)], 180, 1, time(9), NOON, "", "dépassent la durée du parcours de 20\u00a0min"),
        ([_block(100), _block(100)], 480, 1, time(9), NOON, "resumes_at", "finit à 13\u00a0h"),
        ([_block(100), _block(100)], 480, 1, time(9), time(21), "resumes_at", "après minuit"),
        ([_block(100)], 180, 1, time(22), NOON, "starts_at", "après minuit"),
    ],
)
def test_what_cannot_be_is_refused_with_why(
    blocks: list[Planned], minutes: int, days: int, starts: time, resumes: time, field: str, said: str
) -> None:
    with pytest.raises((Refused, InvalidInput)) as caught:
        plan(blocks, minutes=minutes, days=days, first=DAY, starts_at=starts, resumes_at=resumes)
    assert said in caught.value.message
    assert getattr(caught.value, "field", "") == field


def _part(slug: str, minutes: int, kind: str) -> PathPart:
    return PathPart(slug, False, 1, slug.title(), "", minutes, "#111111", "B", "b", 1, kind=kind)


BRIQUE = PathPart("b", True, 1, "Mobiliser", "", 225, "#111111", "Mobiliser", "b", 1)
SHEETS = (
    _part("vivre", 90, "mise en situation"),
    _part("prendre", 60, "outil"),
    _part("essayer", 75, "exercice"),
)


def test_a_brique_becomes_its_sheets_in_the_order_of_a_session() -> None:
    assert [b.title for b in of_brique(BRIQUE, 225, SHEETS, frozenset())] == ["Essayer", "Prendre", "Vivre"]
    assert [b.title for b in of_brique(BRIQUE, 150, SHEETS, frozenset({"prendre"}))] == [
        "Essayer",
        "Mobiliser",
    ]


def test_what_is_left_of_a_brique_is_one_block_in_its_name_when_it_is_worth_it() -> None:
    found = of_brique(BRIQUE, 110, SHEETS, frozenset())
    assert [(b.title, b.minutes, b.kind) for b in found] == [
        ("Essayer", 75, BlockKind.SHEET),
        ("Mobiliser", 35, BlockKind.OTHER),
    ]
    assert [b.minutes for b in of_brique(BRIQUE, 100, SHEETS, frozenset())] == [75]
    assert of_brique(BRIQUE, 120, (), frozenset()) == (Planned(BlockKind.OTHER, "Mobiliser", 120),)
