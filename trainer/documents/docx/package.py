"""The file: sections, header and footer with page fields, properties, and a zip that is the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Pt

from trainer.documents import blocks as b
from trainer.documents.docx import embed, order, styles, tables
from trainer.documents.docx.write import Writer
from trainer.documents.docx.xml import borders, field, make, twips
from trainer.documents.theme import LINE, MM, SPECS, Look, Style, look

_NUMBER_ROOM = 22 * MM
_EPOCH = date(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def write(document: b.Document) -> bytes:
    """The bytes of `document` as DOCX."""
    made: Any = docx.Document(BytesIO(styles.template(document.layout)))
    writer = Writer(made, _entries(document), look(document.layout))
    if document.layout.duplex:
        made.settings.odd_and_even_pages_header_footer = True
        made.settings.element.find(qn("w:zoom")).addnext(make("w:mirrorMargins"))
    for index, section in enumerate(document.sections):
        page = (
            made.sections[0] if index == 0 else _new_section(made, document.layout.duplex and section.recto)
        )
        _page(page, section, writer.look)
        width = writer.look.text_width(section.landscape)
        _furniture(writer, page, document, section, width, first=index == 0)
        writer.blocks(made, section.blocks, width)
        _closed(made)
    _properties(made, document)
    for part in made.part.package.iter_parts():
        if str(part.partname).startswith(
            ("/word/document", "/word/header", "/word/footer", "/word/numbering")
        ):
            order.settle(part.element)
    stream = BytesIO()
    made.save(stream)
    return _settled(stream.getvalue())


def _new_section(made: Any, recto: bool) -> Any:
    """A section on a new page; the empty paragraph that ends the one before takes next to no room.

    One that stands under a table already is that end: two would be more than a full page holds.
    """
    under = _under_a_table(made)
    section = made.add_section(WD_SECTION.ODD_PAGE if recto else WD_SECTION.NEW_PAGE)
    tables.gap(made.paragraphs[-1], 1)
    if under is not None:
        under.getparent().remove(under)
    return section


def _closed(made: Any) -> None:
    """A table at the end of a section leaves next to no room under it: a table that fills its page begins no other."""
    if _under_a_table(made) is not None:
        tables.gap(made.paragraphs[-1], 1)


def _under_a_table(made: Any) -> Any:
    """The empty paragraph that ends the text so far under a table; None where it ends in another way."""
    ends: list[Any] = [one for one in made.element.body if one.tag != qn("w:sectPr")][-2:]
    if [one.tag for one in ends] != [qn("w:tbl"), qn("w:p")]:
        return None
    last = ends[-1]
    bare = {one.tag for one in last.iterdescendants()} <= {qn("w:pPr"), qn("w:pStyle"), qn("w:spacing")}
    return last if bare else None


def _entries(document: b.Document) -> Sequence[tuple[str, int, int]]:
    """Title, level (0 where not listed) and page of each heading, for the contents; empty without contents."""
    if not any(isinstance(block, b.Contents) for section in document.sections for block in section.blocks):
        return ()
    from trainer.documents.pdf.pages import heading_pages

    return heading_pages(document)


def _page(page: Any, section: b.Section, look: Look) -> None:
    width, height = look.page(section.landscape)
    margins = look.margins
    page.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = Pt(width), Pt(height)
    page.left_margin, page.right_margin = Pt(margins.inner), Pt(margins.outer)
    cover = bool(section.blocks) and isinstance(section.blocks[0], b.Band) and section.blocks[0].cover
    page.top_margin = Pt(0 if cover else margins.top)
    page.bottom_margin = Pt(margins.foot + 8 * MM)
    page.header_distance = Pt(0 if cover else margins.top - 10 * MM)
    page.footer_distance = Pt(margins.foot * 0.8)


def _furniture(
    writer: Writer, page: Any, document: b.Document, section: b.Section, width: float, *, first: bool
) -> None:
    words = section.header or document.header
    opening = first or section.header is not None
    apart = opening and section.furniture and any(words) and not document.first_page_header
    page.different_first_page_header_footer = apart
    headers, footers = [page.header], [page.footer]
    if document.layout.duplex:
        headers.append(page.even_page_header)
        footers.append(page.even_page_footer)
    for part in (*headers, *footers):
        part.is_linked_to_previous = False
        part.paragraphs[0].style = styles.word_name(Style.FURNITURE)
    if not section.furniture:
        return
    for part in headers:
        _header(part, words, width)
    for number, part in enumerate(footers):
        _footer(writer, part, document, width, outer_left=number == 1)
    if apart:
        page.first_page_header.is_linked_to_previous = page.first_page_footer.is_linked_to_previous = False
        _footer(writer, page.first_page_footer, document, width)


def _header(part: Any, words: tuple[str, str], width: float) -> None:
    if not any(words):
        return
    line = part.paragraphs[0]
    stops = make("w:tabs")
    stops.append(make("w:tab", val="right", pos=twips(width)))
    properties = line._p.get_or_add_pPr()
    properties.append(stops)
    line.add_run("\t".join(b.clean(part) for part in words))
    box = make("w:pBdr")
    box.append(make("w:bottom", val="single", sz=4, space=4, color=LINE.lstrip("#")))
    stops.addprevious(box)


def _footer(
    writer: Writer, part: Any, document: b.Document, width: float, *, outer_left: bool = False
) -> None:
    if not (document.footer or document.page_numbers):
        return
    scale = writer.look.specs[Style.FURNITURE].size / SPECS[Style.FURNITURE].size
    side = b.Align.RIGHT if outer_left else b.Align.LEFT
    room = _NUMBER_ROOM * max(1, scale) if document.page_numbers else 0
    lines = b.Cell(tuple(b.para(words, Style.FURNITURE, side) for words in document.footer))
    cells, columns = [lines], [width - room]
    place = 0 if outer_left else 1
    if room:
        cells.insert(place, b.Cell())
        columns.insert(place, room)
    row = b.Row(tuple(cells))
    tables.table(writer, part, b.Table(tuple(columns), (row,), grid=b.Grid.NONE, flush=True), width, False)
    made = part.tables[0]
    borders(made._tbl.tblPr, "w:tblBorders", top=("single", 0.6, writer.look.line))
    if room:
        number = made.rows[0].cells[place].paragraphs[0]
        number.style = styles.word_name(Style.FURNITURE)
        number.alignment = 0 if outer_left else 2
        number.add_run("Page ")
        field(number, "PAGE", "1")
        number.add_run(" / ")
        field(number, "NUMPAGES", "1")
    for paragraph in part.paragraphs:
        tables.gap(paragraph, 1)


def _properties(made: Any, document: b.Document) -> None:
    moment = datetime.combine(document.dated or _EPOCH, time(), UTC).replace(tzinfo=None)
    core = made.core_properties
    core.title, core.author, core.subject = (
        b.clean(words)[:250] for words in (document.title, document.author, document.subject)
    )
    core.keywords, core.language = b.clean(", ".join(document.keywords))[:250], document.language
    core.comments, core.last_modified_by, core.revision = "", b.clean(document.author)[:250], 1
    core.created = core.modified = core.last_printed = moment
    defaults = made.styles.element.find(qn("w:docDefaults"))
    for lang in defaults.iter(qn("w:lang")):
        lang.set(qn("w:val"), document.language)


def _settled(content: bytes) -> bytes:
    """The same parts under fixed times, with the typefaces beside them."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        found = {name: source.read(name) for name in source.namelist()}
        found["[Content_Types].xml"] = embed.content_types(found["[Content_Types].xml"])
        for name, part in (found | embed.parts()).items():
            entry = ZipInfo(name, _ZIP_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, part, compresslevel=1 if name.endswith(".odttf") else None)
    return stream.getvalue()
