"""Briques et fiches: the wall, the search over it, one brique with its sheets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError
from trainer.library.records import BriqueRecord, SheetRecord, SheetSummary
from ui.kit.layout import column
from ui.kit.page import Page, PageContext, Route
from ui.operations import library as operations
from ui.pages.library.arrange import WallKeeper
from ui.pages.library.brique_card import CardActions
from ui.pages.library.brique_view import BriqueActions, BriqueView
from ui.pages.library.front import FrontView
from ui.pages.library.papers import SheetPapers
from ui.pages.library.presenter import Search, Wall
from ui.pages.library.reader import ReaderActions
from ui.pages.library.words import kind_word


def create(context: PageContext) -> LibraryPage:
    """The page of Briques et fiches."""
    return LibraryPage(context)


class LibraryPage(Page):
    """Routes: "library" is the wall, part "brique" with an id one brique, part "sheet" with an id one sheet."""

    concerns = frozenset({Kind.BRIQUE, Kind.SHEET})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.wall = Wall()
        self.search = Search()
        self.route = Route("library")
        self._loaded = False
        self.papers = SheetPapers(context, self)
        self.keeper = WallKeeper(context, self, lambda: self.wall)
        self.front = FrontView(
            CardActions(self._go_brique, self.keeper.edit, self.keeper.move, self.keeper.retire)
        )
        self.brique = BriqueView(
            BriqueActions(self.go_wall, self._go_brique, self.keeper.edit),
            ReaderActions(self.papers.preview, self.papers.export, self.papers.add_to_workshop),
        )
        self.views = QStackedWidget()
        self.views.addWidget(self.front)
        self.views.addWidget(self.brique)
        whole = column(self.views)
        self.setLayout(whole)
        self._connect()

    def _connect(self) -> None:
        front = self.front
        front.searched.connect(self._search)
        front.wall.put_back.connect(self.keeper.put_back)
        front.add.connect(self.keeper.add)
        front.results.sheet_chosen.connect(
            lambda sheet_id: self.context.navigate(Route("library", sheet_id, "sheet"))
        )
        front.results.brique_chosen.connect(self._go_brique)
        self.brique.sheet_wanted.connect(self._load_sheet)
        self.keeper.focus_wanted.connect(front.wall.focus_brique)
        self.context.theme.changed.connect(self.brique.reader.restyle)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._focus_search)
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.brique.reader.open_export_menu)

    def activate(self) -> None:
        """Load at the first visit and after a change seen from elsewhere."""
        if self.context.services is not None and self.take_stale():
            self._load()

    def open(self, route: Route) -> None:
        """Show the wall, a brique or a sheet."""
        self.route = route
        if self._loaded:
            self._show_route()

    def refresh(self, changes: Changes) -> None:
        """Something changed while the page is on screen."""
        self._load()

    def go_wall(self) -> None:
        """Back to the wall."""
        self.context.navigate(Route("library"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves a brique, then the search."""
        if event.key() == Qt.Key.Key_Escape and self.views.currentWidget() is self.brique:
            self.go_wall()
        elif event.key() == Qt.Key.Key_Escape and self.search.active:
            self.front.clear_search()
        else:
            super().keyPressEvent(event)

    # The wall

    def _load(self) -> None:
        operations.load_wall(self.context, done=self._show_wall, busy=self.tr("Lecture des briques…"))

    def _show_wall(self, briques: tuple[BriqueRecord, ...]) -> None:
        first, self._loaded = not self._loaded, True
        self.wall = Wall(briques)
        self.front.show_wall(self.wall)
        if self.search.active:
            self._search(self.search.words, self.search.kind)
        if first:
            self._show_route()
        elif self.views.currentWidget() is self.brique and self.brique.brique is not None:
            self._open_brique(self.brique.brique.id)

    def _show_route(self) -> None:
        route = self.route
        if route.id is None:
            before = self.brique.brique if self.views.currentWidget() is self.brique else None
            self.views.setCurrentWidget(self.front)
            self.front.enter(before.id if before is not None else None)
        elif route.part == "sheet":
            operations.load_sheet(self.context, sheet_id=route.id, done=self._open_sheet, failed=self._lost)
        else:
            self._open_brique(route.id)

    def _go_brique(self, brique_id: int) -> None:
        self.context.navigate(Route("library", brique_id, "brique"))

    def _lost(self, error: FabriqueError) -> None:
        self.context.notices.error(error)
        self.views.setCurrentWidget(self.front)

    # One brique

    def _open_brique(self, brique_id: int) -> None:
        brique = self.wall.find(brique_id)
        if brique is None:
            operations.load_brique(
                self.context, brique_id=brique_id, done=self._fill_brique, failed=self._lost
            )
        else:
            self._fill_brique(brique)

    def _fill_brique(self, brique: BriqueRecord) -> None:
        def show(sheets: tuple[SheetSummary, ...]) -> None:
            entering = self.views.currentWidget() is not self.brique
            self.brique.show_brique(brique, self.wall, sheets, from_search=self.search.active)
            self.views.setCurrentWidget(self.brique)
            if entering:
                self.brique.enter()

        operations.find_sheets(self.context, brique_id=brique.id, done=show)

    def _open_sheet(self, record: SheetRecord) -> None:
        self.brique.want_sheet(record.id)
        self._open_brique(record.summary.brique_id)

    def _load_sheet(self, sheet_id: int) -> None:
        operations.load_sheet(
            self.context, sheet_id=sheet_id, done=self.brique.show_sheet, failed=self.context.notices.error
        )

    # Searching

    def _search(self, words: str, kind: str | None) -> None:
        self.search = asked = self.search.asked(words, kind)
        if not asked.active or self.context.services is None:
            self.front.show_search(False)
            return

        def show(sheets: tuple[SheetSummary, ...]) -> None:
            if asked.token == self.search.token:
                word = kind_word(kind) if kind else ""
                self.front.results.show_results(
                    words, word, sheets, self.wall.matching(words) if not kind else ()
                )
                self.front.show_search(True)

        operations.find_sheets(self.context, words=words, kind=kind, done=show)

    def _focus_search(self) -> None:
        if self.views.currentWidget() is self.brique:
            self.go_wall()
        self.front.focus_search()
