"""Models: plans of a day or of a workshop, kept under a title to begin others with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, NotFound, Refused
from trainer.core.text import fold, tidy
from trainer.persistence.tables import SheetRow, TemplateRow, WorkshopRow
from trainer.persistence.work import Database, editing, found, touch
from trainer.planning import plan_rows
from trainer.planning.template_file import LONGEST_TITLE, FileModel, Written, file_text, relinked
from trainer.planning.templates import (
    DAY,
    LONGEST_ABOUT,
    WORKSHOP,
    Model,
    missing_titles,
    model_of,
    model_text,
    read_model,
)

LABEL = "Le modèle"


@dataclass(frozen=True, slots=True)
class TemplateSummary:
    """A model in a list; `scope` is "workshop" or "day", `minutes` the length of its half-days."""

    id: int
    version: int
    title: str
    scope: str
    days: int
    minutes: int


@dataclass(frozen=True, slots=True)
class OpenTemplate:
    """A model with what this library has of it: `known` sheets by slug (number, edition), titles of the others."""

    summary: TemplateSummary
    model: Model
    known: dict[str, tuple[int, int]]
    missing: tuple[str, ...]


class TemplateService:
    """What one has planned well, to be planned again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, scope: str = "") -> tuple[TemplateSummary, ...]:
        """The models by title; those of a scope when one is given."""
        query = select(TemplateRow).where(TemplateRow.deleted_at.is_(None))
        with self._database.read() as session:
            rows = session.scalars(query.where(TemplateRow.scope == scope) if scope else query)
            return tuple(sorted(map(_summary, rows), key=lambda one: (fold(one.title), one.id)))

    def open(self, template_id: int) -> OpenTemplate:
        """A model; raises `NotFound`, `BadFile` when it cannot be read."""
        with self._database.read() as session:
            return opened(session, template_id)

    def find(self, name: str) -> TemplateSummary:
        """The model of this number or title; raises `NotFound`, `Refused` when several have the title."""
        every = self.all()
        if name.isascii() and name.isdigit():
            chosen = [one for one in every if one.id == int(name)]
        else:
            chosen = [one for one in every if fold(one.title) == fold(tidy(name))]
        if not chosen:
            raise NotFound("not-found", f"Aucun modèle ne s’appelle «\u00a0{name}\u00a0».")
        if len(chosen) > 1:
            numbers = ", ".join(f"n°\u00a0{one.id}" for one in chosen)
            raise Refused(
                "several",
                f"Plusieurs modèles s’appellent «\u00a0{name}\u00a0» ({numbers})\u00a0: donnez le numéro.",
            )
        return chosen[0]

    def save(self, *, workshop_id: int, title: str, day: date | None = None) -> Changes:
        """Keep the plan of a workshop, or of one of its days, as a model.

        Raises `InvalidInput` without a title, `Refused` when nothing is planned.
        """
        with self._database.write() as session:
            row = TemplateRow(title=_title(title))
            _fill(row, _planned(session, workshop_id, day), WORKSHOP if day is None else DAY)
            session.add(row)
            session.flush()
            return Changes.of(Kind.TEMPLATE, row.id)

    def replace(
        self, *, template_id: int, version: int, workshop_id: int, day: date | None = None
    ) -> Changes:
        """Keep the plan of a workshop, or of one of its days, in the place of what a model holds; its title stays.

        Raises `Refused` when nothing is planned, `Stale`. `put` with what it held takes it back.
        """
        with self._database.write() as session:
            model = _planned(session, workshop_id, day)
            row = editing(session, TemplateRow, template_id, version, LABEL)
            about = read_model(row.body).about
            _fill(row, replace(model, about=about), WORKSHOP if day is None else DAY)
        return Changes.of(Kind.TEMPLATE, template_id)

    def put(self, *, template_id: int, version: int, model: Model, scope: str = "") -> Changes:
        """Have a model hold this; its scope stays unless one is given. Raises `InvalidInput`, `Stale`."""
        about = model.about.strip()
        if len(about) > LONGEST_ABOUT:
            raise InvalidInput("about", f"La description tient en {LONGEST_ABOUT} caractères au plus.")
        with self._database.write() as session:
            row = editing(session, TemplateRow, template_id, version, LABEL)
            _fill(row, replace(model, about=about), scope or row.scope)
        return Changes.of(Kind.TEMPLATE, template_id)

    # From and to other libraries

    def written(self, template_id: int) -> Written:
        """A model as a file that another Fabrique takes in. Raises `NotFound`, `BadFile`."""
        with self._database.read() as session:
            one = opened(session, template_id)
            query = select(SheetRow.slug, SheetRow.title).where(SheetRow.slug.in_(one.model.slugs.values()))
            titles = dict(session.execute(query).all())
        return file_text(one.summary.title, one.summary.scope, one.model, titles)

    def take_in(self, read: FileModel) -> Changes:
        """Keep a model that was read from a file; sheets are found by short name, else by title."""
        with self._database.write() as session:
            known = known_sheets(session, read.model.slugs.values())
            lacking = {fold(title) for slug, title in read.titles.items() if slug not in known}
            by_title: dict[str, list[str]] = {}
            if lacking:
                query = select(SheetRow.title, SheetRow.slug).where(SheetRow.deleted_at.is_(None))
                for title, slug in session.execute(query):
                    if fold(title) in lacking:
                        by_title.setdefault(fold(title), []).append(slug)
            row = TemplateRow(title=_title(read.title))
            _fill(row, relinked(read, known, by_title), read.scope)
            session.add(row)
            session.flush()
            return Changes.of(Kind.TEMPLATE, row.id)

    def rename(self, *, template_id: int, version: int, title: str) -> Changes:
        """Give a model another title."""
        with self._database.write() as session:
            editing(session, TemplateRow, template_id, version, LABEL).title = _title(title)
        return Changes.of(Kind.TEMPLATE, template_id)

    def delete(self, *, template_id: int, version: int) -> Changes:
        """Put a model aside."""
        with self._database.write() as session:
            editing(session, TemplateRow, template_id, version, LABEL).deleted_at = datetime.now(UTC)
        return Changes.of(Kind.TEMPLATE, template_id)

    def restore(self, *, template_id: int) -> Changes:
        """Bring a deleted model back."""
        with self._database.write() as session:
            row = session.get(TemplateRow, template_id)
            if row is None:
                raise NotFound("not-found", f"{LABEL} n° {template_id} n’existe pas.")
            row.deleted_at = None
            touch(row)
        return Changes.of(Kind.TEMPLATE, template_id)


def opened(session: Session, template_id: int) -> OpenTemplate:
    """A model read within a session."""
    row = found(session, TemplateRow, template_id, LABEL)
    model = read_model(row.body)
    known = known_sheets(session, model.slugs.values())
    return OpenTemplate(_summary(row), model, known, missing_titles(model, known))


def known_sheets(session: Session, slugs: Collection[str]) -> dict[str, tuple[int, int]]:
    """The sheets of these slugs that the library has: number and newest edition."""
    query = select(SheetRow.slug, SheetRow.id, SheetRow.edition).where(
        SheetRow.slug.in_(set(slugs)), SheetRow.deleted_at.is_(None)
    )
    return {slug: (sheet_id, edition) for slug, sheet_id, edition in session.execute(query)}


def _planned(session: Session, workshop_id: int, day: date | None) -> Model:
    found(session, WorkshopRow, workshop_id, "L’atelier")
    plan = plan_rows.read(session, workshop_id)
    if day is not None and all(half.day != day for half in plan.halves):
        raise InvalidInput("day", f"L’atelier n’a pas de journée le {day:%d/%m/%Y}.")
    ids = {block.sheet_id for block in plan if block.sheet_id is not None}
    slugs = dict(session.execute(select(SheetRow.id, SheetRow.slug).where(SheetRow.id.in_(ids))).all())
    return model_of(plan, slugs, day)


def _fill(row: TemplateRow, model: Model, scope: str) -> None:
    row.scope, row.days, row.minutes, row.body = scope, model.days, model.minutes, model_text(model)


def _summary(row: TemplateRow) -> TemplateSummary:
    return TemplateSummary(row.id, row.version, row.title, row.scope, row.days, row.minutes)


def _title(title: str) -> str:
    if not tidy(title):
        raise InvalidInput("title", "Un modèle a besoin d’un titre.")
    if len(tidy(title)) > LONGEST_TITLE:
        raise InvalidInput("title", f"Le titre tient en {LONGEST_TITLE} caractères au plus.")
    return tidy(title)
