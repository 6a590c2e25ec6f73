"""The look of the papers: one scale of type, one set of colours, shared by both writers.

Sizes and spaces are in points, colours are "#RRGGBB". A `Look` is the theme as one paper wants it: larger, without
tints, on smaller pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from trainer.documents.fonts import Face

MM = 72 / 25.4
INK = "#1E2530"
MUTED = "#5A6573"
LINE = "#CBD2DA"
SOFT = "#F3F5F7"
ACCENT = "#B83A26"
WHITE = "#FFFFFF"
BLACK = "#000000"
_LARGEST = 34.0


class Style(StrEnum):
    """The kinds of text on paper; the value is the style's name in a word processor."""

    BODY = "Fabrique Texte"
    LEAD = "Fabrique Chapeau"
    SMALL = "Fabrique Petit"
    LABEL = "Fabrique Étiquette"
    STRONG = "Fabrique Appui"
    CELL = "Fabrique Cellule"
    CELL_STRONG = "Fabrique Cellule appui"
    CELL_HEAD = "Fabrique Cellule titre"
    FIGURE = "Fabrique Chiffre"
    SAY = "Fabrique À dire"
    CARD_TITLE = "Fabrique Carte"
    EASY = "Fabrique FALC"
    BRAND = "Fabrique Enseigne"
    KICKER = "Fabrique Surtitre"
    TITLE = "Title"
    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    HEADING_3 = "Heading 3"
    CONTENTS = "TOC 1"
    CONTENTS_2 = "TOC 2"
    FURNITURE = "Footer"


@dataclass(frozen=True, slots=True)
class Spec:
    """How one style is set: face, size, line height, space before and after, colour."""

    face: Face
    size: float
    leading: float
    before: float = 0
    after: float = 0
    colour: str = INK


SPECS: dict[Style, Spec] = {
    Style.BODY: Spec(Face.TEXT, 10.5, 14.5, 0, 5),
    Style.LEAD: Spec(Face.TEXT, 12.5, 17, 0, 7),
    Style.SMALL: Spec(Face.TEXT, 8.75, 11.75, 0, 3, MUTED),
    Style.LABEL: Spec(Face.SEMIBOLD, 8.75, 11.5, 0, 1, MUTED),
    Style.STRONG: Spec(Face.SEMIBOLD, 10.5, 14.5, 0, 3),
    Style.CELL: Spec(Face.TEXT, 9.5, 12.5, 0, 2),
    Style.CELL_STRONG: Spec(Face.SEMIBOLD, 9.5, 12.5, 0, 2),
    Style.CELL_HEAD: Spec(Face.SEMIBOLD, 8.75, 11.5, 0, 0, MUTED),
    Style.FIGURE: Spec(Face.SEMIBOLD, 12.5, 16, 0, 0),
    Style.SAY: Spec(Face.TEXT, 11, 15.5, 0, 4),
    Style.CARD_TITLE: Spec(Face.DISPLAY, 14, 18, 0, 5),
    Style.EASY: Spec(Face.TEXT, 12.5, 17.5, 0, 5),
    Style.BRAND: Spec(Face.DISPLAY, 15, 18, 0, 2),
    Style.KICKER: Spec(Face.SEMIBOLD, 10, 13, 0, 3, MUTED),
    Style.TITLE: Spec(Face.DISPLAY, 25, 29, 0, 6),
    Style.HEADING_1: Spec(Face.DISPLAY, 18, 22, 14, 6),
    Style.HEADING_2: Spec(Face.DISPLAY, 13, 17, 13, 4),
    Style.HEADING_3: Spec(Face.SEMIBOLD, 11, 15, 8, 2),
    Style.CONTENTS: Spec(Face.SEMIBOLD, 10.5, 14.5, 4, 2),
    Style.CONTENTS_2: Spec(Face.TEXT, 10.5, 14.5, 0, 2),
    Style.FURNITURE: Spec(Face.TEXT, 8, 10.5, 0, 0, MUTED),
}
COVER_TITLE = Spec(Face.DISPLAY, 38, 42, 0, 10)
SMALL_COVER = Spec(Face.DISPLAY, 27, 31, 0, 8)


class PageSize(StrEnum):
    """The paper a document is set on."""

    A4 = "A4"
    A5 = "A5"


class Imposition(StrEnum):
    """How the pages of a PDF lie on the sheets of the printer."""

    NONE = "none"
    TWO_UP = "two-up"
    """Two pages side by side in their order, to cut apart."""
    FOLDED = "folded"
    """Two pages side by side in the order of a booklet folded in its middle, printed on both sides."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a paper asks of its pages.

    `scale` multiplies every size and space of the theme; nothing is set smaller than `smallest` points. `contrast` is
    black on white, without tints. `duplex` mirrors the margins and puts page numbers on the outer edge.
    """

    size: PageSize = PageSize.A4
    scale: float = 1.0
    smallest: float = 0.0
    contrast: bool = False
    duplex: bool = False
    imposition: Imposition = Imposition.NONE


@dataclass(frozen=True, slots=True)
class Margins:
    """The empty edges of a page in points; `foot` is the space below the footer."""

    inner: float
    outer: float
    top: float
    foot: float


_PAGES = {PageSize.A4: (210 * MM, 297 * MM), PageSize.A5: (148.5 * MM, 210 * MM)}
_MARGINS = {
    PageSize.A4: Margins(20 * MM, 20 * MM, 18 * MM, 11 * MM),
    PageSize.A5: Margins(13 * MM, 13 * MM, 14 * MM, 8 * MM),
}
_BINDING = 4 * MM


class Look:
    """The theme as one layout wants it."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.specs = {style: self.fitted(spec) for style, spec in SPECS.items()}
        self.contrast = layout.contrast
        self.line = BLACK if layout.contrast else LINE
        margins = _MARGINS[layout.size]
        shift = _BINDING if layout.duplex else 0.0
        self.margins = Margins(margins.inner + shift, margins.outer - shift, margins.top, margins.foot)
        self.small_page = layout.size is PageSize.A5
        self.cover_title = self.fitted(SMALL_COVER if self.small_page else COVER_TITLE)

    def fitted(self, spec: Spec) -> Spec:
        """`spec` in the sizes and colours of this look."""
        layout = self.layout
        size = min(max(spec.size * layout.scale, layout.smallest), max(spec.size, _LARGEST))
        leading = spec.leading * size / spec.size
        gaps = (spec.before * layout.scale, spec.after * layout.scale)
        return Spec(spec.face, size, leading, *gaps, self.colour(spec.colour))

    def page(self, landscape: bool = False) -> tuple[float, float]:
        """Width and height of a page in points."""
        width, height = _PAGES[self.layout.size]
        return (height, width) if landscape else (width, height)

    def left(self, number: int) -> float:
        """The left margin of the page of this number: odd pages lie on the right of a spread."""
        return self.margins.inner if number % 2 else self.margins.outer

    def text_width(self, landscape: bool = False) -> float:
        """The width of the text of a page."""
        return self.page(landscape)[0] - self.margins.inner - self.margins.outer

    def colour(self, colour: str) -> str:
        """The colour of a text or a line: black where contrast is wanted."""
        return BLACK if colour and self.layout.contrast and colour != WHITE else colour

    def ground(self, colour: str, share: float = 1.0) -> str:
        """The colour of a ground: none ("") where contrast is wanted."""
        return "" if self.layout.contrast or not colour else tint(colour, share)

    def ink_on(self, colour: str) -> str:
        """The colour of a text on a ground of `colour`."""
        return BLACK if self.layout.contrast else readable_on(colour)


@lru_cache(maxsize=32)
def look(layout: Layout) -> Look:
    """The theme for `layout`."""
    return Look(layout)


PAPER = _PAGES[PageSize.A4]


def tint(colour: str, share: float) -> str:
    """`colour` mixed into white: share 0 is white, 1 the colour itself."""
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (channel - 255) * share):02X}" for channel in channels)


def readable_on(colour: str) -> str:
    """White or ink, whichever is easier to read on `colour` (WCAG relative luminance)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return WHITE if luminance < 0.3 else INK
