"""The list of paths, in the order of the catalogue."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer.core.changes import Changes
from trainer.library.path_records import PathSummary
from ui.kit.buttons import ghost, icon_button, primary
from ui.kit.cards import EmptyState, PageHeader
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.page import PageContext
from ui.kit.table import Column, Table
from ui.kit.theme import current
from ui.operations import paths as operations
from ui.pages.paths.dots import DotsDelegate
from ui.pages.paths.presenter import Words, reordered


class ListView(QWidget):
    """Shows the paths; Return opens one, Alt+arrows change the order, Delete puts one aside."""

    opened = Signal(int)
    new_wanted = Signal()
    catalogue_wanted = Signal()
    delete_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._words = Words(QCoreApplication.translate)
        self._paths: tuple[PathSummary, ...] = ()
        self.new = primary(self.tr("Nouveau parcours"), self.new_wanted.emit, icon="plus", shortcut="Ctrl+N")
        self.catalogue = ghost(
            self.tr("Catalogue"), self.catalogue_wanted.emit, icon="book-open", shortcut="Ctrl+P"
        )
        self.up = icon_button("arrow-up", self.tr("Monter dans la liste (Alt+Haut)"), lambda: self.shift(-1))
        self.down = icon_button(
            "arrow-down", self.tr("Descendre dans la liste (Alt+Bas)"), lambda: self.shift(1)
        )
        self._count = label("", "soft")
        self.table: Table[PathSummary] = Table(self._columns(), self._empty(), name=self.tr("Parcours"))
        self.table.view.setSortingEnabled(False)
        self.table.view.setItemDelegateForColumn(3, DotsDelegate(self.table.view))
        self.table.view.installEventFilter(self)
        for widget, name in (
            (self.new, "new"),
            (self.catalogue, "catalogue"),
            (self.up, "up"),
            (self.down, "down"),
            (self.table.view, "table"),
        ):
            widget.setObjectName(f"paths.{name}")
        header = PageHeader(
            self.tr("Parcours"),
            self.tr(
                "Ce que vous proposez\u00a0: un choix ordonné de briques et de fiches, sa durée, son prix."
            ),
            [self.catalogue, self.new],
        )
        self._line = row(self._count, None, self.up, self.down)
        self.setLayout(column(header, self._line, self.table, gap=14, margins=0))
        self.table.opened.connect(lambda one: self.opened.emit(one.id))
        self.table.chosen.connect(lambda one: self._say_moves())

    def load(self) -> None:
        """Ask for every path."""
        operations.list_paths(self._context, done=self._show)

    def shift(self, step: int) -> None:
        """Move the chosen path one place, with a way back."""
        chosen = self.table.current()
        ids = reordered(self._paths, chosen.id, step) if chosen is not None else None
        if chosen is None or ids is None:
            return
        before = tuple(one.id for one in self._paths)

        def done(changes: Changes) -> None:
            self._context.notices.undo(
                self.tr("«\u00a0{0}\u00a0» est maintenant à la place {1}.").format(
                    chosen.title, ids.index(chosen.id) + 1
                ),
                lambda: operations.reorder_paths(self._context, ids=before, done=lambda _: None),
            )

        operations.reorder_paths(self._context, ids=ids, done=done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the table: Alt+arrows and Delete."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            chosen = self.table.current()
            if event.key() == Qt.Key.Key_Delete and chosen is not None:
                self.delete_wanted.emit(chosen)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The number of stages goes first when there is little room."""
        super().resizeEvent(event)
        self.table.view.setColumnHidden(2, self.width() < current().scale.px(760))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "table"):
            self.table.restyle()

    def _show(self, found: tuple[PathSummary, ...]) -> None:
        self._paths = found
        self._count.setText(self._words.count(found) if found else "")
        self.catalogue.setEnabled(bool(found))
        self.table.set_records(found, keep=lambda one: one.id)
        if found and self.table.current() is None:
            self.table.view.selectRow(0)
        self._say_moves()

    def _say_moves(self) -> None:
        chosen = self.table.current()
        for button, step in ((self.up, -1), (self.down, 1)):
            button.setVisible(len(self._paths) > 1)
            button.setEnabled(chosen is not None and reordered(self._paths, chosen.id, step) is not None)

    def _columns(self) -> tuple[Column[PathSummary], ...]:
        words = self._words
        return (
            Column(
                "title", self.tr("Parcours"), lambda one: one.title, strong=True, tip=lambda one: one.promise
            ),
            Column(
                "length",
                self.tr("Durée"),
                lambda one: words.length(one.minutes, one.days, one.every),
                width=130,
            ),
            Column("stages", self.tr("Étapes"), lambda one: str(one.stages), align="right", width=70),
            Column(
                "briques",
                self.tr("Briques"),
                words.briques,
                width=160,
                tip=lambda one: ", ".join(title for title, _ in one.briques),
            ),
            Column("price", self.tr("Prix"), lambda one: words.price(one.price), align="right", width=150),
        )

    def _empty(self) -> EmptyState:
        empty = EmptyState(
            "route",
            self.tr("Pas encore de parcours"),
            self.tr(
                "Un parcours range des briques et des fiches dans l’ordre où on les vit\u00a0: une soirée, un "
                "week-end, une semaine. Il s’imprime en programme, et devient un atelier en deux minutes."
            ),
            action=self.tr("Nouveau parcours"),
            on_action=self.new_wanted.emit,
        )
        if empty.button is not None:
            empty.button.setObjectName("paths.first")
        return empty
