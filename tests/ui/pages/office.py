"""A page in a window on a real database of its own, with the real worker, bus, notices and theme."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from trainer.app import Application
from trainer.core.changes import Kind
from trainer.partners.records import PartnerFields
from trainer.settings.records import BodyFields
from trainer.workshops.records import Hours, WorkshopFields
from ui.kit.changes import ChangeBus
from ui.kit.dialogs import ConfirmDialog, Dialogs
from ui.kit.layout import row
from ui.kit.notices import Notices
from ui.kit.page import Page, PageContext, Route
from ui.kit.settings import Settings
from ui.kit.theme import Theme
from ui.kit.worker import Worker

P = TypeVar("P", bound=Page)
W = TypeVar("W", bound=QWidget)
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class Answers(Dialogs):
    """Answers files and questions in a test's stead; forms are shown as they are."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, native_files=False)
        self.file: Path | None = None
        self.suggested = ""
        self.accept = True
        self.asked: list[ConfirmDialog] = []

    def run(self, dialog: QDialog) -> bool:
        """Answer a question without showing it."""
        assert isinstance(dialog, ConfirmDialog)
        self.asked.append(dialog)
        return self.accept

    def open_file(self, title: str, filters: str = "") -> Path | None:
        """The file that the test chose."""
        return self.file

    def save_file(self, title: str, suggested: str, filters: str = "") -> Path | None:
        """The file that the test chose."""
        self.suggested = suggested
        return self.file


@dataclass
class Desk(Generic[P]):
    """The page and what a test needs around it."""

    app: Application
    page: P
    window: QWidget
    context: PageContext
    dialogs: Answers
    qtbot: QtBot
    routes: list[Route] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until the worker has nothing left."""
        self.qtbot.waitUntil(lambda: self.context.worker.pending == 0, timeout=20_000)

    def find(self, name: str, kind: type[W]) -> W:
        """The widget with this name, in the page or in a dialog over it; the newest when several."""
        found = self.window.findChildren(kind, name)
        assert found, name
        return found[-1]

    def click(self, name: str) -> None:
        """Click a button that is on, and wait."""
        button = self.find(name, QAbstractButton)
        assert button.isEnabled(), name
        button.click()
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Replace the text of a line by typing."""
        line = self.find(name, QLineEdit)
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Backspace)
        for letter in text:  # QTest.keyClicks knows ASCII alone
            QApplication.sendEvent(
                line, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            )

    def undo(self) -> None:
        """Press « Annuler » in the notice."""
        notice = self.context.notices.notice
        assert notice is not None
        assert notice.button is not None
        notice.button.click()
        self.settle()

    def said(self) -> str:
        """The text of the notice."""
        notice = self.context.notices.notice
        return notice.text.text() if notice is not None else ""


@contextmanager
def open_desk(
    create: Callable[[PageContext], P],
    app: Application,
    qapp: QApplication,
    qtbot: QtBot,
    folder: Path,
) -> Iterator[Desk[P]]:
    """Show a page and wait until it has loaded."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    settings = Settings(folder / "window.json")
    theme = Theme(qapp, settings)
    worker, routes, dialogs = Worker(), list[Route](), Answers(window)
    context = PageContext(worker, ChangeBus(), Notices(window), dialogs, settings, theme, routes.append, app)
    page = create(context)
    context.bus.changed.connect(page.on_changes)
    window.setLayout(row(page))
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(window.isActiveWindow)
    desk = Desk(app, page, window, context, dialogs, qtbot, routes)
    page.activate()
    desk.settle()
    try:
        yield desk
    finally:
        worker.shutdown(app.close)
        theme.deleteLater()


def open_app(folder: Path, filled: Path) -> Application:
    """An application on a copy of a filled database, on a fixed day."""
    path = shutil.copy(filled, folder / "fabrique.sqlite")
    return Application(f"sqlite:///{path}", clock=lambda: NOW)


def sell(app: Application, *, name: str = "UPC Roubaix", paid: int = 80_000) -> int:
    """A workshop of two days at 1 200 €, invoiced, with one payment; gives the invoice."""
    if app.settings.body().version == 0:
        app.settings.save_body(
            version=0,
            fields=BodyFields(
                legal_name="Alliance Citoyenne",
                address="3 rue de la Paix",
                postcode="38000",
                city="Grenoble",
                siret="73282932000074",
                signatory="Ana Martin",
                signatory_capacity="présidente",
            ),
        )
    partner = app.partners.create(
        fields=PartnerFields(name=name, address="1 rue du Fort", postcode="59100", city="Roubaix")
    ).first(Kind.PARTNER)
    quote = offer(app, partner)
    app.sales.accept_quote(quote_id=quote, version=app.sales.quote(quote).version)
    app.sales.create_agreement(quote_id=quote)
    invoice = app.sales.draft_invoice(quote_id=quote).first(Kind.INVOICE)
    app.sales.issue_invoice(invoice_id=invoice, version=app.sales.invoice(invoice).version)
    if paid:
        version = app.sales.invoice(invoice).version
        app.sales.add_payment(invoice_id=invoice, version=version, paid_on=date(2026, 11, 20), amount=paid)
    return invoice


def offer(app: Application, partner: int) -> int:
    """A workshop of two days at 1 200 € and its quote; gives the quote."""
    hours = (Hours(time(9, 30), time(12, 30)), Hours(time(13, 45), time(17, 15)))
    workshop = app.workshops.create(
        fields=WorkshopFields(title="Lancer un éco-syndicat", partner_id=partner, day_price_cents=120_000),
        days=((date(2026, 12, 5), hours), (date(2026, 12, 6), hours)),
    ).first(Kind.WORKSHOP)
    return app.sales.create_quote(workshop_id=workshop).first(Kind.QUOTE)
