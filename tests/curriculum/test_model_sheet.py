"""The annotated model sheet (docs/fiche-modele.md) quotes a shipped sheet word for word, and teaches its sums right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from curriculum.model import MethodSheet
from curriculum.quantities import needed
from curriculum.sheet_text import read_sheet
from tests.support.editorial import typography
from tests.support.spelling import unknown

DOCS = Path(__file__).parents[2] / "docs"
MODEL = (DOCS / "fiche-modele.md").read_text(encoding="utf-8")
ANNOTATED, WALL = MODEL.split("## À épingler au mur\n")
SHEET_FILE = resources.path("briques") / "01-mobiliser" / "premier-palier.md"
SHEET_TEXT = SHEET_FILE.read_text(encoding="utf-8")
CUT = "[…]"
GROUPS = ((6, 1), (12, 1), (30, 2))
"""People and trainers of the columns of the table of quantities."""


def plain(text: str) -> str:
    """The words of a text on one line, without the marks of a block quote."""
    return re.sub(r"[ \n]+", " ", re.sub(r"^(?:> ?)+", "", text, flags=re.MULTILINE)).strip()


def blocks(text: str) -> list[str]:
    """The runs of lines that quote the sheet: what is in a frame, or behind a bar."""
    found = re.findall(r"^```yaml\n(.*?)^```$|((?:^>[^\n]*\n)+)", text, flags=re.MULTILINE | re.DOTALL)
    return [framed or barred for framed, barred in found]


def passages(text: str) -> list[str]:
    """What the page quotes, between the cuts."""
    return [plain(piece) for block in blocks(text) for piece in block.split(CUT) if plain(piece)]


def remarks(text: str) -> list[str]:
    """The paragraphs that the page adds to the sheet; the titles of the format are the format's."""
    for block in blocks(text):
        text = text.replace(block, "\n")
    titles = (
        rf"^### (?:{'|'.join(map(re.escape, sections()))})$|^```(?:yaml)?$|^\|.*$|`[^`\n]+`|(?<=\])\([^)]*\)"
    )
    return [plain(part) for part in re.sub(titles, "", text, flags=re.MULTILINE).split("\n\n") if plain(part)]


def sections() -> list[str]:
    """The titles of the sheet, in order."""
    return re.findall(r"^## (.+)$", SHEET_TEXT, flags=re.MULTILINE)


def words_of_the_sheet(remark: str) -> Iterator[str]:
    """What a remark puts between guillemets to show the strength of the sheet."""
    shown = remark if remark.startswith("**Ce qui tient.**") else remark.partition("**La vraie**")[2]
    yield from re.findall(r"«\u00a0(.+?)\u00a0»", shown)


@pytest.fixture(scope="module")
def sheet() -> MethodSheet:
    return read_sheet(SHEET_TEXT, SHEET_FILE.name)


def test_every_passage_stands_in_the_shipped_sheet_in_its_order() -> None:
    shipped, place = plain(SHEET_TEXT), 0
    assert len(passages(ANNOTATED)) > 30
    for passage in passages(ANNOTATED):
        assert passage in shipped, passage
        assert shipped.find(passage, place) >= 0, f"out of order: {passage}"
        place = shipped.find(passage, place) + len(passage)


def test_marks_of_quotation_and_cuts_are_not_words_of_the_sheet() -> None:
    assert plain("> > « Une porte,\n> > un moment. »\n") == "« Une porte, un moment. »"
    assert passages("Ici.\n\n> Un\n> palier. […]\n>\n> Fin.\n\nRien.\n") == ["Un palier.", "Fin."]
    assert passages("```yaml\ntitre: Un\n  palier\n```\n") == ["titre: Un palier"]


def test_the_words_shown_as_the_strong_version_are_the_words_of_the_sheet() -> None:
    shown = [words for remark in remarks(ANNOTATED) for words in words_of_the_sheet(remark)]
    assert len(shown) > 10
    assert [words for words in shown if words not in plain(SHEET_TEXT)] == []


def test_no_section_of_the_sheet_is_left_out() -> None:
    told = re.findall(r"^### (.+)$", ANNOTATED, flags=re.MULTILINE)
    assert [title for title in told if title in sections()] == sections()


def test_each_section_has_its_weak_version_and_why_it_fails() -> None:
    weak = [remark for remark in remarks(ANNOTATED) if remark.startswith("**On écrit d’abord")]
    assert len(weak) > len(sections())
    quoted = [words for remark in weak for words in re.findall(r"\*([^*]{20,})\*", remark.split("**Cela")[0])]
    assert all("**Cela rate" in remark and "**La vraie**" in remark for remark in weak)
    assert len(quoted) == len(weak)
    assert [words for words in quoted if words in plain(SHEET_TEXT)] == []


def test_the_table_of_quantities_is_the_sum_the_program_makes(sheet: MethodSheet) -> None:
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \|$", MODEL, flags=re.MULTILINE)
    rules = [material.quantity for material in sheet.materials]
    assert [rule for rule, *_ in rows] == rules
    for rule, *numbers in rows:
        assert [int(number) for number in numbers] == [needed(rule, *group) for group in GROUPS]


def test_the_sum_of_the_minutes_is_the_sheets(sheet: MethodSheet) -> None:
    minutes, usual = [step.minutes for step in sheet.steps], sheet.duration.usual
    optional = sum(step.minutes for step in sheet.steps if step.optional)
    assert f"{' + '.join(map(str, minutes))} = {usual} minutes" in plain(MODEL)
    assert f"{usual} − {optional} = {sheet.duration.short}" in plain(MODEL)


def test_the_page_is_written_as_the_sheets_are() -> None:
    said = remarks(MODEL)
    assert list(typography(said)) == []
    assert [part for part in said if re.search(r"[^\W\d]:[\s*]", part)] == []
    assert set(unknown({"fiche-modele": said}).get("fiche-modele", [])) <= {"FALC"}


def test_the_list_for_the_wall_fits_a_page() -> None:
    lines = [line for line in WALL.splitlines() if line]
    assert len(lines) <= 35
    assert [line for line in lines if len(line) > 95] == []
    assert WALL.count("☐") == WALL.count("- ☐") > 15


@pytest.mark.parametrize("page", ["docs/ecrire-une-fiche.md", "docs/guide.md", "CONTRIBUTING.md"])
def test_who_writes_a_sheet_is_shown_the_way(page: str) -> None:
    text = (DOCS.parent / page).read_text(encoding="utf-8")
    (link,) = set(re.findall(r"\]\(([\w./-]*fiche-modele\.md)\)", text))
    assert (DOCS.parent / page).parent.joinpath(link).resolve() == DOCS / "fiche-modele.md"
