"""The fixed words of a sheet on paper in the language of the sheet: French, and English for a translation."""

from __future__ import annotations

import re

ENGLISH: dict[str, str] = {
    "Durée": "Time",
    "En court / en long": "Short / long",
    "Groupe": "Group",
    "Pour animer": "To run it",
    "Objectifs": "Aims",
    "À la fin, je sais": "By the end, I can",
    "Le cadre": "The setting",
    "Quand l’utiliser": "When to use it",
    "Quand s’en passer": "When not to",
    "Public": "For whom",
    "Prérequis": "Before it",
    "Salle": "Room",
    "Matériel": "Materials",
    "À prévoir": "What",
    "Combien": "How many",
    "D’où": "From where",
    "Contexte": "Context",
    "Déroulé": "Step by step",
    "facultatif": "optional",
    "À dire au groupe": "Say to the group",
    "En coulisse": "Behind the scenes",
    "Chapitres": "Chapters",
    "Questions sur le film": "Questions on the film",
    "Débrief": "Debrief",
    "À retenir": "To remember",
    "Variantes": "Variations",
    "À distance": "Remotely",
    "Risques et cadre légal": "Risks and the law",
    "Pour que chacun·e participe": "So that everyone takes part",
    "Évaluation": "Evaluation",
    "Avant": "Before",
    "Après": "After",
    "Notes pour qui anime": "Notes for the trainer",
    "Pour les participant·es": "For the participants",
    "En facile à lire et à comprendre": "Easy to read",
    "Facile à lire et à comprendre": "Easy to read",
    "Pièces jointes": "Attachments",
    "À voir": "To see",
    "Sources": "Sources",
    "Cartes de rôle": "Role cards",
    "À imprimer et à découper suivant les pointillés. Une carte par personne.": (
        "Print and cut along the dotted lines. One card per person."
    ),
    "Grille d’observation": "Observation grid",
    "Ce que j’observe": "What I watch for",
    "Ce que j’ai vu et entendu": "What I saw and heard",
    "Notez des faits, des mots, des gestes, pas des jugements.": (
        "Write down facts, words, gestures, not judgements."
    ),
    "Nom court": "Short name",
    "Langue": "Language",
    "Aussi dans": "Also in",
    "Traduction de": "Translation of",
    "Testée le": "Tried on",
    "Auteur·rices": "Authors",
    "Licence": "Licence",
    "Sommaire": "Contents",
    "Fiche méthode": "Method sheet",
    "fiches méthodes": "method sheets",
    "outil": "tool",
    "jeu": "game",
    "apport": "input",
    "exercice": "exercise",
    "mise en situation": "role-play",
    "vidéo-formation": "video lesson",
    "ouverture": "opening",
    "clôture": "closing",
    "sur place": "on site",
    "à apporter": "to bring",
    "à imprimer": "to print",
    "fauteuil roulant": "wheelchair",
    "malvoyance": "low vision",
    "surdité": "deafness",
    "peu de lecture": "little reading",
    "autre langue": "another language",
    "garde d'enfants": "childcare",
    "plénière": "whole group",
    "binômes": "pairs",
    "individuel": "alone",
    "travail individuel": "alone",
    "seul·e": "alone",
    "deux camps": "two camps",
    "deux cercles": "two circles",
}
_PATTERNS = (
    (re.compile(r"\bgroupes de (\d+)\b"), r"groups of \1"),
    (re.compile(r"\bpar groupe de (\d+)\b"), r"per group of \1"),
    (re.compile(r"\bpar (?:personne|participant·e)\b"), "per person"),
    (re.compile(r"\bpar binôme\b"), "per pair"),
    (re.compile(r"\bpar formateur·rice\b"), "per trainer"),
)


def say(language: str, french: str) -> str:
    """A fixed word of the form in the language of the sheet; in other languages than English, in French."""
    return ENGLISH.get(french, french) if language == "en" else french


def counted(language: str, french: str) -> str:
    """A way of grouping or a quantity, "groupes de 4" or "1 par personne", in the language of the sheet."""
    if language != "en":
        return french
    words = ENGLISH.get(french, french)
    for pattern, english in _PATTERNS:
        words = pattern.sub(english, words)
    return words
