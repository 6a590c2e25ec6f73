"""Lists edited as rows: keys, mouse, several lines pasted, the order of Tab."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.inputs import GrowingText
from ui.kit.layout import column
from ui.kit.row_parts import Grip, Row
from ui.kit.rows import RowsEditor
from ui.kit.theme import Theme


class Sentence(Row):
    """A row of one text."""

    def __init__(self) -> None:
        super().__init__()
        self.text = GrowingText(single=True)
        self.text.typed.connect(lambda: self.edited.emit("text", True))
        self.text.returned.connect(self.next_wanted)
        self.text.emptied.connect(self.dropped)
        self.text.pasted.connect(self.several)
        self.setLayout(column(self.text))

    def value(self) -> Any:
        """The text."""
        return self.text.text() or None

    def show_value(self, value: Any) -> None:
        """Show a text."""
        self.text.show_text(value)

    def focus_part(self, part: str = "") -> None:
        """Go there."""
        self.text.setFocus()

    def name_parts(self, name: str) -> None:
        """Name it."""
        self.text.setAccessibleName(name)


@pytest.fixture
def rows(qtbot: QtBot, theme: Theme) -> Iterator[RowsEditor]:
    """Three sentences in a window that is active."""
    window = QWidget()
    made = RowsEditor(Sentence, name="Objectifs", add="Ajouter")
    window.setLayout(column(made, None))
    window.resize(500, 400)
    qtbot.addWidget(window)
    made.show_values(("un", "deux", "trois"))
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    window.close()


def _focus(rows: RowsEditor) -> QWidget:
    focused = rows.window().focusWidget()
    assert focused is not None
    return focused


def _text(rows: RowsEditor, place: int) -> GrowingText:
    row = rows.rows[place]
    assert isinstance(row, Sentence)
    return row.text


def _told(rows: RowsEditor) -> list[tuple[tuple[str, ...], str, bool]]:
    told: list[tuple[tuple[str, ...], str, bool]] = []
    rows.edited.connect(lambda values, where, typed: told.append((values, where, typed)))
    return told


ALT = Qt.KeyboardModifier.AltModifier


def test_typing_tells_the_values_the_place_and_that_it_was_typed(rows: RowsEditor) -> None:
    told = _told(rows)
    QTest.keyClicks(_text(rows, 1), "x")
    assert told == [(("un", "xdeux", "trois"), "1.text", True)]


def test_alt_and_arrows_move_the_row_and_the_focus_goes_along(rows: RowsEditor) -> None:
    told = _told(rows)
    rows.focus_at("0")
    moved = _focus(rows)
    QTest.keyClick(moved, Qt.Key.Key_Down, ALT)
    QTest.keyClick(_focus(rows), Qt.Key.Key_Down, ALT)
    assert rows.values() == ("deux", "trois", "un")
    assert _focus(rows) is moved
    QTest.keyClick(_focus(rows), Qt.Key.Key_Down, ALT)
    assert rows.values() == ("deux", "trois", "un")
    QTest.keyClick(_focus(rows), Qt.Key.Key_Up, ALT)
    assert [(where, typed) for _, where, typed in told] == [("1", False), ("2", False), ("1", False)]
    assert moved.accessibleName() == "Objectifs, 2 sur 3"


def test_alt_delete_takes_a_row_out_and_the_last_one_leaves_the_focus_to_add(rows: RowsEditor) -> None:
    rows.focus_at("1")
    QTest.keyClick(_focus(rows), Qt.Key.Key_Delete, ALT)
    assert rows.values() == ("un", "trois")
    assert _focus(rows) is _text(rows, 1)
    QTest.keyClick(_focus(rows), Qt.Key.Key_Delete, ALT)
    QTest.keyClick(_focus(rows), Qt.Key.Key_Delete, ALT)
    assert rows.values() == ()
    assert _focus(rows) is rows.add_button


def test_return_opens_a_row_after_and_backspace_in_it_closes_it(rows: RowsEditor) -> None:
    told = _told(rows)
    rows.focus_at("0")
    QTest.keyClick(_focus(rows), Qt.Key.Key_Return)
    assert len(rows.rows) == 4
    assert _focus(rows) is _text(rows, 1)
    assert rows.values() == ("un", "deux", "trois")
    QTest.keyClick(_focus(rows), Qt.Key.Key_Backspace)
    assert len(rows.rows) == 3
    assert _focus(rows) is _text(rows, 0)
    assert told == []


def test_lines_pasted_are_as_many_rows(rows: RowsEditor) -> None:
    rows.add_button.click()
    pasted = QMimeData()
    pasted.setText("quatre\n\n  cinq\nsix")
    _text(rows, 3).insertFromMimeData(pasted)
    assert rows.values() == ("un", "deux", "trois", "quatre", "cinq", "six")


def test_a_row_dragged_tells_once_where_it_was_left(rows: RowsEditor) -> None:
    told = _told(rows)
    grip = rows.findChildren(Grip)[0]
    last = _text(rows, 2)
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    for place in (1, 2):
        QTest.mouseMove(grip, grip.mapFromGlobal(_text(rows, place).mapToGlobal(QPoint(3, 25))))
    assert told == []
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert rows.values() == ("deux", "trois", "un")
    assert len(told) == 1
    assert _text(rows, 1) is last


def test_the_buttons_do_the_same(rows: RowsEditor) -> None:
    for name in ("rows.down", "rows.remove"):
        buttons = rows.findChildren(QAbstractButton, name)
        assert len(buttons) == 3
        buttons[0].click()
    assert rows.values() == ("deux", "trois")


def test_tab_follows_the_order_on_the_screen(rows: RowsEditor) -> None:
    rows.focus_at("0")
    QTest.keyClick(_focus(rows), Qt.Key.Key_Down, ALT)
    rows.add_row(1, "entre")
    rows.focus_at("0")
    seen = []
    for _ in range(4):
        seen.append(_focus(rows))
        QTest.keyClick(_focus(rows), Qt.Key.Key_Tab)
    assert seen == [_text(rows, place) for place in range(4)]
    assert _focus(rows) is rows.add_button


def test_showing_the_same_values_moves_no_cursor_and_keeps_blank_rows(rows: RowsEditor) -> None:
    rows.add_button.click()
    rows.show_values(("un", "deux", "trois"))
    assert len(rows.rows) == 4
    rows.show_values(("un", "deux"))
    assert len(rows.rows) == 2
