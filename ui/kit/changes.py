"""The bus that tells every open page what a mutation touched."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from trainer.core.changes import Changes


class ChangeBus(QObject):
    """`changed` carries a `trainer.core.changes.Changes`; empty ones are not sent."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Tell the pages, on the window's thread."""
        if changes.touched:
            self.changed.emit(changes)
