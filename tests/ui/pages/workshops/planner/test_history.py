"""What undo remembers: through other workshops, of other people's changes, and of what is no edit of the plan."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.pages.workshops.conftest import DAYS, Desk
from trainer.core.changes import Kind
from trainer.planning import edits
from trainer.planning.keys import new_key
from trainer.planning.records import Block, BlockKind
from trainer.workshops.records import WorkshopFields
from ui.kit.dialogs import FormDialog
from ui.pages.workshops.planner.deeds import given_again
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


def told(desk: Desk) -> str:
    notice = desk.context.notices.notice
    return notice.text.text() if notice is not None else ""


def test_a_warning_waved_off_is_undone_in_its_turn(desk: Desk, workshop: int) -> None:
    sheets = desk.app.library.sheets()[:6]
    tab = opened(desk, workshop)
    tab.desk.add_sheets([sheet.id for sheet in sheets])
    desk.settle()
    tab.side.show_side("balance")
    half = tab.desk.plan.halves[0].id
    wave = f"balance.wave.break:{half}"
    desk.qtbot.waitUntil(lambda: desk.window.findChild(QAbstractButton, wave) is not None)
    desk.press(desk.find(wave, QAbstractButton))
    desk.find("waive.reason", QPlainTextEdit).setPlainText("Le groupe sort quand il veut.")
    desk.press(desk.find("waive.dialog", FormDialog).action)
    code = f"break:{half}"

    def waived() -> dict[str, str]:
        return desk.app.plans.open(workshop).frame.waived

    assert waived() == {code: "Le groupe sort quand il veut."}
    assert tab.desk.undo_text == "avertissement passé outre"
    tab.desk.add([pause("Après")])
    desk.settle()
    tab.side.show_side("time")
    tab.board.setFocus()
    press(desk, tab.board, Qt.Key.Key_Z)
    assert (len(list(tab.desk.plan)), len(waived())) == (6, 1)  # the edit came last
    press(desk, tab.board, Qt.Key.Key_Z)
    assert waived() == tab.desk.frame.waived == {}
    assert told(desk) == "Annulé\u00a0: avertissement passé outre."  # its panel is not on screen
    press(desk, tab.board, Qt.Key.Key_Y)
    assert waived() == tab.desk.frame.waived == {code: "Le groupe sort quand il veut."}
    tab.side.show_side("balance")
    desk.qtbot.waitUntil(lambda: tab.side.panel("balance").list.fold.isVisible())  # type: ignore[attr-defined]
    desk.click("balance.waived")
    desk.qtbot.waitUntil(lambda: desk.window.findChild(QAbstractButton, wave) is not None)
    desk.press(desk.find(wave, QAbstractButton))
    assert (waived(), tab.desk.undo_text) == ({}, "avertissement redonné")
    tab.desk.undo()
    desk.settle()
    assert waived() == {code: "Le groupe sort quand il veut."}


def test_the_packing_list_and_the_copies_are_undone_too(desk: Desk, people: int) -> None:
    known = {one.slug: one.id for one in desk.app.library.sheets()}
    tab = opened(desk, people)
    tab.desk.add_sheets([known["la-porte-s-entrouvre"], known["porte-a-porte-en-binomes"]])
    tab.side.show_side("materials")
    desk.settle()
    desk.qtbot.waitUntil(lambda: desk.window.findChild(QCheckBox, "materials.tick.stylo") is not None)
    desk.key("materials.tick.stylo", Qt.Key.Key_Space)
    desk.type("materials.add.label", "Rallonge")
    desk.key("materials.add.label", Qt.Key.Key_Return)
    packed = desk.app.packing.of(people)
    assert ([one.label for one in packed.own], packed.ticked) == (["Rallonge"], {"stylo": 18})
    assert tab.desk.undo_text == "ajout de «\u00a0Rallonge\u00a0» au matériel"
    field = desk.find("materials.add.label", QLineEdit)
    assert field.hasFocus()
    line = packed.own[0]
    remove = f"materials.remove.{line.key}"
    desk.qtbot.waitUntil(lambda: desk.window.findChild(QWidget, remove) is not None)
    desk.click(remove)
    assert desk.app.packing.of(people).own == ()
    press(desk, field, Qt.Key.Key_Z)
    assert desk.app.packing.of(people).own == (line,)
    press(desk, field, Qt.Key.Key_Z)
    press(desk, field, Qt.Key.Key_Z)
    assert desk.app.packing.of(people).own == ()
    assert desk.app.packing.of(people).ticked == {}
    pens = desk.find("materials.tick.stylo", QCheckBox)
    desk.qtbot.waitUntil(lambda: not pens.isChecked())
    press(desk, field, Qt.Key.Key_Y)
    assert desk.app.packing.of(people).ticked == {"stylo": 18}
    desk.click("materials.add")  # nothing typed: refused with a sentence, and no step
    assert tab.desk.undo_text == "«\u00a0Stylo\u00a0» coché"
    tab.side.panel("materials").parts.choose("runs")  # type: ignore[attr-defined]
    run = next(iter(tab.side.panel("materials").runs.wanted))  # type: ignore[attr-defined]
    desk.type(f"materials.run.{run}", "3")
    desk.key(f"materials.run.{run}", Qt.Key.Key_Return)
    assert desk.app.packing.of(people).copies == {run: 3}
    press(desk, desk.find(f"materials.run.{run}", QLineEdit), Qt.Key.Key_Z)
    assert desk.app.packing.of(people).copies == {}


def test_the_way_back_in_a_notice_takes_nothing_else_back(desk: Desk, workshop: int) -> None:
    tab = opened(desk, workshop)
    tab.desk.add([pause("Une")])
    back = tab.desk.way_back()
    tab.desk.act(given_again("break:1", "Pour voir"))  # no edit: the plan is still the same
    back()
    assert [block.title for block in tab.desk.plan] == ["Une"]
    assert tab.desk.undo_text == "avertissement redonné"
    tab.desk.undo()
    back()
    assert not list(tab.desk.plan)
    desk.settle()


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
