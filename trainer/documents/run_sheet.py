"""Le conducteur: the trainers' timed plan, half-day by half-day, on landscape pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from trainer.documents import format_fr as fr
from trainer.documents.blocks import (
    Align,
    Block,
    Cell,
    Document,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    cell,
    para,
    text,
)
from trainer.documents.letterhead import Letterhead
from trainer.documents.theme import SOFT, Style

COLUMNS = (
    "Début",
    "Durée",
    "Séquence",
    "Objectif",
    "Méthode, groupement",
    "Supports et matériel",
    "Qui",
    "Notes",
)
_WIDTHS = (7.5, 8.0, 19.0, 18.0, 14.5, 16.0, 8.5, 9.5)


@dataclass(frozen=True, slots=True)
class RunSheetLine:
    """One sequence; `start` is computed by the caller, `colour` is its brique's."""

    start: time
    minutes: int
    title: str
    objective: str = ""
    method: str = ""
    materials: str = ""
    who: str = ""
    notes: str = ""
    brique: str = ""
    colour: str = ""
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class RunSheetHalfDay:
    """A half-day: its planned hours and its sequences."""

    day: date
    label: str
    start: time
    end: time
    lines: tuple[RunSheetLine, ...]

    @property
    def planned(self) -> int:
        """Minutes between start and end."""
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


@dataclass(frozen=True, slots=True)
class RunSheet:
    """The plan of a whole workshop."""

    letterhead: Letterhead
    title: str
    partner: str
    place: str
    trainers: tuple[str, ...]
    people_count: int
    half_days: tuple[RunSheetHalfDay, ...]
    notes: str = ""


def run_sheet(data: RunSheet) -> Document:
    """One table per half-day, with its total against the planned hours."""
    return Document(
        title=f"Conducteur – {data.title}",
        subject=data.title,
        author=data.letterhead.legal_name,
        sections=(Section(tuple(_blocks(data)), landscape=True),),
        header=(f"Conducteur – {data.title}", data.place),
        footer=(data.letterhead.legal_name,),
        dated=data.half_days[0].day if data.half_days else None,
    )


def _blocks(data: RunSheet) -> Iterator[Block]:
    yield Paragraph(text("Conducteur"), Style.KICKER)
    yield Paragraph(text(data.title), Style.TITLE)
    planned = sum(half.planned for half in data.half_days)
    yield Facts(
        (
            ("Dates", fr.days([half.day for half in data.half_days])),
            ("Lieu", data.place),
            ("Partenaire", data.partner),
            ("Équipe", ", ".join(data.trainers)),
            ("Groupe", fr.people(data.people_count)),
            ("Durée", fr.length(planned)),
        ),
        data.letterhead.colour,
    )
    if data.notes:
        yield para(data.notes)
    for half in data.half_days:
        title = f"{fr.day(half.day, weekday=True)} · {half.label.lower()} · {fr.span(half.start, half.end)}"
        yield Heading(text(title[:1].upper() + title[1:]), 2)
        yield _table(half)


def _table(half: RunSheetHalfDay) -> Table:
    header = Row(tuple(cell(words, Style.CELL_HEAD, shade=SOFT) for words in COLUMNS))
    rows = (*(_row(line) for line in half.lines), Row((Cell((_total(half),), span=len(COLUMNS)),)))
    return Table(_WIDTHS, rows, header, Grid.ROWS, padding=1.2)


def _row(line: RunSheetLine) -> Row:
    shade = SOFT if line.is_break else ""
    brique = (Paragraph(text(line.brique, colour=line.colour), Style.LABEL),) if line.brique else ()
    return Row(
        (
            cell(fr.clock(line.start), Style.CELL_STRONG, shade=shade),
            cell(fr.length(line.minutes), shade=shade),
            Cell((*brique, para(line.title, Style.CELL_STRONG)), shade=shade),
            cell(line.objective, shade=shade),
            cell(line.method, shade=shade),
            cell(line.materials, shade=shade),
            cell(line.who, shade=shade),
            cell(line.notes, shade=shade),
        )
    )


def _total(half: RunSheetHalfDay) -> Paragraph:
    used = sum(line.minutes for line in half.lines)
    gap = half.planned - used
    verdict = "le compte y est" if gap == 0 else f"marge{fr.NOBREAK}: {fr.length(gap)}"
    if gap < 0:
        verdict = f"dépassement{fr.NOBREAK}: {fr.length(-gap)}"
    words = (
        Run(f"Total{fr.NOBREAK}: "),
        Run(fr.length(used), bold=True),
        Run(f" pour {fr.length(half.planned)} prévues, {verdict}"),
    )
    return Paragraph(words, Style.CELL, Align.RIGHT)
