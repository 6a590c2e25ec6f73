"""The words of a sheet file: keys of its header, titles of its sections, marks of a step."""

from __future__ import annotations

import re

HEADER_KEYS = (
    "fiche", "titre", "promesse", "nature", "briques", "étiquettes", "langue", "public", "prérequis", "durée",
    "groupe", "formateurs", "salle", "distance", "matériel", "pièces", "sources", "auteurs", "licence", "testée",
    "traduction",
)  # fmt: skip
OBJECTIVES, WHEN, WHEN_NOT, CONTEXT = "Objectifs", "Quand l'utiliser", "Quand s'en passer", "Contexte"
STEPS, ROLES, OBSERVATION, DEBRIEF = "Déroulé", "Rôles", "Grille d'observation", "Débrief"
QUESTIONS, MESSAGES, VARIANTS, RISKS = "Questions", "Messages clés", "Variantes", "Risques et cadre légal"
ACCESS, HANDOUT, FALC, CHAPTERS = "Accessibilité", "Pour les participant·es", "En FALC", "Chapitres"
FILM_QUESTIONS = "Questions sur le film"
EVALUATION, BEFORE, AFTER, NOTES = "Évaluation", "Avant", "Après", "Notes pour qui anime"
BODY_TITLES = (
    OBJECTIVES, WHEN, WHEN_NOT, CONTEXT, STEPS, ROLES, OBSERVATION, CHAPTERS,
    FILM_QUESTIONS, DEBRIEF, VARIANTS, RISKS, ACCESS,
    HANDOUT, FALC, EVALUATION, NOTES,
)  # fmt: skip

SOURCE_KEYS = ("titre", "auteur", "année", "lien")
ATTACHMENT_KEYS = ("nom", "légende", "lien", "sha256", "pour")
INNER_KEYS = {
    "durée": ("courte", "usuelle", "longue"),
    "groupe": ("min", "idéal", "max"),
    "matériel": ("quoi", "quantité", "provenance"),
    "pièces": ATTACHMENT_KEYS,
    "sources": SOURCE_KEYS,
    "traduction": ("de", "texte"),
}

NOTE = "**En coulisse.** "
DOT = re.compile(r"(?<!\S)(\\*)·(?!\S)")
ESCAPED_DOT = re.compile(r"(?<!\S)\\(\\*)·(?!\S)")
LAST_DOT = re.compile(r" (\\*)· facultatif$")
ESCAPED_LAST_DOT = re.compile(r" \\(\\*)· facultatif$")
