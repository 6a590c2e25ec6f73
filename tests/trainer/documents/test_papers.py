"""Every paper, in both formats: same words, same bytes each time, each name exactly."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.trainer.documents import papers
from trainer.documents.blocks import Document, Section, bullets, para
from trainer.documents.booklet import booklet
from trainer.documents.certificate import ActionNature, completion_certificate
from trainer.documents.docx import render_docx
from trainer.documents.invoice import CreditedInvoice, invoice
from trainer.documents.method_sheet import MethodSheetPaper, method_sheet
from trainer.documents.pdf import render_pdf, render_pdf_merged
from trainer.documents.pdf.pages import lay_out
from trainer.documents.pdf.table import TableBox
from trainer.documents.prices import PriceLine, totals
from trainer.documents.sign_in_sheet import share_out, sign_in_sheet
from trainer.documents.theme import MM, Imposition, look

KINDS = tuple(papers.every_paper())


def _body(document: Document) -> Document:
    """The document without what runs on every page."""
    sections = tuple(replace(section, furniture=False, header=None) for section in document.sections)
    layout = replace(document.layout, imposition=Imposition.NONE)
    return replace(document, sections=sections, header=("", ""), footer=(), page_numbers=False, layout=layout)


def _squeezed(value: str) -> str:
    """The text without white space (poppler reads a narrow space now as a space, now as nothing) and without the
    marks of lists, which a word processor writes by itself."""
    kept = [word for word in papers.words(value).split(" ") if not re.fullmatch(r"•|\d+\.", word)]
    return re.sub(r"\s", "", "".join(kept))


DRAWN = "conducteur-echelle"
"""A drawing: read down its columns in the PDF, along its rows in the table of a word processor."""


def test_a_drawn_timetable_says_the_same_in_both_formats(tmp_path: Path) -> None:
    document = _body(papers.every_paper()[DRAWN])
    from_docx = Counter(papers.words(papers.docx_text(render_docx(document))).split())
    assert Counter(papers.words(papers.pdf_text(render_pdf(document), tmp_path, "-raw")).split()) == from_docx


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != DRAWN])
def test_both_formats_say_the_same_in_the_same_order(kind: str, tmp_path: Path) -> None:
    document = _body(papers.every_paper()[kind])
    from_docx = _squeezed(papers.docx_text(render_docx(document)))
    assert len(from_docx) > 250
    assert _squeezed(papers.pdf_text(render_pdf(document), tmp_path, "-raw")) == from_docx


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_paper_has_the_same_bytes(kind: str) -> None:
    first, second = papers.every_paper()[kind], papers.every_paper()[kind]
    assert render_pdf(first) == render_pdf(second)
    assert render_docx(first) == render_docx(second)


@pytest.mark.parametrize("kind", KINDS)
def test_pdf_has_title_language_and_embedded_fonts(kind: str, tmp_path: Path) -> None:
    document = papers.every_paper()[kind]
    content = render_pdf(document)
    reader = PdfReader(BytesIO(content))
    assert reader.metadata is not None
    assert reader.metadata.title == document.title
    assert str(reader.root_object["/Lang"]) == document.language
    assert b"ASCII85" not in content
    (tmp_path / "fonts.pdf").write_bytes(content)
    fonts = subprocess.run(
        ["pdffonts", tmp_path / "fonts.pdf"], check=True, capture_output=True, text=True
    ).stdout
    rows = fonts.splitlines()[2:]
    assert rows
    assert all(re.search(r"yes\s+yes\s+yes", row) for row in rows)


def test_libreoffice_opens_every_docx(tmp_path: Path) -> None:
    for kind, document in papers.every_paper().items():
        (tmp_path / f"{kind}.docx").write_bytes(render_docx(document))
    files = sorted(str(file) for file in tmp_path.glob("*.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    for kind, document in papers.every_paper().items():
        file = tmp_path / f"{kind}.pdf"
        shown = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True).stdout.decode(
            "utf-8"
        )
        squeezed = re.sub(r"[\s-]", "", shown)
        said = papers.docx_text(render_docx(document)).split(" ")
        assert [word for word in said if re.sub(r"[\s-]", "", word) not in squeezed] == [], kind


@pytest.mark.parametrize("person", papers.NAMES)
def test_a_certificate_spells_the_name(person: str, tmp_path: Path) -> None:
    content = render_pdf(completion_certificate(papers.the_certificate(person)))
    assert person in papers.pdf_text(content, tmp_path).splitlines()
    assert len(PdfReader(BytesIO(content)).pages) == 1


def test_a_certificate_says_what_the_form_asks(tmp_path: Path) -> None:
    data = replace(papers.the_certificate(), nature=ActionNature.PRIOR_LEARNING)
    said = papers.words(papers.pdf_text(render_pdf(completion_certificate(data)), tmp_path, "-raw"))
    for part in (
        "Solenne Marchand",
        "directrice",
        "3 h",
        "5 au 6 décembre 2026",
        "trois ans",
        "Fait à Grenoble",
    ):
        assert part in said.replace("\u00a0", " ")
    assert "☒ action de VAE" in said
    assert said.count("☐") == 3
    assert "ne vaut pas agrément de l’État" in said


def test_certificates_merged_report_each_one() -> None:
    told: list[tuple[int, int]] = []
    documents = [completion_certificate(papers.the_certificate(person)) for person in papers.NAMES]
    content = render_pdf_merged(documents, lambda done, total: told.append((done, total)))
    assert told == [(number, 10) for number in range(1, 11)]
    assert len(PdfReader(BytesIO(content)).pages) == 10


def test_merging_stops_when_told() -> None:
    class Cancelled(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        render_pdf_merged([completion_certificate(papers.the_certificate())] * 2, stop)


@pytest.mark.parametrize(("people", "pages"), [(1, 1), (12, 1), (13, 1), (40, 3)])
def test_sign_in_pages_hold_their_rows(people: int, pages: int) -> None:
    laid = lay_out(sign_in_sheet(papers.the_sign_in_sheet(people)))
    assert len(laid) == 2 * pages
    rows = []
    for page in laid:
        tables = [(top, box) for top, box in page.placed if isinstance(box, TableBox) and box.header]
        assert len(tables) == 1
        top, table = tables[0]
        assert top + table.height < page.size[1] - 20 * MM
        assert all(row.height >= 9.4 * MM for row in table.rows if len(row.cells) > 1)
        rows.append(len(table.rows))
    assert sum(rows) == 2 * (people + 3)
    assert min(rows) >= 2


@pytest.mark.parametrize("trainers", [0, 1, 2, 6])
def test_everyone_gets_a_row(trainers: int) -> None:
    for people in range(90):
        sizes = share_out(people, trainers)
        assert sum(sizes) == people
        assert all(size >= 2 for size in sizes) or len(sizes) == 1
        assert max(sizes) <= 16


def test_no_page_of_a_paper_is_empty() -> None:
    for kind, document in papers.every_paper().items():
        top = look(document.layout).margins.top
        for page in lay_out(document):
            assert page.placed, kind
            bottoms = [top + box.height for top, box in page.placed]
            assert min(top for top, _ in page.placed) == pytest.approx(top), kind
            assert max(bottoms) <= page.size[1], kind


def test_invoice_mentions(tmp_path: Path) -> None:
    said = papers.pdf_text(render_pdf(invoice(papers.the_invoice())), tmp_path, "-raw")
    said = papers.words(said)
    for part in (
        "Facture 2026-0007", "14 décembre 2026", "BC-114", "13 janvier 2027", "2400,00 €", "1600,00 €",
        "987 654 321 00017", "123 456 789 00012", "art. 261, 4, 4° a du CGI", "40 €", "néant",
        "Banque centrale européenne", "Prestations de services", "AGRIFRPP", "Reste dû",
    ):  # fmt: skip
        assert part in said
    assert "Duplicata" not in said


def test_duplicate_and_credit_note(tmp_path: Path) -> None:
    copy = invoice(replace(papers.the_invoice(), duplicate=True))
    assert "Duplicata" in papers.pdf_text(render_pdf(copy), tmp_path)
    credit = replace(
        papers.the_invoice(),
        number="A-2026-0001",
        credits=CreditedInvoice("2026-0007", date(2026, 12, 14)),
        paid=(),
    )
    said = papers.pdf_text(render_pdf(invoice(credit)), tmp_path).replace("\u00a0", " ")
    assert "Avoir A-2026-0001" in said
    assert "Annule la facture 2026-0007 du 14 décembre 2026." in said


def test_vat_is_summed_by_rate() -> None:
    lines = (
        PriceLine("a", Decimal("1.5"), 3333, vat_rate=Decimal(20)),
        PriceLine("b", Decimal(1), 1001, vat_rate=Decimal("5.5")),
        PriceLine("c", Decimal(1), 1000),
    )
    found = totals(lines)
    assert found.net == 5000 + 1001 + 1000
    assert found.vat == ((Decimal("5.5"), 55), (Decimal(20), 1000))
    assert found.gross == 8056


HOSTILE = "<b>&\"' {0} %s </para> ]]> \x00\x07 \ud800 😀 " + "x" * 900


def test_hostile_text_survives(tmp_path: Path) -> None:
    data = replace(papers.the_certificate(), person=HOSTILE, title=HOSTILE, place=HOSTILE)
    document = completion_certificate(data)
    said = papers.pdf_text(render_pdf(document), tmp_path, "-raw")
    assert "<b>&\"' {0} %s </para> ]]>" in said
    assert re.sub(r"\s", "", said).count("x" * 900) >= 3
    assert "<b>&\"' {0} %s </para> ]]>" in papers.docx_text(render_docx(document))


def test_a_row_taller_than_a_page_is_cut_not_lost(tmp_path: Path) -> None:
    data = replace(papers.the_certificate(), organisation="très long " * 3000)
    said = papers.pdf_text(render_pdf(completion_certificate(data)), tmp_path, "-raw")
    assert said.split().count("long") == 3000


def test_an_endless_paragraph_flows_over_pages(tmp_path: Path) -> None:
    document = Document("Long", (Section((para("mot " * 5000), bullets(tuple("abc" * 200)))),))
    assert papers.pdf_text(render_pdf(document), tmp_path, "-raw").split().count("mot") == 5000


def test_trainer_notes_stay_out_of_the_booklet(tmp_path: Path) -> None:
    secret = "CECI NE SORT PAS"
    sheet = papers.sheet()
    steps = tuple(replace(step, trainer_note=secret, instruction=secret) for step in sheet.steps)
    private = replace(
        sheet, trainer_notes=secret, steps=steps, risks=secret, observation=(secret,), variants=secret
    )
    data = papers.the_booklet()
    paper = booklet(replace(data, sheets=(replace(data.sheets[0], sheet=private),)))
    assert secret not in papers.pdf_text(render_pdf(paper), tmp_path)
    told = render_pdf(method_sheet(MethodSheetPaper(private, "Mobiliser", "#D9482B")))
    assert papers.words(papers.pdf_text(told, tmp_path)).count(secret) > len(steps)


def test_booklet_contents_give_the_right_pages(tmp_path: Path) -> None:
    content = render_pdf(booklet(papers.the_booklet()))
    pages = papers.pdf_text(content, tmp_path, "-layout").split("\f")
    title = papers.sheet().title
    line = next(line for line in pages[1].splitlines() if title in line)
    number = int(line.split()[-1])
    assert title in pages[number - 1]
    assert [str(entry["/Title"]) for entry in PdfReader(BytesIO(content)).outline if isinstance(entry, dict)]
