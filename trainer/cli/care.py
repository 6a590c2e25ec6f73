"""fabrique backup · restore · check · sweep."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.cli.french import FrenchCommand
from trainer.cli.group import REFUSED, application, database_option, json_option
from trainer.cli.output import as_json, table
from trainer.library.attachment_rules import size_words
from trainer.persistence.location import shown

FILE = click.Path(path_type=Path)


@click.command("backup", cls=FrenchCommand)
@click.argument("file", type=FILE, metavar="FICHIER")
@database_option
def backup(file: Path) -> None:
    """Sauvegarde toute la base dans un fichier."""
    with application() as app:
        counts = app.backup(file)
    click.echo(f"{sum(counts.values())} lignes sauvegardées dans {file}.")


@click.command("restore", cls=FrenchCommand)
@click.argument("file", type=FILE, metavar="FICHIER")
@database_option
def restore(file: Path) -> None:
    """Remplace la base par une sauvegarde ; l’ancienne est gardée à côté."""
    with application() as app:
        kept = app.restore(file)
        where = shown(app.url)
    click.echo(f"Base restaurée dans {where}." + (f" L’ancienne est gardée dans {kept}." if kept else ""))


@click.command("check", cls=FrenchCommand)
@json_option
@database_option
def check(json_output: bool) -> int:
    """Vérifie la santé de la base."""
    with application() as app:
        findings = app.check()
    faults = [one for one in findings if one.fault]
    if json_output:
        as_json({"healthy": not faults, "findings": findings})
    elif not faults:
        click.echo("Tout va bien.")
    for finding in findings:
        click.echo(f"{finding.what} {finding.advice}", err=True)
    return REFUSED if faults else 0


@click.command("sweep", cls=FrenchCommand)
@click.option("--dry-run", is_flag=True, help="Montre ce qui partirait, sans rien supprimer.")
@json_option
@database_option
def sweep(dry_run: bool, json_output: bool) -> None:
    """Supprime les pièces jointes que ni fiche, ni édition, ni brouillon ne nomme."""
    with application() as app:
        found = app.attachments.unused() if dry_run else app.attachments.sweep()
    if json_output:
        as_json(found)
        return
    rows = [(one.sha256[:12], one.media_type, size_words(one.size)) for one in found]
    table(("empreinte", "nature", "taille"), rows, "Aucune pièce jointe inutilisée.")
    if found:
        done = "à supprimer" if dry_run else "supprimées"
        click.echo(f"{size_words(sum(one.size for one in found))} {done}.")


COMMANDS: tuple[click.Command, ...] = (backup, restore, check, sweep)
