"""The shipped paths as their authors wrote them: whole, in French, made of shipped sheets, none like another."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

import resources
from curriculum.model import LearningPath, MethodSheet, SheetKind
from curriculum.path_text import TEXTS, TITLES, read_path, write_path
from curriculum.sheet_text import read_sheet
from tests.support.editorial import REMOTE, alike, typography
from tests.support.spelling import unknown

FILES = sorted(resources.path("parcours").glob("*.md"))
ATLEAST = 11
BREAK, WELCOME = 15, 15
LONG = 120
"""A half-day of more minutes than this has a break."""


@cache
def sheets() -> dict[str, MethodSheet]:
    """The shipped sheets by their short name."""
    files = [file for file in resources.path("briques").glob("*/*.md") if file.name != "brique.md"]
    read = [read_sheet(file.read_text(encoding="utf-8"), file.name) for file in files]
    return {sheet.slug: sheet for sheet in read}


def text(name: str) -> str:
    """The text of a shipped path."""
    return resources.path(f"parcours/{name}").read_text(encoding="utf-8")


def paths() -> list[LearningPath]:
    """Every shipped path, in the order of its number."""
    return [read_path(text(file.name), file.name) for file in FILES]


def prose(path: LearningPath) -> list[str]:
    """Every text of a path that a person reads."""
    texts = [getattr(path, name) for name in TEXTS]
    return [path.title, path.promise, path.audience, *path.prerequisites, *path.objectives, *texts]


def minutes(path: LearningPath) -> list[int]:
    """The minutes of each stage."""
    return [item.minutes or sheets()[item.sheet].duration.usual for item in path.items]


def sentences(path: LearningPath) -> set[str]:
    """The sentences of eight words and more of the texts of a path."""
    found = re.split(r"(?<=[.!?])\s+", " ".join(getattr(path, name) for name in TEXTS))
    return {sentence for sentence in found if len(sentence.split()) >= 8}


@pytest.fixture(params=[file.name for file in FILES])
def path(request: pytest.FixtureRequest) -> LearningPath:
    """Each shipped path in its turn."""
    return read_path(text(request.param), request.param)


def test_the_files_are_numbered_named_and_canonical() -> None:
    assert len(FILES) >= ATLEAST
    for number, file in enumerate(FILES, start=1):
        read = read_path(text(file.name), file.name)
        assert file.name == f"{number:02}-{read.slug}.md"
        assert write_path(read) == text(file.name), file.name


def test_every_section_is_filled_and_no_price_is_told(path: LearningPath) -> None:
    empty = [title for name, title in TEXTS.items() if not getattr(path, name)]
    assert empty == []
    assert list(re.findall(r"^## (.+)$", write_path(path), re.MULTILINE)) == list(TITLES)
    assert path.title
    assert path.promise.endswith(".")
    assert path.audience
    assert path.prerequisites
    assert len(path.objectives) >= 4
    assert all(re.fullmatch(r"[A-ZÀÉ].+\.", objective) for objective in path.objectives)
    assert "certificat de réalisation" in path.outcome
    assert "€" not in "".join(prose(path))


def test_what_is_read_is_good_french(path: LearningPath) -> None:
    assert list(typography(prose(path))) == []
    assert unknown({path.slug: prose(path)}) == {}


def test_its_stages_are_shipped_sheets_that_fit_its_hours_and_its_group(path: LearningPath) -> None:
    slugs = [item.sheet for item in path.items]
    assert set(slugs) <= set(sheets())
    assert Counter(slugs).most_common(1)[0][1] == 1
    for slug, given in zip(slugs, minutes(path), strict=True):
        assert sheets()[slug].duration.short <= given <= sheets()[slug].duration.long, slug
        group = sheets()[slug].group
        assert group.minimum <= path.group.minimum, slug
        assert path.group.maximum <= group.maximum, slug
    halves = path.days if path.minutes <= path.days * 240 else 2 * path.days
    breaks = BREAK * halves if path.minutes > halves * LONG else 0
    assert sum(minutes(path)) + breaks <= path.minutes


def test_it_opens_closes_and_gives_something_to_do(path: LearningPath) -> None:
    kinds = [sheets()[item.sheet].kind for item in path.items]
    assert (kinds[0], kinds[-1]) == (SheetKind.OPENING, SheetKind.CLOSING)
    told = (SheetKind.INPUT, SheetKind.VIDEO)
    assert sum(length for kind, length in zip(kinds, minutes(path), strict=True) if kind in told) <= (
        sum(minutes(path)) // 3
    )
    assert {SheetKind.ROLEPLAY, SheetKind.EXERCISE} & set(kinds)


def test_a_remote_path_is_made_of_sheets_that_work_remotely() -> None:
    remote = [read for read in paths() if read.delivery.startswith("À distance")]
    assert remote
    for read in remote:
        parts = [sheets()[item.sheet] for item in read.items]
        assert [part.slug for part in parts if re.match(r"Non\b|À déconseiller", part.remote)] == []
        assert sum(REMOTE in part.tags for part in parts) >= read.days


def test_no_path_repeats_another() -> None:
    everywhere = Counter(sentence for one in paths() for sentence in sentences(one))
    assert [sentence for sentence, times in everywhere.items() if times > 1] == []
    assert list(alike({one.slug: "\n".join(prose(one)) for one in paths()})) == []
