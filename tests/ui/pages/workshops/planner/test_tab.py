"""The tab « Déroulé » as a person uses it: typing blocks in, changing them at the side, cutting, copying, leaving."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QListWidget, QWidget

from tests.ui.pages.workshops.conftest import DAYS, Desk
from trainer.core.changes import Kind
from trainer.planning import edits
from trainer.planning.clips import MIME, clip_text
from trainer.planning.records import Block, BlockKind, Clip, Plan, Spot
from trainer.workshops.records import WorkshopFields
from ui.kit.buttons import Button
from ui.pages.workshops.planner import clipboard, menu
from ui.pages.workshops.planner.lanes_form import LaneRow
from ui.pages.workshops.planner.side import sides
from ui.pages.workshops.planner.tab import MODE, PlannerTab

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(desk: Desk, workshop: int) -> PlannerTab:
    return opened(desk, workshop)


def opened(desk: Desk, workshop: int) -> PlannerTab:
    desk.open(workshop, "agenda")
    assert desk.page.detail is not None
    found = desk.page.detail.tab("agenda")
    assert isinstance(found, PlannerTab)
    return found


def add(desk: Desk, *lines: str) -> None:
    """Type lines one after the other, without waiting in between."""
    for line in lines:
        desk.type("agenda.add.name", line)
        QTest.keyClick(desk.find("agenda.add.name", QLineEdit), Qt.Key.Key_Return)
    desk.settle()


def stored(desk: Desk, workshop: int) -> Plan:
    return desk.app.plans.open(workshop).plan


def titles(plan: Plan) -> list[list[str]]:
    return [[block.title for block in half.blocks] for half in plan.halves]


def test_blocks_are_typed_in_a_row(desk: Desk, tab: PlannerTab, workshop: int) -> None:
    sheet = desk.app.library.sheets()[0]
    add(desk, "accueil", f"{sheet.title} 45 min", "11:30 Repas", "Accueil et cadre 5 min")
    half = stored(desk, workshop).halves[0]
    assert [(b.kind, b.title, b.minutes, b.pinned) for b in half.blocks] == [
        (BlockKind.WELCOME, "Accueil", 15, None),
        (BlockKind.SHEET, sheet.title, 45, None),
        (BlockKind.MEAL, "Repas", 75, 690),
        (BlockKind.WELCOME, "Accueil et cadre", 5, None),
    ]
    field = desk.find("agenda.add.name", QLineEdit)
    assert (field.text(), field.window().focusWidget()) == ("", field)
    assert desk.find("agenda.state", QLabel).text() == "Enregistré"
    target = desk.find("agenda.add.half-day", QComboBox)
    target.setCurrentIndex(target.count() - 1)
    target.activated.emit(target.currentIndex())
    add(desk, "Chanter ensemble")
    assert [block.title for block in stored(desk, workshop).parked] == ["Chanter ensemble"]
    desk.type("agenda.add.name", sheet.title[:6])
    assert desk.find("agenda.add.list", QListWidget).isVisible()
    desk.key("agenda.add.name", Qt.Key.Key_Down)
    desk.key("agenda.add.name", Qt.Key.Key_Return)
    assert len(stored(desk, workshop).parked) == 2
    desk.key("agenda.add.name", Qt.Key.Key_Z, CONTROL)
    assert len(stored(desk, workshop).parked) == 1
    assert desk.find("agenda.redo", QWidget).toolTip().startswith("Rétablir\u00a0: ajout de «")


def test_a_block_is_changed_at_the_side_and_each_field_undone_at_once(
    desk: Desk, tab: PlannerTab, workshop: int
) -> None:
    add(desk, "pause")
    tab.board.acts.run("edit")
    assert desk.window.focusWidget() is desk.find("block.title", QLineEdit)
    desk.type("block.title", "Grande pause")
    desk.type("block.minutes", "20")
    desk.type("block.room", "Cour")
    desk.type("block.pinned", "10h15")
    desk.key("block.pinned", Qt.Key.Key_Return)
    block = stored(desk, workshop).halves[0].blocks[0]
    assert (block.title, block.minutes, block.room, block.pinned) == ("Grande pause", 20, "Cour", 615)
    states = []
    while tab.desk.can_undo:
        QTest.keyClick(desk.find("block.pinned", QLineEdit), Qt.Key.Key_Z, CONTROL)
        states += [(b.title, b.minutes, b.room, b.pinned) for b in tab.desk.plan]
    assert states == [
        ("Grande pause", 20, "Cour", None),
        ("Grande pause", 20, "", None),
        ("Grande pause", 15, "", None),
        ("Pause", 15, "", None),
    ]
    desk.settle()
    assert titles(stored(desk, workshop))[0] == []


def test_lanes_titles_and_cuts_are_asked_for(desk: Desk, tab: PlannerTab, workshop: int) -> None:
    add(desk, "pause", "repas", "clôture")
    keys = [block.key for block in tab.desk.plan]
    tab.desk.choose(keys[:2])
    tab.board.acts.run("group")
    desk.type("ask.field", "")
    desk.key("ask.field", Qt.Key.Key_Return)
    assert desk.find("ask.field", QLineEdit).isVisible()  # refused with a sentence: it can be corrected
    desk.type("ask.field", "Souffler")
    desk.key("ask.field", Qt.Key.Key_Return)
    assert not desk.find("ask.field", QLineEdit).isVisible()
    assert [group.title for group in stored(desk, workshop).groups] == ["Souffler"]
    tab.desk.choose(keys[:1])
    tab.board.acts.run("edit")
    remove = desk.find("block.ungroup", QAbstractButton)
    assert remove.toolTip() == "Retirer le titre (Ctrl+Maj+G)"
    desk.key("block.ungroup", Qt.Key.Key_Space)
    assert (stored(desk, workshop).groups, tab.desk.undo_text) == ((), "retrait du titre")
    tab.desk.undo()
    tab.desk.choose(keys[2:])
    tab.board.acts.run("split")
    desk.type("ask.field", "5")
    desk.key("ask.field", Qt.Key.Key_Return)
    assert [block.minutes for block in tab.desk.plan] == [15, 75, 5, 15]
    tab.desk.choose([block.key for block in tab.desk.plan][2:])
    tab.board.acts.run("parallel")
    tab.board.acts.run("parallel")
    desk.type("lane.1.room", "Cour")
    desk.type("lane.1.people", "7")
    room = desk.find("lane.1.room", QLineEdit)
    assert room.width() - 26 >= room.fontMetrics().horizontalAdvance("Grande salle")
    desk.find("lane.1.room", QLineEdit).setFocus()
    for name in ("lane.add", "lane.together"):
        QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
        assert desk.window.focusWidget() is desk.find(name, Button)
    desk.click("lane.add")
    lanes = stored(desk, workshop).parallels[0].lanes
    assert [(lane.name, lane.lead, lane.room, lane.people) for lane in lanes] == [
        ("Groupe 1", "Awa Diallo", "", 0),
        ("Groupe 2", "Marc Petit", "Cour", 7),
        ("Groupe 3", "", "", 0),
    ]
    rows = desk.window.findChildren(LaneRow)
    assert [one.isVisible() for one in rows] == [True, True, True]
    desk.click("lane.2.remove")
    assert len(stored(desk, workshop).parallels[0].lanes) == 2
    desk.qtbot.waitUntil(lambda: [one.isVisible() for one in rows] == [True, True, False])
    desk.click("lane.together")
    assert stored(desk, workshop).parallels == ()


def test_the_form_of_the_groups_is_made_before_anybody_asks(desk: Desk, tab: PlannerTab) -> None:
    tab.side.show_side("block")
    desk.qtbot.waitUntil(lambda: len(desk.window.findChildren(LaneRow)) == 2)
    assert not any(one.isVisible() for one in desk.window.findChildren(LaneRow))


def test_several_blocks_are_led_and_stretched_together(desk: Desk, tab: PlannerTab, workshop: int) -> None:
    add(desk, "pause", "repas")
    tab.desk.choose([block.key for block in tab.desk.plan])
    tab.side.show_side("block")
    desk.settle()
    desk.click("blocks.more")
    lead = desk.find("blocks.lead", QComboBox).lineEdit()
    assert lead is not None
    QTest.keyClicks(lead, "Awa")
    desk.settle()
    assert [(b.minutes, b.lead) for b in stored(desk, workshop)] == [(20, "Awa"), (80, "Awa")]
    tab.desk.undo()
    assert [(b.minutes, b.lead) for b in tab.desk.plan] == [(20, ""), (80, "")]


def test_blocks_go_to_another_workshop_by_the_clipboard(desk: Desk, tab: PlannerTab, workshop: int) -> None:
    sheet = desk.app.library.sheets()[0]
    add(desk, "pause", sheet.title)
    tab.desk.choose([block.key for block in tab.desk.plan])
    tab.board.acts.run("copy")
    assert QGuiApplication.clipboard().text().splitlines()[0] == "09:30 – 09:45  Pause"
    other = desk.app.workshops.create(fields=WorkshopFields("Ailleurs"), days=DAYS).first(Kind.WORKSHOP)
    there = opened(desk, other)
    there.board.acts.run("paste")
    desk.settle()
    assert titles(stored(desk, other))[0] == ["Pause", sheet.title]
    foreign = replace(stored(desk, other).halves[0].blocks[1], title="Fiche d’ailleurs")
    data = QMimeData()
    data.setData(MIME, clip_text(Clip((foreign,)), {sheet.id: "fiche-d-ailleurs"}).encode())
    QGuiApplication.clipboard().setMimeData(data)
    clipboard.paste(there.desk)
    desk.settle()
    assert desk.context.notices.notice is not None
    assert "n’a pas la fiche «\u00a0Fiche d’ailleurs\u00a0»" in desk.context.notices.notice.text.text()
    assert titles(stored(desk, other))[0] == ["Pause", sheet.title]


def test_the_menu_offers_what_can_be_done(desk: Desk, tab: PlannerTab, workshop: int) -> None:
    sheet = desk.app.library.sheets()[0]
    add(desk, sheet.title)
    run: list[str] = []
    made = menu.build(tab.desk, run.append, tab)
    found = {act.objectName(): act for act in made.actions() if act.objectName()}
    on = {name: act.isEnabled() for name, act in found.items()}
    assert on["agenda.menu.split"]
    assert on["agenda.menu.undo"]
    assert not on["agenda.menu.redo"]
    assert not found["agenda.menu.together"].isVisible()
    assert sum(act.isVisible() and not act.isSeparator() for act in made.actions()) <= 20  # in one column
    assert not found["agenda.menu.zoom-in"].isVisible()
    assert found["agenda.menu.add"].text() == "Aller au champ qui ajoute\tCtrl+J"
    found["agenda.menu.add"].trigger()
    assert run == ["add"]
    inner = {act.text(): act.menu() for act in made.actions() if act.menu() is not None}
    lengths = inner["Durée"].actions()  # type: ignore[attr-defined]
    assert [act.text() for act in lengths[:2]] == ["Allonger de 5\u00a0min\t+", "Raccourcir de 5\u00a0min\t−"]
    lengths[-1].trigger()
    look = tab.desk.looks[sheet.id]
    assert next(iter(tab.desk.plan)).minutes == look.long
    assert [act.text() for act in inner["Choisir"].actions()] == [  # type: ignore[attr-defined]
        "Choisir la demi-journée\tCtrl+Maj+A",
        "Choisir la journée\tCtrl+Maj+A deux fois",
        "Tout choisir\tCtrl+A",
    ]
    inner["Envoyer vers"].actions()[3].trigger()  # type: ignore[attr-defined]
    desk.settle()
    assert titles(stored(desk, workshop)) == [[], [], [], [sheet.title]]
    made.deleteLater()


def test_the_view_and_its_keys_are_told_and_followed(desk: Desk, tab: PlannerTab) -> None:
    on = {key: desk.find(f"agenda.view.{key}", QAbstractButton) for key in ("list", "scale")}
    nearer = desk.find("agenda.zoom-in", QAbstractButton)
    assert on["list"].isChecked()
    tab.board.set_mode("scale")
    assert on["scale"].isChecked()
    assert nearer.isVisible()
    assert desk.context.settings.text(MODE, "") == "scale"
    assert nearer.toolTip() == "Agrandir l’échelle (Ctrl++)"
    made = menu.build(tab.desk, tab.board.acts.run, tab, scale=True)
    assert {act.objectName() for act in made.actions() if act.isVisible()} > {"agenda.menu.zoom-out"}
    made.deleteLater()
    zoom = tab.board.zoom
    desk.key("agenda.zoom-in", Qt.Key.Key_Space)
    assert tab.board.zoom > zoom
    desk.key("agenda.view.list", Qt.Key.Key_Space)
    assert (tab.board.mode.value, nearer.isVisible()) == ("list", False)
    target = desk.find("agenda.add.half-day", QComboBox)
    assert target.itemText(target.count() - 1) == "Peut-être"
    assert "Ctrl+J" in desk.find("agenda.add.name", QLineEdit).toolTip()
    assert desk.find("agenda.redo", QAbstractButton).toolTip() == "Rétablir (Ctrl+Maj+Z ou Ctrl+Y)"
    assert desk.find("agenda.print", QAbstractButton).toolTip() == "Imprimer le conducteur"


def test_a_sheet_is_found_at_the_side(desk: Desk, tab: PlannerTab, workshop: int) -> None:
    tab.side.show_side("sheets")
    desk.settle()
    sheets = desk.find("sheets.list", QListWidget)
    assert sheets.count() == len(desk.app.library.sheets())
    desk.type("sheets.search", "porte a porte")
    desk.key("sheets.search", Qt.Key.Key_Return)
    assert 0 < sheets.count() < len(desk.app.library.sheets())
    title = sheets.item(0).text().split("\n")[0]
    assert desk.window.focusWidget() is sheets
    desk.key("sheets.list", Qt.Key.Key_Return)
    assert titles(stored(desk, workshop))[0] == [title]


def test_every_panel_opens_and_the_last_one_comes_back(desk: Desk, tab: PlannerTab, workshop: int) -> None:
    add(desk, "pause")
    for side in sides():
        desk.click(f"agenda.side.{side.key}")
        if tab.side.key != side.key:  # the one on screen was put away by its own button
            desk.click(f"agenda.side.{side.key}")
        assert tab.side.panel(side.key).isVisible()
    other = desk.app.workshops.create(fields=WorkshopFields("Ailleurs"), days=DAYS).first(Kind.WORKSHOP)
    there = opened(desk, other)
    assert there.side.key == sides()[-1].key
    desk.click("agenda.side.close")
    assert there.side.isHidden()
    tab.side.put_away()  # of a workshop that is no longer on screen
    assert tab.side.key == ""


def test_without_days_the_tab_says_what_to_do(desk: Desk) -> None:
    created = desk.app.workshops.create(fields=WorkshopFields("Sans date")).first(Kind.WORKSHOP)
    opened(desk, created)
    assert not desk.find("agenda.add.name", QLineEdit).isVisible()
    assert desk.routes[-1].part == "agenda"


def test_leaving_waits_for_what_is_typed_and_asks_when_it_cannot_be_kept(
    desk: Desk, tab: PlannerTab, workshop: int
) -> None:
    add(desk, "pause")
    tab.board.acts.run("edit")
    desk.type("block.room", "Cour")
    desk.type("block.pinned", "10h15")
    assert desk.page.leave()  # nothing was waited for, the hour was not even confirmed
    block = stored(desk, workshop).halves[0].blocks[0]
    assert (block.room, block.pinned) == ("Cour", 615)
    theirs = desk.app.plans.open(workshop)
    gone = edits.remove(theirs.plan, [block.key])
    desk.app.plans.save(workshop_id=workshop, version=theirs.version, plan=gone)
    desk.type("block.room", "Préau")
    asked: list[str] = []

    def stay(title: str, text: str, *, action: str, danger: bool = False) -> bool:
        asked.append(action)
        return False

    desk.context.dialogs.confirm = stay  # type: ignore[method-assign]
    assert not desk.page.leave()
    assert asked == ["Quitter sans enregistrer"]
    tab.desk.reload()
    desk.settle()
    assert titles(tab.desk.plan)[0] == []
    assert desk.page.leave()


def test_whoever_arrives_is_on_the_board_and_the_keys_work_from_the_head(desk: Desk, workshop: int) -> None:
    desk.open()
    desk.find("workshops.table", QWidget).setFocus()
    desk.key("workshops.table", Qt.Key.Key_Return)
    assert desk.page.detail is not None
    tab = desk.page.detail.tab("agenda")
    assert isinstance(tab, PlannerTab)
    assert desk.window.focusWidget() is tab.board
    add(desk, "pause")
    head = desk.find("workshop.edit", QAbstractButton)
    for key, modifier, there in (
        (Qt.Key.Key_J, CONTROL, tab.add_bar.field),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, tab.board),
    ):
        head.setFocus()
        desk.key("workshop.edit", key, modifier)
        assert desk.window.focusWidget() is there
    head.setFocus()
    desk.key("workshop.edit", Qt.Key.Key_Z, CONTROL)
    assert not list(tab.desk.plan)
    view = desk.find("agenda.view.list", QAbstractButton)
    view.setFocus()
    desk.key("agenda.view.list", Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is tab.board
    tab.board.setFocus()
    desk.key("agenda.board", Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert desk.page.detail.bar.current == "people"
    head.setFocus()
    desk.key("workshop.edit", Qt.Key.Key_Y, CONTROL)
    assert not list(tab.desk.plan)  # the planner is not on screen
    desk.key("workshop.edit", Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert desk.window.focusWidget() is tab.board
    bare = desk.app.workshops.create(fields=WorkshopFields("Sans date")).first(Kind.WORKSHOP)
    opened(desk, bare)
    assert desk.window.focusWidget() is desk.find("agenda.days", QWidget)


def test_a_workshop_begun_by_its_title_gets_days_and_is_filled_by_keyboard_alone(desk: Desk) -> None:
    desk.open(None, "new")
    desk.type("workshop.title", "Samedi au quartier")
    desk.key("workshop.title", Qt.Key.Key_S, CONTROL)
    empty = desk.find("agenda.days", Button)
    desk.qtbot.waitUntil(lambda: desk.window.focusWidget() is empty)
    desk.key("agenda.days", Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is empty
    desk.key("agenda.days", Qt.Key.Key_Return)
    date = desk.find("days.date", QLineEdit)
    assert desk.window.focusWidget() is date
    desk.type("days.date", "9/1/2027")
    desk.key("days.date", Qt.Key.Key_Return)
    desk.key("days.date", Qt.Key.Key_S, CONTROL)
    field = desk.find("agenda.add.name", QLineEdit)
    desk.qtbot.waitUntil(lambda: desk.window.focusWidget() is field)
    tab = desk.window.findChildren(PlannerTab)[-1]
    desk.qtbot.waitUntil(lambda: bool(tab.desk.plan.halves))
    desk.type("agenda.add.name", "Pause")
    desk.key("agenda.add.name", Qt.Key.Key_Return)
    assert [[block.title for block in half.blocks] for half in tab.desk.plan.halves] == [["Pause"], []]
    assert tab.desk.plan.parked == ()


def test_the_form_gives_the_keyboard_to_what_stands_in_its_place(desk: Desk, workshop: int) -> None:
    tab = opened(desk, workshop)
    tab.add_bar.field.setFocus()
    for way_out in ("workshop.save", "workshop.cancel"):
        desk.key("agenda.add.name", Qt.Key.Key_E, CONTROL)
        desk.qtbot.waitUntil(lambda: desk.find("workshop.title", QLineEdit).text() != "")
        desk.find(way_out, Button).setFocus()
        desk.key(way_out, Qt.Key.Key_Space)
        desk.qtbot.waitUntil(lambda: desk.window.focusWidget() is desk.find("agenda.board", QWidget))


def test_the_keyboard_never_comes_to_a_field_that_is_not_shown(desk: Desk, workshop: int) -> None:
    tab = opened(desk, workshop)
    blocks = [Block(key, BlockKind.OTHER, key.title(), 30) for key in ("un", "deux")]
    tab.desk.do("ajout", lambda plan: edits.insert(plan, blocks, Spot(plan.halves[0].id, 0)), choose=["un"])
    tab.side.show_side("block")
    desk.qtbot.waitUntil(lambda: desk.find("block.title", QLineEdit).text() == "Un")
    for chosen, first in ((["un", "deux"], "blocks.less"), (["un"], "block.title")):
        tab.desk.choose(chosen)
        desk.qtbot.waitUntil(desk.find(first, QWidget).isVisible)
        tab.side.close_button.setFocus()
        QTest.keyClick(tab.side.close_button, Qt.Key.Key_Tab)
        focus = desk.window.focusWidget()
        assert focus is not None
        assert (focus.objectName(), focus.isVisible()) == (first, True)
    for chosen, first in ((["un", "deux"], "blocks.lead"), (["un"], "block.title")):
        tab.desk.choose(chosen)
        tab.side.panel("block").setFocus()
        desk.qtbot.waitUntil(desk.find(first, QWidget).hasFocus)
    tab.desk.choose(())
    desk.qtbot.waitUntil(lambda: not desk.find("block.title", QWidget).isVisible())
    tab.side.panel("block").setFocus()
    QTest.keyClick(tab.side.panel("block"), Qt.Key.Key_X)
    assert [block.title for block in tab.desk.plan] == ["Un", "Deux"]


def test_what_was_made_to_fit_is_taken_back_from_the_field_it_was_typed_in(desk: Desk, workshop: int) -> None:
    tab = opened(desk, workshop)
    block = Block("un", BlockKind.OTHER, "Un", 30)
    tab.desk.do("ajout", lambda plan: edits.insert(plan, [block], Spot(plan.halves[0].id, 0)))
    tab.side.show_side("time")
    desk.type("time.length", "20 min")
    desk.key("time.length", Qt.Key.Key_Z, CONTROL)
    assert list(tab.desk.plan) == []
