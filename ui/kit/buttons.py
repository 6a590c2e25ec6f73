"""Buttons of the house. A ring shows the focus to those who came by keyboard; a mouse click draws none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from ui.kit.icons import set_icon

Look = Literal["", "primary", "danger", "quiet", "link", "icon", "tile", "row", "segment", "nav", "chip"]
_BY_KEYBOARD = ("TabFocusReason", "BacktabFocusReason", "ShortcutFocusReason", "OtherFocusReason")
_ON_FILL = {"primary": "on_accent", "danger": "on_accent", "link": "accent"}


class Button(QPushButton):
    """A push button with one of the looks of the style sheet and an icon that follows the theme."""

    def __init__(
        self, text: str = "", *, icon: str = "", look: Look = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("look", look)
        self.setAutoDefault(False)
        if icon:
            set_icon(self, icon, _ON_FILL.get(look, "ink_soft"))

    def set_keys(self, keys: str) -> str:
        """Have keys press the button at once (Qt’s own shortcut waits a tenth of a second); how they read."""
        sequence = QKeySequence(keys)
        shortcut = QShortcut(sequence, self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses it as Space does: a dialog would press its main button instead, a page none.

        In a dialog what is ticked leaves Return to the main button, as a box to tick does.
        """
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ticked = self.isCheckable() and isinstance(self.window(), QDialog)
        if plain and not ticked and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring when the focus came by the keyboard."""
        super().focusInEvent(event)
        self._ring(event.reason().name in _BY_KEYBOARD)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring(False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Turned off while it has the focus, a button hands it back, not on to whatever comes next (a notice)."""
        return super().focusNextPrevChild(forward and self.isEnabled())

    def _ring(self, shown: bool) -> None:
        if bool(self.property("ring")) != shown:
            self.setProperty("ring", shown)
            self.style().unpolish(self)
            self.style().polish(self)


class ContentButton(Button):
    """A button that holds a layout of its own (a tile, a row of a list) and is as large as it."""

    def sizeHint(self) -> QSize:
        """What the layout inside wants."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the layout inside needs."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """True when the texts inside wrap."""
        layout = self.layout()
        return bool(layout and layout.hasHeightForWidth())

    def heightForWidth(self, width: int) -> int:
        """The height the wrapped texts need."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else super().heightForWidth(width)


def _made(text: str, icon: str, look: Look, action: Callable[[], object] | None, shortcut: str) -> Button:
    button = Button(text, icon=icon, look=look)
    if action is not None:
        button.clicked.connect(lambda: action())
    if shortcut:
        native = button.set_keys(shortcut)
        button.setToolTip(f"{text} ({native})" if text else native)
    return button


def primary(
    text: str, action: Callable[[], object] | None = None, *, icon: str = "", shortcut: str = ""
) -> Button:
    """The one main action of a page, a card or a dialog."""
    return _made(text, icon, "primary", action, shortcut)


def ghost(
    text: str, action: Callable[[], object] | None = None, *, icon: str = "", shortcut: str = ""
) -> Button:
    """A secondary action, with a border."""
    return _made(text, icon, "", action, shortcut)


def quiet(
    text: str, action: Callable[[], object] | None = None, *, icon: str = "", shortcut: str = ""
) -> Button:
    """An action that stays in the background."""
    return _made(text, icon, "quiet", action, shortcut)


def link(text: str, action: Callable[[], object] | None = None, *, icon: str = "") -> Button:
    """An action that reads like a link."""
    return _made(text, icon, "link", action, "")


def icon_button(
    name: str, label: str, action: Callable[[], object] | None = None, *, shortcut: str = ""
) -> Button:
    """A button with an icon alone; `label` is its tooltip and its accessible name."""
    button = _made("", name, "icon", action, shortcut)
    keys = button.toolTip()
    button.setToolTip(f"{label} ({keys})" if keys else label)
    button.setAccessibleName(label)
    return button
