"""fabrique people import · fabrique partners list|import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from trainer.cli.french import FrenchGroup
from trainer.cli.group import application, database_option, json_option
from trainer.cli.output import as_json, table
from trainer.core.changes import Kind
from trainer.people.records import ImportPlan, RowFate

FATES = {
    RowFate.NEW: "nouvelle",
    RowFate.KNOWN: "déjà connue",
    RowFate.DOUBLE: "double",
    RowFate.ENROLLED: "déjà inscrite",
    RowFate.LEFT_OUT: "écartée",
}
FILE = click.Path(path_type=Path)


@click.group(cls=FrenchGroup)
def people() -> None:
    """Les participant·es."""


@click.group(cls=FrenchGroup)
def partners() -> None:
    """Les associations partenaires."""


@people.command("import")
@click.argument("file", type=FILE, metavar="FICHIER")
@click.option("--workshop", type=int, required=True, metavar="ID", help="L’atelier où inscrire.")
@click.option("--dry-run", is_flag=True, help="Dit ce qui serait fait, n’écrit rien.")
@json_option
@database_option
def import_people(file: Path, workshop: int, dry_run: bool, json_output: bool) -> None:
    """Inscrit les personnes d’un fichier CSV (Framaforms, HelloAsso, liste)."""
    with application() as app:
        plan = app.people.plan(workshop_id=workshop, path=file)
        if not dry_run and plan.enrolments:
            app.people.run(workshop_id=workshop, plan=plan)
    if json_output:
        as_json(_counts(plan) | {"written": not dry_run, "rows": plan.rows})
        return
    _show(plan, click.echo)
    verb = "seraient inscrites" if dry_run else "inscrites"
    click.echo(f"{len(plan.enrolments)} personnes {verb}.")


def _counts(plan: ImportPlan) -> dict[str, object]:
    return {
        "source": plan.file.source,
        "people": len(plan.enrolments),
        "fates": {fate.value: plan.count(fate) for fate in RowFate},
    }


def _show(plan: ImportPlan, echo: Callable[[str], object]) -> None:
    echo(f"{plan.file.source}, {plan.file.encoding} : {len(plan.rows)} lignes lues.")
    for planned in plan.rows:
        if planned.fate is not RowFate.NEW:
            name = f"{planned.row.first_name} {planned.row.last_name}"
            echo(f"  ligne {planned.row.line} · {name} · {FATES[planned.fate]} : {planned.why}")


@partners.command("list")
@json_option
@database_option
def list_partners(json_output: bool) -> None:
    """Liste les partenaires."""
    with application() as app:
        found = app.partners.all()
    if json_output:
        as_json(found)
        return
    rows = [(p.id, p.name, p.fields.city, p.fields.country, p.workshops) for p in found]
    table(("id", "partenaire", "ville", "pays", "ateliers"), rows, "Aucun partenaire.")


@partners.command("import")
@click.argument("file", type=FILE, metavar="FICHIER")
@database_option
def import_partners(file: Path) -> None:
    """Ajoute les partenaires d’un fichier CSV (nom, ville, pays, type, site)."""
    with application() as app:
        changes = app.partners.import_file(path=file)
    click.echo(f"{len(changes.ids(Kind.PARTNER))} partenaires ajoutés.")


COMMANDS: tuple[click.Command, ...] = (people, partners)
