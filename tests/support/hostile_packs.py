"""Packs that lie, made on the fly."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from curriculum.pack import MANIFEST, Pack, PackFile, PackText, write_pack
from tests.support.hostile_zips import GOOD, SHEET, Make

SLUG = "une-bonne-fiche"
SHEET_PATH = f"sheets/{SLUG}.md"


def png(width: int, height: int) -> bytes:
    """A picture that says it has these measures; its points are all of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))

    head = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + b"\x80" * min(width, 64)) * min(height, 64))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PICTURE = png(8, 8)


def good_pack(picture: bytes = PICTURE, made_by: str = "Alliance") -> bytes:
    """A pack of one sheet that has one picture."""
    sha = hashlib.sha256(picture).hexdigest()
    sheet = GOOD.replace("nature: outil", f"nature: outil\npièces:\n- {{nom: plan.png, sha256: {sha}}}")
    out = io.BytesIO()
    texts = (PackText("sheet", SLUG, SHEET_PATH, sheet, ("0" * 16,)),)
    pack = Pack(made_by, "2026-11-22T10:00:00+00:00", texts, (PackFile(sha, len(picture)),))
    write_pack(pack, out, lambda file: [picture])
    return out.getvalue()


def _repacked(change: Callable[[dict[str, bytes]], object], pack: bytes | None = None) -> Make:
    def make(folder: Path) -> Path:
        with zipfile.ZipFile(io.BytesIO(pack or good_pack())) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        change(entries)
        path = folder / "recu.fabrique"
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in entries.items():
                archive.writestr(name, content)
        return path

    return make


def _manifest(change: Callable[[dict[str, Any]], object]) -> Make:
    def apply(entries: dict[str, bytes]) -> None:
        value = json.loads(entries[MANIFEST])
        change(value)
        entries[MANIFEST] = json.dumps(value).encode()

    return _repacked(apply)


def _item(kind: str, /, **values: object) -> Make:
    def change(value: dict[str, Any]) -> None:
        next(item for item in value["items"] if item["kind"] == kind).update(values)

    return _manifest(change)


def _text(content: bytes) -> Make:
    return _repacked(lambda entries: entries.update({MANIFEST: content}))


def _sheet(content: bytes) -> Make:
    """A pack whose sheet says this, with the digest that fits."""

    def change(entries: dict[str, bytes]) -> None:
        entries[SHEET_PATH] = content
        value = json.loads(entries[MANIFEST])
        next(i for i in value["items"] if i["kind"] == "sheet")["sha256"] = hashlib.sha256(
            content
        ).hexdigest()
        entries[MANIFEST] = json.dumps(value).encode()

    return _repacked(change)


def _other_picture(entries: dict[str, bytes]) -> None:
    name = next(name for name in entries if name.startswith("attachments/"))
    entries[name] = png(9, 9)


def _double_sheet(value: dict[str, Any]) -> None:
    value["items"].append(dict(value["items"][0]))


def _same_slug(entries: dict[str, bytes]) -> None:
    value = json.loads(entries[MANIFEST])
    again = dict(value["items"][0], path="sheets/encore.md")
    entries["sheets/encore.md"] = entries[SHEET_PATH]
    value["items"].append(again)
    entries[MANIFEST] = json.dumps(value).encode()


PACKS: dict[str, Make] = {
    "no-manifest": _repacked(lambda entries: entries.pop(MANIFEST)),
    "newer-version": _manifest(lambda value: value.update(version=2)),
    "version-in-words": _manifest(lambda value: value.update(version="1")),
    "version-true": _manifest(lambda value: value.update(version=True)),
    "no-version": _manifest(lambda value: value.pop("version")),
    "other-format": _manifest(lambda value: value.update(format="epub")),
    "nobody-made-it": _manifest(lambda value: value.pop("made")),
    "maker-too-long": _manifest(lambda value: value["made"].update(by="x" * 5000)),
    "maker-with-controls": _manifest(lambda value: value["made"].update(by="a\u202eb\n")),
    "items-no-list": _manifest(lambda value: value.update(items={"a": 1})),
    "unknown-kind": _item("sheet", kind="program"),
    "item-no-mapping": _manifest(lambda value: value["items"].append(["sheet"])),
    "wrong-digest": _item("sheet", sha256="0" * 64),
    "digest-no-digest": _item("sheet", sha256=12),
    "wrong-picture": _repacked(_other_picture),
    "picture-elsewhere": _item("attachment", path=SHEET_PATH),
    "picture-size": _item("attachment", size=10**12),
    "sheet-missing": _repacked(lambda entries: entries.pop(SHEET_PATH)),
    "sheet-not-listed": _repacked(lambda entries: entries.update({"sheets/autre.md": GOOD.encode()})),
    "program-not-listed": _repacked(lambda entries: entries.update({"run.exe": b"MZ"})),
    "path-outside": _item("sheet", path="../../fiche.md"),
    "slug-outside": _item("sheet", slug="../../etc"),
    "slug-of-another": _item("sheet", slug="une-autre"),
    "listed-twice": _manifest(_double_sheet),
    "slug-twice": _repacked(_same_slug),
    "editions-no-list": _item("sheet", editions="beaucoup"),
    "editions-garbage": _item("sheet", editions=["<script>"]),
    "editions-without-end": _item("sheet", editions=["0" * 16] * 10_001),
    "manifest-deep": _text(b"[" * 200_000),
    "manifest-deep-mappings": _text(b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "manifest-huge-number": _text(b'{"format": "fabrique-pack", "version": ' + b"9" * 10_000 + b"}"),
    "manifest-nan": _text(b'{"format": "fabrique-pack", "version": NaN}'),
    "manifest-twice": _text(b'{"format": "fabrique-pack", "format": "fabrique-pack", "version": 1}'),
    "manifest-bad-utf8": _text(b'{"format": "\xff"}'),
    "manifest-no-mapping": _text(b"[]"),
    "manifest-empty": _text(b""),
    "manifest-too-long": _text(b" " * 9_000_000),
    "sheet-python": _sheet(GOOD.replace("nature: outil", "nature: !!python/name:os.system").encode()),
    "sheet-bad-utf8": _sheet(b"\xff\xfe"),
    "sheet-nul": _sheet(GOOD.encode() + b"\x00"),
    "sheet-of-another-kind": _sheet(b"---\nbrique: une-bonne-fiche\n---\n"),
    "sheet-with-hostile-slug": _sheet(SHEET.format(slug="../x").encode()),
}
"""Packs that are refused whole when they are opened."""


def _with_picture(picture: bytes) -> Make:
    def make(folder: Path) -> Path:
        path = folder / "recu.fabrique"
        path.write_bytes(good_pack(picture))
        return path

    return make


PICTURES: dict[str, Make] = {
    "picture-bomb": _with_picture(png(60_000, 60_000)),
    "picture-cut": _with_picture(PICTURE[:40]),
    "program-as-picture": _with_picture(b"MZ" + bytes(200)),
    "web-page-as-picture": _with_picture(b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
}
"""Packs whose texts are sound and whose pictures are not: nothing of them is taken in."""
