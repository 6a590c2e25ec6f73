"""Texts that grow, boxes that the wheel leaves alone, one undo for the whole form."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.inputs import CalmCombo, GrowingText, Line
from ui.kit.layout import column
from ui.kit.theme import Theme


def _shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    window.setLayout(column(*widgets, None))
    window.resize(300, 400)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_text_is_as_tall_as_what_it_holds(qtbot: QtBot, theme: Theme) -> None:
    text = GrowingText()
    window = _shown(qtbot, text)
    line = text.fontMetrics().lineSpacing()
    one = text.height()
    text.show_text("a\nb\nc\nd")
    qtbot.waitUntil(lambda: text.height() >= one + 3 * line - 2)
    wide = text.height()
    text.show_text("un mot " * 60)
    qtbot.waitUntil(lambda: text.height() > wide)
    assert not text.verticalScrollBar().isVisible()
    text.show_text("a")
    qtbot.waitUntil(lambda: text.height() == one)
    window.close()


def test_no_break_spaces_stay(qtbot: QtBot, theme: Theme) -> None:
    text = GrowingText()
    qtbot.addWidget(text)
    words = "Où\u202f? «\u00a0Ici\u00a0»\nLà"
    text.show_text(words)
    assert text.text() == words


def test_showing_a_text_is_not_typing(qtbot: QtBot, theme: Theme) -> None:
    text = GrowingText()
    window = _shown(qtbot, text)
    typed: list[str] = []
    text.typed.connect(lambda: typed.append(text.text()))
    text.show_text("rien")
    assert typed == []
    QTest.keyClicks(text, "x")
    assert typed == ["xrien"]
    window.close()


def test_undo_in_any_input_is_the_undo_of_the_form(qtbot: QtBot, theme: Theme) -> None:
    inputs: list[QWidget] = [Line(), GrowingText()]
    window = _shown(qtbot, *inputs)
    undone: list[str] = []
    for keys in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"):
        QShortcut(QKeySequence(keys), window).activated.connect(lambda keys=keys: undone.append(keys))
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for one in inputs:
        one.setFocus()
        QTest.keyClicks(one, "abc")
        QTest.keyClick(one, Qt.Key.Key_Z, control)
        QTest.keyClick(one, Qt.Key.Key_Z, control | shift)
        QTest.keyClick(one, Qt.Key.Key_Y, control)
        assert isinstance(one, Line | GrowingText)
        assert one.text() == "abc"
    assert undone == ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"] * 2


def test_the_wheel_does_not_choose(qtbot: QtBot, theme: Theme) -> None:
    box = CalmCombo()
    box.addItems(["a", "b", "c"])
    window = _shown(qtbot, box)
    box.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        box.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.currentText() == "a"
    assert not wheel.isAccepted()
    window.close()


def test_a_free_choice_shows_what_is_not_in_its_list(qtbot: QtBot, theme: Theme) -> None:
    box = CalmCombo()
    box.set_editable()
    box.addItems(["plénière", "binômes"])
    qtbot.addWidget(box)
    box.show_text("en étoile")
    assert (box.currentText(), box.count()) == ("en étoile", 2)
    box.show_text("binômes")
    assert box.currentIndex() == 1
