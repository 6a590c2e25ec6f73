"""The search field with its filters: what is typed, the button of the panel, a chip for each choice that is on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trainer.library.records import BriqueRecord
from ui.kit.buttons import Button, ghost
from ui.kit.cards import SearchField
from ui.kit.icons import set_icon
from ui.kit.layout import FlowLayout, clear, column, row
from ui.kit.slices import Slices
from ui.kit.theme import current
from ui.kit.tokens import tint
from ui.pages.library.facets import chip_word
from ui.pages.library.presenter import Wall
from ui.pages.library.query import Ask
from ui.pages.library.words import icon_of

TYPING_MS = 30
"""The rest between two keys after which the search starts: typing fast asks once, the latest question wins."""


class SearchBar(QWidget):
    """`typed` carries the words, `dropped` a chip's (facet, key)."""

    typed = Signal(str)
    escaped = Signal()
    went_down = Signal()
    dropped = Signal(str, str)
    cleared = Signal()
    brique_chosen = Signal(int)
    resized = Signal()
    """A line more or less is about to be shown: what is under the bar moves."""

    def __init__(self) -> None:
        super().__init__()
        self.field = SearchField(
            self.tr("Chercher une fiche\u00a0: un mot, un thème, une situation"), delay_ms=TYPING_MS
        )
        self.field.setObjectName("library.search")
        self.field.setToolTip(self.tr("Chercher (Ctrl+F)"))
        self.field.installEventFilter(self)
        # A space after the last word says that it is whole: it stays.
        self.field.searched.connect(lambda: self.typed.emit(self.field.text().lstrip()))
        self.field.returnPressed.connect(self._go_down)
        self.filters = ghost(self.tr("Filtres"), icon="filter", shortcut="Ctrl+Shift+F")
        self.filters.setObjectName("library.filters")
        self.filters.setCheckable(True)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._shown: tuple[tuple[str, str, str], ...] = ()
        line = row(self.field, self.filters, gap=10)
        line.setStretch(0, 1)
        self._briques = QWidget()
        self._brique_flow = FlowLayout(self._briques, gap=8)
        self._named: tuple[BriqueRecord, ...] = ()
        self._offered: dict[int, tuple[tuple[str, ...], Button]] = {}
        self._making = Slices(self)
        self._briques.hide()
        whole = column(line, self._chips, self._briques, gap=8)
        self.setLayout(whole)
        self._chips.hide()

    def show_ask(self, ask: Ask, wall: Wall, *, home: int | None) -> None:
        """Show what is looked for; `home` is the brique whose page this is: it needs no chip."""
        if self.field.text().lstrip() != ask.words:
            self.field.setText(ask.words)
        choices = [one for one in ask.filters.choices() if one != ("brique", str(home))]
        chips = tuple((facet, key, chip_word(facet, key, wall)) for facet, key in choices)
        text = self.tr("Filtres ({0})").format(len(chips)) if chips else self.tr("Filtres")
        if self.filters.text() != text:
            self.filters.setText(text)
        if chips != self._shown:
            self._shown = chips
            self._show_chips(chips)

    def show_briques(self, briques: tuple[BriqueRecord, ...]) -> None:
        """Offer the briques that have the words in their name."""
        if briques == self._named:
            return
        self._named = briques
        for _ in range(self._brique_flow.count()):
            self._brique_flow.takeAt(0)
        shown = [self._brique_chip(brique) for brique in briques]
        for _, chip in self._offered.values():
            chip.setVisible(chip in shown)
        for chip in shown:
            self._brique_flow.addWidget(chip)
        if bool(briques) != self._briques.isVisibleTo(self):
            self.resized.emit()
        self._briques.setVisible(bool(briques))

    def prepare(self, briques: tuple[BriqueRecord, ...]) -> None:
        """Make the chips of the briques at rest: a letter typed must not wait for one to be styled."""
        self._making.run((partial(self._make_ready, brique) for brique in briques), lambda: None)

    def _make_ready(self, brique: BriqueRecord) -> None:
        self._brique_chip(brique).ensurePolished()

    def focus(self) -> None:
        """Put the focus in the field, its text selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into what is under the field; Escape is the page's."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._go_down()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.escaped.emit()
                return True
        return super().eventFilter(watched, event)

    def _go_down(self) -> None:
        self.field.flush()
        self.went_down.emit()

    def _brique_chip(self, brique: BriqueRecord) -> Button:
        """Made once, hidden in between: a chip that comes and goes as one types must not be styled each time."""
        key, ink = brique.id, tint(brique.colour, current().palette)[0]
        dress = (brique.slug, brique.title, brique.fields.icon, ink)
        if key in self._offered:
            if self._offered[key][0] == dress:
                return self._offered[key][1]
            self._offered.pop(key)[1].deleteLater()
        text = self.tr("Ouvrir la brique «\u00a0{0}\u00a0»").format(brique.title)
        button = Button(text, look="link", parent=self._briques)
        button.setObjectName(f"library.results.brique.{brique.slug}")
        set_icon(button, icon_of(brique.fields.icon), ink, 16)
        button.clicked.connect(lambda: self.brique_chosen.emit(key))
        self._offered[key] = (dress, button)
        return button

    def _show_chips(self, chips: tuple[tuple[str, str, str], ...]) -> None:
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and self._chips.isAncestorOf(focused)
        clear(self._flow)
        for facet, key, text in chips:
            self._flow.addWidget(self._chip(facet, key, text))
        if len(chips) > 1:
            everything = Button(self.tr("Tout effacer"), look="link")
            everything.setObjectName("library.chips.clear")
            everything.clicked.connect(lambda: self.cleared.emit())
            self._flow.addWidget(everything)
        self._chips.setVisible(bool(chips))
        self._chips.updateGeometry()
        if had_focus:
            self.focus()

    def _chip(self, facet: str, key: str, text: str) -> Button:
        chip = Button(text, look="chip")
        set_icon(chip, "x", "ink_soft", 14)
        chip.setObjectName(f"library.chip.{facet}.{key}" if key else f"library.chip.{facet}")
        chip.setAccessibleName(self.tr("Enlever le filtre «\u00a0{0}\u00a0»").format(text))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self.dropped.emit(facet, key))
        return chip
