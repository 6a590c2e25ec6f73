"""Days as they were given: kept at every step, compared with the plan, remembered for each sheet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from curriculum.plain import as_plain, from_plain
from trainer.core.changes import Changes, Kind
from trainer.core.clock import Clock, system_clock
from trainer.core.errors import InvalidInput, NotFound
from trainer.persistence.tables import BlockRow, BlockRunRow, LiveDayRow, WorkshopRow
from trainer.persistence.work import Database, found
from trainer.planning import plan_rows
from trainer.planning.live_begin import begin, taken_up
from trainer.planning.live_correct import Fate, Given, corrected, given
from trainer.planning.live_outlook import overran
from trainer.planning.live_records import MINUTE, LiveDay
from trainer.planning.times import schedule
from trainer.planning.wall import Moment, moment_in

LABEL = "L’atelier"
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Run:
    """A block as it was planned and as it was given: minutes, and seconds since midnight.

    `noted` is whether it can have a note: what is still to come has none.
    """

    day: date
    given: Given
    note: str = ""
    noted: bool = False

    @property
    def key(self) -> str:
        """The block's key."""
        return self.given.key

    @property
    def seconds(self) -> int | None:
        """How long it took; None while it runs, and when it was not given."""
        one = self.given
        return None if one.started is None or one.ended is None else max(0, one.ended - one.started)

    @property
    def overran(self) -> bool:
        """Whether it took too long."""
        return self.given.fate is Fate.GIVEN and overran(self.given.planned, self.seconds or 0)


@dataclass(frozen=True, slots=True)
class Lived:
    """How a sheet went so far: the times it was given to its end, in which it overran, and what was noted.

    `dropped` is how often it was planned and passed over on the day.
    """

    runs: int
    overran: int
    minutes: tuple[int, ...]
    notes: tuple[tuple[date, str], ...]
    dropped: int = 0


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
        return taken_up(_read(row), plan, times)

    def keep(self, *, workshop_id: int, live: LiveDay) -> Changes:
        """Keep how far a day has come, and the times of its blocks."""
        with self._database.write() as session:
            found(session, WorkshopRow, workshop_id, LABEL)
            return _keep(session, workshop_id, live)

    def correct(
        self, *, workshop_id: int, day: date, key: str, started: int | None, ended: int | None
    ) -> Changes:
        """Put the real times of a block right, in seconds since midnight; see `live_correct.corrected`.

        Raises `InvalidInput` also for what is yet to be, `NotFound` for a day that was not begun.
        """
        now = self.now(workshop_id)
        limit = now.second + (now.day - day).days * DAY
        for name, second in (("started", started), ("ended", ended)):
            if second is not None and second > limit:
                raise InvalidInput(name, "Cette heure n’est pas encore passée.")
        with self._database.write() as session:
            row = session.get(LiveDayRow, (workshop_id, day))
            live = _read(row) if row is not None else None
            if live is None or not any(key in stage.keys for stage in live.stages):
                raise NotFound("not-found", "Cette séquence n’est pas au programme de ce jour-là.")
            return _keep(session, workshop_id, corrected(live, key, started, ended))

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
        """Every block of the days that were begun, in the order in which it was given or is to come."""
        with self._database.read() as session:
            query = select(LiveDayRow).where(LiveDayRow.workshop_id == workshop_id).order_by(LiveDayRow.day)
            days = [_read(row) for row in session.scalars(query)]
            kept = {(row.day, row.block_key): row.note for row in session.scalars(_runs(workshop_id))}
        return tuple(
            Run(live.day, one, kept.get((live.day, one.key), ""), (live.day, one.key) in kept)
            for live in days
            for one in given(live)
        )

    def of_sheet(self, sheet_id: int) -> Lived:
        """How a sheet went wherever it was given, the last time first."""
        with self._database.read() as session:
            query = (
                select(BlockRunRow)
                .join(WorkshopRow, WorkshopRow.id == BlockRunRow.workshop_id)
                .where(BlockRunRow.sheet_id == sheet_id, WorkshopRow.deleted_at.is_(None))
                .order_by(BlockRunRow.day.desc(), BlockRunRow.started_second.desc())
            )
            runs = list(session.scalars(query))
        whole = [row for row in runs if row.ended_second is not None and not row.skipped]
        return Lived(
            len(whole),
            sum(overran(row.planned_minutes, _seconds(row)) for row in whole),
            tuple(round(_seconds(row) / MINUTE) for row in whole),
            tuple((row.day, row.note) for row in runs if row.note),
            sum(row.skipped and not _seconds(row) for row in runs),
        )


def _keep(session: Session, workshop_id: int, live: LiveDay) -> Changes:
    state = json.dumps(as_plain(live), ensure_ascii=False)
    session.merge(LiveDayRow(workshop_id=workshop_id, day=live.day, state=state))
    return Changes.of(Kind.AGENDA, workshop_id) | _keep_runs(session, workshop_id, live)


def _keep_runs(session: Session, workshop_id: int, live: LiveDay) -> Changes:
    """The rows of what was begun or passed over; gives the sheets whose past is another now."""
    rows = {
        row.block_key: row for row in session.scalars(_runs(workshop_id).where(BlockRunRow.day == live.day))
    }
    query = select(BlockRow.key, BlockRow.sheet_id).where(BlockRow.workshop_id == workshop_id)
    sheets = dict(session.execute(query).all())
    told = [one for one in given(live) if one.fate is not Fate.TO_COME]
    changes = Changes()
    for one in told:
        row = rows.pop(one.key, None)
        if row is None:
            row = BlockRunRow(workshop_id=workshop_id, block_key=one.key, day=live.day, note="")
        row.sheet_id = sheets.get(one.key, row.sheet_id)
        row.planned_start, row.planned_minutes = one.planned_start, one.planned
        # What was passed over has no time of its own: it ended where it would have begun.
        started = one.planned_start * MINUTE if one.started is None else one.started
        row.started_second, row.ended_second = started, started if one.started is None else one.ended
        row.skipped = one.fate in (Fate.BROKEN_OFF, Fate.DROPPED)
        session.add(row)
        if session.is_modified(row) or row in session.new:
            changes |= _sheet(row)
    for row in rows.values():
        changes |= _sheet(row)
        session.delete(row)
    return changes


def _read(row: LiveDayRow) -> LiveDay:
    return from_plain(LiveDay, json.loads(row.state))


def _runs(workshop_id: int) -> Select[BlockRunRow]:
    return select(BlockRunRow).where(BlockRunRow.workshop_id == workshop_id)


def _sheet(row: BlockRunRow) -> Changes:
    return Changes.of(Kind.SHEET, row.sheet_id) if row.sheet_id is not None else Changes()


def _seconds(row: BlockRunRow) -> int:
    return 0 if row.ended_second is None else max(0, row.ended_second - row.started_second)
