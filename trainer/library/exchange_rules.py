"""How an incoming text stands to mine, and what happens to it unless somebody says otherwise: pure decisions."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.errors import Refused
from trainer.library.exchange_records import Choice, Choices, Item, Key, Preview, Sort, State


def sheet_state(
    *, mine: str, theirs: str, my_editions: Sequence[str], their_editions: Sequence[str], drafted: bool
) -> tuple[State, int]:
    """The state of a sheet that is here, and the number of my last edition that the sender had (0: none known).

    `mine` and `theirs` are fingerprints of the published texts ("" when mine never was), the editions those of each
    side from the oldest on; a sender without history (a Markdown file) is taken to have started from my last text.
    A draft under way here counts as a change made here.
    """
    if mine == theirs:
        return State.SAME, len(my_editions)
    known = {*their_editions, theirs}
    base = next((n for n in range(len(my_editions), 0, -1) if my_editions[n - 1] in known), 0)
    they_follow = mine in their_editions or (not their_editions and bool(mine))
    i_follow = theirs in my_editions
    if they_follow and i_follow:  # somebody went back to an older text: the longer history is the newer one
        they_follow = len(their_editions) > len(my_editions)
        i_follow = len(their_editions) < len(my_editions)
    if i_follow:
        return State.HERE, base
    if they_follow and not drafted:
        return State.THERE, base or len(my_editions)
    return State.CONFLICT, base


def choices(item: Item) -> tuple[Choice, ...]:
    """What a person may decide about a line; empty when there is nothing to decide."""
    if item.state in (State.SAME, State.REFUSED):
        return ()
    if item.state is State.NEW:
        return Choice.THEIRS, Choice.MINE
    if item.sort is Sort.BRIQUE:
        return Choice.MINE, Choice.THEIRS
    return Choice.MINE, Choice.THEIRS, Choice.BOTH


def usual_choice(item: Item) -> Choice | None:
    """What happens to a line when nobody says anything; None when somebody must."""
    return {
        State.NEW: Choice.THEIRS,
        State.THERE: Choice.THEIRS,
        State.CONFLICT: None,
    }.get(item.state, Choice.MINE)


def one_policy(preview: Preview, choice: Choice) -> dict[Key, Choice]:
    """The same choice for every conflict; where both cannot be kept (a brique), mine stays."""
    return {item.key: choice if choice in choices(item) else Choice.MINE for item in preview.open_conflicts}


def refuse_undecided(preview: Preview, made: Choices) -> None:
    """Raise `Refused` when a conflict waits for a decision."""
    undecided: list[Item] = [
        item for item in preview.open_conflicts if made.get(item.key, usual_choice(item)) is None
    ]
    if undecided:
        raise Refused(
            "undecided",
            f"{len(undecided)} conflit(s) à trancher, par exemple «\u00a0{undecided[0].title}\u00a0»\u00a0: garder "
            "la vôtre, prendre la leur, ou garder les deux.",
        )
