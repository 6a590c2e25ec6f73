"""The items of the board in one flat list: each half-day followed by its blocks, then what is set aside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer.planning.records import Plan
from trainer.planning.times import late_meal
from ui.pages.workshops.planner import board_faces as faces
from ui.pages.workshops.planner.board_shapes import PARKED, half_key
from ui.pages.workshops.planner.board_words import parking_words
from ui.pages.workshops.planner.desk import PlanDesk

AnyIndex = QModelIndex | QPersistentModelIndex
KEY = int(Qt.ItemDataRole.UserRole) + 1
"""The key of an item: that of a block, "half:12" for a half-day, "half:parked"."""


class BoardModel(QAbstractListModel):
    """Texts are made when they are asked for. `warned` gives the blocks about which there is something to say."""

    def __init__(self, desk: PlanDesk, warned: Callable[[], Collection[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._warned = desk, warned
        self.keys: tuple[str, ...] = ()
        self._rows: dict[str, int] = {}

    def show(self, plan: Plan) -> bool:
        """The items of a plan; True when they are others than before, or in another order."""
        keys = tuple(_keys(plan))
        if keys == self.keys:
            return False
        self.beginResetModel()
        self.keys = keys
        self._rows = {key: row for row, key in enumerate(keys)}
        self.endResetModel()
        return True

    def row_of(self, key: str) -> int:
        """The row of an item, -1 when there is none."""
        return self._rows.get(key, -1)

    def key_of(self, index: AnyIndex) -> str:
        """The key of a row, "" for none."""
        return self.keys[index.row()] if index.isValid() and index.row() < len(self.keys) else ""

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many items."""
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the sentence for a screen reader, the tooltip, or the key."""
        key = self.key_of(index)
        if not key:
            return None
        if role == KEY:
            return key
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(key, spoken=role == Qt.ItemDataRole.AccessibleTextRole)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return "" if key.startswith("half:") else faces.spoken_place(self._desk.plan, key)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(key)
        return None

    def tip(self, key: str) -> str:
        """Everything about a block; what can be done with an empty half-day or parking."""
        timed = self._desk.times.by_key.get(key)
        block = next((block for block in self._desk.plan if block.key == key), None)
        if block is None:
            return parking_words() if key == PARKED else ""
        return faces.tip_of(self._desk, block, timed, self._warned())

    def _words(self, key: str, *, spoken: bool) -> str:
        plan, times = self._desk.plan, self._desk.times
        if key == PARKED:
            return faces.spoken_parking(plan)
        half = next((one for one in times.halves if half_key(one.half.id) == key), None)
        if half is not None:
            place = times.halves.index(half)
            after = next(
                (one for one in times.halves[place + 1 : place + 2] if one.half.day == half.half.day), None
            )
            return faces.spoken_half(half, late_meal(half, after) if after is not None else 0)
        block = next((block for block in plan if block.key == key), None)
        if block is None:
            return ""
        timed = times.by_key.get(key)
        return faces.spoken(self._desk, block, timed, self._warned()) if spoken else block.title


def _keys(plan: Plan) -> Sequence[str]:
    found: list[str] = []
    for half in plan.halves:
        found.append(half_key(half.id))
        found += [block.key for block in half.blocks]
    if not plan.parked:
        found.append(PARKED)
    found += [block.key for block in plan.parked]
    return found
