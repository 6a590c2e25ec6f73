"""What the box of Ctrl+K does once something was chosen in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.kit.page import PageContext
from ui.kit.route import Route
from ui.kit.theme import TEXT_SIZES, Mode
from ui.main.palette_actions import Action, actions
from ui.main.palette_list import Line
from ui.operations.search import find_workshop_of

if TYPE_CHECKING:
    from ui.main.registry import Entry
    from ui.main.window import Window


class Commands(QObject):
    """Goes where a line leads, or does what it names."""

    def __init__(self, window: Window, context: PageContext) -> None:
        super().__init__(window)
        self._window, self._context = window, context

    def offered(self, entries: Sequence[Entry]) -> tuple[Action, ...]:
        """The actions of this moment."""
        return actions(entries, self._window.route)

    def run(self, line: Line) -> None:
        """Do what was chosen."""
        if line.person:
            find_workshop_of(self._context, person_id=line.person, done=lambda found: self._show(line, found))
        elif line.route is not None:
            self.go(line.route)
        elif line.command == "back":
            self._window.go_back()
        elif line.command.startswith("theme."):
            self._context.theme.set_mode(Mode(line.command.removeprefix("theme.")))
        elif line.command.startswith("text."):
            self._resize_text(1 if line.command == "text.larger" else -1)

    def go(self, route: Route) -> None:
        """To a place; when the window is there already, the page shows it again (a search may be over it)."""
        if route == self._window.route and route.page in self._window.pages:
            self._window.pages[route.page].open(route)
        else:
            self._window.navigate(route)

    def _show(self, line: Line, workshop_id: int | None) -> None:
        """People are at home in the workshops they are enrolled in."""
        if workshop_id is not None:
            self.go(Route("workshops", workshop_id, "people"))
        else:
            self._context.notices.say(
                self.tr("«\u00a0{0}\u00a0» n’est inscrit·e à aucun atelier.").format(line.title)
            )

    def _resize_text(self, step: int) -> None:
        theme = self._context.theme
        sizes = [
            size
            for size in TEXT_SIZES
            if (size > theme.text_percent) == (step > 0) and size != theme.text_percent
        ]
        if sizes:
            theme.set_text_percent(min(sizes) if step > 0 else max(sizes))
