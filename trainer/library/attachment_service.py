"""The files of the sheets: pictures, PDFs, films, kept in the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy import func, select

from curriculum.model import MethodSheet
from trainer.core.errors import Refused
from trainer.core.files import safe_name
from trainer.core.progress import Report, no_report, step
from trainer.core.text import tidy_line
from trainer.library import attachment_files as files
from trainer.library import attachment_rows as rows
from trainer.library import attachment_rules as rules
from trainer.library.attachment_records import AttachmentRecord
from trainer.persistence.location import sqlite_file
from trainer.persistence.tables import AttachmentRow
from trainer.persistence.work import Database

_PRINTED = ("image/png", "image/jpeg")
_LARGEST_PRINTED = 60_000_000
"""Bytes of all the pictures of one sheet that a paper gets."""


class AttachmentService:
    """Pictures, PDFs and films kept with the sheets. Only pictures are ever in memory as a whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Keeping

    def put(self, *, path: Path, report: Report = no_report) -> AttachmentRecord:
        """Keep a file of the disk, or find that it is kept already. Reports megabytes of two readings.

        Raises `BadFile` for what no sheet may hold, `Unavailable` when there is no room, `Cancelled`; nothing is
        kept then.
        """
        name = tidy_line(files.shown_name(path))
        source = files.opened(path)
        with source.file:
            try:
                kind = rules.identify(source, name)
                if kind in rules.PICTURES:
                    rules.check_picture(source.at(0, source.size), name)
                sha256 = files.hash_of(files.parts(source, report, name, 0))
                known = self.describe([sha256]).get(sha256)
                if known is not None:
                    return replace(known, name=name)
                place = sqlite_file(self._database.url)
                if place is not None:
                    files.refuse_full_disk(place.parent, 2 * source.size, name)  # the journal, then the file
                half = max(1, source.size // 1_000_000)
                with self._database.write() as session:
                    return rows.store(session, sha256, files.parts(source, report, name, half), name)
            except OSError as error:
                raise files.unreadable(path, error) from error

    def put_bytes(self, *, content: bytes, name: str) -> AttachmentRecord:
        """Keep a file that is in memory (a picture from the clipboard); raises like `put`."""
        kind = rules.identify(rules.InMemory(content), name)
        if kind in rules.PICTURES:
            rules.check_picture(content, name)
        with self._database.write() as session:
            return rows.store(session, hashlib.sha256(content).hexdigest(), [content], name)

    # Reading

    def describe(self, hashes: Iterable[str]) -> Mapping[str, AttachmentRecord]:
        """Size and kind of several files, without those that this database does not hold."""
        with self._database.read() as session:
            return rows.records(session, hashes)

    def exists(self, sha256: str) -> bool:
        """Whether the file is kept here."""
        return sha256 in self.describe([sha256])

    def size(self, sha256: str) -> int:
        """The bytes of a file; raises `NotFound`."""
        with self._database.read() as session:
            return rows.described(session, sha256).size

    def total(self, sheet: MethodSheet) -> int:
        """The bytes of the kept files of a sheet, each counted once."""
        return sum(one.size for one in self.describe(one.sha256 for one in sheet.attachments).values())

    def read(self, sha256: str, limit: int = rules.LARGEST_PICTURE) -> bytes:
        """A whole file, for pictures and PDFs; raises `NotFound`, `Refused` beyond `limit` bytes, `Unavailable`."""
        with self._database.read() as session:
            size = rows.described(session, sha256).size
            if size > limit:
                raise Refused(
                    "too-large",
                    f"Cette pièce jointe pèse {rules.size_words(size)}\u00a0: ouvrez-la avec un autre programme.",
                )
            return b"".join(rows.chunks(session, sha256))

    def stream(self, sha256: str) -> Iterator[bytes]:
        """A file part by part; raises `NotFound` at the first part, `Unavailable` at the end if it was altered."""
        with self._database.read() as session:
            yield from rows.chunks(session, sha256)

    def pictures(self, sheet: MethodSheet) -> Mapping[str, bytes]:
        """The PNG and JPEG files of a sheet, by hash, in its order until they weigh too much to be printed."""
        found: dict[str, bytes] = {}
        known = self.describe(one.sha256 for one in sheet.attachments)
        left = _LARGEST_PRINTED
        for one in sheet.attachments:
            size = known[one.sha256].size if one.sha256 in known else 0
            printed = one.sha256 in known and known[one.sha256].media_type in _PRINTED
            if printed and one.sha256 not in found and size <= left:
                found[one.sha256] = self.read(one.sha256)
                left -= size
        return found

    # Copies

    def copy_to(self, *, sha256: str, folder: Path, name: str, report: Report = no_report) -> Path:
        """Write a file to `folder/name`, in the place of what is there, whole or not at all.

        Raises `NotFound`, `Unavailable` (disk, altered bytes), `Cancelled`.
        """
        with self._database.read() as session:
            known = rows.described(session, sha256)
            target = folder / safe_name(name)
            files.write_parts(target, self._told(rows.chunks(session, sha256), known.size, name, report))
        return target

    def local_copy(self, sha256: str, report: Report = no_report) -> Path:
        """A private copy on the disk for a player or another program, named by its hash and its true kind."""
        with self._database.read() as session:
            known = rows.described(session, sha256)
        folder = files.copies_folder()
        name = f"{sha256}.{rules.EXTENSIONS.get(known.media_type, 'bin')}"
        if files.used_again(folder / name, known.size):
            return folder / name
        files.drop_oldest(folder, known.size)
        files.refuse_full_disk(folder, known.size, name[:12] + "…")
        return self.copy_to(sha256=sha256, folder=folder, name=name, report=report)

    @staticmethod
    def _told(given: Iterator[bytes], size: int, name: str, report: Report) -> Iterator[bytes]:
        done = 0
        for part in given:
            step(report, done // 1_000_000, max(1, size // 1_000_000), name)
            yield part
            done += len(part)

    # Care

    def unused(self) -> tuple[AttachmentRecord, ...]:
        """The files that no sheet, edition or draft names."""
        with self._database.read() as session:
            return rows.unused(session)

    def sweep(self) -> tuple[AttachmentRecord, ...]:
        """Drop the files that no sheet, edition or draft names; gives them."""
        with self._database.write_alone() as session:
            dropped = rows.unused(session)
            for one in dropped:
                rows.drop(session, one.sha256)
            return dropped

    def kept(self) -> tuple[int, int]:
        """How many files are kept, and their bytes in all."""
        with self._database.read() as session:
            query = select(func.count(), func.coalesce(func.sum(AttachmentRow.size), 0))
            number, size = session.execute(query).one()
            return int(number), int(size)
