"""Réglages: the body, the dated wordings, the look, the data, about; one tab each."""

from __future__ import annotations

from trainer.core.changes import Changes, Kind
from ui.kit.cards import PageHeader, Tabs
from ui.kit.layout import column
from ui.kit.page import Page, PageContext, Route
from ui.operations import settings as operations
from ui.operations.settings import Loaded
from ui.pages.settings.about import AboutPane
from ui.pages.settings.body import BodyPane
from ui.pages.settings.data import DataPane
from ui.pages.settings.look import LookPane
from ui.pages.settings.presenter import SECTIONS
from ui.pages.settings.wordings import WordingsPane


def create(context: PageContext) -> SettingsPage:
    """The page of Réglages."""
    return SettingsPage(context)


class SettingsPage(Page):
    """Loads body and wordings once, and again when they change."""

    concerns = frozenset({Kind.SETTINGS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.body = BodyPane(context)
        self.wordings = WordingsPane(context)
        self.look = LookPane(context)
        self.data = DataPane(context)
        self.header = PageHeader(
            self.tr("Réglages"),
            self.tr("Qui vous êtes, ce que disent vos papiers, et comment Fabrique se montre."),
        )
        self.tabs = Tabs(
            (
                ("body", self.tr("Organisme"), lambda: self.body),
                ("wordings", self.tr("Mentions légales"), lambda: self.wordings),
                ("look", self.tr("Apparence"), lambda: self.look),
                ("data", self.tr("Données"), lambda: self.data),
                ("about", self.tr("À propos"), AboutPane),
            ),
            name=self.tr("Sections des réglages"),
        )
        self.tabs.bar.setObjectName("settings.sections")
        layout = column(self.header, self.tabs, gap=20)
        layout.setStretch(1, 1)
        layout.setContentsMargins(32, 28, 32, 28)
        self.setLayout(layout)

    def activate(self) -> None:
        """Load once the database is open, and after a change seen from elsewhere."""
        if self.context.services is not None and self.take_stale():
            self._load()

    def open(self, route: Route) -> None:
        """Show a section."""
        if route.part in SECTIONS:
            self.tabs.choose(route.part)

    def refresh(self, changes: Changes) -> None:
        """The body or a wording changed."""
        self._load()

    def leave(self) -> bool:
        """Ask before what was typed about the body is left behind."""
        if not self.body.dirty:
            return True
        leaving = self.context.dialogs.confirm(
            self.tr("Quitter sans enregistrer\u202f?"),
            self.tr("Ce que vous avez changé dans la fiche de l’organisme sera perdu."),
            action=self.tr("Quitter sans enregistrer"),
            danger=True,
        )
        if leaving:
            self.body.forget()
        return leaving

    def _load(self) -> None:
        operations.load_settings(self.context, done=self.show_loaded)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show what is stored."""
        self.body.show_body(loaded.body)
        self.wordings.show_wordings(loaded.wordings, loaded.today)
        self.data.show_place(loaded.url, loaded.today)
