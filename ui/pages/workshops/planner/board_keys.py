"""The keys of the board: one table for the board itself, its menu and its tooltips. The guide lists the same."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

from ui.pages.workshops.planner.board_walk import Way

_K, _M = Qt.Key, Qt.KeyboardModifier
_NONE, _CTRL, _SHIFT, _ALT = _M.NoModifier, _M.ControlModifier, _M.ShiftModifier, _M.AltModifier


class KeyHelp(NamedTuple):
    """An act with the keys that do it, as they are written."""

    act: str
    keys: str


KEYS = (
    KeyHelp("edit", "Entrée"),
    KeyHelp("remove", "Suppr"),
    KeyHelp("up", "Alt+↑"),
    KeyHelp("down", "Alt+↓"),
    KeyHelp("left", "Alt+←"),
    KeyHelp("right", "Alt+→"),
    KeyHelp("duplicate", "Ctrl+D"),
    KeyHelp("copy", "Ctrl+C"),
    KeyHelp("cut", "Ctrl+X"),
    KeyHelp("paste", "Ctrl+V"),
    KeyHelp("group", "Ctrl+G"),
    KeyHelp("ungroup", "Ctrl+Maj+G"),
    KeyHelp("parallel", "Ctrl+P"),
    KeyHelp("together", "Ctrl+Maj+P"),
    KeyHelp("pin", "P"),
    KeyHelp("park", "M"),
    KeyHelp("split", "S"),
    KeyHelp("longer", "+"),
    KeyHelp("shorter", "−"),
    KeyHelp("undo", "Ctrl+Z"),
    KeyHelp("redo", "Ctrl+Maj+Z ou Ctrl+Y"),
    KeyHelp("half", "Ctrl+Maj+A"),
    KeyHelp("day", "Ctrl+Maj+A deux fois"),
    KeyHelp("all", "Ctrl+A"),
    KeyHelp("add", "Ctrl+J"),
    KeyHelp("zoom-in", "Ctrl++"),
    KeyHelp("zoom-out", "Ctrl+−"),
)

ON_BLOCKS = frozenset(one.act for one in KEYS[:19] if one.act != "paste")
"""The acts that are about the blocks chosen: all before undo."""
_ACTS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (_K.Key_Return, _NONE): "edit",
    (_K.Key_Enter, _NONE): "edit",
    (_K.Key_F2, _NONE): "edit",
    (_K.Key_Delete, _NONE): "remove",
    (_K.Key_Backspace, _NONE): "remove",
    (_K.Key_Up, _ALT): "up",
    (_K.Key_Down, _ALT): "down",
    (_K.Key_Left, _ALT): "left",
    (_K.Key_Right, _ALT): "right",
    (_K.Key_D, _CTRL): "duplicate",
    (_K.Key_C, _CTRL): "copy",
    (_K.Key_X, _CTRL): "cut",
    (_K.Key_V, _CTRL): "paste",
    (_K.Key_G, _CTRL): "group",
    (_K.Key_G, _CTRL | _SHIFT): "ungroup",
    (_K.Key_P, _CTRL): "parallel",
    (_K.Key_P, _CTRL | _SHIFT): "together",
    (_K.Key_P, _NONE): "pin",
    (_K.Key_M, _NONE): "park",
    (_K.Key_S, _NONE): "split",
    (_K.Key_Z, _CTRL): "undo",
    (_K.Key_Z, _CTRL | _SHIFT): "redo",
    (_K.Key_Y, _CTRL): "redo",
    (_K.Key_A, _CTRL): "all",
    (_K.Key_A, _CTRL | _SHIFT): "half",
}
_WAYS: dict[Qt.Key, Way] = {
    _K.Key_Up: "up",
    _K.Key_Down: "down",
    _K.Key_Left: "left",
    _K.Key_Right: "right",
    _K.Key_Home: "home",
    _K.Key_End: "end",
}


def keys_of(act: str) -> str:
    """The keys of an act as they are written. KeyError for an unknown one."""
    return {one.act: one.keys for one in KEYS}[act]


def act_of(event: QKeyEvent) -> str:
    """The act a key asks for, "" for none. Plus and minus count wherever the keyboard has them."""
    key, modifiers = _parts(event)
    if modifiers in (_NONE, _SHIFT) and key in (_K.Key_Plus, _K.Key_Equal):
        return "longer"
    if modifiers == _NONE and key == _K.Key_Minus:
        return "shorter"
    return _ACTS.get((key, modifiers), "")


def way_of(event: QKeyEvent) -> Way | None:
    """Where a key walks to; with Ctrl, Home and End are those of the whole board."""
    key, modifiers = _parts(event)
    if modifiers & _ALT:
        return None
    way = _WAYS.get(key)
    if modifiers & _CTRL and way in ("home", "end"):
        return "first" if way == "home" else "last"
    return way


def zoom_of(event: QKeyEvent) -> int:
    """1 to zoom in (Ctrl+plus), -1 to zoom out (Ctrl+minus), 0 for neither."""
    key, modifiers = _parts(event)
    if not modifiers & _CTRL:
        return 0
    return {_K.Key_Plus: 1, _K.Key_Equal: 1, _K.Key_Minus: -1}.get(key, 0)


def is_menu(event: QKeyEvent) -> bool:
    """Whether a key asks for the menu."""
    return _parts(event) in ((_K.Key_Menu, _NONE), (_K.Key_F10, _SHIFT))


def is_ours(event: QKeyEvent) -> bool:
    """Whether the board does something with a key, so that no shortcut of the window may take it."""
    return bool(act_of(event) or way_of(event) or zoom_of(event) or is_menu(event))


def act_word(act: str) -> str:
    """An act as a menu says it."""
    words = {
        "edit": _tr("Modifier"),
        "remove": _tr("Enlever"),
        "up": _tr("Monter"),
        "down": _tr("Descendre"),
        "left": _tr("Groupe ou demi-journée d’avant"),
        "right": _tr("Groupe ou demi-journée d’après"),
        "duplicate": _tr("Dupliquer"),
        "copy": _tr("Copier"),
        "cut": _tr("Couper"),
        "paste": _tr("Coller"),
        "group": _tr("Réunir sous un titre"),
        "ungroup": _tr("Retirer le titre"),
        "parallel": _tr("Mettre en parallèle"),
        "together": _tr("Tout le monde ensemble"),
        "pin": _tr("Fixer ou libérer l’heure"),
        "park": _tr("Mettre de côté"),
        "split": _tr("Couper en deux"),
        "longer": _tr("Allonger de 5\u00a0min"),
        "shorter": _tr("Raccourcir de 5\u00a0min"),
        "undo": _tr("Annuler"),
        "redo": _tr("Rétablir"),
        "half": _tr("Choisir la demi-journée"),
        "day": _tr("Choisir la journée"),
        "all": _tr("Tout choisir"),
        "add": _tr("Aller au champ qui ajoute"),
        "zoom-in": _tr("Agrandir l’échelle"),
        "zoom-out": _tr("Rétrécir l’échelle"),
    }
    return words[act]


def _parts(event: QKeyEvent) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """Key and modifiers; which part of the keyboard it is on does not count."""
    combination: QKeyCombination = event.keyCombination()
    return combination.key(), combination.keyboardModifiers() & ~_M.KeypadModifier


def _tr(text: str) -> str:
    return QCoreApplication.translate("board", text)
