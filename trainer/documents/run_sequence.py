"""The rows of one sequence on a run sheet: in a row of its own, or complete, with every word of its steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.documents import format_fr as fr
from trainer.documents import markdown
from trainer.documents.blocks import Block, Cell, Paragraph, Row, Run, bullets, cell, para, text
from trainer.documents.gist import gist
from trainer.documents.plan_parts import PlanLine, PlanStep
from trainer.documents.theme import ACCENT, MUTED, SOFT, Style

AT_A_DISTANCE = "À distance"
LONG = 420
"""Characters from which a text gets the width of the page instead of a column."""
_CHUNK, _SHORT = 1400, 600
_AFTER = 150
_ROOMS = (1000, 680, 380)
"""Characters that a column of a step holds without filling a page."""


class RunShape(StrEnum):
    """The forms of a run sheet."""

    DAYS = "days"
    CONTINUOUS = "continuous"
    DETAILED = "detailed"
    """A row per step, to hold in the hand."""
    COMPLETE = "complete"
    """With every word of the steps: what happens, what to say, what stays behind the scenes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The columns of a table and what they hold."""

    labels: tuple[str, ...]
    widths: tuple[float, ...]
    shape: RunShape = RunShape.DAYS
    remote: bool = False

    @property
    def count(self) -> int:
        """How many columns."""
        return len(self.labels)


_FIRST = ("Heure", "Durée", "Séquence", "Objectif, évaluation", "Déroulé et groupement")
_ROOM = Frame(
    (*_FIRST, "Supports et matériel", "Qui, où"),
    (6.5, 5.6, 13.5, 20, 26, 19.9, 8.5),
)
_REMOTE = Frame(
    (*_FIRST, AT_A_DISTANCE, "Écran, tchat, salles"),
    (6.5, 5.6, 12.5, 18, 22.9, 23.5, 11),
    remote=True,
)
_STEPS = ("Heure", "Durée", "Séquence, étape", "Le groupe", "L’équipe", "À dire au groupe", "En coulisse")
_STEP_WIDTHS = (6.5, 6, 12, 8.5, 30, 22, 15)


COMPLETE = (_STEPS, _STEP_WIDTHS)


def listed(items: Sequence[str]) -> str:
    """Things one after the other on a line, the dot between them at the end of a line rather than its start."""
    return f"{fr.NOBREAK}· ".join(items)


def overview(remote: bool) -> Frame:
    """The columns of the form with a row per sequence."""
    return _REMOTE if remote else _ROOM


def when(line: PlanLine) -> tuple[Cell, Cell]:
    """From when to when, and how long."""
    shade = SOFT if line.rest else ""
    blocks: list[Block] = [
        para(fr.hour(line.start), Style.CELL_STRONG),
        para(f"à {fr.hour(line.end)}", Style.CELL),
    ]
    if line.pinned:
        blocks.append(Paragraph(text("heure fixe", colour=ACCENT), Style.LABEL))
    return Cell(tuple(blocks), shade=shade), cell(fr.length(line.minutes), shade=shade)


def titled(line: PlanLine, lane: str) -> tuple[Block, ...]:
    """Its title under its group and its brique."""
    brique = (Paragraph(text(line.brique, colour=line.colour), Style.LABEL),) if line.brique else ()
    group = (Paragraph(text(lane, colour=ACCENT), Style.LABEL),) if lane else ()
    return (*group, *brique, para(line.title, Style.CELL_STRONG))


def summary(frame: Frame, line: PlanLine, lane: str) -> Iterator[Row]:
    """A sequence in one row; what is long, and the notes, below it over the whole width."""
    shade = SOFT if line.rest else ""
    if line.rest and not (line.note or line.who or line.room):
        title = Cell(titled(line, lane), shade=shade, span=frame.count - 2)
        yield Row((*when(line), title))
        return
    far = line.remote if frame.remote else ""
    wide = far if len(far) > LONG else ""
    means = tuple(_far(line, far, wide)) if frame.remote else (para(listed(line.materials), Style.CELL),)
    yield Row(
        (
            *when(line),
            Cell(titled(line, lane), shade=shade),
            Cell(tuple(_aims(line)), shade=shade),
            Cell(tuple(_outline(line)), shade=shade),
            Cell(means, shade=shade),
            Cell(tuple(_team(frame, line)), shade=shade),
        )
    )
    yield from long_text(frame, AT_A_DISTANCE, wide)
    yield from long_text(frame, "Notes", line.note)


def _far(line: PlanLine, far: str, wide: str) -> Iterator[Block]:
    if wide:
        yield para("Voir ci-dessous.", Style.CELL)
    elif far:
        yield from markdown.blocks(far, Style.CELL)
    elif line.steps:
        yield Paragraph(text("La fiche n’a pas de version à distance.", italic=True), Style.CELL)


def _aims(line: PlanLine) -> Iterator[Block]:
    if line.objective:
        yield para(line.objective, Style.CELL)
    if line.assessment:
        words = (Run(f"Évaluation{fr.NOBREAK}: ", bold=True), Run(gist(" ".join(line.assessment), _AFTER)))
        yield Paragraph(words, Style.CELL)


def _outline(line: PlanLine) -> Iterator[Block]:
    for step in line.steps:
        words = (Run(_minutes(step), bold=True), Run(f" {step.title}"), Run(_grouped(step), colour=MUTED))
        yield Paragraph(words, Style.CELL)
    yield from misfit(line)


def _minutes(step: PlanStep) -> str:
    return fr.length(step.minutes)


def _grouped(step: PlanStep) -> str:
    parts = [step.grouping, step.mark]
    shown = ", ".join(part for part in parts if part)
    return f" ({shown})" if shown else ""


def misfit(line: PlanLine) -> Iterator[Block]:
    """What the sheet takes as it is written, where that is not the time it was given."""
    if line.sheet_minutes and line.sheet_minutes != line.minutes:
        what = "Les étapes gardées comptent" if any(step.passed for step in line.steps) else "La fiche compte"
        words = f"{what} {fr.length(line.sheet_minutes)}, la séquence {fr.length(line.minutes)}."
        yield Paragraph(text(words, italic=True, colour=ACCENT), Style.CELL)


def _team(frame: Frame, line: PlanLine) -> Iterator[Block]:
    pairs = (
        (("Écran", line.screen or line.who), ("Tchat", line.chat), ("Salles", ", ".join(line.rooms)))
        if frame.remote
        else (("", line.who), ("", line.room))
    )
    for label, value in pairs:
        if value:
            head = (Run(f"{label}{fr.NOBREAK}: ", bold=True),) if label else ()
            yield Paragraph((*head, Run(value)), Style.CELL)


def sequence(frame: Frame, line: PlanLine, lane: str) -> Iterator[Row]:
    """A sequence with every step, the words to say, what stays behind the scenes."""
    shade = SOFT
    facts = [
        ("Objectif", line.objective),
        ("Évaluation", " ".join(line.assessment)),
        ("Qui", line.who),
        ("Où", "" if frame.remote else line.room),
        ("Tchat", line.chat if frame.remote else ""),
        ("En petits groupes", ", ".join(line.rooms) if frame.remote else ""),
        ("Matériel", "" if frame.remote else listed(line.materials)),
    ]
    told = tuple(
        Paragraph((Run(f"{label}{fr.NOBREAK}: ", bold=True), Run(value)), Style.CELL)
        for label, value in facts
        if value
    )
    whole = Cell((*titled(line, lane), *told, *misfit(line)), shade=shade, span=frame.count - 2)
    yield Row((*tuple(Cell(one.blocks, shade=shade) for one in when(line)), whole))
    yield from long_text(frame, AT_A_DISTANCE, line.remote if frame.remote else "")
    for step in line.steps:
        yield from _step(frame, step)
    if line.debrief:
        label = Paragraph(text("Questions du débrief"), Style.LABEL)
        yield _wide_pair(frame, (label, bullets(line.debrief, Style.CELL)))
    yield from long_text(frame, "Notes de la fiche", line.trainer_notes)
    yield from long_text(frame, "Nos notes", line.note)


def _step(frame: Frame, step: PlanStep) -> Iterator[Row]:
    """A step in a row; a text that would fill a page follows over its width."""
    optional = (Paragraph(text(step.mark, colour=MUTED), Style.LABEL),) if step.mark else ()
    texts = (step.description, step.instruction, step.note)
    kept = [words if len(words) <= room else "" for words, room in zip(texts, _ROOMS, strict=True)]
    yield Row(
        (
            cell(fr.hour(step.start) if step.start is not None else ""),
            cell(_minutes(step)),
            Cell((para(step.title, Style.CELL_STRONG), *optional)),
            cell(step.grouping),
            *(Cell(markdown.blocks(words, Style.CELL)) for words in kept),
        )
    )
    for label, words, short in zip(_STEPS[4:], texts, kept, strict=True):
        yield from long_text(frame, label, "" if short else words)


def long_text(frame: Frame, label: str, words: str) -> Iterator[Row]:
    """A free text over the width of the page, in rows of a few paragraphs: none fills a page."""
    for number, part in enumerate(_parts(words)):
        head = (Paragraph(text(label), Style.LABEL, keep_with_next=True),) if number == 0 else ()
        yield _wide_pair(frame, (*head, *markdown.blocks(part, Style.CELL)))


def _parts(words: str) -> Iterator[str]:
    for part in _joined(re.split(r"\n\s*\n", words.strip())):
        while len(part) > _CHUNK:
            cut = max(part.rfind(". ", 0, _CHUNK) + 1, part.rfind("\n", 0, _CHUNK))
            cut = cut if cut > 0 else max(part.rfind(" ", 0, _CHUNK), 0) or _CHUNK
            yield part[:cut].strip()
            part = part[cut:].strip()
        if part:
            yield part


def _joined(paragraphs: Sequence[str]) -> Iterator[str]:
    """Paragraphs that follow each other in one as long as they are short: a note is read in one go."""
    found = ""
    for one in paragraphs:
        if found and len(found) + len(one) > _SHORT:
            yield found
            found = ""
        found = f"{found}\n\n{one}" if found else one
    yield found


def _wide_pair(frame: Frame, blocks: Sequence[Block]) -> Row:
    """A row that leaves the columns of the times free."""
    return Row((cell(span=2), Cell(tuple(blocks), span=frame.count - 2)))
