"""Nothing found: what was looked for, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.buttons import Button, ghost
from ui.kit.labels import IconDisc, label
from ui.kit.layout import clear, column
from ui.pages.library.facets import suggestions
from ui.pages.library.query import FAVOURITES, RECENT, UNDER_WAY, Ask


class NothingFound(QWidget):
    """`way` carries the key of the way out that was chosen."""

    way = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("library.results.empty")
        self.title = label("", "heading", wrap=True)
        self.sentence = label("", "soft", wrap=True)
        for text in (self.title, self.sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(8)
        self.buttons: list[Button] = []
        disc = IconDisc("search", size=56)
        whole = column(None, disc, 4, self.title, self.sentence, 4, None, margins=12)
        whole.insertLayout(whole.count() - 1, self._ways)
        whole.setAlignment(disc, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(whole)

    def show_ask(self, ask: Ask) -> None:
        """Say what was not found and offer what may be."""
        self.title.setText(self._title(ask))
        self.sentence.setText(self._advice(ask))
        clear(self._ways)
        self.buttons = []
        for key, text in suggestions(ask.words, ask.filters):
            button = ghost(text)
            button.setObjectName(f"library.results.way.{key}")
            button.clicked.connect(lambda _=False, key=key: self.way.emit(key))
            self._ways.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self.buttons.append(button)

    def enter(self) -> None:
        """Put the focus on the first way out."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _title(self, ask: Ask) -> str:
        if ask.words and ask.filters.active:
            return self.tr("Rien pour «\u00a0{0}\u00a0» avec ces filtres").format(ask.words)
        if ask.words:
            return self.tr("Aucune fiche ne contient «\u00a0{0}\u00a0»").format(ask.words)
        if ask.filters.kept == FAVOURITES:
            return self.tr("Pas encore de favorites")
        if ask.filters.kept == RECENT:
            return self.tr("Rien de lu récemment")
        if ask.filters.kept == UNDER_WAY:
            return self.tr("Aucun brouillon en cours")
        return self.tr("Aucune fiche avec ces filtres")

    def _advice(self, ask: Ask) -> str:
        if ask.words:
            return self.tr(
                "Essayez un mot plus court ou plus courant. Les accents et les majuscules ne comptent pas."
            )
        if ask.filters.kept == FAVOURITES:
            return self.tr("Sur une fiche, l’étoile ou Ctrl+D la garde ici.")
        if ask.filters.kept == RECENT:
            return self.tr("Les vingt dernières fiches lues viendront ici.")
        if ask.filters.kept == UNDER_WAY:
            return self.tr("Une fiche commencée et pas encore publiée attend ici.")
        return self.tr("Enlevez un filtre\u00a0: les nombres à côté de chacun disent ce qu’il laisse.")
