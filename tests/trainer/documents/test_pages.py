"""Where pages end, for texts made to be awkward; and how a layout reaches the word processor's pages."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trainer.documents import papers
from trainer.documents.blocks import (
    Block,
    Callout,
    Document,
    Grid,
    Heading,
    KeepTogether,
    Paragraph,
    Row,
    Section,
    Table,
    bullets,
    cell,
    para,
    text,
)
from trainer.documents.docx import render_docx
from trainer.documents.method_sheet import sheet_document
from trainer.documents.pdf.boxes import Box, Panel, Stack
from trainer.documents.pdf.pages import Page, lay_out
from trainer.documents.pdf.text import TextBox
from trainer.documents.sheet_forms import SheetForm
from trainer.documents.theme import MM, Layout, Style, look

THIN = 2 * look(Layout()).specs[Style.BODY].leading


def pages(*blocks: Block) -> list[Page]:
    return lay_out(Document("Essai", (Section(blocks),)))


def last(box: Box) -> Box:
    while isinstance(box, Stack | Panel):
        box = box.inner if isinstance(box, Panel) else box.boxes[-1]
    return box


def height(page: Page) -> float:
    return max(top + box.height for top, box in page.placed) - page.placed[0][0]


def table(rows: int, header: bool = True) -> Table:
    head = Row((cell("Quoi"), cell("Combien"))) if header else None
    return Table((2, 1), tuple(Row((cell(f"chose {n}"), cell("1"))) for n in range(rows)), head)


@pytest.mark.parametrize("lines", range(30, 60))
def test_the_last_page_never_holds_a_line_or_two(lines: int) -> None:
    made = pages(*(para(f"Ligne {number}.") for number in range(lines)))
    assert all(height(page) > THIN for page in made)
    assert sum(len(page.placed) for page in made) == lines


def test_a_title_before_a_table_that_fills_a_page_is_not_left_alone() -> None:
    tall = KeepTogether(
        (Table((1,), tuple(Row((cell("x"),), min_height=24) for _ in range(12)), grid=Grid.FULL),)
    )
    made = pages(Heading(text("Grille"), 2), para("À remplir."), tall)
    assert height(made[0]) > THIN
    assert len(made) == 2


def test_a_title_near_the_top_is_not_left_by_a_group_that_has_no_room_beside_it() -> None:
    group = KeepTogether(tuple(para(f"Ensemble {n}") for n in range(33)))
    made = pages(table(1), Heading(text("Un titre"), 1), group, para("La fin."))
    lowest = last(made[0].placed[-1][1])
    assert not (isinstance(lowest, TextBox) and lowest.anchor)


def test_a_list_keeps_its_first_and_its_last_two_items_together() -> None:
    for before in range(30, 46):
        made = pages(*(para(f"Ligne {number}.") for number in range(before)), bullets(tuple("abcd")))
        marks = [
            sum(isinstance(box, TextBox) and box.marker is not None for _, box in page.placed)
            for page in made
        ]
        assert 1 not in marks, before


def step(number: int) -> tuple[Block, ...]:
    """A step as sheets have them: its title, its text, the words to say."""
    told = Paragraph(text(f"Texte {number}. " + "mot " * (20 + 31 * number % 90)), keep_with_next=True)
    said = Callout((para("dire " * (30 + 47 * number % 150)),), "À dire")
    return (Heading(text(f"{number}. Étape"), 3), told, said)


@pytest.mark.parametrize("before", range(40))
def test_a_box_stays_with_the_text_of_its_step_and_is_cut_where_three_lines_stand(before: int) -> None:
    steps = [block for number in range(9) for block in step(number)]
    made = pages(*(para(f"Ligne {number}.") for number in range(before)), *steps)
    for page, following in pairwise(made):
        end, start = page.placed[-1][1], following.placed[0][1]
        if isinstance(start, Panel):
            assert isinstance(end, Panel), "a box begins a page without the text of its step"
            assert min(len(texts(part)) for part in (end, start)) > 2, "a box leaves a line or two"


def texts(box: Box) -> list[str]:
    if isinstance(box, TextBox):
        return [bit.words for line in box.lines for bit in line.bits]
    inner = (box.inner,) if isinstance(box, Panel) else box.boxes if isinstance(box, Stack) else ()
    return [words for part in inner for words in texts(part)]


@pytest.mark.parametrize("lines", range(46, 58))
def test_the_last_page_holds_more_than_its_sources(lines: int) -> None:
    made = pages(
        *(para(f"Ligne {number}.") for number in range(lines)),
        Heading(text("Sources"), 2),
        para("Un livre.", Style.SMALL),
        para("Un rapport.", Style.SMALL),
    )
    six = 6 * look(Layout()).specs[Style.BODY].leading
    assert all(height(page) > six for page in made[1:])


_BLOCKS = st.one_of(
    st.integers(1, 400).map(lambda count: para("mot " * count)),
    st.integers(1, 12).map(lambda count: bullets(tuple(f"point {n}" for n in range(count)))),
    st.integers(1, 30).map(table),
    st.integers(1, 200).map(lambda count: Callout((para("dire " * count),), "À dire")),
    st.integers(1, 3).map(lambda level: Heading(text("Un titre"), level)),
    st.integers(1, 60).map(lambda count: KeepTogether(tuple(para(f"Ensemble {n}") for n in range(count)))),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_BLOCKS, min_size=1, max_size=30))
def test_no_text_ends_a_page_with_a_title_or_runs_over_its_foot(blocks: list[Block]) -> None:
    made = pages(*blocks, para("La fin."))
    foot = look(Layout()).margins.foot
    for page in made:
        lowest = last(page.placed[-1][1])
        assert not (isinstance(lowest, TextBox) and lowest.anchor)
        assert max(top + box.height for top, box in page.placed) <= page.size[1] - foot


def test_a_word_file_has_the_pages_of_its_layout() -> None:
    small = docx.Document(BytesIO(render_docx(sheet_document(papers.rich_sheet(), SheetForm.A5_TWO_UP))))
    sides = (small.sections[0].page_width, small.sections[0].page_height)
    assert [side and side.mm for side in sides] == pytest.approx([148.5, 210], abs=0.1)
    two_sided = docx.Document(BytesIO(render_docx(sheet_document(papers.rich_sheet(), SheetForm.A4_DUPLEX))))
    assert two_sided.settings.odd_and_even_pages_header_footer
    section = two_sided.sections[0]
    assert section.left_margin
    assert section.right_margin
    assert section.left_margin.mm == pytest.approx(section.right_margin.mm + 8, abs=0.1)
    even = section.even_page_footer.tables[0].rows[0].cells
    assert [cell.text.startswith("Page") for cell in even] == [True, False]
    large = docx.Document(BytesIO(render_docx(sheet_document(papers.rich_sheet(), SheetForm.LARGE_PRINT))))
    names = {style.value.replace("TOC", "toc") for style in Style}
    sizes = [style.font.size.pt for style in large.styles if style.name in names]
    assert len(sizes) == len(Style)
    assert min(sizes) >= 18


def test_margins_turn_with_the_side() -> None:
    two_sided = look(Layout(duplex=True))
    assert two_sided.left(1) - two_sided.left(2) == pytest.approx(8 * MM)
    assert two_sided.text_width() == pytest.approx(look(Layout()).text_width())
