"""The form and its typed fields."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from trainer.core.errors import InvalidInput, Refused
from ui.kit.dialogs import Dialogs, FormDialog
from ui.kit.form import Form
from ui.kit.theme import Theme


def sample(qtbot: QtBot) -> Form:
    form = Form(columns=2)
    form.text("name", "Nom", required=True)
    form.date("day", "Jour")
    form.time("start", "Début")
    form.money("price", "Prix")
    form.number("people", "Personnes", minimum=1, maximum=30)
    form.choice("kind", "Genre", [(10, "Dix"), (20, "Vingt")], value=20)
    form.check("paid", "Payé")
    form.area("note", "Note")
    qtbot.addWidget(form)
    form.show()
    return form


def test_values_are_typed(qtbot: QtBot, theme: Theme) -> None:
    form = sample(qtbot)
    form.set_values(
        {"name": " Ada ", "day": date(2026, 3, 12), "start": time(9, 30), "price": 120050, "people": 4}
    )
    assert form.values() == {
        "name": "Ada",
        "day": date(2026, 3, 12),
        "start": time(9, 30),
        "price": 120050,
        "people": 4,
        "kind": 20,
        "paid": False,
        "note": "",
    }
    assert form.validate()


def test_typing_is_tidied_on_leaving(qtbot: QtBot, theme: Theme) -> None:
    form = sample(qtbot)
    field = form.date("other", "Autre")
    QTest.keyClicks(field, "3 avril 2027")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "03/04/2027"
    assert field.value() == date(2027, 4, 3)


def test_what_is_wrong_is_said_under_its_field(qtbot: QtBot, theme: Theme) -> None:
    form = sample(qtbot)
    form.set_values({"name": ""})
    price = form.widget("price")
    QTest.keyClicks(price, "beaucoup")
    assert not form.validate()
    assert form.error_of("name") == "Ce champ est obligatoire."
    assert "montant" in form.error_of("price")
    assert price.property("wrong") is True
    name = form.widget("name")
    QTest.keyClicks(name, "A")
    assert form.error_of("name") == ""


def test_labels_are_buddies_and_names(qtbot: QtBot, theme: Theme) -> None:
    form = sample(qtbot)
    buddies = {
        label.text(): label.buddy() for label in form.findChildren(QLabel) if label.buddy() is not None
    }
    assert buddies["Nom"] is form.widget("name")
    assert form.widget("name").accessibleName() == "Nom (obligatoire)"
    assert form.widget("day").accessibleName() == "Jour"


def test_a_form_dialog_stays_until_the_work_is_done(qtbot: QtBot, theme: Theme) -> None:
    form = Form()
    form.text("siret", "SIRET", required=True)
    dialog = FormDialog("Partenaire", form, "Créer")
    qtbot.addWidget(dialog)
    dialog.show()
    given: list[dict[str, object]] = []
    dialog.submitted.connect(given.append)
    dialog.action.click()
    assert given == []
    QTest.keyClicks(form.widget("siret"), "123")
    dialog.action.click()
    assert given == [{"siret": "123"}]
    assert not dialog.action.isEnabled()
    dialog.fail(InvalidInput("siret", "14 chiffres attendus."))
    assert form.error_of("siret") == "14 chiffres attendus."
    assert dialog.action.isEnabled()
    dialog.fail(Refused("double", "Ce partenaire existe déjà."))
    assert any("existe déjà" in label.text() for label in dialog.findChildren(QLabel))
    dialog.finish()
    assert dialog.isHidden()


def test_every_modal_dialog_goes_through_one_door(qtbot: QtBot, theme: Theme) -> None:
    titles: list[str] = []

    class Door(Dialogs):
        def run(self, dialog: object) -> bool:
            titles.append(dialog.windowTitle())  # type: ignore[attr-defined]
            return False

    door = Door(native_files=False)
    assert not door.confirm("Supprimer ?", "Pour de bon.", action="Supprimer", danger=True)
    assert door.open_file("Ouvrir", "Tableur (*.csv)") is None
    assert door.save_file("Enregistrer", "a.pdf", "PDF (*.pdf)") is None
    assert door.choose_folder("Dossier") is None
    assert titles == ["Supprimer ?", "Ouvrir", "Enregistrer", "Dossier"]
