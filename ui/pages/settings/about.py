"""À propos: the version, the licences, whose work the fonts and icons are, and that nothing is sent."""

from __future__ import annotations

import platform
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QWidget

from ui.kit.cards import Card
from ui.kit.labels import icon_label, label
from ui.kit.layout import column, row, scrolling

DISTRIBUTION = "fabrique-formation"
WIDEST = 920
"""Pixels: a sentence is read more easily on a line that is not too long."""


def version() -> str:
    """The version installed, "" when the program runs from a folder that was not installed."""
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return ""


class AboutPane(QWidget):
    """Four cards to read."""

    def __init__(self) -> None:
        super().__init__()
        number = version()
        title = self.tr("Fabrique {0}").format(number) if number else self.tr("Fabrique, version de travail")
        name = label(title, "heading", wrap=True)
        name.setObjectName("settings.about.version")
        made = self.tr("Qt {0}, Python {1}").format(qVersion(), platform.python_version())
        words = column(
            name,
            label(self.tr("De la fiche méthode au certificat et à la facture."), "soft", wrap=True),
            label(made, "caption"),
            gap=2,
        )
        top = row(icon_label("fabrique", "#000000", 56), words, gap=16)
        top.setStretch(1, 1)
        content = QWidget()
        content.setLayout(column(Card(top), *self._cards(), None, gap=16))
        content.setMaximumWidth(WIDEST)
        self.setLayout(column(scrolling(content)))

    def _cards(self) -> tuple[Card, ...]:
        return (
            _card(
                "lock",
                self.tr("Rien n’est envoyé nulle part"),
                self.tr(
                    "Fabrique travaille sans réseau, sans compte et sans mesure d’usage. Vos données restent dans "
                    "votre base\u202f; les papiers ne quittent l’ordinateur que si vous les envoyez vous-même."
                ),
            ),
            _card(
                "book-open",
                self.tr("Libre, et à partager"),
                self.tr(
                    "Le programme est sous licence GPL-3.0-or-later\u00a0: vous pouvez l’utiliser, l’étudier, le "
                    "changer et le transmettre. Les briques et les fiches méthodes sont sous licence "
                    "CC BY-SA 4.0\u00a0: reprenez-les en citant leurs auteurs et sous la même licence."
                ),
            ),
            _card(
                "type",
                self.tr("Polices et icônes"),
                self.tr(
                    "Source Sans 3 et Bricolage Grotesque (SIL Open Font License 1.1), DejaVu Sans (licence "
                    "Bitstream Vera), icônes Lucide (licence ISC)."
                ),
            ),
        )


def _card(icon: str, title: str, sentence: str) -> Card:
    mark = icon_label(icon, "accent", 22)
    line = row(
        mark, column(label(title, "lead", wrap=True), label(sentence, "soft", wrap=True), gap=4), gap=14
    )
    line.setStretch(1, 1)
    line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    return Card(line)
