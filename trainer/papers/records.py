"""Papers: their kinds, and files ready to be written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class PaperKind(StrEnum):
    """The papers of a workshop."""

    SHEETS = "sheets"
    RUN_SHEET = "run-sheet"
    BOOKLET = "booklet"
    CONVOCATIONS = "convocations"
    SIGN_IN = "sign-in"
    CERTIFICATES = "certificates"
    QUOTE = "quote"
    AGREEMENT = "agreement"
    INVOICE = "invoice"


LABELS: dict[PaperKind, str] = {
    PaperKind.SHEETS: "Fiches méthodes",
    PaperKind.RUN_SHEET: "Conducteur",
    PaperKind.BOOKLET: "Livret",
    PaperKind.CONVOCATIONS: "Convocations",
    PaperKind.SIGN_IN: "Feuille d’émargement",
    PaperKind.CERTIFICATES: "Certificats de réalisation",
    PaperKind.QUOTE: "Devis",
    PaperKind.AGREEMENT: "Convention",
    PaperKind.INVOICE: "Facture",
}

_OTHER_NAMES: dict[PaperKind, tuple[str, ...]] = {
    PaperKind.SHEETS: (
        "sheet",
        "method-sheets",
        "method-sheet",
        "fiches",
        "fiche",
        "fiches-methodes",
        "fiche-methode",
    ),
    PaperKind.RUN_SHEET: ("runsheet", "run-sheets", "conducteur", "deroule"),
    PaperKind.BOOKLET: ("booklets", "livret"),
    PaperKind.CONVOCATIONS: ("convocation",),
    PaperKind.SIGN_IN: (
        "sign-in-sheet",
        "signin",
        "attendance",
        "attendance-sheet",
        "emargement",
        "émargement",
    ),
    PaperKind.CERTIFICATES: ("certificate", "certificat", "certificats", "certificats-de-realisation"),
    PaperKind.QUOTE: ("quotes", "devis"),
    PaperKind.AGREEMENT: ("agreements", "convention"),
    PaperKind.INVOICE: ("invoices", "facture", "factures"),
}

NAMES: dict[str, PaperKind] = {kind.value: kind for kind in PaperKind} | {
    name: kind for kind, names in _OTHER_NAMES.items() for name in names
}
"""Every word the command line accepts for a kind."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file ready to be written."""

    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """A kind of paper of one workshop: how many there would be, or why there are none yet."""

    kind: PaperKind
    label: str
    count: int
    refusal: str
    warning: str = ""
    """What to think of before making it, "" when nothing stands against it."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A paper of a batch that could not be made; `why` says what to do."""

    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Made:
    """Papers in memory, and those left out."""

    papers: tuple[Paper, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Files on the disk, and the papers left out."""

    files: tuple[Path, ...]
    left_out: tuple[LeftOut, ...] = ()
