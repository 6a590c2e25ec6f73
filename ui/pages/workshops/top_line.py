"""The line under a workshop's title: its tabs, what the planner adds beside them, its state."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from ui.kit.buttons import Button
from ui.kit.cards import Segments
from ui.kit.icons import drop_icon, set_icon
from ui.kit.labels import Pill
from ui.pages.workshops.naming import named

if TYPE_CHECKING:
    from ui.pages.workshops.planner.corner import Corner

GAP, SURE = 12, 8
"""Pixels between the parts; pixels to spare before words come back in place of icons."""
ICONS = {
    "agenda": "list",
    "people": "users",
    "attendance": "clipboard-check",
    "papers": "file-text",
    "sale": "euro",
}


class TopLine(QWidget):
    """What has no room says less: first the planner's corner, then the state goes (`crowded`), then the corner stands
    under the tabs, then a tab that is not in front is an icon."""

    crowded = Signal(bool)
    """The state has to stand elsewhere, or may come back."""

    def __init__(self, titles: Sequence[tuple[str, str]], *, name: str) -> None:
        super().__init__()
        self._titles = dict(titles)
        self.bar = named(Segments(titles, name=name), "workshop.tabs")
        self.status = Pill("")
        self.buttons = dict(
            zip(
                self._titles,
                self.bar.findChildren(Button, options=Qt.FindChildOption.FindDirectChildrenOnly),
                strict=True,
            )
        )
        for place, (key, button) in enumerate(self.buttons.items(), 1):
            named(button, f"workshop.tab.{key}")
            button.setToolTip(f"{self._titles[key]} (Alt+{place})")
        self._corner: Corner | None = None
        self._iconic = self._crowded = self._under = False
        self._around = 0
        self._known: tuple[object, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.bar, 0, 0)
        self.take_status()
        self.bar.chosen.connect(lambda _: self._fit())

    def hold(self, corner: Corner) -> None:
        """What the planner has to show beside the tabs."""
        self._corner = corner
        self._grid.addWidget(corner, 0, 2)
        self._under = False
        for one, following in pairwise([list(self.buttons.values())[-1], *corner.findChildren(Button)]):
            QWidget.setTabOrder(one, following)
        self._known = ()
        self._fit()

    def show_corner(self, shown: bool) -> None:
        """With the planner in front, or without."""
        if self._corner is not None:
            self._corner.setVisible(shown)

    def take_status(self) -> None:
        """The state stands beside the tabs."""
        self._grid.addWidget(self.status, 0, 3)

    def minimumSizeHint(self) -> QSize:
        """Room for icons: words are no reason to keep a window wide."""
        icons = sum(button.minimumSizeHint().height() for button in self.buttons.values())
        return QSize(icons, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room, other words."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A part has another size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        room, tabs, state = self.width(), self._tabs_width(), self.status.sizeHint().width() + GAP
        corner = self._corner  # its room is kept where it is not shown: nothing moves from tab to tab
        words = [0] if corner is None else [width + GAP for width in corner.rooms()]
        known = (room, tabs, state, words, self.bar.current)
        if known == self._known:
            return
        self._known = known
        crowded = tabs + words[-1] + state > room
        under = tabs + words[-1] > room
        if corner is not None:
            left = room if under else room - tabs - (0 if crowded else state)
            corner.show_words(next((level for level, width in enumerate(words) if width <= left), -1))
            self._place(corner, under=under)
        if crowded != self._crowded:
            self._crowded = crowded
            self.crowded.emit(crowded)
        self._word(iconic=tabs + (SURE if self._iconic else 0) > room)

    def _place(self, corner: Corner, *, under: bool) -> None:
        if under != self._under:
            self._under = under
            right = Qt.AlignmentFlag.AlignRight
            if under:
                self._grid.addWidget(corner, 1, 0, 1, 4, right)
            else:
                self._grid.addWidget(corner, 0, 2)

    def _tabs_width(self) -> int:
        """The width of the tabs with all their words."""
        words = sum(
            button.fontMetrics().horizontalAdvance(self._titles[key]) for key, button in self.buttons.items()
        )
        if not self._iconic:
            self._around = self.bar.sizeHint().width() - words
        return words + self._around

    def _word(self, *, iconic: bool) -> None:
        """Every tab in words, or the one in front alone."""
        if not iconic and not self._iconic:
            return
        self._iconic = iconic
        for key, button in self.buttons.items():
            if iconic and key != self.bar.current:
                button.setText("")
                set_icon(button, ICONS[key])
            else:
                drop_icon(button)
                button.setText(self._titles[key])
