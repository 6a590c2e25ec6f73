"""Briques and sheets: searching, the wall, and a shipped library that never overwrites what was edited."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

import resources
from curriculum.brique_text import read_brique, write_brique
from curriculum.model import SheetKind
from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import write_sheet
from tests.support import shipped
from tests.support.rows import rows
from tests.trainer.conftest import SetClock
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import InvalidInput, NotFound, Refused
from trainer.library.records import BriqueFields


def slugs(app: Application, words: str) -> set[str]:
    return {sheet.slug for sheet in app.library.sheets(words=words)}


def test_words_are_found_without_accents_case_or_ligatures(app: Application) -> None:
    everything = slugs(app, "")
    assert everything == {sheet.slug for sheet in shipped.masters()}
    assert slugs(app, "colère") == slugs(app, "COLERE") == slugs(app, "cole\u0301re") != set()
    assert slugs(app, "colère") < everything
    assert slugs(app, "xylophone-zygomatique") == set()
    kinds = {sheet.kind for sheet in app.library.sheets(words="colère", kind="outil")}
    assert kinds == {"outil"}


def test_sheets_of_a_brique_and_of_a_kind(app: Application) -> None:
    brique = next(one for one in app.library.briques() if one.slug == "mobiliser")
    found = app.library.sheets(brique_id=brique.id)
    assert len([sheet for sheet in found if sheet.brique_id == brique.id]) == brique.sheets
    assert brique.sheets == len(shipped.masters_at_home("mobiliser"))
    assert len(found) > brique.sheets
    roleplays = {sheet.slug for sheet in shipped.masters() if sheet.kind is SheetKind.ROLEPLAY}
    assert {sheet.slug for sheet in app.library.sheets(kind="mise en situation")} == roleplays
    own = [
        s
        for s in app.library.sheets(brique_id=brique.id, kind="mise en situation")
        if s.brique_id == brique.id
    ]
    assert own
    positions = {one.id: one.position for one in app.library.briques()}
    order = [positions[sheet.brique_id] for sheet in app.library.sheets()]
    assert order == sorted(order)


def test_a_sheet_is_given_whole(app: Application) -> None:
    record = app.library.sheet_by_slug("tour-des-cles")
    assert app.library.sheet(record.id) == record
    file = resources.path("briques/05-animer-des-reunions/tour-des-cles.md")
    assert app.library.text(record.id) == file.read_text(encoding="utf-8")
    with pytest.raises(NotFound):
        app.library.sheet_by_slug("absente")


def test_the_wall_is_renamed_reordered_added_to_and_retired(app: Application) -> None:
    first, second, *_ = app.library.briques()
    app.library.edit_brique(
        brique_id=first.id,
        version=first.version,
        fields=replace(first.fields, title=" Rassembler ", colour="#123456"),
    )
    renamed = app.library.brique(first.id)
    assert (renamed.title, renamed.colour, renamed.slug) == ("Rassembler", "#123456", "mobiliser")
    added = app.library.add_brique(fields=BriqueFields("Mobiliser", goals=(" Un ", ""))).first(Kind.BRIQUE)
    assert (app.library.brique(added).slug, app.library.brique(added).position) == ("mobiliser-2", 11)
    assert app.library.brique(added).fields.goals == ("Un",)
    app.library.reorder_briques(ids=(added, second.id))
    assert [one.id for one in app.library.briques()][:3] == [added, second.id, first.id]
    assert [one.position for one in app.library.briques()] == list(range(1, 12))
    app.library.retire_brique(brique_id=second.id, version=app.library.brique(second.id).version)
    assert second.id not in [one.id for one in app.library.briques()]
    assert second.id in [one.id for one in app.library.briques(include_retired=True)]
    app.library.unretire_brique(brique_id=second.id, version=app.library.brique(second.id).version)
    assert len(app.library.briques()) == 11
    for ids in ((first.id, first.id), (10**6,)):
        with pytest.raises(Refused):
            app.library.reorder_briques(ids=ids)


@pytest.mark.parametrize(
    "change",
    [
        {"title": " "},
        {"title": "x" * 201},
        {"colour": ""},
        {"colour": "rouge"},
        {"icon": ""},
        {"icon": "../a"},
        {"usual_minutes": -5},
        {"introduction": "x" * 400_001},
        {"introduction": "a\x00b"},
    ],
)
def test_a_brique_that_could_not_be_read_again_is_refused(
    app: Application, change: dict[str, object]
) -> None:
    before = rows(app.database.engine)
    first = app.library.briques()[0]
    fields = replace(first.fields, **change)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput):
        app.library.edit_brique(brique_id=first.id, version=first.version, fields=fields)
    with pytest.raises(InvalidInput):
        app.library.add_brique(fields=fields)
    assert rows(app.database.engine) == before


def test_whatever_a_person_writes_the_wall_stays_readable(app: Application) -> None:
    fields = BriqueFields(
        "---",
        tagline="a: [b",
        prerequisites=("- x", " ", "#"),
        goals=("## Objectifs", "*"),
        introduction="## Buts\n\n---\n> cité\n\\## encore\r\nfin",
    )
    brique = app.library.add_brique(fields=fields).first(Kind.BRIQUE)
    read = app.library.brique(brique).fields
    assert read.introduction == "## Buts\n\n---\n> cité\n\\## encore\nfin"
    assert (read.title, read.tagline, read.goals) == ("---", "a: [b", ("## Objectifs", "*"))
    assert read.prerequisites == ("- x", "#")
    assert len(app.library.briques()) == 11


def test_a_newer_library_refreshes_only_what_nobody_edited(
    url: str,
    app: Application,
    tmp_path: Path,
    clock: SetClock,
    open_application: Callable[[str], Application],
) -> None:
    mobilise, listen, *_ = app.library.briques()
    app.library.edit_brique(
        brique_id=mobilise.id, version=1, fields=replace(mobilise.fields, title="Rassembler")
    )
    app.library.reorder_briques(ids=(listen.id,))
    shown = app.library.sheet_by_slug("carte-des-allies").sheet
    mine = write_sheet(replace(shown, title=f"Notre {shown.title}"))
    with app.database.write() as session:
        session.execute(text("UPDATE sheet SET text = :mine WHERE slug = 'carte-des-allies'"), {"mine": mine})
    folder = tmp_path / "briques"
    shutil.copytree(resources.path("briques"), folder)
    for file in folder.glob("*/*.md"):
        content = file.read_text(encoding="utf-8")
        if file.name == "brique.md":
            brique = read_brique(content, file.name)
            file.write_text(write_brique(replace(brique, title=f"Neuf {brique.title}")), encoding="utf-8")
        else:
            sheet = read_sheet(content, file.name)
            file.write_text(write_sheet(replace(sheet, title=f"Neuf {sheet.title}")), encoding="utf-8")
    new = folder / "01-mobiliser" / "neuve.md"
    shutil.copy(folder / "05-animer-des-reunions" / "tour-des-cles.md", new)
    new.write_text(
        new.read_text(encoding="utf-8").replace("fiche: tour-des-cles", "fiche: neuve"), encoding="utf-8"
    )
    app.close()
    newer = Application(url, clock=clock, library=folder)
    try:
        assert newer.library.brique(mobilise.id).title == "Rassembler"
        assert newer.library.brique(listen.id).title == "Neuf Écouter les colères"
        assert newer.library.briques()[0].id == listen.id
        assert newer.library.sheet_by_slug("carte-des-allies").sheet.title.startswith("Notre ")
        assert newer.library.sheet_by_slug("tour-des-cles").sheet.title.startswith("Neuf ")
        assert len(newer.library.sheets()) == len(shipped.masters()) + 1
        before = rows(newer.database.engine)
    finally:
        newer.close()
    again = Application(url, clock=clock, library=folder)
    try:
        assert rows(again.database.engine) == before
    finally:
        again.close()
