"""Who runs a workshop, as one types it: names, or only how many."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.errors import InvalidInput
from trainer.core.text import fold, tidy

MOST = 50
"""More people than that to run a workshop are a slip of the keyboard."""
_BETWEEN = re.compile(r"[\n,;]")


@dataclass(frozen=True, slots=True)
class Team:
    """`count` is how many there are; `names` is () when only a number is known."""

    count: int
    names: tuple[str, ...] = ()


def read_team(words: Iterable[str]) -> Team | None:
    """Names ("Awa, Marc", or each in its own words), or a number ("2"); None when nothing is said.

    Raises `InvalidInput` for a number that cannot be, or a number among names.
    """
    parts = [tidy(part) for word in words for part in _BETWEEN.split(word) if tidy(part)]
    once: dict[str, str] = {}
    for part in parts:
        once.setdefault(fold(part), part)
    found = list(once.values())
    if not found:
        return None
    if not any(_is_number(part) for part in found):
        if len(found) > MOST:
            raise InvalidInput("trainers", f"Donnez jusqu’à {MOST}\u00a0noms pour animer.")
        return Team(len(found), tuple(found))
    if len(parts) > 1:
        raise InvalidInput("trainers", "Pour animer, donnez des noms ou un nombre, pas les deux.")
    count = int(found[0]) if found[0].isdecimal() and len(found[0]) < 10 else 0
    if not 1 <= count <= MOST:
        raise InvalidInput("trainers", f"Pour animer, donnez un nombre de 1 à {MOST}, ou des noms.")
    return Team(count)


def _is_number(part: str) -> bool:
    return part.lstrip("+-−").replace(".", "", 1).isnumeric()
