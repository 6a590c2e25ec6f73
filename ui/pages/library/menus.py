"""The menus of the page, as data: what « ⋯ » offers over the wall, and what it offers for the sheet on screen.

A new action is one line here. `keys` of an entry are held by the page while the sheet is on screen.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.pages.library import exchange
from ui.pages.library.edit import writing
from ui.pages.library.front import PageEntry
from ui.pages.library.reader_bar import SheetEntry

if TYPE_CHECKING:
    from ui.pages.library.page import LibraryPage

translate = QCoreApplication.translate


def page_entries(page: LibraryPage) -> tuple[PageEntry, ...]:
    """The menu of the page."""
    return (
        PageEntry("new_sheet", translate("menus", "Nouvelle fiche…"), page.at_hand.new_sheet, "Ctrl+N"),
        PageEntry(
            "print_list",
            translate("menus", "Imprimer la sélection…"),
            page.at_hand.print_selection,
            "Ctrl+Shift+P",
        ),
        PageEntry(
            "import",
            translate("menus", "Importer des fiches…"),
            lambda: _take_in(page, exchange.ask_file(page.context)),
        ),
        PageEntry(
            "import_folder",
            translate("menus", "Importer un dossier…"),
            lambda: _take_in(page, exchange.ask_folder(page.context)),
        ),
        PageEntry(
            "open_pack",
            translate("menus", "Ouvrir un paquet…"),
            lambda: _take_in(page, exchange.ask_pack(page.context)),
        ),
        PageEntry("export_pack", translate("menus", "Exporter un paquet…"), page.open_exchange),
    )


def _take_in(page: LibraryPage, path: Path | None) -> None:
    if path is not None:
        page.open_exchange(path)


def sheet_entries(page: LibraryPage) -> tuple[SheetEntry, ...]:
    """The menu of a sheet; `main` entries are buttons."""
    return writing.entries(page.context)
