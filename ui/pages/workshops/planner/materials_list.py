"""The packing list on screen: three parts, a box to tick for each thing, own lines that can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout, QWidget

from curriculum.model import Provenance
from trainer.planning.materials import ORDER
from trainer.planning.packing import Item
from ui.kit.buttons import icon_button
from ui.kit.labels import Pill, label
from ui.kit.layout import column, row
from ui.kit.slices import Slices
from ui.kit.theme import current
from ui.kit.tokens import Tone
from ui.pages.workshops.naming import named

SHORT = 12
"""Letters of a quantity that stand on one line."""


class PackingLine(QFrame):
    """One thing. `toggled(item, ticked)` when the person ticks or unticks, `removed(item)` for an own line."""

    toggled = Signal(object, bool)
    removed = Signal(object)

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self.box = QCheckBox()
        self.box.setTristate(False)
        self.box.clicked.connect(self._clicked)
        self._label = label("", wrap=True)
        self._uses = label("", "soft", wrap=True)
        self._quantity = label("", "strong")
        self._quantity.setMaximumWidth(current().scale.px(110))
        self._quantity.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._more = Pill("", Tone.WARNING)
        words = column(self._label, self._uses, row(self._more, None), gap=1)
        line = row(self.box, words, self._quantity, gap=6)
        line.setAlignment(self.box, Qt.AlignmentFlag.AlignTop)
        line.setAlignment(self._quantity, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        line.setContentsMargins(0, 3, 0, 3)
        self.remove: QWidget | None = None
        if item.own:
            self.remove = icon_button("x", self.tr("Retirer {0}").format(item.label), self._remove)
            self.remove.setObjectName(f"materials.remove.{item.key}")
            line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.show_item(item)

    def show_item(self, item: Item) -> None:
        """Show the thing as it is now."""
        self.item = item
        self._label.setText(item.label)
        self._uses.setText(", ".join(item.uses))
        self._uses.setVisible(bool(item.uses))
        self._quantity.setWordWrap(len(item.quantity) > SHORT)
        self._quantity.setText(item.quantity)
        self._quantity.setVisible(bool(item.quantity))
        more = self.tr("{0} de plus").format(item.more) if item.more else ""
        self._more.set_state(more, Tone.WARNING)
        self._more.setVisible(bool(more))
        self.box.setTristate(bool(item.more))
        self.box.setCheckState(
            Qt.CheckState.PartiallyChecked
            if item.more
            else Qt.CheckState.Checked
            if item.ticked
            else Qt.CheckState.Unchecked
        )
        told = [part for part in (item.label, item.quantity, more) if part]
        named(self.box, f"materials.tick.{item.key}", ", ".join(told))
        about = (_parts()[item.provenance], self._uses.text())
        self.box.setAccessibleDescription(". ".join(part for part in about if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole line ticks, as its box does."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.click()

    def _clicked(self) -> None:
        before, ticked = self.item, not self.item.ticked or bool(self.item.more)
        self.item = replace(before, ticked=ticked, more=0, given=before.count if ticked else 0)
        self.box.setTristate(False)
        self.box.setChecked(ticked)
        self.toggled.emit(before, ticked)

    def _remove(self) -> None:
        self.removed.emit(self.item)


class PackingView(QWidget):
    """The lines by provenance; a line whose key stays keeps its widget, with its focus."""

    toggled = Signal(object, bool)
    removed = Signal(object)
    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, PackingLine] = {}
        self._slices = Slices(self)
        self._titles: dict[Provenance, QLabel] = {}
        self._parts: dict[Provenance, QVBoxLayout] = {}
        whole = column(gap=4)
        for provenance in ORDER:
            title = self._titles[provenance] = label("", "lead", wrap=True)
            title.setObjectName(f"materials.part.{provenance.name.lower()}")
            self._parts[provenance] = column(gap=0)
            title.setContentsMargins(0, 8, 0, 0)
            title.hide()
            whole.addWidget(title)
            whole.addLayout(self._parts[provenance])
        self.setLayout(whole)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these lines, a few a turn of the event loop."""
        kept = {item.key: item.provenance for item in items}
        for key in [key for key, line in self._lines.items() if kept.get(key) is not line.item.provenance]:
            line = self._lines.pop(key)
            line.hide()
            line.deleteLater()
        works = []
        for provenance in ORDER:
            found = [item for item in items if item.provenance is provenance]
            self._head(provenance, found)
            works += [partial(self._put, place, item) for place, item in enumerate(found)]
        self._slices.run(works, self.painted.emit)

    def _head(self, provenance: Provenance, found: Sequence[Item]) -> None:
        done = sum(item.done for item in found)
        words = self.tr("{0}\u00a0: {1} sur {2}").format(_parts()[provenance], done, len(found))
        self._titles[provenance].setText(words)
        self._titles[provenance].setVisible(bool(found))

    def _put(self, place: int, item: Item) -> None:
        lines = self._parts[item.provenance]
        line = self._lines.get(item.key)
        if line is None:
            line = self._lines[item.key] = PackingLine(item)
            line.toggled.connect(self.toggled)
            line.removed.connect(self.removed)
        elif line.item != item:
            line.show_item(item)
        if lines.indexOf(line) != place:
            lines.removeWidget(line)
            lines.insertWidget(place, line)


def _parts() -> dict[Provenance, str]:
    """The parts of the list."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("PackingView", text)

    return {
        Provenance.ON_SITE: tr("Sur place"),
        Provenance.TO_BRING: tr("À apporter"),
        Provenance.TO_PRINT: tr("À imprimer ou à photocopier"),
    }
