"""Le programme des participant·es: what happens when and where, in their words. Nothing that is for trainers alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.documents import format_fr as fr
from trainer.documents import markdown
from trainer.documents.agenda_easy import easy_blocks
from trainer.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    KeepTogether,
    KeyValues,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    cell,
    para,
    text,
)
from trainer.documents.letterhead import Letterhead, running, title_block, title_size
from trainer.documents.plan_parts import (
    Item,
    PlanDay,
    PlanHeading,
    PlanLine,
    PlanParallel,
    PlanPart,
    RemotePlace,
)
from trainer.documents.theme import MUTED, SOFT, Layout, Style


class AgendaForm(StrEnum):
    """The forms of the participants' agenda."""

    A4 = "a4"
    LARGE = "large"
    EASY = "easy"


LAYOUTS = {
    AgendaForm.A4: Layout(),
    AgendaForm.LARGE: Layout(scale=18 / 10.5, smallest=18, contrast=True),
    AgendaForm.EASY: Layout(scale=1.45, smallest=14, contrast=True),
}


_HEAD = {AgendaForm.A4: 75, AgendaForm.LARGE: 42, AgendaForm.EASY: 55}
"""Letters of the title that go on a line at the head of a page."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of a workshop for its participants; of `days` only what they may see is shown."""

    letterhead: Letterhead
    title: str
    place: str
    days: tuple[PlanDay, ...]
    partner: str = ""
    link: str = ""
    tools: str = ""
    access: str = ""
    bring: tuple[str, ...] = ()
    trainers: tuple[str, ...] = ()
    contact: str = ""
    access_contact: str = ""
    form: AgendaForm = AgendaForm.A4
    remote: bool = False


def agenda(data: Agenda) -> Document:
    """The agenda in its form."""
    blocks = easy_blocks(data) if data.form is AgendaForm.EASY else _blocks(data)
    return Document(
        title=f"Programme – {data.title}",
        subject=data.title,
        author=data.letterhead.legal_name,
        sections=(Section(tuple(blocks)),),
        header=(
            running(data.title, _HEAD[data.form]),
            data.letterhead.legal_name if data.form is AgendaForm.A4 else "",
        ),
        footer=(data.letterhead.legal_name,) if data.letterhead.legal_name else (),
        dated=data.days[0].day if data.days else None,
        layout=LAYOUTS[data.form],
    )


def _blocks(data: Agenda) -> Iterator[Block]:
    dates = fr.days([day.day for day in data.days])
    yield Paragraph(text("Programme", colour=data.letterhead.colour), Style.KICKER)
    size = 0 if data.form is AgendaForm.LARGE else title_size(data.title)
    about = (
        dates[:1].upper() + dates[1:] if len(data.days) > 1 else data.partner
    )  # a single day has its heading
    yield from title_block(data.title, about, size=size)
    for day in data.days:
        yield from _day(data, day)
    yield from _practical(data)


def _day(data: Agenda, day: PlanDay) -> Iterator[Block]:
    linear = data.form is AgendaForm.LARGE
    title = fr.day(day.day, weekday=True)
    yield Heading(text(title[:1].upper() + title[1:]), 1)
    if linear:
        for part, pause in zip(day.parts, [*day.pauses(), None], strict=True):
            yield Heading(text(f"{part.label}, {fr.hours(part.start, part.end)}"), 2)
            yield from _arrival(data, day, part)
            yield from _linear(part.items)
            if pause is not None and pause.end > pause.start:
                yield _large(fr.hours(pause.start, pause.end), pause.name)
        if day.parts:
            yield _large(fr.hour(_end(day)), "Fin de la journée")
        return
    rows: list[Row] = []
    for part, pause in zip(day.parts, [*day.pauses(), None], strict=True):
        rows += _part_rows(data, day, part)
        if pause is not None and pause.end > pause.start:
            rows.append(_rest_row(pause.start, f"{pause.name}, {fr.length(pause.end - pause.start)}"))
    if day.parts:
        rows.append(Row((cell(fr.hour(_end(day)), Style.CELL_STRONG), cell("Fin de la journée", span=2))))
    yield Table((15, 63, 22), tuple(_bound(rows)), padding=1.2, flush=True)


def _end(day: PlanDay) -> int:
    return day.parts[-1].leaves


def _large(when: str, what: str) -> KeepTogether:
    """A time and what begins then, one below the other."""
    return KeepTogether((Paragraph((Run(when, bold=True), Run(f"\n{what}"))),))


def _bound(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, the last line kept with the one before."""
    for number, row in enumerate(rows):
        held = row.keep_with_next or number == len(rows) - 2
        yield Row(row.cells, row.min_height, held and number < len(rows) - 1)


def _part_rows(data: Agenda, day: PlanDay, part: PlanPart) -> Iterator[Row]:
    first = part is day.parts[0]
    if first and day.doors is not None and day.doors < part.start and not day.welcomed:
        what = "Ouverture de la salle virtuelle" if data.remote else "Ouverture des portes"
        yield Row((cell(fr.hour(day.doors), Style.CELL_STRONG), cell(what, span=2)))
    if not part.items:
        yield Row((cell(fr.hour(part.start), Style.CELL_STRONG), cell(part.label, span=2)))
    yield from _rows(part.items)


def _rows(items: Sequence[Item]) -> Iterator[Row]:
    for item in items:
        match item:
            case PlanHeading():
                yield Row((Cell((para(item.title, Style.STRONG),), span=3),), keep_with_next=True)
                yield from _rows(item.items)
            case PlanParallel():
                words = f"En {len(item.lanes)} groupes, en même temps"
                yield Row(
                    (cell(fr.hour(item.start), Style.CELL_STRONG), cell(words, Style.CELL_STRONG, span=2)),
                    keep_with_next=True,
                )
                for lane in item.lanes:
                    yield from (_line_row(line, lane.name, lane.room) for line in lane.lines)
            case PlanLine():
                yield _line_row(item)


def _line_row(line: PlanLine, lane: str = "", room: str = "") -> Row:
    if line.rest:
        return _rest_row(line.start, f"{line.title}, {fr.length(line.minutes)}")
    group = (Paragraph(text(lane, colour=MUTED), Style.LABEL),) if lane else ()
    promise = (Paragraph(markdown.inline(line.promise), Style.SMALL),) if line.promise else ()
    what = Cell((*group, para(line.title, Style.CELL_STRONG), *promise))
    return Row((cell(fr.hour(line.start), Style.CELL_STRONG), what, cell(line.room or room)))


def _rest_row(start: int, words: str) -> Row:
    return Row((cell(fr.hour(start), Style.CELL_STRONG, shade=SOFT), cell(words, shade=SOFT, span=2)))


def _arrival(data: Agenda, day: PlanDay, part: PlanPart) -> Iterator[Block]:
    if part is day.parts[0] and day.doors is not None and day.doors < part.start and not day.welcomed:
        yield para(f"{'Connexion' if data.remote else 'Accueil'} dès {fr.hour(day.doors)}.")


def _linear(items: Sequence[Item], lane: str = "", room: str = "") -> Iterator[Block]:
    """The sequences one below the other, for large letters."""
    for item in items:
        match item:
            case PlanHeading():
                yield Heading(text(item.title), 3)
                yield from _linear(item.items)
            case PlanParallel():
                yield Paragraph(
                    text(f"En {len(item.lanes)} groupes, en même temps"), Style.STRONG, keep_with_next=True
                )
                for one in item.lanes:
                    yield from _linear(one.lines, one.name, one.room)
            case PlanLine():
                where = ", ".join(part for part in (lane, item.room or room) if part)
                place = f"\n{where}" if where and not item.rest else ""
                yield _large(fr.hours(item.start, item.end), f"{item.title}{place}")


def _practical(data: Agenda) -> Iterator[Block]:
    pairs = [(label, words) for label, words in practical(data) if words]
    if not pairs:
        return
    if data.form is AgendaForm.LARGE:
        yield Heading(text("En pratique"), 1)
        for label, words in pairs:
            yield KeepTogether((Paragraph((Run(f"{label}\n", bold=True), *_worded(label, words))),))
        return
    values = tuple((label, _worded(label, words)) for label, words in pairs)
    yield KeepTogether((Heading(text("En pratique"), 2), KeyValues(values, 0.22)))


def _worded(label: str, words: str) -> tuple[Run, ...]:
    return (Run(words, link=markdown.safe_link(words) if label == "Lien" else ""),)


def practical(data: Agenda) -> tuple[tuple[str, str], ...]:
    """What there is to know besides the hours."""
    later = "Vous le recevrez avant la formation." if data.remote else ""
    return (
        ("Lien", data.link or later),
        ("Outils", ", ".join(RemotePlace(tools=data.tools).tool_names) if data.remote else ""),
        ("Lieu", data.place),
        ("Accès", data.access),
        ("À apporter", "\n".join(line for line in data.bring if line)),
        ("Avec vous", ", ".join(data.trainers)),
        ("Contact", data.contact or " · ".join(data.letterhead.contact_lines())),
        ("Accessibilité, handicap", data.access_contact),
    )
