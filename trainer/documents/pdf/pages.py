"""Boxes -> pages -> the file: where each page ends, what runs at its head and foot.

Pages are laid out and drawn one after the other. What needs to know the others (the contents, page numbers) waits
until they are drawn: nothing is laid out twice.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from trainer.documents.blocks import Block, Contents, Document, PageBreak, Section
from trainer.documents.pdf.bands import ContentsBox
from trainer.documents.pdf.bind import Binder
from trainer.documents.pdf.boxes import Box
from trainer.documents.pdf.build import Builder
from trainer.documents.pdf.fill import filled
from trainer.documents.pdf.furniture import Furniture
from trainer.documents.pdf.pen import Leaf, Pen
from trainer.documents.theme import Imposition, Style, look

Headings = list[tuple[str, str, int]]


@dataclass(slots=True)
class Page:
    """A filled page: its boxes with the distance of each from the top. `opening` is the first one of a text."""

    size: tuple[float, float]
    section: Section
    opening: bool = False
    placed: list[tuple[float, Box]] = field(default_factory=list)

    def anchors(self) -> tuple[str, ...]:
        """The names of the headings on the page."""
        return tuple(name for _, box in self.placed for name in box.anchors())


@dataclass(slots=True)
class _Part:
    """A stretch of a section that begins on a new page; one that holds the contents waits for the others."""

    section: Section
    opening: bool
    recto: bool
    boxes: list[Box]
    headings: Headings
    waits: bool


@dataclass(slots=True)
class _Drawn:
    """A page drawn but for its header and footer (none on an empty page) and for the boxes that wait."""

    leaf: Leaf
    section: Section | None
    opening: bool = False
    anchors: tuple[str, ...] = ()
    waiting: Sequence[tuple[float, Box]] = ()


def render(documents: Sequence[Document], progress: Callable[[int, int], None] | None = None) -> bytes:
    """The bytes of one file holding these documents one after the other."""
    first = documents[0]
    binder = Binder(first.title, first.author, first.subject, first.keywords, first.language)
    for index, document in enumerate(documents):
        layout = document.layout
        leaves = _Press(document, f"d{index}", binder.pen).leaves()
        binder.bind(leaves, layout.imposition, layout.duplex)
        if progress:
            progress(index + 1, len(documents))
    return binder.finish()


def render_copies(document: Document, copies: int, duplex: bool, one_sided: bool = False) -> bytes:
    """The bytes of one file with `copies` of the document, each numbered for itself.

    With `duplex` every copy begins on a sheet of its own, printed on both sides; `one_sided` every page of it does.
    """
    binder = Binder(document.title, document.author, document.subject, document.keywords, document.language)
    layout = document.layout
    leaves = _Press(document, "d0", binder.pen).leaves()
    sides = {Imposition.NONE: 2, Imposition.TWO_UP: 4, Imposition.FOLDED: 4}[layout.imposition]
    if duplex and one_sided:
        leaves = [side for leaf in leaves for side in (leaf, Leaf(leaf.width, leaf.height))]
    elif duplex and leaves:
        leaves += [Leaf(leaves[-1].width, leaves[-1].height) for _ in range(-len(leaves) % sides)]
    binder.bind(leaves, layout.imposition, duplex or layout.duplex)
    again = [replace(leaf, anchors=[]) for leaf in leaves]
    for _ in range(copies - 1):
        binder.bind(again, layout.imposition, duplex or layout.duplex)
    return binder.finish()


def lay_out(document: Document) -> list[Page]:
    """The pages of one document, filled but not drawn."""
    setter = _Setter(document, "")
    parts = list(setter.parts())
    headings = _entries(parts)
    return [page for part in parts for page in setter.pages(part, headings)]


def heading_pages(document: Document) -> list[tuple[str, int, int]]:
    """Title, level (0 where it is not for the contents) and page of every heading, in the order of the text."""
    setter = _Setter(document, "")
    parts = list(setter.parts())
    listed = {name: (title, level) for part in parts for name, title, level in part.headings}
    headings, found, count = _entries(parts), list[tuple[str, int, int]](), 0
    for part in parts:
        count += setter.turned(part, count)
        for page in setter.pages(part, headings):
            count += 1
            found += [(*listed.get(name, ("", 0)), count) for name in page.anchors()]
        count += part.waits and setter.two_sided and count % 2
    return found


def _entries(parts: Sequence[_Part]) -> Headings:
    return [heading for part in parts for heading in part.headings]


class _Setter:
    """Lays out the parts of one document."""

    def __init__(self, document: Document, prefix: str) -> None:
        self.document, self.look = document, look(document.layout)
        self.furniture = Furniture(document, self.look)
        self.two_sided = document.layout.duplex
        self._prefix = prefix

    def turned(self, part: _Part, count: int) -> int:
        """How many empty pages come, after `count` pages, before a part that wants a right-hand page."""
        return int(self.two_sided and part.recto and count % 2 == 1)

    def parts(self) -> Iterator[_Part]:
        """The document cut at its page breaks, one part at a time."""
        for index, section in enumerate(self.document.sections):
            builder = Builder(f"{self._prefix}s{index}", self.look.page(section.landscape), self.look)
            width = self.look.text_width(section.landscape)
            opening = index == 0 or section.header is not None
            bare = replace(section, blocks=())  # what is set is not kept
            for number, blocks in enumerate(_between_breaks(section.blocks)):
                builder.headings = []
                first = number == 0
                waits = any(isinstance(block, Contents) for block in blocks)
                boxes = [box for block in blocks for box in builder.boxes(block, width)]
                yield _Part(bare, opening and first, section.recto and first, boxes, builder.headings, waits)

    def pages(self, part: _Part, headings: Sequence[tuple[str, str, int]]) -> Iterator[Page]:
        """The filled pages of a part; `headings` are those of the whole document, for its contents."""
        size = self.look.page(part.section.landscape)
        top = self.look.margins.top
        room = size[1] - top - self.furniture.foot_height(part.section)
        boxes = [box.settle(headings) if isinstance(box, ContentsBox) else box for box in part.boxes]
        opening = part.opening
        for placed in filled(boxes, top, room, thin=3.5 * self.look.specs[Style.BODY].leading):
            yield Page(size, part.section, opening, placed)
            opening = False


def _between_breaks(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, PageBreak):
            if found:
                yield found
            found = []
        else:
            found.append(block)
    if found or not blocks:
        yield found


class _Press:
    """Draws the pages of one document, each as soon as it is laid out."""

    def __init__(self, document: Document, prefix: str, pen: Pen) -> None:
        self._setter, self._pen = _Setter(document, prefix), pen

    def leaves(self) -> list[Leaf]:
        """Every page of the document in its order."""
        self._pen.contrast = self._setter.look.contrast
        pages = self._all_pages()
        for number, page in enumerate(pages, 1):
            self._pen.page_of.update(dict.fromkeys(page.anchors, number))
        furniture = self._setter.furniture
        for number, page in enumerate(pages, 1):
            self._pen.open(page.leaf)
            for top, box in page.waiting:
                box.draw(self._pen, self._setter.look.left(number), top)
            if page.section:
                furniture.draw(self._pen, page.section, number, len(pages), page.opening)
            self._pen.close()
        return [page.leaf for page in pages]

    def _all_pages(self) -> list[_Drawn]:
        parts: list[tuple[_Part, list[_Drawn]]] = []
        headings: Headings = []
        count = 0
        for part in self._setter.parts():
            headings += part.headings
            listed = {name for name, _, _ in part.headings}
            count += self._setter.turned(part, count)
            drawn = []
            if not part.waits:
                for number, page in enumerate(self._setter.pages(part, ()), count + 1):
                    drawn.append(self._drawn(page, number, listed))
                part.boxes = []
            parts.append((part, drawn))
            count = 0 if part.waits and self._setter.two_sided else count + len(drawn)
        pages: list[_Drawn] = []
        for part, drawn in parts:
            pages += [self._empty(part)] * self._setter.turned(part, len(pages))
            if part.waits:
                pages += [self._waiting(page) for page in self._setter.pages(part, headings)]
                pages += [self._empty(part)] * (self._setter.two_sided and len(pages) % 2)
            pages += drawn
        return pages

    def _empty(self, part: _Part) -> _Drawn:
        return _Drawn(Leaf(*self._setter.look.page(part.section.landscape)), None)

    def _waiting(self, page: Page) -> _Drawn:
        return _Drawn(Leaf(*page.size), page.section, page.opening, page.anchors(), page.placed)

    def _drawn(self, page: Page, number: int, listed: Container[str]) -> _Drawn:
        leaf = Leaf(*page.size)
        self._pen.open(leaf)
        for top, box in page.placed:
            box.draw(self._pen, self._setter.look.left(number), top)
        self._pen.close()
        return _Drawn(leaf, page.section, page.opening, tuple(n for n in page.anchors() if n in listed))
