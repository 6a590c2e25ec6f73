"""One brique: its name and neighbours on top, the list of its sheets beside the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.library.records import BriqueRecord, SheetRecord, SheetSummary
from ui.kit.buttons import Button, icon_button, link
from ui.kit.labels import IconDisc, Pill, label
from ui.kit.layout import column, row, split
from ui.kit.theme import current
from ui.pages.library.presenter import Wall
from ui.pages.library.reader import Reader, ReaderActions
from ui.pages.library.sheet_list import SheetList
from ui.pages.library.words import icon_of


@dataclass(frozen=True, slots=True)
class BriqueActions:
    """What can be done from a brique's view."""

    back: Callable[[], object]
    open: Callable[[int], object]
    edit: Callable[[int], object]


class BriqueView(QWidget):
    """Fed by the page; `sheet_wanted` asks for a whole sheet."""

    sheet_wanted = Signal(int)

    def __init__(self, actions: BriqueActions, reader_actions: ReaderActions) -> None:
        super().__init__()
        self._actions = actions
        self._wall = Wall()
        self.brique: BriqueRecord | None = None
        self._wanted: int | None = None
        self.reader = Reader(reader_actions)
        self.list = SheetList(self.tr("Fiches de la brique"))
        self.list.setObjectName("library.sheet.list")
        self.list.setMinimumWidth(current().scale.px(230))
        self.list.shown.connect(self._show_line)
        self.list.chosen.connect(lambda _: self.reader.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.splitter = split(self.list, self.reader, sizes=(1, 2))
        self.splitter.setSizes([340, 800])
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        whole = column(self._make_header(), self.splitter, gap=14)
        whole.setStretch(1, 1)
        whole.setContentsMargins(32, 16, 32, 24)
        self.setLayout(whole)
        self._spare_room()

    def show_brique(
        self,
        brique: BriqueRecord,
        wall: Wall,
        sheets: tuple[SheetSummary, ...],
        *,
        from_search: bool = False,
    ) -> None:
        """Show a brique; the sheet that was open stays open when it is the same brique."""
        same = self.brique is not None and self.brique.id == brique.id
        self.brique, self._wall = brique, wall
        self._fill_header(brique)
        results, all_briques = self.tr("Résultats de la recherche"), self.tr("Toutes les briques")
        self.back.setText(results if from_search else all_briques)
        self.list.show_sheets(sheets, lead=brique)
        wanted = self._wanted if self._wanted is not None else (self.list.current_id if same else 0)
        self._wanted = None
        if not self.list.go_to(wanted or 0, silent=True):
            self.list.go_to(0, silent=True)
        self._show_line(self.list.current_id or 0)

    def want_sheet(self, sheet_id: int) -> None:
        """The next brique shown opens at this sheet."""
        self._wanted = sheet_id

    def show_sheet(self, record: SheetRecord) -> None:
        """Show a sheet that was asked for, unless the cursor has gone on since."""
        if self.list.current_id == record.id:
            self.reader.show_sheet(record)

    def enter(self) -> None:
        """Put the focus in the list."""
        self.list.enter()

    def changeEvent(self, event: QEvent) -> None:
        """The list follows the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "list"):
            self.list.setMinimumWidth(current().scale.px(230))
            self._spare_room()

    def _spare_room(self) -> None:
        """Large text leaves the height to the sheet: the tagline stays in the presentation."""
        self.tagline.setVisible(current().scale.factor < 1.5)

    def _show_line(self, sheet_id: int) -> None:
        if sheet_id:
            self.sheet_wanted.emit(sheet_id)
        elif self.brique is not None:
            self.reader.show_brique(self.brique, self._wall.number(self.brique.id))

    def _make_header(self) -> QWidget:
        self.back = link(self.tr("Toutes les briques"), self._actions.back, icon="arrow-left")
        self.back.setObjectName("library.back")
        self._disc: QHBoxLayout = row()
        self.title = label("", "title", wrap=True)
        self.tagline = label("", "subtitle", wrap=True)
        self.badge = Pill(self.tr("proposition"))
        self.previous = self._button(
            "previous", "chevron-left", self.tr("Brique précédente"), -1, "Ctrl+PgUp"
        )
        self.next = self._button("next", "chevron-right", self.tr("Brique suivante"), 1, "Ctrl+PgDown")
        self.edit = icon_button("pencil", self.tr("Modifier la brique"), self._edit, shortcut="F2")
        self.edit.setObjectName("library.brique.edit")
        words = column(self.title, self.tagline, gap=0)
        tools = row(self.badge, 4, self.edit, self.previous, self.next, gap=4)
        line = row(self._disc, words, tools, gap=14)
        line.setStretch(1, 1)
        header = QWidget()
        header.setLayout(column(row(self.back, None), line, gap=6))
        return header

    def _button(self, key: str, icon: str, text: str, step: int, keys: str) -> Button:
        button = icon_button(icon, text, lambda: self._go(step), shortcut=keys)
        button.setObjectName(f"library.brique.{key}")
        return button

    def _fill_header(self, brique: BriqueRecord) -> None:
        number = self._wall.number(brique.id)
        self.title.setText(f"{number}. {brique.title}" if number else brique.title)
        self.tagline.setText(brique.fields.tagline)
        self.badge.setVisible(brique.fields.proposition or brique.retired)
        retired, proposed = self.tr("retirée"), self.tr("proposition")
        self.badge.set_state(retired if brique.retired else proposed, colour=brique.colour)
        self.previous.setEnabled(self._wall.neighbour(brique.id, -1) is not None)
        self.next.setEnabled(self._wall.neighbour(brique.id, 1) is not None)
        while (item := self._disc.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._disc.addWidget(IconDisc(icon_of(brique.fields.icon), colour=brique.colour, size=52))

    def _go(self, step: int) -> None:
        other = self._wall.neighbour(self.brique.id, step) if self.brique is not None else None
        if other is not None:
            self._actions.open(other.id)

    def _edit(self) -> None:
        if self.brique is not None:
            self._actions.edit(self.brique.id)
