"""The sheets that can go into a plan, read once for the line that adds and the panel of sheets."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from trainer.library.records import SheetSummary
from ui.kit.page import PageContext
from ui.operations import planning
from ui.pages.workshops.planner.typed import Choice, plain_choices, sheet_choices


class Catalogue(QObject):
    """`changed` when the list has been read."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.sheets: tuple[SheetSummary, ...] = ()
        self.choices: list[Choice] = plain_choices()

    def load(self) -> None:
        """Read the list."""
        planning.list_sheets(self._context, done=self._fill)

    def _fill(self, sheets: tuple[SheetSummary, ...]) -> None:
        self.sheets = tuple(sheet for sheet in sheets if not sheet.retired)
        self.choices = plain_choices() + sheet_choices(self.sheets)
        self.changed.emit()
