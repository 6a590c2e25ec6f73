"""The doors out of the program: a web address, a folder, a file. Tests replace `_open`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_address(url: QUrl) -> bool:
    """Ask the system's browser to open an http(s) address; anything else is refused."""
    return url.scheme().lower() in ("http", "https") and _open(url)


def open_folder(path: Path) -> bool:
    """Ask the system to show the folder of a file."""
    return _open(QUrl.fromLocalFile(str(path.parent)))


def open_file(path: Path) -> bool:
    """Ask the system to open a file with the program it has for that kind."""
    return _open(QUrl.fromLocalFile(str(path)))


def _open(url: QUrl) -> bool:
    return QDesktopServices.openUrl(url)
