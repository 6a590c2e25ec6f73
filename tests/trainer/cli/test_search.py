"""fabrique search: what it prints, as text and as JSON."""

from __future__ import annotations

import json

import pytest

from tests.trainer.cli.terminal import Terminal


@pytest.fixture
def terminal(ready_url: str, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal whose commands use the database of the test."""
    return Terminal(ready_url, capsys)


def test_sheets_are_printed_with_their_excerpts(terminal: Terminal) -> None:
    answer = terminal.run("search", "porte", "à", "porte", "--limit", "2")
    assert answer.code == 0
    assert "Le porte-à-porte en binômes" in answer.out
    assert "porte-a-porte-en-binomes" in answer.out
    assert "\x1b" not in answer.out
    assert answer.out.count("[Mobiliser, ") <= 2


def test_the_same_in_json(terminal: Terminal) -> None:
    answer = json.loads(terminal.run("search", "negociation", "--json").out)
    first = answer["sheets"]["hits"][:3]
    (hit,) = [one for one in first if one["summary"]["slug"] == "preparer-sa-negociation"]
    marked = [piece["text"] for piece in hit["title"] if piece["marked"]]
    assert marked == ["négociation"]
    assert answer["others"] == []


def test_filters_and_what_nobody_knows(terminal: Terminal) -> None:
    found = json.loads(terminal.run("search", "colère", "--kind", "outil", "--json").out)
    assert {hit["summary"]["kind"] for hit in found["sheets"]["hits"]} == {"outil"}
    by_brique = json.loads(terminal.run("search", "porte", "--brique", "mobiliser", "--json").out)
    assert by_brique["sheets"]["total"] > 0
    assert "Rien trouvé" in terminal.run("search", "xylophone").out
    for words in (("--kind", "sonate"), ("--brique", "absente")):
        answer = terminal.run("search", "porte", *words)
        assert answer.code == 1
        assert words[1] in answer.err
    assert terminal.run("search").code == 2
