"""Stretches of text, and the words for how things stand: what blocks are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import is_normalized, normalize


class Align(StrEnum):
    """Where a text or a cell's content stands across its width."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class VAlign(StrEnum):
    """Where a cell's content stands in its height."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Grid(StrEnum):
    """The lines of a table: none, one under each row, or all."""

    NONE = "none"
    ROWS = "rows"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress. `link` is an http(s) or mailto address; `colour` "" is the style's own."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    colour: str = ""


Inline = tuple[Run, ...]


def text(value: str, *, bold: bool = False, italic: bool = False, colour: str = "") -> Inline:
    """`value` as the content of a paragraph; an empty text gives no run."""
    return (Run(value, bold=bold, italic=italic, colour=colour),) if value else ()


def plain(content: Inline) -> str:
    """The words of a content, without its dress."""
    return "".join(run.text for run in content)


_UNCLEAN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(value: str) -> str:
    """Composed characters, without the controls and half characters that neither file format can hold."""
    if not _UNCLEAN.search(value):
        return value if is_normalized("NFC", value) else normalize("NFC", value)
    kept = (c if c >= " " or c == "\n" else " " for c in normalize("NFC", value))
    return "".join(
        c for c in kept if not ("\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff" or c in "\ufffe\uffff")
    )
