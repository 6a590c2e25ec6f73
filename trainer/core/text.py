"""Text made comparable: accents, case, ligatures, apostrophes and dashes put aside."""

from __future__ import annotations

import re
import unicodedata

_SPECIAL = str.maketrans(
    {"œ": "oe", "æ": "ae", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "ı": "i", "’": "'", "‘": "'", "ʼ": "'"}
)
_DASHES = re.compile(r"[\u2010-\u2015\u2212-]+")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Lower case without accents, one space between words: "  Çelik-Œuvrard" gives "celik oeuvrard"."""
    plain = _opened(text)
    if (again := plain.casefold()) != plain:  # a letter of mathematics opens into a capital
        plain = _opened(again)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _SPACES.sub(" ", _DASHES.sub(" ", bare)).strip()


def _opened(text: str) -> str:
    """Without case, every letter apart from its accents."""
    return unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL)).translate(_SPECIAL)


def tidy(text: str) -> str:
    """Composed (NFC), without control characters, runs of spaces made one."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(c if c >= " " and c != "\x7f" else " " for c in composed)
    return _SPACES.sub(" ", kept).strip()


def tidy_line(text: str) -> str:
    """Like `tidy`, but the no-break spaces of French typography stay."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(c if c >= " " and c != "\x7f" else " " for c in composed)
    return re.sub(r"[ \u2009]{2,}", " ", kept).strip()


def slug(text: str) -> str:
    """A name for files and addresses: "Conduire l'action" gives "conduire-l-action"."""
    return _NOT_WORD.sub("-", fold(text)).strip("-")[:100]
