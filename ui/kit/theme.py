"""The theme: light, dark or as the system says, and the size of the text; applied to the whole application at once."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui.kit.settings import Settings
from ui.kit.stylesheet import stylesheet
from ui.kit.tokens import DARK, LIGHT, Palette, Scale

FONTS = resources.path("fonts")
TEXT_SIZES = (100, 115, 130, 150, 175, 200)


class Mode(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Look:
    """What widgets draw with now."""

    palette: Palette = LIGHT
    scale: Scale = field(default_factory=Scale)
    family: str = ""
    display: str = ""


_look = Look()


def current() -> Look:
    """The look in force."""
    return _look


def _load_family(*names: str) -> str:
    """The family found in these font files, or "" when none is there."""
    family = ""
    for name in names:
        path = FONTS / name
        if path.exists():
            families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
            family = family or (families[0] if families else "")
    return family


class Theme(QObject):
    """Owns the look of one application. `changed` is emitted after everything has been restyled."""

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._family = _load_family("SourceSans3-Regular.ttf", "SourceSans3-SemiBold.ttf")
        self._display = _load_family("BricolageGrotesque-Bold.ttf")
        application.setStyle("Fusion")
        self.apply()

    def follow_system(self) -> None:
        """From now on change with the system, when that is what the person chose."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def mode(self) -> Mode:
        """Light, dark, or as the system says."""
        text = self._settings.text("theme", Mode.SYSTEM)
        return Mode(text) if text in set(Mode) else Mode.SYSTEM

    @property
    def text_percent(self) -> int:
        """The size of the text, 100 to 200."""
        return max(100, min(200, self._settings.number("text-percent", 100)))

    def set_mode(self, mode: Mode) -> None:
        """Choose the theme and remember it."""
        self._settings.set("theme", mode.value)
        self.apply()

    def set_text_percent(self, percent: int) -> None:
        """Choose the size of the text, 100 to 200, and remember it."""
        self._settings.set("text-percent", max(100, min(200, percent)))
        self.apply()

    def apply(self) -> None:
        """Restyle the application when the look asked for is not the one in force."""
        global _look
        dark = self.mode is Mode.DARK or (self.mode is Mode.SYSTEM and self._system_is_dark())
        look = Look(DARK if dark else LIGHT, Scale(self.text_percent / 100), self._family, self._display)
        if look == _look and self._application.styleSheet():
            return
        _look = look
        self._application.setPalette(qt_palette(look.palette))
        self._application.setFont(body_font())
        self._application.setStyleSheet(stylesheet(look.palette, look.scale, look.family, look.display))
        if icons := sys.modules.get("ui.kit.icons"):  # no icon is drawn before the module is imported
            icons.refresh()
        self.changed.emit()

    def _system_is_dark(self) -> bool:
        # Fusion's own palette follows the system; asking for the colour scheme itself loads every enum of Qt.
        window = self._application.style().standardPalette().color(QPalette.ColorRole.Window)
        return window.lightness() < 128

    def _system_changed(self) -> None:
        if self.mode is Mode.SYSTEM:
            self.apply()


def body_font() -> QFont:
    """The font of running text."""
    font = QFont(_look.family) if _look.family else QFont()
    font.setPixelSize(_look.scale.body)
    return font


def load_remaining_fonts() -> None:
    """The weights that the first paint does not need: for sheets in bold and italics."""
    _load_family("SourceSans3-Bold.ttf", "SourceSans3-Italic.ttf", "SourceSans3-BoldItalic.ttf")


def qt_palette(palette: Palette) -> QPalette:
    """Qt's own palette, for what no style sheet reaches (links, selections, calendars)."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.paper,
        role.Base: palette.surface,
        role.AlternateBase: palette.sunken,
        role.Text: palette.ink,
        role.WindowText: palette.ink,
        role.Button: palette.surface,
        role.ButtonText: palette.ink,
        role.BrightText: palette.on_accent,
        role.Highlight: palette.accent_fill,
        role.HighlightedText: palette.on_accent,
        role.PlaceholderText: palette.ink_faint,
        role.ToolTipBase: palette.notice,
        role.ToolTipText: palette.on_notice,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.Mid: palette.line,
        role.Accent: palette.accent_fill,
    }
    result = QPalette()
    for key, colour in colours.items():
        result.setColor(key, QColor(colour))
    for key in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(palette.disabled))
    return result
