"""Small pieces of WordprocessingML: elements, fields, borders. Lengths are given in points or millimetres."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def make(tag: str, **attributes: str | int) -> Any:
    """An element such as `w:shd` with its `w:` attributes."""
    found: Any = OxmlElement(tag)
    for name, value in attributes.items():
        found.set(qn(f"w:{name}"), str(value))
    return found


def put(parent: Any, tag: str, **attributes: str | int) -> Any:
    """Append an element to `parent`, in place of one of the same name."""
    for old in parent.findall(qn(tag)):
        parent.remove(old)
    child = make(tag, **attributes)
    parent.append(child)
    return child


def twips(points: float) -> int:
    """Points in twentieths."""
    return round(points * 20)


def hexa(colour: str) -> str:
    """ "#1E2530" as Word writes it."""
    return colour.lstrip("#")


def field(paragraph: Any, code: str, shown: str, *, dirty: bool = False) -> None:
    """A field such as PAGE with the result shown until the program computes it."""
    begin = make("w:fldChar", fldCharType="begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    instruction = make("w:instrText")
    instruction.text = f" {code} "
    instruction.set(qn("xml:space"), "preserve")
    for child in (begin, instruction, make("w:fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(child)
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(make("w:fldChar", fldCharType="end"))


def borders(parent: Any, tag: str, **sides: tuple[str, float, str] | None) -> None:
    """Borders of a table (`w:tblBorders`) or a cell (`w:tcBorders`): side -> (kind, points, colour) or none."""
    box = put(parent, tag)
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        if side not in sides:
            continue
        line = sides[side]
        if line is None:
            box.append(make(f"w:{side}", val="nil"))
        else:
            kind, points, colour = line
            box.append(make(f"w:{side}", val=kind, sz=max(2, round(points * 8)), space=0, color=hexa(colour)))


def margins(parent: Any, tag: str, top: float, left: float, bottom: float, right: float) -> None:
    """Inner margins of a table or a cell, in points."""
    box = put(parent, tag)
    for side, points in (("top", top), ("left", left), ("bottom", bottom), ("right", right)):
        box.append(make(f"w:{side}", w=twips(points), type="dxa"))
