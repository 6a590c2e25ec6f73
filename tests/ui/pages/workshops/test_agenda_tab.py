"""The agenda: adding, editing, moving, undoing, being overtaken."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from tests.ui.pages.workshops.conftest import Desk
from trainer.workshops.records import Block, BlockKind, WorkshopFields
from ui.pages.workshops.agenda_presenter import AgendaWords
from ui.pages.workshops.agenda_tab import AgendaTab

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(desk: Desk, workshop: int) -> AgendaTab:
    desk.open(workshop, "agenda")
    assert desk.page.detail is not None
    found = desk.page.detail.tab("agenda")
    assert isinstance(found, AgendaTab)
    return found


def _blocks(desk: Desk, workshop: int) -> list[list[str]]:
    return [[block.title for block in half.blocks] for half in desk.app.workshops.get(workshop).half_days]


def _add(desk: Desk, text: str) -> None:
    desk.type("agenda.add.name", text)
    desk.key("agenda.add.name", Qt.Key.Key_Return)


def _first(desk: Desk, workshop: int, half: int = 0) -> Block:
    return desk.app.workshops.get(workshop).half_days[half].blocks[0]


def test_a_sheet_is_added_by_its_name_with_computed_times(desk: Desk, tab: AgendaTab, workshop: int) -> None:
    _add(desk, "accueil")
    sheet = desk.app.library.sheets()[0]
    _add(desk, sheet.title)
    half = desk.app.workshops.get(workshop).half_days[0]
    welcome, taught = half.blocks
    assert (welcome.kind, welcome.starts_at) == (BlockKind.WELCOME, time(9, 30))
    assert (taught.sheet_id, taught.minutes) == (sheet.id, sheet.minutes)
    assert taught.starts_at == time(9, 45)
    free = desk.find(f"agenda.half.{half.id}.free", QLabel).text()
    assert free == AgendaWords().free(half)[0]
    assert desk.find("agenda.add.name", QLineEdit).text() == ""


def test_words_that_name_nothing_become_a_block_of_ones_own(
    desk: Desk, tab: AgendaTab, workshop: int
) -> None:
    half = desk.find("agenda.add.half-day", QComboBox)
    half.setCurrentIndex(2)
    _add(desk, "Chanter ensemble")
    assert _blocks(desk, workshop) == [[], [], ["Chanter ensemble"], []]
    assert _first(desk, workshop, 2).kind is BlockKind.OTHER


def test_alt_and_the_arrows_move_and_the_focus_follows(desk: Desk, tab: AgendaTab, workshop: int) -> None:
    for text in ("pause", "repas"):
        _add(desk, text)
    block = _first(desk, workshop)
    name = f"agenda.block.{block.id}"
    desk.find(name, QWidget).setFocus()
    desk.key(name, Qt.Key.Key_Down, ALT)
    assert _blocks(desk, workshop)[0] == ["Repas", "Pause"]
    assert desk.find(name, QWidget).hasFocus()
    desk.key(name, Qt.Key.Key_Down, ALT)
    assert _blocks(desk, workshop)[:2] == [["Repas"], ["Pause"]]
    desk.key(name, Qt.Key.Key_Right, ALT)
    desk.key(name, Qt.Key.Key_Left, ALT)
    desk.key(name, Qt.Key.Key_Up, ALT)
    assert _blocks(desk, workshop)[:2] == [["Repas", "Pause"], []]
    desk.click(f"{name}.up")
    assert _blocks(desk, workshop)[0] == ["Pause", "Repas"]


def test_a_block_is_edited_in_a_form(desk: Desk, tab: AgendaTab, workshop: int) -> None:
    _add(desk, "pause")
    name = f"agenda.block.{_first(desk, workshop).id}"
    desk.key(name, Qt.Key.Key_Return)
    desk.type("block.minutes", "0")
    desk.key("block.minutes", Qt.Key.Key_Return, CONTROL)
    assert desk.find("block.dialog", QWidget).isVisible()
    desk.type("block.minutes", "20")
    desk.type("block.lead", "Awa Diallo")
    desk.key("block.lead", Qt.Key.Key_Return, CONTROL)
    block = _first(desk, workshop)
    assert (block.minutes, block.lead, block.title) == (20, "Awa Diallo", "Pause")


def test_undo_and_redo_go_through_the_services(desk: Desk, tab: AgendaTab, workshop: int) -> None:
    _add(desk, "pause")
    _add(desk, "repas")
    name = f"agenda.block.{_first(desk, workshop).id}"
    desk.key(name, Qt.Key.Key_Down, ALT)
    desk.key(name, Qt.Key.Key_Delete)
    assert _blocks(desk, workshop)[0] == ["Repas"]
    states = []
    for _ in range(4):
        desk.click("agenda.undo")
        states.append(_blocks(desk, workshop)[0])
    assert states == [["Repas", "Pause"], ["Pause", "Repas"], ["Pause"], []]
    assert not tab.undo.isEnabled()
    states = []
    for _ in range(4):
        desk.click("agenda.redo")
        states.append(_blocks(desk, workshop)[0])
    assert states == [["Pause"], ["Pause", "Repas"], ["Repas", "Pause"], ["Repas"]]


def test_the_notice_of_a_removal_puts_that_block_back(desk: Desk, tab: AgendaTab, workshop: int) -> None:
    _add(desk, "pause")
    desk.key(f"agenda.block.{_first(desk, workshop).id}", Qt.Key.Key_Delete)
    _add(desk, "repas")
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.button is not None
    desk.press(notice.button)
    assert _blocks(desk, workshop)[0] == ["Pause", "Repas"]


def test_an_edit_over_a_change_made_elsewhere_is_offered(desk: Desk, tab: AgendaTab, workshop: int) -> None:
    _add(desk, "pause")
    version = desk.app.workshops.get(workshop).version
    desk.app.workshops.update(workshop_id=workshop, version=version, fields=WorkshopFields("Autre titre"))
    _add(desk, "repas")
    assert _blocks(desk, workshop)[0] == ["Pause"]
    alert = desk.context.notices.alert
    assert alert is not None
    keep = next(b for b in alert.findChildren(QWidget) if b.property("text") == "Garder la mienne")
    desk.press(keep)
    assert _blocks(desk, workshop)[0] == ["Pause", "Repas"]
    assert desk.app.workshops.get(workshop).fields.title == "Autre titre"


def test_an_overtaken_form_keeps_what_was_typed(desk: Desk, tab: AgendaTab, workshop: int) -> None:
    _add(desk, "pause")
    desk.key(f"agenda.block.{_first(desk, workshop).id}", Qt.Key.Key_Return)
    desk.type("block.title", "Grande pause")
    version = desk.app.workshops.get(workshop).version
    desk.app.workshops.update(workshop_id=workshop, version=version, fields=WorkshopFields("Autre titre"))
    desk.key("block.title", Qt.Key.Key_Return, CONTROL)
    assert desk.find("block.title", QLineEdit).text() == "Grande pause"
    desk.click("stale.keep")
    assert _blocks(desk, workshop)[0] == ["Grande pause"]


def test_without_days_the_tab_says_what_to_do(desk: Desk) -> None:
    from trainer.core.changes import Kind

    created = desk.app.workshops.create(fields=WorkshopFields("Sans date")).first(Kind.WORKSHOP)
    desk.open(created, "agenda")
    assert not desk.find("agenda.add.name", QLineEdit).isVisible()
