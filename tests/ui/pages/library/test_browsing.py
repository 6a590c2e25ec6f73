"""Filters, favourites, recent sheets, and lists of which only what is looked at is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages.library.conftest import Desk
from trainer.library.search_records import SheetQuery
from ui.kit.page import Route
from ui.kit.settings import Settings
from ui.pages.library.kept import MOST_RECENT, Kept
from ui.pages.library.query import FAVOURITES, Ask, Filters
from ui.pages.library.sheet_model import PAGE, Item

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _slugs(desk: Desk) -> list[str]:
    return [item.slug for item in desk.page.shelf.list.lines.items if item.id]


def _item(number: int) -> Item:
    title = f"Fiche {number}"
    return Item(number, f"f{number}", "wrench", title, "", ((title, False),), (), "", "#D9482B", title)


def test_a_choice_is_switched_on_and_off() -> None:
    filters = (
        Filters().toggled("kind", "jeu").toggled("kind", "outil").toggled("remote", "").toggled("group", "12")
    )
    assert filters.choices() == (("kind", "jeu"), ("kind", "outil"), ("group", "12"), ("remote", ""))
    assert filters.count == 4
    assert filters.on("kind", "jeu")
    assert filters.toggled("kind", "jeu").kinds == ("outil",)
    assert filters.toggled("group", "12").group is None
    assert not Filters().active


def test_words_and_filters_become_one_question() -> None:
    ask = Ask("porte", Filters(briques=(3,), band="30-60", group=8, remote=True, tags=("conflit",)))
    wanted = SheetQuery(
        words="porte",
        brique_ids=(3,),
        minutes_min=30,
        minutes_max=60,
        group=8,
        remote=True,
        tags=("conflit",),
        limit=PAGE,
    )
    assert ask.query(limit=PAGE) == wanted
    assert Ask(filters=Filters(briques=(3,))).only_brique(3)
    assert not ask.only_brique(3)
    assert Ask(everything=True).active
    assert not Ask("  ").active


def test_favourites_and_recent_sheets_are_kept_for_each_database(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "w.json")
    kept = Kept(settings, "sqlite:///a")
    assert kept.toggle("x")
    assert not kept.toggle("x")
    kept.toggle("y")
    for number in range(MOST_RECENT + 5):
        kept.read(f"s{number}")
    kept.read("s10")
    again = Kept(Settings(tmp_path / "w.json"), "sqlite:///a")
    assert again.favourites == ("y",)
    assert again.recent[:2] == ("s10", f"s{MOST_RECENT + 4}")
    assert len(again.recent) == MOST_RECENT
    assert Kept(settings, "sqlite:///b").favourites == ()
    assert "sqlite" not in (tmp_path / "w.json").read_text(encoding="utf-8")


def test_a_kind_alone_filters_and_its_chip_takes_it_back(desk: Desk) -> None:
    desk.go(Route("library", part="all"))
    desk.page.browser.filter(Filters(kinds=("mise en situation",)))
    desk.settle()
    wanted = desk.app.search.sheets(SheetQuery(kinds=("mise en situation",), limit=PAGE))
    assert _slugs(desk) == [hit.summary.slug for hit in wanted.hits]
    assert wanted.total
    chip = desk.find("library.chip.kind.mise en situation")
    assert "Mise en situation" in chip.accessibleName()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.page.browser.ask == Ask(everything=True)
    assert len(_slugs(desk)) > (wanted.total or 0)


def test_the_keyboard_switches_a_filter_whose_count_is_true(desk: Desk) -> None:
    desk.go(Route("library", part="all"))
    panel = desk.page.shelf.facets
    desk.qtbot.waitUntil(lambda: panel.list.lines.row_of("kind", "jeu") >= 0)
    line = panel.list.lines.lines[panel.list.lines.row_of("kind", "jeu")]
    assert not isinstance(line, str)
    panel.list.setCurrentIndex(panel.list.lines.index(panel.list.lines.row_of("kind", "jeu")))
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    desk.settle()
    assert desk.page.browser.ask.filters.kinds == ("jeu",)
    assert desk.page.browser.hits is not None
    assert desk.page.browser.hits.total == desk.app.search.sheets(SheetQuery(kinds=("jeu",))).total


def test_how_many_people_there_are_narrows_the_list(desk: Desk) -> None:
    desk.go(Route("library", part="all"))
    field = desk.page.shelf.facets.group
    field.setFocus()
    QTest.keyClicks(field, "40")
    desk.settle()
    wanted = desk.app.search.sheets(SheetQuery(group=40, limit=PAGE))
    assert _slugs(desk) == [hit.summary.slug for hit in wanted.hits]
    assert all(hit.summary.group_min <= 40 <= hit.summary.group_max for hit in wanted.hits)


def test_a_star_keeps_a_sheet_and_the_list_of_favourites_shows_it(desk: Desk) -> None:
    sheet = desk.app.library.sheet_by_slug("la-porte-s-entrouvre")
    desk.go(Route("library", sheet.id, "sheet"))
    QTest.keyClick(desk.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: desk.page.browser.kept.favourites == ("la-porte-s-entrouvre",))
    assert desk.page.shelf.reader.bar.star_button.isChecked()
    desk.go(Route("library", part=FAVOURITES))
    assert _slugs(desk) == ["la-porte-s-entrouvre"]
    assert desk.page.shelf.list.lines.items[0].starred


def test_only_the_pages_looked_at_are_read(desk: Desk) -> None:
    lines = desk.page.shelf.list
    asked: list[int] = []
    lines.page_wanted.disconnect()
    lines.page_wanted.connect(asked.append)
    desk.go(Route("library", part="all"))
    lines.show_sheets(20_000, [_item(n) for n in range(1, PAGE + 1)], None, roomy=True)
    assert lines.lines.rowCount() == 20_000
    lines.enter()
    QTest.keyClick(lines, Qt.Key.Key_End)
    last = 19_999 - 19_999 % PAGE
    desk.qtbot.waitUntil(lambda: asked != [] and asked[-1] in (last, last - PAGE))
    before = lines.current_id
    lines.put_page(last, [_item(n) for n in range(last + 1, 20_001)])
    assert (before, lines.current_id) == (None, 20_000)
    assert len(lines.lines.items) == PAGE + 20_000 - last


def test_a_list_that_nobody_counted_grows_as_it_is_read(desk: Desk) -> None:
    model = desk.page.shelf.list.lines
    model.show(None, [_item(n) for n in range(1, PAGE + 1)], None)
    assert model.rowCount() == 2 * PAGE
    model.put(PAGE, [_item(n) for n in range(PAGE + 1, PAGE + 4)])
    assert model.rowCount() == PAGE + 3


def test_several_sheets_print_as_one_booklet(desk: Desk) -> None:
    desk.go(Route("library", part="all"))
    lines = desk.page.shelf.list
    lines.enter()
    QTest.keyClick(lines, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(lines.chosen_ids()) == 2
    desk.page.at_hand.print_selection()
    desk.qtbot.waitUntil(lambda: desk.page.papers.dialog is not None, timeout=20_000)
    dialog = desk.page.papers.dialog
    assert dialog is not None
    text = "".join(dialog.document.getAllText(page).text() for page in range(dialog.document.pageCount()))
    for item in lines.lines.items[:2]:
        assert item.title in text


def test_another_form_is_one_choice_away(desk: Desk) -> None:
    sheet = desk.app.library.sheet_by_slug("la-porte-s-entrouvre")
    desk.go(Route("library", sheet.id, "sheet"))
    desk.page.shelf.list.enter()
    QTest.keyClick(desk.page.shelf.list, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: desk.page.papers.dialog is not None, timeout=20_000)
    dialog = desk.page.papers.dialog
    assert dialog is not None
    before = dialog.document.pageCount()
    dialog.forms.setCurrentIndex(dialog.forms.findData("gros-caracteres"))
    desk.settle()
    assert dialog.document.pageCount() > before
