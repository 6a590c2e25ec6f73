"""One learning path <-> one Markdown file: a YAML header with its stages, then what its programme says.

`read_path(write_path(path))` is the same path. The format is described in `docs/format-des-parcours.md`.
"""

from __future__ import annotations

from collections.abc import Mapping

from curriculum import header as head
from curriculum.header import Header, SheetTextError
from curriculum.model import GroupSize, LearningPath, PathItem
from curriculum.sections import SECTION, as_items, cut, escaped, items, unescaped

HEADER_KEYS = (
    "parcours", "titre", "promesse", "langue", "public", "prérequis", "durée", "journées", "écart", "groupe",
    "étapes",
)  # fmt: skip
GROUP_KEYS = ("min", "idéal", "max")
STAGE_KEYS = ("brique", "fiche", "minutes")
OBJECTIVES = "Objectifs"
TEXTS: dict[str, str] = {
    "introduction": "Présentation",
    "methods": "Méthodes",
    "means": "Moyens",
    "delivery": "Organisation",
    "assessment": "Évaluation",
    "outcome": "À l'issue",
    "access_terms": "Délai d'accès",
    "funding": "Financement",
    "accessibility": "Accessibilité",
}
"""The free texts of a path and the titles they stand under."""
TITLES = (
    TEXTS["introduction"],
    OBJECTIVES,
    *(title for name, title in TEXTS.items() if name != "introduction"),
)
"""Every title of the text, in its order."""


def read_path(text: str, name: str) -> LearningPath:
    """Parse one path; `name` is the file name shown in errors. Raises `SheetTextError` with file and line."""
    header, body, first_line = head.split(text, name)
    header.only(*HEADER_KEYS)
    header.only_inside("groupe", *GROUP_KEYS)
    header.only_inside("étapes", *STAGE_KEYS)
    texts, objectives = _body(body, first_line, name)
    path = LearningPath(
        slug=header.text("parcours"),
        title=header.text("titre"),
        promise=header.text("promesse", ""),
        minutes=header.number("durée"),
        days=header.number("journées", 1),
        every=header.number("écart", 1),
        items=tuple(_stage(header, stage) for stage in header.mappings("étapes")),
        objectives=objectives,
        audience=header.text("public", ""),
        prerequisites=header.texts("prérequis"),
        group=_group(header),
        language=header.text("langue", "fr"),
        **texts,
    )
    if not path.group.minimum <= path.group.ideal <= path.group.maximum:
        raise header.fail("groupe", "la taille du groupe attend min ≤ idéal ≤ max.")
    if path.days < 1:
        raise header.fail("journées", "un parcours tient sur une journée au moins.")
    if path.every < 1:
        raise header.fail("écart", "d'une journée à la suivante, il y a un jour au moins.")
    return path


def write_path(path: LearningPath) -> str:
    """The canonical text of a path."""
    group = path.group
    top = head.write(
        {
            "parcours": path.slug,
            "titre": path.title,
            "promesse": path.promise,
            "langue": path.language,
            "public": path.audience,
            "prérequis": list(path.prerequisites),
            "durée": path.minutes,
            "journées": path.days,
            **({"écart": path.every} if path.every > 1 else {}),
            "groupe": {"min": group.minimum, "idéal": group.ideal, "max": group.maximum},
            "étapes": [_written_stage(item) for item in path.items],
        }
    )
    texts = {title: escaped(str(getattr(path, name)), SECTION) for name, title in TEXTS.items()}
    texts[OBJECTIVES] = as_items(path.objectives)
    blocks = [f"{SECTION}{title}\n\n{texts[title]}" for title in TITLES if texts[title]]
    return top + "\n" + "\n\n".join(blocks) + "\n"


def _body(body: str, first_line: int, name: str) -> tuple[dict[str, str], tuple[str, ...]]:
    before, sections = cut(tuple(body.split("\n")), first_line, 2)
    if before.text.strip():
        raise SheetTextError(name, first_line, "le texte doit commencer par un titre « ## … ».")
    names = {title: key for key, title in TEXTS.items()}
    texts: dict[str, str] = {}
    objectives: tuple[str, ...] | None = None
    for section in sections:
        if section.title not in TITLES:
            raise SheetTextError(
                name, section.line, f"titre inconnu « {section.title} » ; attendus : {', '.join(TITLES)}."
            )
        if names.get(section.title) in texts or (section.title == OBJECTIVES and objectives is not None):
            raise SheetTextError(name, section.line, f"le titre « {section.title} » est donné deux fois.")
        if section.title == OBJECTIVES:
            objectives = items(section, name)
        else:
            texts[names[section.title]] = unescaped(section.text, SECTION)
    return texts, objectives or ()


def _group(header: Header) -> GroupSize:
    if "groupe" not in header.values:
        return GroupSize(6, 12, 20)
    return GroupSize(*(header.number(key, parent="groupe") for key in GROUP_KEYS))


def _stage(header: Header, stage: Mapping[str, object]) -> PathItem:
    named = [key for key in ("brique", "fiche") if stage.get(key) not in (None, "")]
    if len(named) != 1:
        raise header.fail("étapes", "une étape nomme une « brique » ou une « fiche », l'une ou l'autre.")
    value = stage[named[0]]
    if isinstance(value, list | dict):
        raise header.fail("étapes", f"« {named[0]} » attend un nom court.")
    minutes = stage.get("minutes", 0)
    if isinstance(minutes, bool) or not isinstance(minutes, int) or minutes < 0:
        raise header.fail("étapes", f"« minutes » attend un nombre entier, pas « {minutes} ».")
    word = str(value).strip()
    return PathItem(brique=word, minutes=minutes) if named[0] == "brique" else PathItem("", word, minutes)


def _written_stage(item: PathItem) -> dict[str, object]:
    stage: dict[str, object] = {"brique": item.brique} if item.brique else {"fiche": item.sheet}
    if item.minutes:
        stage["minutes"] = item.minutes
    return stage
