"""What can be done with the blocks chosen on the board: each act is one step of undo. Menus and keys call these."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from trainer.planning import edits
from trainer.planning.keys import new_key, new_keys
from trainer.planning.records import Block, Lane, Plan, Spot
from ui.kit.french import duration
from ui.pages.workshops.planner import clipboard
from ui.pages.workshops.planner.board_walk import beside, lane_beside, shifted
from ui.pages.workshops.planner.board_words import count
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.words import clock

STEP = 5


class BoardActs(QObject):
    """`edit_wanted(key)` and `ask_wanted(what)`: an act that needs a form."""

    edit_wanted = Signal(str)
    ask_wanted = Signal(str)

    def __init__(self, desk: PlanDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._acts: dict[str, Callable[[], object]] = {
            "edit": self._edit,
            "remove": self._remove,
            "up": lambda: self._shift(-1),
            "down": lambda: self._shift(1),
            "left": lambda: self._beside(-1),
            "right": lambda: self._beside(1),
            "duplicate": self._duplicate,
            "copy": self._copy,
            "cut": self._cut,
            "paste": lambda: clipboard.paste(desk),
            "group": lambda: self._ask("group"),
            "ungroup": self._ungroup,
            "parallel": self._parallel,
            "together": self._together,
            "pin": self._pin,
            "park": self._park,
            "split": lambda: self._ask("split"),
            "longer": lambda: self._stretch(STEP),
            "shorter": lambda: self._stretch(-STEP),
            "undo": desk.undo,
            "redo": desk.redo,
            "half": desk.choose_half,
            "day": desk.choose_day,
            "all": lambda: desk.choose([block.key for block in desk.plan]),
        }

    def run(self, name: str) -> None:
        """Do an act of `board_keys.KEYS` with what is chosen; KeyError for an unknown one, or one that is the tab's."""
        self._acts[name]()

    # Acts of the mouse

    def move(self, keys: Sequence[str], spot: Spot, *, start: int | None = None, copy: bool = False) -> None:
        """Move or copy blocks to a spot; `start` pins the first of them there."""
        blocks = self._blocks(keys)
        if not blocks:
            return
        if copy:
            self._copy_to(keys, spot, start)
            return

        def moved(plan: Plan) -> Plan:
            made = edits.move(plan, keys, spot)
            return made if start is None or spot.half is None else edits.pin(made, blocks[0].key, start)

        text = _tr("déplacement de {0}").format(self._said(blocks))
        if start is not None:
            text = _tr("{0} fixée à {1}").format(self._said(blocks), clock(start))
        self._desk.do(text, moved, choose=keys)

    def set_minutes(self, key: str, minutes: int) -> None:
        """Give a block another length."""
        block = self._desk.plan.block(key)
        self._desk.do(
            _tr("{0}\u00a0: {1}").format(self._said([block]), duration(minutes)),
            lambda plan: edits.change(plan, replace(plan.block(key), minutes=minutes)),
        )

    # Acts of the keyboard and the menu

    def _edit(self) -> None:
        if self._desk.chosen:
            self.edit_wanted.emit(self._desk.chosen[0])

    def _remove(self) -> None:
        keys = self._desk.chosen
        if keys:
            text = _tr("retrait de {0}").format(self._said(self._blocks(keys)))
            self._desk.do(text, lambda plan: edits.remove(plan, keys), choose=self._neighbour(keys))

    def _shift(self, by: int) -> None:
        self._move_to(lambda plan, keys: shifted(plan, keys, by))

    def _beside(self, by: int) -> None:
        def target(plan: Plan, keys: Collection[str]) -> Spot | None:
            half = plan.where(self._desk.chosen[0]).half
            return lane_beside(plan, keys, by) or beside(plan, half, by)

        self._move_to(target)

    def _move_to(self, target: Callable[[Plan, Collection[str]], Spot | None]) -> None:
        keys = self._desk.chosen
        spot = target(self._desk.plan, set(keys)) if keys else None
        if spot is not None:
            self.move(keys, spot)

    def _duplicate(self) -> None:
        keys = self._desk.chosen
        if not keys:
            return
        fresh = new_keys(edits.keys_needed(edits.copied(self._desk.plan, keys)))
        text = _tr("copie de {0}").format(self._said(self._blocks(keys)))
        self._desk.do(text, lambda plan: edits.duplicate(plan, keys, fresh), choose=fresh[: len(keys)])

    def _copy_to(self, keys: Sequence[str], spot: Spot, start: int | None) -> None:
        clip = edits.copied(self._desk.plan, keys)
        fresh = new_keys(edits.keys_needed(clip))

        def copied(plan: Plan) -> Plan:
            made = edits.paste(plan, clip, spot, fresh)
            return made if start is None or spot.half is None else edits.pin(made, fresh[0], start)

        text = _tr("copie de {0}").format(self._said(self._blocks(keys)))
        self._desk.do(text, copied, choose=fresh[: len(clip.blocks)])

    def _copy(self) -> None:
        if clipboard.copy(self._desk):
            said = self._said(self._blocks(self._desk.chosen))
            self._desk.context.notices.say(_tr("Copié\u00a0: {0}.").format(said))

    def _cut(self) -> None:
        self._copy()
        self._remove()

    def _ungroup(self) -> None:
        names = {block.group for block in self._blocks(self._desk.chosen)} - {""}

        def apart(plan: Plan) -> Plan:
            for name in sorted(names):
                plan = edits.ungroup(plan, name)
            return plan

        if names:
            self._desk.do(_tr("retrait du titre"), apart)

    def _parallel(self) -> None:
        """Two groups at once; what runs in groups already has them changed in a form."""
        blocks = self._blocks(self._desk.chosen)
        if not blocks:
            return
        if len({block.parallel for block in blocks} - {""}) == 1 and all(block.parallel for block in blocks):
            self._ask("lanes")
            return
        keys, key = self._desk.chosen, new_key()
        trainers = self._desk.frame.trainers
        leads = trainers[:2] if len(trainers) >= 2 else ("", "")
        lanes = [Lane(_tr("Groupe {0}").format(place + 1), lead=lead) for place, lead in enumerate(leads)]
        text = _tr("{0} en parallèle").format(self._said(blocks))
        self._desk.do(text, lambda plan: edits.run_parallel(plan, keys, lanes, key), choose=keys)

    def _together(self) -> None:
        names = {block.parallel for block in self._blocks(self._desk.chosen)} - {""}

        def joined(plan: Plan) -> Plan:
            for name in sorted(names):
                plan = edits.together_again(plan, name)
            return plan

        if names:
            self._desk.do(_tr("tout le monde ensemble"), joined)

    def _pin(self) -> None:
        """Fix the starts there are; when all are fixed, let them follow again."""
        blocks = [block for block in self._blocks(self._desk.chosen) if block.key in self._desk.times.by_key]
        if not blocks:
            return
        free = all(block.pinned is not None for block in blocks)
        starts = {block.key: self._desk.times.by_key[block.key].start for block in blocks}

        def pinned(plan: Plan) -> Plan:
            for key, start in starts.items():
                plan = edits.pin(plan, key, None if free else start)
            return plan

        words = _tr("heure libre pour {0}") if free else _tr("heure fixée pour {0}")
        self._desk.do(words.format(self._said(blocks)), pinned)

    def _park(self) -> None:
        keys = [key for key in self._desk.chosen if self._desk.plan.where(key).half is not None]
        if keys:
            text = _tr("mise de côté de {0}").format(self._said(self._blocks(keys)))
            self._desk.do(text, lambda plan: edits.park(plan, keys), choose=self._neighbour(keys))

    def _stretch(self, by: int) -> None:
        keys = self._desk.chosen
        if not keys:
            return
        text = _tr("durée de {0}").format(self._said(self._blocks(keys)))
        self._desk.do(
            text,
            lambda plan: edits.change_each(
                plan, keys, lambda b: replace(b, minutes=stretched(b.minutes, by))
            ),
            join=f"stretch {' '.join(keys)}",
        )

    def _ask(self, what: str) -> None:
        if self._desk.chosen:
            self.ask_wanted.emit(what)

    # Parts

    def _blocks(self, keys: Collection[str]) -> list[Block]:
        return [block for block in self._desk.plan if block.key in keys]

    def _said(self, blocks: Sequence[Block]) -> str:
        return f"«\u00a0{blocks[0].title}\u00a0»" if len(blocks) == 1 else count(len(blocks))

    def _neighbour(self, keys: Collection[str]) -> list[str]:
        """What is chosen once these are gone: the one after the last, otherwise the one before the first."""
        half, last = (spot := self._desk.plan.where(self._desk.chosen[-1])).half, spot.index
        there = self._desk.plan.at(half)
        after = [block.key for block in there[last:] if block.key not in keys]
        before = [block.key for block in there if block.key not in keys]
        return after[:1] or before[-1:]


def stretched(minutes: int, by: int) -> int:
    """The next whole five minutes up or down; never below five, what is shorter stays."""
    if by > 0:
        return min((minutes // STEP + 1) * STEP, edits.LONGEST)
    return max(-(-minutes // STEP) * STEP - STEP, min(minutes, STEP))


def _tr(text: str) -> str:
    return QCoreApplication.translate("board", text)
