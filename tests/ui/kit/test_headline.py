"""Long titles: two lines at most, whole in the tooltip, never wider than their page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.kit.cards import PageHeader
from ui.kit.headline import Headline
from ui.kit.layout import column

LONG = "Lancer un éco-syndicat dans son quartier, mener l’enquête et conduire une première action " * 2
WORD = "x" * 200


def shown_in(qtbot: QtBot, text: str, width: int) -> tuple[Headline, QWidget]:
    holder = QWidget()
    qtbot.addWidget(holder)
    line = Headline(text, "title")
    holder.setLayout(column(line, None))
    holder.resize(width, 300)
    with qtbot.waitExposed(holder):
        holder.show()
    return line, holder


def test_a_short_title_is_shown_as_it_is(qtbot: QtBot) -> None:
    line, _holder = shown_in(qtbot, "Mobiliser", 400)
    assert (line.text(), line.toolTip()) == ("Mobiliser", "")
    assert line.height() == line.fontMetrics().lineSpacing()


@pytest.mark.parametrize("text", [LONG, WORD])
@pytest.mark.parametrize("width", [260, 500])
def test_a_long_title_ends_with_an_ellipsis(qtbot: QtBot, text: str, width: int) -> None:
    line, _holder = shown_in(qtbot, text, width)
    assert line.width() == width
    assert line.text().endswith("…")
    assert line.toolTip() == line.whole == line.accessibleName() == text
    assert line.height() <= 2 * line.fontMetrics().lineSpacing()


def test_more_room_shows_more_and_less_shows_less(qtbot: QtBot) -> None:
    line, holder = shown_in(qtbot, LONG, 500)
    some = line.text()
    holder.resize(2400, 300)
    assert line.text() == LONG
    assert line.toolTip() == ""
    holder.resize(500, 300)
    assert line.text() == some


def test_the_header_of_a_page_stays_as_narrow_as_its_page(qtbot: QtBot) -> None:
    header = PageHeader(WORD, LONG)
    qtbot.addWidget(header)
    assert header.minimumSizeHint().width() < 300
    header.set_title("Ateliers")
    assert [line.whole for line in header.findChildren(Headline)] == ["Ateliers", ""]
