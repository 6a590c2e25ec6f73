"""The list of people, their import, and the attendance grid."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QWidget

from tests.ui.pages.workshops.conftest import PEOPLE_FILE, Desk
from trainer.attendance.records import Presence
from trainer.workshops.records import EnrolmentStatus, WorkshopFields
from ui.pages.workshops.attendance_tab import AttendanceTab
from ui.pages.workshops.people_tab import PeopleTab

CONTROL = Qt.KeyboardModifier.ControlModifier


def _people_tab(desk: Desk) -> PeopleTab:
    assert desk.page.detail is not None
    tab = desk.page.detail.tab("people")
    assert isinstance(tab, PeopleTab)
    return tab


def test_a_file_is_previewed_then_its_people_enrolled(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "people")
    desk.click("people.import")
    desk.type("people.import.path", str(PEOPLE_FILE))
    desk.key("people.import.path", Qt.Key.Key_Return)
    panel = _people_tab(desk).panel
    assert panel.table.model.rowCount() == 19
    assert (
        desk.find("people.import.counts", QLabel).text().endswith("19 lignes\u00a0: 18 nouvelles, 1 double")
    )
    assert desk.app.enrolments.of(workshop) == ()
    run = desk.find("people.import.run", QPushButton)
    assert run.text() == "Inscrire 18 personnes"
    assert run.hasFocus()
    desk.click("people.import.run")
    assert len(desk.app.enrolments.of(workshop)) == 18
    assert _people_tab(desk).table.model.rowCount() == 18
    assert not panel.isVisible()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vide"),
        (b"Nom;Pr\xe9nom\n\x00\x01", ""),
        (b"Nom;Prenom\nDupont;=1+1\n", "2"),
    ],
)
def test_a_bad_file_is_refused_at_its_place(
    desk: Desk, workshop: int, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "mauvais.csv"
    file.write_bytes(content)
    desk.open(workshop, "people")
    desk.click("people.import")
    desk.type("people.import.path", str(file))
    desk.click("people.import.preview")
    error = desk.find("people.import.error", QLabel)
    assert error.isVisible()
    assert words in error.text()
    assert desk.find("people.import.path", QLineEdit).text() == str(file)
    assert desk.app.enrolments.of(workshop) == ()


def test_a_list_that_changed_since_the_preview_is_previewed_again(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "people")
    desk.click("people.import")
    desk.type("people.import.path", str(PEOPLE_FILE))
    desk.click("people.import.preview")
    desk.app.people.run(
        workshop_id=workshop, plan=desk.app.people.plan(workshop_id=workshop, path=PEOPLE_FILE)
    )
    desk.click("people.import.run")
    assert not desk.find("people.import.run", QPushButton).isEnabled()
    assert desk.find("people.import.run", QPushButton).text() == "Personne à inscrire"
    assert len(desk.app.enrolments.of(workshop)) == 18


def test_someone_is_added_corrected_cancelled_and_brought_back(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "people")
    desk.click("people.add")
    desk.type("person.last-name", "Çelik")
    desk.type("person.first-name", "Gülşen")
    desk.type("person.email", "pas une adresse")
    desk.key("person.email", Qt.Key.Key_Return, CONTROL)
    assert desk.find("person.dialog", QWidget).isVisible()
    assert desk.app.enrolments.of(workshop) == ()
    desk.type("person.email", "gulsen@exemple.invalid")
    desk.key("person.email", Qt.Key.Key_Return, CONTROL)
    (one,) = desk.app.enrolments.of(workshop)
    assert one.person.last_name == "Çelik"
    desk.key("people.table", Qt.Key.Key_Return)
    desk.type("person.organisation", "Collectif du Pile")
    desk.key("person.organisation", Qt.Key.Key_Return, CONTROL)
    (one,) = desk.app.enrolments.of(workshop)
    assert one.organisation == "Collectif du Pile"
    desk.click("people.cancel")
    assert desk.app.enrolments.of(workshop)[0].status is EnrolmentStatus.CANCELLED
    desk.click("people.cancel")
    assert desk.app.enrolments.of(workshop)[0].status is EnrolmentStatus.CONFIRMED


def test_an_overtaken_person_form_can_keep_ones_own(desk: Desk, people: int) -> None:
    desk.open(people, "people")
    one = desk.app.enrolments.of(people)[0]
    _people_tab(desk).table.select(lambda row: row.id == one.id)
    desk.key("people.table", Qt.Key.Key_Return)
    desk.type("person.role", "présidente")
    desk.app.enrolments.cancel(enrolment_id=one.id, version=one.version)
    desk.key("person.role", Qt.Key.Key_Return, CONTROL)
    assert desk.find("person.role", QLineEdit).text() == "présidente"
    desk.click("stale.keep")
    assert desk.app.enrolments.of(people)[0].role == "présidente"


# Attendance


@pytest.fixture
def tab(desk: Desk, people: int) -> AttendanceTab:
    desk.open(people, "attendance")
    assert desk.page.detail is not None
    found = desk.page.detail.tab("attendance")
    assert isinstance(found, AttendanceTab)
    return found


def _go(tab: AttendanceTab, number: int, half: int) -> None:
    tab.view.go(number - 1, half)


def test_the_roubaix_attendance_by_keyboard(desk: Desk, tab: AttendanceTab, people: int) -> None:
    tab.view.setFocus()
    _go(tab, 4, 0)
    desk.key("attendance.grid", Qt.Key.Key_E)
    assert tab.view.currentIndex().row() == 4
    for half in (1, 2, 3):
        _go(tab, 9, half)
        desk.key("attendance.grid", Qt.Key.Key_A)
    _go(tab, 12, 2)
    desk.key("attendance.grid", Qt.Key.Key_Return)
    desk.type("attendance.arrived", "10h30")
    desk.key("attendance.arrived", Qt.Key.Key_Return, CONTROL)
    for half in range(4):
        _go(tab, 1, half)
        desk.key("attendance.grid", Qt.Key.Key_T)
    rows = desk.app.attendance.grid(people).rows
    hours = {row.enrolment.number: row.minutes / 60 for row in rows}
    assert (hours[4], hours[9], hours[12]) == (10, 3, 12)
    assert {number for number, done in hours.items() if done == 13} == set(range(1, 19)) - {4, 9, 12}
    assert [row.refusal for row in rows] == [""] * 18
    shown = tab.model.index(3, 4).data()
    assert shown == "10\u202fh"
    assert "18 certificat(s) sur 18" in desk.find("attendance.summary", QLabel).text()
    assert desk.find("attendance.saved", QLabel).text() == "Enregistré"


def test_marks_pressed_fast_are_all_saved(desk: Desk, tab: AttendanceTab, people: int) -> None:
    tab.view.setFocus()
    _go(tab, 1, 0)
    for key in (Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_E, Qt.Key.Key_P):
        QTest.keyClick(tab.view, key)
    assert tab.model.index(2, 0).data() == "Excusé·e"
    desk.settle()
    marks = [row.marks[0] for row in desk.app.attendance.grid(people).rows[:5]]
    assert [mark.presence if mark else None for mark in marks] == [
        Presence.PRESENT,
        Presence.ABSENT,
        Presence.EXCUSED,
        Presence.PRESENT,
        None,
    ]
    _go(tab, 2, 0)
    desk.key("attendance.grid", Qt.Key.Key_Delete)
    assert desk.app.attendance.grid(people).rows[1].marks[0] is None


def test_a_time_outside_the_half_day_is_refused_in_the_form(
    desk: Desk, tab: AttendanceTab, people: int
) -> None:
    _go(tab, 1, 0)
    desk.click("attendance.times")
    desk.type("attendance.left", "18h")
    desk.key("attendance.left", Qt.Key.Key_Return, CONTROL)
    dialog = desk.find("attendance.times", QWidget)
    texts = [
        one.text() for one in desk.window.findChildren(QLabel) if "hors de la demi-journée" in one.text()
    ]
    assert dialog is not None
    assert texts
    assert desk.app.attendance.grid(people).rows[0].marks[0] is None


def test_buttons_mark_the_whole_selection(desk: Desk, tab: AttendanceTab, people: int) -> None:
    tab.view.selectAll()
    desk.click("attendance.present")
    assert desk.app.attendance.grid(people).entered
    assert desk.find("attendance.grid", QTableView).model() is tab.model


def test_a_mark_over_a_change_made_elsewhere_is_offered(desk: Desk, tab: AttendanceTab, people: int) -> None:
    version = desk.app.workshops.get(people).version
    desk.app.workshops.update(workshop_id=people, version=version, fields=WorkshopFields("Autre titre"))
    _go(tab, 1, 0)
    desk.key("attendance.grid", Qt.Key.Key_P)
    assert desk.app.attendance.grid(people).rows[0].marks[0] is None
    assert tab.model.index(0, 0).data() == ""
    alert = desk.context.notices.alert
    assert alert is not None
    keep = next(b for b in alert.findChildren(QPushButton) if b.text() == "Garder la mienne")
    desk.press(keep)
    mark = desk.app.attendance.grid(people).rows[0].marks[0]
    assert mark is not None
    assert mark.presence is Presence.PRESENT
