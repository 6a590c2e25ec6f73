"""fabrique templates list|show|export|import|delete."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.app import Application
from trainer.cli.french import FrenchGroup
from trainer.cli.group import application, database_option, json_option
from trainer.cli.output import as_json, hours, table
from trainer.core.changes import Kind
from trainer.core.errors import NotFound
from trainer.core.files import write_file
from trainer.planning.template_file import read_file
from trainer.planning.template_service import TemplateSummary

FILE = click.Path(path_type=Path)


@click.group(cls=FrenchGroup)
def templates() -> None:
    """Les modèles : des déroulés gardés pour en commencer d’autres."""


@templates.command("list")
@json_option
@database_option
def list_templates(json_output: bool) -> None:
    """Liste les modèles par titre."""
    with application() as app:
        found = app.templates.all()
    if json_output:
        as_json(found)
        return
    rows = [(one.id, one.title, one.days, hours(one.minutes)) for one in found]
    table(("id", "modèle", "jours", "durée"), rows, "Aucun modèle.")


@templates.command("show")
@click.argument("name", metavar="MODÈLE")
@json_option
@database_option
def show_template(name: str, json_output: bool) -> None:
    """Montre un modèle : ses séquences, et les fiches que cette base n’a pas."""
    with application() as app:
        opened = app.templates.open(_chosen(app, name).id)
    blocks = {block.key: block for block in opened.model.clip.blocks}
    if json_output:
        lines = [
            {"day": half.day, "title": blocks[key].title, "minutes": blocks[key].minutes}
            for half in opened.model.halves
            for key in half.keys
        ]
        about = opened.model.about
        as_json({"template": opened.summary, "about": about, "blocks": lines, "missing": opened.missing})
        return
    click.echo(f"{opened.summary.title} — {hours(opened.summary.minutes)}")
    if opened.model.about:
        click.echo(opened.model.about)
    for half in opened.model.halves:
        click.echo(f"\nJour {half.day + 1}")
        for key in half.keys:
            click.echo(f"  {blocks[key].minutes:3d} min  {blocks[key].title}")
    _tell_missing(opened.missing)


@templates.command("export")
@click.argument("name", metavar="MODÈLE")
@click.option("--out", type=FILE, required=True, metavar="DOSSIER", help="Où écrire.")
@json_option
@database_option
def export_template(name: str, out: Path, json_output: bool) -> None:
    """Écrit un modèle dans un fichier qu’un autre Fabrique reprend."""
    with application() as app:
        written = app.templates.written(_chosen(app, name).id)
    path = write_file(out, written.name, written.content)
    if json_output:
        as_json([path])
        return
    click.echo(path)


@templates.command("import")
@click.argument("file", type=FILE, metavar="FICHIER")
@click.option("--dry-run", is_flag=True, help="Lit le fichier, n’écrit rien.")
@json_option
@database_option
def import_template(file: Path, dry_run: bool, json_output: bool) -> None:
    """Reprend un modèle écrit par un autre Fabrique ; les fiches absentes sont dites."""
    read = read_file(file)
    if dry_run:
        if json_output:
            as_json({"title": read.title, "blocks": len(read.model.clip.blocks), "written": False})
            return
        click.echo(
            f"« {read.title} » : {len(read.model.clip.blocks)} séquence(s). Rien n’a été écrit (essai)."
        )
        return
    with application() as app:
        made = app.templates.take_in(read).first(Kind.TEMPLATE)
        missing = app.templates.open(made or 0).missing
    if json_output:
        as_json({"title": read.title, "template": made, "missing": missing, "written": True})
        return
    click.echo(f"Modèle n° {made} repris : « {read.title} ».")
    _tell_missing(missing)


@templates.command("delete")
@click.argument("name", metavar="MODÈLE")
@database_option
def delete_template(name: str) -> None:
    """Met un modèle de côté ; la fenêtre « Modèles » ne le montre plus."""
    with application() as app:
        one = _chosen(app, name)
        app.templates.delete(template_id=one.id, version=one.version)
    click.echo(f"Le modèle « {one.title} » est supprimé.")


def _tell_missing(missing: tuple[str, ...]) -> None:
    for title in missing:
        click.echo(f"Fiche absente de cette base, elle sera une séquence libre : {title}", err=True)


def _chosen(app: Application, name: str) -> TemplateSummary:
    try:
        return app.templates.find(name)
    except NotFound as error:
        raise NotFound(error.code, f"{error.message} Voir\u00a0: fabrique templates list") from error


COMMANDS: tuple[click.Command, ...] = (templates,)
"""What this module adds to the command line."""
