"""The programme de formation and the catalogue: every field that must be announced, in both formats, on their pages."""

from __future__ import annotations

from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.trainer.documents import papers
from trainer.documents.catalogue import catalogue
from trainer.documents.docx import render_docx
from trainer.documents.letterhead import Letterhead
from trainer.documents.pdf import render_pdf
from trainer.documents.programme import Programme, over_days, programme

MARK = "Quelque chose de précis"
TEXTS = [
    one.name
    for one in fields(Programme)
    if one.name not in ("minutes", "days", "objectives", "parts", "briques")
]


@pytest.mark.parametrize("name", TEXTS)
def test_every_field_of_a_programme_is_on_paper(name: str, tmp_path: Path) -> None:
    data = papers.the_programme_paper()
    filled = replace(data.programme, **{name: MARK})  # type: ignore[arg-type]
    document = programme(replace(data, programme=filled))
    assert MARK in papers.words(papers.pdf_text(render_pdf(document), tmp_path, "-raw"))
    assert MARK in papers.docx_text(render_docx(document))


def test_a_programme_says_what_the_law_asks(tmp_path: Path) -> None:
    document = programme(papers.the_programme_paper())
    said = papers.words(papers.pdf_text(render_pdf(document), tmp_path, "-raw"))
    for part in (
        "13 h sur 2 journées", "10 à 20 personnes", "Objectifs", "Contenu", "Public", "Prérequis", "Méthodes",
        "Suivi et évaluation", "Délai d’accès", "Accessibilité", "Tarif", "Financement", "Contact",
        "ne vaut pas agrément de l’État", "Programme édité le 20 novembre 2026", "On essaie, puis on en parle",
    ):  # fmt: skip
        assert part in said, part


def test_what_is_not_known_has_no_row(tmp_path: Path) -> None:
    data = papers.the_programme_paper()
    bare = Programme("Soirée", 180, (), ())
    document = programme(replace(data, letterhead=Letterhead(""), programme=bare))
    said = papers.words(papers.pdf_text(render_pdf(document), tmp_path, "-raw"))
    for label in ("Public", "Tarif", "Objectifs", "Contenu", "journées", "Groupe"):
        assert label not in said
    assert "3 h" in said


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = "<b>&\"' {0} %s </para> ]]> # titre"
    data = papers.the_programme_paper()
    document = programme(replace(data, programme=replace(data.programme, title=hostile, methods=hostile)))
    assert "<b>&\"' {0} %s </para> ]]>" in papers.pdf_text(render_pdf(document), tmp_path, "-raw")


def test_the_contents_of_a_catalogue_give_the_right_pages(tmp_path: Path) -> None:
    content = render_pdf(catalogue(papers.the_catalogue(12)))
    pages = papers.pdf_text(content, tmp_path, "-layout").split("\f")
    for place in range(1, 13):
        title = f"{papers.TITLE} {place}"
        line = next(line for line in pages[1].splitlines() if line.strip().startswith(f"{title} "))
        number = int(line.split()[-1])
        assert title in [shown.strip() for shown in pages[number - 1].splitlines()]
    outline = [str(one["/Title"]) for one in PdfReader(BytesIO(content)).outline if isinstance(one, dict)]
    assert outline[-1] == "Conditions"
    assert f"{papers.TITLE} 12" in outline


def test_a_condition_without_words_is_left_out(tmp_path: Path) -> None:
    said = papers.pdf_text(render_pdf(catalogue(papers.the_catalogue())), tmp_path)
    assert "Tarifs" in said
    assert "Vide" not in said


def test_a_series_says_its_pace() -> None:
    assert over_days(720, 8, 7) == "12\u00a0h en 8\u00a0séances, une par semaine"
    assert over_days(720, 4, 14) == "12\u00a0h en 4\u00a0séances, tous les 14\u00a0jours"
    assert over_days(180, 1, 7) == "3\u00a0h"
