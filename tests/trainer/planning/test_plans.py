"""Whatever a person does to a plan, its promises hold: tried on edits nobody thought of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from trainer.core.errors import FabriqueError
from trainer.planning import edits
from trainer.planning.records import Block, BlockKind, Clip, Group, Lane, Plan, PlanHalf, Spot
from trainer.planning.settling import settled
from trainer.planning.times import HalfTimes, schedule

HALVES = tuple(
    PlanHalf(number + 1, date(2026, 12, 5) + timedelta(number // 2), starts, starts + 180)
    for number, starts in enumerate((570, 825, 570))
)
FEW = st.sets(st.integers(0, 40), min_size=1, max_size=4)
PLACE = st.integers(0, 60)
TIMES = st.none() | st.integers(0, 1439)


def _made(number: int, minutes: int) -> Block:
    return Block(f"k{number}", BlockKind.SHEET, f"Séquence {number}", minutes, lead="Awa", notes="à voir")


class Planner(RuleBasedStateMachine):
    """Edits a plan as the window would, and keeps books of its own beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = Plan(HALVES)
        self.undo: list[tuple[Plan, Plan, dict[str, Block]]] = []
        self.books: dict[str, Block] = {}
        self.clip = Clip()
        self.made = 0

    @rule(minutes=st.lists(st.integers(1, 200), min_size=1, max_size=5), place=PLACE, near=st.booleans())
    def insert(self, minutes: list[int], place: int, near: bool) -> None:
        blocks = [_made(self._number(), each) for each in minutes]
        self._do(lambda plan: edits.insert(plan, blocks, self._spot(place, near)), added=blocks)

    @precondition(lambda self: self.books)
    @rule(few=FEW, place=PLACE, near=st.booleans())
    def move(self, few: set[int], place: int, near: bool) -> None:
        keys = self._keys(few)
        self._do(lambda plan: edits.move(plan, keys, self._spot(place, near)))

    @precondition(lambda self: self.plan.groups or self.plan.parallels)
    @rule(which=PLACE, place=PLACE, near=st.booleans(), heading=st.booleans())
    def move_whole(self, which: int, place: int, near: bool, heading: bool) -> None:
        """A heading, or groups in parallel, all of it."""
        name: Callable[[Block], str] = (lambda b: b.group) if heading else (lambda b: b.parallel)
        names = sorted({name(block) for block in self.plan} - {""})
        if names:
            keys = [b.key for b in self.plan if name(b) == names[which % len(names)]]
            self._do(lambda plan: edits.move(plan, keys, self._spot(place, near)))

    @precondition(lambda self: self.books)
    @rule(few=FEW)
    def park(self, few: set[int]) -> None:
        keys = self._keys(few)
        self._do(lambda plan: edits.park(plan, keys))
        assert {block.key for block in self.plan.parked} >= set(keys)

    @precondition(lambda self: len(self.books) > 6)
    @rule(few=FEW)
    def remove(self, few: set[int]) -> None:
        keys = self._keys(few)
        self._do(lambda plan: edits.remove(plan, keys), gone=keys)

    @precondition(lambda self: self.books)
    @rule(one=PLACE, minutes=st.integers(0, 1500), title=st.sampled_from(["Jeu", " ", "x" * 301]))
    def change(self, one: int, minutes: int, title: str) -> None:
        new = replace(self.plan.block(self._key(one)), minutes=minutes, title=title, group="?", lane=9)
        if self._do(lambda plan: edits.change(plan, new)):
            self.books[new.key] = replace(self.books[new.key], minutes=minutes, title=title)

    @precondition(lambda self: self.books)
    @rule(one=PLACE, at=TIMES)
    def pin(self, one: int, at: int | None) -> None:
        key = self._key(one)
        if self._do(lambda plan: edits.pin(plan, key, at)):
            self.books[key] = replace(self.books[key], pinned=at)

    @precondition(lambda self: self.books)
    @rule(one=PLACE, first=st.integers(0, 201))
    def split(self, one: int, first: int) -> None:
        key, new = self._key(one), f"k{self._number()}"
        old = self.books[key]
        second = replace(old, key=new, minutes=old.minutes - first, pinned=None)
        if self._do(lambda plan: edits.split(plan, key, first, new), added=[second]):
            self.books[key] = replace(old, minutes=first)
            keys = [block.key for block in self.plan]
            assert keys.index(new) == keys.index(key) + 1

    @precondition(lambda self: self.books)
    @rule(few=FEW)
    def duplicate(self, few: set[int]) -> None:
        keys = self._keys(few)
        clip = edits.copied(self.plan, keys)
        fresh = self._fresh(edits.keys_needed(clip))
        copies = [
            replace(self.books[block.key], key=key, pinned=None)
            for block, key in zip(clip.blocks, fresh, strict=False)
        ]
        self._do(lambda plan: edits.duplicate(plan, keys, fresh), added=copies)

    @precondition(lambda self: self.books)
    @rule(few=FEW)
    def copy(self, few: set[int]) -> None:
        self.clip = edits.copied(self.plan, self._keys(few))

    @rule(place=PLACE, near=st.booleans())
    def paste(self, place: int, near: bool) -> None:
        clip, fresh = self.clip, self._fresh(edits.keys_needed(self.clip))
        copies = [
            replace(_bare(block), key=key, pinned=None)
            for block, key in zip(clip.blocks, fresh, strict=False)
        ]
        self._do(lambda plan: edits.paste(plan, clip, self._spot(place, near), fresh), added=copies)

    @precondition(lambda self: self.books)
    @rule(few=FEW, title=st.sampled_from(["Matinée", ""]))
    def group(self, few: set[int], title: str) -> None:
        keys, name = self._keys(few), f"g{self._number()}"
        if self._do(lambda plan: edits.group_under(plan, keys, title, name)):
            assert self.plan.group(name) == Group(name, title)
            assert {block.key for block in self.plan if block.group == name} >= set(keys)

    @precondition(lambda self: self.books)
    @rule(few=FEW, lanes=st.integers(1, 4))
    def parallel(self, few: set[int], lanes: int) -> None:
        keys, name = self._keys(few), f"p{self._number()}"
        made = [Lane(f"Groupe {number}") for number in range(lanes)]
        if self._do(lambda plan: edits.run_parallel(plan, keys, made, name)):
            assert {block.key for block in self.plan if block.parallel == name} == set(keys)

    @precondition(lambda self: self.plan.parallels)
    @rule(which=PLACE, lanes=st.integers(0, 7))
    def relane(self, which: int, lanes: int) -> None:
        name = self.plan.parallels[which % len(self.plan.parallels)].key
        made = [Lane(f"Équipe {number}") for number in range(lanes)]
        if not lanes:
            self._do(lambda plan: edits.together_again(plan, name))
            assert name not in {one.key for one in self.plan.parallels}
        elif self._do(lambda plan: edits.set_lanes(plan, name, made)):
            assert self.plan.parallel(name).lanes == tuple(made)

    @precondition(lambda self: self.plan.groups)
    @rule(which=PLACE, title=st.sampled_from(["", "Après-midi"]))
    def rename_or_ungroup(self, which: int, title: str) -> None:
        name = self.plan.groups[which % len(self.plan.groups)].key
        if title:
            self._do(lambda plan: edits.rename_group(plan, name, title))
            assert self.plan.group(name).title == title
        else:
            self._do(lambda plan: edits.ungroup(plan, name))
            assert name not in {one.key for one in self.plan.groups}

    @precondition(lambda self: self.undo)
    @rule()
    def take_back(self) -> None:
        """The plan from before is what it was when it was put away, to the last field."""
        kept, before, self.books = self.undo.pop()
        assert kept == before
        self.plan = kept

    @invariant()
    def no_block_is_lost_doubled_or_altered(self) -> None:
        found = Counter(block.key for block in self.plan)
        assert found == Counter(self.books.keys())
        parked = {block.key for block in self.plan.parked}
        for block in self.plan:
            wanted = self.books[block.key]
            assert _bare(block) == (replace(wanted, pinned=None) if block.key in parked else wanted)

    @invariant()
    def headings_and_lanes_are_in_one_piece(self) -> None:
        assert settled(self.plan) == self.plan
        assert all(_bare(block) == block and block.pinned is None for block in self.plan.parked)
        groups = _pieces(self.plan, lambda block: block.group)
        parallels = _pieces(self.plan, lambda block: block.parallel)
        assert groups == [one.key for one in self.plan.groups]
        assert parallels == [one.key for one in self.plan.parallels]
        lanes = {one.key: len(one.lanes) for one in self.plan.parallels}
        for half in self.plan.halves:
            for block, after in zip(half.blocks, half.blocks[1:], strict=False):
                if block.parallel and block.parallel == after.parallel:
                    assert block.lane <= after.lane
                    assert block.group == after.group
        assert all(0 <= block.lane < lanes.get(block.parallel, 1) for block in self.plan)

    @invariant()
    def nothing_is_moved_to_hide_a_gap(self) -> None:
        times = schedule(self.plan)
        placed = [block for half in self.plan.halves for block in half.blocks]
        assert list(times.by_key) == [block.key for block in placed]
        for half in times.halves:
            _check_half(half)

    def _do(
        self,
        edit: Callable[[Plan], Plan],
        added: Collection[Block] = (),
        gone: Collection[str] = (),
    ) -> bool:
        """Edit as the window does; a refusal leaves everything as it is."""
        kept, before, books = self.plan, deepcopy(self.plan), dict(self.books)
        after = None
        with suppress(FabriqueError):
            after = edit(kept)
        assert kept == before
        if after is None:
            return False
        self.undo.append((kept, before, books))
        self.plan = after
        self.books.update({block.key: block for block in added})
        for key in gone:
            del self.books[key]
        for block in after.parked:  # set aside, a block has no time any more: all that an edit may take off
            self.books[block.key] = replace(self.books[block.key], pinned=None)
        return True

    def _number(self) -> int:
        self.made += 1
        return self.made

    def _fresh(self, count: int) -> list[str]:
        return [f"k{self._number()}" for _ in range(count)]

    def _key(self, place: int) -> str:
        keys = [block.key for block in self.plan]
        return keys[place % len(keys)]

    def _keys(self, places: Collection[int]) -> list[str]:
        return sorted({self._key(place) for place in places})

    def _spot(self, place: int, near: bool) -> Spot:
        """Where the board may point: beside a block inside what it stands in, or anywhere and careless of it."""
        if near and self.books:
            spot = self.plan.where(self._key(place))
            return replace(spot, index=spot.index + place % 2)
        halves = [*(half.id for half in self.plan.halves), None]
        return Spot(halves[place % len(halves)], place // len(halves))


def _bare(block: Block) -> Block:
    """The block apart from where it stands."""
    return replace(block, group="", parallel="", lane=0)


def _pieces(plan: Plan, name: Callable[[Block], str]) -> list[str]:
    """The names of headings or groups in order, one for each piece."""
    return [
        name(block)
        for half in plan.halves
        for before, block in zip((None, *half.blocks), half.blocks, strict=False)
        if name(block) and (before is None or name(before) != name(block))
    ]


def _check_half(half: HalfTimes) -> None:
    """Each block starts when the one before it ends or when it is pinned, and the sums are those of its minutes."""
    start = reached = half.half.starts
    at: dict[int, int] = {}
    parallel = ""
    for one in half.timed:
        block = one.block
        if block.parallel != parallel or not block.parallel:
            at, parallel, start, reached = {}, block.parallel, reached, 0
        before = at.get(block.lane, start)
        assert one.start == (before if block.pinned is None else block.pinned)
        assert (one.end, one.gap) == (one.start + block.minutes, one.start - before)
        at[block.lane] = one.end
        reached = max(reached, one.end)
    running = {minute for one in half.timed for minute in range(one.start, one.end)}
    assert half.used == len(running)
    assert half.ends == max((one.end for one in half.timed), default=half.half.starts)
    assert half.free == half.half.ends - half.ends
    assert half.gaps == tuple(one for one in half.timed if one.gap)
    if not any(one.block.parallel for one in half.timed):
        spent = sum(one.block.minutes + one.gap for one in half.timed)
        assert half.half.starts + spent == (half.timed[-1].end if half.timed else half.half.starts)


TestPlanner = Planner.TestCase
TestPlanner.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)
