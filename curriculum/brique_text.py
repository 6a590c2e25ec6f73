"""One brique <-> one `brique.md`: a YAML header, then « Objectifs » and « Pourquoi cette brique »."""

from __future__ import annotations

from curriculum import header as head
from curriculum.header import SheetTextError
from curriculum.model import Brique
from curriculum.sections import SECTION, Section, as_items, cut, escaped, items, unescaped

HEADER_KEYS = (
    "brique", "titre", "accroche", "rang", "couleur", "icône", "proposition", "public", "prérequis", "durée",
)  # fmt: skip
GOALS, INTRODUCTION = "Objectifs", "Pourquoi cette brique"


def read_brique(text: str, name: str) -> Brique:
    """Parse one brique; `name` is the file name shown in errors."""
    header, body, first_line = head.split(text, name)
    header.only(*HEADER_KEYS)
    parts: dict[str, Section] = {}
    before, sections = cut(tuple(body.split("\n")), first_line, 2)
    if before.text.strip():
        raise SheetTextError(name, first_line, "le texte doit commencer par un titre « ## … ».")
    for section in sections:
        if section.title not in (GOALS, INTRODUCTION):
            raise SheetTextError(name, section.line, f"titre inconnu « {section.title} ».")
        if section.title in parts:
            raise SheetTextError(name, section.line, f"le titre « {section.title} » est donné deux fois.")
        parts[section.title] = section
    empty = Section("", first_line, ())
    return Brique(
        slug=header.text("brique"),
        title=header.text("titre"),
        position=header.number("rang"),
        tagline=header.text("accroche"),
        audience=header.text("public", ""),
        prerequisites=header.texts("prérequis"),
        usual_minutes=header.number("durée"),
        goals=items(parts.get(GOALS, empty), name),
        introduction=unescaped(parts.get(INTRODUCTION, empty).text, SECTION),
        colour=header.text("couleur"),
        icon=header.text("icône"),
        proposition=header.flag("proposition"),
    )


def write_brique(brique: Brique) -> str:
    """The canonical text of a brique."""
    top = head.write(
        {
            "brique": brique.slug,
            "titre": brique.title,
            "accroche": brique.tagline,
            "rang": brique.position,
            "couleur": brique.colour,
            "icône": brique.icon,
            "proposition": brique.proposition,
            "public": brique.audience,
            "prérequis": list(brique.prerequisites),
            "durée": brique.usual_minutes,
        }
    )
    blocks = [
        f"## {title}\n\n{text}"
        for title, text in (
            (GOALS, as_items(brique.goals)),
            (INTRODUCTION, escaped(brique.introduction, SECTION)),
        )
        if text
    ]
    return top + "\n" + "\n\n".join(blocks) + "\n"
