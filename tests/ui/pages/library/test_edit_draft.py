"""The draft kept as one types, found again after a crash, met again when somebody else wrote it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from curriculum.model import MethodSheet
from tests.ui.pages.library.conftest import Desk
from tests.ui.pages.library.hands import (
    editor_of,
    kept,
    new_draft,
    open_slug,
    press,
    retype,
    type_in,
    view,
    write,
)
from trainer.app import Application
from trainer.core.errors import Unavailable
from ui.kit.page import Route
from ui.pages.library.edit.keeper import Kept

SLUG = "carte-des-coleres"


def _title(desk: Desk) -> QLineEdit:
    line = editor_of(desk, "title").findChild(QLineEdit)
    assert line is not None
    return line


def _status(desk: Desk) -> str:
    label = desk.find("edit.status")
    assert isinstance(label, QLabel)
    return label.text()


def test_what_is_typed_is_kept_without_being_asked_and_said_once_it_is(desk: Desk) -> None:
    sheet_id = open_slug(desk, SLUG)
    assert _status(desk) == "Version 1 publiée"
    said: list[tuple[str, str]] = []
    keeper = view(desk).keeper
    keeper.changed.connect(lambda: said.append((_status(desk), desk.app.drafts.open(sheet_id).sheet.title)))
    type_in(_title(desk), " ici")
    assert keeper.state is Kept.PENDING
    desk.qtbot.waitUntil(lambda: keeper.state is Kept.SAVED, timeout=10_000)
    saved = [title for status, title in said if re.fullmatch(r"Brouillon enregistré à \d\d:\d\d", status)]
    assert saved
    assert set(saved) == {"La carte des colères ici"}
    assert desk.app.library.sheet(sheet_id).sheet.title == "La carte des colères"


def test_typing_without_a_pause_is_kept_all_the_same(desk: Desk) -> None:
    open_slug(desk, SLUG)
    keeper = view(desk).keeper
    keeper._pause.setInterval(60_000)  # a person who never pauses
    type_in(_title(desk), "!")
    assert keeper._longest.isActive()
    assert keeper._longest.interval() <= 3000
    desk.qtbot.waitUntil(lambda: keeper.state is Kept.SAVED, timeout=10_000)


def test_leaving_keeps_at_once_and_coming_back_goes_on(desk: Desk) -> None:
    sheet_id = open_slug(desk, SLUG)
    type_in(_title(desk), " ici")
    desk.go(Route("library", sheet_id, "sheet"))
    assert desk.app.drafts.open(sheet_id).sheet.title == "La carte des colères ici"
    write(desk, sheet_id)
    assert _title(desk).text() == "La carte des colères ici"
    press(desk, "edit.undo")
    assert _title(desk).text() == "La carte des colères"


def test_closing_the_window_keeps_what_was_typed_last(desk: Desk) -> None:
    sheet_id = open_slug(desk, SLUG)
    type_in(_title(desk), " ici")
    view(desk).keeper.flush()
    type_in(_title(desk), " même")
    assert desk.page.leave()
    desk.context.worker.shutdown()
    assert desk.app.drafts.open(sheet_id).sheet.title == "La carte des colères ici même"


def test_a_killed_program_finds_its_draft_again(desk: Desk, tmp_path: Path) -> None:
    sheet_id = desk.app.library.sheet_by_slug(SLUG).id
    root = Path(__file__).parents[4]
    given = (str(tmp_path / "fabrique.sqlite"), str(sheet_id), str(tmp_path))
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("dying_window.py")), *given],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    line = child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    _, complaints = child.communicate()
    assert line.startswith("Brouillon enregistré à"), complaints
    assert child.returncode == -signal.SIGKILL
    desk.go(Route("library", sheet_id, "sheet"))
    banner = desk.find("edit.banner")
    desk.qtbot.waitUntil(banner.isVisible)
    assert re.match(r"Brouillon du \w+ \d+(er)?\u00a0\w+, \d\d:\d\d", banner.accessibleName())
    assert desk.app.library.sheet(sheet_id).sheet.title == "La carte des colères"
    press(desk, "edit.banner.resume")
    desk.settle()
    assert desk.routes[-1] == Route("library", sheet_id, "edit")
    desk.qtbot.waitUntil(lambda: view(desk).history.loaded)
    assert _title(desk).text() == "La carte des colères !"


def test_the_band_abandons_the_draft_and_brings_it_back(desk: Desk) -> None:
    sheet_id = open_slug(desk, SLUG)
    type_in(_title(desk), " ici")
    desk.go(Route("library", sheet_id, "sheet"))
    desk.qtbot.waitUntil(desk.find("edit.banner").isVisible)
    press(desk, "edit.banner.discard")
    desk.settle()
    assert desk.app.drafts.open(sheet_id).version == 0
    assert not desk.find("edit.banner").isVisible()
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.button is not None
    notice.button.click()
    desk.settle()
    assert desk.app.drafts.open(sheet_id).sheet.title == "La carte des colères ici"


def _elsewhere(desk: Desk, sheet_id: int) -> MethodSheet:
    """Another window changes the promise of the draft."""
    draft = desk.app.drafts.open(sheet_id)
    theirs = replace(draft.sheet, promise="Ce que l’autre a écrit.")
    desk.app.drafts.save(sheet_id=sheet_id, version=draft.version, sheet=theirs)
    return theirs


@pytest.mark.parametrize("answer", ["keep", "reload"])
def test_a_draft_written_elsewhere_is_compared_then_kept_or_reloaded(desk: Desk, answer: str) -> None:
    sheet_id = open_slug(desk, SLUG)
    type_in(_title(desk), " ici")
    kept(desk, sheet_id)
    theirs = _elsewhere(desk, sheet_id)
    desk.dialogs.press = f"edit.stale.{answer}"
    type_in(_title(desk), " même")
    mine = view(desk).history.sheet
    desk.qtbot.waitUntil(lambda: desk.dialogs.seen == ["edit.stale"], timeout=10_000)
    stored = kept(desk, sheet_id)
    if answer == "keep":
        assert stored == mine
        assert _title(desk).text() == mine.title
    else:
        assert stored == theirs
        assert _title(desk).text() == "La carte des colères ici"
        press(desk, "edit.undo")
        assert kept(desk, sheet_id) == mine


def test_a_disk_that_refuses_is_told_once_and_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet_id = open_slug(desk, SLUG)
    keeper = view(desk).keeper
    told: list[object] = []
    keeper.told.connect(told.append)
    real = desk.app.drafts.save

    def refuse(**_: object) -> int:
        raise Unavailable("unavailable", "Le disque est plein.")

    monkeypatch.setattr(desk.app.drafts, "save", refuse)
    keeper._retry.setInterval(50)
    type_in(_title(desk), " ici")
    keeper.flush()
    desk.qtbot.waitUntil(lambda: keeper.state is Kept.FAILED)
    assert "non enregistré" in _status(desk)
    desk.qtbot.waitUntil(lambda: not keeper._retry.isActive())
    monkeypatch.setattr(desk.app.drafts, "save", real)
    desk.qtbot.waitUntil(lambda: keeper.state is Kept.SAVED, timeout=10_000)
    assert len(told) == 1
    assert desk.app.drafts.open(sheet_id).sheet.title == "La carte des colères ici"


def test_a_draft_of_nothing_but_a_title_is_kept_too(desk: Desk, app: Application) -> None:
    sheet_id = new_draft(desk)
    retype(_title(desk), "Z")
    assert kept(desk, sheet_id).title == "Z"
    assert app.drafts.open(sheet_id).edition == 0
