"""Buttons and the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.buttons import ghost, primary
from ui.kit.layout import column


def test_a_button_turned_off_hands_the_focus_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit()
    save = primary("Enregistrer", lambda: save.setEnabled(False))
    window.setLayout(column(field, save, ghost("Fermer", window.close)))
    with qtbot.waitExposed(window):
        window.show()
    save.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    assert not save.isEnabled()
    assert window.focusWidget() is field


def test_the_tab_key_still_goes_on(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = ghost("Un", window.update), ghost("Deux", window.update)
    window.setLayout(column(first, second))
    with qtbot.waitExposed(window):
        window.show()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert window.focusWidget() is second
