"""The library beside the board: find a sheet by its words and its brique, drag it in, or press Return."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QKeyEvent, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from trainer.library.records import SheetSummary
from trainer.library.search_records import SheetHits, SheetQuery
from ui.kit.cards import SearchField
from ui.kit.french import duration
from ui.kit.icons import icon
from ui.kit.inputs import CalmCombo
from ui.kit.labels import label
from ui.kit.layout import column
from ui.kit.theme import current
from ui.kit.tokens import tint
from ui.operations.search import LatestSearch
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.board_clip import SHEETS_MIME
from ui.pages.workshops.planner.board_ink import shared_ink
from ui.pages.workshops.planner.board_paint_block import ghost
from ui.pages.workshops.planner.desk import PlanDesk

SHOWN = 150
"""Enough to scroll through; words find the others."""
_ID = Qt.ItemDataRole.UserRole
BESIDE, MOST = QPoint(14, 12), 240
"""Where the sign of what is dragged stands from the mouse, and how wide it may be (at 100 % text)."""


class SheetsList(QListWidget):
    """Sheets that can be dragged away; Return or a double click adds them."""

    def __init__(self) -> None:
        super().__init__()
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setSpacing(1)

    def ids(self) -> list[int]:
        """The chosen sheets, in their order."""
        return [self.item(place).data(_ID) for place in range(self.count()) if self.item(place).isSelected()]

    def mimeTypes(self) -> list[str]:
        """What the board takes."""
        return [SHEETS_MIME]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """The sheets dragged away, by their ids."""
        data = QMimeData()
        ids = ",".join(str(item.data(_ID)) for item in items)
        data.setData(SHEETS_MIME, ids.encode("ascii"))
        data.setText("\n".join(item.text().split("\n")[0] for item in items))
        return data

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry their title beside the mouse: the place where they would go stays in sight."""
        items = self.selectedItems()
        drag = QDrag(self)
        drag.setMimeData(self.mimeData(items))
        words = (
            items[0].text().split("\n")[0] if len(items) == 1 else self.tr("{0} fiches").format(len(items))
        )
        drag.setPixmap(_sign(self, words))
        drag.setHotSpot(-BESIDE)
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return adds; it is told by `itemActivated` once for the current one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class SheetsPanel(QWidget):
    """Reads the library only while it is on screen."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self._search = LatestSearch(desk.context)
        self._found: list[int] | None = None
        self._going = False
        self.field = named(
            SearchField(self.tr("Chercher une fiche")), "sheets.search", self.tr("Chercher une fiche")
        )
        self.brique = named(CalmCombo(), "sheets.brique", self.tr("Brique"))
        self.list = named(SheetsList(), "sheets.list", self.tr("Fiches de la bibliothèque"))
        self._count = label("", "caption", wrap=True)
        hint = label(
            self.tr("Glissez une fiche dans le déroulé, ou Entrée pour l’ajouter."), "hint", wrap=True
        )
        whole = column(self.field, self.brique, self._count, self.list, hint, gap=8)
        whole.setContentsMargins(14, 6, 14, 6)
        whole.setStretchFactor(self.list, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.field)
        self.list.setMinimumHeight(current().scale.px(180))
        self.field.searched.connect(self._ask)
        self.field.returnPressed.connect(self._to_list)
        self.brique.activated.connect(lambda _: self._ask(self.field.text().strip()))
        self.list.itemActivated.connect(lambda _: self._add())
        desk.catalogue.changed.connect(self._fill)
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Coming on screen: what has changed meanwhile is shown."""
        super().showEvent(event)
        self._show()

    def _fill(self) -> None:
        briques = dict.fromkeys((one.brique_title, one.brique_id) for one in self._desk.catalogue.sheets)
        wanted = [(self.tr("Toutes les briques"), 0), *briques]
        there = [(self.brique.itemText(i), self.brique.itemData(i)) for i in range(self.brique.count())]
        if there != wanted:
            chosen = self.brique.currentData()
            self.brique.clear()
            for text, brique_id in wanted:
                self.brique.addItem(text, brique_id)
            self.brique.setCurrentIndex(max(0, self.brique.findData(chosen)))
        self._show()

    def _ask(self, words: str) -> None:
        if not words:
            self._search.drop()
            self._found = None
            self._show()
            return
        brique = self.brique.currentData()
        query = SheetQuery(words=words, brique_ids=(brique,) if brique else (), limit=SHOWN)
        self._search.sheets(query=query, shape=_ids, done=self._take)

    def _take(self, ids: list[int]) -> None:
        self._found = ids
        self._show()
        if self._going:
            self._go()

    def _show(self) -> None:
        if not self.isVisible():
            return
        brique = self.brique.currentData() or 0
        by_id = {sheet.id: sheet for sheet in self._desk.catalogue.sheets}
        ids = list(by_id) if self._found is None else [one for one in self._found if one in by_id]
        sheets = [by_id[one] for one in ids if not brique or by_id[one].brique_id == brique]
        self.list.clear()
        for sheet in sheets[:SHOWN]:
            self.list.addItem(self._item(sheet))
        if not sheets:
            self._count.setText(
                self.tr("Aucune fiche ne correspond. Essayez d’autres mots, ou toutes les briques.")
            )
        elif len(sheets) > SHOWN:
            self._count.setText(self.tr("Les {0} premières, précisez pour trouver les autres").format(SHOWN))
        else:
            self._count.setText(
                self.tr("1 fiche") if len(sheets) == 1 else self.tr("{0} fiches").format(len(sheets))
            )

    def _item(self, sheet: SheetSummary) -> QListWidgetItem:
        detail = self.tr("{0}, {1}").format(sheet.brique_title, duration(sheet.minutes))
        item = QListWidgetItem(f"{sheet.title}\n{detail}")
        item.setIcon(icon("book-open", tint(sheet.colour, current().palette)[0]))
        item.setData(_ID, sheet.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{sheet.title}, {detail}")
        item.setToolTip(sheet.promise)
        return item

    def _to_list(self) -> None:
        """Return in the field: to the first sheet, once the answer is there."""
        self._going = True
        if not self.field.text().strip():
            self._go()

    def _go(self) -> None:
        self._going = False
        if self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self) -> None:
        self._desk.add_sheets(self.list.ids())


def _ids(hits: SheetHits) -> list[int]:
    return [hit.summary.id for hit in hits.hits]


def _sign(of: QWidget, words: str) -> QPixmap:
    """A small sign with these words."""
    ink, ratio = shared_ink(), of.devicePixelRatioF()
    words = ink.metrics["strong"].elidedText(words, Qt.TextElideMode.ElideRight, ink.px(MOST))
    width, height = ink.width(words, "strong") + ink.px(20), ink.measures.small + ink.px(10)
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ghost(painter, ink, words, 0, 0)
    return made
