"""A day given on the whole screen by keyboard: begun, stretched, skipped, swapped, left and taken up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.ui.pages.workshops.conftest import Desk
from tests.ui.pages.workshops.live.conftest import DAY, NEXT, START, Stage, fill, opening
from trainer.planning import edits
from trainer.planning import live as conduct
from trainer.planning.live_correct import Fate
from trainer.planning.records import Block, BlockKind, Spot
from trainer.planning.wall import Moment
from ui.kit.buttons import Button
from ui.operations.workshops import Seen
from ui.pages.workshops.live.presenter import LiveWords
from ui.pages.workshops.live.start import LiveStart, day_to_give
from ui.pages.workshops.live.window import LiveWindow
from ui.pages.workshops.planner.corner import Corner


def test_a_morning_goes_by(stage: Stage) -> None:
    assert "Pas encore commencé Accueil" in stage.said()
    stage.press(Qt.Key.Key_Space, after=120)
    assert "Maintenant Accueil Restent 10\u00a0min. 2\u00a0min de retard." in stage.said()
    stage.press(Qt.Key.Key_Plus)
    assert "7\u00a0min de retard" in stage.said()
    QTest.keyClick(stage.window.board, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "2\u00a0min de retard" in stage.said()
    stage.press(Qt.Key.Key_Space, after=600)
    assert "Étape 1 sur" in stage.said()
    first = stage.said()
    stage.press(Qt.Key.Key_Right)
    assert "Étape 2 sur" in stage.said()
    stage.press(Qt.Key.Key_Left)
    assert stage.said() == first
    stage.press(Qt.Key.Key_E)
    assert [one.title for one in stage.window.live.stages[2:]] == ["Clôture", "Écrire · Dessiner"]
    stage.press(Qt.Key.Key_P)
    stage.press(Qt.Key.Key_Space, after=80 * 60)
    assert "Groupe A\u00a0: Écrire Groupe B\u00a0: Dessiner" in stage.said()
    stage.press(Qt.Key.Key_Space, after=30 * 60)
    assert "La journée est finie" in stage.said()
    assert not stage.window.bar.go.isEnabled()
    runs = {run.key: run for run in stage.desk.app.conduct.review(stage.workshop)}
    assert runs["door"].seconds == 80 * 60
    assert runs["welcome"].seconds == 600
    assert (runs["left"].seconds, runs["right"].seconds) == (1800, 1800)
    assert {key: run.given.fate for key, run in runs.items() if run.seconds is None} == {"end": Fate.DROPPED}


def test_a_closed_lid_loses_nothing(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Minus)
    stage.window.close()
    stage.desk.settle()
    again = LiveWindow(
        stage.desk.context, stage.workshop, opening(stage.desk, stage.workshop), lambda: START + 20 * 60
    )
    stage.desk.qtbot.addWidget(again)
    again._tell()
    assert "Maintenant Accueil" in again.board.accessibleName()
    assert "10\u00a0min de retard" in again.board.accessibleDescription()
    again.close()


def test_private_notes_are_hidden_by_one_key(stage: Stage) -> None:
    stage.window.resize(1366, 768)
    stage.press(Qt.Key.Key_Space)

    def notes() -> QImage:
        """The lower left of the board: large figures above are not drawn alike to the last shade each time."""
        board = stage.window.board
        return board.grab(
            QRect(0, board.height() * 4 // 5, board.width() // 2, board.height() // 5)
        ).toImage()

    seen = notes()
    stage.press(Qt.Key.Key_N)
    hidden = notes()
    assert not stage.window.board.private
    assert seen != hidden
    assert "code de la porte" not in stage.said()
    stage.press(Qt.Key.Key_N)
    assert notes() == seen


def test_from_afar_the_remote_text_is_among_the_notes(stage: Stage) -> None:
    opened = opening(stage.desk, stage.workshop)
    block = opened.plan.block("door")
    assert block.source is not None
    day = conduct.start(conduct.start(stage.window.live, START), START)
    for remote in (True, False):
        face = LiveWords().face(replace(opened, remote=remote), day, conduct.outlook(day, START), START)
        assert (opened.sheets[block.source].remote in face.pane.notes) == remote


def test_looking_back_a_note_is_kept_for_the_sheet(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Space, after=600)
    stage.press(Qt.Key.Key_Space, after=100 * 60)
    stage.press(Qt.Key.Key_B)
    stage.desk.qtbot.waitUntil(lambda: "Accueil" in stage.window.review.texts())
    texts = stage.window.review.texts()
    assert "2 séquences menées au bout, une a débordé." in stage.window.review._sum.text()
    assert [text for text in texts if "comme prévu" in text or "min" in text][:3] == [
        "9\u202fh\u202f30 · 10\u00a0min",
        "10\u00a0min",
        "comme prévu",
    ]
    field = stage.window.findChild(QLineEdit, "live.note.door")
    assert field is not None
    field.setText("Moins de portes")
    stage.press(Qt.Key.Key_Escape)
    stage.desk.settle()
    sheet = stage.desk.app.library.ids_of(["porte-a-porte-en-binomes"])[0]
    assert stage.desk.app.conduct.of_sheet(sheet).notes == ((DAY, "Moins de portes"),)


def test_a_day_is_begun_anew_once_one_is_sure(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter((False, True))
    monkeypatch.setattr(stage.desk.context.dialogs, "run", lambda dialog: next(answers))
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_B)
    stage.desk.qtbot.waitUntil(stage.window.review.forget.isEnabled)
    stage.window.review.forget.click()
    stage.desk.settle()
    assert stage.desk.app.conduct.days(stage.workshop) == (DAY,)
    stage.window.review.forget.click()
    stage.desk.settle()
    assert stage.desk.app.conduct.review(stage.workshop) == ()
    assert "Pas encore commencé Accueil" in stage.said()
    assert not stage.window.review.forget.isEnabled()


def test_every_button_says_its_key_and_what_it_does(stage: Stage) -> None:
    buttons = stage.window.findChildren(Button)
    assert len(buttons) == 10
    for width in (1366, 640):
        stage.window.resize(width, 600)
        stage.desk.settle()
        assert stage.window.width() == width
        assert all(button.accessibleName() or button.text() for button in buttons)
        assert all(button.toolTip() or button is stage.window.review.forget for button in buttons)
        assert all(button.text() for button in buttons) == (width == 1366)


def test_a_day_without_anything_is_said_in_the_planner(desk: Desk, workshop: int) -> None:
    start = LiveStart(desk.context, Seen(workshop), desk.window)
    start.open(DAY, full=False)
    desk.settle()
    assert start.window is None
    assert desk.context.notices.alert is not None


def test_today_is_given_else_the_next_day(desk: Desk, workshop: int) -> None:
    plan = desk.app.plans.open(workshop).plan
    assert day_to_give(plan, Moment(DAY, START)) is None
    for half in (plan.halves[0], plan.halves[2]):
        plan = edits.insert(plan, [Block(f"k{half.id}", BlockKind.OTHER, "X", 5)], Spot(half.id, 0))
    for day, found in ((date(2026, 11, 1), DAY), (NEXT, NEXT), (date(2027, 1, 1), NEXT)):
        assert day_to_give(plan, Moment(day, START)) == found
    late = replace(plan, halves=tuple(replace(half, ends=23 * 60) for half in plan.halves))
    assert day_to_give(plan, Moment(NEXT, 1800)) == NEXT
    assert day_to_give(late, Moment(NEXT, 1800)) == DAY


def test_the_planner_opens_the_day_and_the_day_leads_back(desk: Desk, workshop: int) -> None:
    desk.open(workshop)
    assert not desk.find("agenda.live", Button).isEnabled()
    fill(desk, workshop)
    desk.open(workshop)
    desk.qtbot.waitUntil(desk.find("agenda.live", Button).isEnabled)
    desk.click("agenda.live")
    corner = desk.find("agenda.live", Button).parentWidget()
    assert isinstance(corner, Corner)
    desk.qtbot.waitUntil(lambda: corner.live.window is not None)
    window = corner.live.window
    assert window is not None
    assert window.isFullScreen()
    assert any("Répétition du samedi 5" in one.text() for one in window.findChildren(QLabel))
    window._tell()
    assert "Pas encore commencé Accueil" in window.board.accessibleName()
    QTest.keyClick(window.board, Qt.Key.Key_Space)
    window._tell()
    assert "Maintenant Accueil" in window.board.accessibleName()
    assert "À l’heure" in window.board.accessibleDescription()
    desk.settle()
    assert desk.app.conduct.review(workshop) == ()
    assert desk.app.conduct.days(workshop) == ()
    QTest.keyClick(window.board, Qt.Key.Key_Escape)
    assert corner.live.window is None
    desk.settle()
