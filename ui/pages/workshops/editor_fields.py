"""Fields that only the form of a workshop has: the time zone, the setting of the room, the briques promised."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from trainer.documents.room_layout import RoomSetup
from ui.kit.inputs import CalmCombo

ZONES = (
    ("Europe/Paris", "Roubaix, Paris"),
    ("Africa/Tunis", "Tunis"),
    ("Africa/Douala", "Douala, Yaoundé"),
    ("Africa/Abidjan", "Abidjan, Dakar, Bamako"),
    ("Africa/Algiers", "Alger"),
    ("Africa/Casablanca", "Casablanca"),
    ("Africa/Kinshasa", "Kinshasa"),
    ("Europe/Brussels", "Bruxelles"),
    ("Europe/Zurich", "Genève"),
    ("Europe/London", "Londres"),
    ("America/Toronto", "Montréal"),
    ("America/Port-au-Prince", "Port-au-Prince"),
    ("America/Martinique", "Martinique, Guadeloupe"),
    ("America/Cayenne", "Cayenne"),
    ("Indian/Reunion", "La Réunion"),
    ("Indian/Mayotte", "Mayotte"),
    ("Pacific/Noumea", "Nouméa"),
    ("Pacific/Tahiti", "Tahiti"),
)
"""Names of time zones and where one finds them."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("WorkshopForm", text)


def room_setups() -> tuple[tuple[str, str], ...]:
    """How a room can be set up, as (word kept, text)."""
    return (
        ("", _tr("Pas encore choisie")),
        (RoomSetup.CIRCLE.value, _tr("En cercle")),
        (RoomSetup.ISLANDS.value, _tr("En îlots")),
        (RoomSetup.U.value, _tr("En U")),
        (RoomSetup.ROWS.value, _tr("En rangs")),
        (RoomSetup.STANDING.value, _tr("Debout")),
    )


class ZoneField(CalmCombo):
    """The time zone of the place; one that is not in the list comes to it."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumContentsLength(16)
        for name, place in ZONES:
            self.addItem(place, name)

    def zone(self) -> str:
        """The name of the chosen zone, "Africa/Tunis"."""
        return str(self.currentData())

    def set_zone(self, name: str) -> None:
        """Choose a zone."""
        place = self.findData(name)
        if place < 0:
            self.addItem(name, name)
            place = self.count() - 1
        self.setCurrentIndex(place)


class BriquesField(QListWidget):
    """Briques to tick; `changed` when the person did."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wanted: tuple[str, ...] = ()
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 7 + 20)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(self._ticked)

    def set_briques(self, briques: Sequence[tuple[str, str]]) -> None:
        """The briques to choose from, as (short name, title); what is ticked stays."""
        with QSignalBlocker(self):
            self.clear()
            for slug, title in briques:
                item = QListWidgetItem(title, self)
                item.setData(Qt.ItemDataRole.UserRole, slug)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ticked = slug in self._wanted
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            if self.count():
                self.setCurrentRow(0)

    def slugs(self) -> tuple[str, ...]:
        """What is ticked, in the order of the briques; those that are not in the list (any longer) stay."""
        known = [self.item(row) for row in range(self.count())]
        names = [str(item.data(Qt.ItemDataRole.UserRole)) for item in known]
        ticked = [
            name
            for name, item in zip(names, known, strict=True)
            if item.checkState() is Qt.CheckState.Checked
        ]
        return (*ticked, *(slug for slug in self._wanted if slug not in names))

    def set_slugs(self, slugs: tuple[str, ...]) -> None:
        """Tick these."""
        self._wanted = tuple(slugs)
        with QSignalBlocker(self):
            for row in range(self.count()):
                item = self.item(row)
                ticked = item.data(Qt.ItemDataRole.UserRole) in self._wanted
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _ticked(self) -> None:
        self._wanted = self.slugs()
        self.changed.emit()
