"""Looking back: real times that nobody pressed a key for are typed in, block by block and group by group."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.pages.workshops.live.conftest import START, Stage
from trainer.planning import live as conduct
from trainer.planning.live_correct import Fate
from ui.kit.fields import TimeField


class Table:
    """The fields of the page."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        stage.press(Qt.Key.Key_B)
        stage.desk.qtbot.waitUntil(lambda: "Accueil" in stage.window.review.texts())

    def field(self, name: str) -> TimeField:
        found = self.stage.window.findChild(TimeField, f"live.{name}")
        assert found is not None
        return found

    def type(self, name: str, text: str) -> None:
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.stage.desk.settle()

    def shown(self, key: str) -> list[str]:
        line = next(one for one in self.stage.window.review._lines if one.run.key == key)
        texts = [line.start.text(), line.end.text(), line.real.text(), line.gap.text()]
        return [text.replace("\u202f", "").replace("\u00a0", " ") for text in texts]


def test_a_key_that_was_forgotten_is_put_right_and_can_be_taken_back(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    stage.now[0] += 3 * 3600
    table = Table(stage)
    assert table.shown("door") == ["", "", "–", "pas animée"]
    table.type("start.door", "9h42")
    assert table.shown("welcome") == ["9h30", "9h42", "12 min", "+2 min"]
    assert table.shown("door") == ["9h42", "10h57", "1h15", "comme prévu"]
    table.type("end.door", "11h30")
    assert table.shown("door")[1:] == ["11h30", "1h48", "+33 min"]
    runs = {run.key: run.seconds for run in stage.desk.app.conduct.review(stage.workshop)}
    assert (runs["welcome"], runs["door"]) == (720, 108 * 60)
    stage.window.toggle_review()
    places = [stage.window.live.now]
    stage.press(Qt.Key.Key_Space)
    places.append(stage.window.live.now)
    assert places == [None, 2]
    for _ in range(3):
        stage.window.take_back()
    assert "Maintenant Accueil" in stage.said()


def test_what_cannot_be_is_said_and_stays_to_be_put_right(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Space, after=600)
    stage.now[0] += 3600
    table = Table(stage)
    for name, text, sentence in (
        ("start.welcome", "9h50", "La fin est avant le début."),
        ("start.welcome", "midi", "Ce n’est pas une heure"),
        ("end.welcome", "18h", "pas encore passée"),
    ):
        table.type(name, text)
        notices = stage.window.notices
        assert notices.alert is not None  # it stays, as what is wrong does
        assert sentence in notices.alert.accessibleName()
        notices.clear()
        table.field("start.welcome").set_value(None)
        stage.window.review.load()
        stage.desk.settle()
        assert table.shown("welcome")[:2] == ["9h30", "9h40"]
    table.type("start.welcome", "9h50")
    table.type("start.welcome", "9h35")
    assert stage.window.notices.alert is None
    assert table.shown("welcome")[:2] == ["9h35", "9h40"]


def test_a_word_without_end_leaves_the_times_on_screen(stage: Stage) -> None:
    live = stage.window.live
    wide = replace(live.stages[1], title="x" * 200)
    stage.window.live = replace(live, stages=(live.stages[0], wide, *live.stages[2:]))
    stage.window.resize(1366, 768)
    stage.press(Qt.Key.Key_Space)
    table = Table(stage)
    end, area = table.field("end.welcome"), stage.window.review
    assert end.mapTo(area, end.rect().topRight()).x() < area.width()


def test_skipped_broken_off_and_swapped_are_told_apart(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_E)
    stage.press(Qt.Key.Key_Space, after=600)
    stage.press(Qt.Key.Key_E)
    stage.press(Qt.Key.Key_P)
    table = Table(stage)
    assert table.shown("left")[3] == "en cours, avancée"
    assert table.shown("door")[3] == "pas animée, repoussée"
    assert table.shown("end")[3] == "passée"
    texts = stage.window.review.texts()
    assert "Groupe A · Écrire" in texts
    note = stage.window.findChild(QLineEdit, "live.note.end")
    assert note is not None
    assert note.isEnabled()


def test_emptied_fields_mean_that_it_was_not_given(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Space, after=5)
    table = Table(stage)
    table.type("start.welcome", "")
    assert stage.desk.app.conduct.review(stage.workshop)[0].given.fate is Fate.GIVEN
    table.type("end.welcome", "")
    assert stage.desk.app.conduct.review(stage.workshop)[0].given.fate is Fate.DROPPED


def test_another_day_is_put_right_too(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window shows one day; the page all that were begun."""
    stage.press(Qt.Key.Key_Space)
    monkeypatch.setattr(stage.window.review, "_day", date(2026, 12, 6))
    stage.now[0] += 3600
    table = Table(stage)
    table.type("start.door", "9h42")
    stage.desk.settle()
    assert table.shown("welcome")[:3] == ["9h30", "9h42", "12 min"]
    assert conduct.outlook(stage.desk.app.conduct.open(stage.workshop, date(2026, 12, 5)), START).rest
