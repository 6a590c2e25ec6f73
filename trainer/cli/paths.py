"""fabrique paths list|show|export."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.app import Application
from trainer.cli.french import FrenchGroup
from trainer.cli.group import application, database_option, json_option
from trainer.cli.output import as_json, hours, plain, table
from trainer.core.errors import NotFound
from trainer.core.files import write_file
from trainer.library.path_records import PathRecord
from trainer.papers.records import Paper


@click.group(cls=FrenchGroup)
def paths() -> None:
    """Les parcours."""


@paths.command("list")
@json_option
@database_option
def list_paths(json_output: bool) -> None:
    """Liste les parcours dans leur ordre."""
    from trainer.papers.paths import price_words

    with application() as app:
        found = app.paths.all()
    if json_output:
        as_json(found)
        return
    rows = [(p.id, p.slug, p.title, hours(p.minutes), p.days, p.stages, price_words(p.price)) for p in found]
    table(("id", "nom court", "parcours", "durée", "jours", "étapes", "prix"), rows, "Aucun parcours.")


@paths.command("show")
@click.argument("name", metavar="PARCOURS")
@json_option
@database_option
def show_path(name: str, json_output: bool) -> None:
    """Montre un parcours : ses étapes, son total, ce qu’il y a à savoir."""
    from trainer.papers.paths import price_words

    with application() as app:
        record = _chosen(app, name)
    look = record.look
    if json_output:
        as_json(plain(record))
        return
    days = f" sur {record.path.days} jours" if record.path.days > 1 else ""
    click.echo(f"{record.path.title} — {hours(record.path.minutes)}{days} — {price_words(record.price)}")
    click.echo("")
    for stage in look.stages:
        home = stage.part.home if stage.part is not None else "absente de cette base"
        click.echo(f"  {stage.minutes:3d} min  {stage.title} ({home})")
    click.echo(f"\nÉtapes : {hours(look.planned)} ; il reste {hours(max(0, look.room))}.")
    for remark in look.remarks:
        click.echo(remark.text)


@paths.command("export")
@click.option("--path", "name", metavar="PARCOURS", help="Nom court ou identifiant ; sinon, tous.")
@click.option("--catalogue", is_flag=True, help="Le catalogue de tous les parcours.")
@click.option(
    "--format", "file_format", type=click.Choice(["pdf", "docx", "md"]), default="pdf", show_default=True
)
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DOSSIER", help="Où écrire.")
@json_option
@database_option
def export_paths(name: str | None, catalogue: bool, file_format: str, out: Path, json_output: bool) -> None:
    """Écrit des programmes de formation, ou le catalogue, en PDF ou Word ; ou les parcours en Markdown."""
    if catalogue and (name is not None or file_format == "md"):
        raise click.UsageError("Le catalogue contient tous les parcours, en pdf ou docx.")
    with application() as app:
        if catalogue:
            papers = [app.path_papers.catalogue(file_format=file_format)]
        else:
            ids = [_chosen(app, name).id] if name is not None else [one.id for one in app.paths.all()]
            papers = [_paper(app, path_id, file_format) for path_id in ids]
        written = [write_file(out, paper.file_name, paper.content) for paper in papers]
    if json_output:
        as_json(written)
        return
    for path in written:
        click.echo(path)


def _paper(app: Application, path_id: int, file_format: str) -> Paper:
    if file_format != "md":
        return app.path_papers.programme(path_id=path_id, file_format=file_format)
    return Paper(f"{app.paths.get(path_id).path.slug}.md", app.paths.text(path_id).encode())


def _chosen(app: Application, name: str) -> PathRecord:
    """A path by short name or number; raises `NotFound` with where the names are listed."""
    try:
        return app.paths.get(int(name)) if name.isascii() and name.isdigit() else app.paths.by_slug(name)
    except NotFound as error:
        raise NotFound(error.code, f"{error.message} Voir\u00a0: fabrique paths list") from error


COMMANDS: tuple[click.Command, ...] = (paths,)
"""What this module adds to the command line."""
