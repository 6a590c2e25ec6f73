"""Settings on screen: the body, the wordings, the look at once, backup, restore and health."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit

from tests.ui.pages.office import Desk
from trainer.app import Application
from trainer.core.changes import Changes, Kind
from trainer.partners.records import PartnerFields
from trainer.settings.records import BodyFields, WordingCode
from ui.kit.page import Route
from ui.kit.theme import Mode, current
from ui.pages.settings.page import SettingsPage

Opener = Callable[[], Desk[SettingsPage]]


def test_the_body_is_saved_cleaned(opened: Opener) -> None:
    desk = opened()
    desk.type("settings.body.legal_name", "Alliance Citoyenne")
    desk.type("settings.body.siret", "732 829 320 00074")
    desk.type("settings.body.payment_days", "45")
    desk.click("settings.body.save")
    fields = desk.app.settings.body().fields
    assert (fields.legal_name, fields.siret, fields.payment_days) == (
        "Alliance Citoyenne",
        "73282932000074",
        45,
    )
    assert desk.page.body.fields() == fields
    assert not desk.page.body.dirty
    assert desk.page.leave()


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("siret", "73282932000075", "clé de contrôle"),
        ("rna", "W12", "9 chiffres"),
        ("nda", "12", "11 chiffres attendus"),
        ("email", "ici", "nom@domaine.fr"),
        ("iban", "FR00", "IBAN"),
        ("payment_days", "90", "0 à 60"),
    ],
)
def test_a_refusal_stands_at_its_field(opened: Opener, field: str, typed: str, why: str) -> None:
    desk = opened()
    desk.type("settings.body.legal_name", "Alliance Citoyenne")
    desk.type(f"settings.body.{field}", typed)
    if field == "payment_days":
        assert not desk.page.body.form_of(field).validate()
    else:
        desk.click("settings.body.save")
    assert why in desk.page.body.form_of(field).error_of(field)
    assert desk.app.settings.body().version == 0


def test_every_field_of_the_body_has_its_place(opened: Opener) -> None:
    body = opened().page.body
    assert body.fields() == BodyFields()


def test_a_stale_body_can_be_kept_or_reloaded(opened: Opener) -> None:
    desk = opened()
    desk.app.settings.save_body(version=0, fields=BodyFields(legal_name="Alliance", city="Grenoble"))
    desk.type("settings.body.legal_name", "Alliance Citoyenne")
    desk.page.body.body = desk.app.settings.body()
    desk.app.settings.save_body(version=1, fields=BodyFields(legal_name="Alliance", city="Lyon"))
    desk.click("settings.body.save")
    alert = desk.context.notices.alert
    assert alert is not None
    assert desk.app.settings.body().fields.legal_name == "Alliance"
    assert desk.page.body.fields().legal_name == "Alliance Citoyenne"
    next(
        b for b in alert.findChildren(type(desk.page.body.save_button)) if b.text() == "Garder la mienne"
    ).click()
    desk.settle()
    assert desk.app.settings.body().fields.legal_name == "Alliance Citoyenne"


def test_unsaved_changes_hold_the_person_back(opened: Opener) -> None:
    desk = opened()
    desk.type("settings.body.city", "Lille")
    desk.dialogs.accept = False
    assert not desk.page.leave()
    desk.click("settings.body.discard")
    assert desk.page.body.fields().city == ""
    desk.undo()
    assert desk.page.body.fields().city == "Lille"
    desk.dialogs.accept = True
    assert desk.page.leave()
    assert desk.page.body.fields().city == ""


def test_a_wording_takes_a_date_and_the_one_in_force_is_marked(opened: Opener) -> None:
    desk = opened()
    desk.page.open(Route("settings", part="wordings"))
    codes = desk.find("settings.wordings.codes", QListWidget)
    codes.setCurrentRow(list(WordingCode).index(WordingCode.DISCOUNT))
    assert desk.page.wordings.code is WordingCode.DISCOUNT
    dialog = desk.page.wordings.add()
    assert dialog.form.values()["valid_from"] == date(2026, 11, 22)
    desk.type("settings.wordings.valid_from", "1/1/2019")
    desk.find("settings.wordings.text", QPlainTextEdit).setPlainText("Escompte : 1 %.")
    desk.click("settings.wordings.save")
    assert "commence déjà" in dialog.form.error_of("valid_from")
    desk.type("settings.wordings.valid_from", "1/11/2026")
    desk.click("settings.wordings.save")
    assert desk.app.settings.wording(WordingCode.DISCOUNT, date(2026, 11, 2)) == "Escompte : 1 %."
    assert _marks(desk) == [
        ("En vigueur", "Escompte : 1 %."),
        ("Ancienne", "Escompte pour paiement anticipé\u00a0: néant."),
    ]


def _marks(desk: Desk[SettingsPage]) -> list[tuple[str, str]]:
    lines = desk.page.wordings.lines
    versions = [item.widget() for place in range(lines.count()) if (item := lines.itemAt(place)) is not None]
    texts = [version.findChildren(QLabel) for version in versions if version is not None]
    return [(mark.text(), text.text()) for mark, _, text in texts]


def test_the_look_changes_at_once_and_is_remembered(opened: Opener) -> None:
    desk = opened()
    desk.page.open(Route("settings", part="look"))
    try:
        desk.page.look.modes.choose("dark")
        assert current().palette.dark
        desk.page.look.sizes.choose("150")
        assert current().scale.factor == 1.5
        assert desk.context.settings.number("text-percent") == 150
        assert desk.context.theme.mode is Mode.DARK
    finally:
        desk.page.look.modes.choose("light")
        desk.page.look.sizes.choose("100")


def test_back_up_then_restore_brings_everything_back(
    app: Application, opened: Opener, tmp_path: Path
) -> None:
    app.partners.create(fields=PartnerFields(name="Lallab"))
    desk = opened()
    desk.page.open(Route("settings", part="data"))
    assert desk.page.data.place.text() == str(tmp_path / "fabrique.sqlite")
    desk.dialogs.file = tmp_path / "sauvegarde.zip"
    desk.click("settings.data.backup")
    assert desk.dialogs.suggested == "fabrique-2026-11-22.zip"
    assert str(desk.dialogs.file) in desk.page.data.result.text()
    app.partners.create(fields=PartnerFields(name="De trop"))
    told: list[Changes] = []
    desk.context.bus.changed.connect(told.append)
    desk.dialogs.accept = False
    desk.click("settings.data.restore")
    assert len(app.partners.all()) == 2
    desk.dialogs.accept = True
    desk.click("settings.data.restore")
    assert len(desk.dialogs.asked) == 2
    assert [p.name for p in app.partners.all()] == ["Lallab"]
    assert told[0].kinds == frozenset(Kind)
    (kept,) = tmp_path.glob("fabrique.avant-restauration-*.sqlite")
    assert str(kept) in desk.page.data.result.text()
    assert desk.page.data.restore_button.isEnabled()


def test_a_file_that_is_no_backup_changes_nothing(app: Application, opened: Opener, tmp_path: Path) -> None:
    app.partners.create(fields=PartnerFields(name="Lallab"))
    desk = opened()
    desk.page.open(Route("settings", part="data"))
    desk.dialogs.file = tmp_path / "lettre.zip"
    desk.dialogs.file.write_text("rien d’une sauvegarde")
    desk.click("settings.data.restore")
    assert desk.context.notices.alert is not None
    assert [p.name for p in app.partners.all()] == ["Lallab"]
    assert not list(tmp_path.glob("*.avant-restauration-*"))


def _findings(desk: Desk[SettingsPage]) -> list[str]:
    labels = desk.page.data.findChildren(QLabel, "settings.data.finding")
    return [label.text() for label in labels if label.isVisible()]


def test_health_says_all_is_well_or_what_is_wrong(opened: Opener, tmp_path: Path) -> None:
    desk = opened()
    desk.page.open(Route("settings", part="data"))
    desk.click("settings.data.check")
    desk.qtbot.waitUntil(lambda: _findings(desk) == ["Tout va bien."])
    with sqlite3.connect(tmp_path / "fabrique.sqlite") as connection:
        connection.execute("UPDATE sheet SET text = 'illisible' WHERE id = (SELECT min(id) FROM sheet)")
    connection.close()
    desk.click("settings.data.check")
    desk.qtbot.waitUntil(lambda: [one[:15] for one in _findings(desk)] == ["Fiche illisible"])


def test_about_names_the_licences(opened: Opener) -> None:
    desk = opened()
    desk.page.open(Route("settings", part="about"))
    shown = " ".join(text.text() for text in desk.page.findChildren(QLabel) if text.isVisible())
    for words in ("GPL-3.0-or-later", "CC BY-SA 4.0", "Lucide", "Source Sans 3", "Rien n’est envoyé"):
        assert words in shown
