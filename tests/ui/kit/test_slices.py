"""Small works done between the keys and clicks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.kit.slices import Slices


def test_works_are_done_in_order_and_the_end_comes_last(qtbot: QtBot) -> None:
    owner, seen = QObject(), list[object]()
    Slices(owner).run([partial(seen.append, number) for number in range(50)], lambda: seen.append("end"))
    assert seen == []
    qtbot.waitUntil(lambda: "end" in seen)
    assert seen == [*range(50), "end"]


def test_a_new_series_takes_the_place_of_the_one_under_way(qtbot: QtBot) -> None:
    owner, seen = QObject(), list[str]()
    slices = Slices(owner)
    slices.run([lambda: seen.append("old")], lambda: seen.append("old end"))
    slices.run([lambda: seen.append("new")], lambda: seen.append("new end"))
    qtbot.waitUntil(lambda: "new end" in seen)
    assert seen == ["new", "new end"]
