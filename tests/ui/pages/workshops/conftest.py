"""The page over a real Application on an empty SQLite file, and helpers that wait for the worker."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import resources
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.partners.records import PartnerFields
from trainer.settings.records import BodyFields
from trainer.workshops.records import Hours, WorkshopFields
from ui.kit.changes import ChangeBus
from ui.kit.dialogs import Dialogs
from ui.kit.notices import Notices
from ui.kit.page import PageContext, Route
from ui.kit.settings import Settings
from ui.kit.theme import Mode, Theme
from ui.kit.worker import Worker
from ui.pages.workshops.detail import Detail
from ui.pages.workshops.page import WorkshopsPage, create

W = TypeVar("W", bound=QWidget)
HALVES = (Hours(time(9, 30), time(12, 30)), Hours(time(13, 45), time(17, 15)))
DAYS = ((date(2026, 12, 5), HALVES), (date(2026, 12, 6), HALVES))
NOW = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)
PEOPLE_FILE = resources.path("roubaix") / "inscriptions-framaforms.csv"


@dataclass
class Desk:
    """The page on screen with everything behind it."""

    qtbot: QtBot
    app: Application
    context: PageContext
    window: QWidget
    page: WorkshopsPage
    routes: list[Route] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until every job so far, and those it caused, has been delivered."""
        QApplication.processEvents()
        while self.context.worker.pending:
            with self.qtbot.waitSignal(self.context.worker.idle, timeout=20_000):
                pass
            QApplication.processEvents()

    def open(self, workshop_id: int | None = None, part: str = "") -> None:
        """Go to a route and wait for it."""
        self.context.navigate(Route("workshops", workshop_id, part))
        self.settle()

    def find(self, name: str, kind: type[W]) -> W:
        """The widget of that object name in the window or a dialog; not one of a workshop that is not open."""
        others = [one for one in self.window.findChildren(Detail) if one is not self.page.detail]
        found = [
            one
            for one in self.window.findChildren(kind, name)
            if not any(other.isAncestorOf(one) for other in others)
        ]
        assert found, name
        return found[0]

    def click(self, name: str) -> None:
        """Click on a widget and wait for what it does."""
        self.press(self.find(name, QWidget))

    def press(self, widget: QWidget) -> None:
        """Click on a widget and wait for what it does."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Replace the text of a field by typing."""
        field_widget = self.find(name, QWidget)
        field_widget.setFocus()
        QTest.keyClick(field_widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for letter in text:  # QTest aborts on letters outside ASCII: they come as events of their own
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(field_widget, event)

    def key(
        self, name: str, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key in a widget and wait for what it does."""
        QTest.keyClick(self.find(name, QWidget), key, modifier)
        self.settle()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, ready_sqlite_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """The page, nothing but the shipped library in the database, light theme."""
    settings = Settings(tmp_path / "window.json")
    settings.set("theme", Mode.LIGHT.value)
    theme = Theme(qapp, settings)
    path = shutil.copy(ready_sqlite_file, tmp_path / "fabrique.sqlite")
    app = Application(f"sqlite:///{path}", clock=lambda: NOW)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1140, 768)
    worker, bus = Worker(), ChangeBus()
    crashes: list[object] = []
    worker.crashed.connect(crashes.append)
    context = PageContext(
        worker,
        bus,
        Notices(window),
        Dialogs(window, native_files=False),
        settings,
        theme,
        lambda route: None,
        app,
    )
    worker.failed.connect(context.notices.error)
    page = create(context)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(page)
    made = Desk(qtbot, app, context, window, page)

    def navigate(route: Route) -> None:
        made.routes.append(route)
        if page.leave():
            page.open(route)

    context.navigate = navigate
    bus.changed.connect(page.on_changes)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    made.settle()
    worker.shutdown()
    QApplication.clipboard().clear()  # what it holds at the end of the process, an offscreen Qt gives back twice
    app.close()
    theme.deleteLater()
    assert crashes == []


Make = Callable[..., int]


@pytest.fixture
def workshop(desk: Desk) -> int:
    """The Roubaix workshop with its days and partner, nobody enrolled."""
    partner = desk.app.partners.create(
        fields=PartnerFields("Université populaire de Roubaix", city="Roubaix")
    )
    fields = WorkshopFields(
        "Lancer un éco-syndicat dans son quartier",
        partner_id=partner.first(Kind.PARTNER),
        place="Roubaix",
        trainers=("Awa Diallo", "Marc Petit"),
        day_price_cents=120_000,
    )
    return desk.app.workshops.create(fields=fields, days=DAYS).first(Kind.WORKSHOP)


@pytest.fixture
def people(desk: Desk, workshop: int) -> int:
    """The same workshop with the 18 people of the form's export."""
    plan = desk.app.people.plan(workshop_id=workshop, path=PEOPLE_FILE)
    desk.app.people.run(workshop_id=workshop, plan=plan)
    return workshop


@pytest.fixture
def body(desk: Desk) -> None:
    """The training body that papers need."""
    desk.app.settings.save_body(
        version=desk.app.settings.body().version,
        fields=BodyFields(
            legal_name="Alliance citoyenne",
            address="1 rue des Possibles",
            postcode="38000",
            city="Grenoble",
            siret="73282932000074",
            nda="82380000038",
            nda_region="Auvergne-Rhône-Alpes",
            signatory="Jeanne Moulin",
            signatory_capacity="Codirectrice",
        ),
    )
