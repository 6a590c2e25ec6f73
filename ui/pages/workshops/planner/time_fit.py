"""« Tenir en 2 h » : what must fit, the length it must have, what would change for it, and one button to do it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from trainer.planning import fit, times
from trainer.planning.fit import Fit, Proposal
from trainer.planning.records import Block, Plan
from trainer.planning.totals import Clash, Trouble, troubles
from ui.kit.buttons import primary
from ui.kit.french import duration
from ui.kit.inputs import CalmCombo, share_history
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.length_field import LengthField
from ui.kit.tokens import Tone
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner import time_words as words
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.time_sums import ROLES, Pool, restyle
from ui.pages.workshops.planner.words import half_name
from ui.pages.workshops.presenter import day_name

CHOSEN = "chosen"


class FitRow(QWidget):
    """One line of a proposal: which block, from what to what, and why."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._change = label("", "", wrap=True), label("", "strong")
        self._why = label("", "caption", wrap=True)
        line = row(self._title, self._change)
        line.setStretch(0, 1)
        line.setAlignment(self._change, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(line, self._why, gap=0))

    def show_fit(self, change: Fit, block: Block) -> None:
        """Show a line."""
        self._title.setText(change.title)
        self._change.setText(words.change(change))
        self._why.setText(words.reason(change, block))
        named(self, f"time.fit.{change.key}", self.text())

    def text(self) -> str:
        """The line in words."""
        return f"{self._title.text()}, {self._change.text()}, {self._why.text()}"


class FitBox(QWidget):
    """Proposes while one types; nothing changes before the button says so, or Return where all will fit."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self._picked = ""
        self._about: tuple[str, tuple[str, ...]] = ("", ())
        self._plan: Plan | None = None
        self.proposal: Proposal | None = None
        self.scope = named(CalmCombo(), "time.scope", self.tr("Ce qui doit tenir"))
        self.scope.setMinimumContentsLength(12)
        self.length = named(LengthField(), "time.length", self.tr("Durée à tenir"))
        self.length.setPlaceholderText(self.tr("2\u202fh"))
        share_history(self.length)
        self._outcome = named(label("", "soft", wrap=True), "time.outcome")
        self._pinned = named(label("", "caption", wrap=True), "time.pinned")
        self._rows = Pool(FitRow, gap=8)
        self.button = named(primary(self.tr("Ajuster les durées"), self.apply), "time.apply")
        self.scope.activated.connect(self._pick)
        self.length.textChanged.connect(self._typed)
        self._show_all = QTimer(self)
        self._show_all.setSingleShot(True)
        self._show_all.timeout.connect(self._scroll)
        self.length.textEdited.connect(lambda _: self._show_all.start(0))
        self.length.returnPressed.connect(self._apply_whole)
        caption = label(self.tr("en"), "")
        caption.setBuddy(self.length)
        line = row(caption, self.length)
        line.setStretch(1, 1)
        self.setLayout(column(self.scope, line, self._outcome, self._rows, self._pinned, self.button, gap=8))

    def refresh(self) -> None:
        """Propose anew for the plan as it is; a length typed for something else is gone."""
        self._fill_scopes()
        self._forget()
        self.proposal = self._propose()
        proposal = self.proposal
        found = list(proposal.fits) if proposal is not None else []
        text, tone = self._say()
        self._outcome.setText(text)
        self._outcome.setVisible(bool(text))
        restyle(self._outcome, ROLES.get(tone, "soft"))
        blocks = {block.key: block for block in self._desk.plan}
        lines = self._rows.want(len(found))
        for line, change in zip(lines, found, strict=True):
            line.show_fit(change, blocks[change.key])
        opened = words.pinned(self._opened(), self._desk.plan) or self._held()
        self._pinned.setText(opened)
        self._pinned.setVisible(bool(opened))
        self.button.setEnabled(bool(found))
        spoken = "\n".join([text, *(line.text() for line in lines), opened])
        self.button.setAccessibleDescription(spoken.strip())
        self.length.setAccessibleDescription(text)

    def apply(self) -> None:
        """Give the blocks the lengths proposed; one step back takes all of it back."""
        self.refresh()
        proposal, desk = self.proposal, self._desk
        if proposal is None or not proposal.fits:
            return
        text = self.tr("tenir en {0}").format(duration(proposal.target))
        if not desk.do(text, lambda plan: fit.applied(plan, proposal, desk.sheets)):
            return
        self._plan = desk.plan
        self.refresh()
        count = len(proposal.fits)
        said = self.tr("1 durée ajustée.") if count == 1 else self.tr("{0} durées ajustées.").format(count)
        desk.context.notices.undo(said, desk.way_back())
        self.scope.setFocus()  # a field that is typed in would keep Ctrl+Z for itself

    def _typed(self) -> None:
        self._plan = self._desk.plan
        self.refresh()

    def _forget(self) -> None:
        """Empty the length where something else must fit now, or the plan is another than it was typed for."""
        scope = str(self.scope.currentData())
        about = (scope, self._desk.chosen if scope == CHOSEN else ())
        same = self._desk.plan == self._plan or self.length.hasFocus()
        if self._about != about or not same:
            self._about, self._plan = about, self._desk.plan
            halves = self._halves(scope)
            hours = sum(one.hours for one in self._desk.times.halves if one.half.id in halves)
            self.length.setPlaceholderText(duration(hours or 120))
            self.length.clear()

    def _apply_whole(self) -> None:
        """Return does what was asked or nothing: less than that takes the button."""
        self.refresh()
        if self.proposal is not None and not self.proposal.rest:
            self.apply()

    def _scroll(self) -> None:
        """Bring what would change into view, and keep in view what is typed."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self.button, 0, 16)
            area.ensureWidgetVisible(self.length, 0, 16)

    def _say(self) -> tuple[str, Tone]:
        if self.proposal is not None:
            return words.outcome(self.proposal)
        if self.length.problem():
            return self.length.complaint(), Tone.WARNING
        if self.length.value() == 0:
            return self.tr("Il faut au moins 1\u00a0minute."), Tone.WARNING
        halves = self._halves(self.scope.currentData())
        over = sum(max(0, -one.free) for one in self._desk.times.halves if one.half.id in halves)
        planned = (
            fit.spanning(self._desk.times, halves)
            if halves
            else fit.lasting(self._desk.plan, self._desk.chosen)
        )
        return words.hint(over, planned)

    def _propose(self) -> Proposal | None:
        target, desk = self.length.value(), self._desk
        if not target or not desk.loaded:
            return None
        scope = self.scope.currentData()
        if scope == CHOSEN:
            return fit.propose(desk.plan, desk.chosen, target, desk.looks, desk.sheets)
        return fit.propose_halves(desk.plan, self._halves(scope), target, desk.looks, desk.sheets)

    def _opened(self) -> list[Trouble]:
        """The gaps and overlaps that the proposal would open, or change, before blocks with a fixed start."""
        proposal, desk = self.proposal, self._desk
        if proposal is None or not proposal.fits or not proposal.pinned:
            return []
        plan = fit.applied(desk.plan, proposal)
        before = set(troubles(desk.times))
        held = {block.key for block in plan if block.pinned is not None}
        return [
            one
            for one in troubles(times.schedule(plan))
            if one not in before and one.key in held and one.clash in (Clash.GAP, Clash.OVERLAP)
        ]

    def _held(self) -> str:
        """Why what comes before a fixed start gives nothing."""
        proposal, scope = self.proposal, self.scope.currentData()
        if proposal is None or scope == CHOSEN or not proposal.pinned or proposal.before == proposal.target:
            return ""
        return self.tr("Seul ce qui suit la dernière heure fixée change l’heure de fin.")

    # What must fit

    def _pick(self) -> None:
        self._picked = str(self.scope.currentData())
        self.refresh()

    def _fill_scopes(self) -> None:
        """Offer the selection, the half-days and the days; what is picked stays, otherwise it follows the desk."""
        wanted = list(self._scopes())
        keys = [data for _, data in wanted]
        if [self.scope.itemData(place) for place in range(self.scope.count())] != keys:
            self.scope.clear()
            for text, data in wanted:
                self.scope.addItem(text, data)
        for place, (text, _) in enumerate(wanted):
            if self.scope.itemText(place) != text:
                self.scope.setItemText(place, text)
        aim = CHOSEN if len(self._desk.chosen) > 1 else f"half {self._desk.aimed}"
        shown = next((key for key in (self._picked, aim) if key in keys), keys[0] if keys else "")
        if self.scope.currentData() != shown:
            self.scope.setCurrentIndex(self.scope.findData(shown))

    def _scopes(self) -> Iterator[tuple[str, str]]:
        desk, plan = self._desk, self._desk.plan
        if desk.chosen:
            count = len(desk.chosen)
            name = (
                self.tr("Séquence choisie") if count == 1 else self.tr("{0} séquences choisies").format(count)
            )
            yield self._with_length(name, fit.lasting(plan, desk.chosen)), CHOSEN
        for day, found in groupby(plan.halves, key=lambda half: half.day):
            halves = list(found)
            minutes = [fit.spanning(desk.times, (half.id,)) for half in halves]
            for half, length in zip(halves, minutes, strict=True):
                yield self._with_length(half_name(half), length), f"half {half.id}"
            if len(halves) > 1:
                name = self.tr("{0}, la journée").format(day_name(day))
                yield self._with_length(name, sum(minutes)), f"day {day.isoformat()}"

    def _with_length(self, name: str, minutes: int) -> str:
        return self.tr("{0} ({1})").format(name, duration(minutes))

    def _halves(self, scope: str | None) -> tuple[int, ...]:
        """The half-days of a scope; none for the selection."""
        what, _, which = (scope or "").partition(" ")
        return tuple(
            half.id
            for half in self._desk.plan.halves
            if which == (str(half.id) if what == "half" else half.day.isoformat())
        )
