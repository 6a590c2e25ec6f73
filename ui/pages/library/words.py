"""How briques and sheets are named on the screen: kinds, counts, lengths, group sizes."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale

import resources
from curriculum.model import Need, Provenance, SheetKind
from trainer.library.records import BriqueRecord, SheetSummary
from trainer.library.search_records import LENGTHS
from ui.kit.french import duration, thousands

translate = QCoreApplication.translate
_C = QLocale.Language.C

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


def brique_count(sheets: int, drafts: int) -> str:
    """ "9 fiches, 2 brouillons"."""
    if not drafts:
        return sheets_count(sheets)
    one, many = translate("library", "1\u00a0brouillon"), translate("library", "{0}\u00a0brouillons")
    text = one if drafts == 1 else many.format(drafts)
    return f"{sheets_count(sheets)}, {text}" if sheets else text


def band_word(key: str) -> str:
    """A band of lengths of `LENGTHS`: "30 min au plus", "30 min à 1 h", "plus de 2 h"."""
    shortest, longest = LENGTHS[key]
    if not shortest:
        return translate("library", "{0} au plus").format(duration(longest or 0))
    low = shortest - shortest % 5  # bands begin a minute after the one before
    if not longest:
        return translate("library", "Plus de {0}").format(duration(low))
    return translate("library", "{0} à {1}").format(duration(low), duration(longest))


def language_word(code: str) -> str:
    """A language by its own name: "Français", "English"; a code that nobody knows as it is."""
    name = QLocale(code).nativeLanguageName() if code else ""
    return name[:1].upper() + name[1:] if name and QLocale(code).language() != _C else code.upper()


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
    parts.append(brique_count(brique.sheets, brique.drafts))
    if brique.fields.proposition:
        parts.append(translate("library", "proposition"))
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def found_words(number: int | None, words: str, *, partial: bool = False) -> str:
    """The sentence over a list: how many were found (None: more than were counted), and for which words."""
    if number is None:
        count = translate("library", "Plus de 1\u202f000\u00a0fiches")
    elif number == 1:
        count = translate("library", "1\u00a0fiche trouvée")
    elif not number:
        count = translate("library", "Aucune fiche")
    else:
        count = translate("library", "{0}\u00a0fiches trouvées").format(thousands(number))
    if partial and number != 0:
        return translate(
            "library", "Aucune fiche n’a tous les mots de «\u00a0{1}\u00a0»\u202f; {0} en partie."
        ).format(count[:1].lower() + count[1:], words)
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
