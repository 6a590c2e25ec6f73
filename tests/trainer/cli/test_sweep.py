"""fabrique sweep, and the check that speaks of what it would drop without calling it a fault."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image

from tests.trainer.cli.terminal import Terminal
from trainer.app import Application


def test_what_no_sheet_names_is_shown_then_dropped(
    ready_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "PNG")
    app = Application(ready_url)
    try:
        kept = app.attachments.put_bytes(content=picture.getvalue(), name="a.png")
    finally:
        app.close()
    terminal = Terminal(ready_url, capsys)
    checked = terminal.run("check")
    assert checked.code == 0
    assert "Tout va bien." in checked.out
    assert "n’est plus dans aucune fiche" in checked.err
    told = json.loads(terminal.run("check", "--json").out)
    assert told["healthy"] is True
    assert [finding["code"] for finding in told["findings"]] == ["unused-attachments"]
    shown = terminal.run("sweep", "--dry-run")
    assert shown.code == 0
    assert kept.sha256[:12] in shown.out
    assert "à supprimer" in shown.out
    (dropped,) = json.loads(terminal.run("sweep", "--json").out)
    assert dropped["sha256"] == kept.sha256
    assert "Aucune pièce jointe inutilisée." in terminal.run("sweep").out + terminal.run("sweep").err
    assert terminal.run("check").err == ""
