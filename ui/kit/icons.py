"""Icons drawn from `resources/icons/*.svg` in the theme's colours, kept once drawn.

`set_icon` remembers what a widget shows, so that a change of theme can draw it again.
"""

from __future__ import annotations

from functools import cache
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel

import resources
from ui.kit.theme import current

FOLDER = resources.path("icons")
_pixmaps: dict[tuple[str, str, int, int, float], QPixmap] = {}
_shown: WeakKeyDictionary[QAbstractButton | QLabel, tuple[str, str, int]] = WeakKeyDictionary()


@cache
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def colour_of(colour: str) -> str:
    """A "#RRGGBB" as it is; a palette field ("ink_soft", "accent" …) in the current theme; "" is the soft ink."""
    if colour.startswith("#"):
        return colour
    return str(getattr(current().palette, colour or "ink_soft"))


def pixmap(name: str, colour: str = "", size: int = 0, gap: int = 0) -> QPixmap:
    """The icon as a crisp picture of `size` logical pixels, `gap` more left empty on the right.

    Raises FileNotFoundError for an unknown name.
    """
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    ink, side = colour_of(colour), size or current().scale.icon
    key = (name, ink, side, gap, ratio)
    if key not in _pixmaps:
        renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", ink).encode()))
        picture = QPixmap(round((side + gap) * ratio), round(side * ratio))
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, side * ratio, side * ratio))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        _pixmaps[key] = picture
    return _pixmaps[key]


def icon(name: str, colour: str = "", size: int = 0, gap: int = 0) -> QIcon:
    """The icon with its disabled look. `colour` as in `colour_of`; `size` 0 follows the text setting."""
    result = QIcon(pixmap(name, colour, size, gap))
    result.addPixmap(pixmap(name, "disabled", size, gap), QIcon.Mode.Disabled)
    return result


def set_icon(widget: QAbstractButton | QLabel, name: str, colour: str = "", size: int = 0) -> None:
    """Show an icon on a button or a label and have it follow the theme. `size` is meant at 100 % text."""
    _shown[widget] = (name, colour, size)
    side = current().scale.px(size or 18)
    if isinstance(widget, QLabel):
        widget.setPixmap(pixmap(name, colour, side))
    else:
        gap = 4 if widget.text() else 0
        widget.setIcon(icon(name, colour, side, gap))
        widget.setIconSize(QSize(side + gap, side))


def drop_icon(widget: QAbstractButton) -> None:
    """Show no icon any more."""
    if _shown.pop(widget, None) is not None:
        widget.setIcon(QIcon())


def colour_shown(widget: QAbstractButton | QLabel) -> str:
    """The colour the widget's icon was asked in, "" when it has none."""
    return _shown[widget][1] if widget in _shown else ""


def refresh() -> None:
    """Draw again every icon given through `set_icon`."""
    for widget, (name, colour, size) in tuple(_shown.items()):
        if shiboken6.isValid(widget):
            set_icon(widget, name, colour, size)


def app_icon(size: int = 256) -> QIcon:
    """The program's own mark: ten bricks."""
    return QIcon(pixmap("fabrique", "#000000", size))
