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
from trainer.documents.theme import LINE, MM, PAPER, Style

_SIDE, _TOP, _FOOT = 20 * MM, 18 * MM, 11 * MM
_NUMBER_ROOM = 22 * MM
_EPOCH = date(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def write(document: b.Document) -> bytes:
    """The bytes of `document` as DOCX."""
    made: Any = docx.Document(BytesIO(styles.template()))
    writer = Writer(made, _entries(document))
    for index, section in enumerate(document.sections):
        page = made.sections[0] if index == 0 else _new_section(made)
        _page(page, section)
        width = _width(section)
        _furniture(writer, page, document, section, width, first=index == 0)
        writer.blocks(made, section.blocks, width)
    _properties(made, document)
    for part in made.part.package.iter_parts():
        if str(part.partname).startswith(
            ("/word/document", "/word/header", "/word/footer", "/word/numbering")
        ):
            order.settle(part.element)
    stream = BytesIO()
    made.save(stream)
    return _settled(stream.getvalue())


def _new_section(made: Any) -> Any:
    """A section on a new page; the empty paragraph that ends the one before takes next to no room."""
    section = made.add_section(WD_SECTION.NEW_PAGE)
    tables.gap(made.paragraphs[-1], 1)
    return section


def _entries(document: b.Document) -> Sequence[tuple[str, int, int]]:
    """Title, level (0 where not listed) and page of each heading, for the contents; empty without contents."""
    if not any(isinstance(block, b.Contents) for section in document.sections for block in section.blocks):
        return ()
    from trainer.documents.pdf.pages import heading_pages, lay_out

    headings: list[tuple[str, str, int]] = []
    pages = heading_pages(lay_out(document, headings=headings))
    listed = {name: (title, level) for name, title, level in headings}
    return [(*listed.get(name, ("", 0)), page) for name, page in pages.items()]


def _width(section: b.Section) -> float:
    return PAPER[1 if section.landscape else 0] - 2 * _SIDE


def _page(page: Any, section: b.Section) -> None:
    width, height = (PAPER[1], PAPER[0]) if section.landscape else PAPER
    page.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = Pt(width), Pt(height)
    page.left_margin = page.right_margin = Pt(_SIDE)
    cover = bool(section.blocks) and isinstance(section.blocks[0], b.Band) and section.blocks[0].cover
    page.top_margin = Pt(0 if cover else _TOP)
    page.bottom_margin = Pt(_FOOT + 8 * MM)
    page.header_distance = Pt(0 if cover else 8 * MM)
    page.footer_distance = Pt(_FOOT * 0.8)


def _furniture(
    writer: Writer, page: Any, document: b.Document, section: b.Section, width: float, *, first: bool
) -> None:
    apart = first and section.furniture and any(document.header) and not document.first_page_header
    page.different_first_page_header_footer = apart
    for part in (page.header, page.footer):
        part.is_linked_to_previous = False
        part.paragraphs[0].style = styles.word_name(Style.FURNITURE)
    if not section.furniture:
        return
    _header(page.header, document, width)
    _footer(writer, page.footer, document, width)
    if apart:
        page.first_page_header.is_linked_to_previous = page.first_page_footer.is_linked_to_previous = False
        _footer(writer, page.first_page_footer, document, width)


def _header(part: Any, document: b.Document, width: float) -> None:
    if not any(document.header):
        return
    line = part.paragraphs[0]
    stops = make("w:tabs")
    stops.append(make("w:tab", val="right", pos=twips(width)))
    properties = line._p.get_or_add_pPr()
    properties.append(stops)
    line.add_run("\t".join(b.clean(words) for words in document.header))
    box = make("w:pBdr")
    box.append(make("w:bottom", val="single", sz=4, space=4, color=LINE.lstrip("#")))
    stops.addprevious(box)


def _footer(writer: Writer, part: Any, document: b.Document, width: float) -> None:
    if not (document.footer or document.page_numbers):
        return
    room = _NUMBER_ROOM if document.page_numbers else 0
    lines = tuple(b.para(words, Style.FURNITURE) for words in document.footer)
    cells = (b.Cell(lines), b.Cell())[: 2 if room else 1]
    columns = (width - room, room)[: len(cells)]
    tables.table(writer, part, b.Table(columns, (b.Row(cells),), grid=b.Grid.NONE, flush=True), width, False)
    made = part.tables[0]
    borders(made._tbl.tblPr, "w:tblBorders", top=("single", 0.6, LINE))
    if room:
        number = made.rows[0].cells[1].paragraphs[0]
        number.style = styles.word_name(Style.FURNITURE)
        number.alignment = 2
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
