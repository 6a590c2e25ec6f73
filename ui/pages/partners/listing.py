"""The left side of the page: the search, the count and the list of partners; and the empty state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from trainer.partners.records import Partner
from ui.kit.buttons import ghost
from ui.kit.cards import EmptyState, SearchField
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.table import Table
from ui.kit.theme import current
from ui.pages.partners.columns import OPTIONAL, columns


class PartnerList(QWidget):
    """Shows partners; the least useful columns hide when there is little room."""

    searched = Signal(str)
    chosen = Signal(object)
    opened = Signal()
    removed = Signal()

    def __init__(self, unsaved: Callable[[Partner], bool]) -> None:
        super().__init__()
        self.search = SearchField(self.tr("Chercher un nom, une ville, un type"))
        self.search.setObjectName("partners.search")
        self.search.searched.connect(self.searched)
        self.count = label("", "caption")
        nothing = EmptyState(
            "search",
            self.tr("Aucun partenaire trouvé"),
            self.tr("Essayez avec moins de mots, ou seulement le début d’un nom."),
        )
        self.table: Table[Partner] = Table(
            columns(unsaved), nothing, name=self.tr("Liste des partenaires"), sort_by="name"
        )
        self.table.view.setObjectName("partners.table")
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(lambda _: self.opened.emit())
        remove = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table.view)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.removed)
        line = row(self.search, self.count, gap=12)
        line.setStretch(0, 1)
        self.setLayout(column(line, self.table, gap=12))

    def show_partners(self, partners: tuple[Partner, ...], total: int) -> None:
        """Show these of all `total` partners."""
        self.table.set_records(partners)
        one, many = self.tr("{0} partenaire"), self.tr("{0} partenaires")
        text = (one if total < 2 else many).format(total)
        if len(partners) != total:
            text = self.tr("{0} sur {1}").format(len(partners), text)
        self.count.setText(text)

    def select(self, partner_id: int | None) -> bool:
        """Make a partner current; False when it is not in the list shown."""
        return self.table.select(lambda partner: partner.id == partner_id)

    def select_nothing(self) -> None:
        """No line is current."""
        self.table.view.clearSelection()
        self.table.view.setCurrentIndex(QModelIndex())

    def mark(self) -> None:
        """Draw again the pencils of what is not saved."""
        self.table.model.forget_cells()
        self.table.view.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self.fit()

    def restyle(self) -> None:
        """Follow a new theme or text size."""
        self.table.restyle()
        self.fit()

    def fit(self) -> None:
        """Show the columns that fit beside 200 pixels of name (at 100 % text)."""
        scale, shown = current().scale, self.table.model.columns
        widths = {column.key: scale.px(column.width) for column in shown}
        hidden: set[str] = set()
        for key in OPTIONAL:
            needed = sum(width for name, width in widths.items() if name not in hidden)
            if needed + scale.px(200) <= self.width():
                break
            hidden.add(key)
        for place, column_ in enumerate(shown):
            self.table.view.setColumnHidden(place, column_.key in hidden)


class Welcome(QWidget):
    """What the page shows before the first partner: what this is, and both ways in."""

    def __init__(self, add: Callable[[], object], bring: Callable[[], object]) -> None:
        super().__init__()
        state = EmptyState(
            "building-2",
            self.tr("Vos partenaires, au même endroit"),
            self.tr(
                "Les associations et collectifs qui accueillent vos formations. Leurs contacts et leurs numéros "
                "serviront aux devis, aux conventions et aux factures."
            ),
            action=self.tr("Ajouter un partenaire"),
            on_action=add,
        )
        self.first = state.button
        if self.first is not None:
            self.first.setObjectName("partners.first")
            self.first.set_keys("Ctrl+N")
        self.bring = ghost(self.tr("Importer une liste"), bring, icon="upload")
        self.bring.setObjectName("partners.first_import")
        state.layout().setContentsMargins(24, 24, 24, 0)  # type: ignore[union-attr]
        self.setLayout(column(None, state, row(None, self.bring, None), None, None, gap=8))
