"""The list and the form of a workshop."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget

from tests.ui.pages.workshops.conftest import DAYS, Desk
from trainer.workshops.records import Hours, WorkshopFields, WorkshopStatus
from ui.kit.dialogs import ConfirmDialog
from ui.kit.page import Route
from ui.pages.workshops.editor import Editor


def test_an_empty_list_says_so_and_leads_to_the_form(desk: Desk) -> None:
    desk.open()
    assert desk.page.list.table.currentWidget() is desk.page.list.table.empty
    desk.click("workshops.empty.new")
    assert desk.routes[-1] == Route("workshops", None, "new")
    assert desk.page.editor.isVisible()


def test_a_workshop_is_created_by_keyboard_with_its_days_and_a_new_partner(desk: Desk) -> None:
    desk.open(part="new")
    desk.type("workshop.title", "Lancer un éco-syndicat dans son quartier")
    desk.click("workshop.partner.new")
    desk.type("partner.name", "Université populaire et citoyenne de Roubaix")
    desk.key("partner.name", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.find("workshop.partner", QComboBox).currentText().startswith("Université populaire")
    desk.find("workshop.trainers", QPlainTextEdit).setPlainText("Awa Diallo, Marc Petit")
    desk.type("workshop.day-price-cents", "1200")
    desk.type("days.date", "5/12/2026")
    desk.key("days.date", Qt.Key.Key_Return)
    assert desk.find("days.date", QLineEdit).text() == "06/12/2026"
    desk.key("days.date", Qt.Key.Key_Return)
    assert desk.find("days.total", QLabel).text() == "13\u202fh"
    desk.click("workshop.save")
    (summary,) = desk.app.workshops.all()
    workshop = desk.app.workshops.get(summary.id)
    assert workshop.fields.trainers == ("Awa Diallo", "Marc Petit")
    assert workshop.fields.day_price_cents == 120_000
    assert workshop.partner == "Université populaire et citoyenne de Roubaix"
    assert workshop.minutes == 13 * 60
    assert desk.routes[-1] == Route("workshops", summary.id)
    assert desk.page.detail is not None
    assert desk.page.detail.isVisible()


def test_what_is_wrong_stands_under_its_field_and_nothing_is_written(desk: Desk) -> None:
    desk.open(part="new")
    desk.click("workshop.save")
    form = desk.page.editor.form
    assert form.error_of("title") == "Ce champ est obligatoire."
    desk.type("workshop.title", "Essai")
    desk.type("days.date", "5/12/2026")
    desk.click("days.add")
    desk.type("days.0.0.end", "8h")
    desk.click("workshop.save")
    assert "avant de commencer" in desk.find("days.error", QLabel).text()
    assert desk.app.workshops.all() == ()


def test_hours_typed_without_leaving_the_field_are_kept(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "edit")
    desk.type("days.0.0.start", "10h")
    desk.key("days.0.0.start", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    first = desk.app.workshops.get(workshop).half_days[0]
    assert (first.starts_at, first.ends_at) == (time(10), time(12, 30))


def test_the_search_finds_by_place_and_return_opens(desk: Desk, workshop: int) -> None:
    desk.app.workshops.create(fields=WorkshopFields("Autre", place="Grenoble"))
    desk.open()
    desk.type("workshops.search", "roubaix")
    desk.key("workshops.search", Qt.Key.Key_Return)
    table = desk.page.list.table
    assert [table.model.record(row).id for row in range(table.model.rowCount())] == [workshop]
    assert desk.page.list.table.select(lambda one: one.id == workshop)
    QTest.keyClick(desk.find("workshops.table", QTableView), Qt.Key.Key_Return)
    desk.settle()
    assert desk.routes[-1] == Route("workshops", workshop)


def test_a_change_made_elsewhere_is_offered_and_the_form_is_kept(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "edit")
    desk.type("workshop.title", "Mon titre")
    other = desk.app.workshops.get(workshop)
    desk.app.workshops.update(
        workshop_id=workshop, version=other.version, fields=WorkshopFields("Titre des autres")
    )
    desk.click("workshop.save")
    assert desk.page.editor.isVisible()
    assert desk.find("workshop.title", QLineEdit).text() == "Mon titre"
    assert desk.app.workshops.get(workshop).fields.title == "Titre des autres"
    desk.click("workshop.stale.keep")
    assert desk.app.workshops.get(workshop).fields.title == "Mon titre"


def test_a_change_made_elsewhere_can_be_reloaded(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "edit")
    desk.type("workshop.place", "Ici")
    other = desk.app.workshops.get(workshop)
    fields = WorkshopFields("Titre des autres", status=WorkshopStatus.CONFIRMED)
    desk.app.workshops.update(workshop_id=workshop, version=other.version, fields=fields)
    desk.click("workshop.save")
    desk.click("workshop.stale.reload")
    assert desk.find("workshop.title", QLineEdit).text() == "Titre des autres"
    assert not desk.page.editor.dirty


def test_a_half_day_with_attendance_is_not_lost(desk: Desk, people: int) -> None:
    grid = desk.app.attendance.grid(people)
    last = grid.half_days[-1].id
    desk.app.attendance.all_present(workshop_id=people, version=grid.version, half_day_ids=(last,))
    desk.open(people, "edit")
    desk.click("days.1.remove")
    desk.type("workshop.title", "Plus court")
    desk.click("workshop.save")
    assert "présences" in desk.find("workshop.error", QLabel).text()
    assert desk.app.workshops.get(people).fields.title != "Plus court"


def test_leaving_a_form_half_filled_asks_first(desk: Desk) -> None:
    asked: list[QDialog] = []

    def stay(dialog: QDialog) -> bool:
        asked.append(dialog)
        return False

    desk.context.dialogs.run = stay  # type: ignore[method-assign]
    desk.open(part="new")
    desk.type("workshop.title", "Pas fini")
    desk.open()
    assert isinstance(asked[0], ConfirmDialog)
    assert desk.find("workshop.title", QLineEdit).text() == "Pas fini"
    assert desk.page.editor.isVisible()
    desk.context.dialogs.run = lambda dialog: True  # type: ignore[method-assign]
    desk.click("workshop.cancel")
    assert desk.page.list.isVisible()


def test_a_deleted_workshop_comes_back(desk: Desk, workshop: int) -> None:
    desk.open(workshop)
    desk.click("workshop.delete")
    assert desk.app.workshops.all() == ()
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.button is not None
    desk.press(notice.button)
    assert [one.id for one in desk.app.workshops.all()] == [workshop]
    assert desk.page.list.table.model.rowCount() == 1


def test_a_workshop_gone_elsewhere_leads_back_to_the_list(desk: Desk, workshop: int) -> None:
    version = desk.app.workshops.get(workshop).version
    desk.app.workshops.delete(workshop_id=workshop, version=version)
    desk.open(workshop)
    assert desk.context.notices.alert is not None
    assert desk.page.list.isVisible()


def test_the_tabs_are_reached_by_keyboard(desk: Desk, workshop: int) -> None:
    desk.open(workshop)
    detail = desk.page.detail
    assert detail is not None
    detail.setFocus()
    for key, tab in ((Qt.Key.Key_3, "attendance"), (Qt.Key.Key_5, "sale"), (Qt.Key.Key_1, "agenda")):
        QTest.keyClick(detail, key, Qt.KeyboardModifier.AltModifier)
        desk.settle()
        assert detail.bar.current == tab
        assert detail.tab(tab).isVisible()
    QTest.keyClick(detail, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert detail.bar.current == "sale"


def test_before_the_database_is_open_the_page_remembers_what_was_asked(desk: Desk, workshop: int) -> None:
    services, desk.context.services = desk.context.services, None
    desk.page.open(Route("workshops", workshop))
    shown = [desk.page.detail]
    assert shown == [None]
    desk.context.services = services
    desk.page.activate()
    desk.settle()
    assert desk.page.detail is not None
    assert desk.page.detail.workshop is not None


def test_every_widget_that_can_be_used_has_both_names(desk: Desk, people: int) -> None:
    """A test finds it by the one, a screen reader says the other."""
    desk.open(people)
    detail = desk.page.detail
    assert detail is not None
    for tab in ("agenda", "people", "attendance", "papers", "sale"):
        detail.choose(tab)
        desk.settle()
    desk.open(people, "edit")
    usable = [
        one
        for root in (detail, desk.page.editor, desk.page.list)
        for one in root.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is desk.window
    ]
    assert len(usable) > 60
    nameless = [one for one in usable if not one.objectName() and one.focusProxy() is None]
    mute = [one.objectName() for one in usable if not one.accessibleName() and one.focusProxy() is None]
    assert [type(one).__name__ for one in nameless] == []
    assert mute == []


def test_days_are_kept_with_their_hours(desk: Desk) -> None:
    editor: Editor = desk.page.editor
    editor.days.set_plans(DAYS)
    assert editor.days.plans() == DAYS
    editor.days.set_plans(((date(2026, 12, 5), (Hours(time(9), time(11)),)),))
    assert editor.days.draft.minutes == 120
