"""Sheets set in type: everything of the sheet is there, and nothing of a text becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from tests.support import shipped
from trainer.app import Application
from trainer.library.records import SheetRecord
from trainer.planning.conduct_service import Lived
from ui.kit.reading import reading_css
from ui.kit.theme import Look
from ui.kit.tokens import DARK, LIGHT, Scale, contrast
from ui.pages.library.brique_html import brique_html
from ui.pages.library.dress import Dress
from ui.pages.library.html_blocks import list_html, markdown_html
from ui.pages.library.sheet_html import sheet_html

HOSTILE = '<script>alert(1)</script><img src="http://x/y.png"> & "guillemets"'
LOOK = Look()


def _text(html: str) -> str:
    document = QTextDocument()
    document.setDefaultStyleSheet(reading_css())
    document.setHtml(html)
    return re.sub(r"\s+", " ", document.toPlainText())


@pytest.fixture
def role_play(app: Application) -> SheetRecord:
    return app.library.sheet_by_slug("la-porte-s-entrouvre")


def test_every_shipped_sheet_shows_its_steps_words_to_say_roles_and_sources(
    app: Application, qapp: QApplication
) -> None:
    sheets = app.library.sheets()
    assert {sheet.slug for sheet in sheets} == {sheet.slug for sheet in shipped.masters()}
    for summary in sheets:
        sheet = app.library.sheet(summary.id).sheet
        shown = _text(sheet_html(app.library.sheet(summary.id), LOOK))
        wanted = [sheet.title, sheet.promise, *sheet.objectives, *(step.title for step in sheet.steps)]
        wanted += [role.name for role in sheet.roles] + [source.title for source in sheet.sources]
        wanted += [material.item for material in sheet.materials]
        for text in wanted:
            plain = _text(markdown_html(text)).strip()
            assert plain in shown, (summary.slug, plain)


def test_titles_are_real_headings(role_play: SheetRecord) -> None:
    html = sheet_html(role_play, LOOK)
    assert len(re.findall(r"<h1\b", html)) == 1
    assert len(re.findall(r"<h2\b", html)) >= 8
    steps = {unescape(title) for title in re.findall(r"<h3[^>]*>([^<]*)</h3>", html)}
    assert {step.title for step in role_play.sheet.steps} <= steps


def test_private_notes_say_that_they_are_private(role_play: SheetRecord) -> None:
    notes = sum(bool(step.trainer_note) for step in role_play.sheet.steps) + bool(
        role_play.sheet.trainer_notes
    )
    assert notes > 0
    assert sheet_html(role_play, LOOK).count("note privée, jamais remise au groupe") == notes


def test_no_text_of_a_sheet_becomes_markup(role_play: SheetRecord, qapp: QApplication) -> None:
    sheet = role_play.sheet
    hostile = replace(
        sheet,
        title=HOSTILE,
        promise=HOSTILE,
        tags=(HOSTILE,),
        context=HOSTILE,
        objectives=(HOSTILE,),
        room=HOSTILE,
        steps=tuple(
            replace(step, title=HOSTILE, grouping=HOSTILE, description=HOSTILE, instruction=HOSTILE)
            for step in sheet.steps
        ),
        roles=tuple(replace(role, name=HOSTILE, text=HOSTILE) for role in sheet.roles),
        sources=tuple(
            replace(source, title=HOSTILE, link=f"javascript:{HOSTILE}") for source in sheet.sources
        ),
        authors=(HOSTILE,),
    )
    html = sheet_html(replace(role_play, sheet=hostile), LOOK)
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in html
    assert "alert(1)" in _text(html)


@pytest.mark.parametrize(
    "source",
    ["[x](javascript:alert)", "[x](file:///etc/passwd)", "[x](mailto:a@b.fr)"],
)
def test_only_web_links_remain(source: str) -> None:
    assert "<a " not in markdown_html(source)


def test_a_picture_is_never_fetched() -> None:
    assert "<img" not in markdown_html("![x](http://host/i.png)")


def test_markdown_keeps_lists_bold_italics_and_web_links() -> None:
    html = markdown_html("1. **un**\n2. *deux* [site](https://exemple.fr/?a=1&b=2)\n   - trois")
    assert "<ol><li><b>un</b></li>" in html
    assert '<a href="https://exemple.fr/?a=1&amp;b=2">site</a>' in html
    assert "<ul><li>trois</li></ul>" in html


def test_an_empty_list_shows_nothing() -> None:
    assert list_html(()) == ""
    assert markdown_html("  ") == ""


def test_a_brique_shows_its_goals_length_and_that_it_is_a_proposition(
    app: Application, qapp: QApplication
) -> None:
    brique = next(brique for brique in app.library.briques() if brique.fields.proposition)
    shown = _text(brique_html(brique, 2, LOOK))
    assert "BRIQUE 2 · PROPOSITION" in shown
    assert "sont une proposition" in shown
    for goal in brique.fields.goals:
        assert _text(markdown_html(goal)).strip() in shown


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", ["#D9482B", "#8A6A00", "#FFFF00", "#000000", "#FFFFFF"])
def test_every_colour_reads_well(palette: object, colour: str) -> None:
    look = Look(LIGHT if palette is LIGHT else DARK, Scale(1.0), "", "")
    dress = Dress(look, colour)
    assert contrast("#FFFFFF", dress.fill) >= 4.5
    assert contrast(dress.mark, dress.soft) >= 4.5


def test_how_a_sheet_went_is_told_above_it(role_play: SheetRecord) -> None:
    notes = ((date(2026, 12, 5), "Trop de <tours>"),)
    shown = _text(sheet_html(role_play, LOOK, Lived(4, 3, (95, 80, 90, 60), notes)))
    assert "A débordé 3 fois sur 4" in shown
    assert "1 h 35, 1 h 20" in shown.replace("\u202f", " ").replace("\u00a0", " ")
    assert "05/12/2026" in shown
    assert "Trop de <tours>" in shown
    once = _text(sheet_html(role_play, LOOK, Lived(1, 0, (60,), ())))
    assert "Animée une fois, dans les temps" in once
    assert "Vécu" not in _text(sheet_html(role_play, LOOK, Lived(0, 0, (), ())))
    dropped = _text(sheet_html(role_play, LOOK, Lived(1, 0, (60,), (), 2)))
    assert "prévue 2 fois sans être animée" in dropped
    assert "Prévue une fois sans être animée" in _text(sheet_html(role_play, LOOK, Lived(0, 0, (), (), 1)))
