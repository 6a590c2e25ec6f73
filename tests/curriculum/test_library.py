"""Every sheet and brique that ships: complete, canonical, with true figures and French typography."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import resources
from curriculum.brique_text import read_brique, write_brique
from curriculum.model import Brique, MethodSheet, Need, SheetKind
from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import write_sheet

FOLDER = resources.path("briques")
SHEET_FILES = sorted(path for path in FOLDER.glob("*/*.md") if path.name != "brique.md")
BRIQUE_FILES = sorted(FOLDER.glob("*/brique.md"))
TEXTS = {path: path.read_text(encoding="utf-8") for path in (*SHEET_FILES, *BRIQUE_FILES)}
SHEETS = {path: read_sheet(TEXTS[path], path.name) for path in SHEET_FILES}
BRIQUES = {path: read_brique(TEXTS[path], path.name) for path in BRIQUE_FILES}
ROLE_PLAYS = [path for path in SHEET_FILES if SHEETS[path].kind is SheetKind.ROLEPLAY]

QUANTITY = re.compile(r"[1-9]\d*( [a-zà-ÿ]+)?( par (personne|groupe de [2-9]|formateur·rice))?")
GROUPING = re.compile(
    r"plénière|individuel|travail individuel|seul·e|binômes|deux camps|deux cercles|groupes de [2-9]"
)

PROPOSED = {
    "ecouter-les-coleres",
    "revendications-et-strategie",
    "prendre-la-parole",
    "negocier-avec-les-decideurs",
    "faire-grandir-et-durer",
}
REPORTED = {
    "mobiliser",
    "mener-des-enquetes",
    "animer-des-reunions",
    "aller-chercher-des-allies",
    "conduire-une-action-non-violente",
}

every_sheet = pytest.mark.parametrize("path", SHEET_FILES, ids=lambda path: path.stem)
every_brique = pytest.mark.parametrize("path", BRIQUE_FILES, ids=lambda path: path.parent.name)
every_role_play = pytest.mark.parametrize("path", ROLE_PLAYS, ids=lambda path: path.stem)


def prose(sheet: MethodSheet) -> list[str]:
    """Every text of a sheet that a person reads."""
    return [
        sheet.title, sheet.promise, sheet.audience, sheet.room, sheet.remote, sheet.when, sheet.when_not,
        sheet.context, sheet.variants, sheet.risks, sheet.handout, sheet.falc, sheet.trainer_notes,
        *sheet.objectives, *sheet.prerequisites, *sheet.observation, *sheet.debrief.questions,
        *sheet.debrief.key_messages, *sheet.evaluation.before, *sheet.evaluation.after,
        *(text for step in sheet.steps for text in (step.title, step.description, step.instruction, step.trainer_note)),
        *(text for role in sheet.roles for text in (role.name, role.text)),
        *(note.text for note in sheet.accessibility), *(material.item for material in sheet.materials),
    ]  # fmt: skip


def brique_prose(brique: Brique) -> list[str]:
    return [
        brique.title,
        brique.tagline,
        brique.audience,
        brique.introduction,
        *brique.goals,
        *brique.prerequisites,
    ]


@every_sheet
def test_a_sheet_is_canonical(path: Path) -> None:
    sheet = SHEETS[path]
    assert write_sheet(sheet) == TEXTS[path]
    assert read_sheet(write_sheet(sheet), path.name) == sheet


@every_brique
def test_a_brique_is_canonical(path: Path) -> None:
    brique = BRIQUES[path]
    assert write_brique(brique) == TEXTS[path]
    assert path.parent.name == f"{brique.position:02d}-{brique.slug}"


@every_sheet
def test_the_file_carries_the_short_name(path: Path) -> None:
    assert SHEETS[path].slug == path.stem
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem)


@every_sheet
def test_lengths_add_up(path: Path) -> None:
    sheet = SHEETS[path]
    assert sum(step.minutes for step in sheet.steps) == sheet.duration.usual
    optional = sum(step.minutes for step in sheet.steps if step.optional)
    assert sheet.duration.usual - optional == sheet.duration.short < sheet.duration.usual
    assert sheet.duration.long > sheet.duration.usual
    assert all(step.minutes >= 2 for step in sheet.steps)


@every_sheet
def test_every_needed_field_is_filled(path: Path) -> None:
    sheet = SHEETS[path]
    texts = (
        sheet.promise, sheet.audience, sheet.room, sheet.remote, sheet.when, sheet.when_not, sheet.variants,
        sheet.risks, sheet.handout, sheet.falc, sheet.trainer_notes,
    )  # fmt: skip
    assert all(texts)
    lists = (
        sheet.objectives, sheet.tags, sheet.prerequisites, sheet.materials, sheet.debrief.questions,
        sheet.debrief.key_messages, sheet.evaluation.before, sheet.evaluation.after, sheet.sources, sheet.authors,
    )  # fmt: skip
    assert all(lists)
    assert (sheet.language, sheet.licence) == ("fr", "CC BY-SA 4.0")
    assert sheet.group.minimum >= 2
    assert sheet.trainers >= 1
    assert all(step.description and step.instruction for step in sheet.steps)
    assert all(source.title and (source.author or source.link) for source in sheet.sources)


@every_sheet
def test_nothing_is_invented_as_already_tested(path: Path) -> None:
    assert SHEETS[path].tested == ()


@every_sheet
def test_quantities_have_a_known_form(path: Path) -> None:
    assert [m.quantity for m in SHEETS[path].materials if not QUANTITY.fullmatch(m.quantity)] == []


@every_sheet
def test_groupings_have_a_known_form(path: Path) -> None:
    assert [s.grouping for s in SHEETS[path].steps if not GROUPING.fullmatch(s.grouping)] == []


@every_sheet
def test_each_of_the_six_needs_has_its_note(path: Path) -> None:
    assert [note.need for note in SHEETS[path].accessibility] == list(Need)


@every_sheet
def test_sources_are_links_one_can_follow(path: Path) -> None:
    links = [source.link for source in SHEETS[path].sources if source.link]
    assert [link for link in links if not re.fullmatch(r"https://[^\s/]+\.[a-z]+(/\S*)?", link)] == []


@every_role_play
def test_a_role_play_has_what_it_needs(path: Path) -> None:
    sheet = SHEETS[path]
    assert len(sheet.roles) >= 4
    assert len({role.name for role in sheet.roles}) == len(sheet.roles)
    assert min(len(role.text) for role in sheet.roles) > 80
    assert len(sheet.observation) >= 4
    assert len(sheet.context) > 200


def test_three_sheets_live_in_each_brique_and_one_is_a_role_play() -> None:
    homes = Counter(sheet.briques[0] for sheet in SHEETS.values())
    assert homes == dict.fromkeys(PROPOSED | REPORTED, 3)
    assert {SHEETS[path].briques[0] for path in ROLE_PLAYS} == PROPOSED | REPORTED
    assert all(path.parent.name.endswith(sheet.briques[0]) for path, sheet in SHEETS.items())


def test_sheets_name_briques_that_exist_and_each_once() -> None:
    for sheet in SHEETS.values():
        assert set(sheet.briques) <= PROPOSED | REPORTED
        assert len(set(sheet.briques)) == len(sheet.briques)
    assert len({sheet.title for sheet in SHEETS.values()}) == len(SHEETS)


def test_ten_briques_of_which_five_are_propositions() -> None:
    briques = sorted(BRIQUES.values(), key=lambda brique: brique.position)
    assert [brique.position for brique in briques] == list(range(1, 11))
    assert {brique.slug for brique in briques if brique.proposition} == PROPOSED
    assert {brique.slug for brique in briques if not brique.proposition} == REPORTED
    assert len({brique.colour for brique in briques}) == len({brique.icon for brique in briques}) == 10


@every_brique
def test_a_brique_says_what_it_is(path: Path) -> None:
    brique = BRIQUES[path]
    assert all(brique_prose(brique))
    assert len(brique.goals) >= 3
    sheets = sum(sheet.duration.usual for sheet in SHEETS.values() if sheet.briques[0] == brique.slug)
    assert sheets <= brique.usual_minutes <= sheets + 40  # its three sheets, welcome and pauses
    assert re.fullmatch(r"#[0-9A-F]{6}", brique.colour)
    assert resources.path(f"icons/{brique.icon}.svg").is_file()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_prose_follows_french_typography(path: Path) -> None:
    texts = prose(SHEETS[path]) if path in SHEETS else brique_prose(BRIQUES[path])
    wrong = []
    for text in texts:
        plain = re.sub(r"\*\*|https?://\S+", "", text)
        wrong += re.findall(r".{0,20} [:;!?»].{0,5}|.{0,5}« .{0,20}", plain)
        wrong += re.findall(r".{0,20}[^\s\u00a0\u202f(\d:][;!?»].{0,5}|.{0,5}«[^\u00a0\u202f].{0,20}", plain)
        wrong += re.findall(r".{0,20}'.{0,20}|.{0,10}\.\.\..{0,5}|.{0,10}\".{0,10}", plain)
    assert wrong == []


@every_sheet
def test_falc_sentences_are_short(path: Path) -> None:
    sentences = [s.strip(" -") for s in re.split(r"[.!?\n]+", SHEETS[path].falc) if s.strip(" -")]
    assert len(sentences) >= 5
    assert [s for s in sentences if len(s.split()) > 15] == []
