"""Accueil: what comes next, what waits, the year in four figures, the ten briques."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from trainer.core.changes import Changes, Kind
from trainer.reports.records import HomeSummary
from ui.kit.buttons import ghost
from ui.kit.cards import PageHeader
from ui.kit.grid import Panes, TileGrid
from ui.kit.labels import label
from ui.kit.layout import column, scrolling
from ui.kit.page import Page, PageContext, Route
from ui.kit.tokens import Tone
from ui.pages.home import presenter
from ui.pages.home.sections import FirstStepsCard, NextCard, TodoCard
from ui.pages.home.tiles import BriqueButton, FigureCard


def create(context: PageContext) -> HomePage:
    """The page of Accueil."""
    return HomePage(context)


class HomePage(Page):
    """Loads one `HomeSummary` on the worker and shows it; asks again after any change."""

    concerns = frozenset(Kind)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.summary: HomeSummary | None = None
        self.header = PageHeader(self._greeting(), presenter.today_text(datetime.now().date()))
        self.new_workshop = ghost(
            self.tr("Nouvel atelier"), lambda: context.navigate(Route("workshops", part="new")), icon="plus"
        )
        self.header.add_action(self.new_workshop)
        self.steps = FirstStepsCard(context.navigate)
        self.next = NextCard(context.navigate)
        self.todo = TodoCard(context.navigate)
        self.panes = Panes([(self.next, 3), (self.todo, 2)], narrow=760)
        self.figures = self._figures()
        self.wall = TileGrid(narrowest=164, most=5)
        self.year = label("", "heading")
        self.wall_title = label(self.tr("Les briques"), "heading")
        content = QWidget()
        layout = column(self.header, self.steps, self.panes, gap=20)
        for heading, below in ((self.year, self.figure_grid), (self.wall_title, self.wall)):
            layout.addSpacing(4)
            layout.addLayout(column(heading, below, gap=12))
        layout.addStretch(1)
        layout.setContentsMargins(32, 28, 32, 32)
        content.setLayout(layout)
        self.setLayout(column(scrolling(content)))
        self._show_parts(new=False, known=False)

    def activate(self) -> None:
        """Load once the services are there, and after a change seen from elsewhere."""
        if self.context.services is not None and self.take_stale():
            self._load()

    def refresh(self, changes: Changes) -> None:
        """Something changed while the page is on screen."""
        self._load()

    def show_summary(self, summary: HomeSummary) -> None:
        """Show a summary."""
        self.summary = summary
        new = presenter.is_new(summary)
        self.header.set_title(
            self.tr("Bienvenue dans Fabrique") if new else self._greeting(),
            presenter.today_text(summary.today),
        )
        self.year.setText(self.tr("L’année {0}").format(summary.figures.year))
        self.steps.show_steps(presenter.first_steps(summary))
        self.next.show_workshops(summary.next_workshops, summary.today)
        self.todo.show_todo(summary.todo)
        for card, text in zip(self.figures, presenter.figures(summary), strict=True):
            card.show_figure(text)
        self.wall.set_tiles([self._brique(place) for place in range(len(summary.briques))])
        self._show_parts(new=new, known=True)

    def _load(self) -> None:
        services = self.context.services
        if services is not None:
            self.context.worker.submit(
                lambda: services.reports.home(), done=self.show_summary, busy=self.tr("Lecture de la base…")
            )

    def _greeting(self) -> str:
        return self.tr("Bonsoir") if presenter.is_evening(datetime.now()) else self.tr("Bonjour")

    def _figures(self) -> tuple[FigureCard, ...]:
        cards = (
            FigureCard("clock", Tone.INFO, self.tr("heures suivies")),
            FigureCard("users", Tone.SUCCESS, self.tr("personnes formées")),
            FigureCard("receipt-euro", Tone.ACCENT, self.tr("vendus")),
            FigureCard("wallet", Tone.WARNING, self.tr("à recevoir")),
        )
        self.figure_grid = TileGrid(narrowest=190, most=4, gap=16)
        self.figure_grid.set_tiles(cards)
        return cards

    def _brique(self, place: int) -> BriqueButton:
        assert self.summary is not None
        tile = self.summary.briques[place]
        sheets = self.tr("{0} fiche" if tile.sheets < 2 else "{0} fiches").format(tile.sheets)
        return BriqueButton(
            tile,
            sheets,
            self.tr("proposition"),
            lambda: self.context.navigate(Route("library", tile.id, "brique")),
        )

    def _show_parts(self, *, new: bool, known: bool) -> None:
        self.steps.setVisible(known and new)
        self.panes.setVisible(known and not new)
        self.figure_grid.setVisible(known and not new)
        self.new_workshop.setVisible(known and not new)
        self.year.setVisible(known and not new)
        self.wall_title.setVisible(known)
