"""Copies of a paper in one file: whole ones, on sheets of their own, without the file growing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from trainer.documents.blocks import Document, Heading, PageBreak, Section, para, text
from trainer.documents.pdf import render_pdf, render_pdf_copies
from trainer.documents.theme import Imposition, Layout, PageSize

THREE = Document(
    "Trois pages",
    (Section((Heading(text("Un"), 1), PageBreak(), para("Deux"), PageBreak(), para("Trois"))),),
)


def words(content: bytes) -> list[str]:
    return [page.extract_text().split("\n")[0] for page in PdfReader(BytesIO(content)).pages]


@pytest.mark.parametrize(
    ("duplex", "pages"),
    [(False, ["Un", "Deux", "Trois"] * 2), (True, ["Un", "Deux", "Trois", ""] * 2)],
)
def test_each_copy_is_whole_and_begins_a_sheet_where_both_sides_are_printed(
    duplex: bool, pages: list[str]
) -> None:
    content = render_pdf_copies(THREE, 2, duplex=duplex)
    assert words(content) == pages
    reader = PdfReader(BytesIO(content))
    assert len(reader.outline) == 1
    assert "Page 3 / 3" in reader.pages[len(pages) // 2 + 2].extract_text()
    assert ("/Duplex" in reader.root_object["/ViewerPreferences"]) is duplex  # type: ignore[operator]


def test_many_copies_share_what_is_drawn() -> None:
    once, fifty = render_pdf_copies(THREE, 1), render_pdf_copies(THREE, 50)
    assert words(once) == words(render_pdf(THREE))
    assert len(fifty) - len(once) < 49 * 3 * 400
    with pytest.raises(ValueError, match="no copy"):
        render_pdf_copies(THREE, 0)


def test_two_pages_a_side_fill_their_sheets() -> None:
    layout = Layout(PageSize.A5, imposition=Imposition.TWO_UP)
    content = render_pdf_copies(replace(THREE, layout=layout), 3, duplex=True)
    assert len(PdfReader(BytesIO(content)).pages) == 3 * 2
