"""Layouts that follow the width: tiles in as many columns as fit, two panes side by side or stacked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from ui.kit.theme import current


class TileGrid(QWidget):
    """Equal tiles, `most` on a line at most; fewer when one would be narrower than `narrowest` (at 100 % text)."""

    def __init__(self, *, narrowest: int, most: int, gap: int = 12) -> None:
        super().__init__()
        self._narrowest, self._most, self._gap = narrowest, most, gap
        self._tiles: list[QWidget] = []
        self.columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)

    def set_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Show these tiles; the former ones are deleted."""
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = list(tiles)
        self.columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count the columns anew."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One column must fit, whatever the number shown now."""
        return QSize(current().scale.px(self._narrowest) // 2, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        fitting = (self.width() + self._gap) // (current().scale.px(self._narrowest) + self._gap)
        columns = max(1, min(self._most, fitting, len(self._tiles) or 1))
        while (
            columns > 1 and columns < self._most and len(self._tiles) % columns and fitting < len(self._tiles)
        ):
            columns -= 1
        if columns == self.columns:
            return
        for index in range(max(columns, self.columns)):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
        self.columns = columns
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // columns, place % columns)


class Panes(QWidget):
    """Two or more panes side by side, or on top of each other below `narrow` pixels (at 100 % text)."""

    def __init__(self, panes: Sequence[tuple[QWidget, int]], *, narrow: int, gap: int = 16) -> None:
        super().__init__()
        self._narrow = narrow
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        for pane, stretch in panes:
            self._box.addWidget(pane, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or unstack."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        stacked = self.width() < current().scale.px(self._narrow)
        wanted = direction.TopToBottom if stacked else direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest pane: they can be stacked."""
        items = [self._box.itemAt(place) for place in range(self._box.count())]
        width = max((item.minimumSize().width() for item in items if item is not None), default=0)
        return QSize(width, super().minimumSizeHint().height())
