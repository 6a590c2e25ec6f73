"""The typefaces of the papers, and which of them can write a given character.

Fonts are registered with the PDF library at the first use. A character that a face lacks is written with the
fallback face, so that names come out whole; letters that no face has, or that are joined from right to left, are
refused: the PDF cannot set those, a word processor can.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

import resources
from trainer.core.errors import Refused


class Face(StrEnum):
    """One font file; the value is its file name without the ending."""

    TEXT = "SourceSans3-Regular"
    ITALIC = "SourceSans3-Italic"
    SEMIBOLD = "SourceSans3-SemiBold"
    BOLD = "SourceSans3-Bold"
    BOLD_ITALIC = "SourceSans3-BoldItalic"
    DISPLAY = "BricolageGrotesque-Bold"
    DISPLAY_LIGHT = "BricolageGrotesque-SemiBold"
    FALLBACK = "DejaVuSans"
    FALLBACK_BOLD = "DejaVuSans-Bold"


FAMILIES = {"text": "Source Sans 3", "display": "Bricolage Grotesque", "fallback": "DejaVu Sans"}
_HEAVY = {Face.SEMIBOLD, Face.BOLD, Face.BOLD_ITALIC, Face.DISPLAY, Face.DISPLAY_LIGHT, Face.FALLBACK_BOLD}
_VARIANTS = {
    Face.TEXT: (Face.BOLD, Face.ITALIC, Face.BOLD_ITALIC),
    Face.SEMIBOLD: (Face.BOLD, Face.BOLD_ITALIC, Face.BOLD_ITALIC),
    Face.ITALIC: (Face.BOLD_ITALIC, Face.TEXT, Face.BOLD_ITALIC),
}


@dataclass(frozen=True, slots=True)
class Metrics:
    """Widths per character in thousandths of the size, and the characters the face can write."""

    widths: dict[int, float]
    default: float
    ascent: float
    descent: float

    def has(self, character: str) -> bool:
        """Whether the face has its own drawing of this character."""
        return ord(character) in self.widths


def variant(face: Face, bold: bool, italic: bool) -> Face:
    """The member of the family of `face` that is bold, italic or both."""
    if face not in _VARIANTS or not (bold or italic):
        return face
    heavy, slanted, both = _VARIANTS[face]
    if bold and italic:
        return both
    return heavy if bold else slanted


def is_heavy(face: Face) -> bool:
    """Whether the face is drawn bold (semibold counts)."""
    return face in _HEAVY


@cache
def metrics(face: Face) -> Metrics:
    """Register the face and read its widths; the first call reads the file, later ones cost nothing."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font: Any = TTFont(face.value, str(resources.path(f"fonts/{face.value}.ttf")))
    pdfmetrics.registerFont(font)
    inner = font.face
    known = {code: inner.charWidths.get(code, inner.defaultWidth) for code in inner.charToGlyph}
    return Metrics(known, inner.defaultWidth, inner.ascent / 1000, inner.descent / 1000)


def fallback(face: Face) -> Face:
    """The face that writes what `face` cannot."""
    return Face.FALLBACK_BOLD if face in _HEAVY else Face.FALLBACK


def writer_of(character: str, face: Face) -> Face:
    """The face that can write this character: `face`, else Source Sans, else DejaVu."""
    if metrics(face).has(character):
        return face
    if face in (Face.DISPLAY, Face.DISPLAY_LIGHT) and metrics(Face.BOLD).has(character):
        return Face.BOLD
    return fallback(face)


@lru_cache(maxsize=1024)
def pieces(text: str, face: Face) -> tuple[tuple[Face, str], ...]:
    """Cut `text` into runs that one face each can write whole."""
    if all(map(metrics(face).widths.__contains__, map(ord, text))):
        return ((face, text),) if text else ()
    runs: list[tuple[Face, str]] = []
    for character in text:
        chosen = writer_of(character, face)
        _refuse_unwritable(character, chosen, text)
        if runs and runs[-1][0] is chosen:
            runs[-1] = (chosen, runs[-1][1] + character)
        else:
            runs.append((chosen, character))
    return tuple(runs)


def _refuse_unwritable(character: str, chosen: Face, text: str) -> None:
    """Letters that no face has, or that are joined from right to left: better no PDF than a wrong name."""
    if unicodedata.category(character)[0] not in "LM":
        return
    if unicodedata.bidirectional(character) in ("R", "AL") or not metrics(chosen).has(character):
        raise Refused(
            "unwritable",
            f"Le PDF ne sait pas écrire «\u00a0{text.strip()[:40]}\u00a0»\u00a0: choisissez le format DOCX.",
        )


class _Lengths(dict[str, float]):
    """Words of one face with their lengths in thousandths of the size, measured when first asked for."""

    def __init__(self, face: Face) -> None:
        self.face = face

    def __missing__(self, word: str) -> float:
        if len(self) > _MOST_WORDS:
            self.clear()
        try:
            total = float(sum(map(metrics(self.face).widths.__getitem__, map(ord, word))))
        except KeyError:
            total = _pieced(word, self.face)
        self[word] = total
        return total


_MOST_WORDS = 8192


def _pieced(word: str, face: Face) -> float:
    total = 0.0
    for chosen, part in pieces(word, face):
        known = metrics(chosen)
        total += sum(known.widths.get(ord(character), known.default) for character in part)
    return total


@cache
def lengths(face: Face) -> dict[str, float]:
    """The lengths of words in thousandths of the size: ask for any word, fallback characters are included."""
    return _Lengths(face)


def width(text: str, face: Face, size: float) -> float:
    """The length of `text` in points, fallback characters included."""
    return lengths(face)[text] * size / 1000
