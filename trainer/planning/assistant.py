"""A first agenda, proposed by the rules of a good plan, explained block by block. No chance, no clock, no network.

An opening first, a closing last; a break before two hours have gone; something lively after a meal; no long listening;
the questions of a role-play right after it; what others suppose before them; sheets made for so many people and
trainers, here or at a distance; as much time for each brique; every half-day filled to its minutes. What it makes is
judged by the very warnings of the planner (`warnings`): one that can be avoided is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest

from curriculum.model import MethodSheet, SheetKind
from trainer.core.errors import InvalidInput, Refused
from trainer.planning import assistant_words as words
from trainer.planning.assistant_build import built, carved
from trainer.planning.assistant_frame import shortened, stretches
from trainer.planning.assistant_items import items_of
from trainer.planning.assistant_judge import blamed, facts_of, judged, supposed
from trainer.planning.assistant_records import MOVING, Candidate, Facts, Proposal, Wish
from trainer.planning.assistant_search import ORDER, Search
from trainer.planning.assistant_state import State
from trainer.planning.records import BriqueLook

WIDTHS = (12, 30, 60)
"""How many beginnings are carried on: more each time that nothing as good as the best was found, while more helps."""
AT_MOST = 600
"""Beginnings times half-days: a long wish is not searched as widely."""
ROUNDS = 6
LOOKED_AT = 4
"""How many of the best agendas of a round are judged."""
OF_A_KIND = 7
"""Sheets of one brique and kind that are weighed against each other."""
LENGTHS = (40, 55, 70, 85)
AGAIN, BLAMED = 20.0, 60.0
MOST_HALVES = 60
OF_HOURS = ("long-day",)
"""Warnings about the hours that were wished for: no other sheet avoids them."""
OF_PEOPLE = ("many", "few")

Read = Callable[[Sequence[Candidate]], Mapping[int, MethodSheet]]
"""Gives the texts of some sheets, by id; one that cannot be read is left out."""


def propose(
    wish: Wish,
    briques: Sequence[BriqueLook],
    candidates: Sequence[Candidate],
    read: Read,
    earlier: Sequence[Proposal] = (),
) -> Proposal:
    """An agenda that is none of the earlier ones.

    Raises `InvalidInput` for a wish that cannot be, `Refused` when no sheet fits or nothing else is left to propose.
    """
    checked(wish, briques)
    ordered, moved = in_order(wish.briques, supposed(briques))
    fitting, relaxed = fitting_sheets(wish, candidates)
    names = {one.slug: one.title for one in briques}
    if not any(one.home in ordered for one in fitting):
        raise Refused("no-sheet", words.no_sheet(wish, [names[slug] for slug in ordered]))
    attempt = _Attempt(wish, briques, ordered, moved, relaxed, names, read, earlier)
    plain = _costs(wish, fitting, relaxed, ())
    costs = _costs(wish, fitting, relaxed, earlier) if earlier else plain
    made = attempt.made(shortlist(fitting, costs), costs, plain)
    if made is None:
        raise Refused("nothing-left", words.nothing_left(len(earlier)))
    return made


def checked(wish: Wish, briques: Sequence[BriqueLook]) -> None:
    """Raise `InvalidInput` for a wish that cannot be."""
    known = {one.slug for one in briques}
    if not wish.briques:
        raise InvalidInput(
            "briques", "Choisissez au moins une brique\u00a0: l’assistant en prend les fiches."
        )
    if missing := [slug for slug in wish.briques if slug not in known]:
        raise InvalidInput("briques", f"La brique «\u00a0{missing[0]}\u00a0» n’est pas dans cette base.")
    if len(set(wish.briques)) < len(wish.briques):
        raise InvalidInput("briques", "Une brique ne peut être choisie qu’une fois.")
    if not wish.halves:
        raise InvalidInput("days", "Donnez au moins une journée avec ses heures.")
    if len(wish.halves) > MOST_HALVES:
        raise InvalidInput("days", f"L’assistant propose jusqu’à {MOST_HALVES}\u00a0demi-journées à la fois.")
    before = None
    for half in wish.halves:
        if not 0 <= half.starts < half.ends <= 24 * 60:
            raise InvalidInput("days", "Une demi-journée finit après son début, avant minuit.")
        if before is not None and (half.day, half.starts) < (before.day, before.ends):
            raise InvalidInput("days", "Les demi-journées se suivent sans se chevaucher.")
        before = half
    if wish.people < 0:
        raise InvalidInput("people", "Le nombre de personnes ne peut pas être négatif.")
    if wish.trainers < 1:
        raise InvalidInput("trainers", "Il faut au moins une personne pour animer.")


def in_order(
    wanted: Sequence[str], needs: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The briques as wished, but each after those it supposes; and those that had to move."""
    left, found = list(wanted), list[str]()
    while left:
        ready = next((slug for slug in left if not needs[slug] & set(left) - {slug}), left[0])
        left.remove(ready)
        found.append(ready)
    later = {slug: set(wanted[place + 1 :]) for place, slug in enumerate(wanted)}
    moved = tuple(slug for place, slug in enumerate(found) if later[slug] & set(found[:place]))
    return tuple(found), moved


def fitting_sheets(
    wish: Wish, candidates: Sequence[Candidate]
) -> tuple[tuple[Candidate, ...], frozenset[str]]:
    """The sheets that so many people and trainers can do, and the briques of which none is made for so many people."""
    able = [
        one
        for one in candidates
        if one.home in wish.briques and one.trainers <= wish.trainers and (one.remote or not wish.remote)
    ]
    of_size = [one for one in able if _holds(one, wish.people)]
    sized = {one.home for one in of_size}
    relaxed = frozenset(one.home for one in able if one.home not in sized)
    return (*of_size, *(one for one in able if one.home in relaxed)), relaxed


def shortlist(
    candidates: Sequence[Candidate], costs: Mapping[int, tuple[float, int]]
) -> tuple[Candidate, ...]:
    """Of each brique and kind a few sheets of different lengths, those that cost least."""
    of_kind: dict[tuple[str, SheetKind], dict[int, list[Candidate]]] = {}
    for one in candidates:
        length = sum(one.usual > edge for edge in LENGTHS)
        of_kind.setdefault((one.home, one.kind), {}).setdefault(length, []).append(one)
    found: list[Candidate] = []
    for _, buckets in sorted(of_kind.items()):
        best = [
            nsmallest(OF_A_KIND, bucket, key=lambda one: (costs[one.id], one.slug, one.id))
            for _, bucket in sorted(buckets.items())
        ]
        rows = [bucket[place] for place in range(OF_A_KIND) for bucket in best if place < len(bucket)]
        found += rows[:OF_A_KIND]
    return tuple(found)


@dataclass(slots=True)
class _Attempt:
    """One attempt: searched, judged, and searched again with what the texts and the warnings taught."""

    wish: Wish
    briques: Sequence[BriqueLook]
    ordered: tuple[str, ...]
    moved: tuple[str, ...]
    relaxed: frozenset[str]
    names: Mapping[str, str]
    read: Read
    earlier: Sequence[Proposal]
    texts: dict[int, MethodSheet] = field(default_factory=dict)
    facts: dict[int, Facts] = field(default_factory=dict)
    blame: dict[int, float] = field(default_factory=dict)

    def made(
        self,
        short: Sequence[Candidate],
        costs: Mapping[int, tuple[float, int]],
        plain: Mapping[int, tuple[float, int]],
    ) -> Proposal | None:
        """The agenda with the fewest warnings; None when all is proposed that has as few as the first one.

        When none with other sheets (`costs`) is as good, those of before may come in another order (`plain`).
        """
        seen = {one.sheets for one in self.earlier}
        by_id = {one.id: one for one in short}
        best: Proposal | None = None
        widths = iter([one for one in WIDTHS if one * len(self.wish.halves) <= AT_MOST])
        width = next(widths, WIDTHS[0])
        for _ in range(ROUNDS):
            known, before = len(self.facts), best
            fresh = [state for state in self._search(short, costs, width) if state.sheets not in seen]
            if fresh and self._silent(fresh[0], by_id):
                continue
            for state in fresh[:LOOKED_AT]:
                proposal = self._judged(state, by_id)
                if best is None or _badness(proposal) < _badness(best):
                    best = proposal
                if _badness(best) <= self._allowed():
                    return best
            if known == len(self.facts) or not fresh:
                useless = width > WIDTHS[0] and best is not None and best is before
                width, costs = 0 if useless else next(widths, 0), plain
            if not width:
                break
        return None if best is None or self._worse(best) else best

    def _worse(self, made: Proposal) -> bool:
        """Whether it is not as good as those proposed so far: more warnings, or two of the search’s faults more."""
        warned = min((one.warned for one in self.earlier), default=made.warned)
        flaws = min((one.flaws for one in self.earlier), default=made.flaws)
        return made.warned > warned or made.flaws > flaws + 1

    def _search(
        self, short: Sequence[Candidate], costs: Mapping[int, tuple[float, int]], width: int
    ) -> list[State]:
        weighed = {
            one.id: (costs[one.id][0] + self.blame.get(one.id, 0.0), costs[one.id][1]) for one in short
        }
        items = items_of(short, self.ordered, weighed, self.facts)
        kinds = {one.sheet.kind for one in items}
        ends = {"opening": SheetKind.OPENING in kinds, "closing": SheetKind.CLOSING in kinds}
        parts = stretches(self.wish.halves, minutes=sum(one.high for one in items), **ends)
        states = found = Search(parts, items, len(self.ordered), width).run()
        while len(parts) > 1 and not (states[0].done[-1].worked and all(one.items for one in states[0].done)):
            parts = shortened(parts, **ends)
            states = Search(parts, items, len(self.ordered), width).run()
            found = sorted(found + states, key=ORDER)
        return [state for state in found if state.sheets]

    def _silent(self, state: State, by_id: Mapping[int, Candidate]) -> bool:
        """Read the texts of an agenda; whether a role-play without questions leaves no time to talk about it."""
        unread = [by_id[one] for one in state.sheets if one not in self.facts]
        self._take(unread)
        fresh = {one.id for one in unread if not self.facts[one.id].debriefed}
        if all(
            carved(item, minutes, self.facts)
            for filled in state.done
            for item, minutes in zip(filled.items, filled.lengths, strict=True)
            if item.sheet.id in fresh and item.sheet.kind is SheetKind.ROLEPLAY
        ):
            return False
        played = [one for one in by_id.values() if one.kind is SheetKind.ROLEPLAY]
        self._take([one for one in played if one.id not in self.facts])
        return True

    def _take(self, unread: Sequence[Candidate]) -> None:
        found = self.read(unread) if unread else {}
        self.texts.update(found)
        for one in unread:
            sheet = found.get(one.id)
            self.facts[one.id] = facts_of(sheet) if sheet is not None else Facts(moves=one.kind in MOVING)

    def _judged(self, state: State, by_id: Mapping[int, Candidate]) -> Proposal:
        """The agenda, with how many warnings it gets that others might not."""
        self._take([by_id[one] for one in state.sheets if one not in self.facts])
        proposal = built(
            self.wish,
            self.ordered,
            self.names,
            state,
            self.moved,
            {one.home: one.home not in self.relaxed for one in by_id.values()},
            self.facts,
            len(self.earlier),
        )
        found = [
            one
            for one in judged(proposal, self.wish, by_id, self.texts, self.briques)
            if not (one.kind in OF_PEOPLE and self._relaxed(blamed([one], proposal), by_id))
        ]
        said = (words.told(self.wish, one) for one in found if one.kind != "absent")
        avoidable = [one for one in found if one.kind not in OF_HOURS]
        for sheet_id in blamed(avoidable, proposal):
            self.blame[sheet_id] = self.blame.get(sheet_id, 0.0) + BLAMED
        return replace(
            proposal,
            remarks=(*proposal.remarks, *said),
            warned=len(avoidable),
            flaws=state.faults + state.lost,
        )

    def _relaxed(self, sheets: Collection[int], by_id: Mapping[int, Candidate]) -> bool:
        return all(by_id[one].home in self.relaxed for one in sheets)

    def _allowed(self) -> tuple[int, int]:
        return min(map(_badness, self.earlier), default=(0, 0))


def _badness(proposal: Proposal) -> tuple[int, int]:
    """Warnings, then what the search calls a fault."""
    return proposal.warned, proposal.flaws


def _costs(
    wish: Wish, candidates: Sequence[Candidate], relaxed: frozenset[str], earlier: Sequence[Proposal]
) -> dict[int, tuple[float, int]]:
    """What speaks against each sheet, whatever stands beside it, and its faults."""
    uses: dict[int, int] = {}
    for proposal in earlier:
        for sheet_id in proposal.sheets:
            uses[sheet_id] = uses.get(sheet_id, 0) + 1
    found = {}
    for one in candidates:
        cost = AGAIN * min(4, uses.get(one.id, 0)) + (0.0 if one.tested else 1.0)
        if wish.people and one.group_ideal:
            cost += min(8.0, abs(wish.people - one.group_ideal) / 2)
        if one.at_distance != wish.remote:
            cost += 5 if wish.remote else 40
        found[one.id] = (cost + (6 if one.home in relaxed else 0), 0)
    return found


def _holds(sheet: Candidate, people: int) -> bool:
    return not people or (sheet.group_min <= people and (people <= sheet.group_max or not sheet.group_max))
