"""A comparison in type: what went is struck and marked −, what came underlined and marked +, not by colour alone."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from trainer.library.comparison import FieldChange, Piece, Side
from ui.kit.theme import current

SHORT_SAME = 14
"""Letters of unchanged text under which it may be taken along by the changes around it."""
LONG_SAME = 220
"""Letters of unchanged text beyond which its middle is left out."""


def calmed(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same change in fewer pieces: a word or two that stayed between larger changes goes with them."""
    groups: list[list[str]] = []  # [same, out, in], one after the other
    for piece in pieces:
        if piece.side is Side.SAME or not groups:
            groups.append(["", "", ""])
        groups[-1][list(Side).index(piece.side)] += piece.text
    kept: list[list[str]] = []
    for same, out, new in groups:
        before = max(len(kept[-1][1]), len(kept[-1][2])) if kept else 0
        small = len(same.strip()) <= SHORT_SAME and "\n" not in same
        if kept and (out or new) and before and small and len(same) <= min(before, max(len(out), len(new))):
            kept[-1][1] += same + out
            kept[-1][2] += same + new
        else:
            kept.append([same, out, new])
    found = ((side, text) for group in kept for side, text in zip(Side, group, strict=True))
    return tuple(Piece(side, text) for side, text in found if text)


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
    pieces = calmed(pieces)
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
    bare = piece.text.lstrip("\n")
    begun = "<br>" * (len(piece.text) - len(bare))
    text = _lines(bare) if bare.strip() else f"{_lines(bare)}↵"
    return (
        f'{begun}<span style="color:{ink}; background-color:{ground};"><b>{sign}</b>\u2060'
        f"<{tag}>{text}</{tag}></span>"
    )


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
