"""The look of the papers: one scale of type, one set of colours, shared by both writers.

Sizes and spaces are in points, colours are "#RRGGBB".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trainer.documents.fonts import Face

MM = 72 / 25.4
INK = "#1E2530"
MUTED = "#5A6573"
LINE = "#CBD2DA"
SOFT = "#F3F5F7"
ACCENT = "#B83A26"
WHITE = "#FFFFFF"
PAPER = (210 * MM, 297 * MM)


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
