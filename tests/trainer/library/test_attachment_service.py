"""Files of the sheets in the database: kept once, whole or not at all, given back equal, swept only when unnamed."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import text

import resources
from curriculum.model import Attachment, Audience, MethodSheet
from tests.support.rows import rows
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import BadFile, Cancelled, NotFound, Refused, Unavailable
from trainer.library import attachment_files, attachment_rows
from trainer.library.attachment_rules import CHUNK

DATA = Path(__file__).parents[2] / "data"
Open = Callable[[str], Application]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A file of five megabytes and a bit that begins like a film and does not compress."""
    file = tmp_path / "film de l’assemblée.mp4"
    noise = random.Random(7).randbytes(5 * CHUNK + 12_345)
    file.write_bytes((DATA / "film.mp4").read_bytes() + noise)
    return file


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def picture(kind: str = "PNG", colour: str = "#3366AA", size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def faults(app: Application) -> list[str]:
    return [finding.code for finding in app.check() if finding.fault]


def with_files(sheet: MethodSheet, *hashes: str) -> MethodSheet:
    pieces = tuple(Attachment(f"{n}.png", sha256=one) for n, one in enumerate(hashes))
    return replace(sheet, attachments=pieces)


def test_a_film_is_kept_once_in_parts_and_given_back_equal(app: Application, film: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def report(done: int, total: int, words: str) -> bool:
        told.append((done, total, words))
        return True

    kept = app.attachments.put(path=film, report=report)
    assert kept.sha256 == hash_of(film)
    assert (kept.size, kept.media_type, kept.name) == (film.stat().st_size, "video/mp4", film.name)
    assert kept.film
    assert [done for done, *_ in told] == sorted(done for done, *_ in told)
    assert told[0] == (0, 10, film.name)
    assert told[-1][0] == 10
    parts = list(app.attachments.stream(kept.sha256))
    assert b"".join(parts) == film.read_bytes()
    assert {len(part) for part in parts[:-1]} == {CHUNK}
    before = rows(app.database.engine)
    again = film.rename(film.with_name("autre.mov"))
    assert app.attachments.put(path=again) == replace(kept, name="autre.mov")
    assert rows(app.database.engine) == before
    assert app.attachments.kept() == (1, kept.size)
    assert app.attachments.exists(kept.sha256)
    assert app.attachments.size(kept.sha256) == kept.size


def test_stopping_or_failing_leaves_nothing(app: Application, film: Path, tmp_path: Path) -> None:
    before = rows(app.database.engine)
    for last in (0, 3, 8):
        with pytest.raises(Cancelled):
            app.attachments.put(path=film, report=lambda done, total, words, last=last: done < last)  # type: ignore[misc]

    def grow(done: int, total: int, words: str) -> bool:
        if done == 7:  # while it is being written
            with film.open("r+b") as file:
                file.seek(-10, os.SEEK_END)
                file.write(b"changed")
        return True

    with pytest.raises(BadFile, match="a changé"):
        app.attachments.put(path=film, report=grow)
    broken = tmp_path / "carte.png"
    broken.write_bytes(picture(size=(200, 200))[:-30])
    empty = tmp_path / "vide.mp4"
    empty.touch()
    for path, words in (
        (broken, "abîmée"),
        (empty, "vide"),
        (tmp_path, "pas un fichier"),
        (tmp_path / "x", "x"),
    ):
        with pytest.raises(BadFile, match=words):
            app.attachments.put(path=path)
    assert rows(app.database.engine) == before


def test_a_disk_without_room_is_told_with_the_way_out(tmp_path: Path) -> None:
    attachment_files.refuse_full_disk(tmp_path, 1, "film.mp4")
    with pytest.raises(
        Unavailable, match=r"Il reste .* sur le disque.*film\.mp4.*1000000000,0.*faites de la place"
    ) as caught:
        attachment_files.refuse_full_disk(tmp_path, 10**18, "film.mp4")
    assert caught.value.code == "disk-full"


def test_a_name_that_is_no_text_is_made_one(app: Application, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\x01 noir.png"))
    path.write_bytes(picture())
    kept = app.attachments.put(path=path)
    assert kept.name == "caf\ufffd noir.png"


def test_a_file_is_never_in_memory_as_a_whole(app: Application, film: Path, tmp_path: Path) -> None:
    with film.open("ab") as out:
        for seed in range(3):
            out.write(random.Random(seed).randbytes(8 * CHUNK))
    tracemalloc.start()
    try:
        kept = app.attachments.put(path=film)
        for _ in app.attachments.stream(kept.sha256):
            pass
        app.attachments.copy_to(sha256=kept.sha256, folder=tmp_path / "out", name="film.mp4")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert kept.size > 28 * CHUNK
    assert peak < 12 * CHUNK


def test_inside_the_transaction_of_another_service(app: Application, film: Path) -> None:
    content, sha256 = film.read_bytes(), hash_of(film)
    small = [content[at : at + 300_001] for at in range(0, len(content), 300_001)]
    with app.database.write() as session:
        assert attachment_rows.store(session, sha256, small, "a").media_type == "video/mp4"
        assert b"".join(attachment_rows.chunks(session, sha256)) == content

        unread = iter(small)
        assert attachment_rows.store(session, sha256, unread, "b").name == "b"
        assert next(unread) == small[0]
    assert app.attachments.exists(sha256)
    before = rows(app.database.engine)
    image = picture()
    for claimed, given, code in (
        ("0" * 64, [image], "altered"),
        (hashlib.sha256(b"texte").hexdigest(), [b"texte"], "unknown-kind"),
        (hashlib.sha256(b"").hexdigest(), [], "empty"),
        (hashlib.sha256(image[:60]).hexdigest(), [image[:60]], "broken-picture"),
    ):
        with pytest.raises(BadFile) as caught, app.database.write() as session:
            attachment_rows.store(session, claimed, given, "a")
        assert caught.value.code == code
        assert rows(app.database.engine) == before


def test_two_programs_keep_the_same_file_at_once(app: Application, other: Application) -> None:
    """The second one comes while the first is still writing; neither fails, and it is there once."""
    image = picture()
    sha256 = hashlib.sha256(image).hexdigest()
    if app.url.startswith("sqlite"):
        assert app.attachments.put_bytes(content=image, name="a").sha256 == sha256
        assert other.attachments.put_bytes(content=image, name="b").name == "b"
    else:
        with other.database.read() as late:
            assert attachment_rows.record(late, sha256) is None
            app.attachments.put_bytes(content=image, name="a")
        with other.database.write() as session:
            seen = iter([{}, attachment_rows.records(session, [sha256])])
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(attachment_rows, "records", lambda session, hashes: next(seen))
                assert attachment_rows.store(session, sha256, [image], "b").name == "b"
    assert app.attachments.kept() == (1, len(image))


def test_reading_has_a_limit_and_says_what_is_missing(app: Application, film: Path) -> None:
    kept = app.attachments.put(path=film)
    with pytest.raises(Refused, match="autre programme"):
        app.attachments.read(kept.sha256, limit=CHUNK)
    assert app.attachments.read(kept.sha256) == film.read_bytes()
    absent = "a" * 64
    for ask in (
        lambda: app.attachments.read(absent),
        lambda: list(app.attachments.stream(absent)),
        lambda: app.attachments.size(absent),
        lambda: app.attachments.local_copy(absent),
    ):
        with pytest.raises(NotFound):
            ask()
    assert not app.attachments.exists(absent)
    assert app.attachments.describe([absent, kept.sha256]).keys() == {kept.sha256}


def test_altered_bytes_are_noticed_by_every_reading_and_by_the_check(
    app: Application, film: Path, tmp_path: Path
) -> None:
    kept = app.attachments.put(path=film)
    fine = app.attachments.put_bytes(content=picture(), name="a.png")
    assert faults(app) == []
    with app.database.write() as session:
        session.execute(
            text("UPDATE attachment_chunk SET content = :other WHERE position = 2 AND sha256 = :sha"),
            {"other": bytes(CHUNK), "sha": kept.sha256},
        )
    with pytest.raises(Unavailable, match="altérée"):
        app.attachments.read(kept.sha256)
    with pytest.raises(Unavailable, match="altérée"):
        app.attachments.copy_to(sha256=kept.sha256, folder=tmp_path / "out", name="film.mp4")
    assert list((tmp_path / "out").iterdir()) == []
    assert app.attachments.read(fine.sha256) == picture()
    assert faults(app) == ["altered-attachment"]
    with app.database.write() as session:
        session.execute(text("DELETE FROM attachment_chunk WHERE position = 5"))
    assert faults(app) == ["altered-attachment"]


def test_copies_are_whole_private_and_made_once(app: Application, film: Path, tmp_path: Path) -> None:
    kept = app.attachments.put(path=film)
    copy = app.attachments.local_copy(kept.sha256)
    assert copy.read_bytes() == film.read_bytes()
    assert copy.name == f"{kept.sha256}.mp4"
    assert copy.parent.stat().st_mode & 0o077 == 0
    first = copy.stat().st_ino
    assert app.attachments.local_copy(kept.sha256).stat().st_ino == first
    copy.write_bytes(b"cut short")
    assert app.attachments.local_copy(kept.sha256).read_bytes() == film.read_bytes()
    with pytest.raises(Cancelled):
        app.attachments.copy_to(
            sha256=kept.sha256, folder=tmp_path, name="a/b.mp4", report=lambda done, total, words: done < 3
        )
    assert sorted(path.name for path in tmp_path.glob("*b.mp4*")) == []
    written = app.attachments.copy_to(sha256=kept.sha256, folder=tmp_path / "neuf", name="a/b.mp4")
    assert written == tmp_path / "neuf" / "a-b.mp4"
    assert written.read_bytes() == film.read_bytes()
    (tmp_path / "plein").write_text("a file, not a folder")
    with pytest.raises(Unavailable):
        app.attachments.copy_to(sha256=kept.sha256, folder=tmp_path / "plein", name="b.mp4")


def test_the_copies_used_longest_ago_make_room(
    app: Application, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachment_files, "MOST_COPIES", film.stat().st_size + 2000)
    images = [picture(colour=colour) for colour in ("#100000", "#200000", "#300000")]
    copies = []
    for age, image in enumerate(images):
        copies.append(app.attachments.local_copy(app.attachments.put_bytes(content=image, name="a").sha256))
        os.utime(copies[-1], (1000 + age, 1000 + age))
    monkeypatch.setattr(
        attachment_files,
        "MOST_COPIES",
        film.stat().st_size + copies[1].stat().st_size + copies[2].stat().st_size,
    )
    app.attachments.local_copy(hashlib.sha256(images[0]).hexdigest())  # used again: now the youngest
    assert app.attachments.local_copy(app.attachments.put(path=film).sha256).is_file()
    assert [copy.is_file() for copy in copies] == [True, False, True]


def test_what_a_paper_gets(app: Application, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = app.library.sheet_by_slug("tour-des-cles").sheet
    png, jpeg, gif = picture(), picture("JPEG"), picture("GIF")
    hashes = [app.attachments.put_bytes(content=one, name="a").sha256 for one in (gif, jpeg, png)]
    hashes += [app.attachments.put(path=film).sha256, "b" * 64, hashes[1], ""]
    sheet = with_files(sheet, *hashes)
    found = app.attachments.pictures(sheet)
    assert list(found.items()) == [(hashes[1], jpeg), (hashes[2], png)]
    assert app.attachments.total(sheet) == len(png) + len(jpeg) + len(gif) + film.stat().st_size
    monkeypatch.setattr("trainer.library.attachment_service._LARGEST_PRINTED", len(jpeg) + 1)
    assert list(app.attachments.pictures(sheet)) == [hashes[1]]


def test_only_what_nobody_names_is_swept(app: Application) -> None:
    colours = ("#100000", "#200000", "#300000", "#400000", "#500000")
    hashes = [
        app.attachments.put_bytes(content=picture(colour=colour), name="a").sha256 for colour in colours
    ]
    published, edition, drafted, deleted, nobody = hashes
    record = app.library.sheet_by_slug("tour-des-cles")
    for one in (edition, published):  # the second edition drops the first one's picture
        draft = app.drafts.open(record.id)
        version = app.drafts.save(
            sheet_id=record.id, version=draft.version, sheet=with_files(draft.sheet, one)
        )
        app.drafts.publish(sheet_id=record.id, version=version, note="")
    other = app.library.sheet_by_slug("carte-des-allies")
    app.drafts.save(sheet_id=other.id, version=0, sheet=with_files(other.sheet, drafted))
    gone = app.drafts.start(
        sheet=replace(with_files(record.sheet, deleted), slug="partie", title="Partie")
    ).first(Kind.SHEET)
    assert {one.sha256 for one in app.attachments.unused()} == {nobody}
    (told,) = app.check()
    assert (told.code, told.fault) == ("unused-attachments", False)
    app.drafts.discard(sheet_id=gone)
    left = {one.sha256 for one in app.attachments.unused()}
    assert left <= {nobody, deleted}
    assert {one.sha256 for one in app.attachments.sweep()} == left
    assert app.attachments.unused() == app.attachments.sweep() == ()
    assert app.attachments.describe(hashes).keys() == set(hashes) - left
    assert app.attachments.read(drafted) == picture(colour=colours[2])
    assert app.check() == ()


@pytest.fixture
def open_little(tmp_path: Path) -> Iterator[Open]:
    """A function that opens an application whose library is one brique with one sheet: what weighs is the film."""
    folder = tmp_path / "briques" / "05-animer-des-reunions"
    folder.mkdir(parents=True)
    for name in ("brique.md", "tour-des-cles.md"):
        shutil.copy(resources.path("briques") / folder.name / name, folder)
    opened: list[Application] = []

    def open_one(url: str) -> Application:
        opened.append(Application(url, library=folder.parent))
        return opened[-1]

    yield open_one
    for application in opened:
        application.close()


def test_a_backup_carries_them_there_and_back(
    open_little: Open, fresh_postgres_url: Callable[[], str], film: Path, tmp_path: Path
) -> None:
    """SQLite → PostgreSQL → SQLite, in bearable memory, with audiences and captions of the sheets."""
    urls = (f"sqlite:///{tmp_path}/first.sqlite3", fresh_postgres_url(), f"sqlite:///{tmp_path}/last.sqlite3")
    first, server, last = (open_little(url) for url in urls)
    with film.open("ab") as out:
        out.write(random.Random(1).randbytes(20 * CHUNK))
    kept = first.attachments.put(path=film)
    record = first.library.sheet_by_slug("tour-des-cles")
    piece = Attachment("film.mp4", "L’assemblée", "", kept.sha256, Audience.BOTH)
    first.drafts.save(sheet_id=record.id, version=0, sheet=replace(record.sheet, attachments=(piece,)))
    first.backup(tmp_path / "a.zip")
    tracemalloc.start()
    try:
        server.restore(tmp_path / "a.zip")
        server.backup(tmp_path / "b.zip")
        last.restore(tmp_path / "b.zip")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 24 * CHUNK < kept.size, peak  # the whole film is never in memory, let alone twice
    for app in (server, last):
        assert b"".join(app.attachments.stream(kept.sha256)) == film.read_bytes()
        assert app.drafts.open(record.id).sheet.attachments == (piece,)
        assert app.check() == ()
    assert json.dumps(rows(first.database.engine)["attachment"]) == json.dumps(
        rows(last.database.engine)["attachment"], default=str
    )
