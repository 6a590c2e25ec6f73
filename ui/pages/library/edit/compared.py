"""A comparison in type: what went is struck and marked −, what came underlined and marked +, not by colour alone."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from trainer.library.comparison import FieldChange, Piece, Side
from ui.kit.theme import current

LONG_SAME = 220
"""Letters of unchanged text beyond which its middle is left out."""


def changes_html(changes: Iterable[FieldChange]) -> str:
    """Field after field, as the inside of a <body>."""
    return "".join(f"<h3>{escape(change.label)}</h3><p>{_woven(change.pieces)}</p>" for change in changes)


def spoken(change: FieldChange) -> str:
    """A change as a screen reader says it."""
    words = {
        Side.OUT: QCoreApplication.translate("edit", "retiré\u00a0: {0}"),
        Side.IN: QCoreApplication.translate("edit", "ajouté\u00a0: {0}"),
    }
    parts = [
        words[piece.side].format(piece.text.strip())
        for piece in change.pieces
        if piece.side is not Side.SAME and piece.text.strip()
    ]
    return f"{change.label}. " + ". ".join(parts)


def _woven(pieces: tuple[Piece, ...]) -> str:
    last = len(pieces) - 1
    return "".join(_piece(piece, place == 0, place == last) for place, piece in enumerate(pieces))


def _piece(piece: Piece, first: bool, last: bool) -> str:
    palette = current().palette
    if piece.side is Side.SAME:
        return _lines(_shortened(piece.text, first, last))
    if piece.side is Side.OUT:
        ink, ground, sign, tag = palette.danger, palette.danger_soft, "−", "s"
    else:
        ink, ground, sign, tag = palette.success, palette.success_soft, "+", "u"
    text = _lines(piece.text) if piece.text.strip() else _lines(piece.text.replace("\n", "↵\n"))
    return f'<span style="color:{ink}; background-color:{ground};"><b>{sign}</b>\u2060<{tag}>{text}</{tag}></span>'


def _shortened(text: str, first: bool, last: bool) -> str:
    if len(text) <= LONG_SAME:
        return text
    half = LONG_SAME // 2
    start = "" if first else text[:half].rsplit(" ", 1)[0]
    end = "" if last else text[-half:].split(" ", 1)[-1]
    return f"{start} […] {end}"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def legend_html() -> str:
    """What the marks mean."""
    words = QCoreApplication.translate("edit", "{0} retiré\u00a0\u00a0·\u00a0\u00a0{1} ajouté")
    out, new = _piece(Piece(Side.OUT, "mot"), True, True), _piece(Piece(Side.IN, "mot"), True, True)
    return f'<p class="caption">{words.format(out, new)}</p>'
