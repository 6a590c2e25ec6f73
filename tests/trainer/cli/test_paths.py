"""`fabrique paths` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curriculum.path_text import read_path
from tests.support import shipped
from tests.trainer.cli.terminal import Terminal
from trainer.cli.output import hours


@pytest.fixture
def terminal(ready_url: str, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal whose commands use the database of the test."""
    return Terminal(ready_url, capsys)


def test_paths_are_listed_and_shown(terminal: Terminal) -> None:
    found = json.loads(terminal.run("paths", "list", "--json").out)
    assert [one["slug"] for one in found] == [path.slug for path in shipped.paths()]
    weekend = next(one for one in found if one["slug"] == "lancer-un-eco-syndicat")
    path = next(path for path in shipped.paths() if path.slug == "lancer-un-eco-syndicat")
    assert "13 h" in terminal.run("paths", "list").out
    shown = terminal.run("paths", "show", "lancer-un-eco-syndicat")
    assert shown.code == 0
    usual = {sheet.slug: sheet.duration.usual for sheet in shipped.masters()}
    assert f"{usual['porte-a-porte-en-binomes']} min  Le porte-à-porte en binômes (Mobiliser)" in shown.out
    room = path.minutes - sum(item.minutes or usual[item.sheet] for item in path.items)
    assert f"il reste {hours(room)}." in shown.out
    by_number = json.loads(terminal.run("paths", "show", str(weekend["id"]), "--json").out)
    assert by_number["path"]["minutes"] == path.minutes
    assert len(by_number["look"]["stages"]) == len(path.items)


@pytest.mark.parametrize(("file_format", "start"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("md", b"---\n")])
def test_every_path_is_written(terminal: Terminal, tmp_path: Path, file_format: str, start: bytes) -> None:
    answer = terminal.run("paths", "export", "--format", file_format, "--out", str(tmp_path))
    written = sorted(tmp_path.iterdir())
    assert answer.code == 0
    assert sorted(answer.out.split()) == [str(file) for file in written]
    assert len(written) == len(shipped.paths())
    assert all(file.read_bytes().startswith(start) for file in written)
    if file_format == "md":
        assert {read_path(file.read_text(encoding="utf-8"), file.name).slug for file in written} == {
            file.stem for file in written
        }


def test_one_programme_and_the_catalogue(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("paths", "export", "--path", "lancer-un-eco-syndicat", "--out", str(tmp_path))
    terminal.run("paths", "export", "--catalogue", "--format", "docx", "--out", str(tmp_path))
    assert {file.name for file in tmp_path.iterdir()} == {
        "programme-lancer-un-eco-syndicat.pdf",
        "catalogue.docx",
    }


@pytest.mark.parametrize("name", ["perdu", "4096", "²"])
def test_an_unknown_path_is_told(terminal: Terminal, tmp_path: Path, name: str) -> None:
    for words in (("show", name), ("export", "--path", name, "--out", str(tmp_path / "rien"))):
        answer = terminal.run("paths", *words)
        assert answer.code == 1
        assert "fabrique paths list" in answer.err
    assert not (tmp_path / "rien").exists()


def test_a_catalogue_of_one_path_is_misuse(terminal: Terminal, tmp_path: Path) -> None:
    for words in (("--path", "x"), ("--format", "md")):
        answer = terminal.run("paths", "export", "--catalogue", *words, "--out", str(tmp_path))
        assert answer.code == 2
        assert "Le catalogue contient tous les parcours" in answer.err
