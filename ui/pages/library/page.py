"""Briques et fiches: the wall, the search over it, one brique or a list with the sheet that is read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer.core.changes import Changes, Kind
from trainer.library.records import BriqueRecord, SheetRecord
from ui.kit.layout import column
from ui.kit.page import Page, PageContext, Route
from ui.kit.slices import Unveiling
from ui.kit.theme import current
from ui.operations import library as operations
from ui.pages.library import menus
from ui.pages.library.arrange import WallKeeper
from ui.pages.library.at_hand import AtHand
from ui.pages.library.attachments_strip import AttachmentStrip
from ui.pages.library.brique_card import CardActions
from ui.pages.library.brique_header import BriqueActions, BriqueHeader
from ui.pages.library.browse import Browser
from ui.pages.library.edit.banner import DraftBanner
from ui.pages.library.edit.room import PARTS, EditRoom
from ui.pages.library.exchange import DropDoor, ExchangeRoom
from ui.pages.library.front import Front, FrontView
from ui.pages.library.papers import SheetPapers
from ui.pages.library.presenter import Wall
from ui.pages.library.query import Ask
from ui.pages.library.reader import ReaderActions
from ui.pages.library.routing import Router
from ui.pages.library.search_bar import SearchBar
from ui.pages.library.shelf import Shelf

FILTERS_SHOWN = "library-filters-shown"
ROOMY = 1060
"""Width of the page, at 100 % text, from which the filters are shown beside the results of a search."""


NAMED_FROM = 3
"""Letters from which briques are offered by name: one letter names nearly all of them."""


def create(context: PageContext) -> LibraryPage:
    """The page of Briques et fiches."""
    return LibraryPage(context)


class LibraryPage(Page):
    """Routes: "library" is the wall, part "brique" with an id one brique, part "sheet" with an id one sheet.

    Without id, a part of `routing.LISTS` is that list, and "search" puts the focus in the field. The parts "edit" and
    "history" of a sheet are shown by `room`.
    """

    concerns = frozenset({Kind.BRIQUE, Kind.SHEET})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.wall = Wall()
        self.route = Route("library")
        self._loaded = False
        self.came_from: int | None = None
        self._searching = True
        self.papers = SheetPapers(context, self)
        self.keeper = WallKeeper(context, self, lambda: self.wall)
        self.front = FrontView(
            CardActions(self._go_brique, self.keeper.edit, self.keeper.move, self.keeper.retire)
        )
        self.head = Front(lambda: menus.page_entries(self))
        self.brique_head = BriqueHeader(
            BriqueActions(self.go_wall, self._go_brique, self.keeper.edit, self._print_brique)
        )
        self.search = SearchBar()
        self.shelf = Shelf(self._reader_actions())
        self.attachments = AttachmentStrip(context)
        self.banner = DraftBanner(context)
        self.shelf.reader.extras.addWidget(self.banner)
        self.shelf.reader.extras.addWidget(self.attachments)
        self.unveiling = Unveiling(self)
        self.search.resized.connect(lambda: self.unveiling.hold(self.shelf.panes))
        self.browser = Browser(context, self.shelf, lambda: self.wall, self)
        self.router = Router(self)
        self.at_hand = AtHand(self)
        self.views = QStackedWidget()
        self.views.addWidget(self.front)
        self.views.addWidget(self.shelf)
        top = column(self.head, self.brique_head, self.search, gap=12)
        top.setContentsMargins(32, 0, 32, 0)
        whole = column(top, self.views, gap=8)
        whole.setContentsMargins(0, 18, 0, 0)
        whole.setStretch(1, 1)
        self.hall = QWidget()
        self.hall.setLayout(whole)
        self.room = EditRoom(context)
        self.rooms = QStackedWidget()
        self.rooms.addWidget(self.hall)
        self.rooms.addWidget(self.room)
        self.exchange = ExchangeRoom(context)
        self.exchange.closed.connect(self._back_from_exchange)
        self.rooms.addWidget(self.exchange)
        self.drops = DropDoor(self, lambda: not self.writing, self.open_exchange)
        self.setLayout(column(self.rooms))
        self.brique_head.hide()
        self._connect()
        self.at_hand.hold_keys()

    def _reader_actions(self) -> ReaderActions:
        return ReaderActions(
            preview=self.papers.preview,
            export=self.papers.export,
            add_to_workshop=self.papers.add_to_workshop,
            star=lambda record: self.at_hand.star(record.summary.slug),
            starred=lambda slug: slug in self.browser.kept.favourites,
            open=self.go_sheet,
            more=lambda: menus.sheet_entries(self),
        )

    def _connect(self) -> None:
        self.front.wall.put_back.connect(self.keeper.put_back)
        self.front.wall.add.connect(self.keeper.add)
        self.front.way.connect(lambda key: self.context.navigate(Route("library", part=key)))
        self.head.add.connect(self.keeper.add)
        self.head.new.connect(self.at_hand.new_sheet)
        self.head.arrange_button.toggled.connect(self.front.wall.arrange)
        self.head.retired_button.toggled.connect(self.front.show_retired)
        self.keeper.focus_wanted.connect(self.front.wall.focus_brique)
        self.context.theme.changed.connect(self.shelf.reader.restyle)
        self.search.typed.connect(self.browser.type)
        self.search.dropped.connect(
            lambda f, key: self.browser.filter(self.browser.ask.filters.toggled(f, key))
        )
        self.search.cleared.connect(lambda: self.browser.look(Ask(words=self.browser.ask.words)))
        self.search.brique_chosen.connect(self._go_brique)
        self.search.escaped.connect(self._escape)
        self.search.went_down.connect(self.enter)
        self.search.filters.toggled.connect(self._show_filters)
        self.browser.changed.connect(self._show_ask)
        self.browser.answered.connect(self._answered)
        self.shelf.list.left_at_top.connect(self.search.focus)
        self.shelf.list.star_wanted.connect(lambda slug: self.at_hand.star(slug))
        self.shelf.reader.shown.connect(self._show_attachments)
        self.shelf.reader.shown.connect(self.banner.show_for)
        self.shelf.reader.read.connect(lambda record: self.browser.kept.read(record.summary.slug))

    # What the window asks

    def activate(self) -> None:
        """Load at the first visit and after a change seen from elsewhere."""
        if self.context.services is not None and self.take_stale():
            self._load()

    def open(self, route: Route) -> None:
        """Show the wall, a list, a brique or a sheet, or write one."""
        self.route = route
        if route.id is not None and route.part in PARTS:
            self.rooms.setCurrentWidget(self.room)
            self.search.prepare(())  # the form is being made now
            self.room.open(route)
            return
        self.room.leave()
        self.rooms.setCurrentWidget(self.hall)
        if self._loaded:
            self.router.show(self.route)
            self.search.prepare(self.wall.briques)
            if self.take_stale():
                self._load()

    @property
    def writing(self) -> bool:
        """True while a sheet is edited, its versions are looked at, or sheets come in or go out."""
        return self.rooms.currentWidget() is not self.hall

    def leave(self) -> bool:
        """What is typed in a sheet is kept, whatever one goes to."""
        self.room.leave()
        return True

    def refresh(self, changes: Changes) -> None:
        """Something changed while the page is on screen."""
        if self.writing:
            self._stale = True
            if self.rooms.currentWidget() is self.room:
                self.room.on_changes(changes)
        else:
            self._load()

    def go_wall(self) -> None:
        """Back to the wall."""
        self.go(Route("library"))

    def go_sheet(self, sheet_id: int) -> None:
        """To one sheet."""
        self.go(Route("library", sheet_id, "sheet"))

    @property
    def sheet(self) -> SheetRecord | None:
        """The sheet on screen."""
        return self.shelf.reader.sheet if self.views.currentWidget() is self.shelf else None

    def enter(self) -> None:
        """Put the focus under the field."""
        if self.views.currentWidget() is self.shelf:
            self.shelf.enter()
        else:
            self.front.enter(self.came_from)

    def open_exchange(self, path: Path | None = None) -> None:
        """Look into a file or a folder of sheets; without one, choose what to hand on."""
        self.room.leave()
        self.rooms.setCurrentWidget(self.exchange)
        if path is None:
            self.exchange.open_export()
        else:
            self.exchange.open_file(path)

    def _back_from_exchange(self) -> None:
        if self.rooms.currentWidget() is self.exchange:
            self.open(self.route)
            self.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes one step out."""
        if event.key() == Qt.Key.Key_Escape and not self.writing:
            self._escape()
        else:
            super().keyPressEvent(event)

    # Loading

    def _load(self) -> None:
        operations.load_wall(self.context, done=self._show_wall, busy=self.tr("Lecture des briques…"))

    def _show_wall(self, briques: tuple[BriqueRecord, ...]) -> None:
        first, self._loaded = not self._loaded, True
        self.wall = Wall(briques)
        if first:
            if not self.writing:
                self.router.show(self.route)
                self.search.prepare(self.wall.briques)
            self.browser.show_facets()
            self.shelf.warm_up()
            return
        home = self.browser.home
        if home is not None and (fresh := self.wall.find(home.id)) is not None:
            self.browser.home = fresh
        self.browser.again()
        self._show_ask()
        if (sheet := self.sheet) is not None:
            operations.load_sheet(
                self.context,
                sheet_id=sheet.id,
                done=self.shelf.show_reading,
                failed=lambda error: self.browser.again(),
            )

    def go(self, route: Route) -> None:
        """Through the window, so that one can come back; the window knows nothing of a search typed since."""
        if route == self.route:
            self.open(route)
        else:
            self.context.navigate(route)

    def _print_brique(self, brique_id: int) -> None:
        brique = self.wall.find(brique_id) or self.browser.home
        if brique is not None:
            self.papers.preview_brique(brique.id, brique.title)

    def _go_brique(self, brique_id: int) -> None:
        self.go(Route("library", brique_id, "brique"))

    # What is on screen

    def _show_ask(self) -> None:
        """The head, the field, the chips and the view that go with what is asked."""
        ask, home = self.browser.ask, self.browser.home
        self.search.show_ask(ask, self.wall, home=home.id if home is not None else None)
        self.search.show_briques(self.wall.matching(ask.words) if len(ask.words) >= NAMED_FROM else ())
        self.head.setVisible(home is None)
        self.brique_head.setVisible(home is not None)
        if home is not None:
            self.brique_head.show_brique(home, self.wall)
        if not ask.active:
            self.head.show_wall(self.wall)
            self.front.show_wall(self.wall, self.browser.counts_kept())
        entering = ask.active and self.views.currentWidget() is not self.shelf
        if entering:
            self.unveiling.hold(self.shelf.panes)
        self.views.setCurrentWidget(self.shelf if ask.active else self.front)
        self.search.filters.setVisible(ask.active)
        if entering or (home is None) != self._searching:
            self._searching = home is None
            self.search.filters.setChecked(self._filters_wanted())
        focused: QWidget | None = self.window().focusWidget()
        if focused is None or (entering and focused is not self.search.field):
            self.enter()

    def _show_attachments(self, record: SheetRecord | None) -> None:
        if record is None:
            self.attachments.clear()
        else:
            self.attachments.show_sheet(record.sheet)

    def _answered(self, sentence: str) -> None:
        self.head.show_found(sentence)
        self.shelf.list.setAccessibleDescription(sentence)

    def _escape(self) -> None:
        """One step out: the reader, the words, the filters, the list."""
        if self.views.currentWidget() is self.front:
            self.front.enter(self.came_from)
        elif self.shelf.leave_reader():
            return
        elif not self.browser.step_out():
            self.go_wall()

    def _filters_wanted(self) -> bool:
        """Shown beside the results of a search when there is room, folded in a brique, until one chooses."""
        roomy = self.width() >= current().scale.px(ROOMY)
        return self._searching and roomy and self.context.settings.flag(FILTERS_SHOWN, True)

    def _show_filters(self, on: bool) -> None:
        self.shelf.show_filters(on)
        if self._searching:
            self.context.settings.set(FILTERS_SHOWN, on)
        if on and self.search.filters.hasFocus():
            self.shelf.facets.enter()
