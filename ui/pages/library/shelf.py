"""The shelf: the filters, the list of sheets and the sheet that is read, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from trainer.library.records import BriqueRecord
from ui.kit.layout import column
from ui.kit.theme import current
from ui.operations.library import Reading
from ui.pages.library.facet_panel import FacetPanel
from ui.pages.library.nothing import NothingFound
from ui.pages.library.reader import Reader, ReaderActions
from ui.pages.library.sheet_list import SheetList
from ui.pages.library.sheet_model import Item

REST_MS = 70
"""How long the cursor rests on a line before its sheet is read: going down a list stays fluid."""
NARROW = 980
"""Width, at 100 % text, under which the filters stand in the place of the reader."""


class Shelf(QWidget):
    """Fed by the page; `sheet_wanted` asks for a whole sheet."""

    sheet_wanted = Signal(int)

    def __init__(self, actions: ReaderActions) -> None:
        super().__init__()
        self.home: BriqueRecord | None = None
        self._number = 0
        self._filters_on = False
        self.reader = Reader(actions)
        self.facets = FacetPanel()
        self.list = SheetList(self.tr("Fiches"))
        self.list.setObjectName("library.results")
        self.list.shown.connect(self._rest_on)
        self.list.chosen.connect(self._choose)
        self.list.preview_wanted.connect(self._preview)
        self.nothing = NothingFound()
        self.middle = QStackedWidget()
        self.middle.addWidget(self.list)
        self.middle.addWidget(self.nothing)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(16)
        for place, pane in enumerate((self.facets, self.middle, self.reader)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(place, int(place == 2))
        self.splitter.setSizes([212, 340, 700])
        whole = column(self.splitter)
        whole.setContentsMargins(32, 0, 32, 20)
        self.setLayout(whole)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.load_current)
        self._size()

    @property
    def panes(self) -> tuple[QWidget, QWidget, QWidget]:
        """The parts that are painted each in a turn of its own, the list first."""
        return self.middle, self.facets, self.reader

    def show_sheets(
        self,
        total: int | None,
        first: Sequence[Item],
        lead: Item | None,
        *,
        roomy: bool,
        wanted: int | None,
    ) -> None:
        """Show another list; the cursor goes to the sheet `wanted`, stays, or (with a lead) goes to the lead."""
        self.list.show_sheets(total, first, lead, roomy=roomy)
        found = bool(first or lead)
        self.middle.setCurrentWidget(self.list if found else self.nothing)
        if wanted is not None:
            self.list.go_to(wanted, silent=True)
        if self.list.current_id is None and lead is not None:
            self.list.go_to(0, silent=True)
        if wanted is not None or lead is not None:
            self.load_current()

    def set_home(self, brique: BriqueRecord | None, number: int) -> None:
        """The brique whose presentation the list begins with; `number` is its place on the wall."""
        self.home, self._number = brique, number

    def show_reading(self, reading: Reading) -> None:
        """Show a sheet that was asked for, unless the cursor has gone on since."""
        if self.list.current_id in (reading.record.id, None):
            self.reader.show_sheet(reading)

    def show_filters(self, on: bool) -> None:
        """Show or hide the panel of filters."""
        self._filters_on = on
        had_focus = self._holds_focus(self.facets)
        self._arrange()
        if had_focus and not on:
            self.list.enter()

    def warm_up(self) -> None:
        """Be styled, laid out and painted once out of sight: the first letter typed must not wait for it."""
        if not self.isVisible():
            self.grab()

    def enter(self) -> None:
        """Put the focus in the list, or on the way out of an empty one."""
        if self.middle.currentWidget() is self.list:
            self.list.enter()
        else:
            self.nothing.enter()

    def leave_reader(self) -> bool:
        """From the reader (or the filters) back to the list; False when the focus was not there."""
        if self._holds_focus(self.reader) or self._holds_focus(self.facets):
            self.enter()
            return True
        return False

    def load_current(self) -> None:
        """Read the sheet under the cursor now."""
        self._timer.stop()
        sheet_id = self.list.current_id
        if sheet_id:
            if self.reader.sheet is None or self.reader.sheet.id != sheet_id:
                self.sheet_wanted.emit(sheet_id)
        elif sheet_id == 0 and self.home is not None:
            self.reader.show_brique(self.home, self._number)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_timer"):
            self._size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the filters take the place of the reader."""
        super().resizeEvent(event)
        self._arrange()

    def _size(self) -> None:
        self.middle.setMinimumWidth(current().scale.px(230))
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < current().scale.px(NARROW)
        self.facets.setVisible(self._filters_on)
        self.reader.setVisible(not (narrow and self._filters_on))

    def _rest_on(self, sheet_id: int) -> None:
        if sheet_id:
            self._timer.start()
        else:
            self.load_current()

    def _choose(self, sheet_id: int) -> None:
        self.load_current()
        self.reader.read_when_there(sheet_id)
        if self.reader.isVisible():
            self.reader.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _preview(self) -> None:
        self.load_current()
        self.reader.preview_when_there(self.list.current_id)

    def _holds_focus(self, pane: QWidget) -> bool:
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and (focused is pane or pane.isAncestorOf(focused))
