"""Partner organisations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartnerFields:
    """What a person edits of a partner."""

    name: str
    kind: str = "association"
    address: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "FR"
    website: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    siret: str = ""
    rna: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner in the database."""

    id: int
    version: int
    fields: PartnerFields
    workshops: int = 0

    @property
    def name(self) -> str:
        """Its name."""
        return self.fields.name
