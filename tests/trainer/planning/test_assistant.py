"""What the assistant proposes for any wish on the shipped library, judged by the planner's own warnings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.model import Debrief, MethodSheet, SheetKind
from tests.support import shipped
from trainer.core.errors import InvalidInput, Refused
from trainer.planning import assistant
from trainer.planning.assistant_judge import judged
from trainer.planning.assistant_records import Candidate, Proposal, Proposed, Wish, WishedHalf
from trainer.planning.records import BlockKind, BriqueLook
from trainer.planning.times import schedule

FIRST = date(2026, 12, 5)
MORNING, AFTERNOON, WHOLE, EVENING = (570, 750), (825, 1035), (540, 1020), (1110, 1290)
BREAKS = (BlockKind.BREAK, BlockKind.MEAL)


@cache
def texts() -> dict[int, MethodSheet]:
    return dict(enumerate(shipped.masters(), start=1))


@cache
def candidates() -> tuple[Candidate, ...]:
    return tuple(candidate(number, sheet) for number, sheet in texts().items())


def candidate(number: int, sheet: MethodSheet) -> Candidate:
    length, group = sheet.duration, sheet.group
    return Candidate(
        number,
        sheet.slug,
        sheet.title,
        sheet.kind,
        sheet.briques[0],
        length.short,
        length.usual,
        length.long,
        1,
        group_min=group.minimum,
        group_ideal=group.ideal,
        group_max=group.maximum,
        trainers=sheet.trainers,
        remote=bool(sheet.remote),
        at_distance="à distance" in sheet.tags,
        tested=bool(sheet.tested),
    )


@cache
def briques() -> tuple[BriqueLook, ...]:
    return tuple(
        BriqueLook(one.slug, one.title, one.position, one.colour, one.prerequisites)
        for one in shipped.briques()
    )


def read(wanted: Sequence[Candidate]) -> Mapping[int, MethodSheet]:
    return {one.id: texts()[one.id] for one in wanted}


def wish(
    slugs: Sequence[str],
    days: int = 2,
    hours: Sequence[tuple[int, int]] = (MORNING, AFTERNOON),
    people: int = 18,
    trainers: int = 2,
    remote: bool = False,
) -> Wish:
    halves = tuple(WishedHalf(FIRST + timedelta(days=day), *half) for day in range(days) for half in hours)
    return Wish(tuple(slugs), halves, people, remote, trainers)


def propose(wanted: Wish, earlier: Sequence[Proposal] = ()) -> Proposal:
    return assistant.propose(wanted, briques(), candidates(), read, earlier)


def several(wanted: Wish, most: int, known: Sequence[Candidate] = ()) -> list[Proposal]:
    """As many different proposals as there are, at most `most`."""
    made: list[Proposal] = []
    with suppress(Refused):
        while len(made) < most:
            made.append(assistant.propose(wanted, briques(), known or candidates(), read, made))
    return made


def warned(proposal: Proposal, wanted: Wish) -> list[str]:
    by_id = {one.id: one for one in candidates()}
    return [one.kind for one in judged(proposal, wanted, by_id, texts(), briques())]


def blocks(proposal: Proposal) -> list[Proposed]:
    return [block for half in proposal.halves for block in half.blocks]


def check(proposal: Proposal, wanted: Wish) -> None:
    """What holds of every proposal, whatever was wished for."""
    plan = proposal.plan(tuple(str(place) for place in range(proposal.blocks)))
    for half, made in zip(schedule(plan).halves, proposal.halves, strict=True):
        assert not half.gaps
        assert half.free == made.free >= 0
    known = {one.id: one for one in candidates()}
    for block in blocks(proposal):
        assert block.reason.endswith("."), block
        if block.sheet_id is not None:
            sheet = known[block.sheet_id]
            assert sheet.short <= block.minutes <= sheet.long, block
            assert sheet.trainers <= wanted.trainers
            assert sheet.remote or not wanted.remote
            assert sheet.home in wanted.briques
    assert len(set(proposal.sheets)) == len(proposal.sheets)


wishes = st.builds(
    wish,
    st.lists(st.sampled_from([one.slug for one in shipped.briques()]), min_size=1, max_size=6, unique=True),
    st.integers(1, 5),
    st.sampled_from([(MORNING, AFTERNOON), (WHOLE,), (EVENING,), ((480, 600), (600, 720)), ((570, 660),)]),
    st.sampled_from([0, 3, 8, 14, 18, 30, 40]),
    st.integers(1, 3),
    st.booleans(),
)


@settings(max_examples=8, deadline=None)
@given(wishes)
def test_every_proposal_keeps_to_the_hours_the_lengths_and_the_people_and_is_another_one(
    wanted: Wish,
) -> None:
    made = several(wanted, 3)
    for attempt, one in enumerate(made):
        check(one, wanted)
        assert one.attempt == attempt
    assert len({one.sheets for one in made}) == len(made)
    rhythm = {"break", "listening", "after-meal", "debrief", "order", "overlap", "overrun", "short", "long"}
    for one in made:
        assert not rhythm & set(warned(one, wanted))


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.sampled_from([one.slug for one in shipped.briques()]), min_size=1, max_size=4, unique=True)
)
def test_two_usual_days_have_no_warning_no_hole_and_every_brique(slugs: list[str]) -> None:
    wanted = wish(slugs)
    made: list[Proposal] = []
    for _ in range(3):
        made.append(propose(wanted, made))
        there = {block.brique for block in blocks(made[-1]) if block.brique}
        assert there == set(slugs)
    enough = len(slugs) > 1
    for one in made[:2] if enough else ():
        assert warned(one, wanted) == []
        assert one.remarks == () or all("vient après" in words for words in one.remarks)
        assert all(half.free <= 15 for half in one.halves)
        first, last = one.halves[0].blocks, one.halves[-1].blocks
        assert [first[0].kind, first[1].nature] == [BlockKind.WELCOME, SheetKind.OPENING.value]
        assert last[-1].nature == SheetKind.CLOSING.value
        assert all(any(block.kind is BlockKind.BREAK for block in half.blocks) for half in one.halves)


def test_the_same_wish_gives_the_same_proposals() -> None:
    wanted = wish(["mobiliser", "animer-des-reunions"])
    first = propose(wanted)
    assert propose(wanted) == first
    assert propose(wanted, [first]) == propose(wanted, [first]) != first


def test_briques_come_after_those_they_suppose_and_time_is_shared() -> None:
    made = propose(wish(["mener-des-enquetes", "mobiliser"]))
    titles = [title for title, _ in made.balance]
    assert titles == ["Mobiliser", "Mener des enquêtes"]
    assert "vient après les briques qu’elle suppose" in made.remarks[0]
    shares = [minutes for _, minutes in made.balance]
    assert min(shares) > 0.6 * max(shares)


def test_a_day_without_a_cut_gets_its_meal_and_something_lively_after_it() -> None:
    made = propose(wish(["mobiliser", "ecouter-les-coleres"], 1, (WHOLE,)))
    (half,) = made.halves
    place = next(place for place, block in enumerate(half.blocks) if block.kind is BlockKind.MEAL)
    start = half.half.starts + sum(block.minutes for block in half.blocks[:place])
    assert (start, half.blocks[place].minutes) == (750, 60)
    assert half.blocks[place + 1].nature in ("jeu", "exercice", "mise en situation")
    assert "repas" in half.blocks[place + 1].reason


def test_remote_with_one_trainer_takes_only_what_one_can_do_from_afar() -> None:
    wanted = wish(["animer-des-reunions"], 1, (EVENING,), people=10, trainers=1, remote=True)
    made = propose(wanted)
    assert warned(made, wanted) == []
    assert any("distance" in block.reason for block in blocks(made))


def test_what_cannot_be_is_said() -> None:
    crowd = propose(wish(["mobiliser"], people=80))
    assert any("n’est prévue pour 80" in words for words in crowd.remarks)
    long = propose(wish(["animer-des-reunions"], 5))
    assert any("rien n’est proposé" in words for words in long.remarks)
    assert sum(half.free for half in long.halves) > 0
    short = propose(wish([one.slug for one in shipped.briques()], 1, ((570, 660),)))
    assert any("n’a pas trouvé de place" in words for words in short.remarks)


def test_the_meal_keeps_its_hour_and_the_morning_is_filled_first_when_sheets_are_few() -> None:
    for people, remote in ((2, True), (2, False), (40, False)):
        wanted = wish(["mobiliser"], 1, (WHOLE,), people=people, trainers=1, remote=remote)
        for made in several(wanted, 4):
            (half,) = made.halves
            starts = {block.kind: at for at, block in zip(half.starts, half.blocks, strict=False)}
            assert starts.get(BlockKind.MEAL, 750) in range(735, 751)
            assert made.halves[0].blocks[1].nature == SheetKind.OPENING.value
            assert half.blocks[-1].nature == SheetKind.CLOSING.value


def test_a_meal_after_too_short_a_morning_is_fixed_at_its_hour() -> None:
    kinds = (SheetKind.EXERCISE, SheetKind.TOOL, SheetKind.GAME)
    long = [
        replace(
            candidates()[0],
            id=place,
            slug=f"s{place}",
            kind=kind,
            short=100,
            usual=105,
            long=110,
            remote=True,
        )
        for place, kind in enumerate(kinds, start=1)
    ]
    wanted = wish([candidates()[0].home], 1, (WHOLE,), people=0, trainers=3)
    made = assistant.propose(wanted, briques(), long, lambda _: {})
    (half,) = made.halves
    (meal,) = (place for place, block in enumerate(half.blocks) if block.kind is BlockKind.MEAL)
    assert (half.starts[meal], half.blocks[meal].pinned) == (750, 750)
    plan = made.plan(tuple(map(str, range(made.blocks))))
    timed = schedule(plan).halves[0]
    assert tuple(one.start for one in timed.timed) == half.starts[:-1]
    assert timed.free == half.free
    assert any("sans rien de prévu avant «\u00a0Repas\u00a0»" in words for words in made.remarks)


def test_many_briques_in_one_evening_fill_it_and_those_left_out_are_said() -> None:
    wanted = wish([one.slug for one in shipped.briques()], 1, (EVENING,), people=0)
    made = propose(wanted)
    assert made.halves[0].free <= 15
    assert sum(block.sheet_id is not None for block in blocks(made)) >= 4
    there = {title for title, minutes in made.balance if minutes}
    for title in {title for title, _ in made.balance} - there:
        (words,) = (words for words in made.remarks if f"«\u00a0{title}\u00a0»" in words)
        assert "n’a pas trouvé de place" in words


def test_hours_are_left_at_the_end_and_not_before_a_meal() -> None:
    slugs = ["negocier-avec-les-decideurs", "conduire-une-action-non-violente", "faire-grandir-et-durer"]
    slugs += ["ecouter-les-coleres", "prendre-la-parole", "mener-des-enquetes"]
    made = propose(wish(slugs, 3, ((480, 1050),), people=4, trainers=1))
    assert not any("sans rien de prévu" in words for words in made.remarks)
    assert any(words.startswith("Dimanche 6\u00a0décembre 2026, il reste") for words in made.remarks)
    assert all(block.pinned is None for block in blocks(made))


def test_nobody_comes_back_for_a_closing_alone_and_what_is_left_is_said_once() -> None:
    wanted = wish(["mener-des-enquetes"], 5, ((540, 720), (810, 990)), people=15, trainers=3, remote=True)
    made = propose(wanted)
    done = [half for half in made.halves if half.blocks]
    assert made.halves[: len(done)] == tuple(done)
    for half in done:
        natures = {block.nature for block in half.blocks if block.nature}
        assert natures - {SheetKind.OPENING.value, SheetKind.CLOSING.value}
    (left,) = (words for words in made.remarks if "rien n’est proposé" in words)
    assert f"les {len(made.halves) - len(done) - 1}\u00a0demi-journées suivantes" in left


def test_what_cannot_be_led_is_not_said_to_lack_room() -> None:
    two = [replace(one, trainers=2) if one.home == "mobiliser" else one for one in candidates()]
    wanted = wish(["animer-des-reunions", "mobiliser"], trainers=1)
    made = assistant.propose(wanted, briques(), two, read)
    assert made.balance == (("Animer des réunions", made.balance[0][1]), ("Mobiliser", 0))
    (words,) = (words for words in made.remarks if "«\u00a0Mobiliser\u00a0»" in words)
    assert words.startswith(
        "Aucune fiche publiée de «\u00a0Mobiliser\u00a0» ne peut être menée par une personne"
    )


def test_every_warning_that_a_proposal_will_get_is_told_with_it() -> None:
    wanted = wish(["mobiliser", "ecouter-les-coleres"], 1, ((540, 720), (810, 990), (1110, 1230)))
    dated = propose(wanted)
    assert warned(dated, wanted) == ["long-day"]
    assert any("samedi 5\u00a0décembre dure 8\u00a0h sans les repas" in words for words in dated.remarks)
    undated = propose(replace(wanted, dated=False))
    assert any("La journée du jour\u00a01 dure 8\u00a0h" in words for words in undated.remarks)
    assert not any("décembre" in words for words in undated.remarks)


def test_only_what_follows_a_meal_is_said_to_follow_one() -> None:
    hours = ((540, 720), (810, 990), (1080, 1230))
    made = propose(wish(["mobiliser", "ecouter-les-coleres"], 1, hours))
    after = ["après le repas" in half.blocks[0].reason for half in made.halves]
    assert after == [False, True, False]


def test_a_brique_for_other_numbers_of_people_still_begins_with_an_opening() -> None:
    for made in several(wish(["mener-des-enquetes"], 2, ((1110, 1210),), people=40, trainers=4), 3):
        assert made.halves[0].blocks[1].nature == SheetKind.OPENING.value


def test_no_break_comes_a_moment_after_the_beginning_where_one_less_is_enough() -> None:
    wanted = wish(["mobiliser", "negocier-avec-les-decideurs"], 1, ((840, 1080),), people=15)
    for made in several(wanted, 2):
        (half,) = made.halves
        ends = [place for place, block in enumerate(half.blocks) if block.kind is BlockKind.BREAK]
        runs = [sum(one.minutes for one in half.blocks[a:b]) for a, b in pairwise([0, *ends, None])]
        assert all(50 <= minutes - (place > 0) * 15 <= 120 for place, minutes in enumerate(runs)), runs


def test_proposals_end_with_a_sentence_when_there_is_no_other() -> None:
    few = [one for one in candidates() if one.home == "mobiliser"][:3]
    wanted = wish(["mobiliser"], 1, ((570, 690),))
    made = several(wanted, 40, few)
    assert 0 < len(made) < 40
    with pytest.raises(Refused, match="ne trouve plus d’autre déroulé") as refused:
        assistant.propose(wanted, briques(), few, read, made)
    assert refused.value.code == "nothing-left"


def test_a_role_play_without_questions_is_spoken_about_at_once() -> None:
    wanted = wish(["mobiliser"], 1)

    def silent(asked: Sequence[Candidate]) -> Mapping[int, MethodSheet]:
        found = {}
        for one in asked:
            sheet = texts()[one.id]
            steps = tuple(replace(step, title="Jouer") for step in sheet.steps)
            found[one.id] = replace(sheet, debrief=Debrief(), steps=steps)
        return found

    made = blocks(assistant.propose(wanted, briques(), candidates(), silent))
    played = [place for place, block in enumerate(made) if block.nature == SheetKind.ROLEPLAY.value]
    assert played
    for place in played:
        assert made[place + 1].title == f"Débrief de «\u00a0{made[place].title}\u00a0»"


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (wish([]), "briques"),
        (wish(["perdue"]), "briques"),
        (wish(["mobiliser", "mobiliser"]), "briques"),
        (wish(["mobiliser"], 0), "days"),
        (wish(["mobiliser"], 1, ((750, 570),)), "days"),
        (wish(["mobiliser"], 1, ((570, 750), (700, 800))), "days"),
        (wish(["mobiliser"], trainers=0), "trainers"),
        (wish(["mobiliser"], people=-1), "people"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_with_a_sentence(wanted: Wish, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        propose(wanted)
    assert refused.value.field == field
