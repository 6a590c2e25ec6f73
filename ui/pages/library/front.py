"""The front of the page: title and actions, then the wall of briques with the ways into the sheets above it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.kit.buttons import Button, ghost, icon_button, primary, quiet
from ui.kit.cards import PageHeader
from ui.kit.layout import FlowLayout, column, scrolling
from ui.pages.library.brique_card import CardActions
from ui.pages.library.presenter import Wall
from ui.pages.library.wall import WallView


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One line of the page's menu « ⋯ ». `keys` only tells the shortcut, which the page holds."""

    name: str
    text: str
    run: Callable[[], object]
    keys: str = ""


class Front(PageHeader):
    """The header: over the wall with the tools that arrange it, over a list with the number found."""

    add = Signal()
    new = Signal()

    def __init__(self, entries: Callable[[], tuple[PageEntry, ...]]) -> None:
        super().__init__(self.tr("Briques et fiches"), " ")
        self._entries = entries
        self.arrange_button = self._toggle("library.arrange", self.tr("Organiser"), "pencil")
        self.retired_button = self._toggle("library.show_retired", self.tr("Retirées"), "archive")
        self.retired_button.hide()
        self.add_button = ghost(self.tr("Ajouter une brique"), self.add.emit, icon="plus")
        self.add_button.setObjectName("library.add")
        self.new_button = primary(self.tr("Nouvelle fiche"), self.new.emit, icon="file-plus")
        self.new_button.setObjectName("library.new")
        self.new_button.setToolTip(self.tr("Nouvelle fiche (Ctrl+N)"))
        self.more_button = icon_button("ellipsis", self.tr("Autres actions"))
        self.more_button.setObjectName("library.more")
        self.menu = QMenu(self.more_button)
        self.menu.aboutToShow.connect(self._fill)
        self.more_button.setMenu(self.menu)
        for button in (
            self.retired_button,
            self.arrange_button,
            self.add_button,
            self.new_button,
            self.more_button,
        ):
            self.add_action(button)

    def show_wall(self, wall: Wall) -> None:
        """The wall is on screen."""
        count = len(wall.active)
        text = self.tr("1\u00a0brique") if count == 1 else self.tr("{0}\u00a0briques").format(count)
        if proposed := sum(brique.fields.proposition for brique in wall.active):
            text = self.tr("{0}, dont {1} en proposition").format(text, proposed)
        self.set_title(
            self.tr("Briques et fiches"), self.tr("{0}. Ouvrez-en une, ou cherchez une fiche.").format(text)
        )
        self.retired_button.setText(self.tr("Retirées ({0})").format(len(wall.retired)))
        self._arrange(True, bool(wall.retired))

    def show_found(self, text: str) -> None:
        """A list is on screen: how many were found."""
        self.set_title(self.tr("Briques et fiches"), text)
        self._arrange(False, False)

    def _arrange(self, on_wall: bool, retired: bool) -> None:
        self.arrange_button.setVisible(on_wall)
        self.add_button.setVisible(on_wall)
        self.retired_button.setVisible(on_wall and retired)

    def _fill(self) -> None:
        self.menu.clear()
        for entry in self._entries():
            action = QAction(entry.text, self.menu)
            action.setObjectName(f"library.{entry.name}")
            action.setShortcut(QKeySequence(entry.keys))
            action.triggered.connect(lambda _=False, run=entry.run: run())
            self.menu.addAction(action)

    def _toggle(self, name: str, text: str, icon_name: str) -> Button:
        button = ghost(text, icon=icon_name)
        button.setCheckable(True)
        button.setObjectName(name)
        return button


class FrontView(QWidget):
    """The ways into the sheets, then the wall. `way` carries "all", "favourites", "recent" or "drafts"."""

    way = Signal(str)

    def __init__(self, actions: CardActions) -> None:
        super().__init__()
        self._shown, self._retired_shown = Wall(), False
        self._told: tuple[Wall, dict[str, int]] | None = None
        self.wall = WallView(actions)
        self._ways = QWidget()
        flow = FlowLayout(self._ways, gap=4)
        self.ways: dict[str, Button] = {}
        for key, icon_name in (
            ("all", "list"),
            ("favourites", "star"),
            ("recent", "history"),
            ("drafts", "pencil"),
        ):
            button = quiet("", partial(self.way.emit, key), icon=icon_name)
            button.setObjectName(f"library.way.{key}")
            self.ways[key] = button
            flow.addWidget(button)
        inner = QWidget()
        layout = column(self._ways, self.wall, gap=6)
        layout.setStretch(1, 1)
        layout.setContentsMargins(32, 0, 32, 14)
        inner.setLayout(layout)
        self.setLayout(column(scrolling(inner)))

    def show_wall(self, wall: Wall, kept: Mapping[str, int]) -> None:
        """Show the briques, and how many sheets each way leads to; nothing is done twice for the same."""
        if self._told == (wall, dict(kept)):
            return
        self._shown, self._told = wall, (wall, dict(kept))
        sheets = sum(brique.sheets for brique in wall.briques)
        drafts = sum(brique.drafts for brique in wall.briques)
        texts = {
            "all": self.tr("Toutes les fiches ({0})").format(sheets),
            "favourites": self.tr("Favorites ({0})").format(kept.get("favourites", 0)),
            "recent": self.tr("Lues récemment"),
            "drafts": self.tr("Brouillons ({0})").format(drafts),
        }
        for key, button in self.ways.items():
            button.setText(texts[key])
        self.ways["drafts"].setVisible(bool(drafts))
        self.ways["recent"].setVisible(bool(kept.get("recent")))
        self.ways["favourites"].setVisible(bool(kept.get("favourites")))
        self.wall.show_wall(wall, retired_shown=self._retired_shown)

    def show_retired(self, on: bool) -> None:
        """Show or hide the briques taken off the wall."""
        self._retired_shown = on
        self.wall.show_wall(self._shown, retired_shown=on)

    def enter(self, brique_id: int | None) -> None:
        """Put the focus on the brique one comes from, or on the tile last visited."""
        if brique_id is None or not self.wall.focus_brique(brique_id):
            self.wall.enter()
