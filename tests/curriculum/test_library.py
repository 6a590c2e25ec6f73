"""Every sheet and brique that ships keeps what the authors' style sheet asks (docs/ecrire-une-fiche.md)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import resources
from curriculum.brique_text import read_brique, write_brique
from curriculum.model import MethodSheet, SheetKind
from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import write_sheet
from tests.support.editorial import REMOTE, RULES, alike, brique_prose, prose, sentences, typography
from tests.support.spelling import LEXICON, unknown

FOLDER = resources.path("briques")
BRIQUE_FILES = sorted(FOLDER.glob("*/brique.md"))
FILES = sorted(path for path in FOLDER.glob("*/*.md") if path.name != "brique.md")
TEXTS = {path: path.read_text(encoding="utf-8") for path in (*FILES, *BRIQUE_FILES)}
ALL = {path: read_sheet(TEXTS[path], path.name) for path in FILES}
SHEETS = {path: sheet for path, sheet in ALL.items() if sheet.language == "fr"}
BRIQUES = {path: read_brique(TEXTS[path], path.name) for path in BRIQUE_FILES}

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

every_sheet = pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
every_file = pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
every_brique = pytest.mark.parametrize("path", BRIQUES, ids=lambda path: path.parent.name)


@every_sheet
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_sheet_keeps_the_style_sheet(path: Path, rule: Callable[[MethodSheet], Iterator[str]]) -> None:
    assert list(rule(SHEETS[path])) == []


@every_file
def test_a_sheet_is_canonical(path: Path) -> None:
    sheet = ALL[path]
    assert write_sheet(sheet) == TEXTS[path]
    assert read_sheet(write_sheet(sheet), path.name) == sheet


@every_brique
def test_a_brique_is_canonical(path: Path) -> None:
    brique = BRIQUES[path]
    assert write_brique(brique) == TEXTS[path]
    assert path.parent.name == f"{brique.position:02d}-{brique.slug}"


@every_file
def test_the_file_carries_the_short_name(path: Path) -> None:
    assert ALL[path].slug == path.stem
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem)
    assert path.parent.name.endswith(ALL[path].briques[0])


def test_eighty_sheets_and_seven_or_more_in_each_brique() -> None:
    homes = Counter(sheet.briques[0] for sheet in SHEETS.values())
    assert len(SHEETS) >= 80
    assert set(homes) == PROPOSED | REPORTED
    assert min(homes.values()) >= 7


@pytest.mark.parametrize("brique", sorted(PROPOSED | REPORTED))
def test_each_brique_has_what_a_training_needs(brique: str) -> None:
    mine = [sheet for sheet in SHEETS.values() if sheet.briques[0] == brique]
    kinds = Counter(sheet.kind for sheet in mine)
    assert kinds[SheetKind.ROLEPLAY] >= 2
    assert kinds[SheetKind.OPENING] >= 1
    assert kinds[SheetKind.CLOSING] >= 1
    assert any(REMOTE in sheet.tags for sheet in mine)


def test_eight_filmed_lessons_and_a_thread_of_eco_syndicats() -> None:
    assert sum(sheet.kind is SheetKind.VIDEO for sheet in SHEETS.values()) >= 8
    thread = defaultdict(list)
    for sheet in SHEETS.values():
        if re.search(
            r"passoire|chaleur|canicule|chauff|factures? d|ascenseur|isolation", " ".join(prose(sheet))
        ):
            thread[sheet.briques[0]].append(sheet.slug)
    assert set(thread) == PROPOSED | REPORTED


def test_no_two_sheets_are_alike() -> None:
    assert list(alike({path.stem: TEXTS[path] for path in SHEETS})) == []


def test_spelling() -> None:
    read = {path.stem: prose(sheet) for path, sheet in SHEETS.items()}
    read |= {path.parent.name: brique_prose(brique) for path, brique in BRIQUES.items()}
    assert unknown(read) == {}


def test_the_list_of_words_is_in_order_and_each_word_is_used() -> None:
    lines = [line for line in LEXICON.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(set(lines), key=lambda word: (word.lower(), word))
    everything = " ".join(TEXTS.values()).lower()
    assert [word for word in lines if word.lower() not in everything] == []


@every_sheet
def test_easy_to_read_sentences_average_fifteen_words_at_most(path: Path) -> None:
    counts = [len(sentence.split()) for sentence in sentences(SHEETS[path].falc)]
    assert sum(counts) / len(counts) <= 15
    assert max(counts) <= 25


def test_sheets_name_briques_that_exist_and_each_once() -> None:
    for sheet in ALL.values():
        assert set(sheet.briques) <= PROPOSED | REPORTED
        assert len(set(sheet.briques)) == len(sheet.briques)
    assert len({sheet.title for sheet in ALL.values()}) == len(ALL)


def test_ten_briques_of_which_five_are_propositions() -> None:
    briques = sorted(BRIQUES.values(), key=lambda brique: brique.position)
    assert [brique.position for brique in briques] == list(range(1, 11))
    assert {brique.slug for brique in briques if brique.proposition} == PROPOSED
    assert {brique.slug for brique in briques if not brique.proposition} == REPORTED
    assert len({brique.colour for brique in briques}) == len({brique.icon for brique in briques}) == 10


@every_brique
def test_a_brique_says_what_it_is_and_names_its_sheets(path: Path) -> None:
    brique = BRIQUES[path]
    mine = [sheet for sheet in SHEETS.values() if sheet.briques[0] == brique.slug]
    assert all(brique_prose(brique))
    assert len(brique.goals) >= 3
    assert [sheet.title for sheet in mine if sheet.title.lower() not in brique.introduction.lower()] == []
    assert min(s.duration.usual for s in mine) < brique.usual_minutes <= sum(s.duration.usual for s in mine)
    assert list(typography(brique_prose(brique))) == []
    assert re.fullmatch(r"#[0-9A-F]{6}", brique.colour)
    assert resources.path(f"icons/{brique.icon}.svg").is_file()
