"""What the page shows before the first quote: how a sale goes, in four steps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import primary
from ui.kit.cards import Card
from ui.kit.grid import TileGrid
from ui.kit.labels import IconDisc, label
from ui.kit.layout import column, row, scrolling
from ui.kit.theme import current
from ui.kit.tokens import Tone


class Welcome(QWidget):
    """Quote, agreement, invoice, payments; and the way to a workshop, where it begins."""

    def __init__(self, to_workshops: Callable[[], object]) -> None:
        super().__init__()
        title = label(self.tr("Encore rien de vendu"), "title", wrap=True)
        sentence = label(
            self.tr(
                "Cette page montrera ce que vos formations rapportent, mois par mois. Tout commence dans un "
                "atelier, onglet Vente."
            ),
            "subtitle",
            wrap=True,
        )
        for text in (title, sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        steps = TileGrid(narrowest=200, most=4, gap=16)
        steps.set_tiles([_step(*step) for step in self._steps()])
        self.button = primary(self.tr("Voir les ateliers"), to_workshops, icon="calendar-days")
        self.button.setObjectName("revenue.first")
        inner = QWidget()
        inner.setLayout(column(title, sentence, 20, steps, 20, row(None, self.button, None), gap=8))
        inner.setMaximumWidth(current().scale.px(1000))
        line = row(None, inner, None)
        line.setStretch(1, 20)
        whole = QWidget()
        whole.setLayout(column(None, line, None, None, margins=32))
        self.setLayout(column(scrolling(whole)))

    def _steps(self) -> tuple[tuple[str, str, str, Tone], ...]:
        return (
            (
                "file-text",
                self.tr("1. Le devis"),
                self.tr("Les journées de l’atelier à leur prix. Il attend la réponse du partenaire."),
                Tone.INFO,
            ),
            (
                "signature",
                self.tr("2. La convention"),
                self.tr("Tirée du devis accepté. Elle revient signée avant la formation."),
                Tone.SUCCESS,
            ),
            (
                "receipt-euro",
                self.tr("3. La facture"),
                self.tr("Numérotée quand on l’émet, gardée telle quelle. Une erreur se répare par un avoir."),
                Tone.ACCENT,
            ),
            (
                "hand-coins",
                self.tr("4. Les règlements"),
                self.tr("En une ou plusieurs fois. Ce qui reste dû se voit ici."),
                Tone.WARNING,
            ),
        )


def _step(icon: str, title: str, sentence: str, tone: Tone) -> Card:
    return Card(
        IconDisc(icon, tone=tone, size=40),
        label(title, "lead", wrap=True),
        label(sentence, "soft", wrap=True),
        None,
        gap=8,
        margins=18,
    )
