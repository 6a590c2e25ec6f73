"""fabrique demo: the Roubaix workshop, headless, every paper written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

import resources
from trainer.app import Application
from trainer.cli import roubaix
from trainer.cli.french import FrenchCommand
from trainer.cli.group import database_option
from trainer.cli.output import as_json, hours, plain
from trainer.core.money import euros
from trainer.papers.records import PaperKind
from trainer.persistence.location import database_url

DATABASE = "roubaix.sqlite3"
AFTER = (PaperKind.CERTIFICATES, PaperKind.INVOICE)
BEFORE = tuple(kind for kind in PaperKind if kind not in AFTER)


@dataclass(frozen=True, slots=True)
class PersonHours:
    """Minutes one person attended, and whether they get a certificate."""

    number: int
    name: str
    minutes: int
    certificate: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """What must come out of the example."""

    workshop: int
    planned_hours: float
    people: tuple[PersonHours, ...]
    sold_cents: int
    paid_cents: int
    due_cents: int


@click.command("demo", cls=FrenchCommand)
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DOSSIER", help="Où écrire.")
@click.option("--json", "json_output", is_flag=True, help="Écrit les chiffres en JSON.")
@database_option
def demo(out: Path, json_output: bool) -> None:
    """Refait l’atelier de Roubaix de bout en bout, dans une base jetable, et écrit tous ses documents."""
    chosen = click.get_current_context().ensure_object(dict).get("database")
    url = database_url(chosen or str(_fresh(out)))
    clock = roubaix.MovableClock()
    app = Application(url, clock=clock)
    tell = (lambda line: None) if json_output else click.echo
    try:
        workshop_id = roubaix.prepare(app, clock, resources.path("roubaix"), tell)
        written = _write(app, workshop_id, BEFORE, out, json_output)
        roubaix.conclude(app, clock, workshop_id)
        written += _write(app, workshop_id, AFTER, out, json_output)
        figures = _figures(app, workshop_id)
    finally:
        app.close()
    if json_output:
        as_json(plain(figures) | {"papers": plain(written)})
    else:
        _tell(figures, written)


def _fresh(out: Path) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    database = out / DATABASE
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (out / name).unlink(missing_ok=True)
    return database


def _figures(app: Application, workshop_id: int) -> Figures:
    grid = app.attendance.grid(workshop_id)
    revenue = app.sales.revenue(roubaix.BACK.year)
    return Figures(
        workshop=workshop_id,
        planned_hours=grid.planned_minutes / 60,
        people=tuple(
            PersonHours(row.enrolment.number, row.enrolment.person.name, row.minutes, not row.refusal)
            for row in grid.rows
        ),
        sold_cents=revenue.sold,
        paid_cents=revenue.paid,
        due_cents=revenue.due,
    )


def _tell(figures: Figures, written: Sequence[Path]) -> None:
    click.echo(f"\n{roubaix.TITLE}, atelier n° {figures.workshop}")
    certified = sum(person.certificate for person in figures.people)
    click.echo(f"  {len(figures.people)} personnes, {certified} certificats")
    for person in figures.people:
        click.echo(f"  n° {person.number:>2}  {hours(person.minutes):>7}  {person.name}")
    click.echo(f"  vendu {euros(figures.sold_cents)}, reste dû {euros(figures.due_cents)}\n")
    for path in written:
        click.echo(path)


def _write(
    app: Application, workshop_id: int, kinds: Sequence[PaperKind], out: Path, silent: bool
) -> tuple[Path, ...]:
    def report(done: int, total: int, text: str) -> bool:
        if not silent and done % 10 == 0:
            click.echo(f"{done}/{total} {text}", err=True)
        return True

    return app.papers.write(
        kinds=kinds, workshop_id=workshop_id, formats=("pdf", "docx"), folder=out, report=report
    ).files


COMMANDS: tuple[click.Command, ...] = (demo,)
