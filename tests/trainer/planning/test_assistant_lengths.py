"""The lengths of proposed blocks: those one would write on an agenda, whatever the sheets say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.model import MethodSheet, SheetKind
from trainer.planning import assistant
from trainer.planning.assistant_frame import lengths, written
from trainer.planning.assistant_records import Candidate, Proposal, Wish, WishedHalf
from trainer.planning.records import BriqueLook

DAY = date(2026, 12, 5)
KINDS = (SheetKind.OPENING, *(kind for kind in SheetKind if kind is not SheetKind.OPENING))

bounds = st.tuples(st.integers(5, 60), st.integers(0, 40), st.integers(0, 40)).map(
    lambda one: (one[0], one[0] + one[1], one[0] + one[1] + one[2])
)
steps = bounds.map(lambda one: (one[0] * 5, one[1] * 5, one[2] * 5))


@given(st.integers(1, 200), st.integers(0, 60))
def test_the_bounds_of_a_sheet_are_written_in_fives_where_it_has_such_a_length(short: int, more: int) -> None:
    first, last = written(short, short + more)
    assert short <= first <= last <= short + more
    if any(one % 5 == 0 for one in range(short, short + more + 1)):
        assert first % 5 == last % 5 == 0
        assert first - short < 5 > short + more - last
    else:
        assert (first, last) == (short, short + more)


@given(st.lists(steps, min_size=1, max_size=6), st.integers(0, 900))
def test_lengths_are_written_in_fives_and_make_the_sum(one: list[tuple[int, int, int]], content: int) -> None:
    made = lengths(one, content)
    assert all(short <= minutes <= long for minutes, (short, _, long) in zip(made, one, strict=True))
    least, most = sum(short for short, _, _ in one), sum(long for _, _, long in one)
    assert sum(made) == min(max(content, least), most)
    odd = [minutes for minutes in made if minutes % 5]
    assert len(odd) == (1 if least < content < most and content % 5 else 0)


@given(st.lists(bounds, min_size=1, max_size=6), st.integers(0, 900))
def test_lengths_of_any_sheets_make_the_sum(one: list[tuple[int, int, int]], content: int) -> None:
    made = lengths(one, content)
    assert all(short <= minutes <= long for minutes, (short, _, long) in zip(made, one, strict=True))
    assert sum(made) == min(max(content, sum(a for a, _, _ in one)), sum(c for _, _, c in one))


def sheets(odds: list[tuple[int, int, int]]) -> tuple[Candidate, ...]:
    """Sheets of every kind with lengths that nobody would write."""
    made = []
    for number, (short, usual, long) in enumerate(odds, start=1):
        kind = KINDS[number % len(KINDS)]
        made.append(Candidate(number, f"f{number}", f"Fiche {number}", kind, "b", short, usual, long, 1))
    return tuple(made)


odd_sheets = st.lists(
    st.tuples(st.integers(7, 45), st.integers(5, 30), st.integers(5, 30)).map(
        lambda one: (one[0], one[0] + one[1], one[0] + one[1] + one[2])
    ),
    min_size=24,
    max_size=24,
).map(sheets)


def proposed(halves: tuple[WishedHalf, ...], known: tuple[Candidate, ...]) -> Proposal:
    texts: dict[int, MethodSheet] = {}
    return assistant.propose(
        Wish(("b",), halves, 12, False, 2), [BriqueLook("b", "Brique", 1)], known, lambda _: texts
    )


@settings(max_examples=15, deadline=None)
@given(odd_sheets, st.integers(108, 114), st.integers(24, 40))
def test_blocks_of_odd_sheets_last_what_a_trainer_would_write(
    known: tuple[Candidate, ...], start: int, length: int
) -> None:
    halves = (WishedHalf(DAY, start * 5, (start + length) * 5),)
    made = proposed(halves, known)
    by_id = {one.id: one for one in known}
    for half in made.halves:
        assert half.free >= 0
        assert sum(block.minutes for block in half.blocks) + half.free == half.half.minutes
        for block in half.blocks:
            assert block.minutes % 5 == 0, block
            if block.sheet_id is not None:
                assert by_id[block.sheet_id].short <= block.minutes <= by_id[block.sheet_id].long


@settings(max_examples=10, deadline=None)
@given(odd_sheets, st.integers(1, 4))
def test_an_odd_half_day_has_one_odd_block_at_most(known: tuple[Candidate, ...], odd: int) -> None:
    made = proposed((WishedHalf(DAY, 570, 750 + odd),), known)
    (half,) = made.halves
    assert sum(block.minutes % 5 > 0 for block in half.blocks) <= 1
    assert sum(block.minutes for block in half.blocks) + half.free == 180 + odd


def test_the_order_of_sheets_does_not_change_what_is_proposed() -> None:
    known = sheets([(17 + place, 31 + place, 52 + place) for place in range(24)])
    halves = (WishedHalf(DAY, 570, 750), WishedHalf(DAY, 825, 1035))
    assert proposed(halves, known) == proposed(halves, tuple(reversed(known)))
    assert replace(proposed(halves, known), attempt=0) == proposed(halves, known)
