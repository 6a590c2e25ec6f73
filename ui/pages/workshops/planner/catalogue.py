"""The sheets that can go into a plan, read once for the line that adds and the panel of sheets."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from trainer.core.changes import Changes, Kind
from trainer.library.records import SheetSummary
from ui.kit.page import PageContext
from ui.operations import planning
from ui.pages.workshops.planner.typed import Choice, plain_choices, sheet_choices


@dataclass(frozen=True, slots=True)
class Listed:
    """The sheets in use, and all that can be typed."""

    sheets: tuple[SheetSummary, ...] = ()
    choices: list[Choice] = field(default_factory=plain_choices)


class Catalogue(QObject):
    """`changed` when the list has been read."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._listed = Listed()
        self._stale = True
        context.bus.changed.connect(self._touched)

    @property
    def sheets(self) -> tuple[SheetSummary, ...]:
        """The sheets in use."""
        return self._listed.sheets

    @property
    def choices(self) -> list[Choice]:
        """All that can be added."""
        return self._listed.choices

    def load(self) -> None:
        """Read the list, unless nothing has changed in the library since."""
        if self._stale:
            self._stale = False
            planning.list_sheets(self._context, shape=_listed, done=self._fill)

    def _touched(self, changes: Changes) -> None:
        self._stale |= bool(changes.kinds & {Kind.SHEET, Kind.BRIQUE})

    def _fill(self, listed: Listed) -> None:
        self._listed = listed
        self.changed.emit()


def _listed(sheets: tuple[SheetSummary, ...]) -> Listed:
    used = tuple(sheet for sheet in sheets if not sheet.retired)
    return Listed(used, plain_choices() + sheet_choices(used))
