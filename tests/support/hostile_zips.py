"""Archives and folders that mean harm, made on the fly: each function writes one and gives its path."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

Make = Callable[[Path], Path]
SHEET = """---
fiche: {slug}
titre: Une fiche
promesse: Elle est bonne.
nature: outil
briques: [mobiliser]
durée: {{courte: 5, usuelle: 5, longue: 5}}
groupe: {{min: 2, idéal: 4, max: 8}}
---

## Objectifs

- En faire une.
"""
GOOD = SHEET.format(slug="une-bonne-fiche")


def zipped(entries: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The bytes of an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def _written(folder: Path, content: bytes, name: str = "recu.zip") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def named(name: str) -> Make:
    """An archive with a good sheet and an entry of this name."""

    def make(folder: Path) -> Path:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("fiche.md", GOOD)
            info = zipfile.ZipInfo("x" * len(name))
            archive.writestr(info, GOOD)
        plain = b"x" * len(name)
        return _written(folder, out.getvalue().replace(plain, name.encode("latin-1")))

    return make


def special(mode: int) -> Make:
    """An archive with an entry of this kind: a link, a pipe."""

    def make(folder: Path) -> Path:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("fiche.md", GOOD)
            info = zipfile.ZipInfo("lien.md")
            info.create_system, info.external_attr = 3, (mode | 0o777) << 16
            archive.writestr(info, "/etc/passwd")
        return _written(folder, out.getvalue())

    return make


def patched(offset: int, value: bytes, *, local: int | None = None, entry: int = 0) -> Make:
    """An archive whose directory says something else: `value` at `offset` of an entry, and of its local header."""

    def make(folder: Path) -> Path:
        content = bytearray(zipped({"fiche.md": GOOD.encode(), "autre.md": GOOD.encode()}))
        place = -1
        for _ in range(entry + 1):
            place = content.index(b"PK\x01\x02", place + 1)
        content[place + offset : place + offset + len(value)] = value
        if local is not None:
            start = struct.unpack_from("<L", content, place + 42)[0]
            content[start + local : start + local + len(value)] = value
        return _written(folder, bytes(content))

    return make


def ending(offset: int, value: bytes) -> Make:
    """An archive whose end record says something else."""

    def make(folder: Path) -> Path:
        content = bytearray(zipped({"fiche.md": GOOD.encode()}))
        place = content.index(b"PK\x05\x06")
        content[place + offset : place + offset + len(value)] = value
        return _written(folder, bytes(content))

    return make


def holding(entries: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> Make:
    """An archive with a good sheet and these entries."""
    return lambda folder: _written(folder, zipped({"fiche.md": GOOD.encode(), **entries}, kind))


def raw(content: bytes, name: str = "recu.zip") -> Make:
    """A file of these bytes."""
    return lambda folder: _written(folder, content, name)


def cut(share: float) -> Make:
    """An archive of which only the beginning arrived."""

    def make(folder: Path) -> Path:
        whole = zipped({f"fiche-{n}.md": SHEET.format(slug=f"fiche-{n}").encode() for n in range(20)})
        return _written(folder, whole[: int(len(whole) * share)])

    return make


def _twice(first: str, second: str) -> Make:
    def make(folder: Path) -> Path:
        names = {"fiche.md": b"1", "x" * len(first.encode()): GOOD.encode(), "y" * len(second.encode()): b"3"}
        content = zipped(names, zipfile.ZIP_STORED)
        content = content.replace(b"x" * len(first.encode()), first.encode())
        return _written(folder, content.replace(b"y" * len(second.encode()), second.encode()))

    return make


def _overlapping(folder: Path) -> Path:
    """Two entries of the directory share the same bytes: the bomb that needs no nesting."""
    content = bytearray(zipped({"fiche.md": GOOD.encode(), "ficha.md": GOOD.encode()}))
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    content[second + 42 : second + 46] = struct.pack("<L", 0)
    return _written(folder, bytes(content))


def _crowd(folder: Path) -> Path:
    return _written(folder, zipped({f"{n}.md": b"" for n in range(20_001)}, zipfile.ZIP_STORED))


def _linked_file(folder: Path) -> Path:
    place = folder / "fiches"
    place.mkdir()
    (place / "fiche.md").write_text(GOOD, encoding="utf-8")
    (place / "lien.md").symlink_to("/etc/passwd")
    return place


def _linked_folder(folder: Path) -> Path:
    place = folder / "fiches"
    place.mkdir()
    (place / "fiche.md").write_text(GOOD, encoding="utf-8")
    (place / "tout").symlink_to("/")
    return place


def _link(folder: Path) -> Path:
    (folder / "vraie.md").write_text(GOOD, encoding="utf-8")
    (folder / "lien.md").symlink_to(folder / "vraie.md")
    return folder / "lien.md"


def _empty_folder(folder: Path) -> Path:
    (folder / "vide").mkdir()
    return folder / "vide"


BOMB = bytes(30_000_000)
ZIPS: dict[str, Make] = {
    "zip-slip": named("../fiche.md"),
    "zip-slip-deep": named("a/b/../../../fiche.md"),
    "absolute": named("/etc/fiche.md"),
    "drive": named("C:/fiche.md"),
    "backslash": named("..\\..\\fiche.md"),
    "unc": named("\\\\serveur\\fiche.md"),
    "control-in-name": named("fi\x1bche.md"),
    "nul-in-name": named("fiche.md\x00.exe"),
    "empty-part": named("a//fiche.md"),
    "dot-part": named("a/./fiche.md"),
    "name-too-long": named("n" * 300 + ".md"),
    "too-many-levels": named("a/" * 20 + "fiche.md"),
    "symbolic-link": special(0o120000),
    "named-pipe": special(0o010000),
    "device": special(0o020000),
    "bomb": holding({"bombe.md": BOMB}),
    "bomb-of-many": holding({f"{n}.md": bytes(3_900_000) for n in range(6)}),
    "nested-zip": holding({"encore.zip": zipped({"a.md": b"a"})}),
    "nested-gzip": holding({"encore.gz": b"\x1f\x8b\x08" + bytes(20)}),
    "nested-hidden": holding({"image.png": zipped({"a.md": b"a"})}),
    "overlapping": _overlapping,
    "absurd-size": patched(24, b"\xf0\xff\xff\xff", local=22),
    "absurd-packed-size": patched(20, b"\xf0\xff\xff\x00", local=18),
    "size-too-small": patched(24, struct.pack("<L", 40), local=22),
    "too-many-entries": _crowd,
    "count-that-lies": ending(8, struct.pack("<HH", 5, 5)),
    "several-disks": ending(4, struct.pack("<HH", 1, 1)),
    "zip64-without-end": ending(16, b"\xff\xff\xff\xff"),
    "encrypted": patched(8, struct.pack("<H", 1), local=6),
    "wrong-crc": patched(16, b"\x00\x01\x02\x03", local=14),
    "unknown-compression": holding({"b.md": GOOD.encode()}, zipfile.ZIP_LZMA),
    "twice-the-same-name": _twice("a.md", "a.md"),
    "twice-but-for-case": _twice("Fiche-a.md", "fiche-A.md"),
    "cut-in-half": cut(0.5),
    "cut-near-the-end": cut(0.99),
    "not-a-zip": raw(b"GIF89a" + bytes(500)),
    "empty-file": raw(b""),
    "web-page": raw(b"<html><body>404</body></html>", "paquet.fabrique"),
    "empty-zip": raw(zipped({})),
    "no-sheet-inside": raw(zipped({"photo.txt2": b"rien"})),
    "link-in-a-folder": _linked_file,
    "folder-linked-in-a-folder": _linked_folder,
    "only-a-link": _link,
    "empty-folder": _empty_folder,
}
"""Sources that are refused whole, whatever else they hold."""


def text(content: bytes) -> Make:
    """A Markdown file of these bytes."""
    return lambda folder: _written(folder, content, "fiche.md")


def _header(more: str) -> bytes:
    return GOOD.replace("nature: outil", more).encode()


_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{c}: &{c} [*{p}, *{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
)
TEXTS: dict[str, Make] = {
    "yaml-billion-laughs": text(_header("nature: outil\n" + _LAUGHS)),
    "yaml-python": text(_header('nature: !!python/object/apply:os.system ["true"]')),
    "yaml-binary": text(_header("nature: !!binary b3V0aWw=")),
    "yaml-deep": text(_header("nature: " + "[" * 50_000)),
    "yaml-deep-closed": text(_header("nature: " + "[" * 50_000 + "]" * 50_000)),
    "yaml-deep-mappings": text(_header("nature: " + "{a: " * 20_000 + "1" + "}" * 20_000)),
    "yaml-huge-number": text(_header("nature: outil\nformateurs: " + "9" * 6000)),
    "yaml-large-number": text(_header("nature: outil\nformateurs: 99999999999")),
    "yaml-list-as-key": text(_header("? [a, b]\n: c")),
    "yaml-twice": text(_header("nature: outil\nnature: jeu")),
    "unknown-field": text(_header("nature: outil\nexec: true")),
    "too-long": text(GOOD.encode() + b"mot " * 110_000),
    "far-too-long": text(GOOD.encode() + b"mot " * 1_000_000),
    "bad-utf8": text(GOOD.encode() + b"\xff\xfe\xfa"),
    "latin-1": text(GOOD.encode("latin-1")),
    "utf-16": text(GOOD.encode("utf-16")),
    "nul": text(GOOD.encode() + b"fin\x00"),
    "escape": text(GOOD.encode() + b"\x1b[2J"),
    "header-left-open": text(GOOD.replace("---\n\n", "").encode()),
    "no-header": text(b"Bonjour."),
    "slug-outside": text(SHEET.format(slug="../../../etc/passwd").encode()),
    "slug-of-a-device": text(SHEET.format(slug="'a b'").encode()),
    "slug-too-long": text(SHEET.format(slug="a" * 500).encode()),
    "title-too-long": text(GOOD.replace("Une fiche", "T" * 400).encode()),
    "unknown-brique": text(GOOD.replace("[mobiliser]", "[jardiner]").encode()),
    "no-brique": text(GOOD.replace("[mobiliser]", "[]").encode()),
    "attachment-without-hash": text(_header("nature: outil\npièces: [{nom: a.png, sha256: zz}]")),
    "brique-with-a-style": text(
        b"---\nbrique: b\ntitre: B\naccroche: b\nrang: 1\ncouleur: 'red;}'\nic\xc3\xb4ne: x\ndur\xc3\xa9e: 5\n---\n"
    ),
}
"""Markdown files that are refused with their line, each alone in its source."""
