"""Le conducteur: the trainers' timed plan, day by day, on landscape pages. Only for those who lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.documents import format_fr as fr
from trainer.documents import markdown, run_rows
from trainer.documents.blocks import (
    Align,
    Block,
    Callout,
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
from trainer.documents.letterhead import Letterhead, running, title_size
from trainer.documents.plan_parts import Pause, PlanDay, PlanPart, RemotePlace
from trainer.documents.run_rows import RunShape as RunShape
from trainer.documents.theme import SOFT, Layout, Style

LAYOUT = Layout(scale=0.92, smallest=8)


@dataclass(frozen=True, slots=True)
class RunSheet:
    """The plan of a whole workshop; `remote` is None for one that takes place in a room; `sold` 0 is not said."""

    letterhead: Letterhead
    title: str
    partner: str
    place: str
    trainers: tuple[str, ...]
    people_count: int
    days: tuple[PlanDay, ...]
    notes: str = ""
    remote: RemotePlace | None = None
    sold: int = 0
    shape: RunShape = RunShape.DAYS


def run_sheet(data: RunSheet) -> Document:
    """One table per half-day with its total; each day on pages of its own unless the shape is continuous."""
    return Document(
        title=f"Conducteur – {data.title}",
        subject=data.title,
        author=data.letterhead.legal_name,
        sections=tuple(_sections(data)),
        header=header_of(data),
        first_page_header=data.remote is not None,
        footer=(" · ".join(part for part in (data.letterhead.legal_name, "Réservé à l’équipe") if part),),
        dated=data.days[0].day if data.days else None,
        layout=LAYOUT,
    )


def _sections(data: RunSheet) -> Iterator[Section]:
    opening = tuple(opening_blocks(data, "Conducteur"))
    if data.shape is RunShape.CONTINUOUS or not data.days:
        blocks = (block for day in data.days for block in _day(data, day))
        yield Section((*opening, *blocks), landscape=True)
        return
    for number, day in enumerate(data.days):
        before = () if number else opening
        header = header_of(data, fr.day(day.day, weekday=True)) if len(data.days) > 1 else None
        yield Section((*before, *_day(data, day)), landscape=True, header=header)


def header_of(data: RunSheet, day: str = "") -> tuple[str, str]:
    """What runs at the head of the pages: of a remote workshop, where to click and with what."""
    if data.remote is not None and (data.remote.link or data.remote.tools):
        tools = " · ".join(data.remote.tool_names)
        if not data.remote.link:
            return f"À distance{fr.NOBREAK}: {tools}", ""
        return f"À distance{fr.NOBREAK}: {data.remote.link}", tools if len(data.remote.link) < 90 else ""
    return f"Conducteur – {running(data.title)}", day or running(data.place, 60)


def opening_blocks(data: RunSheet, kind: str) -> Iterator[Block]:
    """Title and facts of the workshop, where to find it at a distance, what is good to know."""
    words = f"{kind} à distance" if data.remote is not None else kind
    yield Paragraph(text(words), Style.KICKER)
    yield Paragraph(text(data.title), Style.TITLE, size=title_size(data.title))
    hours = sum(part.hours for day in data.days for part in day.parts)
    facts = (
        ("Dates", fr.days([day.day for day in data.days])),
        ("Lieu", "" if data.remote is not None else data.place),
        ("Partenaire", data.partner),
        ("Équipe", ", ".join(data.trainers)),
        ("Groupe", fr.people(data.people_count) if data.people_count else ""),
        (
            "Durée",
            fr.length(hours) + (f" (vendu{fr.NOBREAK}: {fr.length(data.sold)})" if data.sold else ""),
        ),
    )
    yield Facts(tuple((label, value) for label, value in facts if value), data.letterhead.colour)
    if data.remote is not None:
        yield from remote_box(data.remote, data.letterhead.colour)
    if data.notes:
        yield Callout(markdown.blocks(data.notes, Style.CELL), "Bon à savoir", data.letterhead.colour)


def remote_box(remote: RemotePlace, colour: str, label: str = "Se connecter") -> Iterator[Block]:
    """The link, to click and to type, and the tools."""
    blocks: list[Block] = []
    if remote.link:
        blocks.append(Paragraph((Run(remote.link, bold=True, link=markdown.safe_link(remote.link)),)))
    if remote.tools:
        blocks.append(para(f"Outils{fr.NOBREAK}: {fr.join(remote.tool_names)}"))
    if blocks:
        yield Callout(tuple(blocks), label, colour)


def _day(data: RunSheet, day: PlanDay) -> Iterator[Block]:
    title = fr.day(day.day, weekday=True)
    yield Heading(text(title[:1].upper() + title[1:]), 1)
    pauses = [*day.pauses(), None]
    for number, (part, pause) in enumerate(zip(day.parts, pauses, strict=True)):
        words = f"{part.label} · {fr.hours(part.start, part.end)}"
        yield Heading(text(words), 2)
        sums = [_sum(day)] if len(day.parts) > 1 and pause is None else []
        yield _table(data, part, day.doors if number == 0 else None, sums)
        if pause is not None and pause.end > pause.start:
            yield _pause(pause)


def _table(data: RunSheet, part: PlanPart, doors: int | None, sums: Sequence[Paragraph]) -> Table:
    """The table of a half-day; at the end of its last one the sum of the day, which begins no page alone."""
    frame = run_rows.frame_of(data.shape, data.remote is not None)
    head = Row(tuple(cell(words, Style.CELL_HEAD, shade=SOFT) for words in frame.labels))
    first = min([part.start, *(line.start for line in part.lines)])
    inside = len(part.items) - part.beyond
    rows = [*run_rows.doors(frame, doors, first), *run_rows.rows(frame, part.items[:inside])]
    if not part.lines:
        rows.append(Row((cell("Rien n’est encore prévu ici.", span=len(frame.labels)),), keep_with_next=True))
    after = run_rows.rows(frame, part.items[inside:])
    ends = [run_rows.total(frame, part), *after, *(Row((Cell((one,), span=frame.count),)) for one in sums)]
    whole = (*_held(rows), *(replace(row, keep_with_next=True) for row in ends[:-1]), ends[-1])
    return Table(frame.widths, whole, head, Grid.ROWS, padding=1)


def _held(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, the last one kept with the total that follows."""
    yield from rows[:-1]
    if rows:
        yield Row(rows[-1].cells, rows[-1].min_height, keep_with_next=True)


def _pause(pause: Pause) -> Table:
    hours, minutes = fr.hours(pause.start, pause.end), pause.end - pause.start
    words = f"{pause.name} · {hours} · {fr.length(minutes)}"
    return Table((1,), (Row((cell(words, Style.CELL_STRONG, shade=SOFT),)),), grid=Grid.NONE, padding=1.4)


def _sum(day: PlanDay) -> Paragraph:
    """The sum of a day: what is planned of the hours there are, the breaks in it, the meals that are not."""
    planned, hours, breaks, meals = (
        sum(getattr(part, name) for part in day.parts) for name in ("planned", "hours", "breaks", "meals")
    )
    words = [
        Run(f"Journée{fr.NOBREAK}: "),
        Run(fr.length(planned), bold=True),
        Run(f" prévues sur {fr.length(hours)}"),
    ]
    if breaks:
        words.append(Run(f", pauses comprises ({fr.length(breaks)})"))
    if meals:
        words.append(Run(f", repas non compté ({fr.length(meals)})"))
    return Paragraph((*words, Run(".")), Style.CELL, Align.RIGHT)
