"""The page « Parcours » : the list, one path."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError, Stale
from trainer.library.path_records import PathSummary
from ui.kit.layout import column
from ui.kit.page import Page, PageContext, Route
from ui.operations import paths as operations
from ui.pages.paths.detail import Detail
from ui.pages.paths.list_view import ListView
from ui.pages.paths.papers import PathPapers

KEY, NEW = "paths", "new"


def create(context: PageContext) -> PathsPage:
    """The page, for the window."""
    return PathsPage(context)


class PathsPage(Page):
    """Routes: no id is the list, part "new" an empty path; an id is a path."""

    concerns = frozenset({Kind.PATH, Kind.BRIQUE, Kind.SHEET})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.list = ListView(context)
        self.papers = PathPapers(context, self)
        self._detail: Detail | None = None
        self._route = Route(KEY)
        self._pending: Route | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        whole = column(self._stack)
        whole.setContentsMargins(28, 24, 28, 20)
        self.setLayout(whole)
        self.list.opened.connect(self._go)
        self.list.new_wanted.connect(lambda: self._go(None, NEW))
        self.list.catalogue_wanted.connect(self.papers.catalogue)
        self.list.delete_wanted.connect(self._delete_listed)

    @property
    def detail(self) -> Detail:
        """One path, made when it is first needed."""
        if self._detail is None:
            self._detail = Detail(self.context)
            self._stack.addWidget(self._detail)
            self._detail.back.connect(lambda: self._go(None))
            self._detail.saved.connect(self._saved)
            self._detail.delete_wanted.connect(self._delete_shown)
            self._detail.duplicate_wanted.connect(self._duplicate)
        return self._detail

    def activate(self) -> None:
        """Show what was asked for before the database was open; otherwise `open` follows and loads."""
        if self.context.services is not None and self._pending is not None:
            route, self._pending = self._pending, None
            self._display(route)
        elif self.context.services is not None and self.take_stale():
            self._display(self._route)

    def open(self, route: Route) -> None:
        """Show the list or a path."""
        if self.context.services is None:
            self._pending = route
        else:
            self.take_stale()
            self._display(route)

    def refresh(self, changes: Changes) -> None:
        """What is on screen has changed; a path being written is left alone."""
        if self._stack.currentWidget() is self.list:
            self.list.load()
        elif self._detail is not None and not self._detail.draft.dirty and self._detail.path_id is not None:
            self._detail.load(self._detail.path_id)

    def leave(self) -> bool:
        """Ask before what was typed is lost."""
        if not self._writing():
            return True
        left = self.context.dialogs.confirm(
            self.tr("Quitter sans enregistrer\u202f?"),
            self.tr("Ce que vous avez changé dans ce parcours sera perdu."),
            action=self.tr("Quitter sans enregistrer"),
            danger=True,
        )
        if left:
            self._display(Route(KEY))
        return left

    def _writing(self) -> bool:
        return (
            self._detail is not None
            and self._stack.currentWidget() is self._detail
            and self._detail.draft.dirty
        )

    def _go(self, path_id: int | None, part: str = "") -> None:
        self.context.navigate(Route(KEY, path_id, part))

    def _display(self, route: Route) -> None:
        self._route = route
        if route.part == NEW:
            self._stack.setCurrentWidget(self.detail)
            self.detail.show_new()
        elif route.id is not None:
            self._stack.setCurrentWidget(self.detail)
            self.detail.load(route.id)
        else:
            self._stack.setCurrentWidget(self.list)
            self.list.load()

    def _saved(self, path_id: int) -> None:
        """A new path has its own address now."""
        if self._route.part == NEW:
            self._go(path_id)

    def _duplicate(self) -> None:
        if self.detail.path_id is not None:
            operations.duplicate_path(
                self.context,
                path_id=self.detail.path_id,
                done=lambda changes: self._go(changes.first(Kind.PATH)),
            )

    def _delete_listed(self, one: PathSummary) -> None:
        self._delete(one.id, one.version, one.title)

    def _delete_shown(self) -> None:
        stored = self.detail.draft.stored
        if stored is not None:
            self._delete(stored.id, stored.version, stored.path.title)

    def _delete(self, path_id: int, version: int, title: str) -> None:
        def done(changes: Changes) -> None:
            self.context.notices.undo(
                self.tr("«\u00a0{0}\u00a0» est supprimé.").format(title),
                lambda: operations.restore_path(self.context, path_id=path_id),
            )
            if self._detail is not None and self._stack.currentWidget() is self._detail:
                self._detail.forget()
                self._go(None)

        def failed(error: FabriqueError) -> None:
            self._keep_showing(path_id)
            if isinstance(error, Stale):
                self.context.notices.error(
                    error, [(self.tr("Recharger"), lambda: self._display(self._route))]
                )
            else:
                self.context.notices.error(error)

        if self._detail is not None and self._detail.path_id == path_id:
            self._detail.path_id = None  # the bus tells of the deletion before `done`
        operations.delete_path(self.context, path_id=path_id, version=version, done=done, failed=failed)

    def _keep_showing(self, path_id: int) -> None:
        if self._detail is not None and self._route.id == path_id:
            self._detail.path_id = path_id
