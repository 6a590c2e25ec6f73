"""When blocks start: after each other, when they must, beside each other. Gaps and overlaps are told."""

from __future__ import annotations

from datetime import date

import pytest

from trainer.planning.records import Block, BlockKind, Lane, Parallel, Plan, PlanHalf
from trainer.planning.times import covered, schedule

DAY = date(2026, 12, 5)


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


def test_minutes_that_overlap_count_once() -> None:
    assert covered([(10, 20), (15, 30), (16, 18), (40, 41)]) == 21
