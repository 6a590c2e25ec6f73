"""What a panel or a dialog still speaks of may have gone meanwhile: it is said, and nothing breaks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton

from tests.ui.pages.workshops.conftest import Desk
from trainer.planning import edits
from trainer.planning.keys import new_key
from trainer.planning.records import Block, BlockKind, Lane, Plan
from ui.pages.workshops.planner.board_shapes import BoardMode
from ui.pages.workshops.planner.tab import PlannerTab

GONE = "Cette séquence n’est plus dans le déroulé\u00a0: rien n’a été changé."


def opened(desk: Desk, workshop: int) -> PlannerTab:
    desk.open(workshop, "agenda")
    assert desk.page.detail is not None
    found = desk.page.detail.tab("agenda")
    assert isinstance(found, PlannerTab)
    return found


def said(desk: Desk) -> str:
    """The words of the notice, which goes."""
    notice = desk.context.notices.notice
    words = notice.text.text() if notice is not None else ""
    desk.context.notices.clear()
    return words


def without_all(plan: Plan) -> Plan:
    return edits.remove(plan, [block.key for block in plan])


def test_what_is_typed_for_a_block_that_has_just_gone_is_refused_in_words(desk: Desk, workshop: int) -> None:
    tab = opened(desk, workshop)
    blocks = [Block(new_key(), BlockKind.OTHER, title, 30) for title in ("Une", "Deux")]
    keys = [block.key for block in blocks]
    tab.desk.add(blocks)
    lanes = [Lane("Cour"), Lane("Préau")]
    tab.desk.do("parallèle", lambda plan: edits.run_parallel(plan, keys, lanes, "p"))
    tab.side.show_side("block")
    tab.desk.choose(keys[:1])
    title, more = desk.find("block.title", QLineEdit), desk.find("lane.add", QPushButton)
    minutes, longer = desk.find("block.minutes", QLineEdit), desk.find("block.more", QPushButton)
    desk.qtbot.waitUntil(more.isVisible)
    tab.desk.do("retrait", without_all)
    for field in (title, minutes):  # the panel follows in a turn of its own
        QTest.keyClick(field, Qt.Key.Key_1)
        assert said(desk) == GONE
    for button in (longer, more):
        button.click()
        assert said(desk) == GONE
    assert list(tab.desk.plan) == []
    desk.settle()
    assert desk.app.plans.open(workshop).plan == tab.desk.plan


def test_a_version_compared_of_a_block_that_has_gone(desk: Desk, workshop: int) -> None:
    sheet = desk.app.library.sheets()[0]
    tab = opened(desk, workshop)
    tab.desk.add_sheets([sheet.id], None)
    desk.settle()
    old = tab.desk.plan.halves[0].blocks[0]
    tab.side.show_side("block")
    tab.desk.choose((old.key,))
    desk.settle()
    desk.find("block.version.compare", QPushButton).click()
    desk.settle()
    dialog = desk.find("block.version.dialog", QDialog)
    tab.desk.do("retrait", without_all)
    keep = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Garder la mienne")
    keep.click()
    assert said(desk) == GONE


def test_a_block_that_goes_while_it_is_drawn_out(desk: Desk, workshop: int) -> None:
    tab = opened(desk, workshop)
    tab.board.set_mode(BoardMode.SCALE)
    block = Block(new_key(), BlockKind.OTHER, "Une", 30)
    tab.desk.add([block])
    tab.board.preview((block.key, 60))
    tab.desk.do("retrait", without_all)
    desk.qtbot.waitUntil(lambda: not tab.board.shown.blocks)
    tab.board.preview(None)
    desk.settle()
    assert not tab.board.shown.blocks
    assert not list(desk.app.plans.open(workshop).plan)


def test_nothing_was_ever_copied(desk: Desk, workshop: int) -> None:
    tab = opened(desk, workshop)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(tab.board, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert said(desk) == "Le presse-papiers ne contient pas de séquences\u00a0: copiez-en d’abord."
