"""What of a plan a person may have written wrong, and the sentence for it."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.errors import InvalidInput
from trainer.planning.records import Block, Lane

LONGEST = 24 * 60
MOST_LANES = 6
TITLE, LEAD, ROOM, NAME = 300, 120, 80, 80
"""The most letters of each."""


def checked(block: Block) -> Block:
    """The block itself; raises `InvalidInput` for what cannot be kept."""
    if not block.title.strip():
        raise InvalidInput("title", "Une séquence a besoin d’un titre.")
    if not 1 <= block.minutes <= LONGEST:
        raise InvalidInput("minutes", "Une séquence dure au moins 1\u00a0minute et au plus une journée.")
    if block.pinned is not None and not 0 <= block.pinned < LONGEST:
        raise InvalidInput("pinned", "Une heure va de 00:00 à 23:59.")
    _at_most("title", "Le titre d’une séquence", block.title, TITLE)
    _at_most("lead", "Le nom de qui anime", block.lead, LEAD)
    _at_most("room", "Le nom de la salle", block.room, ROOM)
    return block


def check_lanes(lanes: Sequence[Lane]) -> None:
    """Raises `InvalidInput` for groups in parallel that cannot be."""
    if not 2 <= len(lanes) <= MOST_LANES:
        raise InvalidInput("lanes", f"Il faut de 2 à {MOST_LANES} groupes en parallèle.")
    for lane in lanes:
        _at_most("lanes", "Le nom d’un groupe", lane.name, NAME)
        _at_most("lanes", "Le nom de la salle", lane.room, ROOM)
        _at_most("lanes", "Le nom de qui anime", lane.lead, LEAD)
        if lane.people < 0:
            raise InvalidInput("lanes", "Un groupe ne peut pas compter moins de 0\u00a0personne.")


def heading(title: str) -> str:
    """The words of a heading as they are kept; raises `InvalidInput` for none or too many."""
    if not title.strip():
        raise InvalidInput("title", "Donnez un titre à ces séquences, ou retirez-le.")
    _at_most("title", "Le titre de ces séquences", title.strip(), TITLE)
    return title.strip()


def _at_most(field: str, what: str, text: str, most: int) -> None:
    if len(text) > most:
        raise InvalidInput(
            field, f"{what} a {len(text)}\u00a0caractères\u00a0: raccourcissez-le à {most} au plus."
        )
