"""The training body and the wordings that the law moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class BodyFields:
    """The body whose name stands on the papers."""

    legal_name: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    siret: str = ""
    rna: str = ""
    nda: str = ""
    nda_region: str = ""
    signatory: str = ""
    signatory_capacity: str = ""
    access_contact: str = ""
    iban: str = ""
    bic: str = ""
    vat_case: str = "training"
    payment_days: int = 30


@dataclass(frozen=True, slots=True)
class Body:
    """The body as stored; `version` is 0 before the first save."""

    version: int
    fields: BodyFields


class WordingCode(StrEnum):
    """The wordings kept as dated data; VAT cases are `vat-` and the case."""

    VAT_TRAINING = "vat-training"
    VAT_NON_PROFIT = "vat-non-profit"
    VAT_SMALL = "vat-small"
    VAT_TAXED = "vat-taxed"
    LATE_PENALTY = "late-penalty"
    RECOVERY = "recovery-indemnity"
    DISCOUNT = "discount"
    KEEP_PAPERS = "keep-papers"
    NDA = "activity-number"


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording valid from a day on."""

    id: int
    code: WordingCode
    valid_from: date
    text: str


VAT_CASES: tuple[str, ...] = ("training", "non-profit", "small", "taxed")
