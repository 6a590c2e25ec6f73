"""The reader: a sheet, or the presentation of a brique, set in type, with what can be done with a sheet above it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from trainer.library.records import BriqueRecord, SheetRecord
from ui.kit.buttons import Button, ghost, primary
from ui.kit.cards import Card
from ui.kit.layout import FlowLayout, column
from ui.kit.reading import ReadingView
from ui.kit.theme import current
from ui.kit.tokens import tint
from ui.pages.library.brique_html import brique_html
from ui.pages.library.html_blocks import web
from ui.pages.library.outside import open_address
from ui.pages.library.sheet_html import sheet_html


@dataclass(frozen=True, slots=True)
class ReaderActions:
    """What can be done with the sheet on screen."""

    preview: Callable[[SheetRecord], object]
    export: Callable[[SheetRecord, str], object]
    add_to_workshop: Callable[[SheetRecord], object]


class Reader(Card):
    """`show_sheet` and `show_brique` fill it; the actions are there for a sheet only."""

    def __init__(self, actions: ReaderActions) -> None:
        super().__init__(gap=0, margins=1)
        self._actions = actions
        self.sheet: SheetRecord | None = None
        self._make: Callable[[], str] = lambda: ""
        self._colour = ""
        self.view = ReadingView(self.tr("Fiche"))
        self.view.setObjectName("library.reader")
        self.view.anchorClicked.connect(self._open_link)
        self.bar = self._make_bar()
        self.add(self.bar)
        self.add(self.view)

    def show_sheet(self, record: SheetRecord) -> None:
        """Show a sheet from its top."""
        self.sheet = record
        self.bar.show()
        self.view.setAccessibleName(self.tr("Fiche «\u00a0{0}\u00a0»").format(record.sheet.title))
        self._show(lambda: sheet_html(record, current()), record.summary.colour)

    def show_brique(self, brique: BriqueRecord, number: int) -> None:
        """Show the presentation of a brique."""
        self.sheet = None
        self.bar.hide()
        self.view.setAccessibleName(self.tr("Présentation de «\u00a0{0}\u00a0»").format(brique.title))
        self._show(lambda: brique_html(brique, number, current()), brique.colour)

    def restyle(self) -> None:
        """Set the page again in a new theme or text size, at the same place."""
        bar = self.view.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._set()
        self.view.scroll_to(share)

    def preview(self) -> None:
        """The preview of the sheet on screen, if there is one."""
        if self.sheet is not None:
            self._actions.preview(self.sheet)

    def open_export_menu(self) -> None:
        """Offer the formats, if a sheet is on screen."""
        if self.sheet is not None:
            self.export_button.showMenu()

    def _show(self, make: Callable[[], str], colour: str) -> None:
        self._make, self._colour = make, colour
        self._set()
        self.view.verticalScrollBar().setValue(0)

    def _set(self) -> None:
        if self._colour:
            self.view.show_html(self._make(), tint(self._colour, current().palette)[0])

    def _make_bar(self) -> QWidget:
        self.preview_button = primary(
            self.tr("Aperçu et impression"), self.preview, icon="printer", shortcut="Ctrl+P"
        )
        self.preview_button.setObjectName("library.sheet.preview")
        self.export_button = ghost(self.tr("Exporter"), icon="download")
        self.export_button.setObjectName("library.sheet.export")
        self.export_button.setToolTip(self.tr("Exporter (Ctrl+E)"))
        self.export_button.setMenu(self._export_menu(self.export_button))
        self.workshop_button = ghost(
            self.tr("Ajouter à un atelier…"), self._add_to_workshop, icon="calendar-plus"
        )
        self.workshop_button.setObjectName("library.sheet.add_to_workshop")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (self.preview_button, self.export_button, self.workshop_button):
            flow.addWidget(button)
        lines = column(buttons)
        lines.setContentsMargins(23, 14, 23, 10)
        bar = QWidget()
        bar.setLayout(lines)
        return bar

    def _export_menu(self, owner: Button) -> QMenu:
        menu = QMenu(owner)
        for format, text in (
            ("pdf", self.tr("En PDF…")),
            ("docx", self.tr("En document Word…")),
            ("md", self.tr("En Markdown…")),
        ):
            action = QAction(text, menu)
            action.setObjectName(f"library.sheet.export.{format}")
            action.triggered.connect(lambda _=False, format=format: self._export(format))
            menu.addAction(action)
        return menu

    def _export(self, format: str) -> None:
        if self.sheet is not None:
            self._actions.export(self.sheet, format)

    def _add_to_workshop(self) -> None:
        if self.sheet is not None:
            self._actions.add_to_workshop(self.sheet)

    def _open_link(self, url: QUrl) -> None:
        if web(url.toString()):
            open_address(url)
