"""When blocks start: after each other, when they must, beside each other. Gaps and overlaps are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from trainer.planning.records import Block, BlockKind, Lane, Parallel, Plan, PlanHalf
from trainer.planning.times import covered, doors_open, meal_beside, schedule

DAY = date(2026, 12, 5)
SHEET, MEAL, WELCOME = BlockKind.OTHER, BlockKind.MEAL, BlockKind.WELCOME


def _block(key: str, minutes: int, pinned: int | None = None, parallel: str = "", lane: int = 0) -> Block:
    return Block(key, BlockKind.SHEET, key, minutes, pinned=pinned, parallel=parallel, lane=lane)


def _half(*blocks: Block) -> Plan:
    lanes = (Parallel("p", (Lane("Bleu"), Lane("Vert"))),)
    return Plan((PlanHalf(1, DAY, 570, 750, blocks),), parallels=lanes)


def test_blocks_follow_each_other_and_a_pin_shows_gaps_and_overlaps() -> None:
    times = schedule(_half(_block("a", 40), _block("b", 30, 620), _block("c", 60), _block("d", 20, 700)))
    half = times.half(1)
    assert [(t.start, t.end, t.gap) for t in half.timed] == [
        (570, 610, 0),
        (620, 650, 10),
        (650, 710, 0),
        (700, 720, -10),
    ]
    assert [one.block.key for one in half.gaps] == ["b", "d"]
    assert (half.used, half.ends, half.free) == (140, 720, 30)


def test_groups_start_together_and_the_next_waits_for_the_longest() -> None:
    times = schedule(
        _half(
            _block("a", 30),
            _block("b", 20, None, "p"),
            _block("c", 25, None, "p"),
            _block("d", 60, None, "p", 1),
            _block("e", 100),
        )
    )
    found = {key: (one.start, one.lanes) for key, one in times.by_key.items()}
    assert found == {"a": (570, 1), "b": (600, 2), "c": (620, 2), "d": (600, 2), "e": (660, 1)}
    assert (times.halves[0].used, times.halves[0].free) == (190, -10)


def test_what_is_still_running_under_a_later_block_counts() -> None:
    half = schedule(_half(_block("long", 150), _block("early", 30, 600), _block("next", 15))).half(1)
    assert [one.start for one in half.timed] == [570, 600, 630]
    assert (half.ends, half.free, half.used) == (720, 30, 150)


def test_an_empty_half_day_and_one_that_is_not_there() -> None:
    times = schedule(_half())
    assert (times.half(1).used, times.half(1).free, dict(times.by_key)) == (0, 180, {})
    with pytest.raises(KeyError):
        times.half(2)


def _of(*blocks: tuple[BlockKind, int, int | None]) -> Plan:
    return _half(
        *(Block(f"k{n}", kind, "", minutes, pinned=at) for n, (kind, minutes, at) in enumerate(blocks))
    )


@pytest.mark.parametrize("pinned", [None, 750])
def test_a_meal_after_the_half_day_is_neither_overrun_nor_time_of_it(pinned: int | None) -> None:
    half = schedule(_of((SHEET, 180, None), (MEAL, 60, pinned))).half(1)
    assert [(one.start, one.end, one.gap) for one in half.timed] == [(570, 750, 0), (750, 810, 0)]
    assert (half.ends, half.free, half.used, half.planned, half.meals, half.hours) == (
        750,
        0,
        180,
        180,
        0,
        180,
    )


def test_a_meal_partly_after_the_half_day_counts_as_far_as_it_lies_in_it() -> None:
    half = schedule(_of((SHEET, 160, None), (MEAL, 60, None))).half(1)
    assert (half.ends, half.free, half.used, half.planned, half.meals, half.hours) == (
        750,
        0,
        180,
        160,
        20,
        160,
    )


def test_the_way_to_a_meal_after_the_half_day_is_no_hole_but_time_left() -> None:
    half = schedule(_of((SHEET, 150, None), (MEAL, 60, 765))).half(1)
    assert (half.gaps, half.free) == ((), 30)
    late = schedule(_of((SHEET, 190, None), (MEAL, 60, 750))).half(1)
    assert [(one.block.key, one.gap) for one in late.gaps] == [("k1", -10)]
    assert (late.free, late.used) == (-10, 190)


def test_work_after_the_meal_overruns_all_the_same() -> None:
    half = schedule(_of((SHEET, 180, None), (MEAL, 60, None), (SHEET, 30, None))).half(1)
    assert (half.ends, half.free, half.used) == (840, -90, 210)


def test_minutes_before_a_meal_show_when_work_follows_it() -> None:
    half = schedule(_of((SHEET, 125, None), (MEAL, 60, 750), (SHEET, 35, None))).half(1)
    assert [(one.block.key, one.gap) for one in half.gaps] == [("k1", 55)]
    assert (half.free, half.used) == (-95, 160)


def test_what_is_free_beside_a_meal_is_no_second_meal() -> None:
    later = PlanHalf(2, DAY, 870, 1020, (Block("l", SHEET, "L", 30),))
    for blocks, beside in (
        (((SHEET, 120, None), (MEAL, 60, None)), True),
        (((SHEET, 180, None), (MEAL, 60, None)), True),
        (((SHEET, 120, None), (MEAL, 50, None), (SHEET, 10, None)), False),
        (((SHEET, 180, None),), False),
    ):
        times = schedule(replace(_of(*blocks), halves=(*_of(*blocks).halves, later)))
        assert meal_beside(times.half(1), times.half(2)) is beside, blocks
    ate = replace(later, blocks=(Block("m", MEAL, "Repas", 60), Block("l", SHEET, "L", 30)))
    times = schedule(replace(_of((SHEET, 180, None)), halves=(*_of((SHEET, 180, None)).halves, ate)))
    assert meal_beside(times.half(1), times.half(2))


def test_people_are_welcomed_before_the_hours_and_wait_for_them() -> None:
    half = schedule(_of((WELCOME, 10, 555), (SHEET, 30, None))).half(1)
    assert [(one.start, one.gap) for one in half.timed] == [(555, 0), (570, 0)]
    assert (half.used, half.planned, doors_open(half, 15), doors_open(half, 30)) == (30, 30, 555, 540)
    long = schedule(_of((WELCOME, 30, 555), (SHEET, 30, None))).half(1)
    assert ([one.start for one in long.timed], long.used) == ([555, 585], 45)
    early = schedule(
        _of(
            (SHEET, 30, 560),
        )
    ).half(1)
    assert (early.gaps[0].gap, doors_open(early, 15)) == (-10, 545)
    assert (
        doors_open(
            schedule(
                _of(
                    (SHEET, 30, 600),
                )
            ).half(1),
            15,
        )
        == 555
    )


def test_minutes_that_overlap_count_once() -> None:
    assert covered([(10, 20), (15, 30), (16, 18), (40, 41)]) == 21
