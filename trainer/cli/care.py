"""fabrique backup · restore · check."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.cli.group import REFUSED, application, database_option, json_option
from trainer.cli.output import as_json
from trainer.persistence.location import shown

FILE = click.Path(path_type=Path)


@click.command("backup")
@click.argument("file", type=FILE, metavar="FICHIER")
@database_option
def backup(file: Path) -> None:
    """Sauvegarde toute la base dans un fichier."""
    with application() as app:
        counts = app.backup(file)
    click.echo(f"{sum(counts.values())} lignes sauvegardées dans {file}.")


@click.command("restore")
@click.argument("file", type=FILE, metavar="FICHIER")
@database_option
def restore(file: Path) -> None:
    """Remplace la base par une sauvegarde ; l’ancienne est gardée à côté."""
    with application() as app:
        kept = app.restore(file)
        where = shown(app.url)
    click.echo(f"Base restaurée dans {where}." + (f" L’ancienne est gardée dans {kept}." if kept else ""))


@click.command("check")
@json_option
@database_option
def check(json_output: bool) -> int:
    """Vérifie la santé de la base."""
    with application() as app:
        findings = app.check()
    if json_output:
        as_json({"healthy": not findings, "findings": findings})
    elif not findings:
        click.echo("Tout va bien.")
    for finding in findings:
        click.echo(f"{finding.what} {finding.advice}", err=True)
    return REFUSED if findings else 0


COMMANDS: tuple[click.Command, ...] = (backup, restore, check)
