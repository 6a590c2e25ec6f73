"""The words of an exchange: states, decisions, counts."""

from __future__ import annotations

from html import escape as safe

from PySide6.QtCore import QCoreApplication

from curriculum.model import MethodSheet
from trainer.library.exchange_records import Choice, Choices, Item, Preview, Sort, State
from trainer.library.exchange_rules import choices as allowed
from trainer.library.exchange_rules import usual_choice
from ui.kit.tokens import Tone

ORDER = (State.CONFLICT, State.REFUSED, State.THERE, State.NEW, State.HERE, State.SAME)
"""What needs a look first."""
ICONS = {Sort.SHEET: "file-text", Sort.BRIQUE: "layers", Sort.PATH: "route"}
TONES = {
    State.CONFLICT: Tone.DANGER,
    State.REFUSED: Tone.DANGER,
    State.THERE: Tone.INFO,
    State.NEW: Tone.SUCCESS,
    State.HERE: Tone.WARNING,
    State.SAME: Tone.NEUTRAL,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("exchange", text)


def state_word(state: State) -> str:
    """The state of one line."""
    words = {
        State.NEW: _tr("Nouvelle"),
        State.SAME: _tr("Déjà là"),
        State.THERE: _tr("Changée là-bas"),
        State.HERE: _tr("Changée ici"),
        State.CONFLICT: _tr("En conflit"),
        State.REFUSED: _tr("Refusée"),
    }
    return words[state]


def counted(state: State, count: int) -> str:
    """ "3 nouvelles"."""
    one, many = {
        State.NEW: (_tr("{0}\u00a0nouvelle"), _tr("{0}\u00a0nouvelles")),
        State.SAME: (_tr("{0}\u00a0déjà là"), _tr("{0}\u00a0déjà là")),
        State.THERE: (_tr("{0}\u00a0changée là-bas"), _tr("{0}\u00a0changées là-bas")),
        State.HERE: (_tr("{0}\u00a0changée ici"), _tr("{0}\u00a0changées ici")),
        State.CONFLICT: (_tr("{0}\u00a0conflit"), _tr("{0}\u00a0conflits")),
        State.REFUSED: (_tr("{0}\u00a0refusée"), _tr("{0}\u00a0refusées")),
    }[state]
    return (many if count > 1 else one).format(count)


def choice_word(choice: Choice, item: Item) -> str:
    """What a button says."""
    if item.state is State.NEW:
        return _tr("Reprendre") if choice is Choice.THEIRS else _tr("Laisser")
    return {
        Choice.MINE: _tr("Garder la mienne"),
        Choice.THEIRS: _tr("Prendre la leur"),
        Choice.BOTH: _tr("Garder les deux"),
    }[choice]


def decision(item: Item, choices: Choices) -> str:
    """What will happen to a line."""
    if not allowed(item):
        return _tr("Rien à faire") if item.state is State.SAME else _tr("Reste dehors")
    choice = choices.get(item.key, usual_choice(item))
    if choice is None:
        return _tr("À trancher")
    return choice_word(choice, item)


def sentence(item: Item, preview: Preview) -> str:
    """Where a line stands, in a sentence or two."""
    there = preview.arrivals.made_by or (_tr("l’expéditeur") if preview.arrivals.pack else _tr("le fichier"))
    base = _tr("Dernier texte commun\u00a0: votre version {0}.").format(item.base) if item.base else ""
    what = {
        State.NEW: _tr("Vous ne l’avez pas."),
        State.SAME: _tr("Vous avez déjà ce texte, au mot près."),
        State.THERE: _tr("{0} l’a changée, vous non.").format(there[:1].upper() + there[1:]),
        State.HERE: _tr("Vous l’avez changée depuis\u00a0; {0} a un texte plus ancien.").format(there),
        State.CONFLICT: _tr("Vous et {0} l’avez changée chacun de votre côté.").format(there),
        State.REFUSED: item.why[:1].upper() + item.why[1:],
    }[item.state]
    place = _tr("Ligne {0}.").format(item.line) if item.line else ""
    draft = _tr("Votre brouillon en cours sera gardé.") if item.drafted else ""
    return " ".join(
        part for part in (what, base if item.state is not State.SAME else "", draft, place) if part
    )


def sort_word(sort: Sort) -> str:
    """What a line is."""
    return {Sort.SHEET: _tr("fiche"), Sort.BRIQUE: _tr("brique"), Sort.PATH: _tr("parcours")}[sort]


def summary(preview: Preview, choices: Choices) -> str:
    """What the button would do."""
    taken = [item for item in preview.items if _choice(item, choices) in (Choice.THEIRS, Choice.BOTH)]
    undecided = sum(_choice(item, choices) is None and bool(allowed(item)) for item in preview.items)
    parts = []
    if undecided:
        one, many = _tr("{0}\u00a0conflit à trancher"), _tr("{0}\u00a0conflits à trancher")
        parts.append((many if undecided > 1 else one).format(undecided))
    if len(taken) > 1:
        parts.append(_tr("{0}\u00a0textes seront repris").format(len(taken)))
    else:
        parts.append(_tr("1\u00a0texte sera repris") if taken else _tr("rien ne sera repris"))
    text = ", ".join(parts)
    return text[:1].upper() + text[1:] + "."


def to_take(preview: Preview, choices: Choices) -> int:
    """How many texts would come in."""
    return sum(_choice(item, choices) in (Choice.THEIRS, Choice.BOTH) for item in preview.items)


def undecided(preview: Preview, choices: Choices) -> bool:
    """Whether some conflict waits."""
    return any(_choice(item, choices) is None for item in preview.open_conflicts)


def _choice(item: Item, choices: Choices) -> Choice | None:
    return choices.get(item.key, usual_choice(item)) if allowed(item) else None


def glance_html(sheet: MethodSheet) -> str:
    """A new sheet at a glance: its promise, its aims, its steps."""

    aims = "".join(f"<li>{safe(aim)}</li>" for aim in sheet.objectives)
    steps = "".join(
        f"<li>{step.minutes}\u00a0min · {safe(step.grouping)} · {safe(step.title)}</li>"
        for step in sheet.steps
    )
    html = f"<h1>{safe(sheet.title)}</h1><p class='promise'>{safe(sheet.promise)}</p>"
    if aims:
        html += f"<h3>{safe(_tr('Objectifs'))}</h3><ul>{aims}</ul>"
    if steps:
        html += f"<h3>{safe(_tr('Déroulé'))}</h3><ol>{steps}</ol>"
    return html
