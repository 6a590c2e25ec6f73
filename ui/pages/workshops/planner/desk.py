"""The plan on screen: edits at once, undo, what is chosen, what is kept. Everything that shows the plan asks here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from curriculum.model import MethodSheet
from trainer.core.errors import FabriqueError, Stale
from trainer.planning import edits, times
from trainer.planning.records import Block, Frame, Plan, SheetLook, Source, Spot
from trainer.planning.times import Times
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations import planning
from ui.operations.planning import Fetched, carried
from ui.operations.workshops import Seen
from ui.pages.workshops.planner.advisor import Advisor
from ui.pages.workshops.planner.catalogue import Catalogue
from ui.pages.workshops.planner.desk_history import DeskHistory
from ui.pages.workshops.planner.history import Edit, History, Trail, View
from ui.pages.workshops.planner.keeper import Kept, PlanKeeper, waited
from ui.pages.workshops.planner.texts import SheetTexts

if TYPE_CHECKING:
    from trainer.planning.plan_service import OpenPlan


class PlanDesk(DeskHistory):
    """`changed`: plan, times or looks; `sheets_changed`: `sheets` has grown; `chosen_changed`: the selection.

    `saved`: everything on screen is kept; `failed(error)`: it could not be; `state_changed`: see `state`;
    `history_changed`: what undo and redo would do; `revealed(key)`: bring this block into view;
    `aim_changed`: where something new goes; `warned_changed`: the blocks with a warning, or the advice on them;
    `packed`: what is kept of the packing list. `trail` has the steps of the visits before.
    """

    changed = Signal()
    sheets_changed = Signal()
    saved = Signal()
    failed = Signal(object)
    state_changed = Signal()
    warned_changed = Signal()
    packed = Signal()
    _delivered = Signal()
    """The worker's own signals are not to be waited for: what listens to them may be dropped on its thread."""

    def __init__(
        self, context: PageContext, seen: Seen, parent: QObject | None = None, *, trail: Trail | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.seen = context, seen
        self.times: Times = times.schedule(self.plan)
        self.looks: dict[int, SheetLook] = {}
        self.frame = Frame()
        self.history = History(self, trail or Trail())
        self.keeper = PlanKeeper(context, seen, lambda: self.plan, self)
        self._fetches: list[Job] = []
        context.worker.busy_changed.connect(self._delivered)
        self._again = False
        self.catalogue = Catalogue(context, self)
        self.texts = SheetTexts(context, self)
        self.texts.grown.connect(self.sheets_changed)
        self.advisor = Advisor(self)
        self.advisor.changed.connect(self.warned_changed)
        self.history.changed.connect(self.history_changed)
        self.stepped.connect(self._ask_looks)
        self.keeper.changed.connect(self.state_changed)
        self.keeper.saved.connect(self._saved)
        self.keeper.forced.connect(self._reread)
        self.keeper.failed.connect(self._failed)

    # Reading

    def load(self) -> None:
        """Read the plan; later when something on screen is still to be kept."""
        if self.pending:
            self._again = True
        else:
            self._read()

    def reload(self) -> None:
        """Give up what is on screen for what is kept."""
        self._open(self._take)

    def keep_mine(self) -> None:
        """Keep what is on screen over what others made of it."""
        self.keeper.force()

    @property
    def sheets(self) -> dict[Source, MethodSheet]:
        """The full texts that blocks were prepared with, as far as they have been read."""
        return self.texts.sheets

    @property
    def warned(self) -> frozenset[str]:
        """The blocks with a warning that was not waved off, as far as the plan has been looked at."""
        return self.advisor.warned

    @property
    def state(self) -> Kept:
        """Where keeping stands."""
        return self.keeper.state

    @property
    def pending(self) -> bool:
        """True while something on screen is not known to be kept."""
        return self._fetching or (self.loaded and self.keeper.pending)

    def leave(self) -> bool:
        """Before the window closes or shows something else: wait until all is kept; False when it could not be."""
        fetched = waited(self._delivered, lambda: not self._fetching)
        return fetched and (not self.loaded or self.keeper.leave())

    def expect(self, job: Job) -> None:
        """What this job brings goes into the plan: whoever leaves waits for it."""
        self._fetches.append(job)

    @property
    def _fetching(self) -> bool:
        self._fetches = [job for job in self._fetches if self.context.worker.waits(job)]
        return bool(self._fetches)

    def _read(self) -> None:
        self._again = False
        self._open(self._took)

    def _reread(self) -> None:
        """Mine was kept over another's: what was edited meanwhile goes on top of what there is now."""
        self._open(self._took_over)

    def _open(self, done: Callable[[OpenPlan], None]) -> None:
        planning.open_plan(self.context, workshop_id=self.seen.workshop_id, done=done, failed=self._unread)

    def _took(self, opened: OpenPlan) -> None:
        if self.loaded and self.keeper.pending:
            self._again = True
        else:
            self._take(opened)

    def _took_over(self, opened: OpenPlan) -> None:
        mine, chosen = carried(self.plan, opened.plan), self.chosen
        self._take(opened)
        if mine != opened.plan:
            self.show(View(mine, chosen))

    def _take(self, opened: OpenPlan) -> None:
        known = carried(self.keeper.shelf.plan, opened.plan) == opened.plan if self.loaded else None
        same = (self.loaded, opened.plan, opened.frame) == (True, self.plan, self.frame)
        same = same and opened.looks.items() <= self.looks.items()
        self.looks = {**self.looks, **opened.looks}
        self.frame, self.loaded = opened.frame, True
        self.seen.version = max(self.seen.version, opened.version)
        self.keeper.take(opened.version, opened.plan)
        self.history.keep(self.history.trail.leads_to(opened.plan) if known is None else known)
        if not same:
            self._put(opened.plan, self.chosen)
        self._loaded()

    def _unread(self, error: FabriqueError) -> None:
        self.context.notices.error(error, [(self.tr("Réessayer"), self.load)])
        self.failed.emit(error)

    # Edits

    def do(
        self, text: str, edit: Callable[[Plan], Plan], *, choose: Sequence[str] | None = None, join: str = ""
    ) -> bool:
        """Apply an edit at once and keep it; False with a notice, and nothing changed, when it is refused.

        Edits of the same `join` that follow each other (typing in a field) are undone in one step.
        """
        if not self.loaded or not self.history.ours:
            return False
        try:
            plan = edit(self.plan)
        except FabriqueError as error:
            self.context.notices.say(error.message)
            return False
        except KeyError:
            self._say_gone()
            return False
        chosen = self.chosen if choose is None else tuple(choose)
        if plan == self.plan:
            self.choose(chosen)
            return True
        self.act(Edit(text, View(self.plan, self.chosen), View(plan, chosen), join))
        return True

    def found(self, key: str) -> Block | None:
        """A block that something is to be done with; None, with a notice, when it has gone meanwhile."""
        block = next((one for one in self.plan if one.key == key), None)
        if block is None:
            self._say_gone()
        return block

    def _say_gone(self) -> None:
        self.context.notices.say(
            self.tr("Cette séquence n’est plus dans le déroulé\u00a0: rien n’a été changé.")
        )

    def add_sheets(self, sheet_ids: Sequence[int], spot: Spot | None = None) -> None:
        """Put sheets at a spot (None: where something new goes then), once the worker has made their blocks."""
        self.add(list(sheet_ids), spot)

    def add(
        self,
        things: Sequence[int | Block],
        spot: Spot | None = None,
        fit: Callable[[Block], Block] = lambda block: block,
    ) -> None:
        """Put sheets (by id) and blocks at a spot, in their order and after what is still being fetched.

        `fit` is what each is changed by before it goes in (another length, a pin).
        """
        if not things:
            return
        blocks = [one for one in things if isinstance(one, Block)]
        if len(blocks) == len(things) and not self._fetching:
            self._insert([fit(block) for block in blocks], spot)
            return

        def done(fetched: Fetched) -> None:
            self.know(fetched.looks)
            self._insert([fit(block) for block in fetched.blocks], spot)

        failed = self.context.notices.error
        self.expect(planning.fetch_blocks(self.context, things=things, done=done, failed=failed))

    # Parts

    def know(self, looks: dict[int, SheetLook]) -> None:
        """Remember how the library shows these sheets."""
        self.looks = {**self.looks, **looks}

    def _ask_looks(self) -> None:
        """What came back may be of sheets that this desk has not met: they were taken out at an earlier visit."""
        lacking = {block.sheet_id for block in self.plan if block.sheet_id} - self.looks.keys()
        if lacking:
            planning.read_looks(
                self.context, ids=lacking, done=self._looked_up, failed=self.context.notices.error
            )

    def _looked_up(self, looks: dict[int, SheetLook]) -> None:
        self.know(looks)
        self.changed.emit()

    def _insert(self, blocks: Sequence[Block], spot: Spot | None) -> None:
        text = self.tr("ajout de «\u00a0{0}\u00a0»").format(blocks[0].title)
        if len(blocks) > 1:
            text = self.tr("ajout de {0} séquences").format(len(blocks))
        keys = [block.key for block in blocks]
        there = spot if spot is not None and self._stands(spot) else self.spot()
        if self.do(text, lambda plan: edits.insert(plan, blocks, there), choose=keys):
            self.reveal_chosen()

    def _stands(self, spot: Spot) -> bool:
        return spot.half is None or any(half.id == spot.half for half in self.plan.halves)

    def show(self, view: View) -> None:
        """A new plan, by an edit, an undo or a redo: on screen first, then kept."""
        plan = view.plan if _same_halves(view.plan, self.plan) else carried(view.plan, self.plan)
        self._put(plan, view.chosen)
        self.keeper.keep()

    def _put(self, plan: Plan, chosen: Sequence[str]) -> None:
        first_days = bool(plan.halves) and not self.plan.halves  # until now there was nowhere to add to
        self.plan = plan
        self.history.follow(plan)
        self.times = times.schedule(plan, self.times)
        there = {block.key for block in plan}
        before, self.chosen = self.chosen, tuple(key for key in chosen if key in there)
        lost = self.aimed is not None and self.aimed not in {half.id for half in plan.halves}
        if lost or first_days:
            self._aim(plan.halves[0].id if plan.halves else None)
        if self.chosen:
            wanted = set(self.chosen)
            self.chosen = tuple(block.key for block in plan if block.key in wanted)
            self._aim(plan.where(self.chosen[-1]).half)
        self.changed.emit()
        if self.chosen != before:
            self.chosen_changed.emit()
        self.texts.want(block.source for block in plan)

    def _saved(self) -> None:
        self.saved.emit()
        if self._again:
            self.load()

    def _failed(self, error: FabriqueError) -> None:
        self.failed.emit(error)
        if isinstance(error, Stale):
            from ui.pages.workshops.planner.difference import offer

            offer(self, error)
        else:
            self.context.notices.error(error)


def _same_halves(one: Plan, other: Plan) -> bool:
    def frame(plan: Plan) -> list[tuple[int, int, int]]:
        return [(half.id, half.starts, half.ends) for half in plan.halves]

    return frame(one) == frame(other)
