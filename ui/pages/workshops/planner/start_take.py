"""What a proposed agenda lacks to become a workshop: its title, its first day, where and with whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from trainer.partners.records import Partner
from trainer.workshops.records import WorkshopFields
from ui.kit.form import Form

TITLES = 3
"""Briques that a proposed title names at most."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("AssistantTake", text)


class TakeForm(Form):
    """Asked once an agenda is taken; the title of its briques is proposed until one writes another."""

    def __init__(self) -> None:
        super().__init__(columns=2)
        self._proposed = ""
        self.text("title", _tr("Titre de l’atelier"), required=True, wide=True)
        self.date("first_day", _tr("Première journée"), required=True)
        box = QComboBox()
        box.addItem(_tr("Pas encore de partenaire"), None)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._partners = self.custom(
            "partner_id",
            _tr("Association partenaire"),
            box,
            box.currentData,
            lambda wanted: box.setCurrentIndex(max(0, box.findData(wanted))),
        )
        self.text("place", _tr("Lieu"), wide=True)
        for key in ("title", "first_day", "partner_id", "place"):
            self.widget(key).setObjectName(f"assistant.{key}")

    def set_partners(self, partners: Sequence[Partner]) -> None:
        """Who can be chosen as a partner of the workshop to be made."""
        for one in partners:
            self._partners.addItem(one.name, one.id)

    def propose_title(self, briques: Sequence[str]) -> None:
        """The titles of the briques as a title, unless the person has written one."""
        if self.values()["title"] == self._proposed:
            more = ["…"] if len(briques) > TITLES else []
            self._proposed = ", ".join([*briques[:TITLES], *more])
            self.set_values({"title": self._proposed})

    def first_day(self) -> date:
        """The first day, once the answers are valid."""
        day: date = self.values()["first_day"]
        return day

    def fields(self, trainers: tuple[str, ...]) -> WorkshopFields:
        """What the workshop to be made says of itself, once the answers are valid."""
        values = self.values()
        return WorkshopFields(
            title=values["title"],
            partner_id=values["partner_id"],
            place=values["place"],
            trainers=trainers,
        )
