"""The keys of the day: one for each thing, wherever the focus is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.buttons import Button

if TYPE_CHECKING:
    from ui.pages.workshops.live.window import LiveWindow

Key = Qt.Key
# On a French keyboard the figures need Shift: what their keys give without it is taken too. The sixth gives the minus.
_FIGURES: dict[int, int] = {
    Key.Key_1: 1, Key.Key_Ampersand: 1, Key.Key_2: 2, Key.Key_Eacute: 2, Key.Key_3: 3, Key.Key_QuoteDbl: 3,
    Key.Key_4: 4, Key.Key_Apostrophe: 4, Key.Key_5: 5, Key.Key_ParenLeft: 5, Key.Key_6: 6, Key.Key_0: 0,
    Key.Key_Agrave: 0,
}  # fmt: skip
_WITH_ANOTHER = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def act_of(window: LiveWindow, watched: QWidget, event: QKeyEvent) -> Callable[[], object] | None:
    """What a key does in a widget; None when it is the widget's own."""
    key, looking_back = event.key(), window.stack.currentWidget() is window.review
    if key == Key.Key_Escape:
        return window.toggle_review if looking_back else window.close
    if isinstance(watched, QLineEdit) or event.isAutoRepeat():
        return None
    if isinstance(watched, Button) and key in (Key.Key_Return, Key.Key_Enter):
        return watched.click
    if looking_back:
        return window.toggle_review if key == Key.Key_B and not event.modifiers() else None
    if event.matches(QKeySequence.StandardKey.Undo):
        return window.bar.undo.click
    if event.modifiers() & _WITH_ANOTHER:
        return None
    if key in _FIGURES:
        return partial(window.look_at, _FIGURES[key] - 1 if _FIGURES[key] else None)
    if isinstance(watched, Button) and key == Key.Key_Space:
        return None
    return _acts(window).get(key)


def _acts(window: LiveWindow) -> dict[int, Callable[[], object]]:
    bar = window.bar
    return {
        Key.Key_Space: bar.go.click, Key.Key_Return: bar.go.click, Key.Key_Enter: bar.go.click,
        Key.Key_PageDown: bar.go.click, Key.Key_Plus: bar.more.click, Key.Key_Equal: bar.more.click,
        Key.Key_Minus: bar.less.click, Key.Key_P: bar.skip.click, Key.Key_E: bar.swap.click,
        Key.Key_N: bar.notes.click, Key.Key_B: bar.look.click, Key.Key_Right: partial(window.turn, 1),
        Key.Key_Left: partial(window.turn, -1), Key.Key_Down: partial(window.board.turn, 1),
        Key.Key_Up: partial(window.board.turn, -1),
    }  # fmt: skip
