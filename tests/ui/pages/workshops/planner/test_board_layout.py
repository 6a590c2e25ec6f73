"""Where things go on the board, without a window: nothing meets, nothing is lost, a scale is true to time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.planning import edits
from trainer.planning.records import Block, BlockKind, Group, Lane, Parallel, Plan, PlanHalf
from trainer.planning.times import schedule
from ui.pages.workshops.planner.board_changes import changes
from ui.pages.workshops.planner.board_layout import Arranger, Room, lay_out
from ui.pages.workshops.planner.board_shapes import PARKED, BoardMode, Box, Layout, Measures
from ui.pages.workshops.planner.board_slots import drop_at, slots, start_at
from ui.pages.workshops.planner.board_walk import Way, shifted, step
from ui.pages.workshops.planner.board_words import end_words, meal_words

FIRST, SECOND = date(2026, 12, 5), date(2026, 12, 6)
LANES = (Lane("Marché", "Cour", "Awa", 9), Lane("Porte-à-porte"))

WAYS: tuple[Way, ...] = ("up", "down", "left", "right", "home", "end")


def block(key: str, minutes: int = 30, **more: object) -> Block:
    return replace(Block(key, BlockKind.OTHER, f"Séquence {key}", minutes), **more)  # type: ignore[arg-type]


def half(number: int, day: date, starts: int, ends: int, *blocks: Block) -> PlanHalf:
    return PlanHalf(number, day, starts, ends, blocks)


def plan_of_two_days() -> Plan:
    """A heading, a pin after a gap, one into lanes of 75 and 40 min, an empty half-day, a parked block."""
    morning = half(
        1, FIRST, 570, 750, block("a"), block("b", group="g"), block("c", group="g"), block("d", pinned=670)
    )
    lanes = (block("f", 45, parallel="p"), block("h", 30, parallel="p"), block("k", 40, parallel="p", lane=1))
    noon = half(2, FIRST, 825, 1035, block("e", 15), *lanes, block("m", 15, pinned=910))
    return Plan(
        (morning, noon, half(3, SECOND, 570, 750, block("n", 200)), half(4, SECOND, 825, 1035)),
        (block("z"),),
        (Group("g", "Se rencontrer"),),
        (Parallel("p", LANES),),
    )


def laid(plan: Plan, mode: BoardMode, width: int = 800, height: int = 560, **more: object) -> Layout:
    return lay_out(plan, schedule(plan), replace(Room(width, height, mode), **more))  # type: ignore[arg-type]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans as edits make them: blocks of any length, pins anywhere, headings, lanes, parked blocks."""
    halves, number = [], 0
    for place in range(draw(st.integers(1, 4))):
        starts = 540 if place % 2 == 0 else 820
        blocks = []
        for _ in range(draw(st.integers(0, 7))):
            number += 1
            pinned = draw(st.none() | st.integers(starts - 60, starts + 300))
            kind = draw(
                st.sampled_from((BlockKind.OTHER, BlockKind.OTHER, BlockKind.MEAL, BlockKind.WELCOME))
            )
            blocks.append(block(str(number), draw(st.integers(1, 90)), pinned=pinned, kind=kind))
        halves.append(half(place, (FIRST, SECOND)[place // 2], starts, starts + 200, *blocks))
    plan = Plan(tuple(halves), tuple(block(f"z{place}") for place in range(draw(st.integers(0, 3)))))
    for place, one in enumerate(plan.halves):
        keys = [b.key for b in one.blocks]
        for name in ("g", "p"):
            chosen = draw(st.sets(st.sampled_from(keys), max_size=4)) if keys else set()
            if chosen and name == "g":
                plan = edits.group_under(plan, sorted(chosen), "Titre", f"g{place}")
            elif chosen:
                lanes = [Lane(f"Groupe {lane}") for lane in range(draw(st.integers(2, 3)))]
                plan = edits.run_parallel(plan, sorted(chosen), lanes, f"p{place}")
    return plan


@st.composite
def edited(draw: st.DrawFn) -> list[Plan]:
    """A plan, and what it becomes by one edit after the other; now and then the edit before is taken back."""
    found = [draw(plans())]
    for number in range(draw(st.integers(1, 6))):
        plan = found[-1]
        keys = [one.key for one in plan]
        how = draw(st.sampled_from(("longer", "pin", "park", "remove", "lanes", "rename", "undo")))
        key = draw(st.sampled_from(keys)) if keys else ""
        if how == "undo" or not keys:
            plan = found[-2] if len(found) > 1 else plan
        elif how == "longer":
            plan = edits.change(plan, replace(plan.block(key), minutes=1 + number * 20))
        elif how == "pin" and plan.where(key).half is not None:
            plan = edits.pin(plan, key, draw(st.integers(500, 900)))
        elif how == "park":
            plan = edits.park(plan, [key])
        elif how == "remove":
            plan = edits.remove(plan, [key])
        elif how == "lanes" and plan.parallels:
            lanes = [Lane(f"Autre {lane}") for lane in range(draw(st.integers(2, 4)))]
            plan = edits.set_lanes(plan, plan.parallels[0].key, lanes)
        elif how == "rename" and plan.groups:
            plan = edits.rename_group(plan, plan.groups[0].key, f"Titre {number}")
        found.append(plan)
    return found


@settings(deadline=None, max_examples=60)
@given(edited(), st.lists(st.sampled_from(BoardMode), min_size=7, max_size=7), st.integers(300, 900))
def test_what_is_taken_over_from_the_last_time_is_as_if_made_anew(
    steps: list[Plan], modes: list[BoardMode], height: int
) -> None:
    arranger, times = Arranger(), None
    for plan, mode in zip(steps, modes, strict=False):
        times = schedule(plan, times)
        assert times == schedule(plan)
        detailed = frozenset(one.key for one in plan if one.minutes % 2)
        room = Room(800, height, mode, detailed=detailed)
        assert arranger.lay_out(plan, times, room) == lay_out(plan, schedule(plan), room)


@settings(deadline=None, max_examples=60)
@given(
    plans(),
    st.sampled_from(BoardMode),
    st.integers(300, 1500),
    st.booleans(),
    st.sampled_from((0.6, 1.0, 3.0)),
)
def test_nothing_meets_and_nothing_is_lost(
    plan: Plan, mode: BoardMode, width: int, roomy: bool, zoom: float
) -> None:
    found = laid(
        plan, mode, width, 4000, zoom=zoom, detailed=frozenset(b.key for b in plan) if roomy else frozenset()
    )
    assert set(found.blocks) == {b.key for b in plan}
    assert [key for key in found.items if key in found.blocks] == [b.key for b in plan]
    shapes = list(found.blocks.values())
    for one, other in combinations(shapes, 2):
        assert not one.box.meets(other.box)
    for shape in shapes:
        column = found.columns[shape.column].box
        assert column.x <= shape.box.x < shape.box.right <= column.right
        assert 0 <= shape.box.y < shape.box.bottom <= found.height
        assert found.at(shape.box.x + shape.box.w // 2, shape.box.y + shape.box.h // 2) == shape.block.key
        assert not any(gap.box.meets(shape.box) for gap in found.gaps)
        if shape.label is not None:
            assert column.x <= shape.label.x < shape.label.right <= column.right
            assert shape.label.h >= Measures().small > shape.box.h
    labels = [shape.label for shape in shapes if shape.label is not None]
    assert not any(one.meets(other) for one, other in combinations(labels, 2))
    told = {gap.key: gap.minutes for gap in found.gaps} | {
        key: s.told for key, s in found.blocks.items() if s.told
    }
    assert told.items() <= {(s.block.key, s.timed.gap) for s in shapes if s.timed and s.timed.gap}
    if mode is BoardMode.LIST:
        assert len(told) == len([s for s in shapes if s.timed and s.timed.gap])
    assert changes(found, found) == []


@settings(deadline=None, max_examples=50)
@given(plans(), st.sampled_from(BoardMode), st.data())
def test_every_block_goes_wherever_it_is_dropped_and_walks_everywhere(
    plan: Plan, mode: BoardMode, data: st.DataObject
) -> None:
    found = laid(plan, mode)
    keys = [b.key for b in plan]
    if not keys:
        return
    moving = data.draw(st.sets(st.sampled_from(keys), min_size=1, max_size=3))
    x, y = data.draw(st.integers(0, found.width - 1)), data.draw(st.integers(0, found.height - 1))
    drop = drop_at(found, plan, x, y, moving)
    assert drop is not None
    moved = edits.move(plan, sorted(moving), drop.spot)
    assert sorted(b.key for b in moved) == sorted(keys)
    assert all(moved.where(key).half == drop.spot.half for key in moving)
    for spot in slots(plan, drop.spot.half, moving):  # every place that is shown is one that can be
        start = start_at(plan, spot, sorted(moving))
        assert (start is None) == (spot.half is None)
    for way in WAYS:
        assert step(found, sorted(moving)[0], way) in found.items


@settings(deadline=None, max_examples=25)
@given(plans())
def test_alt_and_down_leads_from_the_first_place_to_the_last(plan: Plan) -> None:
    key = next((b.key for b in plan.halves[0].blocks), None)
    if key is None:
        return
    plan = edits.move(plan, [key], slots(plan, plan.halves[0].id, {key})[0])
    seen = set()
    for _ in range(200):
        spot = shifted(plan, {key}, 1)
        if spot is None:
            break
        plan = edits.move(plan, [key], spot)
        seen.add(spot.half)
    assert seen >= {one.id for one in plan.halves[1:]}
    assert plan.where(key).half is None
    assert plan.parked[-1].key == key


def test_a_list_says_what_is_free_what_overlaps_and_what_is_left() -> None:
    found = laid(plan_of_two_days(), BoardMode.LIST)
    assert {gap.key: gap.minutes for gap in found.gaps} == {"d": 10, "m": -5}
    (heading,) = found.headings
    assert (heading.title, heading.minutes, heading.keys) == ("Se rencontrer", 60, ("b", "c"))
    assert heading.box.bottom <= found.blocks["b"].box.y
    assert found.blocks["b"].box.x > found.blocks["a"].box.x
    first, second = found.lanes
    assert (first.left, second.left) == (0, 35)
    assert second.left_box is not None
    assert second.left_box.y >= found.blocks["k"].box.bottom
    assert found.blocks["f"].box.y == found.blocks["k"].box.y
    assert found.blocks["f"].box.right < found.blocks["k"].box.x
    assert [(meal.starts, meal.ends) for meal in found.meals] == [(750, 825)] * 2
    assert [half.empty is not None for half in found.halves] == [False, False, False, True]
    assert [column.over for column in found.columns] == [0, 20, 0]
    assert found.columns[-1].count == 1
    assert PARKED not in found.items
    assert PARKED in laid(edits.remove(plan_of_two_days(), ["z"]), BoardMode.LIST).items


def plan_with_meal(minutes: int = 60, starts: int | None = None) -> Plan:
    """A full morning with a meal typed at its end, an afternoon that begins an hour and a quarter later."""
    meal = block("meal", minutes, kind=BlockKind.MEAL, pinned=starts)
    return Plan((half(1, FIRST, 570, 750, block("a", 180), meal), half(2, FIRST, 825, 1035, block("b", 180))))


@pytest.mark.parametrize("mode", list(BoardMode))
def test_a_meal_typed_between_the_half_days_is_shown_once_in_its_place(mode: BoardMode) -> None:
    found = laid(plan_with_meal(75), mode)
    morning, afternoon = found.halves
    assert found.meals == ()
    assert (found.columns[0].planned, found.columns[0].free, found.columns[0].over) == (360, 30, 0)
    assert morning.end.bottom <= found.blocks["meal"].box.y
    assert found.blocks["meal"].box.bottom <= afternoon.head.y
    assert end_words(morning.times, morning.late) == "12\u202fh\u202f30 · fin"
    assert len(laid(edits.remove(plan_with_meal(), ["meal"]), mode).meals) == 1
    assert found.at(found.blocks["meal"].box.x + 5, found.blocks["meal"].box.y + 5) == "meal"


@pytest.mark.parametrize("mode", list(BoardMode))
def test_a_meal_that_runs_into_the_afternoon_says_by_how_many_minutes(mode: BoardMode) -> None:
    (morning, _), blocks = (found := laid(plan_with_meal(90), mode)).halves, found.blocks
    assert morning.late == 15
    assert (
        end_words(morning.times, morning.late) == "12\u202fh\u202f30 · fin · repas\u00a0: 15\u00a0min de trop"
    )
    assert not blocks["meal"].box.meets(blocks["b"].box)


def test_a_meal_is_told_at_any_hour_and_a_short_way_is_none() -> None:
    for ends, starts, words in ((870, 930, "Repas · 1\u202fh"), (990, 1080, "Repas · 1\u202fh\u202f30")):
        late = Plan((half(1, FIRST, 690, ends, block("a")), half(2, FIRST, starts, starts + 120, block("b"))))
        for mode in BoardMode:
            (meal,) = laid(late, mode).meals
            assert meal_words(meal.starts, meal.ends) == words
    assert meal_words(600, 610) == "Pause · 10\u00a0min"
    assert laid(plan_with_meal(40, 780), BoardMode.LIST).meals == ()


@pytest.mark.parametrize("mode", list(BoardMode))
def test_what_is_free_beside_a_meal_is_a_pause(mode: BoardMode) -> None:
    eaten = block("meal", 60, kind=BlockKind.MEAL)
    plan = Plan(
        (half(1, FIRST, 570, 750, block("a", 120), eaten), half(2, FIRST, 825, 1035, block("b", 180)))
    )
    (pause,) = laid(plan, mode).meals
    assert meal_words(pause.starts, pause.ends, eaten=pause.eaten) == "Pause · 1\u202fh\u202f15"
    (meal,) = laid(edits.remove(plan, ["meal"]), mode).meals
    assert meal_words(meal.starts, meal.ends, eaten=meal.eaten) == "Repas · 1\u202fh\u202f15"


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_a_scale_is_true_to_time_for_all_days(factor: float) -> None:
    plan = plan_of_two_days()
    found = laid(
        plan, BoardMode.SCALE, 1300, measures=Measures(round(18 * factor), round(16 * factor), factor)
    )
    for shape in found.blocks.values():
        if shape.timed is not None:
            assert shape.box.y == found.y_of(shape.timed.start)
            until = min(shape.timed.end, 910) if shape.block.key in "fh" else shape.timed.end
            assert shape.box.bottom == found.y_of(until) - 1
    assert found.blocks["a"].box.y == found.blocks["n"].box.y
    assert abs(found.minute_of(found.y_of(700)) - 700) < 1
    assert found.blocks["m"].told == -5
    assert found.blocks["m"].clash == found.y_of(915) - found.y_of(910)
    assert (found.blocks["m"].box.x, found.blocks["m"].box.w) == (
        found.blocks["e"].box.x,
        found.blocks["e"].box.w,
    )
    assert {(gap.key, gap.minutes) for gap in found.gaps} == {("d", 10)}
    zoomed = laid(plan, BoardMode.SCALE, 1300, zoom=2.0)
    assert zoomed.blocks["a"].box.h > 1.9 * laid(plan, BoardMode.SCALE, 1300).blocks["a"].box.h


def test_two_days_of_six_blocks_a_half_day_fit_a_small_screen() -> None:
    blocks = [block(str(number), 25) for number in range(24)]
    halves = [
        half(place, day, *span, *blocks[place * 6 : place * 6 + 6])
        for place, (day, span) in enumerate(
            (d, s) for d in (FIRST, SECOND) for s in ((570, 750), (825, 1035))
        )
    ]
    found = laid(Plan(tuple(halves)), BoardMode.LIST, 700, 480, detailed=frozenset(b.key for b in blocks))
    assert found.height == 480
    assert found.width <= 700


def test_an_edit_changes_boxes_in_the_columns_it_is_in_alone() -> None:
    plan = plan_of_two_days()
    before = laid(plan, BoardMode.LIST, height=900)

    def touched(after: Layout) -> set[int]:
        return {after.column_at(box.x) for box in changes(before, after) or []}

    longer = laid(edits.change(plan, replace(plan.block("n"), minutes=205)), BoardMode.LIST, height=900)
    assert touched(longer) == {1}
    moved = laid(edits.move(plan, ["e"], slots(plan, 3)[0]), BoardMode.LIST, height=900)
    assert touched(moved) == {0, 1}
    assert changes(before, laid(plan, BoardMode.SCALE, height=900)) is None


def test_the_parking_stays_open_once_it_was_and_a_longer_day_moves_nothing() -> None:
    plan = replace(plan_of_two_days(), parked=())
    slim = laid(plan, BoardMode.SCALE, 1300, 900)
    aside = laid(edits.park(plan, ["n"]), BoardMode.SCALE, 1300, 900)
    assert aside.park.w > slim.park.w
    again = laid(plan, BoardMode.SCALE, 1300, 900, aside=True)
    assert [column.box.w for column in again.columns] == [column.box.w for column in aside.columns]
    long = laid(
        edits.change(plan, replace(plan.block("n"), minutes=600)), BoardMode.SCALE, 1300, 900, aside=True
    )
    assert long.hours[: len(again.hours)] == again.hours
    assert len(long.hours) > len(again.hours)
    boxes = changes(again, long)
    assert boxes is not None
    assert Box(0, again.hours[-1][1], long.width, long.hours[-1][1] - again.hours[-1][1] + 2) in boxes


def test_what_is_lower_than_its_words_on_a_scale_is_read_and_clicked_all_the_same() -> None:
    short = [block(key, 5) for key in "abc"]
    plan = Plan((half(1, FIRST, 570, 750, *short, block("d", 60), block("e", 4)),))
    found = laid(plan, BoardMode.SCALE, 900)
    line = Measures().small
    labels = [found.blocks[key].label for key in "abce"]
    assert all(label is not None and label.h == line for label in labels)
    first, second, third, alone = (label for label in labels if label is not None)
    assert (first.right, third.right) == (second.x, second.x)
    assert alone.w == found.blocks["e"].box.w
    for key, label in zip("abce", (first, second, third, alone), strict=True):
        assert found.at(label.x + 3, label.y + line // 2) == key
    assert found.at(alone.x + 3, alone.bottom - 1) == "e"  # under the block itself
    box = found.blocks["d"].box
    assert found.at(box.x + box.w // 2, box.y + box.h // 2) == "d"
    assert found.blocks["d"].label is None
    near = laid(plan, BoardMode.SCALE, 900, zoom=3.0)
    assert {shape.label for shape in near.blocks.values()} == {None}


def test_headings_and_lanes_are_written_upright_where_a_block_has_a_line_to_spare() -> None:
    plan = plan_of_two_days()
    near = laid(plan, BoardMode.SCALE, 1300, zoom=2.0)
    (heading,) = near.headings
    box = near.blocks["b"].box
    assert heading.words == (box.x, box.y, box.w, near.blocks["b"].inset)
    assert heading.box.w < near.blocks["c"].box.x - heading.box.x < 14
    first, second = near.lanes
    for lane, key in ((first, "f"), (second, "k")):
        assert lane.words == lane.head == (lane.body.x, lane.body.y, lane.body.w, near.blocks[key].inset)
        assert near.blocks[key].inset > Measures().small
        assert near.blocks[key].box.y == lane.body.y  # the block itself is as high as it is long
    assert near.blocks["h"].inset == 0
    far = laid(plan, BoardMode.SCALE, 1300, zoom=0.6)
    assert (far.headings[0].words, far.blocks["b"].inset) == (None, 0)
    assert far.headings[0].box.w > heading.box.w


def test_a_list_with_room_to_spare_shows_how_notes_begin() -> None:
    plan = plan_of_two_days()
    keys = frozenset("an")
    without = laid(plan, BoardMode.LIST, 1000, 900, detailed=keys)
    just = max(half.end.bottom for half in without.halves) + 4
    tall, low = (
        laid(plan, BoardMode.LIST, 1000, height, detailed=keys, noted=frozenset("nz"))
        for height in (900, just)
    )
    assert [tall.blocks[key].lines for key in "anz"] == [2, 3, 2]
    assert [low.blocks[key].lines for key in "an"] == [2, 2]
    assert tall.blocks["n"].box.h == low.blocks["n"].box.h + Measures().small
    assert tall.height == 900
    assert {tall.column_at(box.x) for box in changes(without, tall) or []} == {1}
