"""Liste du matériel: what has to be in the rooms, to tick while packing, and what has to be printed before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trainer.documents import format_fr as fr
from trainer.documents.blocks import (
    Align,
    Block,
    Cell,
    Checkbox,
    Document,
    Facts,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    VAlign,
    cell,
    para,
    text,
)
from trainer.documents.letterhead import Letterhead, running
from trainer.documents.theme import Style


@dataclass(frozen=True, slots=True)
class PackingLine:
    """One thing: how much, for what; `more` is what came on top since it was ticked."""

    item: str
    quantity: str
    uses: tuple[str, ...] = ()
    ticked: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class PackingPart:
    """What has the same provenance."""

    title: str
    lines: tuple[PackingLine, ...]


@dataclass(frozen=True, slots=True)
class PackingList:
    """The list of a workshop; `runs` are (copies, what) to print with Fabrique."""

    letterhead: Letterhead
    title: str
    place: str
    days: tuple[date, ...]
    people: int
    trainers: tuple[str, ...]
    parts: tuple[PackingPart, ...]
    runs: tuple[tuple[int, str], ...] = ()


def packing_list(data: PackingList) -> Document:
    """The list, part after part."""
    return Document(
        title=f"Liste du matériel – {data.title}",
        subject=data.title,
        author=data.letterhead.legal_name,
        sections=(Section(tuple(_blocks(data))),),
        header=("Liste du matériel", running(data.title, 75)),
        footer=(data.title,),
        dated=data.days[0] if data.days else None,
    )


def _blocks(data: PackingList) -> Iterator[Block]:
    yield Paragraph(text("Liste du matériel"), Style.KICKER)
    yield Paragraph(text(data.title), Style.HEADING_1)
    if about := " · ".join(part for part in (fr.days(data.days), data.place) if part):
        yield para(about[:1].upper() + about[1:], Style.SMALL)
    lines = [line for part in data.parts for line in part.lines]
    ready = sum(line.ticked and not line.more for line in lines)
    people = str(data.people) if data.people else "à préciser"
    team = str(len(data.trainers) or 1)
    yield Facts((("Participant·es", people), ("Équipe", team), ("Prêt", f"{ready} sur {len(lines)}")))
    for part in data.parts:
        if part.lines:
            yield Heading(text(part.title), 2)
            yield _table(part)
    if data.runs:
        yield Heading(text("Tirages"), 2)
        yield _runs(data)


def _table(part: PackingPart) -> Table:
    titles = ("À prévoir", "Combien", "Pour", "Qui s’en charge")
    header = Row(tuple(cell(words, Style.CELL_HEAD) for words in titles))
    return Table((40, 15, 31, 14), tuple(map(_row, part.lines)), header, padding=1.2, flush=True)


def _row(line: PackingLine) -> Row:
    amount = [para(line.quantity, Style.CELL_STRONG)] if line.quantity else []
    if line.more:
        amount.append(para(f"{line.more} de plus", Style.SMALL))
    return Row(
        (
            Cell((Checkbox(line.ticked and not line.more, text(line.item), Style.CELL),)),
            Cell(tuple(amount)),
            Cell(tuple(para(use, Style.SMALL) for use in line.uses)),
            cell(),
        ),
        min_height=6.5,
    )


def _runs(data: PackingList) -> Table:
    rows = tuple(
        Row(
            (
                cell(f"{copies}{fr.NOBREAK}×", Style.CELL_STRONG, Align.RIGHT, valign=VAlign.MIDDLE),
                Cell((Checkbox(False, text(words), Style.CELL),), VAlign.MIDDLE),
            ),
            min_height=6,
        )
        for copies, words in data.runs
    )
    return Table((9, 91), rows, padding=1)
