"""Drafts, editions, comparison, retirement and translations, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curriculum.model import Duration, GroupSize, Material, MethodSheet, Provenance, SheetKind, Step
from tests.support import shipped
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import InvalidInput, NotFound, Refused, Stale
from trainer.library.comparison import Side
from trainer.library.rules import missing, warnings

EMPTY = MethodSheet(
    slug="",
    title="",
    promise="",
    kind=SheetKind.TOOL,
    briques=(),
    duration=Duration(0, 0, 0),
    group=GroupSize(6, 12, 20),
    steps=(),
    objectives=(),
)


def first(app: Application) -> int:
    """A sheet that ships in French alone."""
    return app.library.sheet_by_slug(shipped.untranslated().slug).id


def test_a_draft_is_kept_as_typed_and_changes_nothing_else(app: Application) -> None:
    sheet_id = first(app)
    before, drafts = app.library.sheet(sheet_id), app.drafts
    draft = drafts.open(sheet_id)
    assert (draft.version, draft.based_on, draft.sheet) == (0, 1, before.sheet)
    half = replace(draft.sheet, title="", steps=(*draft.sheet.steps, Step("", 0, "")), briques=())
    version = drafts.save(sheet_id=sheet_id, version=0, sheet=half)
    again = drafts.open(sheet_id)
    assert again.sheet == half
    assert again.version == version
    assert app.library.sheet(sheet_id).sheet == before.sheet
    assert app.library.sheet(sheet_id).summary.drafted
    brique = app.library.brique(before.summary.brique_id)
    assert (brique.sheets, brique.drafts) == (len(shipped.masters_at_home(brique.slug)), 1)
    with pytest.raises(Stale):
        drafts.save(sheet_id=sheet_id, version=0, sheet=before.sheet)
    with pytest.raises(InvalidInput) as refused:
        drafts.publish(sheet_id=sheet_id, version=version)
    assert refused.value.field == "title"
    assert drafts.open(sheet_id).sheet == half
    drafts.discard(sheet_id=sheet_id)
    assert drafts.open(sheet_id).version == 0
    drafts.bring_back(sheet_id=sheet_id, sheet=half)
    assert drafts.open(sheet_id).sheet == half
    assert app.check() == ()


def test_publishing_makes_an_edition_that_can_be_compared_and_taken_up_again(app: Application) -> None:
    sheet_id, drafts = first(app), app.drafts
    old = app.library.sheet(sheet_id).sheet
    new = replace(old, title=f"{old.title} en musique", promise="On chante ensemble.")
    version = drafts.save(sheet_id=sheet_id, version=0, sheet=new)
    changes = drafts.compare(sheet_id, before=1, after=None)
    assert [change.name for change in changes] == ["title", "promise"]
    assert [piece.text for piece in changes[0].pieces if piece.side is Side.IN] == [" en musique"]
    assert drafts.publish(sheet_id=sheet_id, version=version, note=" En  musique ").ids(Kind.SHEET) == (
        sheet_id,
    )
    assert app.library.sheet(sheet_id).sheet == new
    assert app.library.sheet(sheet_id).summary.edition == 2
    assert [(one.number, one.note) for one in drafts.history(sheet_id)] == [
        (2, "En musique"),
        (1, "Bibliothèque de Fabrique"),
    ]
    assert drafts.compare(sheet_id, before=1, after=2) == changes
    drafts.restore(sheet_id=sheet_id, number=1)
    assert app.library.sheet(sheet_id).sheet == old
    assert drafts.edition(sheet_id, 2) == new
    assert [one.number for one in drafts.history(sheet_id)] == [3, 2, 1]
    with pytest.raises(Refused):
        drafts.restore(sheet_id=sheet_id, number=3)
    with pytest.raises(NotFound):
        drafts.edition(sheet_id, 9)
    with pytest.raises(Refused):
        drafts.publish(sheet_id=sheet_id, version=1)


def test_a_draft_of_an_older_edition_is_not_published_unseen(app: Application) -> None:
    sheet_id, drafts = first(app), app.drafts
    sheet = app.library.sheet(sheet_id).sheet
    version = drafts.save(sheet_id=sheet_id, version=0, sheet=replace(sheet, title="Un"))
    drafts.publish(sheet_id=sheet_id, version=version)
    version = drafts.save(sheet_id=sheet_id, version=0, sheet=replace(sheet, title="Deux"))
    drafts.restore(sheet_id=sheet_id, number=1)
    with pytest.raises(Stale):
        drafts.publish(sheet_id=sheet_id, version=version)
    version = drafts.rebase(sheet_id=sheet_id, version=version)
    drafts.publish(sheet_id=sheet_id, version=version)
    assert app.library.sheet(sheet_id).sheet.title == "Deux"


def test_a_new_sheet_is_nowhere_until_published(app: Application) -> None:
    drafts = app.drafts
    brique = app.library.briques()[0]
    sheet = replace(EMPTY, title="Le tour des clés", briques=(brique.slug,))
    sheet_id = drafts.start(sheet=sheet).first(Kind.SHEET)
    assert app.library.sheet(sheet_id).summary.slug == "le-tour-des-cles"
    assert sheet_id not in [one.id for one in app.library.sheets()]
    counted = app.library.brique(brique.id)
    assert (counted.sheets, counted.drafts) == (len(shipped.masters_at_home(brique.slug)), 1)
    assert app.check() == ()
    other = drafts.start(sheet=sheet).first(Kind.SHEET)
    assert app.library.sheet(other).summary.slug == "le-tour-des-cles-2"
    drafts.discard(sheet_id=other)
    with pytest.raises(NotFound):
        drafts.open(other)
    draft = drafts.open(sheet_id)
    whole = replace(
        draft.sheet,
        promise=" Chacun·e  parle. ",
        objectives=("", "Parler."),
        steps=(Step("Un", 5, "plénière", description="Texte\r\nsur deux lignes \x0b"),),
        materials=(Material("", "", Provenance.ON_SITE),),
    )
    version = drafts.save(sheet_id=sheet_id, version=draft.version, sheet=whole)
    drafts.publish(sheet_id=sheet_id, version=version, note="Première version")
    kept = app.library.sheet(sheet_id)
    assert kept.sheet.objectives == ("Parler.",)
    assert kept.sheet.materials == ()
    assert kept.sheet.steps[0].description == "Texte\nsur deux lignes"
    assert kept.summary.edition == 1
    assert sheet_id in [one.id for one in app.library.sheets(brique_id=brique.id)]


def test_a_retired_sheet_leaves_the_lists_and_stays_readable(app: Application) -> None:
    sheet_id = first(app)
    app.drafts.retire(sheet_id=sheet_id, version=app.library.sheet(sheet_id).version)
    assert sheet_id not in [one.id for one in app.library.sheets()]
    assert app.library.sheet(sheet_id).summary.retired
    app.drafts.unretire(sheet_id=sheet_id, version=app.library.sheet(sheet_id).version)
    assert sheet_id in [one.id for one in app.library.sheets()]


def test_a_translation_says_when_its_master_moved_on(app: Application) -> None:
    sheet_id, drafts = first(app), app.drafts
    master = app.library.sheet(sheet_id).sheet
    assert drafts.translations(sheet_id) == ()
    english = drafts.translate(sheet_id=sheet_id, language="en").ids(Kind.SHEET)[-1]
    draft = drafts.open(english)
    assert draft.sheet.translation.of == master.slug
    version = drafts.save(sheet_id=english, version=draft.version, sheet=replace(draft.sheet, title="Doors"))
    drafts.publish(sheet_id=english, version=version)
    assert english not in [one.id for one in app.library.sheets()]
    assert [(one.language, one.current) for one in drafts.translations(english)] == [
        ("fr", None),
        ("en", True),
    ]
    version = drafts.save(sheet_id=sheet_id, version=0, sheet=replace(master, promise="Autre promesse."))
    drafts.publish(sheet_id=sheet_id, version=version)
    assert [one.current for one in drafts.translations(sheet_id)] == [None, False]
    moved = drafts.master(english)
    assert moved is not None
    assert moved.promise == "Autre promesse."
    version = drafts.follow_master(sheet_id=english, version=0)
    drafts.publish(sheet_id=english, version=version)
    assert [one.current for one in drafts.translations(sheet_id)] == [None, True]
    with pytest.raises(Refused):
        drafts.translate(sheet_id=sheet_id, language="en")
    with pytest.raises(Refused):
        drafts.translate(sheet_id=english, language="ar")
    with pytest.raises(InvalidInput):
        drafts.translate(sheet_id=sheet_id, language="fr")


def test_a_copy_is_a_draft_of_its_own(app: Application) -> None:
    sheet_id = first(app)
    copy = app.drafts.duplicate(sheet_id=sheet_id).first(Kind.SHEET)
    original, draft = app.library.sheet(sheet_id).sheet, app.drafts.open(copy)
    assert draft.sheet.title == f"Copie de «\u00a0{original.title}\u00a0»"
    assert draft.sheet.steps == original.steps
    assert draft.edition == 0


def test_remarks_name_the_field_and_stop_only_what_cannot_be_read_back() -> None:
    assert {remark.field for remark in missing(EMPTY)} == {"title", "promise", "briques"}
    roleplay = replace(
        EMPTY,
        kind=SheetKind.ROLEPLAY,
        duration=Duration(5, 10, 20),
        steps=(Step("Un", 5, "plénière"), Step("Deux", 3, "plénière", optional=True)),
        materials=(Material("Clés", "une poignée", Provenance.ON_SITE),),
        falc=" ".join(["mot"] * 30) + ".",
    )
    assert [remark.field for remark in warnings(roleplay)] == [
        *("duration", "objectives", "accessibility", "sources", "materials"),
        *("roles", "observation", "debrief", "falc"),
    ]
    assert missing(replace(EMPTY, title="a", promise="b", briques=("c",), steps=(Step("", 1, ""),)))
