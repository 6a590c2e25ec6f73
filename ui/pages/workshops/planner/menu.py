"""The menu of the chosen blocks: the acts of the board with their keys, lengths of the sheet, where to send them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from trainer.planning import edits
from trainer.planning.records import Block, Spot
from ui.kit.french import duration
from ui.kit.page import Route
from ui.pages.workshops.planner import model_menu
from ui.pages.workshops.planner.board_keys import act_word, keys_of
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.words import half_name

_WITH_NOTHING = ("paste", "add")
_TAKING_BACK = ("ungroup", "together")
"""Shown where there is something of it: a menu as high as a small screen has no room to spare."""
_CHOOSING = ("half", "day", "all")
_SHOWN = (
    ("edit", "pin", "split"),
    ("group", "ungroup", "parallel", "together"),
    ("duplicate", "cut", "copy", "paste"),
    ("park", "remove"),
    ("add", "undo", "redo", "zoom-in", "zoom-out"),
)


def build(desk: PlanDesk, run: Callable[[str], object], parent: QWidget, *, scale: bool = False) -> QMenu:
    """The menu for what is chosen now; `run` does an act of the keys by its name; `scale`: there is one to zoom."""
    menu = QMenu(parent)
    menu.setObjectName("agenda.menu")
    chosen = desk.chosen_blocks()
    for place, names in enumerate(_SHOWN):
        if place:
            menu.addSeparator()
        for name in names:
            action = _add(menu, name, run)
            action.setEnabled(_possible(desk, name, chosen))
            needless = name in _TAKING_BACK and not action.isEnabled()
            action.setVisible(not needless and (scale or not name.startswith("zoom")))
        if place == 0:
            _lengths(menu, desk, chosen, run)
        if place == 2:
            _halves(menu, desk, chosen)
            inner = menu.addMenu(_tr("Choisir"))
            for name in _CHOOSING:
                _add(inner, name, run)
    _open_sheet(menu, desk, chosen)
    model_menu.add_to(menu.addMenu(_tr("Modèles")), desk)
    return menu


def _add(menu: QMenu, name: str, run: Callable[[str], object]) -> QAction:
    action = menu.addAction(f"{act_word(name)}\t{keys_of(name)}")
    action.setObjectName(f"agenda.menu.{name}")
    action.triggered.connect(lambda _=False: run(name))
    return action


def _possible(desk: PlanDesk, name: str, chosen: list[Block]) -> bool:
    if name in _WITH_NOTHING or name.startswith("zoom"):
        return True
    if name in ("undo", "redo"):
        return desk.can_undo if name == "undo" else desk.can_redo
    if name == "ungroup":
        return any(block.group for block in chosen)
    if name == "together":
        return any(block.parallel for block in chosen)
    return len(chosen) == 1 if name == "split" else bool(chosen)


def _lengths(menu: QMenu, desk: PlanDesk, chosen: list[Block], run: Callable[[str], object]) -> None:
    """Five minutes more or less; short, usual and long, each of its own sheet when several are chosen."""
    inner = menu.addMenu(_tr("Durée"))
    inner.setEnabled(bool(chosen))
    for act in ("longer", "shorter"):
        _add(inner, act, run)
    looks = {block.key: desk.looks.get(block.sheet_id or 0) for block in chosen}
    if not any(looks.values()):
        return
    inner.addSeparator()
    for name, word in (("short", _tr("Court")), ("usual", _tr("Usuel")), ("long", _tr("Long"))):
        minutes = {key: getattr(look, name) for key, look in looks.items() if look is not None}
        one = f"\t{duration(next(iter(minutes.values())))}" if len(minutes) == 1 else ""
        action = inner.addAction(f"{word}{one}")
        action.triggered.connect(lambda _=False, found=minutes, said=word: _fit(desk, found, said))


def _fit(desk: PlanDesk, minutes: dict[str, int], word: str) -> None:
    desk.do(
        _tr("durée\u00a0: {0}").format(word.lower()),
        lambda plan: edits.change_each(
            plan, list(minutes), lambda block: replace(block, minutes=minutes[block.key] or block.minutes)
        ),
    )


def _halves(menu: QMenu, desk: PlanDesk, chosen: list[Block]) -> None:
    if not chosen or not desk.plan.halves:
        return
    inner = menu.addMenu(_tr("Envoyer vers"))
    for half in desk.plan.halves:
        action: QAction = inner.addAction(half_name(half))
        action.triggered.connect(lambda _=False, half_id=half.id: send(desk, half_id))


def send(desk: PlanDesk, half_id: int) -> None:
    """Move the chosen blocks to the end of a half-day."""
    keys = desk.chosen
    end = Spot(half_id, len([block for block in desk.plan.at(half_id) if block.key not in keys]))
    if desk.do(_tr("envoi vers une demi-journée"), lambda plan: edits.move(plan, keys, end), choose=keys):
        desk.reveal_chosen()


def _open_sheet(menu: QMenu, desk: PlanDesk, chosen: list[Block]) -> None:
    if len(chosen) == 1 and chosen[0].sheet_id is not None:
        menu.addSeparator()
        route = Route("library", chosen[0].sheet_id, "sheet")
        action = menu.addAction(_tr("Ouvrir la fiche"))
        action.triggered.connect(lambda: desk.context.navigate(route))


def _tr(text: str) -> str:
    return QCoreApplication.translate("plan", text)
