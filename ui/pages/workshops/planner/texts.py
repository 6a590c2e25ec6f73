"""The full texts behind the blocks, read on the worker a few at a time once the plan is on screen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from curriculum.model import MethodSheet
from trainer.core.errors import FabriqueError
from trainer.planning.records import Source
from ui.kit.page import PageContext
from ui.operations import planning

AT_ONCE = 6
"""Texts read by one job: a save waits for no more than that."""


class SheetTexts(QObject):
    """`grown` once all that was wanted has been read, or could not be (`lost`): it is asked for again when wanted."""

    grown = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.sheets: dict[Source, MethodSheet] = {}
        self._wanted: dict[Source, None] = {}
        self._asked: set[Source] = set()
        self._reading = False
        self.lost = False

    @property
    def pending(self) -> bool:
        """True while something that was wanted is still being read."""
        return self._reading or bool(self._wanted)

    def want(self, sources: Iterable[Source | None]) -> None:
        """Read those that were never asked for, in their order."""
        missing = [one for one in sources if one is not None and one not in self._asked]
        if missing:
            self._asked.update(missing)
            self._wanted.update(dict.fromkeys(missing))
            self._read()

    def _read(self) -> None:
        if self._reading or not self._wanted:
            return
        some = list(self._wanted)[:AT_ONCE]
        for one in some:
            del self._wanted[one]
        self._reading = True
        planning.read_sheets(self._context, sources=some, done=self._got, failed=partial(self._lost, some))

    def _got(self, found: dict[Source, MethodSheet]) -> None:
        self._reading = self.lost = False
        self.sheets = {**self.sheets, **found}
        if self._wanted:
            self._read()
        else:
            self.grown.emit()

    def _lost(self, some: list[Source], error: FabriqueError) -> None:
        self._asked.difference_update(some, self._wanted)
        self._wanted.clear()
        self._reading, self.lost = False, True
        self._context.notices.error(error)
        self.grown.emit()
