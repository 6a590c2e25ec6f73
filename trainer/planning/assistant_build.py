"""From what the search found to the agenda that is shown: its blocks, their reasons, what could not be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from curriculum.model import SheetKind
from trainer.planning import assistant_words as words
from trainer.planning.assistant_frame import BREAK
from trainer.planning.assistant_items import DEBRIEF, Filled, Item
from trainer.planning.assistant_records import ENDS, Facts, Proposal, Proposed, ProposedHalf, Wish
from trainer.planning.assistant_state import State
from trainer.planning.records import BlockKind

SLIDE = 15
"""By how many minutes at most a meal comes sooner when what is before it is short."""


def built(
    wish: Wish,
    ordered: Sequence[str],
    names: Mapping[str, str],
    state: State,
    moved: Sequence[str],
    able: Mapping[str, bool],
    facts: Mapping[int, Facts],
    attempt: int,
) -> Proposal:
    """The agenda of a state. `ordered` briques have `names`; those `able` have sheets for the wish, True: for so many
    people."""
    halves: list[list[Proposed]] = [[] for _ in wish.halves]
    used: list[Item] = []
    for filled in state.done:
        place = filled.stretch.half
        begins = ProposedHalf(wish.halves[place], tuple(halves[place])).starts[-1]
        halves[place] += _blocks(wish, filled, used, names, facts, filled.stretch.starts - begins > SLIDE)
        used += filled.items
    spent, worked = dict.fromkeys(ordered, 0), dict.fromkeys(ordered, False)
    for block in (block for half in halves for block in half):
        if block.brique:
            spent[block.brique] += block.minutes
            worked[block.brique] |= block.nature not in ENDS
    made = tuple(ProposedHalf(half, tuple(blocks)) for half, blocks in zip(wish.halves, halves, strict=True))
    remarks = (
        *(words.moved(names[slug]) for slug in moved if spent[slug]),
        *(words.other_number(names[slug], wish.people) for slug in ordered if spent[slug] and not able[slug]),
        *(words.hardly(names[slug]) for slug in ordered if spent[slug] and not worked[slug]),
        *(
            words.absent(names[slug]) if slug in able else words.no_sheet(wish, [names[slug]])
            for slug in ordered
            if not spent[slug]
        ),
        *words.left(wish, made),
    )
    return Proposal(attempt, made, tuple((names[slug], spent[slug]) for slug in ordered), remarks)


def carved(item: Item, minutes: int, facts: Mapping[int, Facts]) -> int:
    """The minutes of a role-play that go to the talk its own text lacks; 0 when it has one, or no minute to spare."""
    if item.talk or item.sheet.kind is not SheetKind.ROLEPLAY or facts.get(item.sheet.id, Facts()).debriefed:
        return item.talk
    return DEBRIEF if minutes - DEBRIEF >= item.sheet.short else 0


def _blocks(
    wish: Wish,
    filled: Filled,
    used: Sequence[Item],
    names: Mapping[str, str],
    facts: Mapping[int, Facts],
    late: bool,
) -> list[Proposed]:
    """The blocks of a stretch; with `late`, what comes before ends too early: its meal keeps its hour."""
    stretch, found = filled.stretch, list[Proposed]()
    for minutes, kind, title, why in (
        (stretch.meal, BlockKind.MEAL, "Repas", words.MEAL),
        (stretch.pause, BlockKind.BREAK, "Pause", words.BETWEEN),
        (stretch.welcome, BlockKind.WELCOME, "Accueil", words.WELCOME),
    ):
        if minutes:
            hour = stretch.starts if late and kind is BlockKind.MEAL else None
            found.append(Proposed(kind, title, minutes, why, pinned=hour))
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
