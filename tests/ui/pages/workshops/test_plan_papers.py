"""The papers drawn from the plan, in their forms, and the fields of the form that they need."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QPushButton, QWidget

from tests.ui.pages.workshops.conftest import Desk
from trainer.documents.room_layout import RoomSetup


def choose(desk: Desk, name: str, text: str) -> None:
    """Take the entry of a choice by its text."""
    box = desk.find(name, QComboBox)
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())
    desk.settle()


def test_the_form_asks_what_fits_the_place(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "edit")
    assert desk.find("workshop.room-setup", QWidget).isVisibleTo(desk.window)
    assert not desk.find("workshop.tools", QWidget).isVisibleTo(desk.window)
    choose(desk, "workshop.room-setup", "En îlots")
    choose(desk, "workshop.timezone", "Tunis")
    desk.type("workshop.sold-minutes", "13h30")
    briques = desk.find("workshop.promised", QListWidget)
    briques.setFocus()
    desk.key("workshop.promised", Qt.Key.Key_Space)
    slug = str(briques.item(0).data(Qt.ItemDataRole.UserRole))
    box = desk.find("workshop.remote", QCheckBox)
    box.setFocus()
    desk.key("workshop.remote", Qt.Key.Key_Space)
    assert not desk.find("workshop.room-setup", QWidget).isVisibleTo(desk.window)
    desk.type("workshop.link", "https://visio.exemple.invalid/j/1")
    desk.type("workshop.tools", "Visio, tableau")
    desk.click("workshop.save")
    fields = desk.app.workshops.get(workshop).fields
    assert (fields.remote, fields.link, fields.tools) == (
        True, "https://visio.exemple.invalid/j/1", "Visio, tableau",
    )  # fmt: skip
    assert (fields.timezone, fields.sold_minutes, fields.promised) == ("Africa/Tunis", 810, (slug,))
    assert fields.room_setup == RoomSetup.ISLANDS.value


def test_what_is_no_length_is_told_at_its_field(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "edit")
    desk.type("workshop.sold-minutes", "beaucoup")
    desk.click("workshop.save")
    assert desk.find("workshop.sold-minutes", QLineEdit).property("wrong")
    assert desk.app.workshops.get(workshop).fields.sold_minutes == 0


def test_a_paper_is_written_in_its_chosen_form_and_the_days_as_a_calendar(
    desk: Desk, workshop: int, tmp_path: Path
) -> None:
    folder = tmp_path / "papiers"
    desk.open(workshop, "papers")
    desk.type("papers.folder", str(folder))
    choose(desk, "papers.run-sheet.form", "À l’échelle du temps")
    desk.click("papers.run-sheet.pdf")
    desk.qtbot.waitUntil(lambda: any(folder.glob("conducteur-echelle-*.pdf")))
    desk.settle()
    assert desk.find("papers.run-sheet.form", QComboBox).currentText() == "À l’échelle du temps"
    assert desk.find("papers.calendar.ics", QPushButton).isEnabled()
    desk.click("papers.calendar.ics")
    desk.qtbot.waitUntil(lambda: any(folder.glob("agenda-*.ics")))
    (file,) = folder.glob("agenda-*.ics")
    halves = desk.app.workshops.get(workshop).half_days
    assert len(Calendar.from_ical(file.read_bytes()).events) == len(halves)
