"""Apparence: the theme and the size of the text, at once and without a button."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.kit.buttons import ghost, primary
from ui.kit.cards import Card, Segments
from ui.kit.labels import IconDisc, Pill, label
from ui.kit.layout import column, row, scrolling
from ui.kit.page import PageContext
from ui.kit.theme import TEXT_SIZES, Mode
from ui.kit.tokens import Tone

WIDEST = 920
"""Pixels: a sentence is read more easily on a line that is not too long."""


class LookPane(QWidget):
    """Two choices and a sample; the whole window follows."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        theme = context.theme
        self.modes = Segments(
            [
                (Mode.LIGHT.value, self.tr("Clair")),
                (Mode.DARK.value, self.tr("Sombre")),
                (Mode.SYSTEM.value, self.tr("Comme le système")),
            ],
            name=self.tr("Thème"),
        )
        self.modes.setObjectName("settings.look.mode")
        self.modes.choose(theme.mode.value)
        self.modes.chosen.connect(lambda key: theme.set_mode(Mode(key)))
        self.sizes = Segments(
            [(str(size), self.tr("{0}\u00a0%").format(size)) for size in TEXT_SIZES],
            name=self.tr("Taille du texte"),
        )
        self.sizes.setObjectName("settings.look.text")
        nearest = min(TEXT_SIZES, key=lambda size: abs(size - theme.text_percent))
        self.sizes.choose(str(nearest))
        self.sizes.chosen.connect(lambda key: theme.set_text_percent(int(key)))
        content = QWidget()
        content.setLayout(
            column(
                Card(
                    label(
                        self.tr("Clair de jour, sombre le soir, ou réglé par l’ordinateur."),
                        "soft",
                        wrap=True,
                    ),
                    row(self.modes, None),
                    title=self.tr("Thème"),
                ),
                Card(
                    label(
                        self.tr("Tout grandit ensemble\u00a0: textes, boutons, tableaux et icônes."),
                        "soft",
                        wrap=True,
                    ),
                    row(self.sizes, None),
                    title=self.tr("Taille du texte"),
                ),
                self._sample(),
                None,
                gap=16,
            )
        )
        content.setMaximumWidth(WIDEST)
        self.setLayout(column(scrolling(content)))

    def _sample(self) -> Card:
        words = column(
            label(self.tr("Lancer un éco-syndicat dans son quartier"), "lead", wrap=True),
            label(self.tr("5–6 décembre 2026, Roubaix, 18 personnes inscrites"), "soft", wrap=True),
            gap=2,
        )
        line = row(
            IconDisc("megaphone", colour="#D9482B", size=44),
            words,
            Pill(self.tr("Confirmé"), Tone.SUCCESS),
            gap=14,
        )
        line.setStretch(1, 1)
        first, second = primary(self.tr("Bouton principal")), ghost(self.tr("Bouton"))
        for button in (first, second):
            button.setFocusPolicy(button.focusPolicy().NoFocus)
        return Card(line, row(first, second, None), title=self.tr("Aperçu"))
