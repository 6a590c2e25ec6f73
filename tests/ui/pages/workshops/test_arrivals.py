"""Coming from another page: the workshops of a partner, a sheet to put on an agenda."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QTableView

from tests.ui.pages.workshops.conftest import Desk
from trainer.core.changes import Kind
from trainer.partners.records import PartnerFields
from trainer.workshops.records import WorkshopFields


def test_the_workshops_of_a_partner(desk: Desk, workshop: int) -> None:
    partner = desk.app.partners.create(fields=PartnerFields(name="El Comita")).first(Kind.PARTNER)
    desk.app.workshops.create(fields=WorkshopFields(title="À Tunis", partner_id=partner))
    desk.open(part=f"partner:{partner}")
    model = desk.find("workshops.table", QTableView).model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["À Tunis"]
    assert desk.page.list.search.text() == "El Comita"


def test_a_sheet_in_hand_waits_in_the_agenda_that_is_opened(desk: Desk, workshop: int) -> None:
    sheet = desk.app.library.sheets(words="relevé thermique")[0]
    desk.open(part=f"add-sheet:{sheet.id}")
    desk.open(workshop)
    assert desk.find("agenda.add.name", QLineEdit).text() == sheet.title
    desk.click("agenda.add.button")
    blocks = [block for half in desk.app.workshops.get(workshop).half_days for block in half.blocks]
    assert sheet.id in [block.sheet_id for block in blocks]
