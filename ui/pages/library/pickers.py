"""Choosing the colour and the icon of a brique: a row of small buttons, one chosen, the arrows move along."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from ui.kit.icons import pixmap
from ui.kit.layout import FlowLayout
from ui.kit.theme import current
from ui.kit.tokens import BRIQUE_COLOURS, readable

# fmt: off
ICONS = (
    "megaphone", "ear", "search", "target", "users", "mic", "flag", "handshake", "sprout", "link",
    "layers", "message-circle", "puzzle", "lightbulb", "map-pin", "house", "star", "award", "globe",
    "theater", "sparkles", "clipboard-list", "file-text", "building-2", "graduation-cap", "accessibility",
    "video", "mail", "phone", "calendar-days", "banknote", "tag",
)
# fmt: on


def colours() -> tuple[tuple[str, str], ...]:
    """The colours offered, each with its name."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("pickers", text)

    names = (
        tr("rouge brique"),
        tr("orange brûlé"),
        tr("ocre"),
        tr("vert mousse"),
        tr("vert sapin"),
        tr("bleu canard"),
        tr("bleu roi"),
        tr("violet"),
        tr("framboise"),
        tr("bordeaux"),
    )
    return (*zip(BRIQUE_COLOURS, names, strict=True), ("#6B5B4B", tr("terre")), ("#475569", tr("ardoise")))


class Swatch(QAbstractButton):
    """One choice: a square of colour, with an icon in it or a tick when chosen."""

    def __init__(self, colour: str, icon: str, name: str) -> None:
        super().__init__()
        self.colour, self.icon_name = colour, icon
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        side = current().scale.px(38)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The square, its ring when chosen, the focus around it."""
        palette = current().palette
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        filled = bool(not self.icon_name or self.isChecked())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(readable(self.colour, "#FFFFFF", 4.5) if filled else palette.sunken))
            painter.drawRoundedRect(box, 8, 8)
            shown = self.icon_name or ("check" if self.isChecked() else "")
            if shown:
                inner = round(box.width() * 0.58)
                ink = "#FFFFFF" if filled else palette.ink_soft
                corner = (self.width() - inner) // 2
                painter.drawPixmap(corner, corner, pixmap(shown, ink, inner))
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(palette.focus), 2))
                painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 10, 10)


class Picker(QWidget):
    """Swatches of which one is chosen; `value` is its key."""

    picked = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str, str]], value: str) -> None:
        """`choices` are (key, colour, icon, name); a value that is not offered is added."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        flow = FlowLayout(self, gap=4)
        for key, colour, icon, name in choices:
            swatch = Swatch(colour, icon, name)
            self._group.addButton(swatch, len(self._keys))
            self._keys.append(key)
            flow.addWidget(swatch)
        self.set_value(value)
        self._group.idToggled.connect(self._toggled)

    def value(self) -> str:
        """The key of the chosen one."""
        return self._keys[self._group.checkedId()]

    def set_value(self, value: str) -> None:
        """Choose; the first one for an unknown key."""
        place = self._keys.index(value) if value in self._keys else 0
        self._group.button(place).setChecked(True)

    def paint_with(self, colour: str) -> None:
        """Show the chosen icon in another colour."""
        for button in self._group.buttons():
            if isinstance(button, Swatch):
                button.colour = colour
                button.update()

    def heightForWidth(self, width: int) -> int:
        """As many lines as needed."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else -1

    def _toggled(self, place: int, on: bool) -> None:
        if on:
            self.picked.emit(self._keys[place])


def colour_picker(value: str) -> Picker:
    """The colours; one that is not offered comes first."""
    offered = colours()
    if value not in dict(offered):
        offered = ((value, value), *offered)
    return Picker([(colour, colour, "", name) for colour, name in offered], value)


def icon_picker(value: str, colour: str) -> Picker:
    """The icons; one that is not offered comes first."""
    names = ICONS if value in ICONS else (value, *ICONS)
    picker = Picker([(name, colour, name, name) for name in names], value)
    return picker
