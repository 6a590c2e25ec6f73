"""The list, the search and the drafts of partners, without Qt."""

from __future__ import annotations

from dataclasses import replace

from trainer.partners.records import Partner, PartnerFields
from ui.pages.partners.presenter import NEW, Presenter

UPC = Partner(1, 3, PartnerFields(name="Université populaire", city="Roubaix"), 2)
ACORN = Partner(2, 1, PartnerFields(name="ACORN", kind="syndicat", country="GB"))


def presenter(*partners: Partner) -> Presenter:
    made = Presenter()
    made.set_partners(partners or (ACORN, UPC))
    return made


def test_search_ignores_accents_and_looks_at_every_column() -> None:
    state = presenter()
    for words, found in (("universite", [UPC]), ("ROUB pop", [UPC]), ("syndicat gb", [ACORN]), ("xyz", [])):
        state.words = words
        assert list(state.visible()) == found


def test_a_draft_stays_with_its_partner_and_goes_when_typed_back() -> None:
    state = presenter()
    typed = replace(UPC.fields, city="Lille")
    assert state.typed(1, typed)
    assert state.fields(1) == typed
    assert state.fields(2) == ACORN.fields
    assert not state.typed(1, UPC.fields)
    assert state.drafts == {}


def test_a_newer_version_names_what_changed_and_keeps_what_was_typed() -> None:
    state = presenter()
    typed = replace(UPC.fields, city="Lille")
    state.typed(1, typed)
    newer = Partner(1, 4, replace(UPC.fields, phone="03 20 00 00 00"), 2)
    state.set_partners((ACORN, newer))
    assert state.drafts[1].conflicts == ("phone",)
    assert state.fields(1) == typed
    assert state.version(1) == 3
    state.keep_mine(1)
    assert state.version(1) == 4
    assert not state.drafts[1].conflicts


def test_a_version_that_changed_nothing_is_no_conflict() -> None:
    state = presenter()
    state.typed(1, replace(UPC.fields, city="Lille"))
    state.set_partners((replace(UPC, version=9),))
    assert state.drafts[1].theirs is None
    assert state.version(1) == 9


def test_what_is_typed_during_a_save_stays_a_draft() -> None:
    state = presenter()
    sent = replace(UPC.fields, city="Lille")
    state.typed(1, sent)
    later = replace(sent, phone="06")
    state.typed(1, later)
    state.saved(1, sent)
    state.set_partners((replace(UPC, version=4, fields=sent),))
    assert state.fields(1) == later
    assert state.drafts[1].conflicts == ()
    assert state.version(1) == 4


def test_a_new_partner_is_a_draft_until_saved() -> None:
    state = presenter()
    assert not state.typed(NEW, PartnerFields(name=""))
    assert state.typed(NEW, PartnerFields(name="Lallab"))
    assert state.discard(NEW) == PartnerFields(name="Lallab")
    assert state.drafts == {}
