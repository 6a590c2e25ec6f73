"""Each form of a sheet: the fields its readers get and no other, whole pages, large print that is large."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import resources
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
from curriculum.sheet_text import read_sheet
from tests.trainer.documents import papers
from trainer.core.errors import Refused
from trainer.documents import sheet_words
from trainer.documents.blocks import Block, Callout, KeepTogether, Table
from trainer.documents.docx import render_docx
from trainer.documents.expand import expand
from trainer.documents.method_sheet import MethodSheetPaper, sheet_document
from trainer.documents.pdf import render_pdf
from trainer.documents.pdf.boxes import Box, Panel, Stack
from trainer.documents.pdf.pages import Page, lay_out
from trainer.documents.pdf.table import CardRow, TableBox
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


@cache
def shipped() -> tuple[MethodSheet, ...]:
    files = sorted(resources.path("briques").glob("*/*.md"))
    return tuple(
        read_sheet(file.read_text(encoding="utf-8"), file.name) for file in files if file.name != "brique.md"
    )


def last(box: Box) -> Box:
    """What stands lowest in a box."""
    while isinstance(box, Stack | Panel):
        box = box.inner if isinstance(box, Panel) else box.boxes[-1]
    return box


def line_count(box: Box) -> int:
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
    return 2


def rows(pages: list[Page]) -> int:
    return sum(len(box.rows) for page in pages for box in every(page) if isinstance(box, TableBox))


def described_rows(block: Block) -> int:
    """The rows of the tables of a block, as the document describes them."""
    match expand(block):
        case Table() as table:
            return len(table.rows)
        case Callout(blocks=inner) | KeepTogether(blocks=inner):
            return sum(map(described_rows, inner))
    return 0


def every(page: Page) -> list[Box]:
    found = [box for _, box in page.placed]
    for box in found:
        found += box.boxes if isinstance(box, Stack) else (box.inner,) if isinstance(box, Panel) else ()
    return found


@pytest.mark.parametrize("form", list(SheetForm))
def test_pages_of_the_shipped_sheets_are_whole(form: SheetForm) -> None:
    """No title at the end of a page, no row in two, no page of a line or two, nothing over the edge."""
    for sheet in shipped():
        if form not in forms_of(sheet):
            continue
        document = sheet_document(MethodSheetPaper(sheet, "Brique", "#B4530A"), form)
        pages = lay_out(document)
        for number, page in enumerate(pages, 1):
            where = f"{sheet.slug}, page {number}"
            lowest = last(page.placed[-1][1])
            assert not (isinstance(lowest, TextBox) and lowest.anchor), where
            assert sum(line_count(box) for _, box in page.placed) > 3, where
            assert max(top + box.height for top, box in page.placed) < page.size[1] - 20, where
        assert rows(pages) == sum(
            described_rows(block) for section in document.sections for block in section.blocks
        ), sheet.slug


def test_a_translation_has_the_words_of_its_language() -> None:
    steps = (Step("Go", 10, "groupes de 4", "Do it.", "Say it.", "Hush.", optional=True),)
    materials = (Material("Pen", "1 par groupe de 4", Provenance.TO_BRING),)
    english = replace(SHEET, language="en", steps=steps, materials=materials, kind=SheetKind.ROLEPLAY)
    for form in SheetForm:
        content = render_pdf(sheet_document(replace(PAPER, sheet=english), form))
        words = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
        for french in sheet_words.ENGLISH.keys() - sheet_words.ENGLISH.values():
            assert not re.search(rf"\b{re.escape(french)}\b", words), (form, french)


def test_every_fixed_word_of_a_sheet_has_its_english() -> None:
    plain_values = (
        (kind.value for kind in SheetKind),
        (one.value for one in Provenance),
        (n.value for n in Need),
    )
    for values in plain_values:
        assert set(values) <= sheet_words.ENGLISH.keys()
    assert sheet_words.counted("en", "2 par groupe de 5") == "2 per group of 5"
    assert sheet_words.counted("fr", "2 par groupe de 5") == "2 par groupe de 5"
    assert sheet_words.say("es", "Objectifs") == "Objectifs"
