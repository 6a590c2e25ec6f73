"""Sheets handed on and taken in: equal libraries, states and decisions, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from curriculum.model import Attachment, MethodSheet, Translation
from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import fingerprint, write_sheet
from tests.support import shipped
from tests.support.full_sheet import full_sheet
from tests.support.hostile_packs import PICTURE
from tests.support.rows import rows
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import BadFile, Cancelled, NotFound, Refused, Stale
from trainer.library.exchange_records import Choice, Item, Preview, Selection, Sort, State
from trainer.library.exchange_rules import one_policy

Open = Callable[[str], Application]
SLUG = "tour-des-cles"


@pytest.fixture
def friend(tmp_path: Path, clock: Callable[[], object]) -> Application:
    """Another trainer, who began with the same library."""
    folder = tmp_path / "ami"
    folder.mkdir()
    return Application(f"sqlite:///{folder}/fabrique.sqlite3")


def publish(app: Application, sheet: MethodSheet, note: str = "") -> int:
    """A new published sheet."""
    sheet_id = app.drafts.start(sheet=sheet).first(Kind.SHEET)
    app.drafts.publish(sheet_id=sheet_id, version=app.drafts.open(sheet_id).version, note=note)
    return sheet_id


def edit(app: Application, slug: str = SLUG, *, publish: bool = True, **values: object) -> None:
    """Change some fields of a sheet, and publish it."""
    sheet_id = app.library.sheet_by_slug(slug).id
    draft = app.drafts.open(sheet_id)
    changed: MethodSheet = replace(draft.sheet, **values)  # type: ignore[arg-type]
    version = app.drafts.save(sheet_id=sheet_id, version=draft.version, sheet=changed)
    if publish:
        app.drafts.publish(sheet_id=sheet_id, version=version, note="")


def handed(app: Application, path: Path, *slugs: str) -> Path:
    """A pack of some sheets."""
    chosen = Selection(tuple(app.library.sheet_by_slug(slug).id for slug in slugs))
    return app.exports.pack(path=path, chosen=chosen, made_by="Alliance").path


def line(preview: Preview, slug: str = SLUG) -> Item:
    """The line of one sheet."""
    return next(item for item in preview.items if item.key == (Sort.SHEET, slug))


def library(app: Application) -> dict[str, object]:
    """Everything a library says: briques, sheets, paths, files."""
    with app.database.read() as session:
        from sqlalchemy import text

        texts: dict[str, object] = {
            table: dict(
                session.execute(text(f"SELECT slug, text FROM {table} WHERE deleted_at IS NULL")).all()
            )
            for table in ("brique", "sheet", "learning_path")
        }
        order = session.execute(text("SELECT slug FROM brique ORDER BY position")).scalars().all()
        files = session.execute(text("SELECT sha256, size FROM attachment ORDER BY sha256")).all()
    return {**texts, "order": order, "files": [tuple(row) for row in files]}


def fill(app: Application, folder: Path) -> None:
    """A sheet with every field filled, a translation of it, and a picture."""
    picture = folder / "plan.png"
    picture.write_bytes(PICTURE)
    sha = app.attachments.put(path=picture).sha256
    master = full_sheet("mobiliser", sha256=sha)
    publish(app, master)
    bound = Translation("zibeline", fingerprint(app.library.sheet_by_slug("zibeline").sheet))
    publish(app, replace(master, slug="zibeline-en", language="en", title="The sable", translation=bound))


@pytest.mark.parametrize(
    ("url", "backend", "target"),
    [
        ("sqlite", "sqlite", "tout.fabrique"),
        ("sqlite", "postgresql", "tout.zip"),
        ("postgresql", "sqlite", "dossier"),
        ("postgresql", "postgresql", "tout.fabrique"),
    ],
    indirect=["url", "backend"],
)
def test_everything_exported_makes_an_equal_library_elsewhere(
    app: Application, database_url: str, tmp_path: Path, target: str
) -> None:
    fill(app, tmp_path)
    export = app.exports.pack if target.endswith("fabrique") else app.exports.markdown
    done = export(path=tmp_path / target, chosen=Selection())
    assert (done.sheets, done.briques, done.pieces, done.absent) == (
        len(shipped.every_sheet()) + 2,
        len(shipped.briques()),
        1,
        0,
    )
    (tmp_path / "vide").mkdir()
    empty = Application(database_url, library=tmp_path / "vide")
    try:
        assert empty.library.briques() == ()
        preview = empty.exchange.preview(path=done.path)
        assert preview.count(State.REFUSED, State.CONFLICT) == preview.absent == 0
        empty.exchange.merge(preview=preview, choices={})
        assert library(empty) == library(app)
        sheet = empty.library.sheet_by_slug("zibeline").sheet
        assert sheet == app.library.sheet_by_slug("zibeline").sheet
        kept = next(one for one in sheet.attachments if one.sha256)
        assert empty.attachments.read(kept.sha256) == PICTURE
        again = empty.exchange.preview(path=done.path)
        assert again.count(State.SAME) == len(again.items)
        assert not empty.exchange.merge(preview=again, choices={}).touched
    finally:
        empty.close()


def test_a_pack_is_the_same_bytes_each_time(app: Application, tmp_path: Path) -> None:
    first = handed(app, tmp_path / "a.fabrique", SLUG).read_bytes()
    assert handed(app, tmp_path / "b.fabrique", SLUG).read_bytes() == first


def test_each_state_and_what_is_usually_done(app: Application, friend: Application, tmp_path: Path) -> None:
    edit(friend, SLUG, promise="Leur promesse.")
    edit(app, "silence-utile", promise="Ma promesse.")
    edit(app, "carte-du-pouvoir", promise="Ma promesse.")
    edit(friend, "carte-du-pouvoir", promise="Leur promesse.")
    publish(friend, replace(friend.library.sheet_by_slug(SLUG).sheet, slug="", title="Une toute neuve"))
    slugs = (SLUG, "silence-utile", "carte-du-pouvoir", "une-toute-neuve", "releve-thermique")
    preview = app.exchange.preview(path=handed(friend, tmp_path / "a.fabrique", *slugs))
    states = [line(preview, slug).state for slug in slugs]
    assert states == [State.THERE, State.HERE, State.CONFLICT, State.NEW, State.SAME]
    assert line(preview, "carte-du-pouvoir").base == 1
    assert preview.arrivals.made_by == "Alliance"
    with pytest.raises(Refused, match="conflit"):
        app.exchange.merge(preview=preview, choices={})
    app.exchange.merge(preview=preview, choices=one_policy(preview, Choice.MINE))
    promises = [app.library.sheet_by_slug(slug).sheet.promise for slug in slugs[:3]]
    assert promises == ["Leur promesse.", "Ma promesse.", "Ma promesse."]
    record = app.library.sheet_by_slug(SLUG)
    assert app.drafts.history(record.id)[0].note == "Reçue de Alliance"
    assert record.summary.edition == 2
    assert "une-toute-neuve" in {sheet.slug for sheet in app.library.sheets(words="toute neuve")}
    friend.close()


@pytest.mark.parametrize("choice", list(Choice))
def test_a_conflict_is_settled_three_ways(
    app: Application, friend: Application, tmp_path: Path, choice: Choice
) -> None:
    edit(friend, promise="Leur promesse.")
    edit(app, promise="Ma promesse.")
    preview = app.exchange.preview(path=handed(friend, tmp_path / "a.fabrique", SLUG))
    app.exchange.merge(preview=preview, choices={(Sort.SHEET, SLUG): choice})
    found = {
        one.slug: app.library.sheet(one.id).sheet for one in app.library.sheets() if one.slug.startswith(SLUG)
    }
    mine = found[SLUG].promise
    assert mine == ("Leur promesse." if choice is Choice.THEIRS else "Ma promesse.")
    if choice is Choice.BOTH:
        assert found[f"{SLUG}-2"].promise == "Leur promesse."
        assert found[f"{SLUG}-2"].title.endswith("(version de Alliance)")
    else:
        assert list(found) == [SLUG]
    friend.close()


def test_a_merge_goes_back_and_forth_without_a_new_conflict(
    app: Application, friend: Application, tmp_path: Path
) -> None:
    edit(friend, promise="Leur promesse.")
    edit(app, promise="Ma promesse.")
    preview = app.exchange.preview(path=handed(friend, tmp_path / "a.fabrique", SLUG))
    app.exchange.merge(preview=preview, choices=one_policy(preview, Choice.THEIRS))
    edit(app, promise="Notre promesse.")
    back = friend.exchange.preview(path=handed(app, tmp_path / "b.fabrique", SLUG))
    assert line(back).state is State.THERE
    friend.exchange.merge(preview=back, choices={})
    assert friend.library.sheet_by_slug(SLUG).sheet.promise == "Notre promesse."
    friend.close()


def test_a_draft_here_is_a_change_here_and_is_never_lost(
    app: Application, friend: Application, tmp_path: Path
) -> None:
    edit(friend, promise="Leur promesse.")
    edit(app, publish=False, promise="Mon brouillon.")
    preview = app.exchange.preview(path=handed(friend, tmp_path / "a.fabrique", SLUG))
    assert (line(preview).state, line(preview).drafted) == (State.CONFLICT, True)
    app.exchange.merge(preview=preview, choices=one_policy(preview, Choice.THEIRS))
    record = app.library.sheet_by_slug(SLUG)
    assert record.sheet.promise == "Leur promesse."
    assert app.drafts.open(record.id).sheet.promise == "Mon brouillon."
    friend.close()


def test_whole_or_not_at_all(app: Application, friend: Application, tmp_path: Path) -> None:
    for slug in (SLUG, "silence-utile", "carte-du-pouvoir"):
        edit(friend, slug, promise="Leur promesse.")
    path = handed(friend, tmp_path / "a.fabrique", SLUG, "silence-utile", "carte-du-pouvoir")
    preview, before = app.exchange.preview(path=path), rows(app.database.engine)
    with pytest.raises(Cancelled):
        app.exchange.merge(preview=preview, choices={}, report=lambda done, total, text: done < 2)
    assert rows(app.database.engine) == before
    edit(app, SLUG, promise="Entre-temps.")
    with pytest.raises(Stale):
        app.exchange.merge(preview=preview, choices={})
    assert app.library.sheet_by_slug("silence-utile").sheet.promise != "Leur promesse."
    friend.close()


def test_a_deleted_sheet_comes_back(app: Application, tmp_path: Path) -> None:
    sheet_id = publish(app, replace(app.library.sheet_by_slug(SLUG).sheet, slug="", title="Éphémère"))
    path = handed(app, tmp_path / "a.fabrique", "ephemere")
    with app.database.write() as session:
        from trainer.persistence.tables import SheetRow

        row = session.get(SheetRow, sheet_id)
        assert row is not None
        row.deleted_at = app.clock()
    preview = app.exchange.preview(path=path)
    assert line(preview, "ephemere").state is State.NEW
    app.exchange.merge(preview=preview, choices={})
    assert app.library.sheet_by_slug("ephemere").id == sheet_id


def test_only_what_is_published_leaves(app: Application, tmp_path: Path) -> None:
    draft = app.drafts.start(sheet=replace(app.library.sheet_by_slug(SLUG).sheet, slug="", title="Ébauche"))
    with pytest.raises(Refused, match="brouillon"):
        app.exports.pack(path=tmp_path / "a.fabrique", chosen=Selection(sheets=draft.ids(Kind.SHEET)))
    with pytest.raises(NotFound):
        app.exports.pack(path=tmp_path / "a.fabrique", chosen=Selection(sheets=(99_999,)))
    with pytest.raises(Refused, match="rien à exporter"):
        app.exports.pack(path=tmp_path / "a.fabrique", chosen=Selection(briques=(99_999,)))
    assert list(tmp_path.glob("a.fabrique*")) == []


def test_a_stopped_export_leaves_the_old_file(app: Application, tmp_path: Path) -> None:
    path = tmp_path / "a.fabrique"
    path.write_bytes(b"avant")
    with pytest.raises(Cancelled):
        app.exports.pack(path=path, chosen=Selection(), report=lambda done, total, text: done < 5)
    assert path.read_bytes() == b"avant"
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file() and "a.fab" in one.name) == [
        path.name
    ]


# Markdown


def test_a_hand_written_sheet_finds_its_piece_by_name(app: Application, tmp_path: Path) -> None:
    folder = tmp_path / "fiches"
    (folder / "pieces").mkdir(parents=True)
    (folder / "pieces" / "Plan du quartier.png").write_bytes(PICTURE)
    sheet = replace(
        app.library.sheet_by_slug(SLUG).sheet,
        slug="avec-plan",
        attachments=(
            Attachment("plan du quartier.png"),
            Attachment("ailleurs", link="https://exemple.org/f"),
        ),
    )
    (folder / "avec-plan.md").write_text(write_sheet(sheet), encoding="utf-8")
    preview = app.exchange.preview(path=folder)
    app.exchange.merge(preview=preview, choices={})
    first, second = app.library.sheet_by_slug("avec-plan").sheet.attachments
    assert first.sha256 == hashlib.sha256(PICTURE).hexdigest()
    assert app.attachments.read(first.sha256) == PICTURE
    assert second.sha256 == ""


def test_a_changed_file_is_taken_in_and_an_old_one_is_not(app: Application, tmp_path: Path) -> None:
    old = tmp_path / "ancienne.md"
    old.write_text(app.library.text(app.library.sheet_by_slug(SLUG).id), encoding="utf-8")
    edit(app, promise="Ma promesse.")
    assert line(app.exchange.preview(path=old)).state is State.HERE
    new = tmp_path / "nouvelle.md"
    text = app.library.text(app.library.sheet_by_slug(SLUG).id).replace("Ma promesse.", "Mieux dite.")
    new.write_text(text.replace("\n", "\r\n"), encoding="utf-8-sig")
    preview = app.exchange.preview(path=new)
    assert line(preview).state is State.THERE
    app.exchange.merge(preview=preview, choices={})
    record = app.library.sheet_by_slug(SLUG)
    assert record.sheet == replace(read_sheet(text, "x"))
    assert app.drafts.history(record.id)[0].note == "Importée de nouvelle.md"


def test_one_bad_file_among_good_ones_is_told_and_left_out_on_request(
    app: Application, tmp_path: Path
) -> None:
    good = replace(app.library.sheet_by_slug(SLUG).sheet, slug="bonne")
    (tmp_path / "bonne.md").write_text(write_sheet(good), encoding="utf-8")
    (tmp_path / "mauvaise.md").write_text(
        write_sheet(good).replace("nature: ", "nature: x"), encoding="utf-8"
    )
    (tmp_path / "LISEZ-MOI.md").write_text("Bonjour.", encoding="utf-8")
    preview = app.exchange.preview(path=tmp_path)
    (bad,) = [item for item in preview.items if item.state is State.REFUSED]
    assert (bad.file, bad.line) == ("mauvaise.md", 5)
    with pytest.raises(Refused):
        app.exchange.merge(preview=preview, choices={})
    assert app.exchange.merge(preview=preview, choices={}, skip_bad=True).ids(Kind.SHEET)
    assert app.library.sheet_by_slug("bonne").sheet == good


def test_two_files_of_the_same_sheet(app: Application, tmp_path: Path) -> None:
    text = app.library.text(app.library.sheet_by_slug(SLUG).id)
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    preview = app.exchange.preview(path=tmp_path)
    assert [item.state for item in preview.items] == [State.SAME, State.REFUSED]
    assert "a.md" in preview.items[1].why


def test_a_brique_and_a_path_have_their_states_too(
    app: Application, friend: Application, tmp_path: Path
) -> None:
    brique = friend.library.briques()[0]
    friend.library.edit_brique(
        brique_id=brique.id, version=brique.version, fields=replace(brique.fields, tagline="Autrement.")
    )
    path = friend.exports.pack(path=tmp_path / "a.fabrique", chosen=Selection(), made_by="Ami").path
    preview = app.exchange.preview(path=path)
    (there,) = [item for item in preview.items if item.state is not State.SAME]
    assert (there.sort, there.state) == (Sort.BRIQUE, State.THERE)
    app.exchange.merge(preview=preview, choices={})
    assert app.library.briques()[0].fields.tagline == "Autrement."
    back = friend.exchange.preview(path=handed(app, tmp_path / "b.fabrique", "echelle-d-engagement"))
    assert back.count(State.SAME) == len(back.items)
    friend.close()


def test_a_missing_piece_is_counted(app: Application, tmp_path: Path) -> None:
    sheet = replace(
        app.library.sheet_by_slug(SLUG).sheet, slug="seule", attachments=(Attachment("x", sha256="a" * 64),)
    )
    (tmp_path / "seule.md").write_text(write_sheet(sheet), encoding="utf-8")
    assert app.exchange.preview(path=tmp_path / "seule.md").absent == 1


def test_what_does_not_exist_is_refused(app: Application, tmp_path: Path) -> None:
    for name in ("absent.md", "absent.fabrique", "absent"):
        with pytest.raises(BadFile, match="absent"):
            app.exchange.preview(path=tmp_path / name)
