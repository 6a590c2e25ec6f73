"""Rows of the files of the sheets, in the caller’s transaction: kept once, in parts, under the SHA-256 of the bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from trainer.core.errors import BadFile, NotFound, Unavailable
from trainer.library import attachment_rules as rules
from trainer.library.attachment_records import AttachmentRecord
from trainer.persistence.tables import (
    AttachmentChunkRow,
    AttachmentRow,
    BlockRow,
    DraftRow,
    EditionRow,
    SheetRow,
    TemplateRow,
)

_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_ASKED_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file in the database, as a source."""

    session: Session
    sha256: str
    size: int

    def at(self, offset: int, length: int) -> bytes:
        first, last = offset // rules.CHUNK, (offset + max(length, 1) - 1) // rules.CHUNK
        content = b"".join(_part(self.session, self.sha256, place) for place in range(first, last + 1))
        return content[offset - first * rules.CHUNK :][:length]


def store(
    session: Session, sha256: str, chunks: Iterable[bytes], name: str = "pièce jointe"
) -> AttachmentRecord:
    """Keep a file of that hash, given in parts of any length, unless it is kept already (they are not read then).

    Raises `BadFile` for bytes of another hash and for what no sheet may hold: the transaction must not be committed.
    """
    known = record(session, sha256)
    if known is not None:
        return replace(known, name=name)
    try:
        with session.begin_nested():
            session.execute(insert(AttachmentRow).values(sha256=sha256, size=0, media_type=""))
    except IntegrityError:  # another program has just kept the same file
        return replace(described(session, sha256), name=name)
    digest, size = hashlib.sha256(), 0
    for place, part in enumerate(_cut(chunks)):
        digest.update(part)
        size += len(part)
        if size > rules.LARGEST:
            rules.refuse_size(size, name)
        session.execute(insert(AttachmentChunkRow).values(sha256=sha256, position=place, content=part))
    if digest.hexdigest() != sha256:
        raise BadFile(
            f"«\u00a0{name}\u00a0» ne correspond pas à son empreinte\u00a0: ce fichier a changé ou il est abîmé.",
            code="altered",
        )
    kept = _Kept(session, sha256, size)
    kind = rules.identify(kept, name)
    if kind in rules.PICTURES:
        rules.check_picture(kept.at(0, size), name)
    session.execute(
        update(AttachmentRow).where(AttachmentRow.sha256 == sha256).values(size=size, media_type=kind)
    )
    return AttachmentRecord(sha256, size, kind, name)


def chunks(session: Session, sha256: str) -> Iterator[bytes]:
    """The bytes of a kept file, a part at a time; raises `NotFound`, and `Unavailable` at the end if altered."""
    left, digest = described(session, sha256).size, hashlib.sha256()
    place = 0
    while left > 0 and (part := _part(session, sha256, place)):
        digest.update(part)
        left -= len(part)
        place += 1
        yield part
    if left or digest.hexdigest() != sha256:
        raise Unavailable(
            "altered-attachment", "Une pièce jointe a été altérée\u00a0: restaurez une sauvegarde."
        )


def record(session: Session, sha256: str) -> AttachmentRecord | None:
    """What is known of a file, None when it is not kept."""
    return records(session, (sha256,)).get(sha256)


def records(session: Session, hashes: Iterable[str]) -> dict[str, AttachmentRecord]:
    """What is known of several files, without those that are not kept."""
    wanted = sorted(set(hashes))
    found: dict[str, AttachmentRecord] = {}
    for start in range(0, len(wanted), _ASKED_AT_ONCE):
        query = select(AttachmentRow.sha256, AttachmentRow.size, AttachmentRow.media_type)
        some = query.where(AttachmentRow.sha256.in_(wanted[start : start + _ASKED_AT_ONCE]))
        found |= {one: AttachmentRecord(one, size, kind) for one, size, kind in session.execute(some)}
    return found


def altered(session: Session) -> Iterator[AttachmentRecord]:
    """The files whose bytes are not those of their hash any more."""
    for sha256 in session.scalars(select(AttachmentRow.sha256).order_by(AttachmentRow.sha256)).all():
        try:
            for _ in chunks(session, sha256):
                pass
        except Unavailable:
            yield described(session, sha256)


def unused(session: Session) -> tuple[AttachmentRecord, ...]:
    """The files that no sheet, edition or draft names, nor a text of a workshop or a template."""
    every = set(session.scalars(select(AttachmentRow.sha256)))
    if every:
        kept = (SheetRow.text, EditionRow.text, DraftRow.data, BlockRow.adapted, TemplateRow.body)
        for text in kept:
            for found in session.scalars(select(text).where(text.contains("sha256"))).yield_per(500):
                every -= set(_HASH.findall(found))
    return tuple(sorted(records(session, every).values(), key=lambda one: one.sha256))


def drop(session: Session, sha256: str) -> None:
    """Forget a file."""
    session.execute(delete(AttachmentChunkRow).where(AttachmentChunkRow.sha256 == sha256))
    session.execute(delete(AttachmentRow).where(AttachmentRow.sha256 == sha256))


def described(session: Session, sha256: str) -> AttachmentRecord:
    """What is known of a file; raises `NotFound`."""
    known = record(session, sha256)
    if known is None:
        raise NotFound("not-found", f"La pièce jointe {sha256[:12]}… n’est pas dans cette base.")
    return known


def _part(session: Session, sha256: str, place: int) -> bytes:
    query = select(AttachmentChunkRow.content).where(
        AttachmentChunkRow.sha256 == sha256, AttachmentChunkRow.position == place
    )
    return session.scalar(query) or b""


def _cut(given: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in parts of the length that is kept."""
    waiting = bytearray()
    for one in given:
        waiting += one
        while len(waiting) >= rules.CHUNK:
            yield bytes(waiting[: rules.CHUNK])
            del waiting[: rules.CHUNK]
    if waiting:
        yield bytes(waiting)
