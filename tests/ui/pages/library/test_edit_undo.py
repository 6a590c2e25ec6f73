"""Undo and redo take everything back and do it again, and the focus goes where it happened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from curriculum.model import MethodSheet, SheetKind
from tests.support.full_sheet import full_sheet
from tests.ui.pages.library.conftest import Desk
from tests.ui.pages.library.hands import editor_of, focused, new_draft, open_slug, press, type_in, view
from ui.kit.inputs import GrowingText
from ui.kit.rows import RowsEditor
from ui.pages.library.edit.history import BURST, Place, SheetHistory
from ui.pages.library.edit.steps_field import StepsField

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """At zero."""
    return Clock()


@pytest.fixture
def history(qapp: QApplication, clock: Clock) -> SheetHistory:
    """Begun with a full sheet."""
    made = SheetHistory(qapp, clock)
    made.load(full_sheet("mobiliser"))
    return made


def _typed(history: SheetHistory, text: str, where: str = "") -> None:
    history.put("title", text, where=where, typed=True)


def test_typing_in_one_field_is_one_step_until_one_pauses(history: SheetHistory, clock: Clock) -> None:
    for text in ("a", "ab", "abc"):
        clock.now += BURST / 2
        _typed(history, text)
    clock.now += BURST * 2
    _typed(history, "abcd")
    assert history.stack.count() == 2
    history.undo()
    assert history.sheet.title == "abc"
    history.undo()
    assert history.sheet == full_sheet("mobiliser")
    history.redo()
    assert history.sheet.title == "abc"


def test_another_field_or_a_choice_begins_a_step(history: SheetHistory) -> None:
    _typed(history, "a")
    history.put("promise", "b", typed=True)
    history.put("promise", "c", typed=False)
    history.put("kind", SheetKind.GAME)
    assert history.stack.count() == 4


def test_typing_back_what_was_there_leaves_no_step(history: SheetHistory) -> None:
    before = history.sheet.title
    _typed(history, before + "!")
    _typed(history, before)
    assert not history.stack.canUndo()


def test_undo_and_redo_tell_where(history: SheetHistory, qapp: QApplication) -> None:
    told: list[Place] = []
    keeper = QObject(qapp)
    history.moved.connect(told.append)
    history.put("steps", history.sheet.steps[:1], where="1")
    assert told == []
    history.undo()
    history.redo()
    assert told == [Place("steps", "1")] * 2
    keeper.deleteLater()


def test_another_sheet_forgets_the_steps_of_the_former(history: SheetHistory) -> None:
    _typed(history, "a")
    other: MethodSheet = replace(full_sheet("mobiliser"), title="Autre")
    history.load(other)
    assert history.sheet is other
    assert not history.stack.canUndo()


def test_control_z_takes_typing_back_and_returns_to_its_field(desk: Desk) -> None:
    new_draft(desk, title="Zibeline")
    title = editor_of(desk, "title").findChild(QLineEdit)
    promise = editor_of(desk, "promise").findChild(GrowingText)
    assert title is not None
    assert promise is not None
    type_in(title, " dorée")
    type_in(promise, "Où l’on apprend à décider.")
    QTest.keyClick(promise, Qt.Key.Key_Z, CONTROL)
    assert promise.text() == ""
    assert desk.window.focusWidget() is promise
    QTest.keyClick(promise, Qt.Key.Key_Z, CONTROL)
    assert title.text() == "Zibeline"
    assert desk.window.focusWidget() is title
    assert view(desk).header.title.whole == "Zibeline"
    QTest.keyClick(title, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert title.text() == "Zibeline dorée"
    QTest.keyClick(title, Qt.Key.Key_Y, CONTROL)
    assert promise.text() == "Où l’on apprend à décider."
    assert desk.window.focusWidget() is promise
    assert not desk.find("edit.redo").isEnabled()


def test_the_buttons_say_what_they_take_back(desk: Desk) -> None:
    new_draft(desk)
    assert not desk.find("edit.undo").isEnabled()
    title = editor_of(desk, "title").findChild(QLineEdit)
    assert title is not None
    type_in(title, "!")
    assert "Titre" in desk.find("edit.undo").toolTip()
    press(desk, "edit.undo")
    assert title.text() == "Zibeline"
    assert "Titre" in desk.find("edit.redo").toolTip()


def test_moving_steps_by_keyboard_can_be_undone(desk: Desk) -> None:
    open_slug(desk, "carte-des-coleres")
    field = editor_of(desk, "steps")
    assert isinstance(field, StepsField)
    before = view(desk).history.sheet.steps
    field.list.focus_at("0.title")
    here = focused(desk)
    assert here is field.steps[0].title
    QTest.keyClick(here, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    moved = view(desk).history.sheet.steps
    assert moved == (before[1], before[0], *before[2:])
    assert desk.window.focusWidget() is here
    QTest.keyClick(here, Qt.Key.Key_Z, CONTROL)
    assert view(desk).history.sheet.steps == before
    assert [one.value() for one in field.steps] == list(before)
    assert field.isAncestorOf(focused(desk))


def test_a_removed_row_comes_back_with_control_z(desk: Desk) -> None:
    open_slug(desk, "carte-des-coleres")
    rows = editor_of(desk, "objectives").findChild(RowsEditor)
    assert rows is not None
    before = view(desk).history.sheet.objectives
    rows.focus_at("1")
    QTest.keyClick(focused(desk), Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert view(desk).history.sheet.objectives == (before[0], *before[2:])
    QTest.keyClick(focused(desk), Qt.Key.Key_Z, CONTROL)
    assert rows.values() == before == view(desk).history.sheet.objectives
