"""Each form of a sheet: the fields its readers get and no other, whole pages, large print that is large."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from curriculum.fields import FIELDS
from curriculum.model import (
    AccessNote,
    Attachment,
    Audience,
    Chapter,
    Debrief,
    Duration,
    Evaluation,
    GroupSize,
    Material,
    MethodSheet,
    Need,
    Provenance,
    RoleCard,
    SheetKind,
    Source,
    Step,
    Translation,
)
from tests.trainer.documents import papers
from trainer.core.errors import Refused
from trainer.documents.blocks import Document, Heading, KeepTogether, plain
from trainer.documents.booklet import BookletSheet, booklet
from trainer.documents.docx import render_docx
from trainer.documents.method_sheet import MethodSheetPaper, sheet_document
from trainer.documents.pdf import render_pdf
from trainer.documents.pdf.boxes import Box, Stack
from trainer.documents.pdf.pages import lay_out
from trainer.documents.pdf.table import CardRow
from trainer.documents.pdf.text import TextBox
from trainer.documents.sheet_forms import SHAPES, SheetForm, forms_of

SHEET = MethodSheet(
    slug="m-slug", title="Mtitre", promise="Mpromesse", kind=SheetKind.GAME, briques=("un", "m-brique"),
    duration=Duration(41, 52, 113), group=GroupSize(7, 13, 29), trainers=3,
    steps=(Step("Métape", 52, "groupes de 4", "Mdéroule", "Mconsigne", "Mcoulisse"),), objectives=("Mobjectif",),
    tags=("métiquette",), language="oc", audience="Mpublic", prerequisites=("Mprérequis",), room="Msalle",
    remote="Mdistance", materials=(Material("Mchose", "11 par groupe", Provenance.TO_BRING),), when="Mquand",
    when_not="Msauf", context="Mcontexte", debrief=Debrief(("Mdébrief",), ("Mmessage",)), variants="Mvariante",
    risks="Mrisque", accessibility=(AccessNote(Need.DEAF, "Maccès"),), handout="Mlivret", falc="Mfacile",
    roles=(RoleCard("Mrôle", "Mcarte"),), observation=("Mgrille",), chapters=(Chapter("03:21", "Mchapitre"),),
    questions=("Mfilm",), evaluation=Evaluation(("Mavant",), ("Maprès",)), trainer_notes="Mnotes",
    sources=(Source("Msource", "Mauteur", "1987", "https://m.invalid/source"),), authors=("Mautrice",),
    licence="CC M 9.9", tested=(date(2026, 3, 12),), translation=Translation("m-original", "f" * 64),
    attachments=(
        Attachment("Mpièce", "Msecrète", "https://m.invalid/formation", audience=Audience.TRAINER),
        Attachment("Mremise", "Mlégende", "https://m.invalid/remise", audience=Audience.PARTICIPANT),
    ),
)  # fmt: skip
MARKS: dict[str, tuple[str, ...]] = {
    "slug": ("m-slug",), "title": ("Mtitre",), "promise": ("Mpromesse",), "kind": ("jeu",),
    "briques": ("Mpremière", "Mautre"), "tags": ("métiquette",), "language": ("occitan",),
    "translation": ("m-original",), "objectives": ("Mobjectif",), "audience": ("Mpublic",),
    "prerequisites": ("Mprérequis",), "when": ("Mquand",), "when_not": ("Msauf",),
    "duration": ("41min", "52min", "1h53"), "group": ("7à29", "idéal13"), "trainers": ("3personnes",),
    "room": ("Msalle",), "remote": ("Mdistance",), "materials": ("Mchose", "11pargroupe", "àapporter"),
    "context": ("Mcontexte",), "steps": ("Métape", "groupesde4", "Mdéroule", "Mconsigne", "Mcoulisse"),
    "roles": ("Mrôle", "Mcarte"), "observation": ("Mgrille",), "chapters": ("03:21", "Mchapitre"),
    "questions": ("Mfilm",), "debrief": ("Mdébrief", "Mmessage"), "variants": ("Mvariante",), "risks": ("Mrisque",),
    "accessibility": ("Surdité", "Maccès"), "handout": ("Mlivret",), "falc": ("Mfacile",),
    "evaluation": ("Mavant", "Maprès"), "trainer_notes": ("Mnotes",),
    "attachments": ("Mpièce", "Msecrète", "m.invalid/formation", "Mremise", "Mlégende", "m.invalid/remise"),
    "sources": ("Msource", "Mauteur", "1987", "m.invalid/source"), "authors": ("Mautrice",),
    "licence": ("CCM9.9",), "tested": ("12mars2026",),
}  # fmt: skip
FOR_PARTICIPANTS = {"debrief": ("Mmessage",), "attachments": ("Mremise", "Mlégende", "m.invalid/remise")}
PAPER = MethodSheetPaper(SHEET, "Mpremière", "#B4530A", others=("Mautre",))


@cache
def said(form: SheetForm) -> tuple[str, str]:
    """Every word of the PDF and of the DOCX, headers, footers and properties too, without white space."""
    document = sheet_document(PAPER, form)
    reader = PdfReader(BytesIO(render_pdf(document)))
    assert reader.metadata is not None
    printed = "".join(page.extract_text() for page in reader.pages)
    printed += "".join(str(value) for value in reader.metadata.values())
    words = papers.docx_everything(render_docx(document))
    return re.sub(r"\s", "", printed), re.sub(r"\s", "", words)


def seen(form: SheetForm, name: str) -> tuple[str, ...]:
    """The marks of a field that the readers of a form get."""
    if form is SheetForm.PARTICIPANT and name in FOR_PARTICIPANTS:
        return FOR_PARTICIPANTS[name]
    return MARKS[name] if name in SHAPES[form].fields else ()


def test_every_field_has_its_marks() -> None:
    assert set(MARKS) == {field.name for field in FIELDS}


@pytest.mark.parametrize("form", list(SheetForm))
def test_a_form_shows_what_its_readers_get_and_nothing_else(form: SheetForm) -> None:
    for words in said(form):
        for field in FIELDS:
            wanted = seen(form, field.name)
            for mark in MARKS[field.name]:
                assert (mark in words) == (mark in wanted), f"{field.name}: {mark}"


@pytest.mark.parametrize("form", [SheetForm.PARTICIPANT, SheetForm.FALC, SheetForm.ROLE_CARDS])
def test_what_participants_get_holds_only_what_they_may_see(form: SheetForm) -> None:
    allowed = {field.name for field in FIELDS if field.for_participants}
    assert SHAPES[form].fields <= allowed


def test_participants_get_everything_that_is_for_them_and_the_cards_apart() -> None:
    allowed = {field.name for field in FIELDS if field.for_participants}
    apart = {"roles", "observation"}
    assert SHAPES[SheetForm.PARTICIPANT].fields == allowed - apart
    assert apart <= SHAPES[SheetForm.ROLE_CARDS].fields


@pytest.mark.parametrize(
    "form", [f for f in SheetForm if "trainer_notes" in SHAPES[f].fields], ids=lambda form: form.value
)
def test_a_trainer_s_form_shows_every_field(form: SheetForm) -> None:
    listed = {"slug", "tags"} if form is SheetForm.LARGE_PRINT else set()
    assert SHAPES[form].fields == {field.name for field in FIELDS} - listed


def test_a_form_without_anything_to_show_is_refused() -> None:
    bare = replace(SHEET, falc="", roles=())
    assert set(SheetForm) - set(forms_of(bare)) == {SheetForm.FALC, SheetForm.ROLE_CARDS}
    for form in (SheetForm.FALC, SheetForm.ROLE_CARDS):
        with pytest.raises(Refused, match="La fiche n’a pas"):
            sheet_document(replace(PAPER, sheet=bare), form)


def test_large_print_is_large_and_black() -> None:
    reader = PdfReader(BytesIO(render_pdf(sheet_document(PAPER, SheetForm.LARGE_PRINT))))
    sizes, inks = set(), set()
    for page in reader.pages:
        content = page.get_contents()
        assert content is not None
        operators = content.get_data().decode("latin-1")
        sizes |= {float(size) for size in re.findall(r"([\d.]+) Tf", operators)}
        inks |= set(re.findall(r"([\d.]+ [\d.]+ [\d.]+) (?:rg|RG)", operators))
    assert min(sizes) >= 18
    assert inks == {"0 0 0"}


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("Je viens. M. Roux vient. Tu viens\u202f? Oui.", ["Je viens.", "M. Roux vient.", "Tu viens\u202f?", "Oui."]),
        ("1 personne parle. 1 personne note. 2 personnes regardent.",
         ["1 personne parle.", "1 personne note.", "2 personnes regardent."]),
        ("C’est écrit p. 12 et à l’art. 5 du bail. 3 fois.", ["C’est écrit p. 12 et à l’art. 5 du bail.", "3 fois."]),
        ("Je vis en HLM. Mon loyer est 400 €.", ["Je vis en HLM.", "Mon loyer est 400 €."]),
        ("Je dis **non.** Je pars. **Tu** restes.", ["Je dis non.", "Je pars.", "Tu restes."]),
        ("Elle dit\u00a0: « Non. » « Pourquoi\u202f? »", ["Elle dit\u00a0: « Non. »", "« Pourquoi\u202f? »"]),
    ],
)  # fmt: skip
def test_an_easy_text_has_each_sentence_on_its_line(written: str, lines: list[str]) -> None:
    easy = replace(SHEET, falc=written)
    page = lay_out(sheet_document(replace(PAPER, sheet=easy), SheetForm.FALC))[0]
    shown = [
        "".join(bit.words for bit in line.bits)
        for _, box in page.placed
        if isinstance(box, TextBox)
        for line in box.lines
    ]
    assert shown[: len(lines)] == lines


def test_two_pages_lie_on_one_sheet_and_fold_in_order() -> None:
    cut = PdfReader(BytesIO(render_pdf(sheet_document(PAPER, SheetForm.A5_TWO_UP))))
    assert [round(float(side)) for side in cut.pages[0].mediabox[2:]] == [842, 595]
    assert re.findall(r"Page (\d+)", cut.pages[0].extract_text()) == ["1", "2"]
    count = len(lay_out(sheet_document(PAPER, SheetForm.A5_FOLDED)))
    assert count > 4
    folded = PdfReader(BytesIO(render_pdf(sheet_document(PAPER, SheetForm.A5_FOLDED))))
    assert len(folded.pages) % 2 == 0
    assert re.findall(r"Page (\d+)", folded.pages[1].extract_text())[0] == "2"
    assert "Mtitre" in folded.pages[0].extract_text()


def test_page_numbers_stand_on_the_outer_edge(tmp_path: Path) -> None:
    document = sheet_document(MethodSheetPaper(papers.sheet(), "B", "#B4530A"), SheetForm.A4_DUPLEX)
    (tmp_path / "two.pdf").write_bytes(render_pdf(document))
    pages = papers.pdf_text(render_pdf(document), tmp_path, "-layout").split("\f")
    feet = [next(line for line in reversed(page.splitlines()) if "Page " in line) for page in pages[:3]]
    assert [foot.strip().startswith("Page") for foot in feet] == [False, True, False]


def titles(document: Document) -> list[str]:
    """The titles of a document, in the order of the paper."""
    found: list[str] = []
    waiting = [block for section in reversed(document.sections) for block in reversed(section.blocks)]
    while waiting:
        block = waiting.pop()
        if isinstance(block, Heading):
            found.append(plain(block.content))
        if isinstance(block, KeepTogether):
            waiting += reversed(block.blocks)
    return found


def test_the_participants_page_has_its_title_and_comes_before_what_the_film_tells() -> None:
    shown = titles(sheet_document(PAPER, SheetForm.PARTICIPANT))
    wanted = [
        "À la fin, je sais", "Pour les participant·es", "En facile à lire et à comprendre", "Chapitres",
        "Questions sur le film",
    ]  # fmt: skip
    assert [title for title in shown if title in wanted] == wanted
    written = docx.Document(BytesIO(render_docx(sheet_document(PAPER, SheetForm.PARTICIPANT))))
    assert [p.text for p in written.paragraphs if p.text in wanted] == wanted
    chapter = replace(papers.the_booklet(), sheets=(BookletSheet(SHEET, "Mbrique", "#B4530A"),))
    assert "Pour les participant·es" in titles(booklet(chapter))


@pytest.mark.parametrize("field", ["handout", "falc"])
@pytest.mark.parametrize("lines", [20, 30])
def test_what_participants_take_home_stands_on_one_page(field: str, lines: int) -> None:
    long = "\n\n".join(f"Ma {number}e ligne." for number in range(lines))
    sheet = replace(SHEET, handout="Un mot.\n\n" * 12, falc="Un mot.")
    if field == "handout":
        sheet = replace(sheet, objectives=("Savoir.",) * 14, handout=long)
    else:
        sheet = replace(sheet, falc=long)
    pages = lay_out(sheet_document(replace(PAPER, sheet=sheet), SheetForm.PARTICIPANT))
    holding = [
        number
        for number, page in enumerate(pages)
        for box in page.placed
        if any(line.startswith("Ma ") for line in lines_of(box[1]))
    ]
    assert set(holding) == {1}


def lines_of(box: Box) -> list[str]:
    """The lines of a box, those of the boxes in it too."""
    if isinstance(box, TextBox):
        return ["".join(bit.words for bit in line.bits) for line in box.lines]
    return [line for inner in box.boxes for line in lines_of(inner)] if isinstance(box, Stack) else []


@pytest.mark.parametrize("form", [SheetForm.A5_TWO_UP, SheetForm.LARGE_PRINT], ids=lambda form: form.value)
@pytest.mark.parametrize("count", range(2, 10))
def test_no_role_card_stands_alone_on_a_page(form: SheetForm, count: int) -> None:
    roles = tuple(
        RoleCard(f"Rôle {number}", "Ce que je veux et ce que je tais. " * 7) for number in range(count)
    )
    pages = lay_out(sheet_document(replace(PAPER, sheet=replace(SHEET, roles=roles, observation=())), form))
    cards = [sum(isinstance(box, CardRow) for _, box in page.placed) for page in pages]
    assert sum(cards) == count
    assert 1 not in cards
