"""fabrique briques list · fabrique sheets list|export."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.app import Application
from trainer.cli.french import FrenchGroup
from trainer.cli.group import application, database_option, json_option
from trainer.cli.output import as_json, hours, table
from trainer.core.errors import NotFound
from trainer.core.files import write_file
from trainer.library.records import SheetSummary


@click.group(cls=FrenchGroup)
def sheets() -> None:
    """Les fiches méthodes."""


@click.group(cls=FrenchGroup)
def briques() -> None:
    """Les briques."""


@briques.command("list")
@json_option
@database_option
def list_briques(json_output: bool) -> None:
    """Liste les briques dans leur ordre."""
    with application() as app:
        found = app.library.briques()
    if json_output:
        as_json(found)
        return
    rows = [
        (b.position, b.slug, b.title + (" (proposition)" if b.fields.proposition else ""), b.sheets)
        for b in found
    ]
    table(("n°", "nom court", "brique", "fiches"), rows, "Aucune brique.")


def chosen(
    app: Application, brique: str | None, sheet: str | None = None, words: str = ""
) -> list[SheetSummary]:
    """The sheets asked for; raises `NotFound` for a name nobody knows."""
    brique_id = None
    if brique is not None:
        known = {b.slug: b.id for b in app.library.briques(include_retired=True)}
        known |= {str(b.position): b.id for b in app.library.briques()}
        if brique not in known:
            raise NotFound("not-found", f"Aucune brique ne s’appelle « {brique} » (fabrique briques list).")
        brique_id = known[brique]
    found = list(app.library.sheets(brique_id=brique_id, words=words))
    if sheet is not None:
        found = [s for s in found if sheet in (s.slug, str(s.id))]
        if not found:
            raise NotFound("not-found", f"Aucune fiche ne s’appelle « {sheet} » (fabrique sheets list).")
    return found


@sheets.command("list")
@click.option("--brique", metavar="NOM", help="Nom court ou numéro de la brique.")
@click.option("--words", metavar="MOTS", default="", help="Mots à trouver (accents et majuscules ignorés).")
@json_option
@database_option
def list_sheets(brique: str | None, words: str, json_output: bool) -> None:
    """Liste les fiches."""
    with application() as app:
        found = chosen(app, brique, words=words)
    if json_output:
        as_json(found)
        return
    rows = [(s.brique_title, s.slug, s.title, s.kind, hours(s.minutes)) for s in found]
    table(("brique", "nom court", "fiche", "nature", "durée"), rows, "Aucune fiche.")


@sheets.command("export")
@click.option("--brique", metavar="NOM", help="Nom court ou numéro de la brique.")
@click.option("--sheet", metavar="NOM", help="Nom court ou identifiant de la fiche.")
@click.option(
    "--format", "file_format", type=click.Choice(["pdf", "docx", "md"]), default="pdf", show_default=True
)
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DOSSIER", help="Où écrire.")
@json_option
@database_option
def export_sheets(
    brique: str | None, sheet: str | None, file_format: str, out: Path, json_output: bool
) -> None:
    """Écrit des fiches en PDF, Word ou Markdown."""
    written = []
    with application() as app:
        for summary in chosen(app, brique, sheet):
            if file_format == "md":
                name, content = f"{summary.slug}.md", app.library.text(summary.id).encode()
            else:
                paper = app.sheet_papers.sheet(sheet_id=summary.id, file_format=file_format)
                name, content = paper.file_name, paper.content
            written.append(write_file(out, name, content))
            if not json_output:
                click.echo(written[-1])
    if json_output:
        as_json(written)


COMMANDS: tuple[click.Command, ...] = (briques, sheets)
