"""A pack: the same content gives the same bytes, and reading gives back what was written."""

from __future__ import annotations

import io
import zipfile

import pytest

from curriculum.model import Brique, LearningPath, MethodSheet
from curriculum.pack import (
    MANIFEST,
    Pack,
    PackFile,
    PackText,
    sha256,
    text_fingerprint,
    write_pack,
)
from curriculum.pack_read import read_pack
from curriculum.pack_zip import PackError, SafeZip, decoded
from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import fingerprint, write_sheet
from tests.support.hostile_packs import PICTURE, good_pack
from tests.support.hostile_zips import GOOD

TEXTS = (
    PackText("sheet", "une-bonne-fiche", "sheets/une-bonne-fiche.md", GOOD, ("0123456789abcdef", "f" * 16)),
    PackText("brique", "mobiliser", "briques/01-mobiliser/brique.md", "---\nbrique: mobiliser\n---\n"),
    PackText("path", "un-soir", "paths/un-soir.md", "---\nparcours: un-soir\n---\n"),
)
PACK = Pack("Alliance", "2026-11-22T10:00:00+00:00", TEXTS, (PackFile(sha256(PICTURE), len(PICTURE)),))


def written(pack: Pack) -> bytes:
    out = io.BytesIO()
    write_pack(pack, out, lambda file: [PICTURE[:10], PICTURE[10:]])
    return out.getvalue()


def test_what_is_written_is_read() -> None:
    with SafeZip(written(PACK)) as archive:
        found = read_pack(archive)
        assert set(found.texts) == set(TEXTS)
        assert found.files == PACK.files
        assert (found.made_by, found.made_at) == (PACK.made_by, PACK.made_at)
        assert b"".join(archive.chunks(found.files[0].path)) == PICTURE
        assert [one.slug for one in found.of_kind("sheet")] == ["une-bonne-fiche"]


def test_the_same_content_gives_the_same_bytes_in_whatever_order() -> None:
    turned = Pack(PACK.made_by, PACK.made_at, tuple(reversed(TEXTS)), PACK.files)
    assert written(PACK) == written(PACK) == written(turned)
    other = Pack("Une autre", PACK.made_at, TEXTS, PACK.files)
    assert written(other) != written(PACK)


def test_a_pack_is_a_zip_that_anyone_can_open() -> None:
    with zipfile.ZipFile(io.BytesIO(good_pack())) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == MANIFEST
        assert archive.read("sheets/une-bonne-fiche.md").decode().startswith("---\nfiche: une-bonne-fiche")


def test_an_attachment_that_changed_meanwhile_stops_the_writing() -> None:
    out = io.BytesIO()
    with pytest.raises(PackError, match="abîmée"):
        write_pack(PACK, out, lambda file: [PICTURE[::-1]])


def test_the_fingerprint_of_a_text_is_the_one_of_its_sheet() -> None:
    sheet: MethodSheet | Brique | LearningPath = read_sheet(GOOD, "x")
    assert isinstance(sheet, MethodSheet)
    assert text_fingerprint(write_sheet(sheet)) == fingerprint(sheet)


def test_line_ends_and_the_mark_of_utf8_are_no_content() -> None:
    assert decoded(b"\xef\xbb\xbfa\r\nb\rc\n", "x") == "a\nb\nc\n"
