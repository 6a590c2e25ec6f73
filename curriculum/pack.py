"""A pack (`.fabrique`): chosen briques, sheets and learning paths with their attachments, for another trainer.

A zip with `manifest.json`, one Markdown file per text and one file per attachment, named by its SHA-256. The
manifest says the digest of each; of a sheet it also says the fingerprints of the sender's editions, from which the
receiver finds the last text that both had. The same content gives the same bytes. Reading refuses whatever is not
exactly so with `PackError`.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from curriculum.pack_zip import PackError

SUFFIX = ".fabrique"
FORMAT, VERSION = "fabrique-pack", 1
MANIFEST = "manifest.json"
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PackText:
    """A text of a pack. `kind` is "brique", "sheet" or "path"; `editions` the fingerprints of a sheet, oldest first."""

    kind: str
    slug: str
    path: str
    text: str
    editions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackFile:
    """An attachment of a pack: the SHA-256 of its bytes, and how many."""

    sha256: str
    size: int

    @property
    def path(self) -> str:
        """Its place in the archive."""
        return f"attachments/{self.sha256}"


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds: who made it and when (ISO), its texts and its attachments."""

    made_by: str
    made_at: str
    texts: tuple[PackText, ...]
    files: tuple[PackFile, ...] = ()

    def of_kind(self, kind: str) -> tuple[PackText, ...]:
        """The texts of one kind, in order."""
        return tuple(one for one in self.texts if one.kind == kind)


def text_fingerprint(text: str) -> str:
    """The fingerprint of a sheet's text, as `sheet_write.fingerprint` has it: 16 hexadecimal digits."""
    return sha256(text.encode())[:16]


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def write_pack(
    pack: Pack,
    out: BinaryIO,
    content: Callable[[PackFile], Iterable[bytes]],
    wrote: Callable[[int], object] = lambda done: None,
) -> None:
    """Write a pack; `content` gives the bytes of an attachment, `wrote` is told how many entries are done."""
    texts = sorted(pack.texts, key=lambda one: (one.kind, one.slug))
    files = sorted(pack.files, key=lambda one: one.sha256)
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(_entry(MANIFEST), _manifest(pack, texts, files), compresslevel=6)
        for done, text in enumerate(texts, start=1):
            archive.writestr(_entry(text.path), text.text.encode(), compresslevel=6)
            wrote(done)
        for done, file in enumerate(files, start=len(texts) + 1):
            _write_file(archive, file, content(file))
            wrote(done)


def _entry(path: str, kind: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, EPOCH)
    info.compress_type, info.create_system, info.external_attr = kind, 3, 0o100644 << 16
    return info


def _write_file(archive: zipfile.ZipFile, file: PackFile, pieces: Iterable[bytes]) -> None:
    info = _entry(file.path, zipfile.ZIP_STORED)
    info.file_size = file.size
    digest = hashlib.sha256()
    with archive.open(info, "w") as entry:
        for piece in pieces:
            digest.update(piece)
            entry.write(piece)
    if digest.hexdigest() != file.sha256:
        raise PackError(f"La pièce jointe {file.sha256[:12]} est abîmée\u00a0: le paquet n’a pas été fait.")


def _manifest(pack: Pack, texts: Iterable[PackText], files: Iterable[PackFile]) -> str:
    items: list[dict[str, object]] = []
    for text in texts:
        item: dict[str, object] = {"kind": text.kind, "slug": text.slug, "path": text.path}
        item["sha256"] = sha256(text.text.encode())
        if text.kind == "sheet":
            item["editions"] = list(text.editions)
        items.append(item)
    items += [
        {"kind": "attachment", "slug": "", "path": file.path, "sha256": file.sha256, "size": file.size}
        for file in files
    ]
    made = {"by": pack.made_by, "at": pack.made_at, "with": "Fabrique"}
    whole = {"format": FORMAT, "version": VERSION, "made": made, "items": items}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
