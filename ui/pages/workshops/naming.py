"""Names for widgets: what a screen reader says, and what a test finds."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, object_name: str, accessible: str = "") -> W:
    """Give a widget its object name and accessible name (a button's text by default)."""
    widget.setObjectName(object_name)
    if accessible:
        widget.setAccessibleName(accessible)
    elif isinstance(widget, QAbstractButton) and widget.text() and not widget.accessibleName():
        widget.setAccessibleName(widget.text())
    return widget
