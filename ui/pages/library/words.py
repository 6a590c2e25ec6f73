"""How briques and sheets are named on the screen: kinds, counts, lengths, group sizes."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication

import resources
from curriculum.model import Need, Provenance, SheetKind
from trainer.library.records import BriqueRecord, SheetSummary
from ui.kit.french import duration

translate = QCoreApplication.translate

_KIND_ICONS = {
    SheetKind.TOOL: "wrench",
    SheetKind.GAME: "gamepad-2",
    SheetKind.INPUT: "lightbulb",
    SheetKind.EXERCISE: "pencil",
    SheetKind.ROLEPLAY: "theater",
    SheetKind.VIDEO: "video",
    SheetKind.OPENING: "door-open",
    SheetKind.CLOSING: "circle-check",
}


def kind_word(kind: str) -> str:
    """The kind of a sheet, with a capital."""
    words = {
        SheetKind.TOOL: translate("library", "Outil"),
        SheetKind.GAME: translate("library", "Jeu"),
        SheetKind.INPUT: translate("library", "Apport"),
        SheetKind.EXERCISE: translate("library", "Exercice"),
        SheetKind.ROLEPLAY: translate("library", "Mise en situation"),
        SheetKind.VIDEO: translate("library", "Vidéo-formation"),
        SheetKind.OPENING: translate("library", "Ouverture"),
        SheetKind.CLOSING: translate("library", "Clôture"),
    }
    return words[SheetKind(kind)]


def kind_icon(kind: str) -> str:
    """The icon of a kind of sheet."""
    return _KIND_ICONS[SheetKind(kind)]


@cache
def icon_of(name: str) -> str:
    """`name` when there is such an icon, otherwise a neutral one."""
    try:
        resources.path(f"icons/{name}.svg")
    except (FileNotFoundError, ValueError):
        return "layers"
    return name


def sheets_count(number: int) -> str:
    """ "3 fiches"."""
    if number == 0:
        return translate("library", "aucune fiche")
    if number == 1:
        return translate("library", "1\u00a0fiche")
    return translate("library", "{0}\u00a0fiches").format(number)


def group_words(minimum: int, maximum: int) -> str:
    """ "6 à 30 personnes"."""
    if minimum == maximum:
        one = translate("library", "{0}\u00a0personne")
        return (one if minimum == 1 else translate("library", "{0}\u00a0personnes")).format(minimum)
    return translate("library", "{0}\u00a0à\u00a0{1}\u00a0personnes").format(minimum, maximum)


def sheet_line(sheet: SheetSummary) -> str:
    """What a list says under a sheet's title."""
    parts = (
        kind_word(sheet.kind),
        duration(sheet.minutes),
        group_words(sheet.group_min, sheet.group_max),
    )
    return " · ".join(parts)


def sheet_spoken(sheet: SheetSummary, with_brique: bool) -> str:
    """A sheet of a list as a screen reader says it."""
    spoken = f"{sheet.title}. {sheet_line(sheet)}. {sheet.promise}"
    return (
        translate("library", "{0} Brique {1}.").format(spoken, sheet.brique_title) if with_brique else spoken
    )


def brique_spoken(brique: BriqueRecord, number: int) -> str:
    """A brique of the wall as a screen reader says it."""
    parts = [translate("library", "Brique {0}").format(number), brique.title, brique.fields.tagline]
    parts.append(sheets_count(brique.sheets))
    if brique.fields.proposition:
        parts.append(translate("library", "proposition"))
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def found_words(number: int, words: str) -> str:
    """The title over the results of a search."""
    if number == 1:
        count = translate("library", "1\u00a0fiche trouvée")
    else:
        count = translate("library", "{0}\u00a0fiches trouvées").format(number)
    return translate("library", "{0} pour «\u00a0{1}\u00a0»").format(count, words) if words else count


def need_word(need: Need) -> str:
    """The situation an access note speaks to."""
    words = {
        Need.WHEELCHAIR: translate("library", "Fauteuil roulant"),
        Need.BLIND: translate("library", "Malvoyance"),
        Need.DEAF: translate("library", "Surdité"),
        Need.LITTLE_READING: translate("library", "Peu de lecture"),
        Need.OTHER_LANGUAGE: translate("library", "Autre langue"),
        Need.CHILDCARE: translate("library", "Garde d’enfants"),
    }
    return words[need]


def provenance_word(provenance: Provenance) -> str:
    """Where a material comes from."""
    words = {
        Provenance.ON_SITE: translate("library", "sur place"),
        Provenance.TO_BRING: translate("library", "à apporter"),
        Provenance.TO_PRINT: translate("library", "à imprimer"),
    }
    return words[provenance]
