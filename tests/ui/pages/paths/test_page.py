"""Paths on screen: list, write, order by mouse and keyboard, conflict, print, begin a workshop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.ui.pages.office import Desk
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.library.path_records import Price
from trainer.partners.records import PartnerFields
from ui.kit.form import Form
from ui.kit.french import clock_time, duration
from ui.kit.page import Route
from ui.pages.paths.page import PathsPage

Opener = Callable[[], Desk[PathsPage]]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def weekend(app: Application) -> int:
    """The path of the weekend."""
    return app.paths.by_slug("lancer-un-eco-syndicat").id


def _shown(opened: Opener, path_id: int) -> Desk[PathsPage]:
    desk = opened()
    desk.page.open(Route("paths", path_id))
    desk.settle()
    return desk


def _slugs(desk: Desk[PathsPage]) -> list[str]:
    return [item.sheet or item.brique for item in desk.page.detail.draft.path.items]


def test_the_list_shows_length_price_and_briques(app: Application, opened: Opener) -> None:
    first = app.paths.all()[0]
    app.paths.set_price(path_id=first.id, version=first.version, price=Price(240_000))
    desk = opened()
    model = desk.page.list.table.model
    assert model.rowCount() == len(app.paths.all())
    cells = [model.index(0, column).data() for column in range(5)]
    assert first.days > 1
    assert cells == [
        first.title,
        f"{duration(first.minutes)} sur {first.days}\u00a0jours",
        str(first.stages),
        f"{len(first.briques)}\u00a0briques",
        "2\u202f400,00\u00a0€",
    ]
    view = desk.page.list.table.view
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert desk.routes == [Route("paths", first.id)]
    assert not view.grab().isNull()


def test_the_order_of_the_list_changes_and_comes_back(app: Application, opened: Opener) -> None:
    before = [one.id for one in app.paths.all()]
    desk = opened()
    QTest.keyClick(desk.page.list.table.view, Qt.Key.Key_Down, ALT)
    desk.settle()
    assert [one.id for one in app.paths.all()] == [before[1], before[0], *before[2:]]
    desk.undo()
    assert [one.id for one in app.paths.all()] == before


def test_a_path_is_deleted_and_brought_back(app: Application, opened: Opener, weekend: int) -> None:
    desk = _shown(opened, weekend)
    desk.click("paths.delete")
    assert desk.context.notices.alert is None
    assert weekend not in [one.id for one in app.paths.all()]
    assert desk.routes == [Route("paths")]
    desk.undo()
    assert weekend in [one.id for one in app.paths.all()]


def test_nothing_yet_says_what_a_path_is(app: Application, opened: Opener) -> None:
    for one in app.paths.all():
        app.paths.delete(path_id=one.id, version=one.version)
    desk = opened()
    assert desk.page.list.table.empty.isVisible()
    assert not desk.page.list.catalogue.isEnabled()
    desk.click("paths.first")
    assert desk.routes == [Route("paths", part="new")]


def test_a_new_path_is_written_by_keyboard_alone(app: Application, opened: Opener) -> None:
    before = len(app.paths.all())
    desk = opened()
    desk.page.open(Route("paths", part="new"))
    desk.settle()
    desk.type("paths.form.title", "Soirée des clés")
    desk.type("paths.form.minutes", "2h")
    desk.type("paths.add.name", "tour des cl")
    QTest.keyClick(desk.find("paths.add.name", QLineEdit), Qt.Key.Key_Return)
    desk.type("paths.add.name", "mobiliser")
    QTest.keyClick(desk.find("paths.add.name", QLineEdit), Qt.Key.Key_Return)
    desk.settle()
    stages = desk.page.detail.stages
    assert stages.total.text() == "4\u202fh\u202f05 sur 2\u202fh"
    assert stages.room.text() == "dépasse de 2\u202fh\u202f05"
    QTest.keyClick(stages.list, Qt.Key.Key_Return)
    desk.type("paths.stage.minutes", "1h30")
    QTest.keyClick(stages.minutes, Qt.Key.Key_Return)
    desk.settle()
    assert stages.total.text() == "1\u202fh\u202f50 sur 2\u202fh"
    assert stages.room.text() == "10\u00a0min pour l’accueil et les pauses"
    QTest.keyClick(stages.list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: len(app.paths.all()) == before + 1)
    desk.settle()
    made = app.paths.get(app.paths.all()[-1].id)
    assert (made.path.title, made.path.minutes, made.look.planned) == ("Soirée des clés", 120, 110)
    assert desk.routes == [Route("paths", made.id)]
    assert desk.page.leave()
    assert not desk.dialogs.asked


def test_what_is_missing_is_told_at_its_field(app: Application, opened: Opener) -> None:
    before = app.paths.all()
    desk = opened()
    desk.page.open(Route("paths", part="new"))
    desk.settle()
    desk.type("paths.form.audience", "Tous")
    desk.click("paths.save")
    form = desk.page.detail.form
    assert form.error_of("title")
    assert form.error_of("minutes")
    desk.type("paths.form.title", "Soirée")
    desk.type("paths.form.minutes", "longtemps")
    desk.click("paths.save")
    assert "3h30" in form.error_of("minutes")
    desk.type("paths.form.minutes", "3h")
    group = desk.page.detail.form.widget("group")
    for line, size in zip(group.findChildren(QLineEdit), ("9", "8", "7"), strict=True):
        line.setText(size)
        line.textEdited.emit(size)
    desk.click("paths.save")
    assert "minimum ≤ idéal ≤ maximum" in form.error_of("group")
    assert app.paths.all() == before


def test_stages_move_by_keyboard_and_the_focus_stays(opened: Opener, weekend: int) -> None:
    desk = _shown(opened, weekend)
    before = _slugs(desk)
    stages = desk.page.detail.stages.list
    stages.setFocus()
    stages.setCurrentRow(1)
    for _ in range(3):
        QTest.keyClick(stages, Qt.Key.Key_Down, ALT)
        desk.settle()
    assert _slugs(desk) == [before[0], *before[2:5], before[1], *before[5:]]
    assert stages.currentRow() == 4
    QTest.keyClick(stages, Qt.Key.Key_Up, ALT)
    desk.settle()
    assert stages.currentRow() == 3
    assert desk.window.focusWidget() is stages
    assert desk.page.detail.state.isVisible()


def test_a_stage_let_go_by_the_mouse_lands_between_its_neighbours(opened: Opener, weekend: int) -> None:
    desk = _shown(opened, weekend)
    before = _slugs(desk)
    stages = desk.page.detail.stages.list

    def drop(source: int, row: int) -> None:
        stages.setCurrentRow(source)
        place = QPointF(stages.visualItemRect(stages.item(row)).topLeft()) + QPointF(20, 4)
        move = Qt.DropAction.MoveAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        stages.dropEvent(QDropEvent(place, move, QMimeData(), left, none))
        desk.settle()

    drop(0, 3)
    assert _slugs(desk) == [*before[1:3], before[0], *before[3:]]
    assert stages.currentRow() == 2
    drop(2, 0)
    assert _slugs(desk) == before
    assert not desk.page.detail.draft.dirty
    assert stages.count() == len(before)


def test_a_stage_taken_out_comes_back_by_the_notice(app: Application, opened: Opener, weekend: int) -> None:
    record = app.paths.get(weekend)
    desk = _shown(opened, weekend)
    before = _slugs(desk)
    stages = desk.page.detail.stages
    stages.list.setCurrentRow(2)
    QTest.keyClick(stages.list, Qt.Key.Key_Delete)
    desk.settle()
    assert _slugs(desk) == [*before[:2], *before[3:]]
    left = record.look.planned - record.look.stages[2].minutes
    assert stages.total.text() == f"{duration(left)} sur {duration(record.path.minutes)}"
    desk.undo()
    assert _slugs(desk) == before
    desk.click("paths.stage.down")
    assert _slugs(desk)[3] == before[2]
    desk.click("paths.stage.remove")
    desk.click("paths.discard")
    assert _slugs(desk) == before
    desk.undo()
    assert len(_slugs(desk)) == len(before) - 1


def test_leaving_asks_before_what_was_typed_is_lost(app: Application, opened: Opener, weekend: int) -> None:
    desk = _shown(opened, weekend)
    desk.type("paths.form.title", "Autre")
    desk.dialogs.accept = False
    assert not desk.page.leave()
    assert desk.page.detail.draft.path.title == "Autre"
    desk.dialogs.accept = True
    assert desk.page.leave()
    assert len(desk.dialogs.asked) == 2
    assert app.paths.get(weekend).version == 1


def _edit_elsewhere(app: Application, path_id: int) -> None:
    record = app.paths.get(path_id)
    path = replace(record.path, promise="Venu d’ailleurs")
    app.paths.edit(path_id=path_id, version=record.version, path=path, price=record.price)


def test_a_stale_save_can_be_reloaded_or_kept(app: Application, opened: Opener, weekend: int) -> None:
    desk = _shown(opened, weekend)
    desk.type("paths.form.title", "Le mien")
    _edit_elsewhere(app, weekend)
    desk.click("paths.save")
    assert app.paths.get(weekend).path.promise == "Venu d’ailleurs"
    assert desk.page.detail.keep_button.isVisible()
    assert desk.find("paths.form.title", QLineEdit).text() == "Le mien"
    desk.click("paths.stale.reload")
    assert desk.find("paths.form.promise", QPlainTextEdit).toPlainText() == "Venu d’ailleurs"
    assert not desk.page.detail.keep_button.isVisible()
    desk.type("paths.form.title", "Encore le mien")
    _edit_elsewhere(app, weekend)
    desk.click("paths.save")
    desk.click("paths.stale.keep")
    assert app.paths.get(weekend).path.title == "Encore le mien"
    assert not desk.page.detail.draft.dirty


def test_a_change_elsewhere_shows_at_once_unless_one_is_writing(
    app: Application, opened: Opener, weekend: int
) -> None:
    desk = _shown(opened, weekend)
    _edit_elsewhere(app, weekend)
    desk.context.bus.publish(app.paths.set_price(path_id=weekend, version=2, price=Price(10_000)))
    desk.settle()
    assert desk.find("paths.form.promise", QPlainTextEdit).toPlainText() == "Venu d’ailleurs"
    desk.type("paths.form.title", "Le mien")
    desk.context.bus.publish(app.paths.set_price(path_id=weekend, version=3, price=Price(20_000)))
    desk.settle()
    assert desk.page.detail.draft.path.title == "Le mien"
    assert desk.page.detail.draft.price == Price(10_000)


def test_a_copy_opens(app: Application, opened: Opener, weekend: int) -> None:
    desk = _shown(opened, weekend)
    desk.click("paths.copy")
    assert desk.routes == [Route("paths", app.paths.all()[-1].id)]
    assert app.paths.all()[-1].title.startswith("Copie de")


def test_a_programme_is_previewed_as_typed_and_written(
    app: Application, opened: Opener, weekend: int, tmp_path: Path
) -> None:
    desk = _shown(opened, weekend)
    desk.type("paths.form.title", "Un autre titre")
    desk.click("paths.preview")
    dialog = desk.page.detail.papers.dialog
    assert dialog is not None
    typed = replace(app.paths.get(weekend).path, title="Un autre titre")
    paper = app.path_papers.draft(path=typed, price=app.paths.get(weekend).price, file_format="pdf")
    assert dialog.view.pdf.pageCount() == len(PdfReader(BytesIO(paper.content)).pages)
    for suffix, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        desk.dialogs.file = tmp_path / f"mon-programme.{suffix}"
        desk.click(f"paths.preview.{suffix}")
        assert desk.dialogs.suggested == f"programme-lancer-un-eco-syndicat.{suffix}"
        assert desk.dialogs.file.read_bytes().startswith(start)
    assert "Document enregistré" in desk.said()
    dialog.reject()


def test_the_catalogue_is_previewed(app: Application, opened: Opener) -> None:
    desk = opened()
    desk.click("paths.catalogue")
    dialog = desk.page.papers.dialog
    assert dialog is not None
    assert dialog.view.pdf.pageCount() > len(app.paths.all())
    dialog.reject()


def test_a_workshop_begins_with_its_agenda(app: Application, opened: Opener, weekend: int) -> None:
    partner = app.partners.create(fields=PartnerFields(name="UPC Roubaix")).first(Kind.PARTNER)
    desk = _shown(opened, weekend)
    desk.click("paths.start")
    form = desk.page.detail.start_dialog.form  # type: ignore[union-attr]
    assert isinstance(form, Form)
    desk.click("paths.start.run")
    assert form.error_of("first_day")
    form.set_values({"partner_id": partner})
    desk.type("paths.start.first_day", "5/12/2026")
    desk.settle()
    outlook = form.outlook.text().split("\n")  # type: ignore[attr-defined]
    assert len(outlook) == 4
    planned = app.starts.planned(path_id=weekend, first_day=date(2026, 12, 5), starts_at=time(9, 30))
    sheets = [len([block for block in half.blocks if block.sheet_id]) for half in planned]
    assert sum(sheets) == len(app.paths.get(weekend).path.items)
    end = planned[0].hours.ends_at
    free = (end.hour - 9) * 60 + end.minute - 30 - sum(block.minutes for block in planned[0].blocks)
    said = f"Samedi 5\u00a0décembre 2026, 9\u202fh\u202f30 – {clock_time(end)} · {sheets[0]}\u00a0fiches"
    assert outlook[0] == said + (f", {duration(free)} libres" if free else "")
    desk.type("paths.start.resumes_at", "12h")
    desk.settle()
    assert "reprenez plus tard" in form.outlook.text()  # type: ignore[attr-defined]
    desk.click("paths.start.run")
    assert "reprenez plus tard" in form.error_of("resumes_at")
    assert app.workshops.all() == ()
    desk.type("paths.start.resumes_at", "13h45")
    desk.click("paths.start.run")
    (workshop,) = app.workshops.all()
    minutes = app.paths.get(weekend).path.minutes
    assert (workshop.partner, workshop.minutes) == ("UPC Roubaix", minutes)
    assert workshop.first_day == date(2026, 12, 5)
    assert desk.routes == [Route("workshops", workshop.id, "agenda")]


def test_an_evening_asks_one_hour_alone(app: Application, opened: Opener) -> None:
    desk = _shown(opened, app.paths.by_slug("une-soiree-pour-se-mobiliser").id)
    desk.click("paths.start")
    form = desk.page.detail.start_dialog.form  # type: ignore[union-attr]
    assert not form.has("resumes_at")
    assert desk.find("paths.start.starts_at", QLineEdit).text() == "18\u202fh\u202f30"
    desk.page.detail.start_dialog.reject()  # type: ignore[union-attr]


def test_a_workshop_waits_until_the_path_is_saved(opened: Opener, weekend: int) -> None:
    desk = _shown(opened, weekend)
    assert desk.page.detail.start_button.isEnabled()
    desk.type("paths.form.title", "Autre")
    assert not desk.page.detail.start_button.isEnabled()
    assert "Enregistrez d’abord" in desk.page.detail.start_button.toolTip()
