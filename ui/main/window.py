"""The window: sidebar, pages made at their first visit, history, notices, remembered place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from ui.kit.settings import Settings
from ui.main.skeleton import Skeleton

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QStackedWidget

    from trainer.app import Application
    from ui.kit.page import Page, PageContext
    from ui.kit.route import Route
    from ui.kit.theme import Theme
    from ui.main.palette import Palette
    from ui.main.registry import Entry
    from ui.main.sidebar import Sidebar

GEOMETRY = "window-geometry"
FORMS = ("new", "edit")
"""Parts of a route that are a form: going back never returns to one that was saved or given up."""
ONCE = ("new_sheet", "import", "open_pack", "export_pack")
"""Parts of a route that are acts: once done, the route is that of their page, and they can be asked for again."""
FOLD_BELOW = 1040
"""Width of the window, at 100 % text, under which the sidebar shows icons alone."""


class Window(QMainWindow):
    """Paints a skeleton at once; then `furnish` puts the sidebar and the room for pages in, `equip` gives the pages
    their tools, `serve` the services once the database is open. Imports what it shows only when it shows it."""

    painted = Signal()
    """Once, when the window has been painted for the first time."""
    sidebar: Sidebar
    stack: QStackedWidget
    route: Route

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.context: PageContext | None = None
        self.pages: dict[str, Page] = {}
        self._entries: dict[str, Entry] = {}
        self._history: list[Route] = []
        self._painted = False
        self.palette_box: Palette | None = None
        self.on_close: Callable[[], None] = lambda: None
        self.setCentralWidget(Skeleton(settings, settings.number("text-percent", 100)))
        self.setMinimumSize(QSize(760, 520))
        self._restore()

    def furnish(self, theme: Theme, entries: tuple[Entry, ...]) -> None:
        """Put the sidebar and the room for the pages in the place of the skeleton."""
        from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

        from ui.kit.route import Route
        from ui.main.sidebar import Sidebar

        self._entries = {entry.key: entry for entry in entries}
        self.route = Route(entries[0].key)
        self.sidebar = Sidebar(entries)
        self.stack = QStackedWidget()
        self.stack.setProperty("fill", "paper")
        central = QWidget()
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(central)
        self.sidebar.chosen.connect(lambda key: self.navigate(Route(key)))
        self.sidebar.back.connect(self.go_back)
        theme.changed.connect(self._restyle)
        self.sidebar.show_chosen(self.route.page)
        self._restyle()

    def equip(self, context: PageContext) -> None:
        """Give the pages their tools and show the first one."""
        self.context = context
        context.bus.changed.connect(self._tell_pages)
        context.worker.busy_changed.connect(self.sidebar.show_busy)
        from PySide6.QtGui import QKeySequence, QShortcut

        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self.go_back)
        box = QShortcut(QKeySequence("Ctrl+K"), self)
        box.activated.connect(self.open_palette)
        self.sidebar.search.connect(self.open_palette)
        self.sidebar.arm()
        self._show(self.route)

    def serve(self, services: Application) -> None:
        """The database is open: pages may load."""
        if self.context is not None:
            self.context.services = services
            self._page(self.route.page).activate()

    def navigate(self, route: Route) -> None:
        """Go to a page, or to one thing of it, unless the page on screen keeps the person."""
        if route == self.route and self.pages:
            self.sidebar.show_chosen(route.page)
            return
        if self._may_leave():
            if self.route.part not in FORMS:
                self._history.append(self.route)
            self._show(route)

    def go_back(self) -> None:
        """Return to where one was before."""
        if self._history and self._may_leave():
            self._show(self._history.pop())

    def open_palette(self) -> None:
        """The box over everything; it is made the first time."""
        central = self.centralWidget()
        if self.context is None or central is None:
            return
        if self.palette_box is None:
            from ui.main.commands import Commands
            from ui.main.palette import Palette

            self._commands = Commands(self, self.context)
            entries = tuple(self._entries.values())
            self.palette_box = Palette(self.context, lambda: self._commands.offered(entries), central)
            self.palette_box.chosen.connect(self._commands.run)
        self.palette_box.open()

    def _may_leave(self) -> bool:
        page = self.pages.get(self.route.page) if self._entries else None
        if page is not None and not page.leave():
            self.sidebar.show_chosen(self.route.page)
            return False
        return True

    def _show(self, route: Route) -> None:
        if self.context is None:
            return
        self.route = route
        self.sidebar.show_chosen(route.page)
        self.sidebar.back_button.setEnabled(bool(self._history))
        page = self._page(route.page)
        self.stack.setCurrentWidget(page)
        self.setWindowTitle(self.tr("{0} · Fabrique").format(self._entries[route.page].title))
        page.activate()
        page.open(route)
        if route.part in ONCE and self.route == route:
            from ui.kit.route import Route

            self.route = Route(route.page)

    def _page(self, key: str) -> Page:
        if key not in self.pages:
            assert self.context is not None
            self.pages[key] = self._entries[key].make(self.context)
            self.stack.addWidget(self.pages[key])
        return self.pages[key]

    def _tell_pages(self, changes: object) -> None:
        from trainer.core.changes import Changes

        if isinstance(changes, Changes):
            for page in self.pages.values():
                page.on_changes(changes)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once, that the window is on screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar when there is little room."""
        super().resizeEvent(event)
        if self._entries:
            self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place; a page with unsaved work may refuse."""
        if not self._may_leave():
            event.ignore()
            return
        self._settings.set(GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        super().closeEvent(event)
        self.on_close()

    def _restore(self) -> None:
        saved = self._settings.text(GEOMETRY)
        if not (saved and self.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii", "ignore")))):
            room = self.screen().availableGeometry()
            self.resize(min(1280, room.width()), min(820, room.height()))

    def _restyle(self) -> None:
        self.sidebar.fit()
        self._fold()

    def _fold(self) -> None:
        from ui.kit.theme import current

        self.sidebar.fold(self.width() < current().scale.px(FOLD_BELOW))
