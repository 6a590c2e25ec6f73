"""Where a route leads on the page: the wall, a list, a brique, a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.core.errors import FabriqueError
from ui.kit.page import Route
from ui.operations import library as operations
from ui.operations.library import Reading
from ui.pages.library import menus
from ui.pages.library.query import FAVOURITES, RECENT, UNDER_WAY, Ask, Filters

if TYPE_CHECKING:
    from ui.pages.library.page import LibraryPage

LISTS = {
    "all": Ask(everything=True),
    FAVOURITES: Ask(filters=Filters(kept=FAVOURITES)),
    RECENT: Ask(filters=Filters(kept=RECENT)),
    UNDER_WAY: Ask(filters=Filters(kept=UNDER_WAY)),
}
"""Routes without an id that are a list."""


class Router:
    """Shows what a route names."""

    def __init__(self, page: LibraryPage) -> None:
        self._page = page
        self._context = page.context

    def show(self, route: Route) -> None:
        """Go there."""
        if route.id is not None and route.part == "sheet":
            operations.load_sheet(self._context, sheet_id=route.id, done=self._open_sheet, failed=self._lost)
        elif route.id is not None:
            self._open_brique(route.id, None)
        elif route.part in LISTS:
            self._page.browser.look(LISTS[route.part])
        else:
            self._open_wall(route)

    def _open_wall(self, route: Route) -> None:
        page = self._page
        if page.browser.home is not None:
            page.came_from = page.browser.home.id
        page.browser.go_wall()
        if route.part == "search":
            page.search.focus()
        elif route.part in (acts := {entry.name: entry.run for entry in menus.page_entries(page)}):
            page.route = Route(route.page)  # what comes back from it finds the wall, and does not do it again
            acts[route.part]()
        else:
            page.front.enter(page.came_from)

    def _open_brique(self, brique_id: int, wanted: int | None) -> None:
        page = self._page
        brique = page.wall.find(brique_id)
        if brique is None:
            operations.load_brique(
                self._context,
                brique_id=brique_id,
                done=lambda found: page.browser.go_brique(found, wanted=wanted),
                failed=self._lost,
            )
        else:
            page.browser.go_brique(brique, wanted=wanted)
            if page.window().focusWidget() is page.search.field:
                page.shelf.enter()

    def _open_sheet(self, reading: Reading) -> None:
        """In the list on screen when it is there, otherwise in its brique; a sheet without one among the drafts."""
        browser, shelf = self._page.browser, self._page.shelf
        if browser.ask.active and shelf.list.go_to(reading.record.id, silent=True):
            shelf.show_reading(reading)
            shelf.enter()
            return
        if reading.record.summary.brique_id:
            self._open_brique(reading.record.summary.brique_id, reading.record.id)
        else:
            browser.look(LISTS[UNDER_WAY])
        shelf.reader.show_sheet(reading)

    def _lost(self, error: FabriqueError) -> None:
        self._context.notices.error(error)
        self._page.browser.go_wall()
