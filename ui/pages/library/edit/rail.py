"""The sections of the form at its left: where one is, what is worth a look, one key away."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Button
from ui.kit.inputs import CalmCombo
from ui.kit.labels import label
from ui.kit.layout import column, row, scrolling
from ui.kit.theme import current
from ui.pages.library.edit.sections import SectionSpec


class SectionRail(QWidget):
    """`chosen` carries the key of a section. One stop for Tab; the arrows move along."""

    chosen = Signal(str)

    def __init__(self, specs: tuple[SectionSpec, ...]) -> None:
        super().__init__()
        self.setObjectName("edit.rail")
        self.setAccessibleName(self.tr("Parties de la fiche"))
        self._titles = {spec.key: spec.title for spec in specs}
        self.buttons: dict[str, Button] = {}
        for spec in specs:
            button = Button(spec.title, icon=spec.icon, look="nav")
            button.setObjectName(f"edit.go.{spec.key}")
            button.setCheckable(True)
            button.clicked.connect(lambda _, key=spec.key: self._pressed(key))
            button.installEventFilter(self)
            self.buttons[spec.key] = button
        inner = QWidget()
        inner.setLayout(column(*self.buttons.values(), None, gap=1))
        self.setLayout(column(scrolling(inner)))
        self.current = ""
        self.show_current(specs[0].key)
        self.restyle()

    def show_current(self, key: str) -> None:
        """Mark the section one is in."""
        if key == self.current:
            return
        self.current = key
        for one, button in self.buttons.items():
            button.setChecked(one == key)
            policy = Qt.FocusPolicy.StrongFocus if one == key else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many remarks a section has, after its title."""
        for key, button in self.buttons.items():
            number = counts.get(key, 0)
            title = self._titles[key]
            button.setText(self.tr("{0} · {1}").format(title, number) if number else title)
            spoken = self.tr("{0}, {1} remarques").format(title, number) if number else title
            button.setAccessibleName(spoken)

    def restyle(self) -> None:
        """As wide as the text size asks."""
        self.setFixedWidth(current().scale.px(204))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move along the rail."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            buttons = list(self.buttons.values())
            if step is not None and watched in buttons:
                place = min(max(buttons.index(watched) + step, 0), len(buttons) - 1)
                buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _pressed(self, key: str) -> None:
        self.buttons[key].setChecked(True)
        self.chosen.emit(key)


class SectionBox(QWidget):
    """The rail where there is no room for it: a choice over the form."""

    chosen = Signal(str)

    def __init__(self, specs: tuple[SectionSpec, ...]) -> None:
        super().__init__()
        self.box = CalmCombo()
        self.box.setObjectName("edit.go")
        self.box.setAccessibleName(self.tr("Aller à une partie de la fiche"))
        for spec in specs:
            self.box.addItem(spec.title, spec.key)
        self.box.activated.connect(lambda place: self.chosen.emit(self.box.itemData(place)))
        line = row(label(self.tr("Aller à"), "soft"), self.box)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_current(self, key: str) -> None:
        """Show the section one is in."""
        self.box.setCurrentIndex(self.box.findData(key))
