"""Rows of a workshop into records, for services: its days, its blocks with computed times."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.persistence.tables import BlockRow, EnrolmentRow, PartnerRow, WorkshopRow
from trainer.planning import plan_rows
from trainer.planning.records import Plan, SheetLook
from trainer.planning.times import HalfTimes, Timed, schedule
from trainer.workshops.records import (
    Block,
    Day,
    HalfDay,
    Hours,
    Workshop,
    WorkshopFields,
    WorkshopStatus,
)
from trainer.workshops.rules import clock_time, length


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
