"""fabrique briques list · fabrique sheets list|export|import."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.app import Application
from trainer.cli.exchange import DRY_RUN, POLICY, take_in, take_word
from trainer.cli.french import FrenchGroup
from trainer.cli.group import application, database_option, json_option
from trainer.cli.output import as_json, hours, table
from trainer.core.errors import NotFound
from trainer.core.files import write_file
from trainer.documents.sheet_forms import SheetForm
from trainer.library.exchange_records import Selection
from trainer.library.records import SheetSummary

WORD_SUFFIXES = (".docx", ".docm", ".doc")

LANGUAGE = click.option(
    "--language",
    metavar="CODE",
    default="",
    help="Les fiches dans cette langue (fr, en), traductions comprises ; sans elle, les originales.",
)


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
    app: Application, brique: str | None, sheet: str | None = None, words: str = "", language: str = ""
) -> list[SheetSummary]:
    """The sheets asked for; raises `NotFound` for a name nobody knows. A sheet named may be a translation."""
    brique_id = None
    if brique is not None:
        known = {b.slug: b.id for b in app.library.briques(include_retired=True)}
        known |= {str(b.position): b.id for b in app.library.briques()}
        if brique not in known:
            raise NotFound("not-found", f"Aucune brique ne s’appelle « {brique} » (fabrique briques list).")
        brique_id = known[brique]
    found = list(app.library.sheets(brique_id=brique_id, words=words, language=language))
    if sheet is not None:
        found = [s for s in found if sheet in (s.slug, str(s.id))]
        for other in () if found or language else app.library.languages():
            found += [s for s in app.library.sheets(language=other) if sheet in (s.slug, str(s.id))]
        if not found:
            raise NotFound("not-found", f"Aucune fiche ne s’appelle « {sheet} » (fabrique sheets list).")
    return found


@sheets.command("list")
@click.option("--brique", metavar="NOM", help="Nom court ou numéro de la brique.")
@click.option("--words", metavar="MOTS", default="", help="Mots à trouver (accents et majuscules ignorés).")
@LANGUAGE
@json_option
@database_option
def list_sheets(brique: str | None, words: str, language: str, json_output: bool) -> None:
    """Liste les fiches."""
    with application() as app:
        found = chosen(app, brique, words=words, language=language)
    if json_output:
        as_json(found)
        return
    rows = [(s.brique_title, s.slug, s.title, s.kind, hours(s.minutes)) for s in found]
    table(("brique", "nom court", "fiche", "nature", "durée"), rows, "Aucune fiche.")


@sheets.command("export")
@click.option("--brique", metavar="NOM", help="Nom court ou numéro de la brique.")
@click.option("--sheet", metavar="NOM", help="Nom court ou identifiant de la fiche.")
@LANGUAGE
@click.option(
    "--format", "file_format", type=click.Choice(["pdf", "docx", "md"]), default="pdf", show_default=True
)
@click.option(
    "--form",
    type=click.Choice([form.value for form in SheetForm]),
    default=SheetForm.A4.value,
    show_default=True,
    help="La forme sur le papier.",
)
@click.option("--booklet", is_flag=True, help="Les fiches choisies en un seul livret.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DOSSIER",
    help="Où écrire (Markdown : aussi un fichier .zip).",
)
@json_option
@database_option
def export_sheets(
    brique: str | None,
    sheet: str | None,
    language: str,
    file_format: str,
    form: str,
    booklet: bool,
    out: Path,
    json_output: bool,
) -> None:
    """Écrit des fiches en PDF, Word ou Markdown, une par une ou en un livret."""
    written: list[Path] = []
    wanted = SheetForm(form)
    with application() as app:
        found = chosen(app, brique, sheet, language=language)
        if file_format == "md":
            done = app.exports.markdown(path=out, chosen=_selected(found, brique or language or None, sheet))
            written += done.files or (done.path,)
        elif booklet:
            ids = [one.id for one in found]
            paper = app.sheet_papers.selection(sheet_ids=ids, file_format=file_format, form=wanted)
            written.append(write_file(out, paper.file_name, paper.content))
        else:
            written += _one_by_one(app, found, file_format, wanted, out)
    if json_output:
        as_json(written)
        return
    for path in written:
        click.echo(path)


def _one_by_one(
    app: Application, found: list[SheetSummary], file_format: str, form: SheetForm, out: Path
) -> list[Path]:
    """Each sheet that has something for the form; a sheet named alone says why it has not."""
    written: list[Path] = []
    for summary in found:
        why = next(offer.refusal for offer in app.sheet_papers.forms(summary.id) if offer.form is form)
        if why and len(found) > 1:
            click.echo(f"{summary.slug}\u00a0: {why}", err=True)
            continue
        paper = app.sheet_papers.sheet(sheet_id=summary.id, file_format=file_format, form=form)
        written.append(write_file(out, paper.file_name, paper.content))
    return written


def _selected(found: list[SheetSummary], brique: str | None, sheet: str | None) -> Selection:
    """One sheet is written alone; a brique or the library with the texts of its briques, to be imported whole."""
    if brique is None and sheet is None:
        return Selection()
    return Selection(sheets=tuple(one.id for one in found), alone=sheet is not None)


@sheets.command("import")
@click.argument("path", type=click.Path(path_type=Path), metavar="CHEMIN")
@DRY_RUN
@click.option("--skip-bad", is_flag=True, help="Reprend les bons fichiers et laisse les autres.")
@click.option("--notes", is_flag=True, help="Word : met ce qui n’a pas trouvé sa place dans les notes.")
@POLICY
@json_option
@database_option
def import_sheets(
    path: Path, dry_run: bool, skip_bad: bool, notes: bool, on_conflict: str | None, json_output: bool
) -> None:
    """Reprend des fiches : un fichier Markdown, un dossier, un zip, un paquet, ou un document Word."""
    with application() as app:
        if path.suffix.lower() in WORD_SUFFIXES:
            take_word(app, path, notes=notes, dry_run=dry_run, json_output=json_output)
        else:
            take_in(
                app, path, policy=on_conflict, dry_run=dry_run, skip_bad=skip_bad, json_output=json_output
            )


COMMANDS: tuple[click.Command, ...] = (briques, sheets)
