"""Rows of a workshop into records, for services: the hours of its days; where wanted, its blocks with their times."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.persistence.tables import BlockRow, DayRow, EnrolmentRow, HalfDayRow, PartnerRow, WorkshopRow
from trainer.planning import plan_rows
from trainer.planning.records import Plan, SheetLook
from trainer.planning.times import Timed, schedule
from trainer.workshops.records import (
    Block,
    Day,
    FilledDay,
    FilledHalfDay,
    FilledWorkshop,
    HalfDay,
    Hours,
    Workshop,
    WorkshopFields,
    WorkshopStatus,
)
from trainer.workshops.rules import clock_time, length


def workshop_record(session: Session, row: WorkshopRow) -> Workshop:
    """A workshop with the hours of its days, its partner's name and the number of people; no block is read."""
    partner = select(PartnerRow.name).where(PartnerRow.id == row.partner_id)
    people = (
        select(func.count())
        .select_from(EnrolmentRow)
        .where(
            EnrolmentRow.workshop_id == row.id,
            EnrolmentRow.deleted_at.is_(None),
            EnrolmentRow.status != "cancelled",
        )
    )
    return Workshop(
        id=row.id,
        version=row.version,
        fields=_fields(row),
        partner=(session.scalar(partner) or "") if row.partner_id is not None else "",
        days=days_of(session, row.id),
        people=session.scalar(people) or 0,
    )


def filled_record(session: Session, row: WorkshopRow) -> FilledWorkshop:
    """A workshop with its agenda, times computed."""
    head = workshop_record(session, row)
    return FilledWorkshop(
        head.id, head.version, head.fields, head.partner, _filled(session, row.id, head.days), head.people
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


def days_of(session: Session, workshop_id: int) -> tuple[Day, ...]:
    """The days of a workshop in order, with the hours of their half-days."""
    query = (
        select(DayRow.id, DayRow.day, HalfDayRow.id, HalfDayRow.starts_at, HalfDayRow.ends_at)
        .join(HalfDayRow, HalfDayRow.day_id == DayRow.id, isouter=True)
        .where(DayRow.workshop_id == workshop_id)
        .order_by(DayRow.day, HalfDayRow.starts_at, HalfDayRow.id)
    )
    days: dict[tuple[int, date], list[HalfDay]] = {}
    for day_id, day, half_id, starts, ends in session.execute(query):
        halves = days.setdefault((day_id, day), [])
        if half_id is not None:
            halves.append(HalfDay(half_id, day, starts, ends, length(Hours(starts, ends))))
    return tuple(Day(day_id, day, tuple(halves)) for (day_id, day), halves in days.items())


def _filled(session: Session, workshop_id: int, days: tuple[Day, ...]) -> tuple[FilledDay, ...]:
    plan = plan_rows.read(session, workshop_id)
    times = schedule(plan)
    query = select(BlockRow.key, BlockRow.id).where(BlockRow.workshop_id == workshop_id)
    ids = dict(session.execute(query).all())
    looks = plan_rows.looks(session, {block.sheet_id for block in plan if block.sheet_id})

    def filled(half: HalfDay) -> FilledHalfDay:
        timed = times.half(half.id)
        blocks = tuple(
            _block_record(one, half.id, place, ids[one.block.key], plan, looks.get(one.block.sheet_id or 0))
            for place, one in enumerate(timed.timed)
        )
        return FilledHalfDay(
            half.id, half.day, half.starts_at, half.ends_at, half.minutes, timed.free, blocks
        )

    return tuple(FilledDay(day.id, day.day, tuple(map(filled, day.half_days))) for day in days)


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
