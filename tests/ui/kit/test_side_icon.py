"""Icons inside fields: as large as the text, and the one of a date opens the calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from ui.kit.cards import SearchField
from ui.kit.fields import DateField
from ui.kit.side_icon import SideIcon
from ui.kit.theme import Theme


def test_the_glass_grows_with_the_text_and_the_text_leaves_it_room(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField("Chercher")
    qtbot.addWidget(field)
    field.show()
    mark = field.glass.mark
    assert isinstance(mark, QLabel)
    assert mark.pixmap().deviceIndependentSize().width() == 16
    before = field.textMargins().left()
    theme.set_text_percent(200)
    qtbot.waitUntil(lambda: mark.width() == 32)
    assert mark.pixmap().deviceIndependentSize().width() == 32
    assert field.textMargins().left() == 2 * before
    assert field.rect().contains(mark.geometry())


def test_the_button_of_a_line_is_pressed(qtbot: QtBot) -> None:
    line, pressed = QLineEdit(), list[bool]()
    qtbot.addWidget(line)
    icon = SideIcon(line, "calendar", label="Choisir", action=lambda: pressed.append(True))
    line.resize(200, 36)
    line.show()
    assert isinstance(icon.mark, QToolButton)
    assert (icon.mark.toolTip(), icon.mark.accessibleName()) == ("Choisir", "Choisir")
    assert line.rect().contains(icon.mark.geometry())
    icon.mark.click()
    assert pressed == [True]


def test_a_date_keeps_its_calendar(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.set_value(date(2026, 3, 12))
    assert field.pick.mark.accessibleName() == "Choisir dans le calendrier"
    assert field.textMargins().right() > 0
