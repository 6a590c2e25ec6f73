"""From the stages of a learning path to half-days with their blocks: pure decisions.

The stages keep their order and are never cut. The half-days are made as equal as the stages allow, each one longer
than two hours gets its break, the first one a welcome and the last one a closing when there is time for them, and their
lengths add up to the length that the path announces. Minutes left over lengthen the breaks, but for a quarter of an
hour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import accumulate

from trainer.core.errors import InvalidInput, Refused
from trainer.documents import format_fr as fr
from trainer.library import path_rules
from trainer.library.path_records import PathPart
from trainer.workshops.records import BlockKind, Hours
from trainer.workshops.rules import clock_time, minutes_of

WELCOME, BREAK, CLOSING = 15, path_rules.BREAK, 20
STEP = 5
SMALLEST_REST = 30
LONGEST_BREAK = 30
SOONEST_BREAK = 30
MIDNIGHT = 24 * 60
OPENING_KIND, CLOSING_KIND = "ouverture", "clôture"
ORDER = ("ouverture", "jeu", "apport", "vidéo-formation", "exercice", "outil", "mise en situation", "clôture")
"""The kinds of sheet in the order of a session: one plays, learns, tries, takes a tool, then lives the whole."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A block to be; `sheet_id` None for one that is no sheet, `nature` the kind of its sheet."""

    kind: BlockKind
    title: str
    minutes: int
    sheet_id: int | None = None
    nature: str = ""


@dataclass(frozen=True, slots=True)
class PlannedHalf:
    """A half-day to be; its blocks may leave some minutes free."""

    day: date
    hours: Hours
    blocks: tuple[Planned, ...]


def of_sheet(part: PathPart, minutes: int) -> Planned:
    """The block of a sheet."""
    return Planned(BlockKind.SHEET, part.title, minutes, part.id, part.kind)


def of_brique(
    brique: PathPart, minutes: int, sheets: Sequence[PathPart], taken: frozenset[str]
) -> tuple[Planned, ...]:
    """A brique as a trainer runs it: its own sheets, those of the path set aside, as many as fit whole.

    The time that is left, from half an hour on, is one block in the name of the brique, to be filled by hand.
    """
    own = sorted((one for one in sheets if one.slug not in taken), key=_place)
    chosen, left = [], minutes
    for sheet in own:
        if sheet.minutes <= left:
            chosen.append(of_sheet(sheet, sheet.minutes))
            left -= sheet.minutes
    if left >= SMALLEST_REST:
        chosen.append(Planned(BlockKind.OTHER, brique.title, left))
    return tuple(chosen)


def plan(
    blocks: Sequence[Planned],
    *,
    minutes: int,
    days: int,
    first: date,
    starts_at: time,
    resumes_at: time,
    every: int = 1,
) -> tuple[PlannedHalf, ...]:
    """The half-days of a workshop of `minutes` over `days` days, each `every` days after the one before.

    Raises `Refused` when there is nothing to place or too much of it, `InvalidInput` when the hours cannot be.
    """
    content = sum(block.minutes for block in blocks)
    if not blocks:
        raise Refused(
            "empty-path", "Ce parcours n’a pas encore d’étape\u00a0: ajoutez-en, puis créez l’atelier."
        )
    if content > minutes:
        raise Refused(
            "path-too-long",
            f"Les étapes dépassent la durée du parcours de {fr.length(content - minutes)}\u00a0: allongez le parcours "
            "ou enlevez une étape, puis créez l’atelier.",
        )
    groups = shared_out(blocks, path_rules.half_days(minutes, days))
    halves = rested(lengthened(dressed(groups, minutes - content), minutes))
    dates = [first + timedelta(days=every * place) for place in range(days)]
    return tuple(_placed(halves, dates, starts_at, resumes_at))


def shared_out(blocks: Sequence[Planned], count: int) -> tuple[tuple[Planned, ...], ...]:
    """The blocks in `count` groups in their order, as equal in length as they can be."""
    size = len(blocks)
    if size <= count:
        return (*((block,) for block in blocks), *((),) * (count - size))
    sums = [0, *accumulate(block.minutes for block in blocks)]
    target = sums[-1] / count
    costs: list[float] = [0.0, *[float("inf")] * size]
    cuts: list[list[int]] = []
    for group in range(1, count + 1):
        best, cut = [float("inf")] * (size + 1), [0] * (size + 1)
        for end in range(group, size + 1):
            for start in range(group - 1, end):
                cost = costs[start] + (sums[end] - sums[start] - target) ** 2
                if cost < best[end]:
                    best[end], cut[end] = cost, start
        costs = best
        cuts.append(cut)
    groups, end = [], size
    for cut in reversed(cuts):
        groups.append(tuple(blocks[cut[end] : end]))
        end = cut[end]
    return tuple(reversed(groups))


def dressed(groups: Sequence[tuple[Planned, ...]], room: int) -> tuple[tuple[Planned, ...], ...]:
    """The groups with breaks, welcome and closing, as far as the free minutes go: breaks first, longest half first."""
    halves = [list(group) for group in groups]
    lengths = [sum(block.minutes for block in half) for half in halves]
    for place in sorted(range(len(halves)), key=lambda i: -lengths[i]):
        if lengths[place] > path_rules.LONG_HALF_DAY - BREAK and len(halves[place]) > 1 and room >= BREAK:
            halves[place].insert(_middle(halves[place]), Planned(BlockKind.BREAK, "Pause", BREAK))
            room -= BREAK
    if room >= WELCOME and halves[0]:
        halves[0].insert(0, Planned(BlockKind.WELCOME, "Accueil", WELCOME))
        room -= WELCOME
    if room >= CLOSING and halves[-1] and halves[-1][-1].nature != CLOSING_KIND:
        halves[-1].append(Planned(BlockKind.CLOSING, "Clôture", CLOSING))
    return tuple(tuple(half) for half in halves)


def lengthened(
    halves: Sequence[tuple[Planned, ...]], minutes: int
) -> tuple[tuple[int, tuple[Planned, ...]], ...]:
    """Each half-day with its length; what is left of `minutes` goes to the shortest ones, five at a time."""
    lengths = [sum(block.minutes for block in half) for half in halves]
    left = minutes - sum(lengths)
    while left > 0:
        shortest = min(range(len(lengths)), key=lambda i: lengths[i])
        lengths[shortest] += min(STEP, left)
        left -= STEP
    return tuple(zip(lengths, halves, strict=True))


def rested(
    halves: Sequence[tuple[int, tuple[Planned, ...]]],
) -> tuple[tuple[int, tuple[Planned, ...]], ...]:
    """The half-days with a real break where minutes are free: one that has none, or one that can be longer.

    A quarter of an hour stays free: what runs late takes it. No break comes before people have worked a while.
    """
    found = []
    for length, blocks in halves:
        free = length - sum(block.minutes for block in blocks)
        if length > path_rules.LONG_HALF_DAY and free >= BREAK and (place := _late_enough(blocks)):
            blocks = (*blocks[:place], Planned(BlockKind.BREAK, "Pause", BREAK), *blocks[place:])
            free -= BREAK
        more = min(LONGEST_BREAK - BREAK, (free - BREAK) // STEP * STEP)
        if more > 0:
            blocks = tuple(
                replace(block, minutes=block.minutes + more) if block.kind is BlockKind.BREAK else block
                for block in blocks
            )
        found.append((length, blocks))
    return tuple(found)


def _late_enough(blocks: Sequence[Planned]) -> int:
    """Where a break can come in a half-day without one; 0 when people would have only begun."""
    if len(blocks) < 2 or any(block.kind is BlockKind.BREAK for block in blocks):
        return 0
    place = _middle(blocks)
    return place if sum(block.minutes for block in blocks[:place]) >= SOONEST_BREAK else 0


def _middle(blocks: Sequence[Planned]) -> int:
    """Before which block the break comes: as near to the middle of the time as the blocks allow."""
    sums = list(accumulate(block.minutes for block in blocks))
    return min(range(1, len(blocks)), key=lambda place: abs(2 * sums[place - 1] - sums[-1]))


def _place(sheet: PathPart) -> tuple[int, str]:
    return (ORDER.index(sheet.kind) if sheet.kind in ORDER else len(ORDER), sheet.title)


def _placed(
    halves: Sequence[tuple[int, tuple[Planned, ...]]],
    dates: Sequence[date],
    starts_at: time,
    resumes_at: time,
) -> list[PlannedHalf]:
    found = []
    each = len(halves) // len(dates)
    for place, (length, blocks) in enumerate(halves):
        begin = minutes_of(starts_at if place % each == 0 else resumes_at)
        end = begin + length
        day = dates[place // each]
        if place % each == 0 and each > 1 and end > minutes_of(resumes_at):
            raise InvalidInput(
                "resumes_at",
                f"Le {fr.day(day)}, la matinée dure {fr.length(length)} et finit à {fr.clock(clock_time(end))}\u00a0: "
                "commencez plus tôt, ou reprenez plus tard.",
            )
        if end >= MIDNIGHT:
            field = "starts_at" if place % each == 0 else "resumes_at"
            raise InvalidInput(
                field,
                f"Le {fr.day(day)}, il faut {fr.length(length)}\u00a0: cela finirait après minuit. Commencez plus tôt.",
            )
        if length:
            found.append(PlannedHalf(day, Hours(clock_time(begin), clock_time(end)), blocks))
    return found
