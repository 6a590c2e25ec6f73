"""What the planner says. No Qt in here but the translator."""

from __future__ import annotations

from datetime import time
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from trainer.planning.records import BlockKind, PlanHalf
from ui.kit.french import clock_time
from ui.pages.workshops.presenter import day_name

USUAL_MINUTES = {
    BlockKind.WELCOME: 15,
    BlockKind.BREAK: 15,
    BlockKind.MEAL: 75,
    BlockKind.CLOSING: 20,
    BlockKind.OTHER: 30,
}
ICONS = {
    BlockKind.SHEET: "book-open",
    BlockKind.WELCOME: "door-open",
    BlockKind.BREAK: "pause",
    BlockKind.MEAL: "sun",
    BlockKind.CLOSING: "flag",
    BlockKind.OTHER: "message-circle",
}
NOON, EVENING = 12 * 60, 18 * 60


@lru_cache(2048)
def clock(minutes: int) -> str:
    """A start as it is read: 570 is "9 h 30"; what runs past midnight begins again at 0 h."""
    hours, rest = divmod(minutes % (24 * 60), 60)
    return clock_time(time(hours, rest))


def part_of_day(half: PlanHalf) -> str:
    """ "Matin", "Après-midi" or "Soirée", by its start."""
    if half.starts < NOON:
        return _tr("Matin")
    return _tr("Après-midi") if half.starts < EVENING else _tr("Soirée")


def half_name(half: PlanHalf) -> str:
    """ "sam. 5 déc., matin"."""
    return _tr("{0}, {1}").format(day_name(half.day), part_of_day(half).lower())


def kind_name(kind: BlockKind) -> str:
    """The name of a kind of block."""
    return {
        BlockKind.SHEET: _tr("Fiche"),
        BlockKind.WELCOME: _tr("Accueil"),
        BlockKind.BREAK: _tr("Pause"),
        BlockKind.MEAL: _tr("Repas"),
        BlockKind.CLOSING: _tr("Clôture"),
        BlockKind.OTHER: _tr("Autre séquence"),
    }[kind]


def _tr(text: str) -> str:
    return QCoreApplication.translate("plan", text)
