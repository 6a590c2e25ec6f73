"""What `sheets import` and `pack` print: a preview, line by line, and what was done with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from trainer.app import Application
from trainer.cli.output import as_json, table
from trainer.core.changes import Changes, Kind
from trainer.core.errors import Refused
from trainer.library.exchange_records import Choice, Item, Preview, Sort, State
from trainer.library.exchange_rules import one_policy

STATES = {
    State.NEW: "nouvelle",
    State.SAME: "déjà là",
    State.THERE: "changée là-bas",
    State.HERE: "changée ici",
    State.CONFLICT: "en conflit",
    State.REFUSED: "refusée",
}
SORTS = {Sort.BRIQUE: "brique", Sort.SHEET: "fiche", Sort.PATH: "parcours"}
POLICY = click.option(
    "--on-conflict",
    type=click.Choice([choice.value for choice in Choice]),
    help="En cas de conflit : garder la mienne (mine), prendre la leur (theirs), garder les deux (both).",
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Dit ce qui serait fait, n’écrit rien.")


def show(preview: Preview) -> None:
    """Print every line of a preview but those that are here already, then the counts."""
    rows = [
        (STATES[item.state], SORTS[item.sort], item.slug or item.file, item.title)
        for item in preview.items
        if item.state not in (State.SAME, State.REFUSED)
    ]
    if rows:
        table(("état", "quoi", "nom court", "titre"), rows, "")
    for item in preview.items:
        if item.state is State.REFUSED:
            place = f"{item.file}, ligne {item.line}" if item.line else item.file
            click.echo(f"refusé : {place} : {item.why}")
    click.echo(counted(preview))
    if preview.absent:
        click.echo(f"{preview.absent} pièce(s) jointe(s) ne sont ni dans ce fichier ni dans cette base.")


def counted(preview: Preview) -> str:
    """ "40 nouvelles, 2 déjà là." """
    counts = [(preview.count(state), words) for state, words in STATES.items()]
    return ", ".join(f"{count} {words}" for count, words in counts if count) + "."


def described(preview: Preview) -> dict[str, Any]:
    """A preview as JSON has it."""
    return {
        "source": preview.arrivals.source,
        "made_by": preview.arrivals.made_by,
        "made_at": preview.arrivals.made_at,
        "absent_attachments": preview.absent,
        "counts": {state.value: preview.count(state) for state in State},
        "items": [_described(item) for item in preview.items],
    }


def _described(item: Item) -> dict[str, Any]:
    names = ("sort", "slug", "title", "file", "state", "base", "drafted", "why", "line")
    return {name: getattr(item, name) for name in names}


def take_in(
    app: Application,
    path: Path,
    *,
    policy: str | None,
    dry_run: bool,
    skip_bad: bool,
    json_output: bool,
) -> None:
    """Preview a file, a folder, a zip or a pack, and take it in unless only asked to look."""
    preview = app.exchange.preview(path=path)
    changes = Changes()
    if not dry_run:
        if preview.open_conflicts and policy is None:
            raise Refused(
                "undecided",
                f"{len(preview.open_conflicts)} conflit(s), par exemple « {preview.open_conflicts[0].title} » : "
                "rien n’a été écrit. Choisissez --on-conflict mine, theirs ou both.",
            )
        if preview.count(State.REFUSED) and not skip_bad:
            bad = next(item for item in preview.items if item.state is State.REFUSED)
            raise Refused(
                "bad-files",
                f"{bad.file}, ligne {max(bad.line, 1)} : {bad.why} "
                f"({preview.count(State.REFUSED)} refus en tout : rien n’a été écrit ; --skip-bad reprend le reste.)",
            )
        choices = one_policy(preview, Choice(policy)) if policy else {}
        changes = app.exchange.merge(preview=preview, choices=choices, skip_bad=skip_bad)
    if json_output:
        touched = {str(kind): changes.ids(kind) for kind in (Kind.BRIQUE, Kind.SHEET, Kind.PATH)}
        as_json(described(preview) | {"written": not dry_run, "touched": touched})
        return
    show(preview)
    written = len(changes.touched)
    click.echo("Rien n’a été écrit (essai)." if dry_run else f"{written} texte(s) repris.")


def take_word(app: Application, path: Path, *, notes: bool, dry_run: bool, json_output: bool) -> None:
    """Make a draft of a Word document, and say what found no place in it."""
    draft = app.exchange.word(path=path)
    made = None if dry_run else app.exchange.start(draft=draft, notes=notes).first(Kind.SHEET)
    if json_output:
        as_json(
            {
                "title": draft.sheet.title,
                "steps": len(draft.sheet.steps),
                "attachments": len(draft.pictures),
                "unplaced": draft.unplaced,
                "sheet": made,
                "written": not dry_run,
            }
        )
        return
    sheet = draft.sheet
    click.echo(f"« {sheet.title} » : {len(sheet.steps)} étapes, {len(draft.pictures)} image(s).")
    for one in draft.unplaced:
        click.echo(f"sans place ({one.where}) : {' '.join(one.text.split())}")
    if dry_run:
        click.echo("Rien n’a été écrit (essai).")
    else:
        kept = " ; le reste est dans ses notes" if notes and draft.unplaced else ""
        click.echo(f"Brouillon n° {made} créé{kept}. Complétez-le, puis publiez-le.")
