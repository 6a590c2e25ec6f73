"""`fabrique templates` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.trainer.cli.terminal import Terminal
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.planning.assistant_records import UNDATED, Wish, WishedHalf
from trainer.workshops.records import WorkshopFields


@pytest.fixture
def terminal(ready_url: str, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal on a database with one model."""
    app = Application(ready_url)
    wish = Wish(("mobiliser",), (WishedHalf(UNDATED, 570, 750),))
    made = app.beginnings.from_proposal(fields=WorkshopFields("Samedi"), wish=wish).first(Kind.WORKSHOP)
    assert made is not None
    app.templates.save(workshop_id=made, title="Matinée")
    app.close()
    return Terminal(ready_url, capsys)


def test_models_are_listed_shown_handed_on_and_deleted(terminal: Terminal, tmp_path: Path) -> None:
    assert "Matinée" in terminal.run("templates", "list").out
    shown = terminal.run("templates", "show", "matinee")
    assert shown.code == 0
    assert "15 min  Accueil" in shown.out
    file = Path(terminal.run("templates", "export", "Matinée", "--out", str(tmp_path)).out.strip())
    assert file.name == "Matinée.json"
    assert "Rien n’a été écrit" in terminal.run("templates", "import", str(file), "--dry-run").out
    data = json.loads(file.read_text(encoding="utf-8"))
    gone = next(iter(data["sheets"]))
    text = json.dumps(data | {"title": "D’ailleurs"}).replace(gone, "fiche-inconnue")
    text = text.replace(json.dumps(data["sheets"][gone]), '"Une fiche que personne n’a"')
    file.write_text(text, encoding="utf-8")
    taken = terminal.run("templates", "import", str(file))
    assert taken.code == 0
    assert "Fiche absente de cette base" in taken.err
    titles = [one["title"] for one in json.loads(terminal.run("templates", "list", "--json").out)]
    assert titles == ["D’ailleurs", "Matinée"]
    assert terminal.run("templates", "delete", "D’ailleurs").code == 0
    file.write_text("{}", encoding="utf-8")
    refused = terminal.run("templates", "import", str(file))
    assert (refused.code, refused.out) == (1, "")
    assert "n’est pas un modèle" in refused.err
    assert "templates list" in terminal.run("templates", "show", "perdu").err
    assert "Matinée" in terminal.run("templates", "list").out
