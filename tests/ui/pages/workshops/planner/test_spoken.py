"""The planner for who hears it: the board is a list of sentences, buttons have names, what changes is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.ui.pages.workshops.conftest import Desk
from trainer.planning import edits
from trainer.planning.records import Block, BlockKind, Lane, Plan, Spot
from ui.kit.buttons import Button
from ui.pages.workshops.planner.board import PlanBoard
from ui.pages.workshops.planner.side import sides
from ui.pages.workshops.planner.tab import PlannerTab

NAME = QAccessible.Text.Name
FIELDS = (Button, QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractItemView)


@pytest.fixture
def tab(desk: Desk, workshop: int) -> PlannerTab:
    desk.open(workshop, "agenda")
    assert desk.page.detail is not None
    found = desk.page.detail.tab("agenda")
    assert isinstance(found, PlannerTab)
    half = found.desk.plan.halves[0].id
    blocks = [
        Block("a" * 12, BlockKind.WELCOME, "Accueil", 20),
        Block("b" * 12, BlockKind.OTHER, "Au marché", 40),
        Block("c" * 12, BlockKind.OTHER, "Aux portes", 40, room="salle Zola", lead="Marc Petit"),
        Block("d" * 12, BlockKind.OTHER, "Restitution", 150, notes="Prévoir l’affiche"),
    ]

    def build(plan: Plan) -> Plan:
        lanes = [Lane("Marché", "Cour", "Awa Diallo", 9), Lane("Quartier nord", people=7)]
        plan = edits.insert(plan, blocks, Spot(half, 0))
        plan = edits.run_parallel(plan, ["b" * 12, "c" * 12], lanes, "p" * 12)
        plan = edits.group_under(plan, ["d" * 12], "Conclure", "g" * 12)
        return edits.change(plan, replace(plan.block("d" * 12), pinned=645))

    found.desk.do("scène", build, choose=())
    desk.settle()
    return found


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def sentences(board: PlanBoard) -> list[str]:
    whole = interface(board)
    return [whole.child(row).text(NAME).replace("\u202f", " ").replace("\u00a0", " ") for row in range(5)]


@pytest.mark.parametrize("mode", ["list", "scale"])
def test_every_item_of_both_views_is_a_whole_sentence(desk: Desk, tab: PlannerTab, mode: str) -> None:
    desk.qtbot.waitUntil(lambda: tab.desk.advisor.current and tab.desk.advisor.complete)
    tab.board.set_mode(mode)
    tab.board.set_warned(["a" * 12])
    whole = interface(tab.board)
    assert whole.role() == QAccessible.Role.List
    assert whole.childCount() == tab.board.items.rowCount()
    half, welcome, market, doors, end = sentences(tab.board)
    assert half == "sam. 5 déc., matin, de 9 h 30 à 12 h 30, 4 séquences, dépasse de 45 min."
    assert welcome.startswith("Accueil. de 9 h 30 à 9 h 50, 20 min. ")
    assert market == (
        "Autre séquence, Au marché. de 9 h 50 à 10 h 30, 40 min. en parallèle, Marché. salle Cour. "
        "anime Awa Diallo. 9 personnes."
    )
    assert doors == (
        "Autre séquence, Aux portes. de 9 h 50 à 10 h 30, 40 min. en parallèle, Quartier nord. salle Zola. "
        "anime Marc Petit. 7 personnes."
    )
    assert end == (
        "Autre séquence, Restitution. de 10 h 45 à 13 h 15, 2 h 30. 15 min libres. "
        "finit 45 min après la demi-journée. sous « Conclure ». heure fixée. a des notes."
    )
    for row in range(whole.childCount()):
        item = whole.child(row)
        assert item.text(NAME).endswith(".")
        assert item.rect().isValid()


def test_a_warning_is_told_with_the_block_it_is_about(desk: Desk, tab: PlannerTab) -> None:
    desk.qtbot.waitUntil(lambda: bool(tab.desk.advisor.warnings))
    one = next(one for one in tab.desk.advisor.warnings if one.keys)
    row = tab.board.items.row_of(one.keys[0])
    assert one.what.replace("\u202f", " ").replace("\u00a0", " ") in (sentences(tab.board) + [""] * 9)[row]
    assert one.what in tab.board.items.tip(one.keys[0])


def test_what_the_keyboard_does_on_the_board_is_told(
    desk: Desk, tab: PlannerTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[QAccessible.Event, str]] = []
    board = tab.board

    def heard(event: QAccessibleEvent) -> None:
        if event.object() is board and event.child() >= 0:
            told.append((event.type(), interface(board).child(event.child()).text(NAME).split(".")[0]))

    monkeypatch.setattr(QAccessible, "updateAccessibility", heard)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    tab.add_bar.setFocus()
    board.setFocus(Qt.FocusReason.TabFocusReason)
    told.clear()  # Qt tells the list itself last of all: the item has to be told after that
    desk.qtbot.waitUntil(lambda: told == [(QAccessible.Event.Focus, "sam")])
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(board, key)
    assert [said for what, said in told[1:] if what is QAccessible.Event.Focus] == [
        "Accueil",
        "Autre séquence, Au marché",
    ]
    assert interface(board).child(2).state().focused
    told.clear()
    QTest.keyClick(board, Qt.Key.Key_Space)
    QTest.keyClick(board, Qt.Key.Key_Space)
    assert told == [
        (QAccessible.Event.SelectionRemove, "Autre séquence, Au marché"),
        (QAccessible.Event.SelectionAdd, "Autre séquence, Au marché"),
    ]
    QTest.keyClick(board, Qt.Key.Key_Space)
    assert not board.selectionModel().hasSelection()
    QTest.keyClick(board, Qt.Key.Key_Plus)  # the ring says what a key is about
    assert (tab.desk.plan.block("b" * 12).minutes, tab.desk.chosen) == (45, ("b" * 12,))
    tab.add_bar.field.setFocus()
    told.clear()
    tab.desk.choose(["a" * 12])
    assert told == []


@pytest.fixture
def heard(tab: PlannerTab, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told although the keyboard stays where it is."""
    told: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message().replace("\u202f", " ").replace("\u00a0", " "))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    return told


def test_what_was_done_is_said_with_what_became_of_it(desk: Desk, tab: PlannerTab, heard: list[str]) -> None:
    def next_words() -> str:
        desk.qtbot.waitUntil(lambda: len(heard) == 1)
        return heard.pop()

    tab.desk.choose(["a" * 12])
    tab.add_bar.field.setFocus()
    tab.add_bar.field.setText("Pause 10 min")
    QTest.keyClick(tab.add_bar.field, Qt.Key.Key_Return)
    assert next_words() == "Ajout de « Pause ». sam. 5 déc., matin : Pause. de 9 h 50 à 10 h, 10 min."
    tab.board.setFocus()
    QTest.keyClick(tab.board, Qt.Key.Key_Plus)
    assert next_words() == "Pause. de 9 h 50 à 10 h 05, 15 min."
    QTest.keyClick(tab.board, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert next_words() == "Annulé : durée de « Pause ». Pause. de 9 h 50 à 10 h, 10 min."
    QTest.keyClick(tab.board, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert next_words().startswith("Rétabli : durée de « Pause ».")
    QTest.keyClick(tab.board, Qt.Key.Key_Delete)
    assert next_words().startswith("Retrait de « Pause ». Autre séquence, Au marché. de 9 h 50")
    tab.desk.do("retour", lambda plan: plan)  # nothing is done: nothing is said
    desk.settle()
    assert heard == []


def test_a_new_warning_is_said_once_and_the_old_plan_says_nothing_of_the_new(
    desk: Desk, tab: PlannerTab, heard: list[str]
) -> None:
    advisor = tab.desk.advisor
    desk.qtbot.waitUntil(lambda: advisor.current and bool(advisor.warnings))
    known = {one.what for one in advisor.warnings}
    tab.board.setFocus()
    tab.desk.choose(["d" * 12])
    QTest.keyClick(tab.board, Qt.Key.Key_Plus)
    assert not any(what in tab.board.sentence for what in known)  # they were true of the plan before
    desk.qtbot.waitUntil(lambda: advisor.current)
    desk.qtbot.waitUntil(lambda: bool(heard))
    heard.clear()
    tab.teller.warn.timeout.emit()
    fresh = [one.what for one in advisor.warnings if one.what not in known]
    assert fresh
    assert [words.startswith("À regarder : ") for words in heard] == [True]
    assert fresh[0].replace("\u202f", " ").replace("\u00a0", " ") in heard.pop()
    tab.teller.warn.timeout.emit()
    assert heard == []


def test_the_suggestion_under_the_arrows_is_said(desk: Desk, tab: PlannerTab, heard: list[str]) -> None:
    field = tab.add_bar.field
    field.setFocus()
    desk.qtbot.waitUntil(field.hasFocus)
    field.setText("pau")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert heard == ["Pause, 15 min"]
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert heard[1:] == ["sam. 5 déc., après-midi"]


def test_where_a_block_stands_and_what_a_choice_is_for_are_said_too(tab: PlannerTab) -> None:
    about = QAccessible.Text.Description
    rows = [interface(tab.board).child(row).text(about).replace("\u00a0", " ") for row in range(3)]
    assert rows == ["", "sam. 5 déc., matin", "sam. 5 déc., matin"]
    assert interface(tab.add_bar.target).text(about) == "Où ajouter"


def test_every_button_and_field_has_a_name(desk: Desk, tab: PlannerTab) -> None:
    tab.desk.choose(["b" * 12])
    for side in sides():
        tab.side.show_side(side.key)
        desk.settle()
        nameless = [
            (type(one).__name__, one.objectName())
            for one in desk.window.findChildren(QWidget)
            if isinstance(one, FIELDS) and one.isVisible() and one.focusPolicy() and not one.focusProxy()
            if not interface(one).text(NAME)
        ]
        assert nameless == [], side.key


def test_tab_goes_from_the_tabs_by_the_tools_and_the_board_into_the_panel(
    desk: Desk, tab: PlannerTab
) -> None:
    tab.desk.choose(["a" * 12])
    tab.side.show_side("block")
    desk.qtbot.waitUntil(
        lambda: desk.find("block.title", QLineEdit).isVisible()
    )  # the board is painted first
    desk.find("workshop.tab.agenda", Button).setFocus(Qt.FocusReason.TabFocusReason)
    passed: list[str] = []
    while not passed or (passed[-1] != "block.title" and len(passed) < 40):
        focused = desk.window.focusWidget()
        assert focused is not None
        passed.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    stops = ["agenda.undo", "agenda.live", "agenda.add.name", "agenda.view.list"]
    stops += ["agenda.side.materials", "agenda.board", "agenda.side.close", "block.title"]
    assert [stop for stop in passed if stop in stops] == stops
    assert passed[passed.index("agenda.side.close") + 1 :] == ["block.title"]
