"""Boxes -> pages -> the file: where each page ends, what runs at its head and foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from trainer.documents.blocks import Document, Section, text
from trainer.documents.pdf.bands import ContentsBox
from trainer.documents.pdf.boxes import Box
from trainer.documents.pdf.build import Builder
from trainer.documents.pdf.pen import Pen
from trainer.documents.pdf.text import TextBox, set_lines
from trainer.documents.theme import LINE, MM, PAPER, SPECS, Style

SIDE, TOP, FOOT = 20 * MM, 18 * MM, 11 * MM
_NUMBER_ROOM = 22 * MM


@dataclass(slots=True)
class Page:
    """A filled page: its boxes with the distance of each from the top."""

    size: tuple[float, float]
    section: Section
    placed: list[tuple[float, Box]] = field(default_factory=list)


def render(documents: Sequence[Document], progress: Callable[[int, int], None] | None = None) -> bytes:
    """The bytes of one file holding these documents one after the other."""
    first = documents[0]
    pen = Pen(first.title, first.author, first.subject, first.keywords, first.language)
    for index, document in enumerate(documents):
        pen.restart_outline()
        _draw(pen, document, f"d{index}")
        if progress:
            progress(index + 1, len(documents))
    return pen.bytes()


def lay_out(
    document: Document, prefix: str = "", headings: list[tuple[str, str, int]] | None = None
) -> list[Page]:
    """The pages of one document, filled but not drawn; `headings` receives (anchor, title, level)."""
    built: list[tuple[Section, tuple[float, float], list[Box]]] = []
    headings = [] if headings is None else headings
    for index, section in enumerate(document.sections):
        size = (PAPER[1], PAPER[0]) if section.landscape else PAPER
        builder = Builder(f"{prefix}s{index}", *size)
        builder.headings = headings
        width = size[0] - 2 * SIDE
        built.append(
            (section, size, [box for block in section.blocks for box in builder.boxes(block, width)])
        )
    pages: list[Page] = []
    for section, size, found in built:
        room = size[1] - TOP - _foot_height(document, section, size)
        settled = [box.settle() if isinstance(box, ContentsBox) else box for box in found]
        pages += _fill(settled, size, section, room)
    return pages


def _fill(found: list[Box], size: tuple[float, float], section: Section, room: float) -> list[Page]:
    pages = [Page(size, section)]
    queue = list(reversed(found))
    used, last = 0.0, None
    while queue:
        box = queue.pop()
        if box.breaks:
            if pages[-1].placed:
                pages.append(Page(size, section))
            used, last = 0.0, None
            continue
        gap = max(last.after, box.before) if last else 0.0
        fresh = not pages[-1].placed
        needs = gap + _chain(box, queue, room)
        fits = used + gap + box.height <= room + 0.01
        if fits and (fresh or used + needs <= room + 0.01):
            pages[-1].placed.append((TOP + used + gap, box))
            used, last = used + gap + box.height, box
            continue
        parts = None if box.keep_next and not fresh else box.split(room - used - gap, fresh)
        if parts:
            pages[-1].placed.append((TOP + used + gap, parts[0]))
            queue.append(parts[1])
        elif fresh:
            pages[-1].placed.append((TOP, box))
        else:
            queue.append(box)
        pages.append(Page(size, section))
        used, last = 0.0, None
    if len(pages) > 1 and not pages[-1].placed:
        pages.pop()
    return pages


def _chain(box: Box, queue: list[Box], room: float) -> float:
    """The height that must follow on the same page: the box, and what it is kept with."""
    if not box.keep_next:
        return box.height
    total, held = box.height, box
    for following in reversed(queue):
        if following.breaks:
            break
        total += max(held.after, following.before)
        if not following.keep_next:
            total += following.lead()
            break
        total += following.height
        held = following
    return min(total, room)


def heading_pages(pages: Sequence[Page]) -> dict[str, int]:
    """The page of each heading by its anchor, in the order of the text."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for _, box in page.placed:
            found.update(dict.fromkeys(box.anchors(), number))
    return found


def _draw(pen: Pen, document: Document, prefix: str) -> None:
    pages = lay_out(document, prefix)
    pen.page_of.update(heading_pages(pages))
    for number, page in enumerate(pages, 1):
        pen.open_page(*page.size)
        for top, box in page.placed:
            box.draw(pen, SIDE, top)
        if page.section.furniture:
            _header(pen, document, page, number)
            _footer(pen, document, page, number, len(pages))
        pen.close_page()


def _foot_lines(document: Document, size: tuple[float, float]) -> list[TextBox]:
    spec = SPECS[Style.FURNITURE]
    width = size[0] - 2 * SIDE - (_NUMBER_ROOM if document.page_numbers else 0)
    return [TextBox(set_lines(text(line), spec, width), spec, width) for line in document.footer]


def _foot_height(document: Document, section: Section, size: tuple[float, float]) -> float:
    if not section.furniture:
        return TOP
    lines = _foot_lines(document, size)
    return FOOT + max(sum(line.height for line in lines), SPECS[Style.FURNITURE].leading) + 6 * MM


def _header(pen: Pen, document: Document, page: Page, number: int) -> None:
    if not any(document.header) or (number == 1 and not document.first_page_header):
        return
    spec = SPECS[Style.FURNITURE]
    width = page.size[0] - 2 * SIDE
    left, right = (set_lines(text(words), spec, width * 0.6)[0] for words in document.header)
    for line, start in ((left, SIDE), (right, SIDE + width - right.width)):
        for bit in line.bits:
            pen.text(start, 10.5 * MM, bit.words, bit.face, spec.size, bit.colour)
    pen.line(SIDE, 12.5 * MM, SIDE + width, 12.5 * MM, LINE)


def _footer(pen: Pen, document: Document, page: Page, number: int, total: int) -> None:
    spec = SPECS[Style.FURNITURE]
    lines = _foot_lines(document, page.size)
    top = page.size[1] - FOOT - max(sum(line.height for line in lines), spec.leading)
    if lines or document.page_numbers:
        pen.line(SIDE, top - 2.5 * MM, page.size[0] - SIDE, top - 2.5 * MM, LINE)
    start = top
    for line in lines:
        line.draw(pen, SIDE, start)
        start += line.height
    if document.page_numbers:
        words = text(f"Page {number} / {total}")
        room = _NUMBER_ROOM
        set_number = set_lines(words, spec, room)[0]
        x = page.size[0] - SIDE - set_number.width
        for bit in set_number.bits:
            pen.text(x, top + 7.6, bit.words, bit.face, spec.size, bit.colour)
