"""A morning on the whole screen, its clock set by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages.workshops.conftest import Desk
from trainer.planning import edits
from trainer.planning import live as conduct
from trainer.planning.records import Block, BlockKind, Lane, Spot
from ui.operations import conduct as operations
from ui.operations.conduct import Opening
from ui.pages.workshops.live.face import Face
from ui.pages.workshops.live.window import LiveWindow

DAY, NEXT = date(2026, 12, 5), date(2026, 12, 6)
START = (9 * 60 + 30) * 60


@dataclass
class Stage:
    """The window of the day and its clock, set by hand."""

    desk: Desk
    workshop: int
    window: LiveWindow
    now: list[int]

    def press(self, key: Qt.Key, after: int = 0) -> None:
        """Let seconds go by, then press a key on the board."""
        self.now[0] += after
        QTest.keyClick(self.window.board, key)
        self.desk.settle()

    def face(self, after: int = 0) -> Face:
        """What is shown so many seconds from now."""
        window, now = self.window, self.now[0] + after
        seen = conduct.outlook(window.live, now)
        return window._words.face(
            window._opening, window.live, seen, now, turned=window._turned, lane=window.lane
        )

    def said(self) -> str:
        """What a screen reader is told of the board."""
        self.window._tell()
        times = self.window.board.say_times()
        return f"{self.window.board.accessibleName()} {times}"


def fill(desk: Desk, workshop: int) -> None:
    opened = desk.app.plans.open(workshop)
    sheet = desk.app.library.ids_of(["porte-a-porte-en-binomes"])[0]
    blocks = [
        Block("welcome", BlockKind.WELCOME, "Accueil", 10, notes="Le code de la porte"),
        desk.app.plans.block_of(sheet, "door"),
        Block("left", BlockKind.OTHER, "Écrire", 30),
        Block("right", BlockKind.OTHER, "Dessiner", 30),
        Block("end", BlockKind.CLOSING, "Clôture", 20),
    ]
    plan = edits.insert(opened.plan, blocks, Spot(opened.plan.halves[0].id, 0))
    lanes = (Lane("Groupe A", room="Cuisine"), Lane("Groupe B", lead="Awa"))
    plan = edits.run_parallel(plan, ["left", "right"], lanes, "lanes")
    desk.app.plans.save(workshop_id=workshop, version=opened.version, plan=plan)


def opening(desk: Desk, workshop: int) -> Opening:
    found: list[Opening] = []
    operations.open_day(
        desk.context,
        workshop_id=workshop,
        day=DAY,
        done=found.append,
        failed=desk.context.notices.error,
    )
    desk.settle()
    return found[0]


@pytest.fixture
def stage(desk: Desk, workshop: int) -> Iterator[Stage]:
    fill(desk, workshop)
    now = [START]
    window = LiveWindow(desk.context, workshop, opening(desk, workshop), lambda: now[0])
    desk.qtbot.addWidget(window)
    with desk.qtbot.waitExposed(window):
        window.show()
    yield Stage(desk, workshop, window, now)
    window.close()
    desk.settle()
