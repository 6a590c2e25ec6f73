"""Papers: their kinds, and files ready to be written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class PaperKind(StrEnum):
    """The papers of a workshop."""

    SHEETS = "sheets"
    RUN_SHEET = "run-sheet"
    RUN_SHEET_CONTINUOUS = "run-sheet-continuous"
    RUN_SHEET_DETAILED = "run-sheet-detailed"
    RUN_SHEET_COMPLETE = "run-sheet-complete"
    TIMETABLE = "timetable"
    AGENDA = "agenda"
    AGENDA_LARGE = "agenda-large"
    AGENDA_EASY = "agenda-easy"
    CALENDAR = "calendar"
    BOOKLET = "booklet"
    CONVOCATIONS = "convocations"
    SIGN_IN = "sign-in"
    PACKING = "packing"
    NAME_TENTS = "name-tents"
    ROOM_PLAN = "room-plan"
    CERTIFICATES = "certificates"
    QUOTE = "quote"
    AGREEMENT = "agreement"
    INVOICE = "invoice"


LABELS: dict[PaperKind, str] = {
    PaperKind.SHEETS: "Fiches méthodes",
    PaperKind.RUN_SHEET: "Conducteur",
    PaperKind.RUN_SHEET_CONTINUOUS: "Conducteur en continu",
    PaperKind.RUN_SHEET_DETAILED: "Conducteur détaillé",
    PaperKind.RUN_SHEET_COMPLETE: "Conducteur complet",
    PaperKind.TIMETABLE: "Conducteur à l’échelle du temps",
    PaperKind.AGENDA: "Programme des participant·es",
    PaperKind.AGENDA_LARGE: "Programme en gros caractères",
    PaperKind.AGENDA_EASY: "Programme facile à lire",
    PaperKind.CALENDAR: "Agenda .ics",
    PaperKind.BOOKLET: "Livret",
    PaperKind.CONVOCATIONS: "Convocations",
    PaperKind.SIGN_IN: "Feuille d’émargement",
    PaperKind.PACKING: "Liste du matériel",
    PaperKind.NAME_TENTS: "Chevalets",
    PaperKind.ROOM_PLAN: "Plan de salle",
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
    PaperKind.RUN_SHEET_CONTINUOUS: ("conducteur-continu",),
    PaperKind.RUN_SHEET_DETAILED: ("conducteur-detaille",),
    PaperKind.RUN_SHEET_COMPLETE: ("conducteur-complet",),
    PaperKind.TIMETABLE: ("time-scale", "echelle", "conducteur-echelle"),
    PaperKind.AGENDA: ("programme", "programme-participants"),
    PaperKind.AGENDA_LARGE: ("programme-gros-caracteres",),
    PaperKind.AGENDA_EASY: ("programme-falc", "agenda-falc"),
    PaperKind.CALENDAR: ("ics", "calendrier"),
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
    PaperKind.PACKING: ("packing-list", "materials", "materiel", "matériel", "liste-du-materiel"),
    PaperKind.NAME_TENTS: ("tents", "name-tent", "chevalets", "chevalet"),
    PaperKind.ROOM_PLAN: ("room", "salle", "plan-de-salle"),
    PaperKind.CERTIFICATES: ("certificate", "certificat", "certificats", "certificats-de-realisation"),
    PaperKind.QUOTE: ("quotes", "devis"),
    PaperKind.AGREEMENT: ("agreements", "convention"),
    PaperKind.INVOICE: ("invoices", "facture", "factures"),
}

FORMS: dict[PaperKind, dict[PaperKind, str]] = {
    PaperKind.RUN_SHEET: {
        PaperKind.RUN_SHEET: "Jour par jour",
        PaperKind.RUN_SHEET_CONTINUOUS: "En continu",
        PaperKind.RUN_SHEET_DETAILED: "Détaillé, étape par étape",
        PaperKind.RUN_SHEET_COMPLETE: "Complet, avec tous les mots à dire",
        PaperKind.TIMETABLE: "À l’échelle du temps",
    },
    PaperKind.AGENDA: {
        PaperKind.AGENDA: "A4",
        PaperKind.AGENDA_LARGE: "Gros caractères",
        PaperKind.AGENDA_EASY: "Facile à lire",
    },
}
"""The papers that come in several forms: of the first, every form with its name."""

ONLY_ICS = frozenset((PaperKind.CALENDAR,))
"""What is a file of its own kind, neither PDF nor DOCX."""

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
