"""The theme: choice, persistence, fonts, icons that follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.kit import icons
from ui.kit.buttons import ghost
from ui.kit.settings import Settings
from ui.kit.theme import Mode, Theme, current
from ui.kit.tokens import DARK, LIGHT


def test_the_choice_is_applied_and_remembered(theme: Theme, qapp: QApplication, tmp_path: Path) -> None:
    assert current().palette == LIGHT
    theme.set_mode(Mode.DARK)
    theme.set_text_percent(150)
    assert current().palette == DARK
    assert current().scale.body == round(15 * 1.5)
    assert DARK.surface in qapp.styleSheet()
    again = Settings(tmp_path / "window.json")
    assert (again.text("theme"), again.number("text-percent")) == ("dark", 150)


@pytest.mark.parametrize(("asked", "given"), [(10, 100), (400, 200), (130, 130)])
def test_text_stays_between_100_and_200(theme: Theme, asked: int, given: int) -> None:
    theme.set_text_percent(asked)
    assert theme.text_percent == given


def test_a_foreign_word_means_as_the_system(theme: Theme, tmp_path: Path, qapp: QApplication) -> None:
    settings = Settings(tmp_path / "other.json")
    settings.set("theme", "pink")
    assert Theme(qapp, settings).mode is Mode.SYSTEM


def test_the_shipped_fonts_are_used(theme: Theme) -> None:
    assert current().family == "Source Sans 3"
    assert current().display == "Bricolage Grotesque"


def ink(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_icons_take_the_colours_of_the_theme(theme: Theme, qtbot: QtBot) -> None:
    button = ghost("Imprimer", icon="printer")
    qtbot.addWidget(button)
    assert LIGHT.ink_soft in ink(button.icon().pixmap(22, 18).toImage())
    theme.set_mode(Mode.DARK)
    assert DARK.ink_soft in ink(button.icon().pixmap(22, 18).toImage())


def test_every_shipped_icon_draws_something(theme: Theme) -> None:
    names = sorted(path.stem for path in icons.FOLDER.glob("*.svg"))
    assert "fabrique" in names
    for name in names:
        image = icons.pixmap(name, "#102030", 24).toImage()
        assert any(QColor(image.pixelColor(x, y)).alpha() for x in range(24) for y in range(24)), name


def test_an_unknown_icon_is_an_error(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon")
