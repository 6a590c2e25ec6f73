"""What opening a workshop takes is imported while the list is on screen, and not before."""

from __future__ import annotations

import os
import subprocess
import sys

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
