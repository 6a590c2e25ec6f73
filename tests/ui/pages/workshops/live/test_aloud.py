"""The day for who hears it: what each key did is said, the time left at a few moments, and never every second."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

from tests.ui.pages.workshops.live.conftest import Stage


@pytest.fixture
def heard(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told although the keyboard stays where it is."""
    told: list[str] = []
    board = stage.window.board

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message().replace("\u202f", " ").replace("\u00a0", " "))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    stage.desk.qtbot.waitUntil(board.hasFocus)
    return told


def test_the_window_is_a_window_for_who_hears_it(stage: Stage) -> None:
    whole = QAccessible.queryAccessibleInterface(stage.window)
    assert whole is not None
    assert whole.role() == QAccessible.Role.Window
    stage.press(Qt.Key.Key_B)
    assert stage.window.focusWidget() is stage.window.review
    assert stage.window.review.accessibleName() == "Bilan"


def test_what_each_key_did_is_said(stage: Stage, heard: list[str]) -> None:
    stage.press(Qt.Key.Key_Space)
    assert (
        stage.window.board.accessibleName() == "Maintenant Accueil"
    )  # the board has the keyboard: it says so
    assert heard == []
    stage.press(Qt.Key.Key_Plus)
    assert heard.pop() == (
        "Restent 15 min. 5 min de retard. Ensuite, 9 h 45 : Le porte-à-porte en binômes. Fin vers 11 h 50."
    )
    stage.press(Qt.Key.Key_P)
    assert "Ensuite, 9 h 45 : 2 groupes" in heard.pop()
    stage.press(Qt.Key.Key_N)
    assert heard.pop() == "Notes cachées"
    stage.window.bar.go.setFocus()
    stage.window.forward()
    assert heard.pop().startswith("Maintenant ")
    assert heard == []


def test_time_is_said_at_a_few_moments_only(stage: Stage, heard: list[str]) -> None:
    stage.press(Qt.Key.Key_Space)
    name, about = stage.window.board.accessibleName(), stage.window.board.accessibleDescription()
    for _ in range(720):
        stage.now[0] += 1
        stage.window._tell()
    assert heard == ["restent 5 min : Accueil", "restent 1 min : Accueil", "C’est l’heure : Accueil"]
    assert (stage.window.board.accessibleName(), stage.window.board.accessibleDescription()) == (name, about)
    stage.window.bar.go.setFocus()
    stage.window.board.setFocus()
    assert "2 min de plus que prévu" in stage.window.board.accessibleDescription().replace("\u00a0", " ")
