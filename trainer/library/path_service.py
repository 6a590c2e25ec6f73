"""Learning paths: reading, writing, ordering, pricing, taking in the shipped ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from curriculum.model import GroupSize, LearningPath, PathItem
from curriculum.path_text import TEXTS, read_path, write_path
from curriculum.tidying import tidied
from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, NotFound, Refused
from trainer.core.text import slug, tidy_line
from trainer.library import path_rows, path_rules, reading
from trainer.library.path_records import PathLook, PathPart, PathRecord, PathSummary, Price
from trainer.persistence.tables import FactRow, LearningPathRow
from trainer.persistence.work import Database, editing, found, touch

FACT = "shipped-paths"
LONGEST_TEXT, MOST_STAGES, LONGEST, MOST_DAYS, MOST_APART = 20_000, 200, 60_000, 365, 31
ORDER = (LearningPathRow.position, LearningPathRow.id)


class PathService:
    """The *parcours* offered to partners."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Reading

    def all(self) -> tuple[PathSummary, ...]:
        """Every path in its order."""
        query = select(LearningPathRow).where(LearningPathRow.deleted_at.is_(None)).order_by(*ORDER)
        with self._database.read() as session:
            paths = [(row, read_path(row.text, row.slug)) for row in session.scalars(query)]
            parts = path_rows.parts_of(session, (item for _, path in paths for item in path.items))
        return tuple(_summary(row, path, parts) for row, path in paths)

    def get(self, path_id: int) -> PathRecord:
        """One whole path, its stages resolved."""
        with self._database.read() as session:
            return path_rows.path_record(session, found(session, LearningPathRow, path_id, path_rows.LABEL))

    def by_slug(self, name: str) -> PathRecord:
        """The path with this short name."""
        query = select(LearningPathRow).where(LearningPathRow.slug == name)
        with self._database.read() as session:
            row = session.scalars(query).one_or_none()
            if row is None or row.deleted_at is not None:
                raise NotFound("not-found", f"Aucun parcours ne s’appelle « {name} ».")
            return path_rows.path_record(session, row)

    def text(self, path_id: int) -> str:
        """The Markdown of a path."""
        with self._database.read() as session:
            return found(session, LearningPathRow, path_id, path_rows.LABEL).text

    def look(self, path: LearningPath) -> PathLook:
        """What a path that is being written comes to; nothing is kept."""
        with self._database.read() as session:
            return path_rows.look(session, path)

    def choices(self) -> tuple[PathPart, ...]:
        """The briques and sheets that can become stages."""
        with self._database.read() as session:
            return path_rows.choices(session)

    # Writing

    def create(self, *, path: LearningPath, price: Price) -> Changes:
        """Add a path at the end; its short name comes from its title, freed of clashes."""
        clean = checked(path)
        with self._database.write() as session:
            return _add(session, clean, checked_price(price))

    def edit(self, *, path_id: int, version: int, path: LearningPath, price: Price) -> Changes:
        """Write a path anew; its short name stays."""
        clean = checked(path)
        with self._database.write() as session:
            row = editing(session, LearningPathRow, path_id, version, path_rows.LABEL)
            _fill(row, replace(clean, slug=row.slug))
            _set_price(row, checked_price(price))
        return Changes.of(Kind.PATH, path_id)

    def set_price(self, *, path_id: int, version: int, price: Price) -> Changes:
        """Change the price alone."""
        with self._database.write() as session:
            row = editing(session, LearningPathRow, path_id, version, path_rows.LABEL)
            _set_price(row, checked_price(price))
        return Changes.of(Kind.PATH, path_id)

    def duplicate(self, *, path_id: int) -> Changes:
        """Add « Copie de … », stages, texts and price alike."""
        with self._database.write() as session:
            row = found(session, LearningPathRow, path_id, path_rows.LABEL)
            path = read_path(row.text, row.slug)
            title = f"Copie de «\u00a0{path.title}\u00a0»"[:300]
            return _add(session, replace(path, title=title), path_rows.price(row))

    def reorder(self, *, ids: tuple[int, ...]) -> Changes:
        """Give the paths this order; the ones left out follow."""
        with self._database.write() as session:
            rows = {row.id: row for row in session.scalars(select(LearningPathRow).order_by(*ORDER))}
            if len(set(ids)) != len(ids) or not set(ids) <= set(rows):
                raise Refused(
                    "wrong-order", "L’ordre demandé nomme un parcours inconnu ou deux fois le même."
                )
            for position, path_id in enumerate([*ids, *(i for i in rows if i not in ids)], start=1):
                if rows[path_id].position != position:
                    rows[path_id].position = position
                    touch(rows[path_id])
        return Changes.of(Kind.PATH, *ids)

    def delete(self, *, path_id: int, version: int) -> Changes:
        """Put a path aside; the workshops made from it stay."""
        with self._database.write() as session:
            row = editing(session, LearningPathRow, path_id, version, path_rows.LABEL)
            row.deleted_at = datetime.now(UTC)
        return Changes.of(Kind.PATH, path_id)

    def restore(self, *, path_id: int) -> Changes:
        """Bring a deleted path back."""
        with self._database.write() as session:
            row = session.get(LearningPathRow, path_id)
            if row is None:
                raise NotFound("not-found", f"{path_rows.LABEL} n° {path_id} n’existe pas.")
            row.deleted_at = None
            touch(row)
        return Changes.of(Kind.PATH, path_id)

    # The shipped paths

    def take_in_shipped(self, folder: Path) -> Changes:
        """Add the shipped paths that are new and refresh those nobody changed; prices and the rest stay."""
        files = sorted(folder.glob("*.md"))
        texts = {file.name: file.read_text(encoding="utf-8") for file in files}
        digest = hashlib.sha256(repr(texts).encode()).hexdigest()
        with self._database.read() as session:
            fact = session.get(FactRow, FACT)
            if fact is not None and fact.value == digest:
                return Changes()
        paths = [read_path(text, name) for name, text in texts.items()]
        with self._database.write_alone() as session:
            taken = _take_in(session, paths)
            session.merge(FactRow(name=FACT, value=digest))
            session.flush()
            return Changes.of(Kind.PATH, *(row.id for row in taken))


def checked(path: LearningPath) -> LearningPath:
    """The path tidied; raises `InvalidInput` at the field that cannot be kept."""
    clean = tidied(path)
    if not tidy_line(clean.title):
        raise InvalidInput("title", "Un parcours a besoin d’un titre.")
    if not 1 <= clean.minutes <= LONGEST:
        raise InvalidInput("minutes", "Donnez la durée du parcours, par exemple 13 h ou 780 minutes.")
    if not 1 <= clean.days <= MOST_DAYS:
        raise InvalidInput("days", "Un parcours tient sur une journée au moins, et moins d’un an.")
    if not 1 <= clean.every <= MOST_APART:
        raise InvalidInput(
            "every", "D’une journée à la suivante, comptez de 1 à 31\u00a0jours\u00a0: 7 pour une semaine."
        )
    if len(clean.items) > MOST_STAGES:
        raise InvalidInput("items", f"Un parcours a {MOST_STAGES} étapes au plus.")
    for item in clean.items:
        if bool(item.brique) == bool(item.sheet) or not 0 <= item.minutes <= LONGEST:
            raise InvalidInput("items", "Une étape est une brique ou une fiche, avec sa durée en minutes.")
    for name in TEXTS:
        if len(getattr(clean, name)) > LONGEST_TEXT:
            raise InvalidInput(name, f"Ce texte tient en {LONGEST_TEXT} caractères au plus.")
    return replace(
        clean,
        title=tidy_line(clean.title),
        promise=tidy_line(clean.promise),
        audience=tidy_line(clean.audience),
        prerequisites=_lines(clean.prerequisites),
        objectives=_lines(clean.objectives),
        group=_group(clean.group),
        language=tidy_line(clean.language) or "fr",
    )


def checked_price(price: Price) -> Price:
    """The price; raises `InvalidInput` when it is negative or too large."""
    if price.cents is not None and not 0 <= price.cents <= 10**10:
        raise InvalidInput("price", "Un prix ne peut être ni négatif ni démesuré.")
    return price


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in map(tidy_line, texts) if line)


def _group(group: GroupSize) -> GroupSize:
    if not 0 <= group.minimum <= group.ideal <= group.maximum:
        raise InvalidInput(
            "group", "Les tailles de groupe ne se suivent pas\u00a0: minimum ≤ idéal ≤ maximum."
        )
    return group


def _add(session: Session, path: LearningPath, price: Price) -> Changes:
    taken = set(session.scalars(select(LearningPathRow.slug)))
    base, number = slug(path.title) or "parcours", 1
    name = base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    row = LearningPathRow(slug=name, position=_last(session) + 1)
    _fill(row, replace(path, slug=name))
    _set_price(row, price)
    session.add(row)
    session.flush()
    return Changes.of(Kind.PATH, row.id)


def _last(session: Session) -> int:
    return session.scalar(select(func.max(LearningPathRow.position))) or 0


def _fill(row: LearningPathRow, path: LearningPath) -> None:
    row.title, row.minutes, row.text = path.title, path.minutes, write_path(path)


def _set_price(row: LearningPathRow, price: Price) -> None:
    row.price_cents, row.price_unit = price.cents, price.unit.value


def _summary(row: LearningPathRow, path: LearningPath, parts: dict[PathItem, PathPart]) -> PathSummary:
    look = path_rules.look(path, parts)
    return PathSummary(
        id=row.id,
        version=row.version,
        slug=row.slug,
        title=path.title,
        promise=path.promise,
        minutes=path.minutes,
        days=path.days,
        every=path.every,
        stages=len(path.items),
        planned=look.planned,
        price=path_rows.price(row),
        briques=look.briques,
    )


def _take_in(session: Session, paths: Iterable[LearningPath]) -> list[LearningPathRow]:
    taken = []
    rows = {row.slug: row for row in session.scalars(select(LearningPathRow))}
    position = _last(session)
    for path in paths:
        sha = reading.text_sha(write_path(path))
        row = rows.get(path.slug)
        if row is not None and (row.shipped_sha == sha or row.shipped_sha != reading.text_sha(row.text)):
            continue
        if row is None:
            position += 1
            row = LearningPathRow(slug=path.slug, position=position)
            session.add(row)
        _fill(row, path)
        row.shipped_sha = sha
        taken.append(row)
    session.flush()
    return taken
