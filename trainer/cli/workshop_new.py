"""fabrique workshops new: from a path, a model, a past workshop, or what the assistant proposes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

import click

from trainer.app import Application
from trainer.cli.french import FrenchCommand
from trainer.cli.group import application, database_option, json_option
from trainer.cli.output import as_json, plain
from trainer.cli.workshop_plan import clock
from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, NotFound, Refused
from trainer.core.text import fold
from trainer.planning.assistant_records import Proposal, Wish
from trainer.workshops.records import Hours, WorkshopFields
from trainer.workshops.rules import DayPlan
from trainer.workshops.team import Team, read_team

USUAL = "9:30-12:30,13:45-17:15"
HOURS = f"Les demi-journées de chaque jour, « {USUAL} » ; avec --from-path, seuls leurs débuts comptent."
_SPAN = re.compile(r"(\d{1,2})[:h](\d{2})?\s*[-–]\s*(\d{1,2})[:h](\d{2})?")


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on the command line, whichever way the workshop begins."""

    title: str
    partner: str
    place: str
    people: int | None
    trainers: Team | None
    remote: bool
    days: tuple[date, ...]
    hours: str

    @property
    def names(self) -> tuple[str, ...]:
        """Who runs it, as far as they are named."""
        return self.trainers.names if self.trainers is not None else ()


def days(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[date, ...]:
    """Days as people or machines write them: 2026-12-05, 5/12/2026."""
    return tuple(_day(value) for value in values)


def team(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> Team | None:
    """Who runs the workshop: names, or a number."""
    try:
        return read_team(values)
    except InvalidInput as error:
        raise click.UsageError(error.message) from error


@click.command("new", cls=FrenchCommand)
@click.option("--from-path", metavar="PARCOURS", help="Depuis un parcours (nom court ou identifiant).")
@click.option("--from-template", metavar="MODÈLE", help="Depuis un modèle (identifiant ou titre).")
@click.option(
    "--from-workshop", type=int, metavar="ID", help="Avec le déroulé d’un autre atelier, sans ses personnes."
)
@click.option("--propose", is_flag=True, help="Avec le déroulé que propose l’assistant.")
@click.option("--briques", metavar="A,B", default="", help="Pour --propose : les briques, dans l’ordre.")
@click.option("--people", type=click.IntRange(0), metavar="N", help="Personnes attendues.")
@click.option(
    "--trainers",
    multiple=True,
    callback=team,
    metavar="NOMS",
    help="Qui anime, « Awa, Marc » ; avec --propose, un nombre suffit.",
)
@click.option("--remote", is_flag=True, help="À distance.")
@click.option(
    "--attempt",
    type=click.IntRange(0),
    metavar="N",
    help="Pour --propose : 1 pour une autre, 2…",
)
@click.option(
    "--day",
    "day",
    multiple=True,
    callback=days,
    metavar="JOUR",
    help="Une journée, autant de fois qu’il en faut.",
)
@click.option("--hours", default="", metavar="HEURES", help=HOURS)
@click.option("--title", default="", metavar="TITRE", help="Titre de l’atelier.")
@click.option("--partner", default="", metavar="NOM", help="Association partenaire (nom ou identifiant).")
@click.option("--place", default="", metavar="LIEU", help="Lieu.")
@click.option("--dry-run", is_flag=True, help="N’écrit rien : montre la proposition et ses raisons.")
@json_option
@database_option
def new_workshop(
    from_path: str | None,
    from_template: str | None,
    from_workshop: int | None,
    propose: bool,
    briques: str,
    attempt: int | None,
    dry_run: bool,
    json_output: bool,
    *,
    day: tuple[date, ...],
    **values: object,
) -> None:
    """Crée un atelier : depuis un parcours, un modèle, un atelier passé, une proposition, ou vide."""
    if sum([from_path is not None, from_template is not None, from_workshop is not None, propose]) > 1:
        raise click.UsageError(
            "Choisissez une seule façon de commencer : parcours, modèle, atelier ou proposition."
        )
    asked = Asked(days=day, **values)  # type: ignore[arg-type]
    if not propose:
        _not_proposed(asked, {"--dry-run": dry_run, "--briques": briques, "--attempt": attempt is not None})
    if asked.hours and not asked.days:
        raise click.UsageError("--hours va avec --day : donnez au moins une journée.")
    with application() as app:
        if propose:
            wish = _wish(app, briques, asked)
            if dry_run:
                _show(app.proposals.propose(wish, attempt or 0), json_output)
                return
            changes = app.beginnings.from_proposal(
                fields=_fields(app, asked, "Atelier proposé"), wish=wish, attempt=attempt or 0
            )
        elif from_path is not None:
            changes = _from_path(app, from_path, asked)
        elif from_template is not None:
            changes = _from_template(app, from_template, asked)
        elif from_workshop is not None:
            changes = _from_workshop(app, from_workshop, asked)
        else:
            changes = app.workshops.create(fields=_fields(app, asked, ""), days=_plans(asked))
        workshop = app.workshops.head(changes.first(Kind.WORKSHOP))
    if json_output:
        as_json({"id": workshop.id, "title": workshop.fields.title, "minutes": workshop.minutes})
    else:
        click.echo(
            f"Atelier {workshop.id} créé : {workshop.fields.title}. Voir : fabrique workshops show {workshop.id}"
        )


def _not_proposed(asked: Asked, given: Mapping[str, object]) -> None:
    """Refuse what only a proposal asks for."""
    for option, value in given.items():
        if value:
            raise click.UsageError(f"{option} va avec --propose.")
    if asked.trainers is not None and not asked.names:
        raise click.UsageError(
            "Un nombre pour --trainers va avec --propose : donnez des noms, --trainers « Awa, Marc »."
        )


def _from_path(app: Application, name: str, asked: Asked) -> Changes:
    path = app.paths.get(int(name)) if name.isascii() and name.isdigit() else app.paths.by_slug(name)
    if len(asked.days) != 1:
        raise click.UsageError("Un parcours compte ses journées lui-même : donnez la première avec --day.")
    hours = _hours(asked.hours or USUAL)
    if len(hours) > 2:
        raise click.UsageError("Un parcours compte une ou deux demi-journées par jour : donnez leurs débuts.")
    return app.starts.from_path(
        path_id=path.id,
        first_day=asked.days[0],
        starts_at=hours[0].starts_at,
        resumes_at=hours[1].starts_at if len(hours) > 1 else time(13, 45),
        partner_id=_partner(app, asked.partner),
        title=asked.title,
        place=asked.place,
        expected=asked.people,
        remote=asked.remote,
        trainers=asked.names,
    )


def _from_template(app: Application, name: str, asked: Asked) -> Changes:
    template = app.templates.find(name)
    for title in app.templates.open(template.id).missing:
        click.echo(
            f"La fiche « {title} » n’est pas dans cette bibliothèque : c’est une séquence sans fiche.",
            err=True,
        )
    return app.beginnings.from_template(
        template_id=template.id,
        fields=_fields(app, asked, template.title),
        days=_plans(asked) if asked.hours or len(asked.days) > 1 else (),
        first_day=_first(asked),
    )


def _from_workshop(app: Application, workshop_id: int, asked: Asked) -> Changes:
    return app.beginnings.from_workshop(
        workshop_id=workshop_id,
        title=asked.title,
        partner_id=_partner(app, asked.partner),
        place=asked.place,
        days=_plans(asked) if asked.hours or len(asked.days) > 1 else (),
        first_day=_first(asked),
        expected=asked.people,
        remote=asked.remote or None,
        trainers=asked.names,
    )


def _wish(app: Application, briques: str, asked: Asked) -> Wish:
    from trainer.workshops.begin_service import halves_of

    known = {fold(one.title): one.slug for one in app.proposals.briques()}
    wanted = [word.strip() for word in briques.split(",") if word.strip()]
    slugs = tuple(known.get(fold(word), word) for word in wanted)
    there = asked.trainers.count if asked.trainers is not None else 1
    return Wish(slugs, halves_of(_plans(asked)), asked.people or 0, asked.remote, there)


def _fields(app: Application, asked: Asked, title: str) -> WorkshopFields:
    return WorkshopFields(
        title=asked.title or title,
        partner_id=_partner(app, asked.partner),
        place=asked.place,
        remote=asked.remote,
        expected=asked.people or 0,
        trainers=asked.names,
    )


def _partner(app: Application, name: str) -> int | None:
    if not name:
        return None
    if name.isascii() and name.isdigit():
        return app.partners.get(int(name)).id
    found = [one.id for one in app.partners.all() if fold(one.name) == fold(name)]
    if not found:
        raise NotFound("not-found", f"Aucun partenaire ne s’appelle « {name} ».")
    if len(found) > 1:
        raise Refused("several", f"Plusieurs partenaires s’appellent « {name} » : donnez l’identifiant.")
    return found[0]


def _plans(asked: Asked) -> tuple[DayPlan, ...]:
    return tuple((day, _hours(asked.hours or USUAL)) for day in asked.days)


def _first(asked: Asked) -> date | None:
    return asked.days[0] if asked.days else None


def _day(value: str) -> date:
    try:
        if "/" in value:
            day, month, year = (int(part) for part in value.split("/"))
            return date(year + 2000 if year < 100 else year, month, day)
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.UsageError(f"« {value} » n’est pas un jour : écrivez 2026-12-05 ou 5/12/2026.") from error


def _hours(text: str) -> tuple[Hours, ...]:
    """ "9:30-12:30,13:45-17:15" as half-days."""
    found = []
    for part in text.split(","):
        match = _SPAN.fullmatch(part.strip())
        try:
            if match is None:
                raise ValueError
            numbers = [int(number or 0) for number in match.groups()]
            found.append(Hours(time(numbers[0], numbers[1]), time(numbers[2], numbers[3])))
        except ValueError as error:
            raise click.UsageError(
                f"« {part.strip()} » n’est pas une demi-journée : écrivez {USUAL}."
            ) from error
    return tuple(found)


def _show(proposal: Proposal, json_output: bool) -> None:
    if json_output:
        as_json(plain(proposal))
        return
    for half in proposal.halves:
        click.echo(f"\n{half.half.day:%d/%m/%Y} {clock(half.half.starts)} – {clock(half.half.ends)}")
        for at, block in zip(half.starts, half.blocks, strict=False):
            click.echo(f"  {clock(at)}  {block.minutes:3d} min  {block.title}")
            click.echo(f"                 {block.reason}")
        if half.free:
            click.echo(f"         {half.free:3d} min libres")
    click.echo("")
    for remark in proposal.remarks:
        click.echo(remark)
