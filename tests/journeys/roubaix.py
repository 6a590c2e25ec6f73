"""The facts of the Roubaix job, and the ways through the window that its steps share."""

from __future__ import annotations

from tests.journeys.driver import Driver
from trainer.app import Application
from trainer.cli.roubaix import BODY, DAYS, PARTNER, TITLE
from trainer.partners.records import Partner
from trainer.workshops.records import FilledWorkshop

__all__ = ["BODY", "DAYS", "PARTNER", "TITLE", "open_tab", "page", "partner", "the_workshop"]


def page(driver: Driver, title: str) -> None:
    """Go to a page by the sidebar."""
    driver.press_button(title)


def open_tab(driver: Driver, key: str) -> None:
    """Be on a tab of the workshop: at once when the workshop is on screen, otherwise through the list."""
    if not driver.visible("workshop.tabs"):
        page(driver, "Ateliers")
    if not driver.visible("workshop.tabs"):
        titles = [row[1] for row in driver.rows("workshops.table")]
        driver.cell("workshops.table", titles.index(TITLE), 1, twice=True)
    driver.click(f"workshop.tab.{key}")


def the_workshop(app: Application) -> FilledWorkshop | None:
    """The workshop as stored."""
    found = next((one for one in app.workshops.all() if one.title == TITLE), None)
    return app.workshops.get(found.id) if found is not None else None


def partner(app: Application) -> Partner | None:
    """The partner as stored."""
    return next((one for one in app.partners.all() if one.name == PARTNER), None)
