"""The remarks on a sheet as a list of ways to their fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from trainer.library.rules import Remark
from ui.kit.theme import current
from ui.pages.library.edit.words import remark_words

LINES = 4
"""How many remarks show at once."""


class RemarksPanel(QListWidget):
    """`chosen` carries a `Remark`: by Return or by a click. `next` walks through them."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("edit.remarks.list")
        self.setAccessibleName(self.tr("Remarques sur la fiche"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._remarks: tuple[Remark, ...] = ()
        self._at = -1
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show other remarks."""
        if tuple(remarks) == self._remarks:
            return
        self._remarks, self._at = tuple(remarks), -1
        self.clear()
        for remark in remarks:
            self.addItem(QListWidgetItem(remark_words(remark)))
        if remarks:
            self.setCurrentRow(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.doItemsLayout()
        heights = (self.sizeHintForRow(line) for line in range(min(self.count(), LINES)))
        self.setFixedHeight(max(sum(heights) + 8, current().scale.px(44)))

    def next(self) -> Remark | None:
        """The remark after the one gone to last, the first one after the last."""
        if not self._remarks:
            return None
        self._at = (self._at + 1) % len(self._remarks)
        self.setCurrentRow(self._at)
        return self._remarks[self._at]

    def _go(self, item: QListWidgetItem) -> None:
        self._at = self.row(item)
        self.chosen.emit(self._remarks[self._at])
