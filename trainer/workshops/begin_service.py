"""Workshops begun with a plan: from a model, from a past workshop, from what the assistant proposes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput
from trainer.persistence.tables import DayRow, HalfDayRow, SheetRow, WorkshopRow
from trainer.persistence.work import Database, found
from trainer.planning import plan_rows, rules
from trainer.planning.assistant_records import Proposal, Wish, WishedHalf
from trainer.planning.keys import new_keys
from trainer.planning.propose_service import ProposeService
from trainer.planning.records import Plan, PlanHalf
from trainer.planning.template_service import known_sheets, opened
from trainer.planning.templates import Known, Model, model_of, names_needed, place
from trainer.workshops.records import Hours, WorkshopFields, WorkshopStatus
from trainer.workshops.rules import LATEST, DayPlan, checked_days, clock_time, minutes_of
from trainer.workshops.service import fill_workshop
from trainer.workshops.workshop_rows import workshop_record

Fill = Callable[[Session, tuple[PlanHalf, ...]], Plan]


class BeginService:
    """A workshop with its days and its agenda in one go."""

    def __init__(self, database: Database, proposals: ProposeService) -> None:
        self._database = database
        self._proposals = proposals

    def from_proposal(
        self, *, fields: WorkshopFields, wish: Wish, attempt: int = 0, first_day: date | None = None
    ) -> Changes:
        """Create a workshop with the agenda number `attempt` that the assistant proposes for a wish.

        What was wished for is kept with it: people, remote, briques promised. Its days come from `first_day` on, which
        a wish without dates needs; raises `InvalidInput` without it.
        """
        proposal = self._proposals.propose(wish, attempt)
        if first_day is not None or not wish.dated:
            wish = wish.from_day(_soon_enough(first_day))
        filled = replace(
            fields,
            expected=wish.people or fields.expected,
            remote=wish.remote,
            promised=wish.briques,
        )
        return self._create(filled, days_of(wish.halves), lambda _, halves: _proposed(proposal, halves))

    def from_template(
        self,
        *,
        template_id: int,
        fields: WorkshopFields,
        days: Sequence[DayPlan] = (),
        first_day: date | None = None,
    ) -> Changes:
        """Create a workshop from a model, on other days, or on its own hours from a first day on.

        Raises `InvalidInput` without any day, `BadFile` when the model cannot be read.
        """
        with self._database.read() as session:
            model = opened(session, template_id).model
        return self._create(fields, days or days_like(model, first_day), lambda s, h: _modelled(s, model, h))

    def from_workshop(
        self,
        *,
        workshop_id: int,
        title: str = "",
        partner_id: int | None = None,
        place: str = "",
        days: Sequence[DayPlan] = (),
        first_day: date | None = None,
        expected: int | None = None,
        remote: bool | None = None,
        trainers: Sequence[str] = (),
    ) -> Changes:
        """Create a workshop with the plan of another one: no people, no trainers' blocks, no sale, other days.

        Without a title, a place, trainers, people expected or whether it is remote, those of the other one.
        """
        with self._database.read() as session:
            row = found(session, WorkshopRow, workshop_id, "L’atelier")
            before = workshop_record(session, row).fields
            plan = plan_rows.read(session, workshop_id)
            ids = {block.sheet_id for block in plan if block.sheet_id is not None}
            slugs = dict(
                session.execute(select(SheetRow.id, SheetRow.slug).where(SheetRow.id.in_(ids))).all()
            )
        fields = replace(
            before,
            title=title or before.title,
            partner_id=partner_id,
            place=place or before.place,
            address="" if place else before.address,
            access="" if place else before.access,
            status=WorkshopStatus.PLANNED,
            notes="",
            expected=before.expected if expected is None else expected,
            remote=before.remote if remote is None else remote,
            trainers=tuple(trainers) or before.trainers,
        )
        model = model_of(plan, slugs)
        return self._create(fields, days or days_like(model, first_day), lambda s, h: _modelled(s, model, h))

    def _create(self, fields: WorkshopFields, days: Sequence[DayPlan], fill: Fill) -> Changes:
        plans = checked_days(days)
        with self._database.write() as session:
            row = WorkshopRow()
            fill_workshop(session, row, fields)
            row.days = [_day(plan) for plan in plans]
            session.add(row)
            session.flush()
            plan = fill(session, plan_rows.read(session, row.id).halves)
            rules.check(plan)
            plan_rows.write(session, row.id, plan)
            return Changes.of(Kind.WORKSHOP, row.id) | Changes.of(Kind.AGENDA, row.id)


def days_like(model: Model, first_day: date | None) -> tuple[DayPlan, ...]:
    """The days of a model with its hours, the first one on `first_day`. Raises `InvalidInput` without it."""
    first_day = _soon_enough(first_day)
    return days_of(
        [WishedHalf(first_day + timedelta(days=half.day), half.starts, half.ends) for half in model.halves]
    )


def _soon_enough(first_day: date | None) -> date:
    if first_day is None:
        raise InvalidInput("first_day", "Donnez la première journée de l’atelier.")
    if first_day > LATEST:
        raise InvalidInput("first_day", "Cette date est trop lointaine.")
    return first_day


def days_of(halves: Sequence[WishedHalf]) -> tuple[DayPlan, ...]:
    """Half-days as the workshop service takes them."""
    found: dict[date, list[Hours]] = {}
    for half in halves:
        found.setdefault(half.day, []).append(Hours(clock_time(half.starts), clock_time(half.ends)))
    return tuple((day, tuple(hours)) for day, hours in found.items())


def halves_of(days: Sequence[DayPlan]) -> tuple[WishedHalf, ...]:
    """The half-days of days as the assistant takes them, in order. Raises `InvalidInput` for days that cannot be."""
    return tuple(
        WishedHalf(day, minutes_of(half.starts_at), minutes_of(half.ends_at))
        for day, hours in sorted(checked_days(days))
        for half in hours
    )


def _proposed(proposal: Proposal, halves: tuple[PlanHalf, ...]) -> Plan:
    plan = proposal.plan(new_keys(proposal.blocks))
    return Plan(
        tuple(replace(half, blocks=made.blocks) for half, made in zip(halves, plan.halves, strict=True))
    )


def _modelled(session: Session, model: Model, halves: tuple[PlanHalf, ...]) -> Plan:
    known: Known = known_sheets(session, model.slugs.values())
    return place(model, halves, known, new_keys(names_needed(model))).plan


def _day(plan: DayPlan) -> DayRow:
    day, hours = plan
    return DayRow(
        day=day, half_days=[HalfDayRow(starts_at=one.starts_at, ends_at=one.ends_at) for one in hours]
    )
