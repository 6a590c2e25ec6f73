"""What a search found: briques by name, then sheets; or a sentence when nothing was found."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer.library.records import BriqueRecord, SheetSummary
from ui.kit.buttons import ghost
from ui.kit.cards import EmptyState
from ui.kit.icons import set_icon
from ui.kit.labels import label
from ui.kit.layout import FlowLayout, clear, column
from ui.kit.theme import current
from ui.kit.tokens import tint
from ui.pages.library.sheet_list import SheetList
from ui.pages.library.words import found_words, icon_of


class SearchView(QWidget):
    """Fed by the page; tells what was chosen."""

    sheet_chosen = Signal(int)
    brique_chosen = Signal(int)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "heading", wrap=True)
        self.list = SheetList(self.tr("Fiches trouvées"), with_brique=True)
        self.list.setObjectName("library.results")
        self.list.chosen.connect(self.sheet_chosen)
        self.list.clicked.connect(lambda index: self._chosen())
        self.empty = EmptyState(
            "search",
            "",
            "",
            action=self.tr("Effacer la recherche"),
            on_action=self.cleared.emit,
            action_icon="x",
        )
        self.empty.setObjectName("library.results.empty")
        self._briques = QWidget()
        self._flow = FlowLayout(self._briques, gap=8)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        whole = column(self.title, self._briques, self._stack, gap=12)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_results(
        self, words: str, kind: str, sheets: tuple[SheetSummary, ...], briques: tuple[BriqueRecord, ...]
    ) -> None:
        """Show what was found for `words` among the sheets of `kind` ("" is all)."""
        self.title.setText(found_words(len(sheets), words))
        self.title.setVisible(bool(sheets or briques))
        self.list.show_sheets(sheets)
        self._show_briques(briques)
        if not sheets:
            self.empty.set_text(*self._nothing(words, kind))
        self._stack.setCurrentWidget(self.list if sheets else self.empty)

    def enter(self) -> None:
        """Put the focus in the results."""
        if self.list.lines.items:
            self.list.enter()

    def _nothing(self, words: str, kind: str) -> tuple[str, str]:
        advice = self.tr(
            "Essayez un mot plus court ou plus courant. Les accents et les majuscules ne comptent pas."
        )
        if words and kind:
            title = self.tr("Rien pour «\u00a0{0}\u00a0» parmi les fiches «\u00a0{1}\u00a0»").format(
                words, kind
            )
        elif words:
            title = self.tr("Aucune fiche ne contient «\u00a0{0}\u00a0»").format(words)
        else:
            title = self.tr("Aucune fiche «\u00a0{0}\u00a0» pour l’instant").format(kind)
            advice = self.tr("Choisissez une autre nature de fiche.")
        return title, advice

    def _show_briques(self, briques: tuple[BriqueRecord, ...]) -> None:
        clear(self._flow)
        for brique in briques:
            text = self.tr("Brique «\u00a0{0}\u00a0»").format(brique.title)
            button = ghost(text, partial(self.brique_chosen.emit, brique.id))
            button.setObjectName(f"library.results.brique.{brique.slug}")
            set_icon(button, icon_of(brique.fields.icon), tint(brique.colour, current().palette)[0])
            self._flow.addWidget(button)
        self._briques.setVisible(bool(briques))

    def _chosen(self) -> None:
        chosen = self.list.current_id
        if chosen is not None:
            self.sheet_chosen.emit(chosen)
