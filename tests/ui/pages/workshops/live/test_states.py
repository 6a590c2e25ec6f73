"""What the screen says before, between, after, past midnight, after a sleep; what is too long for it; its keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from curriculum.model import Step
from tests.ui.pages.workshops.conftest import Desk
from tests.ui.pages.workshops.live.conftest import DAY, START, Stage, fill, opening
from trainer.core.errors import Refused
from trainer.planning import live as conduct
from trainer.planning.live_records import LiveDay
from trainer.planning.wall import Moment
from ui.operations.workshops import Seen
from ui.pages.workshops.live import start as starting
from ui.pages.workshops.live.board import WORDS
from ui.pages.workshops.live.figures import LiveFigures
from ui.pages.workshops.live.hand import Hand
from ui.pages.workshops.live.presenter import LiveWords
from ui.pages.workshops.live.start import LiveStart
from ui.pages.workshops.live.steps import due
from ui.pages.workshops.live.window import NOTES, LiveWindow


def test_lateness_is_said_in_hours_and_minutes() -> None:
    words = LiveFigures()
    assert words.pace(323 * 60)[0] == "5\u202fh\u202f23 de retard"
    assert words.pace(-65 * 60)[0] == "1\u202fh\u202f05 d’avance"
    assert words.left(-323 * 60) == "+\u202f5\u202fh\u202f23"
    assert words.left(59 * 60 + 5) == "59:05"
    assert words.difference(30, 100 * 60) == "+\u202f1\u202fh\u202f10"


def test_before_the_start_the_doors_are_told_and_the_wait(stage: Stage) -> None:
    said = []
    for minutes in (-30, -10, 0, 7):
        face = stage.face(minutes * 60)
        said.append((face.pane.left, face.pane.step))
    assert said == [
        ("30:00", "Les portes ouvrent à 9\u202fh\u202f15"),
        ("10:00", "Les portes sont ouvertes"),
        ("", "C’est l’heure"),
        ("", "Prévu à 9\u202fh\u202f30"),
    ]
    before = stage.face(-600)
    assert before.pane.title == "Accueil"
    assert "Accueil" not in [one.title for one in before.coming]  # once on the screen is enough
    stage.press(Qt.Key.Key_Space)
    assert stage.face().coming == before.coming


def test_every_moment_of_a_day_has_its_words(stage: Stage) -> None:
    """Whatever is pressed, something is shown: blocks without words, groups as the last stage, the end."""
    for _ in range(8):
        face = stage.face()
        assert face.kicker
        assert face.pane.title
        stage.press(Qt.Key.Key_E)
        stage.press(Qt.Key.Key_Space, after=60)
    assert stage.face().over
    assert stage.window.bar.go.text() == "Terminer"


def test_optional_steps_without_time_are_left_out() -> None:
    steps = (Step("a", 10, "plénière"), Step("b", 10, "plénière", optional=True), Step("c", 10, "plénière"))
    short = due(steps, 20, 20, START, START + 11 * 60)
    assert short is not None
    assert ([one.title for one in short.steps], short.place) == (["a", "c"], 1)
    stretched = due(steps, 30, 60, START, START + 21 * 60)
    assert stretched is not None
    assert (stretched.place, stretched.ends[0]) == (1, START + 20 * 60)
    assert due((), 30, 30, START, START) is None


def test_words_are_large_and_what_does_not_fit_has_further_pages(stage: Stage) -> None:
    window = stage.window
    window.resize(1366, 768)
    block = window._opening.plan.block("door")
    assert block.source is not None
    sheet = window._opening.sheets[block.source]
    long = replace(sheet.steps[0], instruction="Dites ce que vous avez vu. " * 40)
    window._opening = replace(
        window._opening, sheets={block.source: replace(sheet, steps=(long, *sheet.steps[1:]))}
    )
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Space, after=600)
    board = window.board
    first = board.grab().toImage()
    assert WORDS[1] * min(board.height(), board.width() * 9 / 16) / 100 >= 36
    assert board.pages > 1
    for _ in range(board.pages + 1):
        stage.press(Qt.Key.Key_Down)
    assert board.page == board.pages - 1
    assert board.grab().toImage() != first
    stage.press(Qt.Key.Key_Up)
    assert board.page == board.pages - 2
    stage.press(Qt.Key.Key_Right)
    assert board.page == 0


def test_what_matters_is_read_from_three_metres(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Capitals of 25 px are 5 mm high on a 13-inch screen of 1366 × 768: what a good eye reads from there."""
    drawn: dict[str, float] = {}

    def spy(name: str) -> None:
        real = getattr(Hand, name)

        def draw(hand: Hand, words: str | list[str], *rest: object, **more: object) -> object:
            found = real(hand, words, *rest, **more)
            for line in words if isinstance(words, list) else [words]:
                drawn[line] = QFontMetricsF(hand.painter.font()).capHeight()
            return found

        monkeypatch.setattr(Hand, name, draw)

    for name in ("line", "pill", "_write"):
        spy(name)
    stage.window.resize(1366, 768)
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Space, after=1500)
    stage.window.board.grab()
    face = stage.face()
    first = face.coming[0]
    for words in (face.clock, face.pace, face.pane.title, f"{first.when} · {first.length}"):
        assert drawn[words] >= 25, words
    assert max(drawn[line] for line in drawn if first.title.startswith(line.rstrip("…"))) >= 25
    stage.press(Qt.Key.Key_Space)
    drawn.clear()
    stage.window.board.grab()
    face = stage.face()
    for words in (face.clock, face.pace, *(group.title for group in face.groups)):
        assert drawn[words] >= 25, words
    assert drawn[next(line for line in drawn if line.startswith("Ensuite"))] >= 25


def test_a_closed_lid_is_told_until_the_next_key(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    stage.now[0] += 35 * 60
    stage.window._tell()
    assert "L’ordinateur a dormi de 9\u202fh\u202f30 à 10\u202fh\u202f05." in stage.window.board.told
    assert "bilan" in stage.window.board.accessibleDescription()
    stage.press(Qt.Key.Key_N)
    assert stage.window.board.told == ""
    stage.now[0] -= 600
    stage.window._tell()
    assert "revenue de 10\u202fh\u202f05 à 9\u202fh\u202f55" in stage.window.board.told


def test_notes_hidden_once_are_hidden_the_next_time(stage: Stage) -> None:
    stage.press(Qt.Key.Key_N)
    desk = stage.desk
    again = LiveWindow(desk.context, stage.workshop, opening(desk, stage.workshop), lambda: START)
    desk.qtbot.addWidget(again)
    assert not again.board.private
    assert again.bar.notes.text() == "Notes cachées"
    again.close()
    desk.context.settings.set(NOTES, True)


def test_only_plain_keys_act_and_return_presses_the_button_that_has_the_focus(stage: Stage) -> None:
    for key in (Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_N, Qt.Key.Key_B, Qt.Key.Key_Plus):
        QTest.keyClick(stage.window.board, key, Qt.KeyboardModifier.ControlModifier)
    assert stage.window.board.private
    assert stage.window.stack.currentWidget() is stage.window.board
    assert len(stage.window.live.coming) == len(stage.window.live.stages)
    seen = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(stage.window.bar.notes, key)
        seen.append(stage.window.board.private)
    assert seen == [False, True]


def run_on(live: LiveDay) -> LiveDay:
    return conduct.start(live, START)


def test_past_midnight_the_day_goes_on(desk: Desk, workshop: int) -> None:
    fill(desk, workshop)
    opened = opening(desk, workshop)
    live = run_on(opened.live)
    second = starting.seconds_of(DAY, Moment(DAY.replace(day=6), 600))
    assert second == 86_400 + 600
    seen = conduct.outlook(live, second)
    assert seen.elapsed == second - START
    face = LiveWords().face(replace(opened, live=live), live, seen, second)
    assert face.clock == "0\u202fh\u202f10"
    assert not starting.gone_by(live, second)
    assert starting.gone_by(live, second + 6 * 3600)


def test_a_day_left_running_is_opened_later_with_its_clock_stopped(desk: Desk, workshop: int) -> None:
    fill(desk, workshop)
    desk.app.conduct.keep(workshop_id=workshop, live=run_on(desk.app.conduct.open(workshop, DAY)))
    live = LiveStart(desk.context, Seen(workshop), desk.window)
    live.open(DAY, full=False)
    desk.settle()
    window = live.window
    assert window is not None
    assert window.stack.currentWidget() is window.review
    assert "n’a pas été terminée" in window.board.told
    window.toggle_review()
    assert "À l’heure" in window.board.accessibleDescription()
    window.forward()
    desk.settle()
    assert desk.app.conduct.review(workshop)[0].seconds == 600
    window.close()
    desk.settle()


def test_a_day_taken_up_again_says_what_runs(
    desk: Desk, workshop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk, workshop)
    desk.app.conduct.keep(workshop_id=workshop, live=run_on(desk.app.conduct.open(workshop, DAY)))
    monkeypatch.setattr(desk.app, "clock", lambda: datetime(2026, 12, 5, 8, 35, tzinfo=UTC))
    live = LiveStart(desk.context, Seen(workshop), desk.window)
    live.open(DAY, full=False)
    desk.settle()
    window = live.window
    assert window is not None
    assert "« Accueil » est en cours depuis 9" in window.board.told.replace("\u00a0", " ")
    assert "Maintenant Accueil" in window.board.accessibleName()
    window.close()
    desk.settle()


def test_what_cannot_be_done_is_said_and_changes_nothing(stage: Stage) -> None:
    before = stage.window.live
    stage.window.longer(5)
    assert stage.window.notices.notice is not None
    assert stage.window.live is before
    with pytest.raises(Refused):
        conduct.longer(before, 5)
