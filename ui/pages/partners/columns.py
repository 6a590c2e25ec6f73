"""The columns of the list of partners."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from trainer.partners.records import Partner
from ui.kit.table import Column


def _tr(text: str) -> str:
    return QCoreApplication.translate("partners", text)


def columns(unsaved: Callable[[Partner], bool]) -> tuple[Column[Partner], ...]:
    """Name, town, country, kind, workshops; a pencil marks a partner with unsaved changes."""
    return (
        Column(
            "name",
            _tr("Nom"),
            lambda p: p.name,
            strong=True,
            icon=lambda p: "pencil" if unsaved(p) else "",
            colour=lambda p: "accent",
            tip=lambda p: (
                _tr("{0} (modifications non enregistrées)").format(p.name) if unsaved(p) else p.name
            ),
        ),
        Column("city", _tr("Ville"), lambda p: p.fields.city, width=120),
        Column("country", _tr("Pays"), lambda p: p.fields.country, width=64),
        Column("kind", _tr("Type"), lambda p: p.fields.kind, width=112),
        Column(
            "workshops",
            _tr("Ateliers"),
            lambda p: str(p.workshops) if p.workshops else "–",
            align="right",
            width=84,
            sort=lambda p: p.workshops,
        ),
    )


OPTIONAL = ("country", "kind", "workshops", "city")
"""The columns that go first when there is little room."""
