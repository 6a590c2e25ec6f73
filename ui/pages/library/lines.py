"""Sheets as lines of the list: what each says, painted and spoken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from trainer.library.records import BriqueRecord, SheetSummary
from trainer.library.search_records import Piece, SheetHit
from ui.pages.library.sheet_model import Item
from ui.pages.library.words import icon_of, kind_icon, sheet_line, sheet_spoken

translate = QCoreApplication.translate


def hit_line(hit: SheetHit, *, home: int | None, starred: bool) -> Item:
    """A sheet that was found; on the page of brique `home`, only another brique is named."""
    sheet = hit.summary
    foreign = sheet.brique_id != home
    state = state_word(sheet)
    spoken = sheet_spoken(sheet, foreign)
    if excerpt := "".join(piece.text for piece in hit.excerpt):
        spoken += " " + _flat(excerpt)
    return Item(
        id=sheet.id,
        slug=sheet.slug,
        icon=kind_icon(sheet.kind),
        title=sheet.title,
        line=sheet_line(sheet),
        marked=_pieces(hit.title) or ((sheet.title, False),),
        excerpt=_pieces(hit.excerpt) or ((_flat(sheet.promise), False),),
        brique=sheet.brique_title if foreign else "",
        colour=sheet.colour,
        spoken=f"{state}. {spoken}" if state else spoken,
        state=state,
        starred=starred,
    )


def presentation_line(brique: BriqueRecord) -> Item:
    """The line of the brique itself."""
    title = translate("lines", "Présentation")
    line = translate("lines", "Objectifs, public, durée habituelle")
    icon = icon_of(brique.fields.icon)
    return Item(0, "", icon, title, line, ((title, False),), (), "", brique.colour, f"{title}. {line}.")


def state_word(sheet: SheetSummary) -> str:
    """ "brouillon", "modifiée, non publiée", "retirée", or "" for a sheet as usual."""
    if sheet.retired:
        return translate("lines", "retirée")
    if not sheet.edition:
        return translate("lines", "brouillon")
    return translate("lines", "en cours de modification") if sheet.drafted else ""


def _pieces(pieces: Sequence[Piece]) -> tuple[tuple[str, bool], ...]:
    return tuple((_flat(piece.text), piece.marked) for piece in pieces)


def _flat(text: str) -> str:
    """One line: a line break would start a new paragraph in the list."""
    return text.replace("\n", " ")
