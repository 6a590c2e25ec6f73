"""The sidebar: the mark, the pages with their shortcuts, and what the worker is doing. Folds to icons when told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QVBoxLayout

from ui.kit.buttons import Button, icon_button
from ui.kit.icons import colour_shown, set_icon
from ui.kit.labels import icon_label
from ui.kit.layout import row
from ui.kit.theme import current
from ui.main.registry import Entry


class Sidebar(QFrame):
    """Emits `chosen` with the key of a page and `back`."""

    chosen = Signal(str)
    back = Signal()
    search = Signal()

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._entries = {entry.key: entry for entry in entries}
        self.folded = False
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 16, 12, 12)
        self._layout.setSpacing(4)
        self._name = QLabel(QGuiApplication.applicationDisplayName() or "Fabrique")
        self._name.setObjectName("brand")
        self.back_button = icon_button("arrow-left", self.tr("Page précédente (Alt+Gauche)"), self.back.emit)
        self.back_button.setEnabled(False)
        self._layout.addLayout(
            row(icon_label("fabrique", "#000000", 32), self._name, None, self.back_button, gap=10)
        )
        self._layout.addSpacing(16)
        for entry in entries:
            self._add(entry)
        self._layout.addSpacing(12)
        self.search_button = Button(self.tr("Chercher · Ctrl+K"), look="nav")
        set_icon(self.search_button, "search", "ink_soft", 20)
        self.search_button.setObjectName("sidebar.search")
        self.search_button.setAccessibleName(self.tr("Tout chercher (Ctrl+K)"))
        self.search_button.setToolTip(self.tr("Tout chercher\u00a0: fiches, associations, actions (Ctrl+K)"))
        self.search_button.clicked.connect(self.search.emit)
        self._layout.addWidget(self.search_button)
        self._layout.addStretch(1)
        self.busy = QLabel()
        self.busy.setProperty("role", "caption")
        self.busy.setWordWrap(True)
        self._layout.addWidget(self.busy)
        self.fit()

    def _add(self, entry: Entry) -> None:
        button = Button(entry.title, look="nav")
        set_icon(button, entry.icon, "ink_soft", 20)
        button.setCheckable(True)
        button.setAutoExclusive(True)  # a screen reader says that it is one of several, not a box to tick
        button.setAccessibleName(entry.title)
        button.clicked.connect(lambda: self.chosen.emit(entry.key))
        self._group.addButton(button)
        self.buttons[entry.key] = button
        self._layout.addWidget(button)

    def arm(self) -> None:
        """Give the pages Ctrl+1, Ctrl+2 … Key sequences load many enums of Qt: not before the first paint."""
        from PySide6.QtGui import QKeySequence, QShortcut

        for place, (key, button) in enumerate(self.buttons.items(), 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self.window())
            shortcut.activated.connect(button.click)
            keys = shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{self._entries[key].title} ({keys})")

    def show_chosen(self, key: str) -> None:
        """Mark the page on screen."""
        for name, button in self.buttons.items():
            on = name == key
            button.setChecked(on)
            wanted = "accent" if on else "ink_soft"
            if colour_shown(button) != wanted:
                set_icon(button, self._entries[name].icon, wanted, 20)

    def show_busy(self, text: str) -> None:
        """Say what the worker does, or nothing."""
        self.busy.setText("" if self.folded else text)
        self.busy.setToolTip(text)

    def fold(self, folded: bool) -> None:
        """Show icons alone, or icons and titles."""
        if folded == self.folded:
            return
        self.folded = folded
        self._name.setVisible(not folded)
        self.back_button.setVisible(not folded)
        for key, button in self.buttons.items():
            button.setText("" if folded else self._entries[key].title)
            set_icon(button, self._entries[key].icon, colour_shown(button), 20)
        self.search_button.setText("" if folded else self.tr("Chercher · Ctrl+K"))
        set_icon(self.search_button, "search", "ink_soft", 20)
        self.fit()

    def fit(self) -> None:
        """Take the width that the text size asks for."""
        scale = current().scale
        self.setFixedWidth(scale.px(20) + 50 if self.folded else scale.px(208) + 24)
