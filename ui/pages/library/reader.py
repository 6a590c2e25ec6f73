"""The reader: a sheet, or the presentation of a brique, set in type, with what can be done with a sheet above it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from trainer.library.records import BriqueRecord, SheetRecord
from ui.kit.cards import Card, EmptyState
from ui.kit.layout import column
from ui.kit.reading import ReadingView
from ui.kit.theme import current
from ui.kit.tokens import tint
from ui.operations.library import Reading
from ui.pages.library.brique_html import brique_html
from ui.pages.library.html_blocks import web
from ui.pages.library.outside import open_address
from ui.pages.library.reader_bar import ReaderBar, SheetEntry
from ui.pages.library.sheet_html import sheet_html
from ui.pages.library.sheet_notes import SheetNotes

READ_MS = 1500
"""A sheet that stays on screen this long counts as read."""


@dataclass(frozen=True, slots=True)
class ReaderActions:
    """What can be done with the sheet on screen. `more` are the entries of its menu; `starred` knows by short name."""

    preview: Callable[[SheetRecord], object]
    export: Callable[[SheetRecord, str], object]
    add_to_workshop: Callable[[SheetRecord], object]
    star: Callable[[SheetRecord], object]
    starred: Callable[[str], bool]
    open: Callable[[int], object]
    more: Callable[[], tuple[SheetEntry, ...]] = tuple


class Reader(Card):
    """`show_sheet` and `show_brique` fill it; the actions are there for a sheet only.

    `read` carries the sheet that was read; `extras` is the place under the bar for what belongs to a sheet.
    """

    read = Signal(object)
    shown = Signal(object)
    """The sheet on screen, None for a brique: for what stands in `extras`."""

    def __init__(self, actions: ReaderActions) -> None:
        super().__init__(gap=0, margins=1)
        self._actions = actions
        self.sheet: SheetRecord | None = None
        self._make: Callable[[], str] = lambda: ""
        self._colour = ""
        self._preview_waits = self._read_waits = 0
        self.view = ReadingView(self.tr("Fiche"))
        self.view.setObjectName("library.reader")
        self.view.anchorClicked.connect(self._open_link)
        self.bar = ReaderBar(actions, lambda: self.sheet)
        self.notes = SheetNotes(actions.open)
        self.extras: QVBoxLayout = column(self.notes, gap=8)
        self.extras.setContentsMargins(23, 0, 23, 0)
        whole = column(self.bar, self.extras, self.view, gap=0)
        whole.setStretch(2, 1)
        page = QWidget()
        page.setLayout(whole)
        self.idle = EmptyState(
            "book-open",
            self.tr("Une fiche à lire"),
            self.tr(
                "Choisissez-en une dans la liste\u00a0: ↓ pour parcourir, Entrée pour lire, Espace pour l’aperçu."
            ),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.idle)
        self._pages.addWidget(page)
        self.add(self._pages)
        self.bar.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_MS)
        self._timer.timeout.connect(self.read_now)

    def show_sheet(self, reading: Reading) -> None:
        """Show a sheet from its top."""
        record = self.sheet = reading.record
        self.bar.show_sheet(record)
        self.notes.show_reading(reading)
        self.view.setAccessibleName(self.tr("Fiche «\u00a0{0}\u00a0»").format(record.sheet.title))
        self._show(lambda: sheet_html(record, current(), reading.lived), record.summary.colour)
        self.shown.emit(record)
        self._timer.start()
        if self._preview_waits == record.id:
            self.preview()
        elif self._read_waits == record.id:
            self.read_now()
        self._preview_waits = self._read_waits = 0

    def show_brique(self, brique: BriqueRecord, number: int) -> None:
        """Show the presentation of a brique."""
        self.sheet = None
        self._timer.stop()
        self.bar.hide()
        self.notes.hide()
        self.view.setAccessibleName(self.tr("Présentation de «\u00a0{0}\u00a0»").format(brique.title))
        self._show(lambda: brique_html(brique, number, current()), brique.colour)
        self.shown.emit(None)

    def show_star(self) -> None:
        """The sheet on screen became a favourite, or is one no more."""
        self.bar.show_star()

    def restyle(self) -> None:
        """Set the page again in a new theme or text size, at the same place."""
        share = self.view.share
        self._set()
        self.view.scroll_to(share)

    def preview(self) -> None:
        """The preview of the sheet on screen, if there is one."""
        if self.sheet is not None:
            self.read_now()
            self._actions.preview(self.sheet)

    def preview_when_there(self, sheet_id: int | None) -> None:
        """The preview of a sheet that is on screen or on its way."""
        if self.sheet is not None and self.sheet.id == sheet_id:
            self.preview()
        else:
            self._preview_waits = sheet_id or 0

    def read_when_there(self, sheet_id: int) -> None:
        """A sheet that is on screen or on its way was opened to be read."""
        if self.sheet is not None and self.sheet.id == sheet_id:
            self.read_now()
        else:
            self._read_waits = sheet_id

    def read_now(self) -> None:
        """The sheet on screen counts as read."""
        self._timer.stop()
        if self.sheet is not None:
            self.read.emit(self.sheet)

    def _show(self, make: Callable[[], str], colour: str) -> None:
        self._pages.setCurrentIndex(1)
        self._make, self._colour = make, colour
        self._set()
        self.view.scroll_to(0)

    def _set(self) -> None:
        if self._colour:
            self.view.show_html(self._make(), tint(self._colour, current().palette)[0])

    def _open_link(self, url: QUrl) -> None:
        if web(url.toString()):
            open_address(url)
