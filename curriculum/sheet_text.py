"""One method sheet <-> one Markdown file with a YAML header.

Reading raises `SheetTextError` with file and line; `write_sheet` gives the canonical text, and
`read_sheet(write_sheet(sheet))` is the same sheet. The format is described in `docs/format-des-fiches.md`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from curriculum import header as head
from curriculum.header import Header, SheetTextError
from curriculum.model import (
    AccessNote,
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
)
from curriculum.sections import (
    PART,
    SECTION,
    Section,
    as_items,
    as_quote,
    cut,
    escaped,
    items,
    one_line,
    quote,
    unescaped,
)

HEADER_KEYS = (
    "fiche", "titre", "promesse", "nature", "briques", "étiquettes", "langue", "public", "prérequis", "durée",
    "groupe", "formateurs", "salle", "distance", "matériel", "sources", "auteurs", "licence", "testée",
)  # fmt: skip
OBJECTIVES, WHEN, WHEN_NOT, CONTEXT = "Objectifs", "Quand l'utiliser", "Quand s'en passer", "Contexte"
STEPS, ROLES, OBSERVATION, DEBRIEF = "Déroulé", "Rôles", "Grille d'observation", "Débrief"
QUESTIONS, MESSAGES, VARIANTS, RISKS = "Questions", "Messages clés", "Variantes", "Risques et cadre légal"
ACCESS, HANDOUT, FALC, CHAPTERS = "Accessibilité", "Pour les participant·es", "En FALC", "Chapitres"
EVALUATION, BEFORE, AFTER, NOTES = "Évaluation", "Avant", "Après", "Notes pour qui anime"
BODY_TITLES = (
    OBJECTIVES, WHEN, WHEN_NOT, CONTEXT, STEPS, ROLES, OBSERVATION, CHAPTERS, DEBRIEF, VARIANTS, RISKS, ACCESS,
    HANDOUT, FALC, EVALUATION, NOTES,
)  # fmt: skip

SOURCE_KEYS = ("titre", "auteur", "année", "lien")
INNER_KEYS = {
    "durée": ("courte", "usuelle", "longue"),
    "groupe": ("min", "idéal", "max"),
    "matériel": ("quoi", "quantité", "provenance"),
    "sources": SOURCE_KEYS,
}

_STEP = re.compile(r"^(?P<minutes>\d+) min · (?P<grouping>.+?) · (?P<title>.+?)(?P<optional> · facultatif)?$")
_LABELLED = re.compile(r"^\*\*(?P<label>[^*]+)\*\* : (?P<text>.+)$")
_CHAPTER = re.compile(r"^(?P<at>\d{1,3}:\d{2}) (?P<title>.+)$")
_NOTE = "**En coulisse.** "
_DOT = re.compile(r"(?<!\S)(\\*)·(?!\S)")
_ESCAPED_DOT = re.compile(r"(?<!\S)\\(\\*)·(?!\S)")
_LAST_DOT = re.compile(r" (\\*)· facultatif$")
_ESCAPED_LAST_DOT = re.compile(r" \\(\\*)· facultatif$")


def read_sheet(text: str, name: str) -> MethodSheet:
    """Parse one sheet; `name` is the file name shown in errors."""
    header, body, first_line = head.split(text, name)
    header.only(*HEADER_KEYS)
    for key, known in INNER_KEYS.items():
        header.only_inside(key, *known)
    parts = _sections(body, first_line, name)
    steps = _steps(parts[STEPS], name) if STEPS in parts else ()
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
        duration=Duration(*(header.number(key, parent="durée") for key in INNER_KEYS["durée"])),
        group=GroupSize(*(header.number(key, parent="groupe") for key in INNER_KEYS["groupe"])),
        trainers=header.number("formateurs", 1),
        room=header.text("salle", ""),
        remote=header.text("distance", ""),
        materials=tuple(_material(header, item) for item in header.mappings("matériel")),
        sources=tuple(_source(header, item) for item in header.mappings("sources")),
        authors=header.texts("auteurs"),
        licence=header.text("licence", "CC BY-SA 4.0"),
        tested=tuple(_date(header, value) for value in header.texts("testée")),
        steps=steps,
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

    debrief = _subsections(parts.get(DEBRIEF, empty), (QUESTIONS, MESSAGES), name)
    evaluation = _subsections(parts.get(EVALUATION, empty), (BEFORE, AFTER), name)
    roles = _parts(parts[ROLES], "un rôle « ### Nom »", name) if ROLES in parts else ()
    return {
        "objectives": listed(OBJECTIVES),
        "when": text(WHEN),
        "when_not": text(WHEN_NOT),
        "context": text(CONTEXT),
        "roles": tuple(RoleCard(role.title, unescaped(role.text, SECTION, PART)) for role in roles),
        "observation": listed(OBSERVATION),
        "chapters": tuple(_chapter(item, parts[CHAPTERS], name) for item in listed(CHAPTERS)),
        "debrief": Debrief(debrief[QUESTIONS], debrief[MESSAGES]),
        "variants": text(VARIANTS),
        "risks": text(RISKS),
        "accessibility": tuple(_access(item, parts[ACCESS], name) for item in listed(ACCESS)),
        "handout": text(HANDOUT),
        "falc": text(FALC),
        "evaluation": Evaluation(evaluation[BEFORE], evaluation[AFTER]),
        "trainer_notes": text(NOTES),
    }


def _sections(body: str, first_line: int, name: str) -> dict[str, Section]:
    before, sections = cut(tuple(body.split("\n")), first_line, 2)
    if before.text.strip():
        raise SheetTextError(name, first_line, "le texte doit commencer par un titre « ## … ».")
    found: dict[str, Section] = {}
    for section in sections:
        if section.title not in BODY_TITLES:
            raise SheetTextError(
                name,
                section.line,
                f"titre inconnu « {section.title} » ; attendus : {', '.join(BODY_TITLES)}.",
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
        if line.startswith(_NOTE):
            target = note
            line = line.removeprefix(_NOTE)
        if line.startswith(">") and target is description:
            spoken.append(line)
        else:
            target.append(line)
    return Step(
        title=_ESCAPED_LAST_DOT.sub(r" \1· facultatif", match["title"]),
        minutes=int(match["minutes"]),
        grouping=_ESCAPED_DOT.sub(r"\1·", match["grouping"]),
        description=unescaped("\n".join(description).strip("\n").rstrip(), SECTION, PART, _NOTE, ">"),
        instruction=quote(spoken),
        trainer_note=unescaped("\n".join(note).strip("\n").rstrip(), SECTION, PART, _NOTE),
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
        *(_field(header, "sources", item, field, "") for field in SOURCE_KEYS[1:]),
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
        "sources": [
            {k: v for k, v in zip(SOURCE_KEYS, (s.title, s.author, s.year, s.link), strict=True) if v}
            for s in sheet.sources
        ],
        "auteurs": list(sheet.authors),
        "licence": sheet.licence,
        "testée": [day.isoformat() for day in sheet.tested],
    }


def _written_sections(sheet: MethodSheet) -> tuple[tuple[str, str], ...]:
    return (
        (OBJECTIVES, as_items(sheet.objectives)),
        (WHEN, escaped(sheet.when, SECTION)),
        (WHEN_NOT, escaped(sheet.when_not, SECTION)),
        (CONTEXT, escaped(sheet.context, SECTION)),
        (STEPS, "\n\n".join(_written_step(step) for step in sheet.steps)),
        (ROLES, "\n\n".join(_written_role(role) for role in sheet.roles)),
        (OBSERVATION, as_items(sheet.observation)),
        (CHAPTERS, as_items(tuple(f"{chapter.at} {chapter.title}" for chapter in sheet.chapters))),
        (DEBRIEF, _written_pair(QUESTIONS, sheet.debrief.questions, MESSAGES, sheet.debrief.key_messages)),
        (VARIANTS, escaped(sheet.variants, SECTION)),
        (RISKS, escaped(sheet.risks, SECTION)),
        (ACCESS, as_items(tuple(f"**{note.need.value}** : {note.text}" for note in sheet.accessibility))),
        (HANDOUT, escaped(sheet.handout, SECTION)),
        (FALC, escaped(sheet.falc, SECTION)),
        (EVALUATION, _written_pair(BEFORE, sheet.evaluation.before, AFTER, sheet.evaluation.after)),
        (NOTES, escaped(sheet.trainer_notes, SECTION)),
    )


def _written_pair(
    first: str, first_items: tuple[str, ...], second: str, second_items: tuple[str, ...]
) -> str:
    pairs = ((first, first_items), (second, second_items))
    return "\n\n".join(f"### {title}\n\n{as_items(texts)}" for title, texts in pairs if texts)


def _written_role(role: RoleCard) -> str:
    return f"### {one_line(role.name)}\n\n{escaped(role.text, SECTION, PART)}"


def _written_step(step: Step) -> str:
    grouping = _DOT.sub(r"\\\1·", one_line(step.grouping))
    title = _LAST_DOT.sub(r" \\\1· facultatif", one_line(step.title))
    parts = [
        f"### {step.minutes} min · {grouping} · {title}" + (" · facultatif" if step.optional else ""),
        escaped(step.description, SECTION, PART, _NOTE, ">"),
        as_quote(step.instruction) if step.instruction else "",
        _NOTE + escaped(step.trainer_note, SECTION, PART, _NOTE) if step.trainer_note else "",
    ]
    return "\n\n".join(part for part in parts if part)
