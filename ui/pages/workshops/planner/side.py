"""The panels beside the board: which there are, and how each is made at its first visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

_HERE = "ui.pages.workshops.planner"


@dataclass(frozen=True, slots=True)
class Side:
    """A panel: `maker` is "module:class", imported when it is first shown; the class takes the desk.

    `word` stands under its icon.
    """

    key: str
    word: str
    title: str
    icon: str
    maker: str

    def make(self) -> Callable[..., QWidget]:
        """The panel's class."""
        module, _, name = self.maker.partition(":")
        made: Callable[..., QWidget] = getattr(import_module(module), name)
        return made


def sides() -> tuple[Side, ...]:
    """The panels in the order of their buttons."""
    return (
        Side("block", _tr("Séquence"), _tr("Séquence choisie"), "pencil", f"{_HERE}.side_block:BlockPanel"),
        Side(
            "sheets",
            _tr("Fiches"),
            _tr("Fiches de la bibliothèque"),
            "book-open",
            f"{_HERE}.side_sheets:SheetsPanel",
        ),
        Side("time", _tr("Temps"), _tr("Temps, tenir en…"), "clock", f"{_HERE}.side_time:TimePanel"),
        Side(
            "balance",
            _tr("Équilibre"),
            _tr("Équilibre et avertissements"),
            "target",
            f"{_HERE}.side_balance:BalancePanel",
        ),
        Side(
            "materials",
            _tr("Matériel"),
            _tr("Matériel à préparer"),
            "package",
            f"{_HERE}.side_materials:MaterialsPanel",
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("plan", text)
