"""A proposed agenda on screen: day by day, each block with its time, its minutes and why it stands there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from trainer.planning.assistant_records import Proposal, Proposed, ProposedHalf, Wish
from trainer.workshops.rules import clock_time
from ui.kit.french import clock_time as clock
from ui.kit.french import duration, long_date
from ui.kit.labels import label
from ui.kit.layout import clear, column, scrolling
from ui.pages.workshops.naming import named


def _tr(text: str) -> str:
    return QCoreApplication.translate("AssistantAgenda", text)


class AgendaView(QWidget):
    """Shows a proposal, or a sentence while there is none. The arrows scroll it."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=10)
        inner = QWidget()
        whole = column(self._lines, None)
        whole.setContentsMargins(2, 2, 14, 2)
        inner.setLayout(whole)
        self.area: QScrollArea = named(scrolling(inner), "assistant.agenda", _tr("Déroulé proposé"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = column(self.area)
        self.setLayout(outer)

    def say(self, text: str) -> None:
        """A sentence instead of an agenda."""
        clear(self._lines)
        self._lines.addWidget(label(text, "soft", wrap=True))
        self.area.setAccessibleDescription(text)

    def show_proposal(self, proposal: Proposal, wish: Wish) -> None:
        """The agenda for a wish, what it comes to, and what could not be done. Days without a date are numbered."""
        clear(self._lines)
        shares = " · ".join(f"{title} {duration(minutes)}" for title, minutes in proposal.balance if minutes)
        self._lines.addWidget(label(shares, "soft", wrap=True))
        for remark in proposal.remarks:
            self._lines.addWidget(label(remark, "error", wrap=True))
        for half in proposal.halves:
            self._lines.addWidget(self._half(half, self._when(half, wish)))
        blocks = [block.title for half in proposal.halves for block in half.blocks]
        self.area.setAccessibleDescription(_tr("{0}. {1}").format(shares, ", ".join(blocks)))
        self.area.verticalScrollBar().setValue(0)

    def _when(self, half: ProposedHalf, wish: Wish) -> str:
        hours = (clock(clock_time(half.half.starts)), clock(clock_time(half.half.ends)))
        if wish.dated:
            return _tr("{0}, {1} – {2}").format(long_date(half.half.day).capitalize(), *hours)
        if len(wish.days) == 1:
            return _tr("{0} – {1}").format(*hours)
        return _tr("Jour {0}, {1} – {2}").format(wish.days.index(half.half.day) + 1, *hours)

    def _half(self, half: ProposedHalf, title: str) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        grid.addWidget(label(title, "strong", wrap=True), 0, 0, 1, 3)
        for line, (at, block) in enumerate(zip(half.starts, half.blocks, strict=False), start=1):
            self._block(grid, line, at, block)
        if half.free:
            free = _tr("{0} libres").format(duration(half.free))
            grid.addWidget(label(free, "soft"), len(half.blocks) + 1, 2)
        return box

    def _block(self, grid: QGridLayout, line: int, at: int, block: Proposed) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(clock(clock_time(at)), "soft"), line, 0, top)
        grid.addWidget(label(duration(block.minutes), "soft"), line, 1, top)
        words = column(label(block.title, "strong" if block.sheet_id else "", wrap=True), gap=0)
        words.addWidget(label(block.reason, "hint", wrap=True))
        grid.addLayout(words, line, 2)
