"""Copied blocks as text: read back exactly, foreign ones settled or refused, rubbish told apart."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from trainer.core.errors import InvalidInput, Refused
from trainer.planning import edits
from trainer.planning.clips import clip_text, plain_lines, read_clip, settle_sheets
from trainer.planning.records import Block, BlockKind, Clip, Lane, Plan, PlanHalf

WELCOME = Block("w", BlockKind.WELCOME, "Accueil", 15, notes="deux\nlignes")
SHEET = Block("s", BlockKind.SHEET, "Le tour des clés", 20, 7, 3, 2, "", 600, "Awa", "Salle 2")
OTHER = Block("o", BlockKind.OTHER, "À part", 20)


def plan() -> Plan:
    half = PlanHalf(1, date(2026, 12, 5), 570, 750, (WELCOME, SHEET, OTHER))
    lanes = [Lane("A", "Salle 1", "Awa", 9), Lane("B")]
    grouped = edits.group_under(Plan((half,)), ["w"], "Ouverture", "g")
    return edits.run_parallel(grouped, ["s", "o"], lanes, "p")


def test_a_clip_comes_back_as_it_was_and_as_lines() -> None:
    clip = edits.copied(plan(), ["w", "s", "o"])
    text = clip_text(clip, {7: "tour-des-cles"})
    assert read_clip(text) == (clip, {7: "tour-des-cles"})
    assert plain_lines(plan(), clip).splitlines() == [
        "09:30 – 09:45  Accueil",
        "10:00 – 10:20  Le tour des clés",
        "09:45 – 10:05  À part",
    ]


def test_sheets_get_the_numbers_of_this_database() -> None:
    clip = Clip((WELCOME, SHEET))
    settled = settle_sheets(clip, {7: "tour-des-cles"}, {"tour-des-cles": (41, 1)})
    assert settled.blocks[1] == replace(SHEET, sheet_id=41, edition=1, kept=1)
    with pytest.raises(Refused, match="n’a pas la fiche «\u00a0Le tour des clés\u00a0»"):
        settle_sheets(clip, {7: "tour-des-cles"}, {})


def _blocks(**fields: object) -> str:
    data = json.loads(clip_text(Clip((WELCOME,)), {}))
    data["blocks"][0].update(fields)
    return json.dumps(data)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 100_000,
        '{"schema": 2}',
        '{"schema": true}',
        '{"schema": 1, "sheets": {}, "blocks": [], "groups": [], "parallels": []}',
        _blocks(minutes=0),
        _blocks(minutes="15"),
        _blocks(title=" "),
        _blocks(kind="fiche"),
        _blocks(kind="sheet"),
        _blocks(group="g"),
        _blocks(parallel="p"),
        _blocks(pinned=2000),
    ],
)
def test_what_is_no_clip_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        read_clip(text)
