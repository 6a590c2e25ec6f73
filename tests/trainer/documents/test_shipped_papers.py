"""Every shipped sheet on paper, in every form it has: whole pages, nothing cut, nothing over an edge."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn

import resources
from curriculum.model import MethodSheet
from curriculum.sheet_text import read_sheet
from trainer.documents.blocks import (
    Block,
    Callout,
    Cards,
    Document,
    Grid,
    Heading,
    KeepTogether,
    ListBlock,
    Paragraph,
    Table,
    plain,
)
from trainer.documents.docx import render_docx
from trainer.documents.expand import expand
from trainer.documents.method_sheet import MethodSheetPaper, sheet_document
from trainer.documents.pdf import render_pdf
from trainer.documents.pdf.bands import BandBox
from trainer.documents.pdf.boxes import Box, Panel, Stack
from trainer.documents.pdf.pages import Page, lay_out
from trainer.documents.pdf.table import CardRow, TableBox
from trainer.documents.pdf.text import TextBox
from trainer.documents.sheet_forms import SheetForm, forms_of
from trainer.documents.theme import Imposition, look

FILES = sorted(
    (file for file in resources.path("briques").rglob("*.md") if file.name != "brique.md"),
    key=lambda file: file.as_posix(),
)
FORMS = list(SheetForm)
BAND_LINES = 2
each_sheet = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@cache
def read(file: Path) -> MethodSheet:
    return read_sheet(file.read_text(encoding="utf-8"), file.name)


def paper(sheet: MethodSheet, form: SheetForm) -> Document:
    return sheet_document(MethodSheetPaper(sheet, "Une brique au nom assez long", "#B4530A"), form)


def inside(box: Box) -> Iterator[Box]:
    """A box and all that it holds."""
    yield box
    match box:
        case Stack():
            children = box.boxes
        case Panel():
            children = (box.inner,)
        case TableBox():
            head = (box.header,) if box.header else ()
            children = tuple(cell.inner for row in (*head, *box.rows) for cell in row.cells)
        case CardRow():
            children = box.cards
        case BandBox():
            children = (box.stack,)
        case _:
            return
    for child in children:
        yield from inside(child)


def line_count(box: Box) -> int:
    """How many lines stand one below the other in a box."""
    match box:
        case TextBox():
            return len(box.lines)
        case Stack():
            return sum(map(line_count, box.boxes))
        case Panel():
            return line_count(box.inner)
        case TableBox():
            return sum(max(line_count(cell.inner) for cell in row.cells) or 1 for row in box.rows)
        case CardRow():
            return max(map(line_count, box.cards))
    return BAND_LINES


def lowest(box: Box) -> Box:
    while isinstance(box, Stack | Panel):
        box = box.inner if isinstance(box, Panel) else box.boxes[-1]
    return box


def is_grid(box: Box) -> bool:
    """Whether it is a table to write in, with lines on all sides."""
    return any(
        isinstance(part, TableBox) and any(row.grid is Grid.FULL for row in part.rows) for part in inside(box)
    )


def words(box: Box) -> str:
    return " ".join(bit.words for part in inside(box) if isinstance(part, TextBox)
                    for line in part.lines for bit in line.bits)  # fmt: skip


def faults_of_page(page: Page) -> Iterator[str]:
    """What is wrong on one page."""
    end = lowest(page.placed[-1][1])
    if isinstance(end, TextBox) and (end.anchor or end.keep_next):
        yield f"a title or a label alone at its foot: {words(end)!r}"
    if (count := sum(line_count(box) for _, box in page.placed)) < 4:
        yield f"{count} lines only"
    bottom = max(top + box.height for top, box in page.placed)
    if bottom > page.size[1] - 20:
        yield f"text {bottom - page.size[1] + 20:.0f} points too low"
    for box in (part for _, placed in page.placed for part in inside(placed)):
        if isinstance(box, TextBox):
            widest = max(line.width for line in box.lines) + box.indent
            if widest > box.width + 0.01:
                yield f"a line wider than its frame: {words(box)!r}"
        if isinstance(box, TableBox):
            for row in box.rows:
                if any(part.width > cell.width for cell in row.cells
                       for part in inside(cell.inner) if isinstance(part, TextBox)):  # fmt: skip
                    yield "a cell narrower than its text"
    rows = [box for _, box in page.placed if isinstance(box, CardRow)]
    if len(rows) == 1 and rows[0].columns == 1 and len(page.placed) == 1:
        yield "one role card alone"


def held_labels(blocks: Sequence[Block]) -> set[str]:
    """The labels of the boxes that belong to the text, or to the box, above them."""
    return {
        box.label
        for upper, box in pairwise(blocks)
        if isinstance(box, Callout)
        and (
            isinstance(upper, Callout) or (isinstance(upper, Paragraph | ListBlock) and upper.keep_with_next)
        )
    }


def faults_between(page: Page, following: Page, labels: tuple[str, ...]) -> Iterator[str]:
    """What the end of one page and the beginning of the next part that belongs together."""
    upper, lower = page.placed[-1][1], following.placed[0][1]
    if page.section is not following.section or not isinstance(lower, Panel):
        return
    labelled = words(lower).startswith(labels)
    if labelled and not isinstance(upper, Panel):
        yield f"a box parted from the text of its step: {words(lower)[:60]!r}"
    if isinstance(upper, Panel) and not labelled and min(line_count(upper), line_count(lower)) < 3:
        yield f"a box that leaves a line or two: {words(lower)[:60]!r}"


def every_block(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, and those that they keep together."""
    for block in blocks:
        yield block
        if isinstance(block, KeepTogether):
            yield from every_block(block.blocks)


def tables_and_cards(block: Block) -> tuple[int, int]:
    """The rows of tables and of cards of a block, as the document describes them."""
    match expand(block):
        case Table() as table:
            return len(table.rows), 0
        case Cards() as cards:
            return 0, -(-len(cards.cards) // cards.columns)
        case Callout(blocks=inner) | KeepTogether(blocks=inner):
            found = [tables_and_cards(one) for one in inner]
            return sum(rows for rows, _ in found), sum(cards for _, cards in found)
    return 0, 0


def faults(sheet: MethodSheet, form: SheetForm) -> Iterator[str]:
    """What is wrong with a sheet in a form, each with its page."""
    document = paper(sheet, form)
    pages = lay_out(document)
    blocks = [block for section in document.sections for block in section.blocks]
    labels = tuple(sorted(held_labels(blocks)))
    for number, page in enumerate(pages, 1):
        yield from (f"page {number}: {fault}" for fault in faults_of_page(page))
    for number, (page, following) in enumerate(pairwise(pages), 1):
        yield from (
            f"pages {number} and {number + 1}: {fault}" for fault in faults_between(page, following, labels)
        )
    placed = [part for page in pages for _, box in page.placed for part in inside(box)]
    set_rows = sum(len(box.rows) for box in placed if isinstance(box, TableBox))
    set_cards = sum(isinstance(box, CardRow) for box in placed)
    described = [tables_and_cards(block) for block in blocks]
    if set_rows != sum(rows for rows, _ in described):
        yield "a row of a table is cut by the end of a page"
    if set_cards != sum(cards for _, cards in described):
        yield "a role card is cut by the end of a page"
    grids = [page for page in pages if any(is_grid(box) for _, box in page.placed)]
    if len(grids) > 1:
        yield f"the observation grid takes {len(grids)} pages"


@each_sheet
def test_every_page_of_a_shipped_sheet_is_whole(file: Path) -> None:
    sheet = read(file)
    found = [f"{form.value}, {fault}" for form in forms_of(sheet) for fault in faults(sheet, form)]
    assert found == [], f"{sheet.slug}: " + "\n".join(found)


def boxes_of_words(
    content: bytes, folder: Path
) -> Iterator[tuple[int, float, float, list[tuple[float, ...]]]]:
    """Every page of a PDF as poppler reads it: number, width, height, the corners of its words."""
    file = folder / "paper.pdf"
    file.write_bytes(content)
    done = subprocess.run(["pdftotext", "-bbox", str(file), "-"], check=True, capture_output=True)
    space = "{http://www.w3.org/1999/xhtml}"
    for number, page in enumerate(ElementTree.fromstring(done.stdout).iter(f"{space}page"), 1):
        corners = [
            tuple(float(word.attrib[name]) for name in ("xMin", "yMin", "xMax", "yMax"))
            for word in page.iter(f"{space}word")
        ]
        yield number, float(page.attrib["width"]), float(page.attrib["height"]), corners


@each_sheet
def test_the_words_of_a_shipped_sheet_stand_inside_its_pages(file: Path, tmp_path: Path) -> None:
    """In one of its forms, a different one from sheet to sheet: inside the margins of the sheet, none on a fold."""
    sheet = read(file)
    forms = forms_of(sheet)
    form = forms[FILES.index(file) % len(forms)]
    document = paper(sheet, form)
    edge = min(look(document.layout).margins.inner, look(document.layout).margins.outer) - 1
    folds = document.layout.imposition is not Imposition.NONE
    for number, width, height, corners in boxes_of_words(render_pdf(document), tmp_path):
        where = f"{sheet.slug}, {form.value}, sheet {number}"
        empty = document.layout.duplex and not corners  # the back of a page before one that lies on the right
        assert empty or len({round(corner[1]) for corner in corners}) > 3, where
        for left, top, right, bottom in corners:
            assert edge <= left < right <= width - edge, where
            assert 10 <= top < bottom <= height - 10, where
            assert not (folds and left < width / 2 + edge and right > width / 2 - edge), where


@pytest.mark.parametrize("file", FILES[::3], ids=lambda file: file.stem)
def test_a_shipped_sheet_for_a_word_processor_keeps_rows_whole_and_titles_with_their_text(file: Path) -> None:
    sheet = read(file)
    form = (SheetForm.A4, SheetForm.PARTICIPANT, SheetForm.LARGE_PRINT)[FILES.index(file) // 3 % 3]
    document = paper(sheet, form)
    written = docx.Document(BytesIO(render_docx(document)))
    styled = [(p.text, p.style) for p in written.paragraphs if p.style]
    titles = [(words, style) for words, style in styled if (style.name or "").startswith("Heading ")]
    assert all(style.paragraph_format.keep_with_next for _, style in titles), sheet.slug
    told = [plain(block.content) for section in document.sections for block in every_block(section.blocks)
            if isinstance(block, Heading)]  # fmt: skip
    assert [words for words, _ in titles] == told, sheet.slug
    for table in written.tables:
        one = len(table.rows) == 1  # a title, a box of text: Word may cut a long one
        for row in table.rows:
            whole = row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None
            assert whole or one, f"{sheet.slug}, {form.value}: {row.cells[0].text[:60]!r}"
