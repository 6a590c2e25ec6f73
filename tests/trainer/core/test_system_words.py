"""What the system and the drivers answer in English, said in French or not at all."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from trainer.core.errors import Unavailable
from trainer.core.files import write_file
from trainer.core.system_words import because, database_because, database_words, disk_words

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "number", [errno.EACCES, errno.ENOENT, errno.EISDIR, errno.ENOSPC, errno.EROFS, errno.EIO]
)
def test_usual_refusals_of_the_disk_have_french_words(number: int) -> None:
    error = OSError(number, os.strerror(number))
    words = disk_words(error)
    assert words
    assert os.strerror(number) not in words
    assert because(error) == f"\u00a0: {words}"


def test_what_is_not_known_stays_out_of_the_sentence() -> None:
    assert because(OSError(98765, "Something odd")) == ""
    assert because(OSError("no number")) == ""
    assert database_because("libpq: something odd happened to user zoe") == ""


def test_a_file_open_in_another_program_on_windows() -> None:
    error = OSError(errno.EACCES, "The process cannot access the file")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    assert disk_words(error) == "un autre programme s’en sert"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ('connection to server at "127.0.0.1", port 5432 failed: Connection refused\n\tIs…', "refusée"),
        ('FATAL:  password authentication failed for user "zoe"', "mot de passe"),
        ('FATAL:  database "absente" does not exist', "cette base n’existe pas"),
        ('FATAL:  role "zoe" does not exist', "n’est pas connu"),
        ("failed to resolve host 'nulle.part': [Errno -2] Name or service not known", "introuvable"),
        ("connection timeout expired", "trop longtemps"),
        ("unable to open database file", "ne peut pas être ouvert"),
        ("database disk image is malformed", "abîmé"),
        ("database or disk is full", "plein"),
    ],
)
def test_usual_answers_of_databases(answer: str, words: str) -> None:
    said = database_words(answer)
    assert words in said
    assert "zoe" not in said


def test_a_sentence_about_a_file_is_french_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "pris").write_text("")
    with pytest.raises(Unavailable) as caught:
        write_file(tmp_path / "pris", "a.pdf", b"")
    assert caught.value.message.endswith("a.pdf ne peut pas être écrit\u00a0: ce nom est déjà pris.")


def test_no_sentence_shows_the_words_of_the_system() -> None:
    """Except where this test's owner may not write: `trainer/library` does so in four places."""
    shown = re.compile(r"\.strerror\b")
    folders = [ROOT / name for name in ("trainer", "ui", "curriculum")]
    found = [
        str(file.relative_to(ROOT))
        for folder in folders
        for file in folder.rglob("*.py")
        if shown.search(file.read_text(encoding="utf-8"))
    ]
    assert [name for name in found if not name.startswith("trainer/library/")] == []
