"""One method sheet <-> one Markdown file with a YAML header.

Reading raises `SheetTextError` with file and line; `sheet_write` gives the canonical text, and
`read_sheet(write_sheet(sheet))` is the same sheet. The format is described in `docs/format-des-fiches.md`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from curriculum import header as head
from curriculum import sheet_words as words
from curriculum.header import Header, SheetTextError
from curriculum.model import (
    AccessNote,
    Attachment,
    Audience,
    Chapter,
    Debrief,
    Duration,
    Evaluation,
    GroupSize,
    Material,
    MethodSheet,
    Need,
    Provenance,
    RoleCard,
    SheetKind,
    Source,
    Step,
    Translation,
)
from curriculum.sections import (
    PART,
    SECTION,
    Section,
    cut,
    items,
    quote,
    unescaped,
)

_STEP = re.compile(r"^(?P<minutes>\d+) min · (?P<grouping>.+?) · (?P<title>.+?)(?P<optional> · facultatif)?$")
_LABELLED = re.compile(r"^\*\*(?P<label>[^*]+)\*\* : (?P<text>.+)$")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CHAPTER = re.compile(r"^(?P<at>\d{1,3}:\d{2}) (?P<title>.+)$")


def read_sheet(text: str, name: str) -> MethodSheet:
    """Parse one sheet; `name` is the file name shown in errors."""
    header, body, first_line = head.split(text, name)
    header.only(*words.HEADER_KEYS)
    for key, known in words.INNER_KEYS.items():
        header.only_inside(key, *known)
    parts = _sections(body, first_line, name)
    steps = _steps(parts[words.STEPS], name) if words.STEPS in parts else ()
    sheet = MethodSheet(
        slug=header.text("fiche"),
        title=header.text("titre"),
        promise=header.text("promesse"),
        kind=header.choice("nature", SheetKind),
        briques=header.texts("briques"),
        tags=header.texts("étiquettes"),
        language=header.text("langue", "fr"),
        audience=header.text("public", ""),
        prerequisites=header.texts("prérequis"),
        duration=Duration(*(header.number(key, parent="durée") for key in words.INNER_KEYS["durée"])),
        group=GroupSize(*(header.number(key, parent="groupe") for key in words.INNER_KEYS["groupe"])),
        trainers=header.number("formateurs", 1),
        room=header.text("salle", ""),
        remote=header.text("distance", ""),
        materials=tuple(_material(header, item) for item in header.mappings("matériel")),
        sources=tuple(_source(header, item) for item in header.mappings("sources")),
        authors=header.texts("auteurs"),
        licence=header.text("licence", "CC BY-SA 4.0"),
        tested=tuple(_date(header, value) for value in header.texts("testée")),
        steps=steps,
        attachments=tuple(_attachment(header, item) for item in header.mappings("pièces")),
        translation=_translation(header),
        **_body(parts, name),  # type: ignore[arg-type]
    )
    _validate(sheet, header)
    return sheet


def _body(parts: Mapping[str, Section], name: str) -> dict[str, object]:
    empty = Section("", 0, ())

    def text(title: str) -> str:
        return unescaped(parts.get(title, empty).text, SECTION)

    def listed(title: str) -> tuple[str, ...]:
        return items(parts.get(title, empty), name)

    debrief = _subsections(parts.get(words.DEBRIEF, empty), (words.QUESTIONS, words.MESSAGES), name)
    evaluation = _subsections(parts.get(words.EVALUATION, empty), (words.BEFORE, words.AFTER), name)
    roles = _parts(parts[words.ROLES], "un rôle « ### Nom »", name) if words.ROLES in parts else ()
    return {
        "objectives": listed(words.OBJECTIVES),
        "when": text(words.WHEN),
        "when_not": text(words.WHEN_NOT),
        "context": text(words.CONTEXT),
        "roles": tuple(RoleCard(role.title, unescaped(role.text, SECTION, PART)) for role in roles),
        "observation": listed(words.OBSERVATION),
        "chapters": tuple(_chapter(item, parts[words.CHAPTERS], name) for item in listed(words.CHAPTERS)),
        "questions": listed(words.FILM_QUESTIONS),
        "debrief": Debrief(debrief[words.QUESTIONS], debrief[words.MESSAGES]),
        "variants": text(words.VARIANTS),
        "risks": text(words.RISKS),
        "accessibility": tuple(_access(item, parts[words.ACCESS], name) for item in listed(words.ACCESS)),
        "handout": text(words.HANDOUT),
        "falc": text(words.FALC),
        "evaluation": Evaluation(evaluation[words.BEFORE], evaluation[words.AFTER]),
        "trainer_notes": text(words.NOTES),
    }


def _sections(body: str, first_line: int, name: str) -> dict[str, Section]:
    before, sections = cut(tuple(body.split("\n")), first_line, 2)
    if before.text.strip():
        raise SheetTextError(name, first_line, "le texte doit commencer par un titre « ## … ».")
    found: dict[str, Section] = {}
    for section in sections:
        if section.title not in words.BODY_TITLES:
            raise SheetTextError(
                name,
                section.line,
                f"titre inconnu « {section.title} » ; attendus : {', '.join(words.BODY_TITLES)}.",
            )
        if section.title in found:
            raise SheetTextError(name, section.line, f"le titre « {section.title} » est donné deux fois.")
        found[section.title] = section
    return found


def _subsections(section: Section, titles: tuple[str, ...], name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in _parts(section, f"« ### {titles[0]} »", name):
        if part.title not in titles:
            raise SheetTextError(name, part.line, f"sous-titre inconnu « {part.title} ».")
        if part.title in found:
            raise SheetTextError(name, part.line, f"le sous-titre « {part.title} » est donné deux fois.")
        found[part.title] = items(part, name)
    return dict.fromkeys(titles, ()) | found


def _parts(section: Section, expected: str, name: str) -> tuple[Section, ...]:
    before, parts = cut(section.lines, section.line + 1, 3)
    for line, content in enumerate(before.lines, start=section.line + 1):
        if content.strip():
            raise SheetTextError(name, line, f"« {section.title} » attend d'abord {expected}.")
    return parts


def _steps(section: Section, name: str) -> tuple[Step, ...]:
    parts = _parts(section, "une étape « ### 10 min · plénière · … »", name)
    return tuple(_step(part, name) for part in parts)


def _step(part: Section, name: str) -> Step:
    match = _STEP.match(part.title)
    if match is None:
        raise SheetTextError(
            name, part.line, f"étape illisible « {part.title} » ; attendu : « 10 min · plénière · Titre »."
        )
    description: list[str] = []
    spoken: list[str] = []
    note: list[str] = []
    target = description
    for line in part.lines:
        if line.startswith(words.NOTE):
            target = note
            line = line.removeprefix(words.NOTE)
        if line.startswith(">") and target is description:
            spoken.append(line)
        else:
            target.append(line)
    return Step(
        title=words.ESCAPED_LAST_DOT.sub(r" \1· facultatif", match["title"]),
        minutes=int(match["minutes"]),
        grouping=words.ESCAPED_DOT.sub(r"\1·", match["grouping"]),
        description=unescaped("\n".join(description).strip("\n").rstrip(), SECTION, PART, words.NOTE, ">"),
        instruction=quote(spoken),
        trainer_note=unescaped("\n".join(note).strip("\n").rstrip(), SECTION, PART, words.NOTE),
        optional=match["optional"] is not None,
    )


def _field(
    header: Header, key: str, item: Mapping[str, object], field: str, default: str | None = None
) -> str:
    value = item.get(field, default)
    if value is None or isinstance(value, list | dict):
        raise header.fail(key, f"un élément de « {key} » n'a pas de « {field} ».")
    return str(value).strip()


def _material(header: Header, item: Mapping[str, object]) -> Material:
    provenance = _field(header, "matériel", item, "provenance")
    return Material(
        _field(header, "matériel", item, "quoi"),
        _field(header, "matériel", item, "quantité"),
        header.one_of("matériel", provenance, Provenance),
    )


def _source(header: Header, item: Mapping[str, object]) -> Source:
    return Source(
        _field(header, "sources", item, "titre"),
        *(_field(header, "sources", item, field, "") for field in words.SOURCE_KEYS[1:]),
    )


def _attachment(header: Header, item: Mapping[str, object]) -> Attachment:
    name, caption, link, sha256, audience = (
        _field(header, "pièces", item, field, default)
        for field, default in zip(words.ATTACHMENT_KEYS, (None, "", "", "", Audience.TRAINER), strict=True)
    )
    if sha256 and not _SHA256.fullmatch(sha256):
        raise header.fail(
            "pièces", f"empreinte illisible « {sha256[:20]} » ; attendu : 64 chiffres hexadécimaux."
        )
    return Attachment(name, caption, link, sha256, header.one_of("pièces", audience, Audience))


def _translation(header: Header) -> Translation:
    value = header.values.get("traduction")
    if value is None:
        return Translation()
    if not isinstance(value, dict):
        raise header.fail("traduction", "« traduction » attend {de: nom-court, texte: empreinte}.")
    return Translation(
        _field(header, "traduction", value, "de"), _field(header, "traduction", value, "texte", "")
    )


def _date(header: Header, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise header.fail("testée", f"date illisible « {value} » ; attendu : 2026-12-05.") from None


def _access(item: str, section: Section, name: str) -> AccessNote:
    match = _LABELLED.match(item)
    try:
        if match is None:
            raise ValueError(item)
        return AccessNote(Need(match["label"]), match["text"])
    except ValueError:
        accepted = ", ".join(need.value for need in Need)
        raise SheetTextError(
            name, section.line, f"note illisible « {item[:40]} » ; attendu : « **{accepted}** : … »."
        ) from None


def _chapter(item: str, section: Section, name: str) -> Chapter:
    match = _CHAPTER.match(item)
    if match is None:
        raise SheetTextError(
            name, section.line, f"chapitre illisible « {item} » ; attendu : « 02:30 Titre »."
        )
    return Chapter(match["at"], match["title"])


def _validate(sheet: MethodSheet, header: Header) -> None:
    if not sheet.briques:
        raise header.fail("briques", "la fiche doit appartenir à une brique au moins.")
    if not sheet.group.minimum <= sheet.group.ideal <= sheet.group.maximum:
        raise header.fail("groupe", "la taille du groupe attend min ≤ idéal ≤ max.")
    if not sheet.duration.short <= sheet.duration.usual <= sheet.duration.long:
        raise header.fail("durée", "la durée attend courte ≤ usuelle ≤ longue.")
