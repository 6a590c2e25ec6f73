"""The English sheets: bound to what their masters say today, whole, of the same build, in English that reads well."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import resources
from curriculum.model import MethodSheet, Source
from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import fingerprint, write_sheet
from tests.support.editorial import RULES, easy_to_read, french, prose, quantities, sentences
from tests.support.spelling import ENGLISH, unknown

FILES = sorted(path for path in resources.path("briques").glob("*/*.md") if path.name != "brique.md")
ALL = {path: read_sheet(path.read_text(encoding="utf-8"), path.name) for path in FILES}
MASTERS = {sheet.slug: sheet for sheet in ALL.values() if not sheet.translation.of}
TRANSLATED = {path: sheet for path, sheet in ALL.items() if sheet.language == "en"}
TITLES = {sheet.translation.of: sheet.title for sheet in TRANSLATED.values()}

ITS_OWN = {"slug", "language", "translation"}
"""What a translation says for itself."""
KEPT = {"briques", "quantity", "grouping", "at", "authors", "licence", "link", "sha256"}
"""The texts that stay as they are; of all the others, the number of lines does."""
NUMBERS = r"two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|hundred"

every_translation = pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.stem)


def master_of(path: Path) -> MethodSheet:
    return MASTERS[TRANSLATED[path].translation.of]


def build(value: Any, name: str = "") -> Any:
    """What must be the same in every language: figures, format words, sources, and how many lines each text has."""
    if is_dataclass(value) and not isinstance(value, Source):
        return {f.name: build(getattr(value, f.name), f.name) for f in fields(value) if f.name not in ITS_OWN}
    if isinstance(value, tuple):
        return [build(one, name) for one in value]
    if isinstance(value, str) and not isinstance(value, Enum) and name not in KEPT:
        return sum(bool(line.strip()) for line in value.split("\n"))
    return value


def test_a_whole_brique_is_translated_and_no_sheet_twice() -> None:
    homes = defaultdict(set)
    for slug, sheet in MASTERS.items():
        homes[sheet.briques[0]].add(slug)
    assert homes["mobiliser"] <= set(TITLES)
    assert len(TITLES) == len(TRANSLATED)


@every_translation
def test_a_translation_is_of_what_its_master_says_today(path: Path) -> None:
    sheet = TRANSLATED[path]
    assert sheet.translation.fingerprint == fingerprint(master_of(path))
    assert path.with_name(f"{sheet.translation.of}.md").is_file()
    assert write_sheet(sheet) == path.read_text(encoding="utf-8")


@every_translation
def test_a_translation_is_built_like_its_master(path: Path) -> None:
    assert build(TRANSLATED[path]) == build(master_of(path))


@every_translation
def test_a_translation_keeps_the_rules_that_are_not_about_french(path: Path) -> None:
    rules = [rule for rule in RULES if rule not in (easy_to_read, french, quantities)]
    assert [remark for rule in rules for remark in rule(TRANSLATED[path])] == []


@every_translation
def test_every_text_is_translated(path: Path) -> None:
    """No text is the French one, and none is so short that a sentence must be missing."""
    for said, original in zip(prose(TRANSLATED[path]), prose(master_of(path)), strict=True):
        assert said != original or not said
        assert len(said) > 0.6 * len(original) - 10, said


@every_translation
def test_a_page_has_as_many_blanks_and_boxes_to_fill_in(path: Path) -> None:
    of_hand = [re.findall(r"…{2,}|☐|\*\*", one.handout) for one in (TRANSLATED[path], master_of(path))]
    assert len(of_hand[0]) == len(of_hand[1])
    assert of_hand[0].count("☐") == of_hand[1].count("☐")


@every_translation
def test_sheets_are_named_by_their_english_title(path: Path) -> None:
    master, english = ("\n".join(prose(one)).lower() for one in (master_of(path), TRANSLATED[path]))
    for slug, title in TITLES.items():
        if f"«\u00a0{MASTERS[slug].title.lower()}\u00a0»" in master:
            assert f"“{title.lower()}”" in english


@every_translation
def test_easy_to_read_sentences_are_short_and_say_numbers_in_digits(path: Path) -> None:
    text = TRANSLATED[path].falc
    assert [line for line in sentences(text) if len(line.split()) > 15] == []
    assert re.findall(rf"\b(?:{NUMBERS})\b|[;()]|n’t\b|\b\w+’(?:m|re|ll|ve)\b", text.lower()) == []


@every_translation
def test_typography_is_english(path: Path) -> None:
    texts = [*prose(TRANSLATED[path]), *TRANSLATED[path].tags]
    french_or_typed = r".{0,20}(?:[ \u00a0\u202f][:;!?,](?!\w)|[«»'\"\u00a0\u202f]|\.\.\.).{0,10}"
    assert [wrong for text in texts for wrong in re.findall(french_or_typed, text)] == []
    for text in texts:
        assert text.count("“") == text.count("”")


def test_spelling() -> None:
    read = {path.stem: [*prose(sheet), *sheet.tags] for path, sheet in TRANSLATED.items()}
    assert unknown(read, "en_GB") == {}


def test_the_list_of_words_is_in_order_and_each_word_is_used() -> None:
    lines = [line for line in ENGLISH.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(set(lines), key=lambda word: (word.lower(), word))
    everything = " ".join(
        text for sheet in TRANSLATED.values() for text in (*prose(sheet), *sheet.tags)
    ).lower()
    assert [word for word in lines if word.lower() not in everything] == []
