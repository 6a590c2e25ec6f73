"""Partners: created, found, corrected, put aside, imported."""

from __future__ import annotations

import pytest

from tests.support import roubaix
from tests.support.rows import rows
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import InvalidInput, NotFound
from trainer.partners.records import PartnerFields


def test_a_partner_is_kept_cleaned_and_found(app: Application) -> None:
    fields = PartnerFields(
        " L’Œuvre  d’été ", city="Évry", country="fr", siret="732 829 320 00074", notes=" a\nb "
    )
    partner = app.partners.create(fields=fields).first(Kind.PARTNER)
    app.partners.create(fields=PartnerFields("Zoo 100 %", city="Lens"))
    app.partners.create(fields=PartnerFields("Ardennes"))
    kept = app.partners.get(partner)
    assert (kept.name, kept.fields.country, kept.fields.siret) == ("L’Œuvre d’été", "FR", "73282932000074")
    assert kept.fields.notes == "a\nb"
    assert [one.name for one in app.partners.all()] == ["Ardennes", "L’Œuvre d’été", "Zoo 100 %"]
    for words in ("oeuvre", "l'œuvre ETE", "evry ete"):
        assert [one.id for one in app.partners.all(words)] == [partner], words
    assert [one.name for one in app.partners.all("%")] == ["Zoo 100 %"]


def test_a_partner_put_aside_comes_back_with_its_workshops(app: Application) -> None:
    workshop = roubaix.add_workshop(app)
    (partner,) = app.partners.all()
    assert partner.workshops == 1
    app.partners.delete(partner_id=partner.id, version=partner.version)
    assert app.partners.all() == ()
    with pytest.raises(NotFound):
        app.partners.get(partner.id)
    assert app.workshops.get(workshop).partner == partner.name
    fields = app.workshops.get(workshop).fields
    app.workshops.update(workshop_id=workshop, version=1, fields=fields)
    app.partners.restore(partner_id=partner.id)
    assert app.partners.get(partner.id).workshops == 1
    with pytest.raises(NotFound):
        app.partners.restore(partner_id=999)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (PartnerFields(" "), "name"),
        (PartnerFields("a", siret="1"), "siret"),
        (PartnerFields("a", rna="W1"), "rna"),
        (PartnerFields("a", email="a@b"), "email"),
        (PartnerFields("a", country="FRA"), "country"),
    ],
)
def test_what_a_partner_refuses_is_named(app: Application, fields: PartnerFields, field: str) -> None:
    before = rows(app.database.engine)
    with pytest.raises(InvalidInput) as caught:
        app.partners.create(fields=fields)
    assert caught.value.field == field
    assert rows(app.database.engine) == before


def test_partners_of_a_file_are_added_once(app: Application) -> None:
    app.partners.create(fields=PartnerFields("GREENPEACE"))
    assert len(app.partners.import_file(path=roubaix.PARTNERS).ids(Kind.PARTNER)) == 13
    assert app.partners.import_file(path=roubaix.PARTNERS).ids(Kind.PARTNER) == ()
    assert len(app.partners.all()) == 14
