"""A packing list as one reads it: what the plan needs beside what was ticked and added by hand. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from curriculum.model import Provenance
from trainer.core.text import fold
from trainer.planning.keys import new_key
from trainer.planning.materials import ORDER, Amount, Line

OWN = "own:"
"""How the key of a line begins that somebody added."""
_NOBREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line that somebody added; `quantity` in their words."""

    key: str
    label: str
    quantity: str
    provenance: Provenance
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Packed:
    """What is kept of a packing list: ticks with the count they were given for, lines by hand, copies asked for."""

    ticked: Mapping[str, int] = field(default_factory=dict)
    own: tuple[OwnLine, ...] = ()
    copies: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One line to read. `more` is how many came on top since it was ticked, for `given` of them then.

    `uses` says for what, "" for own lines.
    """

    key: str
    label: str
    quantity: str
    provenance: Provenance
    ticked: bool
    count: int = 0
    more: int = 0
    uses: tuple[str, ...] = ()
    own: bool = False
    given: int = 0

    @property
    def done(self) -> bool:
        """Ticked, and nothing came on top."""
        return self.ticked and not self.more


def new_own_key() -> str:
    """A key for a line to add."""
    return f"{OWN}{new_key()}"


def packing_list(lines: Sequence[Line], packed: Packed) -> tuple[Item, ...]:
    """Every line of the plan and every own one, by provenance, then by name."""
    found = [_item(line, packed.ticked.get(line.key)) for line in lines]
    found += [
        Item(one.key, one.label, one.quantity, one.provenance, one.ticked, own=True) for one in packed.own
    ]
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.provenance), fold(one.label))))


def quantity(amounts: Iterable[Amount], words: Sequence[str] = ()) -> str:
    """« 18 », « 2 rouleaux », « 3 + une poignée »."""
    counted = [amount_words(amount) for amount in amounts]
    return " + ".join([*counted, *words])


def amount_words(amount: Amount) -> str:
    """« 18 », « 2 rouleaux », « 1 paquet »."""
    if not amount.unit:
        return str(amount.count)
    ending = "" if amount.count < 2 else "x" if amount.unit.endswith(("au", "eu")) else "s"
    return f"{amount.count}{_NOBREAK}{amount.unit}{ending}"


def _item(line: Line, before: int | None) -> Item:
    several = len(line.uses) > 1
    uses = tuple(
        f"{use.title} ({quantity([use.amount] if use.amount else [], [use.words] if use.words else [])})"
        if several
        else use.title
        for use in line.uses
    )
    more = max(0, line.count - before) if before is not None else 0
    return Item(
        line.key, line.item, quantity(line.amounts, line.words), line.provenance, before is not None, line.count,
        more, uses, given=before or 0,
    )  # fmt: skip
