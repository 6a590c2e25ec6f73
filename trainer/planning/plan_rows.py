"""Rows of a plan, for services: read into one value, and changed into what another says, row by row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import time
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from curriculum.brique_text import read_brique
from trainer.library.records import NO_BRIQUE
from trainer.persistence.tables import (
    Base,
    BlockRow,
    BriqueRow,
    DayRow,
    GroupRow,
    HalfDayRow,
    LaneRow,
    SheetRow,
)
from trainer.planning.records import (
    Block,
    BlockKind,
    BriqueLook,
    Group,
    Lane,
    Parallel,
    Plan,
    PlanHalf,
    SheetLook,
)
from trainer.planning.settling import settled

R = TypeVar("R", bound=Base)
K = TypeVar("K")
BLOCK = (
    *(BlockRow.key, BlockRow.kind, BlockRow.title, BlockRow.minutes, BlockRow.sheet_id, BlockRow.edition),
    *(BlockRow.kept, BlockRow.adapted, BlockRow.pinned_at, BlockRow.lead, BlockRow.room, BlockRow.notes),
    *(BlockRow.group_key, BlockRow.parallel_key, BlockRow.lane),
)
LOOK = (
    *(SheetRow.id, SheetRow.slug, SheetRow.title, SheetRow.kind, BriqueRow.title, BriqueRow.slug),
    *(BriqueRow.colour, SheetRow.short_minutes, SheetRow.minutes, SheetRow.long_minutes, SheetRow.edition),
    *(SheetRow.group_min, SheetRow.group_max, SheetRow.trainers, SheetRow.remote),
)


def briques(session: Session) -> tuple[BriqueLook, ...]:
    """Every brique in the order of the wall; what one supposes is read from its text once."""
    query = (
        select(BriqueRow.slug, BriqueRow.title, BriqueRow.position, BriqueRow.colour, BriqueRow.text)
        .where(BriqueRow.deleted_at.is_(None))
        .order_by(BriqueRow.position, BriqueRow.id)
    )
    return tuple(
        BriqueLook(slug, title, position, colour, _supposed(text, slug))
        for slug, title, position, colour, text in session.execute(query)
    )


@lru_cache(maxsize=64)
def _supposed(text: str, slug: str) -> tuple[str, ...]:
    return read_brique(text, slug).prerequisites


def read(session: Session, workshop_id: int) -> Plan:
    """The plan of a workshop, settled whatever its rows say."""
    placed: dict[int | None, list[Block]] = {}
    blocks = (
        select(BlockRow.half_day_id, *BLOCK)
        .where(BlockRow.workshop_id == workshop_id)
        .order_by(BlockRow.position, BlockRow.id)
    )
    for half_id, key, kind, *rest in session.execute(blocks):
        placed.setdefault(half_id, []).append(Block(key, BlockKind(kind), *rest))
    halves = tuple(
        PlanHalf(half_id, day, _minutes(starts), _minutes(ends), tuple(placed.get(half_id, ())))
        for half_id, day, starts, ends in session.execute(_halves(workshop_id))
    )
    groups = (
        select(GroupRow.key, GroupRow.title)
        .where(GroupRow.workshop_id == workshop_id)
        .order_by(GroupRow.position, GroupRow.key)
    )
    return settled(
        Plan(
            halves,
            tuple(placed.get(None, ())),
            tuple(Group(*row) for row in session.execute(groups)),
            _parallels(session, workshop_id),
        )
    )


def write(session: Session, workshop_id: int, plan: Plan) -> None:
    """Make the rows say what the plan says; a block that is in both keeps its row."""
    blocks = {
        block.key: _block_values(block, half_id, position)
        for half_id, there in [*((half.id, half.blocks) for half in plan.halves), (None, plan.parked)]
        for position, block in enumerate(there)
    }
    groups = {
        group.key: {"title": group.title, "position": position} for position, group in enumerate(plan.groups)
    }
    numbered = enumerate((one.key, lane) for one in plan.parallels for lane in one.lanes)
    lanes = {
        (key, position): {"name": lane.name, "room": lane.room, "lead": lane.lead, "people": lane.people}
        for position, (key, lane) in numbered
    }
    _change(session, BlockRow, workshop_id, lambda row: row.key, blocks, ("key",))
    _change(session, GroupRow, workshop_id, lambda row: row.key, groups, ("key",))
    _change(
        session,
        LaneRow,
        workshop_id,
        lambda row: (row.parallel_key, row.position),
        lanes,
        ("parallel_key", "position"),
    )
    session.flush()


def half_ids(session: Session, workshop_id: int) -> set[int]:
    """The half-days of a workshop."""
    query = select(HalfDayRow.id).join(DayRow).where(DayRow.workshop_id == workshop_id)
    return set(session.scalars(query))


def looks(session: Session, ids: Collection[int]) -> dict[int, SheetLook]:
    """What blocks show of these sheets, without reading their texts."""
    wanted = {sheet_id for sheet_id in ids if sheet_id > 0}
    if not wanted:
        return {}
    query = (
        select(*LOOK).outerjoin(BriqueRow, BriqueRow.id == SheetRow.home_id).where(SheetRow.id.in_(wanted))
    )
    found = {}
    for row in session.execute(query):
        sheet_id, slug, title, kind, brique, brique_slug, colour, *rest = row
        found[sheet_id] = SheetLook(
            sheet_id, slug, title, kind, brique or "", brique_slug or "", colour or NO_BRIQUE, *rest
        )
    return found


# Parts


def _halves(workshop_id: int) -> Any:
    return (
        select(HalfDayRow.id, DayRow.day, HalfDayRow.starts_at, HalfDayRow.ends_at)
        .join(DayRow, DayRow.id == HalfDayRow.day_id)
        .where(DayRow.workshop_id == workshop_id)
        .order_by(DayRow.day, HalfDayRow.starts_at, HalfDayRow.id)
    )


def _parallels(session: Session, workshop_id: int) -> tuple[Parallel, ...]:
    query = (
        select(LaneRow.parallel_key, LaneRow.name, LaneRow.room, LaneRow.lead, LaneRow.people)
        .where(LaneRow.workshop_id == workshop_id)
        .order_by(LaneRow.position, LaneRow.parallel_key)
    )
    found: dict[str, list[Lane]] = {}
    for key, name, room, lead, people in session.execute(query):
        found.setdefault(key, []).append(Lane(name, room, lead, people))
    return tuple(Parallel(key, tuple(lanes)) for key, lanes in found.items())


def _block_values(block: Block, half_id: int | None, position: int) -> dict[str, Any]:
    return {
        "half_day_id": half_id,
        "position": position,
        "kind": block.kind.value,
        "title": block.title,
        "minutes": block.minutes,
        "sheet_id": block.sheet_id,
        "edition": block.edition,
        "kept": block.kept,
        "adapted": block.adapted,
        "pinned_at": block.pinned,
        "lead": block.lead,
        "room": block.room,
        "notes": block.notes,
        "group_key": block.group,
        "parallel_key": block.parallel,
        "lane": block.lane,
    }


def _change(
    session: Session,
    table: type[R],
    workshop_id: int,
    name: Callable[[Any], K],
    wanted: Mapping[K, Mapping[str, Any]],
    key: tuple[str, ...],
) -> None:
    """Delete, change and add rows of a workshop until they are those wanted, by their names."""
    column = table.__table__.columns["workshop_id"]
    rows = {name(row): row for row in session.scalars(select(table).where(column == workshop_id))}
    for known, row in rows.items():
        if known not in wanted:
            session.delete(row)
    for known, values in wanted.items():
        row_of = rows.get(known)
        if row_of is None:
            names = dict(zip(key, known if isinstance(known, tuple) else (known,), strict=True))
            session.add(table(workshop_id=workshop_id, **names, **values))
            continue
        for field, value in values.items():
            if getattr(row_of, field) != value:
                setattr(row_of, field, value)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
