"""A day as it is given: what runs, what comes, how late; whatever is done on the day, every block is still there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.errors import Refused
from trainer.planning import live
from trainer.planning.live_correct import corrected
from trainer.planning.live_records import LiveDay
from trainer.planning.records import Block, BlockKind, Lane, Parallel, Plan, PlanHalf
from trainer.planning.times import schedule

DAY = date(2026, 12, 5)
HOUR = 3600


def block(key: str, minutes: int, **more: object) -> Block:
    return replace(Block(key, BlockKind.OTHER, key.upper(), minutes), **more)  # type: ignore[arg-type]


def plan_of(*morning: Block, afternoon: tuple[Block, ...] = (), parallels: tuple[Parallel, ...] = ()) -> Plan:
    halves = (PlanHalf(1, DAY, 570, 750, morning), PlanHalf(2, DAY, 825, 1035, afternoon))
    return Plan(halves, parallels=parallels)


def begun(plan: Plan) -> LiveDay:
    return live.begin(plan, schedule(plan), DAY)


SIMPLE = plan_of(block("a", 10), block("b", 20), block("c", 30), afternoon=(block("d", 60),))


def test_before_the_start_nothing_is_late_and_the_day_keeps_its_hours() -> None:
    seen = live.outlook(begun(SIMPLE), 9 * HOUR)
    assert (seen.late, seen.ends) == (0, (825 + 60) * 60)
    assert [one.start // 60 for one in seen.rest] == [570, 580, 600, 825]


def test_people_welcomed_before_the_hour_wait_for_it() -> None:
    welcome = block("w", 10, kind=BlockKind.WELCOME, pinned=555)
    plan = plan_of(
        welcome, block("a", 10), block("m", 75, kind=BlockKind.MEAL, pinned=750), afternoon=(block("d", 60),)
    )
    seen = live.outlook(begun(plan), 9 * HOUR)
    assert (seen.late, [one.start // 60 for one in seen.rest]) == (0, [555, 570, 750, 825])


def test_a_late_start_ripples_until_the_meal_takes_it_up() -> None:
    day = live.start(begun(SIMPLE), 570 * 60 + 12 * 60)
    seen = live.outlook(day, 570 * 60 + 15 * 60)
    assert (seen.elapsed, seen.left, seen.late) == (180, 420, 720)
    assert [one.start // 60 for one in seen.rest] == [592, 612, 825]


def test_what_overruns_pushes_the_rest_second_by_second() -> None:
    day = live.start(begun(SIMPLE), 570 * 60)
    seen = live.outlook(day, 570 * 60 + 700)
    assert (seen.left, seen.late, seen.rest[0].start) == (-100, 100, 570 * 60 + 700)


def test_five_minutes_more_are_late_and_less_is_ahead() -> None:
    day = live.start(begun(SIMPLE), 570 * 60)
    assert live.outlook(live.longer(day, 5), 570 * 60).late == 300
    assert live.outlook(live.longer(day, -5), 570 * 60).late == -300
    assert live.longer(day, -50).stages[0].minutes == 1


def test_a_skipped_block_gains_its_time() -> None:
    day = live.start(begun(SIMPLE), 570 * 60)
    skipped = live.skip(day, 1, 570 * 60)
    assert [one.place for one in live.outlook(skipped, 570 * 60).rest] == [2, 3]
    assert live.outlook(live.start(skipped, 580 * 60), 580 * 60).late == -20 * 60
    broken = live.skip(day, 0, 572 * 60)
    assert broken.stages[0].ended == 572 * 60
    assert broken.now == 1
    with pytest.raises(Refused):
        live.skip(broken, 0, 573 * 60)


def test_two_blocks_change_places_and_hours_stay_with_the_places() -> None:
    day = live.swap(live.start(begun(SIMPLE), 570 * 60), 2)
    assert [stage.title for stage in day.stages] == ["A", "B", "D", "C"]
    assert [one.start // 60 for one in live.outlook(day, 570 * 60).rest] == [580, 600, 825]
    with pytest.raises(Refused):
        live.swap(day, 3)


def test_a_pinned_block_waits_for_its_hour() -> None:
    day = begun(plan_of(block("a", 10), block("b", 20, pinned=600)))
    seen = live.outlook(live.start(day, 570 * 60), 571 * 60)
    assert seen.rest[0].start == 600 * 60


def test_groups_beside_each_other_are_one_stage_as_long_as_the_longest() -> None:
    lanes = (block("x", 30, parallel="p", lane=0), block("y", 50, parallel="p", lane=1))
    day = begun(plan_of(*lanes, block("z", 5), parallels=(Parallel("p", (Lane("A"), Lane("B"))),)))
    assert [(stage.keys, stage.planned, len(stage.parts)) for stage in day.stages[:2]] == [
        (("x", "y"), 50, 2),
        (("z",), 5, 0),
    ]


def test_a_plan_changed_meanwhile_changes_what_is_to_come_alone() -> None:
    day = live.longer(live.start(begun(SIMPLE), 570 * 60), 5)
    halves = (
        replace(SIMPLE.halves[0], blocks=(block("a", 99), block("b", 25), block("new", 15))),
        SIMPLE.halves[1],
    )
    changed = Plan(halves)
    now = live.taken_up(day, changed, schedule(changed))
    assert [(stage.title, stage.minutes) for stage in now.stages] == [
        ("A", 15),
        ("B", 25),
        ("NEW", 15),
        ("D", 60),
    ]


def test_an_hour_inherited_on_the_day_is_there_when_the_day_is_taken_up_again() -> None:
    afternoon = (block("d", 60), block("e", 30))
    plan = plan_of(block("a", 60), block("b", 60), afternoon=afternoon)
    day = live.start(begun(plan), 570 * 60)
    without = live.skip(day, 2, 571 * 60)
    exchanged = live.start(live.swap(day, 1), 630 * 60)
    for changed, now in ((without, 571 * 60), (exchanged, 631 * 60)):
        assert live.taken_up(changed, plan, schedule(plan)) == changed
        assert [one.start for one in live.outlook(changed, now).rest if one.start >= 825 * 60]
    early = plan_of(block("a", 60), block("b", 60), block("c", 5, pinned=600))  # pinned before "b" has ended
    swapped = live.swap(live.start(begun(early), 570 * 60), 1)
    assert live.taken_up(swapped, early, schedule(early)) == swapped
    longer = plan_of(block("a", 60), block("b", 60), afternoon=(afternoon[0], block("e", 45)))
    again = live.taken_up(without, longer, schedule(longer))
    assert (again.stages[3].minutes, again.stages[3].not_before) == (45, 825)


def test_what_is_new_in_the_plan_comes_in_its_turn_whatever_was_put_right() -> None:
    day = corrected(begun(SIMPLE), "c", 570 * 60, 580 * 60)
    halves = (replace(SIMPLE.halves[0], blocks=(block("new", 5), *SIMPLE.halves[0].blocks)), SIMPLE.halves[1])
    plan = Plan(halves)
    once = live.taken_up(day, plan, schedule(plan))
    assert [stage.title for stage in once.stages if stage.to_come] == ["NEW", "A", "B", "D"]
    assert live.taken_up(once, plan, schedule(plan)) == once


def test_an_empty_day_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match="Rien n’est prévu"):
        begun(plan_of())


def test_it_overran_when_it_took_a_tenth_and_two_minutes_more() -> None:
    assert not live.overran(10, 12 * 60)
    assert live.overran(10, 12 * 60 + 1)
    assert not live.overran(60, 66 * 60)
    assert live.overran(60, 66 * 60 + 1)


ACTS = st.lists(
    st.tuples(st.sampled_from(["start", "longer", "skip", "swap"]), st.integers(0, 5), st.integers(0, 900)),
    max_size=25,
)


@settings(max_examples=60)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=6), ACTS)
def test_whatever_is_done_no_block_is_lost_and_time_goes_forward(
    minutes: list[int], acts: list[tuple[str, int, int]]
) -> None:
    plan = plan_of(*(block(f"k{i}", length) for i, length in enumerate(minutes)))
    day, now = begun(plan), 570 * 60
    for act, place, seconds in acts:
        now += seconds
        place %= len(day.stages)
        try:
            day = {
                "start": lambda d=day: live.start(d, now),  # noqa: B023
                "longer": lambda d=day: live.longer(d, place - 2),  # noqa: B023
                "skip": lambda d=day: live.skip(d, place, now),  # noqa: B023
                "swap": lambda d=day: live.swap(d, place),  # noqa: B023
            }[act]()
        except Refused:
            continue
        assert sorted(key for stage in day.stages for key in stage.keys) == sorted(
            f"k{i}" for i in range(len(minutes))
        )
        assert sum(stage.started is not None and stage.ended is None for stage in day.stages) <= 1
        seen = live.outlook(day, now)
        assert all(one.start >= now for one in seen.rest)
        assert all(first.end <= after.start for first, after in zip(seen.rest, seen.rest[1:], strict=False))
        assert seen.ends >= now
    given_stages = [stage for stage in day.stages if stage.ended is not None]
    assert all((stage.ended or 0) >= (stage.started or 0) for stage in given_stages)
