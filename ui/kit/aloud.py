"""What a screen reader is told although the keyboard stays where it is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announce(teller: QObject, words: str, *, urgent: bool = False) -> None:
    """Say words at once; `urgent` ones break off what is being said. Nothing happens where nobody listens."""
    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(teller, words)
        event.setPoliteness(
            QAccessible.AnnouncementPoliteness.Assertive
            if urgent
            else QAccessible.AnnouncementPoliteness.Polite
        )
        QAccessible.updateAccessibility(event)
