"""The papers of the room: packing list, name tents, plan; the same words in both formats, and nothing over an edge."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from trainer.documents.blocks import Document, Paragraph
from trainer.documents.docx import render_docx
from trainer.documents.letterhead import Letterhead
from trainer.documents.name_tents import NameTents, Tent, name_tents
from trainer.documents.packing_list import PackingLine, PackingList, PackingPart, packing_list
from trainer.documents.pdf import render_pdf
from trainer.documents.pdf.pages import lay_out
from trainer.documents.pdf.text import set_lines
from trainer.documents.room_layout import RoomSetup
from trainer.documents.room_plan import RoomPlan, room_plan
from trainer.documents.theme import MM, Spec, look

BODY = Letterhead("Alliance Citoyenne")
DAYS = (date(2026, 12, 5), date(2026, 12, 6))


def docx_words(document: Document) -> str:
    found = docx.Document(BytesIO(render_docx(document)))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in found.paragraphs), *cells])


def pdf_words(document: Document) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(render_pdf(document))).pages]


@pytest.mark.parametrize(("per_sheet", "pages"), [(1, 5), (2, 3), (4, 2)])
def test_tents_stand_on_their_sheets(per_sheet: int, pages: int) -> None:
    names = ("Ana", "Nguyễn", "Siobhán", "Gülşen", "Bo")
    document = name_tents(NameTents("Atelier", tuple(Tent(n, "Petit", "Le Pile") for n in names), per_sheet))
    said = pdf_words(document)
    assert len(said) == pages
    assert [name for name in names if name not in " ".join(said)] == []
    assert [name for name in names if name not in docx_words(document)] == []
    with pytest.raises(ValueError, match="3"):
        name_tents(NameTents("Atelier", (), 3))


def test_a_name_is_read_from_both_sides_of_its_tent() -> None:
    document = name_tents(NameTents("Atelier", (Tent("Awa", "Ngo", "Le Pile"), Tent("Léa", "Petit"))))
    (page,) = PdfReader(BytesIO(render_pdf(document))).pages
    ways: dict[str, list[tuple[float, float]]] = {}

    def look_at(words: str, turn: list[float], place: list[float], *_: object) -> None:
        if words.strip():
            ways.setdefault(words.strip(), []).append((turn[0], turn[3] * place[5] + turn[5]))

    page.extract_text(visitor_text=look_at)
    for name in ("Awa", "Ngo", "Le Pile", "Léa", "Petit"):
        (back, above), (front, below) = ways[name]
        assert (back, front) == (-1, 1)
        assert above > below
    fold, cut = 842 - 74.25 * MM, 842 - 148.5 * MM
    (_, back), (_, front) = ways["Awa"]
    assert cut < front < fold < back
    assert abs((back - fold) - (fold - front)) < 1  # as far from the fold on both sides

    made = docx.Document(BytesIO(render_docx(document)))
    told = [shape._inline.docPr.get("descr") for shape in made.inline_shapes]
    assert told == ["Awa Ngo Le Pile", "Léa Petit"]
    pictures = [part.blob for part in made.part.package.iter_parts() if part.partname.endswith(".png")]
    for content in pictures:
        picture = Image.open(BytesIO(content)).convert("L")
        height = picture.height // 2
        upper, lower = (
            sum(picture.crop((0, top, picture.width, top + height)).histogram()[:128]) for top in (0, height)
        )
        assert lower > upper > 0  # the large name stands at the fold, below


NAMES = st.text(st.characters(codec="latin-1", categories=("L", "Zs", "Pd")), max_size=90).map(str.strip)


@settings(max_examples=30)
@given(
    tents=st.lists(st.builds(Tent, NAMES, NAMES, NAMES), min_size=1, max_size=5),
    per=st.sampled_from((1, 2, 4)),
)
def test_no_name_runs_over_its_card(tents: list[Tent], per: int) -> None:
    document = name_tents(NameTents("Atelier", tuple(tents), per))
    assert len(lay_out(document)) == -(-len(tents) // per)
    look_of = look(document.layout)
    width = look_of.text_width() / (2 if per == 4 else 1) - 4 * MM
    for table in document.sections[0].blocks:
        for row in getattr(table, "rows", ()):
            for paragraph in (one for cell in row.cells for one in cell.blocks):
                assert isinstance(paragraph, Paragraph)
                spec = look_of.specs[paragraph.style]
                lines = set_lines(paragraph.content, Spec(spec.face, paragraph.size, 1), width)
                assert len(lines) == 1 or paragraph.size <= 8


def test_a_letter_that_no_pdf_writes_is_for_the_word_processor() -> None:
    document = name_tents(NameTents("Atelier", (Tent("محمد", "الأمين"),)))
    assert "محمد" in docx_words(document)


def test_the_packing_list_says_how_much_for_what() -> None:
    lines = (
        PackingLine("Stylo", "18", ("Le porte-à-porte",), ticked=True),
        PackingLine("Papillons", "116", ("La carte (80)", "Le débrief (36)"), ticked=True, more=12),
        *(PackingLine(f"Feutre {n}", "2 rouleaux") for n in range(40)),
    )
    parts = (PackingPart("Sur place", ()), PackingPart("À apporter", lines))
    paper = PackingList(BODY, "Atelier", "Roubaix", DAYS, 18, ("Awa",), parts, ((4, "Jeu de cartes"),))
    document = packing_list(paper)
    pages = pdf_words(document)
    said = " ".join(pages)
    for words in (said, docx_words(document)):
        assert [
            w
            for w in ("12 de plus", "La carte (80)", "Feutre 39", "Jeu de cartes", "1 sur 42")
            if w not in words
        ] == []
        assert "Sur place" not in words
        assert (words.count("☒"), words.count("☐")) == (1, 42)
    assert len(pages) == 2
    assert all("Qui s’en charge" in page for page in pages)


@pytest.mark.parametrize(
    ("setup", "people"),
    [
        (RoomSetup.CIRCLE, 0),
        (RoomSetup.ISLANDS, 60),
        (RoomSetup.U, 12),
        (RoomSetup.ROWS, 60),
        (RoomSetup.STANDING, 12),
    ],
)
def test_a_room_plan_is_one_page(setup: RoomSetup, people: int) -> None:
    document = room_plan(RoomPlan(BODY, "Atelier", "Roubaix", DAYS, setup, people, 2))
    (page,) = pdf_words(document)
    assert f"pour {people or 12}" in page.replace("\u00a0", " ")
    assert "Échelle" in page
    assert "place réservée" in docx_words(document)


@pytest.mark.parametrize("setup", list(RoomSetup))
@pytest.mark.parametrize("people", [1, 30, 200])
def test_the_plan_of_a_room_is_a_page_whatever_its_title(setup: RoomSetup, people: int) -> None:
    title = "Une journée pour apprendre à écouter son quartier et à décider ensemble de ce qu’on en fait " * 2
    days = tuple(date(2026, 11, 28 + n) if n < 3 else date(2026, 12, n) for n in range(5))
    data = RoomPlan(
        BODY, title.strip(), "Maison des associations, 12 rue du Pile, 59100 Roubaix", days, setup, people, 2
    )
    assert len(lay_out(room_plan(data))) == 1
