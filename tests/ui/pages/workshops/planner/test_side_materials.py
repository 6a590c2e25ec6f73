"""The panel of materials: one use from the first tick to the printed papers, and what it says when there is nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton

from tests.ui.pages.workshops.conftest import Desk
from ui.kit.dialogs import Dialogs
from ui.kit.fields import NumberField
from ui.operations.workshops import Seen
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.side_materials import MaterialsPanel

SLUGS = ("la-porte-s-entrouvre", "porte-a-porte-en-binomes")
PENS = "materials.tick.stylo"


class Door(Dialogs):
    """The person who answers the dialogs: files go to this folder."""

    folder = Path()

    def run(self, dialog: QDialog) -> bool:
        if isinstance(dialog, QPrintDialog):
            dialog.printer().setOutputFileName(str(self.folder / "imprimante.pdf"))
        elif isinstance(dialog, QFileDialog):
            dialog.setDirectory(str(self.folder))
            dialog.selectFile(str(self.folder))
        dialog.deleteLater()
        return True


@pytest.fixture
def plan_desk(desk: Desk, people: int) -> PlanDesk:
    """The workshop with two sheets in its plan and 18 people."""
    made = PlanDesk(desk.context, Seen(people), desk.window)
    made.load()
    desk.settle()
    known = {one.slug: one.id for one in desk.app.library.sheets()}
    made.add_sheets([known[slug] for slug in SLUGS])
    desk.settle()
    return made


def shown(desk: Desk, plan_desk: PlanDesk) -> MaterialsPanel:
    panel = MaterialsPanel(plan_desk)
    desk.qtbot.addWidget(panel)
    panel.resize(320, 900)
    with desk.qtbot.waitExposed(panel):
        panel.show()
    return panel


def told(panel: MaterialsPanel, name: str) -> str:
    found = panel.findChild(QLabel, name)
    return found.text() if found is not None else ""


def test_from_the_first_tick_to_the_printed_papers(
    desk: Desk, people: int, plan_desk: PlanDesk, tmp_path: Path
) -> None:
    panel = shown(desk, plan_desk)
    wait = desk.qtbot.waitUntil
    wait(lambda: panel.findChild(QCheckBox, PENS) is not None)
    pens = panel.findChild(QCheckBox, PENS)
    assert pens is not None
    assert pens.accessibleName() == "Stylo, 18"
    assert panel.hint.text() == "Pour 18 personnes."
    pens.setFocus()
    QTest.keyClick(pens, Qt.Key.Key_Space)
    wait(lambda: panel.count.text().startswith("1 sur "))
    assert desk.app.packing.of(people).ticked == {"stylo": 18}

    # More people than when it was ticked: told, not forgotten, ticked again by the same key
    plan_desk.frame = replace(plan_desk.frame, people=30)
    plan_desk.changed.emit()
    wait(lambda: pens.checkState() is Qt.CheckState.PartiallyChecked)
    assert pens.accessibleName() == "Stylo, 30, 12 de plus"
    assert panel.count.text().startswith("0 sur ")
    QTest.keyClick(pens, Qt.Key.Key_Space)
    wait(lambda: pens.checkState() is Qt.CheckState.Checked and panel.count.text().startswith("1 sur "))
    QTest.keyClick(pens, Qt.Key.Key_Space)
    wait(lambda: panel.count.text().startswith("0 sur "))
    assert panel.findChild(QCheckBox, PENS) is pens

    # A line by hand
    QTest.keyClick(panel.add.what, Qt.Key.Key_Return)
    wait(lambda: panel.add.error.text().startswith("Dites ce qu’il faut"))
    QTest.keyClicks(panel.add.what, "Rallonge")
    QTest.keyClicks(panel.add.amount, "2")
    QTest.keyClick(panel.add.amount, Qt.Key.Key_Return)
    wait(lambda: len(desk.app.packing.of(people).own) == 1 and panel.add.what.text() == "")
    key = desk.app.packing.of(people).own[0].key
    wait(lambda: panel.findChild(QPushButton, f"materials.remove.{key}") is not None)
    remove = panel.findChild(QPushButton, f"materials.remove.{key}")
    assert remove is not None
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    wait(lambda: panel.findChild(QCheckBox, f"materials.tick.{key}") is None)

    # What is printed: 30 pages of each sheet, another number by hand, back to what was counted
    panel.parts.choose("runs")
    cards = next(run for run in panel.runs.wanted if run.startswith("run:cards"))
    assert panel.runs.wanted[cards] == 8
    field = panel.findChild(QLineEdit, f"materials.run.{cards}")
    assert field is not None
    field.setFocus()
    field.setText("3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait(lambda: desk.app.packing.of(people).copies == {cards: 3})
    desk.settle()
    back = panel.findChild(QPushButton, f"materials.run.back.{cards}")
    assert back is not None
    wait(back.isVisible)

    door = Door(desk.window, native_files=False)
    door.folder = tmp_path / "tirages"
    door.folder.mkdir()
    desk.context.dialogs = door
    for other in panel.findChildren(NumberField):
        if other is not field:
            other.set_value(0)
    desk.press(panel.save_button)
    wait(lambda: len(list(door.folder.glob("*.pdf"))) == 1)
    (saved,) = door.folder.glob("*.pdf")
    assert saved.name.startswith("003x-jeu-de-cartes-de-role")
    desk.press(panel.print_button)
    wait(lambda: (door.folder / "imprimante.pdf").exists())
    assert len(PdfReader(door.folder / "imprimante.pdf").pages) == len(PdfReader(saved).pages)
    desk.press(back)
    wait(lambda: desk.app.packing.of(people).copies == {})
    desk.settle()


def test_what_it_says_when_there_is_nothing(desk: Desk, workshop: int) -> None:
    plan_desk = PlanDesk(desk.context, Seen(workshop), desk.window)
    panel = shown(desk, plan_desk)
    plan_desk.load()
    desk.qtbot.waitUntil(lambda: "combien de personnes" in panel.hint.text())
    plan_desk.frame = replace(plan_desk.frame, people=12)
    plan_desk.changed.emit()
    desk.qtbot.waitUntil(lambda: "Rien à prévoir" in panel.hint.text())
    assert panel.count.isHidden()
    desk.settle()
