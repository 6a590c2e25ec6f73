"""A workshop begun from a learning path: its days, its half-days and its agenda in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, Refused
from trainer.core.text import tidy
from trainer.documents import format_fr as fr
from trainer.library import path_rows
from trainer.library.path_records import PathRecord, PriceUnit
from trainer.persistence.tables import BlockRow, DayRow, HalfDayRow, LearningPathRow, SheetRow, WorkshopRow
from trainer.persistence.work import Database, found
from trainer.planning.keys import new_key
from trainer.workshops import start_rules
from trainer.workshops.records import WorkshopFields
from trainer.workshops.rules import LATEST
from trainer.workshops.service import fill_workshop
from trainer.workshops.start_rules import Planned, PlannedHalf

NOON = time(13, 45)


class StartService:
    """From the offer to the agenda."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def planned(
        self, *, path_id: int, first_day: date, starts_at: time, resumes_at: time = NOON
    ) -> tuple[PlannedHalf, ...]:
        """The half-days that a path would give; nothing is written."""
        with self._database.read() as session:
            return _plan(session, _record(session, path_id), first_day, starts_at, resumes_at)

    def from_path(
        self,
        *,
        path_id: int,
        first_day: date,
        starts_at: time,
        resumes_at: time = NOON,
        partner_id: int | None = None,
        title: str = "",
        place: str = "",
        expected: int | None = None,
        remote: bool = False,
        trainers: Sequence[str] = (),
    ) -> Changes:
        """Create a workshop with the days of a path in a row, and its agenda; `expected` None: as the path says.

        Raises `Refused` when a sheet is missing or the stages do not fit, `InvalidInput` at hours that cannot be.
        """
        with self._database.write() as session:
            record = _record(session, path_id)
            halves = _plan(session, record, first_day, starts_at, resumes_at)
            row = WorkshopRow()
            fields = replace(
                _fields(record, partner_id, tidy(title), place), remote=remote, trainers=tuple(trainers)
            )
            fill_workshop(session, row, fields if expected is None else replace(fields, expected=expected))
            session.add(row)
            session.flush()
            row.days = _days(row.id, halves, _editions(session, halves))
            session.flush()
            return Changes.of(Kind.WORKSHOP, row.id) | Changes.of(Kind.AGENDA, row.id)


def _record(session: Session, path_id: int) -> PathRecord:
    return path_rows.path_record(session, found(session, LearningPathRow, path_id, path_rows.LABEL))


def _plan(
    session: Session, record: PathRecord, first_day: date, starts_at: time, resumes_at: time
) -> tuple[PlannedHalf, ...]:
    if first_day > LATEST:
        raise InvalidInput("first_day", "Cette date est trop lointaine.")
    return start_rules.plan(
        _blocks(session, record),
        minutes=record.path.minutes,
        days=record.path.days,
        every=record.path.every,
        first=first_day,
        starts_at=starts_at,
        resumes_at=resumes_at,
    )


def _blocks(session: Session, record: PathRecord) -> list[Planned]:
    if record.look.missing:
        names = ", ".join(f"«\u00a0{name}\u00a0»" for name in record.look.missing)
        raise Refused(
            "sheets-missing",
            f"Ce parcours nomme des étapes que cette base n’a pas\u00a0: {names}. Importez-les ou enlevez-les.",
        )
    taken = frozenset(item.sheet for item in record.path.items if item.sheet)
    blocks: list[Planned] = []
    for stage in record.look.stages:
        if stage.part is None or not stage.minutes:
            continue
        if stage.part.is_brique:
            sheets = path_rows.sheets_of(session, stage.part.slug)
            chosen = start_rules.of_brique(stage.part, stage.minutes, sheets, taken)
            taken |= {one.slug for one in sheets if any(one.id == block.sheet_id for block in chosen)}
            blocks += chosen
        else:
            blocks.append(start_rules.of_sheet(stage.part, stage.minutes))
    return blocks


def _fields(record: PathRecord, partner_id: int | None, title: str, place: str) -> WorkshopFields:
    path, price = record.path, record.price
    whole = price.cents if price.unit is PriceUnit.WHOLE and price.cents else 0
    return WorkshopFields(
        title=title or path.title,
        partner_id=partner_id,
        place=place,
        expected=path.group.ideal,
        day_price_cents=whole // path.days if whole % path.days == 0 else 0,
        notes=_notes(record),
        promised=tuple(stage.part.home_slug for stage in record.look.stages if stage.part is not None),
        sold_minutes=path.minutes,
    )


def _notes(record: PathRecord) -> str:
    """What the programme announced, for the trainers: the workshop has no field of its own for it."""
    path, price = record.path, record.price
    each = " par personne" if price.unit is PriceUnit.PERSON else ""
    lines = [
        f"D’après le parcours «\u00a0{path.title}\u00a0».",
        f"Public\u00a0: {path.audience}" if path.audience else "",
        f"Prérequis\u00a0: {' ; '.join(path.prerequisites)}" if path.prerequisites else "",
        f"Tarif annoncé\u00a0: {fr.money(price.cents)}{each}" if price.cents else "",
        "Objectifs\u00a0:" if path.objectives else "",
        *(f"- {objective}" for objective in path.objectives),
    ]
    return "\n".join(line for line in lines if line)


def _editions(session: Session, halves: Sequence[PlannedHalf]) -> dict[int, int]:
    ids = {block.sheet_id for half in halves for block in half.blocks if block.sheet_id is not None}
    query = select(SheetRow.id, SheetRow.edition).where(SheetRow.id.in_(ids))
    return dict(session.execute(query).all())


def _days(workshop_id: int, halves: Sequence[PlannedHalf], editions: Mapping[int, int]) -> list[DayRow]:
    days: dict[date, DayRow] = {}
    for half in halves:
        day = days.setdefault(half.day, DayRow(day=half.day))
        day.half_days.append(
            HalfDayRow(
                starts_at=half.hours.starts_at,
                ends_at=half.hours.ends_at,
                blocks=[
                    BlockRow(
                        workshop_id=workshop_id,
                        key=new_key(),
                        position=position,
                        kind=block.kind.value,
                        title=block.title,
                        minutes=block.minutes,
                        sheet_id=block.sheet_id,
                        edition=editions.get(block.sheet_id or 0, 0),
                    )
                    for position, block in enumerate(half.blocks)
                ],
            )
        )
    return list(days.values())
