"""What undo remembers: through other workshops, of other people's changes, and of what is no edit of the plan."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.pages.workshops.conftest import DAYS, Desk
from trainer.core.changes import Kind
from trainer.planning import edits
from trainer.planning.keys import new_key
from trainer.planning.records import Block, BlockKind
from trainer.workshops.records import WorkshopFields
from ui.pages.workshops.planner.history import STEPS, WORKSHOPS, Trails
from ui.pages.workshops.planner.tab import PlannerTab

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(desk: Desk, workshop: int) -> PlannerTab:
    desk.open(workshop, "agenda")
    assert desk.page.detail is not None
    found = desk.page.detail.tab("agenda")
    assert isinstance(found, PlannerTab)
    return found


def pause(title: str = "Pause", minutes: int = 15) -> Block:
    return Block(new_key(), BlockKind.BREAK, title, minutes)


def press(desk: Desk, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(widget, key, modifier)
    desk.settle()


def test_undo_is_there_when_a_workshop_is_opened_again(desk: Desk, workshop: int) -> None:
    sheet = desk.app.library.sheets()[0]
    other = desk.app.workshops.create(fields=WorkshopFields("Ailleurs"), days=DAYS).first(Kind.WORKSHOP)
    tab = opened(desk, workshop)
    tab.desk.add_sheets([sheet.id])
    tab.desk.add([pause("Une"), pause("Deux")])
    desk.settle()
    tab.desk.choose([tab.desk.plan.halves[0].blocks[0].key])
    tab.board.acts.run("remove")
    tab.desk.undo()
    tab.desk.redo()
    tab.desk.undo()
    there = opened(desk, other)
    assert not there.desk.can_undo
    there.desk.add([pause("Là-bas")])
    desk.settle()
    again = opened(desk, workshop)
    assert again is not tab
    assert again.desk.undo_text == "ajout de 2 séquences"
    assert again.desk.redo_text == f"retrait de «\u00a0{sheet.title}\u00a0»"
    again.board.setFocus()
    press(desk, again.board, Qt.Key.Key_Z)
    press(desk, again.board, Qt.Key.Key_Z)
    assert not list(desk.app.plans.open(workshop).plan)
    third = opened(desk, other)
    assert third.desk.undo_text == "ajout de «\u00a0Là-bas\u00a0»"
    back = opened(desk, workshop)
    assert back.desk.looks == {}
    press(desk, back.board, Qt.Key.Key_Y)
    assert [block.title for block in desk.app.plans.open(workshop).plan] == [sheet.title]
    assert back.desk.looks[sheet.id].title == sheet.title  # it was met at an earlier visit alone


def test_another_persons_change_forgets_what_undo_relied_on(desk: Desk, workshop: int) -> None:
    other = desk.app.workshops.create(fields=WorkshopFields("Ailleurs"), days=DAYS).first(Kind.WORKSHOP)
    opened(desk, workshop).desk.add([pause("La mienne")])
    desk.settle()
    opened(desk, other)
    theirs = desk.app.plans.open(workshop)
    key = next(iter(theirs.plan)).key
    changed = edits.park(theirs.plan, [key])
    desk.app.plans.save(workshop_id=workshop, version=theirs.version, plan=changed)
    again = opened(desk, workshop)
    assert not again.desk.can_undo
    again.desk.undo()
    desk.settle()
    assert desk.app.plans.open(workshop).plan == changed


def test_so_many_steps_of_so_many_workshops_are_kept(desk: Desk, workshop: int) -> None:
    tab = opened(desk, workshop)
    block = pause()
    tab.desk.add([block])
    for step in range(STEPS + 5):
        other = replace(block, title=f"Pause {step}")
        tab.desk.do("titre", lambda plan, other=other: edits.change(plan, other))  # type: ignore[misc]
    count = 0
    while tab.desk.can_undo:
        tab.desk.undo()
        count += 1
    assert count == STEPS
    trails = Trails()
    first = trails.of(1)
    kept = [trails.of(number) for number in range(2, WORKSHOPS + 1)]
    assert trails.of(1) is first
    trails.of(WORKSHOPS + 1)  # the one seen longest ago gives way
    assert trails.of(1) is first
    assert trails.of(3) is kept[1]
    assert trails.of(2) is not kept[0]
