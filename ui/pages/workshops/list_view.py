"""The list of workshops."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QWidget

from trainer.workshops.records import WorkshopSummary
from ui.kit.buttons import primary
from ui.kit.cards import EmptyState, PageHeader, SearchField
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.page import PageContext
from ui.kit.table import Table
from ui.operations import workshops
from ui.pages.workshops.columns import workshop_columns
from ui.pages.workshops.naming import named
from ui.pages.workshops.presenter import WorkshopWords


class ListView(QWidget):
    """Search, table, and the way to a new workshop."""

    opened = Signal(int)
    new_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._words = WorkshopWords(QCoreApplication.translate)
        self.new = named(
            primary(self.tr("Nouvel atelier"), self.new_wanted.emit, icon="plus", shortcut="Ctrl+N"),
            "workshops.new",
        )
        self.search = named(
            SearchField(self.tr("Chercher un atelier, un lieu, un partenaire")), "workshops.search"
        )
        self.search.setMaximumWidth(520)
        self._count = label("", "soft")
        self._empty = EmptyState("calendar-days", "", "", action=self.tr("Nouvel atelier"))
        if self._empty.button is not None:
            named(self._empty.button, "workshops.empty.new").clicked.connect(lambda: self.new_wanted.emit())
        self.table: Table[WorkshopSummary] = Table(
            workshop_columns(self._words),
            self._empty,
            name=self.tr("Ateliers"),
            sort_by="when",
            descending=True,
        )
        named(self.table.view, "workshops.table", self.tr("Ateliers"))
        header = PageHeader(
            self.tr("Ateliers"), self.tr("Ce que les associations partenaires réservent."), [self.new]
        )
        line = row(self.search, 8, self._count, None)
        line.setStretch(0, 3)
        line.setStretch(3, 1)
        self.setLayout(column(header, line, self.table, gap=16, margins=0))
        self.search.searched.connect(lambda words: self.load())
        self.table.opened.connect(lambda one: self.opened.emit(one.id))

    def load(self) -> None:
        """Ask for the workshops that hold the words of the search."""
        workshops.list_workshops(self._context, words=self.search.text().strip(), done=self._show)

    def search_for(self, words: str) -> None:
        """Search as if the words had been typed."""
        self.search.setText(words)
        self.load()

    def _show(self, found: tuple[WorkshopSummary, ...]) -> None:
        words = self.search.text().strip()
        if words:
            self._empty.set_text(
                self.tr("Rien trouvé"),
                self.tr("Aucun atelier ne contient « {0} ». Essayez un autre mot.").format(words),
            )
        else:
            self._empty.set_text(
                self.tr("Pas encore d’atelier"),
                self.tr(
                    "Un atelier réunit des journées, des fiches méthodes et des participant·es. "
                    "Tout le reste en découle\u00a0: conducteur, émargement, certificats, facture."
                ),
            )
        if self._empty.button is not None:
            self._empty.button.setVisible(not words)
        self._count.setText(self._words.count(len(found), words) if found or words else "")
        self.table.set_records(found, keep=lambda one: one.id)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "table"):
            self.table.restyle()
