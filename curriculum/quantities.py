"""How much of a material a group needs: "1 par groupe de 5" for 18 people is 4."""

from __future__ import annotations

import re
from math import ceil

_RULE = re.compile(
    r"^(?P<count>\d+)(?: (?P<unit>(?!par )[^\d]+?))?"
    r"(?: par (?:(?P<person>personne|participant·e)|groupe de (?P<size>\d+)|(?P<pair>binôme)"
    r"|(?P<trainer>formateur·rice)))?$"
)


def needed(rule: str, people: int, trainers: int = 1) -> int | None:
    """How many of it for `people` and `trainers`; None when the rule is not of a known form."""
    match = _RULE.match(rule.strip())
    if match is None:
        return None
    count = int(match["count"])
    if match["person"]:
        return count * people
    if match["size"] or match["pair"]:
        size = int(match["size"] or 2)
        return count * ceil(people / size) if size else None
    if match["trainer"]:
        return count * trainers
    return count


def unit(rule: str) -> str:
    """What is counted: "rouleau" in "2 rouleaux par groupe de 5", "" where the thing itself is."""
    match = _RULE.match(rule.strip())
    words = (match["unit"] or "").strip() if match else ""
    return words[:-1] if len(words) > 3 and words[-1] in "sx" else words
