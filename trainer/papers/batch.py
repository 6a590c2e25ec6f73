"""Papers made one after the other: one that cannot be written is left out and told, the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from trainer.core.errors import Refused
from trainer.core.progress import Report, step
from trainer.papers.records import LeftOut, Paper

UNWRITABLE = "unwritable"
"""The code of a name or a text that a PDF cannot hold, but a DOCX can."""


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Making:
    """What is being made, how to make it, and what to note once its file is on the disk."""

    label: str
    make: Callable[[], Paper]
    given: Callable[[], object] = _nothing


def run(makings: Sequence[Making], report: Report) -> Iterator[tuple[Making, Paper | LeftOut]]:
    """Make them all, telling which were left out; raises the reason when nothing could be made."""
    reason: Refused | None = None
    made = 0
    for done, making in enumerate(makings):
        step(report, done, len(makings), making.label)
        try:
            paper = making.make()
        except Refused as error:
            if error.code != UNWRITABLE:
                raise
            reason = reason or error
            yield making, LeftOut(making.label, error.message)
            continue
        made += 1
        yield making, paper
    if reason is not None and not made:
        raise reason
    step(report, len(makings), len(makings), "Terminé")
