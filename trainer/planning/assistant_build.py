"""From what the search found to the agenda that is shown: its blocks, their reasons, what could not be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from curriculum.model import SheetKind
from trainer.planning import assistant_words as words
from trainer.planning.assistant_frame import BREAK
from trainer.planning.assistant_items import DEBRIEF, Filled, Item
from trainer.planning.assistant_records import Facts, Proposal, Proposed, ProposedHalf, Wish
from trainer.planning.assistant_state import State
from trainer.planning.records import BlockKind


def built(
    wish: Wish,
    ordered: Sequence[str],
    names: Mapping[str, str],
    state: State,
    moved: Sequence[str],
    relaxed: frozenset[str],
    facts: Mapping[int, Facts],
    attempt: int,
) -> Proposal:
    """The agenda of a state. `ordered` briques have `names`; `relaxed` ones only sheets for other numbers of people."""
    halves: list[list[Proposed]] = [[] for _ in wish.halves]
    used: list[Item] = []
    for filled in state.done:
        halves[filled.stretch.half] += _blocks(wish, filled, used, names, facts)
        used += filled.items
    spent = dict.fromkeys(ordered, 0)
    for block in (block for half in halves for block in half):
        if block.brique:
            spent[block.brique] += block.minutes
    made = tuple(ProposedHalf(half, tuple(blocks)) for half, blocks in zip(wish.halves, halves, strict=True))
    remarks = (
        *(words.moved(names[slug]) for slug in moved),
        *(
            words.other_number(names[slug], wish.people)
            for slug in ordered
            if slug in relaxed and spent[slug]
        ),
        *(words.absent(names[slug]) for slug in ordered if not spent[slug]),
        *(words.free(wish, one) for one in made if one.free > 0),
    )
    return Proposal(attempt, made, tuple((names[slug], spent[slug]) for slug in ordered), remarks)


def carved(item: Item, minutes: int, facts: Mapping[int, Facts]) -> int:
    """The minutes of a role-play that go to the talk its own text lacks; 0 when it has one, or no minute to spare."""
    if item.talk or item.sheet.kind is not SheetKind.ROLEPLAY or facts.get(item.sheet.id, Facts()).debriefed:
        return item.talk
    return DEBRIEF if minutes - DEBRIEF >= item.sheet.short else 0


def _blocks(
    wish: Wish, filled: Filled, used: Sequence[Item], names: Mapping[str, str], facts: Mapping[int, Facts]
) -> list[Proposed]:
    stretch, found = filled.stretch, list[Proposed]()
    for minutes, kind, title, why in (
        (stretch.meal, BlockKind.MEAL, "Repas", words.MEAL),
        (stretch.pause, BlockKind.BREAK, "Pause", words.BETWEEN),
        (stretch.welcome, BlockKind.WELCOME, "Accueil", words.WELCOME),
    ):
        if minutes:
            found.append(Proposed(kind, title, minutes, why))
    since = stretch.welcome
    for place, (item, minutes) in enumerate(zip(filled.items, filled.lengths, strict=True)):
        if place in filled.cuts:
            found.append(Proposed(BlockKind.BREAK, "Pause", BREAK, words.pause(since)))
            since = 0
        since += minutes
        told = words.Told(wish, filled, place, (*used, *filled.items[:place]), names[item.sheet.home])
        talk = carved(item, minutes, facts)
        found.append(_sheet(item, minutes - talk, words.reason(told)))
        if talk:
            title = words.debrief_title(item.sheet.title)
            found.append(Proposed(BlockKind.OTHER, title, talk, words.DEBRIEF))
    if stretch.farewell:
        found.append(Proposed(BlockKind.CLOSING, "Clôture", stretch.farewell, words.CLOSING))
    return found


def _sheet(item: Item, minutes: int, reason: str) -> Proposed:
    one = item.sheet
    return Proposed(
        BlockKind.SHEET, one.title, minutes, reason, one.id, one.edition, one.slug, one.kind.value, one.home
    )
