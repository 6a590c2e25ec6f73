"""fabrique pack export|show|merge."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.app import Application
from trainer.cli.exchange import DRY_RUN, POLICY, described, show, take_in
from trainer.cli.french import FrenchGroup
from trainer.cli.group import application, database_option, json_option
from trainer.cli.output import as_json
from trainer.core.errors import NotFound, Refused
from trainer.library.exchange_records import Exported, Selection

FILE = click.Path(path_type=Path)
_SOME = "Peut être donné plusieurs fois."


@click.group(cls=FrenchGroup)
def pack() -> None:
    """Les paquets (.fabrique) pour passer des fiches à d’autres."""


def selection(
    app: Application, briques: tuple[str, ...], sheets: tuple[str, ...], paths: tuple[str, ...]
) -> Selection:
    """What was named: briques by short name or number, sheets by short name or id, paths by short name."""
    known = {one.slug: one.id for one in app.library.briques(include_retired=True)}
    known |= {str(one.position): one.id for one in app.library.briques()}
    for name in briques:
        if name not in known:
            raise NotFound("not-found", f"Aucune brique ne s’appelle « {name} » (fabrique briques list).")
    chosen_sheets = tuple(
        int(name) if name.isdigit() else app.library.sheet_by_slug(name).id for name in sheets
    )
    chosen_paths = tuple(app.paths.by_slug(name).id for name in paths)
    return Selection(chosen_sheets, tuple(known[name] for name in briques), chosen_paths)


@pack.command("export")
@click.argument("file", type=FILE, metavar="FICHIER")
@click.option(
    "--brique", "briques", multiple=True, metavar="NOM", help=f"Nom court ou numéro d’une brique. {_SOME}"
)
@click.option("--sheet", "sheets", multiple=True, metavar="NOM", help=f"Nom court d’une fiche. {_SOME}")
@click.option("--path", "paths", multiple=True, metavar="NOM", help=f"Nom court d’un parcours. {_SOME}")
@json_option
@database_option
def export_pack(
    file: Path, briques: tuple[str, ...], sheets: tuple[str, ...], paths: tuple[str, ...], json_output: bool
) -> None:
    """Écrit un paquet ; sans choix, toute la bibliothèque."""
    if file.is_dir():
        raise Refused("is-a-folder", f"{file} est un dossier : donnez le nom du paquet à écrire.")
    target = file if file.suffix else file.with_suffix(".fabrique")
    with application() as app:
        made_by = app.settings.body().fields.legal_name
        done = app.exports.pack(path=target, chosen=selection(app, briques, sheets, paths), made_by=made_by)
    if json_output:
        as_json(done)
    else:
        click.echo(f"{done.path} : {summary(done)}")


@pack.command("show")
@click.argument("file", type=FILE, metavar="FICHIER")
@json_option
@database_option
def show_pack(file: Path, json_output: bool) -> None:
    """Dit ce qu’un paquet contient, et ce qui diffère d’ici."""
    with application() as app:
        preview = app.exchange.preview(path=file)
    if json_output:
        as_json(described(preview))
        return
    if preview.arrivals.made_by:
        click.echo(f"Paquet de {preview.arrivals.made_by}, fait le {preview.arrivals.made_at[:10]}.")
    show(preview)


@pack.command("merge")
@click.argument("file", type=FILE, metavar="FICHIER")
@POLICY
@DRY_RUN
@json_option
@database_option
def merge_pack(file: Path, on_conflict: str | None, dry_run: bool, json_output: bool) -> None:
    """Reprend un paquet dans la bibliothèque, en entier ou pas du tout."""
    with application() as app:
        take_in(app, file, policy=on_conflict, dry_run=dry_run, skip_bad=False, json_output=json_output)


def summary(done: Exported) -> str:
    """ "30 fiches, 10 briques, 2 parcours, 4 pièces." """
    text = f"{done.sheets} fiche(s), {done.briques} brique(s), {done.paths} parcours, {done.pieces} pièce(s)"
    return text + (f", {done.absent} pièce(s) introuvable(s)." if done.absent else ".")


COMMANDS: tuple[click.Command, ...] = (pack,)
