"""The canonical Markdown of a sheet; `sheet_text` reads it back."""

from __future__ import annotations

import hashlib

from curriculum import header as head
from curriculum import sheet_words as words
from curriculum.model import Attachment, Audience, MethodSheet, RoleCard, Step
from curriculum.sections import PART, SECTION, as_items, as_quote, escaped, one_line


def write_sheet(sheet: MethodSheet) -> str:
    """The canonical text of a sheet."""
    blocks = [f"## {title}\n\n{text}" for title, text in _written_sections(sheet) if text]
    return head.write(_written_header(sheet)) + "\n" + "\n\n".join(blocks) + "\n"


def _written_header(sheet: MethodSheet) -> dict[str, object]:
    duration, group = sheet.duration, sheet.group
    return {
        "fiche": sheet.slug,
        "titre": sheet.title,
        "promesse": sheet.promise,
        "nature": sheet.kind.value,
        "briques": list(sheet.briques),
        "étiquettes": list(sheet.tags),
        "langue": sheet.language,
        "public": sheet.audience,
        "prérequis": list(sheet.prerequisites),
        "durée": {"courte": duration.short, "usuelle": duration.usual, "longue": duration.long},
        "groupe": {"min": group.minimum, "idéal": group.ideal, "max": group.maximum},
        "formateurs": sheet.trainers,
        "salle": sheet.room,
        "distance": sheet.remote,
        "matériel": [
            {"quoi": m.item, "quantité": m.quantity, "provenance": m.provenance.value}
            for m in sheet.materials
        ],
        "pièces": [_written_attachment(one) for one in sheet.attachments],
        "sources": [
            {k: v for k, v in zip(words.SOURCE_KEYS, (s.title, s.author, s.year, s.link), strict=True) if v}
            for s in sheet.sources
        ],
        "auteurs": list(sheet.authors),
        "licence": sheet.licence,
        "testée": [day.isoformat() for day in sheet.tested],
        "traduction": {
            k: v for k, v in (("de", sheet.translation.of), ("texte", sheet.translation.fingerprint)) if v
        },
    }


def _written_sections(sheet: MethodSheet) -> tuple[tuple[str, str], ...]:
    return (
        (words.OBJECTIVES, as_items(sheet.objectives)),
        (words.WHEN, escaped(sheet.when, SECTION)),
        (words.WHEN_NOT, escaped(sheet.when_not, SECTION)),
        (words.CONTEXT, escaped(sheet.context, SECTION)),
        (words.STEPS, "\n\n".join(_written_step(step) for step in sheet.steps)),
        (words.ROLES, "\n\n".join(_written_role(role) for role in sheet.roles)),
        (words.OBSERVATION, as_items(sheet.observation)),
        (words.CHAPTERS, as_items(tuple(f"{chapter.at} {chapter.title}" for chapter in sheet.chapters))),
        (words.FILM_QUESTIONS, as_items(sheet.questions)),
        (
            words.DEBRIEF,
            _written_pair(
                words.QUESTIONS, sheet.debrief.questions, words.MESSAGES, sheet.debrief.key_messages
            ),
        ),
        (words.VARIANTS, escaped(sheet.variants, SECTION)),
        (words.RISKS, escaped(sheet.risks, SECTION)),
        (
            words.ACCESS,
            as_items(tuple(f"**{note.need.value}** : {note.text}" for note in sheet.accessibility)),
        ),
        (words.HANDOUT, escaped(sheet.handout, SECTION)),
        (words.FALC, escaped(sheet.falc, SECTION)),
        (
            words.EVALUATION,
            _written_pair(words.BEFORE, sheet.evaluation.before, words.AFTER, sheet.evaluation.after),
        ),
        (words.NOTES, escaped(sheet.trainer_notes, SECTION)),
    )


def _written_pair(
    first: str, first_items: tuple[str, ...], second: str, second_items: tuple[str, ...]
) -> str:
    pairs = ((first, first_items), (second, second_items))
    return "\n\n".join(f"### {title}\n\n{as_items(texts)}" for title, texts in pairs if texts)


def _written_role(role: RoleCard) -> str:
    return f"### {one_line(role.name)}\n\n{escaped(role.text, SECTION, PART)}"


def _written_step(step: Step) -> str:
    grouping = words.DOT.sub(r"\\\1·", one_line(step.grouping))
    title = words.LAST_DOT.sub(r" \\\1· facultatif", one_line(step.title))
    parts = [
        f"### {step.minutes} min · {grouping} · {title}" + (" · facultatif" if step.optional else ""),
        escaped(step.description, SECTION, PART, words.NOTE, ">"),
        as_quote(step.instruction) if step.instruction else "",
        words.NOTE + escaped(step.trainer_note, SECTION, PART, words.NOTE) if step.trainer_note else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _written_attachment(one: Attachment) -> dict[str, str]:
    audience = "" if one.audience is Audience.TRAINER else one.audience.value
    values = (one.name, one.caption, one.link, one.sha256, audience)
    return {key: value for key, value in zip(words.ATTACHMENT_KEYS, values, strict=True) if value}


def fingerprint(sheet: MethodSheet) -> str:
    """What tells whether a sheet still is the one that was translated or handed over: 16 hexadecimal digits."""
    return hashlib.sha256(write_sheet(sheet).encode()).hexdigest()[:16]
