"""The table: cells made once, sort, keyboard, empty state."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.kit.cards import EmptyState
from ui.kit.table import READABLE, Column, Table
from ui.kit.theme import Theme
from ui.kit.tokens import Tone


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    minutes: int


ROWS = [Row("Écouter", 90), Row("Animer", 100), Row("Zébrer", 9)]


def made(qtbot: QtBot, calls: list[str] | None = None) -> Table[Row]:
    def text(row: Row) -> str:
        if calls is not None:
            calls.append(row.title)
        return row.title

    columns = [
        Column[Row]("title", "Titre", text, strong=True),
        Column[Row](
            "minutes",
            "Durée",
            lambda r: f"{r.minutes} min",
            align="right",
            width=90,
            sort=lambda r: r.minutes,
        ),
        Column[Row]("state", "État", lambda r: "long", width=90, badge=lambda r: Tone.SUCCESS),
    ]
    table: Table[Row] = Table(columns, EmptyState("list", "Rien", "Rien encore."), name="Fiches")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    return table


def titles(table: Table[Row]) -> list[str]:
    return [table.model.record(row).title for row in range(table.model.rowCount())]


def test_empty_then_filled(qtbot: QtBot, theme: Theme) -> None:
    table = made(qtbot)
    table.set_records([])
    assert table.currentWidget() is table.empty
    table.set_records(ROWS)
    assert table.currentWidget() is table.view
    assert table.model.rowCount() == 3


def test_cells_are_made_once(qtbot: QtBot, theme: Theme) -> None:
    calls: list[str] = []
    table = made(qtbot, calls)
    table.set_records(ROWS)
    for _ in range(3):
        for row in range(3):
            table.model.data(table.model.index(row, 0))
        table.grab()
    assert sorted(calls) == sorted(row.title for row in ROWS)


def test_sorting_forgets_accents_and_knows_numbers(qtbot: QtBot, theme: Theme) -> None:
    table = made(qtbot)
    table.set_records(ROWS)
    table.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert titles(table) == ["Animer", "Écouter", "Zébrer"]
    table.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert titles(table) == ["Animer", "Écouter", "Zébrer"]
    table.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert titles(table) == ["Zébrer", "Écouter", "Animer"]


def test_the_keyboard_opens_and_the_current_row_stays(qtbot: QtBot, theme: Theme) -> None:
    table = made(qtbot)
    table.set_records(ROWS)
    opened: list[Row] = []
    table.opened.connect(opened.append)
    assert table.select(lambda row: row.title == "Animer")
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert [row.title for row in opened] == ["Animer"]
    table.set_records([Row("Nouveau", 1), *ROWS], keep=lambda row: row.title)
    current = table.current()
    assert current is not None
    assert current.title == "Animer"
    assert not table.select(lambda row: row.title == "Absent")


def test_a_column_without_width_stays_readable_in_a_narrow_table(qtbot: QtBot) -> None:
    columns = [
        Column[str]("wide", "Large", lambda one: one, width=400),
        Column[str]("free", "Libre", lambda one: one),
    ]
    table: Table[str] = Table(columns, EmptyState("search", "Rien", "Rien."), name="Essai")
    qtbot.addWidget(table)
    table.set_records(["un"])
    table.resize(420, 200)
    table.show()
    header = table.view.horizontalHeader()
    assert header.sectionSize(1) == READABLE
    table.resize(900, 200)
    qtbot.waitUntil(lambda: header.sectionSize(1) == table.view.viewport().width() - 400)
