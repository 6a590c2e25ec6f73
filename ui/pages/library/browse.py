"""Looking for sheets: holds what is asked, asks the worker, shows the answer. The latest question wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from trainer.library.records import BriqueRecord
from trainer.library.search_records import SheetHits
from ui.kit.page import PageContext
from ui.operations import library as operations
from ui.operations.search import LatestSearch
from ui.pages.library.facets import Counts, counts_of, groups
from ui.pages.library.kept import Kept
from ui.pages.library.lines import hit_line, presentation_line
from ui.pages.library.presenter import Wall
from ui.pages.library.query import FAVOURITES, RECENT, UNDER_WAY, Ask, Filters
from ui.pages.library.sheet_model import PAGE, Item
from ui.pages.library.shelf import Shelf
from ui.pages.library.words import found_words

Answer = tuple[SheetHits, list[Item]]
FACETS_REST_MS = 160
"""While one types the counts wait: they are painted once, when the answers have come to rest."""


class Browser(QObject):
    """`ask` is what is looked for; `home` the brique whose page is open. `changed` comes when either changed,

    `answered` with the sentence that tells what was found.
    """

    changed = Signal()
    answered = Signal(str)

    def __init__(self, context: PageContext, shelf: Shelf, wall: Callable[[], Wall], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._shelf, self._wall = context, shelf, wall
        self.ask = Ask()
        self.home: BriqueRecord | None = None
        self.hits: SheetHits | None = None
        self._counts: Counts = {}
        self._every_tag = False
        self._search, self._pages = LatestSearch(context), LatestSearch(context)
        self._kept: Kept | None = None
        self._facets_rest = QTimer(self)
        self._facets_rest.setSingleShot(True)
        self._facets_rest.setInterval(FACETS_REST_MS)
        self._facets_rest.timeout.connect(self.show_facets)
        shelf.list.page_wanted.connect(self._load_page)
        shelf.sheet_wanted.connect(self._load_sheet)
        shelf.facets.switched.connect(lambda facet, key: self.filter(self.ask.filters.toggled(facet, key)))
        shelf.facets.group_asked.connect(lambda n: self.filter(replace(self.ask.filters, group=n)))
        shelf.facets.more_wanted.connect(self._show_every_tag)
        shelf.nothing.way.connect(self._take_way)

    @property
    def kept(self) -> Kept:
        """Favourites and recent sheets of the database that is open."""
        services = self._context.services
        if self._kept is None or services is None:
            self._kept = Kept(self._context.settings, services.url if services is not None else "")
        return self._kept

    def counts_kept(self) -> dict[str, int]:
        """How many sheets the lists kept here name."""
        drafts = sum(brique.drafts for brique in self._wall().briques)
        return {FAVOURITES: len(self.kept.favourites), RECENT: len(self.kept.recent), UNDER_WAY: drafts}

    # What is asked

    def go_wall(self) -> None:
        """Nothing is looked for: the wall."""
        self._search.drop()
        self.home, self.ask, self.hits = None, Ask(), None
        self.changed.emit()

    def go_brique(self, brique: BriqueRecord, *, wanted: int | None = None) -> None:
        """The page of one brique, perhaps with one of its sheets open."""
        same = self.home is not None and self.home.id == brique.id
        self.home = brique
        if not same or wanted is not None:
            self.ask = Ask(filters=Filters(briques=(brique.id,)))
        self._ask_now(wanted=wanted if wanted is not None or same else 0)

    def look(self, ask: Ask) -> None:
        """Look for something; the page of a brique stays open as long as its brique is among the filters."""
        if ask == self.ask:
            return
        self.ask = ask
        if self.home is not None and ask.filters.briques != (self.home.id,):
            self.home = None
        if ask.active:
            self._ask_now()
        else:
            self.go_wall()

    def type(self, words: str) -> None:
        """Other words, the same filters."""
        self.look(replace(self.ask, words=words))

    def filter(self, filters: Filters) -> None:
        """Other filters, the same words."""
        self.look(replace(self.ask, filters=filters))

    def step_out(self) -> bool:
        """One step of Escape: the words, then the filters; False when there is neither."""
        base = Filters(briques=(self.home.id,)) if self.home is not None else Filters()
        if self.ask.words:
            self.type("")
        elif self.ask.filters != base:
            self.look(Ask(filters=base))
        else:
            return False
        return True

    def again(self) -> None:
        """Ask the same once more: the library has changed."""
        if self.ask.active:
            self._ask_now()

    def reading_lists_changed(self) -> None:
        """A favourite or a recent sheet more: the panel tells."""
        self.show_facets()

    # Asking and showing

    def _ask_now(self, *, wanted: int | None = None) -> None:
        if self._context.services is None:
            return
        asked = self.ask
        self.changed.emit()
        self._pages.drop()
        self._search.sheets(
            query=asked.query(limit=PAGE),
            names=self._names(asked),
            under_way=asked.filters.kept == UNDER_WAY,
            shape=self._shape(),
            done=lambda answer: self._show(asked, answer, wanted),
        )

    def _names(self, ask: Ask) -> tuple[str, ...] | None:
        lists = {FAVOURITES: self.kept.favourites, RECENT: self.kept.recent}
        return lists.get(ask.filters.kept)

    def _show(self, asked: Ask, answer: Answer, wanted: int | None) -> None:
        hits, lines = answer
        self.hits = hits
        alone = self.home is not None and asked.only_brique(self.home.id)
        lead = presentation_line(self.home) if alone and self.home is not None else None
        number = self._wall().number(self.home.id) if self.home is not None else 0
        self._shelf.set_home(self.home, number)
        if not hits.hits:
            self._shelf.nothing.show_ask(asked)
        self._shelf.show_sheets(hits.total, lines, lead, roomy=not alone, wanted=wanted)
        if wanted and self._shelf.list.current_id != wanted:
            self._load_sheet(wanted)
        self._counts = counts_of(hits.facets)
        self._facets_rest.start()
        self.answered.emit(found_words(hits.total, asked.words, partial=hits.partial))

    def show_facets(self) -> None:
        """Fill the panel with what is known now."""
        shown = groups(
            self.ask.filters, self._counts, self._wall(), self.counts_kept(), every_tag=self._every_tag
        )
        self._shelf.facets.show_groups(shown, self.ask.filters.group)

    def _show_every_tag(self) -> None:
        self._every_tag = True
        self.show_facets()

    def _load_page(self, offset: int) -> None:
        asked = self.ask

        def show(answer: Answer) -> None:
            if asked == self.ask:
                self._shelf.list.put_page(offset, answer[1])

        self._pages.sheets(
            query=asked.query(limit=PAGE, offset=offset),
            names=self._names(asked),
            under_way=asked.filters.kept == UNDER_WAY,
            shape=self._shape(),
            done=show,
        )

    def _shape(self) -> Callable[[SheetHits], Answer]:
        """What makes the lines of the list from an answer, on the worker."""
        home, favourites = self.home.id if self.home is not None else None, set(self.kept.favourites)

        def lines(hits: SheetHits) -> Answer:
            made = (hit_line(hit, home=home, starred=hit.summary.slug in favourites) for hit in hits.hits)
            return hits, list(made)

        return lines

    def _load_sheet(self, sheet_id: int) -> None:
        operations.load_sheet(
            self._context,
            sheet_id=sheet_id,
            done=self._shelf.show_reading,
            failed=self._context.notices.error,
        )

    def _take_way(self, key: str) -> None:
        """One of the ways out of an empty list."""
        if key == "facets":
            self.look(Ask(words=self.ask.words))
        elif key == "shorter":
            self.type(max(self.ask.words.split(), key=len))
        else:
            self.look(Ask())
