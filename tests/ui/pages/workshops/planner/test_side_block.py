"""What stands beside the board says what it is: the words of the panels, where something goes, whose group it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from tests.ui.pages.workshops.conftest import Desk
from trainer.planning import edits
from trainer.planning.keys import new_key
from trainer.planning.records import Block, BlockKind, Lane
from ui.pages.workshops.planner.tab import PlannerTab


def opened(desk: Desk, workshop: int) -> PlannerTab:
    desk.open(workshop, "agenda")
    assert desk.page.detail is not None
    found = desk.page.detail.tab("agenda")
    assert isinstance(found, PlannerTab)
    return found


def test_blocks_of_two_groups_are_not_said_to_be_of_one(desk: Desk, workshop: int) -> None:
    tab = opened(desk, workshop)
    blocks = [Block(new_key(), BlockKind.OTHER, title, 30) for title in ("Une", "Deux", "Trois")]
    keys = [block.key for block in blocks]
    tab.desk.add(blocks)
    lanes = [Lane("Cour"), Lane("Préau")]
    tab.desk.do("parallèle", lambda plan: edits.run_parallel(plan, keys, lanes, "p"))
    tab.side.show_side("block")
    tab.desk.choose(keys)
    box = desk.find("block.lane", QComboBox)
    desk.qtbot.waitUntil(box.isVisible)
    assert {tab.desk.plan.block(key).lane for key in keys} == {0, 1}
    assert (box.currentIndex(), box.placeholderText()) == (-1, "plusieurs groupes")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert {tab.desk.plan.block(key).lane for key in keys} == {1}
    desk.qtbot.waitUntil(lambda: box.currentText() == "Préau")
    tab.desk.undo()
    assert {tab.desk.plan.block(key).lane for key in keys} == {0, 1}
    desk.settle()


def test_the_tools_say_what_they_are(desk: Desk, workshop: int) -> None:
    tab = opened(desk, workshop)
    words = []
    for key in ("block", "sheets", "time", "balance", "materials"):
        button = desk.find(f"agenda.side.{key}", QAbstractButton)
        inside = [one for one in button.findChildren(QLabel) if one.text()]
        words += [one.text() for one in inside]
        assert all(button.rect().contains(one.geometry()) for one in button.findChildren(QLabel))
        assert inside[0].width() >= inside[0].sizeHint().width()
    assert words == ["Séquence", "Fiches", "Temps", "Équilibre", "Matériel"]
    target = tab.add_bar.target
    view = target.view()
    texts = [target.itemText(place) for place in range(target.count())]
    assert view.minimumWidth() > max(view.fontMetrics().horizontalAdvance(text) for text in texts)
    assert target.width() == target.maximumWidth() > view.minimumWidth()
    model = desk.find("workshop.model", QAbstractButton)
    assert (model.text(), model.accessibleName()) == ("Modèle", "En faire un modèle")
    desk.window.resize(900, 620)
    desk.qtbot.waitUntil(lambda: tab.width() < 900)
    assert all(
        tab.rect().contains(
            desk.find(name, QWidget).mapTo(tab, desk.find(name, QWidget).rect().bottomRight())
        )
        for name in ("agenda.side.block", "agenda.side.materials")
    )
    assert desk.find("agenda.side.time", QWidget).focusPolicy() & Qt.FocusPolicy.TabFocus
