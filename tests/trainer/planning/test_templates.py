"""Models changed by the edits of a plan, and as files: what comes back, what is refused, how sheets are found again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.errors import BadFile, Refused
from trainer.core.text import fold
from trainer.planning import edits
from trainer.planning.records import Block, BlockKind, Group, Lane, Parallel, Plan, PlanHalf, Spot
from trainer.planning.template_edits import edited, plan_of
from trainer.planning.template_file import LARGEST, file_text, read_file, read_text, relinked
from trainer.planning.templates import Model, model_of, model_text, read_model

DAYS = (date(2026, 12, 5), date(2026, 12, 8))
SLUGS = {7: "tour-des-cles", 9: "porte-a-porte"}
TITLES = {"tour-des-cles": "Le tour des clés", "porte-a-porte": "Le porte-à-porte"}


def model() -> Model:
    """Two days apart, with a heading, groups beside each other, a pin at midnight, something set aside."""
    night = Block("a", BlockKind.WELCOME, "Accueil", 15, pinned=0, notes="café", group="g")
    key = Block("b", BlockKind.SHEET, "Le tour des clés", 45, sheet_id=7, edition=2, group="g")
    north = Block("c", BlockKind.SHEET, "Porte à porte", 60, sheet_id=9, edition=1, parallel="p")
    south = Block("d", BlockKind.OTHER, "Marche", 60, parallel="p", lane=1)
    plan = Plan(
        (PlanHalf(1, DAYS[0], 0, 120, (night, key)), PlanHalf(2, DAYS[1], 570, 750, (north, south))),
        (Block("e", BlockKind.OTHER, "Peut-être", 30),),
        (Group("g", "Arriver"),),
        (Parallel("p", (Lane("Nord"), Lane("Sud"))),),
    )
    return replace(model_of(plan, SLUGS), about="Pour débuter, à « deux ».")


def body(made: Model) -> dict[str, Any]:
    """The file of a model, as JSON reads it."""
    data: dict[str, Any] = json.loads(file_text("Mon modèle", "workshop", made, TITLES).content)
    return data


def read(data: object) -> Model:
    return read_text(json.dumps(data).encode(), "«\u00a0f.json\u00a0»").model


def test_a_model_is_a_plan_and_comes_back_from_it() -> None:
    made = model()
    assert edited(made, lambda plan: plan) == made
    assert read_model(model_text(made)) == made
    longer = edited(made, lambda plan: edits.change(plan, replace(plan.block("b"), minutes=50)))
    assert [block.minutes for block in longer.clip.blocks] == [15, 50, 60, 60, 30]
    without = edited(made, lambda plan: edits.remove(plan, ["c"]))
    assert without.slugs == {7: "tour-des-cles"}
    assert (without.about, without.halves[1].day) == (made.about, 3)
    moved = edited(made, lambda plan: edits.move(plan, ["b"], Spot(2, 0)))
    assert moved.halves[1].keys[0] == "b"
    with pytest.raises(Refused):
        edited(made, lambda plan: edits.remove(plan, [block.key for block in plan]))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 4)), max_size=8))
def test_moves_lose_nothing_of_a_model(moves: list[tuple[int, int, int]]) -> None:
    made = model()
    for block, half, index in moves:
        plan = plan_of(made)
        key = [one.key for one in plan][block]
        spot = half or None
        index = min(index, len([one for one in plan.at(spot) if one.key != key]))
        try:
            made = edited(made, lambda plan: edits.move(plan, [key], Spot(spot, index)))  # noqa: B023
        except Refused:
            continue
        assert sorted(one.title for one in made.clip.blocks) == sorted(
            one.title for one in model().clip.blocks
        )
        assert read_model(model_text(made)) == made


def test_a_file_gives_the_model_back_and_reads_well(tmp_path: Path) -> None:
    written = file_text("Mon/modèle", "workshop", model(), TITLES)
    assert written.name == "Mon-modèle.json"
    text = written.content.decode()
    assert '"title": "Le tour des clés"' in text
    assert '"adapted"' not in text
    assert json.loads(text)["sheets"] == TITLES
    file = tmp_path / written.name
    file.write_bytes(b"\xef\xbb\xbf" + written.content)
    back = read_file(file)
    assert (back.title, back.scope, back.model, back.titles) == ("Mon/modèle", "workshop", model(), TITLES)


def test_sheets_are_found_by_short_name_then_by_title() -> None:
    back = read_text(file_text("M", "workshop", model(), TITLES).content, "f")
    assert relinked(back, SLUGS.values(), {}) == model()
    found = relinked(back, ["tour-des-cles"], {fold("Le porte-à-porte"): ["porte-a-porte-2"]})
    assert found.slugs == {7: "tour-des-cles", 9: "porte-a-porte-2"}
    assert [block.edition for block in found.clip.blocks] == [0, 2, 0, 0, 0]
    twice = {fold("Le porte-à-porte"): ["un", "deux"]}
    assert relinked(back, ["tour-des-cles"], twice) == model()


Harm = Callable[[dict[str, Any]], object]
HARMS: dict[str, Harm] = {
    "no mapping": lambda _: [1, 2],
    "another file": lambda data: data | {"fabrique": "paquet"},
    "no version": lambda data: data | {"version": "1"},
    "newer": lambda data: data | {"version": 2},
    "newer inside": lambda data: data | {"model": data["model"] | {"schema": 2}},
    "no title": lambda data: data | {"title": " "},
    "endless title": lambda data: data | {"title": "a" * 301},
    "no text": lambda data: data | {"title": 3},
    "nul": lambda data: data | {"title": "a\0b"},
    "half a letter": lambda data: data | {"title": "\ud800"},
    "scope": lambda data: data | {"scope": "year"},
    "two days in one": lambda data: data | {"scope": "day"},
    "sheets": lambda data: data | {"sheets": {"a": 1}},
    "no list": lambda data: data | {"sheets": []},
    "no model": lambda data: data | {"model": None},
    "far day": lambda data: _half(data, day=10**12),
    "backwards": lambda data: _half(data, day=9),
    "half minute": lambda data: _half(data, starts=0.5),
    "endless block": lambda data: _block(data, minutes=10**30),
    "no minutes": lambda data: _block(data, minutes=-5),
    "a kind": lambda data: _block(data, kind="fête"),
    "a lane": lambda data: _block(data, parallel="p", lane=7),
    "endless words": lambda data: data | {"model": data["model"] | {"about": "a" * 5000}},
}


def _half(data: dict[str, Any], **values: object) -> dict[str, Any]:
    data["model"]["halves"][0] |= values
    return data


def _block(data: dict[str, Any], **values: object) -> dict[str, Any]:
    data["model"]["clip"]["blocks"][0] |= values
    return data


@pytest.mark.parametrize("name", HARMS)
def test_a_file_that_means_harm_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(BadFile) as refused:
        read(HARMS[name](body(model())))
    assert refused.value.message.startswith("«\u00a0f.json\u00a0»") or "plus récent" in refused.value.message
    assert refused.value.message.endswith(".") or "«\u00a0Modèles\u00a0»" in refused.value.message


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"PK\x03\x04", b'{"fabrique": NaN}', b"[" * 200_000, b"a" * (LARGEST + 1)]
)
def test_bytes_that_are_no_model_are_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "f.json"
    file.write_bytes(content)
    with pytest.raises(BadFile):
        read_file(file)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lien.json").symlink_to(tmp_path)
    for name in ("lien.json", "rien.json", "."):
        with pytest.raises(BadFile):
            read_file(tmp_path / name)
