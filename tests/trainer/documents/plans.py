"""Plans made of shipped sheets, of one day or five, in a room or at a distance, for the tests of their papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from itertools import cycle

import resources
from curriculum.model import MethodSheet
from curriculum.sheet_text import read_sheet
from tests.trainer.documents import papers
from trainer.documents.plan_parts import RemotePlace
from trainer.documents.run_sheet import RunShape, RunSheet
from trainer.papers.plan_fill import PlanText, for_trainers
from trainer.planning.records import (
    Block,
    BlockKind,
    Frame,
    Group,
    Lane,
    Parallel,
    Plan,
    PlanHalf,
    SheetLook,
)
from trainer.planning.times import schedule

MORNING, AFTERNOON = (570, 750), (825, 1035)
LINK = "https://visio.exemple.invalid/j/8439284?pwd=Zkdo92"
TRAINERS = ("Solenne Marchand", "Idir Belkacem")


@cache
def sheets() -> tuple[MethodSheet, ...]:
    """Some shipped sheets of at most an hour."""
    found = []
    for file in sorted(resources.path("briques").glob("*/*.md")):
        if file.name != "brique.md":
            found.append(read_sheet(file.read_text(encoding="utf-8"), file.name))
        if len(found) == 24:
            break
    return tuple(one for one in found if one.duration.usual <= 60 and one.language == "fr")


def text(days: int, *, remote: bool = False) -> PlanText:
    """A plan of so many days: a heading and a pinned block in the mornings, two groups in the afternoons."""
    names = cycle(range(len(sheets())))
    halves: list[PlanHalf] = []
    groups: list[Group] = []
    parallels: list[Parallel] = []
    for number in range(2 * days):
        hours = AFTERNOON if number % 2 else MORNING
        day = papers.SATURDAY + timedelta(days=number // 2)
        blocks = tuple(_afternoon(number, names) if number % 2 else _morning(number, names))
        halves.append(PlanHalf(number + 1, day, *hours, blocks))
        if number % 2:
            lanes = (Lane("Groupe rouge", "Salle 1", "Idir", 8), Lane("Groupe vert", "Salle 2"))
            parallels.append(Parallel(f"x{number}", lanes))
        else:
            groups.append(Group(f"g{number}", "Écouter le quartier"))
    plan = Plan(tuple(halves), (), tuple(groups), tuple(parallels))
    frame = Frame(18, TRAINERS, remote)
    found = {block.source: sheets()[(block.sheet_id or 1) - 1] for block in plan if block.source}
    return PlanText(plan, schedule(plan), found, dict(_looks()), frame)


def _morning(number: int, names: Iterator[int]) -> Iterator[Block]:
    yield Block(f"w{number}", BlockKind.WELCOME, "Accueil, émargement", 15)
    yield _block(f"a{number}", next(names), 55, room="Grande salle")
    yield Block(f"p{number}", BlockKind.BREAK, "Pause", 15)
    yield _block(f"b{number}", next(names), 45, group=f"g{number}")
    yield _block(f"c{number}", next(names), 20, group=f"g{number}", pinned=705)
    yield Block(f"e{number}", BlockKind.CLOSING, "Tour de météo", 5)


def _afternoon(number: int, names: Iterator[int]) -> Iterator[Block]:
    yield _block(f"a{number}", next(names), 60, lead="Idir Belkacem")
    yield _block(f"b{number}", next(names), 40, parallel=f"x{number}", lane=0)
    yield _block(f"c{number}", next(names), 50, parallel=f"x{number}", lane=1, notes="Clé de la salle 2.")
    yield Block(f"p{number}", BlockKind.BREAK, "Pause", 10)
    yield _block(f"d{number}", next(names), 80)
    yield Block(f"e{number}", BlockKind.CLOSING, "Bilan", 15)


def _block(key: str, place: int, minutes: int, **more: object) -> Block:
    title = sheets()[place].title
    return Block(key, BlockKind.SHEET, title, minutes, place + 1, 1, **more)  # type: ignore[arg-type]


def _looks() -> Iterator[tuple[int, SheetLook]]:
    for place, one in enumerate(sheets(), 1):
        yield place, SheetLook(
            place, one.slug, one.title, one.kind.value, "Mobiliser", "mobiliser", "#D9482B",
            one.duration.short, one.duration.usual, one.duration.long, 1,
        )  # fmt: skip


def run_sheet_of(days: int, shape: RunShape = RunShape.DAYS, *, remote: bool = False) -> RunSheet:
    """Its run sheet."""
    given = text(days, remote=remote)
    far = RemotePlace(LINK, "Zoom\nFramapad") if remote else None
    return RunSheet(
        papers.BODY, papers.TITLE, papers.CLIENT.name, "12 rue du Pile, 59100 Roubaix", TRAINERS, 18,
        for_trainers(given), "Badges à l’accueil.", far, 780, shape,
    )  # fmt: skip
