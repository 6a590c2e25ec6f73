"""The commands as a person types them: what they print, where, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

import resources
from tests.trainer.cli.terminal import Terminal
from trainer.app import Application
from trainer.cli.group import fabrique
from trainer.core.changes import Kind
from trainer.workshops.records import WorkshopFields


@pytest.fixture
def workshop(ready_url: str) -> int:
    """An empty workshop in the database of the test."""
    app = Application(ready_url)
    try:
        return app.workshops.create(fields=WorkshopFields(title="Essai")).first(Kind.WORKSHOP)
    finally:
        app.close()


@pytest.fixture
def terminal(ready_url: str, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal whose commands use the database of the test."""
    return Terminal(ready_url, capsys)


@pytest.mark.parametrize(
    "words",
    [("briques", "list"), ("sheets", "list"), ("workshops", "list"), ("partners", "list")],
)
def test_every_list_speaks_json(terminal: Terminal, words: tuple[str, ...]) -> None:
    answer = terminal.run(*words, "--json")
    assert answer.code == 0
    assert isinstance(json.loads(answer.out), list)
    assert answer.err == ""


def test_the_sheets_of_a_brique_by_name_and_by_number(terminal: Terminal) -> None:
    by_name = json.loads(terminal.run("sheets", "list", "--brique", "mobiliser", "--json").out)
    by_number = json.loads(terminal.run("sheets", "list", "--brique", "1", "--json").out)
    assert by_name == by_number
    assert {"porte-a-porte-en-binomes", "la-porte-s-entrouvre"} <= {sheet["slug"] for sheet in by_name}


@pytest.mark.parametrize("file_format", ["pdf", "docx", "md"])
def test_export_of_one_sheet(terminal: Terminal, tmp_path: Path, file_format: str) -> None:
    out = tmp_path / "neuf" / "dossier"
    answer = terminal.run(
        "sheets", "export", "--sheet", "releve-thermique", "--format", file_format, "--out", str(out)
    )
    assert answer.code == 0
    (written,) = out.iterdir()
    assert answer.out.strip() == str(written)
    start = {"pdf": b"%PDF-", "docx": b"PK", "md": b"---\nfiche: releve-thermique\n"}[file_format]
    assert written.read_bytes().startswith(start)


def test_a_dry_run_writes_nothing_and_an_import_does(terminal: Terminal, workshop: int) -> None:
    file = str(resources.path("roubaix/inscriptions-framaforms.csv"))
    dry = terminal.run("people", "import", file, "--workshop", str(workshop), "--dry-run")
    assert (dry.code, dry.out.strip().splitlines()[-1]) == (0, "18 personnes seraient inscrites.")
    assert json.loads(terminal.run("workshops", "list", "--json").out)[0]["people"] == 0
    real = json.loads(terminal.run("people", "import", file, "--workshop", str(workshop), "--json").out)
    assert (real["people"], real["fates"]["double"]) == (18, 1)
    again = terminal.run("people", "import", file, "--workshop", str(workshop))
    assert "0 personnes inscrites." in again.out
    shown = json.loads(terminal.run("workshops", "show", str(workshop), "--json").out)
    assert [person["number"] for person in shown["enrolments"]] == list(range(1, 19))


def test_backup_then_restore_brings_everything_back(
    terminal: Terminal, workshop: int, tmp_path: Path
) -> None:
    kept = tmp_path / "sauvegarde.zip"
    assert terminal.run("backup", str(kept)).code == 0
    file = str(resources.path("roubaix/inscriptions-framaforms.csv"))
    terminal.run("people", "import", file, "--workshop", str(workshop))
    assert terminal.run("restore", str(kept)).code == 0
    assert json.loads(terminal.run("workshops", "list", "--json").out)[0]["people"] == 0
    assert terminal.run("check").out.strip() == "Tout va bien."


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("workshops", "show", "999"), "999"),
        (("sheets", "list", "--brique", "jardinage"), "jardinage"),
        (("sheets", "export", "--sheet", "absente", "--out", "x"), "absente"),
        (("people", "import", "absent.csv", "--workshop", "1"), "absent.csv"),
        (("papers", "certificates", "--workshop", "999", "--out", "x"), "999"),
        (("restore", "absent.zip"), "sauvegarde"),
        (("backup", ""), "nom"),
    ],
)
def test_a_refusal_is_one_line_on_stderr(terminal: Terminal, words: tuple[str, ...], says: str) -> None:
    answer = terminal.run(*words)
    assert answer.code == 1
    assert answer.out == ""
    assert len(answer.err.strip().splitlines()) == 1
    assert says in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("inconnue",),
        ("sheets",),
        ("sheets", "inconnue"),
        ("workshops", "show"),
        ("workshops", "show", "trois"),
        ("workshops", "show", "1", "2"),
        ("revenue", "--annee", "2026"),
        ("revenue", "--year"),
        ("revenue", "--year", "0"),
        ("sheets", "export", "--out", "x", "--format", "odt"),
        ("papers", "menu", "--workshop", "1", "--out", "x"),
        ("people", "import", "f.csv"),
    ],
)
def test_misuse_is_two_and_in_french(terminal: Terminal, words: tuple[str, ...]) -> None:
    answer = terminal.run(*words)
    assert answer.code == 2
    assert answer.out == ""
    assert "--help" in answer.err
    assert len(answer.err.strip().splitlines()) == 1
    for english in ("Error", "Usage:", "Missing", "No such", "Invalid", "unexpected", "range"):
        assert english not in answer.err


def test_help_is_in_french(terminal: Terminal) -> None:
    answer = terminal.run("workshops", "show", "--help")
    assert answer.code == 0
    assert "Utilisation : fabrique workshops show" in answer.out
    assert "Affiche cette aide." in answer.out
    assert "Usage" not in answer.out
    left: list[tuple[str, click.Command]] = [("fabrique", fabrique)]
    names = []
    for name, command in left:
        names.append(name)
        said = command.get_help(click.Context(command, info_name=name))
        assert said.startswith("Utilisation : "), name
        assert "Show this message" not in said, name
        if isinstance(command, click.Group):
            left += [(f"{name} {short}", one) for short, one in command.commands.items()]
    assert {"fabrique papers", "fabrique workshops new", "fabrique backup"} <= set(names)


def test_the_database_may_come_from_the_environment(
    ready_url: str, workshop: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from trainer.cli import main

    monkeypatch.setenv("FABRIQUE_DATABASE", ready_url)
    assert main(["workshops", "list", "--json"]) == 0
    assert [w["id"] for w in json.loads(capsys.readouterr().out)] == [workshop]


def test_check_tells_what_is_wrong_and_fails(ready_url: str, terminal: Terminal) -> None:
    from sqlalchemy import update

    from trainer.persistence.tables import SheetRow

    app = Application(ready_url)
    with app.database.write() as session:
        session.execute(update(SheetRow).where(SheetRow.slug == "releve-thermique").values(text="abîmé"))
    app.close()
    answer = terminal.run("check", "--json")
    assert answer.code == 1
    found = json.loads(answer.out)
    assert not found["healthy"]
    assert "releve-thermique" in found["findings"][0]["what"]
