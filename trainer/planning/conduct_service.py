"""Days as they were given: kept at every step, compared with the plan, remembered for each sheet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from curriculum.plain import as_plain, from_plain
from trainer.core.changes import Changes, Kind
from trainer.core.clock import Clock, system_clock
from trainer.core.errors import NotFound
from trainer.persistence.tables import BlockRow, BlockRunRow, LiveDayRow, WorkshopRow
from trainer.persistence.work import Database, found
from trainer.planning import plan_rows
from trainer.planning.live import LiveDay, Stage, begin, overran, taken_up
from trainer.planning.times import schedule
from trainer.planning.wall import Moment, moment_in

LABEL = "L’atelier"


@dataclass(frozen=True, slots=True)
class Run:
    """A block as it was planned and as it was given: minutes and seconds since midnight; `seconds` is how long."""

    key: str
    day: date
    title: str
    sheet_id: int | None
    planned_start: int
    planned_minutes: int
    started: int
    seconds: int | None
    skipped: bool
    note: str

    @property
    def overran(self) -> bool:
        """Whether it took too long."""
        return self.seconds is not None and not self.skipped and overran(self.planned_minutes, self.seconds)


@dataclass(frozen=True, slots=True)
class Lived:
    """How a sheet went so far: the times it was given to its end, in which it overran, and what was noted."""

    runs: int
    overran: int
    minutes: tuple[int, ...]
    notes: tuple[tuple[date, str], ...]


class ConductService:
    """Giving a day, and looking back on it."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock

    def now(self, workshop_id: int) -> Moment:
        """What the clock on the wall of a workshop says."""
        with self._database.read() as session:
            zone = found(session, WorkshopRow, workshop_id, LABEL).timezone
        return moment_in(zone, self._clock)

    def days(self, workshop_id: int) -> tuple[date, ...]:
        """The days that have been begun."""
        with self._database.read() as session:
            query = select(LiveDayRow.day).where(LiveDayRow.workshop_id == workshop_id)
            return tuple(session.scalars(query.order_by(LiveDayRow.day)))

    def open(self, workshop_id: int, day: date) -> LiveDay:
        """A day as far as it has come, with what changed in the plan since; nothing is written.

        Raises `Refused` when nothing is planned on it.
        """
        with self._database.read() as session:
            found(session, WorkshopRow, workshop_id, LABEL)
            plan = plan_rows.read(session, workshop_id)
            row = session.get(LiveDayRow, (workshop_id, day))
        times = schedule(plan)
        if row is None:
            return begin(plan, times, day)
        return taken_up(from_plain(LiveDay, json.loads(row.state)), plan, times)

    def keep(self, *, workshop_id: int, live: LiveDay) -> Changes:
        """Keep how far a day has come, and the times of its blocks."""
        with self._database.write() as session:
            found(session, WorkshopRow, workshop_id, LABEL)
            state = json.dumps(as_plain(live), ensure_ascii=False)
            session.merge(LiveDayRow(workshop_id=workshop_id, day=live.day, state=state))
            self._keep_runs(session, workshop_id, live)
        return Changes.of(Kind.AGENDA, workshop_id)

    def note(self, *, workshop_id: int, day: date, key: str, text: str) -> Changes:
        """What the trainers want to remember of a block that was given; raises `NotFound` for another."""
        with self._database.write() as session:
            row = session.scalar(
                select(BlockRunRow).where(
                    BlockRunRow.workshop_id == workshop_id,
                    BlockRunRow.day == day,
                    BlockRunRow.block_key == key,
                )
            )
            if row is None:
                raise NotFound("not-found", "Cette séquence n’a pas été commencée ce jour-là.")
            row.note = text.strip()
            return Changes.of(Kind.AGENDA, workshop_id) | _sheet(row)

    def forget(self, *, workshop_id: int, day: date) -> Changes:
        """Begin a day anew: its real times and notes are dropped."""
        with self._database.write() as session:
            if (row := session.get(LiveDayRow, (workshop_id, day))) is not None:
                session.delete(row)
            for run in session.scalars(_runs(workshop_id).where(BlockRunRow.day == day)):
                session.delete(run)
        return Changes.of(Kind.AGENDA, workshop_id)

    def review(self, workshop_id: int) -> tuple[Run, ...]:
        """Every block that was begun, in the order of time."""
        with self._database.read() as session:
            titles = dict(
                session.execute(
                    select(BlockRow.key, BlockRow.title).where(BlockRow.workshop_id == workshop_id)
                ).all()
            )
            query = _runs(workshop_id).order_by(BlockRunRow.day, BlockRunRow.started_second, BlockRunRow.id)
            return tuple(_record(row, titles) for row in session.scalars(query))

    def of_sheet(self, sheet_id: int) -> Lived:
        """How a sheet went wherever it was given, the last time first."""
        with self._database.read() as session:
            query = (
                select(BlockRunRow)
                .join(WorkshopRow, WorkshopRow.id == BlockRunRow.workshop_id)
                .where(BlockRunRow.sheet_id == sheet_id, WorkshopRow.deleted_at.is_(None))
                .order_by(BlockRunRow.day.desc(), BlockRunRow.started_second.desc())
            )
            runs = [_record(row, {}) for row in session.scalars(query)]
        whole = [run for run in runs if run.seconds is not None and not run.skipped]
        return Lived(
            len(whole),
            sum(run.overran for run in whole),
            tuple(round((run.seconds or 0) / 60) for run in whole),
            tuple((run.day, run.note) for run in runs if run.note),
        )

    def _keep_runs(self, session: Session, workshop_id: int, live: LiveDay) -> None:
        rows = {
            row.block_key: row
            for row in session.scalars(_runs(workshop_id).where(BlockRunRow.day == live.day))
        }
        sheets = dict(
            session.execute(
                select(BlockRow.key, BlockRow.sheet_id).where(BlockRow.workshop_id == workshop_id)
            ).all()
        )
        begun = dict(_begun(live))
        for key, stage in begun.items():
            row = rows.get(key) or BlockRunRow(workshop_id=workshop_id, block_key=key, day=live.day, note="")
            row.sheet_id = sheets.get(key, row.sheet_id)
            row.planned_start, row.planned_minutes = stage.planned_start, stage.planned
            row.started_second, row.ended_second = stage.started or 0, stage.ended
            row.skipped = stage.skipped
            session.add(row)
        for key in rows.keys() - begun.keys():
            session.delete(rows[key])


def _begun(live: LiveDay) -> Iterator[tuple[str, Stage]]:
    for stage in live.stages:
        if stage.started is not None:
            for key in stage.timed:
                yield key, stage


def _runs(workshop_id: int) -> Select[BlockRunRow]:
    return select(BlockRunRow).where(BlockRunRow.workshop_id == workshop_id)


def _sheet(row: BlockRunRow) -> Changes:
    return Changes.of(Kind.SHEET, row.sheet_id) if row.sheet_id is not None else Changes()


def _record(row: BlockRunRow, titles: dict[str, str]) -> Run:
    seconds = None if row.ended_second is None else max(0, row.ended_second - row.started_second)
    return Run(
        row.block_key,
        row.day,
        titles.get(row.block_key, ""),
        row.sheet_id,
        row.planned_start,
        row.planned_minutes,
        row.started_second,
        seconds,
        row.skipped,
        row.note,
    )
