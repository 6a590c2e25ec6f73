"""Buttons and the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.buttons import ghost, primary
from ui.kit.layout import column, row


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


def test_keys_press_a_button_at_once_unless_it_is_off_or_hidden(qtbot: QtBot) -> None:
    pressed: list[str] = []
    holder = QWidget()
    qtbot.addWidget(holder)
    button = ghost("Modifier", lambda: pressed.append("x"), shortcut="Ctrl+E")
    assert button.toolTip() == "Modifier (Ctrl+E)"
    line = QLineEdit()
    holder.setLayout(column(button, line))
    with qtbot.waitExposed(holder):
        holder.show()
    qtbot.waitUntil(holder.isActiveWindow)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["x"]
    button.setEnabled(False)
    QTest.keyClick(line, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    button.setEnabled(True)
    button.hide()
    QTest.keyClick(line, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["x"]


def test_return_presses_the_button_that_has_the_keyboard_not_the_main_one(qtbot: QtBot) -> None:
    dialog, pressed = QDialog(), list[str]()
    give_up = ghost("Annuler", lambda: pressed.append("give up"))
    main = primary("Créer", lambda: pressed.append("create"))
    main.setDefault(True)
    dialog.setLayout(row(give_up, main))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    give_up.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(give_up, key)
    assert pressed == ["give up"] * 3
    main.setFocus()
    QTest.keyClick(main, Qt.Key.Key_Return)
    assert pressed[3:] == ["create"]
