"""Le catalogue: every learning path as it is announced, with a cover, a contents and the conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trainer.documents import format_fr as fr
from trainer.documents.blocks import (
    Band,
    Block,
    Contents,
    Document,
    Heading,
    KeyValues,
    Row,
    Section,
    Spacer,
    Table,
    cell,
    para,
    text,
)
from trainer.documents.letterhead import Letterhead
from trainer.documents.programme import Programme, announcement, over_days
from trainer.documents.theme import SOFT, Style


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The offer of a training body as it stood on a day; `conditions` are (what, how)."""

    letterhead: Letterhead
    programmes: tuple[Programme, ...]
    conditions: tuple[tuple[str, str], ...]
    dated: date


def catalogue(data: Catalogue) -> Document:
    """Cover, contents with a table of the offer, one path after the other, the conditions."""
    body = data.letterhead
    count = len(data.programmes)
    offer = f"{count}{fr.NOBREAK}parcours" if count > 1 else "Un parcours"
    month = fr.day(data.dated).split(fr.NOBREAK, 1)[-1].capitalize()
    lines = tuple(line for line in (offer, *body.contact_lines()) if line)
    cover = Band(
        "Parcours de formation", "Catalogue", month, (body.legal_name, *lines), body.colour, cover=True
    )
    return Document(
        title=f"Catalogue des formations – {body.legal_name}"
        if body.legal_name
        else "Catalogue des formations",
        subject=offer,
        author=body.legal_name,
        sections=(
            Section((cover,), furniture=False),
            Section(tuple(_front(data))),
            *(Section(tuple(_path(programme))) for programme in data.programmes),
            Section(tuple(_conditions(data))),
        ),
        header=("Catalogue des formations", body.legal_name),
        footer=body.footer(),
        first_page_header=True,
        dated=data.dated,
    )


def _front(data: Catalogue) -> Iterator[Block]:
    yield Heading(text("Dans ce catalogue"), 1, in_contents=False)
    yield Contents(1)
    yield Spacer(6)
    yield Heading(text("En un coup d’œil"), 2, in_contents=False)
    header = Row(
        (
            cell("Parcours", Style.CELL_HEAD, shade=SOFT),
            cell("Durée", Style.CELL_HEAD, shade=SOFT),
            cell("Groupe", Style.CELL_HEAD, shade=SOFT),
            cell("Tarif", Style.CELL_HEAD, shade=SOFT),
        )
    )
    rows = tuple(
        Row(
            (
                cell(one.title, Style.CELL_STRONG),
                cell(over_days(one.minutes, one.days, one.every)),
                cell(one.group),
                cell(one.price),
            )
        )
        for one in data.programmes
    )
    yield Table((40, 20, 18, 22), rows, header)


def _path(programme: Programme) -> Iterator[Block]:
    yield Heading(text(programme.title), 1)
    yield from announcement(programme)


def _conditions(data: Catalogue) -> Iterator[Block]:
    yield Heading(text("Conditions"), 1)
    yield KeyValues(tuple((label, text(words)) for label, words in data.conditions if words), 0.26)
    yield Spacer(4)
    yield para(
        f"Catalogue édité le {fr.day(data.dated)}. Les fiches méthodes sont sous licence CC BY-SA 4.0.",
        Style.SMALL,
    )
