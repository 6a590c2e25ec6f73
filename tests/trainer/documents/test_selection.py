"""Booklets of any choice of sheets: contents that tell the right page, bookmarks, dividers, two sides."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from tests.trainer.documents import papers
from trainer.core.errors import Refused
from trainer.documents.blocks import Document, Lazily, Section, para
from trainer.documents.docx import render_docx
from trainer.documents.method_sheet import MethodSheetPaper
from trainer.documents.pdf import render_pdf
from trainer.documents.selection import BriqueSheets, SheetBooklet, selection_booklet
from trainer.documents.sheet_forms import SheetForm

PAGED = [form for form in SheetForm if form not in (SheetForm.A5_TWO_UP, SheetForm.A5_FOLDED)]


def booklet(form: SheetForm) -> PdfReader:
    return PdfReader(BytesIO(render_pdf(selection_booklet(papers.the_selection(form)))))


def contents(page: str) -> list[tuple[str, int]]:
    """The lines of a page of contents: title, page."""
    found = re.findall(r"(?m)^(.+?)\s+(\d+)$", page)
    return [(words.strip(), int(number)) for words, number in found if "Page " not in words]


@pytest.mark.parametrize("form", PAGED)
def test_the_contents_tell_the_right_pages(form: SheetForm, tmp_path: Path) -> None:
    content = render_pdf(selection_booklet(papers.the_selection(form)))
    pages = [papers.words(page) for page in papers.pdf_text(content, tmp_path, "-raw").split("\f")]
    raw = papers.pdf_text(content, tmp_path, "-layout").split("\f")
    listed = contents(next(page for page in raw if "Sommaire" in page))
    briques = "trainer_notes" in form.shape.fields
    assert len(listed) == (1 if form is SheetForm.ROLE_CARDS else 4 if briques else 2)
    for title, number in listed:
        assert title in pages[number - 1]
    numbers = [number for _, number in listed]
    assert numbers == sorted(numbers)


def test_bookmarks_lead_to_briques_and_sheets() -> None:
    reader = booklet(SheetForm.A4)
    found: list[tuple[int, Destination]] = []
    for entry in reader.outline:
        inner = entry if isinstance(entry, list) else [entry]
        found += [(int(isinstance(entry, list)), one) for one in inner if not isinstance(one, list)]
    assert [(depth, one.title) for depth, one in found] == [
        (0, "Sommaire"), (0, "Écouter les colères"), (1, papers.sheet().title), (0, "Mobiliser"),
        (1, papers.sheet("porte-a-porte-en-binomes").title),
    ]  # fmt: skip
    for _, one in found:
        page = reader.pages[reader.get_destination_page_number(one) or 0]
        assert str(one.title) in papers.words(page.extract_text())


def test_every_page_but_the_cover_has_its_number() -> None:
    reader = booklet(SheetForm.A4)
    total = len(reader.pages)
    assert "Page" not in reader.pages[0].extract_text()
    for number, page in enumerate(reader.pages[1:], 2):
        assert f"Page {number} / {total}" in page.extract_text()


def test_on_two_sides_every_text_begins_on_the_right() -> None:
    reader = booklet(SheetForm.A4_DUPLEX)
    titles = ("Sommaire", "Brique 2", papers.sheet().title, papers.sheet("porte-a-porte-en-binomes").title)
    texts = [papers.words(page.extract_text()) for page in reader.pages]
    for title in titles:
        firsts = [
            number
            for number, words in enumerate(texts, 1)
            if words.startswith(title) or f"· {title}" in words
        ]
        assert all(number % 2 for number in firsts[:1]), title
    assert "" in texts


def test_lines_of_the_contents_can_be_clicked() -> None:
    reader = booklet(SheetForm.A4)
    page = next(page for page in reader.pages if "Sommaire" in page.extract_text())
    annotations = page["/Annots"]
    assert len(annotations) == 4  # type: ignore[arg-type]


def test_the_word_file_has_the_contents_and_the_pages_of_the_sheets() -> None:
    made = docx.Document(BytesIO(render_docx(selection_booklet(papers.the_selection()))))
    lines = [
        paragraph.text
        for paragraph in made.paragraphs
        if str(paragraph.style and paragraph.style.name).startswith("toc")
    ]
    assert [line.split("\t")[0] for line in lines] == [
        "Écouter les colères", papers.sheet().title, "Mobiliser", papers.sheet("porte-a-porte-en-binomes").title,
    ]  # fmt: skip
    marks = {mark.get(f"{W}name") for mark in made.element.body.iter(f"{W}bookmarkStart")}
    fields = [text.text or "" for text in made.element.body.iter(f"{W}instrText")]
    aimed = {match[1] for text in fields if (match := re.search(r"PAGEREF (\S+)", text))}
    assert len(aimed) == 4
    assert aimed <= marks


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_sheets_without_the_form_are_left_out_and_none_is_refused() -> None:
    data = papers.the_selection(SheetForm.ROLE_CARDS)
    assert len(selection_booklet(data).sections) == 4  # cover, contents, cards, grid
    with pytest.raises(Refused, match="Aucune des fiches"):
        selection_booklet(replace(data, parts=data.parts[1:]))


def test_a_booklet_without_briques_lists_its_sheets_at_the_first_level() -> None:
    sheets = tuple(
        MethodSheetPaper(papers.sheet(name), "Mobiliser", "#D9482B")
        for name in ("", "porte-a-porte-en-binomes")
    )
    made = selection_booklet(SheetBooklet("Choix", (BriqueSheets(sheets),)))
    reader = PdfReader(BytesIO(render_pdf(made)))
    assert len([entry for entry in reader.outline if not isinstance(entry, list)]) == 3


def test_sections_are_made_one_at_a_time_and_not_kept() -> None:
    made: list[int] = []

    def section(number: int) -> Section:
        made.append(number)
        return Section((para(f"mot {number}"),))

    document = Document("Long", Lazily([lambda n=n: section(n) for n in range(5)]))  # type: ignore[misc]
    assert len(document.sections) == 5
    assert made == []
    assert len(PdfReader(BytesIO(render_pdf(document))).pages) == 5
    assert made == [0, 1, 2, 3, 4]
    assert [len(part.blocks) for part in document.sections[1:3]] == [1, 1]
