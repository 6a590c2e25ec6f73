"""A partner, a workshop, its agenda and a sheet, without touching the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from tests.journeys import agenda
from tests.journeys.conftest import Opener
from tests.journeys.driver import Driver
from trainer.app import Application


def test_by_keyboard_alone(ready_url: str, opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = opened(ready_url)

    def no_mouse(*arguments: object) -> None:
        raise AssertionError("this journey has no mouse")

    for name in ("mouseClick", "mouseDClick", "mouseMove"):
        monkeypatch.setattr(QTest, name, no_mouse)
    with driver.step("partenaire au clavier"):
        _partner(driver)
    with driver.step("atelier au clavier"):
        _workshop(driver)
    with driver.step("déroulé au clavier"):
        _agenda(driver)
    with driver.step("fiche au clavier"):
        _sheet(driver)
    app = Application(ready_url)
    try:
        (workshop,) = app.workshops.all()
        stored = app.workshops.get(workshop.id)
        assert (stored.fields.title, stored.partner) == ("Écouter, puis agir", "Alternatiba Lille")
        (block,) = stored.half_days[0].blocks
        assert (block.sheet_slug, f"{block.starts_at:%H:%M}") == ("tour-des-cles", "09:30")
        assert app.check() == ()
    finally:
        app.close()


def _partner(driver: Driver) -> None:
    driver.press("Ctrl+5", "Ctrl+N")
    driver.type("Alternatiba Lille")
    driver.tab_to("partners.form.city")
    driver.type("Lille")
    driver.press("Ctrl+S")
    assert driver.said() == "« Alternatiba Lille » est enregistré."
    assert [row[0] for row in driver.rows("partners.table")] == ["Alternatiba Lille"]


def _workshop(driver: Driver) -> None:
    driver.press("Ctrl+4", "Ctrl+N")
    driver.type("Écouter, puis agir")
    driver.choose("workshop.partner", "Alternatiba Lille")
    driver.tab_to("days.date")
    driver.type("5/12/2026")
    driver.press("Return")
    assert driver.read("days.total") == "6 h 30"
    driver.press("Ctrl+Return")
    driver.see("Écouter, puis agir")
    morning, afternoon = agenda.halves(driver)[:2]
    assert agenda.spoken(morning).endswith("aucune séquence, 3 h libres.")
    assert agenda.spoken(afternoon).endswith("aucune séquence, 3 h 30 libres.")
    assert driver.focused() == "agenda.add.name"


def _agenda(driver: Driver) -> None:
    driver.type("tour des cles")
    driver.press("Return")
    (block,) = agenda.blocks(driver, 0)
    assert agenda.spoken(block).startswith("Fiche, Le tour des clés. de 9 h 30 à 9 h 50, 20 min")
    driver.tab_to("agenda.board")
    driver.press("Ctrl+Z")
    assert agenda.blocks(driver, 0) == []
    driver.press("Ctrl+Y", "Alt+2", "Alt+1")
    assert "2 h 40 libres" in agenda.spoken(agenda.halves(driver)[0])


def _sheet(driver: Driver) -> None:
    driver.press("Ctrl+2", "Ctrl+F")
    driver.type("tour des cles")
    driver.press("Return")
    driver.tab_to("library.results")
    driver.press("Return")
    driver.tab_to("library.sheet.preview")
    driver.press("Space")
    assert driver.front.objectName() == "library.preview"
    driver.see("Le tour des clés")
    driver.press("Escape")
    assert driver.front is driver.window
    assert driver.focused() == "library.sheet.preview"
