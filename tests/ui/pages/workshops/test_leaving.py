"""From one workshop to another, quickly: what was asked for in the one left is done there, and nobody is sent away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from tests.ui.pages.workshops.conftest import DAYS, Desk
from trainer.core.changes import Kind
from trainer.planning import edits
from trainer.planning.keys import new_key
from trainer.planning.records import Block, BlockKind, Spot
from trainer.workshops.records import WorkshopFields
from ui.kit.dialogs import ConfirmDialog
from ui.kit.page import Route
from ui.operations.workshops import delete_workshop
from ui.pages.workshops.detail import Detail
from ui.pages.workshops.planner import clipboard, deeds
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.keeper import Kept
from ui.pages.workshops.planner.tab import PlannerTab


@pytest.fixture
def other(desk: Desk) -> int:
    """Another workshop."""
    return desk.app.workshops.create(fields=WorkshopFields("Ailleurs"), days=DAYS).first(Kind.WORKSHOP)


def plan_desk(desk: Desk) -> PlanDesk:
    assert desk.page.detail is not None
    planner = desk.page.detail.tab("agenda")
    assert isinstance(planner, PlannerTab)
    return planner.desk


def pause(title: str = "Pause") -> Block:
    return Block(new_key(), BlockKind.BREAK, title, 15)


def titles(desk: Desk, workshop: int) -> list[str]:
    return [block.title for block in desk.app.plans.open(workshop).plan]


def leave_for_good(desk: Desk, workshop: int) -> None:
    """To another workshop, until the widgets of the one before are gone."""
    desk.open(workshop)
    desk.qtbot.waitUntil(lambda: desk.page.findChildren(Detail) == [desk.page.detail])


def press(desk: Desk, text: str) -> None:
    """The button of the notice or alert."""
    found = [one for one in desk.window.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    found[-1].click()
    desk.settle()


def test_what_is_being_fetched_is_put_in_before_another_workshop_is_opened(
    desk: Desk, workshop: int, other: int
) -> None:
    sheet = desk.app.library.sheets()[0]
    desk.open(workshop, "agenda")
    for place in range(3):
        plan_desk(desk).add_sheets([sheet.id])
        desk.context.navigate(Route("workshops", other))
        desk.context.navigate(Route("workshops", workshop))
        assert titles(desk, workshop) == [sheet.title] * (place + 1)
    desk.settle()
    shown = plan_desk(desk)
    shown.choose([block.key for block in shown.plan])
    assert clipboard.copy(shown)
    clipboard.paste(shown)
    desk.context.navigate(Route("workshops", other))
    desk.context.navigate(Route("workshops", workshop))
    desk.settle()
    shown = plan_desk(desk)
    assert titles(desk, workshop) == [sheet.title] * 6
    assert shown.plan == desk.app.plans.open(workshop).plan
    assert shown.state is Kept.CLEAN
    while shown.can_undo:
        shown.undo()
    desk.settle()
    assert titles(desk, workshop) == []


def test_a_workshop_deleted_comes_back_as_it_was_last_seen(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "agenda")
    plan_desk(desk).add([pause()])
    desk.click("workshop.delete")
    assert desk.routes[-1] == Route("workshops")
    press(desk, "Annuler")
    desk.open(workshop, "agenda")
    assert titles(desk, workshop) == ["Pause"]
    stored = desk.app.workshops.get(workshop)
    fields: WorkshopFields = replace(stored.fields, title="Autre titre")
    desk.context.bus.publish(
        desk.app.workshops.update(workshop_id=workshop, version=stored.version, fields=fields)
    )
    desk.settle()
    assert desk.page.detail is not None
    assert desk.page.detail.workshop is not None
    assert desk.page.detail.workshop.fields.title == "Autre titre"


def test_a_workshop_that_is_gone_sends_nobody_away_from_another(
    desk: Desk, workshop: int, other: int
) -> None:
    desk.open(workshop, "agenda")
    assert desk.page.detail is not None
    press_delete = desk.find("workshop.delete", QPushButton)
    press_delete.click()
    desk.context.navigate(Route("workshops", other))
    desk.settle()
    assert desk.routes[-1] == Route("workshops", other)
    assert desk.page.detail.isVisible()
    assert desk.page.detail.seen.workshop_id == other
    delete_workshop(desk.context, seen=desk.page.detail.seen, done=lambda _: None, failed=lambda _: None)
    desk.settle()
    assert desk.routes[-1] == Route("workshops")  # who looks at it is told, and brought to the list


def test_a_notice_takes_back_what_was_done_in_a_workshop_left_meanwhile(
    desk: Desk, workshop: int, other: int
) -> None:
    desk.open(workshop, "agenda")
    left = plan_desk(desk)
    left.add([pause()])
    desk.context.notices.undo("Ajoutée", left.way_back())
    leave_for_good(desk, other)
    press(desk, "Annuler")
    assert titles(desk, workshop) == []
    left = plan_desk(desk)
    assert (left.seen.workshop_id, left.can_redo) == (workshop, True)
    step = deeds.waved_off("no-break", "on sort")
    left.act(step)
    left.add([pause("Autre")])
    desk.settle()
    against = deeds.given_again("no-break", "on sort")
    desk.context.notices.undo("Passé outre", lambda: left.take_back(step, against))
    leave_for_good(desk, other)
    press(desk, "Annuler")
    assert desk.app.plans.open(workshop).frame.waived == {}
    assert titles(desk, workshop) == ["Autre"]


def test_what_was_given_up_is_not_offered_again(desk: Desk, workshop: int, other: int) -> None:
    desk.open(workshop, "agenda")
    theirs = desk.app.plans.open(workshop)
    there = edits.insert(theirs.plan, [pause("La leur")], Spot(theirs.plan.halves[0].id, 0))
    desk.app.plans.save(workshop_id=workshop, version=theirs.version, plan=there)
    plan_desk(desk).add([pause("La mienne")])
    desk.settle()
    assert plan_desk(desk).state is Kept.STALE

    def give_up() -> None:
        asked = next(one for one in desk.window.findChildren(ConfirmDialog) if one.isVisible())
        asked.accept()

    QTimer.singleShot(0, give_up)
    desk.context.navigate(Route("workshops"))
    desk.settle()
    assert desk.context.notices.alert is None
    desk.open(workshop, "agenda")
    shown = plan_desk(desk)
    assert [block.title for block in shown.plan] == ["La leur"]
    assert shown.state is Kept.CLEAN
    shown.add([pause("Après")])
    desk.settle()
    assert titles(desk, workshop) == ["La leur", "Après"]
