"""Why each block stands where it stands, in one French sentence; and what could not be done as wished."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curriculum.model import SheetKind
from trainer.documents import format_fr as fr
from trainer.planning.assistant_items import Filled, Item
from trainer.planning.assistant_records import ENDS, MOVING, ProposedHalf, Wish
from trainer.planning.check_facts import PlanWarning, moment_of_day, on

TELLING = 10
"""Minutes from the usual length that are worth a word."""
SHORT = 15
"""So many minutes left at the end of a half-day are not worth a word."""
WELCOME = (
    "Un quart d’heure pour arriver\u00a0: personne ne manque le début, et la salle se remplit sans presser."
)
MEAL = "Une heure de repas au milieu de la journée."
BETWEEN = "Les deux demi-journées se touchent\u00a0: une pause les sépare."
CLOSING = "Aucune fiche de clôture ne convient ici\u00a0: un tour de parole finit la journée ensemble."
DEBRIEF = "Sa fiche n’a pas de questions de débrief\u00a0: on en parle tout de suite, avant de passer à autre chose."


@dataclass(frozen=True, slots=True)
class Told:
    """A sheet of an agenda: the stretch it is in, its place there, all the sheets before it, its brique's title."""

    wish: Wish
    filled: Filled
    place: int
    before: Sequence[Item]
    brique: str

    @property
    def item(self) -> Item:
        """The sheet itself."""
        return self.filled.items[self.place]


def reason(told: Told) -> str:
    """Why this sheet, here."""
    return _capital(f"{_why(told)}\u00a0; {_fit(told)}.") if _fit(told) else _capital(f"{_why(told)}.")


def pause(since: int) -> str:
    """Why a break comes after so many minutes."""
    return f"Une pause après {fr.length(since)}\u00a0: jamais plus de deux heures d’affilée."


def debrief_title(title: str) -> str:
    """What the talk after a role-play is called."""
    return f"Débrief de «\u00a0{title}\u00a0»"[:300]


def nothing_left(made: int) -> str:
    """When every agenda has been proposed, or none can be."""
    if not made:
        return (
            "Aucune fiche de ces briques ne tient dans ces heures\u00a0: allongez les demi-journées, ou choisissez une "
            "autre brique."
        )
    done = "que celui déjà proposé" if made == 1 else f"que les {made} déjà proposés"
    return (
        f"L’assistant ne trouve plus d’autre déroulé aussi bon {done}\u00a0: changez une brique, les heures ou le "
        "nombre de personnes pour en avoir d’autres."
    )


def no_sheet(wish: Wish, names: Sequence[str]) -> str:
    """When nothing fits at all."""
    where = " à distance" if wish.remote else ""
    trainers = "une personne" if wish.trainers == 1 else f"{wish.trainers}\u00a0personnes"
    return (
        f"Aucune fiche publiée de {fr.join([_quoted(name) for name in names])} ne peut être menée{where} par {trainers}"
        "\u00a0: choisissez une autre brique, ou ajoutez des fiches à la bibliothèque."
    )


def moved(name: str) -> str:
    """When a brique comes later than wished."""
    return f"{_quoted(name)} vient après les briques qu’elle suppose, et non dans l’ordre demandé."


def other_number(name: str, people: int) -> str:
    """When no sheet of a brique is made for so many people."""
    return (
        f"Aucune fiche de {_quoted(name)} n’est prévue pour {fr.people(people)}\u00a0: celles-ci s’en approchent, "
        "adaptez-les ou faites deux groupes."
    )


def absent(name: str) -> str:
    """When a brique found no room."""
    return f"{_quoted(name)} n’a pas trouvé de place\u00a0: allongez les journées, ou enlevez une brique."


def hardly(name: str) -> str:
    """When a brique only frames the days."""
    return (
        f"De {_quoted(name)}, il n’y a ici qu’une ouverture ou une clôture\u00a0: allongez les journées, ou enlevez "
        "une brique, pour la travailler."
    )


def left(wish: Wish, made: Sequence[ProposedHalf]) -> Iterator[str]:
    """What could not be filled: the ends of half-days, then those that are empty, together."""
    for one in made:
        if one.blocks and one.free > SHORT:
            when = _capital(_when(wish, one))
            yield f"{when}, il reste {fr.length(one.free)} à la fin\u00a0: finissez plus tôt, ou ajoutez une brique."
    empty = [one for one in made if not one.blocks]
    if len(empty) == 1:
        when = _capital(_when(wish, empty[0]))
        yield f"{when}, rien n’est proposé\u00a0: ajoutez une brique, ou enlevez cette demi-journée."
    elif empty:
        yield (
            f"À partir d’ici, rien n’est proposé\u00a0: {_when(wish, empty[0])}, et les {len(empty) - 1}\u00a0"
            "demi-journées suivantes. Ajoutez des briques, ou enlevez-les."
        )


def told(wish: Wish, warning: PlanWarning) -> str:
    """A warning that the planner will give of the agenda, days without a date numbered."""
    text = f"{warning.what} {warning.advice}"
    for place, day in enumerate(wish.days if not wish.dated else (), start=1):
        text = text.replace(f"de {on(day)}", f"du jour\u00a0{place}").replace(
            on(day), f"le jour\u00a0{place}"
        )
    return text


def _when(wish: Wish, one: ProposedHalf) -> str:
    part = moment_of_day(one.half.starts, one.half.ends)
    if not wish.dated and len(wish.days) == 1:
        return part or "ce jour-là"
    number = f"jour\u00a0{wish.days.index(one.half.day) + 1}"
    day = fr.day(one.half.day, weekday=True) if wish.dated else number
    return f"{day}, {part}" if part else day


def _why(told: Told) -> str:
    item, stretch = told.item, told.filled.stretch
    kind, brique = item.sheet.kind, _quoted(told.brique)
    if kind is SheetKind.OPENING:
        if stretch.first:
            return f"une ouverture d’abord\u00a0: chacun·e parle tôt, et l’on entre dans {brique}"
        return f"une ouverture pour reprendre ensemble la journée, avec {brique}"
    if kind is SheetKind.CLOSING:
        if stretch.last:
            return f"une clôture en dernier\u00a0: on repart avec ce qui a été dit de {brique}"
        return f"une clôture pour finir la journée sur {brique}"
    if not told.place and stretch.fed:
        alive = "quand il faut bouger" if kind in MOVING else "qui se fait en se levant"
        return f"{_NAMES[kind]} juste après le repas, {alive}, pour {brique}"
    named = [one for one in told.before if one.sheet.id in item.needs]
    if named:
        return f"{_NAMES[kind]} après «\u00a0{named[-1].sheet.title}\u00a0», que cette fiche suppose"
    return _arc(told, kind, brique)


def _arc(told: Told, kind: SheetKind, brique: str) -> str:
    own = [one for one in told.before if one.brique == told.item.brique and one.sheet.kind not in ENDS]
    if not own:
        return f"{_NAMES[kind]} pour entrer dans {brique}\u00a0: {_USES[kind]}"
    if kind is SheetKind.ROLEPLAY:
        return f"une mise en situation une fois le terrain de {brique} préparé\u00a0: {_USES[kind]}"
    if own[-1].sheet.kind is kind:
        return f"{_NAMES[kind].replace(' ', ' autre ', 1)} pour {brique}\u00a0: {_USES[kind]}"
    return f"{_NAMES[kind]} après {_KINDS[own[-1].sheet.kind]}, pour {brique}\u00a0: {_USES[kind]}"


def _fit(told: Told) -> str:
    sheet, wish = told.item.sheet, told.wish
    minutes = told.filled.lengths[told.place]
    parts = []
    if wish.remote:
        parts.append("faite pour la distance" if sheet.at_distance else "elle a une version à distance")
    elif wish.people and sheet.group_ideal and abs(wish.people - sheet.group_ideal) <= 2:
        parts.append(f"son groupe idéal est de {sheet.group_ideal}\u00a0personnes")
    if sheet.trainers > 1:
        parts.append(f"elle se mène à {sheet.trainers}\u00a0personnes")
    if abs(minutes - sheet.usual) >= TELLING and not parts:
        word = "raccourcie" if minutes < sheet.usual else "allongée"
        parts.append(f"{word} de {fr.length(abs(sheet.usual - minutes))} pour tomber juste")
    elif sheet.tested and not parts:
        parts.append("elle a déjà été essayée")
    return fr.join(parts)


def _quoted(name: str) -> str:
    return f"«\u00a0{name}\u00a0»"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_NAMES = {
    SheetKind.GAME: "un jeu",
    SheetKind.INPUT: "un apport",
    SheetKind.VIDEO: "un film",
    SheetKind.EXERCISE: "un exercice",
    SheetKind.TOOL: "un outil",
    SheetKind.ROLEPLAY: "une mise en situation",
    SheetKind.OPENING: "une ouverture",
    SheetKind.CLOSING: "une clôture",
}
_KINDS = {**_NAMES, SheetKind.VIDEO: "le film", SheetKind.GAME: "le jeu", SheetKind.INPUT: "l’apport"} | {
    SheetKind.EXERCISE: "l’exercice",
    SheetKind.TOOL: "l’outil",
    SheetKind.ROLEPLAY: "la mise en situation",
}
_USES = {
    SheetKind.GAME: "on comprend en jouant",
    SheetKind.INPUT: "on pose des repères communs, sans dépasser l’écoute de chacun·e",
    SheetKind.VIDEO: "on regarde, puis l’on en parle",
    SheetKind.EXERCISE: "on s’essaie, à petite échelle",
    SheetKind.TOOL: "on repart avec quelque chose à remplir chez soi",
    SheetKind.ROLEPLAY: "on vit le tout, puis l’on en débriefe sur-le-champ",
}
