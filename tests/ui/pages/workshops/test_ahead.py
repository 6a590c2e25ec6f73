"""What opening a workshop takes is imported while the list is on screen, and not before."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.ui.pages.workshops.conftest import DAYS, Desk
from trainer.core.changes import Kind
from trainer.planning.records import Block, BlockKind
from trainer.workshops.records import WorkshopFields
from ui.pages.workshops.detail import Detail
from ui.pages.workshops.planner.side_block import BlockPanel
from ui.pages.workshops.planner.tab import PlannerTab

SCRIPT = """
import sys
from PySide6.QtCore import QCoreApplication
import ui.pages.workshops.page
from ui.pages.workshops.ahead import MODULES, Spare

def make():
    print(early, [name for name in MODULES if name not in sys.modules])
    application.quit()
    return Blank()

class Blank:
    prepare = None

application = QCoreApplication([])
early = [name for name in MODULES if name.startswith("ui.pages.workshops.planner") and name in sys.modules]
spare = Spare(application, make)
spare.begin()
application.exec()
"""


def test_the_planner_is_imported_while_the_list_is_on_screen() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.split("\n")[0] == "[] []"


def test_the_next_workshop_is_made_ahead_and_shows_the_one_that_is_opened(desk: Desk, workshop: int) -> None:
    def blank() -> list[Detail]:
        known = [one for one in desk.page.findChildren(Detail) if one.seen.workshop_id == 0]
        return [one for one in known if one.findChildren(BlockPanel) and one.isHidden()]

    desk.open()
    desk.qtbot.waitUntil(lambda: len(blank()) == 1)
    (spare,) = blank()
    desk.open(workshop, "agenda")
    assert (desk.page.detail, blank()) == (spare, [])
    planner = spare.tab("agenda")
    assert isinstance(planner, PlannerTab)
    desk.qtbot.waitUntil(lambda: planner.desk.loaded and len(planner.desk.plan.halves) == 4)
    block = Block("a" * 12, BlockKind.BREAK, "Pause", 10)
    planner.desk.add([block])
    desk.settle()
    assert [one.title for one in desk.app.plans.open(workshop).plan] == ["Pause"]
    planner.desk.undo()
    desk.settle()
    assert list(desk.app.plans.open(workshop).plan) == []


def test_the_workshop_before_goes_once_another_is_on_screen(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "agenda")
    before = desk.page.detail
    other = desk.app.workshops.create(fields=WorkshopFields("Ailleurs"), days=DAYS).first(Kind.WORKSHOP)
    desk.open(other, "agenda")
    shown = desk.page.detail
    assert shown is not None
    assert shown is not before
    assert shown.isVisible()
    desk.qtbot.waitUntil(lambda: desk.page.findChildren(Detail) == [shown])
