"""Partners on screen: add, edit, refuse at the field, conflict, delete and undo, import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.pages.office import Desk, offer
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.partners.records import PartnerFields
from ui.kit.page import Route
from ui.pages.partners.page import PartnersPage

Opener = Callable[[], Desk[PartnersPage]]


@pytest.fixture
def two(app: Application) -> Application:
    """A database with two partners."""
    app.partners.create(fields=PartnerFields(name="ACORN", kind="syndicat", country="GB"))
    app.partners.create(fields=PartnerFields(name="Lallab", city="Paris"))
    return app


def test_the_first_partner_is_added_from_the_empty_page(opened: Opener) -> None:
    desk = opened()
    assert desk.page.welcome.isVisible()
    desk.click("partners.first")
    desk.type("partners.form.name", "Université populaire")
    desk.type("partners.form.city", "Roubaix")
    QTest.keyClick(
        desk.find("partners.form.city", QLineEdit), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )
    desk.qtbot.waitUntil(lambda: len(desk.app.partners.all()) == 1)
    desk.settle()
    (partner,) = desk.app.partners.all()
    assert (partner.name, partner.fields.city, partner.fields.kind) == (
        "Université populaire",
        "Roubaix",
        "association",
    )
    assert desk.page.key == partner.id
    assert desk.page.editor.heading.text() == "Université populaire"
    assert desk.page.leave()


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("siret", "123", "14 chiffres attendus, 3 reçus"),
        ("rna", "12", "W suivi de 9 chiffres"),
        ("email", "nulle-part", "nom@domaine.fr"),
        ("country", "France", "deux lettres"),
    ],
)
def test_a_refusal_stands_at_its_field(
    two: Application, opened: Opener, field: str, typed: str, why: str
) -> None:
    desk = opened()
    desk.type(f"partners.form.{field}", typed)
    desk.click("partners.save")
    assert why in desk.page.editor.form.error_of(field)
    assert [p.version for p in desk.app.partners.all()] == [1, 1]
    assert desk.find(f"partners.form.{field}", QLineEdit).text() == typed


def test_the_name_is_asked_for(two: Application, opened: Opener) -> None:
    desk = opened()
    desk.click("partners.new")
    desk.type("partners.form.city", "Lyon")
    desk.click("partners.save")
    assert desk.page.editor.form.error_of("name")
    assert len(desk.app.partners.all()) == 2


def test_another_line_and_back_loses_nothing(two: Application, opened: Opener) -> None:
    desk = opened()
    desk.type("partners.form.city", "Londres")
    view = desk.page.list.table.view
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert desk.page.editor.fields().name == "Lallab"
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert desk.page.editor.fields().city == "Londres"
    desk.dialogs.accept = False
    assert not desk.page.leave()
    desk.click("partners.discard")
    assert desk.page.editor.fields().city == ""
    desk.undo()
    assert desk.page.editor.fields().city == "Londres"
    desk.dialogs.accept = True
    assert desk.page.leave()
    assert desk.page.editor.fields().city == ""


def _change_elsewhere(desk: Desk[PartnersPage]) -> None:
    acorn = desk.app.partners.all()[0]
    fields = replace(acorn.fields, phone="0044 20")
    desk.app.partners.update(partner_id=acorn.id, version=acorn.version, fields=fields)


def test_a_stale_save_is_shown_and_mine_can_be_kept(two: Application, opened: Opener) -> None:
    desk = opened()
    desk.type("partners.form.city", "Londres")
    _change_elsewhere(desk)
    desk.click("partners.save")
    assert desk.page.editor.conflict.isVisible()
    assert "0044 20" in desk.page.editor.conflict.text.text()
    assert desk.app.partners.all()[0].fields.city == ""
    assert desk.page.editor.fields().city == "Londres"
    desk.click("partners.conflict.keep")
    assert desk.app.partners.all()[0].fields.city == "Londres"
    assert not desk.page.editor.conflict.isVisible()
    assert desk.page.presenter.drafts == {}


def test_a_stale_save_can_take_theirs_and_come_back(two: Application, opened: Opener) -> None:
    desk = opened()
    desk.type("partners.form.city", "Londres")
    _change_elsewhere(desk)
    desk.click("partners.save")
    desk.click("partners.conflict.reload")
    assert (desk.page.editor.fields().phone, desk.page.editor.fields().city) == ("0044 20", "")
    desk.undo()
    assert desk.page.editor.fields().city == "Londres"


def test_delete_and_bring_back(two: Application, opened: Opener) -> None:
    desk = opened()
    desk.page.open(Route("partners", desk.app.partners.all()[1].id))
    view = desk.page.list.table.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: len(desk.app.partners.all()) == 1)
    desk.settle()
    assert [p.name for p in desk.app.partners.all()] == ["ACORN"]
    assert desk.page.editor.fields().name == "ACORN"
    desk.undo()
    assert [p.name for p in desk.app.partners.all()] == ["ACORN", "Lallab"]
    assert desk.page.editor.fields().name == "Lallab"


def test_search_counts_and_says_when_nothing_is_found(two: Application, opened: Opener) -> None:
    desk = opened()
    desk.type("partners.search", "paris")
    QTest.keyClick(desk.find("partners.search", QLineEdit), Qt.Key.Key_Return)
    assert desk.page.list.table.model.rowCount() == 1
    assert desk.page.list.count.text() == "1 sur 2 partenaires"
    desk.type("partners.search", "nulle part")
    QTest.keyClick(desk.find("partners.search", QLineEdit), Qt.Key.Key_Return)
    assert desk.page.list.table.empty.isVisible()


def test_the_workshops_of_a_partner_are_one_click_away(two: Application, opened: Opener) -> None:
    partner = two.partners.all()[0].id
    offer(two, partner)
    desk = opened()
    desk.click("partners.workshops")
    assert desk.routes == [Route("workshops", part=f"partner:{partner}")]


def test_a_list_is_imported_once(opened: Opener, tmp_path: Path) -> None:
    desk = opened()
    file = tmp_path / "liste.csv"
    file.write_text("nom;ville\nÉlan;Lille\nÇa bouge;Lyon\n", encoding="utf-8")
    desk.click("partners.first_import")
    desk.dialogs.file = file
    desk.click("partners.import.browse")
    assert desk.find("partners.import.path", QLineEdit).text() == str(file)
    desk.click("partners.import.run")
    assert desk.said() == "2 partenaires ajoutés."
    assert [p.name for p in desk.app.partners.all()] == ["Ça bouge", "Élan"]
    assert desk.page.list.table.model.rowCount() == 2


def test_a_bad_file_is_told_in_the_dialog_and_changes_nothing(opened: Opener, tmp_path: Path) -> None:
    desk = opened()
    file = tmp_path / "liste.csv"
    file.write_text("nom;courriel\nÉlan;pas-une-adresse\n", encoding="utf-8")
    dialog = desk.page.open_import()
    desk.type("partners.import.path", str(file))
    desk.click("partners.import.run")
    assert "Ligne 2" in dialog.form.error_of("path")
    assert dialog.isVisible()
    assert desk.app.partners.all() == ()
    dialog.reject()


def test_a_change_elsewhere_reaches_the_list(two: Application, opened: Opener) -> None:
    desk = opened()
    changes = desk.app.partners.create(fields=PartnerFields(name="Zeste"))
    assert changes.first(Kind.PARTNER)
    desk.context.bus.publish(changes)
    desk.settle()
    assert desk.page.list.table.model.rowCount() == 3
