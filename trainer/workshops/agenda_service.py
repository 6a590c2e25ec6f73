"""The agenda of a workshop: blocks in half-days, start times computed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, NotFound
from trainer.core.text import tidy
from trainer.persistence.tables import (
    BlockRow,
    DayRow,
    EnrolmentRow,
    HalfDayRow,
    PartnerRow,
    SheetRow,
    WorkshopRow,
)
from trainer.persistence.work import Database, editing, found
from trainer.planning import plan_rows
from trainer.planning.keys import new_key
from trainer.planning.records import Plan, SheetLook
from trainer.planning.times import HalfTimes, Timed, schedule
from trainer.workshops.records import (
    Block,
    BlockKind,
    Day,
    HalfDay,
    Hours,
    Workshop,
    WorkshopFields,
    WorkshopStatus,
)
from trainer.workshops.rules import clock_time, length

LABEL = "L’atelier"
LONGEST = 24 * 60


class AgendaService:
    """Putting blocks into half-days and moving them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        *,
        workshop_id: int,
        version: int,
        half_day_id: int,
        kind: BlockKind,
        title: str = "",
        minutes: int = 0,
        sheet_id: int | None = None,
        position: int | None = None,
        lead: str = "",
        notes: str = "",
    ) -> Changes:
        """Add a block at `position` (the end by default); a sheet lends its title and usual minutes."""
        with self._database.write() as session:
            editing(session, WorkshopRow, workshop_id, version, LABEL)
            half = _half_day(session, workshop_id, half_day_id)
            if (kind is BlockKind.SHEET) != (sheet_id is not None):
                raise InvalidInput(
                    "sheet_id", "Une séquence de fiche a besoin d’une fiche, une autre n’en a pas."
                )
            block = BlockRow(kind=kind.value, sheet_id=sheet_id, workshop_id=workshop_id, key=new_key())
            if sheet_id is not None:
                sheet = found(session, SheetRow, sheet_id, "La fiche")
                title, minutes = title or sheet.title, minutes or sheet.minutes
                block.edition = sheet.edition
            _fill(block, title, minutes, lead, notes)
            at = len(half.blocks) if position is None else position
            half.blocks.insert(at, block)
            _number(half)
            session.flush()
            return _changes(workshop_id, block.id)

    def edit(
        self,
        *,
        workshop_id: int,
        version: int,
        block_id: int,
        title: str,
        minutes: int,
        lead: str = "",
        notes: str = "",
    ) -> Changes:
        """Change the words and the length of a block."""
        with self._database.write() as session:
            editing(session, WorkshopRow, workshop_id, version, LABEL)
            block, _ = _block(session, workshop_id, block_id)
            _fill(block, title, minutes, lead, notes)
        return _changes(workshop_id, block_id)

    def move(
        self, *, workshop_id: int, version: int, block_id: int, half_day_id: int, position: int
    ) -> Changes:
        """Move a block to a place of a half-day; `position` counts after it was taken out."""
        with self._database.write() as session:
            editing(session, WorkshopRow, workshop_id, version, LABEL)
            block, half = _block(session, workshop_id, block_id)
            target = half if half.id == half_day_id else _half_day(session, workshop_id, half_day_id)
            order = [other for other in target.blocks if other is not block]
            order.insert(max(0, min(position, len(order))), block)
            left = [other for other in half.blocks if other is not block]
            block.half_day_id = target.id
            for group in (order, left if target is not half else []):
                for place, other in enumerate(group):
                    other.position = place
        return _changes(workshop_id, block_id)

    def remove(self, *, workshop_id: int, version: int, block_id: int) -> Changes:
        """Take a block off the agenda."""
        with self._database.write() as session:
            editing(session, WorkshopRow, workshop_id, version, LABEL)
            block, half = _block(session, workshop_id, block_id)
            half.blocks.remove(block)
            session.delete(block)
            _number(half)
        return _changes(workshop_id, block_id)


def _changes(workshop_id: int, block_id: int) -> Changes:
    return Changes.of(Kind.AGENDA, block_id) | Changes.of(Kind.WORKSHOP, workshop_id)


def _half_day(session: Session, workshop_id: int, half_day_id: int) -> HalfDayRow:
    half = session.get(HalfDayRow, half_day_id)
    day = session.get(DayRow, half.day_id) if half is not None else None
    if half is None or day is None or day.workshop_id != workshop_id:
        raise NotFound("not-found", "Cette demi-journée n’est plus dans l’atelier.")
    return half


def _block(session: Session, workshop_id: int, block_id: int) -> tuple[BlockRow, HalfDayRow]:
    block = session.get(BlockRow, block_id)
    if block is None or block.half_day_id is None:
        raise NotFound("not-found", "Cette séquence n’est plus dans l’atelier.")
    return block, _half_day(session, workshop_id, block.half_day_id)


def _fill(block: BlockRow, title: str, minutes: int, lead: str, notes: str) -> None:
    if not tidy(title):
        raise InvalidInput("title", "Une séquence a besoin d’un titre.")
    if not 1 <= minutes <= LONGEST:
        raise InvalidInput("minutes", "Une séquence dure au moins 1\u00a0minute et au plus une journée.")
    block.title, block.minutes, block.lead, block.notes = tidy(title), minutes, tidy(lead), notes.strip()


def _number(half: HalfDayRow) -> None:
    for position, block in enumerate(half.blocks):
        block.position = position


# Rows to records


def workshop_record(session: Session, row: WorkshopRow) -> Workshop:
    """A workshop with its days, agenda and number of people."""
    partner = session.get(PartnerRow, row.partner_id) if row.partner_id is not None else None
    people = session.scalars(
        select(EnrolmentRow.id).where(
            EnrolmentRow.workshop_id == row.id,
            EnrolmentRow.deleted_at.is_(None),
            EnrolmentRow.status != "cancelled",
        )
    ).all()
    return Workshop(
        id=row.id,
        version=row.version,
        fields=_fields(row),
        partner=partner.name if partner is not None else "",
        days=days_of(session, row),
        people=len(people),
    )


def _fields(row: WorkshopRow) -> WorkshopFields:
    return WorkshopFields(
        title=row.title,
        partner_id=row.partner_id,
        status=WorkshopStatus(row.status),
        place=row.place,
        address=row.address,
        access=row.access,
        bring=tuple(row.bring.split("\n")) if row.bring else (),
        remote=row.remote,
        link=row.link,
        trainers=tuple(row.trainers.split("\n")) if row.trainers else (),
        expected=row.expected,
        doors_minutes=row.doors_minutes,
        day_price_cents=row.day_price_cents,
        counts_in_bpf=row.counts_in_bpf,
        notes=row.notes,
        timezone=row.timezone,
        tools=row.tools,
        promised=tuple(row.promised.split("\n")) if row.promised else (),
        sold_minutes=row.sold_minutes,
        room_setup=row.room_setup,
    )


def days_of(session: Session, row: WorkshopRow) -> tuple[Day, ...]:
    """The days of a workshop with their half-days and blocks, times computed."""
    plan = plan_rows.read(session, row.id)
    times = schedule(plan)
    ids = dict(session.execute(select(BlockRow.key, BlockRow.id).where(BlockRow.workshop_id == row.id)).all())
    looks = plan_rows.looks(session, {block.sheet_id for block in plan if block.sheet_id})
    return tuple(
        Day(
            day.id,
            day.day,
            tuple(
                _half_record(
                    day.day, Hours(half.starts_at, half.ends_at), times.half(half.id), plan, ids, looks
                )
                for half in day.half_days
            ),
        )
        for day in row.days
    )


def _half_record(
    day: date, hours: Hours, timed: HalfTimes, plan: Plan, ids: dict[str, int], looks: dict[int, SheetLook]
) -> HalfDay:
    half = timed.half
    return HalfDay(
        id=half.id,
        day=day,
        starts_at=hours.starts_at,
        ends_at=hours.ends_at,
        minutes=length(hours),
        free_minutes=timed.free,
        blocks=tuple(
            _block_record(
                one, half.id, position, ids[one.block.key], plan, looks.get(one.block.sheet_id or 0)
            )
            for position, one in enumerate(timed.timed)
        ),
    )


def _block_record(
    timed: Timed, half_day_id: int, position: int, block_id: int, plan: Plan, look: SheetLook | None
) -> Block:
    block = timed.block
    lane = plan.parallel(block.parallel).lanes[block.lane] if block.parallel else None
    return Block(
        id=block_id,
        half_day_id=half_day_id,
        position=position,
        kind=block.kind,
        title=block.title,
        minutes=block.minutes,
        starts_at=clock_time(timed.start),
        ends_at=clock_time(timed.end),
        sheet_id=block.sheet_id,
        sheet_slug=look.slug if look else "",
        colour=look.colour if look else "",
        lead=block.lead or (lane.lead if lane else ""),
        notes=block.notes,
        key=block.key,
        room=block.room or (lane.room if lane else ""),
        group=plan.group(block.group).title if block.group else "",
        parallel=block.parallel,
        lane=lane.name if lane else "",
        lanes=timed.lanes,
        edition=block.edition,
        adapted=block.adapted,
        pinned=block.pinned is not None,
        gap=timed.gap,
    )
