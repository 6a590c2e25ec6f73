"""fabrique search: sheets by their words, everything else by name."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from curriculum.fields import BY_NAME
from curriculum.model import SheetKind
from trainer.app import Application
from trainer.cli.french import FrenchCommand
from trainer.cli.group import application, database_option, json_option
from trainer.cli.output import as_json
from trainer.core.errors import NotFound
from trainer.core.text import fold
from trainer.library.search_records import Piece, SheetHits, SheetQuery
from trainer.reports.search_records import FoundGroup, FoundKind

TITLES = {
    FoundKind.PARTNER: "Partenaires",
    FoundKind.PERSON: "Personnes",
    FoundKind.WORKSHOP: "Ateliers",
    FoundKind.PAPER: "Documents émis",
    FoundKind.PATH: "Parcours",
}


@click.command("search", cls=FrenchCommand)
@click.argument("words", metavar="MOTS", nargs=-1, required=True)
@click.option("--brique", metavar="NOM", help="Seulement les fiches de cette brique (nom court ou numéro).")
@click.option("--kind", metavar="NATURE", help="Seulement les fiches de cette nature (outil, jeu…).")
@click.option("--limit", type=click.IntRange(1, 500), default=10, show_default=True, help="Combien, au plus.")
@json_option
@database_option
def search(
    words: tuple[str, ...], brique: str | None, kind: str | None, limit: int, json_output: bool
) -> None:
    """Cherche dans les fiches, et parmi les partenaires, les personnes, les ateliers et les documents."""
    text = " ".join(words)
    with application() as app:
        query = SheetQuery(
            words=text,
            brique_ids=_brique(app, brique) if brique else (),
            kinds=(_kind(kind),) if kind else (),
            limit=limit,
        )
        hits = app.search.sheets(query)
        others = () if brique or kind else app.search.everywhere(text, limit)
    others = tuple(group for group in others if group.kind is not FoundKind.SHEET)
    if json_output:
        as_json({"sheets": hits, "others": others})
        return
    _print(hits, others)


def _print(hits: SheetHits, others: Iterable[FoundGroup]) -> None:
    groups = tuple(others)
    if not hits.hits and not groups:
        click.echo("Rien trouvé. Essayez un mot plus court ou plus courant.")
        return
    if hits.hits:
        number = "plus de 500" if hits.total is None else str(hits.total)
        note = " (aucune n’a tous les mots)" if hits.partial else ""
        click.echo(f"Fiches : {number}{note}")
    for hit in hits.hits:
        click.echo(f"  {_shown(hit.title)}  [{hit.summary.brique_title}, {hit.summary.slug}]")
        if hit.excerpt:
            field = BY_NAME.get(hit.field)
            click.echo(f"      {field.label if field else hit.field} : {_shown(hit.excerpt)}")
    for group in groups:
        click.echo(f"{TITLES[group.kind]}{' (et d’autres)' if group.more else ''}")
        for item in group.items:
            click.echo(f"  {_shown(item.title)}{'  ' + item.detail if item.detail else ''}  [{item.id}]")


def _shown(pieces: Iterable[Piece]) -> str:
    bold = sys.stdout.isatty()
    return "".join(click.style(one.text, bold=True) if bold and one.marked else one.text for one in pieces)


def _brique(app: Application, name: str) -> tuple[int, ...]:
    known = {b.slug: b.id for b in app.library.briques(include_retired=True)}
    known |= {str(b.position): b.id for b in app.library.briques()}
    if name not in known:
        raise NotFound("not-found", f"Aucune brique ne s’appelle « {name} » (fabrique briques list).")
    return (known[name],)


def _kind(name: str) -> str:
    for kind in SheetKind:
        if fold(name) in (fold(kind.value), fold(kind.name)):
            return kind.value
    raise NotFound("not-found", f"« {name} » n’est pas une nature : {', '.join(SheetKind)}.")


COMMANDS: tuple[click.Command, ...] = (search,)
