"""Each edit of a plan by an example, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from trainer.core.errors import InvalidInput, Refused
from trainer.planning import edits
from trainer.planning.records import Block, BlockKind, Clip, Lane, Plan, PlanHalf, Spot

MORNING, AFTERNOON = 1, 2
DAY = date(2026, 12, 5)
TWO = (Lane("Bleu", room="Salle A"), Lane("Vert", room="Salle B"))


def _block(key: str, minutes: int = 30) -> Block:
    return Block(key, BlockKind.SHEET, f"Séquence {key}", minutes)


def _plan(morning: str = "a b c d e f", afternoon: str = "x y") -> Plan:
    def blocks(keys: str) -> tuple[Block, ...]:
        return tuple(_block(key) for key in keys.split())

    return Plan(
        (
            PlanHalf(MORNING, DAY, 570, 750, blocks(morning)),
            PlanHalf(AFTERNOON, DAY, 825, 1035, blocks(afternoon)),
        )
    )


def _shown(plan: Plan) -> str:
    """The plan in a line: `G(a b)` a heading, `{a b | c}` lanes, `;` between half-days, `/` before the parked."""
    halves = [_line(plan, half.blocks) for half in plan.halves]
    return (" ; ".join(halves) + (f" / {_line(plan, plan.parked)}" if plan.parked else "")).strip()


def _line(plan: Plan, blocks: Sequence[Block]) -> str:
    words, group, parallel, lane = [], "", "", 0
    for block in (*blocks, Block("", BlockKind.OTHER, "", 1)):
        if parallel and block.parallel != parallel:
            words.append("}")
        if group and block.group != group:
            words.append(")")
        if block.group and block.group != group:
            words.append(f"{plan.group(block.group).title}(")
        if block.parallel and block.parallel != parallel:
            words.append("{")
            lane = 0
        words += ["|"] * (block.lane - lane) if block.parallel else []
        words.append(block.key)
        group, parallel, lane = block.group, block.parallel, block.lane
    return " ".join(words).strip()


@pytest.fixture
def plan() -> Plan:
    """Six blocks in the morning: `b c` under a heading, `d e` at the same time."""
    headed = edits.group_under(_plan(), ["b", "c"], " Lancer ", "g")
    plan = edits.run_parallel(headed, ["d", "e"], TWO, "p")
    assert _shown(plan) == "a Lancer( b c ) { d | e } f ; x y"
    return plan


@pytest.mark.parametrize(
    ("keys", "spot", "shown"),
    [
        pytest.param(
            "a", Spot(AFTERNOON, 1), "Lancer( b c ) { d | e } f ; x a y", id="to the other half-day"
        ),
        pytest.param("f a", Spot(AFTERNOON, 9), "Lancer( b c ) { d | e } ; x y a f", id="keeps the order"),
        pytest.param(
            "a", Spot(MORNING, 1), "Lancer( b a c ) { d | e } f ; x y", id="between two of a heading"
        ),
        pytest.param("a", Spot(MORNING, 3), "Lancer( b c ) { d a | e } f ; x y", id="between two lanes"),
        pytest.param(
            "a", Spot(MORNING, 4, "", "p", 1), "Lancer( b c ) { d | e a } f ; x y", id="into a lane"
        ),
        pytest.param(
            "x", Spot(MORNING, 0, "g"), "x a Lancer( b c ) { d | e } f ; y", id="away from the heading"
        ),
        pytest.param("x", Spot(MORNING, 1, "g"), "a Lancer( x b c ) { d | e } f ; y", id="into the heading"),
        pytest.param("c b", Spot(AFTERNOON, 0), "a { d | e } f ; Lancer( b c ) x y", id="a heading whole"),
        pytest.param("b", Spot(AFTERNOON, 0), "a Lancer( c ) { d | e } f ; b x y", id="out of a heading"),
        pytest.param("d e", Spot(AFTERNOON, 2), "a Lancer( b c ) f ; x y { d | e }", id="lanes whole"),
        pytest.param(
            "d e", Spot(MORNING, 2), "a Lancer( b { d | e } c ) f ; x y", id="lanes under a heading"
        ),
        pytest.param("e", Spot(AFTERNOON, 2), "a Lancer( b c ) { d } f ; x y e", id="out of a lane"),
        pytest.param("b c d e", Spot(None, 0), "a f ; x y / b c d e", id="set aside, they stand in nothing"),
    ],
)
def test_move(plan: Plan, keys: str, spot: Spot, shown: str) -> None:
    moved = edits.move(plan, keys.split(), spot)
    assert _shown(moved) == shown
    assert [group.key for group in moved.groups] == ["g"] * ("Lancer(" in shown)


def test_insert_goes_where_it_is_told_and_knows_its_keys(plan: Plan) -> None:
    made = edits.insert(plan, [_block("new"), _block("next")], Spot(AFTERNOON, 1))
    assert _shown(made).endswith("; x new next y")
    assert _shown(edits.insert(plan, [_block("n")], Spot(MORNING, 3, "", "p", 7))).startswith(
        "a Lancer( b c ) { d | n e }"
    )
    with pytest.raises(ValueError, match="twice"):
        edits.insert(plan, [_block("a")], Spot(AFTERNOON, 0))
    for missing in (Spot(9, 0), Spot(MORNING, 0, "gone"), Spot(MORNING, 0, "", "gone")):
        with pytest.raises(KeyError):
            edits.insert(plan, [_block("n")], missing)


def test_a_heading_or_lanes_without_a_block_are_gone(plan: Plan) -> None:
    left = edits.remove(plan, ["b", "c", "d", "e"])
    assert (_shown(left), left.groups, left.parallels) == ("a f ; x y", (), ())
    with pytest.raises(KeyError):
        edits.remove(plan, ["a", "nobody"])


def test_a_pin_stays_wherever_the_block_goes_until_it_is_set_aside(plan: Plan) -> None:
    pinned = edits.pin(plan, "a", 600)
    assert edits.move(pinned, ["a"], Spot(AFTERNOON, 0)).block("a").pinned == 600
    assert edits.park(pinned, ["a", "b"]).block("a").pinned is None
    assert edits.pin(pinned, "a", None) == plan
    with pytest.raises(Refused, match="mise de côté"):
        edits.pin(edits.park(plan, ["a"]), "a", 600)
    with pytest.raises(InvalidInput, match="23:59"):
        edits.pin(plan, "a", 1440)


def test_split_shares_the_minutes_and_the_first_keeps_the_pin(plan: Plan) -> None:
    cut = edits.split(edits.pin(plan, "e", 640), "e", 10, "e2")
    assert _shown(cut) == "a Lancer( b c ) { d | e e2 } f ; x y"
    assert [(b.minutes, b.pinned) for b in map(cut.block, ("e", "e2"))] == [(10, 640), (20, None)]
    for first in (0, 30, -5):
        with pytest.raises(InvalidInput, match="entre 1 et 29"):
            edits.split(plan, "a", first, "new")


def test_change_touches_what_a_block_is_and_not_where_it_stands(plan: Plan) -> None:
    other = edits.change(plan, replace(_block("d", 50), title="Autre", group="g", lane=1))
    assert other.block("d") == replace(plan.block("d"), minutes=50, title="Autre")
    longer = edits.change_each(plan, ["a", "x"], lambda block: replace(block, key="?", minutes=45))
    assert [longer.block(key).minutes for key in "abx"] == [45, 30, 45]


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("title", {"title": " "}),
        ("title", {"title": "x" * 301}),
        ("minutes", {"minutes": 0}),
        ("minutes", {"minutes": 1441}),
        ("lead", {"lead": "x" * 121}),
        ("room", {"room": "x" * 81}),
    ],
)
def test_what_cannot_be_kept_is_refused(plan: Plan, field: str, change: dict[str, object]) -> None:
    with pytest.raises(InvalidInput) as told:
        edits.change(plan, replace(plan.block("a"), **change))  # type: ignore[arg-type]
    assert told.value.field == field


def test_duplicate_copies_what_is_chosen_whole_and_joins_what_is_not(plan: Plan) -> None:
    fresh = ["n1", "n2", "n3", "n4"]
    pinned = edits.pin(plan, "b", 600)
    assert _shown(edits.duplicate(pinned, ["b"], fresh)).startswith("a Lancer( b n1 c )")
    assert edits.duplicate(pinned, ["b"], fresh).block("n1").pinned is None
    both = edits.duplicate(plan, ["b", "c"], fresh)
    assert _shown(both).startswith("a Lancer( b c ) Lancer( n1 n2 ) {")
    lanes = edits.duplicate(plan, ["d", "e"], fresh)
    assert _shown(lanes) == "a Lancer( b c ) { d | e } { n1 | n2 } f ; x y"
    assert lanes.parallels[1].lanes == TWO
    assert edits.duplicate(plan, [], []) == plan


def test_paste_brings_headings_and_lanes_into_another_plan(plan: Plan) -> None:
    clip = edits.copied(plan, ["b", "c", "d", "e"])
    fresh = [f"n{number}" for number in range(edits.keys_needed(clip))]
    other = _plan("q r", "")
    made = edits.paste(other, clip, Spot(MORNING, 1), fresh)
    assert _shown(made) == "q Lancer( n0 n1 ) { n2 | n3 } r ;"
    assert _shown(edits.paste(other, clip, Spot(None, 0), fresh)) == "q r ;  / n0 n1 n2 n3"
    for keys in (fresh[:-1], ["q", *fresh[1:]]):
        with pytest.raises(ValueError, match="key"):
            edits.paste(other, clip, Spot(MORNING, 1), keys)
    with pytest.raises(InvalidInput):
        edits.paste(other, Clip((_block("z", 0),)), Spot(MORNING, 0), ["n"])


def test_a_heading_takes_lanes_whole_and_comes_and_goes(plan: Plan) -> None:
    headed = edits.group_under(plan, ["f", "d"], "Agir", "h")
    assert _shown(headed) == "a Lancer( b c ) Agir( { d | e } f ) ; x y"
    renamed = edits.rename_group(headed, "h", " Terrain ")
    assert _shown(edits.ungroup(renamed, "g")) == "a b c Terrain( { d | e } f ) ; x y"
    for title in (" ", "x" * 301):
        with pytest.raises(InvalidInput):
            edits.rename_group(headed, "h", title)
    with pytest.raises(KeyError):
        edits.ungroup(plan, "h")


def test_lanes_are_dealt_in_order_and_never_within_others(plan: Plan) -> None:
    three = edits.run_parallel(_plan(), list("abcde"), (*TWO, Lane("Rouge")), "p")
    assert _shown(three) == "{ a b | c d | e } f ; x y"
    fewer = edits.set_lanes(three, "p", TWO)
    assert _shown(fewer) == "{ a b | c d e } f ; x y"
    assert _shown(edits.together_again(fewer, "p")) == "a b c d e f ; x y"
    again = edits.run_parallel(fewer, ["b", "d"], TWO, "q")
    assert _shown(again) == "{ a | c e } { b | d } f ; x y"
    under = edits.run_parallel(plan, ["b", "f"], TWO, "q")
    assert _shown(under) == "a Lancer( { b | f } c ) { d | e } ; x y"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda plan: edits.run_parallel(plan, ["a", "x"], TWO, "q"),
        lambda plan: edits.run_parallel(edits.park(plan, ["a"]), ["a"], TWO, "q"),
        lambda plan: edits.group_under(plan, [], "Titre", "q"),
    ],
)
def test_headings_and_lanes_are_made_within_a_half_day(plan: Plan, wrong: Callable[[Plan], Plan]) -> None:
    with pytest.raises(Refused, match="même demi-journée"):
        wrong(plan)


@pytest.mark.parametrize(
    "lanes",
    [TWO[:1], TWO * 4, (TWO[0], Lane("x" * 81)), (TWO[0], Lane("Vert", people=-1))],
)
def test_lanes_that_cannot_be(plan: Plan, lanes: tuple[Lane, ...]) -> None:
    with pytest.raises(InvalidInput) as told:
        edits.run_parallel(plan, ["a"], lanes, "q")
    assert told.value.field == "lanes"
    with pytest.raises(InvalidInput):
        edits.set_lanes(plan, "p", lanes)
