"""Feuille d’émargement: one page or more per day, one cell to sign per person and half-day.

Rows are shared out evenly over the pages of a day, so none ends with a lonely row, and each cell is high enough to
sign in (9.5 mm at least).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from trainer.documents import format_fr as fr
from trainer.documents.blocks import (
    Align,
    Block,
    Cell,
    Document,
    Grid,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Spacer,
    Table,
    VAlign,
    cell,
    para,
    text,
)
from trainer.documents.letterhead import Letterhead
from trainer.documents.theme import SOFT, Style

ROWS_PER_PAGE = 16
_ROOM, _HIGHEST = 153.0, 13.0


@dataclass(frozen=True, slots=True)
class SignInHalfDay:
    """A half-day to sign for."""

    label: str
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class SignInDay:
    """A day with its half-days, in order."""

    day: date
    half_days: tuple[SignInHalfDay, ...]


@dataclass(frozen=True, slots=True)
class SignInPerson:
    """Who signs. `marks` holds one word per half-day of the whole workshop ("" is left to sign, "Excusé·e" …)."""

    name: str
    organisation: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """The sheets of a whole workshop."""

    letterhead: Letterhead
    title: str
    place: str
    trainers: tuple[str, ...]
    days: tuple[SignInDay, ...]
    people: tuple[SignInPerson, ...]
    reference: str = ""


def sign_in_sheet(data: SignInSheet) -> Document:
    """Every day's pages, one after the other."""
    blocks: list[Block] = []
    before = 0
    for day in data.days:
        groups = share_out(len(data.people), len(data.trainers))
        first = 0
        for index, size in enumerate(groups):
            if blocks:
                blocks.append(PageBreak())
            part = data.people[first : first + size]
            blocks += _head(data, day, index, len(groups))
            blocks.append(_table(data, day, part, first, before, last=index == len(groups) - 1))
            first += size
        before += len(day.half_days)
    return Document(
        title=f"Feuille d’émargement – {data.title}",
        subject=data.title,
        author=data.letterhead.legal_name,
        sections=(Section(tuple(blocks)),),
        footer=data.letterhead.footer(),
        dated=data.days[0].day if data.days else None,
    )


def share_out(people: int, trainers: int) -> tuple[int, ...]:
    """How many people stand on each page of a day: the last page also holds the trainers' rows."""
    extra = trainers + 1 if trainers else 0
    total = people + extra
    pages = max(1, -(-total // ROWS_PER_PAGE))
    size, rest = divmod(total, pages)
    sizes = [size + (1 if page < rest else 0) for page in range(pages)]
    sizes[-1] -= extra
    while len(sizes) > 1 and sizes[-1] < 2:
        missing = 2 - sizes[-1]
        sizes[-1] = 2
        sizes[-2] -= missing
        if sizes[-2] < 1:
            return (people,)
    return tuple(sizes)


def _head(data: SignInSheet, day: SignInDay, page: int, pages: int) -> list[Block]:
    hours = " et ".join(fr.span(half.start, half.end) for half in day.half_days)
    body = data.letterhead
    number = f"N° d’activité{fr.NOBREAK}: {body.activity_number}" if body.activity_number else ""
    sender = Cell((para(body.legal_name, Style.BRAND), *((para(number, Style.SMALL),) if number else ())))
    sheet = f"Feuille {page + 1} sur {pages}" if pages > 1 else ""
    right = tuple(para(words, Style.SMALL, Align.RIGHT) for words in (data.reference, sheet) if words)
    trainers = ", ".join(data.trainers) or "—"
    pairs = (("Date", fr.day(day.day, weekday=True)), ("Horaires", hours), ("Lieu", data.place))
    left = tuple(Paragraph((*text(f"{k}{fr.NOBREAK}: "), *text(v, bold=True)), Style.CELL) for k, v in pairs)
    label = "Formateurs·rices" if len(data.trainers) > 1 else "Formateur·rice"
    who = (
        Paragraph((*text(f"{label}{fr.NOBREAK}: "), *text(trainers, bold=True)), Style.CELL),
        Paragraph(
            (*text(f"Personnes inscrites{fr.NOBREAK}: "), *text(str(len(data.people)), bold=True)), Style.CELL
        ),
    )
    return [
        Table(
            (2, 1), (Row((sender, Cell(right))),), grid=Grid.NONE, padding=0.4, flush=True, keep_whole=True
        ),
        Paragraph(text("Feuille d’émargement"), Style.KICKER),
        Paragraph(text(data.title), Style.HEADING_1),
        Table(
            (1.15, 1),
            (Row((Cell(left), Cell(who))),),
            grid=Grid.NONE,
            padding=0.5,
            flush=True,
            keep_whole=True,
        ),
        Spacer(1.5),
    ]


def _table(
    data: SignInSheet,
    day: SignInDay,
    people: tuple[SignInPerson, ...],
    first: int,
    before: int,
    *,
    last: bool,
) -> Table:
    count = len(people) + (len(data.trainers) + 1 if last and data.trainers else 0)
    height = max(9.5, min(_HIGHEST, _ROOM / max(count, 1)))
    halves = range(len(day.half_days))
    rows = [
        Row(
            (
                _middle(str(number), Style.SMALL),
                _person(person),
                *(_middle(_mark(person, before + half), Style.SMALL, Align.CENTRE) for half in halves),
            ),
            min_height=height,
        )
        for number, person in enumerate(people, first + 1)
    ]
    if last and data.trainers:
        rows.append(_trainer_line(2 + len(day.half_days)))
        blanks = tuple(cell() for _ in halves)
        rows += [
            Row((cell(), _middle(name, Style.CELL_STRONG), *blanks), min_height=height)
            for name in data.trainers
        ]
    widths = (8.0, 62.0, *(100 / len(day.half_days) for _ in halves))
    return Table(widths, tuple(rows), _header(day), Grid.FULL, padding=0.5)


def _header(day: SignInDay) -> Row:
    cells = (
        Cell(
            (para(half.label, Style.CELL_STRONG, Align.CENTRE), para(_span(half), Style.SMALL, Align.CENTRE)),
            shade=SOFT,
        )
        for half in day.half_days
    )
    titles = (_middle(words, Style.CELL_HEAD, shade=SOFT) for words in ("N°", "Nom et prénom"))
    return Row((*titles, *cells))


def _span(half: SignInHalfDay) -> str:
    return fr.span(half.start, half.end)


def _trainer_line(columns: int) -> Row:
    words = "Formation assurée par (signature à chaque demi-journée)"
    return Row((cell(words, Style.CELL_HEAD, valign=VAlign.MIDDLE, shade=SOFT, span=columns),), 7, True)


def _person(person: SignInPerson) -> Cell:
    more = (para(person.organisation, Style.SMALL),) if person.organisation else ()
    return Cell((para(person.name, Style.CELL_STRONG), *more), VAlign.MIDDLE)


def _mark(person: SignInPerson, half: int) -> str:
    return person.marks[half] if half < len(person.marks) else ""


def _middle(value: str, style: Style, align: Align = Align.LEFT, shade: str = "") -> Cell:
    return cell(value, style, align, valign=VAlign.MIDDLE, shade=shade)
