"""The group of commands and what they share: the database, errors, exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from trainer.app import Application
from trainer.cli.french import FrenchGroup, misuse
from trainer.core.errors import FabriqueError
from trainer.persistence.location import VARIABLE, database_url

DONE, REFUSED, MISUSE = 0, 1, 2
WHERE = f"Fichier ou adresse postgresql:// de la base (sinon {VARIABLE}, sinon le dossier personnel)."


def database_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take --database too; the nearest one wins."""

    def remember(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
        if value is not None:
            ctx.ensure_object(dict)["database"] = value
        return value

    return click.option("--database", metavar="BASE", help=WHERE, expose_value=False, callback=remember)(
        command
    )


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--json for every list."""
    return click.option("--json", "json_output", is_flag=True, help="Écrit en JSON.")(command)


@contextmanager
def application() -> Iterator[Application]:
    """The services on the database that was asked for, closed at the end."""
    chosen = click.get_current_context().ensure_object(dict).get("database")
    app = Application(database_url(chosen))
    try:
        yield app
    finally:
        app.close()


@click.group(cls=FrenchGroup, name="fabrique", context_settings={"help_option_names": ["-h", "--help"]})
@database_option
def fabrique() -> None:
    """Fabrique : préparer, animer, attester et facturer ses formations. Sans commande, ouvre la fenêtre."""


def _load() -> None:
    from trainer.cli import care, demo, pack, paths, people, sales, search, sheets, templates, workshops

    for module in (demo, search, sheets, paths, pack, people, workshops, templates, sales, care):
        for command in module.COMMANDS:
            fabrique.add_command(command)


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    _load()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        result = fabrique.main(
            args=list(argv) if argv is not None else None, prog_name="fabrique", standalone_mode=False
        )
        return result if isinstance(result, int) else DONE
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx is not None else "fabrique"
        click.echo(f"{misuse(error)} Voir : {path} --help", err=True)
        return MISUSE
    except FabriqueError as error:
        click.echo(" ".join(error.message.split("\n")), err=True)
        return REFUSED
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrompu.", err=True)
        return REFUSED
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        return REFUSED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  # the reader left: say nothing more at exit
        return DONE
    except Exception as error:
        if os.environ.get("FABRIQUE_TRACE"):
            traceback.print_exc()
        click.echo(
            f"Erreur imprévue ({type(error).__name__}) : rien d’autre n’a été fait. FABRIQUE_TRACE=1 en dit plus.",
            err=True,
        )
        return REFUSED
