"""What a page is, and what the window gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trainer.core.changes import Changes, Kind
from ui.kit.route import Route

__all__ = ["Page", "PageContext", "Route"]

if TYPE_CHECKING:
    from trainer.app import Application
    from ui.kit.changes import ChangeBus
    from ui.kit.dialogs import Dialogs
    from ui.kit.notices import Notices
    from ui.kit.settings import Settings
    from ui.kit.theme import Theme
    from ui.kit.worker import Worker


@dataclass(slots=True)
class PageContext:
    """The tools of a page. `services` is None until the database is open; `activate` is called again then."""

    worker: Worker
    bus: ChangeBus
    notices: Notices
    dialogs: Dialogs
    settings: Settings
    theme: Theme
    navigate: Callable[[Route], None]
    services: Application | None = None


class Page(QWidget):
    """A page of the window. Subclasses say which kinds they show and load in `activate`."""

    concerns: frozenset[Kind] = frozenset()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self._stale = True

    def activate(self) -> None:
        """The page is on screen (again), or the database has just opened: load what is missing, cheaply."""

    def open(self, route: Route) -> None:
        """Show the thing a route names. The default page has only one view."""

    def refresh(self, changes: Changes) -> None:
        """Something this page shows has changed (it is on screen)."""

    def leave(self) -> bool:
        """The person goes elsewhere: False keeps them here (unsaved work)."""
        return True

    def on_changes(self, changes: Changes) -> None:
        """From the bus: refresh now when on screen, at the next visit otherwise; ignore what does not concern."""
        if not self.concerns & changes.kinds:
            return
        if self.isVisible():
            self.refresh(changes)
        else:
            self._stale = True

    def take_stale(self) -> bool:
        """True once after the first visit or after a change that came while hidden: reload in `activate` then."""
        stale, self._stale = self._stale, False
        return stale
