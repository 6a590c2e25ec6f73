"""What opening a workshop takes is imported while the list is on screen, and not before."""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtWidgets import QApplication

from tests.ui.pages.workshops.conftest import Desk
from trainer.planning.records import Block, BlockKind
from ui.pages.workshops.detail import Detail
from ui.pages.workshops.planner.tab import PlannerTab

SCRIPT = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
import ui.pages.workshops.list_view
from ui.pages.workshops.ahead import MODULES, Ahead

application = QCoreApplication([])
early = [name for name in MODULES if name.startswith("ui.pages.workshops.planner") and name in sys.modules]
ahead, look = Ahead(application), QTimer()
look.timeout.connect(lambda: application.quit() if all(name in sys.modules for name in MODULES) else None)
ahead.begin()
look.start(5)
application.exec()
print(early, "ui.pages.workshops.planner.tab" in sys.modules)
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
    assert done.stdout.split("\n")[0] == "[] True"


def test_the_next_workshop_is_made_ahead_and_shows_the_one_that_is_opened(desk: Desk, workshop: int) -> None:
    def blank() -> list[Detail]:
        known = [one for one in QApplication.topLevelWidgets() if isinstance(one, Detail)]
        return [one for one in known if one.seen.workshop_id == 0 and one.findChildren(PlannerTab)]

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
