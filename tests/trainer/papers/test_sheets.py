"""Sheets on paper through the services: every form, a choice of sheets, a whole brique."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.support.full_sheet import full_sheet
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import Refused
from trainer.documents.sheet_forms import SheetForm


def words(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_a_sheet_is_printed_in_each_form_it_has_something_for(app: Application) -> None:
    sheet = next(one for one in app.library.sheets() if one.kind == "mise en situation")
    for offer in app.sheet_papers.forms(sheet.id):
        assert offer.refusal == ""
        paper = app.sheet_papers.sheet(sheet_id=sheet.id, file_format="pdf", form=offer.form)
        assert paper.file_name.startswith(f"fiche-{sheet.slug}")
        assert paper.content.startswith(b"%PDF")
    plain = next(one for one in app.library.sheets() if not app.library.sheet(one.id).sheet.roles)
    refused = {o.form: o.refusal for o in app.sheet_papers.forms(plain.id)}
    assert "carte de rôle" in refused[SheetForm.ROLE_CARDS]
    with pytest.raises(Refused):
        app.sheet_papers.sheet(sheet_id=plain.id, file_format="pdf", form=SheetForm.ROLE_CARDS)


def test_a_draft_is_printed_though_it_is_incomplete(app: Application) -> None:
    sheet_id = app.drafts.start(sheet=full_sheet("mobiliser")).first(Kind.SHEET)
    paper = app.sheet_papers.sheet(sheet_id=sheet_id, file_format="pdf")
    assert "Zibeline" in words(paper.content)


def test_a_brique_and_a_choice_are_one_booklet_in_the_order_of_the_wall(app: Application) -> None:
    briques = app.library.briques()
    mine = [one for one in app.library.sheets() if one.brique_id == briques[0].id]
    whole = app.sheet_papers.brique(brique_id=briques[0].id, file_format="pdf")
    text = words(whole.content)
    assert all(sheet.title in text.replace("\n", " ") for sheet in mine)
    last = next(one for one in app.library.sheets() if one.brique_id == briques[9].id)
    chosen = app.sheet_papers.selection(sheet_ids=(last.id, mine[0].id), file_format="pdf")
    outline = [
        one.title for one in PdfReader(io.BytesIO(chosen.content)).outline if not isinstance(one, list)
    ]
    assert outline.index(briques[0].title) < outline.index(briques[9].title)
    with pytest.raises(Refused):
        app.sheet_papers.selection(sheet_ids=(), file_format="pdf")
