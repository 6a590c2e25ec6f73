"""What the page of briques and sheets shows for the routes "edit" and "history" of a sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from trainer.core.changes import Changes, Kind
from ui.kit.page import PageContext, Route
from ui.pages.library.edit.history_view import HistoryView
from ui.pages.library.edit.view import EditView

PARTS = ("edit", "history")
"""The parts of a route that are shown here."""


class EditRoom(QStackedWidget):
    """Each of the two views is built at its first visit. `leave` before going elsewhere keeps what is typed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.editor: EditView | None = None
        self.versions: HistoryView | None = None
        self._shown = 0

    def open(self, route: Route) -> None:
        """Show the editor or the versions of a sheet."""
        assert route.id is not None
        self._shown = route.id
        if route.part == "history":
            self.leave()
            if self.versions is None:
                self.versions = HistoryView(self._context)
                self.addWidget(self.versions)
            self.setCurrentWidget(self.versions)
            self.versions.open(route.id)
            return
        if self.editor is None:
            self.editor = EditView(self._context)
            self.addWidget(self.editor)
        self.setCurrentWidget(self.editor)
        self.editor.open(route.id)

    def leave(self) -> None:
        """The person goes elsewhere: keep what is typed."""
        if self.editor is not None:
            self.editor.leave()

    def on_changes(self, changes: Changes) -> None:
        """Something changed while this is on screen."""
        if self.editor is not None and self.currentWidget() is self.editor:
            self.editor.on_changes(changes)
        elif self.versions is not None and self._shown in changes.ids(Kind.SHEET):
            self.versions.open(self._shown)
