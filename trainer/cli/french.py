"""click speaking French: help pages and misuse."""

from __future__ import annotations

from typing import Any

import click
from click.exceptions import MissingParameter, NoArgsIsHelpError, NoSuchOption

HELP = "Affiche cette aide."


class FrenchCommand(click.Command):
    """A command whose help page is in French."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """« Utilisation » instead of "Usage"."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Utilisation : "
        )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, said in French."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP
        return option


class FrenchGroup(FrenchCommand, click.Group):
    """A group of commands whose help page is in French."""

    command_class = FrenchCommand

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with one line each, under « Commandes »."""
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                rows.append((name, command.get_short_help_str(90)))
        with formatter.section("Commandes"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first, refused in French."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            known = ", ".join(self.list_commands(ctx))
            raise click.UsageError(f"Commande inconnue « {args[0]} » ; au choix : {known}.", ctx)
        return super().resolve_command(ctx, args)


FrenchGroup.group_class = FrenchGroup


def misuse(error: click.UsageError) -> str:
    """A usage error as one French line."""
    if isinstance(error, NoArgsIsHelpError):
        return "Il manque une commande."
    if isinstance(error, NoSuchOption):
        return f"Option inconnue « {error.option_name} »."
    if isinstance(error, MissingParameter):
        return f"Il manque {_named(error)}."
    if isinstance(error, click.BadParameter):
        named = _named(error)
        return f"{named[0].upper()}{named[1:]} : {_reason(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"L’option « {error.option_name} » attend une valeur."
    message = error.format_message()
    if message.startswith("Missing command"):
        return "Il manque une commande."
    if message.startswith("Got unexpected extra argument"):
        return "Argument de trop : " + message.partition("(")[2].rstrip(").") + "."
    return message


def _named(error: click.BadParameter) -> str:
    parameter: Any = error.param
    if parameter is None:
        return "un argument"
    if isinstance(parameter, click.Option):
        return f"l’option {'/'.join(parameter.opts)}"
    return f"l’argument {(parameter.metavar or parameter.name or '').upper()}"


def _reason(error: click.BadParameter) -> str:
    kind: Any = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"au choix {', '.join(map(str, kind.choices))}."
    if isinstance(kind, click.IntRange) and "not in the range" in error.message:
        within = f"de {kind.min} à {kind.max}" if kind.max is not None else f"à partir de {kind.min}"
        return f"un nombre {within} est attendu."
    if isinstance(kind, click.types.IntParamType):
        return "un nombre entier est attendu."
    if isinstance(kind, click.Path):
        return "ce fichier ne peut pas être lu."
    return error.message
