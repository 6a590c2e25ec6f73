"""fabrique revenue."""

from __future__ import annotations

import click

from trainer.cli.french import FrenchCommand
from trainer.cli.group import application, database_option, json_option
from trainer.cli.output import as_json, plain, table
from trainer.core.clock import system_clock, today
from trainer.core.money import euros


@click.command("revenue", cls=FrenchCommand)
@click.option("--year", type=click.IntRange(1, 9999), metavar="ANNÉE", help="L’année (celle-ci par défaut).")
@json_option
@database_option
def revenue(year: int | None, json_output: bool) -> None:
    """Les recettes d’une année : vendu, réglé, reste dû."""
    with application() as app:
        found = app.sales.revenue(today(system_clock).year if year is None else year)
    if json_output:
        shown = plain(found)
        for name in ("sold", "paid", "due", "received"):
            shown[name] = getattr(found, name) / 100
            shown[f"{name}_cents"] = getattr(found, name)
        for month in shown["months"]:
            month["sold"], month["received"] = month["sold"] / 100, month["received"] / 100
        shown["by_partner"] = [{"partner": name, "sold": cents / 100} for name, cents in found.by_partner]
        as_json({"currency": "EUR"} | shown)
        return
    click.echo(f"Recettes {found.year}")
    for label, cents in (("vendu", found.sold), ("réglé", found.paid), ("reste dû", found.due)):
        click.echo(f"  {label:9} {euros(cents):>14}")
    if found.by_partner:
        table(("partenaire", "vendu"), [(name, euros(cents)) for name, cents in found.by_partner], "")


COMMANDS: tuple[click.Command, ...] = (revenue,)
