"""Blocks -> paragraphs and tables of a word processor file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from trainer.documents import blocks as b
from trainer.documents.docx import styles, tables
from trainer.documents.docx.xml import field, hexa, make, twips
from trainer.documents.expand import expand
from trainer.documents.fonts import FAMILIES, Face, variant
from trainer.documents.theme import INK, MM, SPECS, Style, readable_on, tint

_ALIGN = {
    b.Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    b.Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    b.Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}


class Writer:
    """Writes blocks into a container (the body, a cell, a footer) of one file."""

    def __init__(self, document: Any, entries: Sequence[tuple[str, int, int]]) -> None:
        self.document = document
        self._entries = entries
        self._marks = 0
        self._style_ids: dict[str, str | None] = {}
        self.width = 0.0

    def blocks(self, container: Any, blocks: Sequence[b.Block], width: float, keep: bool = False) -> None:
        """Write `blocks`; with `keep`, each stays on the page of the next."""
        for block in blocks:
            self.block(container, block, width, keep)

    def block(self, container: Any, block: b.Block, width: float, keep: bool = False) -> None:
        """Write one block into a width given in points."""
        block = expand(block)
        match block:
            case b.Heading():
                self._heading(container, block)
            case b.Paragraph():
                self.paragraph(container, block, keep)
            case b.ListBlock():
                self._list(container, block, 0, keep)
            case b.Checkbox():
                self._checkbox(container, block)
            case b.Table():
                tables.table(self, container, block, width, keep)
            case b.Callout():
                tables.callout(self, container, block, width)
            case b.Band():
                self._band(container, block, width)
            case b.Cards():
                tables.cards(self, container, block, width)
            case b.KeepTogether():
                self.blocks(container, block.blocks[:-1], width, keep=True)
                self.blocks(container, block.blocks[-1:], width, keep)
            case _:
                self._small(container, block, width)

    def _small(self, container: Any, block: b.Block, width: float) -> None:
        match block:
            case b.Tags():
                self._tags(container, block)
            case b.Contents():
                self._contents(container, block, width)
            case b.PageBreak():
                first = self.new(container, Style.BODY)
                tables.gap(first, 1)
                first.paragraph_format.page_break_before = True
            case b.Spacer():
                tables.gap(self.new(container, Style.BODY), block.height * MM)
            case b.Rule():
                line = self.new(container, Style.BODY)
                tables.gap(line, 6)
                line.paragraph_format.right_indent = Pt(width * (1 - block.share))
                box = make("w:pBdr")
                size = round(block.weight * 8)
                box.append(make("w:bottom", val="single", sz=size, space=1, color=hexa(block.colour)))
                line._p.get_or_add_pPr().append(box)

    def new(self, container: Any, style: Style) -> Any:
        """An empty paragraph; the one that a fresh cell or footer comes with is used first."""
        waiting = getattr(container, "paragraphs", [])
        if len(waiting) == 1 and not waiting[0].runs and getattr(container, "_tc", None) is not None:
            first = waiting[0]
            if first._p.get(qn("w:rsidR")) is None:
                first._p.set(qn("w:rsidR"), "00000001")
                return self.styled(first, style)
        return self.styled(container.add_paragraph(), style)

    def styled(self, paragraph: Any, style: Style) -> Any:
        """`paragraph` in `style`, by its identifier: python-docx would look through all the styles each time."""
        name = styles.word_name(style)
        if name not in self._style_ids:
            paragraph.style = name
            self._style_ids[name] = paragraph._p.style
        else:
            paragraph._p.style = self._style_ids[name]
        return paragraph

    def paragraph(self, container: Any, block: b.Paragraph, keep: bool = False) -> Any:
        """Write a paragraph."""
        made = self.new(container, block.style)
        made.alignment = _ALIGN[block.align]
        if keep or block.keep_with_next:
            made.paragraph_format.keep_with_next = True
        self.runs(made, block.content, block.style)
        return made

    def runs(self, paragraph: Any, content: b.Inline, style: Style) -> None:
        """Write inline content; a link becomes a hyperlink."""
        for run in content:
            words = b.clean(run.text)
            if not words:
                continue
            made = paragraph.add_run(words)
            face = variant(SPECS[style].face, run.bold, run.italic)
            if run.bold:
                made.bold = True
            if run.italic:
                made.italic = face in (Face.ITALIC, Face.BOLD_ITALIC)
            if run.colour:
                made.font.color.rgb = RGBColor.from_string(hexa(run.colour))
            if run.link:
                made.underline = True
                self._link(paragraph, made, run.link)

    def _link(self, paragraph: Any, run: Any, address: str) -> None:
        identifier = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = make("w:hyperlink")
        link.set(qn("r:id"), identifier)
        run._r.addprevious(link)
        link.append(run._r)

    def _heading(self, container: Any, block: b.Heading) -> None:
        made = self.new(container, _HEADINGS[block.level])
        start = make("w:bookmarkStart", id=self._marks, name=f"_Toc{self._marks:06d}")
        made._p.append(start)
        self.runs(made, block.content, _HEADINGS[block.level])
        made._p.append(make("w:bookmarkEnd", id=self._marks))
        self._marks += 1
        if block.colour:
            for run in made.runs:
                run.font.color.rgb = RGBColor.from_string(hexa(block.colour))

    def _list(self, container: Any, block: b.ListBlock, depth: int, keep: bool) -> None:
        number = styles.new_numbered_list(self.document, block.start) if block.ordered else styles.BULLETS
        for item in block.items:
            made = self.new(container, block.style)
            made.paragraph_format.space_after = Pt(min(SPECS[block.style].after, 3))
            if keep:
                made.paragraph_format.keep_with_next = True
            numbering = made._p.get_or_add_pPr().get_or_add_numPr()
            numbering.get_or_add_ilvl().val = min(depth, 3)
            numbering.get_or_add_numId().val = number
            self.runs(made, item.content, block.style)
            for child in item.children:
                self._list(container, child, depth + 1, keep)

    def _checkbox(self, container: Any, block: b.Checkbox) -> None:
        made = self.new(container, block.style)
        indent = SPECS[block.style].size * 1.7
        layout = made.paragraph_format
        layout.left_indent, layout.first_line_indent, layout.space_after = Pt(indent), Pt(-indent), Pt(3)
        layout.tab_stops.add_tab_stop(Pt(indent))
        mark = made.add_run("☒" if block.checked else "☐")
        styles.family(mark._r.get_or_add_rPr(), FAMILIES["fallback"])
        made.add_run("\t")
        self.runs(made, block.content, block.style)

    def _tags(self, container: Any, block: b.Tags) -> None:
        made = self.new(container, Style.LABEL)
        made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(6)
        for index, (words, colour) in enumerate(block.items):
            if index:
                made.add_run("  ")
            run = made.add_run(f"\u00a0{b.clean(words)}\u00a0")
            run.font.color.rgb = RGBColor.from_string(hexa(colour))
            run._r.get_or_add_rPr().append(
                make("w:shd", val="clear", color="auto", fill=hexa(tint(colour, 0.12)))
            )

    def _contents(self, container: Any, block: b.Contents, width: float) -> None:
        for mark, (title, level, page) in enumerate(self._entries):
            if not 0 < level <= block.levels:
                continue
            style = Style.CONTENTS if level == 1 else Style.CONTENTS_2
            made = self.new(container, style)
            made.paragraph_format.left_indent = Pt(0 if level == 1 else 5 * MM)
            stops = make("w:tabs")
            stops.append(make("w:tab", val="right", leader="dot", pos=twips(width)))
            made._p.get_or_add_pPr().append(stops)
            made.add_run(f"{title}\t")
            field(made, f"PAGEREF _Toc{mark:06d} \\h", str(page), dirty=True)

    def _band(self, container: Any, block: b.Band, width: float) -> None:
        cell = tables.ground(self, container, block, width)
        ink = readable_on(block.colour)
        parts = ((block.kicker, Style.KICKER), (block.title, Style.TITLE), (block.subtitle, Style.LEAD))
        for words, style in parts:
            if words:
                made = self.paragraph(cell, b.Paragraph(b.text(words, colour=ink), style))
                made.paragraph_format.keep_with_next = False
                if block.cover and style is Style.TITLE:
                    made.paragraph_format.line_spacing = Pt(42)
                    made.runs[0].font.size = Pt(38)
        tables.gap(self.new(container, Style.BODY), 12 * MM if block.cover else 8)
        for line in block.lines:
            self.paragraph(container, b.Paragraph(b.text(line, colour=INK), Style.LEAD))
