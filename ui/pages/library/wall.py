"""The wall of briques: ten tiles, the arrows to go from one to the next, tools to arrange them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trainer.library.records import BriqueRecord
from ui.kit.buttons import ghost
from ui.kit.cards import Card, EmptyState
from ui.kit.grid import TileGrid
from ui.kit.labels import IconDisc, label
from ui.kit.layout import clear, column, row
from ui.pages.library.brique_card import BriqueCard, CardActions
from ui.pages.library.presenter import Wall, grid_step
from ui.pages.library.words import icon_of, sheets_count


class WallView(QWidget):
    """Shows a `Wall`. One tile is in the tab order: the one last visited."""

    put_back = Signal(int)
    add = Signal()

    def __init__(self, actions: CardActions) -> None:
        super().__init__()
        self._actions = actions
        self._place = 0
        self._arranging = False
        self.cards: list[BriqueCard] = []
        self.grid = TileGrid(narrowest=196, most=5, gap=14)
        self.hint = label(
            self.tr(
                "Les flèches sous chaque brique, ou Alt et une flèche du clavier, la déplacent\u00a0; "
                "F2 la modifie."
            ),
            "hint",
            wrap=True,
        )
        self.hint.hide()
        self.empty = EmptyState(
            "layers",
            self.tr("Le mur est vide"),
            self.tr("Ajoutez une brique, ou remettez-en une qui a été retirée."),
            action=self.tr("Ajouter une brique"),
            on_action=self.add.emit,
        )
        self.empty.hide()
        self._retired = column(gap=8)
        self.retired = Card(
            label(
                self.tr("Une brique retirée garde ses fiches\u00a0: on les trouve encore par la recherche."),
                "soft",
            ),
            self._retired,
            title=self.tr("Briques retirées"),
        )
        self.retired.setObjectName("library.retired")
        self.retired.hide()
        whole = column(self.hint, self.grid, self.empty, self.retired, None, gap=16)
        whole.setStretch(1, 100)
        whole.setStretch(4, 1)
        self.setLayout(whole)

    def show_wall(self, wall: Wall, *, retired_shown: bool) -> None:
        """Show the briques; the focus stays on the brique that had it."""
        focused = self._focused_id()
        active = wall.active
        self.cards = [
            BriqueCard(brique, place + 1, place == len(active) - 1, self._actions)
            for place, brique in enumerate(active)
        ]
        for card in self.cards:
            card.stepped.connect(lambda key, card=card: self._step(card, key))
            card.arrange(self._arranging)
        self.grid.set_tiles(self.cards)
        self.grid.setVisible(bool(self.cards))
        self.empty.setVisible(not self.cards)
        self._show_retired(wall.retired, retired_shown)
        self._place = min(self._place, max(0, len(self.cards) - 1))
        self._rove()
        if focused is not None and not self.focus_brique(focused):
            self.enter()

    def arrange(self, on: bool) -> None:
        """Show or hide the tools of every tile."""
        self._arranging = on
        self.hint.setVisible(on)
        for card in self.cards:
            card.arrange(on)

    def enter(self) -> None:
        """Put the focus on the tile last visited."""
        if self.cards:
            self.cards[self._place].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_brique(self, brique_id: int) -> bool:
        """Put the focus on a brique's tile; False when it is not on the wall."""
        for place, card in enumerate(self.cards):
            if card.brique.id == brique_id:
                self._place = place
                self._rove()
                card.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _focused_id(self) -> int | None:
        focused: QWidget | None = self.window().focusWidget()
        for card in self.cards:
            if focused is not None and (card is focused or card.isAncestorOf(focused)):
                return card.brique.id
        return None

    def _step(self, card: BriqueCard, key: str) -> None:
        place = self.cards.index(card)
        self._place = grid_step(key, place, len(self.cards), max(1, self.grid.columns))
        self._rove()
        self.enter()

    def _rove(self) -> None:
        for place, card in enumerate(self.cards):
            policy = Qt.FocusPolicy.StrongFocus if place == self._place else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)

    def _show_retired(self, briques: tuple[BriqueRecord, ...], shown: bool) -> None:
        clear(self._retired)
        for brique in briques:
            self._retired.addWidget(self._retired_line(brique))
        self.retired.setVisible(shown and bool(briques))

    def _retired_line(self, brique: BriqueRecord) -> QWidget:
        back = ghost(self.tr("Remettre au mur"), lambda: self.put_back.emit(brique.id), icon="undo-2")
        back.setObjectName(f"library.retired.{brique.slug}.put_back")
        back.setAccessibleName(self.tr("Remettre «\u00a0{0}\u00a0» au mur").format(brique.title))
        words = column(
            label(brique.title, "strong", wrap=True), label(sheets_count(brique.sheets), "caption"), gap=0
        )
        disc = IconDisc(icon_of(brique.fields.icon), colour=brique.colour, size=36)
        line = row(disc, words, back, gap=12)
        line.setStretch(1, 1)
        whole = QWidget()
        whole.setLayout(line)
        return whole
