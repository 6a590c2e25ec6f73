"""The styles, numberings and settings of the word processor file, made once and copied for each paper."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from trainer.documents.docx import order
from trainer.documents.docx.xml import hexa, make, twips
from trainer.documents.fonts import FAMILIES, Face, is_heavy
from trainer.documents.theme import Layout, Spec, Style, look

BULLETS, NUMBERS = 90, 91
_DISPLAY = (Face.DISPLAY, Face.DISPLAY_LIGHT)
_HEADINGS = (Style.TITLE, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)


@lru_cache(maxsize=32)
def template(layout: Layout) -> bytes:
    """An empty file that holds every style of the theme as this layout wants it."""
    document = docx.Document()
    specs = look(layout).specs
    _defaults(document, specs[Style.BODY].size)
    names = {style.name for style in document.styles}
    for style, spec in specs.items():
        name = word_name(style)
        found: Any = (
            document.styles[name]
            if name in names
            else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        _dress(found, spec, style)
    _numbering(document)
    order.settle(document.styles.element)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_name(style: Style) -> str:
    """The style's name as python-docx looks it up (Word writes its own table-of-contents styles small)."""
    return style.value.replace("TOC", "toc")


def _dress(style: Any, spec: Spec, kind: Style) -> None:
    if kind is not Style.TITLE and kind.value not in ("Footer", "Heading 1", "Heading 2", "Heading 3"):
        style.base_style = None
    style.hidden = style.unhide_when_used = False
    style.quick_style = True
    style.font.size = Pt(spec.size)
    style.font.bold = is_heavy(spec.face)
    style.font.italic = spec.face is Face.ITALIC
    style.font.color.rgb = RGBColor.from_string(hexa(spec.colour))
    family(style.element.get_or_add_rPr(), FAMILIES["display" if spec.face in _DISPLAY else "text"])
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(spec.before), Pt(spec.after)
    layout.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    layout.line_spacing = Pt(spec.leading)
    layout.widow_control = True
    layout.keep_with_next = kind in _HEADINGS
    for unwanted in ("w:pBdr", "w:tabs"):
        for element in style.element.pPr.findall(qn(unwanted)):
            style.element.pPr.remove(element)


def family(properties: Any, name: str) -> None:
    """Set one family for every script."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, make("w:rFonts", ascii=name, hAnsi=name, cs=name, eastAsia=name))


def _defaults(document: Any, size: float) -> None:
    normal = document.styles["Normal"]
    normal.font.size = Pt(size)
    family(normal.element.get_or_add_rPr(), FAMILIES["text"])
    normal.paragraph_format.space_after = Pt(0)
    settings = document.settings.element
    settings.find(qn("w:zoom")).addnext(make("w:embedTrueTypeFonts"))
    compat = settings.find(qn("w:compat"))
    for old in list(compat):
        compat.remove(old)
    compat.append(
        make(
            "w:compatSetting",
            name="compatibilityMode",
            uri="http://schemas.microsoft.com/office/word",
            val=15,
        )
    )
    body = document.element.body
    for paragraph in list(body.findall(qn("w:p"))):
        body.remove(paragraph)


def _numbering(document: Any) -> None:
    numbering = document.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    for number, ordered in ((BULLETS, False), (NUMBERS, True)):
        abstract = make("w:abstractNum", abstractNumId=number)
        abstract.append(make("w:multiLevelType", val="hybridMultilevel"))
        for depth in range(4):
            abstract.append(_level(depth, ordered))
        if first is not None:
            first.addprevious(abstract)
        else:
            numbering.append(abstract)
    bullet = make("w:num", numId=BULLETS)
    bullet.append(make("w:abstractNumId", val=BULLETS))
    numbering.append(bullet)


def _level(depth: int, ordered: bool) -> Any:
    level = make("w:lvl", ilvl=depth)
    level.append(make("w:start", val=1))
    level.append(make("w:numFmt", val="decimal" if ordered else "bullet"))
    level.append(make("w:lvlText", val=f"%{depth + 1}." if ordered else "•"))
    level.append(make("w:lvlJc", val="left"))
    step = 18 if ordered else 13.5
    layout = make("w:pPr")
    layout.append(make("w:ind", left=twips(depth * 14.5 + step), hanging=twips(step)))
    level.append(layout)
    look = make("w:rPr")
    family(look, FAMILIES["text"])
    if ordered:
        look.append(make("w:b"))
    level.append(look)
    return level


def new_numbered_list(document: Any, start: int) -> int:
    """A numbering of its own that begins at `start`; returns its id."""
    numbering = document.part.numbering_part.element
    used = [int(num.get(qn("w:numId"))) for num in numbering.findall(qn("w:num"))]
    identifier = max(used, default=0) + 1
    number = make("w:num", numId=identifier)
    number.append(make("w:abstractNumId", val=NUMBERS))
    override = make("w:lvlOverride", ilvl=0)
    override.append(make("w:startOverride", val=start))
    number.append(override)
    numbering.append(number)
    return identifier
