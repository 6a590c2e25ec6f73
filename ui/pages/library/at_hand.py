"""What the keys and menus do with the sheet on screen or with the sheets selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ui.pages.library import menus
from ui.pages.library.edit.new_sheet import NewSheet

if TYPE_CHECKING:
    from ui.pages.library.page import LibraryPage


class AtHand(QObject):
    """Favourites, printing, the entries of the sheet's menu, and the keys for all of them."""

    def __init__(self, page: LibraryPage) -> None:
        super().__init__(page)
        self._page = page

    def hold_keys(self) -> None:
        """The page's shortcuts; those of a sheet work while the list or the reader is on screen."""
        page = self._page
        for keys, run in (
            ("Ctrl+F", page.search.focus),
            ("Ctrl+E", self._open_export_menu),
            ("Ctrl+D", self._star_current),
            ("Ctrl+Shift+P", self.print_selection),
            ("Ctrl+N", self.new_sheet),
        ):
            QShortcut(QKeySequence(keys), page.hall).activated.connect(run)
        held = [entry for entry in menus.sheet_entries(page) if entry.keys]
        for entry in held:
            for keys in entry.keys.split(", "):
                self._hold(keys, lambda name=entry.name: self._run(name))
        if not any("F2" in entry.keys for entry in held):
            self._hold("F2", self._edit_brique)

    def star(self, slug: str) -> None:
        """Keep a sheet among the favourites, or take it out."""
        page = self._page
        marked = page.browser.kept.toggle(slug)
        page.shelf.list.lines.mark(slug, marked)
        page.shelf.reader.show_star()
        page.browser.reading_lists_changed()

    def print_selection(self) -> None:
        """The sheets selected in the list as one booklet."""
        page = self._page
        ids = page.shelf.list.chosen_ids() if page.shelf.isVisible() else ()
        if not ids:
            page.context.notices.say(
                self.tr(
                    "Choisissez d’abord des fiches dans une liste\u00a0: "
                    "Maj ou Ctrl et un clic, ou Maj et les flèches."
                )
            )
        elif len(ids) == 1 and page.sheet is not None:
            page.papers.preview(page.sheet)
        else:
            page.papers.preview_selection(ids)

    def new_sheet(self) -> None:
        """Ask for a title, then write; in the brique on screen if there is one."""
        page = self._page
        home = page.browser.home
        NewSheet(page.context, page.wall.active, home.id if home is not None else None, self)

    def _hold(self, keys: str, run: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._page.shelf)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(run)

    def _star_current(self) -> None:
        if (record := self._page.sheet) is not None:
            self.star(record.summary.slug)

    def _open_export_menu(self) -> None:
        if self._page.sheet is not None:
            self._page.shelf.reader.bar.export_button.showMenu()

    def _run(self, name: str) -> None:
        """An entry of the sheet's menu, by its key; on the presentation of a brique F2 is about the brique."""
        record = self._page.sheet
        entry = next(one for one in menus.sheet_entries(self._page) if one.name == name)
        if record is not None and entry.possible(record):
            entry.run(record)
        elif record is None and "F2" in entry.keys:
            self._edit_brique()

    def _edit_brique(self) -> None:
        home = self._page.browser.home
        if home is not None:
            self._page.keeper.edit(home.id)
