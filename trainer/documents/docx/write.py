"""Blocks -> paragraphs and tables of a word processor file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from trainer.documents import blocks as b
from trainer.documents.docx import styles, tables, time_table
from trainer.documents.docx.xml import field, hexa, make, twips
from trainer.documents.expand import expand
from trainer.documents.fonts import FAMILIES, Face, variant
from trainer.documents.pictures import prepared, qr_png
from trainer.documents.theme import INK, MM, Look, Style

_ALIGN = {
    b.Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    b.Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    b.Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}


class Writer:
    """Writes blocks into a container (the body, a cell, a footer) of one file."""

    def __init__(self, document: Any, entries: Sequence[tuple[str, int, int]], look: Look) -> None:
        self.document = document
        self.look = look
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
                last = tuple(expand(one) for one in block.blocks[-1:])
                whole = (replace(one, keep_whole=True) if isinstance(one, b.Table) else one for one in last)
                self.blocks(container, tuple(whole), width, keep)
            case _:
                self._small(container, block, width)

    def _small(self, container: Any, block: b.Block, width: float) -> None:
        match block:
            case b.Tags():
                self._tags(container, block)
            case b.Timescale():
                time_table.timescale(self, container, block, width)
            case b.Contents():
                self._contents(container, block, width)
            case b.QrCode():
                self._picture(container, qr_png(block.address), block.size * MM, block.address)
            case b.Illustration():
                self._illustration(container, block, width)
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
                box.append(
                    make(
                        "w:bottom", val="single", sz=size, space=1, color=hexa(self.look.colour(block.colour))
                    )
                )
                line._p.get_or_add_pPr().append(box)

    def turned(self, cell: Any, content: b.Cell, width: float, height: float) -> None:
        """Write the paragraphs of a cell upside down."""
        from trainer.documents.docx.turned import turned

        turned(self, cell, content, width, height)

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
        if block.size:
            spec = self.look.specs[block.style]
            made.paragraph_format.line_spacing = Pt(spec.leading * block.size / spec.size)
            for run in made.runs:
                run.font.size = Pt(block.size)
        return made

    def runs(self, paragraph: Any, content: b.Inline, style: Style) -> None:
        """Write inline content; a link becomes a hyperlink."""
        for run in content:
            words = b.clean(run.text)
            if not words:
                continue
            made = paragraph.add_run(words)
            face = variant(self.look.specs[style].face, run.bold, run.italic)
            if run.bold:
                made.bold = True
            if run.italic:
                made.italic = face in (Face.ITALIC, Face.BOLD_ITALIC)
            if run.colour:
                made.font.color.rgb = RGBColor.from_string(hexa(self.look.colour(run.colour)))
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
        self._marked(made, block.content, _HEADINGS[block.level])
        if block.colour:
            for run in made.runs:
                run.font.color.rgb = RGBColor.from_string(hexa(self.look.colour(block.colour)))

    def _marked(self, made: Any, content: b.Inline, style: Style) -> None:
        """Write a heading's words between the marks that the contents point to."""
        made._p.append(make("w:bookmarkStart", id=self._marks, name=f"_Toc{self._marks:06d}"))
        self.runs(made, content, style)
        made._p.append(make("w:bookmarkEnd", id=self._marks))
        self._marks += 1

    def _list(self, container: Any, block: b.ListBlock, depth: int, keep: bool) -> None:
        number = styles.new_numbered_list(self.document, block.start) if block.ordered else styles.BULLETS
        tied = {0, len(block.items) - 2} if depth == 0 and len(block.items) > 1 else ()
        for index, item in enumerate(block.items):
            made = self.new(container, block.style)
            made.paragraph_format.space_after = Pt(min(self.look.specs[block.style].after, 3))
            if keep or index in tied or (block.keep_with_next and index == len(block.items) - 1):
                made.paragraph_format.keep_with_next = True
            numbering = made._p.get_or_add_pPr().get_or_add_numPr()
            numbering.get_or_add_ilvl().val = min(depth, 3)
            numbering.get_or_add_numId().val = number
            self.runs(made, item.content, block.style)
            for child in item.children:
                self._list(container, child, depth + 1, keep)

    def _checkbox(self, container: Any, block: b.Checkbox) -> None:
        made = self.new(container, block.style)
        indent = self.look.specs[block.style].size * 1.7
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
            run.font.color.rgb = RGBColor.from_string(hexa(self.look.colour(colour)))
            if ground := self.look.ground(colour, 0.12):
                run._r.get_or_add_rPr().append(make("w:shd", val="clear", color="auto", fill=hexa(ground)))

    def _illustration(self, container: Any, block: b.Illustration, width: float) -> None:
        picture = prepared(block.content)
        room = min(block.width * MM, width, picture.width)
        tallest = self.look.page()[1] * 0.6
        shown = min(room, tallest * picture.width / picture.height)
        made = self._picture(container, picture.content, shown, block.alt or block.caption)
        if block.caption:
            made.paragraph_format.keep_with_next = True
            self.paragraph(container, b.para(block.caption, Style.SMALL))

    def _picture(self, container: Any, content: bytes, width: float, alt: str) -> Any:
        """A paragraph that holds a picture `width` points wide."""
        made = self.new(container, Style.BODY)
        shape = made.add_run().add_picture(BytesIO(content), width=Pt(width))
        shape._inline.docPr.set("descr", b.clean(alt))
        return made

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
        ink = self.look.ink_on(block.colour)
        parts = ((block.kicker, Style.KICKER), (block.title, Style.TITLE), (block.subtitle, Style.LEAD))
        for words, style in parts:
            if words:
                content = b.text(words, colour=ink)
                if block.level and style is Style.TITLE:
                    made = self.new(cell, style)
                    self._marked(made, content, style)
                    made._p.get_or_add_pPr().append(make("w:outlineLvl", val=block.level - 1))
                else:
                    made = self.paragraph(cell, b.Paragraph(content, style))
                made.paragraph_format.keep_with_next = False
                if block.cover and style is Style.TITLE:
                    made.paragraph_format.line_spacing = Pt(self.look.cover_title.leading)
                    made.runs[0].font.size = Pt(self.look.cover_title.size)
        tables.gap(self.new(container, Style.BODY), 12 * MM if block.cover else 8)
        for line in block.lines:
            self.paragraph(container, b.Paragraph(b.text(line, colour=INK), Style.LEAD))
