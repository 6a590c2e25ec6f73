"""The planner for people who need large text: nothing is cut, nothing in the way, and the way back is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.workshops.conftest import Desk
from trainer.planning import edits
from trainer.planning.records import Block, BlockKind, Spot
from ui.kit.buttons import Button
from ui.pages.workshops.planner.start_hint import StartHint
from ui.pages.workshops.planner.tab import PlannerTab
from ui.pages.workshops.top_line import TopLine

TABS = ("Déroulé", "Participant·es", "Présences", "Documents", "Vente")


@pytest.fixture
def large(desk: Desk, workshop: int) -> Iterator[PlannerTab]:
    """The planner at 200 % in the room that a screen of 1366×768 leaves beside the folded sidebar."""
    desk.context.theme.set_text_percent(200)
    desk.window.resize(1276, 768)
    desk.open(workshop, "agenda")
    assert desk.page.detail is not None
    tab = desk.page.detail.tab("agenda")
    assert isinstance(tab, PlannerTab)
    tab.side.put_away()
    desk.settle()
    yield tab
    desk.context.theme.set_text_percent(100)


def cut(window: QWidget) -> list[str]:
    """The buttons on screen that are narrower than their words."""
    return [
        button.accessibleName()
        for button in window.findChildren(Button)
        if button.isVisible() and button.width() < button.sizeHint().width()
    ]


def tabs(desk: Desk) -> list[Button]:
    names = ("agenda", "people", "attendance", "papers", "sale")
    return [desk.find(f"workshop.tab.{name}", Button) for name in names]


def test_no_button_is_cut_and_the_tabs_keep_their_words(desk: Desk, large: PlannerTab) -> None:
    for percent in (200, 150, 130):
        desk.context.theme.set_text_percent(percent)
        desk.qtbot.waitUntil(lambda: cut(desk.window) == [])
        assert tuple(tab.text() for tab in tabs(desk)) == TABS
        assert tabs(desk)[1].toolTip() == "Participant·es (Alt+2)"
        target = large.add_bar.target
        words = max(
            target.fontMetrics().horizontalAdvance(target.itemText(row)) for row in range(target.count())
        )
        option = QStyleOptionComboBox()
        target.initStyleOption(option)
        option.rect = target.rect()
        field = target.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, target
        )
        assert field.width() >= words
        header = desk.find("workshop.edit", Button)
        assert header.accessibleName() == "Modifier"
        assert "Modifier" in header.toolTip()


def test_tabs_without_room_are_icons_and_words_come_back(qtbot: QtBot, desk: Desk) -> None:
    keys = ("agenda", "people", "attendance", "papers", "sale")
    line = TopLine(list(zip(keys, TABS, strict=True)), name="Parties de l’atelier")
    qtbot.addWidget(line)
    line.resize(420, 60)
    with qtbot.waitExposed(line):
        line.show()
    found = [line.findChild(Button, f"workshop.tab.{key}") for key in keys]
    made = [tab for tab in found if tab is not None]
    assert [tab.text() for tab in made] == ["Déroulé", "", "", "", ""]
    assert [tab.accessibleName() for tab in made] == list(TABS)
    assert all(not tab.icon().isNull() for tab in made[1:])
    line.bar.choose("people")
    assert [tab.text() for tab in made] == ["", "Participant·es", "", "", ""]
    qtbot.waitUntil(lambda: cut(line) == [])
    line.resize(900, 60)
    assert [tab.text() for tab in made] == list(TABS)
    assert all(tab.icon().isNull() for tab in made)


def test_whether_the_plan_is_kept_is_a_sign_where_words_have_no_room(desk: Desk, large: PlannerTab) -> None:
    desk.type("agenda.add.name", "pause")
    desk.key("agenda.add.name", Qt.Key.Key_Return)
    sign, words = desk.find("agenda.state.sign", QLabel), desk.find("agenda.state", QLabel)
    assert (sign.isVisible(), words.isVisible()) == (True, False)
    assert (sign.accessibleName(), sign.toolTip()) == ("Enregistré", "Enregistré")
    desk.context.theme.set_text_percent(100)
    desk.qtbot.waitUntil(lambda: (sign.isVisible(), words.isVisible()) == (False, True))


def test_a_panel_in_place_of_the_board_says_the_way_back(desk: Desk, large: PlannerTab) -> None:
    back = desk.find("agenda.side.back", Button)
    assert not back.isVisible()
    for way in ("button", "escape", "escape above", "add"):
        desk.click("agenda.side.time")
        assert (large.board.isVisible(), large.side.isVisible()) == (False, True)
        assert (back.isVisible(), back.text()) == (True, "Retour au déroulé (Échap)")
        assert not desk.find("agenda.side.close", Button).isVisible()
        if way == "button":
            desk.click("agenda.side.back")
        elif way == "escape":
            desk.key("agenda.side.back", Qt.Key.Key_Escape)
        elif way == "escape above":
            desk.key("agenda.side.time", Qt.Key.Key_Escape)
        else:
            desk.key("agenda.side.time", Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        assert (large.board.isVisible(), large.side.isVisible()) == (True, False)
        focused = large.add_bar.field if way == "add" else large.board
        assert desk.window.focusWidget() is focused
    desk.window.resize(1600, 900)
    desk.click("agenda.side.time")
    assert (large.board.isVisible(), back.isVisible()) == (True, False)


def test_the_heads_of_the_days_say_less_before_they_take_two_lines(desk: Desk, large: PlannerTab) -> None:
    head, ink = large.board.head, large.board.ink
    one_line = ink.height("head") + ink.px(12)
    assert head.height_needed() == one_line
    assert (
        head.tip_at(40).splitlines()[0]
        == "sam. 5\u00a0décembre · 0\u00a0min prévues · 6\u202fh\u202f30 libres"
    )
    desk.window.resize(900, 768)
    desk.settle()
    assert head.height_needed() > one_line


def test_in_a_narrow_window_nothing_stands_on_anything_else(desk: Desk, large: PlannerTab) -> None:
    layout = desk.window.layout()
    assert layout is not None
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as in the window of Fabrique
    desk.window.setMinimumSize(0, 0)
    desk.window.resize(640, 860)
    desk.qtbot.waitUntil(lambda: large.width() <= 640)
    hint = large.findChildren(StartHint)[0]
    desk.qtbot.waitUntil(lambda: hint.isVisible() and cut(large) == [])
    for side in ("block", "balance", "materials"):
        large.side.show_side(side)
        desk.qtbot.waitUntil(lambda: cut(large) == [])
        assert not hint.isVisible(), "the panel has the room"
    large.side.put_away()
    large.board.set_mode("scale")
    block = Block("one", BlockKind.OTHER, "Une séquence", 30)
    large.desk.do(
        "ajout", lambda plan: edits.insert(plan, [block], Spot(plan.halves[0].id, 0)), choose=["one"]
    )
    desk.qtbot.waitUntil(lambda: cut(large) == [])
    assert large.add_bar.field.width() > 400
    large.ask_bar.ask("split")
    desk.qtbot.waitUntil(lambda: cut(large) == [])
    field, ok = large.ask_bar.field, large.ask_bar.ok
    assert not field.geometry().intersects(ok.geometry())
    large.ask_bar.put_away()
    desk.window.resize(1276, 768)
    desk.qtbot.waitUntil(lambda: large.add_bar.field.y() == large.add_bar.target.y())
