"""The rows of a run sheet: sequences, headings, groups beside each other, gaps, totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer.documents import format_fr as fr
from trainer.documents.blocks import Align, Block, Cell, Paragraph, Row, Run, cell, text
from trainer.documents.plan_parts import Item, PlanHeading, PlanLane, PlanLine, PlanParallel, PlanPart
from trainer.documents.run_sequence import COMPLETE, Frame, overview, sequence, summary
from trainer.documents.run_sequence import RunShape as RunShape
from trainer.documents.run_steps import LABELS, WIDTHS, steps
from trainer.documents.theme import ACCENT, MUTED, SOFT, Style

HEADED = "#E6EAEF"


_BODIES = {RunShape.DETAILED: steps, RunShape.COMPLETE: sequence}


def frame_of(shape: RunShape, remote: bool) -> Frame:
    """The columns of one form of the run sheet."""
    match shape:
        case RunShape.DETAILED:
            return Frame(LABELS, WIDTHS, shape, remote)
        case RunShape.COMPLETE:
            return Frame(*COMPLETE, shape, remote)
        case _:
            return overview(remote)


def rows(frame: Frame, items: Sequence[Item]) -> Iterator[Row]:
    """The rows of a half-day."""
    for item in items:
        match item:
            case PlanHeading():
                yield _heading(frame, item)
                yield from rows(frame, item.items)
            case PlanParallel():
                yield from _parallel(frame, item)
            case PlanLine():
                yield from _line(frame, item)


def doors(frame: Frame, opens: int | None, starts: int) -> Iterator[Row]:
    """When the doors open, or the virtual room."""
    if opens is None or opens >= starts:
        return
    what = "Ouverture de la salle virtuelle, essai du son" if frame.remote else "Ouverture des portes"
    yield Row(
        (
            cell(fr.hour(opens), Style.CELL_STRONG),
            cell(fr.length(starts - opens)),
            cell(what, span=frame.count - 2),
        ),
        keep_with_next=True,
    )


def total(frame: Frame, part: PlanPart) -> Row:
    """The end of a half-day and its sum against its hours."""
    words = (
        Run(f"Fin à {fr.hour(max(part.end, part.last))} · "),
        Run(fr.length(part.planned), bold=True),
        Run(f" prévues sur {fr.length(part.hours)}, {verdict(part)}"),
    )
    return Row((Cell((Paragraph(words, Style.CELL, Align.RIGHT),), span=frame.count),))


def verdict(part: PlanPart) -> str:
    """Whether the sum is right, or by how many minutes not."""
    free = part.end - part.last
    holes = sum(line.gap for line in part.lines if line.gap > 0)
    overlaps = -sum(line.gap for line in part.lines if line.gap < 0)
    found = [
        f"{what}{fr.NOBREAK}: {fr.length(minutes)}"
        for what, minutes in (
            ("marge", max(free, 0)),
            ("dépassement", max(-free, 0)),
            ("temps sans rien", holes),
            ("chevauchement", overlaps),
            ("repas sur la demi-journée qui suit", part.late),
        )
        if minutes
    ]
    return ", ".join(found) or "le compte y est"


def _heading(frame: Frame, item: PlanHeading) -> Row:
    start = min(line.start for line in item.lines)
    end = max(line.end for line in item.lines)
    words = (Run(item.title), Run(f"  ·  {fr.hours(start, end)}  ·  {fr.length(end - start)}", colour=MUTED))
    return Row(
        (Cell((Paragraph(words, Style.STRONG),), shade=HEADED, span=frame.count),),
        keep_with_next=True,
    )


def _parallel(frame: Frame, item: PlanParallel) -> Iterator[Row]:
    words = f"En parallèle, {len(item.lanes)} groupes  ·  {fr.hours(item.start, item.end)}"
    yield _wide(frame, Paragraph(text(words, colour=ACCENT), Style.CELL_STRONG), keep=True)
    for lane in item.lanes:
        yield _wide(
            frame, Paragraph(_lane_words(lane, item.end), Style.CELL), keep=bool(lane.lines), shade=SOFT
        )
        for line in lane.lines:
            yield from _line(frame, line, lane.name)


def _lane_words(lane: PlanLane, end: int) -> tuple[Run, ...]:
    facts = [lane.room, lane.lead, fr.people(lane.people) if lane.people else ""]
    if not lane.lines:
        facts.append("rien n’est encore prévu pour ce groupe")
    elif lane.end < end:
        facts.append(f"finit {fr.length(end - lane.end)} avant les autres")
    known = "".join(f"  ·  {fact}" for fact in facts if fact)
    return (Run(lane.name, bold=True, colour=ACCENT), Run(known))


def _line(frame: Frame, line: PlanLine, lane: str = "") -> Iterator[Row]:
    if line.gap:
        yield _gap(frame, line)
    yield from _tied(list(_BODIES.get(frame.shape, summary)(frame, line, lane)))


def _tied(found: list[Row]) -> Iterator[Row]:
    """The first two rows of a sequence stay on one page."""
    for number, row in enumerate(found):
        first = number == 0 and len(found) > 1
        yield Row(row.cells, row.min_height, row.keep_with_next or first)


def _gap(frame: Frame, line: PlanLine) -> Row:
    if line.gap > 0:
        at, words = line.start - line.gap, f"Rien de prévu pendant {fr.length(line.gap)}"
    else:
        early = f"commence {fr.length(-line.gap)} avant la fin de ce qui précède"
        at, words = line.start, f"Chevauchement{fr.NOBREAK}: {early}"
    told = Paragraph(text(words, bold=True, colour=ACCENT), Style.CELL)
    cells = (cell(fr.hour(at)), cell(fr.length(abs(line.gap))), Cell((told,), span=frame.count - 2))
    return Row(cells, keep_with_next=True)


def _wide(frame: Frame, block: Block, *, keep: bool = False, shade: str = "") -> Row:
    return Row((Cell((block,), shade=shade, span=frame.count),), keep_with_next=keep)
