"""The rows of one sequence to hold in the hand: a row per step, its texts in their first sentences.

A page holds about an hour and a quarter. The whole words are in the complete form of the run sheet and in the sheets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trainer.documents import format_fr as fr
from trainer.documents.blocks import Block, Cell, Paragraph, Row, Run, cell, para, text
from trainer.documents.gist import gist
from trainer.documents.plan_parts import PlanLine, PlanStep
from trainer.documents.run_sequence import AT_A_DISTANCE, Frame, listed, long_text, misfit, titled, when
from trainer.documents.theme import MUTED, SOFT, Style

LABELS = ("Heure", "Durée", "Étape, groupement", "Ce qui se passe", "À dire au groupe", "En coulisse")
WIDTHS = (6.3, 5.7, 15, 28, 26, 19)
_DONE, _SAID, _BEHIND = 170, 190, 110
_AFTER, _NOTES, _FAR = 230, 330, 520
"""Characters that the texts of a step and of a sequence take at most."""


def steps(frame: Frame, line: PlanLine, lane: str) -> Iterator[Row]:
    """A sequence: what it is for and with what, its steps, what to ask at the end."""
    yield _head(frame, line, lane)
    far = gist(line.remote, _FAR) if frame.remote else ""
    if far:
        yield _under(frame, (_fact(AT_A_DISTANCE, far),))
    rows = [_step(step) for step in line.steps]
    yield from rows[:-1]
    closing = (
        ("Débrief", gist(" ".join(line.debrief), _NOTES)),
        ("Évaluation", gist(" ".join(line.assessment), _AFTER)),
        ("Notes de la fiche", gist(line.trainer_notes, _NOTES)),
    )
    told = tuple(_fact(label, words) for label, words in closing if words)
    yield from (
        replace(row, keep_with_next=bool(told)) for row in rows[-1:]
    )  # so that it begins no page alone
    if told:
        yield _under(frame, told)
    yield from long_text(frame, "Nos notes", line.note)


def _head(frame: Frame, line: PlanLine, lane: str) -> Row:
    shade = SOFT if line.rest or line.steps else ""
    about = [("Objectif", line.objective), ("Qui", "" if line.rest else line.who)]
    if frame.remote:
        means = [("Écran", line.screen), ("Tchat", line.chat), ("Salles", ", ".join(line.rooms))]
    else:
        about.append(("Où", line.room))
        means = [("Matériel", listed(line.materials))]
    first, second = (
        tuple(_fact(label, words) for label, words in facts if words) for facts in (about, means)
    )
    return Row(
        (
            *(Cell(one.blocks, shade=shade) for one in when(line)),
            Cell(titled(line, lane), shade=shade),
            Cell((*first, *misfit(line)), shade=shade),
            Cell(second, shade=shade, span=frame.count - 4),
        )
    )


def _step(step: PlanStep) -> Row:
    """A step; of one that is passed its name alone."""
    how = ", ".join(part for part in (step.grouping, step.mark) if part)
    name: tuple[Block, ...] = (para(step.title, Style.CELL_STRONG),)
    title = Cell((*name, Paragraph(text(how, colour=MUTED), Style.CELL)) if how else name)
    if step.passed:
        return Row((cell(""), cell(fr.length(step.minutes)), title, cell(span=3)))
    return Row(
        (
            cell(fr.hour(step.start) if step.start is not None else ""),
            cell(fr.length(step.minutes)),
            title,
            cell(gist(step.description, _DONE)),
            cell(gist(step.instruction, _SAID)),
            cell(gist(step.note, _BEHIND)),
        )
    )


def _fact(label: str, words: str) -> Paragraph:
    return Paragraph((Run(f"{label}{fr.NOBREAK}: ", bold=True), Run(words)), Style.CELL)


def _under(frame: Frame, blocks: tuple[Block, ...]) -> Row:
    """A row that leaves the columns of the times free."""
    return Row((cell(span=2), Cell(blocks, span=frame.count - 2)))
