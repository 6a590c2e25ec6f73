"""Learning paths, on both databases."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import resources
from curriculum.model import GroupSize, LearningPath, PathItem
from curriculum.path_text import read_path, write_path
from tests.support import shipped
from tests.support.rows import rows
from trainer.app import Application
from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, NotFound, Refused, Stale
from trainer.library.path_records import Price, PriceUnit

MINE = LearningPath(
    slug="",
    title="  Ma  soirée ",
    promise="On\u00a0essaie",
    minutes=120,
    days=1,
    items=(PathItem(sheet="tour-des-cles"), PathItem(brique="mobiliser", minutes=90)),
    objectives=("Oser", " "),
    group=GroupSize(4, 8, 12),
    introduction="\r\n## Bonjour\r\nà tous",
)


def test_the_shipped_paths_are_there_with_their_totals(app: Application) -> None:
    usual = {sheet.slug: sheet.duration.usual for sheet in shipped.masters()}
    usual |= {brique.slug: brique.usual_minutes for brique in shipped.briques()}
    assert [one.slug for one in app.paths.all()] == [path.slug for path in shipped.paths()]
    for one, path in zip(app.paths.all(), shipped.paths(), strict=True):
        minutes = [item.minutes or usual[item.sheet or item.brique] for item in path.items]
        assert (one.title, one.minutes, one.days) == (path.title, path.minutes, path.days)
        assert (one.stages, one.planned, one.price) == (len(minutes), sum(minutes), Price())
        record = app.paths.get(one.id)
        assert record.look.room == path.minutes - sum(minutes)
        assert record.look.remarks == ()
        assert [stage.minutes for stage in record.look.stages] == minutes
        assert app.paths.by_slug(path.slug) == record
        assert read_path(app.paths.text(one.id), "x") == record.path == path


def test_a_path_tells_the_briques_it_goes_through(app: Application) -> None:
    titles = {brique.slug: brique.title for brique in shipped.briques()}
    homes = {sheet.slug: titles[sheet.briques[0]] for sheet in shipped.masters()} | titles
    for one, path in zip(app.paths.all(), shipped.paths(), strict=True):
        met = dict.fromkeys(homes[item.sheet or item.brique] for item in path.items)
        assert sorted(title for title, _ in one.briques) == sorted(met)


def test_a_path_is_written_tidied_and_found_again(app: Application) -> None:
    price = Price(45_000, PriceUnit.PERSON)
    path_id = app.paths.create(path=MINE, price=price).first(Kind.PATH)
    record = app.paths.get(path_id)
    assert record.path == replace(
        MINE,
        slug="ma-soiree",
        title="Ma soirée",
        objectives=("Oser",),
        introduction="## Bonjour\nà tous",
    )
    assert record.price == price
    assert (record.look.planned, record.look.room) == (110, 10)
    assert app.paths.all()[-1].id == path_id
    twin = app.paths.get(app.paths.duplicate(path_id=path_id).first(Kind.PATH))
    assert (twin.path.title, twin.path.slug) == ("Copie de «\u00a0Ma soirée\u00a0»", "copie-de-ma-soiree")
    assert (twin.path.items, twin.price) == (record.path.items, price)
    again = app.paths.create(path=MINE, price=price).first(Kind.PATH)
    assert app.paths.get(again).path.slug == "ma-soiree-2"


def test_two_forms_on_one_path(app: Application, other: Application) -> None:
    record = app.paths.by_slug("lancer-un-eco-syndicat")
    first = other.paths.get(record.id)
    edited = replace(first.path, slug="autre", title="Neuf")
    app.paths.edit(path_id=record.id, version=record.version, path=edited, price=Price(10))
    with pytest.raises(Stale):
        other.paths.edit(path_id=first.id, version=first.version, path=first.path, price=Price(20))
    with pytest.raises(Stale):
        other.paths.delete(path_id=first.id, version=first.version)
    found = other.paths.get(record.id)
    assert (found.path.title, found.path.slug, found.price) == ("Neuf", "lancer-un-eco-syndicat", Price(10))
    other.paths.set_price(path_id=first.id, version=found.version, price=Price(30, PriceUnit.PERSON))
    assert app.paths.get(record.id).price == Price(30, PriceUnit.PERSON)


def test_a_deleted_path_comes_back_and_keeps_its_place(app: Application) -> None:
    weekend, evening = app.paths.all()[:2]
    app.paths.delete(path_id=weekend.id, version=weekend.version)
    assert app.paths.all()[0].id == evening.id
    for missing in (weekend.id, 0, 10**12):
        with pytest.raises(NotFound):
            app.paths.get(missing)
    with pytest.raises(NotFound):
        app.paths.by_slug(weekend.slug)
    app.paths.restore(path_id=weekend.id)
    assert [one.id for one in app.paths.all()][:2] == [weekend.id, evening.id]
    app.paths.reorder(ids=(evening.id,))
    assert [one.id for one in app.paths.all()][:2] == [evening.id, weekend.id]
    before = rows(app.database.engine)
    for ids in ((evening.id, evening.id), (10**6,)):
        with pytest.raises(Refused):
            app.paths.reorder(ids=ids)
    assert rows(app.database.engine) == before


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("title", {"title": " \u00a0\n"}),
        ("minutes", {"minutes": 0}),
        ("minutes", {"minutes": 10**9}),
        ("days", {"days": 0}),
        ("items", {"items": (PathItem("mobiliser", "tour-des-cles"),)}),
        ("items", {"items": (PathItem(sheet="tour-des-cles", minutes=-1),)}),
        ("items", {"items": (PathItem(sheet="tour-des-cles"),) * 201}),
        ("group", {"group": GroupSize(12, 6, 20)}),
        ("introduction", {"introduction": "x" * 20_001}),
        ("title", {"title": "x" * 301}),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(
    app: Application, field: str, changed: dict[str, object]
) -> None:
    before = rows(app.database.engine)
    path = replace(MINE, **changed)  # type: ignore[arg-type]
    weekend = app.paths.all()[0]
    with pytest.raises(InvalidInput) as made:
        app.paths.create(path=path, price=Price())
    with pytest.raises(InvalidInput) as edited:
        app.paths.edit(path_id=weekend.id, version=weekend.version, path=path, price=Price())
    assert [made.value.field, edited.value.field] == [field, field]
    for cents in (-1, 10**12):
        with pytest.raises(InvalidInput):
            app.paths.create(path=MINE, price=Price(cents))
    assert rows(app.database.engine) == before


def test_a_sheet_this_database_lacks_stays_and_is_told(app: Application) -> None:
    items = (PathItem(sheet="perdue", minutes=30), PathItem(brique="onzieme"), *MINE.items)
    path_id = app.paths.create(path=replace(MINE, items=items), price=Price()).first(Kind.PATH)
    record = app.paths.get(path_id)
    assert record.path.items == items
    assert record.look.missing == ("perdue", "onzieme")
    assert (record.look.planned, record.look.stages[0].title) == (140, "perdue")
    said = [remark.text for remark in record.look.remarks]
    assert (
        "La fiche «\u00a0perdue\u00a0» n’est pas dans cette base\u00a0: importez-la, ou enlevez l’étape."
        in said
    )
    assert any("dépassent la durée du parcours de 20\u00a0min" in text for text in said)


def test_a_retired_sheet_stays_where_it_is_used(app: Application) -> None:
    sheet = app.library.sheet_by_slug("tour-des-cles")
    before = app.paths.by_slug("lancer-un-eco-syndicat")
    app.drafts.retire(sheet_id=sheet.id, version=sheet.version)
    after = app.paths.by_slug("lancer-un-eco-syndicat")
    assert (after.look.planned, after.path) == (before.look.planned, before.path)
    assert "tour-des-cles" not in {part.slug for part in app.paths.choices()}
    assert [remark.text for remark in after.look.remarks] == [
        "«\u00a0Le tour des clés\u00a0» est retirée de la bibliothèque."
    ]


def test_briques_and_published_sheets_can_be_chosen(app: Application) -> None:
    found = app.paths.choices()
    assert [part.is_brique for part in found].count(True) == len(shipped.briques())
    assert [part.slug for part in found if not part.is_brique] == [one.slug for one in app.library.sheets()]
    sheet = next(part for part in found if part.slug == "tour-des-cles")
    assert (sheet.home, sheet.minutes, sheet.kind) == ("Animer des réunions", 20, "ouverture")
    assert app.paths.look(replace(MINE, items=(sheet.item,))).planned == 20


def test_newer_shipped_paths_refresh_only_what_nobody_edited(
    app: Application, tmp_path: Path, open_application: Callable[[str], Application]
) -> None:
    weekend, evening = app.paths.all()[:2]
    mine = replace(app.paths.get(weekend.id).path, title="À nous")
    app.paths.edit(path_id=weekend.id, version=weekend.version, path=mine, price=Price(240_000))
    app.paths.set_price(path_id=evening.id, version=evening.version, price=Price(40_000))
    folder = tmp_path / "parcours"
    shutil.copytree(resources.path("parcours"), folder)
    for file in folder.glob("*.md"):
        path = read_path(file.read_text(encoding="utf-8"), file.name)
        file.write_text(write_path(replace(path, title=f"Neuf {path.title}")), encoding="utf-8")
    unedited = {(Kind.PATH, one.id) for one in app.paths.all()[1:]}
    assert app.paths.take_in_shipped(folder).touched == unedited
    assert app.paths.get(weekend.id).path.title == "À nous"
    refreshed = app.paths.get(evening.id)
    assert refreshed.path.title.startswith("Neuf ")
    assert refreshed.price == Price(40_000)
    before = rows(app.database.engine)
    assert app.paths.take_in_shipped(folder) == Changes()
    assert rows(app.database.engine) == before
