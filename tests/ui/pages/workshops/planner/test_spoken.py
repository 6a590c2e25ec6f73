"""The planner for who hears it: the board is a list of sentences, buttons have names, what changes is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
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
def test_every_item_of_both_views_is_a_whole_sentence(tab: PlannerTab, mode: str) -> None:
    tab.board.set_mode(mode)
    tab.board.set_warned(["a" * 12])
    whole = interface(tab.board)
    assert whole.role() == QAccessible.Role.List
    assert whole.childCount() == tab.board.items.rowCount()
    half, welcome, market, doors, end = sentences(tab.board)
    assert half == "sam. 5 déc., matin, de 9 h 30 à 12 h 30, 4 séquences, dépasse de 45 min."
    assert welcome.startswith("Accueil, Accueil. de 9 h 30 à 9 h 50, 20 min. ")
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
        if event.object() is board:
            told.append((event.type(), interface(board).child(event.child()).text(NAME).split(".")[0]))

    monkeypatch.setattr(QAccessible, "updateAccessibility", heard)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    tab.add_bar.setFocus()
    board.setFocus(Qt.FocusReason.TabFocusReason)
    assert told[-1] == (QAccessible.Event.Focus, "sam")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(board, key)
    assert [said for _, said in told[-2:]] == ["Accueil, Accueil", "Autre séquence, Au marché"]
    assert {what for what, _ in told} == {QAccessible.Event.Focus}
    assert interface(board).child(2).state().focused
    told.clear()
    QTest.keyClick(board, Qt.Key.Key_Plus)
    assert (QAccessible.Event.NameChanged, "Autre séquence, Au marché") in told
    assert "45" in sentences(board)[2]
    told.clear()
    tab.add_bar.field.setFocus()
    tab.desk.choose(["a" * 12])
    assert told == []


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
    desk.settle()
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
