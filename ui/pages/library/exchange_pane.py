"""What the panes of the exchange have in common: a way back, a head, room around them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import icon_button
from ui.kit.cards import PageHeader
from ui.kit.layout import Part, column, row
from ui.kit.page import PageContext


class Pane(QWidget):
    """A full pane over the library. `closed` comes when the person is done with it."""

    closed = Signal()

    def __init__(self, context: PageContext, title: str = "", text: str = " ") -> None:
        super().__init__()
        self.context = context
        self.back = icon_button("arrow-left", self.tr("Revenir (Échap)"), self.close_pane)
        self.back.setObjectName("library.exchange.back")
        self.header = PageHeader(title, text)

    def close_pane(self) -> None:
        """Back to the library."""
        self.closed.emit()

    def _head(self) -> QHBoxLayout:
        head = row(self.back, self.header, gap=12)
        head.setStretch(1, 1)
        head.setAlignment(self.back, Qt.AlignmentFlag.AlignTop)
        return head

    def _lay_out(self, *parts: Part, stretch: int) -> QVBoxLayout:
        """The head, then the parts, of which one takes what is left."""
        whole = column(self._head(), *parts, gap=12)
        whole.setContentsMargins(32, 24, 32, 20)
        whole.setStretch(stretch + 1, 1)
        self.setLayout(whole)
        return whole
