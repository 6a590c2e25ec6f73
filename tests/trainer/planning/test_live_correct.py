"""Real times put right afterwards: neighbours make room, groups keep theirs, nothing overlaps whatever is typed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.errors import InvalidInput
from trainer.planning import live
from trainer.planning import live_correct as looking_back
from trainer.planning.live_correct import Fate, Shift, corrected
from trainer.planning.live_records import LiveDay
from trainer.planning.records import Block, BlockKind, Lane, Parallel, Plan, PlanHalf
from trainer.planning.times import schedule

DAY = date(2026, 12, 5)
T = 570 * 60


def block(key: str, minutes: int, lane: int | None = None) -> Block:
    title = key.upper()
    if lane is None:
        return Block(key, BlockKind.OTHER, title, minutes)
    return Block(key, BlockKind.OTHER, title, minutes, parallel="p", lane=lane)


def begun(*blocks: Block) -> LiveDay:
    plan = Plan((PlanHalf(1, DAY, 570, 1000, blocks),), parallels=(Parallel("p", (Lane("A"), Lane("B"))),))
    return live.begin(plan, schedule(plan), DAY)


def times(day: LiveDay) -> dict[str, tuple[int | None, int | None]]:
    return {one.key: (one.started, one.ended) for one in looking_back.given(day)}


def given_by_turns(*seconds: int) -> LiveDay:
    day = begun(block("a", 10), block("b", 20), block("c", 30))
    for second in seconds:
        day = live.start(day, T + second)
    return day


def test_a_block_that_nobody_began_takes_its_time_from_the_one_that_ran_on() -> None:
    day = corrected(given_by_turns(0), "b", T + 600, T + 1800)
    assert times(day) == {"a": (T, T + 600), "b": (T + 600, T + 1800), "c": (None, None)}
    assert day.now is None
    assert live.start(day, T + 2000).now == 2


def test_a_start_that_was_pressed_late_ends_the_block_before_earlier() -> None:
    day = corrected(given_by_turns(0, 1500), "b", T + 900, None)
    assert times(day)["a"] == (T, T + 900)
    assert day.now == 1
    early = corrected(given_by_turns(0, 600, 1800), "a", T, T + 900)
    assert times(early)["b"] == (T + 900, T + 1800)


def test_times_that_cannot_be_are_refused_in_a_sentence() -> None:
    day = given_by_turns(0, 600, 1800)
    for key, started, ended, sentence in (
        ("a", T, T - 1, "avant le début"),
        ("a", None, T, "Il manque l’heure du début"),
        ("a", T, None, "Il manque l’heure de la fin"),
        ("a", T, T + 1900, "B.» a été animée"),
    ):
        with pytest.raises(InvalidInput, match=sentence):
            corrected(day, key, started, ended)
    with pytest.raises(KeyError):
        corrected(day, "?", T, T)


def test_a_block_that_was_not_given_after_all_is_passed_over() -> None:
    day = corrected(given_by_turns(0, 5, 1800), "a", None, None)
    fates = {one.key: one.fate for one in looking_back.given(day)}
    assert fates == {"a": Fate.DROPPED, "b": Fate.GIVEN, "c": Fate.RUNNING}


def test_in_groups_each_keeps_its_own_times() -> None:
    day = begun(block("x1", 20, 0), block("x2", 30, 0), block("y", 50, 1), block("z", 10))
    day = live.start(live.start(day, T), T + 3000)
    assert {one.key: one.fate for one in looking_back.given(day)}["x2"] is Fate.DROPPED
    day = corrected(day, "x2", T + 1200, T + 2900)
    assert times(day) == {
        "x1": (T, T + 1200),
        "x2": (T + 1200, T + 2900),
        "y": (T, T + 3000),
        "z": (T + 3000, None),
    }
    assert [one.group for one in looking_back.given(day)] == ["A", "A", "B", ""]
    later = corrected(day, "y", T, T + 3100)
    assert (times(later)["z"], later.stages[0].ended) == ((T + 3100, None), T + 3100)


def test_what_was_swapped_is_told_apart_from_what_was_skipped() -> None:
    day = begun(block("a", 10), block("b", 20), block("c", 30), block("d", 30))
    day = live.skip(live.swap(live.start(day, T), 1), 3, T)
    assert [(one.key, one.fate, one.shift) for one in looking_back.given(day)] == [
        ("a", Fate.RUNNING, Shift.NONE),
        ("c", Fate.TO_COME, Shift.EARLIER),
        ("b", Fate.TO_COME, Shift.LATER),
        ("d", Fate.DROPPED, Shift.NONE),
    ]


EDITS = st.lists(st.tuples(st.sampled_from("abxyz"), st.integers(0, 90), st.integers(0, 90)), max_size=12)


@settings(max_examples=60)
@given(EDITS, st.integers(0, 4))
def test_whatever_is_typed_nothing_is_given_twice_at_a_time(
    edits: list[tuple[str, int, int]], begun_first: int
) -> None:
    day = begun(block("a", 10), block("b", 10), block("x", 20, 0), block("y", 20, 1), block("z", 5))
    for turn in range(begun_first):
        day = live.start(day, T + turn * 700)
    for key, start, end in edits:
        before = times(day)
        try:
            day = corrected(day, key, T + start * 60, T + end * 60)
        except InvalidInput:
            assert times(day) == before
            continue
        assert times(day)[key] == (T + start * 60, T + end * 60)
    spans = sorted((one.started, one.ended or one.started) for one in day.stages if one.started is not None)
    assert all(first[1] <= after[0] for first, after in pairwise(spans))
    for stage in day.stages:
        for part in stage.parts:
            if part.started is not None and stage.started is not None:
                assert stage.started <= part.started
                assert stage.ended is None or (part.ended or part.started) <= stage.ended
