"""« Tenir en… »: tried on any half-day and any length, and told by examples."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.model import Duration, GroupSize, MethodSheet, SheetKind, Step
from curriculum.plain import from_plain
from trainer.core.errors import InvalidInput, Refused
from trainer.planning import edits, fit
from trainer.planning.fit import Why, applied, lasting, propose
from trainer.planning.fit_share import FLOORS
from trainer.planning.paces import paced
from trainer.planning.records import Block, BlockKind, Lane, Parallel, Plan, PlanHalf, SheetLook, Source, Spot
from trainer.planning.settling import settled
from trainer.planning.spread import STEP, spread
from trainer.planning.times import schedule

DAY = date(2026, 12, 5)


def _sheet(number: int, short: int, usual: int, long: int, *optional: int) -> MethodSheet:
    steps: tuple[Step, ...] = (Step("Jouer", usual - sum(optional), "plénière"),)
    steps += tuple(Step(f"En plus {minutes}", minutes, "plénière", optional=True) for minutes in optional)
    return MethodSheet(
        f"s{number}",
        f"Fiche {number}",
        "",
        SheetKind.GAME,
        ("b",),
        Duration(short, usual, long),
        GroupSize(6, 12, 20),
        steps,
        (),
    )


SHEETS = {
    Source(1, 1): _sheet(1, 40, 60, 75, 5, 15),
    Source(2, 1): _sheet(2, 20, 30, 45, 10),
    Source(3, 1): _sheet(3, 33, 47, 61, 14),
}
KINDS = (*FLOORS, BlockKind.OTHER, BlockKind.SHEET)


def _block(key: str, minutes: int, sheet: int = 0, kind: BlockKind = BlockKind.SHEET) -> Block:
    if not sheet and kind is BlockKind.SHEET:
        kind = BlockKind.OTHER
    return Block(key, kind, key.upper(), minutes, sheet_id=sheet or None, edition=1 if sheet else 0)


def _plan(*blocks: Block) -> Plan:
    halves = (PlanHalf(1, DAY, 570, 750, blocks), PlanHalf(2, DAY, 825, 1035))
    return settled(
        Plan(halves, parallels=tuple(Parallel(key, (Lane("Bleu"), Lane("Vert"))) for key in ("p", "q")))
    )


@st.composite
def _plans(draw: st.DrawFn) -> Plan:
    blocks = []
    for number in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(KINDS))
        sheet = draw(st.integers(1, 4)) if kind is BlockKind.SHEET else 0  # the fourth is unknown
        block = _block(f"k{number}", draw(st.integers(1, 120)), sheet, kind)
        parallel = draw(st.sampled_from(["", "", "p", "q"]))
        pinned = draw(st.none() | st.none() | st.integers(540, 1000))
        blocks.append(replace(block, parallel=parallel, lane=draw(st.integers(0, 1)), pinned=pinned))
    return _plan(*blocks)


def _keys(plan: Plan) -> list[str]:
    return [block.key for block in plan]


@settings(max_examples=120, deadline=None)
@given(_plans(), st.integers(1, 600), st.booleans())
def test_it_reaches_the_length_or_says_what_is_left_over(plan: Plan, target: int, few: bool) -> None:
    keys = _keys(plan)[:3] if few else _keys(plan)
    proposal = propose(plan, keys, target, {}, SHEETS)
    assert proposal == propose(plan, list(reversed(keys)), target, {}, SHEETS)
    after = applied(plan, proposal)
    assert lasting(after, keys) == proposal.after == target + proposal.rest
    assert proposal.before == lasting(plan, keys)
    assert {fit.key for fit in proposal.fits} <= set(keys)
    changed = {fit.key: fit for fit in proposal.fits}
    for block in plan:
        new = after.block(block.key)
        assert replace(new, minutes=block.minutes) == block  # lengths alone are tried here
        reach = fit.reach(block, {}, SHEETS)
        assert min(block.minutes, reach.short) <= new.minutes <= max(block.minutes, reach.long)
        assert (block.key in changed) == (new.minutes != block.minutes)
        if new.minutes != block.minutes:
            assert (new.minutes < block.minutes) == (target < proposal.before)


@settings(max_examples=120, deadline=None)
@given(_plans(), st.integers(1, 600))
def test_it_gives_up_only_when_nothing_can_give(plan: Plan, target: int) -> None:
    proposal = propose(plan, _keys(plan), target, {}, SHEETS)
    if proposal.rest > 0:
        least = edits.change_each(
            plan,
            _keys(plan),
            lambda block: replace(block, minutes=min(block.minutes, fit.reach(block, {}, SHEETS).short)),
        )
        assert proposal.after == lasting(least, _keys(plan))
    if proposal.rest < 0 and not plan.parallels:
        most = sum(max(block.minutes, _ceiling(block)) for block in plan)
        assert proposal.after == most


def _ceiling(block: Block) -> int:
    reach = fit.reach(block, {}, SHEETS)
    return reach.long if block.kind not in FLOORS else reach.usual


@settings(max_examples=120, deadline=None)
@given(_plans(), st.integers(1, 600))
def test_the_least_harm_comes_first(plan: Plan, target: int) -> None:
    proposal = propose(plan, _keys(plan), target, {}, SHEETS)
    after = applied(plan, proposal)
    alone = [block for block in plan if not block.parallel]
    reaches = {block.key: fit.reach(block, {}, SHEETS) for block in alone}
    now = {block.key: after.block(block.key).minutes for block in alone}
    whys = {fit.why for fit in proposal.fits}
    if whys & {Why.OPTIONAL, Why.PAUSE}:
        assert all(now[key] <= found.usual for key, found in reaches.items())
    if Why.PAUSE in whys:
        sheets = [block.key for block in alone if block.kind is BlockKind.SHEET]
        assert all(now[key] <= reaches[key].short for key in sheets)
    if Why.ROOM in whys:
        assert all(now[key] >= found.usual for key, found in reaches.items())


@given(st.integers(0, 400), st.lists(st.integers(0, 90), max_size=8))
def test_minutes_are_shared_in_proportion(minutes: int, rooms: list[int]) -> None:
    shares = spread(minutes, rooms)
    assert sum(shares) == min(minutes, sum(rooms))
    assert all(0 <= share <= room for share, room in zip(shares, rooms, strict=True))
    odd = [share for share, room in zip(shares, rooms, strict=True) if share % STEP and share < room]
    assert len(odd) <= 1
    for share, room in zip(shares, rooms, strict=True):
        assert abs(share - minutes * room / max(sum(rooms), 1)) < 2 * STEP or minutes > sum(rooms)


def _told(plan: Plan, target: int) -> list[tuple[str, int, int, Why, tuple[str, ...]]]:
    proposal = propose(plan, _keys(plan), target, {}, SHEETS)
    return [(f.key, f.before, f.after, f.why, tuple(step.title for step in f.dropped)) for f in proposal.fits]


def test_what_lasts_too_long_comes_back_first_then_optional_steps_fall_then_pauses() -> None:
    plan = _plan(_block("a", 75, 1), _block("b", 20, 0, BlockKind.BREAK), _block("c", 30, 2), _block("d", 15))
    assert _told(plan, 140) == []
    assert _told(plan, 120) == [
        ("a", 75, 60, Why.SURPLUS, ()),
        ("b", 20, 15, Why.SURPLUS, ()),
    ]
    assert _told(plan, 105) == [
        ("a", 75, 50, Why.OPTIONAL, ("En plus 15",)),
        ("b", 20, 15, Why.SURPLUS, ()),
        ("c", 30, 25, Why.OPTIONAL, ("En plus 10",)),
    ]
    assert _told(plan, 85) == [
        ("a", 75, 40, Why.OPTIONAL, ("En plus 5", "En plus 15")),
        ("b", 20, 10, Why.PAUSE, ()),
        ("c", 30, 20, Why.OPTIONAL, ("En plus 10",)),
    ]
    short = propose(plan, _keys(plan), 60, {}, SHEETS)
    assert (short.before, short.after, short.rest) == (140, 85, 25)
    assert [f.spare for f in propose(plan, _keys(plan), 105, {}, SHEETS).fits] == [5, 0, 5]


def test_room_is_given_back_before_anything_grows() -> None:
    plan = _plan(_block("a", 40, 1), _block("b", 10, 0, BlockKind.BREAK), _block("c", 30, 2))
    assert _told(plan, 90) == [
        ("a", 40, 50, Why.RESTORED, ("En plus 15",)),
    ]
    assert _told(plan, 105) == [
        ("a", 40, 60, Why.RESTORED, ()),
        ("b", 10, 15, Why.RESTORED, ()),
    ]
    assert _told(plan, 120) == [
        ("a", 40, 70, Why.ROOM, ()),
        ("b", 10, 15, Why.RESTORED, ()),
        ("c", 30, 35, Why.ROOM, ()),
    ]
    assert propose(plan, _keys(plan), 180, {}, SHEETS).rest == -45


def test_groups_beside_each_other_count_once_and_only_the_longest_shrinks() -> None:
    plan = _plan(
        replace(_block("a", 60, 1), parallel="p"),
        replace(_block("b", 30, 2), parallel="p", lane=1),
        _block("c", 30, 2),
    )
    proposal = propose(plan, _keys(plan), 70, {}, SHEETS)
    assert (proposal.before, proposal.after) == (90, 70)
    assert [(one.key, one.after) for one in proposal.fits] == [("a", 45), ("c", 25)]


def test_the_library_is_asked_where_the_text_is_not_read_yet_and_no_step_is_named() -> None:
    plan = _plan(_block("a", 60, 1))
    look = SheetLook(1, "s1", "Fiche 1", "jeu", "B", "b", "#111111", 35, 60, 90, 1)
    found = propose(plan, ["a"], 35, {1: look}, {}).fits
    assert [(one.after, one.why, one.dropped) for one in found] == [(35, Why.OPTIONAL, ())]
    assert propose(plan, ["a"], 35, {}, {}).fits == ()


def test_a_text_changed_for_this_workshop_says_its_own_lengths() -> None:
    block = replace(_block("a", 60, 1), adapted="{}")
    sheets = {**SHEETS, Source(1, 1, "{}"): _sheet(1, 20, 60, 60, 40)}
    (found,) = propose(_plan(block), ["a"], 20, {}, sheets).fits
    assert (found.after, [step.minutes for step in found.dropped]) == (20, [40])


def test_pins_are_named_and_stay() -> None:
    plan = edits.pin(_plan(_block("a", 60, 1), _block("b", 30, 2)), "b", 640)
    proposal = propose(plan, ["a", "b"], 60, {}, SHEETS)
    assert proposal.pinned == ("b",)
    assert applied(plan, proposal).block("b").pinned == 640


def test_what_is_parked_does_not_count() -> None:
    plan = edits.insert(_plan(_block("a", 60, 1), _block("b", 30, 2)), [_block("x", 30, 2)], Spot(2, 0))
    parked = edits.park(plan, ["b"])
    assert propose(parked, ["a", "b"], 50, {}, SHEETS).keys == ("a",)


def _halves(plan: Plan, target: int, *halves: int) -> tuple[fit.Proposal, dict[str, int]]:
    proposal = fit.propose_halves(plan, halves or (1,), target, {}, SHEETS)
    return proposal, {one.key: one.after for one in proposal.fits}


def test_a_half_day_with_a_hole_lasts_until_its_end() -> None:
    plan = edits.pin(_plan(_block("a", 60, 1), _block("b", 60, 1), _block("c", 60, 1)), "b", 640)
    proposal, lengths = _halves(plan, 180)  # 570 to 760: a hole of ten minutes, ten too many
    assert (proposal.before, proposal.after, proposal.over) == (190, 180, 10)
    assert lengths == {"b": 55, "c": 55}  # what is before the fixed start would only make the hole longer


def test_a_half_day_that_overruns_is_not_lengthened() -> None:
    plan = edits.pin(_plan(_block("a", 40, 1), _block("b", 60, 1), _block("c", 60, 1)), "b", 640)
    proposal, lengths = _halves(plan, 200)
    assert (proposal.before, proposal.over, proposal.rest, lengths) == (190, 10, -10, {})
    proposal, lengths = _halves(_plan(_block("a", 60, 1), _block("b", 60, 1), _block("c", 30, 2)), 200)
    assert (proposal.after, proposal.rest) == (180, -20)  # up to the end of the half-day, no further


def test_of_a_day_the_half_day_that_overruns_gives_first() -> None:
    plan = _plan(_block("a", 60, 1), _block("b", 60, 1), _block("c", 70, 1))
    plan = edits.insert(plan, [_block("d", 60, 1)], Spot(2, 0))
    proposal, lengths = _halves(plan, 240, 1, 2)
    assert (proposal.before, proposal.after, lengths) == (250, 240, {"c": 60})
    proposal, lengths = _halves(plan, 300, 1, 2)
    assert (proposal.after, lengths) == (265, {"d": 75})


def test_a_meal_between_the_half_days_takes_no_time_of_them() -> None:
    meal = replace(_block("m", 60, 0, BlockKind.MEAL), pinned=750)
    plan = _plan(_block("a", 60, 1), _block("b", 60, 1), _block("c", 60, 1), meal)
    proposal, lengths = _halves(plan, 170)
    assert (proposal.before, proposal.after) == (180, 170)
    assert sum(lengths.values()) == 60 * len(lengths) - 10
    assert "m" not in lengths
    assert proposal.pinned == ()  # the hour of the meal holds nothing in the half-day


@settings(max_examples=120, deadline=None)
@given(_plans(), st.integers(1, 600))
def test_half_days_are_told_as_they_will_be(plan: Plan, target: int) -> None:
    proposal = fit.propose_halves(plan, (1, 2), target, {}, SHEETS)
    before, after = schedule(plan), schedule(applied(plan, proposal))
    assert proposal.before == fit.spanning(before, (1, 2))
    assert proposal.after == fit.spanning(after, (1, 2)) == target + proposal.rest
    for one in proposal.fits:
        assert (one.after < one.before) == (target < proposal.before)
    for old, new in zip(before.halves, after.halves, strict=True):
        if target > proposal.before:
            assert new.free >= min(old.free, 0)


def test_a_step_that_is_passed_is_left_out_of_the_block() -> None:
    plan = _plan(_block("a", 60, 1), _block("b", 30, 2))
    proposal = propose(plan, ["a", "b"], 75, {}, SHEETS)
    assert [[step.title for step in one.dropped] for one in proposal.fits] == [["En plus 15"], ["En plus 10"]]
    after = applied(plan, proposal, SHEETS)
    own = from_plain(MethodSheet, json.loads(after.block("a").adapted))
    assert [step.title for step in own.steps] == ["Jouer", "En plus 5"]
    assert (own.duration, after.block("a").minutes) == (Duration(40, 45, 60), 50)
    source = after.block("a").source
    assert source is not None
    told = {**SHEETS, source: own}
    assert paced(own.steps, 50) == pytest.approx((40 * 50 / 45, 5 * 50 / 45))
    again = propose(after, ["a"], 40, {}, told).fits[0]
    assert ([step.title for step in again.dropped], again.why) == (["En plus 5"], Why.OPTIONAL)


def test_nobody_knows_which_part_of_a_sheet_cut_in_two_has_its_optional_steps() -> None:
    plan = edits.split(_plan(_block("a", 60, 1)), "a", 30, "a2")
    proposal = propose(plan, ["a"], 35, {}, SHEETS)
    assert [fit.dropped for fit in proposal.fits] == [()]
    assert applied(plan, proposal, SHEETS).block("a").adapted == ""


def test_the_parts_of_a_sheet_cut_in_two_are_together_as_short_and_as_long_as_it_is() -> None:
    whole = _plan(_block("a", 60, 1))
    cut = edits.split(whole, "a", 20, "a2")
    apart = edits.insert(cut, [_block("p", 15, kind=BlockKind.BREAK)], Spot(1, 1))
    for plan in (cut, apart):
        for target in (1, 40, 50, 75, 500):
            one = propose(whole, ["a"], target, {}, SHEETS)
            two = propose(plan, ["a", "a2"], target, {}, SHEETS)
            assert two.after == one.after, target
            assert lasting(applied(plan, two, SHEETS), ["a", "a2"]) == two.after


def test_what_cannot_be_asked_or_applied() -> None:
    plan = _plan(_block("a", 60, 1))
    with pytest.raises(InvalidInput, match="au moins"):
        propose(plan, ["a"], 0, {}, SHEETS)
    proposal = propose(plan, ["a"], 45, {}, SHEETS)
    for later in (edits.change(plan, _block("a", 55, 1)), edits.remove(plan, ["a"])):
        with pytest.raises(Refused, match="a changé"):
            applied(later, proposal)
