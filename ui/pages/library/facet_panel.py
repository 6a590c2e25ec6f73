"""The panel of filters: how many people there are, then the facets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.kit.fields import NumberField
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.pages.library.facet_list import FacetList
from ui.pages.library.facets import Group
from ui.pages.library.query import LARGEST_GROUP


class FacetPanel(QWidget):
    """`switched` carries a facet and its key; the key of "group" is a number of people, "" for any."""

    switched = Signal(str, str)
    group_asked = Signal(object)
    more_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.group = NumberField(1, LARGEST_GROUP)
        self.group.setObjectName("library.group")
        self.group.setAccessibleName(self.tr("Nombre de personnes dans le groupe"))
        self.group.setPlaceholderText("12")
        self.group.editingFinished.connect(self._asked)
        self.group.textEdited.connect(self._typed)
        self._title = label(self.tr("Groupe"), "caption")
        self._after = label(self.tr("personnes"), "soft")
        self.list = FacetList()
        self.list.switched.connect(self.switched)
        self.list.more_wanted.connect(self.more_wanted)
        line = row(self.group, self._after, None, gap=8)
        head = column(self._title, line, gap=4)
        head.setContentsMargins(8, 0, 4, 6)
        whole = column(head, self.list, gap=2)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._size()

    def show_groups(self, groups: Sequence[Group], people: int | None) -> None:
        """Show the facets and the number of people asked for."""
        self.list.show_groups(groups)
        if not self.group.hasFocus() and self.group.value() != people:
            self.group.set_value(people)

    def enter(self) -> None:
        """Put the focus in the list of facets."""
        self.list.enter()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "list"):
            self._size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the number into the list."""
        if event.key() == Qt.Key.Key_Down and self.group.hasFocus():
            self.list.enter()
        else:
            super().keyPressEvent(event)

    def _size(self) -> None:
        self.group.setFixedWidth(current().scale.px(64))
        self.setMinimumWidth(current().scale.px(200))

    def _typed(self) -> None:
        """Ask as one types; a number that means nothing waits until the field is left."""
        try:
            value = self.group.read(self.group.text())
        except ValueError:
            return
        self.group_asked.emit(value)

    def _asked(self) -> None:
        self._typed()
