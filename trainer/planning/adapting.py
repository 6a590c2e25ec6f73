"""A sheet as one workshop gives it: its steps changed for that workshop alone, and what to do about newer editions."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace

from curriculum.model import Duration, MethodSheet, Step
from curriculum.plain import as_plain
from trainer.core.errors import InvalidInput
from trainer.planning.records import Block, SheetLook

LONGEST_STEP = 600


def moved_on(block: Block, look: SheetLook | None) -> bool:
    """Whether the library has a newer edition than the one prepared, which was not turned down."""
    return look is not None and block.edition > 0 and max(block.edition, block.kept) < look.edition


def kept(block: Block, look: SheetLook) -> Block:
    """The block with the newer editions turned down."""
    return replace(block, kept=look.edition)


def taken(block: Block, look: SheetLook, prepared: MethodSheet | None) -> Block:
    """The block on the newest edition, without its own changes.

    Its title and length follow where they were those of the edition prepared (unknown for None: they stay).
    """
    title, minutes = block.title, block.minutes
    if prepared is not None and block.title == prepared.title:
        title = look.title
    if prepared is not None and block.minutes == prepared.duration.usual:
        minutes = look.usual
    return replace(block, title=title, minutes=minutes, edition=look.edition, kept=0, adapted="")


def with_steps(sheet: MethodSheet, steps: Sequence[Step]) -> MethodSheet:
    """The sheet with these steps and the length that they make.

    Raises `InvalidInput` naming "steps" when none is left, or one has no title or no length.
    """
    if not steps:
        raise InvalidInput("steps", "Gardez au moins une étape.")
    for number, step in enumerate(steps, 1):
        if not step.title.strip():
            raise InvalidInput("steps", f"L’étape {number} a besoin d’un titre.")
        if not 1 <= step.minutes <= LONGEST_STEP:
            raise InvalidInput("steps", f"L’étape {number} dure au moins 1\u00a0minute.")
    usual = sum(step.minutes for step in steps)
    short = sum(step.minutes for step in steps if not step.optional) or usual
    longest = max(usual, sheet.duration.long + usual - sheet.duration.usual)
    return replace(sheet, steps=tuple(steps), duration=Duration(short, usual, longest))


def without(block: Block, sheet: MethodSheet, places: Collection[int]) -> Block:
    """The block with a text of its own: its `sheet` without the steps at these places; it lasts as long as before."""
    left = with_steps(sheet, [step for place, step in enumerate(sheet.steps) if place not in places])
    return replace(adapted(block, left, sheet), minutes=block.minutes)


def adapted(block: Block, sheet: MethodSheet, original: MethodSheet) -> Block:
    """The block with a text of its own (`sheet`), or with the edition's again when that says the same.

    It lasts as long as the steps of that text do, unless they last as long as the `original`'s.
    """
    text = "" if sheet == original else json.dumps(as_plain(sheet), ensure_ascii=False)
    minutes = sheet.duration.usual if sheet.duration.usual != original.duration.usual else block.minutes
    return replace(block, adapted=text, minutes=minutes)


def plain_again(block: Block, sheet: MethodSheet, original: MethodSheet) -> Block:
    """The block with the `original` edition it was prepared with, in place of its own `sheet`.

    Its length goes back too where it was that of its own text.
    """
    minutes = original.duration.usual if block.minutes == sheet.duration.usual else block.minutes
    return replace(block, adapted="", minutes=minutes)
