"""A sheet's life at the window: found, rewritten, the plug pulled, found again, published, compared, taken back."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tests.journeys.conftest import Opener
from tests.journeys.driver import Driver
from tests.journeys.writing import PROMISE, TITLE, WORDS, command, open_sheet, wait_saved, write
from trainer.app import Application
from ui.kit.reading import ReadingView

ROOT = Path(__file__).resolve().parents[2]
LAST = "Trois visites, et le courage de sonner."
SLUG = "la-porte-s-entrouvre"


def test_find_edit_crash_recover_publish_compare_restore(
    ready_url: str, tmp_path: Path, opened: Opener
) -> None:
    old = _promise(ready_url)
    _write_until_killed(ready_url, tmp_path)
    assert _promise(ready_url) == old
    driver = opened(ready_url)
    with driver.step("retrouver le brouillon"):
        open_sheet(driver, WORDS, TITLE)
        driver.until(lambda: driver.visible("edit.banner"))
        driver.see("Brouillon")
        driver.click("edit.banner.resume")
        assert PROMISE in _shown(driver)
    with driver.step("corriger et publier"):
        recovered = _shown(driver)
        write(driver, "promise", LAST)
        wait_saved(driver)
        driver.press("Ctrl+Z")
        assert _shown(driver) == recovered
        driver.press("Ctrl+Shift+Z")
        assert _shown(driver) == LAST
        driver.click("edit.publish")
        driver.type("Une promesse plus courte")
        driver.press("Return")
        driver.until(lambda: _promise(ready_url) == LAST)
    with driver.step("comparer"):
        driver.press_button("Versions")
        compared = driver.find("edit.versions.changes", ReadingView).toPlainText()
        assert "Promesse" in compared
        assert "courage" in compared
    with driver.step("reprendre la version 1"):
        driver.pick("edit.versions.list", "Version 1")
        driver.click("edit.versions.restore")
        driver.until(lambda: _promise(ready_url) == old)
    driver.close()
    app = Application(ready_url)
    try:
        sheet = app.library.sheet_by_slug(SLUG)
        assert [one.number for one in app.drafts.history(sheet.id)] == [3, 2, 1]
        assert app.drafts.history(sheet.id)[1].note == "Une promesse plus courte"
        assert app.check() == ()
    finally:
        app.close()


def test_hand_to_another_trainer_conflict_merge(ready_url: str, tmp_path: Path, opened: Opener) -> None:
    pack, theirs = tmp_path / "chez-leila.fabrique", f"sqlite:///{tmp_path}/chez-leila.sqlite"
    shared = _publish(theirs, "Leïla frappe trois fois.")
    mine = _publish(ready_url, "Sonner, attendre, écouter.")
    driver = opened(theirs)
    with driver.step("exporter un paquet"):
        command(driver, "exporter un paquet")
        driver.give_file(lambda: driver.click("library.export.write"), pack)
        driver.until(pack.exists)
    driver.close()
    driver = opened(ready_url)
    with driver.step("ouvrir le paquet"):
        driver.give_file(lambda: command(driver, "ouvrir un paquet"), pack)
        driver.until(lambda: driver.visible("library.exchange.theirs"))
        driver.see("1 conflit", TITLE)
        assert shared.split()[0] in driver.find("library.exchange.reading", ReadingView).toPlainText()
        assert _promise(ready_url) == mine
    with driver.step("garder les deux"):
        driver.click("library.exchange.both")
        driver.click("library.exchange.take")
        driver.until(lambda: not driver.visible("library.exchange.take"))
    driver.close()
    app = Application(ready_url)
    try:
        found = {
            app.library.sheet(one.id).sheet.promise for one in app.library.sheets(words="porte entrouvre")
        }
        assert {mine, shared} <= found
        assert app.check() == ()
    finally:
        app.close()


def _publish(url: str, promise: str) -> str:
    app = Application(url)
    try:
        sheet = app.library.sheet_by_slug(SLUG)
        changed = replace(sheet.sheet, promise=promise)
        version = app.drafts.save(sheet_id=sheet.id, version=0, sheet=changed)
        app.drafts.publish(sheet_id=sheet.id, version=version)
        return promise
    finally:
        app.close()


def _write_until_killed(url: str, folder: Path) -> None:
    command = [sys.executable, "-m", "tests.journeys.writing", url, str(folder)]
    with (
        (folder / "erreurs.txt").open("wb") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, cwd=ROOT, bufsize=0) as process,
    ):
        assert process.stdout is not None
        said = b""
        while b"saved\n" not in said or said.rpartition(b"\n")[2].count(b".") < 70:
            byte = process.stdout.read(1)
            assert byte, (folder / "erreurs.txt").read_text()
            said += byte
        process.kill()
    assert process.returncode == -signal.SIGKILL


def _promise(url: str) -> str:
    app = Application(url)
    try:
        return app.library.sheet_by_slug(SLUG).sheet.promise
    finally:
        app.close()


def _shown(driver: Driver) -> str:
    box = driver.find("edit.promise", QWidget)
    return box.findChildren(QPlainTextEdit)[0].toPlainText()
