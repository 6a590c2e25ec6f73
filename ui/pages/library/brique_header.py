"""The head of one brique: its name, its neighbours, and the way back to the wall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.library.records import BriqueRecord
from ui.kit.buttons import Button, icon_button, link
from ui.kit.labels import IconDisc, Pill, label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.pages.library.presenter import Wall
from ui.pages.library.words import icon_of


@dataclass(frozen=True, slots=True)
class BriqueActions:
    """What can be done from a brique's page."""

    back: Callable[[], object]
    open: Callable[[int], object]
    edit: Callable[[int], object]
    print: Callable[[int], object]


class BriqueHeader(QWidget):
    """Shows one brique of a wall."""

    def __init__(self, actions: BriqueActions) -> None:
        super().__init__()
        self._actions = actions
        self._wall = Wall()
        self.brique: BriqueRecord | None = None
        self.back = link(self.tr("Toutes les briques"), actions.back, icon="arrow-left")
        self.back.setObjectName("library.back")
        self._disc: QHBoxLayout = row()
        self.title = label("", "title", wrap=True)
        self.tagline = label("", "subtitle", wrap=True)
        self.badge = Pill(self.tr("proposition"))
        self.previous = self._button(
            "previous", "chevron-left", self.tr("Brique précédente"), -1, "Ctrl+PgUp"
        )
        self.next = self._button("next", "chevron-right", self.tr("Brique suivante"), 1, "Ctrl+PgDown")
        self.edit = icon_button("pencil", self.tr("Modifier la brique"), self._edit)
        self.edit.setObjectName("library.brique.edit")
        self.print = icon_button("printer", self.tr("Imprimer toute la brique"), self._print)
        self.print.setObjectName("library.brique.print")
        words = column(self.title, self.tagline, gap=0)
        tools = row(self.badge, 4, self.print, self.edit, self.previous, self.next, gap=4)
        line = row(self._disc, words, tools, gap=14)
        line.setStretch(1, 1)
        self.setLayout(column(row(self.back, None), line, gap=6))
        self._spare_room()

    def show_brique(self, brique: BriqueRecord, wall: Wall) -> None:
        """Show a brique and which neighbours it has."""
        self.brique, self._wall = brique, wall
        number = wall.number(brique.id)
        self.title.setText(f"{number}. {brique.title}" if number else brique.title)
        self.tagline.setText(brique.fields.tagline)
        self.badge.setVisible(brique.fields.proposition or brique.retired)
        retired, proposed = self.tr("retirée"), self.tr("proposition")
        self.badge.set_state(retired if brique.retired else proposed, colour=brique.colour)
        self.previous.setEnabled(wall.neighbour(brique.id, -1) is not None)
        self.next.setEnabled(wall.neighbour(brique.id, 1) is not None)
        while (item := self._disc.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._disc.addWidget(IconDisc(icon_of(brique.fields.icon), colour=brique.colour, size=52))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "print"):
            self._spare_room()

    def _spare_room(self) -> None:
        """Large text leaves the height to the sheet: the tagline stays in the presentation."""
        self.tagline.setVisible(current().scale.factor < 1.5)

    def _button(self, key: str, icon: str, text: str, step: int, keys: str) -> Button:
        button = icon_button(icon, text, lambda: self._go(step), shortcut=keys)
        button.setObjectName(f"library.brique.{key}")
        return button

    def _go(self, step: int) -> None:
        other = self._wall.neighbour(self.brique.id, step) if self.brique is not None else None
        if other is not None:
            self._actions.open(other.id)

    def _edit(self) -> None:
        if self.brique is not None:
            self._actions.edit(self.brique.id)

    def _print(self) -> None:
        if self.brique is not None:
            self._actions.print(self.brique.id)
