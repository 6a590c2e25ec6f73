"""The sections of the form, in order, and how each field is edited. Every field of a sheet stands here once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from curriculum.model import Debrief, Duration, Evaluation, GroupSize, SheetKind
from ui.pages.library.edit.base import (
    ChoiceField,
    FieldEditor,
    LineField,
    NumbersField,
    TextField,
    WordsField,
)
from ui.pages.library.edit.identity import SlugField, TranslationField, languages
from ui.pages.library.edit.list_fields import BriquesField, MaterialsField, PairField, RowsField
from ui.pages.library.edit.list_rows import AccessRow, ChapterRow, RoleRow, TextRow
from ui.pages.library.edit.record_rows import DayRow, SourceRow
from ui.pages.library.edit.steps_field import StepsField
from ui.pages.library.words import kind_word


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section: its key, French title, icon, fields in order, and what it says when it is closed."""

    key: str
    title: str
    icon: str
    fields: tuple[str, ...]
    closed: str = ""


def tr(text: str) -> str:
    """A sentence of the form."""
    return QCoreApplication.translate("edit", text)


def sections() -> tuple[SectionSpec, ...]:
    """The form from top to bottom."""
    return (*_before_and_during(), *_after_and_around())


def _before_and_during() -> tuple[SectionSpec, ...]:
    return (
        SectionSpec(
            "essential",
            tr("L’essentiel"),
            "star",
            ("title", "promise", "kind", "briques", "objectives", "tags"),
        ),
        SectionSpec(
            "frame",
            tr("Le cadre"),
            "layout-grid",
            (
                "duration",
                "group",
                "trainers",
                "audience",
                "prerequisites",
                "when",
                "when_not",
                "room",
                "remote",
            ),
        ),
        SectionSpec("materials", tr("Matériel"), "package", ("materials",)),
        SectionSpec("steps", tr("Déroulé"), "clock", ("steps",)),
        SectionSpec(
            "roleplay",
            tr("Mise en situation"),
            "theater",
            ("context", "roles", "observation"),
            tr("Contexte, cartes de rôle et grille d’observation\u00a0: pour une mise en situation."),
        ),
        SectionSpec(
            "film",
            tr("Film"),
            "video",
            ("chapters", "questions"),
            tr("Chapitres et questions\u00a0: pour une vidéo-formation."),
        ),
    )


def _after_and_around() -> tuple[SectionSpec, ...]:
    return (
        SectionSpec("debrief", tr("Débrief"), "message-circle", ("debrief",)),
        SectionSpec("variants", tr("Variantes et risques"), "triangle-alert", ("variants", "risks")),
        SectionSpec("access", tr("Accessibilité"), "accessibility", ("accessibility",)),
        SectionSpec("handout", tr("Participant·es"), "users", ("handout", "falc")),
        SectionSpec("evaluation", tr("Évaluation"), "clipboard-check", ("evaluation",)),
        SectionSpec(
            "notes",
            tr("Notes, sources, droits"),
            "info",
            (
                "trainer_notes",
                "sources",
                "authors",
                "licence",
                "tested",
                "language",
                "translation",
                "slug",
            ),
        ),
        SectionSpec("attachments", tr("Pièces jointes"), "image", ("attachments",)),
    )


def hint(name: str) -> str:
    """What helps to fill a field."""
    return {
        "promise": tr("Une phrase\u00a0: ce que la séquence apporte."),
        "objectives": tr("Ce que les personnes sauront faire, un par ligne. Entrée passe au suivant."),
        "briques": tr("La première est celle où la fiche est rangée."),
        "tags": tr("Séparées par des virgules."),
        "falc": tr("Des phrases courtes, une idée par phrase, des mots de tous les jours."),
        "tested": tr("Les jours où la fiche a été essayée avec un groupe."),
        "slug": tr("Il est fait du titre à la création et ne change plus."),
    }.get(name, "")


def _texts(name: str, title: str, add: str, placeholder: str = "") -> Callable[[], FieldEditor]:
    return lambda: RowsField(lambda: TextRow(placeholder), name=title, add=add, key=name)


def _duration() -> FieldEditor:
    parts = (("short", tr("courte"), ""), ("usual", tr("usuelle"), ""), ("long", tr("longue"), tr("min")))
    return NumbersField(parts, Duration, lambda d: (d.short, d.usual, d.long))


def _group() -> FieldEditor:
    parts = (
        ("minimum", tr("de"), ""),
        ("ideal", tr("idéalement"), ""),
        ("maximum", tr("à"), tr("personnes")),
    )
    return NumbersField(parts, GroupSize, lambda g: (g.minimum, g.ideal, g.maximum))


def _debrief() -> FieldEditor:
    return PairField(
        (
            ("questions", tr("Questions à poser"), tr("Ajouter une question"), TextRow),
            (
                "key_messages",
                tr("À retenir (dans le livret des participant·es)"),
                tr("Ajouter un message"),
                TextRow,
            ),
        ),
        Debrief,
    )


def _evaluation() -> FieldEditor:
    return PairField(
        (
            ("before", tr("Avant"), tr("Ajouter une question d’avant"), TextRow),
            ("after", tr("Après"), tr("Ajouter une question d’après"), TextRow),
        ),
        Evaluation,
    )


def _rows(name: str, title: str, add: str, make: Callable[[], Any]) -> Callable[[], FieldEditor]:
    return lambda: RowsField(make, name=title, add=add, key=name, gap=14)


def makers() -> dict[str, Callable[[], FieldEditor]]:
    """How each field is edited; the attachments come from elsewhere."""
    return {**_simple(), **_lists()}


def _simple() -> dict[str, Callable[[], FieldEditor]]:
    return {
        "slug": SlugField,
        "title": LineField,
        "promise": lambda: TextField(2),
        "kind": lambda: ChoiceField([(kind, kind_word(kind)) for kind in SheetKind]),
        "tags": lambda: WordsField(tr("porte-à-porte, logement, une heure")),
        "language": lambda: ChoiceField(languages(), free=True),
        "translation": TranslationField,
        "audience": lambda: TextField(1),
        "when": lambda: TextField(2),
        "when_not": lambda: TextField(2),
        "duration": _duration,
        "group": _group,
        "trainers": lambda: NumbersField(
            (("trainers", "", tr("personnes")),), lambda number: number, lambda number: (number,)
        ),
        "room": lambda: TextField(1),
        "remote": lambda: TextField(2),
        "context": lambda: TextField(3),
        "variants": lambda: TextField(3),
        "risks": lambda: TextField(3),
        "handout": lambda: TextField(4),
        "falc": lambda: TextField(4),
        "trainer_notes": lambda: TextField(3),
        "licence": LineField,
    }


def _lists() -> dict[str, Callable[[], FieldEditor]]:
    return {
        "briques": BriquesField,
        "objectives": _texts("objectives", tr("Objectifs"), tr("Ajouter un objectif"), tr("Savoir…")),
        "prerequisites": _texts("prerequisites", tr("Prérequis"), tr("Ajouter un prérequis")),
        "materials": lambda: MaterialsField(name=tr("Matériel"), add=tr("Ajouter du matériel")),
        "steps": StepsField,
        "roles": _rows("roles", tr("Cartes de rôle"), tr("Ajouter une carte"), RoleRow),
        "observation": _texts("observation", tr("Grille d’observation"), tr("Ajouter une ligne")),
        "chapters": _rows("chapters", tr("Chapitres"), tr("Ajouter un chapitre"), ChapterRow),
        "questions": _texts("questions", tr("Questions sur le film"), tr("Ajouter une question")),
        "debrief": _debrief,
        "accessibility": _rows("accessibility", tr("Accessibilité"), tr("Ajouter une situation"), AccessRow),
        "evaluation": _evaluation,
        "sources": _rows("sources", tr("Sources"), tr("Ajouter une source"), SourceRow),
        "authors": _texts("authors", tr("Auteur·rices"), tr("Ajouter une personne ou un collectif")),
        "tested": _rows("tested", tr("Testée le"), tr("Ajouter une date"), DayRow),
    }
