"""Every warning on a day that was sound until one thing was spoilt; and what holds for any plan whatever."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.model import Debrief, Duration, GroupSize, SheetKind
from tests.support.sound_plan import BRIQUES, DAY, Scene, sheet, sound, step
from trainer.planning import check_clock, check_content, check_people, check_rhythm, edits
from trainer.planning.records import Block, BlockKind, Frame, Lane, Parallel, Plan, Spot
from trainer.planning.settling import settled

Spoil = Callable[[Scene], Scene]
BREAK, MEAL, OTHER = BlockKind.BREAK, BlockKind.MEAL, BlockKind.OTHER
TALK = (step(40, "plénière"),)


def parted(scene: Scene, keys: tuple[str, ...], *lanes: Lane, deal: str = "") -> Scene:
    """The blocks at the same time; `deal` is the lane of each, by default one after the other."""
    groups = lanes or (Lane("A"), Lane("B"))
    plan = edits.run_parallel(scene.plan, keys, groups, "p")
    made = replace(scene, plan=plan)
    return made.each(lambda b: replace(b, lane=int(deal[keys.index(b.key)])) if deal and b.key in keys else b)


def with_dinner(scene: Scene) -> Scene:
    """The whole day in one half-day of nine hours, with a meal in it."""
    morning, afternoon = scene.plan.halves
    meal = Block("m", MEAL, "Repas", 60)
    blocks = (*morning.blocks, meal, *afternoon.blocks)
    plan = replace(scene.plan, halves=(replace(morning, blocks=blocks),))
    return replace(scene, plan=plan).hours(1, 540, 1000).framed(sold=400)


def listened(scene: Scene, *between: Block) -> Scene:
    """Forty minutes of listening, what comes in between, thirty-five more."""
    first = scene.text("o", kind=SheetKind.INPUT, steps=(step(40, "plénière"),))
    return first.text("e", steps=(step(35, "plénière"), step(20))).after("o", *between)


def eaten(start: int, minutes: int) -> Spoil:
    """A meal between the two half-days, typed at the end of the first."""
    return lambda scene: scene.after("r", Block("m", MEAL, "Repas", minutes, pinned=start))


def pinned(key: str, start: int) -> Spoil:
    return lambda scene: scene.with_(key, pinned=start)


FIRING: list[tuple[str, Spoil, set[str]]] = [
    ("nothing to say", lambda s: s, set()),
    # the clock
    ("a block before the end of the one before", pinned("r", 640), {"overlap:r"}),
    ("an overlap that follows another block is said of the one that clashes", pinned("b1", 600), {"overlap:b1"}),
    ("before the half-day", lambda s: s.without("w").with_("o", pinned=530), {"early:o"}),
    ("people are welcomed when the doors are open", pinned("w", 525), set()),
    ("people are welcomed before the doors", pinned("w", 520), {"early:w"}),
    ("a meal between the half-days", eaten(760, 50), set()),
    ("a meal into the next half-day", eaten(760, 60), {"late-meal:m"}),
    ("a meal that begins too soon", lambda s: eaten(705, 50)(s).framed(sold=445), {"overlap:m"}),
    ("before the doors", lambda s: s.with_("g", pinned=700), {"early:g"}),
    ("a hole", pinned("r", 672), {"gap:r"}),
    ("a hole of a quarter of an hour is none", pinned("r", 665), set()),
    ("too long for the half-day", lambda s: s.hours(1, 540, 700), {"overrun:1"}),
    ("more than sold", lambda s: s.framed(sold=480), {"sold"}),
    ("less than sold", lambda s: s.framed(sold=520), {"sold"}),
    ("nothing was sold yet", lambda s: s.framed(sold=0), set()),
    ("below the short time", lambda s: s.with_("e", minutes=50), {"short:e"}),
    ("above the long time", lambda s: s.with_("t", minutes=68), {"long:t"}),
    ("as long as the long time", lambda s: s.with_("t", minutes=67), set()),
    (
        "cut in two with a break between",
        lambda s: s.with_("e", minutes=30).with_("b1", minutes=20).after("b1", replace_key(s, "e", "e2", 30)),
        set(),
    ),
    (
        "cut in two and too short all the same",
        lambda s: s.with_("e", minutes=30).after("b1", replace_key(s, "e", "e2", 20)),
        {"short:e"},
    ),
    (
        "one group waits",
        lambda s: parted(s, ("t", "x")).with_("x", minutes=70),
        {"waiting:p"},
    ),
    ("a group without anything", lambda s: parted(s, ("t",)), {"waiting:p"}),
    # the rhythm
    ("two hours and a quarter without a break", lambda s: s.without("b1"), {"break:1"}),
    ("two hours without a break", lambda s: s.without("b2").with_("x", minutes=50).without("g"), set()),
    (
        "both halves of a half-day without a break, each on its own",
        lambda s: with_dinner(s.without("b1", "b2").with_("t", minutes=60)),
        {"break:1", "break:1:g"},
    ),
    (
        "two half-days without time to rest between them",
        lambda s: s.hours(1, 540, 710).hours(2, 719, 989),
        {"break:1:r"},
    ),
    (
        "ten minutes between two half-days are a rest",
        lambda s: s.hours(1, 540, 710).hours(2, 720, 990),
        set(),
    ),
    ("a break of two minutes is none", lambda s: s.with_("b1", minutes=2), {"break:1"}),
    (
        "seventy-five minutes of listening",
        lambda s: s.text("e", steps=TALK, duration=Duration(40, 40, 60)).text("o", kind=SheetKind.INPUT,
            steps=(step(35, "plénière"),)).text("r", steps=(step(30),)),
        {"listening:o"},
    ),
    (
        "listening with two minutes at two in between",
        lambda s: s.text("e", steps=(step(40, "plénière"), step(2, "binômes"), step(36, "plénière"))),
        {"listening:e"},
    ),
    (
        "listening with a word in between, or a pause of two minutes",
        lambda s: listened(s, Block("z", OTHER, "Annonce", 3), Block("y", BREAK, "Pause", 2)),
        {"listening:o"},
    ),
    ("listening with a pause in between", lambda s: listened(s, Block("z", BREAK, "Pause", 5)), set()),
    ("seventy-four minutes of listening", lambda s: s.text("e", steps=(step(74, "plénière"),)), set()),
    ("seventy-five minutes of listening in one", lambda s: s.text("e", steps=(step(75, "plénière"),)), {"listening:e"}),
    (
        "listening with ten minutes at two in between",
        lambda s: s.text("e", steps=(step(40, "plénière"), step(10, "binômes"), step(34, "plénière"))),
        set(),
    ),
    (
        "standing and playing together is no listening",
        lambda s: s.text("e", steps=(step(80, "plénière", "Levez-vous et jouez la scène."),)),
        set(),
    ),
    ("a plenary game is no listening", lambda s: s.text("g", steps=(step(80, "plénière"),)).without("t"), set()),
    (
        "nobody gets up after the meal",
        lambda s: s.text("g", kind=SheetKind.TOOL, steps=(step(20, "plénière"), step(30, "binômes"))),
        {"after-meal:2"},
    ),
    (
        "nobody gets up after the meal, which is said once",
        lambda s: s.text("g", kind=SheetKind.TOOL, steps=(step(20, "plénière"), step(30, "binômes"))).halves_of(
            lambda blocks: blocks if blocks[0].key == "w" else [Block("m", MEAL, "Repas", 45, pinned=765), *blocks]
        ),
        {"after-meal:2"},
    ),
    (
        "small groups after the meal",
        lambda s: s.text("g", kind=SheetKind.TOOL, steps=(step(20, "plénière"), step(30, "groupes de 4"))),
        set(),
    ),
    (
        "they get up, but only after an hour",
        lambda s: s.text(
            "g", kind=SheetKind.TOOL, steps=(step(60, "individuel"), step(20, "groupes de 4"))
        ).without("t"),
        {"after-meal:2"},
    ),
    (
        "what is not written as steps may move",
        lambda s: s.without("g", "t").halves_of(
            lambda blocks: [Block("z", OTHER, "Promenade", 60), *blocks] if blocks[0].key != "w" else blocks
        ),
        set(),
    ),
    (
        "a word before sitting does not move",
        lambda s: s.text("g", kind=SheetKind.TOOL, steps=(step(20, "plénière"), step(35, "binômes"))).halves_of(
            lambda blocks: [Block("z", OTHER, "Annonces", 5), *blocks] if blocks[0].key != "w" else blocks
        ),
        {"after-meal:2"},
    ),
    ("a meal within a half-day", with_dinner, set()),
    (
        "nobody gets up after a meal within a half-day",
        lambda s: with_dinner(
            s.text("g", kind=SheetKind.TOOL, steps=(step(20, "plénière"), step(25, "binômes")))
        ),
        {"after-meal:m"},
    ),
    (
        "eight hours of work",
        lambda s: s.hours(1, 480, 735)
        .hours(2, 810, 1100)
        .text("o", steps=(step(40),))
        .after("e", Block("b3", BREAK, "Pause", 15))
        .text("c", steps=(step(90),))
        .after("x", Block("b4", BREAK, "Pause", 15))
        .text("r", steps=(step(75),)),
        {f"long-day:{DAY}"},
    ),
    ("no meal in a long day", lambda s: without_noon(s), {f"meal:{DAY}"}),
    # people and rooms
    ("too many people", lambda s: s.text("e", group=GroupSize(4, 8, 11)), {"many:e"}),
    ("too few people", lambda s: s.text("e", group=GroupSize(13, 15, 20)), {"few:e"}),
    ("nobody counted yet", lambda s: s.text("e", group=GroupSize(4, 8, 11)).framed(people=0), set()),
    ("half of them is not too many", lambda s: parted(s.text("x", group=GroupSize(2, 4, 6)), ("t", "x")), set()),
    (
        "a share too large",
        lambda s: parted(s.text("x", group=GroupSize(2, 4, 6)), ("t", "x"), Lane("A", people=5), Lane("B")),
        {"many:x"},
    ),
    ("a share too small", lambda s: parted(s.text("x", group=GroupSize(7, 8, 9)), ("t", "x")), {"few:x"}),
    ("three trainers when two come", lambda s: s.text("e", trainers=3), {"trainers:e"}),
    ("two trainers when two come", lambda s: s.text("e", trainers=2), set()),
    ("nobody is named yet", lambda s: s.text("e", trainers=3).framed(trainers=()), set()),
    ("three trainers over two groups", lambda s: parted(s.text("x", trainers=2), ("t", "x")), {"trainers:p"}),
    ("two groups, two trainers", lambda s: parted(s, ("t", "x")), set()),
    ("two groups, one trainer", lambda s: parted(s, ("t", "x")).framed(trainers=("Awa",)), {"trainers:p"}),
    (
        "in two groups at once",
        lambda s: parted(s, ("t", "x"), Lane("A", lead="Awa"), Lane("B", lead="Léa et AWA")),
        {"lead:p:awa"},
    ),
    (
        "said of the blocks themselves",
        lambda s: parted(s, ("t", "x")).with_("t", lead="Léa", room="Salle 1").with_("x", lead="Lea"),
        {"lead:p:lea"},
    ),
    (
        "in one group and then in the other",
        lambda s: parted(s, ("g", "t", "x"), deal="001").with_("g", lead="Awa").with_("x", pinned=855, lead="Awa")
        .with_("t", minutes=50, lead="Léa"),
        {"gap:x"},
    ),
    (
        "the same room",
        lambda s: parted(s, ("t", "x"), Lane("A", room="Grande salle"), Lane("B", room="grande  salle")),
        {"room:p:grande-salle"},
    ),
    # what is done
    ("no debrief", lambda s: s.text("r", debrief=Debrief()), {"debrief:r"}),
    (
        "a debrief among the steps",
        lambda s: s.text("r", debrief=Debrief(), steps=(step(50), replace(step(10), title="Débrief"))),
        set(),
    ),
    (
        "a debrief right after",
        lambda s: s.text("r", debrief=Debrief()).after("r", Block("d", OTHER, "Retour sur la scène", 10)),
        set(),
    ),
    (
        "coming back from a pause is no debrief",
        lambda s: s.text("r", debrief=Debrief()).after(
            "r", *(Block(key, OTHER, title, 5) for key, title in (("d", "Retour de pause"), ("f", "Retour en salle")))
        ),
        {"debrief:r"},
    ),
    ("promised and absent", lambda s: s.framed(promised=("mobiliser", "negocier")), {"absent:negocier"}),
    ("no sheet at all, nothing to say", lambda s: s.without("o", "e", "r", "g", "t", "x", "c"), set()),
    (
        "a sheet before the one it names",
        lambda s: s.text("e", prerequisites=("Avoir joué « Fiche x », si possible",)),
        {"order:e:x"},
    ),
    ("a sheet after the one it names", lambda s: s.text("x", prerequisites=("Avoir joué « Fiche e »",)), set()),
    (
        "a brique before the one it supposes",
        lambda s: s.text("e", briques=("ecouter",), prerequisites=("Une écoute",))
        .text("r", prerequisites=("Une écoute",))
        .text("x", briques=("mobiliser",)),
        {"order:ecouter:mobiliser"},
    ),
    ("one sheet of a brique is only borrowed", lambda s: s.text("e", briques=("ecouter",)), set()),
    ("at a distance without saying how", lambda s: s.text("t", remote=" ").framed(remote=True), {"remote:t"}),
    ("here, a sheet need not say how", lambda s: s.text("t", remote=""), set()),
    ("no welcome", lambda s: s.without("w", "o"), {"welcome"}),
    ("an opening is a welcome", lambda s: s.without("w"), set()),
    ("no closing", lambda s: s.without("c"), {"closing"}),
    ("an evaluation closes", lambda s: s.without("c").after("x", Block("q", OTHER, "Évaluation", 15)), set()),
]  # fmt: skip


def replace_key(scene: Scene, key: str, new: str, minutes: int) -> Block:
    """A second part of a block."""
    return replace(scene.plan.block(key), key=new, minutes=minutes)


def without_noon(scene: Scene) -> Scene:
    """The two half-days right after each other, breaks in them."""
    long = scene.hours(1, 540, 780).hours(2, 780, 990)
    return long.text("o", steps=(step(60),)).after("o", Block("b3", BREAK, "Pause", 15))


@pytest.mark.parametrize(("spoil", "codes"), [one[1:] for one in FIRING], ids=[one[0] for one in FIRING])
def test_a_warning_for_each_matter_and_for_no_other(spoil: Spoil, codes: set[str]) -> None:
    scene = spoil(sound())
    assert scene.codes() == codes
    for one in scene.warnings():
        keys = {block.key for block in scene.plan}
        assert set(one.keys) <= keys
        assert one.what.endswith(".")
        assert one.advice.endswith(".")
        assert one.reason == ""


def test_every_kind_of_warning_is_tried() -> None:
    source = "".join(map(inspect.getsource, (check_clock, check_content, check_people, check_rhythm)))
    kinds = set(re.findall(r'coded\(\s*"([a-z-]+)"', source)) | set(
        re.findall(r'PlanWarning\(\s*"([a-z-]+)"', source)
    )
    assert kinds == {code.partition(":")[0] for _, _, codes in FIRING for code in codes}


def test_the_words_say_what_how_much_and_what_to_do() -> None:
    scene = sound().with_("r", pinned=640).text("e", group=GroupSize(4, 8, 11)).framed(promised=("negocier",))
    said = {one.kind: f"{one.what} {one.advice}" for one in scene.warnings()}
    assert said["overlap"] == (
        "«\u00a0Fiche r\u00a0» commence à 10\u00a0h\u00a040, 10\u00a0min avant la fin de «\u00a0Pause\u00a0». "
        "Raccourcissez l’une des deux, déplacez-la, ou changez l’heure fixée."
    )
    assert "jusqu’à 11\u00a0personnes\u00a0; vous en attendez 12." in said["many"]
    assert "La brique «\u00a0Négocier\u00a0» a été promise" in said["absent"]
    assert [one.grave for one in scene.warnings()] == [True, True, False]


def test_a_missing_break_is_proposed_where_it_would_come() -> None:
    (one,) = sound().without("b1").warnings()
    assert (
        one.what
        == "2\u00a0h\u00a035 sans pause, de 9\u00a0h à 11\u00a0h\u00a035 (samedi 5\u00a0décembre, le matin)."
    )
    assert one.advice == "Placez une pause de 10 à 15\u00a0min, par exemple après «\u00a0Fiche e\u00a0»."
    assert one.keys == ("e",)
    rested = sound().after("x", Block("b3", BREAK, "Pause", 15)).without("t")
    (alone,) = rested.text("x", steps=(step(130),)).warnings()
    assert alone.advice.endswith("en la coupant en deux.")
    assert alone.keys == ("x",)


def test_a_brique_set_aside_is_named() -> None:
    scene = sound()
    plan = edits.park(scene.plan, ["r", "x"])
    (one,) = (w for w in replace(scene, plan=plan).warnings() if w.kind == "absent")
    assert one.keys == ("r",)
    assert "«\u00a0Fiche r\u00a0»" in one.advice


def test_a_warning_waved_off_keeps_its_reason_until_the_matter_is_gone() -> None:
    scene = sound().with_("r", pinned=640).framed(waived={"overlap:r": "On se croise.", "sold": "Offert."})
    assert [(one.code, one.reason) for one in scene.warnings()] == [("overlap:r", "On se croise.")]
    assert scene.with_("r", pinned=None).codes() == set()


def test_texts_not_read_yet_raise_no_false_alarm() -> None:
    every = frozenset(block.key for block in sound().plan)
    for name, spoil, codes in FIRING:
        blind = replace(spoil(sound()), blind=every | {"e2"})
        assert blind.codes() <= codes, name


BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(list(BlockKind)), st.integers(1, 300), st.none() | st.integers(0, 1439),
        st.integers(1, 9), st.sampled_from(["", "", "p", "q"]), st.integers(0, 2), st.sampled_from(["", "Awa", "et"]),
    ),
    max_size=12,
)  # fmt: skip
LANES = st.lists(
    st.builds(Lane, st.just(""), room=st.sampled_from(["", "1"]), people=st.integers(0, 30)),
    min_size=2,
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(BLOCKS, BLOCKS, LANES, LANES, st.integers(0, 40), st.booleans())
def test_any_plan_is_judged_without_a_fall_and_each_code_once(
    first: list[tuple[BlockKind, int, int | None, int, str, int, str]],
    second: list[tuple[BlockKind, int, int | None, int, str, int, str]],
    p_lanes: list[Lane],
    q_lanes: list[Lane],
    people: int,
    remote: bool,
) -> None:
    base = sound()
    made = [
        [_block(f"{half}{place}", *one) for place, one in enumerate(blocks)]
        for half, blocks in enumerate((first, second))
    ]
    halves = [replace(half, blocks=tuple(there)) for half, there in zip(base.plan.halves, made, strict=True)]
    parallels = (Parallel("p", tuple(p_lanes)), Parallel("q", tuple(q_lanes)))
    plan = settled(Plan(tuple(halves), parallels=parallels))
    frame = Frame(
        people=people, trainers=("Awa",), remote=remote, promised=("x", "ecouter"), sold=300, briques=BRIQUES
    )
    scene = replace(base, plan=plan, frame=frame)
    found = scene.warnings()
    assert len({one.code for one in found}) == len(found)
    assert max((len(one.code) for one in found), default=0) <= 120
    parts = scene.balance()
    for whole in (parts.briques, parts.kinds, parts.ways):
        assert sum(part.minutes for part in whole) == parts.content
    assert abs(parts.active + parts.listening) <= parts.content + 1


def _block(
    key: str,
    kind: BlockKind,
    minutes: int,
    start: int | None,
    number: int,
    parallel: str,
    lane: int,
    lead: str,
) -> Block:
    is_sheet = kind is BlockKind.SHEET
    return Block(
        key, kind, "Séquence", minutes, number if is_sheet else None, int(is_sheet), pinned=start, lead=lead,
        parallel=parallel, lane=lane if parallel else 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "codes"), [one[1:] for one in FIRING if one[2]], ids=[n for n, _, c in FIRING if c]
)
def test_a_code_stays_while_others_are_edited(spoil: Spoil, codes: set[str]) -> None:
    scene = spoil(sound())
    aside = edits.insert(scene.plan, [Block("new", OTHER, "Peut-être", 45)], Spot(None, 0))
    renamed = replace(scene, plan=aside).each(lambda b: replace(b, notes="Apporter du café"))
    assert renamed.codes() == codes
    other = replace(scene, texts={**scene.texts, "z": sheet("z", SheetKind.GAME, step(5))})
    assert other.codes() == codes
