"""Accueil: figures, things to do, first steps, where clicks lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from trainer.reports.records import BriqueTile, Figures, HomeSummary, NextWorkshop, Todo, TodoKind
from ui.kit.changes import ChangeBus
from ui.kit.dialogs import Dialogs
from ui.kit.notices import Notices
from ui.kit.page import PageContext, Route
from ui.kit.settings import Settings
from ui.kit.theme import Theme
from ui.kit.worker import Worker
from ui.pages.home import presenter
from ui.pages.home.page import HomePage, create
from ui.pages.home.tiles import BriqueButton, TodoRow

TODAY = date(2026, 11, 22)
NEXT = NextWorkshop(
    7, "Mobiliser", "Alliance Citoyenne", "Roubaix", date(2026, 12, 3), date(2026, 12, 4), 780, 18
)
SUMMARY = HomeSummary(
    TODAY,
    True,
    2,
    3,
    (NEXT,),
    (Todo(TodoKind.PAYMENT_LATE, 5, "F-2026-014", date(2026, 10, 30), 160000),),
    Figures(2026, 12630, 46, 240000, 160000),
    (BriqueTile(4, "mobiliser", "Mobiliser", "#D9482B", "megaphone", 3, False),),
)


@pytest.fixture
def went() -> list[Route]:
    return []


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot, tmp_path: Path, went: list[Route]) -> Iterator[HomePage]:
    settings = Settings(tmp_path / "w.json")
    host = QWidget()
    qtbot.addWidget(host)
    worker = Worker()
    theme = Theme(qapp, settings)
    context = PageContext(worker, ChangeBus(), Notices(host), Dialogs(host), settings, theme, went.append)
    made = create(context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    worker.shutdown()


def test_the_year_in_four_figures(page: HomePage) -> None:
    page.show_summary(SUMMARY)
    assert [card.figure.text() for card in page.figures] == [
        "210\u202fh\u202f30",
        "46",
        "2\u202f400\u00a0€",
        "1\u202f600\u00a0€",
    ]
    assert page.panes.isVisible()
    assert not page.steps.isVisible()


def test_clicks_lead_where_things_are_done(page: HomePage, qtbot: QtBot, went: list[Route]) -> None:
    page.show_summary(SUMMARY)
    QTest.mouseClick(page.findChildren(TodoRow)[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.findChildren(BriqueButton)[0], Qt.MouseButton.LeftButton)
    page.new_workshop.click()
    assert went == [
        Route("workshops", 5, "sale"),
        Route("library", 4, "brique"),
        Route("workshops", part="new"),
    ]


def test_a_new_user_sees_the_three_first_steps(page: HomePage, went: list[Route]) -> None:
    page.show_summary(replace(SUMMARY, workshops=0, body_named=True, partners=0))
    assert page.steps.isVisible()
    assert not page.figure_grid.isVisible()
    assert [line.button.isVisible() for line in page.steps.rows] == [False, True, True]
    page.steps.rows[1].button.click()
    assert went == [Route("partners", part="new")]


def test_nothing_planned_and_nothing_to_do_are_said(page: HomePage) -> None:
    page.show_summary(replace(SUMMARY, next_workshops=(), todo=()))
    from PySide6.QtWidgets import QLabel

    texts = {text.text() for text in page.findChildren(QLabel) if text.isVisible()}
    assert {"Rien de prévu pour l’instant", "Tout est à jour."} <= texts


def test_the_page_fits_a_small_screen_at_200_percent(page: HomePage, qtbot: QtBot) -> None:
    page.context.theme.set_text_percent(200)
    page.resize(1276, 768)
    page.show_summary(SUMMARY)
    page.grab()
    assert page.minimumSizeHint().width() <= 1276
    page.context.theme.set_text_percent(100)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 12, 3), date(2026, 12, 3), "Jeudi 3\u00a0décembre 2026"),
        (date(2026, 12, 3), date(2026, 12, 4), "3–4\u00a0décembre 2026"),
        (date(2026, 11, 30), date(2026, 12, 1), "30\u00a0novembre 2026 – 1er\u00a0décembre 2026"),
    ],
)
def test_spans(first: date, last: date, text: str) -> None:
    assert presenter.span(replace(NEXT, first_day=first, last_day=last)) == text


def test_steps_and_greeting() -> None:
    assert presenter.first_steps(SUMMARY).current == 3
    assert presenter.first_steps(replace(SUMMARY, body_named=False)).current == 0
    assert presenter.is_evening(datetime(2026, 1, 1, 19))
    assert not presenter.is_evening(datetime(2026, 1, 1, 9))
    assert presenter.days_until(NEXT, TODAY) == 11
