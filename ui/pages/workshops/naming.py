"""Names for widgets: what a screen reader says, and what a test finds."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, object_name: str, accessible: str = "") -> W:
    """Give a widget its object name and accessible name (a button's text by default)."""
    widget.setObjectName(object_name)
    if accessible:
        widget.setAccessibleName(accessible)
        if isinstance(widget, QComboBox):
            _name_choice(widget, accessible)
    elif isinstance(widget, QAbstractButton) and widget.text() and not widget.accessibleName():
        widget.setAccessibleName(widget.text())
    return widget


def _name_choice(box: QComboBox, name: str) -> None:
    """On Linux the name of a choice is what it shows: what it is for is said after that."""
    box.setAccessibleDescription(name)
    line = box.lineEdit()
    if line is not None:
        line.setAccessibleName(name)
