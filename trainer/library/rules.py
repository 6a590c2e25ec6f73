"""What a sheet still lacks, and what its author may want to know: pure decisions on a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curriculum.model import MethodSheet, SheetKind
from curriculum.quantities import needed
from trainer.core.text import tidy_line

LONGEST_FALC_SENTENCE = 25
_AT = re.compile(r"\d{1,3}:[0-5]\d")
_SENTENCE_END = re.compile(r"[.!?…]+\s+|\n+")


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about one field of a sheet, named as in the model."""

    field: str
    text: str


def missing(sheet: MethodSheet) -> tuple[Remark, ...]:
    """What stops a sheet from being published."""
    return tuple(_missing(sheet))


def warnings(sheet: MethodSheet) -> tuple[Remark, ...]:
    """What its author may want to mend; nothing here stops anything."""
    return tuple(_time_warnings(sheet)) + tuple(_content_warnings(sheet))


def _missing(sheet: MethodSheet) -> Iterator[Remark]:
    if not tidy_line(sheet.title):
        yield Remark("title", "La fiche n’a pas de titre\u00a0: donnez-lui un nom.")
    if not tidy_line(sheet.promise):
        yield Remark("promise", "Il manque la promesse\u00a0: une phrase qui dit ce que la séquence apporte.")
    if not sheet.briques:
        yield Remark("briques", "La fiche n’est rangée dans aucune brique\u00a0: choisissez-en une.")
    duration, group = sheet.duration, sheet.group
    if not duration.short <= duration.usual <= duration.long:
        yield Remark("duration", "Les durées ne se suivent pas\u00a0: courte ≤ usuelle ≤ longue.")
    if not group.minimum <= group.ideal <= group.maximum:
        yield Remark("group", "Les tailles de groupe ne se suivent pas\u00a0: minimum ≤ idéal ≤ maximum.")
    for number, step in enumerate(sheet.steps, start=1):
        if not tidy_line(step.title) or not tidy_line(step.grouping):
            yield Remark("steps", f"L’étape {number} n’a pas de titre ou de regroupement.")
    for what, rows in (
        ("materials", [one.item and one.quantity for one in sheet.materials]),
        ("sources", [one.title for one in sheet.sources]),
        ("roles", [one.name for one in sheet.roles]),
        ("attachments", [one.name for one in sheet.attachments]),
        ("accessibility", [one.text for one in sheet.accessibility]),
    ):
        if not all(tidy_line(text) for text in rows):
            yield Remark(what, "Une ligne n’est pas remplie\u00a0: complétez-la ou retirez-la.")
    for chapter in sheet.chapters:
        if not _AT.fullmatch(chapter.at) or not tidy_line(chapter.title):
            yield Remark(
                "chapters", f"Chapitre « {chapter.at} {chapter.title} »\u00a0: écrivez 02:30 puis un titre."
            )


def _time_warnings(sheet: MethodSheet) -> Iterator[Remark]:
    total = sum(step.minutes for step in sheet.steps)
    short = sum(step.minutes for step in sheet.steps if not step.optional)
    if sheet.steps and total != sheet.duration.usual:
        yield Remark(
            "duration",
            f"Les étapes font {total}\u00a0min, la durée usuelle annonce {sheet.duration.usual}\u00a0min.",
        )
    if sheet.steps and short != sheet.duration.short:
        yield Remark(
            "duration",
            f"Sans les étapes facultatives il reste {short}\u00a0min, la durée courte annonce "
            f"{sheet.duration.short}\u00a0min.",
        )
    for step in sheet.steps:
        if step.minutes == 0:
            yield Remark("steps", f"L’étape « {step.title} » ne dure aucune minute.")


def _content_warnings(sheet: MethodSheet) -> Iterator[Remark]:
    for name, text in (
        ("objectives", "Aucun objectif\u00a0: dites ce que les personnes sauront faire."),
        ("steps", "Le déroulé est vide."),
        ("accessibility", "Rien sur l’accessibilité\u00a0: fauteuil, vue, écoute, lecture, langue, enfants."),
        ("sources", "Aucune source."),
        ("falc", "Pas encore de version en facile à lire et à comprendre."),
    ):
        if not getattr(sheet, name):
            yield Remark(name, text)
    for material in sheet.materials:
        if needed(material.quantity, 12) is None:
            yield Remark(
                "materials",
                f"Quantité « {material.quantity} » illisible pour « {material.item} »\u00a0: écrivez "
                "«\u00a01 par groupe de 5\u00a0», «\u00a01 par personne\u00a0», «\u00a02\u00a0».",
            )
    if sheet.kind is SheetKind.ROLEPLAY:
        for name, filled, text in (
            ("roles", sheet.roles, "Une mise en situation a des rôles\u00a0: il n’y en a pas."),
            ("observation", sheet.observation, "Il n’y a pas de grille d’observation."),
            ("debrief", sheet.debrief.questions, "Il n’y a pas de question pour le débrief."),
        ):
            if not filled:
                yield Remark(name, text)
    if sheet.kind is SheetKind.VIDEO and not sheet.chapters:
        yield Remark("chapters", "Une vidéo-formation a des chapitres\u00a0: il n’y en a pas.")
    for sentence in _SENTENCE_END.split(sheet.falc):
        if len(sentence.split()) > LONGEST_FALC_SENTENCE:
            yield Remark("falc", f"Phrase longue pour du FALC\u00a0: « {sentence.strip()[:60]}… ».")
