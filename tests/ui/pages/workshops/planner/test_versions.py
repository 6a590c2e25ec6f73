"""A sheet that moved on after it was prepared, and one that is changed for this workshop alone, in the window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDialog, QLineEdit, QWidget

from tests.ui.pages.workshops.conftest import Desk
from trainer.planning import edits
from trainer.planning.records import Block, Spot
from ui.pages.workshops.planner.adapt_dialog import AdaptDialog
from ui.pages.workshops.planner.tab import PlannerTab

SLUG = "porte-a-porte-en-binomes"


@pytest.fixture
def tab(desk: Desk, workshop: int) -> PlannerTab:
    """The planner with one sheet in it, chosen, its panel open."""
    opened = desk.app.plans.open(workshop)
    block = desk.app.plans.block_of(desk.app.library.ids_of([SLUG])[0], "door")
    plan = edits.insert(opened.plan, [block], Spot(opened.plan.halves[0].id, 0))
    desk.app.plans.save(workshop_id=workshop, version=opened.version, plan=plan)
    desk.open(workshop)
    found = desk.window.findChild(PlannerTab)
    assert found is not None
    desk.qtbot.waitUntil(lambda: found.desk.loaded and bool(found.desk.plan.halves[0].blocks))
    found.desk.choose(["door"])
    found.side.show_side("block")
    desk.settle()
    return found


def now(tab: PlannerTab) -> Block:
    return tab.desk.plan.block("door")


def dialog(desk: Desk, name: str) -> QDialog:
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(QDialog, name)))
    return desk.window.findChildren(QDialog, name)[-1]


def button(inside: QWidget, words: str) -> QAbstractButton:
    return next(one for one in inside.findChildren(QAbstractButton) if one.text() == words)


def publish(desk: Desk) -> None:
    sheet_id = desk.app.library.ids_of([SLUG])[0]
    draft = desk.app.drafts.open(sheet_id)
    sheet = replace(draft.sheet, title="Frapper à deux")
    version = desk.app.drafts.save(sheet_id=sheet_id, version=0, sheet=sheet)
    desk.context.bus.publish(desk.app.drafts.publish(sheet_id=sheet_id, version=version))
    desk.settle()


def test_a_sheet_that_moved_on_is_compared_kept_and_taken(desk: Desk, tab: PlannerTab) -> None:
    assert not desk.find("block.version.keep", QWidget).isVisible()
    before = now(tab)
    publish(desk)
    desk.qtbot.waitUntil(desk.find("block.version.keep", QWidget).isVisible)
    desk.click("block.version.keep")
    assert not desk.find("block.version.keep", QWidget).isVisible()
    assert now(tab).edition == before.edition
    tab.desk.undo()
    desk.settle()
    desk.qtbot.waitUntil(desk.find("block.version.compare", QWidget).isVisible)
    desk.click("block.version.compare")
    shown = dialog(desk, "block.version.dialog")
    button(shown, "Prendre la nouvelle").click()
    desk.settle()
    assert (now(tab).title, now(tab).edition) == ("Frapper à deux", before.edition + 1)
    tab.desk.undo()
    assert now(tab) == before


def test_a_sheet_is_adapted_sent_back_and_taken_as_it_was(desk: Desk, tab: PlannerTab) -> None:
    before = now(tab)
    desk.qtbot.waitUntil(lambda: desk.find("block.title", QLineEdit).text() == before.title)
    desk.click("block.adapt")
    shown = dialog(desk, "adapt.dialog")
    assert isinstance(shown, AdaptDialog)
    ticks = shown.findChildren(QCheckBox)
    first = shown.boxes[0].step()
    assert first is not None
    for tick in ticks:
        tick.setChecked(False)
    shown.action.click()
    assert "Gardez au moins une étape." in shown.error.text()
    ticks[0].setChecked(True)
    shown.action.click()
    desk.settle()
    assert now(tab).minutes == first.minutes
    assert now(tab).adapted
    desk.qtbot.waitUntil(desk.find("block.adapt.send", QWidget).isVisible)
    desk.click("block.adapt.send")
    sheet_id = before.sheet_id or 0
    desk.qtbot.waitUntil(lambda: desk.app.drafts.open(sheet_id).version > 0)
    assert desk.app.drafts.open(sheet_id).sheet.steps == (first,)
    desk.click("block.adapt.send")
    desk.qtbot.waitUntil(lambda: desk.context.notices.alert is not None)
    desk.click("block.adapt.drop")
    desk.qtbot.waitUntil(lambda: not now(tab).adapted)
    assert now(tab) == before
    tab.desk.undo()
    tab.desk.undo()
    assert now(tab) == before


def test_what_changed_has_room_on_a_small_screen_in_large_text(desk: Desk, tab: PlannerTab) -> None:
    publish(desk)
    desk.qtbot.waitUntil(desk.find("block.version.compare", QWidget).isVisible)
    desk.context.theme.set_text_percent(200)
    desk.click("block.version.compare")
    shown = dialog(desk, "block.version.dialog")
    assert shown.width() <= 1280
    desk.context.theme.set_text_percent(100)
