"""Notices, errors in words, changes, tabs and search."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from trainer.core.changes import Changes, Kind
from trainer.core.errors import BadFile, FabriqueError, InvalidInput, NotFound, Refused, Stale, Unavailable
from ui.kit.buttons import Button
from ui.kit.cards import SearchField, Segments, Tabs
from ui.kit.changes import ChangeBus
from ui.kit.errors import sentence, unexpected
from ui.kit.notices import Notices
from ui.kit.theme import Theme


def test_undo_is_offered_and_runs_once(qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 500)
    host.show()
    notices = Notices(host)
    undone: list[bool] = []
    notices.undo("Fiche supprimée.", lambda: undone.append(True))
    assert notices.notice is not None
    assert notices.notice.button is not None
    assert notices.notice.button.text() == "Annuler"
    QTest.mouseClick(notices.notice.button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert notices.notice is None


def test_a_notice_keeps_clear_of_what_has_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 500)
    low, high, text = QLineEdit(host), QLineEdit(host), QPlainTextEdit("Un\nDeux", host)
    low.setGeometry(200, 460, 300, 30)
    high.setGeometry(200, 10, 300, 30)
    text.setGeometry(100, 100, 600, 390)
    host.show()
    qtbot.waitUntil(host.isActiveWindow)
    notices = Notices(host)
    bar = host.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    high.setFocus()
    notices.undo("Fiche supprimée.", lambda: None)
    assert bar.geometry().bottom() == host.height() - 17
    low.setFocus()
    assert bar.y() == 16
    assert not bar.geometry().intersects(low.geometry())
    assert notices.notice is not None
    assert notices.notice.button is not None
    notices.notice.button.setFocus()
    assert bar.y() == 16  # it does not run away from who goes to it
    high.setFocus()
    assert not bar.geometry().intersects(high.geometry())
    notices.clear()
    text.setFocus()  # its first lines are far from the bottom
    notices.say("Copié.")
    assert bar.geometry().bottom() == host.height() - 17
    text.setPlainText("\n" * 60)
    text.moveCursor(QTextCursor.MoveOperation.End)
    notices.say("Copié encore.")
    assert bar.y() == 16


def test_an_error_says_what_and_what_to_do(qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 500)
    notices = Notices(host)
    notices.error(BadFile("date illisible", line=12, column="Date"))
    assert notices.alert is not None
    texts = " ".join(label.text() for label in notices.alert.findChildren(QLabel))
    assert "Ligne 12, colonne « Date »" in texts.replace("\u00a0", " ")
    assert "Rien n’a été importé" in texts
    notices.clear()
    assert notices.alert is None


@pytest.mark.parametrize(
    "error",
    [
        Refused("a", "Phrase."),
        Stale("b", "Phrase."),
        NotFound("c", "Phrase."),
        InvalidInput("nom", "Phrase."),
        BadFile("Phrase."),
        Unavailable("d", "Phrase."),
    ],
)
def test_each_kind_of_error_keeps_its_sentence_and_gives_advice(error: FabriqueError) -> None:
    words = sentence(error)
    assert words.what == "Phrase."
    assert words.title
    assert words.advice


def test_an_unexpected_error_shows_nothing_of_itself() -> None:
    assert "gardé" in unexpected().what


def test_the_bus_is_silent_about_nothing(qtbot: QtBot) -> None:
    bus = ChangeBus()
    got: list[Changes] = []
    bus.changed.connect(got.append)
    bus.publish(Changes())
    bus.publish(Changes.of(Kind.PARTNER, 3))
    assert got == [Changes.of(Kind.PARTNER, 3)]


def test_segments_and_tabs(qtbot: QtBot, theme: Theme) -> None:
    made: list[str] = []

    def pane(name: str) -> QWidget:
        made.append(name)
        return QWidget()

    tabs = Tabs([("a", "A", lambda: pane("a")), ("b", "B", lambda: pane("b"))])
    qtbot.addWidget(tabs)
    assert made == ["a"]
    tabs.choose("b")
    tabs.choose("a")
    assert made == ["a", "b"]
    bar = Segments([("x", "X"), ("y", "Y")])
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.chosen) as chosen:
        bar.choose("y")
    assert chosen.args == ["y"]
    assert bar.current == "y"
    told = [QAccessible.queryAccessibleInterface(button) for button in bar.findChildren(Button)]
    assert [one.role() for one in told] == [QAccessible.Role.RadioButton] * 2  # one of several


def test_a_notice_is_said_and_an_error_at_once(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    host = QWidget()
    qtbot.addWidget(host)
    notices = Notices(host)
    notices.say("Fiche supprimée.")
    notices.error(Refused("down", "La base ne répond pas."))
    assert heard[0] == ("Fiche supprimée.", QAccessible.AnnouncementPoliteness.Polite)
    assert "La base ne répond pas." in heard[1][0]
    assert heard[1][1] == QAccessible.AnnouncementPoliteness.Assertive


def test_search_tells_the_stripped_text_at_once_on_return(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField("Chercher")
    qtbot.addWidget(field)
    QTest.keyClicks(field, " brique ")
    with qtbot.waitSignal(field.searched) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["brique"]
