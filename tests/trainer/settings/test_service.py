"""The training body and the dated wordings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support import roubaix
from tests.support.rows import rows
from trainer.app import Application
from trainer.core.errors import InvalidInput, NotFound
from trainer.settings.records import BodyFields, WordingCode


def test_the_body_is_saved_and_cleaned(app: Application) -> None:
    assert (app.settings.body().version, app.settings.body().fields) == (0, BodyFields())
    fields = replace(
        roubaix.BODY, siret="732 829 320 00074", iban="FR76 3000 6000 0112 3456 7890 189", bic="agrifrpp"
    )
    app.settings.save_body(version=0, fields=fields)
    saved = app.settings.body()
    assert (saved.version, saved.fields.siret, saved.fields.bic) == (1, "73282932000074", "AGRIFRPP")
    assert saved.fields.iban == "FR7630006000011234567890189"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("siret", "73282932000075"),
        ("siret", "123"),
        ("rna", "123456789"),
        ("nda", "1199"),
        ("iban", "FR7630006000011234567890188"),
        ("bic", "AGRI"),
        ("email", "pas un courriel"),
        ("vat_case", "autre"),
        ("payment_days", 61),
        ("payment_days", -1),
        ("legal_name", "x" * 201),
    ],
)
def test_what_the_body_refuses_is_named(app: Application, field: str, value: object) -> None:
    before = rows(app.database.engine)
    with pytest.raises(InvalidInput) as caught:
        app.settings.save_body(version=0, fields=replace(roubaix.BODY, **{field: value}))  # type: ignore[arg-type]
    assert caught.value.field == field
    assert rows(app.database.engine) == before


def test_a_wording_holds_from_its_day_on(app: Application) -> None:
    day = date(2027, 1, 1)
    old = app.settings.wording(WordingCode.RECOVERY, day)
    app.settings.add_wording(code=WordingCode.RECOVERY, valid_from=day, text=" Indemnité : 50 € ")
    assert app.settings.wording(WordingCode.RECOVERY, day) == "Indemnité : 50 €"
    assert app.settings.wording(WordingCode.RECOVERY, day - timedelta(days=1)) == old
    assert {wording.code for wording in app.settings.wordings()} == set(WordingCode)
    for text, valid_from in ((" ", day + timedelta(days=1)), ("Encore", day)):
        with pytest.raises(InvalidInput):
            app.settings.add_wording(code=WordingCode.RECOVERY, valid_from=valid_from, text=text)
    with pytest.raises(NotFound):
        app.settings.wording(WordingCode.RECOVERY, date(2018, 12, 31))
    app.close()
    assert len(app.settings.wordings()) == len(WordingCode) + 1


def test_an_installation_keeps_a_name_that_no_other_one_has(app: Application, tmp_path: Path) -> None:
    name = app.settings.installation()
    app.settings.put_defaults()
    again, other = Application(app.url), Application(f"sqlite:///{tmp_path}/autre.sqlite")
    try:
        assert len(name) == 16
        assert again.settings.installation() == name
        assert other.settings.installation() not in ("", name)
    finally:
        again.close()
        other.close()
