"""What happens beside the day: a database that does not answer, a restart, a plan that changes, its date that comes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.ui.pages.workshops.conftest import Desk
from tests.ui.pages.workshops.live.conftest import DAY, START, Stage, fill, opening
from trainer.planning import edits
from trainer.planning.records import Block, BlockKind, Spot
from ui.kit.dialogs import ConfirmDialog, Dialogs
from ui.kit.notices import Alert
from ui.operations.workshops import Seen
from ui.pages.workshops.live.start import LiveStart
from ui.pages.workshops.live.window import LiveWindow


@contextmanager
def outage(folder: Path) -> Iterator[None]:
    """The database refuses the days under way, until the end of the block."""

    def run(statement: str) -> None:
        with closing(sqlite3.connect(folder / "fabrique.sqlite")) as connection:
            connection.execute(statement)
            connection.commit()

    for table in ("live_day", "block_run"):
        run(f"ALTER TABLE {table} RENAME TO {table}_away")
    try:
        yield
    finally:
        for table in ("live_day", "block_run"):
            run(f"ALTER TABLE {table}_away RENAME TO {table}")


def alert(window: LiveWindow) -> Alert | None:
    """What the window warns of."""
    return window.notices.alert


def test_what_the_database_did_not_take_is_given_to_it_again(stage: Stage, tmp_path: Path) -> None:
    window, keeper = stage.window, stage.window.keeper
    keeper._retry.setInterval(20)
    stage.press(Qt.Key.Key_Space)
    with outage(tmp_path):
        stage.press(Qt.Key.Key_Space, after=600)
        assert keeper.behind
        first = alert(window)
        assert first is not None
        assert "Pas encore enregistré" in first.accessibleName()
        assert "Fabrique réessaie" in first.accessibleName()
        stage.press(Qt.Key.Key_Plus, after=60)
        assert alert(window) is first  # told once
        assert "Maintenant" in stage.said()
    stage.desk.qtbot.waitUntil(lambda: not keeper.behind)
    assert alert(window) is None
    assert stage.desk.app.conduct.open(stage.workshop, DAY) == window.live
    assert stage.desk.app.conduct.review(stage.workshop)[0].seconds == 600


def test_what_is_not_kept_is_not_left_without_a_question(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = stage.window
    asked: list[QDialog] = []

    def stay(_: Dialogs, dialog: QDialog) -> bool:
        asked.append(dialog)
        return False

    monkeypatch.setattr(Dialogs, "run", stay)
    with outage(tmp_path):
        stage.press(Qt.Key.Key_Space)
        window.keeper._retry.stop()
        stage.press(Qt.Key.Key_Escape)
        assert window.isVisible()
        assert isinstance(asked[0], ConfirmDialog)
        asked[0].deleteLater()
        window.keeper._retry.stop()
    stage.press(Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert len(asked) == 1
    assert stage.desk.app.conduct.open(stage.workshop, DAY).begun


def test_a_step_that_was_turned_to_is_there_after_a_restart(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Space, after=600)
    stage.press(Qt.Key.Key_Right)
    shown = stage.face()
    assert "Étape 2 sur" in shown.pane.step
    stage.press(Qt.Key.Key_Plus)
    QTest.keyClick(stage.window.board, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stage.face() == shown
    again = opening(stage.desk, stage.workshop)
    stage.window._opening, stage.window.live = again, again.live
    assert stage.face() == shown
    stage.press(Qt.Key.Key_Left)
    assert "Étape 1 sur" in stage.face().pane.step
    assert opening(stage.desk, stage.workshop).live.turned == ()


def test_a_note_that_was_not_taken_is_told_again(stage: Stage, tmp_path: Path) -> None:
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_B, after=60)
    line = stage.window.review._lines[0]
    line.note.setText("Le code a changé")
    with outage(tmp_path):
        line.note.editingFinished.emit()
        stage.desk.settle()
        assert stage.window.notices.alert is not None
    stage.press(Qt.Key.Key_Escape)
    assert stage.desk.app.conduct.review(stage.workshop)[0].note == "Le code a changé"


def test_the_program_waits_for_the_day(
    desk: Desk, workshop: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk, workshop)
    start = LiveStart(desk.context, Seen(workshop), desk.window)
    start.open(DAY, full=False)
    desk.qtbot.waitUntil(lambda: start.window is not None)
    window = start.window
    assert window is not None
    window._rehearsal = False
    monkeypatch.setattr(Dialogs, "run", lambda _, dialog: dialog.deleteLater() or False)
    with outage(tmp_path):
        window.forward()
        desk.settle()
        assert window.keeper.behind
        assert not desk.window.close()
        assert start.window is window
        window.keeper._retry.stop()
    assert desk.window.close()
    desk.settle()
    assert not desk.window.findChildren(LiveWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert desk.app.conduct.days(workshop) == (DAY,)


def test_a_plan_changed_beside_the_day_changes_what_is_to_come(desk: Desk, workshop: int) -> None:
    fill(desk, workshop)
    start = LiveStart(desk.context, Seen(workshop), desk.window)
    start.open(DAY, full=False)
    desk.qtbot.waitUntil(lambda: start.window is not None)
    window = start.window
    assert window is not None
    window.forward()
    window.longer(5)
    opened = desk.app.plans.open(workshop)
    plan = edits.remove(opened.plan, ["door"])
    plan = edits.insert(plan, [Block("new", BlockKind.BREAK, "Goûter", 15)], Spot(plan.halves[0].id, 1))
    desk.context.bus.publish(desk.app.plans.save(workshop_id=workshop, version=opened.version, plan=plan))
    desk.settle()
    assert [stage.keys[0] for stage in window.live.stages] == ["welcome", "new", "left", "end"]
    assert window.live.stages[0].minutes == 15
    window.take_back()
    assert [stage.keys[0] for stage in window.live.stages] == ["welcome", "new", "left", "end"]
    window.close()
    desk.settle()


def test_a_rehearsal_that_its_day_catches_up_with_says_so(desk: Desk, workshop: int) -> None:
    fill(desk, workshop)
    now, today = [START], [False]
    window = LiveWindow(
        desk.context,
        workshop,
        opening(desk, workshop),
        lambda: now[0],
        rehearsal=True,
        today=lambda: today[0],
    )
    desk.qtbot.addWidget(window)
    now[0] += 600
    window._tell()
    assert "a dormi" in window.board.told
    now[0], today[0] = now[0] + 12 * 3600, True
    window._tell()
    assert "une répétition ne garde rien" in window.board.told
    window.close()
