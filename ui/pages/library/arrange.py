"""Keeping the wall: adding, changing, moving and retiring briques, each with its way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError, Stale
from trainer.library.records import BriqueRecord
from ui.kit.page import PageContext
from ui.operations import library as operations
from ui.pages.library.editor import BriqueEditor
from ui.pages.library.presenter import Wall


class WallKeeper(QObject):
    """Acts on the briques of the wall that `wall` gives; the page refreshes through the bus."""

    focus_wanted = Signal(int)

    def __init__(self, context: PageContext, parent: QObject, wall: Callable[[], Wall]) -> None:
        super().__init__(parent)
        self._context, self._wall = context, wall
        self.editor: BriqueEditor | None = None

    def add(self) -> None:
        """Open an empty form."""
        self.editor = BriqueEditor(self._context, None, self._saved, self)

    def edit(self, brique_id: int) -> None:
        """Open the form of a brique."""
        brique = self._wall().find(brique_id)
        if brique is not None:
            self.editor = BriqueEditor(self._context, brique, self._saved, self)

    def move(self, brique_id: int, step: int) -> None:
        """One place earlier or later, with a way back."""
        wall = self._wall()
        brique, ids = wall.find(brique_id), wall.moved(brique_id, step)
        if brique is None or ids is None:
            return
        before = tuple(other.id for other in wall.active)
        text = self.tr("«\u00a0{0}\u00a0» est maintenant à la place {1}.").format(
            brique.title, ids.index(brique_id) + 1
        )
        operations.reorder_briques(
            self._context,
            ids=ids,
            done=lambda changes: self._context.notices.undo(text, lambda: self._order(before)),
        )

    def retire(self, brique_id: int) -> None:
        """Take a brique off the wall, with a way back."""
        brique = self._wall().find(brique_id)
        if brique is not None:
            self._retire(brique)

    def put_back(self, brique_id: int) -> None:
        """Put a retired brique back."""
        brique = self._wall().find(brique_id)
        if brique is None:
            return
        text = self.tr("«\u00a0{0}\u00a0» est de retour sur le mur.").format(brique.title)
        operations.unretire_brique(
            self._context, brique_id=brique_id, done=lambda changes: self._context.notices.say(text)
        )

    def _retire(self, brique: BriqueRecord) -> None:
        text = self.tr("«\u00a0{0}\u00a0» n’est plus sur le mur. Ses fiches restent.").format(brique.title)

        def failed(error: FabriqueError) -> None:
            if isinstance(error, Stale):
                self._stale(error, brique.id)
            else:
                self._context.notices.error(error)

        operations.retire_brique(
            self._context,
            brique_id=brique.id,
            version=brique.version,
            done=lambda changes: self._context.notices.undo(text, lambda: self.put_back(brique.id)),
            failed=failed,
        )

    def _stale(self, error: FabriqueError, brique_id: int) -> None:
        """It was changed meanwhile: look at it as it is now, or retire it all the same."""

        def look(then: Callable[[BriqueRecord], None]) -> None:
            operations.load_brique(self._context, brique_id=brique_id, done=then)

        self._context.notices.error(
            error,
            [
                (self.tr("Recharger"), lambda: look(self._reloaded)),
                (self.tr("Retirer quand même"), lambda: look(self._retire)),
            ],
        )

    def _reloaded(self, brique: BriqueRecord) -> None:
        self._context.bus.publish(Changes.of(Kind.BRIQUE, brique.id))

    def _order(self, ids: tuple[int, ...]) -> None:
        operations.reorder_briques(self._context, ids=ids, done=lambda changes: None)

    def _saved(self, brique_id: int) -> None:
        self.focus_wanted.emit(brique_id)
