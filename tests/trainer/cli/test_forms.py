"""Sheets on paper from the terminal: every form, one by one or as a booklet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.trainer.cli.terminal import Terminal


@pytest.fixture
def terminal(ready_url: str, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal whose commands use the database of the test."""
    return Terminal(ready_url, capsys)


def test_a_form_leaves_out_who_has_nothing_for_it_and_says_so(terminal: Terminal, tmp_path: Path) -> None:
    answer = terminal.run(
        "sheets", "export", "--brique", "mobiliser", "--form", "cartes", "--out", str(tmp_path)
    )
    assert answer.code == 0
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written
    assert all(name.endswith("-cartes.pdf") for name in written)
    assert "carte de rôle" in answer.err
    alone = terminal.run(
        "sheets", "export", "--sheet", "echelle-d-engagement", "--form", "cartes", "--out", str(tmp_path)
    )
    assert alone.code == 1


def test_a_brique_is_one_booklet(terminal: Terminal, tmp_path: Path) -> None:
    command = ("sheets", "export", "--brique", "1", "--form", "gros-caracteres", "--booklet", "--out")
    assert terminal.run(*command, str(tmp_path)).code == 0
    (booklet,) = tmp_path.iterdir()
    assert len(PdfReader(booklet).pages) > 10


def test_the_sheets_of_another_language_are_listed_and_printed_by_name(
    terminal: Terminal, tmp_path: Path
) -> None:
    masters = json.loads(terminal.run("sheets", "list", "--json").out)
    english = json.loads(terminal.run("sheets", "list", "--language", "en", "--json").out)
    assert {one["language"] for one in english} == {"en"}
    assert {one["translation_of"] for one in english} <= {one["slug"] for one in masters}
    assert not {one["slug"] for one in english} & {one["slug"] for one in masters}
    found = json.loads(terminal.run("sheets", "list", "--language", "en", "--words", "landing", "--json").out)
    assert "the-first-landing" in [one["slug"] for one in found]
    name = english[0]["slug"]
    assert terminal.run("sheets", "export", "--sheet", name, "--out", str(tmp_path)).code == 0
    assert [path.name for path in tmp_path.iterdir()] == [f"fiche-{name}.pdf"]
