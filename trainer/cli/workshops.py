"""fabrique workshops list|show|new|ics · fabrique papers."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.cli.french import FrenchCommand, FrenchGroup
from trainer.cli.group import REFUSED, application, database_option, json_option
from trainer.cli.output import as_json, hours, plain, table
from trainer.cli.workshop_new import new_workshop
from trainer.cli.workshop_plan import echo_plan, plan_json
from trainer.core.errors import Refused
from trainer.papers.records import NAMES, PaperKind


@click.group(cls=FrenchGroup)
def workshops() -> None:
    """Les ateliers."""


@workshops.command("list")
@json_option
@database_option
def list_workshops(json_output: bool) -> None:
    """Liste les ateliers, le plus récent d’abord."""
    with application() as app:
        found = app.workshops.all()
    if json_output:
        as_json(found)
        return
    rows = [(w.id, w.first_day or "", w.title, w.partner, hours(w.minutes), w.people) for w in found]
    table(("id", "date", "atelier", "partenaire", "heures", "personnes"), rows, "Aucun atelier.")


@workshops.command("show")
@click.argument("workshop_id", type=int, metavar="ID")
@json_option
@database_option
def show_workshop(workshop_id: int, json_output: bool) -> None:
    """Montre un atelier : déroulé avec ses heures, équilibre, avertissements, matériel, personnes."""
    with application() as app:
        workshop = app.workshops.get(workshop_id)
        grid = app.attendance.grid(workshop_id)
        money = app.sales.invoices(workshop_id)
        opened = app.plans.open(workshop_id)
        planned = plan_json(app, opened) if json_output else {}
        if not json_output:
            head = (workshop.fields.title, workshop.partner, hours(workshop.minutes))
            click.echo(" — ".join(part for part in head if part))
            echo_plan(app, opened)
    if json_output:
        shown = plain(workshop)
        shown["minutes"] = workshop.minutes
        shown["hours"] = workshop.minutes / 60
        shown["enrolments"] = [
            plain(row.enrolment)
            | {
                "marks": plain(row.marks),
                "minutes": row.minutes,
                "hours": row.minutes / 60,
                "certificate": not row.refusal,
                "refusal": row.refusal,
            }
            for row in grid.rows
        ]
        shown["invoices"] = plain(money)
        shown["plan"] = planned
        as_json(shown)
        return
    click.echo("")
    rows = [
        (r.enrolment.number, r.enrolment.person.name, hours(r.minutes), r.refusal or "certificat")
        for r in grid.rows
    ]
    table(("n°", "personne", "heures", "attestation"), rows, "Personne n’est inscrit.")


@workshops.command("ics")
@click.argument("workshop_id", type=int, metavar="ID")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DOSSIER", help="Où écrire ; sans, à l’écran."
)
@database_option
def calendar_of(workshop_id: int, out: Path | None) -> None:
    """Écrit les journées d’un atelier pour un agenda (.ics), dans leur fuseau horaire."""
    with application() as app:
        if out is None:
            made = app.papers.produce(kind=PaperKind.CALENDAR, workshop_id=workshop_id, file_format="ics")
            click.echo(made.papers[0].content, nl=False)
            return
        written = app.papers.write(
            kinds=(PaperKind.CALENDAR,), workshop_id=workshop_id, formats=("ics",), folder=out
        )
    for path in written.files:
        click.echo(path)


@click.command("papers", cls=FrenchCommand)
@click.argument("kind", metavar="DOCUMENT")
@click.option("--workshop", type=int, required=True, metavar="ID", help="L’atelier.")
@click.option("--format", "file_format", type=click.Choice(["pdf", "docx"]), default="pdf", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DOSSIER", help="Où écrire.")
@json_option
@database_option
def papers(kind: str, workshop: int, file_format: str, out: Path, json_output: bool) -> int:
    """Écrit les documents d’un atelier : sheets, run-sheet, timetable, agenda, calendar, packing, room-plan,
    booklet, convocations, name-tents, sign-in, certificates, quote, agreement, invoice, ou all.
    Les noms français marchent aussi."""
    wanted = kind.casefold().replace("_", "-")
    if wanted not in NAMES and wanted not in ("all", "tout", "tous"):
        raise click.UsageError(
            f"Document inconnu « {kind} » ; au choix : {', '.join(k.value for k in PaperKind)}, all."
        )
    with application() as app:
        offers = app.papers.kinds(workshop)
        if wanted in NAMES:
            kinds: tuple[PaperKind, ...] = (NAMES[wanted],)
        else:
            kinds = tuple(offer.kind for offer in offers if not offer.refusal)
        if not kinds:
            raise Refused("no-paper", "Cet atelier n’a encore aucun document prêt.")
        written = app.papers.write(kinds=kinds, workshop_id=workshop, formats=(file_format,), folder=out)
    if json_output:
        as_json(written.files)
    else:
        for path in written.files:
            click.echo(path)
    for offer in offers:
        if offer.warning and offer.kind in kinds:
            click.echo(f"{offer.label} : {offer.warning}", err=True)
    for one in written.left_out:
        click.echo(f"Laissé de côté — {one.label}. {one.why}", err=True)
    return REFUSED if written.left_out else 0


workshops.add_command(new_workshop)

COMMANDS: tuple[click.Command, ...] = (workshops, papers)
