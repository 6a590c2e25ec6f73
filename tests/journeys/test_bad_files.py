"""Files that nobody should import: one French sentence that says where, and a database as it was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from tests.journeys.conftest import Opener
from tests.journeys.driver import Driver, plain
from tests.journeys.roubaix import open_tab, page
from tests.support.roubaix import add_all
from tests.support.rows import Rows, rows_at
from tests.trainer.cli.terminal import Terminal
from trainer.app import Application

BINARY = bytes(range(256)) * 40


@dataclass(frozen=True, slots=True)
class Bad:
    """A bad list of people, the same as partners, and what the sentence must say."""

    name: str
    people: bytes
    partners: bytes
    says: str


def _both(name: str, text: str, says: str) -> Bad:
    return Bad(name, text.encode(), text.replace("Prénom", "Ville").encode(), says)


FILES = (
    Bad("vide", b"", b"", "Le fichier « liste.csv » est vide."),
    Bad("binaire", BINARY, BINARY, "« liste.csv » est un fichier binaire, pas un fichier CSV"),
    Bad("classeur", b"PK\x03\x04" + BINARY, b"PK\x03\x04" + BINARY, "est un classeur (xlsx, ods)"),
    Bad(
        "encodage",
        b"Nom;Pr\x82nom\nNo\x89l;Zo\x82\nB\x81;A\n",
        b"Nom;Ville\nNo\x89l;B\x82thune\nB\x81;A\n",
        "Ligne 3 : « liste.csv » n'est pas du texte UTF-8 ni Windows-1252",
    ),
    Bad(
        "colonne manquante",
        "Prénom;Courriel\nZoé;zoe@exemple.invalid\n".encode(),
        b"Ville;Pays\nLens;FR\n",
        "colonne « Nom »",
    ),
    _both(
        "ligne de 10 Mo",
        f"Nom;Prénom\nNoël;Zoé\n{'x' * 10_000_000};A\n",
        "Ligne 3 : cette ligne fait 10000 ko",
    ),
    _both(
        "formule",
        'Nom;Prénom\nNoël;Zoé\nPetit;"=HYPERLINK(""http://exemple.invalid"")"\n',
        "Ligne 3, colonne « {column} » : la cellule « =HYPERLINK(",
    ),
    _both(
        "guillemet ouvert",
        'Nom;Prénom\nNoël;Zoé\nPetit;"Jo\nBaron;Ana\n',
        "Ligne 3 : un guillemet est ouvert dans cette ligne et n'est jamais refermé.",
    ),
    _both("titres seuls", "Nom;Prénom\n\n;\n", "Le fichier « liste.csv » n'a que sa ligne de titres."),
)


@pytest.fixture
def workshop(ready_url: str) -> Iterator[int]:
    """A database with a whole workshop in it; the workshop's id."""
    app = Application(ready_url)
    yield add_all(app)
    app.close()


def _check_said(said: str, bad: Bad, column: str) -> None:
    text = plain(said)
    assert bad.says.format(column=column) in text, text
    assert "\n" not in said.strip()
    assert len(text) < 300, "no message spills a file"
    assert text.endswith((".", "»."))


def test_the_terminal_refuses_them(
    ready_url: str, workshop: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rows_at(ready_url)
    terminal, file = Terminal(ready_url, capsys), tmp_path / "liste.csv"
    for bad in FILES:
        file.write_bytes(bad.people)
        answer = terminal.run("people", "import", str(file), "--workshop", str(workshop))
        assert (answer.code, answer.out) == (1, ""), bad.name
        _check_said(answer.err, bad, "Prénom")
        file.write_bytes(bad.partners)
        answer = terminal.run("partners", "import", str(file))
        assert (answer.code, answer.out) == (1, ""), bad.name
        _check_said(answer.err, bad, "Ville")
        _check_same(before, rows_at(ready_url), bad)


def test_the_window_refuses_them(ready_url: str, workshop: int, tmp_path: Path, opened: Opener) -> None:
    before, file = rows_at(ready_url), tmp_path / "liste.csv"
    driver = opened(ready_url)
    page(driver, "Partenaires")
    driver.click("partners.import_list")
    for bad in FILES:
        file.write_bytes(bad.partners)
        with driver.step(f"partenaires {bad.name}"):
            driver.fill("partners.import.path", str(file))
            driver.click("partners.import.run")
            _check_said(_error(driver), bad, "Ville")
    driver.press("Escape")
    open_tab(driver, "people")
    driver.click("people.import")
    for bad in FILES:
        file.write_bytes(bad.people)
        with driver.step(f"personnes {bad.name}"):
            driver.fill("people.import.path", str(file))
            driver.click("people.import.preview")
            _check_said(driver.read("people.import.error"), bad, "Prénom")
            assert not driver.visible("people.import.run")
        _check_same(before, rows_at(ready_url), bad)
    file.write_text("Nom;Prénom\nNoël;Zoé\n", encoding="utf-8")
    driver.fill("people.import.path", str(file))
    driver.click("people.import.preview")
    assert driver.read("people.import.counts") == "liste, 1 ligne : 1 nouvelle"


def _error(driver: Driver) -> str:
    """The only error on screen, under the field of the dialog."""
    labels = [one for one in driver.front.findChildren(QLabel) if one.property("role") == "error"]
    (shown,) = [one.text() for one in labels if one.isVisible()]
    return shown


def _check_same(before: Rows, after: Rows, bad: Bad) -> None:
    assert after.keys() == before.keys()
    for table, lines in before.items():
        assert after[table] == lines, (bad.name, table)
