"""The pages of the window, in the order of the sidebar. A page's module is imported at its first visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ui.kit.page import Page, PageContext


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the sidebar; `make` builds the page."""

    key: str
    title: str
    icon: str
    make: Callable[[PageContext], Page]


def from_module(name: str) -> Callable[[PageContext], Page]:
    """A factory that imports `ui.pages.<name>.page` when called and calls its `create(context)`."""

    def make(context: PageContext) -> Page:
        page: Page = import_module(f"ui.pages.{name}.page").create(context)
        return page

    return make


def entries() -> tuple[Entry, ...]:
    """Every page: key (as in `Route.page`), French title, icon, factory."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("registry", text)

    return (
        Entry("home", tr("Accueil"), "house", from_module("home")),
        Entry("library", tr("Briques et fiches"), "book-open", from_module("library")),
        Entry("paths", tr("Parcours"), "route", from_module("paths")),
        Entry("workshops", tr("Ateliers"), "calendar-days", from_module("workshops")),
        Entry("partners", tr("Partenaires"), "building-2", from_module("partners")),
        Entry("revenue", tr("Recettes"), "receipt-euro", from_module("revenue")),
        Entry("settings", tr("Réglages"), "settings", from_module("settings")),
    )
