"""The box over everything: each kind by its names, in groups, kept in step with every change."""

from __future__ import annotations

import pytest

from tests.support import roubaix
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.partners.records import PartnerFields
from trainer.people.records import PersonFields
from trainer.reports.search_records import FoundKind
from trainer.workshops.records import WorkshopFields


def found(app: Application, words: str, kind: FoundKind, limit: int = 5) -> list[str]:
    groups = {group.kind: group for group in app.search.everywhere(words, limit)}
    return [item.text for item in groups[kind].items] if kind in groups else []


@pytest.fixture
def people(app: Application) -> Application:
    """Three people and a partner."""
    workshop = app.workshops.create(fields=WorkshopFields(title="Essai")).first(Kind.WORKSHOP)
    for first, last in (("Zoé", "Çelik-Œuvrard"), ("Marie", "Zola"), ("Anna", "Ozan")):
        app.enrolments.add(workshop_id=workshop, person=PersonFields(last, first))
    app.partners.create(fields=PartnerFields("Éco-syndicat Zénith", city="Roubaix"))
    return app


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("zo", ["Zoé Çelik-Œuvrard", "Marie Zola"]),
        ("ZOE celik", ["Zoé Çelik-Œuvrard"]),
        ("oeuvr", ["Zoé Çelik-Œuvrard"]),
        ("zola marie", ["Marie Zola"]),
        ("ola", []),
        ("zoe zola", []),
    ],
)
def test_people_by_the_beginnings_of_their_names(people: Application, words: str, names: list[str]) -> None:
    assert found(people, words, FoundKind.PERSON) == names


def test_what_was_typed_is_marked(people: Application) -> None:
    (group,) = [one for one in people.search.everywhere("œuvr") if one.kind is FoundKind.PERSON]
    assert [(piece.text, piece.marked) for piece in group.items[0].title] == [
        ("Zoé Çelik-", False),
        ("Œuvr", True),
        ("ard", False),
    ]


def test_people_are_not_found_by_anything_but_their_name(app: Application) -> None:
    workshop = app.workshops.create(fields=WorkshopFields(title="Essai")).first(Kind.WORKSHOP)
    person = PersonFields("Belkacem", "Karim", email="secret@exemple.org", phone="0612345678")
    app.enrolments.add(workshop_id=workshop, person=person)
    for words in ("secret", "exemple", "0612345678", "0612"):
        assert found(app, words, FoundKind.PERSON) == []
    assert found(app, "belka", FoundKind.PERSON) == ["Karim Belkacem"]


def test_groups_come_in_order_and_say_that_there_is_more(people: Application) -> None:
    partner = people.partners.all()[0]
    for number in range(3):
        people.workshops.create(fields=WorkshopFields(title=f"Zone {number}", partner_id=partner.id))
    groups = people.search.everywhere("z", 2)
    assert [group.kind for group in groups] == [
        kind for kind in FoundKind if kind in {group.kind for group in groups}
    ]
    (workshops,) = [group for group in groups if group.kind is FoundKind.WORKSHOP]
    assert len(workshops.items) == 2
    assert workshops.more
    assert people.search.everywhere("  ?! ") == ()


def test_names_follow_every_change(app: Application) -> None:
    partner = app.partners.create(fields=PartnerFields("Quartz")).first(Kind.PARTNER)
    workshop = app.workshops.create(fields=WorkshopFields(title="Atelier", partner_id=partner)).first(
        Kind.WORKSHOP
    )
    assert found(app, "quartz", FoundKind.PARTNER) == ["Quartz"]
    assert found(app, "quartz", FoundKind.WORKSHOP) == ["Atelier"]
    version = app.partners.get(partner).version
    app.partners.update(partner_id=partner, version=version, fields=PartnerFields("Basalte"))
    assert found(app, "quartz", FoundKind.PARTNER) == found(app, "quartz", FoundKind.WORKSHOP) == []
    assert found(app, "basal", FoundKind.WORKSHOP) == ["Atelier"]
    app.workshops.delete(workshop_id=workshop, version=app.workshops.get(workshop).version)
    assert found(app, "basalte", FoundKind.WORKSHOP) == []


def test_papers_and_sheets_too(app: Application) -> None:
    workshop = roubaix.add_workshop(app)
    app.archive.store(
        key="a",
        kind="run-sheet",
        file_name="conducteur-été.pdf",
        content=b"a",
        issued_at=app.clock(),
        workshop_id=workshop,
    )
    (papers,) = [one for one in app.search.everywhere("ete conduct") if one.kind is FoundKind.PAPER]
    assert papers.items[0].owner == workshop
    assert "Préparer sa négociation" in found(app, "négociation", FoundKind.SHEET)[:3]


def test_a_rebuilt_index_answers_the_same(people: Application) -> None:
    before = people.search.everywhere("z")
    assert before
    people.search.rebuild()
    assert people.search.everywhere("z") == before
