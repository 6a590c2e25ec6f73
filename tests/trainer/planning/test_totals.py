"""What is planned against the hours there are, what each person has, and what does not follow on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.planning.records import Block, BlockKind, Frame, Lane, Parallel, Plan, PlanHalf
from trainer.planning.settling import settled
from trainer.planning.times import schedule
from trainer.planning.totals import Clash, LaneTotal, Sum, Totals, Trouble, totals, troubles

DAYS = (date(2026, 12, 5), date(2026, 12, 6))
LANES = (Lane("Bleu"), Lane("Vert"), Lane("Rouge"))


def _block(
    key: str, minutes: int, kind: BlockKind = BlockKind.OTHER, parallel: str = "", lane: int = 0
) -> Block:
    return Block(key, kind, key.upper(), minutes, parallel=parallel, lane=lane)


def _plan(morning: list[Block], afternoon: list[Block], next_day: list[Block]) -> Plan:
    halves = (
        PlanHalf(1, DAYS[0], 570, 750, tuple(morning)),
        PlanHalf(2, DAYS[0], 780, 990, tuple(afternoon)),
        PlanHalf(3, DAYS[1], 570, 750, tuple(next_day)),
    )
    return settled(Plan(halves, parallels=(Parallel("p", LANES[:2]), Parallel("q", LANES))))


def _totals(plan: Plan, sold: int = 0) -> Totals:
    return totals(plan, schedule(plan), Frame(sold=sold))


def test_planned_breaks_meals_and_sold() -> None:
    plan = _plan(
        [_block("a", 90), _block("b", 15, BlockKind.BREAK), _block("c", 60)],
        [_block("m", 60, BlockKind.MEAL), _block("d", 120)],
        [_block("e", 200)],
    )
    found = _totals(replace(plan, parked=(_block("z", 40),)), sold=480)
    assert [day.sum for day in found.days] == [
        Sum(330, 285, 15, 60, 285, 285),
        Sum(180, 200, 0, 0, 200, 200),
    ]
    assert [day.sum.room for day in found.days] == [45, -20]
    assert [len(day.halves) for day in found.days] == [2, 1]
    assert (found.sum.planned, found.over_sold, found.parked) == (485, 5, 40)
    assert _totals(plan).over_sold == 0
    assert _totals(plan, sold=500).over_sold == -15


def test_a_meal_between_the_half_days_is_in_no_sum() -> None:
    meal = _block("m", 30, BlockKind.MEAL)
    apart = _plan([_block("a", 180), meal], [_block("d", 200)], [])
    partly = _plan([_block("a", 170), meal], [_block("d", 200)], [])
    before = _plan([_block("a", 180)], [replace(meal, pinned=750), _block("d", 200)], [])
    for plan, sums in ((apart, (390, 380, 0)), (partly, (380, 370, 10)), (before, (390, 380, 0))):
        found = _totals(plan).days[0].sum
        assert (found.hours, found.planned, found.meals) == sums
        assert found.room == 10
        assert troubles(schedule(plan)) == ()


def test_a_meal_that_runs_into_the_next_half_day_says_by_how_much() -> None:
    def told(minutes: int, afternoon: list[Block]) -> list[tuple[Clash, int, str]]:
        plan = _plan([_block("a", 180), _block("m", minutes, BlockKind.MEAL)], afternoon, [])
        return [(one.clash, one.minutes, one.key) for one in troubles(schedule(plan))]

    assert told(30, [_block("d", 60)]) == []
    assert told(45, [_block("d", 60)]) == told(45, []) == [(Clash.MEAL, 15, "m")]
    welcome = replace(_block("w", 15, BlockKind.WELCOME), pinned=770)
    assert told(30, [welcome]) == [(Clash.MEAL, 10, "m")]


def test_what_is_begun_before_the_morning_is_done_is_told() -> None:
    early = replace(_block("m", 60, BlockKind.MEAL), pinned=735)
    plan = _plan([_block("a", 180)], [early, _block("d", 60)], [])
    assert troubles(schedule(plan)) == (Trouble(Clash.NEXT, 15, "m", 2, "a"),)


def test_each_person_follows_one_lane() -> None:
    plan = _plan(
        [
            _block("a", 30),
            _block("b", 60, BlockKind.OTHER, "p", 0),
            _block("c", 20, BlockKind.OTHER, "p", 1),
            _block("d", 25, BlockKind.OTHER, "p", 1),
        ],
        [_block("e", 60, BlockKind.OTHER, "q", 0), _block("f", 60, BlockKind.OTHER, "q", 1)],
        [],
    )
    found = _totals(plan)
    morning, afternoon = found.days[0].halves
    assert morning.sum == Sum(180, 90, 0, 0, 75, 90)
    assert morning.uneven == (("p", (LaneTotal("Bleu", 60, 0), LaneTotal("Vert", 45, 15))),)
    assert afternoon.sum == Sum(210, 60, 0, 0, 0, 60)  # the third group has nothing to do yet
    assert afternoon.uneven[0][1][2] == LaneTotal("Rouge", 0, 60)
    assert (found.sum.shortest, found.sum.longest, found.sum.planned) == (75, 150, 150)


def test_minutes_that_a_lane_shares_with_what_everybody_does_count_once() -> None:
    pinned = replace(_block("d", 120), pinned=600)
    plan = _plan(
        [
            _block("a", 30),
            _block("b", 60, BlockKind.OTHER, "p", 0),  # 10:00 to 11:00, under what everybody does
            replace(_block("c", 20, BlockKind.OTHER, "p", 1), pinned=570),
            replace(_block("e", 30, BlockKind.OTHER, "p", 1), pinned=720),
            pinned,
        ],
        [],
        [],
    )
    one = _totals(plan).days[0].halves[0].sum
    assert (one.shortest, one.longest, one.planned) == (150, 180, 180)


def test_gaps_and_overlaps_are_told_where_they_are() -> None:
    plan = _plan(
        [
            replace(_block("a", 60), pinned=560),
            replace(_block("b", 60), pinned=630),
            _block("c", 20, BlockKind.OTHER, "p", 0),
            replace(_block("d", 20, BlockKind.OTHER, "p", 1), pinned=680),
            _block("e", 95),
        ],
        [_block("f", 200)],
        [_block("g", 190)],
    )
    assert troubles(schedule(plan)) == (
        Trouble(Clash.EARLY, 10, "a", 1),
        Trouble(Clash.GAP, 10, "b", 1, "a"),
        Trouble(Clash.OVERLAP, 10, "d", 1, "b"),
        Trouble(Clash.OVERRUN, 55, "e", 1),
        Trouble(Clash.NEXT, 25, "f", 2, "e"),
        Trouble(Clash.OVERRUN, 10, "g", 3),
    )
    assert troubles(schedule(_plan([_block("a", 180)], [], []))) == ()


BLOCKS = st.lists(
    st.builds(
        Block,
        key=st.uuids().map(str),
        kind=st.sampled_from(BlockKind),
        title=st.just("Séquence"),
        minutes=st.integers(1, 120),
        pinned=st.none() | st.integers(500, 1100),
        parallel=st.sampled_from(["", "", "p", "q"]),
        lane=st.integers(0, 2),
    ),
    max_size=7,
)


@settings(max_examples=150, deadline=None)
@given(BLOCKS, BLOCKS, BLOCKS)
def test_sums_add_up(morning: list[Block], afternoon: list[Block], next_day: list[Block]) -> None:
    plan = _plan(morning, afternoon, next_day)
    times = schedule(plan)
    found = totals(plan, times, Frame())
    halves = [half for day in found.days for half in day.halves]
    assert sum((half.sum for half in halves), Sum()) == found.sum
    for total, timed in zip(halves, times.halves, strict=True):
        one = total.sum
        assert one.planned + one.meals == timed.used
        assert one.room == total.half.minutes - timed.used
        assert 0 <= one.shortest <= one.longest <= one.planned
        assert one.breaks <= one.planned
        together = all(not block.parallel for block in total.half.blocks)
        assert not together or (one.shortest == one.longest == one.planned and not total.uneven)
        for _, lanes in total.uneven:
            assert min(lane.waits for lane in lanes) == 0
            assert len({lane.minutes + lane.waits for lane in lanes}) == 1
    told = troubles(times)
    assert all(one.minutes > 0 and one.key in times.by_key for one in told)
    assert {one.key for one in told if one.clash in (Clash.GAP, Clash.OVERLAP, Clash.EARLY)} == {
        timed.block.key for half in times.halves for timed in half.gaps
    }
