"""Files on the disk as sources, and the copies that other programs and the film player read."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from trainer.core.errors import BadFile, Unavailable
from trainer.core.progress import Report, step
from trainer.library.attachment_rules import CHUNK, size_words

MOST_COPIES = 6_000_000_000
"""Bytes that the private copies may take together before the oldest go."""
_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file of the disk, as a source."""

    file: BinaryIO
    size: int

    def at(self, offset: int, length: int) -> bytes:
        """At most `length` bytes from `offset` on."""
        self.file.seek(offset)
        return self.file.read(length)


def opened(path: Path) -> OpenFile:
    """A file open for reading; raises `BadFile` when there is none that can be read."""
    try:
        if not path.is_file():
            raise BadFile(f"«\u00a0{shown_name(path)}\u00a0» n’est pas un fichier.", code="unreadable")
        file = path.open("rb")
        return OpenFile(file, os.fstat(file.fileno()).st_size)
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> BadFile:
    """The sentence for a file that the system does not let read."""
    why = error.strerror or type(error).__name__
    return BadFile(f"«\u00a0{shown_name(path)}\u00a0» ne peut pas être lu\u00a0: {why}.", code="unreadable")


def shown_name(path: Path) -> str:
    """The name of a file, whatever bytes the disk has for it."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def parts(source: OpenFile, report: Report, text: str, start: int) -> Iterator[bytes]:
    """The bytes of a file in parts; reports the megabytes read, `start` first, of twice the file in all."""
    whole = 2 * max(1, source.size // _MEGA)
    source.file.seek(0)
    done = 0
    while part := source.file.read(CHUNK):
        step(report, min(whole, start + done // _MEGA), whole, text)
        yield part
        done += len(part)


def hash_of(chunks: Iterable[bytes]) -> str:
    """The SHA-256 of bytes given in parts."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def refuse_full_disk(folder: Path, size: int, name: str) -> None:
    """Raise `Unavailable` when a folder's disk has no room for `size` more bytes."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return  # the writing itself will tell
    if free < size:
        raise Unavailable(
            "disk-full",
            f"Il reste {size_words(free)} sur le disque, et «\u00a0{name}\u00a0» en demande {size_words(size)}\u00a0:"
            " faites de la place, ou attachez-le par un lien.",
        )


def write_parts(target: Path, chunks: Iterable[bytes]) -> None:
    """Write a file part by part, put in its place when whole; raises `Unavailable` when the disk refuses."""
    partial = target.with_name(f"{target.name}.{os.getpid()}.partiel")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as out:
            for chunk in chunks:
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        os.replace(partial, target)
    except OSError as error:
        raise Unavailable(
            "cannot-write", f"{target} ne peut pas être écrit\u00a0: {error.strerror}."
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def copies_folder() -> Path:
    """The folder of the private copies, made for this person's eyes alone."""
    from platformdirs import user_cache_path

    folder = user_cache_path("fabrique", appauthor=False) / "pieces"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Unavailable(
            "no-folder", f"Le dossier {folder} ne peut pas être créé\u00a0: {error.strerror}."
        ) from error
    return folder


def used_again(copy: Path, size: int) -> bool:
    """Whether a copy of that size is there already; it then counts as used now."""
    try:
        if copy.stat().st_size != size:
            return False
        os.utime(copy)
    except OSError:
        return False
    return True


def drop_oldest(folder: Path, room: int) -> None:
    """Delete the copies used longest ago until `room` more bytes fit; one in use elsewhere stays."""
    files = []
    for path in folder.iterdir():
        with suppress(OSError):
            found = path.stat()
            files.append((found.st_mtime_ns, found.st_size, path))
    total = sum(size for _, size, _ in files)
    for _, size, path in sorted(files):
        if total + room <= MOST_COPIES:
            return
        with suppress(OSError):
            path.unlink()
            total -= size
