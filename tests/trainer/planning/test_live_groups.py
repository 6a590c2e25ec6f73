"""Groups that work at the same time: each has its clock, its next block and its real times; pauses between stages."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.errors import Refused
from trainer.planning import live
from trainer.planning import live_correct as looking_back
from trainer.planning.live_records import LiveDay, Stage
from trainer.planning.records import Block, BlockKind, Lane, Parallel, Plan, PlanHalf
from trainer.planning.times import schedule

DAY = date(2026, 12, 5)
START = 570 * 60


def block(key: str, minutes: int, lane: int | None = None, **more: object) -> Block:
    if lane is not None:
        more |= {"parallel": "p", "lane": lane}
    return Block(key, BlockKind.OTHER, key.upper(), minutes, **more)  # type: ignore[arg-type]


def plan_of(morning: tuple[Block, ...], afternoon: tuple[Block, ...] = ()) -> Plan:
    halves = (PlanHalf(1, DAY, 570, 750, morning), PlanHalf(2, DAY, 825, 1035, afternoon))
    return Plan(halves, parallels=(Parallel("p", (Lane("A", room="Cuisine"), Lane("B"))),))


GROUPS = plan_of(
    (block("x1", 20, 0), block("x2", 30, 0), block("y1", 30, 1), block("y2", 20, 1), block("z", 10))
)


def begun(plan: Plan) -> LiveDay:
    return live.begin(plan, schedule(plan), DAY)


def running(day: LiveDay) -> Stage:
    assert day.running is not None
    return day.running


def keys(day: LiveDay) -> list[str]:
    return [part.key for part in running(day).parts if part.running]


def test_each_group_has_its_own_clock_and_its_own_next_block() -> None:
    day = live.start(begun(GROUPS), START)
    assert keys(day) == ["x1", "y1"]
    seen = live.outlook(day, START + 600)
    assert [(one.elapsed, one.left, one.ends) for one in seen.lanes] == [
        (600, 600, START + 3000),
        (600, 1200, START + 3000),
    ]
    assert [one.rest[0].start for one in seen.lanes] == [START + 1200, START + 1800]
    assert (seen.left, seen.late, seen.rest[0].start) == (2400, 0, START + 3000)


def test_a_group_goes_on_by_itself_and_the_one_whose_turn_comes_first_is_next() -> None:
    day = live.start(begun(GROUPS), START)
    assert live.due_lane(day, START + 600) == 0
    day = live.advance(day, 0, START + 1500)
    assert keys(day) == ["x2", "y1"]
    assert live.due_lane(day, START + 1500) == 1
    assert live.outlook(day, START + 1500).late == 300
    day = live.advance(day, 1, START + 1800)
    assert live.due_lane(day, START + 1800) is None
    day = live.advance(day, 1, START + 2000)
    assert keys(day) == ["x2"]
    with pytest.raises(Refused, match="attend les autres"):
        live.advance(day, 1, START + 2000)
    day = live.start(day, START + 3400)
    times = {part.key: (part.started, part.ended) for part in day.stages[0].parts}
    assert times == {
        "x1": (START, START + 1500),
        "x2": (START + 1500, START + 3400),
        "y1": (START, START + 1800),
        "y2": (START + 1800, START + 2000),
    }


def test_more_time_goes_to_the_group_that_is_looked_at_or_to_all() -> None:
    day = live.start(begun(GROUPS), START)
    one = live.outlook(live.longer(day, 5, 1), START)
    assert [lane.left for lane in one.lanes] == [1200, 2100]
    assert one.late == 300
    both = live.outlook(live.longer(day, 5), START)
    assert [lane.left for lane in both.lanes] == [1500, 2100]


def test_a_group_skips_and_swaps_its_own_blocks() -> None:
    plan = plan_of((block("x1", 20, 0), block("x2", 30, 0), block("x3", 10, 0), block("y1", 60, 1)))
    day = live.start(begun(plan), START)
    swapped = live.swap_in(day, 0)
    assert [part.key for part in running(swapped).lane(0)] == ["x1", "x3", "x2"]
    skipped = live.skip_in(day, 0)
    assert keys(live.advance(skipped, 0, START + 60)) == ["x3", "y1"]
    with pytest.raises(Refused):
        live.skip_in(day, 1)
    with pytest.raises(Refused):
        live.swap_in(skipped, 0)


def test_what_a_group_had_still_to_do_is_dropped_when_all_come_back() -> None:
    day = live.start(live.start(begun(GROUPS), START), START + 1500)
    assert [(part.key, part.skipped) for part in day.stages[0].parts] == [
        ("x1", False),
        ("x2", True),
        ("y1", False),
        ("y2", True),
    ]


MEAL = plan_of((block("a", 10),), (block("c", 60), block("d", 30)))


def test_the_meal_is_a_pause_in_which_nothing_runs() -> None:
    day = live.start(begun(MEAL), START)
    assert live.pauses(day, START + 600)
    day = live.start(day, START + 600)
    assert (day.now, day.over, day.stages[0].ended) == (None, False, START + 600)
    assert live.outlook(day, START + 600).late == 0
    day = live.start(day, 825 * 60)
    assert day.now == 1


def test_an_hour_that_was_fixed_is_waited_for() -> None:
    plan = plan_of((block("a", 10), block("b", 20, pinned=620)))
    day = live.start(begun(plan), START)
    assert live.start(day, START + 600).now is None
    assert live.start(day, 616 * 60).now == 1


def test_when_the_first_of_the_afternoon_is_skipped_the_next_one_waits_for_the_meal_to_end() -> None:
    day = live.start(live.start(begun(MEAL), START), START + 600)
    seen = live.outlook(live.skip(day, 1, START + 600), START + 600)
    assert seen.rest[0].start == 825 * 60


def test_the_plan_changed_at_lunch_is_followed_in_its_order_and_hours() -> None:
    day = live.start(live.start(begun(MEAL), START), START + 600)
    blocks = (block("d", 30), block("new", 5), block("c", 60, pinned=900))
    changed = replace(MEAL, halves=(MEAL.halves[0], replace(MEAL.halves[1], blocks=blocks)))
    after = live.taken_up(day, changed, schedule(changed))
    assert [(one.title, one.not_before) for one in after.stages] == [
        ("A", 570),
        ("D", 825),
        ("NEW", None),
        ("C", 900),
    ]


def test_what_was_swapped_on_the_day_stays_so_and_what_is_new_comes_after_what_it_follows() -> None:
    day = live.swap(live.start(begun(MEAL), START), 1)
    blocks = (block("c", 60), block("new", 5), block("d", 40))
    changed = replace(MEAL, halves=(MEAL.halves[0], replace(MEAL.halves[1], blocks=blocks)))
    after = live.taken_up(day, changed, schedule(changed))
    assert [(one.title, one.minutes) for one in after.stages] == [("A", 10), ("D", 40), ("C", 60), ("NEW", 5)]
    early = replace(
        MEAL, halves=(replace(MEAL.halves[0], blocks=(block("0", 5), block("a", 10))), MEAL.halves[1])
    )
    assert [one.title for one in live.taken_up(day, early, schedule(early)).stages] == ["A", "0", "D", "C"]


def test_a_day_whose_blocks_were_all_moved_away_can_still_be_looked_at() -> None:
    day = live.start(begun(MEAL), START)
    empty = plan_of(())
    assert [one.title for one in live.taken_up(day, empty, schedule(empty)).stages] == ["A"]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["start", "advance", "longer", "skip", "swap", "skip_in", "swap_in"]),
        st.integers(0, 1),
        st.integers(0, 1500),
    ),
    max_size=25,
)


@settings(max_examples=60)
@given(ACTS)
def test_whatever_is_done_in_groups_each_does_one_thing_at_a_time_and_nothing_is_lost(
    acts: list[tuple[str, int, int]],
) -> None:
    blocks = (block("a", 5), block("x1", 20, 0), block("x2", 30, 0), block("y1", 30, 1), block("y2", 20, 1))
    plan = plan_of(blocks, (block("z", 10),))
    day, now = begun(plan), START
    every = sorted(key for stage in day.stages for key in stage.keys)
    for act, lane, seconds in acts:
        now += seconds
        first = day.coming[0] if day.coming else 0
        does = {
            "start": partial(live.start, now=now),
            "advance": partial(live.advance, lane=lane, now=now),
            "longer": partial(live.longer, minutes=5 - 10 * lane, lane=lane),
            "skip": partial(live.skip, place=first, now=now),
            "swap": partial(live.swap, place=first),
            "skip_in": partial(live.skip_in, lane=lane),
            "swap_in": partial(live.swap_in, lane=lane),
        }
        with suppress(Refused):
            day = does[act](day)
        assert sorted(one.key for one in looking_back.given(day)) == every
        seen = live.outlook(day, now)
        assert seen.ends >= now
        assert all(one.start >= now for one in seen.rest)
        for stage in day.stages:
            for one in stage.lanes:
                parts = [part for part in stage.lane(one) if part.started is not None]
                assert sum(part.running for part in parts) <= (1 if stage.running else 0)
                spans = sorted((part.started or 0, part.ended or now) for part in parts)
                assert all(before[1] <= after[0] for before, after in pairwise(spans))
    if not day.coming:
        assert live.taken_up(day, plan, schedule(plan)) == day
