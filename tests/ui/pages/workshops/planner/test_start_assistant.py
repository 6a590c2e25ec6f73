"""The assistant for a new workshop: who runs it, where and with whom is kept; only the question forgets a proposal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox

from tests.ui.pages.workshops.conftest import Desk
from trainer.core.changes import Kind
from trainer.partners.records import PartnerFields
from ui.pages.workshops.planner.start_assistant import AssistantDialog


def test_who_runs_it_where_and_with_whom_is_kept(desk: Desk) -> None:
    partner = desk.app.partners.create(fields=PartnerFields(name="UPC", city="Roubaix")).first(Kind.PARTNER)
    desk.open(None, "new")
    desk.click("workshop.start.assistant")
    shown = desk.find("assistant", AssistantDialog)
    use = desk.find("assistant.use", QAbstractButton)
    desk.key("assistant.brique.mobiliser", Qt.Key.Key_Space)
    desk.type("assistant.trainers", "2, Awa")
    desk.click("assistant.propose")
    assert shown.form.error_of("trainers") == "Pour animer, donnez des noms ou un nombre, pas les deux."
    assert shown.focusWidget() is shown.form.widget("trainers")
    desk.type("assistant.trainers", "Awa, Marc")
    desk.click("assistant.propose")
    assert use.isEnabled()
    desk.click("assistant.use")
    desk.type("assistant.place", "Mairie")
    desk.type("assistant.title", "Se mobiliser")
    desk.find("assistant.partner_id", QComboBox).setCurrentIndex(1)
    assert use.isEnabled()
    desk.click("assistant.back")
    desk.type("assistant.trainers", "3")
    assert not use.isEnabled()
    desk.type("assistant.trainers", "Awa, Marc")
    desk.click("assistant.propose")
    desk.click("assistant.use")
    assert shown.take is not None
    assert shown.take.values()["title"] == "Se mobiliser"
    desk.type("assistant.first_day", "1/1/9500")
    desk.click("assistant.use")
    assert shown.take.error_of("first_day")
    desk.type("assistant.first_day", "5/12/2026")
    desk.click("assistant.use")
    made = desk.routes[-1].id
    assert made is not None
    fields = desk.app.workshops.get(made).fields
    assert (fields.title, fields.place, fields.partner_id) == ("Se mobiliser", "Mairie", partner)
    assert fields.trainers == desk.app.plans.open(made).frame.trainers == ("Awa", "Marc")


def test_another_proposal_is_said_to_who_does_not_see_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    desk.open(None, "new")
    desk.click("workshop.start.assistant")
    shown = desk.find("assistant", AssistantDialog)
    desk.key("assistant.brique.mobiliser", Qt.Key.Key_Space)
    desk.click("assistant.propose")
    assert heard == []  # the keyboard comes to it, and it is read then
    desk.qtbot.waitUntil(shown.agenda.area.hasFocus)
    shown._other()
    desk.settle()
    assert heard == [shown.agenda.area.accessibleDescription()]
    assert heard[0].startswith("Mobiliser")
