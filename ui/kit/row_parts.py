"""What a list edited as rows is made of: the row itself, its grip, its tools."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.kit.buttons import Button
from ui.kit.icons import set_icon
from ui.kit.layout import column, row
from ui.kit.theme import current


class Row(QWidget):
    """One entry of a list. `edited` carries the part that changed and whether it was typed (or chosen)."""

    edited = Signal(str, bool)
    next_wanted = Signal()
    dropped = Signal()
    several = Signal(list)

    def value(self) -> Any:
        """The entry, None while the row is blank."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show an entry; a cursor in a part that stays the same must not move."""
        raise NotImplementedError

    def focus_part(self, part: str = "") -> None:
        """Put the focus in a part, the first one for ""."""
        raise NotImplementedError

    def name_parts(self, name: str) -> None:
        """Say `name` ("Objectifs, 2 sur 4") to screen readers before each part."""
        raise NotImplementedError


class Grip(QLabel):
    """What the mouse takes a row by."""

    dragged = Signal(QPoint)
    released = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_icon(self, "grip-vertical", "disabled", 16)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(self.tr("Glisser pour déplacer (Alt+↑, Alt+↓)"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold the row."""
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the row along."""
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave it here."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.released.emit()


class Tools(QWidget):
    """Up, down and out: as small as can be hit, there on hover and with the focus; Tab passes them by."""

    def __init__(self, up: Button, down: Button, out: Button) -> None:
        super().__init__()
        for button in (up, down, out):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setStyleSheet("padding: 0; min-height: 0")
        self._moves, self._out = (up, down), out
        arrows = column(up, down, gap=0)
        whole = row(arrows, out, gap=0)
        whole.setAlignment(out, Qt.AlignmentFlag.AlignTop)
        whole.setAlignment(arrows, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.restyle()

    def restyle(self) -> None:
        """As large as the text size asks."""
        scale = current().scale
        for button in self._moves:
            button.setFixedSize(scale.px(26), scale.px(19))
        self._out.setFixedSize(scale.px(26), scale.px(38))


class RowLine(QWidget):
    """A row between its grip and its tools."""

    def __init__(self, inner: Row, tools: Tools | None) -> None:
        super().__init__()
        self.inner, self.grip, self.tools = inner, Grip(), tools
        layout: QHBoxLayout = row(self.grip, inner, gap=4)
        layout.setStretch(1, 1)
        layout.setAlignment(self.grip, Qt.AlignmentFlag.AlignTop)
        self.grip.setContentsMargins(0, 9, 0, 0)
        if tools is not None:
            layout.addWidget(tools)
            layout.setAlignment(tools, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.show_tools(False)

    def show_tools(self, shown: bool) -> None:
        """Show or hide the buttons; their room stays."""
        if self.tools is not None:
            self.tools.setVisible(shown)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse is here."""
        self.show_tools(True)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is gone."""
        focused: QWidget | None = self.window().focusWidget()
        self.show_tools(focused is not None and self.isAncestorOf(focused))
