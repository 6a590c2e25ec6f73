"""Files that mean harm are refused with one sentence, and not a row of any table changes, on both databases."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import MetaData

from tests.support.hostile_packs import PACKS, PICTURES
from tests.support.hostile_words import WORDS
from tests.support.hostile_zips import TEXTS, ZIPS, Make
from tests.support.postgres import PostgresServer
from tests.support.ready import make_ready
from tests.support.rows import Rows, reflected, rows
from trainer.app import Application
from trainer.core.errors import BadFile, FabriqueError, Refused
from trainer.library.exchange_records import State

WHOLE = ZIPS | PACKS


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A ready database for all of these tests: none of them changes it."""
    if request.param == "sqlite":
        ready: Path = request.getfixturevalue("ready_sqlite_file")
        folder = tmp_path_factory.mktemp("hostile")
        yield f"sqlite:///{shutil.copy(ready, folder / 'fabrique.sqlite3')}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = server.create(server.template("ready", make_ready))
    yield server.url(name)
    server.drop(name)


@pytest.fixture(scope="module")
def opened(url: str) -> Iterator[tuple[Application, MetaData, Rows]]:
    """The application on it, its tables, and every row before anything was opened."""
    application = Application(url)
    metadata = reflected(application.database.engine)
    yield application, metadata, rows(application.database.engine, metadata)
    application.close()


@pytest.fixture
def app(opened: tuple[Application, MetaData, Rows]) -> Iterator[Application]:
    """The application; after the test every row is as it was."""
    application, metadata, known = opened
    yield application
    assert rows(application.database.engine, metadata) == known


def is_a_sentence(error: FabriqueError) -> bool:
    """One French line that names something, ends, and shows no entrails of Python."""
    words = error.message
    return (
        10 < len(words) < 400
        and "\n" not in words
        and words.endswith((".", "?", ")", "»"))
        and not any(entrail in words for entrail in ("Error", "Traceback", "object at 0x", "zipfile", "0x"))
    )


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_hostile_source_is_refused_whole(app: Application, tmp_path: Path, name: str) -> None:
    path = WHOLE[name](tmp_path)
    with pytest.raises(BadFile) as refused:
        app.exchange.preview(path=path)
    assert is_a_sentence(refused.value), refused.value.message


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_hostile_text_is_refused_with_its_line(app: Application, tmp_path: Path, name: str) -> None:
    path = TEXTS[name](tmp_path)
    preview = app.exchange.preview(path=path)
    (item,) = preview.items
    assert item.state is State.REFUSED
    assert 5 < len(item.why) < 400
    assert "\n" not in item.why
    with pytest.raises(Refused) as refused:
        app.exchange.merge(preview=preview, choices={})
    assert is_a_sentence(refused.value)
    assert not app.exchange.merge(preview=preview, choices={}, skip_bad=True).touched


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_pack_with_a_hostile_picture_leaves_nothing(app: Application, tmp_path: Path, name: str) -> None:
    path = PICTURES[name](tmp_path)
    preview = app.exchange.preview(path=path)
    with pytest.raises(BadFile) as refused:
        app.exchange.merge(preview=preview, choices={})
    assert is_a_sentence(refused.value), refused.value.message


@pytest.mark.parametrize("name", sorted(WORDS))
def test_a_hostile_document_is_refused(app: Application, tmp_path: Path, name: str) -> None:
    path = WORDS[name](tmp_path)
    with pytest.raises(BadFile) as refused:
        app.exchange.word(path=path)
    assert is_a_sentence(refused.value), refused.value.message


def test_there_are_enough_of_them() -> None:
    makers: list[Make] = [
        *ZIPS.values(),
        *PACKS.values(),
        *PICTURES.values(),
        *TEXTS.values(),
        *WORDS.values(),
    ]
    assert len(set(map(id, makers))) == len(makers) >= 100
