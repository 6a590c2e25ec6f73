"""A list edited as rows: add, remove, reorder with the mouse, Alt+Up and Alt+Down. A row is a small form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.kit.buttons import icon_button, quiet
from ui.kit.layout import row
from ui.kit.row_parts import Row, RowLine, Tools


class RowsEditor(QWidget):
    """`edited` carries the values, where it happened ("2.title") and whether it was typed.

    Blank rows are no values. `current` is the row that had the focus last; `moved_to` tells when it changes.
    """

    edited = Signal(tuple, str, bool)
    moved_to = Signal(int)

    def __init__(
        self,
        make: Callable[[], Row],
        *,
        name: str,
        add: str,
        tools: bool = True,
        key: str = "rows",
        gap: int = 6,
    ) -> None:
        super().__init__()
        self._make, self._name, self._with_tools, self._key = make, name, tools, key
        self._lines: list[RowLine] = []
        self._before: tuple[Any, ...] | None = None
        self.current = -1
        self.add_button = quiet(add, self.add_row, icon="plus")
        self.add_button.setObjectName(f"{key}.add")
        self._box = QVBoxLayout()
        self._box.setSpacing(gap)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._box)
        whole.addLayout(row(self.add_button, None))
        for keys, action in (
            ("Alt+Up", lambda: self.shift(-1)),
            ("Alt+Down", lambda: self.shift(1)),
            ("Alt+Del", self.remove_current),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    @property
    def rows(self) -> list[Row]:
        """The rows, blank ones included."""
        return [line.inner for line in self._lines]

    def values(self) -> tuple[Any, ...]:
        """The entries of the rows that are not blank."""
        found = (line.inner.value() for line in self._lines)
        return tuple(value for value in found if value is not None)

    def show_values(self, values: Sequence[Any]) -> None:
        """Show other entries; rows are kept, so that the focus stays."""
        if self.values() == tuple(values):
            return
        while len(self._lines) > len(values):
            self._take_out(len(self._lines) - 1)
        short = len(self._lines) < len(values)
        while len(self._lines) < len(values):
            self._put_in(len(self._lines))
        if short:
            self._chain()
        for line, value in zip(self._lines, values, strict=True):
            line.inner.show_value(value)
        self._name_rows()

    def add_row(self, place: int | None = None, value: Any = None) -> Row:
        """Put a blank row (or one with a value) at a place, at the end for None, and go there."""
        where = len(self._lines) if place is None else place
        line = self._put_in(where)
        self._chain()
        if value is not None:
            line.inner.show_value(value)
        self._name_rows()
        line.inner.focus_part()
        self.current = where
        if value is not None or line.inner.value() is not None:
            self._tell(where, "", False)
        self.moved_to.emit(where)
        return line.inner

    def remove(self, place: int) -> None:
        """Take a row out; the focus goes to the one after it, else before it, else to « Ajouter »."""
        before = self.values()
        self._take_out(place)
        self._name_rows()
        self.current = min(place, len(self._lines) - 1)
        if self._lines:
            self._lines[self.current].inner.focus_part()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.values() != before:
            self._tell(max(self.current, 0), "", False)
        self.moved_to.emit(self.current)

    def remove_current(self) -> None:
        """Take out the row that has the focus."""
        self._find_current()
        if 0 <= self.current < len(self._lines):
            self.remove(self.current)

    def shift(self, step: int) -> None:
        """Move the current row up (-1) or down (1)."""
        focused = self._find_current()
        place = self.current + step
        if 0 <= self.current < len(self._lines) and 0 <= place < len(self._lines):
            before = self.values()
            self._move(self.current, place)
            if focused is not None:
                focused.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.values() != before:
                self._tell(place, "", False)
            self.moved_to.emit(place)

    def restyle(self) -> None:
        """Follow another text size."""
        for line in self._lines:
            if line.tools is not None:
                line.tools.restyle()

    def focus_at(self, where: str) -> None:
        """Put the focus where an edit happened: "2.title", or the end of the list."""
        number, _, part = where.partition(".")
        if not self._lines:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        place = min(int(number), len(self._lines) - 1) if number.isdigit() else 0
        self._go_to(place)
        self._lines[place].inner.focus_part(part)

    def _put_in(self, place: int) -> RowLine:
        inner = self._make()
        line = RowLine(inner, self._tools_of(inner) if self._with_tools else None)
        inner.edited.connect(lambda part, typed, inner=inner: self._row_edited(inner, part, typed))
        inner.next_wanted.connect(lambda inner=inner: self.add_row(self._place(inner) + 1))
        inner.dropped.connect(lambda inner=inner: self._drop_blank(inner))
        inner.several.connect(lambda values, inner=inner: self._put_several(inner, values))
        line.grip.dragged.connect(lambda point, inner=inner: self._drag(inner, point))
        line.grip.released.connect(self._drag_ended)
        self._lines.insert(place, line)
        self._box.insertWidget(place, line)
        line.show()  # at once: the focus goes there
        return line

    def _take_out(self, place: int) -> None:
        line = self._lines.pop(place)
        self._box.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _tools_of(self, inner: Row) -> Tools:
        def moving(step: int) -> None:
            self.current = self._place(inner)
            self.shift(step)

        up = icon_button("chevron-up", self.tr("Monter (Alt+↑)"), lambda: moving(-1))
        down = icon_button("chevron-down", self.tr("Descendre (Alt+↓)"), lambda: moving(1))
        out = icon_button("x", self.tr("Retirer (Alt+Suppr)"), lambda: self.remove(self._place(inner)))
        for button, word in ((up, "up"), (down, "down"), (out, "remove")):
            button.setObjectName(f"{self._key}.{word}")
        return Tools(up, down, out)

    def _place(self, inner: Row) -> int:
        return self.rows.index(inner)

    def _move(self, place: int, wanted: int) -> None:
        line = self._lines.pop(place)
        self._box.removeWidget(line)
        self._lines.insert(wanted, line)
        self._box.insertWidget(wanted, line)
        self.current = wanted
        self._name_rows()
        self._chain()

    def _chain(self) -> None:
        # Tab follows the order on the screen, not the order in which the rows were made. Qt heeds no widget that takes
        # no focus: the button is what gives the rows their place among what stands around them.
        before: QWidget = self.add_button
        for stop in [*(stop for line in self._lines for stop in _stops(line)), self.add_button]:
            QWidget.setTabOrder(before, stop)
            before = stop

    def _name_rows(self) -> None:
        for number, inner in enumerate(self.rows, start=1):
            inner.name_parts(self.tr("{0}, {1} sur {2}").format(self._name, number, len(self._lines)))

    def _row_edited(self, inner: Row, part: str, typed: bool) -> None:
        if inner in self.rows:  # one that is taken out loses the focus, and a day tells then what it was
            self._tell(self._place(inner), part, typed)

    def _drop_blank(self, inner: Row) -> None:
        if len(self._lines) > 1:
            place = self._place(inner)
            self.remove(place)
            if place:
                self._lines[place - 1].inner.focus_part()

    def _put_several(self, inner: Row, values: list[Any]) -> None:
        place = self._place(inner)
        if inner.value() is None:
            inner.show_value(values.pop(0))
        for offset, value in enumerate(values, start=1):
            self._put_in(place + offset).inner.show_value(value)
        self._chain()
        self._name_rows()
        self._lines[place + len(values)].inner.focus_part()
        self._tell(place + len(values), "", False)

    def _drag(self, inner: Row, point: QPoint) -> None:
        if self._before is None:
            self._before = self.values()
        down = self.mapFromGlobal(point).y()
        place = self._place(inner)
        wanted = place
        while wanted + 1 < len(self._lines) and down > self._lines[wanted + 1].geometry().center().y():
            wanted += 1
        while wanted > 0 and down < self._lines[wanted - 1].geometry().center().y():
            wanted -= 1
        if wanted != place:
            self._move(place, wanted)
            self._box.activate()

    def _drag_ended(self) -> None:
        before, self._before = self._before, None
        if before is not None and self.values() != before:
            self._tell(self.current, "", False)
            self.moved_to.emit(self.current)

    def _tell(self, place: int, part: str, typed: bool) -> None:
        self.edited.emit(self.values(), f"{place}.{part}" if part else str(place), typed)

    def _find_current(self) -> QWidget | None:
        """The widget that has the focus; when it is in a row, that row is the current one."""
        focused = self.window().focusWidget()
        if focused is not None:
            inside = (place for place, line in enumerate(self._lines) if line.isAncestorOf(focused))
            self.current = next(inside, self.current)
        return focused

    def _go_to(self, place: int) -> None:
        if place != self.current:
            self.current = place
            self.moved_to.emit(place)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        for place, line in enumerate(self._lines):
            inside = new is not None and line.isAncestorOf(new)
            if inside:
                self._go_to(place)
            if inside or (old is not None and line.isAncestorOf(old)):
                line.show_tools(inside or line.underMouse())


def _stops(widget: QWidget) -> list[QWidget]:
    """Where Tab stops inside; the list of a combo box is a window of its own."""
    return [
        one
        for one in widget.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.window() is widget.window()
    ]
